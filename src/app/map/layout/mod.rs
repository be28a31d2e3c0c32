//! Where symbols and names stand on the screen. Pure: from the ground, the picture, the zoom and the sizes of texts to placed things, so that
//! tests hold the rules without a window:
//!
//! - a name stands within [`NEAR`] points of what it names, or a line of at most [`FAR`] points leads there; it never lies on land of
//!   another nation than its own;
//! - a force's symbol stands within [`NEAR`] points of where the force is, or a line leads there; forces are stacked by side and by coast,
//!   never across a strait, and a stack never stands on another's land;
//! - features too close to be told apart are one mark that opens with the zoom;
//! - what stood somewhere in the last frame stays there if it can.

pub mod features;
pub mod lands;
pub mod places;
pub mod stacks;

use std::collections::BTreeMap;

use bevy::math::Vec2 as Plane;
use bevy_egui::egui::{FontFamily, Pos2, Rect, Vec2, pos2, vec2};

use super::camera::MapCamera;
use super::labels::LabelShelf;
use super::lattice::layout as weave;
use super::scene::{Layers, MapGround, Picture};
use super::soil::SEA;
use crate::app::theme::style;

/// A name or a symbol this close to its mark needs no line to it, in points.
pub const NEAR: f32 = 12.0;
/// The longest line from a mark to its name, in points.
pub const FAR: f32 = 40.0;
/// The longest line to the name of what the level is about, in points.
pub const FURTHEST: f32 = 160.0;
/// Features closer than this on the screen are one mark, in points.
pub const TOGETHER: f32 = 18.0;

/// A cut of the map's font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Bases and ports.
    Plain,
    /// Nations, features, capitals.
    Bold,
    /// Waters.
    Italic,
}

impl Face {
    /// The family of fonts of the cut.
    pub fn family(self) -> FontFamily {
        match self {
            Face::Plain => FontFamily::Proportional,
            Face::Bold => style::bold(),
            Face::Italic => style::italic(),
        }
    }
}

/// What a layout is made of.
pub struct Sheet<'a> {
    /// Still ground.
    pub ground: &'a MapGround,
    /// Moving picture.
    pub picture: &'a Picture,
    /// Chosen layers.
    pub layers: Layers,
    /// The map's eye; its area is the map's part of the screen.
    pub camera: &'a MapCamera,
    /// Factor for text.
    pub text_scale: f32,
    /// The selected place.
    pub place: Option<u16>,
    /// Parts of the area that controls cover.
    pub covered: &'a [Rect],
    /// Governments and where their nodes and links lie, while the lattice is drawn.
    pub lattice: Option<(&'a weave::Given, &'a weave::Layout)>,
    /// The size of a text in points.
    pub measure: &'a dyn Fn(&str, Face, f32) -> Vec2,
}

/// What a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// A place, by its position in the ground's list.
    Place(usize),
    /// A cluster of features, by its position in the layout's list.
    Cluster(usize),
    /// A nation, by its position in the ground's list.
    Realm(usize),
    /// A nation whose land is out of view, named at the edge with an arrow towards it.
    Beyond(usize),
    /// A water, by its position in the ground's list.
    Water(usize),
}

/// A name that has found its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// What it names.
    pub owner: Owner,
    /// What is written.
    pub text: String,
    /// In which cut.
    pub face: Face,
    /// Height of the letters in points.
    pub size: f32,
    /// What it belongs to, on the screen.
    pub mark: Pos2,
    /// Where it stands.
    pub rect: Rect,
    /// Whether it gives way to symbols that are drawn over it.
    pub under: bool,
}

impl Name {
    /// The line from the mark to the name, where they stand apart.
    pub fn leader(&self) -> Option<[Pos2; 2]> {
        let end = self.mark.clamp(self.rect.min, self.rect.max);
        let beyond = matches!(self.owner, Owner::Beyond(_));
        (!beyond && end.distance(self.mark) > NEAR).then_some([self.mark, end])
    }
}

/// Everything that has found its place.
#[derive(Clone, Debug, Default)]
pub struct Placed {
    /// Symbols of forces.
    pub stacks: Vec<stacks::Stack>,
    /// Features that stand together.
    pub clusters: Vec<features::Cluster>,
    /// Places with a mark of their own, by their position in the ground's list, and where.
    pub marks: Vec<(usize, Pos2)>,
    /// Names, in the order in which they found room.
    pub names: Vec<Name>,
    /// Names of the lattice's governments, one a node. The ground does not name these governments again.
    pub governments: Vec<Option<Rect>>,
    /// All ground that is taken.
    pub shelf: LabelShelf,
    /// The ground that texts of the moment keep off: symbols, features, controls.
    pub firm: LabelShelf,
}

