//! A level by the name that a person gives: a file, or the short name of one that the program carries.

use std::path::Path;

use super::diagnostic::{Code, Diagnostic, SourceFile, Span};
use super::file_text::why;
use super::outline::Outline;
use super::{Library, Report};
use crate::catalog::{Candidate, Thing, meant};

impl Library {
    /// Reads and checks the level of this name: a file, or else a short name of the program's. Where there is neither, the report says what
    /// there is, and which is meant.
    pub fn open_named(&self, level: &Path) -> Report {
        let there = std::fs::metadata(level);
        if let Err(error) = &there
            && error.kind() == std::io::ErrorKind::NotFound
        {
            let embedded = level.to_str().and_then(|slug| self.open_embedded(slug));
            return embedded.unwrap_or_else(|| not_there(level));
        }
        match there {
            Ok(_) => self.open_file(level),
            Err(error) => no_level(level, why(&error), None),
        }
    }
}

fn no_level(level: &Path, message: String, suggestion: Option<String>) -> Report {
    let name = level.display().to_string();
    let mut problem = Diagnostic::error(Code::NoFile, Span { line: 1, column: 1, ..Span::default() }, message);
    problem.suggestion = suggestion;
    Report { scenario: None, outline: Outline::default(), problems: vec![problem], files: vec![SourceFile { name, text: String::new() }] }
}

/// The title of a level that the program carries.
pub(super) fn title_of(slug: &str) -> &'static str {
    let text = Library::embedded_text(slug).unwrap_or("");
    text.split_once("title: \"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or("")
}

/// There is neither a file nor a level of the program of this name.
fn not_there(level: &Path) -> Report {
    let written = level.to_string_lossy();
    let carried: Vec<&str> = Library::embedded().collect();
    // A name with an ending or in a folder may still be that of a level of the program.
    let stem = level.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let rows: Vec<(&str, &str)> = carried.iter().copied().chain(Library::calibration()).map(|slug| (slug, title_of(slug))).collect();
    let candidates = || rows.iter().map(|(slug, title)| Candidate { slug, name: title, note: "" });
    let of_program = meant(Thing::Other, &stem, candidates(), |_| 0);
    let beside = beside(level, &stem);
    let (message, suggestion) = match (beside, of_program.only()) {
        (Some(file), _) => (None, Some(file)),
        (None, Some(slug)) => (None, Some(slug.to_owned())),
        (None, None) => (Some(of_program.slugs.join(", ")).filter(|several| !several.is_empty()), None),
    };
    let several = message.map_or(String::new(), |several| format!(" (perhaps one of {several})"));
    let what =
        if written.contains(['/', '\\']) || written.contains('.') { "there is no such file" } else { "there is no file or level of this name" };
    let message = format!("{what}{several}; the program carries the levels {}", carried.join(", "));
    no_level(level, message, suggestion)
}

/// A level file in the same folder with nearly this name.
fn beside(level: &Path, stem: &str) -> Option<String> {
    let folder = level.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let entries = std::fs::read_dir(folder).ok()?.take(2_000).flatten();
    let names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let levels: Vec<(&str, &String)> = names.iter().filter_map(|name| name.strip_suffix(".ron").map(|stem| (stem, name))).collect();
    let found = crate::catalog::nearest(stem, levels.iter().map(|(stem, _)| *stem))?;
    let name = levels.iter().find(|(stem, _)| *stem == found).map(|(_, name)| *name)?;
    Some(level.with_file_name(name).display().to_string())
}
