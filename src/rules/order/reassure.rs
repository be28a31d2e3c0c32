//! Reassures the region.

use serde::{Deserialize, Serialize};

use super::only_in_competition;
use crate::catalog::NationId;
use crate::rules::error::Refusal;
use crate::rules::homefront;
use crate::rules::parameter::Param;
use crate::rules::scenario::Scenario;
use crate::rules::turn::Change;

/// A nation tells ASEAN and the rest what closer ties are for, and what they are not for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reassure {
    /// Who.
    pub nation: NationId,
}

impl Reassure {
    pub(super) fn capital(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(Param::CostReassure)
    }

    /// # Errors
    /// The clock is another.
    pub(super) fn check(&self, scenario: &Scenario) -> Result<(), Refusal> {
        only_in_competition(scenario)
    }

    pub(in crate::rules) fn resolve(&self, change: &mut Change) {
        homefront::reassure(change, self.nation, self.capital(change.scenario));
    }
}
