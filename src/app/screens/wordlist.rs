//! The word list as a page of help: searched as one types, read by keyboard.

use bevy_egui::egui::{RichText, ScrollArea, Ui};

use crate::app::fields::{self, TextLine};
use crate::app::panels::parts;
use crate::app::panels::parts::PressRow;
use crate::app::theme::{Palette, terms};
use crate::report::words::wordlist;

/// Longest search, in letters.
const MAX_SEARCH: usize = 60;
/// So few entries stand open at once.
const OPEN_UP_TO: usize = 4;

/// What the page remembers while help is open.
#[derive(Clone, Debug, Default)]
pub struct WordsState {
    /// What is searched for.
    pub query: String,
    /// Whether the field is to take the keyboard.
    pub focus: bool,
}

/// The page, no taller than `height` points.
pub fn page(ui: &mut Ui, p: &Palette, state: &mut WordsState, height: f32) {
    let label = ui.label(RichText::new("Every standing word of the screen: what it is, how it moves, where you see it.").color(p.weak));
    let field =
        ui.add(fields::line(&mut TextLine(&mut state.query), MAX_SEARCH).hint_text("Search a word, such as control").desired_width(f32::INFINITY));
    let field = field.labelled_by(label.id);
    if std::mem::take(&mut state.focus) {
        field.request_focus();
    }
    let found = wordlist::found(&state.query);
    let searched = !state.query.trim().is_empty();
    let count = crate::report::words::count(found.len() as u64, "word", "words");
    ui.label(
        RichText::new(if found.is_empty() { "No such word. Try another, or clear the search.".to_owned() } else { count }).small().color(p.weak),
    );
    let values = terms::values(ui.ctx());
    let left = (height - 90.0).max(120.0);
    ScrollArea::vertical().id_salt(("words", searched)).max_height(left).min_scrolled_height(left).auto_shrink([false, true]).show(ui, |ui| {
        for entry in &found {
            let mut lines = entry.lines(&values).into_iter();
            let what = lines.next().unwrap_or_default();
            let row = PressRow::new(p, entry.term).strong().aside(what);
            let open = searched && found.len() <= OPEN_UP_TO;
            let response = parts::fold(ui, p, ("word", entry.term, open), open, &row, |ui| {
                for line in lines {
                    parts::text(ui, p, line);
                }
                if !entry.also.is_empty() {
                    parts::note(ui, p, format!("Also: {}", entry.also.join(", ")));
                }
            });
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
        }
        ui.add_space(6.0);
    });
}
