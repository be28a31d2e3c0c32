//! What lies over the ground: places, names, forces, ways, rings and marks, with what the mouse does to them.

use bevy::math::Vec2;
use bevy_egui::egui::{self, Color32, FontFamily, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, vec2};

use super::{
    camera::{self, MapCamera},
    labels::{self, Shelf},
    marks::{control_track, describe, place_mark, place_word, spread},
    salvos,
    scene::{Ground, Layers, Leave, NameKind, Picture, PlaceMark},
    stacks::{self, Group},
    symbols,
};
use crate::app::theme::{Palette, Side, style};
use crate::catalog::PlaceKind;

/// What a person meant with the map.
#[derive(Clone, Debug, PartialEq)]
pub enum MapIntent {
    /// Look at this force.
    Force(u32),
    /// Look at this place.
    Place(u16),
    /// Point at this spot of the plane: nothing lies there.
    Spot(Vec2),
    /// Send what is selected there.
    Send(Vec2),
    /// The pointer rests over this spot.
    Hover(Vec2),
}

/// What of the map is chosen, kept between frames.
#[derive(bevy::prelude::Resource, Clone, Debug, Default)]
pub struct Chosen {
    /// The selected force.
    pub force: Option<u32>,
    /// The selected place.
    pub place: Option<u16>,
    /// The stack that is fanned out, by its anchor on the plane.
    pub fan: Option<Vec2>,
}

/// Everything the overlay reads.
pub struct Scene<'a> {
    /// Still ground.
    pub ground: &'a Ground,
    /// Moving picture.
    pub picture: &'a Picture,
    /// Chosen layers.
    pub layers: Layers,
    /// Colours.
    pub palette: &'a Palette,
    /// Factor for text.
    pub text_scale: f32,
    /// No gliding.
    pub reduced_motion: bool,
}

/// Fills the rest of `ui` with the map and says what was meant.
pub fn show(ui: &mut Ui, camera: &mut MapCamera, scene: &Scene<'_>, chosen: &mut Chosen, intents: &mut Vec<MapIntent>) -> Response {
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Other, true, format!("Map, {} forces in view", scene.picture.counters.len())));
    camera::steer(ui, &response, camera, scene.reduced_motion);
    let painter = ui.painter_at(rect);
    let mut board = Board { painter: &painter, camera, scene, shelf: Shelf::default(), area: rect };
    let groups = stacks::group(scene, board.camera, chosen);
    // Marks first take their ground, then names find what is left; drawing goes the other way round.
    for group in &groups {
        for slot in &group.slots {
            board.shelf.take(Rect::from_center_size(slot.at, vec2(group.size * 1.5, group.size * 1.7)));
        }
    }
    let told = salvos::chips(&painter, board.camera, scene, rect, &mut board.shelf);
    board.reachable();
    board.rings();
    board.links();
    board.presence();
    board.ways();
    board.places(chosen);
    board.ground_names();
    salvos::zones(&painter, board.camera, scene, rect);
    board.groups(&groups, chosen);
    salvos::arcs(&painter, board.camera, scene);
    board.event();
    salvos::paint_chips(&painter, scene.palette, &told);
    let pointer = response.hover_pos().filter(|_| response.contains_pointer());
    if let Some(at) = pointer {
        intents.push(MapIntent::Hover(board.camera.to_plane(at)));
        board.tooltip(ui, &response, &groups, at);
    }
    if response.clicked() {
        if let Some(at) = response.interact_pointer_pos() {
            click(&board, &groups, at, chosen, intents);
        }
    } else if response.secondary_clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        intents.push(MapIntent::Send(board.camera.to_plane(at)));
    }
    response
}

