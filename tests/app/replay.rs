//! The replay of a game that was played: its bar, its keys, and the turn that plays.

use bevy_egui::egui::{self, Key};
use egui_kittest::{Harness, kittest::Queryable as _};
use latticework::app::bridge::picture as pictures;
use latticework::app::map::scene::MapGround;
use latticework::app::screens::debrief::DebriefData;
use latticework::app::screens::replay::{self, ReplayIntent, ReplayScreen};
use latticework::app::settings::Settings;
use latticework::app::theme::{Look, Palette, style};
use latticework::level::Library;
use latticework::report::Account;

use crate::picture::{self, Textures};
use crate::stage::{Table, read};

/// The replay on a stage.
struct Shown {
    replay: ReplayScreen,
    ground: MapGround,
    left: bool,
    textures: Textures,
    dressed: bool,
}

fn open(turn: u16, index: Option<usize>) -> (Harness<'static, Shown>, u16) {
    let table = Table::new("senkaku", "japan").play(40);
    let data = DebriefData::of(Account::of(&table.session, table.viewer));
    let last = data.account.turns.len() as u16 + 1;
    let library = Library::load().expect("theatre data");
    let known = table.known();
    let ground = pictures::ground(&library.geography, &known.scenario, &known.view).expect("a map");
    let mut replay = ReplayScreen::default();
    replay.open(&data, turn, index, &ground);
    let p = Palette::new(Look::default());
    let draw = move |ui: &mut egui::Ui, shown: &mut Shown| {
        if !shown.dressed {
            style::set_fonts(ui.ctx());
            style::set_style(ui.ctx(), &Settings::default());
            shown.dressed = true;
            return;
        }
        let (mut meant, mut looks) = (Vec::new(), Vec::new());
        replay::controls(ui, &mut shown.replay, &p, 1.0, &mut meant, &mut looks);
        for intent in meant {
            shown.left |= intent == ReplayIntent::Leave;
            shown.replay.carry_out(intent, &shown.ground);
        }
    };
    let textures = Textures::default();
    let first = Shown { replay, ground, left: false, textures: textures.clone(), dressed: false };
    let mut harness = Harness::builder().with_size([1280.0, 720.0]).with_max_steps(20).renderer(textures).build_ui_state(draw, first);
    harness.step();
    harness.run_ok();
    (harness, last)
}

fn press(harness: &mut Harness<'_, Shown>, key: Key) {
    harness.key_press(key);
    harness.run_ok();
}

#[test]
fn a_replay_goes_turn_by_turn_from_the_start_to_the_end() {
    let (mut harness, last) = open(1, None);
    assert!(harness.state().replay.playback().is_some(), "the turn plays at once");
    assert!(read(&harness).iter().any(|text| text == "everybody's view"), "the level is over: {:?}", read(&harness));
    picture::save(&harness, &harness.state().textures, "replay");
    press(&mut harness, Key::PageUp);
    assert_eq!(harness.state().replay.turn(), 1, "nothing comes before the first turn");
    for turn in 2..=last {
        harness.get_by_label("Turn after").click();
        harness.run_ok();
        assert_eq!(harness.state().replay.turn(), turn);
        assert!(harness.state().replay.playback().is_none());
    }
    assert!(read(&harness).iter().any(|text| text == "the end"));
    press(&mut harness, Key::PageDown);
    press(&mut harness, Key::Space);
    assert_eq!(harness.state().replay.turn(), last, "nothing comes after the end");
    assert!(harness.state().replay.playback().is_none());
    press(&mut harness, Key::PageUp);
    assert_eq!(harness.state().replay.turn(), last - 1);
    press(&mut harness, Key::Space);
    assert!(harness.state().replay.playback().is_some(), "Space plays the turn that is shown");
    press(&mut harness, Key::Escape);
    assert!(!harness.state().left, "Escape first ends what plays");
}

#[test]
fn an_event_of_the_story_opens_where_it_happened_and_waits() {
    let (harness, _) = open(3, Some(4));
    let playback = harness.state().replay.playback().expect("the turn is shown");
    assert_eq!(playback.turn(), 3);
    assert!(playback.is_paused());
}

#[test]
fn the_way_back_leads_to_the_debrief() {
    let (mut harness, last) = open(1, None);
    harness.state_mut().replay.carry_out(ReplayIntent::At(last), &MapGround::default());
    harness.run_ok();
    press(&mut harness, Key::Escape);
    assert!(harness.state().left);
    let (mut harness, _) = open(2, None);
    harness.get_by_label("← Debrief").click();
    harness.run_ok();
    assert!(harness.state().left);
}
