//! A session in one SQLite file: `header` (one row), `opening` (one row, from the first step on), `log` (a row a line), `turns` (a row a
//! resolved turn), `sitting` (one row: how people sat). All readable JSON. Once a step is done the file alone holds the game; while one is
//! being written, and after a crash in the middle of it, a journal lies beside the file and belongs to it.
//!
//! Opening and writing stand here; reading rows is `rows.rs`, what is looked at before SQLite is asked `../place.rs`.

pub(in crate::session) mod codes;
pub(in crate::session) mod course;
mod private;
pub(in crate::session) mod rows;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};

use super::place::{APPLICATION, Beside, MAX_BYTES, SavePlace, identity};
use super::{GameOpening, Header, Line, SaveFault, Sitting, Store, StoreError, sums};
use codes::{explain, fault_of, of_system, trouble};
use private::PrivateCopy;

/// The version of the file's layout, SQLite's `user_version`. Another one is read as far as it can be, and never written to.
pub const SAVE_FORMAT: i32 = 2;
/// The longest row, in bytes: two texts of the longest kind.
const MAX_ROW_BYTES: i32 = 2 * rows::MAX_TEXT_BYTES as i32 + (1 << 20);
/// How long another program that is writing is waited for, when somebody wants to play or read this one save.
const PATIENCE: Duration = Duration::from_secs(2);
/// An interrupted save of more bytes, with what lies beside it, is only named in a list.
const MAX_LISTED_BYTES: u64 = 16 << 20;
/// How many thousand steps of SQLite's a list spends on whether one save is whole.
const CHECK_STEPS: u32 = 200;

/// The tables, each with a sum ([`super::sums`]) of what `hash` does not cover.
const TABLES: [(&str, &str); 5] = [
    ("header", "CREATE TABLE header (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL, sum TEXT NOT NULL) STRICT"),
    (
        "opening",
        "CREATE TABLE opening (id INTEGER PRIMARY KEY CHECK (id = 1), hash TEXT NOT NULL, state TEXT NOT NULL, events TEXT NOT NULL, \
         sum TEXT NOT NULL) STRICT",
    ),
    ("log", "CREATE TABLE log (number INTEGER PRIMARY KEY, turn INTEGER NOT NULL, entry TEXT NOT NULL, sum TEXT NOT NULL) STRICT"),
    (
        "turns",
        "CREATE TABLE turns (number INTEGER PRIMARY KEY, turn INTEGER NOT NULL, hash TEXT NOT NULL, state TEXT NOT NULL, events TEXT NOT NULL, \
         sum TEXT NOT NULL) STRICT",
    ),
    ("sitting", "CREATE TABLE sitting (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL) STRICT"),
];
/// The tables of format 1.
const TABLES_OF_FORMAT_1: [(&str, &str); 4] = [
    ("header", "CREATE TABLE header (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL) STRICT"),
    ("opening", "CREATE TABLE opening (id INTEGER PRIMARY KEY CHECK (id = 1), hash TEXT NOT NULL, state TEXT NOT NULL, events TEXT NOT NULL) STRICT"),
    ("log", "CREATE TABLE log (number INTEGER PRIMARY KEY, turn INTEGER NOT NULL, entry TEXT NOT NULL) STRICT"),
    (
        "turns",
        "CREATE TABLE turns (number INTEGER PRIMARY KEY, turn INTEGER NOT NULL, hash TEXT NOT NULL, state TEXT NOT NULL, events TEXT NOT NULL) STRICT",
    ),
];

/// An open save file.
pub struct SqliteStore {
    pub(in crate::session) connection: Connection,
    /// As a person named it.
    pub(in crate::session) path: PathBuf,
    /// Where it is, and what file it was when it was opened.
    place: SavePlace,
    identity: Option<(u64, u64)>,
    /// Bytes of states and events that were read in the present pass through the file.
    pub(in crate::session) read: std::cell::Cell<u64>,
    /// What a reader should know of how it was opened.
    remark: Option<String>,
    /// Dropped after the connection.
    copy: Option<PrivateCopy>,
}

impl SqliteStore {
    /// Makes a new save file, and opens it.
    ///
    /// # Errors
    /// There is one already, or it cannot be written.
    pub fn create(path: &Path, header: &Header, sitting: &Sitting) -> Result<Self, StoreError> {
        Self::write_new(path, header, sitting, None, &[])?;
        Self::open(path)
    }

