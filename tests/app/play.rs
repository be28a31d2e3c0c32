//! The play screen as a whole, on real games: keys, clicks on what has a name, and what the game makes of them.

use bevy_egui::egui::{self, Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};
use latticework::ai::Skill;
use latticework::app::bridge::{NewGame, Table, picture as pictures, table::Round};
use latticework::app::map::{
    camera::MapCamera,
    furniture::Furniture,
    scene::{Layers, MapGround, Picture},
};
use latticework::app::screens::{
    Over,
    play::{self, Around, Leave, Play},
};
use latticework::app::settings::Settings;
use latticework::app::theme::style;
use latticework::level::{LevelOrigin, Library};
use latticework::rules::order::Order;
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::ids::SeatId;
use latticework::session::Controller;

use crate::picture::{self, Textures};
use crate::stage::read;

/// The screen with everything that it reads and changes.
pub struct Screen {
    pub table: Table,
    pub play: Play,
    settings: Settings,
    over: Over,
    pub camera: MapCamera,
    layers: Layers,
    furniture: Furniture,
    ground: MapGround,
    picture: Picture,
    pub left: Option<Leave>,
    pub textures: Textures,
    dressed: bool,
}

fn table(level: &'static str, people: &[&str], seed: u64) -> (Library, Table) {
    let library = Library::load().expect("theatre data");
    let scenario = library.open_embedded(level).expect("a level of the program").scenario.expect("a valid level");
    let controller = |slug: &str| if people.contains(&slug) { Controller::Person } else { Controller::Computer(Skill::Standard) };
    let controllers = scenario.seats.iter().map(|seat| controller(&seat.slug)).collect();
    let new = NewGame { origin: LevelOrigin::Program(level), controllers, white_cell: false, seed, rounds: true };
    let table = Table::start(&library, &new, None).expect("it starts");
    (library, table)
}

