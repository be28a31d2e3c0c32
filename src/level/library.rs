//! Where levels come from: those that the program carries, and those in a folder.

use std::path::Path;
use std::sync::Mutex;

use super::convert::convert;
use super::decode::MAX_PROBLEMS;
use super::diagnostic::{Code, Diagnostic, SourceFile, Span};
use super::file_text::{self, Unreadable};
use super::inherit::inherit;
use super::outline::Outline;
use super::{MAX_BYTES, Report};
use crate::catalog::{Candidate, Catalog, CatalogProblem, Thing, meant};
use crate::geo::{Geography, HexMap, MapFileError, MapProblem, Window};
use crate::level::tree;
use crate::level::tree::{Node, Value};

/// What was found of a level that another extends.
enum FoundLevel {
    /// Its text.
    Text(String),
    /// It is there and cannot be read, or not extended: why.
    Unreadable(String),
    /// There is none of this name.
    Nothing,
}

/// Levels that the program carries: short name and text.
const EMBEDDED: &[(&str, &str)] = &[
    ("second_thomas", include_str!("../../levels/second_thomas.ron")),
    ("senkaku", include_str!("../../levels/senkaku.ron")),
    ("scarborough_cordon", include_str!("../../levels/scarborough_cordon.ron")),
    ("tasman_live_fire", include_str!("../../levels/tasman_live_fire.ron")),
    ("pacific_contest", include_str!("../../levels/pacific_contest.ron")),
    ("draft_the_pact", include_str!("../../levels/draft_the_pact.ron")),
    ("draft_the_pact_hub", include_str!("../../levels/draft_the_pact_hub.ron")),
    ("draft_the_pact_signed", include_str!("../../levels/draft_the_pact_signed.ron")),
    ("road_to_2027", include_str!("../../levels/road_to_2027.ron")),
    ("quarantine", include_str!("../../levels/quarantine.ron")),
    ("strait_2027", include_str!("../../levels/strait_2027.ron")),
    ("strait_2027_hub", include_str!("../../levels/strait_2027_hub.ron")),
    ("strait_2027_pact", include_str!("../../levels/strait_2027_pact.ron")),
];

/// Levels for studies, which stand on no shelf: short name, file and text.
const CALIBRATION: &[(&str, &str, &str)] = &[
    ("calibration_base", "levels/calibration/base.ron", include_str!("../../levels/calibration/base.ron")),
    ("calibration_pessimistic", "levels/calibration/pessimistic.ron", include_str!("../../levels/calibration/pessimistic.ron")),
    ("calibration_optimistic", "levels/calibration/optimistic.ron", include_str!("../../levels/calibration/optimistic.ron")),
    ("calibration_taiwan_alone", "levels/calibration/taiwan_alone.ron", include_str!("../../levels/calibration/taiwan_alone.ron")),
];

/// How many levels may extend one another.
const MAX_CHAIN: usize = 8;
/// The most bytes that a level has with all that it extends.
const MAX_CHAIN_BYTES: usize = 2 * MAX_BYTES;

/// What is too large about a level's files, if something is.
fn too_large(files: &[(String, String)]) -> Option<String> {
    let total: usize = files.iter().map(|(_, text)| text.len()).sum();
    if let Some((name, text)) = files.iter().find(|(_, text)| text.len() > MAX_BYTES) {
        let name: String = name.chars().take(60).collect();
        return Some(format!("the file {name} has {} bytes; a level may have {MAX_BYTES}", text.len()));
    }
    if total > MAX_CHAIN_BYTES {
        return Some(format!("the level and what it extends have {total} bytes together and may have {MAX_CHAIN_BYTES}"));
    }
    // The level itself and the chain of what it extends.
    (files.len() > MAX_CHAIN + 1).then(|| format!("it has {} files; more than {MAX_CHAIN} levels may not extend one another", files.len()))
}

/// Theatre data and geography, read once, against which levels are checked.
#[derive(Debug)]
pub struct Library {
    /// Nations, places, force types, agreements, parameters.
    pub catalog: Catalog,
    /// Coasts and depths.
    pub geography: Geography,
    maps: Maps,
}

