//! A session in one SQLite file: `header` (one row), `opening` (one row, from the first step on), `log` (a row a line), `turns` (a row a
//! resolved turn). All readable JSON. The file is whole at every moment: no step needs a second file once it is done.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

use super::{Entry, Header, Line, Opening, SaveFault, Sitting, Store, StoreError};

/// SQLite's `application_id` of our files: "Ltcw".
const APPLICATION: i32 = 0x4c74_6377;
/// The version of the file's layout, SQLite's `user_version`. A newer one is read as far as it can be, and never written to.
pub const SAVE_FORMAT: i32 = 2;
/// The largest save that is opened, in bytes.
const MAX_BYTES: u64 = 256 << 20;
/// The longest text in a save, in bytes: a level's files, or the state of a crowded game.
const MAX_TEXT_BYTES: i64 = 16 << 20;
/// The most lines in a log.
const MAX_LINES: usize = 200_000;

const TABLES: [(&str, &str); 5] = [
    ("header", "CREATE TABLE header (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL) STRICT"),
    ("opening", "CREATE TABLE opening (id INTEGER PRIMARY KEY CHECK (id = 1), hash TEXT NOT NULL, state TEXT NOT NULL, events TEXT NOT NULL) STRICT"),
    ("log", "CREATE TABLE log (number INTEGER PRIMARY KEY, turn INTEGER NOT NULL, entry TEXT NOT NULL) STRICT"),
    (
        "turns",
        "CREATE TABLE turns (number INTEGER PRIMARY KEY, turn INTEGER NOT NULL, hash TEXT NOT NULL, state TEXT NOT NULL, events TEXT NOT NULL) STRICT",
    ),
    ("sitting", "CREATE TABLE sitting (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL) STRICT"),
];

/// How many of [`TABLES`] a save of format 1 has.
const TABLES_OF_FORMAT_1: usize = 4;

/// The longest text about how people sit, in bytes.
const MAX_SITTING_BYTES: i64 = 64 << 10;

/// An open save file.
pub struct SqliteStore {
    connection: Connection,
    format: i32,
}

