//! Counters pressure: warns a public before lies reach it, names their author, or finds other markets.

use super::entry::{COMPETITION, Doer, OrderEntry};
use super::form::{Asking, Besides, Chosen, Form, Offer, Pick, Purpose};
use crate::catalog::GoodId;
use crate::catalog::quantity::Thousandths;
use crate::rules::change::Change;
use crate::rules::phases::pressure;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::error::{Already, Refusal};
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::money::Musd;
use crate::rules::vocab::order::{Counter, CounterKind};
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;

impl OrderEntry for Counter {
    const NAMES: &'static [&'static str] = &["counter"];
    const CLOCKS: &'static [Clock] = COMPETITION;
    const FORM: Form = Form::Panel(Purpose::Pressure, 2, Besides::Nothing);

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation)
    }

    fn capital(&self, scenario: &Scenario) -> i32 {
        match self.kind {
            CounterKind::PreBunk => scenario.parameters.get(Param::CostPreBunk),
            CounterKind::Attribute => scenario.parameters.get(Param::CostAttribute),
            CounterKind::Divert(_) => 0,
        }
    }

    fn budget(&self, scenario: &Scenario) -> Musd {
        Musd(match self.kind {
            CounterKind::Divert(good) => {
                let exposure = pressure::coercion::exposure(scenario, good, self.nation);
                exposure * scenario.parameters.get(Param::CostDivert)
            }
            CounterKind::PreBunk | CounterKind::Attribute => 0,
        })
    }

    /// # Errors
    /// There is nothing to counter.
    fn check(&self, _: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
        let state = &game.competition;
        let nothing = Refusal::NothingToCounter { nation: self.nation, kind: self.kind };
        match self.kind {
            CounterKind::PreBunk if state.front(self.nation).prebunked_until.is_some_and(|until| until > game.turn) => {
                Err(Refusal::Duplicate { what: Already::Warned })
            }
            CounterKind::PreBunk => Ok(()),
            CounterKind::Attribute => {
                let there = pressure::influence::attributable(game, self.nation).next().is_some();
                if there { Ok(()) } else { Err(nothing) }
            }
            CounterKind::Divert(good) => {
                let pressed = state.coercions.iter().any(|c| c.target == self.nation && c.good == good && c.wear < Thousandths(1000));
                if pressed { Ok(()) } else { Err(nothing) }
            }
        }
    }

    fn resolve(&self, change: &mut Change, _: SeatId) {
        let (capital, budget) = (self.capital(change.scenario), self.budget(change.scenario));
        pressure::counter(change, self, capital, budget);
    }

    /// Whether the author is found is drawn.
    fn is_foreseeable(&self) -> bool {
        self.kind != CounterKind::Attribute
    }

    fn offer(asking: &Asking<'_>, chosen: &Chosen) -> Offer<Self> {
        let nation = asking.nation;
        match chosen.picks.as_slice() {
            [] => {
                let mut counters = vec![Pick::Counter(CounterKind::PreBunk), Pick::Counter(CounterKind::Attribute)];
                let mut pressed: Vec<GoodId> = asking.game.competition.coercions.iter().filter(|c| c.target == nation).map(|c| c.good).collect();
                pressed.dedup();
                counters.extend(pressed.into_iter().map(|good| Pick::Counter(CounterKind::Divert(good))));
                Offer::Choose(counters)
            }
            &[Pick::Counter(kind)] => Offer::Order(Self { nation, kind }),
            _ => Offer::Nothing,
        }
    }
}
