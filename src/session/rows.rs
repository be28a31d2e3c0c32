//! Reading the rows of a save: one at a time, in strictly growing order, and no more of them than the file can honestly hold.
//!
//! A file's tables can point at the same page many times over, and short JSON can become large values: both are stopped here, so that memory
//! stays within a small multiple of the file's size.

use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension, Row};

use super::sqlite::SqliteStore;
use super::{Entry, Header, SaveFault, Sitting, StoreError};

/// The longest text in a save, in bytes: a level's files, or the state of a crowded game.
pub(super) const MAX_TEXT_BYTES: i64 = 16 << 20;
/// The most values in one text: numbers, words, lists, maps.
const MAX_VALUES: usize = 400_000;
/// The longest text about how people sit, in bytes.
const MAX_SITTING_BYTES: i64 = 64 << 10;
/// The longest hash of a state, in bytes: SHA-256 in hexadecimal.
const MAX_HASH_BYTES: i64 = 64;
/// The columns of a state, each text after its length and only if it is short enough.
const STATE_COLUMNS: &str = "CASE WHEN octet_length(hash) <= ?2 THEN hash END, octet_length(state), \
     CASE WHEN octet_length(state) <= ?1 THEN state END, octet_length(events), CASE WHEN octet_length(events) <= ?1 THEN events END";
/// The most lines in a log, and turns.
const MAX_LINES: usize = 100_000;

/// A state with what led to it, as text. A text that is not as this program writes it is an error of its own: the other one still reads.
pub(super) struct StateRow {
    /// The turn that was resolved; 0 for the opening.
    pub turn: u16,
    /// SHA-256 of the state; nothing if it cannot be one.
    pub hash: String,
    /// The state after it, or what is wrong with the text.
    pub state: Result<String, String>,
    /// What happened, or what is wrong with the text.
    pub events: Result<String, String>,
}

/// All that a game is resumed from, read at one moment.
pub struct Kept {
    /// What the save says of itself.
    pub header: Header,
    /// The log.
    pub entries: Vec<Entry>,
    /// The state hash after each resolved turn, with the number of the line that finished it, in the order of the log.
    pub hashes: Vec<(u64, String)>,
    /// How people sat.
    pub sitting: Sitting,
}

/// How much has been read in one pass through the file.
struct Meter {
    left: u64,
    last: Option<i64>,
    rows: usize,
}

impl SqliteStore {
    /// Reads at one moment: what another program writes meanwhile is not seen.
    ///
    /// # Errors
    /// Those of `read`; the file cannot be read.
    pub(super) fn at_one_moment<T, E: From<StoreError>>(&self, read: impl FnOnce(&Self) -> Result<T, E>) -> Result<T, E> {
        let whole = self.connection.unchecked_transaction().map_err(|error| self.explain(&error))?;
        let outcome = read(self);
        // Nothing was written: there is nothing to keep or to undo.
        drop(whole);
        outcome
    }

    /// What a game is resumed from, read at one moment.
    ///
    /// # Errors
    /// Something of it is missing or cannot be read.
    pub fn kept(&self) -> Result<Kept, StoreError> {
        self.at_one_moment(|store| Ok(Kept { header: store.header()?, entries: store.entries()?, hashes: store.hashes()?, sitting: store.sitting() }))
    }

