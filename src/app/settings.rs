//! What a person sets once: text size, colours, motion. Kept in the user's data folder; where there is none (or in a browser)
//! the app works with what it has in memory.

use bevy::prelude::*;
use serde::{Deserialize, Serialize};

use super::theme::{Look, Palette};

/// Text sizes offered, in percent of the normal size.
pub const TEXT_PERCENTS: [u16; 6] = [85, 100, 115, 130, 150, 175];

/// Sizes of everything offered, in percent of the size that the system's scale gives.
pub const SCALE_PERCENTS: [u16; 8] = [75, 90, 100, 110, 125, 150, 175, 200];

/// A person's settings. A field that an older file lacks takes its default.
#[derive(Resource, Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Text size in percent; one of [`TEXT_PERCENTS`] on screen, anything from 50 to 300 in the file.
    pub text_percent: u16,
    /// Size of everything, map and words alike, in percent; one of [`SCALE_PERCENTS`] on screen, anything from 50 to 300 in the file.
    pub scale_percent: u16,
    /// The day chart, dark on light, instead of the dark room.
    pub day_chart: bool,
    /// Stronger edges, thicker rims round names on the map, no tints.
    pub high_contrast: bool,
    /// No gliding camera, no sliding counters: things stand where they belong at once.
    pub reduced_motion: bool,
    /// Seconds that one event of a turn is shown on the map; 1 to 6 on screen, to 30 in the file.
    pub event_seconds: u8,
    /// Whether ending a turn asks first when something is left to do.
    pub ask_before_end: bool,
    /// Whether the map shows the lattice of agreements.
    pub lattice: LatticeShown,
}

/// When the map shows the lattice of agreements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LatticeShown {
    /// Where the level is about agreements.
    #[default]
    ByLevel,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl LatticeShown {
    /// Whether it is shown where the level would show it or not.
    pub fn on(self, by_level: bool) -> bool {
        match self {
            LatticeShown::ByLevel => by_level,
            LatticeShown::Always => true,
            LatticeShown::Never => false,
        }
    }

    /// What a person chose by switching it on or off; whoever chooses what the level would leaves it to the level again.
    pub fn chosen(on: bool, by_level: bool) -> Self {
        match on {
            _ if on == by_level => LatticeShown::ByLevel,
            true => LatticeShown::Always,
            false => LatticeShown::Never,
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            text_percent: 100,
            scale_percent: 100,
            day_chart: false,
            high_contrast: false,
            reduced_motion: false,
            event_seconds: 2,
            ask_before_end: true,
            lattice: LatticeShown::ByLevel,
        }
    }
}

impl Settings {
    /// The settings with numbers that are out of their range replaced by the usual ones.
    fn bounded(mut self) -> Self {
        let usual = Self::default();
        if !(50..=300).contains(&self.text_percent) {
            self.text_percent = usual.text_percent;
        }
        if !(50..=300).contains(&self.scale_percent) {
            self.scale_percent = usual.scale_percent;
        }
        if !(1..=30).contains(&self.event_seconds) {
            self.event_seconds = usual.event_seconds;
        }
        self
    }

    /// The colours that these settings ask for.
    pub fn palette(&self) -> Palette {
        Palette::new(Look { day: self.day_chart, high_contrast: self.high_contrast })
    }

    /// The factor for text sizes, 0.5 to 3.
    pub fn text_scale(&self) -> f32 {
        f32::from(self.text_percent.clamp(50, 300)) / 100.0
    }

    /// The factor for everything, 0.5 to 3.
    pub fn scale(&self) -> f32 {
        f32::from(self.scale_percent.clamp(50, 300)) / 100.0
    }
}

/// Why a text is not read or kept.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// There is no place for it.
    #[error("this system names no home folder")]
    Nowhere,
    /// Its file fails.
    #[error("{}: {why}", path.display())]
    File {
        /// Which.
        path: std::path::PathBuf,
        /// How.
        why: std::io::Error,
    },
    /// A folder, a pipe or a device has its name.
    #[error("{} is no file", .0.display())]
    NoFile(std::path::PathBuf),
    /// Names for old texts are used up.
    #[error("there are too many old ones")]
    TooManyOld,
    /// It cannot be written as text.
    #[error(transparent)]
    NoText(#[from] ron::Error),
}

