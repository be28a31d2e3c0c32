//! Saves: starting, copying, resuming and reading them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

use super::fits;
use super::log::text_hash;
use super::sqlite::{SAVE_FORMAT, SqliteStore, StateRow};
use super::{Controller, Header, RULES_VERSION, Replay, SaveFault, Session, SessionError, Sitting, StoreError, TurnRecord};
use crate::level::{Library, SourceFile};
use crate::rules::Recorded;
use crate::rules::event::Discard;
use crate::rules::scenario::Scenario;
use crate::rules::state::{Game, Phase};
use crate::rules::view::Viewer;

impl Session {
    /// Starts a game that keeps every step in a new save file. `files` are the level's, as
    /// [`Report::files`](crate::level::Report::files) holds them.
    ///
    /// # Errors
    /// There is such a file already, or it cannot be written.
    pub fn start_saved(
        scenario: Arc<Scenario>,
        files: &[SourceFile],
        seed: u64,
        controllers: Vec<Controller>,
        path: &Path,
    ) -> Result<Self, SessionError> {
        let mut session = Self::new(scenario, seed, controllers, None);
        session.files = files.iter().map(|file| (file.name.clone(), file.text.clone())).collect();
        session.store = Some(Box::new(SqliteStore::create(path, &session.header(), &session.sitting())?));
        Ok(session)
    }

    /// Writes the game as it stands into a new save file: a copy, or the first save of a branch. It appears whole or not at all.
    ///
    /// # Errors
    /// There is such a file already, it cannot be written, or the session does not know its level's files.
    pub fn save_as(&self, path: &Path) -> Result<(), SessionError> {
        self.write_to(path, true)
    }

    fn write_to(&self, path: &Path, copy: bool) -> Result<(), SessionError> {
        if self.files.is_empty() {
            return Err(SessionError::NotNow("this game was started without its level's text, and cannot be saved"));
        }
        // The first save of a branch is no copy of another file.
        let copy = copy && self.store.is_some();
        let sitting = Sitting { copy, ..self.sitting() };
        Ok(SqliteStore::write_new(path, &self.header(), &sitting, self.opening_state(), &self.lines(0))?)
    }

    /// Writes a copy of the game and keeps further steps there.
    ///
    /// # Errors
    /// See [`Session::save_as`].
    pub fn move_to(&mut self, path: &Path) -> Result<(), SessionError> {
        self.write_to(path, false)?;
        self.store = Some(Box::new(SqliteStore::open(path)?));
        Ok(())
    }

    /// Goes on with a saved game.
    ///
    /// # Errors
    /// The file is no save, was played under other rules, its level no longer loads, or its log gives other states than it did.
    pub fn resume(path: &Path, library: &Library) -> Result<Self, SessionError> {
        let store = SqliteStore::open(path)?;
        let header = store.header()?;
        playable(&header)?;
        let scenario = scenario_of(&header, library)?;
        Self::resume_with(store, header, Arc::new(scenario))
    }

    /// Goes on with a saved game whose level has been read already.
    ///
    /// # Errors
    /// See [`Session::resume`].
    pub fn resume_with(store: SqliteStore, header: Header, scenario: Arc<Scenario>) -> Result<Self, SessionError> {
        playable(&header)?;
        let entries = store.entries()?;
        fits::log(&scenario, &entries).map_err(StoreError::damaged)?;
        let mut session = Self::replay(scenario, header.seed, header.controllers, &entries)?;
        let computed: Vec<(u64, String)> =
            session.lines(0).iter().filter_map(|line| line.finished.map(|record| (line.number, record.hash.clone()))).collect();
        let kept = store.hashes()?;
        session.sitting = store.sitting();
        if let Some(at) = (0..computed.len().max(kept.len())).find(|&at| computed.get(at) != kept.get(at)) {
            let message =
                format!("resolved turn {} of this save comes out differently than it did: the save is damaged or the rules have changed", at + 1);
            return Err(SessionError::Mismatch(message));
        }
        session.files = header.files;
        session.attach(Box::new(store));
        if session.awaits_computers() {
            session.advance()?;
        }
        Ok(session)
    }