    /// What the save says of itself.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn header(&self) -> Result<Header, StoreError> {
        self.header_as()
    }

    /// The header, or what of it is asked for: what `T` does not name takes no memory.
    pub(super) fn header_as<T: serde::de::DeserializeOwned>(&self) -> Result<T, StoreError> {
        let sql = "SELECT octet_length(body), CASE WHEN octet_length(body) <= ?1 THEN body END FROM header WHERE id = 1";
        let body = self.connection.query_row(sql, [MAX_TEXT_BYTES], |row| Ok(text(row, 0))).optional().map_err(|error| self.explain(&error))?;
        let body = body.ok_or_else(|| self.damaged("its header is missing"))?;
        let body = body.map_err(|what| self.damaged(&format!("its header {what}")))?;
        serde_json::from_str(&body).map_err(|error| self.damaged(&format!("its header cannot be read: {error}")))
    }

    /// How people sat at the game. A save of an older program, or one in which that cannot be read, says nothing of it.
    pub fn sitting(&self) -> Sitting {
        let sql = "SELECT octet_length(body), CASE WHEN octet_length(body) <= ?1 THEN body END FROM sitting WHERE id = 1";
        let body = self.connection.query_row(sql, [MAX_SITTING_BYTES], |row| Ok(text(row, 0))).ok().and_then(Result::ok);
        body.and_then(|body| serde_json::from_str(&body).ok()).unwrap_or_default()
    }

    /// The log.
    ///
    /// # Errors
    /// A line is missing or cannot be read.
    pub fn entries(&self) -> Result<Vec<Entry>, StoreError> {
        let mut entries = Vec::new();
        self.each_line(|number, line| {
            let entry = serde_json::from_str(&line);
            entries.push(entry.map_err(|error| self.damaged(&format!("line {} of the log cannot be read: {error}", number + 1)))?);
            Ok(())
        })?;
        Ok(entries)
    }

    /// Calls `take` with each line of the log, as text, and its number from 0.
    ///
    /// # Errors
    /// Those of `take`; a line is missing or too long, or the log is.
    pub(super) fn each_line<E: From<StoreError>>(&self, mut take: impl FnMut(u64, String) -> Result<(), E>) -> Result<(), E> {
        let mut meter = Meter::new(self);
        let explain = |error: rusqlite::Error| self.explain(&error);
        let sql = "SELECT number, octet_length(entry), CASE WHEN octet_length(entry) <= ?1 THEN entry END FROM log ORDER BY number";
        let mut statement = self.connection.prepare(sql).map_err(explain)?;
        let mut rows = statement.query([MAX_TEXT_BYTES]).map_err(explain)?;
        let mut next = 0_u64;
        while let Some(row) = rows.next().map_err(explain)? {
            let number = row.get::<_, i64>(0).map_err(explain)?;
            meter.row(self, number, "the log")?;
            if u64::try_from(number).ok() != Some(next) {
                return Err(self.damaged(&format!("line {} of the log is missing", next + 1)).into());
            }
            let line = text(row, 1).map_err(|what| self.damaged(&format!("line {} of the log {what}", next + 1)))?;
            meter.take(self, line.len())?;
            take(next, line)?;
            next += 1;
        }
        Ok(())
    }

    /// What the game began with; `None` before its first step.
    ///
    /// # Errors
    /// It cannot be read.
    pub(super) fn opening(&self) -> Result<Option<StateRow>, StoreError> {
        self.state_row(&format!("SELECT 0, {STATE_COLUMNS} FROM opening WHERE id = 1 AND ?3 = 0"), 0)
    }

    /// Every turn that was resolved, rewound ones too, in the order of the log: the line that finished it, and which turn it was.
    ///
    /// # Errors
    /// They cannot be read, or there are too many.
    pub(super) fn turns(&self) -> Result<Vec<(u64, u16)>, StoreError> {
        let explain = |error: rusqlite::Error| self.explain(&error);
        self.read.set(0);
        let mut meter = Meter::new(self);
        let mut statement = self.connection.prepare("SELECT number, turn FROM turns ORDER BY number").map_err(explain)?;
        let mut rows = statement.query([]).map_err(explain)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(explain)? {
            let (number, turn) = (row.get::<_, i64>(0).map_err(explain)?, row.get::<_, i64>(1).map_err(explain)?);
            meter.row(self, number, "its turns")?;
            let number = u64::try_from(number).map_err(|_| self.damaged(&format!("turn {turn} belongs to a line with a negative number")))?;
            found.push((number, u16::try_from(turn).map_err(|_| self.damaged(&format!("there is no turn {turn}")))?));
        }
        Ok(found)
    }

    /// What came of the turn that a line finished. Damage to it leaves the others readable.
    ///
    /// # Errors
    /// It cannot be read.
    pub(super) fn turn(&self, number: u64) -> Result<StateRow, StoreError> {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        let row = self.state_row(&format!("SELECT turn, {STATE_COLUMNS} FROM turns WHERE number = ?3"), number)?;
        row.ok_or_else(|| self.damaged("a turn is missing"))
    }

    fn state_row(&self, sql: &str, number: i64) -> Result<Option<StateRow>, StoreError> {
        let read = |row: &Row<'_>| {
            let turn = row.get::<_, i64>(0)?;
            let hash = row.get_ref(1)?.as_str().ok().unwrap_or_default().to_owned();
            Ok((turn, hash, text(row, 2), text(row, 4)))
        };
        let found = self.connection.query_row(sql, [MAX_TEXT_BYTES, MAX_HASH_BYTES, number], read).optional();
        let Some((turn, hash, state, events)) = found.map_err(|error| self.explain(&error))? else { return Ok(None) };
        let turn = u16::try_from(turn).map_err(|_| self.damaged(&format!("there is no turn {turn}")))?;
        // Rows may share pages in a file that somebody made on purpose.
        let size = |text: &Result<String, String>| text.as_ref().map_or(0, String::len) as u64;
        self.read.set(self.read.get() + size(&state) + size(&events));
        if self.read.get() > self.length() {
            return Err(self.damaged("more is read out of it than it holds"));
        }
        Ok(Some(StateRow { turn, hash, state, events }))
    }

    /// The state hash after each resolved turn, with the number of the line that finished it, in the order of the log.
    ///
    /// # Errors
    /// They cannot be read.
    pub fn hashes(&self) -> Result<Vec<(u64, String)>, StoreError> {
        let explain = |error: rusqlite::Error| self.explain(&error);
        let mut meter = Meter::new(self);
        let sql = "SELECT number, CASE WHEN octet_length(hash) <= ?1 THEN hash END FROM turns ORDER BY number";
        let mut statement = self.connection.prepare(sql).map_err(explain)?;
        let mut rows = statement.query([MAX_HASH_BYTES]).map_err(explain)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(explain)? {
            let number = row.get::<_, i64>(0).map_err(explain)?;
            meter.row(self, number, "its turns")?;
            let hash = row.get_ref(1).map_err(explain)?.as_str().ok().unwrap_or_default().to_owned();
            found.push((number.unsigned_abs(), hash));
        }
        Ok(found)
    }

    /// The lines that finished the turns in the course of play that stands, as a replay tells it, and how many lines there are.
    ///
    /// # Errors
    /// The log or the turns cannot be read, or do not fit one another.
    pub(super) fn standing(&self) -> Result<(Vec<u64>, u64), StoreError> {
        let mut course = Course::new(self.turns()?);
        let mut lines = 0;
        self.each_line(|number, line| {
            lines = number + 1;
            let rewound = if line.contains("Rewound") { rewound_to(&line) } else { None };
            course.line(number, rewound).map(|_| ()).map_err(|what| self.damaged(&what))
        })?;
        Ok((course.end().map_err(|what| self.damaged(&what))?, lines))
    }

    /// Whether the level was over after the turn that this line finished.
    ///
    /// # Errors
    /// It cannot be read.
    pub(super) fn is_over(&self, number: u64) -> Result<bool, StoreError> {
        #[derive(serde::Deserialize)]
        struct Stands {
            phase: serde_json::Value,
        }
        let state = self.turn(number)?.state.map_err(|what| self.damaged(&format!("its last state {what}")))?;
        let stands: Stands = serde_json::from_str(&state).map_err(|error| self.damaged(&format!("its last state cannot be read: {error}")))?;
        Ok(stands.phase == "Over")
    }
}

