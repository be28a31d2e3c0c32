//! The map's eye: where it looks, how closely, and how the mouse and the keyboard steer it.
//!
//! The plane is the level's projection: kilometres, x east, y north. The screen is egui's: points, y down.

use bevy::math::{Rect as PlaneRect, Vec2};
use bevy::prelude::Resource;
use bevy_egui::egui::{self, Key, Modifiers, Pos2, Rect, Response, Ui};

/// The closest view: kilometres a point.
const CLOSEST_KM_PER_PT: f32 = 0.05;
/// The scale at which a place is visited: about 400 km across a map of 800 points.
const VISIT_KM_PER_PT: f32 = 0.5;
/// Seconds in which a glide covers most of its way.
const GLIDE_S: f32 = 0.09;
/// A map that is narrower or lower than so many points is not to be seen.
const LEAST_AREA: f32 = 8.0;
/// Part of the view's height that held arrow keys move in a second.
const PAN_PER_S: f32 = 0.9;

/// Where the map looks, and where it is gliding to.
#[derive(Resource, Clone, Debug, PartialEq)]
pub struct MapCamera {
    /// Kilometres on the plane in the middle of the map's area.
    pub centre: Vec2,
    /// Kilometres a point.
    pub km_per_pt: f32,
    /// The map's area on the screen, in points.
    pub area: Rect,
    /// What there is to see, in kilometres.
    pub bounds: PlaneRect,
    /// What is shown first, and again with Home; `None` for all.
    pub opening: Option<PlaneRect>,
    /// Parts of the area that controls cover: names and callouts keep off them.
    pub covered: Vec<Rect>,
    /// Whether arrow keys steer something else now.
    pub arrows_taken: bool,
    goal: Option<(Vec2, f32)>,
    fitted: bool,
}

impl Default for MapCamera {
    fn default() -> Self {
        MapCamera {
            centre: Vec2::ZERO,
            km_per_pt: 5.0,
            area: Rect::from_min_size(Pos2::ZERO, egui::vec2(1600.0, 900.0)),
            bounds: PlaneRect::new(-4000.0, -2500.0, 4000.0, 2500.0),
            opening: None,
            covered: Vec::new(),
            arrows_taken: false,
            goal: None,
            fitted: false,
        }
    }
}

impl MapCamera {
    /// A point of the plane on the screen.
    pub fn to_screen(&self, at: Vec2) -> Pos2 {
        let d = (at - self.centre) / self.km_per_pt;
        self.area.center() + egui::vec2(d.x, -d.y)
    }

    /// A point of the screen on the plane.
    pub fn to_plane(&self, at: Pos2) -> Vec2 {
        let d = at - self.area.center();
        self.centre + Vec2::new(d.x, -d.y) * self.km_per_pt
    }

    /// What of the plane is in view.
    pub fn view(&self) -> PlaneRect {
        PlaneRect::from_corners(self.to_plane(self.area.left_bottom()), self.to_plane(self.area.right_top()))
    }

    /// Shows another map: fits it into the area as soon as that is known.
    pub fn look_at_map(&mut self, bounds: PlaneRect) {
        self.bounds = bounds;
        self.opening = None;
        self.fitted = false;
    }

    /// The scale at which the whole map is in view.
    fn fit_km_per_pt(&self) -> f32 {
        self.scale_for(self.bounds)
    }

    /// The scale at which a part of the map is in view.
    fn scale_for(&self, part: PlaneRect) -> f32 {
        let margin = 0.98;
        let (width, height) = (self.area.width().max(LEAST_AREA), self.area.height().max(LEAST_AREA));
        (part.width() / (width * margin)).max(part.height() / (height * margin)).max(CLOSEST_KM_PER_PT)
    }

    /// Whether at least as much is in view as when the map is opened.
    pub fn shows_opening(&self) -> bool {
        self.km_per_pt >= self.scale_for(self.opening.unwrap_or(self.bounds)) * 0.9
    }

    /// Takes the map's new area. One of no size is not taken: nothing can be seen in it, and every figure reckoned from it would be no number.
    fn set_area(&mut self, area: Rect) {
        if area.is_finite() && area.width() >= LEAST_AREA && area.height() >= LEAST_AREA {
            self.take_area(area);
        }
        let sound = |centre: Vec2, scale: f32| centre.is_finite() && scale.is_finite() && scale > 0.0;
        if !sound(self.centre, self.km_per_pt) || self.goal.is_some_and(|(centre, scale)| !sound(centre, scale)) {
            (self.centre, self.km_per_pt) = (self.bounds.center(), self.fit_km_per_pt());
            self.forget();
        }
    }

    /// How much closer than the fitted view this is; 1 is the whole map.
    pub fn zoom(&self) -> f32 {
        self.fit_km_per_pt() / self.km_per_pt
    }

