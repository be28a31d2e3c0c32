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
mod rest;
pub mod screens;
pub mod settings;
pub mod theme;

use std::path::PathBuf;
use std::process::ExitCode;

use bevy::{
    log::{Level, LogPlugin},
    prelude::*,
    render::{
        RenderPlugin,
        view::screenshot::{Screenshot, ScreenshotCaptured, save_to_disk},
    },
    window::{ExitCondition, WindowResolution},
};
pub use rest::Awake;

use bevy_egui::{EguiGlobalSettings, EguiPlugin, EguiPrimaryContextPass, PrimaryEguiContext};

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
    /// Size of the window in physical pixels; 1600 x 900 if not given, never under 1024 x 640.
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
/// Exit codes: 0 when the person closed it, 2 when there is no display or no graphics driver to draw with.
pub fn run(options: Options) -> ExitCode {
    if let Some(reason) = no_display() {
        crate::stderr::say(&format!("{reason}\n\n{WITHOUT_DISPLAY}"));
        return ExitCode::from(2);
    }
    explain_known_panics();
    let mut app = App::new();
    app.add_plugins(engine(&options));
    app.add_plugins(plugin);
    app.insert_resource(options.clone());
    if let Some(path) = options.screenshot {
        app.insert_resource(Shot { path, at_seconds: options.after_seconds, taken: false }).add_systems(Update, take_shot);
    }
    if let Some(frames) = options.frames {
        app.insert_resource(pace::Pace::new(frames)).add_systems(PreUpdate, pace::time_frames);
    }
    match app.run() {
        AppExit::Success => ExitCode::SUCCESS,
        AppExit::Error(code) => ExitCode::from(code.get()),
    }
}

const WITHOUT_DISPLAY: &str = "What works without a display: `latticework --help` lists the commands that check, write, migrate and simulate levels.";

/// Why no window can be opened here, in words; `None` if one probably can.
fn no_display() -> Option<String> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let display = std::env::var("DISPLAY").unwrap_or_default();
    if display.is_empty() {
        return Some("Latticework opens a window, and there is no display here (the variable DISPLAY is not set).".into());
    }
    // A local display is a socket; another host's we can only try.
    let local = display.strip_prefix(':').or_else(|| display.strip_prefix("unix:"))?;
    let number = local.split('.').next().unwrap_or_default();
    let open = std::path::Path::new("/tmp/.X11-unix").join(format!("X{number}")).exists();
    (!open).then(|| format!("Latticework opens a window, and the display that DISPLAY names ({display}) does not answer."))
}

/// Bevy panics when there is no window system or no graphics driver. Both are told in plain words.
fn explain_known_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let text = info.payload_as_str().unwrap_or_default();
        if text.contains("Unable to find a GPU") {
            crate::stderr::say(&format!(
                "Latticework draws with Vulkan, and no Vulkan driver was found. On Debian and Ubuntu `apt install mesa-vulkan-drivers` \
                 installs one that also works without a graphics card.\n\n{WITHOUT_DISPLAY}"
            ));
            std::process::exit(2);
        }
        if text.contains("build event loop") {
            crate::stderr::say(&format!("Latticework opens a window, and the display here does not answer.\n\n{WITHOUT_DISPLAY}"));
            std::process::exit(2);
        }
        usual(info);
    }));
}

/// Bevy's own plugins, as this app wants them.
fn engine(options: &Options) -> bevy::app::PluginGroupBuilder {
    let (width, height) = options.size.unwrap_or((1600, 900));
    let window = Window {
        title: dress::NAME.into(),
        // Without a name here the window's class, and its instance too, are the program's.
        name: None,
        resolution: WindowResolution::new(width.max(1024), height.max(640)),
        resize_constraints: bevy::window::WindowResizeConstraints { min_width: 1024.0, min_height: 640.0, ..default() },
        ..default()
    };
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
        .insert_resource(EguiGlobalSettings { auto_create_primary_context: false, ..default() })
        .configure_sets(EguiPrimaryContextPass, (DrawSet::Prepare, DrawSet::Ground, DrawSet::Panels, DrawSet::Overlays).chain())
        .add_plugins((
            rest::plugin,
            dress::plugin,
            presses::plugin,
            home::plugin,
            settings::plugin,
            bridge::plugin,
            theme::plugin,
            map::plugin,
            screens::plugin,
        ))
        .add_systems(Startup, spawn_camera);
}

/// One camera draws the map and, over it, egui.
fn spawn_camera(mut commands: Commands) {
    commands.spawn((Camera2d, Msaa::Off, map::MapEye, PrimaryEguiContext));
}

#[derive(Resource)]
struct Shot {
    path: PathBuf,
    at_seconds: f32,
    taken: bool,
}

fn take_shot(mut commands: Commands, mut shot: ResMut<Shot>, time: Res<Time<Real>>, mut awake: ResMut<Awake>) {
    awake.keep(2);
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