/// Maps that were built lately: while a level is written, the same window is asked for again and again.
#[derive(Debug, Default)]
pub struct Maps(Mutex<Vec<([u64; 5], HexMap)>>);

/// How many maps are kept.
const KEPT_MAPS: usize = 4;
/// Larger maps are built anew each time.
const KEPT_CELLS: usize = 12_000;

impl Maps {
    /// The map of a window, built or remembered.
    ///
    /// # Errors
    /// As [`HexMap::build`].
    pub fn build(&self, geography: &Geography, window: Window, hex_km: u16) -> Result<HexMap, MapProblem> {
        let key = [window.west.to_bits(), window.east.to_bits(), window.south.to_bits(), window.north.to_bits(), u64::from(hex_km)];
        let known = |maps: &Vec<([u64; 5], HexMap)>| maps.iter().find(|(known, _)| *known == key).map(|(_, map)| map.clone());
        if let Some(map) = self.0.lock().ok().and_then(|maps| known(&maps)) {
            return Ok(map);
        }
        let map = HexMap::build(geography, window, hex_km)?;
        if map.cells.len() <= KEPT_CELLS
            && let Ok(mut maps) = self.0.lock()
        {
            if maps.len() >= KEPT_MAPS {
                maps.remove(0);
            }
            maps.push((key, map.clone()));
        }
        Ok(map)
    }
}

/// A level with its file's text.
#[derive(Debug)]
pub struct Loaded {
    /// Its short name.
    pub slug: String,
    /// What came of reading it.
    pub report: Report,
}

/// What the program carries is damaged: a fault of the build.
#[derive(Clone, Debug, thiserror::Error)]
pub enum LoadError {
    /// The theatre data.
    #[error("theatre data: {0:?}")]
    Theatre(Vec<CatalogProblem>),
    /// The geography.
    #[error(transparent)]
    Geography(#[from] MapFileError),
}

impl Library {
    /// Reads the theatre data and geography that the program carries.
    ///
    /// # Errors
    /// They are damaged: a fault of the build.
    pub fn load() -> Result<Self, LoadError> {
        let catalog = Catalog::theatre().map_err(LoadError::Theatre)?;
        Ok(Self { catalog, geography: Geography::load()?, maps: Maps::default() })
    }

    /// Short names of the levels that the program carries, in the order in which they are shown.
    pub fn embedded() -> impl Iterator<Item = &'static str> {
        EMBEDDED.iter().map(|(slug, _)| *slug)
    }

