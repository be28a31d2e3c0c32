//! Several people at one screen: what a game that is gone on with comes back to.

use std::path::PathBuf;

use latticework::ai::Skill;
use latticework::app::bridge::{NewGame, Table, table::Round};
use latticework::level::{LevelOrigin, Library};
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Command, WhiteCommand};
use latticework::session::{Controller, Session};

const MANILA: Viewer = Viewer::Seat(SeatId(0));
const BEIJING: Viewer = Viewer::Seat(SeatId(2));
const CELL: Viewer = Viewer::WhiteCell;

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("latticework-hotseat-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn start(library: &Library, save: Option<&PathBuf>, white_cell: bool, rounds: bool) -> Table {
    let controllers = vec![Controller::Person, Controller::Computer(Skill::Novice), Controller::Person];
    let new = NewGame { origin: LevelOrigin::Program("second_thomas"), controllers, white_cell, seed: 11, rounds };
    Table::start(library, &new, save.map(PathBuf::as_path)).expect("it starts")
}

/// The viewer is through with its round; the next takes the screen.
fn on(table: &mut Table) {
    let turn = table.view().game.turn;
    if table.round() == Round::Orders && matches!(table.viewer(), Viewer::Seat(_)) {
        table.act(Command::Seal).expect("sealed");
    }
    let next = table.next_viewer(turn);
    table.pass_to(next);
}

fn stands(table: &Table) -> (u16, Round, Viewer) {
    (table.view().game.turn, table.round(), table.viewer())
}

/// The White Cell and the round were lost by Continue and by Load; sealed teams stayed sealed, so that the rest bargained with teams that could
/// not answer.
#[test]
fn a_game_comes_back_to_the_very_round() {
    let folder = folder("round");
    let library = Library::load().expect("theatre data");
    for (white_cell, rounds) in [(true, true), (false, true), (true, false), (false, false)] {
        let path = folder.join(format!("{white_cell}-{rounds}.lattice"));
        let mut table = start(&library, Some(&path), white_cell, rounds);
        let mut went = Vec::new();
        for _ in 0..18 {
            went.push(stands(&table));
            drop(table);
            table = Table::resume(&library, &path, false).expect("it goes on");
            assert_eq!(stands(&table), *went.last().expect("a place"), "White Cell {white_cell}, rounds {rounds}: {went:?}");
            let sealed: Vec<bool> = table.view().game.seats.iter().map(|seat| seat.sealed).collect();
            assert!(!sealed[0] || table.viewer() != MANILA, "a team that has sealed is not asked again");
            on(&mut table);
        }
        let mut order: Vec<Viewer> = went.iter().map(|&(.., viewer)| viewer).collect();
        order.dedup();
        let expected: &[Viewer] = if white_cell { &[CELL, MANILA, BEIJING] } else { &[MANILA, BEIJING] };
        assert_eq!(order[..expected.len()], *expected);
        assert_eq!(went.iter().any(|(_, round, _)| *round == Round::Bargain(2)), rounds);
        drop(table);
    }
    std::fs::remove_dir_all(folder).expect("removed");
}

/// A copy, and a game that branches off, have the White Cell that the game has.
#[test]
fn the_white_cell_goes_with_copies_and_branches() {
    let folder = folder("branches");
    let library = Library::load().expect("theatre data");
    let path = folder.join("game.lattice");
    let mut table = start(&library, Some(&path), true, false);
    for _ in 0..4 {
        on(&mut table);
    }
    assert_eq!(stands(&table), (2, Round::Orders, MANILA));
    let copy = table.save_copy("before the storm").expect("copied");
    let back = Table::resume(&library, &copy, false).expect("the copy goes on");
    assert_eq!(stands(&back), (2, Round::Orders, MANILA));
    table.pass_to(CELL);
    let branch = table.branch(2, &folder).expect("a branch");
    let other = Table::resume(&library, &branch, false).expect("the branch goes on");
    assert_eq!(stands(&other), (2, Round::Orders, CELL), "it begins with the White Cell, and without rounds of bargaining");
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn the_box_adds_a_white_cell_and_takes_none_away() {
    let folder = folder("box");
    let library = Library::load().expect("theatre data");
    let path = folder.join("game.lattice");
    drop(start(&library, Some(&path), false, true));
    assert_eq!(Table::resume(&library, &path, false).expect("goes on").viewer(), MANILA);
    let mut table = Table::resume(&library, &path, true).expect("goes on");
    assert_eq!(table.viewer(), CELL);
    on(&mut table);
    drop(table);
    assert_eq!(stands(&Table::resume(&library, &path, false).expect("goes on")), (1, Round::Bargain(1), MANILA), "it is the game's from now on");
    std::fs::remove_dir_all(folder).expect("removed");
}

/// An older save says nothing of how people sat: it begins the turn's rounds, as it always did.
#[test]
fn a_save_that_says_nothing_begins_the_turn() {
    let folder = folder("older");
    let library = Library::load().expect("theatre data");
    let path = folder.join("game.lattice");
    let scenario = std::sync::Arc::new(library.open_embedded("second_thomas").expect("a level").scenario.expect("valid"));
    let files = library.open_embedded("second_thomas").expect("a level").files;
    let controllers = vec![Controller::Person, Controller::Computer(Skill::Novice), Controller::Person];
    drop(Session::start_saved(scenario, &files, 3, controllers, &path).expect("saved"));
    let table = Table::resume(&library, &path, false).expect("goes on");
    assert_eq!(stands(&table), (1, Round::Bargain(1), MANILA));
    std::fs::remove_dir_all(folder).expect("removed");
}

/// After going back everybody begins the turn again, and the game comes back so.
#[test]
fn going_back_begins_the_turn() {
    let folder = folder("back");
    let library = Library::load().expect("theatre data");
    let path = folder.join("game.lattice");
    let mut table = start(&library, Some(&path), true, true);
    while table.view().game.turn == 1 {
        on(&mut table);
    }
    for _ in 0..4 {
        on(&mut table);
    }
    table.pass_to(CELL);
    table.rewind(1, "once more").expect("back");
    assert_eq!(stands(&table), (1, Round::Bargain(1), CELL));
    drop(table);
    assert_eq!(stands(&Table::resume(&library, &path, false).expect("goes on")), (1, Round::Bargain(1), CELL));
    std::fs::remove_dir_all(folder).expect("removed");
}

/// The last to seal once got the results, with the button of the debrief; where there is a White Cell, they are its own to open.
#[test]
fn the_end_is_the_white_cells() {
    let library = Library::load().expect("theatre data");
    let mut table = start(&library, None, true, false);
    table.act(Command::White(WhiteCommand::Pace { turns: 1 })).expect("the last turn is this one");
    on(&mut table);
    on(&mut table);
    assert_eq!(table.viewer(), BEIJING);
    on(&mut table);
    assert!(table.is_over());
    assert_eq!(table.viewer(), CELL);
}

/// A game without a file can be kept in one later.
#[test]
fn a_game_that_is_not_kept_can_be_kept_from_now_on() {
    let folder = folder("kept").join("new");
    let library = Library::load().expect("theatre data");
    let mut table = start(&library, None, true, true);
    on(&mut table);
    assert!(table.save().is_none() && table.keep_in(std::path::Path::new("here")).is_err());
    let path = table.keep_in(&folder).expect("kept");
    assert_eq!(table.save(), Some(path.as_path()));
    on(&mut table);
    let place = stands(&table);
    drop(table);
    assert_eq!(stands(&Table::resume(&library, &path, false).expect("goes on")), place);
    std::fs::remove_dir_all(folder).expect("removed");
}
