//! The ladder of escalation.

use crate::catalog::quantity::Turns;
use crate::rules::event::group::Ladder;
use crate::rules::state::Game;
use crate::rules::vocab::pair::Pair;

/// Moves two nations on it.
pub(super) fn apply(game: &mut Game, event: Ladder<'_>) {
    match event {
        Ladder::RungMoved { a, b, to, .. } => {
            let rung = game.rungs.entry(Pair::new(*a, *b)).or_default();
            rung.now = (*to).min(8);
            rung.peak = rung.peak.max(rung.now);
            rung.quiet_turns = Turns::NONE;
        }
        Ladder::RungQuiet { a, b, turns } => game.rungs.entry(Pair::new(*a, *b)).or_default().quiet_turns = *turns,
    }
}
