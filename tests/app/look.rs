//! The look of screens: what is said where something is broken or missing, how high targets are, which colours the settings bring.

use bevy_egui::egui::Color32;
use egui_kittest::kittest::Queryable as _;
use latticework::app::bridge::{NewGame, Table};
use latticework::app::dress;
use latticework::app::screens::{help, levels, start};
use latticework::app::settings::Settings;
use latticework::app::theme::{Look, Palette, style, widgets};
use latticework::level::{LevelCard, LevelOrigin, Library};
use latticework::session::Controller;

use crate::stage::{listed, page, read};

fn levels_page(cards: Vec<LevelCard>, reading: bool) -> Vec<String> {
    let harness = page(Settings::default(), cards, move |ui, p, cards| levels::panel(ui, p, listed(cards, reading, Some("here")), &mut Vec::new()));
    read(&harness)
}

/// One error is "this", and a title's hidden signs are written out, not drawn as boxes.
#[test]
fn a_broken_level_reads_well() {
    let folder = std::env::temp_dir().join(format!("latticework-look-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let text = Library::embedded_text("second_thomas").expect("a level of the program");
    let title = text.lines().find(|line| line.trim_start().starts_with("title:")).expect("a title");
    let broken = text.replacen(title, "    title: \"Second\u{202e} Shoal\",", 1);
    std::fs::write(folder.join("mine.ron"), broken).expect("written");
    let cards = Library::load().expect("theatre data").survey(Some(&folder));
    let mine = cards.iter().find(|card| card.slug == "mine").expect("its card").clone();
    assert_eq!(mine.errors(), 1, "{:?}", mine.problems);
    let texts = levels_page(vec![mine], false);
    assert!(texts.iter().any(|text| text.starts_with("✖ 1 error: it cannot be played until this is mended.")), "{texts:?}");
    assert!(texts.iter().any(|text| text == "Second\\u{202e} Shoal"), "{texts:?}");
    assert!(!texts.iter().any(|text| text.contains('\u{202e}')), "{texts:?}");
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn the_list_of_levels_says_where_to_start_and_never_shows_a_heading_alone() {
    let cards = Library::load().expect("theatre data").survey(None);
    let texts = levels_page(cards, false);
    assert_eq!(texts.iter().filter(|text| text.starts_with("▶ Start here")).count(), 1, "{texts:?}");
    assert!(texts.iter().any(|text| text == "None yet"), "{texts:?}");
    let texts = levels_page(Vec::new(), true);
    assert!(texts.iter().any(|text| text.contains("being read")), "{texts:?}");
    assert!(!texts.iter().any(|text| text.to_uppercase().contains("YOUR OWN LEVELS")), "{texts:?}");
}

/// The frame of a chosen card was half a point wider and moved what stood in it.
#[test]
fn a_chosen_card_does_not_move_its_text() {
    let at = |chosen: bool| {
        let harness = page(Settings::default(), (), move |ui, p, ()| {
            widgets::card(ui, p, chosen, |ui| ui.button("Inside"));
            let _ = ui.button("Below");
        });
        ["Inside", "Below"].map(|name| harness.get_by_label(name).rect())
    };
    assert_eq!(at(true), at(false));
}

#[test]
fn a_page_s_back_button_stands_at_the_middle_of_its_title() {
    let harness = page(Settings::default(), (), |ui, p, ()| {
        widgets::page_head(ui, p, "← Back", "Levels");
    });
    let (button, title) = (harness.get_by_label("← Back").rect(), harness.get_by_label("Levels").rect());
    assert!((button.center().y - title.center().y).abs() <= 1.0, "{button:?} {title:?}");
}

/// 28 points, and more with larger text.
#[test]
fn what_can_be_pressed_is_high_enough() {
    for percent in [85, 100, 175] {
        let settings = Settings { text_percent: percent, ..Settings::default() };
        let harness = page(settings, false, move |ui, p, on| {
            let _ = ui.button("Show it on the map");
            ui.checkbox(on, "A box");
            let _ = ui.selectable_label(false, "Chosen");
            latticework::app::panels::parts::row(ui, p, &latticework::app::panels::parts::PressRow::new(p, "A line"));
        });
        for name in ["Show it on the map", "A box", "Chosen", "A line"] {
            let rect = harness.get_by_label(name).rect();
            assert!(rect.height() >= style::TARGET, "{name} at {percent}%: {rect:?}");
        }
    }
}

#[test]
fn the_settings_bring_the_day_chart() {
    let seen = |day_chart: bool| {
        let settings = Settings { day_chart, ..Settings::default() };
        let p = settings.palette();
        assert_eq!(p, Palette::new(Look { day: day_chart, high_contrast: false }));
        let harness = page(settings, (), |ui, _, ()| {
            ui.label("text");
        });
        let visuals = harness.ctx.global_style().visuals.clone();
        assert_eq!((visuals.panel_fill, visuals.widgets.noninteractive.fg_stroke.color), (p.panel, p.text));
        visuals.panel_fill
    };
    let bright = |c: Color32| u32::from(c.r()) + u32::from(c.g()) + u32::from(c.b());
    assert!(bright(seen(true)) > 700 && bright(seen(false)) < 150);
}

#[test]
fn the_window_is_named_after_the_game() {
    let library = Library::load().expect("theatre data");
    let seats = library.open_embedded("draft_the_pact").expect("a level").scenario.expect("valid").seats.len();
    let mut controllers = vec![Controller::Computer(latticework::ai::Skill::Novice); seats];
    controllers[0] = Controller::Person;
    let new = NewGame { origin: LevelOrigin::Program("draft_the_pact"), controllers, white_cell: false, seed: 11, rounds: false };
    let table = Table::start(&library, &new, None).expect("it starts");
    let title = dress::title(&table);
    assert!(title.starts_with("Draft the Pact, turn 1 of 6, "), "{title}");
}

/// A long name squeezed the word beside it into a column of letters.
#[test]
fn a_long_name_of_a_game_leaves_the_word_whole() {
    let name = "東京 練習 · 钓鱼岛 海警 · 臺灣海峽 · 남중국해 훈련, and a title that goes on and on, turn 10";
    let harness = page(Settings::default(), (), move |ui, p, ()| {
        ui.set_max_width(344.0);
        start::panel(ui, p, Some(name), None, &[], &mut Vec::new());
    });
    let rect = harness.get_by_label_contains("Continue").rect();
    assert!(rect.height() < 60.0 && rect.width() <= 345.0, "{rect:?}");
}

/// Words once stood beside other keys until something else was drawn.
#[test]
fn help_sets_words_beside_their_keys() {
    for text_percent in [100, 150] {
        let settings = Settings { text_percent, ..Settings::default() };
        let harness = page(settings, (), |ui, p, ()| help::keys(ui, p));
        let mut above = f32::MIN;
        for (keys, what) in help::KEYS {
            let (key, words) = (harness.get_by_label(keys).rect(), harness.get_by_label(what).rect());
            assert!(key.min.y >= above && words.min.y < key.max.y && key.min.y < words.max.y, "{text_percent}%: {keys}: {key:?} {words:?}");
            assert!(key.max.x < words.min.x, "{text_percent}%: {keys} reaches into its words");
            above = key.max.y;
        }
    }
}