    /// Writes a new save file with a log. It appears whole or not at all.
    ///
    /// # Errors
    /// There is one already, or it cannot be written.
    pub fn write_new(
        path: &Path,
        header: &Header,
        sitting: &Sitting,
        opening: Option<GameOpening<'_>>,
        lines: &[Line<'_>],
    ) -> Result<(), StoreError> {
        whole_or_not(path, |part| {
            let mut connection = Connection::open_with_flags(part, written_flags())?;
            configure(&connection)?;
            let transaction = connection.transaction()?;
            transaction.execute_batch(&format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {SAVE_FORMAT};"))?;
            for (_, sql) in TABLES {
                transaction.execute_batch(sql)?;
            }
            let body = json(header)?;
            transaction.execute("INSERT INTO header VALUES (1, ?1, ?2)", params![body, sums::header(&body)])?;
            keep(&transaction, opening, lines, sitting)?;
            transaction.commit()?;
            connection.close().map_err(|(_, error)| error)
        })
    }

    /// Opens a save file to play on. A step that was never finished is rolled back, if what comes of it is whole: that is tried on a private
    /// copy first.
    ///
    /// # Errors
    /// It is none, it is damaged, it is too large, another program made or holds it, or it cannot be written where it is.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let place = SavePlace::look(path)?;
        let beside = place.beside()?;
        if beside == Beside::WriteAhead || (beside == Beside::Journal && is_interrupted(&place)) {
            let tried = Self::recovered(&place, beside, 3 * MAX_BYTES, PATIENCE)?;
            tried.refuse_unless_whole()?;
        }
        let store = Self::connect(SavePlace::look(path)?, OpenFlags::SQLITE_OPEN_READ_WRITE, PATIENCE)?;
        let format = store.format();
        if format != SAVE_FORMAT {
            let (fault, age) = if format > SAVE_FORMAT { (SaveFault::Newer, "a newer") } else { (SaveFault::Older, "an older") };
            let message = format!(
                "{age} program made {} (format {format}, and this program writes format {SAVE_FORMAT}): it can be read, but not played on",
                path.display()
            );
            return Err(StoreError::new(fault, message));
        }
        configure(&store.connection).map_err(|error| store.explain(&error))?;
        // Whether a step can be written at all: a journal beside the file, the file itself. Nothing is left of it.
        let tried = store.connection.execute_batch(&format!("BEGIN IMMEDIATE; PRAGMA user_version = {SAVE_FORMAT}; ROLLBACK;"));
        tried.map_err(|error| match fault_of(&error) {
            SaveFault::Disk => trouble(path, SaveFault::ReadOnly, "its folder cannot be written to"),
            _ => explain(path, &error),
        })?;
        Ok(store)
    }

    /// Opens a save file to read; nothing in it changes, and nothing beside it. One whose last step was never finished is read from a private
    /// copy ([`SqliteStore::remark`]).
    ///
    /// # Errors
    /// It is none, it is damaged, it is too large, or another program is writing to it.
    pub fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        Self::read(path, 3 * MAX_BYTES, PATIENCE)
    }

    /// Opens a save file for a list, which waits for nobody.
    ///
    /// # Errors
    /// See [`SqliteStore::open_to_read`]; also, it was interrupted and is too large to look into by the way.
    pub(in crate::session) fn open_to_list(path: &Path) -> Result<Self, StoreError> {
        Self::read(path, MAX_LISTED_BYTES, Duration::ZERO)
    }

    fn read(path: &Path, most: u64, patience: Duration) -> Result<Self, StoreError> {
        let place = SavePlace::look(path)?;
        match place.beside()? {
            beside @ Beside::WriteAhead => Self::recovered(&place, beside, most, patience),
            beside @ Beside::Journal if is_interrupted(&place) => Self::recovered(&place, beside, most, patience),
            Beside::Nothing | Beside::Journal => Self::connect(place, OpenFlags::SQLITE_OPEN_READ_ONLY, patience),
        }
    }

    /// Opens a private copy in which the last step is rolled back.
    fn recovered(place: &SavePlace, beside: Beside, most: u64, patience: Duration) -> Result<Self, StoreError> {
        let copy = PrivateCopy::of(place, most)?;
        let renamed = |error: StoreError| {
            if error.fault == SaveFault::NotOurs {
                return trouble(&place.path, SaveFault::Damaged, "what lies beside it does not belong to it: it would be no save with that");
            }
            let text = error.text.replace(&copy.file().display().to_string(), &place.path.display().to_string());
            StoreError::new(error.fault, text)
        };
        let looked = SavePlace::look(&copy.file()).map_err(renamed)?;
        let mut store = Self::connect(looked, OpenFlags::SQLITE_OPEN_READ_ONLY, patience).map_err(renamed)?;
        store.path.clone_from(&place.path);
        let why = match beside {
            Beside::WriteAhead => "Another program has set this save to a write-ahead log.",
            Beside::Journal | Beside::Nothing => "The program was stopped in the middle of a step of this game.",
        };
        store.remark =
            Some(format!("{why} It was read from a private copy; the save itself is as it was, and goes on from there when it is resumed."));
        store.copy = Some(copy);
        Ok(store)
    }