/// The turn to which a line of the log takes the game back, if it does.
pub(super) fn rewound_to(line: &str) -> Option<u16> {
    let value: serde_json::Value = serde_json::from_str(line).ok()?;
    let turn = value.get("Rewound")?.get("turn")?.as_u64()?;
    Some(u16::try_from(turn).unwrap_or(u16::MAX))
}

/// Follows a log and tells which resolved turns stand: what was taken back does not. Lists and replays count by this one rule.
pub(super) struct Course {
    rows: std::iter::Peekable<std::vec::IntoIter<(u64, u16)>>,
    stands: Vec<u64>,
}

/// What a line of the log did to the course of play.
pub(super) enum Turned {
    /// Nothing was resolved.
    No,
    /// The next turn was resolved by it.
    Resolved,
}

impl Course {
    /// Before the first line. `turns` are all that were resolved: line and turn.
    pub fn new(turns: Vec<(u64, u16)>) -> Self {
        Self { rows: turns.into_iter().peekable(), stands: Vec::new() }
    }

    /// How many turns stand so far.
    pub fn turns(&self) -> usize {
        self.stands.len()
    }

    /// Goes on by a line, which took the game back to the start of a turn if it `rewound`.
    ///
    /// # Errors
    /// The turn that it finished is not the next one; in words.
    pub fn line(&mut self, number: u64, rewound: Option<u16>) -> Result<Turned, String> {
        if let Some(turn) = rewound {
            self.stands.truncate(usize::from(turn).saturating_sub(1));
        }
        let Some((_, turn)) = self.rows.next_if(|(at, _)| *at == number) else { return Ok(Turned::No) };
        if usize::from(turn) != self.stands.len() + 1 {
            return Err(format!("turn {} is missing in this save", self.stands.len() + 1));
        }
        self.stands.push(number);
        Ok(Turned::Resolved)
    }

