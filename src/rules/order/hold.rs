//! Ends what a force is doing, where it is.

use serde::{Deserialize, Serialize};

use super::orderable;
use crate::rules::error::{Already, Refusal};
use crate::rules::ids::ForceId;
use crate::rules::state::Game;

/// The force stops, and drops its task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Which.
    pub force: ForceId,
}

impl Hold {
    /// # Errors
    /// The force cannot be ordered, or has nothing to end.
    pub(super) fn check(&self, game: &Game) -> Result<(), Refusal> {
        let force = orderable(game, self.force)?;
        if force.route.is_empty() && force.task.is_none() { Err(Refusal::Duplicate { what: Already::Idle }) } else { Ok(()) }
    }
}
