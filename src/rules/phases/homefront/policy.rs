//! Policies that stand until they are ended: the silo, a fair share, tariffs on allies.

use crate::catalog::NationId;
use crate::catalog::quantity::Thousandths;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::agreement::obligation;
use crate::rules::phases::support;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::state::competition::per_turn;
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::competition::StandingPolicy;
use crate::rules::vocab::order::SetPolicy;
use crate::rules::vocab::parameter::Param;

/// Begins or ends a policy.
pub fn set(change: &mut Change, order: &SetPolicy, capital: i32) {
    support::capital(change, order.nation, -capital, Driver::OrderCost);
    announce(change, order.nation, order.policy, order.on);
}

/// A policy begins or ends, by an order or from outside; with it the first reaction.
pub fn announce(change: &mut Change, nation: NationId, policy: StandingPolicy, on: bool) {
    if change.game.competition.follows(nation, policy) == on {
        return;
    }
    change.emit_to_all(Event::PolicySet { nation, policy, on });
    if let StandingPolicy::Tariffs(ally) = policy {
        let get = |param| change.scenario.parameters.get(param);
        let (home, relief) = (get(Param::TariffHome), get(Param::TariffRelief));
        if on {
            support::standing(change, nation, Thousandths::of(home), Driver::Tariffs);
        } else {
            support::standing(change, nation, Thousandths::of(-home / 2), Driver::Tariffs);
            support::support(change, ally, Thousandths::of(relief), Driver::Tariffs);
        }
    }
}

/// How much a quarrel over trade weighs on the alliance of two nations, in permille: less where either keeps security apart.
pub fn silo(scenario: &Scenario, game: &Game, a: NationId, b: NationId) -> i32 {
    let keeps = |nation| game.competition.follows(nation, StandingPolicy::Silo);
    if keeps(a) || keeps(b) { scenario.parameters.get(Param::SiloLeft) } else { 1000 }
}

/// What standing policies cost and bring in a turn.
pub fn resolve(change: &mut Change, nations: &[NationId]) {
    let scenario = change.scenario;
    let get = |param| scenario.parameters.get(param);
    let standing: Vec<(NationId, StandingPolicy)> = change.game.competition.policies.iter().copied().collect();
    for (nation, policy) in standing {
        match policy {
            StandingPolicy::Silo => {
                support::capital(change, nation, -get(Param::SiloUpkeep).min(change.game.nations[nation.index()].capital), Driver::Upkeep);
            }
            StandingPolicy::FairShare => {
                support::standing(change, nation, Thousandths::of(-per_turn(scenario, get(Param::FairShareStanding))), Driver::Spending);
                for &ally in nations {
                    if ally != nation && obligation::are_allies(&change.game, nation, ally) {
                        support::support(change, ally, Thousandths::of(per_turn(scenario, get(Param::FairShareAlly))), Driver::Spending);
                    }
                }
            }
            StandingPolicy::Tariffs(ally) => {
                let strain = per_turn(scenario, get(Param::TariffStrain)) * silo(scenario, &change.game, nation, ally) / 1000;
                support::support(change, ally, Thousandths::of(-strain), Driver::Tariffs);
                support::standing(change, ally, Thousandths::of(-strain / 2), Driver::Tariffs);
            }
        }
    }
}
