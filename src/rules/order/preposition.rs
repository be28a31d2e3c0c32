//! Stores munitions ahead at an ally's place.

use serde::{Deserialize, Serialize};

use super::move_force::may_use;
use super::only_in_competition;
use crate::catalog::{NationId, Operation, PlaceId, StockKind};
use crate::rules::competition::WorkKind;
use crate::rules::error::{Refusal, What};
use crate::rules::parameter::Param;
use crate::rules::posture;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::turn::Change;

/// The most missiles in one shipment.
pub const MAX_SHIPMENT: u16 = 200;

/// A nation ships munitions of its own to a place where it may keep them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preposition {
    /// Who.
    pub nation: NationId,
    /// Where.
    pub place: PlaceId,
    /// What.
    pub what: StockKind,
    /// How many.
    pub count: u16,
}

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
