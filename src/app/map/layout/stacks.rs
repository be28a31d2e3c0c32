//! Forces that lie together on the screen: one symbol a side and a coast, with lines to where they are.

use std::collections::BTreeMap;

use bevy::math::Vec2 as Plane;
use bevy_egui::egui::{Pos2, Rect, vec2};

use super::{NEAR, Sheet};
use crate::app::map::labels::LabelShelf;
use crate::app::map::scene::{MapForce, Picture, Tint};
use crate::app::map::soil::{CLAIMED, SEA, Soil};
use crate::app::map::symbols::Symbol;
use crate::catalog::Domain;

/// Forces closer than so many heights of a frame are one stack.
const REACH: f32 = 1.6;
/// Water this wide between two places on a coast parts their forces, in km; they stand on two sides of a strait.
const STRAIT_KM: f32 = 60.0;
/// Land this wide between two forces at sea parts them, in km.
const ISTHMUS_KM: f32 = 15.0;
/// Distances from where the forces are at which their symbol is tried, in heights of a frame, and directions at each.
const RINGS: [f32; 6] = [0.95, 1.3, 1.8, 2.4, 3.1, 4.0];
const ROUND: usize = 16;
/// A symbol further than this from where its forces are, in heights of a frame, joins a nearer stack of its kind if there is one.
const LONG: f32 = 1.6;

/// One drawn symbol, for one force or several.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// Positions in the picture's list of counters, the most telling first.
    pub counters: Vec<usize>,
    /// The middle of its frame on the screen.
    pub at: Pos2,
    /// Where its forces are, on the plane.
    pub anchor: Plane,
    /// Height of a frame in points.
    pub size: f32,
    /// Where lines lead: each place of its forces that the symbol does not stand at.
    pub ends: Vec<Pos2>,
}

impl Stack {
    /// The ground that its frame and caption take.
    pub fn rect(&self) -> Rect {
        taken(self.at, self.size)
    }

    /// What is drawn: the first force, with the nations of all.
    pub fn symbol(&self, picture: &Picture) -> Symbol {
        let mut symbol = picture.counters[self.counters[0]].symbol.clone();
        if self.counters.len() > 1 {
            symbol.strength = 0;
            let mut letters: Vec<&str> = Vec::new();
            for &index in &self.counters {
                let one = picture.counters[index].symbol.letters.as_str();
                if !letters.contains(&one) {
                    letters.push(one);
                }
            }
            symbol.letters = if letters.len() > 2 { String::new() } else { letters.join("+") };
        }
        symbol
    }
}

fn taken(at: Pos2, size: f32) -> Rect {
    Rect::from_min_max(at + vec2(-0.72, -0.72) * size, at + vec2(0.78, 1.1) * size)
}

/// Height of a frame at this zoom, in points.
pub fn symbol_size(zoom: f32, text_scale: f32) -> f32 {
    (22.0 + 3.5 * zoom.max(1.0).log2()).clamp(22.0, 34.0) * text_scale.sqrt()
}

/// Land on which forces may be drawn: their nations', their coasts', and what lies under those at sea close to a coast.
pub fn lands<'a>(soil: &Soil, counters: impl Iterator<Item = &'a MapForce>) -> Vec<u8> {
    let mut lands = vec![CLAIMED];
    for counter in counters {
        lands.extend(counter.lands.into_iter().filter(|&code| code != SEA));
        if counter.place.is_none() {
            lands.push(soil.at(counter.at));
        }
    }
    lands
}

/// What forces of a stack have in common.
fn key(counter: &MapForce) -> (crate::app::theme::Side, Option<(u8, u8, u8)>, u8) {
    let nation = match counter.symbol.tint() {
        Tint::Nation(colour) => Some(colour),
        Tint::Side(_) => None,
    };
    (counter.symbol.side, nation, counter.lands[1])
}

/// Whether something lies between two forces that parts them.
fn parted(soil: &Soil, a: Plane, b: Plane, coast: u8) -> bool {
    if coast == SEA { soil.longest(a, b, |code| code != SEA) > ISTHMUS_KM } else { soil.longest(a, b, |code| code != coast) > STRAIT_KM }
}

