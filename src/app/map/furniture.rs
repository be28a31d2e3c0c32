//! What stands round the map: layers, search, overview, scale, coordinates. All in corners of the map's area, which they cover: names and
//! callouts keep off them.

use bevy::prelude::Resource;
use bevy_egui::egui::{self, Align2, Area, Context, FontId, Frame, Id, Key, Margin, Modifiers, Order, Response, RichText, Stroke};

use super::{
    camera::{self, MapCamera},
    chart,
    minimap::Minimap,
    overlay::{MapIntent, Scene},
    scene::Layers,
    search::Search,
};
use crate::app::theme::Palette;
use crate::geo::LatLon;

/// Width of the lines that say where the pointer is, in points: two of them hold the position, what is near, and whose sea it is.
const READOUT: f32 = 250.0;

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

/// What a person changes round the map.
pub struct Controls<'a> {
    /// Where the map looks.
    pub camera: &'a mut MapCamera,
    /// What of the map is shown.
    pub layers: &'a mut Layers,
    /// What stands round it.
    pub furniture: &'a mut Furniture,
}

/// Draws it and handles its keys.
pub fn show(ctx: &Context, map: &Response, scene: &Scene<'_>, controls: Controls<'_>, intents: &mut Vec<MapIntent>) {
    let Controls { camera, layers, furniture } = controls;
    let p = scene.palette;
    keys(ctx, map, layers, furniture);
    let corner = map.rect.shrink(10.0);
    let card = || Frame::new().fill(p.panel.gamma_multiply(0.94)).stroke(Stroke::new(1.0, p.edge)).corner_radius(6).inner_margin(Margin::same(8));
    let tools = Area::new(Id::new("map-tools")).order(Order::Middle).fixed_pos(corner.right_top()).pivot(Align2::RIGHT_TOP).show(ctx, |ui| {
        ui.horizontal(|ui| {
            if ui.button("Layers").on_hover_text("Keys 1 to 7").clicked() {
                furniture.layers_open = !furniture.layers_open;
            }
            if ui.button("Search").on_hover_text("Ctrl F or /").clicked() {
                furniture.search.start();
            }
            for (sign, hint, factor) in [("−", "Zoom out", 1.0 / 1.6), ("+", "Zoom in", 1.6)] {
                let button = ui.add(egui::Button::new(sign).min_size(egui::vec2(28.0, 0.0))).on_hover_text(hint);
                button.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, hint));
                if button.clicked() {
                    camera.zoom_at(map.rect.center(), factor);
                }
            }
            if ui.button("Fit").on_hover_text("Back to the view that the map opens with (Home)").clicked() {
                camera.fit();
            }
        });
    });
    let below = egui::vec2(0.0, tools.response.rect.height() + 6.0);
    Area::new(Id::new("map-lists")).order(Order::Middle).fixed_pos(corner.right_top() + below).pivot(Align2::RIGHT_TOP).show(ctx, |ui| {
        ui.set_max_width(330.0 * scene.text_scale);
        ui.with_layout(egui::Layout::top_down(egui::Align::Max), |ui| {
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
    camera.covered.push(tools.response.rect);
    if !scene.ground.land.is_empty() {
        let shown = Area::new(Id::new("minimap")).order(Order::Middle).fixed_pos(corner.right_bottom()).pivot(Align2::RIGHT_BOTTOM);
        let shown = shown.show(ctx, |ui| overview(ui, map, scene, camera, furniture));
        camera.covered.push(shown.response.rect);
    }
    let painter = ctx.layer_painter(map.layer_id).with_clip_rect(map.rect);
    let centre = scene.ground.to_globe(camera.centre);
    if let Some(at) = furniture.pointer.or(centre) {
        let bar = chart::bar(camera, scene.ground, at.lat());
        let mut covered = chart::paint_bar(&painter, p, &bar, corner.left_bottom(), scene.text_scale);
        if let Some(at) = furniture.pointer {
            let degrees = chart::degrees(at);
            let text = if furniture.pointer_note.is_empty() { degrees } else { format!("{degrees}   {}", furniture.pointer_note) };
            let galley = painter.layout(text, FontId::proportional(11.5 * scene.text_scale), p.text, READOUT * scene.text_scale);
            let place = covered.left_top() - egui::vec2(-6.0, 2.0 + galley.size().y);
            painter.rect_filled(egui::Rect::from_min_size(place, galley.size()).expand2(egui::vec2(6.0, 3.0)), 4.0, p.rim(0.7));
            painter.galley(place, galley, p.text);
        }
        // Room for both: names must not move when the pointer comes and goes.
        covered.min.y -= 38.0 * scene.text_scale;
        covered.max.x = covered.left() + READOUT * scene.text_scale;
        camera.covered.push(covered);
    }
}

/// The overview, or the button that opens it again.
fn overview(ui: &mut egui::Ui, map: &Response, scene: &Scene<'_>, camera: &mut MapCamera, furniture: &mut Furniture) {
    let width = (map.rect.width() * 0.16).clamp(120.0, 220.0);
    // No wider than what it shows: what an area covers, the map below it does not get, neither names nor clicks.
    ui.set_max_width(width);
    ui.with_layout(egui::Layout::top_down(egui::Align::Max), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let label = if furniture.minimap_hidden { "Overview" } else { "Hide overview" };
        if ui.small_button(label).on_hover_text("Key M").clicked() {
            furniture.minimap_hidden = !furniture.minimap_hidden;
            ui.ctx().request_repaint();
        }
        if !furniture.minimap_hidden {
            furniture.minimap.show(ui, width, camera, scene);
        }
    });
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