    fn connect(place: SavePlace, flags: OpenFlags, patience: Duration) -> Result<Self, StoreError> {
        let path = place.path.clone();
        let told = |error: rusqlite::Error| {
            let fault = fault_of(&error);
            // What has our own mark and still is no database to SQLite is damaged.
            if fault == SaveFault::NotOurs { trouble(&path, SaveFault::Damaged, "its first page makes no sense") } else { explain(&path, &error) }
        };
        let connection = Connection::open_with_flags(&place.real, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(|error| {
            // SQLite says "unable to open" of everything: the system knows why.
            std::fs::File::open(&place.real).err().map_or_else(|| told(error), |why| of_system(&path, &why))
        })?;
        let identity = identity(&place.real).map_err(|error| of_system(&path, &error))?;
        connection.busy_timeout(patience).map_err(told)?;
        guard(&connection).map_err(told)?;
        if flags.contains(OpenFlags::SQLITE_OPEN_READ_WRITE) && connection.is_readonly(rusqlite::MAIN_DB).map_err(told)? {
            return Err(trouble(&path, SaveFault::ReadOnly, "this user may not write to it"));
        }
        let store = Self { connection, path, place, identity, read: std::cell::Cell::new(0), remark: None, copy: None };
        store.check_tables()?;
        Ok(store)
    }

    /// Only our own tables, as we make them: anything else in a file could run, or unfold, without end.
    fn check_tables(&self) -> Result<(), StoreError> {
        let ask = |sql: &str| self.connection.query_row(sql, [], |row| row.get::<_, i64>(0)).map_err(|error| self.explain(&error));
        let format = self.format();
        if format > SAVE_FORMAT {
            // A newer program's tables may be more, and have more columns; nothing of theirs may compute.
            let strange = "SELECT count(*) FROM sqlite_schema WHERE (type = 'table' AND rootpage > 1 AND sql NOT NULL) IS NOT TRUE";
            let computed = "SELECT count(*) FROM sqlite_schema AS s, pragma_table_xinfo(s.name) AS c WHERE c.hidden <> 0";
            if ask(strange)? + ask(computed)? > 0 {
                return Err(self.damaged("it holds more than tables of plain columns, which no save does"));
            }
            for (name, _) in &TABLES_OF_FORMAT_1 {
                if ask(&format!("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '{name}'"))? != 1 {
                    return Err(self.damaged(&format!("the table `{name}` is missing")));
                }
            }
            return Ok(());
        }
        let ours = if format < SAVE_FORMAT { &TABLES_OF_FORMAT_1[..] } else { &TABLES[..] };
        let each: Vec<String> = ours.iter().map(|(name, sql)| format!("(name = '{name}' AND tbl_name = '{name}' AND sql = '{sql}')")).collect();
        let is_ours = format!("type = 'table' AND rootpage > 1 AND ({})", each.join(" OR "));
        let foreign = ask(&format!("SELECT count(*) FROM sqlite_schema WHERE ({is_ours}) IS NOT TRUE"))?;
        if foreign == 0 && ask("SELECT count(*) FROM sqlite_schema")? == ours.len() as i64 {
            return Ok(());
        }
        for (name, sql) in ours {
            if ask(&format!("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '{name}'"))? == 0 {
                return Err(self.damaged(&format!("the table `{name}` is missing")));
            }
            if ask(&format!("SELECT count(*) FROM sqlite_schema WHERE name = '{name}' AND sql = '{sql}'"))? == 0 {
                return Err(self.damaged(&format!("the table `{name}` is not as this program makes it")));
            }
        }
        let first =
            format!("SELECT substr(type, 1, 20) || ' `' || substr(name, 1, 60) || '`' FROM sqlite_schema WHERE ({is_ours}) IS NOT TRUE LIMIT 1");
        let what: Option<String> = self.connection.query_row(&first, [], |row| row.get(0)).ok();
        Err(self.damaged(&format!("it holds the {}, which no save does", what.as_deref().unwrap_or("something"))))
    }

    /// Whether SQLite finds the file whole, within a limit of steps; one that is too large to be looked through counts as whole.
    ///
    /// # Errors
    /// It is damaged.
    pub(in crate::session) fn refuse_unless_whole(&self) -> Result<(), StoreError> {
        let mut left = CHECK_STEPS;
        let count = move || {
            left = left.saturating_sub(1);
            left == 0
        };
        self.connection.progress_handler(1000, Some(count)).map_err(|error| self.explain(&error))?;
        let told = self.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
        self.connection.progress_handler(0, None::<fn() -> bool>).map_err(|error| self.explain(&error))?;
        match told {
            Ok(said) if said == "ok" => Ok(()),
            Ok(said) => Err(self.damaged(said.lines().last().unwrap_or("it is not whole"))),
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::OperationInterrupted) => Ok(()),
            Err(error) => Err(self.explain(&error)),
        }
    }

