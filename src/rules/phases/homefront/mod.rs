//! Home fronts in competition: campaigns, benefits, policies, elections, money, and how far the region goes along.

pub mod election;
pub mod policy;

use crate::catalog::NationId;
use crate::catalog::quantity::Thousandths;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::support;
use crate::rules::phases::wear::worn;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::state::competition::per_turn;
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::competition::{BenefitKind, StandingPolicy, Wearing};
use crate::rules::vocab::money::Musd;
use crate::rules::vocab::order::Benefit;
use crate::rules::vocab::parameter::Param;

/// A government campaigns at home.
pub fn persuade(change: &mut Change, nation: NationId, capital: i32) {
    support::capital(change, nation, -capital, Driver::OrderCost);
    let support = i32::from(change.game.nations[nation.index()].support);
    // The more are convinced, the harder the next.
    let full = change.scenario.parameters.get(Param::PersuadeEffect) * (1000 - support) / 500;
    let effect = worn(change, nation, Wearing::Persuasion, full);
    change.emit_to_all(Event::Campaigned { nation });
    support::support(change, nation, Thousandths::of(effect), Driver::Campaign);
}

/// A nation lets an ally's people have something of closer ties.
pub fn benefit(change: &mut Change, order: &Benefit, budget: Musd) {
    let get = |param| change.scenario.parameters.get(param);
    let (effect, own) = match order.kind {
        BenefitKind::Technology => (get(Param::TechnologyEffect), -2),
        BenefitKind::Infrastructure => (get(Param::InfrastructureEffect), -1),
        BenefitKind::DisasterResponse => (get(Param::DisasterEffect), 2),
    };
    support::budget(change, order.nation, -budget, Driver::OrderCost);
    let backing = i32::from(change.game.nations[order.to.index()].support);
    let effect = effect * (1000 - backing) / 500;
    change.emit_to_all(Event::Benefited { by: order.nation, to: order.to, kind: order.kind });
    support::support(change, order.to, Thousandths::of(effect), Driver::Benefit);
    support::standing(change, order.to, Thousandths::of(effect / 2), Driver::Benefit);
    support::standing(change, order.nation, Thousandths(own), Driver::Benefit);
}

/// A nation reassures the region.
pub fn reassure(change: &mut Change, nation: NationId, capital: i32) {
    support::capital(change, nation, -capital, Driver::OrderCost);
    let open = 1000 - i32::from(change.game.competition.region);
    let effect = change.scenario.parameters.get(Param::ReassureEffect) * open / 500;
    change.emit_to_all(Event::Reassured { nation });
    support::region(change, Thousandths::of(effect), Driver::Reassurance);
}

/// What a government pays of the common defence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Burden {
    /// What it always has.
    Usual,
    /// More: it follows the policy of burden-sharing.
    Shared,
}

impl Burden {
    /// What a nation's government pays now.
    pub fn of(game: &Game, nation: NationId) -> Self {
        if game.competition.follows(nation, StandingPolicy::FairShare) { Self::Shared } else { Self::Usual }
    }
}

/// What comes in for a nation's defence in a turn.
pub fn income(scenario: &Scenario, nation: NationId, burden: Burden) -> Musd {
    let year = i64::from(scenario.nations[nation.index()].income);
    let added = if burden == Burden::Shared { i64::from(scenario.parameters.get(Param::FairShareBudget)) } else { 0 };
    Musd((year * (1000 + added) / 1000 * i64::from(scenario.turn_hours) / 8_760) as i32)
}

/// What a turn brings at home: money, the price of policies, and opinion that slowly comes back to where it was.
pub fn resolve(change: &mut Change) {
    let scenario = change.scenario;
    let get = |param| scenario.parameters.get(param);
    let nations: Vec<NationId> = scenario.nations_present().collect();
    policy::resolve(change, &nations);
    for &nation in &nations {
        let setup = scenario.nations[nation.index()];
        let money = income(scenario, nation, Burden::of(&change.game, nation));
        support::budget(change, nation, money, Driver::Income);
        let state = change.game.nations[nation.index()];
        let back = per_turn(scenario, get(Param::OpinionDrift));
        let toward = |now: Thousandths, base: Thousandths| ((i32::from(base) - i32::from(now)) * back / 1000).clamp(-60, 60);
        let (by_support, by_standing) = (toward(state.support, setup.support), toward(state.standing, setup.standing));
        support::support(change, nation, Thousandths::of(by_support), Driver::Decay);
        support::standing(change, nation, Thousandths::of(by_standing), Driver::Decay);
    }
    let back = per_turn(scenario, get(Param::OpinionDrift)) * (500 - i32::from(change.game.competition.region)) / 1000;
    support::region(change, Thousandths::of(back), Driver::Decay);
    election::resolve(change);
}
