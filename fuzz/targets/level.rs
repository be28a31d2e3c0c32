//! Any bytes as a level: a report with places, never a panic; what can be played needs no migration.

use std::sync::OnceLock;

use latticework::level::{Library, migrate};

static LIBRARY: OnceLock<Library> = OnceLock::new();

/// Tries these bytes; says whether they are a level that can be played.
pub fn run(data: &[u8]) -> bool {
    let text = String::from_utf8_lossy(data);
    let library = LIBRARY.get_or_init(|| Library::load().expect("theatre data load"));
    let report = library.check("fuzz", "fuzz.ron", &text, None);
    assert_eq!(report.scenario.is_some(), report.errors() == 0);
    assert!(report.problems.iter().all(|problem| problem.span.line >= 1 && problem.span.column >= 1));
    // Whatever plays has the present format.
    assert!(report.scenario.is_none() || migrate(&text).is_ok());
    report.scenario.is_some()
}
