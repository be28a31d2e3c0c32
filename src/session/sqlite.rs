//! A session in one SQLite file: `header` (one row), `log` (a row a command), `turns` (a row a resolved turn). All readable JSON.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, params};

use super::{Entry, Header, RULES_VERSION, Session, SessionError, Store, StoreError, TurnRecord};
use crate::level::Library;

/// SQLite's `application_id` of our files: "Ltcw".
const APPLICATION: i32 = 0x4c74_6377;
/// The largest save that is opened, in bytes.
const MAX_BYTES: u64 = 512 << 20;

/// An open save file.
pub struct SqliteStore(Connection);

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

impl SqliteStore {
    /// Makes a new save file.
    ///
    /// # Errors
    /// There is one already, or it cannot be written.
    pub fn create(path: &Path, header: &Header) -> Result<Self, StoreError> {
        if path.exists() {
            return Err(StoreError(format!("{} exists already", path.display())));
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| StoreError(format!("{}: {error}", folder.display())))?;
        }
        let connection = Connection::open(path)?;
        configure(&connection)?;
        connection.execute_batch(&format!(
            "PRAGMA application_id = {APPLICATION};
             CREATE TABLE header (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL) STRICT;
             CREATE TABLE log (number INTEGER PRIMARY KEY, turn INTEGER NOT NULL, entry TEXT NOT NULL) STRICT;
             CREATE TABLE turns (number INTEGER PRIMARY KEY, turn INTEGER NOT NULL, hash TEXT NOT NULL, state TEXT NOT NULL, events TEXT NOT NULL) STRICT;"
        ))?;
        connection.execute("INSERT INTO header VALUES (1, ?1)", params![serde_json::to_string(header)?])?;
        Ok(Self(connection))
    }

    /// Opens a save file.
    ///
    /// # Errors
    /// It is none, it is damaged, or it is too large.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let about = std::fs::metadata(path).map_err(|error| StoreError(format!("{}: {error}", path.display())))?;
        if !about.is_file() || about.len() > MAX_BYTES {
            return Err(StoreError(format!("{} is no saved game", path.display())));
        }
        let connection = Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let application: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0)).map_err(|_| not_ours(path))?;
        if application != APPLICATION {
            return Err(not_ours(path));
        }
        configure(&connection)?;
        Ok(Self(connection))
    }

    /// What the save says of itself.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn header(&self) -> Result<Header, StoreError> {
        let body: String = self.0.query_row("SELECT body FROM header WHERE id = 1", [], |row| row.get(0))?;
        Ok(serde_json::from_str(&body)?)
    }

    /// The log.
    ///
    /// # Errors
    /// A line is missing or cannot be read.
    pub fn entries(&self) -> Result<Vec<Entry>, StoreError> {
        let mut statement = self.0.prepare("SELECT number, entry FROM log ORDER BY number")?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
        let mut entries = Vec::new();
        for row in rows {
            let (number, entry) = row?;
            if number != entries.len() as i64 {
                return Err(StoreError(format!("line {} of the log is missing", entries.len() + 1)));
            }
            let entry = serde_json::from_str(&entry).map_err(|error| StoreError(format!("line {} of the log: {error}", number + 1)))?;
            entries.push(entry);
        }
        Ok(entries)
    }

    /// The state hash after each resolved turn, in the order of the log.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn hashes(&self) -> Result<Vec<(u16, String)>, StoreError> {
        let mut statement = self.0.prepare("SELECT turn, hash FROM turns ORDER BY number")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn configure(connection: &Connection) -> Result<(), StoreError> {
    // Each step is on the disk before it is acknowledged.
    connection.busy_timeout(std::time::Duration::from_secs(2))?;
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;")?;
    Ok(())
}

fn not_ours(path: &Path) -> StoreError {
    StoreError(format!("{} is no saved game of Latticework", path.display()))
}

impl Store for SqliteStore {
    fn append(&mut self, number: u64, entry: &Entry, turn: u16, finished: Option<&TurnRecord>) -> Result<(), StoreError> {
        let transaction = self.0.transaction()?;
        transaction.execute("INSERT INTO log VALUES (?1, ?2, ?3)", params![number as i64, turn, serde_json::to_string(entry)?])?;
        if let Some(record) = finished {
            let (state, events) = (serde_json::to_string(&record.start)?, serde_json::to_string(&record.events)?);
            transaction.execute(
                "INSERT INTO turns VALUES (?1, ?2, ?3, ?4, ?5)",
                params![number as i64, record.turn, record.hash, state, events],
            )?;
        }
        transaction.commit()?;
        Ok(())
    }
}

impl Session {
    /// Goes on with a saved game.
    ///
    /// # Errors
    /// The file is no save, was played under other rules, its level no longer loads, or its log gives other states than it did.
    pub fn resume(path: &Path, library: &Library) -> Result<Self, SessionError> {
        let store = SqliteStore::open(path).map_err(SessionError::Store)?;
        let header = store.header().map_err(SessionError::Store)?;
        if header.rules_version != RULES_VERSION {
            let message = format!(
                "this game was played under rules {} and this program has rules {RULES_VERSION}: it can be read, but not played on",
                header.rules_version
            );
            return Err(SessionError::Mismatch(message));
        }
        let report = library.check_files(&header.level, &header.files);
        let errors = report.errors();
        let scenario = report.scenario.ok_or_else(|| SessionError::Mismatch(format!("the level in this save has {errors} errors and cannot be played")))?;
        let entries = store.entries().map_err(SessionError::Store)?;
        let mut session = Self::replay(Arc::new(scenario), header.seed, header.controllers, &entries)?;
        let hashes = store.hashes().map_err(SessionError::Store)?;
        for record in session.turns() {
            let kept = hashes.iter().rev().find(|(turn, _)| *turn == record.turn);
            if kept.is_some_and(|(_, hash)| *hash != record.hash) {
                return Err(SessionError::Mismatch(format!("turn {} comes out differently than it did: the save or the rules have changed", record.turn)));
            }
        }
        session.attach(Box::new(store));
        session.advance()?;
        Ok(session)
    }
}

/// A save in a folder.
#[derive(Clone, Debug)]
pub struct SavedGame {
    /// Where.
    pub path: PathBuf,
    /// What it says of itself, or why it cannot be opened.
    pub header: Result<Header, String>,
    /// Resolved turns.
    pub turns: usize,
    /// When it was last written, in seconds since 1970; for sorting.
    pub changed: u64,
}

/// The saves in a folder, the latest first. A folder that is missing has none.
pub fn list_saves(folder: &Path) -> Vec<SavedGame> {
    let Ok(files) = std::fs::read_dir(folder) else { return Vec::new() };
    let ours = files.flatten().map(|file| file.path()).filter(|path| path.extension().is_some_and(|ending| ending == "lattice"));
    let mut saves: Vec<SavedGame> = ours
        .map(|path| {
            let store = SqliteStore::open(&path);
            let turns = store.as_ref().ok().and_then(|store| store.hashes().ok()).map_or(0, |hashes| hashes.len());
            let header = store.and_then(|store| store.header()).map_err(|error| error.to_string());
            let changed = std::fs::metadata(&path).and_then(|about| about.modified()).ok();
            let changed = changed.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok()).map_or(0, |since| since.as_secs());
            SavedGame { path, header, turns, changed }
        })
        .collect();
    saves.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| b.path.cmp(&a.path)));
    saves
}
