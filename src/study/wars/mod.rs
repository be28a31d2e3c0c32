//! Many wars from one posture, with and without one thing: `latticework study`.
//!
//! A [`Study`] holds its [`Case`]s: the first is the base, the others differ from it in one thing. War number *n* of every case draws the same
//! chances (who joins, what each missile does), so that cases are compared in pairs. Wars run in parallel, a block at a time; rows come in
//! order, and sums are whole numbers, so that one thread and many, one run and merged shards give the same bytes.

pub mod calibration;
mod case;
#[cfg(feature = "parquet")]
mod parquet_rows;
#[cfg(not(feature = "parquet"))]
#[path = "parquet_left_out.rs"]
mod parquet_rows;
mod row;
mod run;
mod sums;
mod table;
mod written;

pub use case::{Case, Decisions, NoWar};
pub use parquet_rows::{PARQUET_LEFT_OUT, ParquetRows};
pub use row::{COLUMNS, Column, WarRow, WarRowError, header, line};
pub use run::{MergeError, NoShard, Shard, Study, Totals, mark};
pub use sums::Sums;
pub use table::{Block, about, blocks, difference, number, percent, text};
pub use written::{Begun, BegunError, ParquetFault, UnopenedRows, Written, WrittenError};
