//! Builds at a base, at home or where access is assured.

use super::entry::{COMPETITION, Doer, Follows, OrderEntry};
use super::form::{Asking, Besides, Chosen, Form, Offer, Pick, Purpose};
use crate::rules::change::Change;
use crate::rules::phases::posture;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::competition::WorkKind;
use crate::rules::vocab::error::{Already, Refusal, What};
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::money::Musd;
use crate::rules::vocab::order::Invest;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;

impl OrderEntry for Invest {
    const NAMES: &'static [&'static str] = &["invest"];
    const CLOCKS: &'static [Clock] = COMPETITION;
    const FORM: Form = Form::Panel(Purpose::Build, 1, Besides::Nothing);

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation)
    }

    fn budget(&self, scenario: &Scenario) -> Musd {
        Musd(scenario.parameters.get(match self.work {
            WorkKind::Runway => Param::CostRunway,
            WorkKind::Fuel => Param::CostFuel,
            WorkKind::Shelters | WorkKind::Stocks(_) => Param::CostShelters,
        }))
    }

    /// # Errors
    /// Access to the place is not assured, or the same work stands there or is under way.
    fn check(&self, scenario: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
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

    fn resolve(&self, change: &mut Change, _: SeatId) {
        posture::works::build(change, self, self.budget(change.scenario));
    }

    fn follows(&self) -> Follows<'_> {
        Follows::Work(self.nation, self.place, self.work)
    }

    fn offer(asking: &Asking<'_>, chosen: &Chosen) -> Offer<Self> {
        match chosen.picks.as_slice() {
            [] => Offer::Choose(asking.hosts()),
            &[Pick::Nation(host)] => Offer::Choose(asking.places(&[host])),
            [_, Pick::Place(_)] => Offer::Choose([WorkKind::Runway, WorkKind::Fuel, WorkKind::Shelters].map(Pick::Work).into()),
            &[_, Pick::Place(place), Pick::Work(work)] => Offer::Order(Self { nation: asking.nation, place, work }),
            _ => Offer::Nothing,
        }
    }
}
