//! What has found its place on the screen, kept from frame to frame: at rest nothing is placed anew.

use std::sync::Arc;

use bevy::math::Vec2;
use bevy_egui::egui::{Color32, Painter, Rect};

use super::camera::MapCamera;
use super::labels;
use super::lattice;
use super::layout::{self, Face, Placed, Sheet};
use super::overlay::Scene;
use super::scene::{Counter, Layers, PlaceBounds, PlaceMark};

/// Everything that decides where things stand.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    bounds: PlaceBounds,
    eye: (Vec2, f32, Rect),
    covered: Vec<Rect>,
    text_scale: f32,
    layers: Layers,
    place: Option<u16>,
    counters: Vec<Counter>,
    places: Vec<PlaceMark>,
    table: Vec<bool>,
    lattice: Option<(lattice::layout::Given, lattice::layout::Layout)>,
}

/// The last layout and what it was made for.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    key: Option<Key>,
    memory: layout::Memory,
    placed: Arc<Placed>,
}

/// What decides where things stand, beside the scene and the camera.
pub struct Beside<'a> {
    /// The ground under controls.
    pub covered: Vec<Rect>,
    /// The place that is selected.
    pub place: Option<u16>,
    /// Where capitals and links lie, if they are drawn.
    pub lattice: Option<(&'a lattice::layout::Given, &'a lattice::layout::Layout)>,
}

impl Kept {
    /// Places everything, or takes what stood before if nothing has changed.
    pub fn placed(&mut self, painter: &Painter, camera: &MapCamera, scene: &Scene<'_>, beside: Beside<'_>) -> Arc<Placed> {
        let Beside { covered, place, lattice } = beside;
        let key = Key {
            bounds: scene.ground.bounds,
            eye: (camera.centre, camera.km_per_pt, camera.area),
            covered,
            text_scale: scene.text_scale,
            layers: scene.layers,
            place,
            counters: scene.picture.counters.clone(),
            places: scene.ground.places.clone(),
            table: scene.ground.realms.iter().map(|realm| realm.at_table).collect(),
            lattice: lattice.map(|(given, laid)| (given.clone(), laid.clone())),
        };
        if self.key.as_ref() != Some(&key) {
            if self.key.as_ref().is_none_or(|old| old.bounds != key.bounds) {
                self.memory = layout::Memory::default();
            }
            let measure = |text: &str, face: Face, size: f32| labels::layout(painter, text, size, face.family(), Color32::WHITE).size();
            let sheet = Sheet {
                ground: scene.ground,
                picture: scene.picture,
                layers: scene.layers,
                camera,
                text_scale: scene.text_scale,
                place: key.place,
                covered: &key.covered,
                lattice,
                measure: &measure,
            };
            self.placed = Arc::new(layout::place(&sheet, &mut self.memory));
            self.key = Some(key);
        }
        self.placed.clone()
    }
}
