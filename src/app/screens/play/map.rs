//! The map within the play screen: what is drawn, and what clicks and the pointer mean.

use bevy::math::Vec2;
use bevy_egui::egui::{self, Response, Ui};

use super::{Around, Play, carry};
use crate::app::bridge::{Table, lattice, picture};
use crate::app::map::{
    furniture::{self, Controls},
    overlay::{self, MapIntent, Scene},
    plan::MovePlan,
    scene::MapGround,
};
use crate::app::panels::orders::selected;
use crate::app::panels::record::playback::Playback;
use crate::app::panels::{Desk, Intent, Selection};
use crate::app::settings::LatticeShown;
use crate::app::theme::Palette;
use crate::catalog::PlaceId;
use crate::geo::CellId;
use crate::rules::scenario::Scenario;
use crate::rules::vocab::ids::ForceId;

/// The map's part of the window: what the pointer and the keys do there.
pub fn show(ui: &mut Ui, play: &mut Play, table: &mut Table, around: &mut Around, p: &Palette, intents: &mut Vec<Intent>) -> Response {
    think(play, &super::desk(table, p, around.settings));
    let turn = play.playback.as_ref().map(Playback::turn);
    let key = (table.version(), play.selection, play.plan.clone(), turn);
    let usual = play.lattice_by_level.get_or_insert_with(|| {
        let usual = lattice::matters(table.scenario(), &table.view().game.agreements, table.view().game.turn);
        around.layers.lattice = around.settings.lattice.on(usual);
        usual
    });
    let usual = *usual;
    if play.drawn.as_ref() != Some(&key) {
        // A turn that is shown is drawn from what stood after it.
        let view = turn.and_then(|turn| table.past().get(usize::from(turn))).unwrap_or_else(|| table.view());
        picture::refresh_places(around.ground, table.scenario(), view);
        play.base = picture::picture(table.scenario(), view, around.ground, play.selection, play.plan.as_ref());
        around.picture.clone_from(&play.base);
        play.drawn = Some(key);
    }
    if let Some(playback) = &play.playback {
        around.picture.clone_from(&play.base);
        playback.lay_into(around.picture);
    }
    play.chosen.force = match play.selection {
        Selection::Force(id) => Some(id.0),
        _ => None,
    };
    play.chosen.place = match play.selection {
        Selection::Place(id) => Some(id.0),
        Selection::Feature(id) => Some(table.scenario().feature(id).place.0),
        _ => None,
    };
    let scene = Scene {
        ground: around.ground,
        picture: around.picture,
        layers: *around.layers,
        palette: p,
        text_scale: around.settings.text_scale(),
        reduced_motion: around.settings.reduced_motion,
    };
    let mut meant = Vec::new();
    let response = egui::CentralPanel::no_frame().show(ui, |ui| overlay::show(ui, around.camera, &scene, &mut play.chosen, &mut meant)).inner;
    if response.has_focus() {
        let ring = egui::Stroke::new(2.0, p.action);
        ui.ctx().layer_painter(response.layer_id).rect_stroke(response.rect, 0.0, ring, egui::StrokeKind::Inside);
    }
    let before = around.layers.lattice;
    let controls = Controls { camera: around.camera, layers: around.layers, furniture: around.furniture };
    furniture::show(ui.ctx(), &response, &scene, controls, &mut meant);
    if around.layers.lattice != before {
        // What a person chooses stands in every level, until they choose what the level would.
        around.settings.lattice = LatticeShown::chosen(around.layers.lattice, usual);
    }
    let desk = super::desk(table, p, around.settings);
    let mut over_map = false;
    for one in meant {
        match one {
            MapIntent::Force(id) => intents.push(Intent::Select(Selection::Force(ForceId(id)))),
            MapIntent::Place(id) => intents.push(Intent::Select(place(desk.scenario, PlaceId(id)))),
            MapIntent::Pair(a, b, agreement) => intents.push(Intent::OpenPair(a, b, agreement)),
            MapIntent::Spot(at) => spot(play, &desk, around.ground, at, intents),
            MapIntent::Send(at) => send(play, &desk, around.ground, at, intents),
            MapIntent::Hover(at) => {
                over_map = true;
                let cell = cell_at(desk.scenario, around.ground, at);
                around.furniture.pointer = around.ground.to_globe(at);
                if play.cursor.is_none() && cell != play.pointer {
                    play.pointer = cell;
                    around.furniture.pointer_note = note(play, &desk);
                    ui.ctx().request_repaint();
                }
            }
        }
    }
    if !over_map && play.cursor.is_none() && play.pointer.take().is_some() {
        around.furniture.pointer = None;
        ui.ctx().request_repaint();
    }
    response
}

/// Works out what going to the pointed hex would mean, once a hex.
fn think(play: &mut Play, desk: &Desk) {
    let wanted = match (play.selection, play.pointer, desk.seat()) {
        (Selection::Force(force), Some(goal), Some(seat)) if desk.open() => Some((force, goal, seat)),
        _ => None,
    };
    let Some((force, goal, seat)) = wanted else {
        play.plan = None;
        return;
    };
    if play.plan.as_ref().is_some_and(|plan| plan.force == force && plan.goal == goal) {
        return;
    }
    let may =
        selected::orderable(desk).contains(&force) && !desk.view.game.seats[seat.index()].orders.iter().any(|order| order.force() == Some(force));
    play.plan = if may { MovePlan::think(desk.scenario, &desk.view.game, seat, force, goal) } else { None };
}

/// What the pointed hex is, for the corner of the map.
fn note(play: &Play, desk: &Desk) -> String {
    let Some(cell) = play.pointer else { return String::new() };
    let what = selected::terrain(desk, cell);
    let near = desk.words().cell(cell);
    // The degrees stand before it already.
    if near.ends_with('°') { what } else { format!("{near}, {what}") }
}

fn cell_at(scenario: &Scenario, ground: &MapGround, at: Vec2) -> Option<CellId> {
    scenario.map.cell_at(ground.to_globe(at)?)
}

/// A contested place opens as the contest.
fn place(scenario: &Scenario, id: PlaceId) -> Selection {
    scenario.features().find(|(_, feature)| feature.place == id).map_or(Selection::Place(id), |(feature, _)| Selection::Feature(feature))
}

/// A click on open ground: in move mode it orders; otherwise it looks at the hex, or lets go of what was selected.
fn spot(play: &mut Play, desk: &Desk, ground: &MapGround, at: Vec2, intents: &mut Vec<Intent>) {
    let Some(cell) = cell_at(desk.scenario, ground, at) else { return };
    if play.cursor.is_some() {
        play.cursor = None;
        send(play, desk, ground, at, intents);
    } else if play.selection == Selection::Nothing {
        intents.push(Intent::Select(Selection::Cell(cell)));
    } else {
        intents.push(Intent::Select(Selection::Nothing));
    }
}

/// The secondary button: sends the selected force there.
fn send(play: &mut Play, desk: &Desk, ground: &MapGround, at: Vec2, intents: &mut Vec<Intent>) {
    let (Some(cell), Selection::Force(force), Some(seat)) = (cell_at(desk.scenario, ground, at), play.selection, desk.seat()) else { return };
    if !selected::orderable(desk).contains(&force) || !desk.open() {
        return;
    }
    if let Some(plan) = MovePlan::think(desk.scenario, &desk.view.game, seat, force, cell) {
        carry::order_planned(&plan, &mut play.notice, desk, intents);
    }
}
