//! Where the keyboard goes: through the screen as one reads, never out of sight; and what a click must not move.

use std::path::PathBuf;

use bevy_egui::egui::{Context, Id, Key, Pos2, Rect, RichText, ScrollArea, Ui};
use egui_kittest::{Harness, kittest::Queryable as _};
use latticework::app::screens::levels;
use latticework::app::settings::Settings;
use latticework::app::theme::{Palette, style, widgets};
use latticework::level::Library;

use crate::play;
use crate::stage::{listed, read};

/// The control that has the focus: its id, where it is, and what of it can be seen.
fn focused(ctx: &Context) -> Option<(Id, Rect, Rect)> {
    let id = ctx.memory(|memory| memory.focused())?;
    let response = ctx.read_response(id)?;
    Some((id, response.rect, response.interact_rect))
}

/// Goes through the stops of the keyboard until it comes round, and gives where they are. Each has to be in sight.
fn stops<S>(harness: &mut Harness<'_, S>, most: usize) -> Vec<Rect> {
    let (mut known, mut all): (Vec<Id>, Vec<Rect>) = (Vec::new(), Vec::new());
    for _ in 0..most {
        harness.key_press(Key::Tab);
        harness.run_ok();
        let Some((id, rect, seen)) = focused(&harness.ctx) else { continue };
        if known.contains(&id) {
            break;
        }
        let window = harness.ctx.viewport_rect();
        let shown = seen.intersect(window);
        assert!(
            shown.is_positive() && shown.height() >= rect.height().min(window.height() * 0.3) - 1.0 && shown.width() >= rect.width() * 0.9,
            "stop {} is out of sight: {rect:?}, of which {shown:?} is seen",
            all.len() + 1
        );
        known.push(id);
        all.push(rect);
    }
    all
}

