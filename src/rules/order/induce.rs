//! Courts a third nation.

use super::entry::{COMPETITION, Doer, OrderEntry};
use super::form::{Asking, Besides, Chosen, Form, Offer, Pick, Purpose};
use crate::rules::change::Change;
use crate::rules::phases::pressure;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::competition::Inducement;
use crate::rules::vocab::error::Refusal;
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::money::Musd;
use crate::rules::vocab::order::Induce;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;

impl OrderEntry for Induce {
    const NAMES: &'static [&'static str] = &["induce"];
    const CLOCKS: &'static [Clock] = COMPETITION;
    const FORM: Form = Form::Panel(Purpose::Pressure, 3, Besides::Nothing);

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation)
    }

    fn budget(&self, scenario: &Scenario) -> Musd {
        Musd(scenario.parameters.get(match self.kind {
            Inducement::Loan => Param::CostLoan,
            Inducement::Policing => Param::CostPolicing,
            Inducement::Infrastructure => Param::CostPort,
            Inducement::Relief => Param::CostRelief,
        }))
    }

    /// # Errors
    /// The other nation is courted by nobody in this level.
    fn check(&self, scenario: &Scenario, _: &Game, _: SeatId) -> Result<(), Refusal> {
        let courted = scenario.nations.get(self.target.index()).is_some_and(|setup| setup.present && setup.alignment.is_some());
        if courted && self.target != self.nation { Ok(()) } else { Err(Refusal::NotCourted { nation: self.target }) }
    }

    fn resolve(&self, change: &mut Change, _: SeatId) {
        pressure::courtship::induce(change, self, self.budget(change.scenario));
    }

    fn offer(asking: &Asking<'_>, chosen: &Chosen) -> Offer<Self> {
        match chosen.picks.as_slice() {
            [] => Offer::Choose(asking.others(|other| asking.scenario.nations[other.index()].alignment.is_some())),
            [_] => Offer::Choose(Inducement::ALL.map(Pick::Inducement).into()),
            &[Pick::Nation(target), Pick::Inducement(kind)] => Offer::Order(Self { nation: asking.nation, target, kind }),
            _ => Offer::Nothing,
        }
    }
}
