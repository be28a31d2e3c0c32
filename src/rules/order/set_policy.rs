//! Begins or ends a policy.

use super::may::only_in_competition;
use crate::rules::change::Change;
use crate::rules::phases::homefront;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::competition::Policy;
use crate::rules::vocab::error::{Already, Refusal};
pub use crate::rules::vocab::order::SetPolicy;
use crate::rules::vocab::parameter::Param;

impl SetPolicy {
    pub(super) fn capital(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(Param::CostPolicy)
    }

    /// # Errors
    /// It stands so already, or tariffs are to fall on no other nation.
    pub(super) fn check(&self, scenario: &Scenario, game: &Game) -> Result<(), Refusal> {
        only_in_competition(scenario)?;
        if let Policy::Tariffs(on) = self.policy {
            let present = scenario.nations.get(on.index()).is_some_and(|setup| setup.present);
            if !present || on == self.nation {
                return Err(Refusal::BadOpponent);
            }
        }
        match (game.competition.follows(self.nation, self.policy), self.on) {
            (true, true) => Err(Refusal::Duplicate { what: Already::Followed }),
            (false, false) => Err(Refusal::Duplicate { what: Already::NotFollowed }),
            (true, false) | (false, true) => Ok(()),
        }
    }

    pub(in crate::rules) fn resolve(&self, change: &mut Change) {
        homefront::policy::set(change, self, self.capital(change.scenario));
    }
}