/// Stacks the forces in view and finds room for each. `firm` is the ground that is taken, before and after.
pub fn place(sheet: &Sheet<'_>, firm: &mut LabelShelf, memory: &mut BTreeMap<u32, usize>) -> Vec<Stack> {
    let size = symbol_size(sheet.camera.zoom(), sheet.text_scale);
    let mut next = BTreeMap::new();
    let mut stacks: Vec<Stack> = Vec::new();
    for counters in gathered(sheet, size) {
        let first = &sheet.picture.counters[counters[0]];
        let anchor = middle(sheet, &counters);
        let (number, at) = room(sheet, firm, &counters, anchor, size, memory.get(&first.id).copied());
        if at.distance(sheet.at(anchor)) > LONG * size
            && let Some(near) = nearer(sheet, &stacks, &counters, at)
        {
            let joined: &mut Stack = &mut stacks[near];
            joined.counters.extend(counters);
            joined.ends = ends(sheet, &joined.counters, joined.at);
            continue;
        }
        next.insert(first.id, number);
        firm.take(taken(at, size));
        let ends = ends(sheet, &counters, at);
        stacks.push(Stack { counters, at, anchor, size, ends });
    }
    *memory = next;
    stacks
}

/// Where lines lead from a symbol: to each place of its forces that it does not stand at.
fn ends(sheet: &Sheet<'_>, counters: &[usize], at: Pos2) -> Vec<Pos2> {
    let mut ends: Vec<Pos2> = Vec::new();
    for &index in counters {
        let end = sheet.at(sheet.picture.counters[index].at);
        if end.distance(at) > NEAR && !ends.iter().any(|known| known.distance(end) < 1.5) {
            ends.push(end);
        }
    }
    ends
}

/// The longest line that forces would have to a symbol at a point of the screen.
fn longest(sheet: &Sheet<'_>, counters: &[usize], at: Pos2) -> f32 {
    counters.iter().map(|&index| sheet.at(sheet.picture.counters[index].at).distance(at)).fold(0.0, f32::max)
}

/// The stack of the same kind and coast that lies nearer to these forces than the room that they found for themselves, if there is one.
fn nearer(sheet: &Sheet<'_>, stacks: &[Stack], counters: &[usize], room: Pos2) -> Option<usize> {
    let (all, soil, own) = (&sheet.picture.counters, &sheet.ground.soil, longest(sheet, counters, room));
    let fits = |stack: &Stack| {
        let (first, other) = (&all[stack.counters[0]], &all[counters[0]]);
        key(first) == key(other)
            && counters.iter().all(|&index| !parted(soil, first.at, all[index].at, other.lands[1]))
            && !soil_between(sheet, stack.at, counters)
    };
    let near = stacks.iter().enumerate().filter(|(_, stack)| fits(stack)).map(|(i, stack)| (i, longest(sheet, counters, stack.at)));
    near.filter(|(_, line)| *line < own).min_by(|a, b| a.1.total_cmp(&b.1)).map(|(i, _)| i)
}

/// Whether a line from a symbol to one of these forces would cross another's land.
fn soil_between(sheet: &Sheet<'_>, at: Pos2, counters: &[usize]) -> bool {
    let (soil, all) = (&sheet.ground.soil, &sheet.picture.counters);
    let lands = lands(soil, counters.iter().map(|&index| &all[index]));
    let from = sheet.camera.to_plane(at);
    counters.iter().any(|&index| soil.longest(all[index].at, from, |code| code != SEA && !lands.contains(&code)) > ISTHMUS_KM)
}

