//! What is selected: its facts, and what can be ordered of it, with the reason where something cannot.

mod feature;
mod force;
mod options;
mod place;

use bevy_egui::egui::{self, RichText, Ui};

use crate::app::panels::tutor::spot;
use crate::app::panels::tutor::spot::Spot;
use crate::app::panels::{Desk, Intent, Selection};
use crate::app::theme::widgets;
use crate::rules::scenario::{Position, on_scene};
use crate::rules::vocab::ids::ForceId;

pub use force::ask_intent;
pub use options::{ForceOptions, Refusable};
pub use place::terrain;

/// What was worked out about the selected thing, and what is being chosen.
#[derive(Clone, Debug, Default)]
pub struct SelectedState {
    options: Option<ForceOptions>,
    against: Option<crate::catalog::NationId>,
    hulls: u16,
}

impl SelectedState {
    /// What was worked out is stale: the game has changed.
    pub fn forget(&mut self) {
        self.options = None;
    }
}

/// The panel.
pub fn show(ui: &mut Ui, desk: &Desk, selection: Selection, state: &mut SelectedState, intents: &mut Vec<Intent>) {
    if selection != Selection::Nothing {
        let back = ui.small_button("← Your forces").on_hover_text("Back to the list of your forces. Esc");
        spot::at(&back, Spot::Back);
        if back.clicked() {
            intents.push(Intent::Select(Selection::Nothing));
        }
    }
    match selection {
        Selection::Nothing => own_forces(ui, desk, intents),
        Selection::Force(id) => force::show(ui, desk, id, state, intents),
        Selection::Place(id) => place::show(ui, desk, id, intents),
        Selection::Feature(id) => feature::show(ui, desk, id, intents),
        Selection::Cell(cell) => place::cell(ui, desk, cell, intents),
    }
}

/// Forces that the viewer commands and may order, in the order in which N goes through them.
pub fn orderable(desk: &Desk) -> Vec<ForceId> {
    let own = |force: &crate::rules::state::Force| desk.view.knows(desk.scenario, force.nation) && !force.fixed && force.strength > 0;
    desk.view.game.active_forces().filter(|(_, force)| own(force)).map(|(id, _)| id).collect()
}

/// What a force is doing or is ordered to do, in a few words.
pub fn doing(desk: &Desk, id: ForceId) -> String {
    let words = desk.words();
    if let Some(order) = desk.view.game.seats.iter().flat_map(|seat| &seat.orders).find(|order| order.force() == Some(id)) {
        let text = words.order(order);
        let name = words.force(id);
        let text = text.strip_prefix(&name).unwrap_or(&text).trim_start_matches([':', ' ']);
        return format!("ordered: {text}");
    }
    doing_now(desk, id)
}

/// What a force is doing, whatever it is ordered to do next.
fn doing_now(desk: &Desk, id: ForceId) -> String {
    let words = desk.words();
    let Some(force) = desk.view.game.forces.get(&id) else { return String::new() };
    match (&force.task, force.route.last()) {
        (Some(task), route) => {
            let way = match route {
                Some(_) => ", on the way",
                None if !on_scene(desk.scenario, force, task.feature) => ", once it is sent there",
                None => "",
            };
            format!("{} at {}{way}", crate::report::words::act(task.act), words.feature(task.feature))
        }
        (None, Some(&cell)) => format!("under way: {}", words.cell(cell)),
        (None, None) => match force.position {
            Position::At(place) => format!("at {}", words.place(place)),
            Position::Field(cell) => words.cell(cell),
        },
    }
}

/// With nothing selected: every own force, to choose one.
fn own_forces(ui: &mut Ui, desk: &Desk, intents: &mut Vec<Intent>) {
    let p = desk.palette;
    ui.heading("Your forces");
    ui.label(RichText::new("Choose one here, on the map, or with N. Contested features: G.").color(p.weak));
    let all = orderable(desk);
    for nation in desk.view.own_nations(desk.scenario) {
        let mine: Vec<ForceId> = all.iter().copied().filter(|id| desk.view.game.forces[id].nation == nation).collect();
        if mine.is_empty() {
            continue;
        }
        ui.add_space(6.0);
        widgets::eyebrow(ui, p, &desk.words().nation(nation));
        for id in mine {
            force_row(ui, desk, id, intents);
        }
    }
    if desk.scenario.features.is_empty() {
        return;
    }
    ui.add_space(6.0);
    widgets::eyebrow(ui, p, "Contested places");
    for (id, _) in desk.scenario.features() {
        let row = ui.add(egui::Button::new(desk.words().feature(id)).min_size(egui::vec2(ui.available_width(), 0.0)));
        spot::at(&row, Spot::Feature(id));
        if row.on_hover_text("Who is there, who controls it, and whom you could send. G").clicked() {
            intents.push(Intent::GoTo(Selection::Feature(id)));
        }
    }
}

/// A force as a row that selects it.
fn force_row(ui: &mut Ui, desk: &Desk, id: ForceId, intents: &mut Vec<Intent>) {
    let (p, name) = (desk.palette, desk.words().force(id));
    let strength = desk.view.game.forces.get(&id).map(|of| force::strength(of.strength, &desk.scenario.catalog.force_type(of.kind).unit));
    let doing = strength.into_iter().chain([doing(desk, id)]).collect::<Vec<_>>().join(" · ");
    let mut text = egui::text::LayoutJob::default();
    text.append(&name, 0.0, egui::TextFormat::simple(egui::TextStyle::Body.resolve(ui.style()), p.strong));
    text.append(&format!("\n{doing}"), 0.0, egui::TextFormat::simple(egui::TextStyle::Small.resolve(ui.style()), p.weak));
    let row = ui.add(egui::Button::new(text).wrap().min_size(egui::vec2(ui.available_width(), 0.0)));
    row.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &name));
    spot::at(&row, Spot::Force(id));
    if row.clicked() {
        intents.push(Intent::GoTo(Selection::Force(id)));
    }
}
