//! A team's own briefing: under its four heads, or the plain text of a level that has none.

use bevy_egui::egui::{Label, RichText, Ui};

use crate::app::theme::{Palette, style};
use crate::report::pages::briefing;
use crate::report::words;

/// Shows it.
pub fn show(ui: &mut Ui, p: &Palette, text: &str) {
    let Some(texts) = briefing::heads(text) else {
        ui.add(Label::new(RichText::new(text).color(p.strong)).wrap());
        return;
    };
    for (head, text) in briefing::HEADS.into_iter().zip(texts) {
        ui.label(RichText::new(head).family(style::bold()).color(p.strong));
        ui.add(Label::new(RichText::new(words::capital(text)).color(p.strong)).wrap());
        ui.add_space(4.0);
    }
}
