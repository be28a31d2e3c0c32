//! Works on another nation's public.

use serde::{Deserialize, Serialize};

use super::only_in_competition;
use crate::catalog::NationId;
use crate::rules::competition::InfluenceKind;
use crate::rules::error::Refusal;
use crate::rules::parameter::Param;
use crate::rules::pressure;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::turn::Change;

/// A nation runs an information operation. Lies land a turn later, meddling with the next election, speeches at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Influence {
    /// Who.
    pub nation: NationId,
    /// Against whose public.
    pub target: NationId,
    /// What.
    pub kind: InfluenceKind,
}

impl Influence {
    pub(super) fn capital(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(match self.kind {
            InfluenceKind::Disinformation => Param::CostDisinformation,
            InfluenceKind::Meddling => Param::CostMeddling,
            InfluenceKind::Rhetoric => Param::CostRhetoric,
        })
    }

    /// # Errors
    /// The target is none, or no election is ahead to meddle in.
    pub(super) fn check(&self, scenario: &Scenario, game: &Game) -> Result<(), Refusal> {
        only_in_competition(scenario)?;
        let present = scenario.nations.get(self.target.index()).is_some_and(|setup| setup.present);
        if !present || self.target == self.nation {
            return Err(Refusal::BadOpponent);
        }
        if self.kind == InfluenceKind::Meddling && crate::rules::homefront::election::next(scenario, game, self.target).is_none() {
            return Err(Refusal::NoElection { nation: self.target });
        }
        Ok(())
    }

    pub(in crate::rules) fn resolve(&self, change: &mut Change) {
        pressure::influence::begin(change, self, self.capital(change.scenario));
    }
}
