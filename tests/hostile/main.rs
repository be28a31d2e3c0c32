//! Files that mean harm: levels of a size and shape that would hang a reader, and signs that would command a terminal.
//!
//! `LATTICEWORK_GROWTH=1900000` measures every kind of level up to that many bytes, the largest that is read, and prints each; without it, up
//! to some hundred thousand. `LATTICEWORK_KINDS` takes only the kinds whose names hold a text.

mod fields;
#[cfg(feature = "store")]
mod forged;
mod growth;
#[path = "../harness/mod.rs"]
mod harness;
mod kinds;
mod mutants;
mod signs;

use harness::folder::Folder;
use harness::levels::library;
