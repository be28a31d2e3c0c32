//! Begins a programme.

use super::entry::{COMPETITION, Doer, Follows, OrderEntry};
use super::form::{Asking, Besides, Chosen, Form, Offer, Pick, Purpose};
use crate::catalog::{NationId, ProgrammeId};
use crate::rules::change::Change;
use crate::rules::phases::programme;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::state::competition::{MONTH_HOURS, per_turn};
use crate::rules::vocab::error::{Already, Refusal};
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::money::Musd;
use crate::rules::vocab::order::Launch;
use crate::rules::vocab::position::Clock;

impl OrderEntry for Launch {
    const NAMES: &'static [&'static str] = &["launch"];
    const CLOCKS: &'static [Clock] = COMPETITION;
    const FORM: Form = Form::Panel(Purpose::Build, 0, Besides::Nothing);

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation)
    }

    /// The first turn's instalment.
    fn budget(&self, scenario: &Scenario) -> Musd {
        Musd(scenario.catalog.programmes.get(self.programme.index()).map_or(0, |programme| {
            let half_years = (i64::from(programme.months) * i64::from(MONTH_HOURS)).max(1);
            let per_half = i64::from(programme.cost_musd) * crate::rules::state::competition::HALF_YEAR_HOURS / half_years;
            per_turn(scenario, per_half as i32)
        }))
    }

    /// # Errors
    /// It is no programme of this nation, or it has begun.
    fn check(&self, scenario: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
        let programme = scenario.catalog.programmes.get(self.programme.index()).filter(|programme| programme.nation == self.nation);
        if programme.is_none() {
            return Err(Refusal::NotItsProgramme { nation: self.nation });
        }
        let state = game.competition.programme(self.programme);
        if state.running || state.delivered { Err(Refusal::Duplicate { what: Already::Begun }) } else { Ok(()) }
    }

    fn resolve(&self, change: &mut Change, _: SeatId) {
        programme::begin(change, self);
    }

    fn follows(&self) -> Follows<'_> {
        Follows::Delivery(self)
    }

    fn offer(asking: &Asking<'_>, chosen: &Chosen) -> Offer<Self> {
        let nation = asking.nation;
        match chosen.picks.as_slice() {
            [] => {
                let own = asking.scenario.catalog.programmes.iter().enumerate().filter(|(_, programme)| programme.nation == nation);
                Offer::Choose(own.map(|(index, _)| Pick::Programme(ProgrammeId(index as u16))).collect())
            }
            &[Pick::Programme(programme)] => Offer::Order(Self { nation, programme }),
            _ => Offer::Nothing,
        }
    }

    fn nothing_to_choose(nation: NationId) -> Option<Refusal> {
        Some(Refusal::NotItsProgramme { nation })
    }
}
