//! Reading the rows of a save: one at a time, in strictly growing order, and no more of them than the file can honestly hold.
//!
//! A file's tables can point at the same page many times over, and short JSON can become large values: both are stopped here, so that memory
//! stays within a small multiple of the file's size.

use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension, Row};

use super::codes::fault_of;
use super::course::LogCourse;
use super::{SAVE_FORMAT, SqliteStore};
use crate::session::{Entry, Header, SaveFault, Sitting, StoreError, sums};

/// The longest text in a save, in bytes: a level's files, or the state of a crowded game.
pub(in crate::session) const MAX_TEXT_BYTES: i64 = 16 << 20;
/// The most values in one text: numbers, words, lists, maps.
const MAX_VALUES: usize = 400_000;
/// The longest text about how people sit, in bytes.
const MAX_SITTING_BYTES: i64 = 64 << 10;
/// The longest hash of a state, in bytes: SHA-256 in hexadecimal.
const MAX_HASH_BYTES: i64 = 64;
/// The columns of a state, each text after its length and only if it is short enough.
const STATE_COLUMNS: &str = "CASE WHEN octet_length(hash) <= ?2 THEN hash END, octet_length(state), \
     CASE WHEN octet_length(state) <= ?1 THEN state END, octet_length(events), CASE WHEN octet_length(events) <= ?1 THEN events END, ";
/// The column of a sum, if it is short enough.
const SUM_COLUMN: &str = "CASE WHEN octet_length(sum) <= 64 THEN sum END";
/// The most lines in a log, and turns.
const MAX_LINES: usize = 100_000;

/// What is wrong with a text in a save, to follow "its state".
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(in crate::session) enum RowTextFault {
    /// Its bytes are no characters.
    #[error("is no text in UTF-8")]
    NoUtf8,
    /// It holds too much.
    #[error("holds more than {} values", MAX_VALUES)]
    Crowded,
    /// It has so many bytes.
    #[error("is too long: it has {0} bytes and may have {most}", most = MAX_TEXT_BYTES)]
    TooLong(i64),
    /// Something else stands there.
    #[error("is no text")]
    NoText,
    /// The file cannot be read there.
    #[error("cannot be read")]
    Unread,
    /// Its sum is another.
    #[error("is not what was written")]
    Changed,
}

/// A state with what led to it, as text. A text that is not as this program writes it is an error of its own: the other one still reads.
pub(in crate::session) struct StateRow {
    /// The turn that was resolved; 0 for the opening.
    pub turn: u16,
    /// SHA-256 of the state; nothing if it cannot be one.
    pub hash: String,
    /// The state after it, or what is wrong with the text.
    pub state: Result<String, RowTextFault>,
    /// What happened, or what is wrong with the text.
    pub events: Result<String, RowTextFault>,
}

/// A line of the log as it stands in a save.
pub(in crate::session) struct LogRow {
    /// Its number, from 0.
    pub number: u64,
    /// Its text, or what is wrong with that.
    pub text: Result<String, RowTextFault>,
}

impl LogRow {
    /// What is wrong with it, in a sentence without its end; `None` if it is what was written.
    pub fn damage(&self) -> Option<String> {
        self.text.as_ref().err().map(|what| format!("line {} of the log {what}", self.number + 1))
    }
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
    pub(in crate::session) fn at_one_moment<T, E: From<StoreError>>(&self, read: impl FnOnce(&Self) -> Result<T, E>) -> Result<T, E> {
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
        self.at_one_moment(|store| {
            let header = store.header()?;
            if let Some(what) = store.header_damage()? {
                return Err(store.damaged(&format!("{what}: it can be read, but not played on; go on with a copy of it if there is one")));
            }
            Ok(Kept { header, entries: store.entries()?, hashes: store.hashes()?, sitting: store.sitting() })
        })
    }

