//! Military symbols after NATO APP-6 and MIL-STD-2525: the frame tells side and element, the icon the function.
//!
//! Frames: own and allied forces have rounded frames (rectangle on land, circle at sea, arch in the air, cup under water),
//! opponents have pointed ones (diamond, house, V), neutrals square ones, what is not identified a clover. What flies is open
//! below, what dives is open above. Drawn with egui's painter, so that map, lists and the legend show the same picture.

use bevy_egui::egui::{Align2, Color32, FontId, Painter, Pos2, Shape, Stroke, Vec2, pos2, vec2};

use super::scene::Tint;
use crate::app::theme::{Palette, Side, style};
use crate::catalog::{Domain, Icon};

/// What a symbol shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// The function.
    pub icon: Icon,
    /// The element, which opens the frame above or below.
    pub domain: Domain,
    /// How its nation stands to the viewer.
    pub side: Side,
    /// Three letters of its nation; empty for none.
    pub letters: String,
    /// Aircraft, ships, launchers or brigades; 0 shows nothing.
    pub strength: u16,
    /// Where it is, is only planned or reported: a dashed frame.
    pub uncertain: bool,
    /// Of an opponent with whom no shot has been exchanged, and no fighting force: a square frame in the opponent's colour, as APP-6 keeps the
    /// hostile frame for those that fight.
    pub suspect: bool,
    /// The colour of its nation, where whoever looks takes no side.
    pub nation: Option<(u8, u8, u8)>,
}

impl Symbol {
    /// A symbol that says what a force is and whose, and nothing else.
    pub fn new(icon: Icon, domain: Domain, side: Side) -> Self {
        Symbol { icon, domain, side, letters: String::new(), strength: 0, uncertain: false, suspect: false, nation: None }
    }

    /// What colours its frame.
    pub fn tint(&self) -> Tint {
        self.nation.map_or(Tint::Side(self.side), Tint::Nation)
    }

    /// The side in words, for who cannot see the frame.
    pub fn side_word(&self) -> &'static str {
        match (self.nation, self.suspect) {
            (Some(_), _) => "no side taken",
            (None, true) => "other side, not fighting",
            (None, false) => self.side.word(),
        }
    }
}

/// Draws a symbol whose frame is about `size` points high. Text (nation, strength) only from 20 points on.
pub fn paint(painter: &Painter, p: &Palette, centre: Pos2, size: f32, symbol: &Symbol) {
    framed(painter, p, centre, size, symbol);
    if size >= 20.0 {
        caption(painter, p, centre + vec2(0.0, size * 0.56), size, symbol, 1);
    }
}

/// Draws several forces as one symbol: further frames show behind it, and their number stands beside the nation, as in "PRC ×4".
pub fn paint_stack(painter: &Painter, p: &Palette, centre: Pos2, size: f32, symbol: &Symbol, count: usize) {
    for behind in (1..count.min(3)).rev() {
        outline(painter, p, centre + vec2(3.0, -3.0) * behind as f32, size, symbol);
    }
    framed(painter, p, centre, size, symbol);
    caption(painter, p, centre + vec2(0.0, size * 0.56), size, symbol, count);
}

/// The frame with its icon.
fn framed(painter: &Painter, p: &Palette, centre: Pos2, size: f32, symbol: &Symbol) {
    outline(painter, p, centre, size, symbol);
    let (r, frame) = (size * 0.5, frame(symbol));
    let pen = Pen {
        painter,
        ink: symbol.tint().ink(p),
        centre: centre + vec2(0.0, frame.icon_dy * r),
        r: r * frame.icon_scale,
        width: (size * 0.06).clamp(1.2, 2.6),
    };
    icon(&pen, symbol.icon);
}

