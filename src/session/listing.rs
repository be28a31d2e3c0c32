//! The saves in a folder: what each is, when it was played, which one to go on with. A list never writes, and waits for nobody.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::sqlite::codes::of_system;
use super::sqlite::{SAVE_FORMAT, SqliteStore, now};
use super::{Controller, Header, RULES_VERSION, SaveFault, Sitting, StoreError};

/// How far two machines' clocks may differ before a time counts as one to come, in seconds.
const CLOCKS_DIFFER: u64 = 300;

/// A save in a folder.
#[derive(Clone, Debug)]
pub struct SavedGame {
    /// Where.
    pub path: PathBuf,
    /// What it says of itself, without the level's files ([`Header::files`] is empty) and with no longer a title
    /// than a list shows; or why it cannot be opened.
    pub header: Result<Header, StoreError>,
    /// What keeps it from being opened or played on; `None` if nothing does. What each means for a person:
    /// [`SaveFault::can_be_read`], [`SaveFault::can_be_played`], [`SaveFault::words`].
    pub fault: Option<SaveFault>,
    /// Why it can only be read; `None` if it can be played on.
    pub read_only: Option<String>,
    /// How people sat at it: who plays, whether there is a White Cell, which round it is.
    pub sitting: Sitting,
    /// Resolved turns in the course of play that stands.
    pub turns: usize,
    /// Whether its level is over.
    pub over: bool,
    /// When it was last played, in seconds since 1970, for sorting: as the save itself says; if it does not, or names a time to come, when the
    /// file was last written.
    pub changed: u64,
    /// Whether it looks like the copy that a synchronising program keeps when a save was changed on two machines.
    pub conflict: bool,
}

impl SavedGame {
    /// Where it stands: "turn 4", or "over".
    pub fn stands(&self) -> String {
        if self.over { "over".to_owned() } else { format!("turn {}", self.turns + 1) }
    }
}

/// The saves in a folder, the latest first. A folder that is missing has none.
///
/// # Errors
/// The folder may not be read, or the disk fails.
pub fn saves_in(folder: &Path) -> Result<Vec<SavedGame>, StoreError> {
    let files = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        files => files.map_err(|error| of_system(folder, &error))?,
    };
    let mut saves = Vec::new();
    for file in files {
        let path = file.map_err(|error| of_system(folder, &error))?.path();
        if path.extension().is_some_and(|ending| ending == "lattice") {
            saves.push(describe(path));
        } else if let Some(path) = left_in_the_cloud(&path) {
            let why = super::sqlite::codes::trouble(&path, SaveFault::Elsewhere, "");
            saves.push(unreadable(path, &why));
        }
    }
    saves.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| b.path.cmp(&a.path)));
    let conflicts: Vec<bool> = saves.iter().map(|save| is_conflict(save, &saves)).collect();
    saves.iter_mut().zip(conflicts).for_each(|(save, conflict)| save.conflict = conflict);
    Ok(saves)
}

/// The game to go on with: the one that was played last, is not over and can be played on. A branch, a copy that was put beside a game and one
/// that a synchronising program kept come only after every game itself.
pub fn game_to_continue(saves: &[SavedGame]) -> Option<&SavedGame> {
    let can = |save: &&SavedGame| {
        let opens = save.header.is_ok() || save.fault == Some(SaveFault::Interrupted);
        opens && !save.over && save.fault.is_none_or(SaveFault::can_be_played)
    };
    let itself = |save: &&SavedGame| !save.sitting.copy && !save.sitting.branch && !save.conflict;
    saves.iter().filter(can).find(itself).or_else(|| saves.iter().find(can))
}

/// The longest title in a list, in characters: a level's own are far shorter.
const MAX_TITLE: usize = 200;

/// What a list needs of a header.
#[derive(Deserialize)]
#[serde(expecting = "what a save says of itself")]
struct Brief {
    rules_version: u32,
    level: String,
    title: String,
    seed: u64,
    controllers: Vec<Controller>,
}

/// What a list tells of a save that opens.
struct ToldSave {
    header: Header,
    sitting: Sitting,
    turns: usize,
    over: bool,
    format: i32,
    interrupted: bool,
    /// What SQLite finds wrong with the file, although it opens.
    damage: Option<StoreError>,
}

fn look_into(path: &Path) -> Result<ToldSave, StoreError> {
    let store = SqliteStore::open_to_list(path)?;
    store.at_one_moment(|store| {
        let damage = store.refuse_unless_whole().err();
        let Brief { rules_version, level, title, seed, controllers } = store.header_as()?;
        let title = title.chars().take(MAX_TITLE).collect();
        let header = Header { rules_version, level, title, files: Vec::new(), seed, controllers };
        let sitting = store.sitting();
        let (stands, lines, broken) = store.standing()?;
        let wrong = store.header_damage()?.or(broken).map(|what| store.damaged(&what));
        let is_fresh = sitting.lines == lines && usize::from(sitting.turns) == stands.len();
        let over = match stands.last() {
            _ if is_fresh && lines > 0 => sitting.over,
            Some(&line) => store.is_over(line)?,
            None => false,
        };
        Ok(ToldSave {
            header,
            sitting,
            turns: stands.len(),
            over,
            format: store.format(),
            interrupted: store.was_interrupted(),
            damage: damage.or(wrong),
        })
    })
}

