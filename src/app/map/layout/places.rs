//! Names of places and of clusters of features.

use bevy_egui::egui::{Pos2, Rect, vec2};

use super::features::{CLUSTER, Cluster, is_feature, radius};
use super::{Face, Memory, Name, Owner, Placed, Sheet, choose, far_spots, spots};
use crate::app::map::scene::PlaceMark;
use crate::app::map::soil::CLAIMED;
use crate::catalog::PlaceKind;

/// How much closer than the whole level bases are named, by their tier: 1 and 2.
const ZOOM_NAMED: [f32; 2] = [1.35, 3.5];
/// The room of a track of control below a feature's name, in points.
const TRACK: (f32, f32) = (62.0, 9.0);

/// The importance of a place's name: what the level is about, other features in dispute, core places, capitals. What is selected changes
/// nothing: a click moves no name.
fn rank(place: &PlaceMark) -> (bool, bool, u8, bool, u16) {
    (place.control.is_none(), !is_feature(place), place.tier, place.kind != PlaceKind::Capital, place.id)
}

/// Features in view, the most important first: those that the level is about, or the others.
fn wanted(sheet: &Sheet<'_>, placed: &Placed, about: bool) -> Vec<(usize, Pos2)> {
    let of = |index: usize| &sheet.ground.places[index];
    let fits = |(index, _): &(usize, Pos2)| is_feature(of(*index)) && of(*index).control.is_some() == about;
    let mut wanted: Vec<(usize, Pos2)> = placed.marks.iter().copied().filter(fits).collect();
    wanted.sort_by_key(|(index, _)| rank(of(*index)));
    wanted
}

/// Whether a cluster holds something that the level is about.
fn is_about(sheet: &Sheet<'_>, cluster: &Cluster) -> bool {
    cluster.places.iter().any(|&index| sheet.ground.places[index].control.is_some())
}

/// Names what the level is about: before forces find room, which can stand further off.
pub fn about(sheet: &Sheet<'_>, placed: &mut Placed, memory: &Memory, next: &mut Memory) {
    for (index, at) in wanted(sheet, placed, true) {
        place(sheet, placed, memory, next, (index, at), true);
    }
    for number in 0..placed.clusters.len() {
        if is_about(sheet, &placed.clusters[number]) {
            cluster(sheet, placed, memory, next, number);
        }
    }
}

/// Names the other clusters and features.
pub fn features(sheet: &Sheet<'_>, placed: &mut Placed, memory: &Memory, next: &mut Memory) {
    for number in 0..placed.clusters.len() {
        if !is_about(sheet, &placed.clusters[number]) {
            cluster(sheet, placed, memory, next, number);
        }
    }
    for (index, at) in wanted(sheet, placed, false) {
        place(sheet, placed, memory, next, (index, at), true);
    }
}

/// Names capitals and bases as far as the zoom leaves room.
pub fn others(sheet: &Sheet<'_>, placed: &mut Placed, memory: &Memory, next: &mut Memory) {
    let zoom = sheet.camera.zoom();
    let mut wanted: Vec<(usize, Pos2)> = placed.marks.iter().copied().filter(|(index, _)| !is_feature(&sheet.ground.places[*index])).collect();
    wanted.retain(|(index, _)| zoom > ZOOM_NAMED[usize::from(sheet.ground.places[*index].tier > 1)]);
    wanted.sort_by_key(|(index, _)| rank(&sheet.ground.places[*index]));
    for (index, at) in wanted {
        let capital = sheet.ground.places[index].kind == PlaceKind::Capital;
        place(sheet, placed, memory, next, (index, at), capital);
    }
}

/// Names the selected place, if it has no name yet: it takes what room the others left.
pub fn chosen(sheet: &Sheet<'_>, placed: &mut Placed, memory: &Memory, next: &mut Memory) {
    let Some(index) = sheet.place.and_then(|id| sheet.ground.places.iter().position(|place| place.id == id)) else { return };
    let named = placed.names.iter().any(|name| name.owner == Owner::Place(index));
    let marked = placed.marks.iter().find(|(known, _)| *known == index).map(|(_, at)| *at);
    if let Some(at) = marked.filter(|_| !named) {
        place(sheet, placed, memory, next, (index, at), true);
    }
}

/// Height of the letters of a place's name.
pub fn letters(sheet: &Sheet<'_>, place: &PlaceMark) -> f32 {
    (if is_feature(place) || place.kind == PlaceKind::Capital { 12.5 } else { 11.5 }) * sheet.text_scale
}

fn place(sheet: &Sheet<'_>, placed: &mut Placed, memory: &Memory, next: &mut Memory, (index, at): (usize, Pos2), with_line: bool) {
    let one = &sheet.ground.places[index];
    let face = if is_feature(one) { Face::Bold } else { Face::Plain };
    let size = letters(sheet, one);
    let text = (sheet.measure)(&one.short, face, size);
    // A feature's track of control stands below its name and needs room as well.
    let room = if one.control.is_some() { vec2(text.x.max(TRACK.0), text.y + TRACK.1) } else { text };
    let owner = Owner::Place(index);
    // Contested islets are no other nation's land.
    let lands: Vec<u8> = one.lands.iter().copied().chain(is_feature(one).then_some(CLAIMED)).collect();
    let (remembered, fit) = (memory.names.get(&owner).copied(), |rect: &Rect| fits(sheet, placed, *rect, &lands));
    let found = if one.control.is_some() {
        choose(spots(at, radius(sheet), room, true).chain(far_spots(at, room)), remembered, fit)
    } else {
        choose(spots(at, radius(sheet), room, with_line), remembered, fit)
    };
    if let Some((number, rect)) = found {
        next.names.insert(owner, number);
        placed.take(rect, one.control.is_some());
        placed.names.push(Name { owner, text: one.short.clone(), face, size, mark: at, rect, under: false });
    }
}

fn cluster(sheet: &Sheet<'_>, placed: &mut Placed, memory: &Memory, next: &mut Memory, number: usize) {
    let one = placed.clusters[number].clone();
    let size = 12.5 * sheet.text_scale;
    let room = (sheet.measure)(&one.name, Face::Bold, size);
    // Remembered by its first feature: clusters come and go with the zoom.
    let key = one.places.first().copied().unwrap_or_default();
    let all =
        spots(one.mark, CLUSTER, room, true).chain(if is_about(sheet, &one) { Some(far_spots(one.mark, room)) } else { None }.into_iter().flatten());
    let found = choose(all, memory.clusters.get(&key).copied(), |rect| fits(sheet, placed, *rect, &[CLAIMED]));
    if let Some((spot, rect)) = found {
        next.clusters.insert(key, spot);
        placed.take(rect, true);
        placed.names.push(Name { owner: Owner::Cluster(number), text: one.name, face: Face::Bold, size, mark: one.mark, rect, under: false });
    }
}

fn fits(sheet: &Sheet<'_>, placed: &Placed, rect: Rect, lands: &[u8]) -> bool {
    sheet.area().contains_rect(rect) && placed.shelf.is_free(rect) && !sheet.foreign(rect, lands)
}
