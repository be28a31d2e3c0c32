//! Spends political capital on a treaty before its parliament.

use serde::{Deserialize, Serialize};

use super::only_in_competition;
use crate::catalog::NationId;
use crate::rules::agreement::ratification;
use crate::rules::error::{Refusal, What};
use crate::rules::ids::AgreementId;
use crate::rules::parameter::Param;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::turn::Change;

/// A government presses its own parliament: months fall away, the public's doubts do not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hasten {
    /// Who.
    pub nation: NationId,
    /// Which treaty.
    pub agreement: AgreementId,
}

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
