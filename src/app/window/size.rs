//! How large the window opens, and how large everything in it is drawn.
//!
//! The window opens whole on the screen that is there. What is in it is laid out for at least [`LEAST_POINTS`]: where the window is smaller, all of
//! it is drawn smaller, ground and symbols and words alike, and so it is with Ctrl and + or −, by one scale for the whole window.

use bevy::prelude::*;
use bevy::window::{Monitor, PrimaryWindow};
use bevy_egui::{EguiContext, EguiContexts, EguiPrimaryContextPass, egui};

use super::display::Display;
use crate::app::{
    Awake, DrawSet,
    settings::{SCALE_PERCENTS, Settings},
};

/// A width and a height in pixels of the screen.
pub type Pixels = (u32, u32);

/// The size at which the window opens if none is asked for and the screen has room.
const USUAL: Pixels = (1600, 900);
/// The least size of the window, in pixels; a smaller screen is the least.
const LEAST: Pixels = (1024, 640);
/// What the screens are laid out for at least, in points.
const LEAST_POINTS: (f32, f32) = (1024.0, 640.0);
/// All is drawn at this part of its size at least, however small the window.
const LEAST_SCALE: f32 = 0.4;
/// Around a window where nothing is known of its frame, in pixels.
const MARGIN: Pixels = (16, 64);

/// Keeps the window's least size within its screen, and the scale within the window.
pub fn plugin(app: &mut App) {
    app.add_systems(PostStartup, own_zoom)
        .add_systems(First, (correct, yield_to_screen, scale_all).chain())
        .add_systems(EguiPrimaryContextPass, keys.in_set(DrawSet::Prepare));
}

/// The size of the window in pixels: as asked for, or the usual one; never under the least, never larger than the room.
pub fn opening(asked: Option<Pixels>, room: Option<Pixels>) -> Pixels {
    let (width, height) = asked.unwrap_or(USUAL);
    let room = room.unwrap_or((u32::MAX, u32::MAX));
    (width.max(LEAST.0).min(room.0).max(1), height.max(LEAST.1).min(room.1).max(1))
}

/// The window's size as the engine wants it: in points of the scale that the system will say. Rounded up, since it is cut to whole pixels.
pub fn in_points((width, height): Pixels, scale: f32) -> Pixels {
    let points = |pixels: u32| (pixels as f32 / scale).ceil() as u32;
    (points(width).max(1), points(height).max(1))
}

/// The least size that the window may be given, in points of the system's scale.
pub fn least(room: Option<Pixels>, scale: f32) -> (f32, f32) {
    let room = room.unwrap_or(LEAST);
    (LEAST.0.min(room.0) as f32 / scale, LEAST.1.min(room.1) as f32 / scale)
}

/// The size in pixels that the window was opened for, to be put right once.
#[derive(Resource, Clone, Copy, Debug)]
pub struct OpenedSize(pub Pixels);

/// The system's scale was guessed before there was a window: a wrong guess is put right in the first frame.
fn correct(mut commands: Commands, opening: Option<Res<OpenedSize>>, window: Option<Single<&mut Window, With<PrimaryWindow>>>) {
    let (Some(opening), Some(mut window)) = (opening, window) else { return };
    commands.remove_resource::<OpenedSize>();
    let (width, height) = opening.0;
    if (window.physical_width(), window.physical_height()) != (width, height) {
        window.resolution.set_physical_resolution(width, height);
    }
}

/// Another screen may be smaller than the one before.
fn yield_to_screen(
    monitors: Query<&Monitor>,
    changed: Query<(), Changed<Monitor>>,
    mut gone: RemovedComponents<Monitor>,
    window: Option<Single<&mut Window, With<PrimaryWindow>>>,
    mut awake: ResMut<Awake>,
) {
    let any_gone = gone.read().count() > 0;
    let Some(mut window) = window else { return };
    if changed.is_empty() && !any_gone {
        return;
    }
    awake.keep(4);
    let room = monitors.iter().map(|one| (one.physical_width.saturating_sub(MARGIN.0), one.physical_height.saturating_sub(MARGIN.1))).max();
    let Some(room) = room.filter(|room| room.0 > 0 && room.1 > 0) else { return };
    let (width, height) = least(Some(room), window.resolution.base_scale_factor());
    let known = &mut window.resize_constraints;
    if (known.min_width, known.min_height) != (width, height) {
        (known.min_width, known.min_height) = (width, height);
    }
}

/// The scale at which all is drawn in a window of so many points: as chosen, but never so large that the window has no room for what is laid out.
pub fn effective(chosen: f32, points: (f32, f32)) -> f32 {
    let room = (points.0 / LEAST_POINTS.0).min(points.1 / LEAST_POINTS.1);
    if room.is_finite() { chosen.min(room).clamp(LEAST_SCALE, 3.0) } else { 1.0 }
}

/// How large everything could be drawn in this window, in percent of its usual size; kept for who shows it.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct Room(pub u16);

fn scale_all(
    mut commands: Commands,
    settings: Res<Settings>,
    room: Option<Res<Room>>,
    window: Option<Single<&mut Window, With<PrimaryWindow>>>,
    mut awake: ResMut<Awake>,
) {
    let Some(mut window) = window else { return };
    let (width, height) = (window.physical_width(), window.physical_height());
    // A window of no size says nothing.
    if width < 16 || height < 16 {
        return;
    }
    let base = window.resolution.base_scale_factor().max(0.1);
    let points = (width as f32 / base, height as f32 / base);
    let most = Room((effective(f32::MAX, points) * 100.0) as u16);
    if room.is_none_or(|room| *room != most) {
        commands.insert_resource(most);
    }
    let wanted = base * effective(settings.scale(), points);
    if (window.resolution.scale_factor() - wanted).abs() > 0.001 {
        window.resolution.set_scale_factor_override(Some(wanted));
        awake.keep(4);
    }
}

