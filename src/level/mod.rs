//! Levels: from a file to a checked [`Scenario`], or to all its problems with line and column.

mod advice;
mod amounts;
mod convert;
mod days;
mod decode;
mod diagnostic;
mod file_text;
mod inherit;
mod library;
mod lookup;
mod mend;
mod migrate;
mod names;
mod neighbours;
mod outline;
mod points;
mod reach;
pub mod schema;
mod semantics;
mod shelf;
mod source;
mod template;
mod together;
mod tree;
mod words;

pub use decode::FieldDoc;
pub use diagnostic::{Code, Diagnostic, Edit, SourceFile, Span, render, render_json};
pub use file_text::{Unreadable, read_level_text};
pub use library::{Library, LoadError, Loaded};
pub use mend::{Mended, mend};
pub use migrate::{MigrateError, migrate};
pub use outline::{Outline, SeatOutline};
pub use shelf::{LevelCard, LevelOrigin, MAX_FILES, Shelf};
pub use template::{NewLevelError, new_level, write_new_level};
pub use tree::{MAX_BYTES, MAX_DEPTH, MAX_NODES};

use crate::rules::Scenario;

/// What came of reading a level.
#[derive(Debug)]
pub struct Report {
    /// The scenario, if there is no error.
    pub scenario: Option<Scenario>,
    /// What a list of levels shows, as far as the file can be read.
    pub outline: Outline,
    /// Errors and warnings in the order of the file.
    pub problems: Vec<Diagnostic>,
    /// The files that were read: the level first, then what it extends.
    pub files: Vec<SourceFile>,
}

impl Report {
    /// How many problems are errors.
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|problem| !problem.is_warning()).count()
    }
}
