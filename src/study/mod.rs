//! Many games of computers: a row a game, the same bytes from the same seed however many threads.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod belief;
pub mod calibration;
mod compare;
mod csv;
mod invariants;
mod kind;
mod simulate;
mod statistics;
mod table;
mod war;
pub mod wars;

pub use belief::{BeliefRow, Stage, belief_table, beliefs_to_csv};
pub use compare::{Change, ablate, versus};
pub use csv::to_csv;
pub use invariants::{broken_between, broken_invariants};
pub use kind::OrderKind;
pub use simulate::{GameRow, Pact, Plan, measures, play, seed_of, simulate};
pub use statistics::{Interval, from_sums, mean, spread, wilson};
pub use table::{balance, changes, measured};
pub use war::broken_war;
