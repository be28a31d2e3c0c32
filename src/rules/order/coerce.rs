//! Withholds a good from another nation, or ends that.

use serde::{Deserialize, Serialize};

use super::only_in_competition;
use crate::catalog::{GoodId, NationId};
use crate::rules::error::{Already, Refusal};
use crate::rules::parameter::Param;
use crate::rules::pressure;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::turn::Change;

/// A nation uses a good as a lever: it bites from the next turn on and wears out as trade finds other ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coerce {
    /// Who.
    pub nation: NationId,
    /// Against whom.
    pub target: NationId,
    /// With what.
    pub good: GoodId,
    /// Whether it ends what stands, instead of beginning it.
    pub lift: bool,
}

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
