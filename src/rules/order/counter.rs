//! Counters pressure: warns a public before lies reach it, names their author, or finds other markets.

use super::may::only_in_competition;
use crate::rules::change::Change;
use crate::rules::phases::pressure;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::error::{Already, Refusal};
pub use crate::rules::vocab::order::{Counter, CounterKind};
use crate::rules::vocab::parameter::Param;

impl Counter {
    pub(super) fn capital(&self, scenario: &Scenario) -> i32 {
        match self.kind {
            CounterKind::PreBunk => scenario.parameters.get(Param::CostPreBunk),
            CounterKind::Attribute => scenario.parameters.get(Param::CostAttribute),
            CounterKind::Divert(_) => 0,
        }
    }

    pub(super) fn budget(&self, scenario: &Scenario) -> i32 {
        match self.kind {
            CounterKind::Divert(good) => {
                let exposure = pressure::coercion::exposure(scenario, good, self.nation);
                exposure * scenario.parameters.get(Param::CostDivert)
            }
            CounterKind::PreBunk | CounterKind::Attribute => 0,
        }
    }

    /// # Errors
    /// There is nothing to counter.
    pub(super) fn check(&self, scenario: &Scenario, game: &Game) -> Result<(), Refusal> {
        only_in_competition(scenario)?;
        let state = &game.competition;
        let nothing = Refusal::NothingToCounter { nation: self.nation, kind: self.kind };
        match self.kind {
            CounterKind::PreBunk if state.front(self.nation).prebunked_until > game.turn => Err(Refusal::Duplicate { what: Already::Warned }),
            CounterKind::PreBunk => Ok(()),
            CounterKind::Attribute => {
                let there = pressure::influence::attributable(game, self.nation).next().is_some();
                if there { Ok(()) } else { Err(nothing) }
            }
            CounterKind::Divert(good) => {
                let pressed = state.coercions.iter().any(|c| c.target == self.nation && c.good == good && c.wear < 1000);
                if pressed { Ok(()) } else { Err(nothing) }
            }
        }
    }

    pub(in crate::rules) fn resolve(&self, change: &mut Change) {
        let (capital, budget) = (self.capital(change.scenario), self.budget(change.scenario));
        pressure::counter(change, self, capital, budget);
    }
}
