//! What happened. An event is the only vocabulary of change: `apply` is driven by it, the log keeps it, the map
//! animates it, the debrief reads it. Each carries the inputs that explain it.
//!
//! A kind of event is a row of a table: [`table`](Event), and [`war`] and [`quarantine`] for their own. What is known of it stands in the row.

use serde::{Deserialize, Serialize};

pub use crate::rules::vocab::cause::{Driver, Factor, FactorKind, HaltReason};

mod entry;
pub mod facts;
pub mod quarantine;
pub mod reads;
mod table;
pub mod war;

pub use self::table::{Event, EventGroup, group};
use crate::rules::vocab::ids::SeatSet;

/// An event with who may know of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// What happened.
    pub event: Event,
    /// The seats that learn of it.
    pub audience: SeatSet,
}

/// Where events go as they happen. Studies throw them away; a game records them.
pub trait Sink {
    /// Takes an event that has just been applied.
    fn record(&mut self, event: Event, audience: SeatSet);
}

impl Sink for Vec<Recorded> {
    fn record(&mut self, event: Event, audience: SeatSet) {
        self.push(Recorded { event, audience });
    }
}

/// Throws events away.
pub struct Discard;

impl Sink for Discard {
    fn record(&mut self, _: Event, _: SeatSet) {}
}