    /// Goes to a place; with `km_per_pt` also to a scale.
    pub fn go_to(&mut self, centre: Vec2, km_per_pt: Option<f32>) {
        let scale = km_per_pt.unwrap_or_else(|| self.goal.map_or(self.km_per_pt, |(_, s)| s));
        self.goal = Some((centre, scale));
    }

    /// Goes to a place, near enough to tell it from its neighbours; not farther away than it is.
    pub fn visit(&mut self, centre: Vec2) {
        let scale = self.goal.map_or(self.km_per_pt, |(_, scale)| scale);
        self.goal = Some((centre, scale.min(VISIT_KM_PER_PT)));
    }

    /// Shows what the map is opened with: what matters to the viewer, or the whole map.
    pub fn fit(&mut self) {
        let part = self.opening.unwrap_or(self.bounds);
        self.goal = Some((part.center(), self.scale_for(part)));
    }

    /// Takes the map's part of the screen. What comes or goes below the map, as the strip of a turn that is shown, leaves the ground where it
    /// is on the screen.
    fn take_area(&mut self, area: Rect) {
        let (old, new) = (self.area.height(), area.height());
        let below = self.fitted && area.min == self.area.min && area.width() == self.area.width() && (old - new).abs() < 0.4 * old;
        if below && old != new {
            self.centre.y += (old - new) * 0.5 * self.km_per_pt;
            if let Some((goal, scale)) = &mut self.goal {
                goal.y += (old - new) * 0.5 * *scale;
            }
        }
        self.area = area;
    }

    /// Where it looks, or is gliding to: the middle and the scale.
    pub fn gaze(&self) -> (Vec2, f32) {
        self.goal.unwrap_or((self.centre, self.km_per_pt))
    }

    /// Goes back to where it looked, or was gliding to, when its area was so high: whatever has come below the map since, and goes after, the
    /// ground stands on the screen where it stood.
    pub fn go_back(&mut self, (middle, scale): (Vec2, f32), height: f32) {
        self.goal = Some((middle + Vec2::new(0.0, (height - self.area.height()) * 0.5 * scale), scale));
    }

    /// Looks there at once: the middle and the scale, as [`MapCamera::gaze`] gave them.
    pub fn stand(&mut self, gaze: (Vec2, f32)) {
        (self.goal, self.fitted) = (Some(gaze), true);
        self.jump();
    }

    /// Forgets where it looked: the whole map comes into view as soon as the map is drawn.
    pub fn forget(&mut self) {
        (self.goal, self.fitted, self.arrows_taken) = (None, false, false);
    }

    /// Shows a part of the map with a margin around it.
    pub fn show(&mut self, part: PlaneRect) {
        let scale = (part.width() / self.area.width()).max(part.height() / self.area.height()) * 1.3;
        self.goal = Some((part.center(), scale.clamp(CLOSEST_KM_PER_PT * 4.0, self.fit_km_per_pt())));
    }

    /// Shows a part of the map, unless it is in view and no speck there.
    pub fn frame(&mut self, part: PlaneRect) {
        let view = self.goal.map_or_else(
            || self.view(),
            |(centre, scale)| PlaneRect::from_center_size(centre, Vec2::new(self.area.width(), self.area.height()) * scale),
        );
        let inside = view.contains(part.min) && view.contains(part.max);
        let speck = part.width() < view.width() * 0.4 && part.height() < view.height() * 0.4;
        if !inside || speck {
            self.show(part);
        }
    }

    /// Zooms by `factor` (over 1 is closer) so that what lies at `at` stays there.
    pub fn zoom_at(&mut self, at: Pos2, factor: f32) {
        let (centre, scale) = self.goal.unwrap_or((self.centre, self.km_per_pt));
        let d = at - self.area.center();
        let d = Vec2::new(d.x, -d.y);
        let new_scale = (scale / factor).clamp(CLOSEST_KM_PER_PT, self.fit_km_per_pt() * 1.15);
        self.goal = Some((centre + d * (scale - new_scale), new_scale));
    }

    /// Lies still over the whole map, as a picture behind other things.
    pub fn rest(&mut self) {
        self.fitted = false;
        self.glide(0.0, true);
    }

    fn pan(&mut self, by_pts: egui::Vec2) {
        let by = Vec2::new(-by_pts.x, by_pts.y) * self.km_per_pt;
        self.centre += by;
        if let Some((goal, _)) = &mut self.goal {
            *goal += by;
        }
    }

