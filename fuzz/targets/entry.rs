//! Any bytes as the lines of a save: what parses as entries is replayed, and either gives a session or an error.

use std::sync::{Arc, OnceLock};

use latticework::level::Library;
use latticework::rules::Scenario;
use latticework::session::{Controller, Entry, Session};

static SCENARIO: OnceLock<Arc<Scenario>> = OnceLock::new();

fn scenario() -> Arc<Scenario> {
    let load = || {
        let library = Library::load().expect("theatre data load");
        Arc::new(library.open_embedded("senkaku").and_then(|report| report.scenario).expect("the level loads"))
    };
    SCENARIO.get_or_init(load).clone()
}

/// Tries these bytes; says whether they are a log that can be played.
pub fn run(data: &[u8]) -> bool {
    let text = String::from_utf8_lossy(data);
    let entries: Vec<Entry> = text.lines().take(64).filter_map(|line| serde_json::from_str(line).ok()).collect();
    let scenario = scenario();
    let controllers = vec![Controller::Person; scenario.seats.len()];
    let Ok(session) = Session::replay(scenario, 1, controllers, &entries) else { return false };
    assert!(session.entries().len() >= entries.len());
    !entries.is_empty()
}
