//! What comes from a clipboard into a field.

use std::time::{Duration, Instant};

use bevy_egui::egui::{Event, Ui};
use egui_kittest::{Harness, kittest::Queryable as _};
use latticework::app::fields::{self, TextLine, TextLines};
use latticework::app::presses;

/// A field of one line and one of several, with what stands in them.
fn fields() -> Harness<'static, (String, String)> {
    let show = |ui: &mut Ui, (line, lines): &mut (String, String)| {
        if ui.ctx().cumulative_pass_nr() == 0 {
            presses::install(ui.ctx());
        }
        let label = ui.label("Name");
        ui.add(fields::line(&mut TextLine(line), 80)).labelled_by(label.id);
        let label = ui.label("Text");
        ui.add(fields::lines(&mut TextLines(lines), 2_000)).labelled_by(label.id);
    };
    let mut harness = Harness::builder().with_size([600.0, 400.0]).build_ui_state(show, (String::new(), String::new()));
    harness.run_ok();
    harness
}

fn paste(harness: &mut Harness<'static, (String, String)>, field: &str, text: &str) {
    harness.get_by_label(field).focus();
    harness.run_ok();
    // bevy_egui tells what is pasted as if it had been typed.
    harness.event(Event::Text(text.to_owned()));
    harness.run_ok();
}

/// A name pasted with line breaks went into the agreement with them.
#[test]
fn a_pasted_name_is_one_line() {
    let mut harness = fields();
    paste(&mut harness, "Name", "Shoal watch\nround the clock\r\nUOTSURI\tAT \u{202e}DAWN\u{7}");
    assert_eq!(harness.state().0, "Shoal watch round the clock UOTSURI AT DAWN");
    paste(&mut harness, "Text", "one\r\ntwo\rthree\n\tfour\u{1b}");
    assert_eq!(harness.state().1, "one\ntwo\nthree\n four");
}

/// 50 MB on the clipboard froze the window for good and filled the memory.
#[test]
fn a_pasted_book_is_cut_before_it_is_laid_out() {
    let book = "All work and no play.\n".repeat(2_500_000);
    for (field, limit) in [("Name", 80), ("Text", 2_000)] {
        let mut harness = fields();
        let begun = Instant::now();
        paste(&mut harness, field, &book);
        let took = begun.elapsed();
        let (line, lines) = harness.state();
        assert_eq!(line.chars().count().max(lines.chars().count()), limit);
        assert!(took < Duration::from_secs(5), "{took:?}");
    }
}
