//! Drawing only when something asks for it: at once, or after a time. bevy_egui draws at once whatever delay egui was asked for; here the
//! delay counts, so that a list that looks at its folder by and by, or a step of a playback, does not keep the machine busy in between.

use std::time::Duration;

use bevy::{
    asset::AssetEventSystems,
    prelude::*,
    window::{RequestRedraw, WindowFocused, WindowMoved, WindowOccluded, WindowResized, WindowScaleFactorChanged},
    winit::{UpdateMode, WinitSettings},
};
use bevy_egui::{EguiFullOutput, EguiInput, EguiManagedTextures, EguiPostUpdateSet, EguiPreUpdateSet, egui};

use super::screens::Screen;

/// How long nothing may be drawn at all: a heartbeat, not a frame rate.
const HEARTBEAT: Duration = Duration::from_secs(60);
/// The shortest wait; anything shorter is drawn at once.
const SHORTEST: Duration = Duration::from_millis(8);

/// After a window was told of another size, place or focus it is drawn once more after this time.
const ONCE_MORE: Duration = Duration::from_millis(250);

/// Sees to it that frames are drawn when they are wanted, and no others.
pub fn plugin(app: &mut App) {
    let rest = UpdateMode::reactive_low_power(HEARTBEAT);
    app.insert_resource(WinitSettings { focused_mode: rest, unfocused_mode: rest })
        .insert_resource(Awake { frames: 4 })
        .init_resource::<Wanted>()
        // New letters reach the graphics card with the text that needs them: told of a frame later, they would be missing from it, and all text
        // with them whenever their texture is made anew.
        .configure_sets(PostUpdate, EguiPostUpdateSet::PostProcessOutput.before(AssetEventSystems))
        .add_systems(PreUpdate, hush.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass))
        .add_systems(PostUpdate, listen.after(EguiPostUpdateSet::EndPass).before(EguiPostUpdateSet::ProcessOutput))
        .add_systems(Last, (await_letters, await_screen, await_window, settle).chain());
}

/// Frames still to be drawn although nothing asks for it. Anything that changes the picture outside egui adds a few.
#[derive(Resource, Default)]
pub struct Awake {
    frames: u32,
}

impl Awake {
    /// Keeps drawing for at least `frames` frames.
    pub fn keep(&mut self, frames: u32) {
        self.frames = self.frames.max(frames);
    }
}

/// After what time egui wants the next frame.
#[derive(Resource)]
struct Wanted(Duration);

impl Default for Wanted {
    fn default() -> Self {
        Wanted(HEARTBEAT)
    }
}

/// bevy_egui tells egui of the modifier keys in every frame, changed or not, and for egui any event is a reason to draw again: without
/// this the window is drawn for ever.
fn hush(mut contexts: Query<&mut EguiInput>, mut told: Local<egui::Modifiers>) {
    for mut input in &mut contexts {
        input.events.retain(|event| match event {
            egui::Event::ModifiersChanged(now) => std::mem::replace(&mut *told, *now) != *now,
            _ => true,
        });
    }
}

fn listen(contexts: Query<&EguiFullOutput>, mut wanted: ResMut<Wanted>) {
    let viewports = contexts.iter().filter_map(|output| output.0.as_ref()).flat_map(|output| output.viewport_output.values());
    wanted.0 = viewports.map(|viewport| viewport.repaint_delay).min().unwrap_or(HEARTBEAT).min(HEARTBEAT);
}

/// A letter that is shown for the first time may reach the graphics card a frame after the text that needs it: without another frame it would
/// be missing for as long as nothing moves. (`update_egui_textures_system` touches the managed textures only when there is something new.)
fn await_letters(textures: Res<EguiManagedTextures>, mut awake: ResMut<Awake>) {
    if textures.is_changed() {
        awake.keep(2);
    }
}

/// A screen that was asked for in this frame is there in the next: without one it would come with the next movement of the mouse. (Whether
/// the wish has been touched tells nothing: screens hold it writable in every frame.)
fn await_screen(next: Res<NextState<Screen>>, now: Res<State<Screen>>, mut awake: ResMut<Awake>) {
    if !matches!(*next, NextState::Unchanged) || now.is_changed() {
        awake.keep(3);
    }
}

/// A window of another size is laid out for it in the next frame and drawn in the one after: without them the picture would stay a size behind
/// until the mouse moves. The system may tell of a size before it holds, so that a little later there is one more.
#[expect(clippy::too_many_arguments, reason = "a Bevy system: its arguments are what it touches")]
fn await_window(
    mut resized: MessageReader<WindowResized>,
    mut scaled: MessageReader<WindowScaleFactorChanged>,
    mut moved: MessageReader<WindowMoved>,
    mut focused: MessageReader<WindowFocused>,
    mut covered: MessageReader<WindowOccluded>,
    time: Res<Time<Real>>,
    mut until: Local<Option<Duration>>,
    mut wanted: ResMut<Wanted>,
    mut awake: ResMut<Awake>,
) {
    // Every reader is read to its end.
    let told = [resized.read().count(), scaled.read().count(), moved.read().count(), focused.read().count(), covered.read().count()];
    let now = time.elapsed();
    if told.iter().any(|&count| count > 0) {
        awake.keep(4);
        *until = Some(now + ONCE_MORE);
    }
    match *until {
        Some(end) if now >= end => {
            awake.keep(2);
            *until = None;
        }
        Some(end) => wanted.0 = wanted.0.min(end - now),
        None => {}
    }
}

fn settle(wanted: Res<Wanted>, mut awake: ResMut<Awake>, mut redraw: ResMut<Messages<RequestRedraw>>, mut winit: ResMut<WinitSettings>) {
    redraw.clear();
    if awake.frames > 0 || wanted.0 < SHORTEST {
        awake.frames = awake.frames.saturating_sub(1);
        redraw.write(RequestRedraw);
    }
    let mode = UpdateMode::reactive_low_power(wanted.0.max(SHORTEST));
    if winit.focused_mode != mode {
        (winit.focused_mode, winit.unfocused_mode) = (mode, mode);
    }
}
