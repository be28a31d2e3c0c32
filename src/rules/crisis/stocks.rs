//! What programmes of competition have delivered, in the counts of a war: munitions, interceptors and missiles in proportion to what a
//! nation had when the order of battle was counted (the start of 2025), shelters one by one, sealift in landing ships.

use crate::catalog::{NationId, StockKind};
use super::WarSetup;
use crate::rules::competition::WorkKind;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::war::arena::{Fleet, Munition};
use crate::rules::war::{Party, War};

/// Brings the stocks of competition into a war that is about to begin. What the model does not count (submarines on order, missiles of a
/// kind that a nation had none of) changes nothing.
pub fn bring(scenario: &Scenario, setup: &WarSetup, game: &Game, war: &mut War) {
    for party in Party::ALL {
        let nation = setup.nation(party);
        let grown = |what, count: u16| in_proportion(count, stocked(scenario, game, nation, what), at_first(scenario, nation, what));
        for munition in Munition::ALL.into_iter().filter(|munition| munition.owner() == party) {
            let left = &mut war.munitions[munition.index()];
            *left = grown(if matches!(munition, Munition::JassmEr | Munition::AlcmPrc) { StockKind::StrikeMissiles } else { StockKind::AntiShipMissiles }, *left);
        }
        let built = stocked(scenario, game, nation, StockKind::Shelters).saturating_sub(at_first(scenario, nation, StockKind::Shelters));
        let hosted: Vec<usize> = (0..setup.arena.bases.len()).filter(|&base| setup.arena.bases[base].host == Some(party)).collect();
        for (nth, &base) in hosted.iter().enumerate() {
            let state = &mut war.bases[base];
            state.interceptors = grown(StockKind::Interceptors, state.interceptors);
            let (bases, nth) = (hosted.len() as u16, nth as u16);
            state.shelters = state.shelters.saturating_add(built / bases + u16::from(nth < built % bases));
        }
        if party == Party::Prc {
            for left in &mut war.missiles {
                *left = grown(StockKind::StrikeMissiles, *left);
            }
            for (_, state) in setup.arena.groups.iter().zip(&mut war.groups).filter(|(group, _)| group.fleet == Fleet::Landing) {
                state.ships = grown(StockKind::Sealift, state.ships);
            }
        }
    }
}

/// What a nation has, wherever it lies; where whoever looks may not know, what it had when the order of battle was counted.
fn stocked(scenario: &Scenario, game: &Game, nation: NationId, what: StockKind) -> u16 {
    let ahead = game.competition.works.iter().filter(|work| work.nation == nation && work.kind == WorkKind::Stocks(what)).map(|work| work.count);
    let at_home = game.competition.front(nation).stocks.get(&what).copied().unwrap_or_else(|| at_first(scenario, nation, what));
    ahead.fold(at_home, u16::saturating_add)
}

/// What a nation had when the order of battle was counted.
pub fn at_first(scenario: &Scenario, nation: NationId, what: StockKind) -> u16 {
    scenario.catalog.stocks.iter().find(|stock| stock.nation == nation && stock.what == what).map_or(0, |stock| stock.count)
}

fn in_proportion(count: u16, now: u16, first: u16) -> u16 {
    if first == 0 { count } else { (u32::from(count) * u32::from(now) / u32::from(first)).min(u32::from(u16::MAX)) as u16 }
}
