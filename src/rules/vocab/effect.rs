//! What news do to a game, and when they come: the data alone.

use serde::{Deserialize, Serialize};

use super::competition::Policy;
use super::ids::FeatureId;
use super::measure::Condition;
use crate::catalog::{AgreementStatus, GoodId, NationId};

/// When an inject happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trigger {
    /// At the start of this turn, counted from 1.
    Turn(u16),
    /// At the start of the first turn, from `from_turn` on, in which the condition holds.
    When {
        /// What must hold.
        condition: Condition,
        /// The earliest turn.
        from_turn: u16,
    },
    /// Only when the White Cell plays it.
    ByHand,
}

/// What an inject, or the White Cell's override, changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// Moves a nation's support, in permille.
    Support { nation: NationId, by: i16 },
    /// Moves the standing of a nation's government, in permille.
    Standing { nation: NationId, by: i16 },
    /// Moves a nation's political capital.
    Capital { nation: NationId, by: i32 },
    /// Moves a nation's budget, in millions of U.S. dollars.
    Budget { nation: NationId, by: i32 },
    /// Moves how far a nation's word is taken, in permille.
    Credit { nation: NationId, by: i16 },
    /// Moves a feature's control.
    Control { feature: FeatureId, by: i8 },
    /// Moves an outpost's supply.
    Supply { feature: FeatureId, by: i8 },
    /// Moves the state of an outpost's fabric.
    Fabric { feature: FeatureId, by: i8 },
    /// Sets the rung between two nations, 0 to 8.
    Rung { a: NationId, b: NationId, to: u8 },
    /// Bad weather at sea for so many turns: small craft stay in port or are slowed.
    Weather { turns: u8 },
    /// Forces whose `arrives` names this inject come in.
    Reinforce,
    /// Sets the status of the agreement that stands at this position in [`Scenario::agreements`](crate::rules::Scenario::agreements).
    Agreement { index: u16, status: AgreementStatus },
    /// Begins or ends a policy of a nation.
    Policy { nation: NationId, policy: Policy, on: bool },
    /// Moves a courted nation's alignment, in permille: to Beijing below 0, to the allies above.
    Alignment { nation: NationId, by: i16 },
    /// Moves how far the region accepts closer defence ties, in permille.
    Region { by: i16 },
    /// A good is withheld from a nation from this turn on.
    Coercion { good: GoodId, target: NationId },
    /// War for Taiwan begins this turn, from the posture as it stands, in a level that says what it is.
    War,
}