/// The frame alone.
fn outline(painter: &Painter, p: &Palette, centre: Pos2, size: f32, symbol: &Symbol) {
    let r = size * 0.5;
    let outline = Stroke::new((size * 0.055).clamp(1.2, 2.5), p.ink);
    let frame = frame(symbol);
    let scaled = |part: f32| -> Vec<Pos2> { frame.points.iter().map(|&(x, y)| centre + vec2(x, y) * r * part).collect() };
    let points = scaled(1.0);
    // A soft dark rim keeps symbols apart from each other and from light land.
    painter.add(Shape::Path(bevy_egui::egui::epaint::PathShape {
        points: points.clone(),
        closed: frame.closed,
        fill: Color32::TRANSPARENT,
        stroke: Stroke::new(outline.width + 2.0, p.selection_rim.gamma_multiply(0.5)).into(),
    }));
    painter.add(Shape::convex_polygon(points.clone(), symbol.tint().colour(p), Stroke::NONE));
    let closed_line = |mut line: Vec<Pos2>| {
        if frame.closed {
            line.push(line[0]);
        }
        line
    };
    if symbol.uncertain {
        painter.extend(Shape::dashed_line(&closed_line(points), outline, size * 0.12, size * 0.09));
    } else {
        painter.add(Shape::line(closed_line(points), outline));
    }
    // A light line inside tells the viewer's own from allies without colour.
    if let Some(keyline) = Palette::keyline(symbol.side).filter(|_| symbol.nation.is_none()) {
        painter.add(Shape::line(closed_line(scaled(0.87)), Stroke::new((size * 0.05).clamp(1.0, 2.0), keyline)));
    }
}

/// Nation and, of a stack, the number of forces, on a dark chip below the frame; below that the strength of a single force, in marks up to six
/// and else as a figure beside a mark: two numbers never look like one.
fn caption(painter: &Painter, p: &Palette, top: Pos2, size: f32, symbol: &Symbol, count: usize) {
    let text = match (symbol.letters.as_str(), count) {
        (letters, 0 | 1) => letters.to_owned(),
        ("", n) => format!("×{n}"),
        (letters, n) => format!("{letters} ×{n}"),
    };
    let font = |part: f32| FontId::new((size * part).round().clamp(9.0, 15.0), style::bold());
    let mut bottom = top.y;
    if !text.is_empty() {
        let galley = painter.layout_no_wrap(text, font(0.36), p.strong);
        let at = pos2(top.x - galley.size().x * 0.5, top.y);
        let chip = bevy_egui::egui::Rect::from_min_size(at, galley.size()).expand2(vec2(3.0, 0.0));
        painter.rect_filled(chip, 3.0, p.rim(0.82));
        painter.galley(at, galley, p.strong);
        bottom = chip.bottom();
    }
    if symbol.strength == 0 || count > 1 {
        return;
    }
    let mark = vec2(3.0, 5.0);
    let marks = if symbol.strength <= 6 { usize::from(symbol.strength) } else { 1 };
    let figure = (symbol.strength > 6).then(|| painter.layout_no_wrap(symbol.strength.to_string(), font(0.3), p.text));
    let width = marks as f32 * (mark.x + 2.0) + figure.as_ref().map_or(0.0, |galley| galley.size().x + 1.0);
    let height = figure.as_ref().map_or(mark.y + 3.0, |galley| galley.size().y);
    let chip = bevy_egui::egui::Rect::from_min_size(pos2(top.x - width * 0.5, bottom), vec2(width, height));
    painter.rect_filled(chip.expand2(vec2(3.0, 0.0)), 3.0, p.rim(0.82));
    for i in 0..marks {
        let at = pos2(chip.left() + i as f32 * (mark.x + 2.0) + 1.0, chip.center().y - mark.y * 0.5);
        painter.rect_filled(bevy_egui::egui::Rect::from_min_size(at, mark), 0.5, p.strong);
    }
    if let Some(galley) = figure {
        painter.galley(pos2(chip.left() + marks as f32 * (mark.x + 2.0) + 2.0, chip.top()), galley, p.text);
    }
}

