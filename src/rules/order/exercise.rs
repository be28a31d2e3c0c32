//! Plans an exercise of two, three or four nations.

use super::entry::{COMPETITION, Doer, Follows, OrderEntry};
use super::form::{Asking, Besides, Chosen, Form, Offer, Pick, Purpose};
use crate::catalog::Operation;
use crate::rules::change::Change;
use crate::rules::phases::agreement::permission;
use crate::rules::phases::posture;
use crate::rules::scenario::{Scenario, host_of};
use crate::rules::state::Game;
use crate::rules::vocab::error::{Already, Refusal, What};
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::money::Musd;
use crate::rules::vocab::order::Exercise;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;

/// The most nations beside the lead.
pub const MAX_PARTNERS: usize = 3;

impl OrderEntry for Exercise {
    const NAMES: &'static [&'static str] = &["exercise"];
    const CLOCKS: &'static [Clock] = COMPETITION;
    const FORM: Form = Form::Panel(Purpose::Build, 3, Besides::Partners);

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation)
    }

    fn budget(&self, scenario: &Scenario) -> Musd {
        Musd(scenario.parameters.get(Param::CostExercise) * (1 + self.partners.len() as i32))
    }

    /// # Errors
    /// No partner, too many or one twice; or somebody may not use the place: nations exercise where an agreement lets their forces in.
    fn check(&self, scenario: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
        if self.place.index() >= scenario.catalog.places.len() {
            return Err(Refusal::NoSuch { what: What::Place });
        }
        let mut all = self.partners.clone();
        all.push(self.nation);
        all.sort();
        all.dedup();
        if self.partners.is_empty() || self.partners.len() > MAX_PARTNERS || all.len() != self.partners.len() + 1 {
            return Err(Refusal::WrongPartners { most: MAX_PARTNERS as u8 });
        }
        let Some(host) = host_of(scenario, self.place) else { return Err(Refusal::NoHostThere { place: self.place }) };
        if !all.contains(&host) {
            return Err(Refusal::NoPermission { host, place: Some(self.place), operation: Operation::Logistics });
        }
        for nation in all {
            if !scenario.nations.get(nation.index()).is_some_and(|setup| setup.present) {
                return Err(Refusal::NoSuch { what: What::Nation });
            }
            if !permission::at_place(scenario, game, nation, self.place, Operation::Logistics).allows() {
                return Err(Refusal::NoLegalBasis { guest: nation, host });
            }
        }
        let planned = game.competition.exercises.iter().any(|e| e.lead == self.nation && e.partners == self.partners && e.place == self.place);
        if planned { Err(Refusal::Duplicate { what: Already::Planned }) } else { Ok(()) }
    }

    fn resolve(&self, change: &mut Change, _: SeatId) {
        posture::exercise::plan(change, self, self.budget(change.scenario));
    }

    fn follows(&self) -> Follows<'_> {
        Follows::Drill(self)
    }

    fn offer(asking: &Asking<'_>, chosen: &Chosen) -> Offer<Self> {
        match chosen.picks.as_slice() {
            [] if chosen.partners.is_empty() => Offer::Choose(Vec::new()),
            [] => {
                let mut all = chosen.partners.clone();
                all.push(asking.nation);
                Offer::Choose(asking.places(&all))
            }
            &[Pick::Place(place)] => Offer::Order(Self { nation: asking.nation, partners: chosen.partners.clone(), place }),
            _ => Offer::Nothing,
        }
    }
}
