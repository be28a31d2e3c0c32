//! Paints the lattice: links under the symbols, nodes and names over the ground.

use std::sync::Arc;

use bevy_egui::egui::{Color32, Galley, Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};

use super::form::{self, LineForm};
use super::layout::{self, Given, Layout, NODE_PTS, NodeSpot, PlacedNode};
use super::{Bond, Flow, KeptLattice, Kind, Lattice, Strand, agreement_colour};
use crate::app::map::camera::MapCamera;
use crate::app::map::labels;
use crate::app::map::overlay::{MapIntent, Scene};
use crate::app::theme::{Palette, style};

/// Lines of one link lie so far apart, in points.
const SPREAD_PTS: f32 = 6.0;
/// The pointer is on a link so near to it, in points.
const HIT_PTS: f32 = 6.0;
/// Marks on a line stand so far apart, in points.
const MARKS_PTS: f32 = 13.0;
/// Up to this zoom the whole map counts as in view.
const WHOLE: f32 = 1.3;
/// From this zoom on the lattice steps back: one looks at something else.
const CLOSE: f32 = 3.0;

/// What of the lattice the pointer is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Under {
    /// A link, by its place in [`Lattice::bonds`].
    Bond(usize),
    /// A government, by its place in [`Lattice::nodes`].
    Node(usize),
}

/// The lattice laid out for this frame.
pub struct Woven<'a> {
    lattice: &'a Lattice,
    layout: Layout,
    names: Vec<Option<(Rect, Arc<Galley>)>>,
    under: Option<Under>,
    strength: f32,
}

/// The lattice laid out for this frame, before its names have found their places.
pub struct Loom<'a> {
    lattice: &'a Lattice,
    given: Given,
    layout: Layout,
    galleys: Vec<Arc<Galley>>,
    strength: f32,
}

/// Lays nodes and links out; what lies under `covered` is hidden by controls. `None` if the layer is off.
pub fn lay<'a>(painter: &Painter, camera: &MapCamera, scene: &Scene<'a>, area: Rect, covered: &[Rect], kept: &mut KeptLattice) -> Option<Loom<'a>> {
    let lattice = &scene.picture.lattice;
    if !scene.layers.lattice || lattice.nodes.is_empty() {
        return None;
    }
    let inner = layout::inner(area);
    let galleys: Vec<Arc<Galley>> = lattice
        .nodes
        .iter()
        .map(|node| {
            let at = camera.to_screen(node.at);
            let arrow = if inner.contains(at) { "" } else { arrow(at - area.center()) };
            let (size, ink) = if node.seated { (12.0, scene.palette.strong) } else { (10.5, scene.palette.text) };
            labels::layout(painter, &format!("{}{arrow}", broken(&node.name.to_uppercase())), size * scene.text_scale, style::bold(), ink)
        })
        .collect();
    let spot = |(node, galley): (&super::LatticeNode, &Arc<Galley>)| NodeSpot {
        nation: node.nation,
        at: camera.to_screen(node.at),
        name: galley.size(),
        seated: node.seated,
    };
    let given = Given {
        area: Some(area),
        spots: lattice.nodes.iter().zip(&galleys).map(spot).collect(),
        pairs: lattice.bonds.iter().map(|bond| bond.ends).collect(),
        blocked: covered.iter().filter(|rect| area.intersects(**rect)).map(|rect| rect.expand(4.0)).collect(),
        whole: camera.zoom() <= WHOLE || camera.shows_opening(),
    };
    // Nothing has moved: it lies where it lay.
    let layout = match kept.laid.take().filter(|(before, _)| *before == given) {
        Some((_, layout)) => layout,
        None => layout::lay(&given, &mut kept.bows),
    };
    kept.laid = Some((given.clone(), layout.clone()));
    // Closer than the opening view one looks at something else.
    let strength = if camera.zoom() > CLOSE && !camera.shows_opening() { 0.6 } else { 1.0 };
    Some(Loom { lattice, given, layout, galleys, strength })
}