    /// Short names of the levels for studies, which the program carries and no shelf shows.
    pub fn calibration() -> impl Iterator<Item = &'static str> {
        CALIBRATION.iter().map(|(slug, ..)| *slug)
    }

    /// The text of a level that the program carries.
    pub fn embedded_text(slug: &str) -> Option<&'static str> {
        let shown = EMBEDDED.iter().map(|(known, text)| (*known, *text));
        let all = shown.chain(CALIBRATION.iter().map(|(known, _, text)| (*known, *text)));
        all.into_iter().find(|(known, _)| *known == slug).map(|(_, text)| text)
    }

    /// Reads and checks a level that the program carries; `None` if there is none such.
    pub fn open_embedded(&self, slug: &str) -> Option<Report> {
        let file =
            CALIBRATION.iter().find(|(known, ..)| *known == slug).map_or_else(|| format!("levels/{slug}.ron"), |(_, file, _)| (*file).to_owned());
        Self::embedded_text(slug).map(|text| self.check(slug, &file, text, None))
    }

    /// What a list shows of a level that the program carries, without checking it: those are sound. `None` if there is none such.
    pub fn embedded_outline(slug: &str) -> Option<Outline> {
        let (mut problems, mut files) = (Vec::new(), Vec::new());
        let mut root = tree::read(0, Self::embedded_text(slug)?, &mut problems)?;
        extend(
            &mut root,
            &mut files,
            &mut problems,
            &|base| Self::embedded_text(base).map_or(FoundLevel::Nothing, |text| FoundLevel::Text(text.to_owned())),
            slug,
        );
        Some(Outline::of(&root))
    }

    /// Reads and checks a file.
    pub fn open_file(&self, path: &Path) -> Report {
        let name = path.display().to_string();
        let slug = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        match file_text::read_level_text(path) {
            Ok(text) => {
                // A link in the folder of own levels leads to the level: what it extends lies there.
                let real = if path.is_symlink() { std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf()) } else { path.to_path_buf() };
                self.check(&slug, &name, &text, real.parent())
            }
            Err(Unreadable { message, place: (line, column), text }) => Report {
                scenario: None,
                outline: Outline::default(),
                problems: vec![Diagnostic::error(Code::NoFile, Span { line, column, ..Span::default() }, message)],
                files: vec![SourceFile { name, text }],
            },
        }
    }

    /// Checks a level's text. `folder` is where levels that it extends are looked for, before those that the program carries.
    pub fn check(&self, slug: &str, name: &str, text: &str, folder: Option<&Path>) -> Report {
        let find = |base: &str| match folder.map(|folder| folder.join(format!("{base}.ron"))).filter(|path| path.exists()) {
            // A file of the folder that cannot be read is told, not passed over for one of the program's.
            Some(path) => file_text::read_level_text(&path).map_or_else(|problem| FoundLevel::Unreadable(problem.message), FoundLevel::Text),
            None => Self::embedded_text(base).map_or(FoundLevel::Nothing, |text| FoundLevel::Text(text.to_owned())),
        };
        let text = file_text::without_mark(text.to_owned());
        self.check_now(slug, SourceFile { name: name.to_owned(), text }, &find, false)
    }

    /// Checks the files of a saved game: the level first, then what it extends. They may be no larger than files that are read from a folder.
    pub fn check_files(&self, slug: &str, files: &[(String, String)]) -> Report {
        if let Some(message) = too_large(files) {
            let problems = vec![Diagnostic::error(Code::TooLarge, Span::default(), message)];
            return Report { scenario: None, outline: Outline::default(), problems, files: Vec::new() };
        }
        let Some((name, text)) = files.first() else { return self.check(slug, slug, "", None) };
        let find = |base: &str| {
            let kept = files[1..].iter().find(|(name, _)| *name == format!("{base}.ron"));
            kept.map_or(FoundLevel::Nothing, |(_, text)| FoundLevel::Text(text.clone()))
        };
        self.check_now(slug, SourceFile { name: name.clone(), text: text.clone() }, &find, true)
    }

    fn check_now(&self, slug: &str, file: SourceFile, find: &dyn Fn(&str) -> FoundLevel, kept: bool) -> Report {
        let mut problems = Vec::new();
        let root = tree::read(0, &file.text, &mut problems);
        let mut files = vec![file];
        let Some(mut root) = root else { return Report { scenario: None, outline: Outline::default(), problems, files } };
        extend(&mut root, &mut files, &mut problems, find, slug);
        let readable = problems.is_empty();
        // Too deep or too much to be read to its end.
        let cut = problems.iter().any(|problem| problem.code == Code::TooLarge && problem.span.file == 0);
        let lacks_base = problems.iter().any(|problem| problem.code == Code::UnknownLevel);
        let (scenario, found) = convert(slug, &root, &self.catalog, &self.geography, &self.maps, kept);
        problems.extend(found.into_iter().filter(|problem| !lacks_base || problem.code.stands_alone()));
        problems.sort_by_key(|problem| (problem.span.file, problem.span));
        // What was written out of habit was read as it was meant, and can be mended: the shape stands.
        let unread = problems.iter().any(|problem| problem.code == Code::Syntax && problem.span.file == 0 && problem.edits.is_empty());
        if unread || cut {
            // What a bracket in the wrong place swallowed is not missing, and what it let out is not wrong: first things first.
            problems.retain(|problem| problem.code.stands_without_shape());
        }
        if problems.len() > MAX_PROBLEMS {
            // Whatever is left out, a level with errors has errors.
            problems.sort_by_key(Diagnostic::is_warning);
            problems.truncate(MAX_PROBLEMS);
            problems.sort_by_key(|problem| (problem.span.file, problem.span));
        }
        super::together::tell_once(&mut problems);
        Report { scenario: scenario.filter(|_| readable), outline: Outline::of(&root), problems, files }
    }
}

