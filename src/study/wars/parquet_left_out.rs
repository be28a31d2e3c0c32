//! In place of `parquet_rows.rs` in a build without the feature `parquet`: whoever asks for it is told how to have it.

use std::fs::File;
use std::io::Write;
use std::marker::PhantomData;

use super::row::{WarRow, WarRowError};
use super::written::{ParquetFault, WrittenError};

/// Why this build has no Parquet, and what to do.
pub const PARQUET_LEFT_OUT: Option<&str> = Some(HOW);

const HOW: &str = "this build has no Parquet: build it with the feature, as in `cargo build --release --features parquet`, or use CSV";

/// This build has no Parquet.
#[derive(Debug, thiserror::Error)]
#[error("{}", HOW)]
struct LeftOut;

/// Rows on their way to a Parquet file: there are none in this build.
pub struct ParquetRows<W: Write + Send>(std::convert::Infallible, PhantomData<W>);

impl<W: Write + Send> ParquetRows<W> {
    /// Refuses.
    ///
    /// # Errors
    /// Always: how to build the program so that it can.
    pub fn create(_out: W, _study: u64, _names: &[&str]) -> Result<Self, ParquetFault> {
        Err(ParquetFault::of(LeftOut))
    }

    /// Never called.
    ///
    /// # Errors
    /// None.
    pub fn rows(&mut self, _rows: &[WarRow]) -> Result<(), ParquetFault> {
        match self.0 {}
    }

    /// Never called.
    ///
    /// # Errors
    /// None.
    pub fn finish(self) -> Result<(), ParquetFault> {
        match self.0 {}
    }
}

/// Refuses.
///
/// # Errors
/// Always: how to build the program so that it can.
pub fn read(_file: &File, _take: &mut dyn FnMut(&[&str]) -> Result<(), WarRowError>) -> Result<(), WrittenError> {
    Err(WrittenError::Parquet(ParquetFault::of(LeftOut)))
}
