//! Stores munitions ahead at an ally's place.

use super::may::only_in_competition;
use super::move_force::may_use;
use crate::catalog::Operation;
use crate::rules::change::Change;
use crate::rules::phases::posture;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::competition::WorkKind;
use crate::rules::vocab::error::{Refusal, What};
pub use crate::rules::vocab::order::Preposition;
use crate::rules::vocab::parameter::Param;

/// The most missiles in one shipment.
pub const MAX_SHIPMENT: u16 = 200;

impl Preposition {
    pub(super) fn budget(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(Param::CostPreposition) + i32::from(self.count) / 4
    }

    /// # Errors
    /// It is no munition, there are too few, or the host has not agreed to the nation's use of the place.
    pub(super) fn check(&self, scenario: &Scenario, game: &Game) -> Result<(), Refusal> {
        only_in_competition(scenario)?;
        if self.place.index() >= scenario.catalog.places.len() {
            return Err(Refusal::NoSuch { what: What::Place });
        }
        let have = game.competition.front(self.nation).stock(self.what).min(MAX_SHIPMENT);
        if !self.what.is_munition() || self.count == 0 || self.count > have {
            return Err(Refusal::TooLarge { what: What::Stock, limit: u32::from(have) });
        }
        may_use(scenario, game, self.nation, self.place, Operation::Logistics)
    }

    pub(in crate::rules) fn resolve(&self, change: &mut Change) {
        posture::works::ship(change, self.nation, self.place, WorkKind::Stocks(self.what), self.count, self.budget(change.scenario));
    }
}
