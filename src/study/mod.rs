//! Many games of computers: a row a game, the same bytes from the same seed however many threads. Rows are folded or written as they
//! come: memory does not grow with the number of games.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod belief;
pub mod calibration;
mod compare;
mod csv;
mod invariants;
mod kind;
pub mod records;
mod simulate;
mod statistics;
mod table;
mod threads;
mod verdict;
mod war;
pub mod wars;

pub use belief::{BELIEFS_HEADER, BeliefRow, Stage, belief_lines};
pub use compare::{Change, Compared, ablate, versus};
pub use csv::{Columns, to_csv};
pub use invariants::{broken_between, broken_invariants};
pub use kind::OrderKind;
pub use simulate::{GameRow, Pact, Plan, each_game, games_of, measures, play, play_recorded, seed_of, simulate};
pub use statistics::{Frequencies, Interval, from_sums, mean, wilson};
pub use table::{Balance, changes};
pub use verdict::{Named, changes_nothing, verdict};
pub use war::broken_war;