/// A state with what led to it, as text.
pub(super) struct StateRow {
    /// The line of the log that finished the turn; 0 for the opening.
    pub number: u64,
    /// The turn that was resolved; 0 for the opening.
    pub turn: u16,
    /// SHA-256 of `state`.
    pub hash: String,
    /// The state after it.
    pub state: String,
    /// What happened.
    pub events: String,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            // Numbers of lines are ours: one that is taken was written by somebody else.
            rusqlite::Error::SqliteFailure(failure, _) if failure.code == rusqlite::ErrorCode::ConstraintViolation => {
                Self::new(SaveFault::Overtaken, "another program has gone on with this save: open it again")
            }
            other => Self::damaged(other.to_string()),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::damaged(error.to_string())
    }
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
    pub fn write_new(path: &Path, header: &Header, sitting: &Sitting, opening: Option<Opening<'_>>, lines: &[Line<'_>]) -> Result<(), StoreError> {
        let failed = |error: std::io::Error| StoreError::new(SaveFault::Disk, format!("{} could not be written: {error}", path.display()));
        if path.exists() {
            return Err(StoreError::new(SaveFault::Exists, format!("{} exists already", path.display())));
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(failed)?;
        }
        let mut name = path.as_os_str().to_owned();
        name.push(".part");
        let part = PathBuf::from(name);
        if part.exists() {
            std::fs::remove_file(&part).map_err(failed)?;
        }
        let written = Self::write_part(&part, header, sitting, opening, lines).and_then(|()| std::fs::rename(&part, path).map_err(failed));
        if written.is_err() {
            // The half-written file is of no use; that it cannot be removed either is not worth a second message.
            let _ = std::fs::remove_file(&part);
        }
        written
    }

    fn write_part(part: &Path, header: &Header, sitting: &Sitting, opening: Option<Opening<'_>>, lines: &[Line<'_>]) -> Result<(), StoreError> {
        let mut connection = Connection::open(part)?;
        configure(&connection)?;
        let transaction = connection.transaction()?;
        transaction.execute_batch(&format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {SAVE_FORMAT};"))?;
        for (_, sql) in TABLES {
            transaction.execute_batch(sql)?;
        }
        transaction.execute("INSERT INTO header VALUES (1, ?1)", params![serde_json::to_string(header)?])?;
        transaction.commit()?;
        let mut store = Self { connection, format: SAVE_FORMAT };
        store.keep(opening, lines, sitting)?;
        store.connection.close().map_err(|(_, error)| error.into())
    }

    /// Opens a save file to play on.
    ///
    /// # Errors
    /// It is none, it is damaged, it is too large, or a newer program made it.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let store = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        if store.format != SAVE_FORMAT {
            let (fault, age) = if store.format > SAVE_FORMAT { (SaveFault::Newer, "a newer") } else { (SaveFault::Older, "an older") };
            let message = format!(
                "{age} program made this save (format {}, and this program writes format {SAVE_FORMAT}): it can be read, but not played on",
                store.format
            );
            return Err(StoreError::new(fault, message));
        }
        configure(&store.connection)?;
        Ok(store)
    }

    /// Opens a save file to read; nothing in it changes.
    ///
    /// # Errors
    /// It is none, it is damaged, or it is too large.
    pub fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        Self::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
    }

    fn connect(path: &Path, flags: OpenFlags) -> Result<Self, StoreError> {
        let about = std::fs::metadata(path).map_err(|error| StoreError::damaged(format!("{}: {error}", path.display())))?;
        if !about.is_file() {
            return Err(not_ours(path));
        }
        if about.len() > MAX_BYTES {
            return Err(StoreError::new(
                SaveFault::TooLarge,
                format!("{} has {} bytes; a saved game may have {MAX_BYTES}", path.display(), about.len()),
            ));
        }
        let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        connection.busy_timeout(std::time::Duration::from_secs(2))?;
        // What a stranger's file defines for itself is never run.
        connection.execute_batch("PRAGMA trusted_schema = OFF;").map_err(|_| not_ours(path))?;
        let number = |name: &str| connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i32>(0)).map_err(|_| not_ours(path));
        let (application, format) = (number("application_id")?, number("user_version")?);
        if application != APPLICATION {
            return Err(not_ours(path));
        }
        let damaged = |error: &dyn std::fmt::Display| StoreError::damaged(format!("{} is damaged: {error}", path.display()));
        check_tables(&connection, format).map_err(|error| damaged(&error))?;
        Ok(Self { connection, format })
    }

    /// The version of the file's layout.
    pub fn format(&self) -> i32 {
        self.format
    }

    /// What the save says of itself.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn header(&self) -> Result<Header, StoreError> {
        let (length, body): (i64, Option<String>) = self.connection.query_row(
            "SELECT octet_length(body), CASE WHEN octet_length(body) <= ?1 THEN body END FROM header WHERE id = 1",
            [MAX_TEXT_BYTES],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let body = body.ok_or_else(|| StoreError::damaged(format!("the header has {length} bytes; it may have {MAX_TEXT_BYTES}")))?;
        Ok(serde_json::from_str(&body)?)
    }

    /// How people sat at the game. A save of an older program, or one in which that cannot be read, says nothing of it.
    pub fn sitting(&self) -> Sitting {
        let sql = "SELECT CASE WHEN octet_length(body) <= ?1 THEN body END FROM sitting WHERE id = 1";
        let body: Option<String> = self.connection.query_row(sql, [MAX_SITTING_BYTES], |row| row.get(0)).ok().flatten();
        body.and_then(|body| serde_json::from_str(&body).ok()).unwrap_or_default()
    }

    /// The log.
    ///
    /// # Errors
    /// A line is missing or cannot be read.
    pub fn entries(&self) -> Result<Vec<Entry>, StoreError> {
        let parse = |(number, line): (usize, String)| {
            serde_json::from_str(&line).map_err(|error| StoreError::damaged(format!("line {} of the log cannot be read: {error}", number + 1)))
        };
        self.lines()?.into_iter().enumerate().map(parse).collect()
    }

    /// The lines of the log as text.
    pub(super) fn lines(&self) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT number, CASE WHEN octet_length(entry) <= ?1 THEN entry END FROM log ORDER BY number";
        let mut statement = self.connection.prepare(sql)?;
        let rows = statement.query_map([MAX_TEXT_BYTES], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Option<String>>(1)?)))?;
        let mut lines = Vec::new();
        for row in rows {
            let (number, line) = row?;
            if number != lines.len() as i64 {
                return Err(StoreError::damaged(format!("line {} of the log is missing", lines.len() + 1)));
            }
            if lines.len() >= MAX_LINES {
                return Err(StoreError::damaged(format!("the log has more than {MAX_LINES} lines")));
            }
            lines.push(line.ok_or_else(|| StoreError::damaged(format!("line {} of the log is too long", number + 1)))?);
        }
        Ok(lines)
    }

    /// What the game began with; `None` before its first step.
    pub(super) fn opening(&self) -> Result<Option<StateRow>, StoreError> {
        let rows = self.state_rows("SELECT 0, 0, hash, CASE WHEN octet_length(state) <= ?1 THEN state END, CASE WHEN octet_length(events) <= ?1 THEN events END FROM opening WHERE id = 1")?;
        Ok(rows.into_iter().next())
    }

    /// Every turn that was resolved, rewound ones too, in the order of the log.
    pub(super) fn turns(&self) -> Result<Vec<StateRow>, StoreError> {
        self.state_rows("SELECT number, turn, hash, CASE WHEN octet_length(state) <= ?1 THEN state END, CASE WHEN octet_length(events) <= ?1 THEN events END FROM turns ORDER BY number")
    }

    fn state_rows(&self, sql: &str) -> Result<Vec<StateRow>, StoreError> {
        type Columns = (i64, i64, String, Option<String>, Option<String>);
        let mut statement = self.connection.prepare(sql)?;
        let rows = statement.query_map([MAX_TEXT_BYTES], |row| -> rusqlite::Result<Columns> {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })?;
        let mut found = Vec::new();
        for row in rows {
            let (number, turn, hash, state, events) = row?;
            if found.len() >= MAX_LINES {
                return Err(StoreError::damaged(format!("more than {MAX_LINES} turns")));
            }
            let wrong = |what: &str| StoreError::damaged(format!("turn {turn} in the save: {what}"));
            found.push(StateRow {
                number: u64::try_from(number).map_err(|_| wrong("its number is negative"))?,
                turn: u16::try_from(turn).map_err(|_| wrong("there is no such turn"))?,
                hash,
                state: state.ok_or_else(|| wrong("its state is too long"))?,
                events: events.ok_or_else(|| wrong("its events are too long"))?,
            });
        }
        Ok(found)
    }

    /// The last turn that was resolved in the course of play that stands; 0 if none was.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn latest_turn(&self) -> Result<u16, StoreError> {
        let sql = "SELECT turn, number FROM turns ORDER BY number DESC LIMIT 1";
        let last: Option<(i64, i64)> = self.connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let Some((turn, number)) = last else { return Ok(0) };
        // A game that was taken back after its last turn stands at the earliest turn to which it was taken.
        let sql = "SELECT min(turn_to) FROM (SELECT json_extract(entry, '$.Rewound.turn') AS turn_to FROM log WHERE number > ?1)";
        let back: Option<i64> = self.connection.query_row(sql, [number], |row| row.get(0))?;
        let stands = back.map_or(turn, |turn_to| turn.min(turn_to - 1));
        u16::try_from(stands).map_err(|_| StoreError::damaged("there is no such turn".to_owned()))
    }

    /// Whether the level was over after so many resolved turns.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn is_over(&self, turns: usize) -> Result<bool, StoreError> {
        let sql = "SELECT json_extract(state, '$.phase') = 'Over' FROM turns WHERE turn = ?1 ORDER BY number DESC LIMIT 1";
        let over: Option<Option<bool>> = self.connection.query_row(sql, [turns as i64], |row| row.get(0)).optional()?;
        Ok(over.flatten().unwrap_or(false))
    }

    /// The state hash after each resolved turn, with the number of the line that finished it, in the order of the log.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn hashes(&self) -> Result<Vec<(u64, String)>, StoreError> {
        let mut statement = self.connection.prepare("SELECT number, hash FROM turns ORDER BY number")?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Only our own tables, as we make them: a view or a trigger in a file could run without end.
