//! What has found its place on the screen, kept from frame to frame: at rest nothing is placed anew.

use std::sync::Arc;

use bevy::math::Vec2;
use bevy_egui::egui::{Color32, Painter, Rect};

use super::camera::MapCamera;
use super::layout::{self, Face, Placed, Sheet};
use super::overlay::Scene;
use super::scene::{Layers, MapForce, PlaceBounds, PlaceMark};
use super::{labels, lattice};

/// How many views are remembered in which the map rested.
const RESTS: usize = 4;

/// Where the map looks: the middle, kilometres a point, and its part of the screen.
type Eye = (Vec2, f32, Rect);

/// Whether two views are the same to the eye.
fn same(a: &Eye, b: &Eye) -> bool {
    let edges = |rect: &Rect| [rect.left(), rect.top(), rect.right(), rect.bottom()];
    let area = edges(&a.2).into_iter().zip(edges(&b.2)).all(|(one, other)| (one - other).abs() < 0.5);
    area && a.0.distance(b.0) < 0.5 * b.1 && (a.1 / b.1 - 1.0).abs() < 0.002
}

/// Everything that decides where things stand.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    bounds: PlaceBounds,
    eye: Eye,
    covered: Vec<Rect>,
    text_scale: f32,
    layers: Layers,
    place: Option<u16>,
    counters: Vec<MapForce>,
    places: Vec<PlaceMark>,
    table: Vec<(bool, bool)>,
    lattice: Option<(lattice::layout::Given, lattice::layout::Layout)>,
}

/// The last layout and what it was made for.
#[derive(Clone, Debug, Default)]
pub struct KeptLayout {
    key: Option<Key>,
    memory: layout::Memory,
    /// What stood where in the last views in which the map rested: after a turn was shown the names come back to their sides.
    rests: Vec<(Eye, layout::Memory)>,
    placed: Arc<Placed>,
}

/// What decides where things stand, beside the scene and the camera.
pub struct LayoutBeside<'a> {
    /// The ground under controls.
    pub covered: Vec<Rect>,
    /// The place that is selected.
    pub place: Option<u16>,
    /// Where capitals and links lie, if they are drawn.
    pub lattice: Option<(&'a lattice::layout::Given, &'a lattice::layout::Layout)>,
}

impl KeptLayout {
    /// Places everything, or takes what stood before if nothing has changed.
    pub fn placed(&mut self, painter: &Painter, camera: &MapCamera, scene: &Scene<'_>, beside: LayoutBeside<'_>) -> Arc<Placed> {
        let LayoutBeside { covered, place, lattice } = beside;
        let key = Key {
            bounds: scene.ground.bounds,
            eye: (camera.centre, camera.km_per_pt, camera.area),
            covered,
            text_scale: scene.text_scale,
            layers: scene.layers,
            place,
            counters: scene.picture.counters.clone(),
            places: scene.ground.places.clone(),
            table: scene.ground.realms.iter().map(|realm| (realm.at_table, realm.concerned)).collect(),
            lattice: lattice.map(|(given, laid)| (given.clone(), laid.clone())),
        };
        let rested = self.key.as_ref().is_some_and(|old| same(&old.eye, &key.eye));
        if self.key.as_ref() != Some(&key) {
            if self.key.as_ref().is_none_or(|old| old.bounds != key.bounds) {
                self.memory = layout::Memory::default();
                self.rests.clear();
            } else if !rested && let Some((_, known)) = self.rests.iter().find(|(eye, _)| same(eye, &key.eye)) {
                self.memory.clone_from(known);
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
        if rested {
            self.remember();
        }
        self.placed.clone()
    }

    /// Keeps what stands where in this view, in which the map rests.
    fn remember(&mut self) {
        let Some(key) = &self.key else { return };
        self.rests.retain(|(eye, _)| !same(eye, &key.eye));
        self.rests.truncate(RESTS - 1);
        self.rests.insert(0, (key.eye, self.memory.clone()));
    }
}
