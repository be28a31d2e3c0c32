//! The small map of everything: where the view is, where the forces are; click or drag to go there.

use bevy::math::{Rect as PlaneRect, Vec2};
use bevy_egui::egui::{self, Color32, ColorImage, Rect, Sense, Stroke, TextureHandle, TextureOptions, Ui, vec2};

use super::camera::MapCamera;
use super::overlay::Scene;
use super::scene::{MapGround, Triangles};
use crate::app::theme::{Look, Palette};

/// Width of the picture in pixels; its height follows the map's proportions.
const PIXELS: usize = 240;

/// The small picture of the ground, made once a level.
#[derive(bevy::prelude::Resource, Default)]
pub struct Minimap {
    texture: Option<TextureHandle>,
    look: Look,
}

impl Minimap {
    /// Forgets the picture: the ground has changed.
    pub fn forget(&mut self) {
        self.texture = None;
    }

    /// Shows the small map at most `width` points wide.
    pub fn show(&mut self, ui: &mut Ui, width: f32, camera: &mut MapCamera, scene: &Scene<'_>) {
        let (p, ground, picture) = (scene.palette, scene.ground, scene.picture);
        if self.look != p.look {
            (self.texture, self.look) = (None, p.look);
        }
        let texture = self.texture.get_or_insert_with(|| ui.ctx().load_texture("minimap", raster(ground, p), TextureOptions::LINEAR));
        let bounds = ground.bounds.0;
        let size = vec2(width, width * bounds.height() / bounds.width().max(1.0)).min(vec2(width, width));
        let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Image, true, "Overview map: click to go there"));
        let painter = ui.painter_at(rect);
        painter.image(texture.id(), rect, Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0)), Color32::WHITE);
        let to_mini = |at: Vec2| {
            let part = (at - bounds.min) / bounds.size();
            egui::pos2(rect.left() + part.x * rect.width(), rect.bottom() - part.y * rect.height())
        };
        for counter in &picture.counters {
            let at = to_mini(counter.at);
            painter.rect_filled(Rect::from_center_size(at, vec2(6.5, 6.5)), 1.0, p.ground);
            painter.rect_filled(Rect::from_center_size(at, vec2(4.5, 4.5)), 0.5, counter.symbol.tint().colour(p));
        }
        let view = camera.view().intersect(bounds);
        let frame = Rect::from_two_pos(to_mini(view.min), to_mini(view.max));
        painter.rect_stroke(frame, 1.0, Stroke::new(3.5, p.selection_rim), egui::StrokeKind::Inside);
        painter.rect_stroke(frame.shrink(0.8), 1.0, Stroke::new(1.8, p.selection), egui::StrokeKind::Inside);
        painter.rect_stroke(rect, 0.0, Stroke::new(1.0, p.edge), egui::StrokeKind::Inside);
        if (response.clicked() || response.dragged())
            && let Some(at) = response.interact_pointer_pos()
        {
            let part = Vec2::new((at.x - rect.left()) / rect.width(), (rect.bottom() - at.y) / rect.height());
            camera.go_to(bounds.min + part * bounds.size(), None);
            ui.ctx().request_repaint();
        }
        response.on_hover_text("Click or drag to look there");
    }
}

/// Land over sea in few pixels.
fn raster(ground: &MapGround, p: &Palette) -> ColorImage {
    let bounds = ground.bounds.0;
    let height = ((PIXELS as f32 * bounds.height() / bounds.width().max(1.0)) as usize).clamp(16, PIXELS);
    // Sea and land stand further apart than on the map itself, since the picture is small.
    let land = p.land.lerp_to_gamma(p.coast, 0.5);
    let mut image = ColorImage::filled([PIXELS, height], p.sea[3]);
    for part in &ground.land {
        fill(&mut image, bounds, &part.shape, land);
    }
    image
}

fn fill(image: &mut ColorImage, bounds: PlaneRect, shape: &Triangles, colour: Color32) {
    let [width, height] = image.size;
    let scale = Vec2::new(width as f32, height as f32) / bounds.size();
    let pixel = |i: u32| {
        let at = (shape.points[i as usize] - bounds.min) * scale;
        Vec2::new(at.x, height as f32 - at.y)
    };
    for triangle in shape.indices.chunks_exact(3) {
        let [a, b, c] = [pixel(triangle[0]), pixel(triangle[1]), pixel(triangle[2])];
        let (low, high) = (a.min(b).min(c), a.max(b).max(c));
        let rows = (low.y.floor().max(0.0) as usize)..(high.y.ceil().clamp(0.0, height as f32) as usize);
        for y in rows {
            for x in (low.x.floor().max(0.0) as usize)..(high.x.ceil().clamp(0.0, width as f32) as usize) {
                let at = Vec2::new(x as f32 + 0.5, y as f32 + 0.5);
                let side = |p: Vec2, q: Vec2| (q - p).perp_dot(at - p);
                let (s, t, u) = (side(a, b), side(b, c), side(c, a));
                if (s >= 0.0 && t >= 0.0 && u >= 0.0) || (s <= 0.0 && t <= 0.0 && u <= 0.0) {
                    image.pixels[y * width + x] = colour;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::map::scene::{LandPart, PlaceBounds};

    #[test]
    fn land_lies_where_it_is() {
        let square = Triangles {
            points: vec![Vec2::new(0.0, 0.0), Vec2::new(50.0, 0.0), Vec2::new(50.0, 50.0), Vec2::new(0.0, 50.0)],
            indices: vec![0, 1, 2, 0, 2, 3],
        };
        let ground = MapGround {
            bounds: PlaceBounds(PlaneRect::new(-50.0, -50.0, 50.0, 50.0)),
            land: vec![LandPart { shape: square, colour: None }],
            ..MapGround::default()
        };
        let image = raster(&ground, &Palette::new(Look::default()));
        let at = |x: usize, y: usize| image.pixels[y * image.size[0] + x];
        assert_eq!(image.size, [PIXELS, PIXELS]);
        assert_ne!(at(PIXELS - 5, 5), at(5, 5), "north-east is land, north-west is sea");
        assert_eq!(at(5, 5), at(PIXELS - 5, PIXELS - 5), "south-east is sea");
    }
}
