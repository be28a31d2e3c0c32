//! Names of nations and waters.

use bevy::math::Vec2 as Plane;
use bevy_egui::egui::{Pos2, Rect, Vec2, vec2};

use super::{Face, Memory, Name, Owner, Placed, Sheet, choose, spots};
use crate::app::map::marks::spread;
use crate::app::map::scene::{NameKind, Realm};
use crate::app::map::soil::SEA;

/// Points of a nation's land at which its name is tried.
const ANCHORS: usize = 48;
/// Less land in view than this, in square km, does not stand for a nation whose government sits out of view.
const SPECK_KM2: f32 = 5_000.0;
/// Sizes at which the names of a level's nations are tried, as parts of the usual one.
const SIZES: [f32; 3] = [1.0, 0.86, 0.74];
/// Ways in which a name stands, the best first.
const WAYS: [NameWay; 6] = [NameWay::OnLand, NameWay::Across, NameWay::Beside, NameWay::Apart, NameWay::UnderOnLand, NameWay::UnderBeside];
/// How far a water's name may slide from its middle, as a part of its extent, and in how many directions.
const SLIDES: [f32; 3] = [0.05, 0.09, 0.14];
const ROUND: usize = 12;
/// Spots along an edge at which a name with an arrow is tried.
const SLIDE: usize = 80;
/// The share of a sea's name that may lie on land.
const ASHORE: f32 = 0.12;

/// How a nation's name stands to its land.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NameWay {
    /// On it, most of it.
    OnLand,
    /// Over it and the sea.
    Across,
    /// Beside a point of it.
    Beside,
    /// With a line to a point of it.
    Apart,
    /// As on land, under symbols.
    UnderOnLand,
    /// As beside, under symbols.
    UnderBeside,
}

/// Names the nations of the level's teams: each has a name, on its land, under symbols if need be, or at the edge with an arrow. After them come
/// those that play a part without a team or claim what the level is about, where their land is in view.
pub fn table(sheet: &Sheet<'_>, placed: &mut Placed, memory: &Memory, next: &mut Memory) {
    let mut beyond = Vec::new();
    let all = || sheet.ground.realms.iter().enumerate();
    let teams = all().filter(|(_, realm)| realm.at_table);
    for (index, realm) in teams.chain(all().filter(|(_, realm)| realm.concerned && !realm.at_table)) {
        if sheet.woven(placed, index) {
            continue;
        }
        // What stood somewhere stays, at the size that it had; a smaller name on free ground is better than a large one under symbols.
        let kept = memory.names.get(&Owner::Realm(index)).map(|number| (number >> 48) % SIZES.len());
        let mut stays = || kept.is_some_and(|part| name(sheet, placed, memory, next, &Try { index, part, ways: &WAYS, only_kept: true }));
        let found = in_view(sheet, realm)
            && (stays() || (0..SIZES.len()).any(|part| name(sheet, placed, memory, next, &Try { index, part, ways: &WAYS[..4], only_kept: false })));
        let found = found
            || (in_view(sheet, realm)
                && (0..SIZES.len()).any(|part| name(sheet, placed, memory, next, &Try { index, part, ways: &WAYS[4..], only_kept: false })));
        if !found && realm.at_table {
            beyond.push(index);
        }
    }
    // The whole level is in view: who is not there is pointed to.
    if sheet.camera.shows_opening() {
        for index in beyond {
            at_edge(sheet, placed, memory, next, index);
        }
    }
}

/// Names the other nations where there is room.
pub fn others(sheet: &Sheet<'_>, placed: &mut Placed, memory: &Memory, next: &mut Memory) {
    for (index, realm) in sheet.ground.realms.iter().enumerate().filter(|(_, realm)| !realm.at_table && !realm.concerned) {
        let width = realm.extent_km / sheet.camera.km_per_pt;
        if !sheet.woven(placed, index) && width > 24.0 && width < sheet.area().width() * 4.0 {
            let _ = name(sheet, placed, memory, next, &Try { index, part: 0, ways: &WAYS[..2], only_kept: false });
        }
    }
}

/// Whether enough of a nation's land is in view to write its name there.
fn in_view(sheet: &Sheet<'_>, realm: &Realm) -> bool {
    let area = sheet.area().shrink(8.0);
    let seat_seen = realm.seat.is_some_and(|seat| area.contains(sheet.at(seat)));
    let land: f32 = realm.anchors.iter().filter(|(at, _)| area.contains(sheet.at(*at))).map(|(_, km2)| km2).sum();
    land > 0.0 && (seat_seen || land >= SPECK_KM2)
}

