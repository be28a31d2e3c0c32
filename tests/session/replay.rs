//! Looking back: from a running game and from a save, in the seat's own view until the end.

use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::ids::SeatId;
use latticework::session::{Replay, Session, SqliteStore};

use crate::common::{Folder, library, ok, order, play, seal, start, why};

const SEAT: Viewer = Viewer::Seat(SeatId(0));

#[test]
fn during_the_game_a_seat_looks_back_through_its_own_eyes() {
    let folder = Folder::new("look");
    let path = folder.file("game.lattice");
    let mut session = start(47, 1, Some(&path));
    play(&mut session, 3);
    order(&mut session, SeatId(0));
    let saved = ok(Replay::open(&path, library()));
    let live = Replay::of(&session);
    for replay in [&saved, &live] {
        assert_eq!(replay.turns(), 3);
        assert!(!replay.is_open() && replay.remarks().is_empty());
        for turn in 1..=4 {
            assert_eq!(replay.view(turn, SEAT), session.view_at(turn, SEAT), "turn {turn}");
        }
        for turn in 0..=3 {
            assert_eq!(replay.events(turn, SEAT), session.events(turn, SEAT), "turn {turn}");
        }
        assert_eq!(replay.view(0, SEAT), None);
        assert_eq!(replay.view(5, SEAT), None);
        assert!(replay.events(9, SEAT).is_empty());
        assert!(replay.scenario(SEAT).instructor_notes_hidden());
    }
    assert_eq!(saved.header(), &session.header());
}

/// Whether a scenario is a seat's.
trait Hidden {
    fn instructor_notes_hidden(&self) -> bool;
}

impl Hidden for latticework::rules::Scenario {
    fn instructor_notes_hidden(&self) -> bool {
        self.text.instructor_notes.is_empty() && self.injects.is_empty() && self.seats[1].private_brief.is_empty()
    }
}

#[test]
fn after_the_end_all_see_all() {
    let folder = Folder::new("end");
    let path = folder.file("game.lattice");
    let mut session = start(53, 1, Some(&path));
    play(&mut session, 400);
    let replay = ok(Replay::open(&path, library()));
    assert!(replay.is_open());
    assert_eq!(usize::from(replay.turns()), session.turns().len());
    for turn in 1..=replay.turns() {
        assert_eq!(replay.view(turn, SEAT), session.view_at(turn, Viewer::WhiteCell));
        assert_eq!(replay.events(turn, SEAT), session.events(turn, Viewer::WhiteCell));
    }
    let end = replay.view(replay.turns() + 1, SEAT);
    assert_eq!(end.map(|view| view.game), Some(latticework::rules::state::Seen::of(session.game())));
}

#[test]
fn a_save_without_a_step_reads_and_resumes() {
    let folder = Folder::new("fresh");
    let path = folder.file("game.lattice");
    let (scenario, files) = crate::common::level();
    drop(ok(Session::start_saved(scenario, &files, 1, Vec::new(), &path)));
    let replay = ok(Replay::open(&path, library()));
    assert_eq!(replay.turns(), 0);
    assert!(replay.view(1, SEAT).is_some());
}

#[test]
fn a_rewound_save_reads_as_the_course_of_play_that_stands() {
    let folder = Folder::new("course");
    let path = folder.file("game.lattice");
    let mut session = start(59, 1, Some(&path));
    play(&mut session, 4);
    ok(session.rewind(2, "again"));
    seal(&mut session, SeatId(0));
    let replay = ok(Replay::open(&path, library()));
    assert_eq!(replay.turns(), 2);
    for turn in 1..=3 {
        assert_eq!(replay.view(turn, SEAT), session.view_at(turn, SEAT));
    }
}

#[test]
fn a_game_of_other_rules_reads_and_is_not_played_on() {
    let folder = Folder::new("rules");
    let path = folder.file("game.lattice");
    let mut session = start(61, 1, Some(&path));
    play(&mut session, 2);
    let expected = [session.view_at(1, SEAT), session.view_at(2, SEAT), session.view_at(3, SEAT)];
    drop(session);
    // As another program would have written it: other rules, a field fewer and a field more in its states, an event of a kind of its own, an
    // order that these rules do not know.
    let connection = ok(rusqlite::Connection::open(&path));
    ok(connection.execute("UPDATE header SET body = json_set(body, '$.rules_version', 99)", []));
    let unlike = "json_set(json_remove(state, '$.weather_until', '$.nations[3].publicity_wear'), '$.moon', 'full')";
    for table in ["opening", "turns"] {
        ok(connection.execute(&format!("UPDATE {table} SET state = {unlike}"), []));
        let texts: Vec<(i64, String)> = {
            let mut statement = ok(connection.prepare(&format!("SELECT rowid, state FROM {table}")));
            let rows = ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))));
            rows.map(ok).collect()
        };
        for (row, text) in texts {
            ok(connection.execute(&format!("UPDATE {table} SET hash = ?1 WHERE rowid = ?2"), rusqlite::params![sha256(&text), row]));
        }
    }
    ok(connection
        .execute("UPDATE turns SET events = json_insert(events, '$[#]', json('{\"event\":{\"Erupted\":{\"volcano\":1}},\"audience\":1}'))", []));
    ok(connection.execute("UPDATE log SET entry = '{\"Command\":{\"actor\":{\"Seat\":0},\"command\":{\"Levitate\":3}}}' WHERE number = 0", []));
    ok(crate::harness::sums::mend(&connection));
    drop(connection);
    let before = std::fs::read(&path).unwrap_or_default();

    let sentence = why(Session::resume(&path, library()));
    assert!(sentence.contains("rules 99") && sentence.contains("not played on"), "{sentence}");
    let replay = ok(Replay::open(&path, library()));
    let seen = [1, 2, 3].map(|turn| replay.view(turn, SEAT));
    assert_eq!(seen, expected, "what is missing takes its first value, what is unknown is left out");
    assert!(replay.remarks().iter().any(|remark| remark.contains("rules 99")));
    assert!(replay.remarks().iter().any(|remark| remark.contains("2 events")), "{:?}", replay.remarks());
    let listed = latticework::session::saves_in(&folder.0).expect("a folder that can be read");
    assert!(listed[0].header.is_ok() && listed[0].read_only.is_some());
    assert_eq!(std::fs::read(&path).unwrap_or_default(), before, "nothing in the file has changed");
}

#[test]
fn a_newer_format_reads_and_is_not_played_on() {
    let folder = Folder::new("format");
    let path = folder.file("game.lattice");
    let mut session = start(67, 1, Some(&path));
    play(&mut session, 1);
    drop(session);
    let connection = ok(rusqlite::Connection::open(&path));
    ok(connection
        .execute_batch("PRAGMA user_version = 7; ALTER TABLE turns ADD COLUMN weight INTEGER; CREATE TABLE notes (id INTEGER PRIMARY KEY) STRICT;"));
    drop(connection);
    let sentence = why(SqliteStore::open(&path));
    assert!(sentence.contains("newer program") && sentence.contains("format 7"), "{sentence}");
    assert!(Session::resume(&path, library()).is_err());
    assert_eq!(ok(Replay::open(&path, library())).turns(), 1);
}

/// SHA-256 in hexadecimal.
fn sha256(text: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