fn check_tables(connection: &Connection, format: i32) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT type, name, sql FROM sqlite_schema WHERE octet_length(sql) < 4096 OR sql IS NULL LIMIT 64")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, Option<String>>(2)?)))?;
    let found = rows.collect::<Result<Vec<_>, _>>()?;
    let ours = if format < SAVE_FORMAT { &TABLES[..TABLES_OF_FORMAT_1] } else { &TABLES[..] };
    for &(name, sql) in ours {
        let table = found.iter().find(|(kind, known, _)| kind == "table" && known == name);
        let (_, _, text) = table.ok_or_else(|| StoreError::damaged(format!("the table `{name}` is missing")))?;
        // A newer program's tables may have more columns.
        if format <= SAVE_FORMAT && text.as_deref() != Some(sql) {
            return Err(StoreError::damaged(format!("the table `{name}` is not as this program makes it")));
        }
    }
    match found.iter().find(|(kind, _, _)| kind != "table" && kind != "index") {
        Some((kind, name, _)) => Err(StoreError::damaged(format!("it holds the {kind} `{name}`, which no save does"))),
        None => Ok(()),
    }
}

fn configure(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(std::time::Duration::from_secs(2))?;
    // Each step is on the disk before it is acknowledged, and the file alone holds it: no second file to lose.
    connection.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA trusted_schema = OFF;")?;
    Ok(())
}