    /// What the save says of itself.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn header(&self) -> Result<Header, StoreError> {
        self.header_as()
    }

    /// The header, or what of it is asked for: what `T` does not name takes no memory.
    pub(in crate::session) fn header_as<T: serde::de::DeserializeOwned>(&self) -> Result<T, StoreError> {
        let sql = "SELECT octet_length(body), CASE WHEN octet_length(body) <= ?1 THEN body END FROM header WHERE id = 1";
        let body = self.connection.query_row(sql, [MAX_TEXT_BYTES], |row| Ok(text(row, 0))).optional().map_err(|error| self.explain(&error))?;
        let body = body.ok_or_else(|| self.damaged("its header is missing"))?;
        let body = body.map_err(|what| self.damaged(&format!("its header {what}")))?;
        serde_json::from_str(&body).map_err(|error| {
            let why = crate::session::fits::no_data(&error);
            self.damaged(&format!("its header cannot be read, {why}; go on with a copy of it if there is one"))
        })
    }

    /// Whether what the save says of itself is not what was written, as a part of a sentence. Saves of other formats do not tell.
    ///
    /// # Errors
    /// It cannot be read.
    pub(in crate::session) fn header_damage(&self) -> Result<Option<String>, StoreError> {
        if !self.has_sums() {
            return Ok(None);
        }
        let sql = format!("SELECT CASE WHEN octet_length(body) <= ?1 THEN body END, {SUM_COLUMN} FROM header WHERE id = 1");
        let is_whole = self.connection.query_row(&sql, [MAX_TEXT_BYTES], |row| {
            let column = |at: usize| row.get_ref(at).ok().and_then(|value| value.as_str().ok());
            Ok(column(0).zip(column(1)).is_some_and(|(body, sum)| sums::header(body) == sum))
        });
        let is_whole = is_whole.map_err(|error| self.explain(&error))?;
        Ok((!is_whole).then(|| "what it says of its level, its seed and its seats is not what was written".to_owned()))
    }

    /// Whether each row has a sum of what it holds: only this program's own format surely does.
    fn has_sums(&self) -> bool {
        self.format() == SAVE_FORMAT
    }

    /// The column of sums, or nothing where there are none.
    fn sum_column(&self) -> &'static str {
        if self.has_sums() { SUM_COLUMN } else { "NULL" }
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
        self.each_line(|row| {
            if let Some(what) = row.damage() {
                return Err(self.damaged(&format!("{what}; go on with a copy of it if there is one")));
            }
            let (number, line) = (row.number + 1, row.text.unwrap_or_default());
            let entry = serde_json::from_str(&line);
            let wrong = |error| self.damaged(&format!("line {number} of the log cannot be read, {}", crate::session::fits::no_data(&error)));
            entries.push(entry.map_err(wrong)?);
            Ok(())
        })?;
        Ok(entries)
    }

    /// Calls `take` with each line of the log.
    ///
    /// # Errors
    /// Those of `take`; a line is missing, or the log is too long.
    pub(in crate::session) fn each_line<E: From<StoreError>>(&self, mut take: impl FnMut(LogRow) -> Result<(), E>) -> Result<(), E> {
        let mut meter = Meter::new(self);
        let explain = |error: rusqlite::Error| self.explain(&error);
        let sum = self.sum_column();
        let sql =
            format!("SELECT number, octet_length(entry), CASE WHEN octet_length(entry) <= ?1 THEN entry END, turn, {sum} FROM log ORDER BY number");
        let mut statement = self.connection.prepare(&sql).map_err(explain)?;
        // Each line's sum covers the one before it as it is kept: damage to a line is found there, and not in all that follow.
        let mut before = String::new();
        let mut rows = statement.query([MAX_TEXT_BYTES]).map_err(explain)?;
        let mut next = 0_u64;
        while let Some(row) = rows.next().map_err(explain)? {
            let number = row.get::<_, i64>(0).map_err(explain)?;
            meter.row(self, number, "the log")?;
            if u64::try_from(number).ok() != Some(next) {
                return Err(self.damaged(&format!("line {} of the log is missing", next + 1)).into());
            }
            let mut line = text(row, 1);
            meter.take(self, line.as_ref().map_or(0, String::len))?;
            if self.has_sums() {
                let kept = row.get_ref(4).ok().and_then(|sum| sum.as_str().ok()).unwrap_or_default();
                let turn = row.get(3).unwrap_or(-1);
                line = line.and_then(|line| if sums::line(&before, number, turn, &line) == kept { Ok(line) } else { Err(RowTextFault::Changed) });
                kept.clone_into(&mut before);
            }
            take(LogRow { number: next, text: line })?;
            next += 1;
        }
        Ok(())
    }

    /// What the game began with; `None` before its first step.
    ///
    /// # Errors
    /// It cannot be read.
    pub(in crate::session) fn opening(&self) -> Result<Option<StateRow>, StoreError> {
        self.state_row(&format!("SELECT 0, {STATE_COLUMNS}{} FROM opening WHERE id = 1 AND ?3 = 0", self.sum_column()), 0)
    }

    /// Every turn that was resolved, rewound ones too, in the order of the log: the line that finished it, and which turn it was.
    ///
    /// # Errors
    /// They cannot be read, or there are too many.
    pub(in crate::session) fn turns(&self) -> Result<Vec<(u64, u16)>, StoreError> {
        let explain = |error: rusqlite::Error| self.explain(&error);
        self.read.set(0);
        let mut meter = Meter::new(self);
        let mut statement = self.connection.prepare("SELECT number, turn FROM turns ORDER BY number").map_err(explain)?;
        let mut rows = statement.query([]).map_err(explain)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(explain)? {
            let (number, turn) = (row.get::<_, i64>(0).map_err(explain)?, row.get::<_, i64>(1).unwrap_or(-1));
            meter.row(self, number, "its turns")?;
            let number = u64::try_from(number).map_err(|_| self.damaged(&format!("turn {turn} belongs to a line with a negative number")))?;
            // No game comes to the last number that there is: it is never the next one.
            found.push((number, u16::try_from(turn).unwrap_or(u16::MAX)));
        }
        Ok(found)
    }

    /// What came of the turn that a line finished. Damage to it leaves the others readable.
    ///
    /// # Errors
    /// It cannot be read.
    pub(in crate::session) fn turn(&self, number: u64) -> Result<StateRow, StoreError> {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        let row = self.state_row(&format!("SELECT turn, {STATE_COLUMNS}{} FROM turns WHERE number = ?3", self.sum_column()), number)?;
        row.ok_or_else(|| self.damaged("a turn is missing"))
    }

    fn state_row(&self, sql: &str, number: i64) -> Result<Option<StateRow>, StoreError> {
        let read = |row: &Row<'_>| {
            let turn = row.get::<_, i64>(0).unwrap_or(-1);
            let hash = row.get_ref(1)?.as_str().ok().unwrap_or_default().to_owned();
            let (state, mut events) = (text(row, 2), text(row, 4));
            if self.has_sums() {
                let kept = row.get_ref(6)?.as_str().ok().unwrap_or_default();
                events = events.and_then(|events| if sums::story(number, turn, &events) == kept { Ok(events) } else { Err(RowTextFault::Changed) });
            }
            Ok((u16::try_from(turn).unwrap_or(u16::MAX), hash, state, events))
        };
        let found = self.connection.query_row(sql, [MAX_TEXT_BYTES, MAX_HASH_BYTES, number], read).optional();
        let found = match found {
            // Pages that make no sense are this row's trouble, as long as the others can be read.
            Err(error) if fault_of(&error) == SaveFault::Damaged => {
                let why = || Err(RowTextFault::Unread);
                return Ok(Some(StateRow { turn: u16::MAX, hash: String::new(), state: why(), events: why() }));
            }
            found => found.map_err(|error| self.explain(&error))?,
        };
        let Some((turn, hash, state, events)) = found else { return Ok(None) };
        // Rows may share pages in a file that somebody made on purpose.
        let size = |text: &Result<String, RowTextFault>| text.as_ref().map_or(0, String::len) as u64;
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

    /// The lines that finished the turns in the course of play that stands, as a replay tells it, how many lines there are, and what is wrong
    /// with the first that is damaged.
    ///
    /// # Errors
    /// The log or the turns cannot be read, or do not fit one another.
    pub(in crate::session) fn standing(&self) -> Result<(Vec<u64>, u64, Option<String>), StoreError> {
        let mut course = LogCourse::new(self.turns()?);
        let (mut lines, mut damage) = (0, None);
        self.each_line(|row| {
            lines = row.number + 1;
            course.line(&row).map_err(|what| self.damaged(&what.to_string()))?;
            damage = damage.take().or_else(|| row.damage());
            Ok(())
        })?;
        Ok((course.end().map_err(|what| self.damaged(&what.to_string()))?, lines, damage))
    }

    /// Whether the level was over after the turn that this line finished.
    ///
    /// # Errors
    /// It cannot be read.
    pub(in crate::session) fn is_over(&self, number: u64) -> Result<bool, StoreError> {
        #[derive(serde::Deserialize)]
        struct Stands {
            phase: serde_json::Value,
        }
        let state = self.turn(number)?.state.map_err(|what| self.damaged(&format!("its last state {what}")))?;
        let stands: Stands = serde_json::from_str(&state)
            .map_err(|error| self.damaged(&format!("its last state cannot be read, {}", crate::session::fits::no_data(&error))))?;
        Ok(stands.phase == "Over")
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

/// The text in the column after `length`'s, which holds its length in bytes, or what is wrong with it.
fn text(row: &Row<'_>, length: usize) -> Result<String, RowTextFault> {
    let bytes = row.get::<_, i64>(length).unwrap_or_default();
    match row.get_ref(length + 1) {
        Ok(ValueRef::Text(text)) => {
            let text = std::str::from_utf8(text).map_err(|_| RowTextFault::NoUtf8)?;
            if text.len() > MAX_VALUES && values(text) > MAX_VALUES {
                return Err(RowTextFault::Crowded);
            }
            Ok(text.to_owned())
        }
        Ok(ValueRef::Null) if bytes > MAX_TEXT_BYTES => Err(RowTextFault::TooLong(bytes)),
        Ok(_) => Err(RowTextFault::NoText),
        Err(_) => Err(RowTextFault::Unread),
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