fn click(board: &Board<'_>, groups: &[Group<'_>], at: Pos2, chosen: &mut Chosen, intents: &mut Vec<MapIntent>) {
    if let Some((group, slot)) = stacks::hit(groups, at) {
        match slot.counters.as_slice() {
            [only] => intents.push(MapIntent::Force(only.id)),
            many => {
                chosen.fan = Some(group.anchor);
                if let Some(place) = many[0].place {
                    intents.push(MapIntent::Place(place));
                }
            }
        }
        return;
    }
    chosen.fan = None;
    match board.place_at(at) {
        Some(place) => intents.push(MapIntent::Place(place.id)),
        None => intents.push(MapIntent::Spot(board.camera.to_plane(at))),
    }
}

struct Board<'a> {
    painter: &'a Painter,
    camera: &'a MapCamera,
    scene: &'a Scene<'a>,
    shelf: Shelf,
    area: Rect,
}

impl Board<'_> {
    fn palette(&self) -> &Palette {
        self.scene.palette
    }

    fn rim(&self) -> Color32 {
        self.palette().rim(0.75)
    }

    fn path(&self, points: &[Vec2]) -> Vec<Pos2> {
        points.iter().map(|&p| self.camera.to_screen(p)).collect()
    }

    /// Whether a place is worth showing at this zoom.
    fn shows(&self, place: &PlaceMark) -> bool {
        match place.kind {
            PlaceKind::Strait => false,
            PlaceKind::Feature => self.scene.layers.features,
            _ => place.tier <= 1 || self.camera.zoom() > 2.2,
        }
    }

    fn place_at(&self, at: Pos2) -> Option<&PlaceMark> {
        let near = |place: &&PlaceMark| self.camera.to_screen(place.at).distance(at) < 11.0;
        self.scene.ground.places.iter().filter(|place| self.shows(place)).filter(near).min_by(|a, b| {
            let d = |place: &PlaceMark| self.camera.to_screen(place.at).distance_sq(at);
            d(a).total_cmp(&d(b))
        })
    }

    fn reachable(&self) {
        let Some(&(first, _)) = self.scene.picture.reachable.first() else { return };
        let p = self.palette();
        let template = self.scene.ground.hexes.iter().min_by(|a, b| a.centre.distance(first).total_cmp(&b.centre.distance(first)));
        let Some(template) = template else { return };
        let size = self.scene.ground.hex_km / self.camera.km_per_pt;
        let mut text = size > 46.0;
        text &= self.scene.picture.reachable.len() < 400;
        for &(centre, tenths) in &self.scene.picture.reachable {
            let at = self.camera.to_screen(centre);
            if !self.area.expand(size).contains(at) {
                continue;
            }
            let corners = template.corners.iter().map(|&c| self.camera.to_screen(centre + (c - template.centre) * 0.94)).collect();
            self.painter.add(Shape::convex_polygon(corners, p.reach.gamma_multiply(0.10), Stroke::new(1.0, p.reach.gamma_multiply(0.35))));
            if text && tenths > 0 {
                let days = format!("{}.{} d", tenths / 10, tenths % 10);
                let galley = labels::layout(self.painter, &days, 10.0 * self.scene.text_scale, FontFamily::Proportional, p.reach);
                self.painter.galley(at + vec2(-galley.size().x * 0.5, size * 0.2), galley, p.reach);
            }
        }
    }

    fn rings(&self) {
        if !self.scene.layers.ranges {
            return;
        }
        for ring in &self.scene.picture.rings {
            let colour = self.palette().side(ring.side);
            let line = self.path(&ring.points);
            self.painter.extend(Shape::dashed_line(&line, Stroke::new(1.5, colour.gamma_multiply(0.85)), 9.0, 5.0));
            let top = line.iter().copied().filter(|p| self.area.shrink(24.0).contains(*p)).min_by(|a, b| a.y.total_cmp(&b.y));
            if let Some(top) = top {
                let galley = labels::layout(self.painter, &ring.label, 11.0 * self.scene.text_scale, FontFamily::Proportional, colour);
                labels::halo(self.painter, top + vec2(-galley.size().x * 0.5, -galley.size().y - 3.0), &galley, colour, self.rim());
            }
        }
    }

    fn links(&self) {
        if !self.scene.layers.lattice {
            return;
        }
        let p = self.palette();
        for link in &self.scene.picture.links {
            let (a, b) = (self.camera.to_screen(link.from), self.camera.to_screen(link.to));
            let lift = (b - a).rot90() * 0.12;
            let bow: Vec<Pos2> = (0..=24)
                .map(|i| {
                    let t = i as f32 / 24.0;
                    a + (b - a) * t + lift * (4.0 * t * (1.0 - t))
                })
                .collect();
            let stroke = Stroke::new(1.0 + 1.4 * f32::from(link.strength), p.agreement.gamma_multiply(0.35 + 0.2 * f32::from(link.strength)));
            if link.in_force {
                self.painter.add(Shape::line(bow, stroke));
            } else {
                self.painter.extend(Shape::dashed_line(&bow, stroke, 8.0, 6.0));
            }
        }
    }

    fn presence(&self) {
        if !self.scene.layers.presence {
            return;
        }
        for &(at, side, weight) in &self.scene.picture.presence {
            let radius = (4.0 + (weight as f32).sqrt() * 3.5).min(46.0);
            let colour = self.palette().side(side);
            let shift = if side == Side::Opponent { 6.0 } else { -6.0 };
            let at = self.camera.to_screen(at) + vec2(shift, 0.0);
            self.painter.circle(at, radius, colour.gamma_multiply(0.14), Stroke::new(1.0, colour.gamma_multiply(0.6)));
        }
    }

    fn ways(&mut self) {
        let p = *self.palette();
        for way in &self.scene.picture.ways {
            let points = self.path(&way.points);
            for (i, leg) in points.windows(2).enumerate() {
                let (colour, dash) = match way.leaves.get(i).copied().unwrap_or(Leave::Granted) {
                    Leave::Granted => (p.route, None),
                    Leave::Ask => (p.warn, Some((4.0, 4.0))),
                    Leave::Denied => (p.bad, Some((2.0, 5.0))),
                };
                self.painter.line_segment([leg[0], leg[1]], Stroke::new(5.0, self.rim()));
                let stroke = Stroke::new(2.5, colour);
                match dash.or(if way.ordered { None } else { Some((9.0, 4.0)) }) {
                    None => {
                        self.painter.line_segment([leg[0], leg[1]], stroke);
                    }
                    Some((on, off)) => self.painter.extend(Shape::dashed_line(leg, stroke, on, off)),
                }
            }
            if let [.., before, end] = points.as_slice() {
                let colour = match way.leaves.last().copied().unwrap_or(Leave::Granted) {
                    Leave::Granted => p.route,
                    Leave::Ask => p.warn,
                    Leave::Denied => p.bad,
                };
                let d = (*end - *before).normalized();
                let head = vec![*end + d * 4.0, *end - d * 9.0 + d.rot90() * 6.0, *end - d * 9.0 - d.rot90() * 6.0];
                self.painter.add(Shape::convex_polygon(head, colour, Stroke::new(1.0, self.rim())));
                let galley = labels::layout(self.painter, &way.label, 12.0 * self.scene.text_scale, style::bold(), colour);
                // Symbols are drawn over it: it stands beside them where there is room.
                let padded = galley.size() + vec2(10.0, 4.0);
                let free = [10.0, 26.0, 44.0].iter().find_map(|&radius| labels::beside(&self.shelf, self.area, *end, radius, padded));
                let chip = free.unwrap_or_else(|| Rect::from_min_size(*end + vec2(5.0, -8.0 - galley.size().y), padded));
                let at = chip.min + vec2(5.0, 2.0);
                self.painter.rect(chip, 4.0, p.panel.gamma_multiply(0.94), Stroke::new(1.0, colour.gamma_multiply(0.6)), egui::StrokeKind::Outside);
                self.painter.galley(at, galley, colour);
                self.shelf.take(chip);
            }
        }
    }

    fn places(&mut self, chosen: &Chosen) {
        let zoom = self.camera.zoom();
        let p = *self.palette();
        let mut shown: Vec<(&PlaceMark, Pos2)> = self
            .scene
            .ground
            .places
            .iter()
            .filter(|place| self.shows(place))
            .map(|place| (place, self.camera.to_screen(place.at)))
            .filter(|(_, at)| self.area.expand(12.0).contains(*at))
            .collect();
        // Importance: what is chosen, what this level is about, other features in dispute, core places, capitals.
        let rank = |place: &PlaceMark| {
            (
                chosen.place != Some(place.id),
                place.control.is_none(),
                place.kind != PlaceKind::Feature,
                place.tier,
                place.kind != PlaceKind::Capital,
                place.id,
            )
        };
        shown.sort_by_key(|(place, _)| rank(place));
        let radius = (2.6 + zoom.log2().max(0.0) * 0.8).clamp(2.6, 6.5) * self.scene.text_scale.sqrt();
        for (place, at) in &shown {
            place_mark(self.painter, &p, *at, if place.tier <= 1 { radius } else { radius * 0.8 }, place, chosen.place == Some(place.id));
            self.shelf.take(Rect::from_center_size(*at, vec2(radius * 2.0, radius * 2.0)));
        }
        for (place, at) in shown {
            let must = chosen.place == Some(place.id);
            let feature = place.kind == PlaceKind::Feature || place.control.is_some();
            let worth = must || feature || zoom > if place.tier <= 1 { 1.35 } else { 3.5 };
            if !worth {
                continue;
            }
            let size = if feature || place.kind == PlaceKind::Capital { 12.5 } else { 11.5 } * self.scene.text_scale;
            let colour = if must || feature { p.strong } else { p.text };
            let family = if feature { style::bold() } else { FontFamily::Proportional };
            let galley = labels::layout(self.painter, &place.short, size, family, colour);
            // What the level is about keeps its name when forces crowd round it: the name then stands further off.
            let far = [radius, 26.0, 44.0];
            let room =
                far.iter().take(if feature { 3 } else { 1 }).find_map(|&radius| labels::beside(&self.shelf, self.area, at, radius, galley.size()));
            let Some(room) = room.or_else(|| must.then(|| labels::right_of(at, radius, galley.size()))) else { continue };
            self.shelf.take(room);
            labels::halo(self.painter, room.min, &galley, colour, self.rim());
            if let Some(control) = place.control {
                control_track(self.painter, &p, room.left_bottom() + vec2(0.0, 1.0), control);
                self.shelf.take(Rect::from_min_size(room.left_bottom(), vec2(58.0, 8.0)));
            }
        }
    }

    fn ground_names(&mut self) {
        let p = *self.palette();
        for name in &self.scene.ground.names {
            let at = self.camera.to_screen(name.at);
            let width = name.extent_km / self.camera.km_per_pt;
            let (family, colour, base, spaced) = match name.kind {
                NameKind::Sea => (style::italic(), p.water_name, 13.0, true),
                NameKind::Strait => (style::italic(), p.water_name, 11.0, false),
                NameKind::Nation => (style::bold(), p.country_name, 12.5, true),
            };
            let text = if spaced { spread(&name.text) } else { name.text.clone() };
            let size = (base * (0.8 + 0.2 * (width / 220.0).clamp(0.0, 4.0))).min(24.0) * self.scene.text_scale;
            let galley = labels::layout(self.painter, &text, size, family, colour);
            let fits = galley.size().x < width * if name.kind == NameKind::Strait { 3.0 } else { 1.15 };
            let rect = Rect::from_center_size(at, galley.size());
            if !fits || width > self.area.width() * 4.0 || !self.area.contains_rect(rect) || !self.shelf.is_free(rect) {
                continue;
            }
            self.shelf.take(rect);
            labels::halo(self.painter, rect.min, &galley, colour.gamma_multiply(0.9), p.rim(if p.look.high_contrast { 0.75 } else { 0.35 }));
        }
    }

    fn groups(&self, groups: &[Group<'_>], chosen: &Chosen) {
        let p = self.palette();
        for group in groups {
            let anchor = self.camera.to_screen(group.anchor);
            for slot in &group.slots {
                let Some(top) = slot.counters.first() else { continue };
                if slot.at.distance(anchor) > 3.0 {
                    self.painter.line_segment([anchor, slot.at], Stroke::new(1.0, p.strong.gamma_multiply(0.55)));
                }
                if slot.counters.iter().any(|c| Some(c.id) == chosen.force) {
                    let r = group.size * 0.86;
                    self.painter.circle_stroke(slot.at, r, Stroke::new(5.0, p.selection_rim));
                    self.painter.circle_stroke(slot.at, r, Stroke::new(2.5, p.selection));
                }
                if slot.counters.len() > 1 {
                    // A second frame peeps out behind.
                    symbols::paint(
                        self.painter,
                        p,
                        slot.at + vec2(3.0, -3.0),
                        group.size,
                        &symbols::Symbol { letters: String::new(), strength: 0, ..top.symbol.clone() },
                    );
                }
                symbols::paint(self.painter, p, slot.at, group.size, &slot.symbol());
                if slot.counters.len() > 1 {
                    self.badge(slot.at + vec2(group.size * 0.62, -group.size * 0.58), slot.counters.len());
                }
            }
        }
    }

    fn badge(&self, at: Pos2, count: usize) {
        let p = self.palette();
        let galley = labels::layout(self.painter, &count.to_string(), 10.5 * self.scene.text_scale, style::bold(), p.strong);
        let radius = (galley.size().x.max(galley.size().y) * 0.5 + 2.0).max(8.0);
        self.painter.circle(at, radius, p.panel, Stroke::new(1.3, p.strong));
        self.painter.galley(at - galley.size() * 0.5, galley, p.strong);
    }

    fn event(&self) {
        let Some(event) = &self.scene.picture.event else { return };
        let p = self.palette();
        let at = self.camera.to_screen(event.at);
        let colour = match event.tone {
            1.. => p.good,
            0 => p.event,
            _ => p.bad,
        };
        let grow = if self.scene.reduced_motion { 1.0 } else { event.progress.clamp(0.0, 1.0) };
        self.painter.circle_stroke(at, 18.0 + 26.0 * grow, Stroke::new(3.0, colour.gamma_multiply(1.0 - 0.6 * grow)));
        self.painter.circle_stroke(at, 18.0, Stroke::new(2.5, colour));
    }

    fn tooltip(&self, ui: &Ui, response: &Response, groups: &[Group<'_>], at: Pos2) {
        let mut lines: Vec<String> = Vec::new();
        if let Some((_, slot)) = stacks::hit(groups, at) {
            lines.extend(slot.counters.iter().take(8).map(|c| describe(c)));
            if slot.counters.len() > 8 {
                lines.push(format!("and {} more", slot.counters.len() - 8));
            }
        } else if let Some(place) = self.place_at(at) {
            lines.push(place.name.clone());
            lines.push(format!(
                "{}{}",
                place_word(place.kind),
                if place.letters.is_empty() { String::new() } else { format!(", {} ({})", place.letters, place.side.word()) }
            ));
            if let Some(control) = place.control {
                lines.push(format!("control {} of −3 to +3", crate::report::numbers::signed(control)));
            }
        }
        if !lines.is_empty() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
            response.clone().on_hover_ui_at_pointer(|ui| {
                for line in lines {
                    // A tooltip at the pointer is narrow at an edge of the window, and would break before a strength.
                    ui.add(egui::Label::new(line).extend());
                }
            });
        }
    }
}