struct FrameShape {
    /// Clockwise, in half-heights.
    points: Vec<(f32, f32)>,
    closed: bool,
    /// How much of the half-height the icon may take.
    icon_scale: f32,
    /// Where the icon's middle lies.
    icon_dy: f32,
}

fn frame(symbol: &Symbol) -> FrameShape {
    let side = if symbol.suspect && symbol.side == Side::Opponent { Side::Neutral } else { symbol.side };
    let shape = |points: Vec<(f32, f32)>, closed, icon_scale, icon_dy| FrameShape { points, closed, icon_scale, icon_dy };
    let arc = |from_deg: f32, to_deg: f32, cy: f32, radius: f32| -> Vec<(f32, f32)> {
        (0..=16)
            .map(|i| {
                let a = (from_deg + (to_deg - from_deg) * i as f32 / 16.0).to_radians();
                (radius * a.cos(), cy + radius * a.sin())
            })
            .collect()
    };
    match (side, symbol.domain) {
        (Side::Own | Side::Ally, Domain::Land) => shape(vec![(-1.3, -0.86), (1.3, -0.86), (1.3, 0.86), (-1.3, 0.86)], true, 0.8, 0.0),
        (Side::Own | Side::Ally, Domain::Surface) => {
            let mut points = arc(-180.0, 180.0, 0.0, 1.08);
            points.pop();
            shape(points, true, 0.78, 0.0)
        }
        (Side::Own | Side::Ally, Domain::Air) => {
            let mut points = vec![(-1.05, 0.9)];
            points.extend(arc(180.0, 360.0, 0.0, 1.05));
            points.push((1.05, 0.9));
            shape(points, false, 0.78, 0.06)
        }
        (Side::Own | Side::Ally, Domain::Subsurface) => {
            let mut points = vec![(1.05, -0.9)];
            points.extend(arc(0.0, 180.0, 0.0, 1.05));
            points.push((-1.05, -0.9));
            shape(points, false, 0.78, -0.06)
        }
        (Side::Opponent, Domain::Land | Domain::Surface) => shape(vec![(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)], true, 0.72, 0.0),
        (Side::Opponent, Domain::Air) => shape(vec![(-1.05, 0.95), (-1.05, -0.15), (0.0, -1.25), (1.05, -0.15), (1.05, 0.95)], false, 0.74, 0.1),
        (Side::Opponent, Domain::Subsurface) => {
            shape(vec![(1.05, -0.95), (1.05, 0.15), (0.0, 1.25), (-1.05, 0.15), (-1.05, -0.95)], false, 0.74, -0.1)
        }
        (Side::Neutral, Domain::Land | Domain::Surface) => shape(vec![(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)], true, 0.78, 0.0),
        (Side::Neutral, Domain::Air) => shape(vec![(-1.0, 0.95), (-1.0, -1.0), (1.0, -1.0), (1.0, 0.95)], false, 0.78, 0.0),
        (Side::Neutral, Domain::Subsurface) => shape(vec![(1.0, -0.95), (1.0, 1.0), (-1.0, 1.0), (-1.0, -0.95)], false, 0.78, 0.0),
        (Side::Unknown, _) => {
            let lobe = |cx: f32, cy: f32, from: f32| -> Vec<(f32, f32)> {
                (0..=10)
                    .map(|i| {
                        let a = (from + 180.0 * i as f32 / 10.0).to_radians();
                        (cx + 0.62 * a.cos(), cy + 0.62 * a.sin())
                    })
                    .collect()
            };
            let points = [lobe(0.0, -0.58, 180.0), lobe(0.58, 0.0, -90.0), lobe(0.0, 0.58, 0.0), lobe(-0.58, 0.0, 90.0)].concat();
            shape(points, true, 0.74, 0.0)
        }
    }
}

