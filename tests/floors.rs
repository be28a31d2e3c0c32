//! The floors inside `rules`: words at the bottom, then events, the level's set-up, the state, and what changes it; a turn at the top. The
//! compiler lets modules of a crate import one another in a circle; this does not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};

/// The floors, from the ground up: a folder or file of `src/rules` uses those before it and never one after. Those of one line know nothing
/// of each other.
const FLOORS: &[&[&str]] = &[
    &["vocab"],
    &["event", "scenario", "models"],
    &["state"],
    &["change"],
    &["phases"],
    &["crisis"],
    &["quarantine", "doubt", "metric"],
    &["order", "inject"],
    &["opening", "rehearsal", "turn"],
    &["lesson"],
];

/// The most files of a parent and its children that may know one another.
const MOST_IN_A_CIRCLE: usize = 4;

type Module = Vec<String>;

/// The modules under a folder of `src`, by their paths, with their files.
fn modules(top: &str) -> BTreeMap<Module, PathBuf> {
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
struct Named(Vec<Module>);

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
fn from_root(module: &Module, path: &[String]) -> Option<Module> {
    let above = |count: usize| module.len().checked_sub(count).map(|length| module[..length].to_vec());
    let (start, rest) = match path.first()?.as_str() {
        "crate" => (Vec::new(), &path[1..]),
        "self" => (module.clone(), &path[1..]),
        "super" => {
            let count = path.iter().take_while(|part| *part == "super").count();
            (above(count)?, &path[count..])
        }
        _ => return None,
    };
    Some(start.into_iter().chain(rest.iter().cloned()).collect())
}

/// Which module uses which, with what it names there.
fn uses(modules: &BTreeMap<Module, PathBuf>) -> BTreeMap<Module, BTreeMap<Module, String>> {
    let mut found: BTreeMap<Module, BTreeMap<Module, String>> = BTreeMap::new();
    for (module, file) in modules {
        let text = std::fs::read_to_string(file).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        let parsed = syn::parse_file(&text).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        let mut named = Named::default();
        named.visit_file(&parsed);
        let used = found.entry(module.clone()).or_default();
        for path in &named.0 {
            // A first name that is a child's is a path into that child.
            let child = || Some(module.iter().cloned().chain(path.iter().cloned()).collect::<Module>());
            let child = || child().filter(|_| modules.contains_key(&[module.as_slice(), &path[..1]].concat()));
            let Some(path) = from_root(module, path).or_else(child) else { continue };
            let target = (1..=path.len()).rev().map(|length| path[..length].to_vec()).find(|prefix| modules.contains_key(prefix));
            // The root of the rules only gathers names for those outside.
            if let Some(target) = target.filter(|target| target != module && target.len() > 1) {
                let what = path[target.len()..].join("::");
                used.entry(target).or_insert(what);
            }
        }
    }
    found
}

fn shown(module: &Module) -> String {
    module.join("::")
}

#[test]
fn the_rules_have_a_floor_and_a_roof() {
    let modules = modules("rules");
    let floor = |module: &Module| {
        let name = module.get(1)?;
        FLOORS.iter().position(|names| names.contains(&name.as_str()))
    };
    let mut wrong = Vec::new();
    for module in modules.keys().filter(|module| module.len() > 1) {
        assert!(floor(module).is_some(), "{} stands on no floor: FLOORS in tests/floors.rs says where it belongs", shown(module));
    }
    for (module, used) in uses(&modules).iter().filter(|(module, _)| module.len() > 1) {
        for (target, what) in used.iter().filter(|(target, _)| target[1] != module[1]) {
            if floor(target) >= floor(module) {
                wrong.push(format!("{} uses {} ({what})", shown(module), shown(target)));
            }
        }
    }
    assert!(wrong.is_empty(), "used from below or beside:\n{}", wrong.join("\n"));
}

#[test]
fn only_a_parent_and_its_children_know_one_another() {
    let modules = modules("rules");
    let uses = uses(&modules);
    // Everything that a module reaches by any number of steps.
    let reach = |from: &Module| {
        let (mut found, mut next) = (BTreeSet::new(), vec![from.clone()]);
        while let Some(module) = next.pop() {
            for target in uses.get(&module).into_iter().flat_map(BTreeMap::keys) {
                if found.insert(target.clone()) {
                    next.push(target.clone());
                }
            }
        }
        found
    };
    let reached: BTreeMap<&Module, BTreeSet<Module>> = modules.keys().map(|module| (module, reach(module))).collect();
    let mut circles: BTreeSet<Vec<Module>> = BTreeSet::new();
    for (module, far) in &reached {
        if far.contains(*module) {
            circles.insert(far.iter().filter(|other| reached.get(other).is_some_and(|back| back.contains(*module))).cloned().collect());
        }
    }
    for circle in &circles {
        let names: Vec<String> = circle.iter().map(shown).collect();
        let parent = circle.iter().min_by_key(|module| module.len()).expect("a circle has members");
        let family = circle.iter().all(|module| module.starts_with(parent));
        assert!(family && circle.len() <= MOST_IN_A_CIRCLE, "a circle of {}: {}", circle.len(), names.join(", "));
    }
}

/// The reading itself: paths in uses, groups, calls and types are seen, and what stands in tests or says who may see something is not.
#[test]
fn paths_are_seen_wherever_they_stand() {
    let text = "use super::a::{B, c::D as E}; pub(in crate::rules) fn f(x: crate::g::H) { self::i::j(); } #[cfg(test)] mod tests { use crate::k; }";
    let mut named = Named::default();
    named.visit_file(&syn::parse_file(text).expect("it is Rust"));
    let module: Module = ["rules", "z"].map(str::to_owned).to_vec();
    let found: BTreeSet<String> = named.0.iter().filter_map(|path| from_root(&module, path)).map(|path| shown(&path)).collect();
    let wanted = ["rules::a::B", "rules::a::c::D", "g::H", "rules::z::i::j"].map(str::to_owned);
    assert_eq!(found, BTreeSet::from(wanted));
}
