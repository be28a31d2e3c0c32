//! Ends what a force is doing, where it is.

use super::may::orderable;
use crate::rules::state::Game;
use crate::rules::vocab::error::{Already, Refusal};
pub use crate::rules::vocab::order::Hold;

impl Hold {
    /// # Errors
    /// The force cannot be ordered, or has nothing to end.
    pub(super) fn check(&self, game: &Game) -> Result<(), Refusal> {
        let force = orderable(game, self.force)?;
        if force.route.is_empty() && force.task.is_none() { Err(Refusal::Duplicate { what: Already::Idle }) } else { Ok(()) }
    }
}