pub fn open(level: &'static str, people: &[&str]) -> Harness<'static, Screen> {
    open_with(level, people, Settings { reduced_motion: true, ..Settings::default() })
}

fn open_with(level: &'static str, people: &[&str], settings: Settings) -> Harness<'static, Screen> {
    open_seed(level, people, settings, 7)
}

/// The screen on a new game with this seed.
pub fn open_seed(level: &'static str, people: &[&str], settings: Settings, seed: u64) -> Harness<'static, Screen> {
    let (library, table) = table(level, people, seed);
    let ground = pictures::ground(&library.geography, table.scenario(), table.view()).expect("a map");
    let mut camera = MapCamera::default();
    camera.look_at_map(ground.bounds.0);
    let textures = Textures::default();
    let screen = Screen {
        table,
        play: Play::default(),
        settings,
        over: Over::Nothing,
        camera,
        layers: Layers::default(),
        furniture: Furniture::default(),
        ground,
        picture: Picture::default(),
        left: None,
        textures: textures.clone(),
        dressed: false,
    };
    let draw = |ui: &mut egui::Ui, screen: &mut Screen| {
        if !screen.dressed {
            style::set_fonts(ui.ctx());
            style::set_style(ui.ctx(), &screen.settings);
            screen.dressed = true;
            return;
        }
        let mut around = Around {
            settings: &mut screen.settings,
            over: &mut screen.over,
            camera: &mut screen.camera,
            layers: &mut screen.layers,
            furniture: &mut screen.furniture,
            ground: &mut screen.ground,
            picture: &mut screen.picture,
        };
        screen.left = play::show(ui, &mut screen.play, &mut screen.table, &mut around).or(screen.left);
    };
    let mut harness = Harness::builder().with_size([1280.0, 720.0]).with_max_steps(40).renderer(textures).build_ui_state(draw, screen);
    harness.step();
    harness.run_ok();
    harness
}

fn orders(harness: &Harness<'_, Screen>) -> Vec<Order> {
    let table = &harness.state().table;
    let Viewer::Seat(seat) = table.viewer() else { return Vec::new() };
    table.view().game.seats[seat.index()].orders.clone()
}

fn press(harness: &mut Harness<'_, Screen>, key: Key) {
    harness.key_press(key);
    harness.run_ok();
}

fn press_with(harness: &mut Harness<'_, Screen>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_ok();
}

fn click(harness: &mut Harness<'_, Screen>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_ok();
}

fn says(harness: &Harness<'_, Screen>, text: &str) -> bool {
    read(harness).iter().any(|line| line.contains(text))
}

#[test]
fn a_turn_by_keys_and_buttons() {
    let mut harness = open("second_thomas", &["philippines"]);
    assert!(says(&harness, "Select a force"), "the hint teaches the first step");
    press(&mut harness, Key::N);
    assert!(says(&harness, "First boat group"), "{:?}", read(&harness));
    // Two features want cargo or not: the first row with the button is the outpost's.
    click(&mut harness, "Resupply");
    assert_eq!(orders(&harness).len(), 1);
    assert!(harness.state().picture.ways.iter().any(|way| way.ordered && way.label.starts_with("resupply")), "the way is drawn");
    press(&mut harness, Key::F4);
    assert!(says(&harness, "1 of 4 staff actions"));
    harness.get_by_label_contains("Undo: ").click();
    harness.run_ok();
    assert!(orders(&harness).is_empty());
    press(&mut harness, Key::N);
    click(&mut harness, "Resupply");
    press_with(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert!(says(&harness, "3 of 4 staff actions are unused."), "it asks first");
    assert_eq!(harness.state().table.view().game.turn, 1);
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().table.view().game.turn, 2);
    assert!(harness.state().left.is_none(), "one person plays on without passing the screen");
    assert_eq!(harness.state().table.history().len(), 2);
    assert_eq!(harness.state().table.past().len(), 2);
    picture::save(&harness, &harness.state().textures, "play-turn-2");
}

#[test]
fn a_hex_is_steered_to_by_arrow_keys_and_ordered_by_enter() {
    let mut harness = open("second_thomas", &["united_states"]);
    press(&mut harness, Key::N);
    press(&mut harness, Key::O);
    let before = harness.state().camera.centre;
    press(&mut harness, Key::ArrowLeft);
    press(&mut harness, Key::ArrowLeft);
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::ArrowUp);
    assert!(harness.state().picture.ways.iter().any(|way| !way.ordered), "the way is shown before it is ordered");
    assert_eq!(harness.state().camera.centre, before, "the arrows steer the hex, not the map");
    press(&mut harness, Key::Enter);
    let given = orders(&harness);
    let [Order::Move(order)] = given.as_slice() else { panic!("{given:?}") };
    assert!((2..=4).contains(&order.route.len()), "{order:?}");
    press_with(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(orders(&harness).is_empty(), "undone by a key");
}

/// After "Skip to the end" the map once lay half as much higher as the strip below it is high.
#[test]
fn after_a_turn_was_shown_the_map_lies_where_it_lay() {
    for closer in [1.0, 2.5] {
        let mut harness = open("second_thomas", &["philippines"]);
        let (centre, scale) = harness.state().camera.gaze();
        harness.state_mut().camera.go_to(centre, Some(scale / closer));
        harness.run_ok();
        let middle = harness.state().camera.gaze().0;
        let before = (harness.state().camera.to_screen(middle), harness.state().camera.area, harness.state().camera.km_per_pt);
        press_with(&mut harness, Modifiers::COMMAND, Key::Enter);
        press(&mut harness, Key::Enter);
        assert!(says(&harness, "Skip to the end"));
        assert!(harness.state().camera.area.height() < before.1.height(), "the strip takes room");
        click(&mut harness, "Next event");
        click(&mut harness, "Skip to the end");
        assert!(!says(&harness, "Skip to the end"));
        let camera = &harness.state().camera;
        assert_eq!(camera.area, before.1);
        assert!((camera.km_per_pt / before.2 - 1.0).abs() < 1e-3);
        assert!(camera.to_screen(middle).distance(before.0) < 0.5, "{closer}: {:?} became {:?}", before.0, camera.to_screen(middle));
    }
}

#[test]
fn escape_closes_what_is_topmost() {
    let mut harness = open("second_thomas", &["philippines"]);
    press(&mut harness, Key::N);
    press(&mut harness, Key::O);
    press(&mut harness, Key::ArrowLeft);
    press(&mut harness, Key::Escape);
    assert!(says(&harness, "Choose what it does in the panel"), "the force is still selected");
    press(&mut harness, Key::Escape);
    assert!(says(&harness, "Your forces"), "and then nothing is");
    click(&mut harness, "Layers");
    assert!(says(&harness, "Depth of the sea"));
    press(&mut harness, Key::Tab);
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Escape);
    assert!(!says(&harness, "Depth of the sea"), "the list of layers closes");
}

#[test]
fn what_lacks_access_offers_to_ask() {
    let mut harness = open("second_thomas", &["united_states"]);
    let asks = (0..12).any(|_| {
        press(&mut harness, Key::N);
        harness.query_all_by_label("Ask for access").next().is_some()
    });
    assert!(asks, "no American force is near a port that is closed to it");
    harness.get_all_by_label("Ask for access").next().expect("the offer").click();
    harness.run_ok();
    assert!(says(&harness, "Diplomacy"));
}

#[test]
fn the_screen_is_passed_on_and_the_views_stay_apart() {
    let mut harness = open("second_thomas", &["philippines", "beijing"]);
    let rounds = [Round::Bargain(1), Round::Bargain(2), Round::Orders];
    let mut went = Vec::new();
    for round in rounds {
        for _ in 0..2 {
            let state = harness.state_mut();
            assert_eq!(state.table.round(), round);
            let viewer = state.table.viewer();
            went.push(viewer);
            assert_eq!(state.table.view().viewer, viewer);
            let Viewer::Seat(seat) = viewer else { panic!("{viewer:?}") };
            let hidden = state.table.scenario().seats.iter().enumerate().filter(|(index, _)| *index != seat.index());
            assert!(hidden.clone().all(|(_, other)| other.private_brief.is_empty()), "the other's briefing is not in reach");
            state.settings.ask_before_end = false;
            press_with(&mut harness, Modifiers::COMMAND, Key::Enter);
            let Some(Leave::Pass(next)) = harness.state_mut().left.take() else { panic!("the screen must be hidden") };
            harness.state_mut().table.pass_to(next);
            harness.state_mut().play.begin();
            harness.run_ok();
        }
    }
    let (first, second) = (Viewer::Seat(SeatId(0)), Viewer::Seat(SeatId(2)));
    assert_eq!(went, [first, second, first, second, first, second]);
    assert_eq!(harness.state().table.view().game.turn, 2);
    assert_eq!(harness.state().table.round(), Round::Bargain(1));
}

#[test]
fn a_whole_level_can_be_ended_turn_by_turn() {
    let mut harness = open("senkaku", &["japan"]);
    harness.state_mut().settings.ask_before_end = false;
    for _ in 0..12 {
        if harness.state().table.is_over() {
            break;
        }
        press_with(&mut harness, Modifiers::COMMAND, Key::Enter);
    }
    assert!(harness.state().table.is_over());
    click(&mut harness, "Debrief");
    assert_eq!(harness.state().left, Some(Leave::Debrief));
}

#[test]
fn nothing_is_drawn_again_while_nothing_happens() {
    let mut harness = open("second_thomas", &["philippines"]);
    press(&mut harness, Key::N);
    for _ in 0..3 {
        harness.step();
    }
    let delay = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min().expect("a viewport");
    assert!(delay > std::time::Duration::from_secs(1), "the screen asks to be drawn again after {delay:?}");
}

/// All tabs stand in one row at 1280 x 720 at 100%, and in no more than two where text is set very large.
#[test]
fn the_tabs_stand_in_one_row() {
    const NAMES: [&str; 7] = ["News", "Selected", "Orders", "Diplomacy", "Status", "Objectives", "Policy"];
    for (percent, most) in [(85, 1), (100, 1), (115, 1), (130, 2), (175, 2)] {
        let harness = open_with("draft_the_pact", &["japan"], Settings { reduced_motion: true, text_percent: percent, ..Settings::default() });
        picture::save(&harness, &harness.state().textures, &format!("play-tabs-{percent}"));
        let mut rows: Vec<i32> = NAMES.iter().map(|name| harness.get_by_label(name).rect().center().y.round() as i32).collect();
        rows.sort_unstable();
        rows.dedup_by(|a, b| (*a - *b).abs() < 3);
        assert!(rows.len() <= most, "at {percent}% in {} rows", rows.len());
        assert!(NAMES.iter().all(|name| harness.get_by_label(name).rect().right() <= 1280.0), "at {percent}% a tab is cut");
    }
}

/// Beijing asks what a thing is worth while it plays: the window goes on, and the answer comes.
#[test]
fn a_question_to_the_model_is_answered_while_the_game_goes_on() {
    let mut harness = open("draft_the_pact", &["beijing"]);
    press(&mut harness, Key::F6);
    harness.get_by_label_contains("worth to deterrence").click();
    harness.run_ok();
    harness.get_all_by_label_contains("What is this worth?").next().expect("a question").click();
    harness.step();
    let answered = |harness: &Harness<'_, Screen>| ["deters: ", "invites: ", "no difference "].iter().any(|answer| says(harness, answer));
    for _ in 0..3_000 {
        if answered(&harness) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        harness.step();
    }
    assert!(answered(&harness), "{:?}", read(&harness));
    picture::save(&harness, &harness.state().textures, "play-worth");
}
