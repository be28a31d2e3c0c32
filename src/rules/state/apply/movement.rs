//! Forces on their way.

use super::part::{bump, with_force, with_nation};
use crate::rules::event::group::Movement;
use crate::rules::state::Game;

/// Changes where forces are, and who sees them.
pub(super) fn apply(game: &mut Game, event: Movement<'_>) {
    match event {
        Movement::RouteSet { force, route, task } => with_force(game, *force, |force| {
            force.route.clone_from(route);
            force.progress_m = 0;
            force.task = *task;
        }),
        Movement::Moved { force, path, to, .. } => with_force(game, *force, |force| {
            force.position = *to;
            force.route.drain(..path.len().min(force.route.len()));
        }),
        Movement::Logged { force, progress_m, hours_out } => with_force(game, *force, |force| {
            force.progress_m = *progress_m;
            force.hours_out = *hours_out;
        }),
        Movement::Halted { force, .. } => with_force(game, *force, |force| {
            force.route.clear();
            force.progress_m = 0;
        }),
        Movement::Incursion { nation, .. } => with_nation(game, *nation, |nation| bump(&mut nation.tally.incursions, 1)),
        Movement::HullsTransferred { from, to, hulls } => {
            let mut passed = 0;
            with_force(game, *from, |force| {
                passed = (*hulls).min(force.strength);
                force.strength -= passed;
            });
            with_force(game, *to, |force| force.strength = force.strength.saturating_add(passed));
        }
        Movement::Detected { force, seen_by } => with_force(game, *force, |force| force.seen_by = *seen_by),
        Movement::Reinforced { force } => with_force(game, *force, |force| {
            force.active = true;
            force.arrives = None;
        }),
    }
}
