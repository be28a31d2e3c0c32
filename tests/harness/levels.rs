//! The levels that the program carries, read once a test binary.

use std::sync::{Arc, OnceLock};

use latticework::level::Library;
use latticework::rules::scenario::Scenario;

/// The data of the theatre and the levels that the program carries.
pub fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::load().unwrap_or_else(|why| panic!("{why}")))
}

/// A level that the program carries, by its name.
pub fn level(slug: &str) -> Scenario {
    let report = library().open_embedded(slug).unwrap_or_else(|| panic!("no level {slug}"));
    report.scenario.unwrap_or_else(|| panic!("{slug}: {:#?}", report.problems))
}

/// All of them.
pub fn levels() -> &'static [Arc<Scenario>] {
    static LEVELS: OnceLock<Vec<Arc<Scenario>>> = OnceLock::new();
    LEVELS.get_or_init(|| Library::embedded().map(|slug| Arc::new(level(slug))).collect())
}

/// A level as [`level`] reads it, without its injects: a test that tells its own story.
pub fn quiet(slug: &str) -> Scenario {
    let mut scenario = level(slug);
    scenario.injects.clear();
    scenario
}
