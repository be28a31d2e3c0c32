//! Forces that lie together on the screen: one symbol a side with a count, fanned out when asked.

use bevy::math::Vec2;
use bevy_egui::egui::{Pos2, vec2};

use super::camera::MapCamera;
use super::overlay::{Chosen, Scene};
use super::scene::Counter;
use super::symbols::Symbol;

/// Forces near each other on the screen.
pub struct Group<'a> {
    /// Where they are, on the plane.
    pub anchor: Vec2,
    /// Height of a frame in points.
    pub size: f32,
    /// What is drawn.
    pub slots: Vec<Slot<'a>>,
}

/// One drawn symbol, for one force or several.
pub struct Slot<'a> {
    /// Its middle on the screen.
    pub at: Pos2,
    /// The forces, the most telling first.
    pub counters: Vec<&'a Counter>,
}

impl Slot<'_> {
    /// What is drawn for the slot: the first force, with the nation only if all are of one.
    pub fn symbol(&self) -> Symbol {
        let mut symbol = self.counters[0].symbol.clone();
        if self.counters.len() > 1 {
            symbol.strength = 0;
            if self.counters.iter().any(|c| c.symbol.letters != symbol.letters) {
                symbol.letters = String::new();
            }
        }
        symbol
    }
}

/// Height of a frame at this zoom, in points.
pub fn symbol_size(zoom: f32, text_scale: f32) -> f32 {
    (22.0 + 3.5 * zoom.max(1.0).log2()).clamp(22.0, 34.0) * text_scale.sqrt()
}

/// Groups the forces in view.
pub fn group<'a>(scene: &'a Scene<'a>, camera: &MapCamera, chosen: &Chosen) -> Vec<Group<'a>> {
    let size = symbol_size(camera.zoom(), scene.text_scale);
    let area = camera.area.expand(size * 2.0);
    let mut counters: Vec<(&Counter, Pos2)> =
        scene.picture.counters.iter().map(|c| (c, camera.to_screen(c.at))).filter(|(_, at)| area.contains(*at)).collect();
    // The selected force and the viewer's own anchor groups before others do; then as listed.
    counters.sort_by_key(|(c, _)| (Some(c.id) != chosen.force, !c.own, c.symbol.side, c.id));
    let mut gathered: Vec<(Vec2, Pos2, Vec<&Counter>)> = Vec::new();
    // A stack that is fanned out takes in its neighbours as well: its ring would lie over them.
    let fan = chosen.fan.map(|fan| camera.to_screen(fan));
    let reach = |middle: Pos2| if fan.is_some_and(|fan| fan.distance(middle) < size * 1.7) { size * 3.4 } else { size * 1.7 };
    for (counter, at) in counters {
        let near = gathered.iter_mut().find(|(anchor, middle, _)| *anchor == counter.at || middle.distance(at) < reach(*middle));
        match near {
            Some((_, _, list)) => list.push(counter),
            None => gathered.push((counter.at, at, vec![counter])),
        }
    }
    gathered
        .into_iter()
        .map(|(anchor, at, mut list)| {
            let fanned = list.len() > 1 && fan.is_some_and(|fan| fan.distance(at) < size * 1.7);
            if fanned {
                // Choosing one of a fan leaves each where it is.
                list.sort_by_key(|c| (!c.own, c.symbol.side, c.id));
            }
            let slots = if fanned { fan_out(at, size, list) } else { rows(at, size, list) };
            Group { anchor, size, slots }
        })
        .collect()
}

/// One symbol a side, side by side, standing over the place so that its mark and name stay in sight.
fn rows<'a>(at: Pos2, size: f32, list: Vec<&'a Counter>) -> Vec<Slot<'a>> {
    let mut slots: Vec<Slot<'a>> = Vec::new();
    let lifted = list.iter().any(|c| c.place.is_some());
    for counter in list {
        match slots.iter_mut().find(|slot| slot.counters[0].symbol.side == counter.symbol.side) {
            Some(slot) => slot.counters.push(counter),
            None => slots.push(Slot { at, counters: vec![counter] }),
        }
    }
    let step = size * 1.5;
    let width = step * (slots.len() as f32 - 1.0);
    for (i, slot) in slots.iter_mut().enumerate() {
        slot.at = at + vec2(i as f32 * step - width * 0.5, if lifted { -size * 1.35 } else { 0.0 });
    }
    slots
}

/// Every force by itself, on rings around the place.
fn fan_out<'a>(at: Pos2, size: f32, list: Vec<&'a Counter>) -> Vec<Slot<'a>> {
    let mut slots = Vec::with_capacity(list.len());
    let (mut ring, mut left) = (0, list.len());
    let mut list = list.into_iter();
    while left > 0 {
        let radius = size * (2.0 + 1.7 * ring as f32);
        let room = ((std::f32::consts::TAU * radius) / (size * 1.75)).floor() as usize;
        let count = room.clamp(1, left);
        for i in 0..count {
            let angle = std::f32::consts::TAU * i as f32 / count as f32 - std::f32::consts::FRAC_PI_2;
            if let Some(counter) = list.next() {
                slots.push(Slot { at: at + vec2(angle.cos(), angle.sin()) * radius, counters: vec![counter] });
            }
        }
        left -= count;
        ring += 1;
    }
    slots
}

/// The slot under the pointer.
pub fn hit<'g, 'a>(groups: &'g [Group<'a>], at: Pos2) -> Option<(&'g Group<'a>, &'g Slot<'a>)> {
    let all = groups.iter().flat_map(|group| group.slots.iter().map(move |slot| (group, slot)));
    all.filter(|(group, slot)| slot.at.distance(at) < group.size * 0.75).min_by(|a, b| a.1.at.distance_sq(at).total_cmp(&b.1.at.distance_sq(at)))
}
