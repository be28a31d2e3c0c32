//! Copied to `tests/added.rs` of a scratch copy by `tests/probes/add.sh`: finds the event that `add_event.patch` adds wherever events are.

mod harness;

use std::sync::Arc;

use latticework::ai::Skill;
use latticework::level::Library;
use latticework::report::headlines::inputs;
use latticework::rules::Event;
use latticework::rules::event::facts::{Audience, Subject};
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::ids::SeatId;
use latticework::session::{Controller, Session};

use harness::program;

const NAME: &str = "Stormed";
const SENTENCE: &str = "A storm keeps small craft in port to the end of turn 3";

#[test]
fn it_happens_changes_the_state_and_is_told_in_replay_and_report() {
    let library = Library::load().unwrap_or_else(|why| panic!("{why}"));
    let level = library.open_embedded("second_thomas").expect("a level");
    let scenario = Arc::new(level.scenario.expect("it starts"));
    let folder = program::folder("added-event");
    let computers = vec![Controller::Computer(Skill::Standard); scenario.seats.len()];
    let mut session = Session::start_saved(scenario, &level.files, 3, computers, &folder.join("storm.lattice")).expect("a save");
    session.advance().expect("it plays to its end");
    let viewer = Viewer::Seat(SeatId(0));
    let heard = session.events(2, viewer);
    let event = &heard.iter().find(|recorded| format!("{:?}", recorded.event).starts_with(NAME)).expect("it happens, and a team hears of it").event;
    assert_eq!((event.audience(), event.subject()), (Audience::Everybody, Subject::Level));
    assert_eq!(inputs::parameters(event).len(), 1, "what it rests upon");
    assert_eq!(session.view_at(3, viewer).expect("the third turn").game.weather_until, Some(3), "it changes the state");
    drop(session);
    let told = program::run(&folder, &["replay", "storm.lattice", "--white-cell"]);
    assert!(program::text(&told.stdout).contains(SENTENCE), "a replay tells it");
    let told = program::run(&folder, &["report", "storm.lattice", "--white-cell", "--html", "storm.html"]);
    assert_eq!(program::status(&told), 0, "{}", program::text(&told.stderr));
    let page = std::fs::read_to_string(folder.join("storm.html")).expect("a report");
    assert!(page.contains(SENTENCE), "a report tells it");
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn the_page_of_events_lists_it() {
    let entry = Event::ENTRIES.iter().find(|entry| entry.name == NAME).expect("it is in the list of kinds");
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/EVENTS.md")).expect("the page");
    assert!(page.contains(&format!("| `{NAME}` | {} |", entry.what.trim())));
}
