//! The tray: what a stack of forces holds, as a list beside it with a line to it.

use bevy_egui::egui::{
    self, Area, Button, Frame, Id, Margin, Order, Painter, Pos2, Rect, RichText, ScrollArea, Stroke, Ui, WidgetInfo, WidgetType, vec2,
};

use super::layout::stacks::Stack;
use super::marks::describe;
use super::overlay::{MapIntent, Scene};
use super::scene::Counter;
use super::symbols::{self, Symbol};

/// Width at text scale 1, and the height at most as a part of the map's.
const WIDTH: f32 = 320.0;
const TALLEST: f32 = 0.6;
/// Height of a frame in a row, in points.
const FRAME: f32 = 20.0;

/// Shows the tray of a stack. Gives back the ground that it takes, and whether it is to be closed.
pub fn show(ui: &Ui, map: Rect, scene: &Scene<'_>, stack: &Stack, chosen: Option<u32>, intents: &mut Vec<MapIntent>) -> (Rect, bool) {
    let p = scene.palette;
    let width = (WIDTH * scene.text_scale).min(map.width() * 0.6);
    let counters: Vec<&Counter> = stack.counters.iter().map(|&index| &scene.picture.counters[index]).collect();
    // On the side of the stack that has more room.
    let right = stack.at.x < map.center().x;
    let x = if right { stack.at.x + stack.size * 1.4 } else { stack.at.x - stack.size * 1.4 - width - 18.0 };
    let rows = counters.len() as f32 * (FRAME + 22.0) * scene.text_scale + 46.0;
    let height = rows.min(map.height() * TALLEST);
    let y = (stack.at.y - height * 0.4).clamp(map.top() + 8.0, (map.bottom() - height - 16.0).max(map.top() + 8.0));
    let mut close = false;
    let frame = Frame::new().fill(p.panel).stroke(Stroke::new(1.0, p.edge)).corner_radius(6).inner_margin(Margin::same(8));
    let area = Area::new(Id::new("tray")).order(Order::Middle).fixed_pos(egui::pos2(x.clamp(map.left() + 4.0, map.right() - width - 22.0), y));
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
    (shown.response.rect, close)
}

/// What a stack is called over its list.
fn title(counters: &[&Counter]) -> String {
    let hulls: u32 = counters.iter().map(|counter| u32::from(counter.symbol.strength)).sum();
    let mut letters: Vec<&str> = counters.iter().map(|counter| counter.symbol.letters.as_str()).filter(|letters| !letters.is_empty()).collect();
    letters.dedup();
    let forces = if counters.len() == 1 { "force" } else { "forces" };
    let whose = if letters.len() == 1 { format!("{} · ", letters[0]) } else { String::new() };
    format!("{whose}{} {forces}, strength {hulls}", counters.len())
}

/// A force: its frame, its name, its strength and what it does.
fn row(ui: &mut Ui, scene: &Scene<'_>, counter: &Counter, chosen: bool) -> bool {
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