/// Takes over what the levels that a level extends say, from the farthest to the nearest.
fn extend(root: &mut Node, files: &mut Vec<SourceFile>, problems: &mut Vec<Diagnostic>, find: &dyn Fn(&str) -> FoundLevel, slug: &str) {
    let mut chain: Vec<Node> = Vec::new();
    let mut seen = vec![slug.to_owned()];
    let mut next = base_of(root);
    while let Some((base, span)) = next {
        if seen.contains(&base) || seen.len() > MAX_CHAIN {
            let message = if seen.contains(&base) {
                format!("the level extends itself in a circle: {}, {base}", seen.join(", "))
            } else {
                format!("more than {MAX_CHAIN} levels extend one another")
            };
            problems.push(Diagnostic::error(Code::UnknownLevel, span, message));
            break;
        }
        let text = match found(&base, find) {
            FoundLevel::Text(text) => text,
            FoundLevel::Unreadable(why) => {
                problems.push(Diagnostic::error(Code::UnknownLevel, span, format!("the level `{base}` in this folder cannot be extended: {why}")));
                break;
            }
            FoundLevel::Nothing => {
                problems.push(no_base(&base, span, find));
                break;
            }
        };
        let read: usize = files.iter().map(|file| file.text.len()).sum();
        if read + text.len() > MAX_CHAIN_BYTES {
            let message = format!("with `{base}` the levels that extend one another have more than {MAX_CHAIN_BYTES} bytes");
            problems.push(Diagnostic::error(Code::TooLarge, span, message));
            break;
        }
        let tree = tree::read(files.len() as u16, &text, problems);
        files.push(SourceFile { name: format!("{base}.ron"), text });
        let Some(tree) = tree else { break };
        next = base_of(&tree);
        seen.push(base);
        chain.push(tree);
    }
    let taken_over = chain.into_iter().rev().reduce(|base, mut level| {
        inherit(&mut level, base, problems);
        level
    });
    if let Some(base) = taken_over {
        inherit(root, base, problems);
    }
}

/// A base, if its name is one: a level never reaches into other folders.
fn found(base: &str, find: &dyn Fn(&str) -> FoundLevel) -> FoundLevel {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !base.is_empty() && base.chars().all(plain) {
        return find(base);
    }
    if base.is_empty() || base.len() > 100 || base.contains(['/', '\\', ':', '\0']) || base.starts_with('.') {
        return FoundLevel::Nothing;
    }
    match find(base) {
        FoundLevel::Nothing => FoundLevel::Nothing,
        FoundLevel::Text(_) | FoundLevel::Unreadable(_) => {
            let name: String = base.chars().map(|c| if plain(c) { c } else { '_' }).collect();
            FoundLevel::Unreadable(format!(
                "the name of a file that is extended has letters, digits and underscores only; rename `{base}.ron` to `{name}.ron`, and write `extends: \"{name}\"`"
            ))
        }
    }
}

/// The error of a level that extends one that is not there.
fn no_base(base: &str, span: Span, find: &dyn Fn(&str) -> FoundLevel) -> Diagnostic {
    let problem = Diagnostic::error(Code::UnknownLevel, span, format!("there is no level `{base}` to extend"));
    let stem = base.strip_suffix(".ron").unwrap_or(base);
    if stem != base && stem.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && matches!(find(stem), FoundLevel::Text(_)) {
        return problem.mend_name(Some(stem));
    }
    let slugs: Vec<&str> = Library::embedded().chain(Library::calibration()).collect();
    let rows = slugs.iter().map(|slug| Candidate { slug, name: super::lookup::title_of(slug), note: "" });
    let meant = meant(Thing::Other, stem, rows, |_| 0);
    match &meant.slugs[..] {
        [] | [_] => problem.mend_name(meant.only()),
        several => {
            let several: Vec<String> = several.iter().map(|slug| format!("`{slug}`")).collect();
            let message = format!("{}: it may be {}", problem.message, super::names::or_list(&several));
            Diagnostic::error(Code::UnknownLevel, span, message)
        }
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