/// Draws icons in a square of half-height 1 round the centre.
struct Pen<'a> {
    painter: &'a Painter,
    ink: Color32,
    centre: Pos2,
    r: f32,
    width: f32,
}

impl Pen<'_> {
    fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        self.centre + Vec2::new(x, y) * self.r
    }

    fn line(&self, points: &[(f32, f32)]) {
        let points = points.iter().map(|&q| self.at(q)).collect();
        self.painter.add(Shape::line(points, Stroke::new(self.width, self.ink)));
    }

    /// A filled convex part.
    fn solid(&self, points: &[(f32, f32)]) {
        let points = points.iter().map(|&q| self.at(q)).collect();
        self.painter.add(Shape::convex_polygon(points, self.ink, Stroke::NONE));
    }

    fn dot(&self, at: (f32, f32), radius: f32) {
        self.painter.circle_filled(self.at(at), radius * self.r, self.ink);
    }

    fn letters(&self, at: (f32, f32), height: f32, text: &str) {
        self.painter.text(self.at(at), Align2::CENTER_CENTER, text, FontId::new((height * self.r).round(), style::bold()), self.ink);
    }

    /// A fixed-wing aircraft seen from above, nose up, with a letter for its work.
    fn aeroplane(&self, sweep: f32, letter: &str) {
        let dy = if letter.is_empty() { 0.0 } else { -0.3 };
        let k = if letter.is_empty() { 1.0 } else { 0.82 };
        let q = |x: f32, y: f32| (x * k, y * k + dy);
        self.solid(&[q(0.0, -0.95), q(0.13, -0.6), q(0.13, 0.75), q(-0.13, 0.75), q(-0.13, -0.6)]);
        for s in [-1.0, 1.0] {
            self.solid(&[q(0.1 * s, -0.25), q(0.98 * s, -0.1 + sweep), q(0.98 * s, 0.12 + sweep), q(0.1 * s, 0.2)]);
            self.solid(&[q(0.1 * s, 0.5), q(0.42 * s, 0.62), q(0.42 * s, 0.78), q(0.1 * s, 0.74)]);
        }
        if !letter.is_empty() {
            self.letters((0.0, 0.74), 0.72, letter);
        }
    }

    /// A hull seen from the side: `deck` above the keel, between two x.
    fn hull(&self, left: f32, right: f32, deck: f32) {
        self.solid(&[(left, deck), (right, deck), (right - 0.22, 0.58), (left + 0.22, 0.58)]);
    }
}