/// A place that keeps small texts by name between runs. The native one is a folder; a browser has its own.
pub trait Keep: Send + Sync + 'static {
    /// The text kept under `name`, if any; says why it cannot be read.
    fn read(&self, name: &str) -> std::result::Result<Option<String>, KeepError>;
    /// Keeps `text` under `name`; says why it cannot.
    fn write(&self, name: &str, text: &str) -> std::result::Result<(), KeepError>;
    /// Keeps what stands under `name` under another name beside it, which is given back; says why it cannot.
    fn set_aside(&self, name: &str) -> std::result::Result<String, KeepError>;
}

/// Where settings are kept in this run.
#[derive(Resource)]
pub struct Keeper(pub Box<dyn Keep>);

const FILE: &str = "settings.ron";
/// The most of a settings file that is read, in bytes.
const MAX_BYTES: u64 = 64 * 1024;

/// What a person should know of how the settings were read or kept, once; the start screen shows it, the settings screen too.
#[derive(Resource, Default)]
pub struct Remarks(pub Vec<String>);

/// Reads the settings at start and writes them when they change.
pub fn plugin(app: &mut App) {
    let keeper = Keeper(native_keep());
    let (settings, remarks) = take_up(&*keeper.0);
    app.insert_resource::<Settings>(settings).insert_resource(Remarks(remarks)).insert_resource(keeper).add_systems(Last, save);
}

/// Reads the settings. What cannot be read has its usual value, the rest stands; the file is then set aside, and a sentence says so.
pub fn take_up(keep: &dyn Keep) -> (Settings, Vec<String>) {
    let text = match keep.read(FILE) {
        Ok(None) => return (Settings::default(), Vec::new()),
        Ok(Some(text)) => text,
        Err(why) => return (Settings::default(), vec![format!("The settings cannot be read, so the usual ones stand: {why}.")]),
    };
    let (settings, faults) = read(&text);
    if faults.is_empty() {
        return (settings, Vec::new());
    }
    // What stands is written at once, so that this is said once. Where the old file cannot be kept beside, it stays.
    let aside = match keep.set_aside(FILE) {
        Ok(name) => match written(keep, &settings) {
            Ok(()) => format!("The file is kept as {name}."),
            Err(why) => format!("The file is kept as {name}; it could not be put right: {why}."),
        },
        Err(why) => format!("It could not be set aside: {why}."),
    };
    (settings, vec![format!("In the settings, {} could not be used; the rest stands. {aside}", crate::report::words::list(&faults))])
}

/// The settings in a text, field by field, and what in it could not be used. Fields that it lacks, or has beyond ours, are no fault.
pub fn read(text: &str) -> (Settings, Vec<String>) {
    let text = text.trim_start_matches('\u{FEFF}');
    if let Ok(settings) = ron::from_str::<Settings>(text)
        && settings.clone().bounded() == settings
    {
        return (settings, Vec::new());
    }
    let (mut settings, mut faults) = (Settings::default(), Vec::new());
    field(text, "text_percent", &mut settings.text_percent, &mut faults);
    field(text, "scale_percent", &mut settings.scale_percent, &mut faults);
    field(text, "day_chart", &mut settings.day_chart, &mut faults);
    field(text, "high_contrast", &mut settings.high_contrast, &mut faults);
    field(text, "reduced_motion", &mut settings.reduced_motion, &mut faults);
    field(text, "event_seconds", &mut settings.event_seconds, &mut faults);
    field(text, "ask_before_end", &mut settings.ask_before_end, &mut faults);
    field(text, "lattice", &mut settings.lattice, &mut faults);
    let bounded = settings.clone().bounded();
    if bounded.text_percent != settings.text_percent {
        faults.push(format!("text_percent: {}", settings.text_percent));
    }
    if bounded.scale_percent != settings.scale_percent {
        faults.push(format!("scale_percent: {}", settings.scale_percent));
    }
    if bounded.event_seconds != settings.event_seconds {
        faults.push(format!("event_seconds: {}", settings.event_seconds));
    }
    if faults.is_empty() {
        faults.push("a part of the file".to_owned());
    }
    (bounded, faults)
}

