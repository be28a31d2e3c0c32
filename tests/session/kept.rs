//! What a save keeps beside the game: how people sat, when it was played; which game is gone on with; and files that are replaced, copied or
//! brought back while a game is played.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use latticework::rules::vocab::ids::SeatId;
use latticework::session::{SaveFault, SavedGame, Session, SessionError, Sitting, SqliteStore, game_to_continue, saves_in, synchronised_by};

use crate::common::{Folder, library, ok, order, play, start, why};

const FIRST: SeatId = SeatId(0);

fn name(save: &SavedGame) -> String {
    save.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Sets what a save says of when it was played.
fn played(path: &Path, seconds: u64) {
    let connection = ok(rusqlite::Connection::open(path));
    ok(connection.execute("UPDATE sitting SET body = json_set(body, '$.played_at', ?1)", [seconds as i64]));
}

/// Sets a file's time.
fn touched(path: &Path, at: SystemTime) {
    ok(ok(std::fs::OpenOptions::new().write(true).open(path)).set_modified(at));
}

fn now() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// A short game in a file.
fn game(folder: &Folder, name: &str, seed: u64) -> PathBuf {
    let path = folder.file(name);
    let mut session = start(seed, 1, Some(&path));
    order(&mut session, FIRST);
    path
}

#[test]
fn a_game_is_come_back_to_as_people_sat() {
    let folder = Folder::new("kept-sitting");
    let path = folder.file("game.lattice");
    let mut session = start(5, 2, Some(&path));
    let sat =
        Sitting { played_at: 99, white_cell: true, rounds: true, turn: 1, round: Some(2), done: vec![1], cell_done: true, ..Sitting::default() };
    ok(session.set_sitting(sat.clone()));
    let entries = session.entries().to_vec();
    drop(session);
    let mut session = ok(Session::resume(&path, library()));
    let kept = session.sitting();
    assert_eq!(Sitting { people: Vec::new(), lines: 0, ..kept.clone() }, sat);
    assert_eq!(kept.people.len(), 2, "{:?}", kept.people);
    assert_eq!(session.entries(), entries, "how people sit is no line of the log");
    let before = now();
    play(&mut session, 1);
    let listed = saves_in(&folder.0).expect("a folder that can be read").remove(0);
    assert!(listed.sitting.played_at >= before && listed.sitting.white_cell, "a step tells when it was played: {:?}", listed.sitting);
    assert_eq!((listed.turns, listed.sitting.turns, listed.over), (1, 1, false));
    // What another program wrote there otherwise is no reason to refuse the game.
    drop(session);
    ok(ok(rusqlite::Connection::open(&path)).execute("UPDATE sitting SET body = '{\"rounds\": 7}'", []));
    assert_eq!(ok(Session::resume(&path, library())).turns().len(), 1);
}

#[test]
fn the_game_to_go_on_with_is_the_one_that_was_played_last_by_its_own_word() {
    let folder = Folder::new("kept-latest");
    let (early, late) = (game(&folder, "early.lattice", 1), game(&folder, "late.lattice", 2));
    played(&early, now() - 5000);
    played(&late, now() - 100);
    // Copying or touching a file does not make it the latest; nor does a clock that runs ahead.
    touched(&late, SystemTime::now() - Duration::from_secs(900_000));
    touched(&early, SystemTime::now());
    let latest = || game_to_continue(&saves_in(&folder.0).expect("a folder that can be read")).map(name);
    assert_eq!(latest().as_deref(), Some("late.lattice"));
    played(&early, now() + 90_000);
    touched(&early, SystemTime::now() + Duration::from_secs(90_000));
    assert_eq!(latest().as_deref(), Some("late.lattice"), "a time to come says nothing");
    played(&early, now() - 5000);
    // A copy put beside the game, a branch, and a game that is over come after the game itself.
    let mut session = ok(Session::resume(&late, library()));
    ok(session.save_as(&folder.file("copy.lattice")));
    play(&mut session, 1);
    ok(ok(session.branch(1, true)).save_as(&folder.file("branch.lattice")));
    ok(session.save_as(&folder.file("copy.lattice")).err().ok_or("a copy was written over"));
    assert_eq!(latest().as_deref(), Some("late.lattice"));
    let saves = saves_in(&folder.0).expect("a folder that can be read");
    let marked = |wanted: &str| saves.iter().find(|save| name(save) == wanted).map(|save| (save.sitting.copy, save.sitting.branch));
    assert_eq!(
        (marked("copy.lattice"), marked("branch.lattice"), marked("late.lattice")),
        (Some((true, false)), Some((false, true)), Some((false, false)))
    );
    play(&mut session, 400);
    assert!(session.is_over());
    assert_eq!(latest().as_deref(), Some("early.lattice"), "a game that is over is not gone on with");
    // A copy that is played on is a game of its own.
    let mut copy = ok(Session::resume(&folder.file("copy.lattice"), library()));
    play(&mut copy, 1);
    assert_eq!(latest().as_deref(), Some("copy.lattice"));
}

#[test]
fn what_a_synchronising_program_leaves_is_listed_as_what_it_is() {
    let folder = Folder::new("kept-conflict");
    let path = game(&folder, "talks.lattice", 3);
    let other = game(&folder, "talks-TOMORROW.lattice", 4);
    let conflicts =
        ["talks (conflicted copy 2025-03-01).lattice", "talks-DESKTOP-4F2A.lattice", "talks.sync-conflict-20250301-101010-ABCDEF.lattice"];
    for copy in conflicts.iter().chain(&["talks (1).lattice", "talks 2.lattice"]) {
        ok(std::fs::copy(&path, folder.file(copy)));
    }
    ok(std::fs::write(folder.file(".gone.lattice.icloud"), b"bplist00"));
    let saves = saves_in(&folder.0).expect("a folder that can be read");
    let marked: Vec<String> = saves.iter().filter(|save| save.conflict).map(name).collect();
    assert_eq!(marked.len(), 5, "{marked:?}");
    assert!(!marked.contains(&name(&saves[saves.len() - 1])) && other.exists());
    let away: Vec<String> = saves.iter().filter(|save| save.fault == Some(SaveFault::Elsewhere)).map(name).collect();
    assert_eq!(away, ["gone.lattice"]);
    let latest = game_to_continue(&saves).map(name);
    assert!(latest.as_deref().is_some_and(|name| name.starts_with("talks") && !marked.contains(&name.to_owned())), "{latest:?}");
    assert_eq!(synchronised_by(Path::new("/home/ann/OneDrive - School/games")), Some("OneDrive"));
    assert_eq!(synchronised_by(Path::new("/home/ann/games")), None);
}

#[cfg(unix)]
#[test]
fn a_file_that_is_replaced_while_it_is_played_takes_no_step() {
    let folder = Folder::new("kept-replaced");
    let path = game(&folder, "game.lattice", 6);
    let other = game(&folder, "other.lattice", 7);
    let mut session = ok(Session::resume(&path, library()));
    ok(std::fs::rename(&other, &path));
    let foreign = ok(std::fs::read(&path));
    let (entries, state) = (session.entries().len(), latticework::rules::state::Seen::of(session.game()));
    let refused = session.submit(latticework::rules::Actor::Seat(FIRST), latticework::rules::Command::Seal);
    assert!(matches!(&refused, Err(SessionError::Store(error)) if error.fault == SaveFault::Replaced), "{refused:?}");
    let sentence = why(refused);
    assert!(sentence.contains("nothing has changed") && sentence.contains("another name"), "{sentence}");
    assert_eq!((session.entries().len(), session.game()), (entries, &*state));
    assert!(ok(std::fs::read(&path)) == foreign, "the file that came was written into");
    // What the sentence says to do works.
    ok(session.save_as(&folder.file("rescued.lattice")));
    assert_eq!(ok(Session::resume(&folder.file("rescued.lattice"), library())).game(), &*state);
    ok(std::fs::remove_file(&path));
    assert!(why(session.submit(latticework::rules::Actor::Seat(FIRST), latticework::rules::Command::Seal)).contains("no such file"));
    ok(session.save_as(&folder.file("rescued again.lattice")));
}

#[test]
fn an_older_file_that_is_brought_back_in_place_is_not_written_on() {
    let folder = Folder::new("kept-back");
    let path = game(&folder, "game.lattice", 8);
    let early = ok(std::fs::read(&path));
    let mut session = ok(Session::resume(&path, library()));
    play(&mut session, 1);
    ok(std::fs::write(&path, &early));
    let refused = session.submit(latticework::rules::Actor::Seat(FIRST), latticework::rules::Command::Seal);
    assert!(matches!(&refused, Err(SessionError::Store(_))), "{refused:?}");
    assert!(ok(std::fs::read(&path)) == early);
    let resumed = ok(Session::resume(&path, library()));
    assert!(resumed.turns().is_empty());
}

#[test]
fn a_save_of_an_older_format_is_listed_and_read() {
    let folder = Folder::new("kept-older");
    let path = folder.file("game.lattice");
    let mut session = start(9, 1, Some(&path));
    play(&mut session, 2);
    drop(session);
    ok(ok(rusqlite::Connection::open(&path)).execute_batch(
        "DROP TABLE sitting; ALTER TABLE header DROP COLUMN sum; ALTER TABLE opening DROP COLUMN sum; ALTER TABLE log DROP COLUMN sum;
         ALTER TABLE turns DROP COLUMN sum; PRAGMA user_version = 1;",
    ));
    let listed = saves_in(&folder.0).expect("a folder that can be read").remove(0);
    assert_eq!((listed.turns, listed.over, listed.fault), (2, false, Some(SaveFault::Older)));
    assert_eq!(ok(latticework::session::Replay::open(&path, library())).turns(), 2);
    let sentence = why(SqliteStore::open(&path));
    assert!(sentence.contains("older program") && sentence.contains("format 1"), "{sentence}");
}
