//! What the map opens with: the part of the level that matters to whoever looks.

use bevy::math::{Rect, Vec2};

use crate::app::map::scene::MapGround;
use crate::catalog::{PlaceId, PlaceKind};
use crate::rules::scenario::Scenario;
use crate::rules::state::view::{View, Viewer};

use super::picture::at_position;

/// Of other nations' forces so many in a hundred are left out on each side: a squadron at the far end of the theatre is not what it is about.
const OUTLIERS: usize = 6;
/// Room round what matters, as a part of its size.
const MARGIN: f32 = 0.10;
/// A part that saves less than this of the level's width and height is not worth leaving the rest out.
const WORTH: f32 = 0.85;

/// The part with all contested features, the viewer's own forces, the capitals of the level's teams, and most of the other forces; `None` where
/// that is about all of the level.
pub fn part(scenario: &Scenario, view: &View, ground: &MapGround) -> Option<Rect> {
    let bounds = ground.bounds.0;
    let own = |nation| view.viewer != Viewer::WhiteCell && view.knows(scenario, nation);
    let mut points: Vec<Vec2> = ground.places.iter().filter(|place| place.control.is_some()).map(|place| place.at).collect();
    let table = |place: &PlaceId| {
        let controller = scenario.catalog.place(*place).controller;
        controller.is_some_and(|nation| scenario.seats.iter().any(|seat| seat.nations.contains(&nation)))
    };
    points.extend(ground.places.iter().filter(|place| place.kind == PlaceKind::Capital && table(&PlaceId(place.id))).map(|place| place.at));
    let mut others = Vec::new();
    for (_, force) in view.game.active_forces() {
        let Some(at) = at_position(scenario, ground, force.position) else { continue };
        if own(force.nation) { points.push(at) } else { others.push(at) }
    }
    points.extend(most(&mut others));
    points.retain(|at| bounds.contains(*at));
    let low = points.iter().copied().reduce(Vec2::min)?;
    let high = points.iter().copied().reduce(Vec2::max)?;
    let size = (high - low).max(Vec2::splat(ground.hex_km * 8.0));
    let part = Rect::from_center_size((low + high) * 0.5, size * (1.0 + 2.0 * MARGIN)).intersect(bounds);
    (part.width() < bounds.width() * WORTH || part.height() < bounds.height() * WORTH).then_some(part)
}

/// The corners of the box that holds most of the points.
fn most(points: &mut [Vec2]) -> Vec<Vec2> {
    let cut = points.len() * OUTLIERS / 100;
    if points.is_empty() {
        return Vec::new();
    }
    let mut ends = |key: fn(&Vec2) -> f32| {
        points.sort_by(|a, b| key(a).total_cmp(&key(b)));
        (key(&points[cut]), key(&points[points.len() - 1 - cut]))
    };
    let (west, east) = ends(|at| at.x);
    let (south, north) = ends(|at| at.y);
    vec![Vec2::new(west, south), Vec2::new(east, north)]
}