fn icon(pen: &Pen<'_>, icon: Icon) {
    match icon {
        Icon::Fighter => {
            pen.solid(&[(0.0, -0.95), (0.16, -0.2), (0.16, 0.7), (-0.16, 0.7), (-0.16, -0.2)]);
            for s in [-1.0, 1.0] {
                pen.solid(&[(0.08 * s, -0.35), (0.9 * s, 0.45), (0.9 * s, 0.6), (0.08 * s, 0.5)]);
                pen.solid(&[(0.08 * s, 0.5), (0.42 * s, 0.82), (0.42 * s, 0.95), (0.08 * s, 0.8)]);
            }
        }
        Icon::Bomber => {
            // A flying wing.
            pen.solid(&[(0.0, -0.7), (1.0, 0.35), (0.8, 0.5), (0.0, 0.05)]);
            pen.solid(&[(0.0, -0.7), (0.0, 0.05), (-0.8, 0.5), (-1.0, 0.35)]);
            pen.solid(&[(-0.3, -0.1), (0.3, -0.1), (0.25, 0.42), (0.0, 0.25), (-0.25, 0.42)]);
            pen.letters((0.0, 0.78), 0.66, "B");
        }
        Icon::Tanker => pen.aeroplane(0.25, "K"),
        Icon::PatrolAircraft => pen.aeroplane(0.0, "P"),
        Icon::Transport => pen.aeroplane(0.1, "C"),
        Icon::Helicopter => {
            // APP-6's rotary wing: a bow tie.
            pen.solid(&[(-0.95, -0.5), (0.0, 0.0), (-0.95, 0.5)]);
            pen.solid(&[(0.95, -0.5), (0.0, 0.0), (0.95, 0.5)]);
        }
        Icon::Drone => {
            // APP-6's unmanned wing.
            pen.solid(&[(0.0, 0.3), (-1.0, -0.35), (-1.0, -0.05), (0.0, 0.62)]);
            pen.solid(&[(0.0, 0.3), (1.0, -0.35), (1.0, -0.05), (0.0, 0.62)]);
        }
        Icon::Carrier => {
            pen.hull(-1.0, 1.0, 0.12);
            pen.solid(&[(-1.0, 0.0), (1.05, 0.0), (1.0, 0.16), (-1.0, 0.16)]);
            pen.solid(&[(0.15, -0.42), (0.5, -0.42), (0.5, 0.02), (0.15, 0.02)]);
            pen.line(&[(0.33, -0.42), (0.33, -0.78)]);
        }
        Icon::SurfaceCombatant => {
            pen.hull(-1.0, 1.0, 0.2);
            pen.solid(&[(-0.45, -0.18), (0.35, -0.18), (0.45, 0.24), (-0.5, 0.24)]);
            pen.line(&[(-0.05, -0.15), (-0.05, -0.85)]);
            pen.line(&[(-0.3, -0.55), (0.2, -0.55)]);
            pen.line(&[(0.6, 0.14), (0.95, -0.02)]);
        }
        Icon::Amphibious => {
            pen.hull(-1.0, 0.85, 0.2);
            pen.solid(&[(-0.8, -0.3), (-0.1, -0.3), (-0.1, 0.24), (-0.8, 0.24)]);
            // The bow ramp.
            pen.line(&[(0.75, 0.22), (1.0, 0.75)]);
            pen.line(&[(0.2, 0.16), (0.6, 0.16)]);
            pen.solid(&[(0.1, -0.12), (0.5, -0.12), (0.5, 0.14), (0.1, 0.14)]);
        }
        Icon::Submarine => {
            pen.solid(&[(-0.95, 0.15), (-0.75, -0.1), (0.75, -0.1), (1.0, 0.15), (0.75, 0.4), (-0.75, 0.4)]);
            pen.solid(&[(-0.2, -0.45), (0.25, -0.45), (0.3, -0.05), (-0.25, -0.05)]);
            pen.line(&[(0.05, -0.45), (0.05, -0.75)]);
        }
        Icon::CoastGuard => {
            pen.hull(-1.0, 1.0, 0.2);
            pen.solid(&[(-0.55, -0.2), (0.1, -0.2), (0.1, 0.24), (-0.55, 0.24)]);
            pen.line(&[(-0.2, -0.2), (-0.2, -0.55)]);
            pen.letters((0.58, -0.18), 0.62, "CG");
        }
        Icon::Militia => {
            // A fishing boat: high bow, mast and boom.
            pen.solid(&[(-0.85, 0.18), (0.65, 0.22), (1.0, -0.1), (0.72, 0.58), (-0.6, 0.58)]);
            pen.line(&[(-0.1, 0.2), (-0.1, -0.8)]);
            pen.line(&[(-0.1, -0.75), (0.65, 0.1)]);
            pen.solid(&[(-0.75, -0.15), (-0.3, -0.15), (-0.3, 0.22), (-0.75, 0.22)]);
        }
        Icon::Survey => {
            pen.hull(-1.0, 1.0, 0.0);
            pen.solid(&[(-0.5, -0.38), (0.1, -0.38), (0.2, 0.04), (-0.5, 0.04)]);
            pen.line(&[(-0.15, -0.35), (-0.15, -0.75)]);
            // Sounding.
            pen.line(&[(-0.3, 0.72), (0.0, 0.82), (0.3, 0.72)]);
            pen.line(&[(-0.18, 0.95), (0.0, 1.02), (0.18, 0.95)]);
        }
        Icon::Logistics => {
            pen.hull(-1.0, 1.0, 0.2);
            pen.solid(&[(-0.85, -0.3), (-0.45, -0.3), (-0.45, 0.24), (-0.85, 0.24)]);
            for x in [-0.25, 0.15, 0.55] {
                pen.solid(&[(x, -0.05), (x + 0.3, -0.05), (x + 0.3, 0.18), (x, 0.18)]);
            }
            pen.line(&[(0.25, -0.05), (0.25, -0.7), (0.7, -0.3)]);
        }
        Icon::Infantry => {
            pen.line(&[(-1.05, -0.75), (1.05, 0.75)]);
            pen.line(&[(-1.05, 0.75), (1.05, -0.75)]);
        }
        Icon::MissileSurface => {
            pen.solid(&[(0.0, -0.95), (0.17, -0.6), (0.17, 0.4), (-0.17, 0.4), (-0.17, -0.6)]);
            pen.solid(&[(-0.17, 0.05), (-0.42, 0.5), (0.42, 0.5), (0.17, 0.05)]);
            pen.line(&[(-0.7, 0.75), (0.7, 0.75)]);
        }
        Icon::MissileAir => {
            // Air defence's dome over a missile.
            let dome: Vec<(f32, f32)> = (0..=12)
                .map(|i| {
                    let a = (180.0 + 15.0 * i as f32).to_radians();
                    (0.95 * a.cos(), 0.75 + 0.6 * a.sin())
                })
                .collect();
            pen.line(&dome);
            pen.solid(&[(0.0, -0.95), (0.14, -0.65), (0.14, 0.72), (-0.14, 0.72), (-0.14, -0.65)]);
            pen.dot((0.0, -0.7), 0.1);
        }
    }
}

