//! What a player takes away holds no more than its seat may know, until the level is over or the White Cell opens the record.

use latticework::catalog::quantity::Thousandths;
use latticework::report;
use latticework::rules::event::Event;
use latticework::rules::scenario::Effect;
use latticework::rules::state::view::{Viewer, events_for};
use latticework::rules::vocab::command::WhiteCommand;
use latticework::rules::vocab::ids::{SeatId, SeatSet};
use latticework::rules::{Actor, Command, Recorded};
use latticework::session::{Entry, Export, Session};

use crate::common::{Folder, ok, order, play, seal, start, why};

const FIRST: Viewer = Viewer::Seat(SeatId(0));

fn text(export: &Export) -> String {
    ok(serde_json::to_string(export))
}

fn say(session: &mut Session, from: u8, to: SeatSet, words: &str) {
    ok(session.submit(Actor::Seat(SeatId(from)), Command::Say { to, text: words.to_owned() }));
}

#[test]
fn an_export_holds_what_the_seat_may_know() {
    let mut session = start(73, 2, None);
    say(&mut session, 1, SeatSet::NONE, "a note to oneself: SEALED-LIPS");
    say(&mut session, 1, SeatSet::one(SeatId(0)), "for you: OPEN-HAND");
    play(&mut session, 3);
    let export = text(&session.export_for(FIRST));
    assert!(export.contains("OPEN-HAND") && !export.contains("SEALED-LIPS"));
    let scenario = session.scenario();
    for (index, seat) in scenario.seats.iter().enumerate() {
        let brief = ok(serde_json::to_string(&seat.private_brief));
        assert_eq!(export.contains(&brief), index == 0 || seat.private_brief.is_empty(), "the briefing of {}", seat.name);
    }
    let notes = ok(serde_json::to_string(&scenario.text.instructor_notes));
    assert!(scenario.text.instructor_notes.is_empty() || !export.contains(&notes));
    for record in session.turns() {
        assert!(!export.contains(&record.hash), "the hash of the whole state would let guesses be tested");
    }
    let parsed: Export = ok(serde_json::from_str(&export));
    assert!(!parsed.open && parsed.turns.iter().all(|turn| turn.start.game.seed == 0 && turn.start.game.seats[1].orders.is_empty()));
    assert!(parsed.objectives.iter().all(|objective| objective.seat == SeatId(0)));
    for line in &parsed.log {
        let fine = match &line.entry {
            Entry::Command { actor, command } => *actor == Actor::Seat(SeatId(0)) || *command == Command::Resolve,
            Entry::Handed { .. } | Entry::Rewound { .. } | Entry::Opened => true,
        };
        assert!(fine, "{line:?}");
    }
}

#[test]
fn what_another_seat_does_in_secret_leaves_no_trace() {
    // Two games that differ only in what the second seat orders this turn and says to itself: orders are sealed until all are in.
    let mut quiet = start(79, 2, None);
    play(&mut quiet, 1);
    let mut busy = ok(quiet.branch(2, true));
    order(&mut busy, SeatId(1));
    say(&mut busy, 1, SeatSet::NONE, "nobody knows");
    assert_ne!(quiet.game(), busy.game(), "the games do differ");
    assert_eq!(text(&quiet.export_for(FIRST)), text(&busy.export_for(FIRST)));
    assert_eq!(quiet.log_for(FIRST), busy.log_for(FIRST));
    assert_ne!(text(&quiet.export_for(Viewer::WhiteCell)), text(&busy.export_for(Viewer::WhiteCell)));
}

#[test]
fn the_white_cell_opens_the_record() {
    let folder = Folder::new("open");
    let path = folder.file("game.lattice");
    let mut session = start(83, 2, Some(&path));
    play(&mut session, 2);
    order(&mut session, SeatId(1));
    assert!(!session.is_open());
    ok(session.open_record());
    let export = session.export_for(FIRST);
    assert!(export.open && export.log.len() == session.entries().len());
    assert_eq!(export.turns.len(), 2);
    assert!(export.turns.iter().all(|turn| turn.hash.is_some()) && *export.now.game == *session.game());
    ok(session.branch(2, false));
    // It stays open after a rewind, and in the save: what was read cannot be unread.
    ok(session.rewind(1, "once more"));
    assert!(session.is_open());
    let resumed = ok(Session::resume(&path, crate::common::library()));
    assert!(resumed.is_open());
    let replay = ok(latticework::session::Replay::open(&path, crate::common::library()));
    assert!(replay.is_open());
}

