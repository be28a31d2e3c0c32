//! The tray: what a stack of forces holds, as a list beside it with a line to it.

use bevy_egui::egui::{
    self, Area, Button, Frame, Id, Margin, Order, Painter, Pos2, Rect, RichText, ScrollArea, Stroke, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};

use super::layout::Placed;
use super::layout::stacks::Stack;
use super::marks::describe;
use super::overlay::{MapIntent, Scene};
use super::scene::MapForce;
use super::symbols::{self, Symbol};

/// Width at text scale 1, and the height at most as a part of the map's.
const WIDTH: f32 = 320.0;
const TALLEST: f32 = 0.6;
/// Height of a frame in a row, in points.
const FRAME: f32 = 20.0;

/// The side of a stack on which its tray stands, by its number among [`spots`], kept while the tray is open: a list does not move under the pointer.
pub type TraySide = Option<usize>;

/// Where a tray of this size can stand beside its stack, off its symbol, the usual first.
fn spots(stack: &Stack, map: Rect, size: Vec2) -> Vec<(usize, Rect)> {
    let (gap, room) = (stack.size * 1.4, map.shrink2(vec2(4.0, 8.0)));
    let right = stack.at.x < map.center().x;
    let beside = [right, !right].into_iter().flat_map(|right| {
        let x = if right { stack.at.x + gap } else { stack.at.x - gap - size.x };
        [0.4, 0.0, 1.0, 0.2, 0.7].into_iter().map(move |lean| pos2(x, stack.at.y - size.y * lean))
    });
    let over = [true, false].into_iter().flat_map(|below| {
        let y = if below { stack.at.y + gap } else { stack.at.y - gap - size.y };
        [0.5, 0.0, 1.0].into_iter().map(move |lean| pos2(stack.at.x - size.x * lean, y))
    });
    let inside = |at: Pos2| at.clamp(room.min, (room.max - size).max(room.min));
    beside.chain(over).map(|at| Rect::from_min_size(inside(at), size)).enumerate().collect()
}

/// How much of the map a tray would hide there: symbols count most, since they are what is clicked.
fn hides(placed: &Placed, stack: &Stack, rect: Rect) -> usize {
    let others = placed.stacks.iter().filter(|other| other.counters != stack.counters && other.rect().intersects(rect)).count();
    let marks = placed.marks.iter().filter(|(_, at)| rect.contains(*at)).count() + placed.clusters.iter().filter(|c| rect.contains(c.mark)).count();
    let own = if stack.rect().intersects(rect) { 100 } else { 0 };
    own + 4 * others + 2 * marks + placed.names.iter().filter(|name| name.rect.intersects(rect)).count()
}

/// The spot of a tray: the one that it has, or that which hides least.
fn spot(placed: &Placed, stack: &Stack, map: Rect, size: Vec2, side: &mut TraySide) -> Rect {
    let all = spots(stack, map, size);
    let least = || all.iter().min_by_key(|(number, rect)| (hides(placed, stack, *rect), *number)).map_or(0, |(number, _)| *number);
    let number = *side.get_or_insert_with(least);
    all.get(number).map_or(Rect::from_min_size(map.min, size), |(_, rect)| *rect)
}

/// Shows the tray of a stack. Gives back the ground that it takes, and whether it is to be closed: a press anywhere else closes it.
pub fn show(
    ui: &Ui,
    (map, placed, stack): (Rect, &Placed, &Stack),
    scene: &Scene<'_>,
    (chosen, side): (Option<u32>, &mut TraySide),
    intents: &mut Vec<MapIntent>,
) -> (Rect, bool) {
    let p = scene.palette;
    let width = (WIDTH * scene.text_scale).min(map.width() * 0.6);
    let counters: Vec<&MapForce> = stack.counters.iter().map(|&index| &scene.picture.counters[index]).collect();
    let rows = counters.len() as f32 * (FRAME + 22.0) * scene.text_scale + 46.0;
    let height = rows.min(map.height() * TALLEST);
    let at = spot(placed, stack, map, vec2(width + 18.0, height + 8.0), side).min;
    let mut close = false;
    let frame = Frame::new().fill(p.panel).stroke(Stroke::new(1.0, p.edge)).corner_radius(6).inner_margin(Margin::same(8));
    let area = Area::new(Id::new("tray")).order(Order::Middle).fixed_pos(at);
    let shown = area.show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(width);
            ui.horizontal(|ui| {
                ui.label(RichText::new(title(&counters)).strong().color(p.strong));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    close = ui.small_button("Close").on_hover_text("Esc").clicked();
                });
            });
            ScrollArea::vertical().max_height((height - 46.0).max(60.0)).show(ui, |ui| {
                for counter in counters {
                    if row(ui, scene, counter, chosen == Some(counter.id)) {
                        intents.push(MapIntent::Force(counter.id));
                    }
                }
            });
        });
    });
    let tray = shown.response.rect;
    let outside = |at: Pos2| !tray.contains(at) && stack.at.distance(at) >= stack.size * 0.75;
    close |= ui.input(|input| input.pointer.any_pressed() && input.pointer.interact_pos().is_some_and(outside));
    (tray, close)
}

