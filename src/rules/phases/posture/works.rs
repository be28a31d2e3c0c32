//! Works at bases and munitions stored ahead: they take time, and stand still where the host no longer lets them go on.

use crate::catalog::clause::InstitutionKind;
use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{NationId, Operation, PlaceId, StockKind};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::agreement::permission;
use crate::rules::phases::support;
use crate::rules::scenario::host_of;
use crate::rules::state::competition::{MONTH_HOURS, share};
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::competition::{Work, WorkKind};
use crate::rules::vocab::ids::SeatSet;
use crate::rules::vocab::money::Musd;
use crate::rules::vocab::order::Invest;
use crate::rules::vocab::parameter::Param;

/// Begins a work.
pub fn build(change: &mut Change, order: &Invest, budget: Musd) {
    support::budget(change, order.nation, -budget, Driver::OrderCost);
    let hours_left = MONTH_HOURS * change.scenario.parameters.get(Param::WorkMonths).max(1) as u32;
    begin(change, Work { nation: order.nation, place: order.place, kind: order.work, count: 1, hours_left });
    // Whoever hosts gains by it.
    if let Some(host) = host_of(change.scenario, order.place)
        && host != order.nation
    {
        support::support(change, host, Thousandths::of(change.scenario.parameters.get(Param::WorkSupport)), Driver::Infrastructure);
    }
}

/// Ships munitions.
pub fn ship(change: &mut Change, nation: NationId, place: PlaceId, kind: WorkKind, count: u16, budget: Musd) {
    support::budget(change, nation, -budget, Driver::OrderCost);
    if let WorkKind::Stocks(what) = kind {
        change.emit_to(nation, Event::StockMoved { nation, what, by: -i32::from(count), why: Driver::Infrastructure });
    }
    let hours_left = MONTH_HOURS * change.scenario.parameters.get(Param::PrepositionMonths).max(1) as u32;
    begin(change, Work { nation, place, kind, count, hours_left });
}

fn begin(change: &mut Change, work: Work) {
    // Shipments are the business of those who ship and those who host; what is built is seen by all.
    let audience = match work.kind {
        WorkKind::Stocks(_) => {
            let host = host_of(change.scenario, work.place);
            change.game.seats_of(change.scenario, &[Some(work.nation), host].into_iter().flatten().collect::<Vec<_>>())
        }
        WorkKind::Runway | WorkKind::Fuel | WorkKind::Shelters => SeatSet::ALL,
    };
    change.emit(audience, Event::WorkBegan { work });
}

/// Works go on for a turn.
pub fn resolve(change: &mut Change) {
    let scenario = change.scenario;
    let open: Vec<(usize, Work)> =
        change.game.competition.works.iter().copied().enumerate().filter(|(_, work)| work.hours_left > Hours::NONE).collect();
    for (index, work) in open {
        let may = permission::still_at_place(scenario, &change.game, work.nation, work.place, Operation::Logistics).allows();
        if !may {
            continue;
        }
        // Those who plan with the host build a quarter faster.
        let host = host_of(scenario, work.place).unwrap_or(work.nation);
        let planned = host == work.nation || share(&change.game, work.nation, host, InstitutionKind::WorkingGroup);
        let hours = if planned { scenario.turn_hours + scenario.turn_hours / 4 } else { scenario.turn_hours };
        let hours_left = work.hours_left.saturating_sub(hours);
        let own = change.game.seats_of(scenario, &[work.nation]);
        change.emit(own, Event::WorkMoved { index: index as u16, work: Work { hours_left, ..work } });
        if hours_left == Hours::NONE && work.kind == WorkKind::Shelters {
            let by = scenario.parameters.get(Param::SheltersPerWork);
            change.emit(own, Event::StockMoved { nation: work.nation, what: StockKind::Shelters, by, why: Driver::Infrastructure });
        }
    }
}
