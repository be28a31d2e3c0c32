//! Where levels come from: those that the program carries, and those in a folder.

use std::path::Path;

use super::convert::{convert, inherit};
use super::diagnostic::{Code, Diagnostic, SourceFile, Span};
use super::outline::Outline;
use super::tree::{self, Node, Value};
use super::{MAX_BYTES, Report};
use crate::catalog::Catalog;
use crate::geo::Geography;

/// Levels that the program carries: short name and text.
const EMBEDDED: &[(&str, &str)] = &[
    ("second_thomas", include_str!("../../levels/second_thomas.ron")),
    ("senkaku", include_str!("../../levels/senkaku.ron")),
];

/// How many levels may extend one another.
const MAX_CHAIN: usize = 8;

/// Theatre data and geography, read once, against which levels are checked.
#[derive(Debug)]
pub struct Library {
    /// Nations, places, force types, agreements, parameters.
    pub catalog: Catalog,
    /// Coasts and depths.
    pub geography: Geography,
}

/// A level with its file's text.
#[derive(Debug)]
pub struct Loaded {
    /// Its short name.
    pub slug: String,
    /// What came of reading it.
    pub report: Report,
}

impl Library {
    /// Reads the theatre data and geography that the program carries.
    ///
    /// # Errors
    /// They are damaged: a fault of the build.
    pub fn load() -> Result<Self, String> {
        let catalog = Catalog::theatre().map_err(|problems| format!("theatre data: {problems:?}"))?;
        Ok(Self { catalog, geography: Geography::load()? })
    }

    /// Short names of the levels that the program carries, in the order in which they are shown.
    pub fn embedded() -> impl Iterator<Item = &'static str> {
        EMBEDDED.iter().map(|(slug, _)| *slug)
    }

    /// The text of a level that the program carries.
    pub fn embedded_text(slug: &str) -> Option<&'static str> {
        EMBEDDED.iter().find(|(known, _)| *known == slug).map(|(_, text)| *text)
    }

    /// Reads and checks a level that the program carries; `None` if there is none such.
    pub fn open_embedded(&self, slug: &str) -> Option<Report> {
        Self::embedded_text(slug).map(|text| self.check(slug, &format!("levels/{slug}.ron"), text, None))
    }

    /// Reads and checks a file.
    pub fn open_file(&self, path: &Path) -> Report {
        let name = path.display().to_string();
        let slug = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        match read_text(path) {
            Ok(text) => self.check(&slug, &name, &text, path.parent()),
            Err(message) => Report {
                scenario: None,
                outline: Outline::default(),
                problems: vec![Diagnostic::error(Code::NoFile, Span { line: 1, column: 1, ..Span::default() }, message)],
                files: vec![SourceFile { name, text: String::new() }],
            },
        }
    }

    /// Checks a level's text. `folder` is where levels that it extends are looked for, before those that the program carries.
    pub fn check(&self, slug: &str, name: &str, text: &str, folder: Option<&Path>) -> Report {
        let files = vec![SourceFile { name: name.to_owned(), text: text.to_owned() }];
        let mut problems = Vec::new();
        let root = tree::read(0, text, &mut problems);
        let Some(root) = root else { return Report { scenario: None, outline: Outline::default(), problems, files } };
        let find = |base: &str| {
            let in_folder = folder.and_then(|folder| read_text(&folder.join(format!("{base}.ron"))).ok());
            in_folder.or_else(|| Self::embedded_text(base).map(str::to_owned))
        };
        self.finish(slug, root, files, problems, &find)
    }

    /// Checks the files of a saved game: the level first, then what it extends.
    pub fn check_files(&self, slug: &str, files: &[(String, String)]) -> Report {
        let Some((name, text)) = files.first() else { return self.check(slug, slug, "", None) };
        let mut problems = Vec::new();
        let sources = vec![SourceFile { name: name.clone(), text: text.clone() }];
        let Some(root) = tree::read(0, text, &mut problems) else { return Report { scenario: None, outline: Outline::default(), problems, files: sources } };
        let find = |base: &str| files[1..].iter().find(|(name, _)| *name == format!("{base}.ron")).map(|(_, text)| text.clone());
        self.finish(slug, root, sources, problems, &find)
    }

    fn finish(
        &self,
        slug: &str,
        mut root: Node,
        mut files: Vec<SourceFile>,
        mut problems: Vec<Diagnostic>,
        find: &dyn Fn(&str) -> Option<String>,
    ) -> Report {
        extend(&mut root, &mut files, &mut problems, find, slug);
        let readable = problems.is_empty();
        let lacks_base = problems.iter().any(|problem| problem.code == Code::UnknownLevel);
        let (scenario, found) = convert(slug, &root, &self.catalog, &self.geography);
        problems.extend(found.into_iter().filter(|problem| !lacks_base || problem.code.stands_alone()));
        problems.sort_by_key(|problem| (problem.span.file, problem.span));
        Report { scenario: scenario.filter(|_| readable), outline: Outline::of(&root), problems, files }
    }
}

/// Puts in what the levels that a level extends say, one after another.
fn extend(root: &mut Node, files: &mut Vec<SourceFile>, problems: &mut Vec<Diagnostic>, find: &dyn Fn(&str) -> Option<String>, slug: &str) {
    let mut seen = vec![slug.to_owned()];
    let mut next = base_of(root);
    while let Some((base, span)) = next {
        if seen.contains(&base) || seen.len() > MAX_CHAIN {
            problems.push(Diagnostic::error(Code::UnknownLevel, span, format!("`{base}` extends itself in a circle, or the chain is too long")));
            return;
        }
        // A short name only: a level never reaches into other folders.
        let plain = base.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        let Some(text) = Some(&base).filter(|_| plain).and_then(|base| find(base)) else {
            let suggestion = crate::catalog::nearest(&base, Library::embedded());
            problems.push(Diagnostic::error(Code::UnknownLevel, span, format!("there is no level `{base}` to extend")).suggest(suggestion));
            return;
        };
        let file = files.len() as u16;
        let tree = tree::read(file, &text, problems);
        files.push(SourceFile { name: format!("{base}.ron"), text });
        let Some(tree) = tree else { return };
        inherit(root, &tree);
        seen.push(base);
        next = base_of(&tree);
    }
}

fn base_of(root: &Node) -> Option<(String, Span)> {
    let Value::Struct(_, fields) = &root.value else { return None };
    let field = fields.iter().find(|field| field.name == "extends")?;
    match &field.value.value {
        Value::Text(base) => Some((base.clone(), field.value.span)),
        _ => None,
    }
}

/// A file's text, if it is a file, not too large, and text.
fn read_text(path: &Path) -> Result<String, String> {
    let about = std::fs::metadata(path).map_err(|error| format!("cannot read it: {error}"))?;
    if !about.is_file() {
        return Err("this is no file".to_owned());
    }
    if about.len() > MAX_BYTES as u64 {
        return Err(format!("the file has {} bytes; a level may have {MAX_BYTES}", about.len()));
    }
    let bytes = std::fs::read(path).map_err(|error| format!("cannot read it: {error}"))?;
    String::from_utf8(bytes).map_err(|error| format!("this is not text in UTF-8: byte {} is wrong", error.utf8_error().valid_up_to()))
}
