//! A named place, or an open hex.

use bevy_egui::egui::{RichText, Ui};

use super::{Desk, Intent, Selection, force_row};
use crate::app::map::marks::place_word;
use crate::app::panels::parts;
use crate::app::theme::widgets;
use crate::catalog::quantity::Turns;
use crate::catalog::{Operation, PlaceId};
use crate::geo::{CellId, Terrain};
use crate::report::forecast::bases;
use crate::report::words;
use crate::rules::Command;
use crate::rules::phases::agreement::permission::{self, Verdict};
use crate::rules::phases::movement;
use crate::rules::scenario::{Position, host_of};

/// What is known of a place: whose it is, who may use it, who is there.
pub fn show(ui: &mut Ui, desk: &Desk, id: PlaceId, intents: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    let place = desk.scenario.catalog.place(id);
    ui.heading(&place.name);
    let host = host_of(desk.scenario, id);
    let whose = host.map_or_else(|| "nobody's".to_owned(), |host| words.nation(host));
    ui.label(RichText::new(format!("{} · {whose}", words::capital(place_word(place.kind)))).color(p.weak));
    if let Some(feature) = desk.scenario.features().find(|(_, feature)| feature.place == id).map(|(feature, _)| feature)
        && ui.button("Show the contest over it").clicked()
    {
        intents.push(Intent::Select(Selection::Feature(feature)));
    }
    let lines = bases::base(&words, &desk.view.own_nations(desk.scenario), id);
    if !lines.is_empty() {
        ui.add_space(8.0);
        widgets::eyebrow(ui, p, "In the war");
        for line in &lines {
            widgets::fact(ui, p, &line.what, &line.value);
        }
    }
    if let (Some(nation), Some(host)) = (desk.nation(), host) {
        leaves(ui, desk, nation, host, id, intents);
    }
    let here: Vec<_> = desk.view.game.active_forces().filter(|(_, force)| force.position == Position::At(id)).map(|(id, _)| id).collect();
    if !here.is_empty() {
        ui.add_space(8.0);
        widgets::eyebrow(ui, p, "Forces here");
        for id in here {
            force_row(ui, desk, id, intents);
        }
    }
}

/// What the viewer's forces may do there, and which agreement allows it.
fn leaves(ui: &mut Ui, desk: &Desk, nation: crate::catalog::NationId, host: crate::catalog::NationId, id: PlaceId, intents: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    if desk.view.own_nations(desk.scenario).contains(&host) {
        return;
    }
    ui.add_space(8.0);
    widgets::eyebrow(ui, p, &format!("What {} may do here", words.the(nation)));
    for operation in Operation::ALL {
        let verdict = permission::at_place(desk.scenario, &desk.view.game, nation, id, operation);
        ui.horizontal_wrapped(|ui| {
            let (mark, colour, note) = match verdict {
                Verdict::Own | Verdict::Free => ("✔", p.good, String::new()),
                Verdict::Granted { agreement, .. } => ("✔", p.good, words.agreement(agreement)),
                Verdict::AfterConsultation { turns, .. } => {
                    ("…", p.warn, format!("after consulting, {turns} turn{}", if turns == Turns(1) { "" } else { "s" }))
                }
                Verdict::Denied { .. } => ("✖", p.bad, String::new()),
            };
            ui.label(RichText::new(mark).color(colour));
            ui.label(words::capital(words::operation(operation)));
            // An empty label would break the line without taking room, and what follows would lie over the words before.
            if !note.is_empty() {
                ui.label(RichText::new(note).small().color(p.weak));
            }
            if verdict.allows() || !desk.open() {
                return;
            }
            if let Verdict::AfterConsultation { agreement, clause, .. } = verdict {
                parts::command_button(ui, desk, "Consult", Command::AskPermission { nation, agreement, clause }, intents);
            } else if ui.button("Ask").on_hover_text(format!("Starts an offer to {}.", words.the(host))).clicked() {
                intents.push(Intent::AskAccess { host, place: Some(id), operation });
            }
        });
    }
}

/// What is known of a cell of the map, where no place is.
pub fn cell(ui: &mut Ui, desk: &Desk, id: CellId, intents: &mut Vec<Intent>) {
    let (p, words) = (desk.palette, desk.words());
    let Some(cell) = desk.scenario.map.cell(id) else { return };
    ui.heading(words::capital(&words.cell(id)));
    ui.label(RichText::new(terrain(desk, id)).color(p.weak));
    ui.label(RichText::new(crate::app::map::chart::degrees(cell.centre)).small().color(p.weak));
    let here: Vec<_> =
        desk.view.game.active_forces().filter(|(_, force)| desk.scenario.cell_of(force.position) == Some(id)).map(|(id, _)| id).collect();
    if !here.is_empty() {
        ui.add_space(8.0);
        widgets::eyebrow(ui, p, "Forces here");
        for id in here {
            force_row(ui, desk, id, intents);
        }
    }
}

/// What a hex is, in words: land or sea, how deep, whose.
pub fn terrain(desk: &Desk, id: CellId) -> String {
    let Some(cell) = desk.scenario.map.cell(id) else { return String::new() };
    let kind = match cell.terrain {
        Terrain::Land => "land".to_owned(),
        Terrain::Coast => format!("coast, {} m deep", cell.depth_m.max(0)),
        Terrain::Shallow => format!("shallow sea, {} m", cell.depth_m),
        Terrain::Deep => format!("deep sea, {} m", cell.depth_m),
        Terrain::Strait => "strait".to_owned(),
    };
    match (movement::territory_of(desk.scenario, id), cell.territorial_sea.is_some()) {
        (Some(owner), true) => format!("{kind}; {}", desk.words().territory(owner, id)),
        (Some(owner), false) => format!("{kind}; {}", desk.words().nation(owner)),
        (None, _) => kind,
    }
}
