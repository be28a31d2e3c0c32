//! Rows that a shard wrote, read back.

use std::fs::File;
use std::io::{BufRead, BufReader, Read as _, Seek as _};
use std::path::Path;

use super::parquet_rows;
use super::row::{WarRow, header, read_cells};
use super::run::{Shard, Study};
use crate::study::games::records::{Next, Records, cells};

/// With these bytes a Parquet file begins.
const PARQUET: &[u8] = b"PAR1";

/// The rows of a shard.
pub enum Written {
    /// The text of a CSV file.
    Csv(String),
    /// A CSV file, read as its rows are asked for. Where it was still being written, its last line may be cut.
    Rows {
        /// The file.
        file: File,
        /// Whether it was still being written when the program was stopped.
        unfinished: bool,
    },
    /// A Parquet file, read when its rows are asked for.
    Parquet(File),
}

/// What stands whole in a file of rows that was being written when the program was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun {
    /// Wars of which every row is there, from the first of the shard.
    pub wars: u32,
    /// Bytes up to the end of them.
    pub bytes: u64,
}

impl Written {
    /// A file of rows: Parquet by its first bytes, else CSV. `unfinished` where it was still being written.
    ///
    /// # Errors
    /// It is no file, or cannot be read: in words.
    pub fn open(path: &Path, unfinished: bool) -> Result<Self, String> {
        // Opening a pipe would wait for whoever writes into it.
        let about = std::fs::metadata(path).map_err(|why| why.to_string())?;
        if !about.is_file() {
            return Err("it is no file".to_owned());
        }
        let read = |path: &Path| -> std::io::Result<Self> {
            let mut file = File::open(path)?;
            let mut head = Vec::new();
            file.by_ref().take(PARQUET.len() as u64).read_to_end(&mut head)?;
            file.rewind()?;
            Ok(if head == PARQUET { Self::Parquet(file) } else { Self::Rows { file, unfinished } })
        };
        read(path).map_err(|why| why.to_string())
    }

    /// Hands over each row of the study with this mark and these names of cases. Returns the line that is left out, since it was cut while it
    /// was written.
    ///
    /// # Errors
    /// The first that is wrong: where, after a comma or a colon, and what `take` or the reader says of it.
    pub(super) fn each(&self, study: u64, names: &[&str], take: &mut dyn FnMut(WarRow) -> Result<(), String>) -> Result<Option<u64>, String> {
        match self {
            Self::Parquet(file) => {
                parquet_rows::read(file, &mut |cells: &[&str]| read_cells(study, names, cells).and_then(&mut *take)).map(|()| None)
            }
            Self::Csv(text) => each(text.as_bytes(), false, study, names, take),
            Self::Rows { file, unfinished } => {
                let mut file = file;
                file.rewind().map_err(|why| format!(": it cannot be read: {why}"))?;
                each(BufReader::new(file), *unfinished, study, names, take)
            }
        }
    }
}

fn each(
    input: impl BufRead,
    unfinished: bool,
    study: u64,
    names: &[&str],
    take: &mut dyn FnMut(WarRow) -> Result<(), String>,
) -> Result<Option<u64>, String> {
    let mut records = Records::of(input);
    let header = header();
    if records.next().map_err(|why| format!(", {why}"))? != Next::Record(header.trim_end()) {
        return Err(": its first line is not that of rows of wars written by this version".to_owned());
    }
    loop {
        let row = match records.next().map_err(|why| format!(", {why}"))? {
            Next::End => return Ok(None),
            Next::Torn if unfinished => return Ok(Some(records.line())),
            Next::Torn => {
                let line = records.line();
                return Err(format!(", line {line}: the last line is not whole: the file was cut, so write it again"));
            }
            Next::Record(record) => {
                let cells = cells(record);
                let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
                read_cells(study, names, &cells)
            }
        };
        row.and_then(&mut *take).map_err(|why| format!(", line {}: {why}", records.line()))?;
    }
}

impl Study {
    /// Whether rows are of this very study and shard, and of no wars besides: what this run writes may take their place.
    pub fn wrote(&self, shard: Shard, written: &Written) -> bool {
        let wars = shard.wars(self.wars);
        let ours = |row: WarRow| if wars.contains(&row.number) { Ok(()) } else { Err(String::new()) };
        written.each(self.mark, &self.names(), &mut { ours }).is_ok()
    }

    /// Reads what a shard of this very study wrote before it was stopped, and hands over the rows of each whole war, in order.
    ///
    /// # Errors
    /// It is not what this shard would have written: in words; or what `take` says.
    pub fn begun(&self, shard: Shard, file: &File, take: &mut dyn FnMut(&[WarRow]) -> Result<(), String>) -> Result<Begun, String> {
        let names = self.names();
        let wars = shard.wars(self.wars);
        let mut records = Records::of(BufReader::new(file));
        let header = header();
        match records.next()? {
            Next::End | Next::Torn => return Ok(Begun { wars: 0, bytes: 0 }),
            Next::Record(first) if first == header.trim_end() => {}
            Next::Record(_) => return Err("its first line is not that of rows of wars written by this version".to_owned()),
        }
        let mut begun = Begun { wars: 0, bytes: records.read() };
        let mut held: Vec<WarRow> = Vec::new();
        loop {
            let row = match records.next()? {
                Next::End | Next::Torn => return Ok(begun),
                Next::Record(record) => {
                    let cells = cells(record);
                    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
                    read_cells(self.mark, &names, &cells)
                }
            };
            let row = row.map_err(|why| format!("line {}: {why}", records.line()))?;
            if row.number != wars.start + begun.wars || usize::from(row.case) != held.len() || row.number >= wars.end {
                return Err(format!("line {}: this shard would have written another war there", records.line()));
            }
            held.push(row);
            if held.len() == self.cases.len() {
                take(&held)?;
                held.clear();
                begun = Begun { wars: begun.wars + 1, bytes: records.read() };
            }
        }
    }
}
