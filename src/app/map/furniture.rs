//! What stands round the map: layers, search, overview, scale, coordinates. All in corners of the map's area.

use bevy::prelude::Resource;
use bevy_egui::egui::{self, Align2, Area, Context, FontId, Frame, Id, Key, Margin, Modifiers, Order, Response, RichText, Stroke, pos2};

use super::{
    camera::{self, MapCamera},
    minimap::Minimap,
    overlay::{MapIntent, Scene},
    scene::Layers,
    search::Search,
};
use crate::app::theme::Palette;
use crate::geo::LatLon;

/// The state of what stands round the map.
#[derive(Resource, Default)]
pub struct Furniture {
    /// The overview map.
    pub minimap: Minimap,
    /// The search field.
    pub search: Search,
    /// Whether the overview is put away.
    pub minimap_hidden: bool,
    /// Where the pointer rests, in degrees; set by whoever knows the projection.
    pub pointer: Option<LatLon>,
    /// What hex the pointer rests on, in words.
    pub pointer_note: String,
    layers_open: bool,
}

impl Furniture {
    /// Forgets whoever looked: the search with its words, the open list of layers, what the pointer rested on. The overview stays, since it
    /// shows the ground alone and draws forces anew.
    pub fn forget_viewer(&mut self) {
        *self = Self { minimap: std::mem::take(&mut self.minimap), ..Self::default() };
    }
}

/// Draws it and handles its keys.
pub fn show(
    ctx: &Context,
    map: &Response,
    scene: &Scene<'_>,
    camera: &mut MapCamera,
    layers: &mut Layers,
    furniture: &mut Furniture,
    intents: &mut Vec<MapIntent>,
) {
    let p = scene.palette;
    keys(ctx, map, layers, furniture);
    let corner = map.rect.shrink(10.0);
    let card = || Frame::new().fill(p.panel.gamma_multiply(0.94)).stroke(Stroke::new(1.0, p.edge)).corner_radius(6).inner_margin(Margin::same(8));
    Area::new(Id::new("map-tools")).order(Order::Middle).fixed_pos(corner.right_top()).pivot(Align2::RIGHT_TOP).show(ctx, |ui| {
        ui.with_layout(egui::Layout::top_down(egui::Align::Max), |ui| {
            ui.horizontal(|ui| {
                // Right to left: the corner's layout.
                if ui.button("Fit").on_hover_text("Show the whole map (Home)").clicked() {
                    camera.fit();
                }
                for (sign, hint, factor) in [("+", "Zoom in", 1.6), ("−", "Zoom out", 1.0 / 1.6)] {
                    let button = ui.add(egui::Button::new(sign).min_size(egui::vec2(28.0, 0.0))).on_hover_text(hint);
                    button.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, hint));
                    if button.clicked() {
                        camera.zoom_at(map.rect.center(), factor);
                    }
                }
                if ui.button("Search").on_hover_text("Ctrl F or /").clicked() {
                    furniture.search.start();
                }
                if ui.button("Layers").on_hover_text("Keys 1 to 7").clicked() {
                    furniture.layers_open = !furniture.layers_open;
                }
            });
            if furniture.layers_open {
                card().show(ui, |ui| {
                    ui.set_width(230.0 * scene.text_scale);
                    layer_list(ui, p, layers);
                    if layers.presence && scene.picture.presence.is_empty() {
                        ui.label(RichText::new("Presence at sea: nobody has been at a contested feature yet.").small().color(p.weak));
                    }
                });
            }
            if furniture.search.open {
                card().show(ui, |ui| {
                    ui.set_width(300.0);
                    if let Some(hit) = furniture.search.show(ui, p, scene.ground, scene.picture) {
                        camera.go_to(hit.at, Some(camera.km_per_pt.min(0.9)));
                        intents.push(hit.intent);
                    }
                });
            }
        });
    });
    if !furniture.minimap_hidden && !scene.ground.land.is_empty() {
        Area::new(Id::new("minimap")).order(Order::Middle).fixed_pos(corner.right_bottom()).pivot(Align2::RIGHT_BOTTOM).show(ctx, |ui| {
            let width = (map.rect.width() * 0.18).clamp(130.0, 220.0);
            furniture.minimap.show(ui, width, p, camera, scene.ground, scene.picture);
        });
    }
    let painter = ctx.layer_painter(map.layer_id).with_clip_rect(map.rect);
    scale_bar(&painter, p, camera, corner.left_bottom(), scene.text_scale);
    if let Some(at) = furniture.pointer {
        let text = if furniture.pointer_note.is_empty() { degrees(at) } else { format!("{}   {}", degrees(at), furniture.pointer_note) };
        let galley = painter.layout_no_wrap(text, FontId::proportional(11.5 * scene.text_scale), p.text);
        let place = corner.left_bottom() - egui::vec2(0.0, 34.0 + galley.size().y);
        painter.rect_filled(egui::Rect::from_min_size(place, galley.size()).expand2(egui::vec2(6.0, 3.0)), 4.0, p.rim(0.7));
        painter.galley(place, galley, p.text);
    }
}