    /// After the last line: the lines that finished the turns that stand.
    ///
    /// # Errors
    /// A turn belongs to no line; in words.
    pub fn end(mut self) -> Result<Vec<u64>, String> {
        match self.rows.next() {
            Some((_, turn)) => Err(format!("turn {turn} in this save belongs to no line of its log")),
            None => Ok(self.stands),
        }
    }
}

impl Meter {
    fn new(store: &SqliteStore) -> Self {
        Self { left: store.length(), last: None, rows: 0 }
    }

    /// Notes a row with this number.
    fn row(&mut self, store: &SqliteStore, number: i64, of: &str) -> Result<(), StoreError> {
        if self.last.is_some_and(|last| last >= number) {
            return Err(store.damaged(&format!("{of} repeat themselves or are out of order")));
        }
        self.last = Some(number);
        self.rows += 1;
        if self.rows > MAX_LINES {
            let text = super::codes::sentence(&store.path, SaveFault::TooLarge, &format!("there are more than {MAX_LINES} rows in {of}"));
            return Err(StoreError::new(SaveFault::TooLarge, text));
        }
        Ok(())
    }

    /// Notes so many bytes of text.
    fn take(&mut self, store: &SqliteStore, bytes: usize) -> Result<(), StoreError> {
        let left = self.left.checked_sub(bytes as u64);
        self.left = left.ok_or_else(|| store.damaged("more is read out of it than it holds"))?;
        Ok(())
    }
}

/// The text in the column after `length`'s, which holds its length in bytes, or what is wrong with it, to follow "its state".
fn text(row: &Row<'_>, length: usize) -> Result<String, String> {
    let bytes = row.get::<_, i64>(length).unwrap_or_default();
    match row.get_ref(length + 1) {
        Ok(ValueRef::Text(text)) => {
            let text = std::str::from_utf8(text).map_err(|_| "is no text in UTF-8".to_owned())?;
            if text.len() > MAX_VALUES && values(text) > MAX_VALUES {
                return Err(format!("holds more than {MAX_VALUES} values"));
            }
            Ok(text.to_owned())
        }
        Ok(ValueRef::Null) if bytes > MAX_TEXT_BYTES => Err(format!("is too long: it has {bytes} bytes and may have {MAX_TEXT_BYTES}")),
        Ok(_) => Err("is no text".to_owned()),
        Err(_) => Err("cannot be read".to_owned()),
    }
}

/// About how many values a JSON text holds.
fn values(text: &str) -> usize {
    let (mut count, mut quoted, mut escaped) = (1, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b',' | b'[' | b'{' if !quoted => count += 1,
            _ => {}
        }
    }
    count
}