/// What stood where in the last layout, so that it stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    names: BTreeMap<Owner, usize>,
    clusters: BTreeMap<usize, usize>,
    stacks: BTreeMap<u32, usize>,
}

/// Places everything. `memory` is of the last layout of the same ground, and is of this one afterwards.
pub fn place(sheet: &Sheet<'_>, memory: &mut Memory) -> Placed {
    let mut placed = Placed::default();
    for &rect in sheet.covered {
        placed.take(rect, true);
    }
    if let Some((_, laid)) = sheet.lattice {
        laid.nodes.iter().flatten().for_each(|node| placed.take(node.rect(), true));
    }
    features::marks(sheet, &mut placed);
    // What finds no room for once comes back to where it stood.
    let mut next = memory.clone();
    places::about(sheet, &mut placed, memory, &mut next);
    placed.stacks = stacks::place(sheet, &mut placed.firm, &mut next.stacks);
    for stack in &placed.stacks {
        placed.shelf.take(stack.rect());
    }
    places::features(sheet, &mut placed, memory, &mut next);
    if let Some((given, laid)) = sheet.lattice {
        placed.governments = weave::names(given, laid, |nation, rect| {
            let own = sheet.ground.realms.get(nation.index()).map_or(SEA, |realm| realm.code);
            placed.shelf.is_free(rect) && !sheet.foreign(rect, &[own])
        });
        placed.governments.clone().into_iter().flatten().for_each(|rect| placed.take(rect, true));
    }
    lands::table(sheet, &mut placed, memory, &mut next);
    places::others(sheet, &mut placed, memory, &mut next);
    lands::waters(sheet, &mut placed, memory, &mut next);
    lands::others(sheet, &mut placed, memory, &mut next);
    places::chosen(sheet, &mut placed, memory, &mut next);
    *memory = next;
    placed
}

impl Placed {
    fn take(&mut self, rect: Rect, firm: bool) {
        self.shelf.take(rect);
        if firm {
            self.firm.take(rect);
        }
    }
}

impl Sheet<'_> {
    /// The part of the screen in which things may stand.
    pub fn area(&self) -> Rect {
        self.camera.area
    }

    /// Whether a part of the screen lies on land that is neither the sea nor one of `lands`.
    pub fn foreign(&self, rect: Rect, lands: &[u8]) -> bool {
        let (columns, rows) = ((rect.width() / 4.0).ceil().max(1.0) as usize, (rect.height() / 3.0).ceil().max(1.0) as usize);
        let spot = |i: usize, n: usize, from: f32, length: f32| from + length * i as f32 / n as f32;
        (0..=rows).any(|row| {
            (0..=columns).any(|column| {
                let at = pos2(spot(column, columns, rect.left(), rect.width()), spot(row, rows, rect.top(), rect.height()));
                self.foreign_at(at, lands)
            })
        })
    }

    /// Whether a point of the screen lies on land that is neither the sea nor one of `lands`.
    pub fn foreign_at(&self, at: Pos2, lands: &[u8]) -> bool {
        let code = self.ground.soil.at(self.camera.to_plane(at));
        code != SEA && !lands.contains(&code)
    }

    /// The share of a part of the screen that is land of one nation, or with [`SEA`] water; from 0 to 1.
    pub fn share(&self, rect: Rect, code: u8) -> f32 {
        let mut hits = 0;
        for row in 0..3 {
            for column in 0..9 {
                let at = rect.min + vec2(rect.width() * column as f32 / 8.0, rect.height() * row as f32 / 2.0);
                hits += usize::from(self.ground.soil.at(self.camera.to_plane(at)) == code);
            }
        }
        hits as f32 / 27.0
    }

    /// Whether the lattice names a nation, by its position in the ground's list of realms, which is the catalog's.
    pub fn woven(&self, placed: &Placed, realm: usize) -> bool {
        let Some((given, _)) = self.lattice else { return false };
        given.spots.iter().zip(&placed.governments).any(|(spot, name)| name.is_some() && spot.nation.index() == realm)
    }

    /// A point of the plane on the screen.
    pub fn at(&self, at: Plane) -> Pos2 {
        self.camera.to_screen(at)
    }
}

