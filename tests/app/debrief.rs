//! The debrief by accessible name: what each page shows, what its buttons mean, and what a seat does not see before the end.

use bevy_egui::egui::Key;
use egui_kittest::{Harness, kittest::Queryable};
use latticework::ai::Skill;
use latticework::app::bridge::{NewGame, Table as Bridge};
use latticework::app::screens::debrief::{self, DebriefData, DebriefIntent, DebriefPage, DebriefState, KEYS};
use latticework::app::settings::Settings;
use latticework::app::theme::{Look, Palette, style};
use latticework::level::{LevelOrigin, Library};
use latticework::report::Account;
use latticework::rules::Command;
use latticework::rules::state::view::Viewer;
use latticework::session::Controller;

use crate::picture::{self, Textures};
use crate::stage::{Table, read};

/// The debrief on a stage.
struct Shown {
    state: DebriefState,
    intents: Vec<DebriefIntent>,
    textures: Textures,
    dressed: bool,
}

fn shown(data: &DebriefData, size: [f32; 2]) -> Harness<'_, Shown> {
    let p = Palette::new(Look::default());
    let draw = move |ui: &mut bevy_egui::egui::Ui, shown: &mut Shown| {
        if !shown.dressed {
            style::set_fonts(ui.ctx());
            style::set_style(ui.ctx(), &Settings::default());
            shown.dressed = true;
            return;
        }
        debrief::show(ui, data, &mut shown.state, &p, 1.0, &mut shown.intents);
    };
    let textures = Textures::default();
    let first = Shown { state: DebriefState::default(), intents: Vec::new(), textures: textures.clone(), dressed: false };
    let mut harness = Harness::builder().with_size(size).with_max_steps(20).renderer(textures).build_ui_state(draw, first);
    harness.step();
    harness.run_ok();
    harness
}

fn finished(level: &str, seat: &str) -> DebriefData {
    let table = Table::new(level, seat).play(40);
    assert!(table.session.is_over());
    DebriefData::of(Account::of(&table.session, table.viewer))
}

#[test]
fn every_page_opens_by_mouse_and_by_key_and_says_something() {
    let data = finished("second_thomas", "philippines");
    for size in [[1280.0, 720.0], [1920.0, 1080.0]] {
        let mut harness = shown(&data, size);
        let mut seen = Vec::new();
        let pages = DebriefPage::offered(&data);
        assert!(pages.len() == 8 && !pages.contains(&DebriefPage::War), "a level without war has no preview: {pages:?}");
        for (page, key) in pages.iter().copied().zip(KEYS) {
            harness.get_by_label(page.title()).click();
            harness.run_ok();
            assert_eq!(harness.state().state.page, page);
            let text = read(&harness).join("\n");
            assert!(!seen.contains(&text), "{page:?} shows nothing of its own");
            picture::save(&harness, &harness.state().textures, &format!("debrief_{}_{}", page.title().to_lowercase(), size[0]));
            seen.push(text);
            harness.get_by_label(pages[seen.len() % pages.len()].title()).click();
            harness.run_ok();
            harness.key_press(key);
            harness.run_ok();
            assert_eq!(harness.state().state.page, page, "by key");
        }
    }
}

#[test]
fn the_end_shows_every_seats_objectives_with_what_decided_them() {
    let data = finished("second_thomas", "philippines");
    let mut harness = shown(&data, [1280.0, 3000.0]);
    harness.key_press(Key::Num2);
    harness.run_ok();
    let told = read(&harness).join("\n");
    for seat in &data.scores {
        assert!(told.contains(&seat.name));
        for objective in &seat.objectives {
            assert!(told.contains(&objective.title) && told.contains(&objective.decided), "{}", objective.title);
        }
    }
}

