//! Signals, publicity, consultations: they are counted, and what they move has events of its own.

use super::part::{bump, with_nation};
use crate::rules::event::group::Signals;
use crate::rules::state::Game;

/// Counts what nations say.
pub(super) fn apply(game: &mut Game, event: Signals<'_>) {
    match event {
        Signals::Signalled { from, .. } => with_nation(game, *from, |state| bump(&mut state.tally.signals, 1)),
        Signals::Publicised { nation, .. } => with_nation(game, *nation, |state| bump(&mut state.tally.publicised, 1)),
        Signals::Consulted { nation, .. } => with_nation(game, *nation, |state| bump(&mut state.tally.consultations, 1)),
    }
}
