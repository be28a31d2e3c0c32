//! The theatre's map without a game: places, waters and the order of battle, to learn the ground.

use bevy::prelude::*;
use bevy_egui::{
    EguiContexts, EguiPrimaryContextPass,
    egui::{self, Frame, Key, Margin, Modifiers, RichText},
};

use super::{Over, Screen};
use crate::app::{
    DrawSet,
    map::{
        camera::MapCamera,
        furniture::{self, Controls, Furniture},
        overlay::{self, MapChosen, MapIntent, Scene},
        scene::{Layers, MapGround, Picture},
    },
    settings::Settings,
};

/// The atlas.
pub fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, show.in_set(DrawSet::Panels).run_if(in_state(Screen::Atlas)));
}

#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
fn show(
    mut contexts: EguiContexts,
    settings: Res<Settings>,
    mut next: ResMut<NextState<Screen>>,
    mut over: ResMut<Over>,
    mut camera: ResMut<MapCamera>,
    mut layers: ResMut<Layers>,
    mut furniture: ResMut<Furniture>,
    mut chosen: Local<MapChosen>,
    ground: Res<MapGround>,
    picture: Res<Picture>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let p = settings.palette();
    let mut ui = super::whole_window(ctx, "atlas");
    let mut leave = false;
    egui::Panel::top("atlas-bar").frame(Frame::new().fill(p.panel).inner_margin(Margin::symmetric(12, 8))).show(&mut ui, |ui| {
        ui.horizontal(|ui| {
            leave = ui.button("← Back").clicked();
            ui.add_space(8.0);
            ui.heading("Theatre map");
            ui.label(RichText::new("Places and the order of battle, without a game").color(p.weak));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button("Help").clicked() {
                    *over = Over::Help;
                }
                if ui.button("Settings").clicked() {
                    *over = Over::Settings;
                }
            });
        });
    });
    let mut intents = Vec::new();
    let scene = Scene {
        ground: &ground,
        picture: &picture,
        layers: *layers,
        palette: &p,
        text_scale: settings.text_scale(),
        reduced_motion: settings.reduced_motion,
    };
    let response = egui::CentralPanel::no_frame().show(&mut ui, |ui| overlay::show(ui, &mut camera, &scene, &mut chosen, &mut intents)).inner;
    let mut chosen_layers = *layers;
    let controls = Controls { camera: &mut camera, layers: &mut chosen_layers, furniture: &mut furniture };
    furniture::show(ctx, &response, &scene, controls, &mut intents);
    layers.set_if_neq(chosen_layers);
    for intent in intents {
        match intent {
            MapIntent::Force(id) => chosen.force = Some(id),
            MapIntent::Place(id) => chosen.place = Some(id),
            MapIntent::Spot(_) => (chosen.force, chosen.place) = (None, None),
            MapIntent::Pair(..) | MapIntent::Send(_) | MapIntent::Hover(_) => {}
        }
    }
    let escape = *over == Over::Nothing && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
    if leave || escape {
        next.set(Screen::Start);
    }
    Ok(())
}
