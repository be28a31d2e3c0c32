//! Playing, saving at any time, resuming, undoing, rewinding, branching, handing over, and hot seat.

use latticework::ai::Skill;
use latticework::rules::state::Seen;
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::ids::{SeatId, SeatSet};
use latticework::rules::{Actor, Command, Event, WhiteCommand};
use latticework::session::{Controller, Entry, GameOpening, Line, SaveFault, Session, Sitting, Store, StoreError, state_hash};

use crate::common::{Folder, hashes, library, ok, order, people, play, seal, start, why};

const FIRST: SeatId = SeatId(0);
const SECOND: SeatId = SeatId(1);

#[test]
fn a_log_gives_the_same_hashes_again() {
    let mut session = start(7, 1, None);
    play(&mut session, 400);
    assert!(session.is_over(), "the level ends");
    let again = ok(Session::replay(session.scenario().clone(), 7, session.header().controllers, session.entries()));
    assert_eq!(hashes(&again), hashes(&session));
    assert_eq!(state_hash(again.game()), state_hash(session.game()));
}

#[test]
fn a_game_resumes_in_the_middle_of_a_turn() {
    let folder = Folder::new("resume");
    let path = folder.file("game.lattice");
    let mut session = start(11, 1, Some(&path));
    play(&mut session, 2);
    order(&mut session, FIRST);
    let (entries, game) = (session.entries().to_vec(), Seen::of(session.game()));
    assert!(!game.seats[0].orders.is_empty(), "orders are given and not sealed");
    drop(session);
    let mut resumed = ok(Session::resume(&path, library()));
    assert_eq!(resumed.entries(), entries, "opening a save adds nothing to its log");
    assert_eq!(resumed.game(), &*game);
    // What follows is what would have followed.
    play(&mut resumed, 400);
    let mut straight = start(11, 1, None);
    play(&mut straight, 400);
    assert_eq!(hashes(&resumed), hashes(&straight));
}

#[test]
fn a_copy_can_be_saved_at_any_moment_and_goes_its_own_way() {
    let folder = Folder::new("copy");
    let mut session = start(3, 1, Some(&folder.file("game.lattice")));
    ok(session.save_as(&folder.file("at the start.lattice")));
    play(&mut session, 1);
    order(&mut session, FIRST);
    let copy = folder.file("copy.lattice");
    ok(session.save_as(&copy));
    assert!(why(session.save_as(&copy)).contains("exists already"), "a save is never written over");
    let lines = session.entries().len();
    play(&mut session, 1);
    let early = ok(Session::resume(&copy, library()));
    assert_eq!(early.entries().len(), lines, "the copy stays as it was");
    assert_eq!(early.turns().len(), 1);
    assert!(ok(Session::resume(&folder.file("at the start.lattice"), library())).turns().is_empty());
    assert!(!folder.file("copy.lattice.part").exists());
}

#[test]
fn undo_changes_nothing_and_rolls_nothing_again() {
    let mut plain = start(5, 1, None);
    let mut undone = start(5, 1, None);
    for session in [&mut plain, &mut undone] {
        order(session, FIRST);
    }
    let orders = undone.game().seats[0].orders.clone();
    for _ in 0..orders.len() {
        ok(undone.submit(Actor::Seat(FIRST), Command::TakeBack(0)));
    }
    for order in orders {
        ok(undone.submit(Actor::Seat(FIRST), Command::Give(order)));
    }
    assert_eq!(undone.game(), plain.game());
    for session in [&mut plain, &mut undone] {
        seal(session, FIRST);
    }
    assert_eq!(hashes(&undone), hashes(&plain));
}

#[test]
fn sealed_orders_can_be_opened_while_another_seat_has_not_sealed() {
    let mut session = start(5, 2, None);
    order(&mut session, FIRST);
    seal(&mut session, FIRST);
    assert!(session.turns().is_empty(), "the turn waits for the second seat");
    ok(session.submit(Actor::Seat(FIRST), Command::Unseal));
    assert!(!session.game().seats[0].sealed);
    seal(&mut session, FIRST);
    seal(&mut session, SECOND);
    assert_eq!(session.turns().len(), 1);
}