impl<'a> Loom<'a> {
    /// What it was laid out from, and where nodes and links lie.
    pub fn laid(&self) -> (&Given, &Layout) {
        (&self.given, &self.layout)
    }

    /// Puts the names where they have found room, one a node, and finds what the pointer is on.
    pub fn weave(self, names: &[Option<Rect>], pointer: Option<Pos2>) -> Woven<'a> {
        let names = names.iter().zip(self.galleys).map(|(rect, galley)| rect.map(|rect| (rect, galley))).collect();
        let mut woven = Woven { lattice: self.lattice, layout: self.layout, names, under: None, strength: self.strength };
        woven.under = pointer.and_then(|at| woven.under(at));
        woven
    }
}

/// The lattice as a ring of governments, those at the table first, for a board beside its texts.
pub fn ring<'a>(painter: &Painter, palette: &Palette, text_scale: f32, lattice: &'a Lattice, area: Rect, pointer: Option<Pos2>) -> Woven<'a> {
    let galley = |node: &super::LatticeNode| {
        let (size, ink) = if node.seated { (12.0, palette.strong) } else { (10.5, palette.text) };
        labels::layout(painter, &broken(&node.name.to_uppercase()), size * text_scale, style::bold(), ink)
    };
    let galleys: Vec<Arc<Galley>> = lattice.nodes.iter().map(galley).collect();
    // Names stand outside the ring: it leaves them their width.
    let widest = galleys.iter().map(|galley| galley.size().x).fold(0.0, f32::max);
    let half = vec2((area.width() * 0.5 - widest * 0.72 - NODE_PTS).max(area.width() * 0.2), area.height() * 0.5 - NODE_PTS * 2.0);
    let count = lattice.nodes.len().max(1) as f32;
    let at = |index: usize| {
        let (sin, cos) = (std::f32::consts::TAU * index as f32 / count).sin_cos();
        area.center() + vec2(sin * half.x, -cos * half.y)
    };
    let spot = |(index, (node, galley)): (usize, (&super::LatticeNode, &Arc<Galley>))| NodeSpot {
        nation: node.nation,
        at: at(index),
        name: galley.size(),
        seated: node.seated,
    };
    let given = Given {
        area: Some(area),
        spots: lattice.nodes.iter().zip(&galleys).enumerate().map(spot).collect(),
        pairs: lattice.bonds.iter().map(|bond| bond.ends).collect(),
        blocked: Vec::new(),
        whole: true,
    };
    let layout = layout::lay(&given, &mut std::collections::BTreeMap::new());
    let names = layout::names(&given, &layout, |_, _| true);
    let names = names.into_iter().zip(galleys).map(|(rect, galley)| rect.map(|rect| (rect, galley))).collect();
    let mut woven = Woven { lattice, layout, names, under: None, strength: 1.0 };
    woven.under = pointer.and_then(|at| woven.under(at));
    woven
}

