//! Programmes: paid turn by turn, late when the money is short, delivered whole.

use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{Icon, NationId, Programme, ProgrammeId, StockKind};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::support;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::state::competition::{HALF_YEAR_HOURS, MONTH_HOURS};
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::competition::WorkKind;
use crate::rules::vocab::ids::{ForceId, SeatSet};
use crate::rules::vocab::money::Musd;
use crate::rules::vocab::order::Launch;
use crate::rules::vocab::parameter::Param;

/// A nation begins a programme.
pub fn begin(change: &mut Change, order: &Launch) {
    let Some(programme) = change.scenario.catalog.programmes.get(order.programme.index()) else { return };
    let audience = audience(change, programme);
    let hours_left = MONTH_HOURS * u32::from(programme.months);
    change.emit(audience, Event::ProgrammeBegan { nation: order.nation, programme: order.programme, hours_left });
}

fn audience(change: &Change, programme: &Programme) -> SeatSet {
    if programme.public { SeatSet::ALL } else { change.game.seats_of(change.scenario, &[programme.nation]) }
}

/// What a programme costs in a turn, in millions of U.S. dollars, if it goes on for all of it.
pub fn instalment(scenario: &Scenario, programme: &Programme, hours: Hours) -> i32 {
    let lead_hours = i64::from(programme.months) * i64::from(MONTH_HOURS);
    let hours = i64::from(hours.min(scenario.turn_hours));
    (i64::from(programme.cost_musd) * hours / lead_hours.max(1)) as i32
}

/// What the programmes that a nation has under way ask of its budget this turn, in millions of U.S. dollars: what [`resolve`] takes if there is enough.
pub fn due(scenario: &Scenario, game: &Game, nation: NationId) -> i32 {
    let of_nation = scenario.catalog.programmes.iter().enumerate().filter(|(_, programme)| programme.nation == nation);
    of_nation
        .map(|(index, programme)| (programme, game.competition.programme(ProgrammeId(index as u16))))
        .filter(|(_, state)| state.running)
        .map(|(programme, state)| instalment(scenario, programme, scenario.turn_hours.min(state.hours_left)))
        .sum()
}

/// Every programme under way takes its instalment, or waits.
pub fn resolve(change: &mut Change) {
    let scenario = change.scenario;
    for (index, programme) in scenario.catalog.programmes.iter().enumerate() {
        let id = ProgrammeId(index as u16);
        let state = change.game.competition.programme(id);
        if !state.running {
            continue;
        }
        let audience = audience(change, programme);
        let own = change.game.seats_of(scenario, &[programme.nation]);
        let hours = scenario.turn_hours.min(state.hours_left);
        let cost = instalment(scenario, programme, hours);
        let have = change.game.nations[programme.nation.index()].budget;
        // What the money covers goes on; the rest waits.
        let paid = cost.min(have).max(0);
        let worked = if cost == 0 { hours } else { Hours((u64::from(hours) * paid as u64 / cost as u64) as u32) };
        support::budget(change, programme.nation, Musd(-paid), Driver::Programme);
        let hours_left = state.hours_left - worked;
        change.emit(own, Event::ProgrammeMoved { programme: id, hours_left, stalled: paid < cost });
        if hours_left == Hours::NONE {
            change.emit(audience, Event::ProgrammeDelivered { nation: programme.nation, programme: id });
            deliver(change, programme);
        }
    }
}

/// Hands over what a programme yields.
pub(in crate::rules) fn deliver(change: &mut Change, programme: &Programme) {
    for given in &programme.yields {
        let (nation, what) = (programme.nation, given.what);
        if what == StockKind::Cutters
            && let Some(force) = flotilla(change, nation)
        {
            change.emit_to_all(Event::HullsDelivered { force, hulls: given.count });
            continue;
        }
        change.emit_to(nation, Event::StockMoved { nation, what, by: i32::from(given.count), why: Driver::Programme });
    }
    support::standing(change, programme.nation, Thousandths::of(change.scenario.parameters.get(Param::ProgrammeStanding)), Driver::Programme);
}

/// The coast-guard flotilla that new hulls join: the smallest that may be ordered.
fn flotilla(change: &Change, nation: NationId) -> Option<ForceId> {
    let cutters = |force: &crate::rules::state::Force| change.scenario.catalog.force_type(force.kind).icon == Icon::CoastGuard;
    let own = change.game.active_forces().filter(|(_, force)| force.nation == nation && !force.fixed && cutters(force));
    own.min_by_key(|(id, force)| (force.strength, *id)).map(|(id, _)| id)
}

/// Munitions of a kind that a nation has at places where it may use them now, beside its own stock.
pub fn stored_ahead(change: &crate::rules::state::Game, nation: NationId, what: StockKind) -> u32 {
    let there = |work: &&crate::rules::state::competition::Work| {
        work.nation == nation && work.kind == WorkKind::Stocks(what) && work.hours_left == Hours::NONE
    };
    change.competition.works.iter().filter(there).map(|work| u32::from(work.count)).sum()
}

/// Half-years, rounded up, until a programme delivers if it is always paid.
pub fn half_years_left(hours_left: Hours) -> u32 {
    (u64::from(hours_left)).div_ceil(HALF_YEAR_HOURS as u64) as u32
}
