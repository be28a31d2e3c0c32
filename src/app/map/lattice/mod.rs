//! The lattice: who is bound to whom, as links between governments over the map.

use bevy_egui::egui::{Painter, Pos2, Shape, Stroke};

use super::camera::MapCamera;
use super::overlay::Scene;

/// Draws the links, if their layer is on.
pub fn draw(painter: &Painter, camera: &MapCamera, scene: &Scene<'_>) {
    if !scene.layers.lattice {
        return;
    }
    let p = scene.palette;
    for link in &scene.picture.links {
        let (a, b) = (camera.to_screen(link.from), camera.to_screen(link.to));
        let lift = (b - a).rot90() * 0.12;
        let bow: Vec<Pos2> = (0..=24)
            .map(|i| {
                let t = i as f32 / 24.0;
                a + (b - a) * t + lift * (4.0 * t * (1.0 - t))
            })
            .collect();
        let stroke = Stroke::new(1.0 + 1.4 * f32::from(link.strength), p.accent.gamma_multiply(0.35 + 0.2 * f32::from(link.strength)));
        if link.in_force {
            painter.add(Shape::line(bow, stroke));
        } else {
            painter.extend(Shape::dashed_line(&bow, stroke, 8.0, 6.0));
        }
    }
}
