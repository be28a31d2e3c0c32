//! Rows of wars as Parquet: the columns of the CSV with their types, written a group of rows at a time.

use std::fs::File;
use std::io::Write;
use std::sync::Arc;

use ::parquet::basic::Compression;
use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int32Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::{EnabledStatistics, WriterProperties};
use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::record::Field;
use ::parquet::schema::parser::parse_message_type;

use super::row::{COLUMNS, KEYS, WarRow, WarRowError};
use super::written::{ParquetFault, WrittenError};

/// Why this build has no Parquet: it has.
pub const PARQUET_LEFT_OUT: Option<&str> = None;

/// Rows that are held in memory and written as one group: some 6 MB. The last group of a file may be smaller.
const GROUP: usize = 32_768;

/// Rows of one study on their way to a Parquet file. The same rows give the same bytes, however they are handed over.
pub struct ParquetRows<W: Write + Send> {
    file: SerializedFileWriter<W>,
    study: ByteArray,
    names: Vec<ByteArray>,
    held: Vec<WarRow>,
}

impl<W: Write + Send> ParquetRows<W> {
    /// Begins a file of the study with this mark and these names of cases.
    ///
    /// # Errors
    /// `out` cannot be written.
    pub fn create(out: W, study: u64, names: &[&str]) -> Result<Self, ParquetFault> {
        let properties = WriterProperties::builder()
            .set_created_by(concat!("latticework version ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_compression(Compression::SNAPPY)
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .build();
        let schema = parse_message_type(&schema()).map_err(told)?;
        let file = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties)).map_err(told)?;
        let bytes = |text: &str| ByteArray::from(text.as_bytes().to_vec());
        Ok(Self { file, study: bytes(&format!("{study:016x}")), names: names.iter().map(|name| bytes(name)).collect(), held: Vec::new() })
    }

    /// Adds rows.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn rows(&mut self, rows: &[WarRow]) -> Result<(), ParquetFault> {
        for row in rows {
            self.held.push(row.clone());
            if self.held.len() == GROUP {
                self.group().map_err(told)?;
            }
        }
        Ok(())
    }

    /// Writes what is held, and the end of the file, without which nothing of it can be read.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn finish(mut self) -> Result<(), ParquetFault> {
        if !self.held.is_empty() {
            self.group().map_err(told)?;
        }
        self.file.close().map(|_| ()).map_err(told)
    }

    fn group(&mut self) -> Result<(), ParquetError> {
        let rows = std::mem::take(&mut self.held);
        let name = |row: &WarRow| self.names.get(usize::from(row.case)).cloned().unwrap_or_else(|| ByteArray::from(b"?".to_vec()));
        let mut group = self.file.next_row_group()?;
        let mut at = 0_usize;
        while let Some(mut column) = group.next_column()? {
            match (at, at.checked_sub(KEYS.len())) {
                (0, _) => column.typed::<ByteArrayType>().write_batch(&vec![self.study.clone(); rows.len()], None, None)?,
                (1, _) => column.typed::<Int32Type>().write_batch(&whole(&rows, |row| row.number), None, None)?,
                (_, None) => column.typed::<ByteArrayType>().write_batch(&rows.iter().map(name).collect::<Vec<_>>(), None, None)?,
                (_, Some(at)) if COLUMNS[at].flag => {
                    column.typed::<BoolType>().write_batch(&rows.iter().map(|row| row.values[at] != 0).collect::<Vec<_>>(), None, None)?
                }
                (_, Some(at)) => column.typed::<Int32Type>().write_batch(&whole(&rows, |row| row.values[at]), None, None)?,
            };
            column.close()?;
            at += 1;
        }
        group.close()?;
        self.held = rows;
        self.held.clear();
        Ok(())
    }
}

/// Numbers as Parquet keeps those without a sign: the same 32 bits.
fn whole(rows: &[WarRow], value: impl Fn(&WarRow) -> u32) -> Vec<i32> {
    rows.iter().map(|row| value(row).cast_signed()).collect()
}

fn schema() -> String {
    let types = ["BYTE_ARRAY {} (STRING)", "INT32 {} (INTEGER(32,false))", "BYTE_ARRAY {} (STRING)"];
    let keys = KEYS.iter().zip(types).map(|(name, kind)| kind.replace("{}", name));
    let values = COLUMNS
        .iter()
        .map(|column| if column.flag { format!("BOOLEAN {}", column.name) } else { format!("INT32 {} (INTEGER(32,false))", column.name) });
    let fields: String = keys.chain(values).map(|field| format!("REQUIRED {field}; ")).collect();
    format!("message wars {{ {fields}}}")
}

fn told(error: ParquetError) -> ParquetFault {
    match error {
        ParquetError::External(error) => ParquetFault::of(error),
        other => ParquetFault::of(other),
    }
}

/// Hands over the rows of a file, each as the cells that it has in CSV, from the first.
///
/// # Errors
/// What is wrong with the file, or what `take` says of a row.
pub fn read(file: &File, take: &mut dyn FnMut(&[&str]) -> Result<(), WarRowError>) -> Result<(), WrittenError> {
    let broken = |error: ParquetError| WrittenError::NotWhole(told(error));
    let other = || WrittenError::Columns;
    let file = file.try_clone().map_err(WrittenError::Unread)?;
    let reader = SerializedFileReader::new(file).map_err(broken)?;
    let written = reader.metadata().file_metadata().schema();
    if parse_message_type(&schema()).ok().is_none_or(|ours| ours.get_fields() != written.get_fields()) {
        return Err(other());
    }
    for (index, row) in reader.get_row_iter(None).map_err(broken)?.enumerate() {
        let cells =
            row.map_err(broken)?.into_columns().into_iter().map(|(_, field)| cell(field)).collect::<Option<Vec<String>>>().ok_or_else(other)?;
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        take(&cells).map_err(|why| WrittenError::ParquetRow { row: index + 1, why })?;
    }
    Ok(())
}

fn cell(field: Field) -> Option<String> {
    match field {
        Field::Bool(value) => Some(u32::from(value).to_string()),
        Field::UInt(value) => Some(value.to_string()),
        Field::Str(text) => Some(text),
        _ => None,
    }
}