#[test]
fn rewinding_needs_a_reason_and_the_same_decisions_meet_the_same_luck() {
    let mut session = start(13, 1, None);
    play(&mut session, 3);
    let before = hashes(&session);
    assert!(session.rewind(2, "  ").is_err(), "a reason is needed");
    assert!(session.rewind(9, "why not").is_err(), "that turn was not reached");
    assert!(session.rewind(2, &"x".repeat(501)).is_err(), "a reason has a length");
    assert_eq!(hashes(&session), before);
    ok(session.rewind(2, "the rules were misread"));
    assert_eq!((session.turns().len(), session.game().turn), (1, 2));
    play(&mut session, 2);
    assert_eq!(hashes(&session), before, "chance is named by turn and subject, not by how often it was drawn");
    let reasons = session.entries().iter().filter(|entry| matches!(entry, Entry::Rewound { turn: 2, reason } if reason == "the rules were misread"));
    assert_eq!(reasons.count(), 1, "the log keeps the reason");
}

#[test]
fn a_rewound_game_is_saved_and_resumed_with_all_its_history() {
    let folder = Folder::new("rewound");
    let path = folder.file("game.lattice");
    let mut session = start(13, 1, Some(&path));
    play(&mut session, 3);
    ok(session.rewind(2, "again"));
    order(&mut session, FIRST);
    let (entries, game) = (session.entries().to_vec(), Seen::of(session.game()));
    drop(session);
    let resumed = ok(Session::resume(&path, library()));
    assert_eq!(resumed.entries(), entries);
    assert_eq!(resumed.game(), &*game);
    let saved = latticework::session::saves_in(&folder.0).expect("a folder that can be read");
    assert_eq!(saved[0].turns, 1, "a list shows the course of play that stands");
}

#[test]
fn branching_waits_for_the_end_or_the_white_cell() {
    let mut session = start(17, 1, None);
    play(&mut session, 3);
    assert!(why(session.branch(2, false)).contains("wait for the end"));
    let early = ok(session.branch(2, true));
    assert_eq!((early.turns().len(), early.game().turn), (1, 2));
    assert!(session.branch(9, true).is_err(), "that turn was not reached");
    play(&mut session, 400);
    let whole = hashes(&session);
    for turn in 1..=whole.len() as u16 {
        let mut branch = ok(session.branch(turn, false));
        assert_eq!(hashes(&branch), whole[..usize::from(turn) - 1], "a branch shares what came before turn {turn}");
        if turn == 4 {
            play(&mut branch, 400);
            assert_eq!(hashes(&branch), whole, "the same decisions lead to the same end");
        }
    }
    // Another decision leads elsewhere.
    let mut other = ok(session.branch(1, false));
    seal(&mut other, FIRST);
    assert_ne!(hashes(&other)[0], whole[0]);
}

#[test]
fn a_branch_follows_the_course_of_play_that_stands() {
    let mut session = start(17, 1, None);
    play(&mut session, 4);
    ok(session.rewind(2, "another way"));
    // Nothing ordered this time.
    seal(&mut session, FIRST);
    play(&mut session, 2);
    let branch = ok(session.branch(4, true));
    assert_eq!(hashes(&branch), hashes(&session)[..3]);
}

#[test]
fn a_branch_is_saved_and_resumed() {
    let folder = Folder::new("branch");
    let mut session = start(19, 1, None);
    play(&mut session, 400);
    let mut branch = ok(session.branch(3, false));
    let path = folder.file("branch.lattice");
    ok(branch.move_to(&path));
    play(&mut branch, 1);
    let resumed = ok(Session::resume(&path, library()));
    assert_eq!(hashes(&resumed), hashes(&branch));
}

#[test]
fn a_seat_passes_to_a_computer_and_back() {
    let folder = Folder::new("hand");
    let path = folder.file("game.lattice");
    let mut session = start(23, 2, Some(&path));
    assert!(session.hand_over(SeatId(200), Controller::Person).is_err());
    seal(&mut session, FIRST);
    ok(session.hand_over(SECOND, Controller::Computer(Skill::Expert)));
    assert_eq!(session.turns().len(), 1, "the computer takes over at once, and nobody is left to wait for");
    assert_eq!(people(&session), [FIRST]);
    ok(session.hand_over(SECOND, Controller::Person));
    seal(&mut session, FIRST);
    assert_eq!(session.turns().len(), 1, "the person is waited for again");
    let resumed = ok(Session::resume(&path, library()));
    assert_eq!(resumed.controllers(), session.controllers());
    assert_eq!(resumed.header().controllers[1], Controller::Person, "the header keeps who began");
}