#[test]
fn the_end_opens_everything() {
    let mut session = start(89, 1, None);
    play(&mut session, 400);
    let export = session.export_for(FIRST);
    assert!(export.open);
    assert_eq!(*export.now.game, *session.game());
    assert_eq!(export.log.len(), session.entries().len());
    assert_eq!(export.turns.len(), session.turns().len());
}

#[test]
fn an_export_is_written_once_and_reads_back() {
    let folder = Folder::new("export");
    let path = folder.file("first.json");
    let mut session = start(97, 1, None);
    seal(&mut session, SeatId(0));
    ok(session.export_to(FIRST, &path));
    let read: Export = ok(serde_json::from_str(&ok(std::fs::read_to_string(&path))));
    assert_eq!(read, session.export_for(FIRST));
    assert!(why(session.export_to(FIRST, &path)).contains("first.json"), "nothing is written over");
}

/// An umpire's note on an override, or on going back, once became intelligence for every seat: in the news, the film, the report and what is
/// exported, during the game and after it.
#[test]
fn why_the_white_cell_overrides_or_goes_back_stays_with_it() {
    let nation = |session: &Session| session.scenario().seats[0].nations[0];
    let mut session = start(89, 2, None);
    play(&mut session, 1);
    let effects = vec![Effect::Credit { nation: nation(&session), by: Thousandths(20) }];
    let white = WhiteCommand::Override { reason: "UMPIRES-NOTE".to_owned(), effects };
    ok(session.submit(Actor::WhiteCell, Command::White(white)));
    let told = |session: &Session, viewer: Viewer| {
        let news: Vec<_> = (0..=session.game().turn).map(|turn| session.events(turn, viewer)).collect();
        let account = report::Account::of(session, viewer);
        let tables: Vec<_> = report::pages::csv::files(&account);
        let orders = report::debrief::orders::orders(&account);
        format!("{news:?} {} {tables:?} {orders:?} {}", text(&session.export_for(viewer)), report::html(&account))
    };
    let seats = [FIRST, Viewer::Seat(SeatId(1)), Viewer::Seat(SeatId(2))];
    for viewer in seats {
        assert!(!told(&session, viewer).contains("UMPIRES-NOTE"), "{viewer:?} reads it at once");
    }
    let changed = |events: &[Recorded]| events.iter().any(|recorded| matches!(recorded.event, Event::EffectApplied { by_white_cell: true, .. }));
    assert!(changed(&session.events(1, FIRST)), "what was changed is told");
    play(&mut session, 1);
    ok(session.rewind(2, "WENT-BACK-FOR"));
    for viewer in seats {
        assert!(!told(&session, viewer).contains("WENT-BACK-FOR"), "{viewer:?} reads why the game went back");
    }
    let effects = vec![Effect::Credit { nation: nation(&session), by: Thousandths(-20) }];
    ok(session.submit(Actor::WhiteCell, Command::White(WhiteCommand::Override { reason: "UMPIRES-NOTE".to_owned(), effects })));
    while !session.is_over() {
        play(&mut session, 1);
    }
    for viewer in seats {
        let told = told(&session, viewer);
        assert!(!told.contains("UMPIRES-NOTE") && !told.contains("WENT-BACK-FOR"), "{viewer:?} reads it in the debrief");
    }
    let told = told(&session, Viewer::WhiteCell);
    assert!(told.contains("UMPIRES-NOTE") && told.contains("WENT-BACK-FOR"), "the White Cell reads both");
}

/// Saves of older rules hold the event for all.
#[test]
fn an_older_saves_override_is_private_too() {
    let event = Event::Overridden { reason: "UMPIRES-NOTE".to_owned() };
    let kept = [Recorded { audience: SeatSet::ALL, event }];
    assert!(events_for(&kept, FIRST).is_empty());
    assert_eq!(events_for(&kept, Viewer::WhiteCell).len(), 1);
}
