//! Lets an ally's people have something of closer ties.

use super::may::only_in_competition;
use crate::catalog::clause::InstitutionKind;
use crate::rules::change::Change;
use crate::rules::phases::homefront;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::state::competition::share;
use crate::rules::vocab::competition::BenefitKind;
use crate::rules::vocab::error::Refusal;
pub use crate::rules::vocab::order::Benefit;
use crate::rules::vocab::parameter::Param;

impl Benefit {
    pub(super) fn budget(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(match self.kind {
            BenefitKind::Technology => Param::CostTechnology,
            BenefitKind::Infrastructure => Param::CostInfrastructure,
            BenefitKind::DisasterResponse => Param::CostDisaster,
        })
    }

    /// # Errors
    /// The other nation is none, or technology is to be shared where no agreement keeps secrets.
    pub(super) fn check(&self, scenario: &Scenario, game: &Game) -> Result<(), Refusal> {
        only_in_competition(scenario)?;
        let present = scenario.nations.get(self.to.index()).is_some_and(|setup| setup.present);
        if !present || self.to == self.nation {
            return Err(Refusal::BadOpponent);
        }
        let secret =
            share(game, self.nation, self.to, InstitutionKind::SharedIsr) || share(game, self.nation, self.to, InstitutionKind::WorkingGroup);
        if self.kind == BenefitKind::Technology && !secret {
            return Err(Refusal::NoLegalBasis { guest: self.to, host: self.nation });
        }
        Ok(())
    }

    pub(in crate::rules) fn resolve(&self, change: &mut Change) {
        homefront::benefit(change, self, self.budget(change.scenario));
    }
}
