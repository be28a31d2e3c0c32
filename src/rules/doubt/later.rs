//! The posture that Beijing expects a year on: what is signed binds where publics bear it, what is being built stands, what was denounced is
//! over, and its own forces are a year readier.

use crate::catalog::AgreementStatus;
use crate::catalog::quantity::Hours;
use crate::rules::crisis::stocks;
use crate::rules::scenario::Scenario;
use crate::rules::state::view::band;
use crate::rules::state::{Game, Trial};
use crate::rules::vocab::agreement::Agreement;
use crate::rules::vocab::parameter::Param;

/// Hours of a year.
const YEAR_HOURS: Hours = Hours(8_760);

/// The game as Beijing expects it a year on. Only what a war asks about is carried forward.
pub fn a_year_on(scenario: &Scenario, game: &Game) -> Trial {
    let mut trial = Trial::of(game);
    let later: &mut Game = &mut trial;
    let turns = (YEAR_HOURS / scenario.turn_hours.max(Hours(1))).clamp(1, 1_000) as u16;
    later.turn = game.turn.saturating_add(turns);
    let bears = |agreement: &Agreement| {
        let needed = scenario.parameters.get(Param::RatifySupport);
        let willing = |nation: &crate::catalog::NationId| i32::from(band(game.nations[nation.index()].support)) >= needed;
        agreement.ratifying.iter().filter(|party| !party.done).all(|party| willing(&party.nation) && party.hours_left <= YEAR_HOURS && !party.failed)
    };
    for agreement in &mut later.agreements {
        match agreement.status {
            AgreementStatus::Ratifying if bears(agreement) => {
                agreement.status = AgreementStatus::InForce;
                agreement.ratifying.iter_mut().for_each(|party| party.done = true);
            }
            AgreementStatus::InForce if agreement.has_run_out(later.turn) => agreement.status = AgreementStatus::Lapsed,
            _ => {}
        }
    }
    for work in &mut later.competition.works {
        work.hours_left = work.hours_left.saturating_sub(YEAR_HOURS);
    }
    for (programme, state) in scenario.catalog.programmes.iter().zip(&mut later.competition.programmes) {
        if state.running && state.hours_left <= YEAR_HOURS {
            (state.running, state.delivered) = (false, true);
            let held = &mut later.competition.fronts[programme.nation.index()].stocks;
            for delivered in &programme.yields {
                let first = || stocks::at_first(scenario, programme.nation, delivered.what);
                let stock = held.entry(delivered.what).or_insert_with(first);
                *stock = stock.saturating_add(delivered.count);
            }
        }
    }
    trial
}
