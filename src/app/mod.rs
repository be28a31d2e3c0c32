//! The game window: a client of a session, drawn with Bevy (the map) and egui (everything with text).
//!
//! Each file here is one plugin. The order within a drawn frame is fixed by [`DrawSet`]. Nothing here decides anything about
//! the game: panels turn a view into intents, `bridge` turns intents into messages to a session.

pub mod aside;
pub mod bridge;
pub mod dress;
pub mod fields;
pub mod home;
pub mod map;
mod pace;
pub mod panels;
pub mod presses;
pub mod progress;
mod rest;
pub mod screens;
pub mod settings;
pub mod theme;
pub mod window;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU32, Ordering};

use bevy::{
    log::{Level, LogPlugin},
    prelude::*,
    render::{
        RenderPlugin,
        view::screenshot::{Screenshot, ScreenshotCaptured, save_to_disk},
    },
    window::ExitCondition,
};
pub use rest::Awake;

use bevy_egui::{EguiGlobalSettings, EguiInputSystemSettings, EguiPlugin, EguiPrimaryContextPass, PrimaryEguiContext};
use screens::Screen;

/// How the app is started.
#[derive(Resource, Clone, Debug, Default)]
pub struct Options {
    /// Opens straight into this level: a short name of the program's, or a file.
    pub level: Option<String>,
    /// Seats that people play, by short name; without any, the first that is for people.
    pub seats: Vec<String>,
    /// The seed; without it one is drawn.
    pub seed: Option<u64>,
    /// Where the game is kept. Without a level it is a saved game to go on with.
    pub save: Option<PathBuf>,
    /// Size of the window in pixels of the screen, whatever its scale; 1600 x 900 if not given, never under 1024 x 640, never more than the
    /// screen has room for.
    pub size: Option<(u32, u32)>,
    /// Draw, save what the window shows to this file, and end.
    pub screenshot: Option<PathBuf>,
    /// Seconds before the screenshot is taken.
    pub after_seconds: f32,
    /// Time so many frames of a moving map with every layer on, print the figures, and end.
    pub frames: Option<u32>,
}

/// The order of work within a drawn frame.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DrawSet {
    /// Style and fonts.
    Prepare,
    /// What lies under the panels: labels and symbols of the map, the start screen's ground.
    Ground,
    /// Panels and screens.
    Panels,
    /// What lies over them: help, settings, questions.
    Overlays,
}

/// Opens the window and runs the app until it is closed.
///
/// Exit codes: 0 when the person closed it, 2 when there is no display, one that lacks what a window needs, or no graphics driver to draw with.
pub fn run(options: Options) -> ExitCode {
    let display = match window::display::look() {
        Ok(display) => display,
        Err(reason) => {
            crate::stderr::say(&format!("{reason}\n\n{WITHOUT_DISPLAY}"));
            return ExitCode::from(2);
        }
    };
    explain_panics();
    let (described, opening) = window::size::describe(options.size, display);
    let mut app = App::new();
    app.add_plugins(engine(described));
    app.add_plugins(plugin);
    app.add_systems(Last, count_frames);
    app.insert_resource(opening);
    app.insert_resource(options.clone());
    if let Some(path) = options.screenshot {
        app.insert_resource(PictureShot { path, at_seconds: options.after_seconds, taken: false }).add_systems(Update, take_shot);
    }
    if let Some(frames) = options.frames {
        app.insert_resource(pace::FramePace::new(frames)).add_systems(PreUpdate, pace::time_frames);
    }
    match app.run() {
        AppExit::Success => ExitCode::SUCCESS,
        AppExit::Error(code) => ExitCode::from(code.get()),
    }
}

const WITHOUT_DISPLAY: &str = "What works without a display: `latticework --help` lists the commands that check, write, migrate and simulate levels.";

/// Frames that were drawn, up to [`OPEN_AFTER`].
static FRAMES: AtomicU32 = AtomicU32::new(0);
/// After so many frames the window is open: what fails then is not the display's want.
const OPEN_AFTER: u32 = 4;

fn count_frames() {
    if FRAMES.load(Ordering::Relaxed) < OPEN_AFTER {
        FRAMES.fetch_add(1, Ordering::Relaxed);
    }
}

