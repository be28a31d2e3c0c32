//! Pressure in competition: coercion by trade, information operations, and the courting of third nations, each with cost, lag, wear and
//! counters.

pub mod coercion;
pub mod courtship;
pub mod influence;

use super::competition::Wearing;
use super::event::{Driver, Event};
use super::order::{Counter, CounterKind};
use super::parameter::Param;
use super::support;
use super::turn::Change;
use crate::catalog::NationId;

/// A nation counters pressure.
pub fn counter(change: &mut Change, order: &Counter, capital: i32, budget: i32) {
    support::capital(change, order.nation, -capital, Driver::OrderCost);
    support::budget(change, order.nation, -budget, Driver::OrderCost);
    match order.kind {
        CounterKind::PreBunk => {
            let until_turn = change.game.turn + change.scenario.parameters.get(Param::PreBunkTurns).max(1) as u16;
            change.emit_to_all(Event::PreBunked { nation: order.nation, until_turn });
        }
        CounterKind::Attribute => influence::attribute(change, order.nation),
        CounterKind::Divert(good) => coercion::divert(change, order.nation, good),
    }
}

/// What pressure does in a turn: operations land, trade is lost, and what wore out grows fresh again.
pub fn resolve(change: &mut Change) {
    influence::resolve(change);
    coercion::resolve(change);
    courtship::resolve(change);
    let recovery = super::competition::per_turn(change.scenario, change.scenario.parameters.get(Param::WearRecovery));
    let nations: Vec<NationId> = change.scenario.nations_present().collect();
    for nation in nations {
        for what in [Wearing::Persuasion, Wearing::Influence, Wearing::Inducement] {
            let worn = i32::from(change.game.competition.front(nation).wear(what));
            if worn > 0 {
                set_wear(change, nation, what, (worn - recovery).max(0) as i16);
            }
        }
    }
}

/// What is left of an effect after wear, and the event of one use more.
pub(super) fn worn(change: &mut Change, nation: NationId, what: Wearing, effect: i32) -> i32 {
    let wear = i32::from(change.game.competition.front(nation).wear(what));
    let left = effect * (1000 - wear) / 1000;
    let to = (wear + change.scenario.parameters.get(Param::WearPerUse)).min(900) as i16;
    set_wear(change, nation, what, to);
    left
}

/// That operations are run at all is their author's secret.
fn set_wear(change: &mut Change, nation: NationId, what: Wearing, to: i16) {
    match what {
        Wearing::Influence => change.emit_to(nation, Event::Wore { nation, what, to }),
        Wearing::Persuasion | Wearing::Inducement => change.emit_to_all(Event::Wore { nation, what, to }),
    }
}