impl Woven<'_> {
    fn under(&self, at: Pos2) -> Option<Under> {
        let on = |node: &Option<PlacedNode>| node.is_some_and(|node| node.at.distance(at) < NODE_PTS * 0.6);
        let node = self.layout.nodes.iter().position(on).map(Under::Node);
        node.or_else(|| layout::hit(&self.layout, at, HIT_PTS).map(Under::Bond))
    }

    /// What the pointer is on.
    pub fn pointed(&self) -> Option<Under> {
        self.under
    }

    /// What a click there means: to read what binds two governments.
    pub fn link_at(&self, at: Pos2) -> Option<MapIntent> {
        let Some(Under::Bond(index)) = self.under(at) else { return None };
        let bond = self.lattice.bonds.get(index)?;
        let (a, b) = self.lattice.pair(bond);
        Some(MapIntent::Pair(a, b, bond.told.first().map(|told| told.agreement)))
    }

    /// Paints the links; `still` shows what draws itself as done.
    pub fn links(&self, painter: &Painter, palette: &Palette, still: bool) {
        let lit = |bond: &Bond, index: usize| match self.under {
            Some(Under::Bond(under)) => under == index,
            Some(Under::Node(node)) => bond.ends.0 == node || bond.ends.1 == node,
            None => false,
        };
        // The lesser first: those at the table lie over them.
        let mut order: Vec<(bool, bool, usize)> =
            self.lattice.bonds.iter().enumerate().map(|(index, bond)| (lit(bond, index), self.lattice.leads(bond), index)).collect();
        order.sort_unstable();
        for (lit, leads, index) in order {
            let Some(course) = &self.layout.courses[index] else { continue };
            let strength = match (lit, leads) {
                (true, _) => 1.0,
                (false, true) => self.strength * if self.under.is_some() { 0.55 } else { 1.0 },
                (false, false) => self.strength * if self.under.is_some() { 0.25 } else { 0.42 },
            };
            let brush = Brush { painter, palette, strength, thin: !leads, lit };
            let bond = &self.lattice.bonds[index];
            let grown = if still { 1.0 } else { bond.drawn.clamp(0.0, 1.0) };
            if let Some((strands, marks)) = bond.before.as_ref().filter(|_| grown < 1.0) {
                brush.link(&course.points, strands, marks, (grown, 1.0));
            }
            if grown > 0.0 {
                brush.link(&course.points, &bond.strands, &bond.marks, (0.0, grown));
            }
        }
    }

    /// Paints nodes and names.
    pub fn nodes(&self, painter: &Painter, p: &Palette) {
        let colour = agreement_colour(p);
        for (index, (node, placed)) in self.lattice.nodes.iter().zip(&self.layout.nodes).enumerate() {
            let Some(placed) = placed else { continue };
            let lit = self.under == Some(Under::Node(index));
            let half = NODE_PTS * if node.seated { 0.5 } else { 0.36 };
            if let Some(way) = placed.beyond {
                // A wedge at the edge points on to where the capital lies.
                let tip = placed.at + way * (half + 6.5);
                let wedge = vec![tip, tip - way * 5.0 + way.rot90() * 4.5, tip - way * 5.0 - way.rot90() * 4.5];
                painter.add(Shape::convex_polygon(wedge, colour, Stroke::new(1.0, p.ground)));
            }
            painter.add(Shape::convex_polygon(diamond(placed.at, half + 2.0), p.ground, Stroke::NONE));
            let (fill, line) = if node.seated { (colour, Stroke::new(1.2, p.strong)) } else { (p.ground, Stroke::new(1.5, colour)) };
            let line = if lit { Stroke::new(2.2, p.strong) } else { line };
            painter.add(Shape::convex_polygon(diamond(placed.at, half), fill, line));
        }
        for ((node, placed), name) in self.lattice.nodes.iter().zip(&self.layout.nodes).zip(&self.names) {
            let (Some(placed), Some((rect, galley))) = (placed, name) else { continue };
            let near = rect.clamp(placed.at);
            if near.distance(placed.at) > NODE_PTS {
                painter.line_segment([placed.at, near], Stroke::new(1.0, p.strong.gamma_multiply(0.6)));
            }
            let ink = if node.seated { p.strong } else { p.text };
            labels::halo(painter, rect.min, galley, ink, p.ground.gamma_multiply(0.8));
        }
    }
}

/// How a link is painted.
pub struct Brush<'a> {
    /// Where.
    pub painter: &'a Painter,
    /// Colours.
    pub palette: &'a Palette,
    /// Part of the full strength.
    pub strength: f32,
    /// Thinner: not at the table.
    pub thin: bool,
    /// The pointer is on it.
    pub lit: bool,
}