    /// Moves towards the goal; true while there is still a way to go.
    fn glide(&mut self, seconds: f32, at_once: bool) -> bool {
        if !self.fitted && self.area.is_positive() {
            self.fitted = true;
            self.fit();
            self.jump();
        }
        let Some((centre, scale)) = self.goal else { return false };
        if at_once {
            self.jump();
        } else {
            let part = 1.0 - (-seconds.clamp(0.001, 0.1) / GLIDE_S).exp();
            self.centre += (centre - self.centre) * part;
            self.km_per_pt *= (scale / self.km_per_pt).powf(part);
            let near = (centre - self.centre).length() < 0.4 * scale && (self.km_per_pt / scale - 1.0).abs() < 0.002;
            if near {
                self.jump();
            }
        }
        self.keep_inside();
        self.goal.is_some()
    }

    fn jump(&mut self) {
        if let Some((centre, scale)) = self.goal.take() {
            (self.centre, self.km_per_pt) = (centre, scale);
        }
        self.keep_inside();
    }

    fn keep_inside(&mut self) {
        // The middle of the view stays over the map; a view wider than the map centres it.
        let half = Vec2::new(self.area.width(), self.area.height()) * 0.5 * self.km_per_pt;
        let clamp = |v: f32, lo: f32, hi: f32, half: f32| {
            let room = half * 0.6;
            if hi - lo <= 2.0 * (half - room * 0.2) {
                (lo + hi) * 0.5
            } else {
                v.clamp(lo + room.min((hi - lo) * 0.5), hi - room.min((hi - lo) * 0.5))
            }
        };
        self.centre.x = clamp(self.centre.x, self.bounds.min.x, self.bounds.max.x, half.x);
        self.centre.y = clamp(self.centre.y, self.bounds.min.y, self.bounds.max.y, half.y);
    }
}

/// Steers the camera by what happened on the map's area. Keys work while no text field or button has the focus.
pub fn steer(ui: &Ui, response: &Response, camera: &mut MapCamera, reduced_motion: bool) {
    camera.set_area(response.rect);
    if response.dragged_by(egui::PointerButton::Primary) || response.dragged_by(egui::PointerButton::Middle) {
        camera.pan(response.drag_delta());
    }
    if let Some(at) = response.hover_pos().filter(|_| response.contains_pointer()) {
        let (scroll, pinch) = ui.input(|i| (i.smooth_scroll_delta().y, i.zoom_delta()));
        let factor = (scroll * 0.004).exp() * pinch;
        if (factor - 1.0).abs() > 1e-4 {
            camera.zoom_at(at, factor);
        }
    }
    if map_has_keys(ui.ctx(), response) && !camera.arrows_taken {
        steer_by_keys(ui, camera);
    }
    let seconds = ui.input(|i| i.stable_dt);
    if camera.glide(seconds, reduced_motion) {
        ui.ctx().request_repaint();
    }
}

/// Whether keys that are pressed now are meant for the map.
pub fn map_has_keys(ctx: &egui::Context, map: &Response) -> bool {
    !ctx.any_popup_open() && ctx.memory(|m| m.focused().is_none_or(|id| id == map.id))
}