    /// The version of the file's layout.
    pub fn format(&self) -> i32 {
        self.place.format
    }

    /// The file's size in bytes: no more text than that can honestly be in it.
    pub(in crate::session) fn length(&self) -> u64 {
        self.place.length
    }

    /// What a reader should know of how it was opened, in sentences; `None` if nothing.
    pub fn remark(&self) -> Option<&str> {
        self.remark.as_deref()
    }

    /// Whether its last step was never finished, so that it was read without that.
    pub fn was_interrupted(&self) -> bool {
        self.copy.is_some()
    }

    pub(in crate::session) fn explain(&self, error: &rusqlite::Error) -> StoreError {
        explain(&self.path, error)
    }

    pub(in crate::session) fn damaged(&self, why: &str) -> StoreError {
        trouble(&self.path, SaveFault::Damaged, why)
    }

    /// Whether the file under our name is still the one that was opened.
    fn is_same_file(&self) -> Result<(), StoreError> {
        match identity(&self.place.real) {
            Ok(now) if now == self.identity => Ok(()),
            Ok(_) => Err(trouble(&self.path, SaveFault::Replaced, "")),
            Err(error) => Err(of_system(&self.path, &error)),
        }
    }

    fn step(&mut self, opening: Option<GameOpening<'_>>, lines: &[Line<'_>], sitting: &Sitting) -> Result<(), StoreError> {
        self.is_same_file()?;
        // Nothing that names another file may have come to lie beside it.
        self.place.beside()?;
        let path = self.path.clone();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(|error| explain(&path, &error))?;
        if let Some(first) = lines.first() {
            // Another program, or a synchronising one that brought an older file back, may have been here.
            let last = transaction.query_row("SELECT max(number) FROM log", [], |row| row.get::<_, Option<i64>>(0));
            let next = last.map_err(|error| explain(&path, &error))?.map_or(0, |last| last.saturating_add(1));
            if u64::try_from(next).ok() != Some(first.number) {
                return Err(trouble(&path, SaveFault::Overtaken, ""));
            }
        }
        keep(&transaction, opening, lines, sitting).and_then(|()| transaction.commit()).map_err(|error| explain(&path, &error))?;
        self.is_same_file()
    }
}

/// Whether SQLite would have to roll a journal back before the file can be read: no other program is at work on it.
fn is_interrupted(place: &SavePlace) -> bool {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let asked = Connection::open_with_flags(&place.real, flags).and_then(|connection| {
        connection.busy_timeout(Duration::ZERO)?;
        connection.query_row("PRAGMA user_version", [], |_| Ok(()))
    });
    asked.is_err_and(|error| fault_of(&error) == SaveFault::Interrupted)
}

/// What holds for every connection: nothing that a file defines for itself is run, and no row is larger than ours are.
pub(in crate::session) fn guard(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, MAX_ROW_BYTES)?;
    connection.set_limit(Limit::SQLITE_LIMIT_SQL_LENGTH, 64 << 10)?;
    connection.set_limit(Limit::SQLITE_LIMIT_COLUMN, 32)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    connection.execute_batch("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;")
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    // Each step is on the disk before it is acknowledged, and nothing beside the file is needed once it is.
    connection.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;")
}

fn written_flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