/// The layers in the order of their keys, 1 to 7.
fn switches(layers: &mut Layers) -> [(&'static str, &mut bool); 7] {
    [
        ("Depth of the sea", &mut layers.depth),
        ("Owners of land", &mut layers.owners),
        ("Hex grid", &mut layers.hexes),
        ("Ranges", &mut layers.ranges),
        ("Contested features", &mut layers.features),
        ("Presence at sea", &mut layers.presence),
        ("The lattice of agreements", &mut layers.lattice),
    ]
}

fn layer_list(ui: &mut egui::Ui, p: &Palette, layers: &mut Layers) {
    ui.vertical(|ui| {
        for (i, (name, on)) in switches(layers).into_iter().enumerate() {
            ui.horizontal(|ui| {
                ui.label(RichText::new((i + 1).to_string()).small().color(p.weak));
                ui.checkbox(on, name);
            });
        }
    });
}

fn keys(ctx: &Context, map: &Response, layers: &mut Layers, furniture: &mut Furniture) {
    if ctx.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::F)) {
        furniture.search.start();
    }
    if furniture.search.open || !camera::map_has_keys(ctx, map) {
        return;
    }
    ctx.input_mut(|i| {
        if i.consume_key(Modifiers::NONE, Key::Slash) {
            furniture.search.start();
            // The sign itself must not land in the field.
            i.events.retain(|event| !matches!(event, egui::Event::Text(text) if text == "/"));
        }
        if furniture.layers_open && i.consume_key(Modifiers::NONE, Key::Escape) {
            furniture.layers_open = false;
        }
        if i.consume_key(Modifiers::NONE, Key::M) {
            furniture.minimap_hidden = !furniture.minimap_hidden;
        }
        let numbers = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
        for (key, (_, on)) in numbers.into_iter().zip(switches(layers)) {
            if i.consume_key(Modifiers::NONE, key) {
                *on = !*on;
            }
        }
    });
}

/// A round distance about 120 points long, in kilometres and nautical miles.
fn scale_bar(painter: &egui::Painter, p: &Palette, camera: &MapCamera, corner: egui::Pos2, text_scale: f32) {
    let wanted = 120.0 * camera.km_per_pt;
    let power = 10f32.powf(wanted.log10().floor());
    let km = [5.0, 2.0, 1.0].into_iter().map(|k| k * power).find(|km| *km <= wanted).unwrap_or(power);
    let length = km / camera.km_per_pt;
    let y = corner.y - 6.0;
    let line = |a: egui::Pos2, b: egui::Pos2| {
        painter.line_segment([a, b], Stroke::new(4.0, p.selection_rim.gamma_multiply(0.6)));
        painter.line_segment([a, b], Stroke::new(2.0, p.text));
    };
    line(pos2(corner.x, y), pos2(corner.x + length, y));
    line(pos2(corner.x, y - 5.0), pos2(corner.x, y + 1.0));
    line(pos2(corner.x + length, y - 5.0), pos2(corner.x + length, y + 1.0));
    let number = |v: f32| if v >= 10.0 { format!("{v:.0}") } else { format!("{v:.1}") };
    let text = format!("{} km · {} nmi", number(km), number(km / 1.852));
    painter.text(pos2(corner.x + 4.0, y - 7.0), Align2::LEFT_BOTTOM, text, FontId::proportional(11.0 * text_scale), p.text);
}

/// A position as charts write it: 14°35.1′ N 120°58.2′ E.
pub fn degrees(at: LatLon) -> String {
    let part = |value: f64, plus: &str, minus: &str| {
        let tenths = (value.abs() * 600.0).round() as u32;
        format!("{}°{:02}.{}′ {}", tenths / 600, tenths / 10 % 60, tenths % 10, if value < 0.0 { minus } else { plus })
    };
    let lon = if at.lon() > 180.0 { at.lon() - 360.0 } else { at.lon() };
    format!("{} {}", part(at.lat(), "N", "S"), part(lon, "E", "W"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_read_as_on_charts() {
        let at = |lat, lon| LatLon::from_degrees(lat, lon).map(degrees);
        assert_eq!(at(14.585, 120.97).as_deref(), Some("14°35.1′ N 120°58.2′ E"));
        assert_eq!(at(-9.0, -160.5).as_deref(), Some("9°00.0′ S 160°30.0′ W"));
        assert_eq!(at(0.9999, 0.0).as_deref(), Some("1°00.0′ N 0°00.0′ E"));
    }
}
