//! Rows that a shard wrote, read back.

use std::fs::File;
use std::io::{Read as _, Seek as _};

use super::parquet_rows;
use super::row::{WarRow, header, read_cells};

/// With these bytes a Parquet file begins.
const PARQUET: &[u8] = b"PAR1";

/// The rows of a shard.
pub enum Written {
    /// The text of a CSV file.
    Csv(String),
    /// A Parquet file, read when its rows are asked for.
    Parquet(File),
}

impl Written {
    /// A file of rows: Parquet by its first bytes, else CSV.
    ///
    /// # Errors
    /// Those of reading it.
    pub fn of(mut file: File) -> std::io::Result<Self> {
        let mut head = Vec::new();
        file.by_ref().take(PARQUET.len() as u64).read_to_end(&mut head)?;
        file.rewind()?;
        if head == PARQUET {
            return Ok(Self::Parquet(file));
        }
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        Ok(Self::Csv(text))
    }

    /// Hands over each row of the study with this mark and these names of cases.
    ///
    /// # Errors
    /// The first that is wrong: where, after a comma or a colon, and what `take` or the reader says of it.
    pub(super) fn each(&self, study: u64, names: &[&str], take: &mut dyn FnMut(WarRow) -> Result<(), String>) -> Result<(), String> {
        let mut cells = |cells: &[&str]| read_cells(study, names, cells).and_then(&mut *take);
        match self {
            Self::Parquet(file) => parquet_rows::read(file, &mut cells),
            Self::Csv(text) => {
                let mut lines = text.lines().enumerate();
                if lines.next().map(|(_, first)| format!("{first}\n")) != Some(header()) {
                    return Err(": its first line is not that of rows of wars written by this version".to_owned());
                }
                for (index, line) in lines {
                    cells(&line.split(',').collect::<Vec<_>>()).map_err(|why| format!(", line {}: {why}", index + 1))?;
                }
                Ok(())
            }
        }
    }
}
