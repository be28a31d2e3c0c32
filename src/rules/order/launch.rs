//! Begins a programme.

use super::may::only_in_competition;
use crate::rules::change::Change;
use crate::rules::phases::programme;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::state::competition::{MONTH_HOURS, per_turn};
use crate::rules::vocab::error::{Already, Refusal};
pub use crate::rules::vocab::order::Launch;

impl Launch {
    /// The first turn's instalment.
    pub(super) fn budget(&self, scenario: &Scenario) -> i32 {
        scenario.catalog.programmes.get(self.programme.index()).map_or(0, |programme| {
            let half_years = (i64::from(programme.months) * i64::from(MONTH_HOURS)).max(1);
            let per_half = i64::from(programme.cost_musd) * crate::rules::state::competition::HALF_YEAR_HOURS / half_years;
            per_turn(scenario, per_half as i32)
        })
    }

    /// # Errors
    /// It is no programme of this nation, or it has begun.
    pub(super) fn check(&self, scenario: &Scenario, game: &Game) -> Result<(), Refusal> {
        only_in_competition(scenario)?;
        let programme = scenario.catalog.programmes.get(self.programme.index()).filter(|programme| programme.nation == self.nation);
        if programme.is_none() {
            return Err(Refusal::NotItsProgramme { nation: self.nation });
        }
        let state = game.competition.programme(self.programme);
        if state.running || state.delivered { Err(Refusal::Duplicate { what: Already::Begun }) } else { Ok(()) }
    }

    pub(in crate::rules) fn resolve(&self, change: &mut Change) {
        programme::begin(change, self);
    }
}
