//! What the debrief opens with: success or not, points by objective, the moments that turned it, and what else was open.

use bevy_egui::egui::{self, RichText, Ui};

use super::{DebriefData, DebriefIntent, dots, pages, part};
use crate::app::panels::parts;
use crate::app::panels::parts::PressRow;
use crate::app::theme::{Palette, style, widgets};
use crate::report::debrief::outcome::turned;
use crate::report::words::capital;

/// Shows the result.
pub fn show(ui: &mut Ui, data: &DebriefData, p: &Palette, out: &mut Vec<DebriefIntent>) {
    widgets::card(ui, p, true, |ui| match &data.outcome {
        Some(outcome) => {
            let (sign, colour) = match outcome.success {
                Some(true) => ("✔", p.good),
                Some(false) => ("✖", p.bad),
                None => ("•", p.weak),
            };
            ui.horizontal_top(|ui| {
                ui.label(RichText::new(sign).heading().color(colour));
                ui.add(egui::Label::new(RichText::new(&outcome.sentence).heading().color(p.strong)).wrap());
            });
            // A lesson tells them with the acts that served them.
            if data.lesson.is_none() {
                own_points(ui, data, p);
            }
        }
        None => all_seats(ui, data, p),
    });
    if let Some(served) = &data.lesson {
        ui.add_space(8.0);
        pages::lesson(ui, served, p);
    }
    let points = data.outcome.as_ref().map_or_else(|| turned(&data.story), |outcome| outcome.turned.clone());
    if !points.is_empty() {
        part(ui, p, "What turned it");
    }
    for at in points {
        let Some(point) = data.story.get(at) else { continue };
        let (sign, colour) = parts::tone(p, point.tone);
        ui.horizontal_top(|ui| {
            ui.label(RichText::new(sign).color(colour));
            ui.add(egui::Label::new(RichText::new(format!("Turn {}: {}", point.turn, point.text)).family(style::bold()).color(p.strong)).wrap());
        });
        let follows: Vec<String> = point.scores.iter().chain(&point.led_to).take(2).map(|line| capital(line)).collect();
        parts::points(ui, p, &follows);
        ui.horizontal_wrapped(|ui| {
            if ui.small_button("Show on the map").clicked() {
                out.push(DebriefIntent::Show { turn: point.turn, index: point.index });
            }
            pages::what_if(ui, data, point.turn, out);
        });
    }
    open(ui, data, p);
}

fn own_points(ui: &mut Ui, data: &DebriefData, p: &Palette) {
    let own = data.scores.iter().find(|seat| data.account.reader == crate::rules::state::view::Viewer::Seat(seat.seat));
    for objective in own.into_iter().flat_map(|seat| &seat.objectives) {
        parts::text(ui, p, format!("{}   {}", dots(objective.score), objective.title));
    }
}

fn all_seats(ui: &mut Ui, data: &DebriefData, p: &Palette) {
    ui.heading("What each team came to");
    for seat in &data.scores {
        let success = match (seat.success, seat.succeeded()) {
            (0, _) => String::new(),
            (from, true) => format!(", success (from {from})"),
            (from, false) => format!(", short of success (from {from})"),
        };
        parts::text(ui, p, format!("{}: {} of {} points{success}", seat.name, seat.points, seat.most));
    }
}

/// What else could have been done, as far as that can be said.
fn open(ui: &mut Ui, data: &DebriefData, p: &Palette) {
    let Some(outcome) = &data.outcome else { return };
    if outcome.missed.is_empty() && outcome.unused.is_empty() {
        return;
    }
    part(ui, p, "What else was open");
    parts::note(
        ui,
        p,
        "Offers and orders that were there and were not taken. What would have come of them nobody can say: play on from a turn to see.",
    );
    for missed in &outcome.missed {
        if missed.open.is_empty() {
            parts::note(ui, p, format!("○ {}: {}", missed.title, missed.missing));
            continue;
        }
        let line = PressRow::new(p, missed.title.clone()).sign("○", p.warn).aside(missed.missing.clone());
        parts::fold(ui, p, ("missed", &missed.title), true, &line, |ui| parts::points(ui, p, &missed.open));
    }
    parts::points(ui, p, &outcome.unused);
}
