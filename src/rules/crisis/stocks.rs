//! What programmes of competition have delivered, in the counts of a war: munitions, interceptors and missiles in proportion to what
//! the order of battle stands for, shelters one by one, sealift in landing ships.

use crate::catalog::{Date, NationId, StockKind};
use crate::rules::scenario::Scenario;
use crate::rules::scenario::war::WarSetup;
use crate::rules::state::Game;
use crate::rules::vocab::competition::WorkKind;
use crate::rules::vocab::war::Party;
use crate::rules::vocab::war::arena::{Fleet, NationMunition};
use crate::rules::vocab::war::state::War;

/// Brings the stocks of competition into a war that is about to begin. What the model does not count (submarines on order, missiles of a
/// kind that a nation had none of) changes nothing.
pub fn bring(scenario: &Scenario, setup: &WarSetup, game: &Game, war: &mut War) {
    for party in Party::ALL {
        let nation = setup.nation(party);
        let grown = |what, count: u16| in_proportion(count, stocked(scenario, game, nation, what), at_first(scenario, nation, what));
        for munition in NationMunition::ALL.into_iter().filter(|munition| munition.owner() == party) {
            let left = &mut war.munitions[munition.index()];
            *left = grown(
                if matches!(munition, NationMunition::JassmEr | NationMunition::AlcmPrc) {
                    StockKind::StrikeMissiles
                } else {
                    StockKind::AntiShipMissiles
                },
                *left,
            );
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

/// What a nation has, wherever it lies; where whoever looks may not know, what the order of battle stands for.
fn stocked(scenario: &Scenario, game: &Game, nation: NationId, what: StockKind) -> u16 {
    let ahead = game.competition.works.iter().filter(|work| work.nation == nation && work.kind == WorkKind::Stocks(what)).map(|work| work.count);
    let at_home = game.competition.front(nation).stocks.get(&what).copied().unwrap_or_else(|| at_first(scenario, nation, what));
    ahead.fold(at_home, u16::saturating_add)
}

/// What the counts of the order of battle stand for: stocks of early 2025, and what programmes that were under way then deliver by the
/// first day of 2027, to which the model's base case belongs.
pub fn at_first(scenario: &Scenario, nation: NationId, what: StockKind) -> u16 {
    let catalog = &scenario.catalog;
    let held = catalog.stocks.iter().find(|stock| stock.nation == nation && stock.what == what).map_or(0, |stock| stock.count);
    let in_time = |begun: Date, months: u16| Date::new(2027, 1, 1).is_some_and(|base| begun.plus_days(u32::from(months) * 30) <= base);
    let counted = catalog
        .programmes
        .iter()
        .filter(|programme| programme.nation == nation && programme.begun.is_some_and(|begun| in_time(begun, programme.months)));
    counted.flat_map(|programme| &programme.yields).filter(|given| given.what == what).fold(held, |sum, given| sum.saturating_add(given.count))
}

fn in_proportion(count: u16, now: u16, first: u16) -> u16 {
    if first == 0 { count } else { (u32::from(count) * u32::from(now) / u32::from(first)).min(u32::from(u16::MAX)) as u16 }
}