#[test]
fn a_turning_point_leads_to_the_map_and_to_another_game() {
    let data = finished("senkaku", "japan");
    // The moments that turned it are told with the result, before the whole story.
    let turned = data.outcome.as_ref().and_then(|outcome| outcome.turned.first()).copied().unwrap_or(0);
    let first = &data.story[turned];
    let mut harness = shown(&data, [1280.0, 6000.0]);
    harness.get_all_by_label("Show on the map").next().expect("a button").click();
    harness.run_ok();
    assert_eq!(harness.state().intents, [DebriefIntent::Show { turn: first.turn, index: first.index }]);
    harness.get_all_by_label_contains("What if?").next().expect("a button").click();
    harness.run_ok();
    assert_eq!(harness.state().intents.last(), Some(&DebriefIntent::Branch(first.turn)));
    for (label, intent) in
        [("Save report (HTML)", DebriefIntent::ExportHtml), ("Save tables (CSV)", DebriefIntent::ExportCsv), ("← Back", DebriefIntent::Leave)]
    {
        harness.get_by_label(label).click();
        harness.run_ok();
        assert_eq!(harness.state().intents.last(), Some(&intent), "{label}");
    }
}

#[test]
fn charts_show_each_measure_with_its_numbers() {
    let data = finished("senkaku", "japan");
    let mut harness = shown(&data, [1280.0, 900.0]);
    harness.key_press(Key::Num3);
    harness.run_ok();
    for measure in latticework::report::Measure::ALL {
        let lines: Vec<_> = data.series.iter().filter(|line| line.measure == measure).collect();
        if lines.is_empty() {
            continue;
        }
        harness.get_by_label(measure.title()).click();
        harness.run_ok();
        let told = read(&harness).join("\n");
        assert!(lines.iter().all(|line| told.contains(&line.subject)), "{}", measure.title());
    }
}

/// While the level goes on, a seat's debrief holds no more than its view: no aims of others, no questions, no other game.
#[test]
fn during_a_game_a_seat_sees_its_own() {
    let table = Table::new("second_thomas", "philippines").play(3);
    let data = DebriefData::of(Account::of(&table.session, table.viewer));
    let mut harness = shown(&data, [1280.0, 6000.0]);
    let mut told = String::new();
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6] {
        harness.key_press(key);
        harness.run_ok();
        told += &read(&harness).join("\n");
    }
    let scenario = table.session.scenario();
    let own: Vec<&str> = scenario.objectives.iter().filter(|o| Viewer::Seat(o.seat) == table.viewer).map(|o| o.title.as_str()).collect();
    for objective in &scenario.objectives {
        let mine = own.contains(&objective.title.as_str());
        assert!(told.contains(&format!("3   {}", objective.title)) == mine, "{}", objective.title);
    }
    assert!(!told.contains("What if?") && harness.query_by_label("Questions").is_none());
    assert!(told.contains("The level goes on"));
    // The White Cell sees all at any time.
    let all = DebriefData::of(Account::of(&table.session, Viewer::WhiteCell));
    assert_eq!(all.scores.len(), scenario.seats.len());
    assert!(all.may_branch);
}

