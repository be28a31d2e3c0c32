//! Withholds a good from another nation, or ends that.

use super::entry::{COMPETITION, Doer, Follows, OrderEntry};
use super::form::{Asking, Besides, Chosen, Form, Offer, Pick, Purpose};
use crate::catalog::{GoodId, NationId};
use crate::rules::change::Change;
use crate::rules::phases::pressure;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::error::{Already, Refusal};
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::order::Coerce;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;

impl OrderEntry for Coerce {
    const NAMES: &'static [&'static str] = &["coerce"];
    const CLOCKS: &'static [Clock] = COMPETITION;
    const FORM: Form = Form::Panel(Purpose::Pressure, 0, Besides::Nothing);

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation)
    }

    fn capital(&self, scenario: &Scenario) -> i32 {
        if self.lift { 0 } else { scenario.parameters.get(Param::CostCoerce) }
    }

    /// # Errors
    /// The good is no lever of this nation, the target is not exposed to it, or what is asked for stands already.
    fn check(&self, scenario: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
        let good =
            scenario.catalog.goods.get(self.good.index()).filter(|good| good.by == self.nation).ok_or(Refusal::NoLever { nation: self.nation })?;
        let present = scenario.nations.get(self.target.index()).is_some_and(|setup| setup.present);
        if !present || !good.exposure.iter().any(|(nation, _)| *nation == self.target) {
            return Err(Refusal::NotExposed { nation: self.target, good: self.good });
        }
        let stands = game.competition.coercions.iter().any(|c| c.by == self.nation && c.target == self.target && c.good == self.good);
        match (stands, self.lift) {
            (true, true) | (false, false) => Ok(()),
            (true, false) => Err(Refusal::Duplicate { what: Already::Pressed }),
            (false, true) => Err(Refusal::Duplicate { what: Already::NotPressed }),
        }
    }

    fn resolve(&self, change: &mut Change, _: SeatId) {
        pressure::coercion::impose(change, self, self.capital(change.scenario));
    }

    fn follows(&self) -> Follows<'_> {
        if self.lift { Follows::Nothing } else { Follows::Trade(self) }
    }

    fn offer(asking: &Asking<'_>, chosen: &Chosen) -> Offer<Self> {
        let (nation, game) = (asking.nation, asking.game);
        match chosen.picks.as_slice() {
            [] => {
                let own = asking.scenario.catalog.goods.iter().enumerate().filter(|(_, good)| good.by == nation);
                Offer::Choose(own.map(|(index, _)| Pick::Good(GoodId(index as u16))).collect())
            }
            &[Pick::Good(good)] => Offer::Choose(asking.others(|other| pressure::coercion::exposure(asking.scenario, good, other) > 0)),
            &[Pick::Good(good), Pick::Nation(target)] => {
                let lift = game.competition.coercions.iter().any(|c| c.by == nation && c.target == target && c.good == good);
                Offer::Order(Self { nation, target, good, lift })
            }
            _ => Offer::Nothing,
        }
    }

    fn nothing_to_choose(nation: NationId) -> Option<Refusal> {
        Some(Refusal::NoLever { nation })
    }
}
