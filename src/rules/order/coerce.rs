//! Withholds a good from another nation, or ends that.

use super::may::only_in_competition;
use crate::rules::change::Change;
use crate::rules::phases::pressure;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::error::{Already, Refusal};
pub use crate::rules::vocab::order::Coerce;
use crate::rules::vocab::parameter::Param;

impl Coerce {
    pub(super) fn capital(&self, scenario: &Scenario) -> i32 {
        if self.lift { 0 } else { scenario.parameters.get(Param::CostCoerce) }
    }

    /// # Errors
    /// The good is no lever of this nation, the target is not exposed to it, or what is asked for stands already.
    pub(super) fn check(&self, scenario: &Scenario, game: &Game) -> Result<(), Refusal> {
        only_in_competition(scenario)?;
        let good =
            scenario.catalog.goods.get(self.good.index()).filter(|good| good.by == self.nation).ok_or(Refusal::NoLever { nation: self.nation })?;
        let present = scenario.nations.get(self.target.index()).is_some_and(|setup| setup.present);
        if !present || !good.exposure.iter().any(|(nation, _)| *nation == self.target) {
            return Err(Refusal::NotExposed { nation: self.target, good: self.good });
        }
        let stands = game.competition.coercions.iter().any(|c| c.by == self.nation && c.target == self.target && c.good == self.good);
        match (stands, self.lift) {
            (true, true) | (false, false) => Ok(()),
            (true, false) => Err(Refusal::Duplicate { what: Already::Pressed }),
            (false, true) => Err(Refusal::Duplicate { what: Already::NotPressed }),
        }
    }

    pub(in crate::rules) fn resolve(&self, change: &mut Change) {
        pressure::coercion::impose(change, self, self.capital(change.scenario));
    }
}
