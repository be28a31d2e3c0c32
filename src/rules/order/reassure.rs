//! Reassures the region.

use super::entry::{COMPETITION, Doer, OrderEntry};
use super::form::{Asking, Besides, Chosen, Form, Offer, Purpose};
use crate::rules::change::Change;
use crate::rules::phases::homefront;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::error::Refusal;
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::order::Reassure;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;

impl OrderEntry for Reassure {
    const NAMES: &'static [&'static str] = &["reassure-region"];
    const CLOCKS: &'static [Clock] = COMPETITION;
    const FORM: Form = Form::Panel(Purpose::Home, 2, Besides::Nothing);

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation)
    }

    fn capital(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(Param::CostReassure)
    }

    fn check(&self, _: &Scenario, _: &Game, _: SeatId) -> Result<(), Refusal> {
        Ok(())
    }

    fn resolve(&self, change: &mut Change, _: SeatId) {
        homefront::reassure(change, self.nation, self.capital(change.scenario));
    }

    fn offer(asking: &Asking<'_>, chosen: &Chosen) -> Offer<Self> {
        if chosen.picks.is_empty() { Offer::Order(Self { nation: asking.nation }) } else { Offer::Nothing }
    }
}
