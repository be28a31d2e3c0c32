//! Stores munitions ahead at an ally's place.

use super::entry::{COMPETITION, Doer, Follows, OrderEntry};
use super::form::{Asking, Besides, Chosen, Form, Offer, Pick, Purpose};
use super::move_force::may_use;
use crate::catalog::{NationId, Operation, StockKind};
use crate::rules::change::Change;
use crate::rules::phases::posture;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::competition::WorkKind;
use crate::rules::vocab::error::{Refusal, What};
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::money::Musd;
use crate::rules::vocab::order::Preposition;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;

/// The most missiles in one shipment.
pub const MAX_SHIPMENT: u16 = 200;

impl OrderEntry for Preposition {
    const NAMES: &'static [&'static str] = &["preposition"];
    const CLOCKS: &'static [Clock] = COMPETITION;
    const FORM: Form = Form::Panel(Purpose::Build, 2, Besides::Nothing);

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation)
    }

    fn budget(&self, scenario: &Scenario) -> Musd {
        Musd(scenario.parameters.get(Param::CostPreposition) + i32::from(self.count) / 4)
    }

    /// # Errors
    /// It is no munition, there are too few, or the host has not agreed to the nation's use of the place.
    fn check(&self, scenario: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
        if self.place.index() >= scenario.catalog.places.len() {
            return Err(Refusal::NoSuch { what: What::Place });
        }
        let have = game.competition.front(self.nation).stock(self.what).min(MAX_SHIPMENT);
        if !self.what.is_munition() || self.count == 0 || self.count > have {
            return Err(Refusal::TooLarge { what: What::Stock, limit: u32::from(have) });
        }
        may_use(scenario, game, self.nation, self.place, Operation::Logistics)
    }

    fn resolve(&self, change: &mut Change, _: SeatId) {
        posture::works::ship(change, self.nation, self.place, WorkKind::Stocks(self.what), self.count, self.budget(change.scenario));
    }

    fn follows(&self) -> Follows<'_> {
        Follows::Work(self.nation, self.place, WorkKind::Stocks(self.what))
    }

    fn offer(asking: &Asking<'_>, chosen: &Chosen) -> Offer<Self> {
        let nation = asking.nation;
        match chosen.picks.as_slice() {
            [] => Offer::Choose(asking.hosts()),
            &[Pick::Nation(host)] => Offer::Choose(asking.places(&[host])),
            [_, Pick::Place(_)] => Offer::Choose(StockKind::ALL.into_iter().filter(|what| what.is_munition()).map(Pick::Stock).collect()),
            &[_, _, Pick::Stock(what)] => Offer::Choose(counts(asking.game.competition.front(nation).stock(what))),
            &[_, Pick::Place(place), Pick::Stock(what), Pick::Count(count)] => Offer::Order(Self { nation, place, what, count }),
            _ => Offer::Nothing,
        }
    }

    fn nothing_to_choose(_: NationId) -> Option<Refusal> {
        Some(Refusal::NoSuch { what: What::Stock })
    }
}

/// Shipments that a form offers of so many missiles: some round numbers, and all that one shipment takes.
fn counts(have: u16) -> Vec<Pick> {
    let mut counts: Vec<u16> = [6, 12, 25, 50, 100, MAX_SHIPMENT].into_iter().filter(|count| *count <= have).collect();
    let most = have.min(MAX_SHIPMENT);
    if most > 0 && !counts.contains(&most) {
        counts.push(most);
    }
    counts.into_iter().map(Pick::Count).collect()
}
