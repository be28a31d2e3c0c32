//! What is wanted and how things stand: in lines.

use bevy_egui::egui::{RichText, Ui};

use crate::app::panels::Desk;
use crate::app::theme::widgets;
use crate::report::words;
use crate::rules::metric;

/// The seat's objectives with their scores, and its private briefing.
pub fn objectives(ui: &mut Ui, desk: &Desk) {
    let p = desk.palette;
    let Some(seat) = desk.seat() else { return };
    ui.heading("What you want");
    for (index, score) in metric::scores_of(desk.scenario, &desk.view.game, seat) {
        let Some(objective) = desk.scenario.objectives.get(index) else { continue };
        widgets::card(ui, p, false, |ui| {
            widgets::fact(ui, p, &objective.title, &format!("{score} of 3"));
            ui.label(RichText::new(&objective.text).color(p.weak));
        });
    }
    ui.add_space(8.0);
    widgets::eyebrow(ui, p, "For your eyes only");
    ui.label(&desk.scenario.seat(seat).private_brief);
}

/// Support, standing and credit of each nation in the level.
pub fn standing(ui: &mut Ui, desk: &Desk) {
    let p = desk.palette;
    ui.heading("Standing");
    for nation in desk.scenario.nations_present() {
        let state = &desk.view.game.nations[nation.index()];
        widgets::eyebrow(ui, p, &desk.words().nation(nation));
        widgets::fact(ui, p, "Support", &words::percent(i32::from(state.support)));
        widgets::fact(ui, p, "Standing", &words::percent(i32::from(state.standing)));
        widgets::fact(ui, p, "Credit", &words::percent(i32::from(state.credit)));
    }
}
