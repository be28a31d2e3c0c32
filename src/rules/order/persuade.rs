//! Explains closer ties to its own public.

use serde::{Deserialize, Serialize};

use super::only_in_competition;
use crate::catalog::NationId;
use crate::rules::error::Refusal;
use crate::rules::homefront;
use crate::rules::parameter::Param;
use crate::rules::scenario::Scenario;
use crate::rules::turn::Change;

/// A government campaigns at home: support rises, the less the higher it is and the oftener it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Persuade {
    /// Who.
    pub nation: NationId,
}

impl Persuade {
    pub(super) fn capital(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(Param::CostPersuade)
    }

    /// # Errors
    /// The clock is another.
    pub(super) fn check(&self, scenario: &Scenario) -> Result<(), Refusal> {
        only_in_competition(scenario)
    }

    pub(in crate::rules) fn resolve(&self, change: &mut Change) {
        homefront::persuade(change, self.nation, self.capital(change.scenario));
    }
}
