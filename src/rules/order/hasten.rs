//! Spends political capital on a treaty before its parliament.

use super::entry::{COMPETITION, Doer, OrderEntry};
use super::form::{Asking, Besides, Chosen, Form, Offer, Pick, Purpose};
use crate::catalog::{AgreementStatus, NationId};
use crate::rules::change::Change;
use crate::rules::phases::agreement::ratification;
use crate::rules::scenario::Scenario;
use crate::rules::state::{Agreement, Game};
use crate::rules::vocab::error::{Refusal, What};
use crate::rules::vocab::ids::{AgreementId, SeatId};
use crate::rules::vocab::order::Hasten;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;

impl OrderEntry for Hasten {
    const NAMES: &'static [&'static str] = &["hasten"];
    const CLOCKS: &'static [Clock] = COMPETITION;
    const FORM: Form = Form::Panel(Purpose::Bargain, 3, Besides::Nothing);

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation)
    }

    fn capital(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(Param::CostHasten)
    }

    /// # Errors
    /// The treaty is not before this nation's parliament.
    fn check(&self, _: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
        let agreement = game.agreement(self.agreement).ok_or(Refusal::NoSuch { what: What::Agreement })?;
        if agreement.hours_to_ratify(self.nation).is_some() { Ok(()) } else { Err(Refusal::NotRatifying) }
    }

    fn resolve(&self, change: &mut Change, _: SeatId) {
        ratification::hasten(change, self.nation, self.agreement, self.capital(change.scenario));
    }

    fn offer(asking: &Asking<'_>, chosen: &Chosen) -> Offer<Self> {
        match chosen.picks.as_slice() {
            [] => {
                let open = |(index, agreement): (usize, &Agreement)| {
                    let waits = agreement.status != AgreementStatus::Lapsed && agreement.hours_to_ratify(asking.nation).is_some();
                    waits.then_some(Pick::Agreement(AgreementId(index as u16)))
                };
                Offer::Choose(asking.game.agreements.iter().enumerate().filter_map(open).collect())
            }
            &[Pick::Agreement(agreement)] => Offer::Order(Self { nation: asking.nation, agreement }),
            _ => Offer::Nothing,
        }
    }

    fn nothing_to_choose(_: NationId) -> Option<Refusal> {
        Some(Refusal::NotRatifying)
    }
}
