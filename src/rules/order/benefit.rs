//! Lets an ally's people have something of closer ties.

use serde::{Deserialize, Serialize};

use super::only_in_competition;
use crate::catalog::NationId;
use crate::catalog::clause::InstitutionKind;
use crate::rules::competition::{BenefitKind, share};
use crate::rules::error::Refusal;
use crate::rules::homefront;
use crate::rules::parameter::Param;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::turn::Change;

/// A nation shares technology, builds what serves civilians too, or helps after a disaster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Benefit {
    /// Who gives.
    pub nation: NationId,
    /// To whom.
    pub to: NationId,
    /// What.
    pub kind: BenefitKind,
}

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
