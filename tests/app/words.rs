//! The word list: as a page of help by keyboard, and on hover over a heading.

use bevy_egui::egui::{Event, Key, Ui};
use egui_kittest::{Harness, kittest::Queryable as _};
use latticework::app::panels::standing::brief;
use latticework::app::screens::help::{self, HelpPage, HelpState};
use latticework::app::screens::wordlist::{self, WordsState};
use latticework::app::settings::Settings;
use latticework::app::theme::{Palette, style, terms, widgets};
use latticework::catalog::Catalog;
use latticework::report::words::wordlist::{ENTRIES, Values};

use crate::stage::read;

fn page<'a, S: 'a>(state: S, show: impl Fn(&mut Ui, &Palette, &mut S) + 'a) -> Harness<'a, S> {
    let palette = Palette::new(latticework::app::theme::Look::default());
    let mut harness = Harness::builder().with_size([900.0, 9000.0]).with_max_steps(20).build_ui_state(
        move |ui, state: &mut S| {
            if ui.ctx().cumulative_pass_nr() == 0 {
                style::set_fonts(ui.ctx());
                style::set_style(ui.ctx(), &Settings::default());
                return;
            }
            show(ui, &palette, state);
        },
        state,
    );
    harness.step();
    harness.run_ok();
    harness
}

fn typed(harness: &mut Harness<'_, WordsState>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run_ok();
}

/// Every word is on the page; typing at once searches; Tab and Enter open an entry, without a mouse.
#[test]
fn the_word_list_is_searched_and_opened_by_keyboard() {
    let mut harness = page(WordsState { focus: true, ..WordsState::default() }, |ui, p, state| wordlist::page(ui, p, state, 8900.0));
    let all = read(&harness).join("\n");
    for entry in ENTRIES {
        assert!(all.contains(entry.term), "{} is not on the page", entry.term);
    }
    typed(&mut harness, "ship-days");
    assert_eq!(harness.state().query, "ship-days", "the field had the keyboard");
    let found = read(&harness).join("\n");
    assert!(found.contains("Ship-days") && !found.contains("Use-of-force limit"), "{found}");
    typed(&mut harness, " zebra");
    assert!(read(&harness).join("\n").contains("No such word"));
    harness.state_mut().query = "ship".to_owned();
    harness.run_ok();
    let before = read(&harness).join("\n");
    assert!(!before.contains("Where you see it: A feature on the map, Selected"), "many entries stand closed: {before}");
    harness.key_press(Key::Tab);
    harness.run_ok();
    harness.key_press(Key::Enter);
    harness.run_ok();
    let after = read(&harness).join("\n");
    assert!(after.matches("Where you see it:").count() == 1, "the first entry is open: {after}");
}

/// A heading that is a word of the list explains itself, with the number that the level has.
#[test]
fn a_heading_explains_itself_on_hover() {
    let mut harness = page((), |ui, p, ()| {
        widgets::eyebrow(ui, p, "Features");
        widgets::eyebrow(ui, p, "A heading of no list");
    });
    harness.get_by_label("FEATURES").hover();
    harness.run_ok();
    let told = read(&harness).join("\n");
    assert!(told.contains("How it moves:") && told.contains("60%"), "{told}");
    let catalog = Catalog::theatre().expect("the theatre's data");
    let mut own = page((), move |ui, p, ()| {
        terms::set(ui.ctx(), Some(Values::usual(&catalog)));
        widgets::eyebrow(ui, p, "A heading of no list");
    });
    own.get_by_label("A HEADING OF NO LIST").hover();
    own.run_ok();
    assert!(!read(&own).join("\n").contains("How it moves:"));
}

#[test]
fn help_opens_at_its_words_and_tells_how_a_turn_goes() {
    let mut harness = page(HelpState::default(), |ui, p, state| {
        help::pages(ui, state);
        match state.page {
            HelpPage::Words => wordlist::page(ui, p, &mut state.words, 4000.0),
            HelpPage::Keys => help::body(ui, p, 1.0),
        }
    });
    assert!(read(&harness).join("\n").contains("Use-of-force limit"), "words first");
    harness.get_by_label_contains("How a turn goes").click();
    harness.run_ok();
    let told = read(&harness).join("\n");
    for line in help::TURN {
        assert!(told.contains(line), "{line}");
    }
    assert!(told.contains("this force") || told.contains("take the last order back"), "and the keys: {told}");
}

#[test]
fn a_briefing_shows_its_heads_and_one_without_heads_is_shown_whole() {
    let harness = page((), |ui, p, ()| brief::show(ui, p, "You want: rain.\n\nYou fear: sun.\n\nYour tools: a hat.\n\nFirst decision: go out?"));
    let texts = read(&harness);
    for part in ["You want", "Rain.", "You fear", "Sun.", "Your tools", "A hat.", "First decision", "Go out?"] {
        assert!(texts.iter().any(|text| text == part), "{part}: {texts:?}");
    }
    let plain = page((), |ui, p, ()| brief::show(ui, p, "Keep control. You want: quiet."));
    assert!(read(&plain).iter().any(|text| text == "Keep control. You want: quiet."));
}