impl Brush<'_> {
    /// Paints a part of a link's lines side by side, with the marks of what else is there.
    pub fn link(&self, points: &[Pos2], strands: &[Strand], marks: &[Kind], (from, to): (f32, f32)) {
        let middle = (strands.len().saturating_sub(1)) as f32 * 0.5;
        for (number, strand) in strands.iter().enumerate() {
            let by = (number as f32 - middle) * (SPREAD_PTS + 1.0);
            let line = layout::beside(points, by);
            self.strand(&line, *strand, (from, to));
            if number == 0 {
                self.marks(&line, form::of(strand.kind, strand.state).diamond, marks, (from, to));
            }
        }
    }

    /// Paints a sample of a line, for the legend.
    pub fn sample(&self, line: &[Pos2], strand: Strand) {
        self.link(line, &[strand], &[], (0.0, 1.0));
    }

    fn colour(&self, form: LineForm) -> Color32 {
        let full = if form.grey { self.palette.weak } else { agreement_colour(self.palette) };
        full.gamma_multiply((form.strength * self.strength).clamp(0.0, 1.0))
    }

    fn rim(&self) -> Color32 {
        self.palette.ground.gamma_multiply(0.75 * self.strength)
    }

    /// Paints one line.
    pub fn strand(&self, whole: &[Pos2], strand: Strand, (from, to): (f32, f32)) {
        let form = form::of(strand.kind, strand.state);
        let points = layout::part(whole, from, to);
        if points.len() < 2 {
            return;
        }
        let width = form.width * if self.thin { 0.75 } else { 1.0 } * if strand.light { 0.55 } else { 1.0 } + if self.lit { 0.7 } else { 0.0 };
        let colour = self.colour(form);
        let casing = if form.double { width * 3.0 + 2.0 } else { width + 2.0 };
        if !matches!(form.stroke, form::Stroke::Dotted(_)) {
            self.painter.add(Shape::line(points.clone(), Stroke::new(casing, self.rim())));
        }
        let apart = if form.double { &[-1.0, 1.0][..] } else { &[0.0][..] };
        for side in apart {
            let line = if *side == 0.0 { points.clone() } else { layout::beside(&points, side * width) };
            match form.stroke {
                form::Stroke::Solid => {
                    self.painter.add(Shape::line(line, Stroke::new(width, colour)));
                }
                form::Stroke::Dashed(on, off) => self.painter.extend(Shape::dashed_line(&line, Stroke::new(width, colour), on, off)),
                form::Stroke::Dotted(apart) => {
                    self.painter.extend(Shape::dotted_line(&line, self.rim(), apart, width * 0.5 + 1.0));
                    self.painter.extend(Shape::dotted_line(&line, colour, apart, width * 0.5));
                }
            }
        }
        if form.crossed && from <= 0.5 && to >= 0.5 {
            self.cross(whole, colour);
        }
        self.half_arrow(whole, strand.flow, colour, (from, to));
    }

    /// One short stroke across the middle.
    fn cross(&self, whole: &[Pos2], colour: Color32) {
        let Some((at, way)) = middle_of(whole, 0.5) else { return };
        let arm = (way + way.rot90()).normalized() * 8.0;
        self.painter.line_segment([at - arm, at + arm], Stroke::new(4.5, self.rim()));
        self.painter.line_segment([at - arm, at + arm], Stroke::new(2.2, colour));
    }

    /// Half an arrowhead at the end of whoever is given something, where only one is.
    fn half_arrow(&self, whole: &[Pos2], flow: Flow, colour: Color32, (from, to): (f32, f32)) {
        let length: f32 = whole.windows(2).map(|leg| leg[0].distance(leg[1])).sum();
        let off = ((NODE_PTS * 0.5 + 4.0) / length.max(1.0)).min(0.1_f32.max(14.0 / length.max(1.0))).min(0.3);
        let (at, forth) = match flow {
            Flow::Both => return,
            Flow::Forth => (1.0 - off, 1.0),
            Flow::Back => (off, -1.0),
        };
        if at < from || at > to {
            return;
        }
        let Some((tip, way)) = middle_of(whole, at) else { return };
        let way = way * forth;
        let barb = vec![tip, tip - way * 12.0, tip - way * 14.0 + way.rot90() * 7.5];
        self.painter.add(Shape::convex_polygon(barb, colour.gamma_multiply(1.0), Stroke::new(1.0, self.rim())));
    }

    fn marks(&self, line: &[Pos2], own: bool, marks: &[Kind], (from, to): (f32, f32)) {
        let length: f32 = line.windows(2).map(|leg| leg[0].distance(leg[1])).sum();
        let count = marks.len() + usize::from(own);
        // A link too short for its marks tells them in its card alone.
        if count == 0 || length < NODE_PTS + 6.0 + count as f32 * MARKS_PTS {
            return;
        }
        let kinds = own.then_some(None).into_iter().chain(marks.iter().copied().map(Some));
        for (number, kind) in kinds.enumerate() {
            let at = 0.5 + (number as f32 - (count - 1) as f32 * 0.5) * MARKS_PTS / length;
            if at < from || at > to {
                continue;
            }
            if let Some((at, way)) = middle_of(line, at) {
                self.mark(at, way, kind);
            }
        }
    }

    /// A mark on a line: the diamond of an institution that forms it (`None`), or what else is in force.
    pub fn mark(&self, at: Pos2, way: Vec2, kind: Option<Kind>) {
        let colour = agreement_colour(self.palette).gamma_multiply(self.strength);
        let (ground, rim) = (self.palette.ground.gamma_multiply(self.strength), self.rim());
        match kind {
            None => {
                self.painter.add(Shape::convex_polygon(diamond(at, 6.0), colour, Stroke::new(1.2, ground)));
            }
            Some(Kind::Institution) => {
                self.painter.add(Shape::convex_polygon(diamond(at, 5.0), ground, Stroke::new(1.5, colour)));
            }
            Some(Kind::Access | Kind::Duty) => {
                let arm = way.rot90() * 6.0;
                self.painter.line_segment([at - arm, at + arm], Stroke::new(4.5, rim));
                self.painter.line_segment([at - arm, at + arm], Stroke::new(2.0, colour));
            }
            Some(Kind::Understanding) => {
                self.painter.circle(at, 3.4, colour, Stroke::new(1.4, ground));
            }
        }
    }
}

