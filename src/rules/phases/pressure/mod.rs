//! Pressure in competition: coercion by trade, information operations, and the courting of third nations, each with cost, lag, wear and
//! counters.

pub mod coercion;
pub mod courtship;
pub mod influence;

use crate::catalog::NationId;
use crate::catalog::quantity::Thousandths;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::{support, wear};
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::competition::Wearing;
use crate::rules::vocab::money::Musd;
use crate::rules::vocab::order::{Counter, CounterKind};
use crate::rules::vocab::parameter::Param;

/// A nation counters pressure.
pub fn counter(change: &mut Change, order: &Counter, capital: i32, budget: Musd) {
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
    let recovery = crate::rules::state::competition::per_turn(change.scenario, change.scenario.parameters.get(Param::WearRecovery));
    let nations: Vec<NationId> = change.scenario.nations_present().collect();
    for nation in nations {
        for what in [Wearing::Persuasion, Wearing::Influence, Wearing::Inducement] {
            let worn = i32::from(change.game.competition.front(nation).wear(what));
            if worn > 0 {
                wear::set(change, nation, what, Thousandths((worn - recovery).max(0) as i16));
            }
        }
    }
}
