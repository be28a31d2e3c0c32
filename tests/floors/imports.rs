//! Who imports whom, read from the sources: the compiler's own parser, so that no path is missed wherever it stands.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};

/// A module by its path: `rules`, `state`, `apply`.
pub type Module = Vec<String>;

/// The modules under a folder of `src`, by their paths, with their files; an empty name is all of it.
pub fn modules(top: &str) -> BTreeMap<Module, PathBuf> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut found, mut folders) = (BTreeMap::new(), vec![src.join(top)]);
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let inside = path.strip_prefix(&src).unwrap_or(&path).with_extension("");
                let mut module: Module = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
                if module.last().is_some_and(|last| last == "mod") {
                    module.pop();
                }
                found.insert(module, path);
            }
        }
    }
    found
}

/// Every path that a file names, its own tests left out.
#[derive(Default)]
pub struct Named(pub Vec<Module>);

impl<'ast> Visit<'ast> for Named {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&mut Vec::new(), &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.0.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    // Who may see something is no use of it.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !item.attrs.iter().any(|attribute| attribute.path().is_ident("cfg")) {
            visit::visit_item_mod(self, item);
        }
    }
}

impl Named {
    fn tree(&mut self, before: &mut Module, tree: &syn::UseTree) {
        match tree {
            syn::UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.tree(before, &path.tree);
                before.pop();
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(before, tree)),
            syn::UseTree::Name(name) => self.0.push(before.iter().cloned().chain([name.ident.to_string()]).collect()),
            syn::UseTree::Rename(name) => self.0.push(before.iter().cloned().chain([name.ident.to_string()]).collect()),
            syn::UseTree::Glob(_) => self.0.push(before.clone()),
        }
    }
}

/// A path as the crate's root knows it; `None` for one that leads out of the crate, or names something of the file's own.
pub fn from_root(module: &Module, path: &[String]) -> Option<Module> {
    let above = |count: usize| module.len().checked_sub(count).map(|length| module[..length].to_vec());
    let (start, rest) = match path.first()?.as_str() {
        // The program names the library by its name.
        "crate" | "latticework" => (Vec::new(), &path[1..]),
        "self" => (module.clone(), &path[1..]),
        "super" => {
            let count = path.iter().take_while(|part| *part == "super").count();
            (above(count)?, &path[count..])
        }
        _ => return None,
    };
    Some(start.into_iter().chain(rest.iter().cloned()).collect())
}

/// Which module uses which, with what it names there. The roots of layers are among them: they only gather names for those outside.
pub fn uses(modules: &BTreeMap<Module, PathBuf>) -> BTreeMap<Module, BTreeMap<Module, String>> {
    let mut found: BTreeMap<Module, BTreeMap<Module, String>> = BTreeMap::new();
    for (module, file) in modules {
        let text = std::fs::read_to_string(file).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        let parsed = syn::parse_file(&text).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        let mut named = Named::default();
        named.visit_file(&parsed);
        let used = found.entry(module.clone()).or_default();
        for path in &named.0 {
            // A first name that is a child's is a path into that child.
            // The program's root has its children beside it.
            let parent: &[String] = if module[..] == ["main".to_owned()] { &[] } else { module };
            let child = || Some([parent, path].concat()).filter(|_| modules.contains_key(&[parent, &path[..1]].concat()));
            let Some(path) = from_root(module, path).or_else(child) else { continue };
            let target = (1..=path.len()).rev().map(|length| path[..length].to_vec()).find(|prefix| modules.contains_key(prefix));
            if let Some(target) = target.filter(|target| target != module && !target.is_empty()) {
                let what = path[target.len()..].join("::");
                used.entry(target).or_insert(what);
            }
        }
    }
    found
}

pub fn shown(module: &Module) -> String {
    module.join("::")
}
