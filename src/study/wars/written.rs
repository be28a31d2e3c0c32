//! Rows that a shard wrote, read back.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _, Seek as _};
use std::path::Path;

use super::parquet_rows;
use super::row::{WarRow, WarRowError, header, read_cells};
use super::run::{Shard, Study};
use crate::study::games::records::{Next, RecordError, Records, cells};

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

/// Why a file of rows cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum UnopenedRows {
    /// It is a folder, a pipe or a device.
    #[error("it is no file")]
    NoFile,
    /// It cannot be read.
    #[error(transparent)]
    Unread(#[from] io::Error),
}

/// What is wrong with Parquet, as its own reader or writer says it, or what it writes to.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct ParquetFault(Box<dyn std::error::Error + Send + Sync>);

impl ParquetFault {
    pub(super) fn of(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self(error.into())
    }
}

/// What is wrong with a file of rows: it follows the file's name, and begins with a comma or a colon.
#[derive(Debug, thiserror::Error)]
pub enum WrittenError {
    /// It cannot be read.
    #[error(": it cannot be read: {0}")]
    Unread(io::Error),
    /// It holds no records.
    #[error(", {0}")]
    Record(#[from] RecordError),
    /// It is no CSV of such rows.
    #[error(": its first line is not that of rows of wars written by this version")]
    Header,
    /// The line that was cut.
    #[error(", line {0}: the last line is not whole: the file was cut, so write it again")]
    Torn(u64),
    /// A row of CSV is wrong.
    #[error(", line {line}: {why}")]
    Row {
        /// On which line it begins.
        line: u64,
        /// Why.
        why: WarRowError,
    },
    /// It cannot be read in this build.
    #[error(": {0}")]
    Parquet(ParquetFault),
    /// It cannot be read as Parquet.
    #[error(": it is no whole Parquet file, perhaps of a shard that died ({0})")]
    NotWhole(ParquetFault),
    /// It is no Parquet of such rows.
    #[error(": its columns are not those of rows of wars written by this version")]
    Columns,
    /// A row of Parquet is wrong.
    #[error(", row {row}: {why}")]
    ParquetRow {
        /// Which, from 1.
        row: usize,
        /// Why.
        why: WarRowError,
    },
}

/// Why rows that were begun are not those of a shard.
#[derive(Debug, thiserror::Error)]
pub enum BegunError {
    /// They are no records.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// They are no CSV of such rows.
    #[error("its first line is not that of rows of wars written by this version")]
    Header,
    /// A row is wrong.
    #[error("line {line}: {why}")]
    Row {
        /// On which line it begins.
        line: u64,
        /// Why.
        why: WarRowError,
    },
    /// The line of a row that belongs elsewhere.
    #[error("line {0}: this shard would have written another war there")]
    OtherWar(u64),
}

impl Written {
    /// A file of rows: Parquet by its first bytes, else CSV. `unfinished` where it was still being written.
    ///
    /// # Errors
    /// It is no file, or cannot be read.
    pub fn open(path: &Path, unfinished: bool) -> Result<Self, UnopenedRows> {
        // Opening a pipe would wait for whoever writes into it.
        if !std::fs::metadata(path)?.is_file() {
            return Err(UnopenedRows::NoFile);
        }
        let mut file = File::open(path)?;
        let mut head = Vec::new();
        file.by_ref().take(PARQUET.len() as u64).read_to_end(&mut head)?;
        file.rewind()?;
        Ok(if head == PARQUET { Self::Parquet(file) } else { Self::Rows { file, unfinished } })
    }

    /// Hands over each row of the study with this mark and these names of cases. Returns the line that is left out, since it was cut while it
    /// was written.
    ///
    /// # Errors
    /// The first that is wrong: where, and what `take` or the reader says of it.
    pub(super) fn each(
        &self,
        study: u64,
        names: &[&str],
        take: &mut dyn FnMut(WarRow) -> Result<(), WarRowError>,
    ) -> Result<Option<u64>, WrittenError> {
        match self {
            Self::Parquet(file) => {
                parquet_rows::read(file, &mut |cells: &[&str]| read_cells(study, names, cells).and_then(&mut *take)).map(|()| None)
            }
            Self::Csv(text) => each(text.as_bytes(), false, study, names, take),
            Self::Rows { file, unfinished } => {
                let mut file = file;
                file.rewind().map_err(WrittenError::Unread)?;
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
    take: &mut dyn FnMut(WarRow) -> Result<(), WarRowError>,
) -> Result<Option<u64>, WrittenError> {
    let mut records = Records::of(input);
    let header = header();
    if records.next()? != Next::Record(header.trim_end()) {
        return Err(WrittenError::Header);
    }
    loop {
        let row = match records.next()? {
            Next::End => return Ok(None),
            Next::Torn if unfinished => return Ok(Some(records.line())),
            Next::Torn => return Err(WrittenError::Torn(records.line())),
            Next::Record(record) => {
                let cells = cells(record);
                let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
                read_cells(study, names, &cells)
            }
        };
        row.and_then(&mut *take).map_err(|why| WrittenError::Row { line: records.line(), why })?;
    }
}

impl Study {
    /// Whether rows are of this very study and shard, and of no wars besides: what this run writes may take their place.
    pub fn wrote(&self, shard: Shard, written: &Written) -> bool {
        let wars = shard.wars(self.wars);
        let ours = |row: WarRow| if wars.contains(&row.number) { Ok(()) } else { Err(WarRowError::OtherShard(row.number)) };
        written.each(self.mark, &self.names(), &mut { ours }).is_ok()
    }

    /// Reads what a shard of this very study wrote before it was stopped, and hands over the rows of each whole war, in order.
    ///
    /// # Errors
    /// It is not what this shard would have written; or what `take` says.
    pub fn begun<E: From<BegunError>>(&self, shard: Shard, file: &File, take: &mut dyn FnMut(&[WarRow]) -> Result<(), E>) -> Result<Begun, E> {
        let names = self.names();
        let wars = shard.wars(self.wars);
        let mut records = Records::of(BufReader::new(file));
        let header = header();
        match records.next().map_err(BegunError::from)? {
            Next::End | Next::Torn => return Ok(Begun { wars: 0, bytes: 0 }),
            Next::Record(first) if first == header.trim_end() => {}
            Next::Record(_) => return Err(BegunError::Header.into()),
        }
        let mut begun = Begun { wars: 0, bytes: records.read() };
        let mut held: Vec<WarRow> = Vec::new();
        loop {
            let row = match records.next().map_err(BegunError::from)? {
                Next::End | Next::Torn => return Ok(begun),
                Next::Record(record) => {
                    let cells = cells(record);
                    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
                    read_cells(self.mark, &names, &cells)
                }
            };
            let row = row.map_err(|why| BegunError::Row { line: records.line(), why })?;
            if row.number != wars.start + begun.wars || usize::from(row.case) != held.len() || row.number >= wars.end {
                return Err(BegunError::OtherWar(records.line()).into());
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