fn json(value: &impl serde::Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

/// Writes rows; the caller makes them stand or fall together.
fn keep(connection: &Connection, opening: Option<GameOpening<'_>>, lines: &[Line<'_>], sitting: &Sitting) -> rusqlite::Result<()> {
    if let Some(opening) = opening {
        let (state, events) = (json(opening.state)?, json(&opening.events)?);
        let hash = super::log::text_hash(state.as_bytes());
        connection.execute("INSERT INTO opening VALUES (1, ?1, ?2, ?3, ?4)", params![hash, state, events, sums::story(0, 0, &events)])?;
    }
    let mut before = match lines.first().and_then(|line| i64::try_from(line.number).ok()?.checked_sub(1)) {
        Some(last) if last >= 0 => connection.query_row("SELECT sum FROM log WHERE number = ?1", [last], |row| row.get(0))?,
        _ => String::new(),
    };
    let mut insert_line = connection.prepare_cached("INSERT INTO log VALUES (?1, ?2, ?3, ?4)")?;
    let mut insert_turn = connection.prepare_cached("INSERT INTO turns VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for line in lines {
        let number = i64::try_from(line.number).unwrap_or(i64::MAX);
        let entry = json(line.entry)?;
        let sum = sums::line(&before, number, line.turn.into(), &entry);
        insert_line.execute(params![number, line.turn, entry, sum])?;
        before = sum;
        if let Some(record) = line.finished {
            let events = json(&record.events)?;
            let sum = sums::story(number, record.turn.into(), &events);
            insert_turn.execute(params![number, record.turn, record.hash, json(&record.after)?, events, sum])?;
        }
    }
    connection.execute("INSERT OR REPLACE INTO sitting VALUES (1, ?1)", params![json(sitting)?])?;
    Ok(())
}

/// Lets `write` fill a file of another name beside `path`, and gives it its name when it is whole. A file that is there already stays.
fn whole_or_not(path: &Path, write: impl FnOnce(&Path) -> rusqlite::Result<()>) -> Result<(), StoreError> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let failed = |error: std::io::Error| {
        let told = of_system(path, &error);
        let text = if told.fault == SaveFault::Exists { told.text } else { format!("{} could not be written: {error}", path.display()) };
        StoreError::new(told.fault, text)
    };
    if path.symlink_metadata().is_ok() {
        return Err(trouble(path, SaveFault::Exists, ""));
    }
    let path = &std::path::absolute(path).map_err(failed)?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}-{}.part", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
    let part = PathBuf::from(name);
    std::fs::OpenOptions::new().write(true).create_new(true).open(&part).map_err(failed)?;
    let written = write(&part).map_err(|error| explain(path, &error)).and_then(|()| settle(&part, path).map_err(failed));
    if written.is_err() {
        // The half-written file is of no use; that it cannot be removed either is not worth a second message.
        let _ = std::fs::remove_file(&part);
    }
    written
}

/// Gives a file its name, unless there is one of that name.
fn settle(part: &Path, path: &Path) -> std::io::Result<()> {
    match std::fs::hard_link(part, path) {
        Ok(()) => std::fs::remove_file(part),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(error),
        // A file system without second names: the name is taken first, and then given.
        Err(_) => {
            std::fs::OpenOptions::new().write(true).create_new(true).open(path)?;
            std::fs::rename(part, path).inspect_err(|_| {
                let _ = std::fs::remove_file(path);
            })
        }
    }
}

/// Seconds since 1970 by this machine's clock.
pub(in crate::session) fn now() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

impl Store for SqliteStore {
    fn append(&mut self, opening: Option<GameOpening<'_>>, lines: &[Line<'_>], sitting: &Sitting) -> Result<(), StoreError> {
        self.step(opening, lines, &Sitting { played_at: now(), ..sitting.clone() })
    }

    fn sit(&mut self, sitting: &Sitting) -> Result<(), StoreError> {
        self.step(None, &[], sitting)
    }

    fn copy_to(&self, path: &Path, sitting: &Sitting) -> Option<Result<(), StoreError>> {
        let copied = whole_or_not(path, |part| {
            let mut to = Connection::open_with_flags(part, written_flags())?;
            configure(&to)?;
            let backup = rusqlite::backup::Backup::new(&self.connection, &mut to)?;
            let mut tries = 0;
            while backup.step(-1)? != rusqlite::backup::StepResult::Done {
                tries += 1;
                if tries == 100 {
                    return Err(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY), None));
                }
                std::thread::sleep(Duration::from_millis(20));
            }
            drop(backup);
            to.execute("INSERT OR REPLACE INTO sitting VALUES (1, ?1)", params![json(sitting)?])?;
            to.close().map_err(|(_, error)| error)
        });
        Some(copied)
    }
}
