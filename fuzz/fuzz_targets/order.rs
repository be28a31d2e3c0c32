//! Any bytes as commands of seats and the White Cell, one a line: accepted or refused, and a refused one changes nothing.

#![no_main]

use std::sync::OnceLock;

use latticework::level::Library;
use latticework::rules::command::{Actor, Command};
use latticework::rules::event::Discard;
use latticework::rules::state::Game;
use latticework::rules::{Scenario, turn};
use libfuzzer_sys::fuzz_target;

static SCENARIO: OnceLock<Scenario> = OnceLock::new();

fn scenario() -> &'static Scenario {
    SCENARIO.get_or_init(|| {
        let library = Library::load().expect("theatre data load");
        library.open_embedded("senkaku").and_then(|report| report.scenario).expect("the level loads")
    })
}

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let scenario = scenario();
    let mut game = Game::start(scenario, 1, &mut Discard);
    for line in text.lines().take(64) {
        let Ok((actor, command)) = serde_json::from_str::<(Actor, Command)>(line) else { continue };
        let before = game.clone();
        if turn::command(scenario, &mut game, &mut Discard, actor, &command).is_err() {
            assert!(game == before, "a refused command changed the game: {command:?}");
        }
    }
});
