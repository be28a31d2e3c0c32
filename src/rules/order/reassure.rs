//! Reassures the region.

use super::may::only_in_competition;
use crate::rules::change::Change;
use crate::rules::phases::homefront;
use crate::rules::scenario::Scenario;
use crate::rules::vocab::error::Refusal;
pub use crate::rules::vocab::order::Reassure;
use crate::rules::vocab::parameter::Param;

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
