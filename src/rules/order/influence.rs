//! Works on another nation's public.

use super::may::only_in_competition;
use crate::rules::change::Change;
use crate::rules::phases::pressure;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::competition::InfluenceKind;
use crate::rules::vocab::error::Refusal;
pub use crate::rules::vocab::order::Influence;
use crate::rules::vocab::parameter::Param;

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
        if self.kind == InfluenceKind::Meddling && crate::rules::phases::homefront::election::next(scenario, game, self.target).is_none() {
            return Err(Refusal::NoElection { nation: self.target });
        }
        Ok(())
    }

    pub(in crate::rules) fn resolve(&self, change: &mut Change) {
        pressure::influence::begin(change, self, self.capital(change.scenario));
    }
}
