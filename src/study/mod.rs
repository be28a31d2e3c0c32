//! Many games of computers: a row a game, the same bytes from the same seed however many threads. Rows are folded or written as they
//! come: memory does not grow with the number of games.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod games;
mod tables;
mod threads;
pub mod wars;

pub use games::belief::{BELIEFS_HEADER, BeliefRow, Stage, belief_lines};
pub use games::csv::{Columns, to_csv};
pub use games::invariants::{broken_between, broken_invariants};
pub use games::kind::{NoOrderKind, OrderKind};
pub use games::simulate::{GameRow, Pact, StudyPlan, each_game, games_of, measures, play, play_recorded, seed_of, simulate};
pub use games::statistics::{Frequencies, Interval, from_sums, mean, wilson};
pub use games::war::broken_war;
pub use tables::compare::{Compared, PointsChange, ablate, versus};
pub use tables::table::{Balance, changes};
pub use tables::verdict::{Named, changes_nothing, verdict};
