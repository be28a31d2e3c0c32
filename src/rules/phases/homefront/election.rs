//! Elections where they fall: a government that stands badly loses, and with it what it had not ratified.

use crate::catalog::quantity::Thousandths;
use crate::catalog::{Election, ElectionKind, NationId};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::agreement::ratification;
use crate::rules::phases::pressure::{coercion, influence};
use crate::rules::phases::support;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::state::view::band;
use crate::rules::vocab::cause::{Driver, Factor, FactorKind};
use crate::rules::vocab::competition::{InfluenceKind, InformationOperation};
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::stream::Stream;

/// The next election of a nation, with its position in the catalog. Calendars are public, and tell nothing of how long the level lasts.
pub fn next<'a>(scenario: &'a Scenario, game: &Game, nation: NationId) -> Option<(u16, &'a Election)> {
    let ahead = ahead(scenario, game).filter(|(_, election)| election.nation == nation);
    ahead.min_by_key(|(_, election)| election.day)
}

/// Elections that lie ahead or in this turn.
fn ahead<'a>(scenario: &'a Scenario, game: &Game) -> impl Iterator<Item = (u16, &'a Election)> {
    let today = game.day_of(scenario, game.turn);
    let held: Vec<u16> = game.competition.elections.keys().copied().collect();
    let present = |nation: NationId| scenario.nations.get(nation.index()).is_some_and(|setup| setup.present);
    let open = move |(index, election): &(usize, &Election)| election.day >= today && present(election.nation) && !held.contains(&(*index as u16));
    scenario.catalog.elections.iter().enumerate().filter(open).map(|(index, election)| (index as u16, election))
}

/// Holds the elections that fall into the turn.
pub fn resolve(change: &mut Change) {
    let tomorrow = change.game.day_of(change.scenario, change.game.turn + 1);
    let falling: Vec<(u16, Election)> = ahead(change.scenario, &change.game)
        .filter(|(_, election)| election.day < tomorrow)
        .map(|(index, election)| (index, election.clone()))
        .collect();
    for (index, election) in falling {
        hold(change, index, &election);
    }
}

fn hold(change: &mut Change, index: u16, election: &Election) {
    let scenario = change.scenario;
    let get = |param| scenario.parameters.get(param);
    let nation = election.nation;
    let meddling: Vec<InformationOperation> =
        change.game.competition.influences.iter().filter(|i| i.target == nation && i.kind == InfluenceKind::Meddling && !i.landed).copied().collect();
    let meddled: i32 = meddling.into_iter().map(|operation| influence::land(change, operation)).sum();
    let standing = i32::from(change.game.nations[nation.index()].standing);
    let harm = coercion::harm(scenario, &change.game, nation) * get(Param::ElectionHarm);
    let spread = get(Param::ElectionMood);
    let mood = Dice::new(change.game.seed, change.game.turn, Stream::Election(index)).between(-spread, spread);
    let swing = standing - 500 + mood - meddled - harm;
    let why = vec![
        Factor { kind: FactorKind::Standing, value: i32::from(band(Thousandths(standing as i16))) },
        Factor { kind: FactorKind::Mood, value: mood },
        Factor { kind: FactorKind::Meddling, value: -meddled },
        Factor { kind: FactorKind::TradeLoss, value: -harm },
    ];
    let fell = swing < 0 && election.kind == ElectionKind::Government;
    change.emit_to_all(Event::ElectionHeld { nation, election: index, fell, swing: Thousandths(swing.clamp(-1000, 1000) as i16), why });
    let capital = change.game.nations[nation.index()].capital;
    match (election.kind, swing < 0) {
        (ElectionKind::Government, true) => {
            // A new government begins with goodwill, and owes nothing to what its predecessor signed.
            support::standing(change, nation, Thousandths::of(540 - standing), Driver::Election);
            support::capital(change, nation, -capital / 2, Driver::Election);
            let backing = i32::from(change.game.nations[nation.index()].support);
            support::support(change, nation, Thousandths::of((500 - backing) / 3), Driver::Election);
            ratification::after_election(change, nation);
        }
        (ElectionKind::Government, false) => {
            support::standing(change, nation, Thousandths::of(get(Param::ElectionWon)), Driver::Election);
            support::capital(change, nation, 4, Driver::Election);
        }
        (ElectionKind::Chamber, true) => {
            support::capital(change, nation, -(capital.min(4)), Driver::Election);
            ratification::put_off_all(change, nation, 3);
        }
        (ElectionKind::Chamber, false) => support::capital(change, nation, 3, Driver::Election),
    }
}
