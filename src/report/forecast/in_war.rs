//! What a decision of a war moves of a seat's objectives: who fights, whose bases are open, whose soil is struck, which note is agreed to.

use super::touch::{MetricMove, When, measured};
use crate::catalog::NationId;
use crate::report::headlines::moves::MetricWay;
use crate::rules::Scenario;
use crate::rules::metric::Metric;
use crate::rules::models::war::Party;
use crate::rules::order::war::{Aim, Allow, Mission, Rule, WarOrder};
use crate::rules::scenario::war::WarSetup;
use crate::rules::state::{Game, Trial};
use crate::rules::vocab::crisis::Access;
use crate::rules::vocab::ids::SeatId;

/// What an order of the crisis clock moves.
pub(super) fn moves(scenario: &Scenario, game: &Game, seat: SeatId, order: &WarOrder) -> Vec<MetricMove> {
    let Some(setup) = scenario.war.as_deref() else { return Vec::new() };
    let up = |metric: Metric, when: When| (metric, MetricWay::Up, when);
    match order {
        WarOrder::Enter(order) => vec![up(Metric::AtWar(order.nation), When::Surely)],
        WarOrder::Invade(order) => vec![up(Metric::AtWar(order.nation), When::Surely)],
        WarOrder::Allow(order) => measured(scenario, seat, game, &allowed(setup, game, order)),
        WarOrder::Agree(_) => vec![up(Metric::WarNote, When::Done)],
        WarOrder::Engage(order) => match order.rule {
            Rule::Mainland if order.on => vec![up(Metric::SoilAttacked(setup.nation(Party::Prc)), When::Done)],
            Rule::Spare(nation) if !order.on => vec![up(Metric::SoilAttacked(nation), When::Done)],
            Rule::Mainland | Rule::Spare(_) => Vec::new(),
        },
        WarOrder::Operate(order) => match order.mission {
            Mission::StrikeBases(aim) => struck(setup, aim).into_iter().map(|nation| up(Metric::SoilAttacked(nation), When::Done)).collect(),
            Mission::Land(_) => vec![up(Metric::Ashore, When::Done), up(Metric::AreaHeld, When::Done), up(Metric::WarOutcome, When::Done)],
            Mission::Hold | Mission::StrikeShips | Mission::Hunt | Mission::Forward => Vec::new(),
        },
        WarOrder::Recommend(order) => {
            let china = setup.nation(Party::Prc);
            let other = if order.nation == china { setup.nation(Party::Usa) } else { china };
            let pairs = [(order.nation, other), (other, order.nation)];
            pairs.into_iter().flat_map(|(a, b)| [up(Metric::Rung(a, b), When::Done), up(Metric::RungPeak(a, b), When::Done)]).collect()
        }
        WarOrder::Rebase(_) => Vec::new(),
    }
}

/// The game with a host's decision about its bases.
fn allowed(setup: &WarSetup, game: &Game, order: &Allow) -> Trial {
    let mut with = Trial::of(game);
    if let (Some(crisis), Some(party)) = (&mut with.crisis, setup.party(order.host)) {
        crisis.access[party.index()] = Some(Access { basing: order.basing, from_turn: crisis.war.turn });
    }
    with
}

/// Whose soil is aimed at beside that of those who fight.
fn struck(setup: &WarSetup, aim: Aim) -> Option<NationId> {
    match aim {
        Aim::Standing => None,
        Aim::Host(nation) => Some(nation),
        Aim::Base(place) => setup.arena.base_at(place).and_then(|base| setup.arena.bases[usize::from(base)].host).map(|host| setup.nation(host)),
    }
}
