//! Any bytes as commands of seats and the White Cell, one a line: accepted or refused, and a refused one changes nothing.

use std::sync::OnceLock;

use latticework::level::Library;
use latticework::rules::event::Discard;
use latticework::rules::state::Game;
use latticework::rules::vocab::command::{Actor, Command};
use latticework::rules::{Scenario, turn};

static SCENARIO: OnceLock<Scenario> = OnceLock::new();

fn scenario() -> &'static Scenario {
    SCENARIO.get_or_init(|| {
        let library = Library::load().expect("theatre data load");
        library.open_embedded("senkaku").and_then(|report| report.scenario).expect("the level loads")
    })
}

/// Tries these bytes; says whether a command among them was accepted.
pub fn run(data: &[u8]) -> bool {
    let text = String::from_utf8_lossy(data);
    let scenario = scenario();
    let mut game = Game::start(scenario, 1, &mut Discard);
    let mut accepted = false;
    for line in text.lines().take(64) {
        let Ok((actor, command)) = serde_json::from_str::<(Actor, Command)>(line) else { continue };
        let before = game.clone();
        if turn::command(scenario, &mut game, &mut Discard, actor, &command).is_ok() {
            accepted = true;
        } else {
            assert!(game == before, "a refused command changed the game: {command:?}");
        }
    }
    accepted
}
