//! Saves: starting, copying, resuming and reading them.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::fits;
use super::log::text_hash;
use super::rows::{Course, Kept, StateRow, Turned, rewound_to};
use super::sqlite::{SAVE_FORMAT, SqliteStore};
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
        match self.store.as_ref().and_then(|store| store.copy_to(path, &sitting)) {
            Some(Ok(())) => Ok(()),
            Some(Err(error)) if error.fault == SaveFault::Exists => Err(error.into()),
            // The file cannot be read any more, or there is none: what the session holds is the same game.
            Some(Err(_)) | None => Ok(SqliteStore::write_new(path, &self.header(), &sitting, self.opening_state(), &self.lines(0))?),
        }
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
        // What was played under other rules has lines that this program does not know.
        playable(&store.header()?).map_err(|error| named(path, error))?;
        let kept = store.kept()?;
        let scenario = scenario_of(&kept.header, library)?;
        Self::resume_with(store, kept, Arc::new(scenario))
    }

    /// Goes on with a saved game whose level has been read already.
    ///
    /// # Errors
    /// See [`Session::resume`].
    pub fn resume_with(store: SqliteStore, kept: Kept, scenario: Arc<Scenario>) -> Result<Self, SessionError> {
        let Kept { header, entries, hashes, sitting } = kept;
        playable(&header)?;
        fits::log(&scenario, &entries).map_err(StoreError::damaged)?;
        let mut session = Self::replay(scenario, header.seed, header.controllers, &entries)?;
        let computed: Vec<(u64, String)> =
            session.lines(0).iter().filter_map(|line| line.finished.map(|record| (line.number, record.hash.clone()))).collect();
        if let Some(at) = (0..computed.len().max(hashes.len())).find(|&at| computed.get(at) != hashes.get(at)) {
            let message =
                format!("resolved turn {} of this save comes out differently than it did: the save is damaged or the rules have changed", at + 1);
            return Err(SessionError::Mismatch(message));
        }
        session.sitting = sitting;
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

/// An error about a save that names its file.
fn named(path: &Path, error: SessionError) -> SessionError {
    let file = path.display().to_string();
    let name = |text: String| if text.contains(&file) { text } else { format!("{file}: {text}") };
    match error {
        SessionError::Store(error) => StoreError::new(error.fault, name(error.text)).into(),
        SessionError::Mismatch(text) => SessionError::Mismatch(name(text)),
        other => other,
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
        let scenario = scenario_of(&header, library).map_err(|error| named(path, error))?;
        store.at_one_moment(|store| Self::open_with(store, header, Arc::new(scenario))).map_err(|error| named(path, error))
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
        let mut course = Course::new(store.turns()?);
        let mut turns: Vec<Arc<TurnRecord>> = Vec::new();
        store.each_line(|number, line| {
            open |= is_opened(&line, number)?;
            let turned = course.line(number, rewound_to(&line)).map_err(StoreError::damaged)?;
            let resolved = matches!(turned, Turned::Resolved);
            let stand = course.turns() - usize::from(resolved);
            turns.truncate(stand);
            starts.truncate(stand + 1);
            if resolved {
                let row = store.turn(number)?;
                let after = Arc::new(reader.state(&row)?);
                let events = reader.events(&row, &after)?;
                let start = starts[stand].clone();
                starts.push(after.clone());
                turns.push(Arc::new(TurnRecord { turn: row.turn, start, events, after, hash: row.hash }));
            }
            Ok::<(), SessionError>(())
        })?;
        course.end().map_err(StoreError::damaged)?;
        let mut remarks = reader.remarks(&header, store.format());
        remarks.extend(store.remark().map(str::to_owned));
        let latest = starts.pop().unwrap_or_else(|| Arc::new(Game::start(&scenario, header.seed, &mut Discard)));
        let open = open || latest.phase == Phase::Over;
        Ok(Self { header, scenario, opening, turns, latest, open, remarks, damaged: std::collections::BTreeSet::new() })
    }
}

/// Whether a line of the log opens the record.
fn is_opened(line: &str, number: u64) -> Result<bool, StoreError> {
    let value: Value =
        serde_json::from_str(line).map_err(|error| StoreError::damaged(format!("line {} of the log cannot be read: {error}", number + 1)))?;
    Ok(value == "Opened")
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
        let state = row.state.as_ref().map_err(|what| wrong(format!("it {what}")))?;
        if text_hash(state.as_bytes()) != row.hash {
            return Err(wrong("it is not what was written".to_owned()));
        }
        let game: Game = match &self.template {
            None => serde_json::from_str(state).map_err(|error| wrong(fits::in_words(&error)))?,
            Some(template) => {
                let mut value: Value = serde_json::from_str(state).map_err(|error| wrong(fits::in_words(&error)))?;
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
        let text = row.events.as_ref().map_err(|what| wrong(format!("their text {what}")))?;
        if !self.strange {
            let events: Vec<Recorded> = serde_json::from_str(text).map_err(|error| wrong(fits::in_words(&error)))?;
            fit(&events).map_err(|what| wrong(format!("they do not fit the level: {what}")))?;
            return Ok(events);
        }
        let values: Vec<Value> = serde_json::from_str(text).map_err(|error| wrong(fits::in_words(&error)))?;
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
