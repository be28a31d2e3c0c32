//! Any bytes as a level: a report with places, never a panic, and whether its format is the present one.

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
    // Whatever it says, it says without a panic.
    let _ = migrate(&text);
    report.scenario.is_some()
}
