//! The levels that can be chosen: the program's and those of a folder, each with its problems, kept fresh while files change.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::diagnostic::{Code, Diagnostic, SourceFile, Span};
use super::outline::Outline;
use super::{Library, Report, neighbours};

/// The most level files that a folder is searched for.
pub const MAX_FILES: usize = 200;

/// Where a level is kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LevelOrigin {
    /// The program carries it, under this short name.
    Program(&'static str),
    /// A file.
    File(PathBuf),
}

/// A level as a list of levels shows it. Broken levels have one too.
#[derive(Clone, Debug)]
pub struct LevelCard {
    /// Short name: the file name without its ending.
    pub slug: String,
    /// Where it is kept.
    pub origin: LevelOrigin,
    /// Title, summary, minutes, turns and seats, as far as the file can be read.
    pub outline: Outline,
    /// Errors and warnings in the order of the file.
    pub problems: Vec<Diagnostic>,
    /// The files that were read, for printing the problems.
    pub files: Vec<SourceFile>,
}

impl LevelCard {
    fn new(slug: String, origin: LevelOrigin, report: Report) -> Self {
        Self { slug, origin, outline: report.outline, problems: report.problems, files: report.files }
    }

    /// Reads a level. A file that is one and is not named so cannot be started: it says how to rename it.
    fn read(slug: String, origin: LevelOrigin, library: &Library) -> Self {
        let mut card = Self::new(slug, origin.clone(), library.open(&origin));
        if let LevelOrigin::File(path) = &origin
            && !neighbours::is_listed(path)
        {
            let span = Span { line: 1, column: 1, length: 1, ..Span::default() };
            card.problems = vec![Diagnostic::error(Code::NoFile, span, neighbours::rename(path))];
        }
        card
    }

    /// How many problems are errors: a level with any cannot be started.
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|problem| !problem.is_warning()).count()
    }

    /// How many problems are warnings.
    pub fn warnings(&self) -> usize {
        self.problems.len() - self.errors()
    }

    /// The title, or the short name where the file has none that can be read.
    pub fn title(&self) -> &str {
        if self.outline.title.is_empty() { &self.slug } else { &self.outline.title }
    }
}

impl Library {
    /// Every level that can be chosen: the program's in their order, then those of `folder` by file name. A folder that is not there has none.
    ///
    /// Reads and checks each level anew; where that is asked again and again, keep a [`Shelf`].
    pub fn survey(&self, folder: Option<&Path>) -> Vec<LevelCard> {
        let mut shelf = Shelf::new(folder.map(Path::to_path_buf));
        shelf.refresh(self);
        shelf.cards
    }

    /// The levels of a folder alone, by file name, each read and checked anew. A folder that is not there has none.
    pub fn survey_folder(&self, folder: &Path) -> Vec<LevelCard> {
        let card = |path: PathBuf| {
            let slug = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let report = self.open_file(&path);
            LevelCard::new(slug, LevelOrigin::File(path), report)
        };
        stamps_in(folder).into_keys().map(card).collect()
    }

    /// Reads and checks a level anew, to start it.
    pub fn open(&self, origin: &LevelOrigin) -> Report {
        match origin {
            LevelOrigin::Program(slug) => self.check(slug, &format!("levels/{slug}.ron"), Self::embedded_text(slug).unwrap_or(""), None),
            LevelOrigin::File(path) => self.open_named(path),
        }
    }
}

/// What tells that a file has changed: when it was written, and how long it is.
type Stamp = (Option<SystemTime>, u64);

/// A list of levels that is cheap to keep fresh: only files that changed, or whose base changed, are read again.
#[derive(Debug, Default)]
pub struct Shelf {
    folder: Option<PathBuf>,
    stamps: Option<BTreeMap<PathBuf, Stamp>>,
    cards: Vec<LevelCard>,
}