/// What a stack is called over its list.
fn title(counters: &[&MapForce]) -> String {
    let hulls: u32 = counters.iter().map(|counter| u32::from(counter.symbol.strength)).sum();
    let mut letters: Vec<&str> = counters.iter().map(|counter| counter.symbol.letters.as_str()).filter(|letters| !letters.is_empty()).collect();
    letters.dedup();
    let forces = if counters.len() == 1 { "force" } else { "forces" };
    let whose = if letters.len() == 1 { format!("{} · ", letters[0]) } else { String::new() };
    format!("{whose}{} {forces}, strength {hulls}", counters.len())
}

/// A force: its frame, its name, its strength and what it does.
fn row(ui: &mut Ui, scene: &Scene<'_>, counter: &MapForce, chosen: bool) -> bool {
    let p = scene.palette;
    let s = &counter.symbol;
    let whose = if s.letters.is_empty() { String::new() } else { format!("{} · ", s.letters) };
    let strength = if s.strength > 0 { format!(" · strength {}", s.strength) } else { String::new() };
    let doing = if counter.doing.is_empty() { String::new() } else { format!(" · {}", counter.doing) };
    let mut text = egui::text::LayoutJob::default();
    let format =
        |style: egui::TextStyle, ui: &Ui, colour| egui::TextFormat { font_id: style.resolve(ui.style()), color: colour, ..Default::default() };
    text.append(&counter.name, 0.0, format(egui::TextStyle::Body, ui, p.strong));
    text.append("\n", 0.0, format(egui::TextStyle::Small, ui, p.text));
    text.append(&format!("{whose}{}{strength}{doing}", symbols::icon_word(s.icon)), 0.0, format(egui::TextStyle::Small, ui, p.weak));
    let room = FRAME * 1.9;
    let inner = ui.horizontal(|ui| {
        let (frame, _) = ui.allocate_exact_size(vec2(room, FRAME * 1.5), egui::Sense::hover());
        let bare = Symbol { letters: String::new(), strength: 0, ..s.clone() };
        symbols::paint(ui.painter(), p, frame.center(), FRAME, &bare);
        ui.add(Button::selectable(chosen, text).wrap().min_size(vec2(ui.available_width(), 0.0)))
    });
    let button = inner.inner;
    button.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, chosen, describe(counter)));
    button.clicked()
}

/// The line from a stack to its tray.
pub fn leader(painter: &Painter, scene: &Scene<'_>, from: Pos2, tray: Rect) {
    let end = from.clamp(tray.min, tray.max);
    painter.line_segment([from, end], Stroke::new(3.5, scene.palette.ground.gamma_multiply(0.75)));
    painter.line_segment([from, end], Stroke::new(1.4, scene.palette.strong));
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::math::Vec2 as Plane;

    fn stack(at: Pos2, counter: usize) -> Stack {
        Stack { counters: vec![counter], at, anchor: Plane::ZERO, size: 24.0, ends: Vec::new() }
    }

    #[test]
    fn a_list_stands_where_it_hides_least_and_stays_there() {
        let map = Rect::from_min_size(pos2(0.0, 44.0), vec2(860.0, 620.0));
        let size = vec2(338.0, 200.0);
        let own = stack(pos2(420.0, 340.0), 0);
        let mut placed = Placed { stacks: vec![own.clone()], ..Placed::default() };
        let usual = spot(&placed, &own, map, size, &mut None);
        assert!(map.contains_rect(usual) && !usual.intersects(own.rect()) && usual.left() > own.at.x);
        // Others lie where it would stand: it stands elsewhere.
        for (n, y) in [200.0, 280.0, 360.0, 440.0].into_iter().enumerate() {
            placed.stacks.push(stack(pos2(560.0, y), n + 1));
        }
        let mut side = None;
        let moved = spot(&placed, &own, map, size, &mut side);
        assert!(placed.stacks.iter().all(|other| !other.rect().intersects(moved)), "{moved:?}");
        // While it is open nothing moves it.
        placed.stacks.push(stack(moved.center(), 9));
        assert_eq!(spot(&placed, &own, map, size, &mut side), moved);
    }

    #[test]
    fn a_list_stays_in_the_map_wherever_its_stack_is() {
        let map = Rect::from_min_size(pos2(0.0, 44.0), vec2(500.0, 420.0));
        for at in [map.left_top(), map.right_top(), map.left_bottom(), map.right_bottom(), map.center()] {
            let own = stack(at, 0);
            let placed = Placed { stacks: vec![own.clone()], ..Placed::default() };
            for size in [vec2(300.0, 150.0), vec2(318.0, 250.0)] {
                let rect = spot(&placed, &own, map, size, &mut None);
                assert!(map.contains_rect(rect), "{at:?}: {rect:?}");
            }
        }
    }
}
