//! Explains closer ties to its own public.

use super::entry::{COMPETITION, Doer, OrderEntry};
use super::form::{Asking, Besides, Chosen, Form, Offer, Purpose};
use crate::rules::change::Change;
use crate::rules::phases::homefront;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::error::Refusal;
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::order::Persuade;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;

impl OrderEntry for Persuade {
    const NAMES: &'static [&'static str] = &["persuade"];
    const CLOCKS: &'static [Clock] = COMPETITION;
    const FORM: Form = Form::Panel(Purpose::Home, 0, Besides::Nothing);

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation)
    }

    fn capital(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(Param::CostPersuade)
    }

    fn check(&self, _: &Scenario, _: &Game, _: SeatId) -> Result<(), Refusal> {
        Ok(())
    }

    fn resolve(&self, change: &mut Change, _: SeatId) {
        homefront::persuade(change, self.nation, self.capital(change.scenario));
    }

    fn offer(asking: &Asking<'_>, chosen: &Chosen) -> Offer<Self> {
        if chosen.picks.is_empty() { Offer::Order(Self { nation: asking.nation }) } else { Offer::Nothing }
    }
}
