//! The screens before play, by what a person reads and presses.

use std::path::PathBuf;

use bevy_egui::egui::Ui;
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use latticework::app::bridge::{NewGame, Table, table::Round};
use latticework::app::home::{self, Home, Keeping};
use latticework::app::screens::{
    help,
    levels::{self, LevelsIntent},
    load::{self, Found, Listed, LoadIntent},
    pass,
    setup::{self, Setup, SetupIntent},
    start,
};
use latticework::app::settings::Settings;
use latticework::app::theme::{Look, Palette, style};
use latticework::level::{LevelCard, LevelOrigin, Library};
use latticework::rules::Command;
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::ids::SeatId;
use latticework::session::{Controller, saves_in};

use crate::stage::{listed, page, read};

/// Games are kept or not, and nothing is said of it.
fn unsaid(can: bool) -> Keeping<impl FnOnce(&mut Ui)> {
    Keeping { can, shown: |_: &mut Ui| {} }
}

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("latticework-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn cards(folder: Option<&std::path::Path>) -> Vec<LevelCard> {
    Library::load().expect("theatre data").survey(folder)
}

#[test]
fn a_broken_level_shows_where_it_is_broken_and_cannot_be_played() {
    let folder = folder("levels");
    let text = Library::embedded_text("second_thomas").expect("a level of the program").replace("\"phl\"", "\"phil\"");
    std::fs::write(folder.join("mine.ron"), text).expect("written");
    let all = cards(Some(&folder));
    let harness =
        page(Settings::default(), (all, Vec::new()), |ui, p, (cards, intents)| levels::panel(ui, p, listed(cards, false, Some("here")), intents));
    let texts = read(&harness);
    assert!(texts.iter().any(|text| text.starts_with("mine.ron, line ") && text.contains(", column ")), "{texts:?}");
    assert!(texts.iter().any(|text| text.contains("Did you mean `phl`?")), "{texts:?}");
    let buttons: Vec<bool> = harness.get_all_by_label("Play Second Thomas Shoal").map(|node| !node.accesskit_node().is_disabled()).collect();
    assert_eq!(buttons, [true, false], "the program's can be played, the broken copy cannot");
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn a_level_is_chosen_set_up_and_started() {
    let mut harness =
        page(Settings::default(), (cards(None), Vec::new()), |ui, p, (cards, intents)| levels::panel(ui, p, listed(cards, false, None), intents));
    harness.get_by_label("Play Senkaku: One Hundred Hours").click();
    harness.run_ok();
    let (cards, intents) = harness.state();
    let [LevelsIntent::Choose(origin)] = intents.as_slice() else { panic!("{intents:?}") };
    assert_eq!(*origin, LevelOrigin::Program("senkaku"));
    let setup = Setup::of(cards.iter().find(|card| card.origin == *origin).expect("its card"));
    let mut harness =
        page(Settings::default(), (setup, Vec::new()), |ui, p, (setup, intents)| setup::panel(ui, p, setup, None, unsaid(true), intents));
    assert!(harness.query_by_label("Two rounds of bargaining before orders each turn").is_none(), "one person passes no screen");
    harness.get_by_label("Japan is played by a person").click();
    harness.run_ok();
    harness.get_by_label("AI player, expert").click();
    harness.run_ok();
    assert!(read(&harness).iter().any(|text| text == "Leave at least one seat to a person."));
    harness.get_by_label("Japan is played by AI player, expert").click();
    harness.run_ok();
    harness.get_by_label("a person").click();
    harness.run_ok();
    harness.get_by_label("Start").click();
    harness.run_ok();
    let [SetupIntent::Start(game)] = harness.state().1.as_slice() else { panic!("{:?}", harness.state().1) };
    assert_eq!(game.controllers[0], Controller::Person);
    assert!(game.seed >= 100_000, "a seed to say aloud");
    assert!(Table::start(&Library::load().expect("theatre data"), game, None).is_ok());
}

#[test]
fn a_game_is_kept_at_each_step_and_gone_on_with() {
    let folder = folder("saves");
    let library = Library::load().expect("theatre data");
    let path = folder.join("game.lattice");
    let controllers =
        vec![Controller::Person, Controller::Computer(latticework::ai::Skill::Novice), Controller::Computer(latticework::ai::Skill::Novice)];
    let new = NewGame { origin: LevelOrigin::Program("second_thomas"), controllers, white_cell: false, seed: 11, rounds: true };
    let mut table = Table::start(&library, &new, Some(&path)).expect("it starts");
    table.act(Command::Seal).expect("sealed");
    let copy = table.save_copy("before the storm").expect("copied");
    assert_eq!(copy.file_name().and_then(|name| name.to_str()), Some("before-the-storm.lattice"));
    assert!(table.save_copy("before the storm").is_err(), "a copy never overwrites another");
    let view = table.view().clone();
    drop(table);
    let saves = saves_in(&folder).expect("a folder that can be read");
    assert_eq!(saves.len(), 2);
    let found = Found { saves, trouble: None };
    let mut harness = page(Settings::default(), (found, false, Vec::new()), move |ui, p, (found, white_cell, intents)| {
        load::panel(ui, p, &Listed { found, looking: false, trouble: None }, unsaid(true), white_cell, intents);
    });
    let texts = read(&harness);
    assert!(texts.iter().any(|text| text.starts_with("Turn 2 · Philippines · ")), "{texts:?}");
    assert!(!texts.iter().any(|text| text.to_lowercase().contains("seed")), "the seed of a running game tells its luck");
    assert!(texts.iter().any(|text| text.contains("holds every team's secrets")), "{texts:?}");
    harness.get_by_label("Go on with game").click();
    harness.run_ok();
    assert_eq!(harness.state().2, [LoadIntent::Open(path.clone())]);
    let again = Table::resume(&library, &path, false).expect("it goes on");
    assert_eq!(again.view(), &view);
    assert_eq!(again.viewer(), Viewer::Seat(SeatId(0)));
    drop(again);
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn nothing_of_the_game_shows_while_the_screen_is_passed() {
    let controllers = vec![Controller::Person, Controller::Computer(latticework::ai::Skill::Novice), Controller::Person];
    let new = NewGame { origin: LevelOrigin::Program("second_thomas"), controllers, white_cell: false, seed: 11, rounds: true };
    let mut table = Table::start(&Library::load().expect("theatre data"), &new, None).expect("it starts");
    let first = table.viewer();
    for _ in 0..2 {
        let turn = table.view().game.turn;
        let next = table.next_viewer(turn);
        table.pass_to(next);
    }
    assert_eq!((table.viewer(), table.round()), (first, Round::Bargain(2)));
    let mut harness =
        page(Settings::default(), false, move |ui, p, ready: &mut bool| *ready |= pass::panel(ui, p, true, first, "Philippines", &table));
    let texts = read(&harness).join(" ");
    assert!(texts.contains("Pass on: Philippines") && texts.contains("Second round of bargaining"), "{texts}");
    assert!(!texts.contains("Ayungin") && !texts.contains("Sierra Madre"), "{texts}");
    harness.get_by_label("Philippines is ready").click();
    harness.run_ok();
    assert!(*harness.state());
}

/// Keys and symbols stay inside a window of 1280 x 720 at every size of text.
#[test]
fn help_fits_the_window_at_every_text_size() {
    for text_percent in [100, 130, 175] {
        let settings = Settings { text_percent, ..Settings::default() };
        let palette = Palette::new(Look::default());
        let mut harness = Harness::builder().with_size([1184.0, 3000.0]).with_max_steps(20).build_ui_state(
            |ui, (): &mut ()| {
                if ui.ctx().cumulative_pass_nr() == 0 {
                    style::set_fonts(ui.ctx());
                    style::set_style(ui.ctx(), &settings);
                    return;
                }
                help::body(ui, &palette, settings.text_scale());
            },
            (),
        );
        harness.step();
        harness.run_ok();
        let texts: Vec<String> = read(&harness).into_iter().filter(|text| !text.is_empty()).collect();
        assert!(texts.len() > 40, "{texts:?}");
        for text in &texts {
            for node in harness.query_all_by_label(text) {
                let rect = node.rect();
                assert!(rect.min.x >= 0.0 && rect.max.x <= 1184.0, "{text} at {text_percent}%: {rect:?}");
            }
        }
    }
}

/// Every choice of the first screen stands whole in a window of 1280 x 720 at every size of text.
#[test]
fn the_start_screen_fits_the_window_at_every_text_size() {
    for text_percent in [85, 100, 130, 175] {
        let settings = Settings { text_percent, ..Settings::default() };
        let palette = Palette::new(Look::default());
        let width = start::column(1280.0, settings.text_scale()) - 96.0;
        let mut harness = Harness::builder().with_size([width, 720.0]).with_max_steps(20).build_ui_state(
            |ui, (): &mut ()| {
                if ui.ctx().cumulative_pass_nr() == 0 {
                    style::set_fonts(ui.ctx());
                    style::set_style(ui.ctx(), &settings);
                    return;
                }
                start::panel(ui, &palette, Some("Senkaku: One Hundred Hours, turn 10"), None, &[], &mut Vec::new());
            },
            (),
        );
        harness.step();
        harness.run_ok();
        for choice in ["Continue", "Play a level", "Load a game", "Theatre map", "Settings", "Help", "Quit"] {
            let rect = harness.get_by_label_contains(choice).rect();
            assert!(rect.max.x <= width + 1.0 && rect.max.y <= 720.0 && rect.height() < 80.0, "{choice} at {text_percent}%: {rect:?} in {width}");
        }
    }
}

/// A save that is in use, newer, interrupted, damaged, of other rules, not ours or not allowed: each was "no saved game".
#[test]
fn saves_that_do_not_open_are_told_apart() {
    use latticework::session::{SaveFault, SavedGame, Sitting, StoreError};
    let faults = [
        (SaveFault::Interrupted, "interrupted", true),
        (SaveFault::Busy, "in use by another program", false),
        (SaveFault::Newer, "a newer program", false),
        (SaveFault::OtherRules, "other rules", false),
        (SaveFault::Damaged, "damaged", false),
        (SaveFault::NotOurs, "no saved game of Latticework", false),
        (SaveFault::NotAllowed, "may not read it", false),
    ];
    for (fault, words, can) in faults {
        let save = SavedGame {
            path: PathBuf::from("/games/one\u{202e}two.lattice"),
            header: Err(StoreError::new(fault, "as SQLite says it")),
            fault: Some(fault),
            read_only: None,
            sitting: Sitting::default(),
            turns: 0,
            over: false,
            changed: 0,
            conflict: false,
        };
        let found = Found { saves: vec![save], trouble: None };
        let harness = page(Settings::default(), (found, false, Vec::new()), |ui, p, (found, white_cell, intents)| {
            load::panel(ui, p, &Listed { found, looking: false, trouble: None }, unsaid(true), white_cell, intents);
        });
        let texts = read(&harness);
        assert!(texts.iter().any(|text| text.to_lowercase().contains(&words.to_lowercase())), "{fault:?}: {texts:?}");
        assert!(!texts.iter().any(|text| text.contains('\u{202e}')), "nothing turns the text round");
        assert_eq!(harness.query_by_label("Go on with onetwo").is_some(), can, "{fault:?}: {texts:?}");
    }
}

/// A folder that may not be read "held no saved game", and without a home folder "a game is saved at every step".
#[test]
fn what_cannot_be_read_or_kept_is_said() {
    let folder = folder("noread");
    let file = folder.join("games");
    std::fs::write(&file, "a file where a folder should be").expect("written");
    let found = Found::in_folder(Some(&file));
    assert!(found.trouble.as_ref().is_some_and(|why| why.contains("cannot be read")), "{:?}", found.trouble);
    assert!(Found::in_folder(Some(&folder.join("missing"))).trouble.is_none(), "a folder that is not there holds nothing");
    let shown = |found: Found, keeps: bool| {
        let harness = page(Settings::default(), (found, false, Vec::new()), move |ui, p, (found, white_cell, intents)| {
            load::panel(ui, p, &Listed { found, looking: false, trouble: None }, unsaid(keeps), white_cell, intents);
        });
        read(&harness).join("\n")
    };
    let texts = shown(found, true);
    assert!(texts.contains("cannot be read") && !texts.contains("No saved games yet"), "{texts}");
    let texts = shown(Found::default(), false);
    assert!(!texts.contains("saved at every step"), "{texts}");
    assert!(shown(Found::default(), true).contains("saved at every step"));
    std::fs::remove_dir_all(folder).expect("removed");
}

/// Told before Start, with a folder to name, which is then used.
#[test]
fn a_game_that_would_not_be_kept_says_so_before_it_starts() {
    let folder = folder("unkept").join("new");
    let mut home = Home::of(None);
    home.ask();
    while home.look() {
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    let setup = Setup::of(&cards(None)[0]);
    let mut harness = page(Settings::default(), (setup, home, None, Vec::new()), |ui, p, (setup, home, refused, intents)| {
        let keeps = home.trouble().is_none();
        setup::panel(ui, p, setup, None, Keeping { can: keeps, shown: |ui: &mut Ui| _ = home::panel(ui, p, home, refused) }, intents);
    });
    let texts = read(&harness).join("\n");
    assert!(texts.contains("Games will not be kept"), "{texts}");
    assert!(harness.query_by_label("Start").is_none() && harness.query_by_label("Start without keeping it").is_some(), "{texts}");
    harness.get_by_label("Keep them in the folder").focus();
    harness.run_ok();
    harness.get_by_label("Keep them in the folder").type_text(&folder.display().to_string());
    harness.run_ok();
    harness.get_by_label("Use this folder").click();
    harness.run_ok();
    let texts = read(&harness).join("\n");
    assert!(harness.query_by_label("Start").is_some() && !texts.contains("will not be kept"), "{texts}");
    assert_eq!(harness.state().1.saves(), Some(folder.join("games")));
    std::fs::remove_dir_all(folder).expect("removed");
}