/// Takes one field out of a text that is no whole settings file.
fn field<T: serde::de::DeserializeOwned>(text: &str, name: &str, value: &mut T, faults: &mut Vec<String>) {
    let begins = |at: &usize| !text[..*at].ends_with(|before: char| before.is_alphanumeric() || before == '_');
    let Some(at) = text.match_indices(name).map(|(at, _)| at).find(begins) else { return };
    let Some(rest) = text[at + name.len()..].trim_start().strip_prefix(':') else { return };
    let written = rest.split([',', '\n', ')']).next().unwrap_or_default().trim();
    match ron::from_str(written) {
        Ok(read) => *value = read,
        Err(_) => faults.push(format!("{name}: {}", written.chars().take(40).collect::<String>())),
    }
}

fn written(keep: &dyn Keep, settings: &Settings) -> std::result::Result<(), KeepError> {
    let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::default())?;
    keep.write(FILE, &text)
}

fn save(settings: Res<Settings>, keeper: Res<Keeper>, mut remarks: ResMut<Remarks>) {
    if !settings.is_changed() || settings.is_added() {
        return;
    }
    let said = written(&*keeper.0, &settings).err().map(|why| format!("The settings hold for this run only: {why}."));
    if let Some(said) = said
        && !remarks.0.contains(&said)
    {
        remarks.0.push(said);
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

/// Keeps texts as files of a folder.
#[cfg(not(target_arch = "wasm32"))]
pub struct Folder(pub std::path::PathBuf);

#[cfg(not(target_arch = "wasm32"))]
impl Keep for Folder {
    fn read(&self, name: &str) -> std::result::Result<Option<String>, KeepError> {
        use std::io::{ErrorKind, Read as _};
        let path = self.0.join(name);
        let failed = |why: std::io::Error| KeepError::File { path: path.clone(), why };
        // Asked before it is opened: a pipe of that name would be waited for.
        let about = match std::fs::metadata(&path) {
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
            about => about.map_err(failed)?,
        };
        if !about.is_file() {
            return Err(KeepError::NoFile(path));
        }
        let mut bytes = Vec::new();
        std::fs::File::open(&path).map_err(failed)?.take(MAX_BYTES).read_to_end(&mut bytes).map_err(failed)?;
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// Writes beside the file and renames, so that a crash leaves the old text whole.
    fn write(&self, name: &str, text: &str) -> std::result::Result<(), KeepError> {
        let (path, part) = (self.0.join(name), self.0.join(format!("{name}.part")));
        let tried = std::fs::create_dir_all(&self.0).and_then(|()| std::fs::write(&part, text)).and_then(|()| std::fs::rename(&part, &path));
        tried.map_err(|why| KeepError::File { path, why })
    }

    /// A copy as `NAME.old`, or `NAME.old2` and so on where that holds something else.
    fn set_aside(&self, name: &str) -> std::result::Result<String, KeepError> {
        let path = self.0.join(name);
        let failed = |why: std::io::Error| KeepError::File { path: path.clone(), why };
        let bytes = std::fs::read(&path).map_err(failed)?;
        for number in 1..100 {
            let other = if number == 1 { format!("{name}.old") } else { format!("{name}.old{number}") };
            let beside = self.0.join(&other);
            match std::fs::OpenOptions::new().write(true).create_new(true).open(&beside) {
                Ok(mut file) => return std::io::Write::write_all(&mut file, &bytes).map(|()| other).map_err(failed),
                Err(_) if std::fs::read(&beside).is_ok_and(|there| there == bytes) => return Ok(other),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(failed(error)),
            }
        }
        Err(KeepError::TooManyOld)
    }
}

struct Nowhere;

impl Keep for Nowhere {
    fn read(&self, _: &str) -> std::result::Result<Option<String>, KeepError> {
        Ok(None)
    }

    fn write(&self, _: &str, _: &str) -> std::result::Result<(), KeepError> {
        Err(KeepError::Nowhere)
    }

    fn set_aside(&self, _: &str) -> std::result::Result<String, KeepError> {
        Err(KeepError::Nowhere)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_file_keeps_what_it_says_and_takes_defaults_for_the_rest() {
        let settings: Settings = ron::from_str("(day_chart: true)").expect("reads");
        assert_eq!(settings, Settings { day_chart: true, ..Settings::default() });
    }

    fn chosen() -> Settings {
        Settings {
            text_percent: 150,
            scale_percent: 125,
            day_chart: true,
            high_contrast: true,
            reduced_motion: true,
            event_seconds: 5,
            ask_before_end: false,
            lattice: LatticeShown::Always,
        }
    }

    /// One wrong value once reset all five.
    #[test]
    fn what_can_be_read_stands() {
        let whole = ron::ser::to_string_pretty(&chosen(), ron::ser::PrettyConfig::default()).expect("plain data");
        assert_eq!(read(&whole), (chosen(), Vec::new()));
        let tried = |from: &str, to: &str| read(&whole.replace(from, to));
        let usual = Settings::default();
        for (from, to, fault) in [
            ("event_seconds: 5", "event_seconds: 300", "event_seconds: 300"),
            ("event_seconds: 5", "event_seconds: 255", "event_seconds: 255"),
            ("event_seconds: 5", "event_seconds: 0", "event_seconds: 0"),
            ("event_seconds: 5", "event_seconds: -1", "event_seconds: -1"),
        ] {
            assert_eq!(tried(from, to), (Settings { event_seconds: usual.event_seconds, ..chosen() }, vec![fault.to_owned()]));
        }
        let percent = Settings { text_percent: usual.text_percent, ..chosen() };
        assert_eq!(tried("text_percent: 150", "text_percent: \"150\""), (percent, vec!["text_percent: \"150\"".to_owned()]));
        let motion = Settings { reduced_motion: usual.reduced_motion, ..chosen() };
        assert_eq!(tried("reduced_motion: true", "reduced_motion: yes"), (motion, vec!["reduced_motion: yes".to_owned()]));
        assert_eq!(read(&format!("\u{FEFF}{whole}")), (chosen(), Vec::new()), "a mark of byte order is no fault");
        let (cut, faults) = read(whole.split("event_seconds").next().expect("its beginning"));
        assert_eq!((cut.text_percent, cut.high_contrast, cut.reduced_motion, faults.len()), (150, true, true, 1));
        assert_eq!(tried("ask_before_end", "more: 3, ask_before_end"), (chosen(), Vec::new()), "a field of a newer program");
        for nothing in ["", "(", "\0\0\0", "hello", "[1, 2]"] {
            let (settings, faults) = read(nothing);
            assert_eq!((settings, faults.len()), (Settings::default(), 1), "{nothing:?}");
        }
    }

    /// There was a palette of its own for colour-blind eyes; files that chose it are whole.
    #[test]
    fn a_choice_that_is_gone_is_no_fault() {
        for written in ["true", "false"] {
            let old = format!("(\n    text_percent: 130,\n    colour_blind: {written},\n    reduced_motion: true,\n)");
            assert_eq!(read(&old), (Settings { text_percent: 130, reduced_motion: true, ..Settings::default() }, Vec::new()));
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn what_cannot_be_read_stays_beside() {
        let folder = std::env::temp_dir().join(format!("latticework-aside-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        let keep = Folder(folder.clone());
        assert_eq!(take_up(&keep), (Settings::default(), Vec::new()));
        for (text, aside) in [("(event_seconds: 300)", "settings.ron.old"), ("(event_seconds: 301)", "settings.ron.old2")] {
            for _ in 0..2 {
                keep.write(FILE, text).expect("written");
                let (settings, remarks) = take_up(&keep);
                assert_eq!(settings, Settings::default());
                assert!(remarks.len() == 1 && remarks[0].contains("event_seconds: 30") && remarks[0].contains(aside), "{remarks:?}");
                assert_eq!(std::fs::read_to_string(folder.join(aside)).expect("beside"), text);
                assert_eq!(take_up(&keep), (settings, Vec::new()), "said once");
            }
        }
        std::fs::remove_file(folder.join(FILE)).expect("removed");
        std::fs::create_dir(folder.join(FILE)).expect("a folder of that name");
        let (settings, remarks) = take_up(&keep);
        assert!(settings == Settings::default() && remarks.len() == 1 && remarks[0].contains("is no file"), "{remarks:?}");
        std::fs::remove_dir_all(folder).expect("removed");
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn what_is_kept_comes_back() {
        let folder = std::env::temp_dir().join(format!("latticework-settings-{}", std::process::id()));
        let keep = Folder(folder.clone());
        assert_eq!(keep.read("a.ron").expect("reads"), None);
        keep.write("a.ron", "(text_percent: 130)").expect("writes");
        assert_eq!(keep.read("a.ron").expect("reads").as_deref(), Some("(text_percent: 130)"));
        std::fs::remove_dir_all(folder).expect("removes");
    }
}
