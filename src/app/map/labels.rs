//! Text on the map that never covers other text: whoever comes first, by importance, keeps the ground.

use bevy_egui::egui::{Color32, FontFamily, FontId, Galley, Painter, Pos2, Rect, Vec2, vec2};
use std::sync::Arc;

use crate::app::theme::style;

/// The ground that is taken on the screen.
#[derive(Clone, Debug, Default)]
pub struct LabelShelf {
    taken: Vec<Rect>,
}

impl LabelShelf {
    /// Whether nothing lies there yet.
    pub fn is_free(&self, rect: Rect) -> bool {
        !self.taken.iter().any(|other| other.intersects(rect))
    }

    /// Takes the ground, free or not.
    pub fn take(&mut self, rect: Rect) {
        self.taken.push(rect);
    }
}

/// Where a label may stand beside its mark, the best first; x and y: -1 left or above, 0 middle, 1 right or below.
const SIDES: [(f32, f32); 6] = [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0), (1.0, 1.0), (-1.0, -1.0)];

/// Finds room for a text beside a mark of the given radius.
pub fn beside(shelf: &LabelShelf, bounds: Rect, mark: Pos2, radius: f32, size: Vec2) -> Option<Rect> {
    SIDES.iter().map(|&side| place(mark, radius, size, side)).find(|rect| bounds.contains_rect(*rect) && shelf.is_free(*rect))
}

fn place(mark: Pos2, radius: f32, size: Vec2, (x, y): (f32, f32)) -> Rect {
    let gap = radius + 3.0;
    Rect::from_center_size(mark + vec2(x * (gap + size.x * 0.5), y * (gap * 0.7 + size.y * 0.5)), size)
}

/// A text laid out for the map. Its size is rounded to whole points: letters of every size that a gliding zoom passes through would fill
/// the texture of letters, and each time that it is made anew the whole window is without text for a frame.
pub fn layout(painter: &Painter, text: &str, size: f32, family: FontFamily, colour: Color32) -> Arc<Galley> {
    painter.layout_no_wrap(text.to_owned(), FontId::new(size.round(), family), colour)
}

/// Draws a text with a soft rim in the ground's colour, so that it reads on water, land and lines alike; high contrast makes it wider.
pub fn halo(painter: &Painter, at: Pos2, galley: &Arc<Galley>, colour: Color32, rim: Color32) {
    let reach = style::halo_points(painter.ctx());
    for step in 0..reach.ceil() as u32 {
        let far = (reach - step as f32).max(1.0);
        let slant = far * std::f32::consts::FRAC_1_SQRT_2;
        let straight = [vec2(far, 0.0), vec2(-far, 0.0), vec2(0.0, far), vec2(0.0, -far)];
        let slanting = [vec2(slant, slant), vec2(-slant, slant), vec2(slant, -slant), vec2(-slant, -slant)];
        for d in straight.into_iter().chain(slanting.into_iter().filter(|_| far > 1.0)) {
            painter.galley_with_override_text_color(at + d, galley.clone(), rim);
        }
    }
    painter.galley_with_override_text_color(at, galley.clone(), colour);
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy_egui::egui::pos2;

    #[test]
    fn labels_keep_off_each_other_and_inside() {
        let bounds = Rect::from_min_size(Pos2::ZERO, vec2(400.0, 300.0));
        let size = vec2(80.0, 14.0);
        let mut shelf = LabelShelf::default();
        let mut placed: Vec<Rect> = Vec::new();
        let mut try_beside = |mark: Pos2| {
            let rect = beside(&shelf, bounds, mark, 4.0, size)?;
            assert!(placed.iter().all(|other| !other.intersects(rect)) && bounds.contains_rect(rect));
            shelf.take(rect);
            placed.push(rect);
            Some(rect)
        };
        // One mark has room for a text on its right and, once that is taken, on its left; above and below would touch both.
        let mark = pos2(200.0, 150.0);
        assert_eq!(try_beside(mark).map(|rect| rect.left()), Some(207.0));
        assert_eq!(try_beside(mark).map(|rect| rect.right()), Some(193.0));
        assert_eq!(try_beside(mark), None);
        // At the right edge the text goes to the left; marks a line apart all find room.
        assert_eq!(try_beside(pos2(390.0, 20.0)).map(|rect| rect.right()), Some(383.0));
        for line in 0..5 {
            assert!(try_beside(pos2(60.0, 40.0 + 20.0 * line as f32)).is_some(), "line {line}");
        }
    }
}