    /// Writes [`Session::export_for`] to a new file, as JSON.
    ///
    /// # Errors
    /// There is such a file already, or it cannot be written.
    pub fn export_to(&self, viewer: Viewer, path: &Path) -> Result<(), SessionError> {
        let failed = |error: &dyn std::fmt::Display| StoreError::new(SaveFault::Disk, format!("{} could not be written: {error}", path.display()));
        let text = serde_json::to_string_pretty(&self.export_for(viewer)).map_err(|error| failed(&error))?;
        let text = crate::catalog::plain::plain_json(&text);
        let file = std::fs::OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| failed(&error))?;
        std::io::Write::write_all(&mut &file, text.as_bytes()).map_err(|error| failed(&error))?;
        Ok(())
    }
}

/// Whether a save was made under these rules.
fn playable(header: &Header) -> Result<(), SessionError> {
    if header.rules_version == RULES_VERSION {
        return Ok(());
    }
    Err(SessionError::Mismatch(format!(
        "this game was played under rules {} and this program has rules {RULES_VERSION}: it can be read, but not played on",
        header.rules_version
    )))
}

/// The level in a save, checked.
fn scenario_of(header: &Header, library: &Library) -> Result<Scenario, SessionError> {
    let report = library.check_files(&header.level, &header.files);
    let errors = report.errors();
    report.scenario.ok_or_else(|| {
        let first = report.problems.iter().find(|problem| !problem.is_warning()).map_or_else(String::new, |problem| format!(": {}", problem.message));
        SessionError::Mismatch(format!("the level in this save has {errors} errors and cannot be read{first}"))
    })
}

impl Replay {
    /// Opens a save to read, also one that cannot be played on. Nothing in it changes.
    ///
    /// # Errors
    /// The file is no save, it is damaged, or its level or its states cannot be read by this program.
    pub fn open(path: &Path, library: &Library) -> Result<Self, SessionError> {
        let store = SqliteStore::open_to_read(path)?;
        let header = store.header()?;
        let scenario = scenario_of(&header, library)?;
        Self::open_with(&store, header, Arc::new(scenario))
    }

    /// Reads a save whose level has been read already.
    ///
    /// # Errors
    /// See [`Replay::open`].
    pub fn open_with(store: &SqliteStore, header: Header, scenario: Arc<Scenario>) -> Result<Self, SessionError> {
        let strange = header.rules_version != RULES_VERSION || store.format() != SAVE_FORMAT;
        let mut reader = Reader { scenario: &scenario, template: None, strange, left_out: 0 };
        if strange {
            reader.template = serde_json::to_value(Game::start(&scenario, header.seed, &mut Discard)).ok();
        }
        let (mut starts, mut open, mut opening) = (Vec::new(), false, Vec::new());
        match store.opening()? {
            Some(row) => {
                let state = reader.state(&row)?;
                opening = reader.events(&row, &state)?;
                starts.push(Arc::new(state));
            }
            // Nothing has been done yet: the level alone says what the game begins with.
            None => starts.push(Arc::new(Game::start(&scenario, header.seed, &mut opening))),
        }
        let mut rows = store.turns()?.into_iter().peekable();
        let mut turns: Vec<Arc<TurnRecord>> = Vec::new();
        for (number, line) in store.lines()?.into_iter().enumerate() {
            match marker(&line, number)? {
                Marker::Rewound(turn) => {
                    let kept = usize::from(turn).saturating_sub(1).min(turns.len());
                    turns.truncate(kept);
                    starts.truncate(kept + 1);
                }
                Marker::Opened => open = true,
                Marker::Other => {}
            }
            let Some(row) = rows.next_if(|row| row.number == number as u64) else { continue };
            let after = Arc::new(reader.state(&row)?);
            let events = reader.events(&row, &after)?;
            if usize::from(row.turn) != turns.len() + 1 {
                return Err(StoreError::damaged(format!("turn {} is missing in this save", turns.len() + 1)).into());
            }
            let start = starts[turns.len()].clone();
            starts.push(after.clone());
            turns.push(Arc::new(TurnRecord { turn: row.turn, start, events, after, hash: row.hash }));
        }
        if let Some(row) = rows.next() {
            return Err(StoreError::damaged(format!("turn {} in this save belongs to no line of its log", row.turn)).into());
        }
        let remarks = reader.remarks(&header, store.format());
        let latest = starts.pop().unwrap_or_else(|| Arc::new(Game::start(&scenario, header.seed, &mut Discard)));
        let open = open || latest.phase == Phase::Over;
        Ok(Self { header, scenario, opening, turns, latest, open, remarks, damaged: std::collections::BTreeSet::new() })
    }
}

