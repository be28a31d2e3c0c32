//! What lies over the ground: places, names, forces, ways, rings and marks, with what the mouse does to them. [`super::layout`] says where.

use std::sync::Arc;

use bevy::math::{Rect as PlaneRect, Vec2};
use bevy_egui::egui::{self, Color32, FontFamily, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, vec2};

use super::{
    camera::{self, MapCamera},
    chart,
    kept::{KeptLayout, LayoutBeside},
    labels::{self, LabelShelf},
    lattice::{self, draw::Woven},
    layout::{
        Face, Owner, Placed, features,
        stacks::{self, Stack},
    },
    marks::{self, cluster_mark, control_track, describe, place_mark, place_word},
    salvos,
    scene::{Layers, MapGround, Picture, PlaceMark, StepPermission},
    symbols, tray,
};
use crate::app::theme::{Palette, Side, style};
use crate::catalog::NationId;
use crate::report::words::numbers::signed;
use crate::rules::vocab::ids::AgreementId;

/// What a person meant with the map.
#[derive(Clone, Debug, PartialEq)]
pub enum MapIntent {
    /// Look at this force.
    Force(u32),
    /// Look at this place.
    Place(u16),
    /// Read what binds these two governments; the agreement is the weightiest of theirs.
    Pair(NationId, NationId, Option<AgreementId>),
    /// Point at this spot of the plane: nothing lies there.
    Spot(Vec2),
    /// Send what is selected there.
    Send(Vec2),
    /// The pointer rests over this spot.
    Hover(Vec2),
}

/// What of the map is chosen, kept between frames.
#[derive(bevy::prelude::Resource, Clone, Debug, Default)]
pub struct MapChosen {
    /// The selected force.
    pub force: Option<u32>,
    /// The selected place.
    pub place: Option<u16>,
    /// The stack whose tray is open, by one of its forces.
    pub tray: Option<u32>,
    /// On which side of its stack the tray stands, while it is open.
    side: tray::TraySide,
    /// What is kept of the lattice's picture.
    pub lattice: lattice::KeptLattice,
    /// What has found its place on the screen, and for what; at rest nothing is placed anew.
    kept: KeptLayout,
}

/// Everything the overlay reads.
pub struct Scene<'a> {
    /// Still ground.
    pub ground: &'a MapGround,
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

/// What a screen reader hears of the map.
fn label(scene: &Scene<'_>) -> String {
    let lattice = if scene.layers.lattice { format!(". {}", scene.picture.lattice.says()) } else { String::new() };
    format!("Map, {} forces in view{lattice}", scene.picture.counters.len())
}

