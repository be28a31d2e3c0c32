//! What a person sets once: text size, colours, motion. Kept in the user's data folder; where there is none (or in a browser)
//! the app works with what it has in memory.

use bevy::prelude::*;
use serde::{Deserialize, Serialize};

/// Text sizes offered, in percent of the normal size.
pub const TEXT_PERCENTS: [u16; 6] = [85, 100, 115, 130, 150, 175];

/// A person's settings. A field that an older file lacks takes its default.
#[derive(Resource, Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Text size in percent; one of [`TEXT_PERCENTS`] on screen, anything from 50 to 300 in the file.
    pub text_percent: u16,
    /// Colours that stay apart without telling red from green.
    pub colour_blind: bool,
    /// No gliding camera, no sliding counters: things stand where they belong at once.
    pub reduced_motion: bool,
    /// Seconds that one event of a turn is shown on the map.
    pub event_seconds: u8,
    /// Whether ending a turn asks first when something is left to do.
    pub ask_before_end: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { text_percent: 100, colour_blind: false, reduced_motion: false, event_seconds: 2, ask_before_end: true }
    }
}

impl Settings {
    /// The factor for text sizes, 0.5 to 3.
    pub fn text_scale(&self) -> f32 {
        f32::from(self.text_percent.clamp(50, 300)) / 100.0
    }
}

/// A place that keeps small texts by name between runs. The native one is a folder; a browser has its own.
pub trait Keep: Send + Sync + 'static {
    /// The text kept under `name`, if any.
    fn read(&self, name: &str) -> Option<String>;
    /// Keeps `text` under `name`; says in words why it cannot.
    fn write(&self, name: &str, text: &str) -> std::result::Result<(), String>;
}

/// Where settings are kept in this run.
#[derive(Resource)]
pub struct Keeper(pub Box<dyn Keep>);

const FILE: &str = "settings.ron";

/// Reads the settings at start and writes them when they change.
pub fn plugin(app: &mut App) {
    let keeper = Keeper(native_keep());
    let settings = keeper.0.read(FILE).and_then(|text| ron::from_str(&text).ok()).unwrap_or_default();
    app.insert_resource::<Settings>(settings).insert_resource(keeper).add_systems(Last, save);
}

fn save(settings: Res<Settings>, keeper: Res<Keeper>) {
    if !settings.is_changed() || settings.is_added() {
        return;
    }
    let text = match ron::ser::to_string_pretty(&*settings, ron::ser::PrettyConfig::default()) {
        Ok(text) => text,
        Err(error) => return warn!("settings not kept: {error}"),
    };
    if let Err(reason) = keeper.0.write(FILE, &text) {
        warn!("settings not kept: {reason}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn native_keep() -> Box<dyn Keep> {
    match data_folder() {
        Some(folder) => Box::new(Folder(folder)),
        None => Box::new(Nowhere),
    }
}

#[cfg(target_arch = "wasm32")]
fn native_keep() -> Box<dyn Keep> {
    Box::new(Nowhere)
}

#[cfg(not(target_arch = "wasm32"))]
pub use crate::platform::folders::data_folder;

#[cfg(not(target_arch = "wasm32"))]
struct Folder(std::path::PathBuf);

#[cfg(not(target_arch = "wasm32"))]
impl Keep for Folder {
    fn read(&self, name: &str) -> Option<String> {
        std::fs::read_to_string(self.0.join(name)).ok()
    }

    /// Writes beside the file and renames, so that a crash leaves the old text whole.
    fn write(&self, name: &str, text: &str) -> std::result::Result<(), String> {
        let (path, part) = (self.0.join(name), self.0.join(format!("{name}.part")));
        let tried = std::fs::create_dir_all(&self.0).and_then(|()| std::fs::write(&part, text)).and_then(|()| std::fs::rename(&part, &path));
        tried.map_err(|error| format!("{}: {error}", path.display()))
    }
}

struct Nowhere;

impl Keep for Nowhere {
    fn read(&self, _: &str) -> Option<String> {
        None
    }

    fn write(&self, _: &str, _: &str) -> std::result::Result<(), String> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_file_keeps_what_it_says_and_takes_defaults_for_the_rest() {
        let settings: Settings = ron::from_str("(colour_blind: true)").expect("reads");
        assert_eq!(settings, Settings { colour_blind: true, ..Settings::default() });
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn what_is_kept_comes_back() {
        let folder = std::env::temp_dir().join(format!("latticework-settings-{}", std::process::id()));
        let keep = Folder(folder.clone());
        assert_eq!(keep.read("a.ron"), None);
        keep.write("a.ron", "(text_percent: 130)").expect("writes");
        assert_eq!(keep.read("a.ron").as_deref(), Some("(text_percent: 130)"));
        std::fs::remove_dir_all(folder).expect("removes");
    }
}