/// What a line of the log means to a reader who only follows the turns.
enum Marker {
    Rewound(u16),
    Opened,
    Other,
}

fn marker(line: &str, number: usize) -> Result<Marker, StoreError> {
    let value: Value =
        serde_json::from_str(line).map_err(|error| StoreError::damaged(format!("line {} of the log cannot be read: {error}", number + 1)))?;
    if value == "Opened" {
        return Ok(Marker::Opened);
    }
    let turn = value.get("Rewound").and_then(|rewound| rewound.get("turn")).and_then(Value::as_u64);
    Ok(turn.map_or(Marker::Other, |turn| Marker::Rewound(u16::try_from(turn).unwrap_or(u16::MAX))))
}

/// Reads states and events, of other rules too.
struct Reader<'a> {
    scenario: &'a Scenario,
    /// The first state under these rules: what a state of other rules lacks is taken from it.
    template: Option<Value>,
    /// Whether the save is of other rules or of a newer format.
    strange: bool,
    /// Events of kinds that this program does not know.
    left_out: usize,
}

impl Reader<'_> {
    fn state(&self, row: &StateRow) -> Result<Game, StoreError> {
        let wrong = |why: String| StoreError::damaged(format!("the state after turn {} cannot be read: {why}", row.turn));
        if text_hash(row.state.as_bytes()) != row.hash {
            return Err(wrong("it is not what was written".to_owned()));
        }
        let game: Game = match &self.template {
            None => serde_json::from_str(&row.state).map_err(|error| wrong(fits::in_words(&error)))?,
            Some(template) => {
                let mut value: Value = serde_json::from_str(&row.state).map_err(|error| wrong(fits::in_words(&error)))?;
                complete(&mut value, template);
                serde_json::from_value(value).map_err(|error| wrong(fits::in_words(&error)))?
            }
        };
        fits::state(self.scenario, &game).map_err(|what| wrong(format!("it does not fit the level: {what}")))?;
        Ok(game)
    }

    /// The events that led to a state, which has been read.
    fn events(&mut self, row: &StateRow, after: &Game) -> Result<Vec<Recorded>, StoreError> {
        let wrong = |why: String| StoreError::damaged(format!("the events of turn {} cannot be read: {why}", row.turn));
        let fit = |events: &[Recorded]| fits::events(self.scenario, after, events);
        if !self.strange {
            let events: Vec<Recorded> = serde_json::from_str(&row.events).map_err(|error| wrong(fits::in_words(&error)))?;
            fit(&events).map_err(|what| wrong(format!("they do not fit the level: {what}")))?;
            return Ok(events);
        }
        let values: Vec<Value> = serde_json::from_str(&row.events).map_err(|error| wrong(fits::in_words(&error)))?;
        let all = values.len();
        let read = values.into_iter().filter_map(|value| serde_json::from_value::<Recorded>(value).ok());
        let known: Vec<Recorded> = read.filter(|recorded| fit(std::slice::from_ref(recorded)).is_ok()).collect();
        self.left_out += all - known.len();
        Ok(known)
    }

    fn remarks(&self, header: &Header, format: i32) -> Vec<String> {
        let mut remarks = Vec::new();
        if header.rules_version != RULES_VERSION {
            remarks.push(format!(
                "Played under rules {}; this program has rules {RULES_VERSION}. It can be read, but not played on.",
                header.rules_version
            ));
        }
        if format != SAVE_FORMAT {
            let age = if format > SAVE_FORMAT { "a newer" } else { "an older" };
            remarks.push(format!("Made by {age} program (format {format}). It can be read, but not played on."));
        }
        if self.left_out > 0 {
            remarks.push(format!("{} events are of kinds that this program does not know, and are left out.", self.left_out));
        }
        remarks
    }
}