/// Directions in which a text is tried beside its mark, the best first, as charts set them: x and y to the right and down.
const SIDES: [(f32, f32); 8] = [(1.0, -0.7), (1.0, 0.7), (1.0, 0.0), (-1.0, -0.7), (-1.0, 0.7), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)];
/// Distances at which a text with a line is tried, in points.
const DISTANCES: [f32; 3] = [18.0, 27.0, 36.0];
/// The same for names that must not be left out.
const FURTHER: [f32; 6] = [48.0, 64.0, 82.0, 104.0, 128.0, 152.0];
/// Directions at each of these distances.
const ROUND: usize = 16;

/// Where a text may stand: right beside its mark first, then further off with a line. Each has a number that stays the same from frame to
/// frame.
pub fn spots(mark: Pos2, radius: f32, size: Vec2, with_line: bool) -> impl Iterator<Item = (usize, Rect)> + Clone {
    let gap = (radius + 2.0).min(NEAR - 1.0);
    let near = SIDES.iter().enumerate().map(move |(i, &(x, y))| (i, beside(mark, vec2(x, y), gap, size)));
    let turns = if with_line { ROUND * DISTANCES.len() } else { 0 };
    let far = (0..turns).map(move |i| {
        let angle = std::f32::consts::TAU * (i % ROUND) as f32 / ROUND as f32;
        (SIDES.len() + i, beside(mark, vec2(angle.cos(), -angle.sin()), DISTANCES[i / ROUND], size))
    });
    near.chain(far)
}

/// Where a name may stand that must not be left out and found no room near its mark: with a longer line.
pub fn far_spots(mark: Pos2, size: Vec2) -> impl Iterator<Item = (usize, Rect)> + Clone {
    (0..FURTHER.len() * ROUND).map(move |i| {
        let angle = std::f32::consts::TAU * (i % ROUND) as f32 / ROUND as f32;
        (SIDES.len() + ROUND * DISTANCES.len() + i, beside(mark, vec2(angle.cos(), -angle.sin()), FURTHER[i / ROUND], size))
    })
}

/// A text whose nearest point lies `gap` off the mark, or less.
fn beside(mark: Pos2, d: Vec2, gap: f32, size: Vec2) -> Rect {
    let lean = vec2((d.x * 1.8).clamp(-1.0, 1.0), (d.y * 1.8).clamp(-1.0, 1.0));
    let off = d.normalized() * gap;
    Rect::from_center_size(mark + off + vec2(lean.x * size.x, lean.y * size.y) * 0.5, size)
}

/// The first of the spots that will do, the remembered one before all others.
fn choose<T>(spots: impl Iterator<Item = (usize, T)> + Clone, remembered: Option<usize>, mut fits: impl FnMut(&T) -> bool) -> Option<(usize, T)> {
    let kept = remembered.and_then(|known| spots.clone().find(|(i, _)| *i == known)).filter(|(_, spot)| fits(spot));
    kept.or_else(|| {
        let mut spots = spots;
        spots.find(|(_, spot)| fits(spot))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_beside_a_mark_need_no_line_and_those_further_off_keep_within_reach() {
        let (mark, size) = (pos2(200.0, 150.0), vec2(80.0, 14.0));
        for (i, rect) in spots(mark, 5.0, size, true) {
            let apart = rect.distance_to_pos(mark);
            assert!((rect.size() - size).length() < 1e-3);
            if i < SIDES.len() {
                assert!(apart <= NEAR && apart > 0.0, "{i}: {apart}");
            } else {
                assert!(apart > 5.0 && apart <= FAR, "{i}: {apart}");
            }
        }
    }

    #[test]
    fn what_stood_somewhere_stays_there_while_it_can() {
        let all = || spots(pos2(0.0, 0.0), 4.0, vec2(10.0, 10.0), false);
        assert_eq!(choose(all(), None, |_| true).map(|(i, _)| i), Some(0));
        assert_eq!(choose(all(), Some(5), |_| true).map(|(i, _)| i), Some(5));
        assert_eq!(choose(all(), Some(5), |rect| rect.left() > 0.0).map(|(i, _)| i), Some(0), "it moves when it must");
    }
}