/// A try at a nation's name.
struct Try<'a> {
    /// Which nation: a position among the realms.
    index: usize,
    /// How large: a position among the [`SIZES`].
    part: usize,
    ways: &'a [NameWay],
    /// Nowhere but where it stood.
    only_kept: bool,
}

/// Finds room for a nation's name. The number of a spot is its size, its way, its anchor and its side.
fn name(sheet: &Sheet<'_>, placed: &mut Placed, memory: &Memory, next: &mut Memory, tried: &Try<'_>) -> bool {
    let &Try { index, part, ways, only_kept } = tried;
    let realm = &sheet.ground.realms[index];
    let text = spread(&realm.text);
    let width = realm.extent_km / sheet.camera.km_per_pt;
    let size = (12.5 * (0.85 + 0.15 * (width / 220.0).clamp(0.0, 3.0))).min(19.0) * sheet.text_scale * SIZES[part];
    let room = (sheet.measure)(&text, Face::Bold, size);
    let anchors = anchors(sheet, realm);
    let owner = Owner::Realm(index);
    let lands = [realm.code];
    let spots = ways.iter().flat_map(|&kind| {
        let numbered = move |id: usize, side: usize| (part << 48) + ((kind as usize) << 40) + (id << 8) + side;
        let sides =
            move |&(id, at): &(usize, Pos2)| around(kind, at, room).into_iter().map(move |(side, rect)| (numbered(id, side), (kind, at, rect)));
        anchors.iter().flat_map(sides)
    });
    let fits = |&(kind, _, rect): &(NameWay, Pos2, Rect)| {
        let free = match kind {
            NameWay::UnderOnLand | NameWay::UnderBeside => placed.names.iter().all(|name| !name.rect.intersects(rect)) && covered(sheet, rect),
            _ => placed.shelf.is_free(rect),
        };
        let ashore = kind != NameWay::OnLand || sheet.share(rect, realm.code) >= 0.55;
        sheet.area().contains_rect(rect) && free && ashore && !sheet.foreign(rect, &lands)
    };
    let remembered = memory.names.get(&owner).copied();
    let spots = spots.filter(|(number, _)| !only_kept || Some(*number) == remembered);
    let Some((number, (kind, mark, rect))) = choose(spots, remembered, fits) else { return false };
    next.names.insert(owner, number);
    let under = matches!(kind, NameWay::UnderOnLand | NameWay::UnderBeside);
    placed.take(rect, false);
    placed.names.push(Name { owner, text, face: Face::Bold, size, mark, rect, under });
    true
}

/// Whether no control lies over it.
fn covered(sheet: &Sheet<'_>, rect: Rect) -> bool {
    sheet.covered.iter().all(|control| !control.intersects(rect))
}

/// The spots of a way round a point of land.
fn around(way: NameWay, at: Pos2, room: Vec2) -> Vec<(usize, Rect)> {
    match way {
        NameWay::OnLand | NameWay::Across | NameWay::UnderOnLand => vec![(0, Rect::from_center_size(at, room))],
        NameWay::Beside | NameWay::UnderBeside => spots(at, 4.0, room, false).collect(),
        NameWay::Apart => spots(at, 4.0, room, true).skip(8).collect(),
    }
}

/// Points of a nation's land in view, those in the middle of it first; each with its number in the nation's list.
fn anchors(sheet: &Sheet<'_>, realm: &Realm) -> Vec<(usize, Pos2)> {
    let area = sheet.area().shrink(8.0);
    let seen: Vec<(usize, Pos2, f32)> =
        realm.anchors.iter().enumerate().map(|(i, &(at, km2))| (i, sheet.at(at), km2)).filter(|(_, at, _)| area.contains(*at)).collect();
    let weight: f32 = seen.iter().map(|(.., km2)| km2).sum::<f32>().max(1.0);
    let middle = seen.iter().fold(vec2(0.0, 0.0), |sum, (_, at, km2)| sum + at.to_vec2() * *km2 / weight).to_pos2();
    // Many points of a large land are thinned out.
    let every = seen.len().div_ceil(ANCHORS * 4).max(1);
    let mut points: Vec<(usize, Pos2)> = seen.iter().filter(|(i, ..)| i % every == 0 || seen.len() < ANCHORS).map(|&(i, at, _)| (i, at)).collect();
    points.sort_by(|a, b| a.1.distance_sq(middle).total_cmp(&b.1.distance_sq(middle)));
    let all = points.len();
    // The nearest to the middle all, of the others some from everywhere.
    let keep = all.div_ceil(ANCHORS).max(1);
    points.into_iter().enumerate().filter(|(n, _)| *n < ANCHORS / 2 || n % keep == 0).map(|(_, point)| point).collect()
}