/// The forces in view in groups. Neither the order nor the groups depend on what is selected.
fn gathered(sheet: &Sheet<'_>, size: f32) -> Vec<Vec<usize>> {
    let area = sheet.area();
    let all = &sheet.picture.counters;
    let mut seen: Vec<(usize, Pos2)> = all.iter().enumerate().map(|(i, c)| (i, sheet.at(c.at))).filter(|(_, at)| area.contains(*at)).collect();
    // What is drawn hostile, and what is under way, tells most of a stack.
    seen.sort_by_key(|(i, _)| (!all[*i].own, all[*i].symbol.side, all[*i].symbol.suspect, all[*i].symbol.domain != Domain::Surface, all[*i].id));
    let mut groups: Vec<(Pos2, Vec<usize>)> = Vec::new();
    for (index, at) in seen {
        let counter = &all[index];
        let near = groups
            .iter()
            .enumerate()
            .filter(|(_, (middle, list))| {
                let first = &all[list[0]];
                key(first) == key(counter)
                    && (first.at == counter.at
                        || (middle.distance(at) < size * REACH && !parted(&sheet.ground.soil, first.at, counter.at, counter.lands[1])))
            })
            .min_by(|a, b| a.1.0.distance_sq(at).total_cmp(&b.1.0.distance_sq(at)))
            .map(|(i, _)| i);
        match near {
            Some(i) => groups[i].1.push(index),
            None => groups.push((at, vec![index])),
        }
    }
    groups.into_iter().map(|(_, list)| list).collect()
}

/// The place of the force that lies nearest to the middle of all: a place where one of them is.
fn middle(sheet: &Sheet<'_>, counters: &[usize]) -> Plane {
    let at = |index: &usize| sheet.picture.counters[*index].at;
    let mean = counters.iter().map(at).sum::<Plane>() / counters.len().max(1) as f32;
    counters.iter().map(at).min_by(|a, b| a.distance_squared(mean).total_cmp(&b.distance_squared(mean))).unwrap_or(mean)
}

/// Where a stack's symbol stands: the number of the spot and its middle.
fn room(sheet: &Sheet<'_>, firm: &LabelShelf, counters: &[usize], anchor: Plane, size: f32, remembered: Option<usize>) -> (usize, Pos2) {
    let (soil, true_at) = (&sheet.ground.soil, sheet.at(anchor));
    let first = &sheet.picture.counters[counters[0]];
    let lands = lands(soil, counters.iter().map(|&index| &sheet.picture.counters[index]));
    let at_sea = first.place.is_none();
    let inside = sheet.area().shrink(2.0);
    let offsets = std::iter::once((0, vec2(0.0, 0.0))).chain((0..RINGS.len() * ROUND).map(|i| {
        // North first: the mark and the name of the place stay in sight.
        let angle = std::f32::consts::TAU * (i % ROUND) as f32 / ROUND as f32 + std::f32::consts::FRAC_PI_2;
        (i + 1, vec2(angle.cos(), -angle.sin()) * RINGS[i / ROUND] * size)
    }));
    let cost = |number: usize, at: Pos2, crowded: bool| -> Option<f32> {
        let rect = taken(at, size);
        if !inside.contains_rect(rect) || !(crowded || firm.is_free(rect)) || sheet.foreign_at(at, &lands) {
            return None;
        }
        // A line over another's land says that the force is beyond it.
        if number > 0 && soil.longest(anchor, sheet.camera.to_plane(at), |code| code != SEA && !lands.contains(&code)) > ISTHMUS_KM {
            return None;
        }
        let frame = Rect::from_center_size(at, vec2(size, size));
        let corners = [frame.left_top(), frame.right_top(), frame.left_bottom(), frame.right_bottom()];
        let strange = corners.iter().filter(|corner| sheet.foreign_at(**corner, &lands)).count();
        // The mark of the place stays in sight.
        let over_mark = if at_sea || !rect.contains(true_at) { 0.0 } else { 9.0 };
        let kept = if remembered == Some(number) { -14.0 } else { 0.0 };
        Some(at.distance(true_at) / size * 10.0 + 7.0 * strange as f32 + over_mark + kept)
    };
    let best = |crowded: bool| {
        let tried = offsets.clone().filter_map(|(number, offset)| Some((cost(number, true_at + offset, crowded)?, number, true_at + offset)));
        tried.min_by(|a, b| a.0.total_cmp(&b.0))
    };
    // Where nothing is free it covers something rather than stand on another's land.
    best(false).or_else(|| best(true)).map_or((0, true_at), |(_, number, at)| (number, at))
}

/// The stack under a point of the screen.
pub fn hit(stacks: &[Stack], at: Pos2) -> Option<&Stack> {
    stacks.iter().filter(|stack| stack.at.distance(at) < stack.size * 0.75).min_by(|a, b| a.at.distance_sq(at).total_cmp(&b.at.distance_sq(at)))
}