impl Shelf {
    /// An empty shelf; [`refresh`](Self::refresh) fills it.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, stamps: None, cards: Vec::new() }
    }

    /// Looks in this folder from the next [`refresh`](Self::refresh) on. The program's levels stay as they were read.
    pub fn look_in(&mut self, folder: Option<PathBuf>) {
        (self.folder, self.stamps) = (folder, None);
    }

    /// The levels: the program's in their order, then those of the folder by file name.
    pub fn cards(&self) -> &[LevelCard] {
        &self.cards
    }

    /// Looks at the folder, and reads what is new or changed. Says whether anything did. Without a change it only asks for the files' dates.
    pub fn refresh(&mut self, library: &Library) -> bool {
        let found = self.folder.as_deref().map(stamps_in).unwrap_or_default();
        if self.stamps.as_ref() == Some(&found) {
            return false;
        }
        let before = self.stamps.take();
        let changed = |path: &Path| before.as_ref().is_none_or(|before| before.get(path) != found.get(path));
        let any_base_changed = |card: &LevelCard| {
            let base = |file: &SourceFile| self.folder.as_ref().map(|folder| folder.join(&file.name));
            card.files.iter().skip(1).filter_map(base).any(|path| changed(&path))
        };
        let mut old: BTreeMap<LevelOrigin, LevelCard> = BTreeMap::new();
        for card in &self.cards {
            let stale = match &card.origin {
                LevelOrigin::Program(_) => false,
                // A level whose base is missing may find it now.
                LevelOrigin::File(path) => {
                    changed(path) || any_base_changed(card) || card.problems.iter().any(|p| p.code == super::Code::UnknownLevel)
                }
            };
            if !stale {
                old.insert(card.origin.clone(), card.clone());
            }
        }
        let program = Library::embedded().map(|slug| (slug.to_owned(), LevelOrigin::Program(slug)));
        let files = found.keys().map(|path| {
            let slug = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            (slug, LevelOrigin::File(path.clone()))
        });
        self.cards = program
            .chain(files)
            .map(|(slug, origin)| old.remove(&origin).unwrap_or_else(|| LevelCard::read(slug, origin.clone(), library)))
            .collect();
        self.tell_of_twins();
        self.stamps = Some(found);
        true
    }
}

impl Shelf {
    /// Tells of titles that two levels have: at files, and not at a level of the program's of which a file is a copy.
    fn tell_of_twins(&mut self) {
        let named: Vec<(LevelOrigin, String)> = self.cards.iter().map(|card| (card.origin.clone(), card.outline.title.clone())).collect();
        for card in &mut self.cards {
            card.problems.retain(|problem| problem.code != Code::SameTitle);
            let LevelOrigin::File(_) = card.origin else { continue };
            let text = card.files.first().map_or("", |file| file.text.as_str());
            let Some((_, span)) = neighbours::title_of(text).filter(|_| !neighbours::is_a_copy(text)) else { continue };
            let twin = named.iter().find(|(origin, title)| *origin != card.origin && neighbours::same(title, &card.outline.title));
            if let Some((origin, _)) = twin {
                let twin = match origin {
                    LevelOrigin::Program(slug) => format!("the program's own level `{slug}`"),
                    LevelOrigin::File(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
                };
                card.problems.push(neighbours::same_title(span, &card.outline.title, &twin));
            }
        }
    }
}

/// The level files of a folder with their stamps.
fn stamps_in(folder: &Path) -> BTreeMap<PathBuf, Stamp> {
    let Ok(entries) = std::fs::read_dir(folder) else { return BTreeMap::new() };
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    // A level under another name is shown with what to do about it; other texts are nobody's business.
    let misnamed = |path: &Path| {
        let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
        ending.is_some_and(|ending| ending == "txt" || ending == "ron") && neighbours::looks_like_a_level(path)
    };
    let levels = paths.filter(|path| neighbours::is_listed(path) || misnamed(path));
    let stamp = |path: PathBuf| {
        let about = std::fs::metadata(&path).ok().filter(std::fs::Metadata::is_file)?;
        Some((path, (about.modified().ok(), about.len())))
    };
    levels.filter_map(stamp).take(MAX_FILES).collect()
}
