//! Coercion by trade: a named good is withheld. It bites from the next turn on, costs whoever uses it, and wears out as trade finds other
//! ways.

use crate::catalog::quantity::Thousandths;
use crate::catalog::{GoodId, NationId};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::{escalation, support};
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::state::competition::per_turn;
use crate::rules::vocab::cause::{Driver, Factor, FactorKind};
use crate::rules::vocab::competition::Coercion;
use crate::rules::vocab::order::Coerce;
use crate::rules::vocab::parameter::Param;

/// The trade at stake for a nation in a good, in permille of its product; 0 if it is not exposed.
pub fn exposure(scenario: &Scenario, good: GoodId, nation: NationId) -> i32 {
    let good = scenario.catalog.goods.get(good.index());
    good.and_then(|good| good.exposure.iter().find(|(exposed, _)| *exposed == nation)).map_or(0, |&(_, share)| i32::from(share))
}

/// The trade that a nation has lost now and not made good, in permille of its product.
pub fn harm(scenario: &Scenario, game: &Game, nation: NationId) -> i32 {
    let lost = |c: &Coercion| exposure(scenario, c.good, c.target) * (1000 - i32::from(c.wear)) / 1000;
    game.competition.coercions.iter().filter(|c| c.target == nation && c.since_turn < game.turn).map(lost).sum()
}

/// Begins or ends the use of a lever.
pub fn impose(change: &mut Change, order: &Coerce, capital: i32) {
    let Coerce { nation: by, target, good, lift } = *order;
    if lift {
        change.emit_to_all(Event::CoercionLifted { by, target, good });
        return;
    }
    let get = |change: &Change, param| change.scenario.parameters.get(param);
    support::capital(change, by, -capital, Driver::OrderCost);
    change.emit_to_all(Event::CoercionImposed { by, target, good });
    escalation::act(change, by, target, 1, Driver::Coercion);
    // Publics close ranks at first; the loss comes later.
    let rally = get(change, Param::CoercionRally);
    support::support(change, target, Thousandths::of(rally), Driver::Coercion);
    let exposed = get(change, Param::CoercionCredit);
    support::credit(change, by, Thousandths::of(-exposed), Driver::Coercion);
    support::region(change, Thousandths::of(get(change, Param::RegionPressure)), Driver::Coercion);
}

/// What each lever in use takes in a turn.
pub fn resolve(change: &mut Change) {
    let scenario = change.scenario;
    let get = |param| scenario.parameters.get(param);
    let turn = change.game.turn;
    let biting: Vec<Coercion> = change.game.competition.coercions.iter().filter(|c| c.since_turn < turn).copied().collect();
    for c in biting {
        // A lever in use is coercion, turn after turn.
        escalation::act(change, c.by, c.target, 1, Driver::Coercion);
        let exposed = exposure(scenario, c.good, c.target);
        let wear = i32::from(c.wear);
        let loss = per_turn(scenario, exposed * get(Param::CoercionBite)) * (1000 - wear) / 1000;
        let worn = (wear + per_turn(scenario, get(Param::CoercionWear))).min(1000) as i16;
        let why = vec![Factor { kind: FactorKind::Exposure, value: exposed }, Factor { kind: FactorKind::Wear, value: wear }];
        change.emit_to_all(Event::TradeHit {
            by: c.by,
            target: c.target,
            good: c.good,
            loss: Thousandths(loss as i16),
            wear: Thousandths(worn),
            why,
        });
        support::standing(change, c.target, Thousandths::of(-loss), Driver::Embargo);
        // A government that stands well is not blamed for being pressed; one that stands badly is.
        let standing = i32::from(change.game.nations[c.target.index()].standing);
        support::support(change, c.target, Thousandths::of(-loss * (1000 - standing) / 1000), Driver::Embargo);
        let cost = scenario.catalog.goods.get(c.good.index()).map_or(0, |good| i32::from(good.sender_cost));
        support::standing(change, c.by, Thousandths::of(-per_turn(scenario, cost / 2)), Driver::Embargo);
    }
}

/// Helps traders to other markets.
pub fn divert(change: &mut Change, nation: NationId, good: GoodId) {
    let by = change.scenario.parameters.get(Param::DivertWear);
    let pressed: Vec<Coercion> = change.game.competition.coercions.iter().filter(|c| c.target == nation && c.good == good).copied().collect();
    for c in pressed {
        let wear = (i32::from(c.wear) + by).min(1000) as i16;
        change.emit_to_all(Event::TradeDiverted { by: c.by, nation, good, wear: Thousandths(wear) });
    }
}
