//! Builds at a base, at home or where access is assured.

use serde::{Deserialize, Serialize};

use super::only_in_competition;
use crate::catalog::{NationId, PlaceId};
use crate::rules::competition::WorkKind;
use crate::rules::error::{Already, Refusal, What};
use crate::rules::parameter::Param;
use crate::rules::posture;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::turn::Change;

/// A nation builds at a base. Abroad it does so only where access is assured: automatic, in a crisis too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invest {
    /// Who pays.
    pub nation: NationId,
    /// Where.
    pub place: PlaceId,
    /// What: runway, fuel or shelters.
    pub work: WorkKind,
}

impl Invest {
    pub(super) fn budget(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(match self.work {
            WorkKind::Runway => Param::CostRunway,
            WorkKind::Fuel => Param::CostFuel,
            WorkKind::Shelters | WorkKind::Stocks(_) => Param::CostShelters,
        })
    }

    /// # Errors
    /// Access to the place is not assured, or the same work stands there or is under way.
    pub(super) fn check(&self, scenario: &Scenario, game: &Game) -> Result<(), Refusal> {
        only_in_competition(scenario)?;
        if self.place.index() >= scenario.catalog.places.len() {
            return Err(Refusal::NoSuch { what: What::Place });
        }
        if matches!(self.work, WorkKind::Stocks(_)) {
            return Err(Refusal::NoSuch { what: What::Stock });
        }
        if !posture::is_assured(scenario, game, self.nation, self.place) {
            return Err(Refusal::NotAssured { place: self.place });
        }
        let same = |work: &&crate::rules::competition::Work| work.nation == self.nation && work.place == self.place && work.kind == self.work;
        let most = if self.work == WorkKind::Shelters { 3 } else { 1 };
        if game.competition.works.iter().filter(same).count() >= most { Err(Refusal::Duplicate { what: Already::Built }) } else { Ok(()) }
    }

    pub(in crate::rules) fn resolve(&self, change: &mut Change) {
        posture::works::build(change, self, self.budget(change.scenario));
    }
}