fn describe(path: PathBuf) -> SavedGame {
    let told = match look_into(&path) {
        Ok(told) => told,
        Err(why) => return unreadable(path, &why),
    };
    let rules = told.header.rules_version;
    let (fault, read_only) = if rules != RULES_VERSION {
        (Some(SaveFault::OtherRules), Some(format!("played under rules {rules}")))
    } else if told.format != SAVE_FORMAT {
        let fault = if told.format > SAVE_FORMAT { SaveFault::Newer } else { SaveFault::Older };
        (Some(fault), Some(fault.words().to_owned()))
    } else if let Some(damage) = told.damage {
        (Some(damage.fault), Some(damage.text))
    } else {
        (told.interrupted.then_some(SaveFault::Interrupted), None)
    };
    // What a save says of itself goes before the file's time, which a copy or a wrong clock changes; a time to come says nothing.
    let changed = [told.sitting.played_at, written(&path)].into_iter().find(|&at| at > 0 && at <= now() + CLOCKS_DIFFER).unwrap_or(0);
    let ToldSave { header, sitting, turns, over, .. } = told;
    SavedGame { path, header: Ok(header), fault, read_only, sitting, turns, over, changed, conflict: false }
}

fn unreadable(path: PathBuf, why: &StoreError) -> SavedGame {
    let changed = Some(written(&path)).filter(|&at| at <= now() + CLOCKS_DIFFER).unwrap_or(0);
    let (header, fault) = (Err(why.clone()), Some(why.fault));
    SavedGame { path, header, fault, read_only: None, sitting: Sitting::default(), turns: 0, over: false, changed, conflict: false }
}

/// When the file was last written, in seconds since 1970; 0 if that is not known.
fn written(path: &Path) -> u64 {
    let changed = std::fs::metadata(path).and_then(|about| about.modified()).ok();
    changed.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok()).map_or(0, |since| since.as_secs())
}

/// The save of which only a stub is here: iCloud leaves `.NAME.icloud` in place of a file that it has taken away.
fn left_in_the_cloud(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?.strip_prefix('.')?.strip_suffix(".icloud")?;
    name.ends_with(".lattice").then(|| path.with_file_name(name))
}

/// Whether a save looks like what a synchronising program puts beside another when both were changed: `x (conflicted copy).lattice`,
/// `x.sync-conflict-1.lattice`; or `x-HOST.lattice`, `x (1).lattice`, `x 2.lattice` beside the same game `x.lattice`.
fn is_conflict(save: &SavedGame, all: &[SavedGame]) -> bool {
    let stem = |save: &SavedGame| save.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name = stem(save);
    let lower = name.to_lowercase();
    if ["conflicted copy", "conflict copy", "sync-conflict", "case conflict"].iter().any(|word| lower.contains(word)) {
        return true;
    }
    if save.sitting.copy || save.sitting.branch {
        return false;
    }
    all.iter().filter(|other| other.path != save.path && other.path.parent() == save.path.parent()).any(|other| {
        let Some(rest) = name.strip_prefix(&stem(other)) else { return false };
        let is_same = match (&save.header, &other.header) {
            (Ok(one), Ok(two)) => one == two,
            _ => false,
        };
        is_same && is_ending(rest)
    })
}

/// What synchronising programs put behind a name.
fn is_ending(rest: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.len() < 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_machine = |text: &str| text.len() > 1 && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-');
    rest.strip_prefix(" (").and_then(|rest| rest.strip_suffix(')')).is_some_and(is_number)
        || rest.strip_prefix(' ').is_some_and(is_number)
        || rest.strip_prefix('-').is_some_and(is_machine)
}

/// The program that seems to synchronise a folder, by its path: a game there is to be closed before it is played on elsewhere.
pub fn synchronised_by(folder: &Path) -> Option<&'static str> {
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let known = |name: &str| {
        let name = name.to_lowercase();
        let starts = [
            ("onedrive", "OneDrive"),
            ("dropbox", "Dropbox"),
            ("mobile documents", "iCloud"),
            ("icloud", "iCloud"),
            ("google drive", "Google Drive"),
            ("googledrive", "Google Drive"),
            ("my drive", "Google Drive"),
            ("nextcloud", "Nextcloud"),
            ("owncloud", "ownCloud"),
            ("syncthing", "Syncthing"),
        ];
        starts.into_iter().find(|(start, _)| name.starts_with(start)).map(|(_, program)| program)
    };
    let named = whole.components().filter_map(|part| part.as_os_str().to_str()).find_map(known);
    let marks = [(".stfolder", "Syncthing"), (".dropbox", "Dropbox"), (".dropbox.cache", "Dropbox")];
    named.or_else(|| whole.ancestors().find_map(|folder| marks.iter().find(|(mark, _)| folder.join(mark).exists()).map(|(_, program)| *program)))
}
