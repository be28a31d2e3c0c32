//! Rows read back: records of CSV, one at a time, from files that may be anybody's.
//!
//! A record ends with a line end outside quotation marks. A file that was being written when the program was stopped may end in the middle of
//! one: that is told from the end.

use std::borrow::Cow;
use std::io::{self, BufRead, Read as _};

/// The most bytes of a record: rows of games of the largest levels have some 20,000.
const MOST_BYTES: u64 = 256 * 1024;

/// With these bytes spreadsheets mark text as UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The records of a file.
pub struct Records<R> {
    input: R,
    read: u64,
    lines: u64,
    line: u64,
    bytes: Vec<u8>,
}

/// What comes next in a file of records.
#[derive(Debug, PartialEq, Eq)]
pub enum Next<'a> {
    /// A record, without its line end.
    Record(&'a str),
    /// A record that lacks its end.
    Torn,
    /// Nothing more.
    End,
}

/// Why no more records can be read.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// The file cannot be read.
    #[error("it cannot be read: {0}")]
    Unread(#[from] io::Error),
    /// A record is longer than any row; the line on which it begins.
    #[error("line {0}: it has no end within {most} bytes, as no row has", most = MOST_BYTES)]
    Endless(u64),
    /// A record is no text; the line on which it begins.
    #[error("line {0}: it is no text in UTF-8")]
    NoText(u64),
}

impl<R: BufRead> Records<R> {
    /// Of this input.
    pub fn of(input: R) -> Self {
        Self { input, read: 0, lines: 0, line: 0, bytes: Vec::new() }
    }

    /// The line on which the last record began, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Bytes up to the end of the last record.
    pub fn read(&self) -> u64 {
        self.read
    }

    /// Reads on.
    ///
    /// # Errors
    /// It cannot be read, is no text, or has a record longer than any row.
    #[expect(clippy::should_implement_trait, reason = "what it gives is borrowed from it")]
    pub fn next(&mut self) -> Result<Next<'_>, RecordError> {
        self.bytes.clear();
        self.line = self.lines + 1;
        let mut open = false;
        loop {
            let from = self.bytes.len();
            let room = (MOST_BYTES + 1).saturating_sub(from as u64);
            self.input.by_ref().take(room).read_until(b'\n', &mut self.bytes)?;
            if self.bytes.len() as u64 > MOST_BYTES {
                return Err(RecordError::Endless(self.line));
            }
            let part = &self.bytes[from..];
            if part.is_empty() {
                return Ok(if self.bytes.is_empty() { Next::End } else { Next::Torn });
            }
            self.lines += 1;
            open ^= part.iter().filter(|byte| **byte == b'"').count() % 2 == 1;
            if !part.ends_with(b"\n") {
                return Ok(Next::Torn);
            }
            if !open {
                break;
            }
        }
        self.read += self.bytes.len() as u64;
        let text = std::str::from_utf8(&self.bytes).map_err(|_| RecordError::NoText(self.line))?;
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        Ok(Next::Record(if self.line == 1 { text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text) } else { text }))
    }
}

/// The cells of a record.
pub fn cells(record: &str) -> Vec<Cow<'_, str>> {
    if !record.contains('"') {
        return record.split(',').map(Cow::Borrowed).collect();
    }
    let mut cells = Vec::new();
    let (mut cell, mut open) = (String::new(), false);
    let mut signs = record.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if open && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' => open = !open,
            ',' if !open => cells.push(Cow::Owned(std::mem::take(&mut cell))),
            other => cell.push(other),
        }
    }
    cells.push(Cow::Owned(cell));
    cells
}

/// A cell as RFC 4180 has it: what holds a comma, a quotation mark or a line break stands in quotation marks, and these are doubled.
pub fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains([',', '"', '\n', '\r']) { Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\""))) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &[u8]) -> (Vec<String>, Result<bool, String>, u64) {
        let (mut records, mut found) = (Records::of(text), Vec::new());
        loop {
            match records.next() {
                Ok(Next::Record(record)) => found.push(record.to_owned()),
                Ok(Next::Torn) => return (found, Ok(true), records.read()),
                Ok(Next::End) => return (found, Ok(false), records.read()),
                Err(why) => return (found, Err(why.to_string()), records.read()),
            }
        }
    }

    #[test]
    fn a_record_ends_with_its_line_and_a_torn_one_is_told() {
        assert_eq!(all(b"\xef\xbb\xbfa,b\r\n1,2\n"), (vec!["a,b".to_owned(), "1,2".to_owned()], Ok(false), 12));
        assert_eq!(all(b"a,b\n1,2"), (vec!["a,b".to_owned()], Ok(true), 4));
        assert_eq!(all(b"a\n\"x\ny\"\n"), (vec!["a".to_owned(), "\"x\ny\"".to_owned()], Ok(false), 8));
        assert_eq!(all(b"a\n\"x\ny\n"), (vec!["a".to_owned()], Ok(true), 2), "a quotation mark that is never closed");
        assert_eq!(all(b""), (vec![], Ok(false), 0));
        assert!(all(&[0; 300_000]).1.is_err_and(|why| why.contains("no end")));
        assert!(all(b"a\n\xff\n").1.is_err_and(|why| why.contains("line 2")));
    }

    #[test]
    fn a_cell_is_read_as_it_was_written() {
        let odd = ["", "plain", "a,b", "say \"so\"", "two\nlines", "\r", "=1+1"];
        let record: Vec<String> = odd.iter().map(|cell| quoted(cell).into_owned()).collect();
        assert_eq!(cells(&record.join(",")), odd);
        assert_eq!(cells("1,2,,3"), ["1", "2", "", "3"]);
    }
}
