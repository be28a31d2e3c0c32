//! Marks and words of single things on the map: places, control, what a force is called.

use bevy_egui::egui::{self, Align2, Painter, Pos2, Shape, Stroke, vec2};

use super::scene::{MapForce, PlaceMark, Tint};
use super::symbols;
use crate::app::theme::{Palette, style};
use crate::catalog::PlaceKind;
use crate::report::words::numbers::signed;

pub(super) fn describe(counter: &MapForce) -> String {
    let s = &counter.symbol;
    let strength = if s.strength > 0 { format!(" ·\u{a0}{}", s.strength) } else { String::new() };
    let doing = if counter.doing.is_empty() { String::new() } else { format!(" · {}", counter.doing) };
    format!("{} · {} ({}) · {}{strength}{doing}", counter.name, s.letters, s.side_word(), symbols::icon_word(s.icon))
}

/// What a kind of place is called on screens.
pub fn place_word(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::AirBase => "air base",
        PlaceKind::NavalBase => "naval base",
        PlaceKind::Port => "port",
        PlaceKind::Headquarters => "headquarters",
        PlaceKind::Capital => "capital",
        PlaceKind::MissileSite => "missile site",
        PlaceKind::Outpost => "outpost",
        PlaceKind::Feature => "contested feature",
        PlaceKind::Strait => "strait",
    }
}

/// Letters set wide apart, as charts set the names of seas.
pub fn spread(text: &str) -> String {
    let mut wide = String::with_capacity(text.len() * 3);
    for (i, c) in text.chars().enumerate() {
        if i > 0 {
            wide.push('\u{2009}');
        }
        wide.extend(c.to_uppercase());
    }
    wide
}

/// The mark of a place: a shape for its kind, in the colour of its operator's side.
pub fn place_mark(painter: &Painter, p: &Palette, at: Pos2, r: f32, place: &PlaceMark, chosen: bool) {
    let colour = if place.kind == PlaceKind::Feature { p.feature } else { place.tint.colour(p) };
    let rim = Stroke::new(1.2, p.ground);
    let line = Stroke::new((r * 0.3).max(1.0), colour);
    if chosen {
        painter.circle_stroke(at, r + 5.0, Stroke::new(4.0, p.selection_rim));
        painter.circle_stroke(at, r + 5.0, Stroke::new(2.0, p.selection));
    }
    let q = |x: f32, y: f32| at + vec2(x, y) * r;
    match place.kind {
        PlaceKind::AirBase => {
            painter.circle(at, r, p.ground, line);
            painter.line_segment([q(-0.55, 0.55), q(0.55, -0.55)], line);
        }
        PlaceKind::NavalBase | PlaceKind::Port => {
            painter.circle(
                at,
                r,
                if place.kind == PlaceKind::NavalBase { colour } else { p.ground },
                if place.kind == PlaceKind::NavalBase { rim } else { line },
            );
            let ink = Stroke::new((r * 0.26).max(1.0), if place.kind == PlaceKind::NavalBase { p.ground } else { colour });
            painter.line_segment([q(0.0, -0.55), q(0.0, 0.55)], ink);
            painter.line_segment([q(-0.5, 0.2), q(0.0, 0.6)], ink);
            painter.line_segment([q(0.5, 0.2), q(0.0, 0.6)], ink);
        }
        PlaceKind::Headquarters => {
            painter.line_segment([q(-0.7, 1.1), q(-0.7, -1.1)], line);
            painter.add(Shape::convex_polygon(vec![q(-0.7, -1.1), q(1.0, -1.1), q(1.0, 0.1), q(-0.7, 0.1)], colour, rim));
        }
        PlaceKind::Capital => {
            let star = |k: f32, turn: f32| {
                (0..5).map(|i| (i as f32 * 72.0 + turn).to_radians()).map(|a| at + vec2(a.sin(), -a.cos()) * r * k).collect::<Vec<_>>()
            };
            let (outer, inner) = (star(1.45, 0.0), star(0.62, 36.0));
            for i in 0..5 {
                painter.add(Shape::convex_polygon(vec![at, inner[(i + 4) % 5], outer[i], inner[i]], colour, Stroke::NONE));
            }
        }
        PlaceKind::MissileSite => {
            painter.add(Shape::convex_polygon(vec![q(0.0, -1.1), q(1.0, 0.8), q(-1.0, 0.8)], colour, rim));
        }
        PlaceKind::Outpost => {
            painter.add(Shape::convex_polygon(vec![q(-0.85, -0.85), q(0.85, -0.85), q(0.85, 0.85), q(-0.85, 0.85)], colour, rim));
        }
        PlaceKind::Feature => {
            painter.add(Shape::convex_polygon(
                vec![q(0.0, -1.3), q(1.3, 0.0), q(0.0, 1.3), q(-1.3, 0.0)],
                p.ground,
                Stroke::new((r * 0.4).max(1.3), colour),
            ));
            painter.circle_filled(at, r * 0.4, colour);
        }
        PlaceKind::Strait => {}
    }
}

/// Seven ticks for control from -3 to +3, the present one tall and in the colour of who gains with it, as the viewer sees that side; a sign
/// says which way it leans.
pub fn control_track(painter: &Painter, p: &Palette, at: Pos2, control: i8, ends: [Tint; 2]) {
    for step in -3i8..=3 {
        let x = at.x + f32::from(step + 3) * 6.0 + 2.0;
        let here = step == control;
        let colour = if !here {
            p.weak.gamma_multiply(0.7)
        } else if control == 0 {
            p.strong
        } else {
            ends[usize::from(control > 0)].colour(p)
        };
        let height = if here { 7.0 } else { 3.0 };
        painter.line_segment(
            [egui::pos2(x, at.y + 4.0 - height * 0.5), egui::pos2(x, at.y + 4.0 + height * 0.5)],
            Stroke::new(if here { 3.0 } else { 1.5 }, colour),
        );
    }
    let text = signed(control);
    painter.text(egui::pos2(at.x + 46.0, at.y + 4.0), Align2::LEFT_CENTER, text, egui::FontId::new(10.0, style::bold()), p.strong);
}

/// The mark of several features that stand too close to be told apart: a larger diamond of half-height `r` with their number.
pub fn cluster_mark(painter: &Painter, p: &Palette, at: Pos2, r: f32, count: usize) {
    let diamond = vec![at + vec2(0.0, -r), at + vec2(r, 0.0), at + vec2(0.0, r), at + vec2(-r, 0.0)];
    painter.add(Shape::convex_polygon(diamond, p.ground, Stroke::new(1.4, p.feature)));
    let font = egui::FontId::new(10.0, style::bold());
    painter.text(at, Align2::CENTER_CENTER, count.to_string(), font, p.feature);
}

/// The mark of what is selected: a shape, not a hue.
pub fn brackets(painter: &Painter, p: &Palette, at: Pos2, r: f32) {
    for (width, colour) in [(5.0, p.selection_rim), (2.2, p.selection)] {
        for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
            let corner = at + vec2(x, y) * r;
            let line = vec![corner - vec2(x * r * 0.45, 0.0), corner, corner - vec2(0.0, y * r * 0.45)];
            painter.add(Shape::line(line, Stroke::new(width, colour)));
        }
    }
}