#[test]
fn the_white_cells_commands_are_lines_of_the_log() {
    let mut session = start(29, 1, None);
    ok(session.submit(Actor::WhiteCell, Command::White(WhiteCommand::Pace { turns: 2 })));
    ok(session.submit(Actor::WhiteCell, Command::Say { to: SeatSet::ALL, text: "Two turns are left.".to_owned() }));
    play(&mut session, 400);
    assert_eq!(session.turns().len(), 2);
    let again = ok(Session::replay(session.scenario().clone(), 29, session.header().controllers, session.entries()));
    assert_eq!(hashes(&again), hashes(&session));
}

/// Fails from its `n`th call on.
struct Failing(u32);

impl Store for Failing {
    fn append(&mut self, _: Option<GameOpening<'_>>, _: &[Line<'_>], _: &Sitting) -> Result<(), StoreError> {
        self.0 = self.0.saturating_sub(1);
        if self.0 == 0 { Err(StoreError::new(SaveFault::Full, "the disk is full")) } else { Ok(()) }
    }

    fn sit(&mut self, sitting: &Sitting) -> Result<(), StoreError> {
        self.append(None, &[], sitting)
    }
}

#[test]
fn a_step_that_cannot_be_stored_did_not_happen() {
    let mut session = start(37, 1, None);
    play(&mut session, 1);
    let (game, entries, turns) = (Seen::of(session.game()), session.entries().len(), session.turns().len());
    session.attach(Box::new(Failing(1)));
    for command in [Command::Seal, Command::Say { to: SeatSet::ALL, text: "hello".to_owned() }] {
        let sentence = why(session.submit(Actor::Seat(FIRST), command));
        assert!(sentence.contains("the disk is full") && sentence.contains("nothing has changed"), "{sentence}");
        assert_eq!((session.game(), session.entries().len(), session.turns().len()), (&*game, entries, turns));
    }
    assert!(session.rewind(1, "again").is_err() && session.hand_over(FIRST, Controller::Computer(Skill::Novice)).is_err());
    assert_eq!((session.game(), session.turns().len(), people(&session)), (&*game, turns, vec![FIRST]));
}

#[test]
fn two_programs_do_not_write_the_same_save() {
    let folder = Folder::new("two");
    let path = folder.file("game.lattice");
    let mut first = start(41, 1, Some(&path));
    let mut second = ok(Session::resume(&path, library()));
    play(&mut first, 1);
    let sentence = why(second.submit(Actor::Seat(FIRST), Command::Seal));
    assert!(sentence.contains("another program has gone on with this save"), "{sentence}");
    assert_eq!(hashes(&ok(Session::resume(&path, library()))), hashes(&first));
}

#[test]
fn only_the_session_resolves() {
    let mut session = start(43, 1, None);
    assert!(session.submit(Actor::Session, Command::Resolve).is_err());
    assert!(session.submit(Actor::Seat(FIRST), Command::Resolve).is_err());
    assert!(session.submit(Actor::WhiteCell, Command::Resolve).is_err());
    assert!(session.turns().is_empty());
}

#[test]
fn what_the_white_cell_says_is_read_at_once_and_stays_in_the_record() {
    let mut session = start(13, 1, None);
    play(&mut session, 1);
    let turn = session.game().turn;
    let announce =
        WhiteCommand::Announce { title: "A storm".to_owned(), text: "Ships run for port.".to_owned(), to: SeatSet::one(FIRST), effects: Vec::new() };
    ok(session.submit(Actor::WhiteCell, Command::White(announce)));
    let heard = |session: &Session, turn: u16, seat: SeatId| {
        let told = |recorded: &latticework::rules::Recorded| matches!(&recorded.event, Event::Injected { title, .. } if title == "A storm");
        session.events(turn, Viewer::Seat(seat)).iter().filter(|recorded| told(recorded)).count()
    };
    assert_eq!((heard(&session, turn - 1, FIRST), heard(&session, turn - 1, SECOND)), (1, 0), "told at once, to whom it was meant for");
    seal(&mut session, FIRST);
    assert_eq!(session.game().turn, turn + 1);
    assert_eq!(
        (heard(&session, turn - 1, FIRST), heard(&session, turn, FIRST), heard(&session, turn, SECOND)),
        (0, 1, 0),
        "in the record of its turn, once"
    );
}