fn page<'a, S: 'a>(size: [f32; 2], state: S, show: impl Fn(&mut Ui, &Palette, &mut S) + 'a) -> Harness<'a, S> {
    let palette = Palette::new(latticework::app::theme::Look::default());
    let draw = move |ui: &mut Ui, state: &mut S| {
        if ui.ctx().cumulative_pass_nr() == 0 {
            style::set_fonts(ui.ctx());
            style::set_style(ui.ctx(), &Settings::default());
            return;
        }
        show(ui, &palette, state);
    };
    let mut harness = Harness::builder().with_size(size).with_max_steps(30).build_ui_state(draw, state);
    harness.step();
    harness.run_ok();
    harness
}

/// The tenth Tab in the list of levels once stood 400 points below the window.
#[test]
fn the_focus_is_always_in_sight() {
    let cards = Library::load().expect("theatre data").survey(None::<&PathBuf>.map(PathBuf::as_path));
    let mut harness = page([1024.0, 640.0], (cards, Vec::new()), |ui, p, (cards, intents)| levels::panel(ui, p, listed(cards, false, None), intents));
    let found = stops(&mut harness, 60);
    assert!(found.len() > 8, "{found:?}");
    for level in ["second_thomas", "strait_2027"] {
        let seat = if level == "second_thomas" { "philippines" } else { "taiwan" };
        let mut harness = play::open(level, &[seat]);
        for tab in [Key::F4, Key::F6, Key::F5, Key::F2, Key::F3] {
            harness.key_press(tab);
            harness.run_ok();
            let found = stops(&mut harness, 60);
            assert!(found.len() > 10, "{level}, {tab:?}: {found:?}");
        }
    }
}

/// The first Tab, and Enter, once ended the turn; the bar was gone through from right to left.
#[test]
fn the_keyboard_goes_through_the_screen_as_one_reads() {
    let mut harness = play::open("second_thomas", &["philippines"]);
    let found = stops(&mut harness, 120);
    let end = harness.get_by_label("End turn").rect();
    let map = found.iter().position(|rect| rect.width() > 500.0 && rect.height() > 300.0).expect("the map is a stop");
    let (bar, rest) = found.split_at(map);
    assert!(bar.len() >= 4 && bar.windows(2).all(|two| two[0].left() < two[1].left()), "{bar:?}");
    assert!(bar.iter().all(|rect| !end.contains(rect.center())), "the end of the turn is no early stop");
    let tools: Vec<&Rect> = rest[1..].iter().take_while(|rect| rect.right() <= rest[0].right()).collect();
    let row: Vec<&&Rect> = tools.iter().filter(|rect| rect.top() < rest[0].top() + 40.0).collect();
    assert!(row.len() >= 5 && row.windows(2).all(|two| two[0].left() < two[1].left()), "{row:?}");
    assert!(end.contains(found.last().expect("stops").center()), "{:?} is not the last: {end:?}", found.last());
}

/// A row in a list that has the focus by a click stays where it is.
#[test]
fn pages_scroll_by_keys_and_open_at_their_top() {
    let mut harness = page([600.0, 400.0], (0_u32, Vec::<usize>::new()), |ui, _, (name, clicked)| {
        widgets::scroll(ui, *name, ScrollArea::vertical(), |ui| {
            for row in 0..60 {
                if ui.button(RichText::new(format!("Row {row}"))).clicked() {
                    clicked.push(row);
                }
            }
        });
    });
    let top = |harness: &Harness<'_, (u32, Vec<usize>)>| harness.get_by_label("Row 0").rect().top();
    let begin = top(&harness);
    harness.key_press(Key::PageDown);
    harness.run_ok();
    let paged = top(&harness);
    assert!(paged < begin - 200.0, "{begin} became {paged}");
    harness.key_press(Key::End);
    harness.run_ok();
    assert!(harness.get_by_label("Row 59").rect().bottom() <= 400.0);
    harness.key_press(Key::Home);
    harness.run_ok();
    assert_eq!(top(&harness), begin);
    harness.key_press(Key::PageDown);
    harness.run_ok();
    // Another page opens at its top.
    harness.state_mut().0 = 1;
    harness.run_ok();
    assert_eq!(top(&harness), begin);
    // A row that stands half out of sight is not pulled from under the pointer that clicks it.
    let half =
        (0..60).map(|row| (row, harness.get_by_label(&format!("Row {row}")).rect())).find(|(_, rect)| rect.top() < 400.0 && rect.bottom() > 400.0);
    if let Some((row, rect)) = half {
        let at = Pos2::new(rect.center().x, rect.top() + 2.0);
        harness.drag_at(at);
        harness.run_ok();
        harness.drop_at(at);
        harness.run_ok();
        assert_eq!(harness.state().1, vec![row]);
        assert_eq!(harness.get_by_label(&format!("Row {row}")).rect(), rect);
    }
}

/// An order that was given pushed the buttons below it down, and the second click hit another.
#[test]
fn nothing_moves_under_the_pointer_when_an_order_is_given() {
    let mut harness = play::open("second_thomas", &["philippines"]);
    harness.key_press(Key::N);
    harness.run_ok();
    let before = harness.get_by_label("Resupply").rect();
    harness.get_by_label("Resupply").click();
    harness.run_ok();
    assert_eq!(harness.get_by_label("Resupply").rect(), before);
    harness.key_press(Key::F4);
    harness.run_ok();
    let undo = harness.get_by_label_contains("Undo: ").rect();
    let others: Vec<Rect> = harness.get_all_by_label("Use-of-force limit".to_uppercase().as_str()).map(|node| node.rect()).collect();
    harness.get_by_label_contains("Undo: ").click();
    harness.run_ok();
    assert!(undo.contains(harness.get_by_label_contains("Again: ").rect().center()), "a second click brings it back: {:?}", read(&harness));
    assert_eq!(harness.get_all_by_label("Use-of-force limit".to_uppercase().as_str()).map(|node| node.rect()).collect::<Vec<_>>(), others);
    harness.get_by_label_contains("Again: ").click();
    harness.run_ok();
    assert_eq!(harness.get_by_label_contains("Undo: ").rect(), undo);
}

#[test]
fn escape_closes_a_menu_and_nothing_else() {
    let mut harness = play::open("second_thomas", &["philippines"]);
    harness.key_press(Key::N);
    harness.run_ok();
    harness.get_by_label("Menu").click();
    harness.run_ok();
    assert!(harness.query_by_label_contains("Leave to the start screen").is_some());
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert!(harness.query_by_label_contains("Leave to the start screen").is_none());
    assert!(read(&harness).iter().any(|text| text.contains("First boat group")), "the selection stays");
}
