//! The game: its state, orders, their check and resolution, events, and what each seat may see.
//!
//! No input or output, no clock, no global, no float and no hash map: same scenario, seed and commands give the same state, byte for
//! byte. An order is data: *check* (why not) -> *resolve* -> *events* -> *apply*.

#![deny(clippy::disallowed_methods, clippy::disallowed_types, clippy::float_arithmetic)]

pub mod change;
pub mod course;
pub mod crisis;
pub mod doubt;
pub mod event;
pub mod inject;
pub mod lesson;
pub mod metric;
pub mod models;
mod opening;
pub mod order;
pub mod phases;
pub mod quarantine;
pub mod rehearsal;
pub mod scenario;
pub mod state;
pub mod turn;
pub mod vocab;

pub use crate::rules::vocab::command::{Actor, Command, WhiteCommand};
pub use crate::rules::vocab::error::Refusal;
pub use event::{Discard, Event, Recorded, Sink};
pub use opening::{FirstTask, first_tasks};
pub use scenario::Scenario;
pub use state::Game;
pub use state::setup::open_number;