/// Fills the rest of `ui` with the map and says what was meant.
pub fn show(ui: &mut Ui, camera: &mut MapCamera, scene: &Scene<'_>, chosen: &mut MapChosen, intents: &mut Vec<MapIntent>) -> Response {
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Other, true, label(scene)));
    camera.opening = scene.ground.opening;
    camera::steer(ui, &response, camera, scene.reduced_motion);
    // What stood round the map in the last frame.
    let covered = std::mem::take(&mut camera.covered);
    let painter = ui.painter_at(rect);
    let loom = lattice::draw::lay(&painter, camera, scene, rect, &covered, &mut chosen.lattice);
    let beside = LayoutBeside { covered, place: chosen.place, lattice: loom.as_ref().map(|loom| loom.laid()) };
    let placed = chosen.kept.placed(&painter, camera, scene, beside);
    let pointer = response.hover_pos().filter(|_| response.contains_pointer());
    let woven = loom.map(|loom| loom.weave(&placed.governments, pointer));
    let mut board = Board { painter: &painter, camera, scene, shelf: placed.shelf.clone(), area: rect, placed: &placed };
    let told = salvos::chips(&painter, board.camera, scene, rect, &mut placed.firm.clone());
    chart::graticule(&painter, scene.palette, board.camera, scene.ground, scene.text_scale);
    board.reachable();
    let ring_names = board.rings();
    if let Some(woven) = &woven {
        woven.links(&painter, scene.palette, scene.reduced_motion);
    }
    board.presence();
    board.ways();
    board.marks(chosen);
    board.names(chosen);
    if let Some(woven) = &woven {
        woven.nodes(&painter, scene.palette);
    }
    salvos::zones(&painter, board.camera, scene, rect);
    board.stacks(chosen);
    salvos::arcs(&painter, board.camera, scene);
    board.event();
    for (at, galley, colour) in ring_names {
        painter.rect_filled(Rect::from_min_size(at, galley.size()).expand2(vec2(4.0, 1.0)), 3.0, scene.palette.ground.gamma_multiply(0.85));
        painter.galley(at, galley, colour);
    }
    salvos::paint_chips(&painter, scene.palette, &told);
    if let Some(at) = pointer {
        intents.push(MapIntent::Hover(board.camera.to_plane(at)));
        let on_nothing_else = !board.tooltip(ui, &response, at);
        if let Some(under) = woven.as_ref().and_then(Woven::pointed).filter(|_| on_nothing_else) {
            lattice::legend::card(ui, &response, scene.palette, &scene.picture.lattice, under);
        }
    }
    let mut opened = None;
    if response.clicked() {
        if let Some(at) = response.interact_pointer_pos() {
            let link = woven.as_ref().and_then(|woven| woven.link_at(at));
            opened = click(&board, at, link, chosen, intents);
        }
    } else if response.secondary_clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        intents.push(MapIntent::Send(board.camera.to_plane(at)));
    }
    let stack = chosen.tray.and_then(|id| placed.stacks.iter().find(|stack| stack.counters.len() > 1 && board.holds(stack, id)));
    chosen.tray = chosen.tray.filter(|_| stack.is_some());
    if stack.is_none() {
        chosen.side = None;
    }
    if let Some(stack) = stack {
        let (tray, close) = tray::show(ui, (rect, placed.as_ref(), stack), scene, (chosen.force, &mut chosen.side), intents);
        tray::leader(&painter, scene, stack.at, tray);
        if close {
            chosen.tray = None;
        }
    }
    if woven.is_some() {
        lattice::legend::show(ui.ctx(), rect, scene, &mut chosen.lattice);
        camera.covered.extend(chosen.lattice.legend);
    }
    if let Some(part) = opened {
        camera.show(part);
        ui.ctx().request_repaint();
    }
    response
}

/// What a click does; gives back the part of the plane to look at where it opens a cluster of features.
fn click(board: &Board<'_>, at: Pos2, link: Option<MapIntent>, chosen: &mut MapChosen, intents: &mut Vec<MapIntent>) -> Option<PlaneRect> {
    if let Some(stack) = stacks::hit(&board.placed.stacks, at) {
        let first = &board.scene.picture.counters[stack.counters[0]];
        if stack.counters.len() == 1 {
            chosen.tray = None;
            intents.push(MapIntent::Force(first.id));
        } else {
            if chosen.tray != Some(first.id) {
                chosen.side = None;
            }
            chosen.tray = Some(first.id);
            intents.extend(first.place.map(MapIntent::Place));
        }
        return None;
    }
    chosen.tray = None;
    if let Some(cluster) = board.cluster_at(at) {
        return Some(cluster.part(board.scene.ground));
    }
    match board.place_at(at) {
        Some(place) => intents.push(MapIntent::Place(place.id)),
        None => intents.push(link.unwrap_or_else(|| MapIntent::Spot(board.camera.to_plane(at)))),
    }
    None
}

