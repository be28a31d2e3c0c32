//! Builds at a base, at home or where access is assured.

use super::may::only_in_competition;
use crate::rules::change::Change;
use crate::rules::phases::posture;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::competition::WorkKind;
use crate::rules::vocab::error::{Already, Refusal, What};
pub use crate::rules::vocab::order::Invest;
use crate::rules::vocab::parameter::Param;

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
        let same = |work: &&crate::rules::state::competition::Work| work.nation == self.nation && work.place == self.place && work.kind == self.work;
        let most = if self.work == WorkKind::Shelters { 3 } else { 1 };
        if game.competition.works.iter().filter(same).count() >= most { Err(Refusal::Duplicate { what: Already::Built }) } else { Ok(()) }
    }

    pub(in crate::rules) fn resolve(&self, change: &mut Change) {
        posture::works::build(change, self, self.budget(change.scenario));
    }
}
