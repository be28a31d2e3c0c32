//! Saves of the day on which the record was made: a game of each level by people around one screen, one with a White Cell that does all it
//! can, and a branch. Whatever the program becomes, it tells every turn of them, with every event, and fills no field in.
//!
//! `LATTICEWORK_MAKE_SAVES=1 UPDATE_GOLDEN=1 cargo test --test record` makes them anew, and what they tell.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use latticework::ai::{self, Skill};
use latticework::catalog::quantity::{Thousandths, Turns};
use latticework::rules::scenario::Effect;
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::ids::{SeatId, SeatSet};
use latticework::rules::{Actor, Command, WhiteCommand};
use latticework::session::{Controller, Replay, Session, SessionError, Sitting};

use super::canon::{Seen, canonical};
use super::harness::levels::{levels, library};
use super::harness::program::{folder, run, status, text};
use super::keep;
use super::names::Names;
use super::play::{changes, line};

/// Turns that people play in each.
const TURNS: usize = 8;

fn ok<T>(result: Result<T, SessionError>) -> T {
    result.unwrap_or_else(|why| panic!("{why}"))
}

fn start(level: &str, seed: u64, people: usize, path: &Path) -> Session {
    let report = library().open_embedded(level).unwrap_or_else(|| panic!("no level {level}"));
    let scenario = Arc::new(report.scenario.unwrap_or_else(|| panic!("{level}: {:?}", report.problems)));
    let mut controllers = vec![Controller::Computer(Skill::Standard); scenario.seats.len()];
    controllers[..people].fill(Controller::Person);
    let mut session = ok(Session::start_saved(scenario, &report.files, seed, controllers, path));
    ok(session.advance());
    session
}

fn turn(session: &mut Session) {
    let people: Vec<SeatId> =
        (0..session.controllers().len()).filter(|&at| session.controllers()[at] == Controller::Person).map(|at| SeatId(at as u8)).collect();
    for seat in people {
        let (scenario, seed) = (session.scenario().clone(), session.seed());
        let view = session.view(Viewer::Seat(seat));
        let mut commands = ai::offers(&scenario, &view, seat, Skill::Standard, seed);
        commands.extend(ai::turn(&scenario, &view, seat, Skill::Standard, seed));
        for command in commands {
            match session.submit(Actor::Seat(seat), command) {
                Ok(()) | Err(SessionError::Refused(_)) => {}
                Err(why) => panic!("{why}"),
            }
        }
        if !session.is_over() {
            ok(session.submit(Actor::Seat(seat), Command::Seal));
        }
    }
}

fn turns(session: &mut Session, count: usize) {
    for _ in 0..count {
        if !session.is_over() {
            turn(session);
        }
    }
}

/// A game in which the White Cell does all that it can.
fn with_white_cell(path: &Path) {
    let mut session = start("second_thomas", 21, 2, path);
    ok(session.set_sitting(Sitting { white_cell: true, rounds: true, ..Sitting::default() }));
    let nation = session.scenario().seats[0].nations[0];
    let effects = vec![Effect::Support { nation, by: Thousandths(-12) }, Effect::Weather { turns: Turns(1) }];
    let white = |session: &mut Session, command| ok(session.submit(Actor::WhiteCell, Command::White(command)));
    turn(&mut session);
    white(
        &mut session,
        WhiteCommand::Announce { title: "A storm".to_owned(), text: "It comes.".to_owned(), to: SeatSet::ALL, effects: effects.clone() },
    );
    white(&mut session, WhiteCommand::Override { reason: "To see it".to_owned(), effects });
    white(&mut session, WhiteCommand::Pace { turns: 6 });
    turns(&mut session, 2);
    ok(session.rewind(2, "Played too fast"));
    ok(session.hand_over(SeatId(1), Controller::Computer(Skill::Expert)));
    turns(&mut session, 3);
    ok(session.open_record());
}

fn place(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/record/saves").join(name)
}

