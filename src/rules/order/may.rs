//! What orders of forces ask first.

use crate::rules::state::Game;
use crate::rules::vocab::error::{Refusal, WarRefusal};
use crate::rules::vocab::force::Force;
use crate::rules::vocab::ids::ForceId;

/// The force of an order, if it is in the game and may be ordered.
pub(in crate::rules) fn orderable(game: &Game, id: ForceId) -> Result<&Force, Refusal> {
    let force = game.forces.get(&id).filter(|force| force.active).ok_or(Refusal::NoSuchForce { force: id })?;
    if force.fixed {
        return Err(Refusal::ForceFixed { force: id });
    }
    if game.at_war().is_some_and(|crisis| crisis.counters.contains_key(&id)) {
        return Err(WarRefusal::InTaskForce { force: id }.into());
    }
    if force.strength == 0 {
        return Err(Refusal::NoSuchForce { force: id });
    }
    Ok(force)
}