/// A point at a part of a line's length, with the way that the line goes there.
fn middle_of(line: &[Pos2], part: f32) -> Option<(Pos2, Vec2)> {
    let near = layout::part(line, (part - 0.02).max(0.0), (part + 0.02).min(1.0));
    let (first, last) = (*near.first()?, *near.last()?);
    let at = *layout::part(line, 0.0, part).last()?;
    Some((at, (last - first).normalized()))
}

fn diamond(at: Pos2, half: f32) -> Vec<Pos2> {
    vec![at + vec2(0.0, -half), at + vec2(half, 0.0), at + vec2(0.0, half), at + vec2(-half, 0.0)]
}

/// The arrow behind a name whose capital lies beyond the edge.
fn arrow(way: Vec2) -> &'static str {
    let eighth = (way.angle() / std::f32::consts::FRAC_PI_4).round() as i32;
    [" →", " ↘", " ↓", " ↙", " ←", " ↖", " ↑", " ↗"][eighth.rem_euclid(8) as usize]
}

/// A long name in two lines.
fn broken(name: &str) -> String {
    const LONG: usize = 16;
    let count = name.chars().count();
    if count <= LONG {
        return name.to_owned();
    }
    let gaps = name.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at);
    match gaps.min_by_key(|at| at.abs_diff(name.len() / 2)) {
        Some(at) => format!("{}\n{}", &name[..at], &name[at + 1..]),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_point_where_the_capital_lies_and_long_names_break() {
        assert_eq!([arrow(vec2(1.0, 0.0)), arrow(vec2(0.0, 1.0)), arrow(vec2(-1.0, -1.0)), arrow(vec2(-1.0, 0.1))], [" →", " ↓", " ↖", " ←"]);
        assert_eq!(broken("PEOPLE'S REPUBLIC OF CHINA"), "PEOPLE'S REPUBLIC\nOF CHINA");
        assert_eq!(broken("UNITED STATES"), "UNITED STATES");
    }
}