/// The libraries below panic when there is no window system, no graphics driver, or when either lacks something. Until the window is open that is
/// told in plain words; what goes wrong in this program's own code stays a panic.
fn explain_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let text = info.payload_as_str().unwrap_or_default();
        let own = info.location().is_none_or(|location| location.file().starts_with("src"));
        if own || FRAMES.load(Ordering::Relaxed) >= OPEN_AFTER {
            return usual(info);
        }
        crate::stderr::say(&format!("{}\n\n{WITHOUT_DISPLAY}", why_not_open(text)));
        std::process::exit(2);
    }));
}

/// What a panic before the first pictures means, in one sentence that says what to do.
fn why_not_open(panic: &str) -> String {
    if panic.contains("Unable to find a GPU") {
        return "Latticework draws with Vulkan, and no Vulkan driver was found. On Debian and Ubuntu `apt install mesa-vulkan-drivers` installs one that \
                also works without a graphics card."
            .to_owned();
    }
    let display = std::env::var("DISPLAY").unwrap_or_default();
    if panic.contains("build event loop") {
        return format!(
            "Latticework opens a window, and the display {display} does not answer or does not let it in: see that it runs, and that DISPLAY and \
             XAUTHORITY name it."
        );
    }
    let first = panic.lines().next().unwrap_or_default();
    // What screens of 8, 15, 16 and 30 bits come to.
    if panic.contains("No supported formats") || panic.contains("present mode") {
        return format!("Latticework cannot draw on the display {display}: set it to 24 bits of colour, if it has another depth ({first}).");
    }
    format!("Latticework cannot open its window on the display {display}: another X server or graphics driver may do ({first}).")
}

/// Bevy's own plugins, as this app wants them.
fn engine(window: Window) -> bevy::app::PluginGroupBuilder {
    // Without a name here the window's class, and its instance too, are the program's.
    let window = Window { title: dress::NAME.into(), name: None, ..window };
    DefaultPlugins
        .set(WindowPlugin { primary_window: Some(window), exit_condition: ExitCondition::OnPrimaryClosed, ..default() })
        .set(LogPlugin { filter: "warn,latticework=info".into(), level: Level::INFO, ..default() })
        // Drawn only on change, so the first frame has to be whole.
        .set(RenderPlugin { synchronous_pipeline_compilation: true, ..default() })
}

/// The app's own plugins.
pub fn plugin(app: &mut App) {
    app.set_error_handler(bevy::ecs::error::warn)
        .add_plugins(EguiPlugin::default())
        .insert_resource(EguiGlobalSettings { auto_create_primary_context: false, input_system_settings: own_keyboard(), ..default() })
        .configure_sets(EguiPrimaryContextPass, (DrawSet::Prepare, DrawSet::Ground, DrawSet::Panels, DrawSet::Overlays).chain())
        .add_plugins((
            window::plugin,
            rest::plugin,
            dress::plugin,
            presses::plugin,
            home::plugin,
            settings::plugin,
            progress::plugin,
            bridge::plugin,
            theme::plugin,
            map::plugin,
            screens::plugin,
        ))
        .add_systems(Startup, spawn_camera);
}

/// Keys come through `window::keyboard`.
fn own_keyboard() -> EguiInputSystemSettings {
    EguiInputSystemSettings { run_write_modifiers_keys_state_system: false, run_write_keyboard_input_messages_system: false, ..default() }
}

/// One camera draws the map and, over it, egui.
fn spawn_camera(mut commands: Commands) {
    commands.spawn((Camera2d, Msaa::Off, map::MapEye, PrimaryEguiContext));
}

#[derive(Resource)]
struct PictureShot {
    path: PathBuf,
    at_seconds: f32,
    taken: bool,
}

/// The picture is of the game: a briefing is left by itself.
fn take_shot(
    mut commands: Commands,
    mut shot: ResMut<PictureShot>,
    time: Res<Time<Real>>,
    screen: Res<State<Screen>>,
    mut next: ResMut<NextState<Screen>>,
    mut awake: ResMut<Awake>,
) {
    awake.keep(2);
    if *screen.get() == Screen::Briefing {
        next.set(Screen::Play);
    }
    if shot.taken || time.elapsed_secs() < shot.at_seconds {
        return;
    }
    shot.taken = true;
    commands.spawn(Screenshot::primary_window()).observe(save_to_disk(shot.path.clone())).observe(
        |_: On<ScreenshotCaptured>, mut exit: MessageWriter<AppExit>| {
            exit.write(AppExit::Success);
        },
    );
}
