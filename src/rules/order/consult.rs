//! Opens a consultation under a treaty.

use super::entry::{Doer, EVERY_CLOCK, OrderEntry};
use super::form::{Asking, Besides, Chosen, Form, Offer, Pick, Purpose};
use crate::catalog::quantity::Thousandths;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::agreement::obligation;
use crate::rules::phases::support;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::error::Refusal;
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::order::Consult;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;

impl OrderEntry for Consult {
    const NAMES: &'static [&'static str] = &["consult"];
    const CLOCKS: &'static [Clock] = EVERY_CLOCK;
    const FORM: Form = Form::Panel(Purpose::Bargain, 1, Besides::Nothing);

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation)
    }

    fn capital(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(Param::CostConsult)
    }

    /// # Errors
    /// No treaty binds the two.
    fn check(&self, scenario: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
        let present = scenario.nations.get(self.ally.index()).is_some_and(|setup| setup.present);
        if !present || obligation::treaty_between(game, self.nation, self.ally).is_none() {
            return Err(Refusal::NoTreaty { ally: self.ally });
        }
        Ok(())
    }

    fn resolve(&self, change: &mut Change, _: SeatId) {
        let Some(agreement) = obligation::treaty_between(&change.game, self.nation, self.ally) else { return };
        // Each further consultation says less than the one before.
        let before = u32::from(change.game.nations[self.nation.index()].tally.consultations.min(8));
        support::capital(change, self.nation, -self.capital(change.scenario), Driver::OrderCost);
        change.emit_to_all(Event::Consulted { nation: self.nation, ally: self.ally, agreement });
        let get = |param| change.scenario.parameters.get(param);
        let (standing, support) = (get(Param::ConsultStanding), get(Param::ConsultSupport));
        support::standing(change, self.nation, Thousandths::of(standing >> before), Driver::Signal);
        support::support(change, self.ally, Thousandths::of(support >> before), Driver::Signal);
    }

    fn offer(asking: &Asking<'_>, chosen: &Chosen) -> Offer<Self> {
        let nation = asking.nation;
        match chosen.picks.as_slice() {
            [] => Offer::Choose(asking.others(|other| obligation::are_allies(asking.game, nation, other))),
            &[Pick::Nation(ally)] => Offer::Order(Self { nation, ally }),
            _ => Offer::Nothing,
        }
    }
}