/// egui would scale what it draws, and not the map under it.
fn own_zoom(mut contexts: Query<&mut EguiContext>) {
    for mut context in &mut contexts {
        context.get_mut().options_mut(|options| options.zoom_with_keyboard = false);
    }
}

/// Ctrl and + or − go through the sizes that the settings offer, Ctrl and 0 goes back. They are taken before anybody else sees them.
fn keys(mut contexts: EguiContexts, mut settings: ResMut<Settings>) -> Result {
    let ctx = contexts.ctx_mut()?;
    let percent = settings.scale_percent;
    let after = ctx.input_mut(|input| steps(input, percent));
    if after != percent {
        settings.scale_percent = after;
        ctx.request_repaint();
    }
    Ok(())
}

/// The size after the keys that were pressed.
fn steps(input: &mut egui::InputState, mut percent: u16) -> u16 {
    use egui::{Key, Modifiers};
    let mut pressed = |keys: &[Key]| keys.iter().map(|&key| input.count_and_consume_key(Modifiers::COMMAND, key)).sum::<usize>();
    for _ in 0..pressed(&[Key::Plus, Key::Equals]) {
        percent = SCALE_PERCENTS.into_iter().find(|&step| step > percent).unwrap_or(percent);
    }
    for _ in 0..pressed(&[Key::Minus]) {
        percent = SCALE_PERCENTS.into_iter().rev().find(|&step| step < percent).unwrap_or(percent);
    }
    if pressed(&[Key::Num0]) > 0 { 100 } else { percent }
}

/// The window as the engine makes it.
pub fn describe(asked: Option<Pixels>, display: Display) -> (Window, OpenedSize) {
    let (size, scale) = (opening(asked, display.room), display.scale.unwrap_or(1.0));
    let (width, height) = in_points(size, scale);
    let (min_width, min_height) = least(display.room, scale);
    let window = Window {
        title: "Latticework".into(),
        name: Some("latticework".into()),
        resolution: bevy::window::WindowResolution::new(width, height),
        resize_constraints: bevy::window::WindowResizeConstraints { min_width, min_height, ..default() },
        ..default()
    };
    (window, OpenedSize(size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_opens_within_the_screen() {
        assert_eq!(opening(None, None), (1600, 900));
        assert_eq!(opening(None, Some((1358, 726))), (1358, 726));
        assert_eq!(opening(None, Some((1016, 558))), (1016, 558), "the least size yields");
        assert_eq!(opening(Some((1366, 768)), Some((1920, 1040))), (1366, 768));
        assert_eq!(opening(Some((10, 10)), Some((1920, 1040))), LEAST);
        assert_eq!(opening(Some((9000, 9000)), Some((1920, 1040))), (1920, 1040));
    }

    /// `--size 1366x768` at 192 dpi once gave 2732x1536.
    #[test]
    fn sizes_are_pixels_at_any_scale() {
        for scale in [1.0, 1.25, 1.5, 1.75, 2.0, 3.0] {
            for size in [(1366, 768), (1024, 640), (1600, 900)] {
                let (width, height) = in_points(size, scale);
                let made = ((width as f32 * scale) as u32, (height as f32 * scale) as u32);
                assert!(made.0 >= size.0 && made.0 <= size.0 + 3 && made.1 >= size.1 && made.1 <= size.1 + 3, "{size:?} at {scale}: {made:?}");
            }
        }
        let (window, opening) = describe(Some((1366, 768)), Display { room: Some((1366, 700)), scale: Some(2.0) });
        assert_eq!((opening.0, window.resize_constraints.min_width, window.resize_constraints.min_height), ((1366, 700), 512.0, 320.0));
    }

    #[test]
    fn all_is_drawn_as_large_as_chosen_or_as_fits() {
        assert_eq!(effective(1.0, (1600.0, 900.0)), 1.0);
        assert_eq!(effective(2.0, (1600.0, 900.0)), 900.0 / 640.0);
        assert_eq!(effective(1.0, (683.0, 384.0)), 384.0 / 640.0, "a small screen at twice the scale");
        assert_eq!(effective(1.0, (200.0, 120.0)), LEAST_SCALE);
        assert_eq!(effective(f32::NAN, (0.0, 0.0)), LEAST_SCALE);
    }

    #[test]
    fn keys_go_through_the_sizes_and_stop_at_the_ends() {
        let ctx = egui::Context::default();
        let press = |key: egui::Key, times: usize, percent: u16| {
            let event = egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: egui::Modifiers::COMMAND };
            let input = egui::RawInput { events: vec![event; times], ..egui::RawInput::default() };
            let mut after = percent;
            let mut output = ctx.run_ui(input, |ui| {
                after = ui.input_mut(|input| steps(input, percent));
                assert!(!ui.input(|input| input.key_pressed(key)), "the map zooms by the same key");
            });
            output.textures_delta.clear();
            after
        };
        assert_eq!(press(egui::Key::Plus, 1, 100), 110);
        assert_eq!((press(egui::Key::Equals, 40, 100), press(egui::Key::Minus, 40, 100)), (200, 75));
        assert_eq!(press(egui::Key::Num0, 1, 175), 100);
    }
}