/// Makes the saves anew: only on the day on which the record is made.
fn make_saves() {
    let folder = folder("record-make");
    let keep_as = |path: &Path, name: &str| {
        let bytes = std::fs::read(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        keep::pack(&place(&format!("{name}.lattice.z")), &bytes);
    };
    for level in levels() {
        let path = folder.join(format!("{}.lattice", level.slug));
        let mut session = start(&level.slug, 11, 2.min(level.seats.len()), &path);
        turns(&mut session, TURNS);
        if level.slug == "second_thomas" {
            let branch = folder.join("branch.lattice");
            let mut other = ok(session.branch(3, true));
            turns(&mut other, 1);
            ok(other.save_as(&branch));
            keep_as(&branch, "branch");
        }
        drop(session);
        keep_as(&path, &level.slug);
    }
    let path = folder.join("white_cell.lattice");
    with_white_cell(&path);
    keep_as(&path, "white_cell");
}

/// A save as the program reads it: every event of every turn, and what each changed in the state.
fn told(replay: &Replay) -> String {
    let (scenario, seen) = (replay.scenario(Viewer::WhiteCell), Seen::default());
    let (mut text, mut before) = (String::new(), BTreeMap::new());
    for turn in 0..=replay.turns() {
        let _ = writeln!(text, "turn {turn}");
        assert!(replay.is_whole(turn), "turn {turn} is not whole");
        // What follows a turn: the start of the next, or the end.
        let view = replay.view(turn + 1, Viewer::WhiteCell).unwrap_or_else(|| panic!("turn {turn} leads to no state"));
        let names = Names::of(&scenario, &view.game, &seen);
        for recorded in replay.events(turn, Viewer::WhiteCell) {
            line(&mut text, "e", &[canonical(&names, &recorded.audience), canonical(&names, &recorded.event)]);
        }
        changes(&mut text, &names, &view.game, &mut before);
    }
    text
}

#[test]
fn saves_of_that_day_tell_every_turn() {
    if std::env::var_os("LATTICEWORK_MAKE_SAVES").is_some() {
        make_saves();
    }
    let folder = folder("record-saves");
    let packed = std::fs::read_dir(place("")).unwrap_or_else(|why| panic!("no saves are kept: {why}"));
    let mut names: Vec<String> =
        packed.flatten().filter_map(|file| Some(file.file_name().to_str()?.strip_suffix(".lattice.z")?.to_owned())).collect();
    names.sort();
    assert!(names.len() == levels().len() + 2, "a save of each level, of a White Cell's game and of a branch: {names:?}");
    let mut differences = Vec::new();
    for name in &names {
        let file = format!("{name}.lattice");
        let path = folder.join(&file);
        std::fs::write(&path, keep::unpack(&place(&format!("{name}.lattice.z")))).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        let replay = Replay::open(&path, library()).unwrap_or_else(|why| panic!("{name}: {why}"));
        let (now, kept) = (told(&replay), place(&format!("{name}.told.z")));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            keep::pack(&kept, now.as_bytes());
        } else {
            let kept = String::from_utf8(keep::unpack(&kept)).unwrap_or_else(|why| panic!("{name}: {why}"));
            differences.extend(keep::first_difference(&kept, &now).map(|what| format!("{name}: {what}")));
        }
        let words = run(&folder, &["replay", &file, "--white-cell"]);
        assert_eq!(status(&words), 0, "replay {name}: {}", text(&words.stderr));
        let words = text(&words.stdout);
        for turn in 1..=replay.turns() {
            assert!(words.contains(&format!("Turn {turn}")), "replay {name} does not tell turn {turn}");
        }
        let page = run(&folder, &["report", &file, "--white-cell", "--html", &format!("{name}.html")]);
        assert_eq!(status(&page), 0, "report {name}: {}", text(&page.stderr));
    }
    assert!(differences.is_empty(), "saves are told otherwise than they were:\n{}", differences.join("\n"));
    let list = run(&folder, &["saves", "."]);
    assert_eq!(status(&list), 0, "saves: {}{}", text(&list.stdout), text(&list.stderr));
    let listed = text(&list.stdout);
    for name in &names {
        assert!(listed.contains(&format!("{name}.lattice")), "saves does not list {name}");
    }
    let _ = std::fs::remove_dir_all(folder);
}
