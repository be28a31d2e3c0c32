//! Files that mean harm: levels of a size and shape that would hang a reader, and signs that would command a terminal.
//!
//! `LATTICEWORK_GROWTH=1900000` measures every kind of level up to that many bytes, the largest that is read, and prints each; without it, up
//! to some hundred thousand. `LATTICEWORK_KINDS` takes only the kinds whose names hold a text.

mod fields;
#[cfg(feature = "store")]
mod forged;
mod growth;
mod kinds;
mod mutants;
#[path = "../program/mod.rs"]
mod program;
mod signs;
#[cfg(feature = "store")]
#[path = "../program/sums.rs"]
mod sums;

use std::path::PathBuf;
use std::sync::OnceLock;

use latticework::level::Library;

/// The theatre, read once for all tests.
fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::load().unwrap_or_else(|why| panic!("{why}")))
}

/// A folder of its own for a test, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("latticework-hostile-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