fn not_ours(path: &Path) -> StoreError {
    StoreError::new(SaveFault::NotOurs, format!("{} is no saved game of Latticework", path.display()))
}

impl SqliteStore {
    fn keep(&mut self, opening: Option<Opening<'_>>, lines: &[Line<'_>], sitting: &Sitting) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        if let Some(opening) = opening {
            let (state, events) = (serde_json::to_string(opening.state)?, serde_json::to_string(opening.events)?);
            let hash = super::log::text_hash(state.as_bytes());
            transaction.execute("INSERT INTO opening VALUES (1, ?1, ?2, ?3)", params![hash, state, events])?;
        }
        {
            let mut insert_line = transaction.prepare_cached("INSERT INTO log VALUES (?1, ?2, ?3)")?;
            let mut insert_turn = transaction.prepare_cached("INSERT INTO turns VALUES (?1, ?2, ?3, ?4, ?5)")?;
            for line in lines {
                let number = i64::try_from(line.number).map_err(|_| StoreError::new(SaveFault::TooLarge, "the log is too long"))?;
                insert_line.execute(params![number, line.turn, serde_json::to_string(line.entry)?])?;
                if let Some(record) = line.finished {
                    let (state, events) = (serde_json::to_string(&record.after)?, serde_json::to_string(&record.events)?);
                    insert_turn.execute(params![number, record.turn, record.hash, state, events])?;
                }
            }
        }
        transaction.execute("INSERT OR REPLACE INTO sitting VALUES (1, ?1)", params![serde_json::to_string(sitting)?])?;
        transaction.commit()?;
        Ok(())
    }
}

/// Seconds since 1970 by this machine's clock.
fn now() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

impl Store for SqliteStore {
    fn append(&mut self, opening: Option<Opening<'_>>, lines: &[Line<'_>], sitting: &Sitting) -> Result<(), StoreError> {
        self.keep(opening, lines, &Sitting { played_at: now(), ..sitting.clone() })
    }

    fn sit(&mut self, sitting: &Sitting) -> Result<(), StoreError> {
        self.keep(None, &[], sitting)
    }
}