fn steer_by_keys(ui: &Ui, camera: &mut MapCamera) {
    let middle = camera.area.center();
    let (mut x, mut y, mut moving) = (0.0, 0.0, false);
    let (dt, zoom_in, zoom_out, home) = ui.input(|i| {
        if i.modifiers.is_none() || i.modifiers == Modifiers::SHIFT {
            for (keys, dx, dy) in [
                ([Key::ArrowLeft, Key::A], 1.0, 0.0),
                ([Key::ArrowRight, Key::D], -1.0, 0.0),
                ([Key::ArrowUp, Key::W], 0.0, 1.0),
                ([Key::ArrowDown, Key::S], 0.0, -1.0),
            ] {
                if keys.iter().any(|&key| i.key_down(key)) {
                    x += dx;
                    y += dy;
                    moving = true;
                }
            }
        }
        // A chord is meant for something else.
        let plain = !i.modifiers.command && !i.modifiers.ctrl && !i.modifiers.alt;
        let pressed = |keys: &[Key]| plain && keys.iter().any(|&key| i.key_pressed(key));
        (i.stable_dt.min(0.1), pressed(&[Key::Plus, Key::Equals]), pressed(&[Key::Minus]), pressed(&[Key::Home]))
    });
    if moving {
        let step = camera.area.height() * PAN_PER_S * dt;
        camera.pan(egui::vec2(x * step, y * step));
        camera.keep_inside();
        ui.ctx().request_repaint();
    }
    if zoom_in {
        camera.zoom_at(middle, 1.5);
    }
    if zoom_out {
        camera.zoom_at(middle, 1.0 / 1.5);
    }
    if home {
        camera.fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn camera() -> MapCamera {
        MapCamera { bounds: PlaneRect::new(-4000.0, -3000.0, 4000.0, 3000.0), ..MapCamera::default() }
    }

    #[test]
    fn screen_and_plane_are_inverse() {
        let camera = camera();
        let at = Vec2::new(812.0, -377.0);
        assert!((camera.to_plane(camera.to_screen(at)) - at).length() < 0.01);
        assert!(camera.to_screen(Vec2::new(0.0, 100.0)).y < camera.to_screen(Vec2::ZERO).y, "north is up");
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer() {
        let mut camera = camera();
        let pointer = egui::pos2(900.0, 500.0);
        let before = camera.to_plane(pointer);
        camera.fitted = true;
        camera.zoom_at(pointer, 3.0);
        camera.glide(0.01, true);
        assert!((camera.to_plane(pointer) - before).length() < 0.5, "{before} became {}", camera.to_plane(pointer));
        assert!(camera.km_per_pt < 2.0);
    }

    /// A click in a window of one point by one once left no number anywhere, and a black map for good.
    #[test]
    fn a_window_of_no_size_leaves_the_map_whole() {
        let usual = camera().area;
        for area in [Rect::ZERO, Rect::from_min_size(Pos2::ZERO, egui::vec2(1.0, 1.0)), Rect::NOTHING, Rect::NAN] {
            let mut camera = camera();
            camera.set_area(area);
            camera.zoom_at(Pos2::ZERO, 3.0);
            camera.show(PlaneRect::new(0.0, 0.0, 0.0, 0.0));
            camera.fit();
            camera.glide(0.1, true);
            camera.set_area(usual);
            camera.fit();
            camera.glide(0.1, true);
            assert!(camera.centre.is_finite() && (camera.zoom() - 1.0).abs() < 0.01, "{area:?}: {camera:?}");
        }
        let mut lost = camera();
        (lost.centre, lost.km_per_pt) = (Vec2::NAN, f32::NAN);
        lost.set_area(usual);
        lost.glide(0.1, true);
        assert!(lost.bounds.contains(lost.centre) && (lost.zoom() - 1.0).abs() < 0.01, "{lost:?}");
    }

    #[test]
    fn a_strip_below_the_map_moves_no_ground() {
        let mut camera = camera();
        camera.fitted = true;
        let place = Vec2::new(300.0, 200.0);
        let before = camera.to_screen(place);
        let short = Rect::from_min_size(camera.area.min, camera.area.size() - egui::vec2(0.0, 120.0));
        camera.take_area(short);
        assert!(camera.to_screen(place).distance(before) < 0.01);
        camera.take_area(Rect::from_min_size(short.min, short.size() + egui::vec2(0.0, 120.0)));
        assert!(camera.to_screen(place).distance(before) < 0.01);
    }

    /// After "Skip to the end" the map once lay half the strip's height higher.
    #[test]
    fn after_a_turn_was_shown_the_ground_stands_where_it_stood() {
        for skipped_in_glide in [false, true] {
            let mut camera = camera();
            camera.fitted = true;
            camera.go_to(Vec2::new(500.0, 200.0), Some(2.0));
            camera.glide(0.0, true);
            let place = Vec2::new(300.0, 200.0);
            let before = camera.to_screen(place);
            let whole = camera.area;
            let (looked, height) = (camera.gaze(), whole.height());
            camera.set_area(Rect::from_min_size(whole.min, whole.size() - egui::vec2(0.0, 90.0)));
            camera.visit(Vec2::new(-900.0, -700.0));
            camera.glide(0.05, !skipped_in_glide);
            camera.set_area(Rect::from_min_size(whole.min, whole.size() - egui::vec2(0.0, 130.0)));
            camera.go_back(looked, height);
            camera.set_area(whole);
            while camera.glide(0.05, false) {}
            assert!(camera.to_screen(place).distance(before) < 0.01, "{before} became {}", camera.to_screen(place));
            assert!((camera.km_per_pt - 2.0).abs() < 1e-4);
        }
    }

    #[test]
    fn the_map_opens_with_what_matters() {
        let mut camera = camera();
        let part = PlaneRect::new(0.0, 0.0, 800.0, 500.0);
        camera.opening = Some(part);
        camera.glide(0.0, true);
        assert!(camera.view().contains(part.min) && camera.view().contains(part.max) && camera.zoom() > 3.0);
        assert!(camera.shows_opening());
        camera.zoom_at(camera.area.center(), 2.0);
        camera.glide(0.0, true);
        assert!(!camera.shows_opening());
    }

    #[test]
    fn the_view_never_leaves_the_map() {
        let mut camera = camera();
        camera.fitted = true;
        camera.go_to(Vec2::new(1e6, -1e6), Some(2.0));
        camera.glide(0.01, true);
        assert!(camera.bounds.contains(camera.centre));
        camera.zoom_at(camera.area.center(), 1e-9);
        camera.glide(0.01, true);
        assert!(camera.zoom() > 0.8);
    }
}
