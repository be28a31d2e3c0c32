//! Shifts hulls from one force to another in the same place.

use serde::{Deserialize, Serialize};

use super::orderable;
use crate::rules::error::{Refusal, What};
use crate::rules::ids::ForceId;
use crate::rules::state::Game;

/// Hulls pass from one force to another of the same kind and nation in the same place; at least one stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// The force that gives.
    pub from: ForceId,
    /// The force that takes.
    pub to: ForceId,
    /// How many.
    pub hulls: u16,
}

impl Transfer {
    /// # Errors
    /// A force cannot be ordered, they are not alike or not together, or too few hulls are there.
    pub(super) fn check(&self, game: &Game) -> Result<(), Refusal> {
        let from = orderable(game, self.from)?;
        let to = orderable(game, self.to)?;
        if self.from == self.to || from.nation != to.nation || from.kind != to.kind || from.position != to.position {
            return Err(Refusal::NoSuchForce { force: self.to });
        }
        if self.hulls == 0 || self.hulls >= from.strength {
            return Err(Refusal::TooLarge { what: What::List, limit: u32::from(from.strength.saturating_sub(1)) });
        }
        Ok(())
    }
}
