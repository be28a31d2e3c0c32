//! Many games of computers: a row a game, the same bytes from the same seed however many threads.

mod simulate;

pub use simulate::{GameRow, broken_invariants, play, simulate, to_csv};