/// A folder of a test's own, empty.
fn folder(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("latticework-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

#[test]
fn the_export_buttons_write_files_that_read_back() {
    let data = finished("senkaku", "japan");
    let folder = folder("exports");
    let html = debrief::export_html(&data.account, &folder, "a_game").expect("written");
    assert_eq!(html, folder.join("a_game_japan.html"));
    let text = std::fs::read_to_string(&html).expect("read back");
    assert!(text.starts_with("<!DOCTYPE html>") && text.trim_end().ends_with("</html>"));
    assert!(text.contains(&data.account.scenario.text.title));
    for seat in &data.scores {
        assert!(text.contains(&seat.name), "{}", seat.name);
    }
    let tables = debrief::export_csv(&data.account, &folder, "a_game").expect("written");
    assert_eq!(tables, folder.join("a_game_japan_tables"));
    let files = latticework::report::pages::csv::files(&data.account);
    assert!(files.len() > 5);
    for (name, text) in &files {
        assert_eq!(&std::fs::read_to_string(tables.join(name)).expect("read back"), text, "{name}");
    }
    // A second export takes the place of the first; a folder that cannot be made is said in words.
    debrief::export_html(&data.account, &folder, "a_game").expect("written again");
    let why = debrief::export_html(&data.account, &html, "a_game").expect_err("a file stands where the folder should be").to_string();
    assert!(why.contains("cannot be"), "{why}");
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn a_branch_opens_at_the_turn_with_the_past_as_it_was() {
    let library = Library::load().expect("theatre data");
    let new = NewGame {
        origin: LevelOrigin::Program("senkaku"),
        controllers: vec![Controller::Person, Controller::Computer(Skill::Standard), Controller::Computer(Skill::Standard)],
        white_cell: false,
        seed: 7,
        rounds: true,
    };
    let folder = folder("branches");
    std::fs::create_dir_all(&folder).expect("a folder");
    let mut table = Bridge::start(&library, &new, Some(&folder.join("game.lattice"))).expect("it starts");
    table.act(Command::Seal).expect("sealed");
    assert!(table.branch(1, &folder).is_err(), "during the game a seat sees no other course of it");
    while !table.is_over() {
        table.act(Command::Seal).expect("sealed");
    }
    let path = table.branch(4, &folder).expect("saved");
    let second = table.branch(4, &folder).expect("saved");
    assert_ne!(path, second, "a branch never overwrites another");
    let branch = Bridge::resume(&library, &path, false).expect("it opens");
    assert_eq!((branch.view().game.turn, branch.is_over()), (4, false));
    assert_eq!(branch.past()[..3], table.past()[..3]);
    assert!(table.branch(99, &folder).is_err());
    std::fs::remove_dir_all(&folder).expect("removed");
}

/// What computers weighed, turn by turn and seat by seat; and the war that did not come.
#[test]
fn computers_reasons_and_the_war_preview_are_read_after_the_end() {
    let table = Table::new("draft_the_pact", "japan").play(40);
    assert!(table.session.is_over());
    let data = DebriefData::of(Account::of(&table.session, table.viewer));
    let mut harness = shown(&data, [1280.0, 3000.0]);
    let thinking = |harness: &mut Harness<'_, Shown>| {
        crate::worth::wait(&mut harness.state_mut().state.thinking);
        harness.run_ok();
    };
    harness.state_mut().state.thinking.retell(1, || table.session.retelling());
    thinking(&mut harness);
    harness.get_by_label("Reasons").click();
    harness.run_ok();
    picture::save(&harness, &harness.state().textures, "debrief_reasons");
    let decided = table.session.decisions().expect("replays");
    let last = decided.iter().map(|known| known.turn).max().expect("decisions");
    let all = read(&harness).join("\n");
    for seat in &data.account.scenario.seats {
        let its = decided.iter().filter(|known| known.turn == last && data.account.scenario.seat(known.seat).slug == seat.slug).count();
        assert!(its == 0 || all.contains(&format!("{} {its} decisions", seat.name)), "{}: {all}", seat.name);
    }
    harness.get_by_label("1").click();
    harness.run_ok();
    assert_eq!(harness.state().state.turn, 1);
    let games: Vec<_> = data.account.moments().map(|moment| latticework::rules::state::Seen::of(moment.game)).collect();
    harness.state_mut().state.thinking.weigh_truth(data.account.scenario.clone(), games);
    thinking(&mut harness);
    harness.get_by_label("Charts").click();
    harness.run_ok();
    harness.get_by_label("Doubt").click();
    harness.run_ok();
    picture::save(&harness, &harness.state().textures, "debrief_doubt");
    let all = read(&harness).join("\n");
    assert!(["Beijing's belief", "Allied analysts", "As things were"].iter().all(|line| all.contains(line)), "{all}");
    harness.get_by_label("War preview").click();
    harness.run_ok();
    harness.get_by_label("The war as things are").click();
    harness.step();
    thinking(&mut harness);
    harness.get_all_by_label_contains("What is this worth?").next().expect("a question").click();
    harness.step();
    thinking(&mut harness);
    picture::save(&harness, &harness.state().textures, "debrief_war_preview");
    let all = read(&harness).join("\n");
    assert!(all.contains("A stalemate against China") && all.contains("fights in"), "{all}");
    assert!(all.contains("deters: ") || all.contains("invites: ") || all.contains("no difference "), "{all}");
}
