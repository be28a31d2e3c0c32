//! Information operations: lies, meddling and speeches. Whose they are is hidden until somebody names the author.

use crate::catalog::NationId;
use crate::catalog::clause::InstitutionKind;
use crate::catalog::quantity::Thousandths;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::wear::worn;
use crate::rules::phases::{escalation, support};
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::state::competition::share;
use crate::rules::vocab::cause::{Driver, Factor, FactorKind};
use crate::rules::vocab::competition::{InfluenceKind, InformationOperation, Wearing};
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::ids::SeatSet;
use crate::rules::vocab::order;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::stream::Stream;

/// Turns after landing in which an author can still be named.
const FRESH_TURNS: u16 = 2;

/// Begins an operation: only its author learns of it.
pub fn begin(change: &mut Change, order: &order::Influence, capital: i32) {
    support::capital(change, order.nation, -capital, Driver::OrderCost);
    let turn = change.game.turn;
    let lands_turn = match order.kind {
        InfluenceKind::Rhetoric => Some(turn),
        InfluenceKind::Disinformation => Some(turn + 1),
        // With the election, whenever that is.
        InfluenceKind::Meddling => None,
    };
    let full = change.scenario.parameters.get(match order.kind {
        InfluenceKind::Disinformation => Param::DisinformationEffect,
        InfluenceKind::Meddling => Param::MeddlingEffect,
        InfluenceKind::Rhetoric => Param::RhetoricEffect,
    });
    let effect = worn(change, order.nation, Wearing::Influence, full) as i16;
    let influence = InformationOperation {
        by: order.nation,
        target: order.target,
        kind: order.kind,
        turn,
        lands_turn,
        effect: Thousandths(effect),
        landed: false,
        attributed: false,
    };
    change.emit_to(order.nation, Event::Influenced { influence });
    if order.kind == InfluenceKind::Rhetoric {
        change.emit_to_all(Event::Spoke { nation: order.nation, target: order.target });
    }
}

/// Operations whose time has come land.
pub fn resolve(change: &mut Change) {
    let turn = change.game.turn;
    let due = |i: &&InformationOperation| !i.landed && i.lands_turn.is_some_and(|lands| lands <= turn);
    let landing: Vec<InformationOperation> = change.game.competition.influences.iter().filter(due).copied().collect();
    for influence in landing {
        land(change, influence);
    }
}

/// An operation lands. Returns what it moves, in permille, as a positive number.
pub fn land(change: &mut Change, influence: InformationOperation) -> i32 {
    let scenario = change.scenario;
    let warned = change.game.competition.front(influence.target).is_prebunked(change.game.turn) && influence.kind != InfluenceKind::Rhetoric;
    let left = if warned { scenario.parameters.get(Param::PreBunkLeft) } else { 1000 };
    let effect = i32::from(influence.effect) * left / 1000;
    let landed = InformationOperation {
        effect: Thousandths(effect as i16),
        landed: true,
        lands_turn: Some(change.game.turn),
        attributed: influence.kind == InfluenceKind::Rhetoric,
        ..influence
    };
    change.emit_to(influence.by, Event::InfluenceLanded { influence: landed });
    let why = vec![Factor { kind: FactorKind::Effect, value: i32::from(influence.effect) }, Factor { kind: FactorKind::PreBunking, value: left }];
    let driver = match influence.kind {
        InfluenceKind::Disinformation => Driver::Disinformation,
        InfluenceKind::Meddling => Driver::Meddling,
        InfluenceKind::Rhetoric => Driver::Rhetoric,
    };
    change.emit_to(influence.target, Event::Misled { nation: influence.target, kind: influence.kind, effect: Thousandths(effect as i16), why });
    if influence.kind == InfluenceKind::Meddling {
        return effect;
    }
    support::support(change, influence.target, Thousandths::of(-effect), driver);
    if influence.kind == InfluenceKind::Rhetoric {
        support::region(change, Thousandths::of(-scenario.parameters.get(Param::RegionRhetoric)), driver);
    }
    effect
}

/// Operations against a nation whose author can still be named.
pub fn attributable(game: &Game, nation: NationId) -> impl Iterator<Item = &InformationOperation> {
    let fresh = move |i: &&InformationOperation| i.target == nation && !i.attributed && i.landed_since(game.turn.saturating_sub(FRESH_TURNS));
    game.competition.influences.iter().filter(fresh)
}

/// How many nations help to find an author, and the chance to find one, in permille.
pub fn attribution(scenario: &Scenario, game: &Game, nation: NationId) -> (i32, i32) {
    let helps = |other: &NationId| {
        let shares = |kind| share(game, nation, *other, kind);
        *other != nation && (shares(InstitutionKind::SharedIsr) || shares(InstitutionKind::CoordinationCentre))
    };
    let helpers = scenario.nations_present().filter(helps).count() as i32;
    let chance = scenario.parameters.get(Param::AttributionChance) + helpers * scenario.parameters.get(Param::AttributionPerPartner);
    (helpers, chance.min(950))
}

/// A nation names the authors of what has landed on it: likelier with those with whom it shares reconnaissance.
pub fn attribute(change: &mut Change, nation: NationId) {
    let scenario = change.scenario;
    let get = |param| scenario.parameters.get(param);
    let found: Vec<InformationOperation> = attributable(&change.game, nation).copied().collect();
    let (helpers, chance) = attribution(scenario, &change.game, nation);
    for influence in found {
        let stream = Stream::Attribution { by: influence.by, target: nation, begun: influence.turn, kind: influence.kind };
        let drawn = Dice::new(change.game.seed, change.game.turn, stream).below(1000) as i32;
        let why = vec![
            Factor { kind: FactorKind::Partners, value: helpers },
            Factor { kind: FactorKind::Chance, value: chance },
            Factor { kind: FactorKind::Drawn, value: drawn },
        ];
        if drawn >= chance {
            change.emit_to(nation, Event::AttributionFailed { nation, why });
            continue;
        }
        // What it moved stays the business of those whom it moved.
        let named = InformationOperation { attributed: true, effect: Thousandths::NONE, ..influence };
        change.emit(SeatSet::ALL, Event::Attributed { nation, influence: named, why });
        support::support(change, nation, Thousandths::of(i32::from(influence.effect) * get(Param::AttributionReturn) / 1000), Driver::Attribution);
        support::credit(change, influence.by, Thousandths::of(-get(Param::AttributionCredit)), Driver::Attribution);
        support::region(change, Thousandths::of(get(Param::RegionPressure)), Driver::Attribution);
        escalation::act(change, influence.by, nation, 1, Driver::Attribution);
    }
}