/// Names a nation at the edge of the picture, with an arrow towards where its government sits.
fn at_edge(sheet: &Sheet<'_>, placed: &mut Placed, memory: &Memory, next: &mut Memory, index: usize) {
    let realm = &sheet.ground.realms[index];
    let Some(seat) = realm.seat else { return };
    let area = sheet.area().shrink(6.0);
    let to = sheet.at(seat) - area.center();
    let part = (area.width() * 0.5 / to.x.abs().max(1e-3)).min(area.height() * 0.5 / to.y.abs().max(1e-3)).min(1.0);
    let exit = area.center() + to * part;
    let sideways = area.width() * 0.5 / to.x.abs().max(1e-3) <= area.height() * 0.5 / to.y.abs().max(1e-3);
    let words = realm.text.to_uppercase();
    let text = match (sideways, to.x > 0.0, to.y > 0.0) {
        (true, true, _) => format!("{words} →"),
        (true, false, _) => format!("← {words}"),
        (false, _, true) => format!("{words} ↓"),
        (false, _, false) => format!("{words} ↑"),
    };
    let size = 11.5 * sheet.text_scale;
    let room = (sheet.measure)(&text, Face::Bold, size);
    let owner = Owner::Beyond(index);
    // Along the edge, and where that is full a little inside of it.
    let slides = (0..4 * SLIDE).map(|i| {
        let (row, step) = (i / SLIDE, i % SLIDE);
        let off = step.div_ceil(2) as f32 * 8.0 * if step % 2 == 0 { 1.0 } else { -1.0 };
        let at = if sideways { exit + vec2(0.0, off) } else { exit + vec2(off, 0.0) };
        let inset = row as f32 * if sideways { vec2(room.x * 0.5, 0.0) } else { vec2(0.0, room.y * 1.5) };
        let inner = area.shrink2(room * 0.5 + inset);
        (i, Rect::from_center_size(at.clamp(inner.min, inner.max), room))
    });
    let remembered = memory.names.get(&owner).copied();
    let free = |rect: &Rect| placed.shelf.is_free(*rect);
    // Over the sea or its own land before over another's.
    let found = choose(slides.clone(), remembered, |rect| free(rect) && !sheet.foreign(*rect, &[realm.code]));
    if let Some((number, rect)) = found {
        next.names.insert(owner, number);
        placed.take(rect, false);
        placed.names.push(Name { owner, text, face: Face::Bold, size, mark: exit, rect, under: false });
    }
}

/// Names waters, each near its middle and clear of land; straits beside or with a line.
pub fn waters(sheet: &Sheet<'_>, placed: &mut Placed, memory: &Memory, next: &mut Memory) {
    for (index, water) in sheet.ground.names.iter().enumerate() {
        let at = sheet.at(water.at);
        let width = water.extent_km / sheet.camera.km_per_pt;
        let strait = water.kind == NameKind::Strait;
        let text = if strait { water.text.clone() } else { spread(&water.text) };
        let base = if strait { 11.0 } else { 13.0 };
        let size = (base * (0.8 + 0.2 * (width / 220.0).clamp(0.0, 4.0))).min(24.0) * sheet.text_scale;
        let room = (sheet.measure)(&text, Face::Italic, size);
        let fits = room.x < width * if strait { 3.0 } else { 1.15 };
        if !fits || width > sheet.area().width() * 4.0 || !sheet.area().contains(at) {
            continue;
        }
        let owner = Owner::Water(index);
        let remembered = memory.names.get(&owner).copied();
        let clear = |rect: &Rect| sheet.area().contains_rect(*rect) && placed.shelf.is_free(*rect);
        let found = if strait {
            let all = std::iter::once((64, Rect::from_center_size(at, room))).chain(spots(at, 2.0, room, true));
            choose(all, remembered, |rect| clear(rect) && !sheet.foreign(*rect, &[]))
        } else {
            let slides = (0..=SLIDES.len() * ROUND).map(|i| {
                let Some(turn) = i.checked_sub(1) else { return (0, Rect::from_center_size(at, room)) };
                let angle = std::f32::consts::TAU * (turn % ROUND) as f32 / ROUND as f32;
                let off = Plane::from_angle(angle) * water.extent_km * SLIDES[turn / ROUND];
                (i, Rect::from_center_size(sheet.at(water.at + off), room))
            });
            choose(slides, remembered, |rect| clear(rect) && 1.0 - sheet.share(*rect, SEA) <= ASHORE)
        };
        if let Some((number, rect)) = found {
            // A sea is wide: its name stands on it wherever it slid to.
            let mark = if strait { at } else { at.clamp(rect.min, rect.max) };
            next.names.insert(owner, number);
            placed.take(rect, false);
            placed.names.push(Name { owner, text, face: Face::Italic, size, mark, rect, under: false });
        }
    }
}
