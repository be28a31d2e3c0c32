//! Marks of places: those of features that stand too close to be told apart become one, with the name of the group that holds them.

use bevy::math::{Rect as PlaneRect, Vec2 as Plane};
use bevy_egui::egui::{Pos2, Rect, vec2};

use super::{Placed, Sheet, TOGETHER};
use crate::app::map::scene::{MapGround, PlaceMark};
use crate::catalog::PlaceKind;

/// How much closer than the whole level the lesser places are marked.
const ZOOM_LESSER: f32 = 2.2;

/// Half the height of a cluster's mark, in points.
pub const CLUSTER: f32 = 9.0;

/// Features that one mark stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Positions in the ground's list of places, the most important first.
    pub places: Vec<usize>,
    /// Its middle on the plane.
    pub at: Plane,
    /// Its mark on the screen.
    pub mark: Pos2,
    /// What it is called, with the count: "Spratly features (5)".
    pub name: String,
}

impl Cluster {
    /// The part of the plane to look at so that its features stand apart.
    pub fn part(&self, ground: &MapGround) -> PlaneRect {
        let points = || self.places.iter().map(|&index| ground.places[index].at);
        let low = points().reduce(Plane::min).unwrap_or(self.at);
        let high = points().reduce(Plane::max).unwrap_or(self.at);
        PlaneRect::from_corners(low, high).inflate(0.3 * low.distance(high).max(ground.hex_km))
    }
}

/// Whether a place is what disputes are about: it keeps its name at every zoom.
pub fn is_feature(place: &PlaceMark) -> bool {
    place.kind == PlaceKind::Feature || place.control.is_some()
}

/// Radius of a place's mark in points.
pub fn radius(sheet: &Sheet<'_>) -> f32 {
    (2.6 + sheet.camera.zoom().log2().max(0.0) * 0.8).clamp(2.6, 6.5) * sheet.text_scale.sqrt()
}

/// Whether a place is marked at this zoom.
fn shows(sheet: &Sheet<'_>, place: &PlaceMark) -> bool {
    match place.kind {
        PlaceKind::Strait => false,
        // What the level is about shows from afar; what else is disputed, and harbours that are called features, only closer to it.
        PlaceKind::Feature => sheet.layers.features && (place.control.is_some() || place.tier <= 1 || sheet.camera.zoom() > 1.35),
        _ => place.tier <= 1 || sheet.camera.zoom() > ZOOM_LESSER,
    }
}

/// Marks all places in view.
pub fn marks(sheet: &Sheet<'_>, placed: &mut Placed) {
    let area = sheet.area().expand(12.0);
    let shown: Vec<(usize, Pos2)> = sheet
        .ground
        .places
        .iter()
        .enumerate()
        .filter(|(_, place)| shows(sheet, place))
        .map(|(index, place)| (index, sheet.at(place.at)))
        .filter(|(_, at)| area.contains(*at))
        .collect();
    let (mut features, rest): (Vec<_>, Vec<_>) = shown.into_iter().partition(|(index, _)| is_feature(&sheet.ground.places[*index]));
    // What the level is about comes first and names what it stands with.
    features.sort_by_key(|(index, _)| (sheet.ground.places[*index].control.is_none(), sheet.ground.places[*index].id));
    for group in together(&features) {
        if let [only] = group.as_slice() {
            placed.marks.push(features[*only]);
        } else {
            placed.clusters.push(cluster(sheet.ground, sheet, group.iter().map(|&i| features[i].0).collect()));
        }
    }
    placed.marks.extend(rest);
    let r = radius(sheet);
    for (index, at) in placed.marks.clone() {
        placed.take(Rect::from_center_size(at, vec2(r, r) * 2.0), is_feature(&sheet.ground.places[index]));
    }
    for mark in placed.clusters.iter().map(|cluster| cluster.mark).collect::<Vec<_>>() {
        placed.take(Rect::from_center_size(mark, vec2(CLUSTER, CLUSTER) * 2.0), true);
    }
}

/// Sorts points into groups whose members are closer to one another than [`TOGETHER`], link by link.
fn together(points: &[(usize, Pos2)]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (i, (_, at)) in points.iter().enumerate() {
        let (near, mut rest): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| group.iter().any(|&other: &usize| points[other].1.distance(*at) < TOGETHER));
        let mut joined: Vec<usize> = near.into_iter().flatten().collect();
        joined.push(i);
        joined.sort_unstable();
        rest.push(joined);
        groups = rest;
    }
    groups.sort_unstable();
    groups
}

fn cluster(ground: &MapGround, sheet: &Sheet<'_>, places: Vec<usize>) -> Cluster {
    let points = places.iter().map(|&index| ground.places[index].at);
    let at = points.clone().sum::<Plane>() / places.len().max(1) as f32;
    let holds = |middle: Plane, reach: f32| points.clone().all(|point| point.distance(middle) <= reach);
    let group = ground.groups.iter().find(|group| holds(group.at, group.extent_km));
    let count = places.len();
    let name = match (group, places.first()) {
        (Some(group), _) => format!("{} ({count})", group.text),
        (None, Some(&first)) => format!("{} and {} more", ground.places[first].short, count - 1),
        (None, None) => String::new(),
    };
    Cluster { places, at, mark: sheet.at(at), name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy_egui::egui::pos2;

    #[test]
    fn points_are_joined_link_by_link() {
        let at = |x: f32| (0, pos2(x, 0.0));
        assert_eq!(together(&[at(0.0), at(40.0), at(10.0), at(24.0), at(90.0)]), [vec![0, 1, 2, 3], vec![4]]);
        assert_eq!(together(&[at(0.0), at(18.0)]).len(), 2);
    }
}
