//! The level that `latticework new` writes: short, commented, and valid.

use std::io::{self, Write as _};
use std::path::Path;

use crate::catalog::plain::shown_name;
use crate::platform::program;

const TEXT: &str = include_str!("new.ron");

/// The text of a new level for a file of this name. Its notes tell commands as they are typed: the name of the program and of the file.
pub fn new_level(path: &Path) -> String {
    let file = path.file_name().map(|name| program::typed(&name.to_string_lossy())).unwrap_or_default();
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    TEXT.replace("{{title}}", &title_of(&stem)).replace("{{file}}", &shown_name(&file)).replace("{{program}}", &program::name())
}

/// A title from a file name: `my_first-level` becomes `My first level`.
fn title_of(stem: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let words: String = stem.chars().map(plain).take(60).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().collect::<String>() + letters.as_str(),
        None => "A new level".to_owned(),
    }
}

/// Why a new level is not written.
#[derive(Debug, thiserror::Error)]
pub enum NewLevelError {
    /// The file's name has another ending.
    #[error("a level's file name ends in .ron: write {}", program::typed(&format!("{}.ron", .0)))]
    Ending(String),
    /// There is a file of this name.
    #[error("{0} is there already: it was left as it is; choose another name")]
    There(String),
    /// It cannot be written.
    #[error("cannot write {name}: {why}")]
    Unwritten {
        /// The file's name.
        name: String,
        /// Why not.
        why: io::Error,
    },
}

/// Writes a new level. A file that is there already is never overwritten.
///
/// # Errors
/// The name does not end in `.ron`, there is such a file, or it cannot be written.
pub fn write_new_level(path: &Path) -> Result<(), NewLevelError> {
    let name = shown_name(&path.display().to_string()).into_owned();
    if path.extension().is_none_or(|ending| ending != "ron") {
        return Err(NewLevelError::Ending(name));
    }
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(path).map_err(|why| match why.kind() {
        io::ErrorKind::AlreadyExists => NewLevelError::There(name.clone()),
        _ => NewLevelError::Unwritten { name: name.clone(), why },
    })?;
    file.write_all(new_level(path).as_bytes()).map_err(|why| NewLevelError::Unwritten { name, why })
}
