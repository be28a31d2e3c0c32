//! Courts a third nation.

use super::may::only_in_competition;
use crate::rules::change::Change;
use crate::rules::phases::pressure;
use crate::rules::scenario::Scenario;
use crate::rules::vocab::competition::Inducement;
use crate::rules::vocab::error::Refusal;
pub use crate::rules::vocab::order::Induce;
use crate::rules::vocab::parameter::Param;

impl Induce {
    pub(super) fn budget(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(match self.kind {
            Inducement::Loan => Param::CostLoan,
            Inducement::Policing => Param::CostPolicing,
            Inducement::Infrastructure => Param::CostPort,
            Inducement::Relief => Param::CostRelief,
        })
    }

    /// # Errors
    /// The other nation is courted by nobody in this level.
    pub(super) fn check(&self, scenario: &Scenario) -> Result<(), Refusal> {
        only_in_competition(scenario)?;
        let courted = scenario.nations.get(self.target.index()).is_some_and(|setup| setup.present && setup.alignment.is_some());
        if courted && self.target != self.nation { Ok(()) } else { Err(Refusal::NotCourted { nation: self.target }) }
    }

    pub(in crate::rules) fn resolve(&self, change: &mut Change) {
        pressure::courtship::induce(change, self, self.budget(change.scenario));
    }
}