/// The name of an icon in words, for legends, tooltips and people who listen to the screen.
pub fn icon_word(icon: Icon) -> &'static str {
    match icon {
        Icon::Fighter => "fighters",
        Icon::Bomber => "bombers",
        Icon::Tanker => "tankers and early warning",
        Icon::PatrolAircraft => "maritime patrol aircraft",
        Icon::Transport => "transport aircraft",
        Icon::Helicopter => "helicopters",
        Icon::Drone => "unmanned aircraft",
        Icon::Carrier => "carrier group",
        Icon::SurfaceCombatant => "surface combatants",
        Icon::Amphibious => "amphibious ships",
        Icon::Submarine => "submarines",
        Icon::CoastGuard => "coast guard",
        Icon::Militia => "maritime militia",
        Icon::Survey => "survey ships",
        Icon::Logistics => "supply ships",
        Icon::Infantry => "ground troops",
        Icon::MissileSurface => "surface-to-surface missiles",
        Icon::MissileAir => "air-defence missiles",
    }
}

/// Every icon with the element it is usually met in, in the legend's order.
pub const LEGEND: [(Icon, Domain); 18] = [
    (Icon::Carrier, Domain::Surface),
    (Icon::SurfaceCombatant, Domain::Surface),
    (Icon::Amphibious, Domain::Surface),
    (Icon::Logistics, Domain::Surface),
    (Icon::CoastGuard, Domain::Surface),
    (Icon::Militia, Domain::Surface),
    (Icon::Survey, Domain::Surface),
    (Icon::Submarine, Domain::Subsurface),
    (Icon::Fighter, Domain::Air),
    (Icon::Bomber, Domain::Air),
    (Icon::Tanker, Domain::Air),
    (Icon::PatrolAircraft, Domain::Air),
    (Icon::Transport, Domain::Air),
    (Icon::Helicopter, Domain::Air),
    (Icon::Drone, Domain::Air),
    (Icon::Infantry, Domain::Land),
    (Icon::MissileSurface, Domain::Land),
    (Icon::MissileAir, Domain::Land),
];
