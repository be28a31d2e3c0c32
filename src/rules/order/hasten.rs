//! Spends political capital on a treaty before its parliament.

use super::may::only_in_competition;
use crate::rules::change::Change;
use crate::rules::phases::agreement::ratification;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::error::{Refusal, What};
pub use crate::rules::vocab::order::Hasten;
use crate::rules::vocab::parameter::Param;

impl Hasten {
    pub(super) fn capital(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(Param::CostHasten)
    }

    /// # Errors
    /// The treaty is not before this nation's parliament.
    pub(super) fn check(&self, scenario: &Scenario, game: &Game) -> Result<(), Refusal> {
        only_in_competition(scenario)?;
        let agreement = game.agreement(self.agreement).ok_or(Refusal::NoSuch { what: What::Agreement })?;
        if agreement.hours_to_ratify(self.nation).is_some() { Ok(()) } else { Err(Refusal::NotRatifying) }
    }

    pub(in crate::rules) fn resolve(&self, change: &mut Change) {
        ratification::hasten(change, self.nation, self.agreement, self.capital(change.scenario));
    }
}
