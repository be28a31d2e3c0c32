//! What a computer chose, why, what it refused and what it would accept.

use bevy_egui::egui::Ui;

use crate::app::panels::parts;
use crate::app::panels::parts::PressRow;
use crate::app::theme::Palette;
use crate::report::{Stand, Words, explained};
use crate::session::Decided;

/// Shows decisions, a line each with its reason, that opens to what was weighed.
pub fn show<'d>(ui: &mut Ui, p: &Palette, words: &Words<'_>, decided: impl Iterator<Item = &'d Decided>) {
    for (number, told) in decided.filter_map(|decided| explained(words, decided)).enumerate() {
        let (sign, colour) = match told.stand {
            Stand::Does => ("►", p.weak),
            Stand::Offers => ("✉", p.agreement),
            Stand::Agrees => ("✔", p.good),
            Stand::Refuses => ("✖", p.bad),
        };
        if told.detail.is_empty() {
            parts::text(ui, p, format!("{sign} {}", told.text));
            parts::note(ui, p, told.why);
        } else {
            let line = PressRow::new(p, told.text).sign(sign, colour).aside(told.why);
            parts::fold(ui, p, ("decision", number), false, &line, |ui| parts::points(ui, p, &told.detail));
        }
    }
}