/// Puts into `value` the fields that it lacks and `template` has. In maps, whose keys are numbers, and in lists nothing is added, but
/// what is there is completed.
fn complete(value: &mut Value, template: &Value) {
    match (value, template) {
        (Value::Object(fields), Value::Object(known)) => {
            let is_map = known.keys().all(|key| key.starts_with(|c: char| c.is_ascii_digit()));
            if is_map {
                let Some(example) = known.values().next() else { return };
                fields.values_mut().for_each(|field| complete(field, example));
                return;
            }
            // One capital name is a choice among kinds, not a field.
            let is_choice = known.len() == 1 && known.keys().all(|key| key.starts_with(|c: char| c.is_ascii_uppercase()));
            for (name, example) in known {
                match fields.get_mut(name) {
                    None if is_choice => {}
                    Some(field) => complete(field, example),
                    None => {
                        fields.insert(name.clone(), example.clone());
                    }
                }
            }
        }
        (Value::Array(items), Value::Array(known)) => {
            for (index, item) in items.iter_mut().enumerate() {
                if let Some(example) = known.get(index).or_else(|| known.first()) {
                    complete(item, example);
                }
            }
        }
        _ => {}
    }
}

/// A save in a folder.
#[derive(Clone, Debug)]
pub struct SavedGame {
    /// Where.
    pub path: PathBuf,
    /// What it says of itself, or why it cannot be opened.
    pub header: Result<Header, String>,
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
}

impl SavedGame {
    /// Where it stands: "turn 4", or "over".
    pub fn stands(&self) -> String {
        if self.over { "over".to_owned() } else { format!("turn {}", self.turns + 1) }
    }
}

/// The saves in a folder, the latest first. A folder that is missing has none.
pub fn list_saves(folder: &Path) -> Vec<SavedGame> {
    let Ok(files) = std::fs::read_dir(folder) else { return Vec::new() };
    let ours = files.flatten().map(|file| file.path()).filter(|path| path.extension().is_some_and(|ending| ending == "lattice"));
    let mut saves: Vec<SavedGame> = ours.map(describe).collect();
    saves.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| b.path.cmp(&a.path)));
    saves
}

/// The game to go on with: the one that was played last, is not over and can be played on. A copy that was put beside a game, and a branch,
/// come only after every game itself.
pub fn game_to_continue(saves: &[SavedGame]) -> Option<&SavedGame> {
    let can = |save: &&SavedGame| save.header.is_ok() && !save.over && save.fault.is_none_or(SaveFault::can_be_played);
    let main = saves.iter().filter(can).find(|save| !save.sitting.copy && !save.sitting.branch);
    main.or_else(|| saves.iter().find(can))
}

fn describe(path: PathBuf) -> SavedGame {
    let store = SqliteStore::open_to_read(&path);
    let turns = store.as_ref().ok().and_then(|store| store.latest_turn().ok()).map_or(0, usize::from);
    let over = store.as_ref().is_ok_and(|store| store.is_over(turns).unwrap_or(false));
    let format = store.as_ref().map_or(SAVE_FORMAT, SqliteStore::format);
    let sitting = store.as_ref().map(SqliteStore::sitting).unwrap_or_default();
    let header = store.and_then(|store| store.header());
    let (fault, read_only) = match &header {
        Err(error) => (Some(error.fault), None),
        Ok(header) if header.rules_version != RULES_VERSION => {
            (Some(SaveFault::OtherRules), Some(format!("played under rules {}", header.rules_version)))
        }
        Ok(_) if format > SAVE_FORMAT => (Some(SaveFault::Newer), Some(SaveFault::Newer.words().to_owned())),
        Ok(_) if format < SAVE_FORMAT => (Some(SaveFault::Older), Some(SaveFault::Older.words().to_owned())),
        Ok(_) => (None, None),
    };
    let header = header.map_err(|error| error.to_string());
    let changed = std::fs::metadata(&path).and_then(|about| about.modified()).ok();
    let written = changed.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok()).map_or(0, |since| since.as_secs());
    // What a save says of itself goes before the file's time, which a copy or a wrong clock changes; a time to come says nothing.
    let soonest = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(u64::MAX, |since| since.as_secs() + CLOCKS_DIFFER);
    let changed = [sitting.played_at, written].into_iter().find(|&at| at > 0 && at <= soonest).unwrap_or(0);
    SavedGame { path, header, fault, read_only, sitting, turns, over, changed }
}

/// How far two machines' clocks may differ before a time counts as one to come, in seconds.
const CLOCKS_DIFFER: u64 = 300;
