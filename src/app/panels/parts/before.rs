//! What an order or an offer may bring, shown before it is given or made: cost, odds, objectives that it touches, undertakings that it breaks.

use bevy_egui::egui::{RichText, Ui};

use crate::app::panels::{Desk, orders, parts};
use crate::catalog::NationId;
use crate::report::forecast::Forecast;
use crate::report::{forecast, words};
use crate::rules::order::Order;
use crate::rules::phases::agreement::AgreementText;

/// The most lines of a forecast in a hover.
const MOST: usize = 9;

/// What is known beforehand of an order; `None` for whoever gives no orders.
pub fn forecast(desk: &Desk<'_>, order: &Order) -> Option<Forecast> {
    Some(forecast::of(&desk.words(), desk.seat()?, order, |nation| desk.view.knows(desk.scenario, nation)))
}

/// The hover of a button that gives an order: its effect, its cost, and its forecast.
pub fn hover(ui: &mut Ui, desk: &Desk<'_>, effect: &str, order: &Order) {
    ui.set_max_width(380.0);
    ui.label(effect);
    ui.label(RichText::new(format!("Costs: {}.", orders::cost(desk, order))).strong());
    if let Some(forecast) = forecast(desk, order) {
        lines(ui, desk, &forecast);
    }
}

/// A forecast, a line each.
pub fn lines(ui: &mut Ui, desk: &Desk<'_>, forecast: &Forecast) {
    let p = desk.palette;
    if let Some(breach) = &forecast.breach {
        ui.label(RichText::new(format!("⚠ {}", words::capital(&breach.sentence(&desk.words())))).color(p.warn));
    }
    let quiet = Forecast { breach: None, ..forecast.clone() };
    let all = forecast::lines(&desk.words(), &quiet);
    for line in all.iter().take(MOST) {
        ui.label(RichText::new(format!("• {line}")).small());
    }
}

/// What a text would do to one's own side, before it is offered or accepted: the objectives that it touches, how parliaments would vote, and
/// own forces that act against it as they are told now.
pub fn text(ui: &mut Ui, desk: &Desk<'_>, text: &AgreementText) {
    let (p, words) = (desk.palette, desk.words());
    let Some(seat) = desk.seat() else { return };
    if text.clauses.is_empty() {
        return;
    }
    parts::heading(ui, p, "What it means for you");
    let touches = forecast::of_text(&words, seat, text);
    for touch in &touches {
        let (sign, colour) = if touch.helps { ("▲", p.good) } else { ("▼", p.bad) };
        ui.horizontal_top(|ui| {
            ui.label(RichText::new(sign).small().color(colour));
            parts::note(ui, p, words::capital(&touch.sentence()));
        });
    }
    if touches.is_empty() {
        parts::note(ui, p, "It touches none of your objectives directly.");
    }
    for line in forecast::ratification(&words, text, |nation| desk.view.knows(desk.scenario, nation)) {
        parts::note(ui, p, format!("• {line}"));
    }
    for nation in desk.view.own_nations(desk.scenario) {
        own_breaches(ui, desk, nation, text);
    }
}

fn own_breaches(ui: &mut Ui, desk: &Desk<'_>, nation: NationId, text: &AgreementText) {
    let (p, words) = (desk.palette, desk.words());
    for (force, breach) in forecast::breaches_under(desk.scenario, &desk.view.game, nation, text) {
        let line =
            format!("⚠ {} is told to do what this forbids: give it another order. {}", words.force(force), words::capital(&breach.sentence(&words)));
        ui.add(bevy_egui::egui::Label::new(RichText::new(line).small().color(p.warn)).wrap());
    }
}
