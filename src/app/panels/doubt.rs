//! What Beijing believes of a war, for Beijing and the White Cell; what analysts read of it, for the others.

use bevy_egui::egui::Ui;

use super::{Desk, Intent, worth};
use super::parts::{self, Row};
use crate::report::doubt as words;

/// Shows what the reader may know of Beijing's doubt; nothing in levels that know no war.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, out: &mut Vec<Intent>) {
    let Some(doubt) = desk.view.game.doubt else { return };
    let p = desk.palette;
    parts::heading(ui, p, "Doubt");
    let knows = doubt.now.draws > 0;
    if knows {
        let launches = doubt.worth.launches();
        let line = Row::new(p, words::line(&doubt)).sign(if launches { "!" } else { "•" }, if launches { p.bad } else { p.weak });
        parts::fold(ui, p, "doubt", false, &line, |ui| {
            parts::points(ui, p, &words::reasons(&doubt));
            numbers(ui, desk);
        });
    }
    if !knows || desk.seat().is_none() {
        let line = Row::new(p, words::estimate(doubt.estimate)).sign("~", p.weak);
        parts::fold(ui, p, "doubt-estimate", false, &line, |ui| {
            parts::note(ui, p, "A band, and analysts may be wrong about it.");
            numbers(ui, desk);
        });
    }
    worth::drivers(ui, desk, out);
}

fn numbers(ui: &mut Ui, desk: &Desk<'_>) {
    let p = desk.palette;
    parts::fold(ui, p, "numbers of doubt", false, &Row::new(p, "The numbers behind it, with sources").sign("§", p.weak), |ui| {
        for param in words::parameters() {
            parts::parameter(ui, p, desk.scenario, param);
        }
    });
}