struct Board<'a> {
    painter: &'a Painter,
    camera: &'a MapCamera,
    scene: &'a Scene<'a>,
    shelf: LabelShelf,
    area: Rect,
    placed: &'a Placed,
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

    fn holds(&self, stack: &Stack, id: u32) -> bool {
        stack.counters.iter().any(|&index| self.scene.picture.counters[index].id == id)
    }

    fn place_at(&self, at: Pos2) -> Option<&PlaceMark> {
        let near = self.placed.marks.iter().filter(|(_, mark)| mark.distance(at) < 11.0);
        near.min_by(|a, b| a.1.distance_sq(at).total_cmp(&b.1.distance_sq(at))).map(|(index, _)| &self.scene.ground.places[*index])
    }

    fn cluster_at(&self, at: Pos2) -> Option<&features::Cluster> {
        self.placed.clusters.iter().find(|cluster| cluster.mark.distance(at) < 13.0)
    }

    /// Where the selected force can be at the end of the turn: a light tint with one outline.
    fn reachable(&self) {
        let Some(&(first, _)) = self.scene.picture.reachable.first() else { return };
        let colour = self.palette().reach;
        let template = self.scene.ground.hexes.iter().min_by(|a, b| a.centre.distance(first).total_cmp(&b.centre.distance(first)));
        let Some(template) = template else { return };
        let size = self.scene.ground.hex_km / self.camera.km_per_pt;
        let text = size > 46.0 && self.scene.picture.reachable.len() < 400;
        let mut tint = egui::Mesh::default();
        let mut texts = Vec::new();
        for &(centre, tenths) in &self.scene.picture.reachable {
            let at = self.camera.to_screen(centre);
            if !self.area.expand(size).contains(at) {
                continue;
            }
            let base = tint.vertices.len() as u32;
            for corner in template.corners {
                tint.colored_vertex(self.camera.to_screen(centre + (corner - template.centre)), colour.gamma_multiply(0.10));
            }
            for i in 1..5 {
                tint.add_triangle(base, base + i, base + i + 1);
            }
            if text && tenths > 0 {
                texts.push((at, format!("{}.{} d", tenths / 10, tenths % 10)));
            }
        }
        self.painter.add(Shape::mesh(tint));
        for [a, b] in &self.scene.picture.reach_rim {
            let line = [self.camera.to_screen(*a), self.camera.to_screen(*b)];
            if self.area.intersects(Rect::from_two_pos(line[0], line[1]).expand(1.0)) {
                self.painter.line_segment(line, Stroke::new(1.5, colour.gamma_multiply(0.85)));
            }
        }
        for (at, days) in texts {
            let galley = labels::layout(self.painter, &days, 10.0 * self.scene.text_scale, FontFamily::Proportional, self.palette().text);
            self.painter.galley(at + vec2(-galley.size().x * 0.5, size * 0.2), galley, self.palette().text);
        }
    }

    /// Draws the rings; gives back their names, which stand at the east point of each, clear of other things.
    fn rings(&mut self) -> Vec<(Pos2, Arc<egui::Galley>, Color32)> {
        let mut names = Vec::new();
        if !self.scene.layers.ranges {
            return names;
        }
        for ring in &self.scene.picture.rings {
            let colour = self.palette().side(ring.side);
            let line = self.path(&ring.points);
            self.painter.add(Shape::line(line.clone(), Stroke::new(3.0, self.rim())));
            self.painter.extend(Shape::dashed_line(&line, Stroke::new(1.25, colour), 9.0, 5.0));
            let galley = labels::layout(self.painter, &ring.label, 11.0 * self.scene.text_scale, FontFamily::Proportional, self.palette().strong);
            let room = galley.size() + vec2(8.0, 2.0);
            let mut points: Vec<Pos2> = line.into_iter().filter(|point| self.area.shrink(4.0).contains(*point)).collect();
            points.sort_by(|a, b| b.x.total_cmp(&a.x));
            // The east point first, then further round the ring.
            let free = points.iter().step_by(3).find_map(|&point| labels::beside(&self.shelf, self.area, point, 2.0, room));
            if let Some(rect) = free {
                self.shelf.take(rect);
                names.push((rect.min + vec2(4.0, 1.0), galley, self.palette().strong));
            }
        }
        names
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
                let (colour, dash) = match way.leaves.get(i).copied().unwrap_or(StepPermission::Granted) {
                    StepPermission::Granted => (p.route, None),
                    StepPermission::Ask => (p.warn, Some((4.0, 4.0))),
                    StepPermission::Denied => (p.bad, Some((2.0, 5.0))),
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
                let colour = match way.leaves.last().copied().unwrap_or(StepPermission::Granted) {
                    StepPermission::Granted => p.route,
                    StepPermission::Ask => p.warn,
                    StepPermission::Denied => p.bad,
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

    fn marks(&self, chosen: &MapChosen) {
        let p = *self.palette();
        let zoom = self.camera.zoom();
        let radius = (2.6 + zoom.log2().max(0.0) * 0.8).clamp(2.6, 6.5) * self.scene.text_scale.sqrt();
        for &(index, at) in &self.placed.marks {
            let place = &self.scene.ground.places[index];
            place_mark(self.painter, &p, at, if place.tier <= 1 { radius } else { radius * 0.8 }, place, chosen.place == Some(place.id));
        }
        for cluster in &self.placed.clusters {
            cluster_mark(self.painter, &p, cluster.mark, features::CLUSTER, cluster.places.len());
        }
    }

    fn names(&self, chosen: &MapChosen) {
        let p = *self.palette();
        for name in &self.placed.names {
            let place = match name.owner {
                Owner::Place(index) => Some(&self.scene.ground.places[index]),
                _ => None,
            };
            let colour = match name.owner {
                Owner::Water(_) => p.water_name,
                Owner::Realm(index) if !self.scene.ground.realms[index].at_table => p.country_name.gamma_multiply(0.8),
                Owner::Realm(_) | Owner::Beyond(_) => p.country_name,
                Owner::Place(_) if name.face == Face::Plain => p.text,
                _ => p.strong,
            };
            let is_chosen = place.is_some_and(|place| chosen.place == Some(place.id));
            let ink = if name.under { colour.gamma_multiply(0.75) } else { colour };
            if let Some(line) = name.leader() {
                self.painter.line_segment(line, Stroke::new(3.0, self.rim()));
                self.painter.line_segment(line, Stroke::new(1.0, colour));
            }
            let galley = labels::layout(self.painter, &name.text, name.size, name.face.family(), ink);
            if is_chosen {
                self.painter.rect_stroke(name.rect.expand(2.0), 2.0, Stroke::new(1.5, p.selection), egui::StrokeKind::Outside);
            }
            // A name with more room than its text stands at the side that is nearer to its mark.
            let x = if name.rect.center().x < name.mark.x { name.rect.right() - galley.size().x } else { name.rect.left() };
            labels::halo(self.painter, egui::pos2(x, name.rect.top()), &galley, ink, self.rim());
            if let Some((place, control)) = place.and_then(|place| Some((place, place.control?))) {
                control_track(self.painter, &p, egui::pos2(name.rect.left(), name.rect.top() + galley.size().y), control, place.ends);
            }
        }
    }

    fn stacks(&self, chosen: &MapChosen) {
        let p = self.palette();
        for stack in &self.placed.stacks {
            for &end in &stack.ends {
                self.painter.line_segment([end, stack.at], Stroke::new(2.5, self.rim()));
                self.painter.line_segment([end, stack.at], Stroke::new(1.0, p.strong.gamma_multiply(0.8)));
                self.painter.circle(end, 1.8, p.strong, Stroke::new(1.0, self.rim()));
            }
        }
        for stack in &self.placed.stacks {
            if stack.counters.iter().any(|&index| Some(self.scene.picture.counters[index].id) == chosen.force) {
                marks::brackets(self.painter, p, stack.at, stack.size * 0.92);
            }
            let symbol = stack.symbol(self.scene.picture);
            match stack.counters.len() {
                0 | 1 => symbols::paint(self.painter, p, stack.at, stack.size, &symbol),
                count => symbols::paint_stack(self.painter, p, stack.at, stack.size, &symbol, count),
            }
        }
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

    /// Tells what the pointer is on; false if nothing is there.
    fn tooltip(&self, ui: &Ui, response: &Response, at: Pos2) -> bool {
        let mut lines: Vec<String> = Vec::new();
        if let Some(stack) = stacks::hit(&self.placed.stacks, at) {
            lines.extend(stack.counters.iter().take(8).map(|&index| describe(&self.scene.picture.counters[index])));
            if stack.counters.len() > 8 {
                lines.push(format!("and {} more", stack.counters.len() - 8));
            }
        } else if let Some(cluster) = self.cluster_at(at) {
            lines.push(format!("{}: click to look closer", cluster.name));
            lines.extend(cluster.places.iter().map(|&index| {
                let place = &self.scene.ground.places[index];
                place.control.map_or_else(|| place.name.clone(), |control| format!("{}: control {}", place.name, signed(control)))
            }));
        } else if let Some(place) = self.place_at(at) {
            lines.push(place.name.clone());
            lines.push(format!(
                "{}{}",
                place_word(place.kind),
                if place.letters.is_empty() { String::new() } else { format!(", {}", place.letters) }
            ));
            if let Some(control) = place.control {
                lines.push(format!("control {} of −3 to +3", signed(control)));
            }
        }
        if !lines.is_empty() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
            response.clone().on_hover_ui_at_pointer(|ui| {
                for line in &lines {
                    // A tooltip at the pointer is narrow at an edge of the window, and would break before a strength.
                    ui.add(egui::Label::new(line).extend());
                }
            });
        }
        !lines.is_empty()
    }
}
