//! Saves: starting, copying, resuming and reading them.

use std::path::Path;
use std::sync::Arc;

use super::reading::{Damage, StateReader, is_opened};
use super::sqlite::course::{LogCourse, Turned};
use super::sqlite::rows::{Kept, StateRow};
use super::sqlite::{SAVE_FORMAT, SqliteStore};
use super::{Controller, Header, RULES_VERSION, Replay, SaveFault, Session, SessionError, Sitting, StoreError, TurnRecord, fits};
use crate::level::{Library, SourceFile};
use crate::rules::event::Discard;
use crate::rules::scenario::Scenario;
use crate::rules::state::view::Viewer;
use crate::rules::state::{Game, Phase};

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
        fits::log(&scenario, &entries).map_err(|why| StoreError::damaged(why.to_string()))?;
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
        let first = report.problems.iter().find(|problem| !problem.is_warning()).map_or_else(String::new, |problem| {
            let message: String = problem.message.chars().take(300).collect();
            format!(": {message}")
        });
        let number = if errors == 1 { "1 error".to_owned() } else { format!("{errors} errors") };
        SessionError::Mismatch(format!("the level in this save has {number} and cannot be read{first}"))
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
        let mut reader = StateReader { scenario: &scenario, template: None, strange, left_out: 0 };
        if strange {
            reader.template = serde_json::to_value(&*Game::start(&scenario, header.seed, &mut Discard)).ok();
        }
        let mut damage = Damage::with(store.header_damage()?);
        let (mut starts, mut open) = (Vec::new(), false);
        let (first, opening) = reader.opening(store.opening()?, &header, &mut damage);
        starts.push(first);
        let mut course = LogCourse::new(store.turns()?);
        let mut turns: Vec<Arc<TurnRecord>> = Vec::new();
        store.each_line(|row| {
            match (row.damage(), &row.text) {
                (None, Ok(line)) => match is_opened(line) {
                    Ok(opened) => open |= opened,
                    Err(why) => damage.lines.push(format!("line {} of the log cannot be read, {why}", row.number + 1)),
                },
                (what, _) => damage.lines.extend(what),
            }
            let turned = course.line(&row).map_err(|why| StoreError::damaged(why.to_string()))?;
            let is_resolved = !matches!(turned, Turned::No);
            let stand = course.turns() - usize::from(is_resolved);
            turns.truncate(stand);
            starts.truncate(stand + 1);
            damage.keep_until(stand);
            if is_resolved {
                let number = (stand + 1) as u16;
                let kept = StateRow { turn: number, ..store.turn(row.number)? };
                let read = reader.turn(&kept, &starts, &mut damage);
                if matches!(turned, Turned::Misnumbered) {
                    damage.turns.entry(number).or_insert_with(|| "its number is not what was written".to_owned());
                }
                let (start, after, events) = read;
                starts[stand] = start.clone();
                starts.push(after.clone());
                turns.push(Arc::new(TurnRecord { turn: number, start, events, after, hash: kept.hash }));
            }
            Ok::<(), SessionError>(())
        })?;
        course.end().map_err(|why| StoreError::damaged(why.to_string()))?;
        let mut remarks = reader.remarks(&header, store.format());
        remarks.extend(store.remark().map(str::to_owned));
        remarks.extend(damage.remarks(turns.len()));
        let latest = starts.pop().unwrap_or_else(|| Game::start(&scenario, header.seed, &mut Discard).kept());
        let open = open || latest.phase == Phase::Over;
        Ok(Self { header, scenario, opening, turns, latest, open, remarks, damaged: damage.turns.into_keys().collect() })
    }
}
