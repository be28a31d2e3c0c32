//! A war on the map: salvos from where they are fired to where they fall, with what came of them, and how the armies stand on Taiwan.

use std::sync::Arc;

use bevy::math::Vec2;
use bevy_egui::egui::{Color32, FontFamily, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::camera::MapCamera;
use super::labels::{self, LabelShelf};
use super::overlay::Scene;
use super::scene::{Shot, Tint, Volley, ZoneMark};
use crate::app::theme::{Palette, Side, style};

/// Part of a showing after which salvos have arrived; then what came of them is told.
pub const ARRIVED: f32 = 0.65;
/// How far an arc rises beside its chord, as a part of its length.
const LIFT: f32 = 0.14;
/// Pieces of an arc.
const PIECES: usize = 28;
/// Distances from its target at which a salvo's text is tried, in points.
const DISTANCES: [f32; 6] = [14.0, 34.0, 60.0, 95.0, 140.0, 200.0];
/// Closer than this the zones without a fight are shown as well.
const ZOOM_ALL_ZONES: f32 = 5.0;

/// Text on a ground of its own, beside what it tells of.
pub struct Chip {
    mark: Pos2,
    rect: Rect,
    galleys: Vec<Arc<Galley>>,
    colour: Color32,
}

fn colour_of(p: &Palette, tint: Option<Tint>) -> Color32 {
    tint.map_or(p.strong, |tint| tint.colour(p))
}

/// How far the showing has gone; all of it where nothing moves.
fn progress(scene: &Scene<'_>, volley: &Volley) -> f32 {
    if scene.reduced_motion { 1.0 } else { volley.progress.clamp(0.0, 1.0) }
}

/// Finds room for what salvos and zones tell, the first first. What finds none is told by the strip below the map alone.
pub fn chips(painter: &Painter, camera: &MapCamera, scene: &Scene<'_>, area: Rect, shelf: &mut LabelShelf) -> Vec<Chip> {
    let mut chips = Vec::new();
    if let Some(volley) = scene.picture.volley.as_ref().filter(|volley| progress(scene, volley) >= ARRIVED) {
        let mut told: Vec<Vec2> = Vec::new();
        for shot in &volley.shots {
            // What falls on one spot is told together.
            if told.contains(&shot.to) {
                continue;
            }
            told.push(shot.to);
            let there: Vec<&Shot> = volley.shots.iter().filter(|other| other.to == shot.to).collect();
            let alike = there.iter().all(|other| other.tint == shot.tint);
            let colour = colour_of(scene.palette, if alike { shot.tint } else { None });
            let lines = there.iter().flat_map(|shot| shot.lines.iter().enumerate());
            chips.extend(chip(painter, scene, area, shelf, camera.to_screen(shot.to), (lines, colour)));
        }
    }
    for zone in &scene.picture.zones {
        if zone.battalions.0 == 0 && camera.zoom() < ZOOM_ALL_ZONES {
            continue;
        }
        chips.extend(chip(painter, scene, area, shelf, camera.to_screen(zone.at), ([(0, &zone.text)], scene.palette.weak)));
    }
    chips
}

fn chip<'a>(
    painter: &Painter,
    scene: &Scene<'_>,
    area: Rect,
    shelf: &mut LabelShelf,
    mark: Pos2,
    (lines, colour): (impl IntoIterator<Item = (usize, &'a String)>, Color32),
) -> Option<Chip> {
    if !area.contains(mark) {
        return None;
    }
    // What a salvo was stands out before what came of it.
    let layout = |(number, line): (usize, &String)| {
        let (family, ink) = if number == 0 { (style::bold(), scene.palette.strong) } else { (FontFamily::Proportional, scene.palette.text) };
        labels::layout(painter, line, 11.5 * scene.text_scale, family, ink)
    };
    let galleys: Vec<Arc<Galley>> = lines.into_iter().map(layout).collect();
    let size = galleys.iter().fold(vec2(0.0, 0.0), |size, galley| vec2(size.x.max(galley.size().x), size.y + galley.size().y)) + vec2(14.0, 6.0);
    let rect = DISTANCES.iter().find_map(|&radius| labels::beside(shelf, area, mark, radius, size))?;
    shelf.take(rect);
    Some(Chip { mark, rect, galleys, colour })
}

/// Draws the texts, over everything else.
pub fn paint_chips(painter: &Painter, p: &Palette, chips: &[Chip]) {
    for chip in chips {
        let near = pos2(chip.mark.x.clamp(chip.rect.left(), chip.rect.right()), chip.mark.y.clamp(chip.rect.top(), chip.rect.bottom()));
        if near.distance(chip.mark) > 16.0 {
            painter.line_segment([chip.mark, near], Stroke::new(3.0, p.rim(0.7)));
            painter.line_segment([chip.mark, near], Stroke::new(1.4, chip.colour));
        }
    }
    for chip in chips {
        painter.rect(chip.rect, 4.0, p.panel.gamma_multiply(0.94), Stroke::new(1.0, chip.colour.gamma_multiply(0.7)), StrokeKind::Outside);
        painter.rect_filled(Rect::from_min_size(chip.rect.min, vec2(3.0, chip.rect.height())), 2.0, chip.colour);
        let mut at = chip.rect.min + vec2(8.0, 3.0);
        for galley in &chip.galleys {
            painter.galley(at, galley.clone(), p.text);
            at.y += galley.size().y;
        }
    }
}

/// Draws salvos on their way and where they fall: an opponent's in broken lines, so that colour is not the only sign.
pub fn arcs(painter: &Painter, camera: &MapCamera, scene: &Scene<'_>) {
    let Some(volley) = &scene.picture.volley else { return };
    let (p, progress) = (scene.palette, progress(scene, volley));
    let flown = (progress / ARRIVED).min(1.0);
    let rim = p.rim(0.7);
    for shot in &volley.shots {
        let colour = colour_of(p, shot.tint);
        let to = camera.to_screen(shot.to);
        for &from in &shot.from {
            let way = arc(camera.to_screen(from), to, flown);
            painter.add(Shape::line(way.clone(), Stroke::new(4.0, rim)));
            let stroke = Stroke::new(2.0, colour);
            if shot.side == Some(Side::Opponent) {
                painter.extend(Shape::dashed_line(&way, stroke, 10.0, 4.0));
            } else {
                painter.add(Shape::line(way.clone(), stroke));
            }
            if let [.., before, end] = way.as_slice() {
                let d = (*end - *before).normalized();
                let head = vec![*end + d * 3.0, *end - d * 8.0 + d.rot90() * 5.0, *end - d * 8.0 - d.rot90() * 5.0];
                painter.add(Shape::convex_polygon(head, colour, Stroke::new(1.0, rim)));
            }
        }
        if progress >= ARRIVED {
            burst(painter, to, colour, rim);
        }
    }
}

/// The first part of the arc between two points.
fn arc(from: Pos2, to: Pos2, part: f32) -> Vec<Pos2> {
    let chord = to - from;
    // It bows to the north whichever way it goes.
    let side = if chord.x >= 0.0 { chord.rot90() } else { -chord.rot90() };
    let at = |t: f32| from + chord * t + side * (LIFT * 4.0 * t * (1.0 - t));
    (0..=PIECES).map(|piece| at(part * piece as f32 / PIECES as f32)).collect()
}

/// The mark of an impact.
fn burst(painter: &Painter, at: Pos2, colour: Color32, rim: Color32) {
    for (width, colour) in [(4.0, rim), (1.8, colour)] {
        for ray in 0..8 {
            let (sin, cos) = (std::f32::consts::TAU * ray as f32 / 8.0).sin_cos();
            let d = vec2(cos, sin);
            painter.line_segment([at + d * 4.0, at + d * 10.0], Stroke::new(width, colour));
        }
    }
}

/// Draws how the armies stand: a bar for the battalions of both sides in each zone that is shown.
pub fn zones(painter: &Painter, camera: &MapCamera, scene: &Scene<'_>, area: Rect) {
    for zone in scene.picture.zones.iter().filter(|zone| zone.battalions.0 > 0 || camera.zoom() >= ZOOM_ALL_ZONES) {
        let at = camera.to_screen(zone.at);
        if area.contains(at) {
            bar(painter, scene.palette, at, zone);
        }
    }
}

fn bar(painter: &Painter, p: &Palette, at: Pos2, zone: &ZoneMark) {
    let (red, blue) = zone.battalions;
    let size = vec2(22.0, 6.0);
    let whole = Rect::from_center_size(at, size);
    let share = f32::from(red) / f32::from((red + blue).max(1));
    let cut = whole.left() + size.x * share;
    painter.rect_filled(whole.expand(1.5), 1.0, p.ground);
    painter.rect_filled(Rect::from_min_max(whole.min, pos2(cut, whole.bottom())), 0.0, zone.sides.0.colour(p));
    painter.rect_filled(Rect::from_min_max(pos2(cut, whole.top()), whole.max), 0.0, zone.sides.1.colour(p));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arc_goes_from_the_shooter_to_the_target_and_bows_north() {
        for (from, to) in [(pos2(10.0, 200.0), pos2(300.0, 180.0)), (pos2(300.0, 180.0), pos2(10.0, 200.0))] {
            let whole = arc(from, to, 1.0);
            assert!(whole[0].distance(from) < 1e-3 && whole[PIECES].distance(to) < 1e-3);
            assert!(whole[PIECES / 2].y < from.lerp(to, 0.5).y, "up on the screen is north");
            let half = arc(from, to, 0.5);
            assert!(half[PIECES].distance(whole[PIECES / 2]) < 1e-3);
        }
    }
}
