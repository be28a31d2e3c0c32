//! The game: its state, orders, their check and resolution, events, and what each seat may see.
//!
//! No input or output, no clock, no global, no float and no hash map: same scenario, seed and commands give the same state, byte for
//! byte. An order is data: *check* (why not) -> *resolve* -> *events* -> *apply*.

#![deny(clippy::disallowed_methods, clippy::disallowed_types, clippy::float_arithmetic)]

pub mod agreement;
mod apply;
pub mod calendar;
pub mod command;
pub mod competition;
pub mod crisis;
pub mod dice;
pub mod doubt;
pub mod error;
pub mod escalation;
pub mod event;
pub mod grayzone;
pub mod homefront;
pub mod ids;
pub mod inject;
pub mod lesson;
pub mod metric;
pub mod movement;
pub mod order;
mod pair;
pub mod parameter;
pub mod posture;
pub mod pressure;
pub mod programme;
pub mod quarantine;
mod refused;
pub mod rehearsal;
pub mod scenario;
mod setup;
pub mod state;
pub mod station;
pub mod support;
pub mod turn;
pub mod view;
pub mod war;

pub use command::{Actor, Command, WhiteCommand};
pub use error::Refusal;
pub use event::{Discard, Event, Recorded, Sink};
pub use scenario::Scenario;
pub use setup::{FirstTask, first_tasks, open_number};
pub use state::Game;
