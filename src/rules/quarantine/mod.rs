//! A quarantine of Taiwan, on the crisis clock in weeks: coast guard and militia stop merchants, others escort them, and an island waits for
//! its gas (DESIGN.md sections 3, 6 and 8). Rung 3, and not war; it can become a blockade with mines and submarines (rung 4), and war.
//!
//! [`state`] is what a game keeps. A week resolves in a fixed sequence: what governments decided -> merchants that were under way arrive and
//! are sorted into convoys and ships that come alone ([`arrive`]) -> ships alone meet the [`cordon`] -> [`convoy`]s do -> mines and submarines
//! ([`undersea`]) -> what was landed, burnt and lit ([`energy`]) -> whether the island holds out ([`endurance`]) -> how many dare to sail for
//! the week after ([`insurance`]). Every ship that was loaded is at sea, delivered, turned back, seized or sunk: [`Ledger`] holds that.
//!
//! When it becomes war, the war of the level is fought from the posture as it stands ([`crisis`](super::crisis)), and the quarantine rests.

pub mod access;
pub mod arrive;
pub mod convoy;
pub mod cordon;
pub mod endurance;
pub mod energy;
pub mod insurance;
pub mod news;
pub mod setup;
pub mod state;
pub mod undersea;

pub use news::QuarantineNews;
pub use setup::QuarantineSetup;
pub use state::{Course, Crews, Ending, Escort, Grade, Guard, Ledger, MerchantCargo, Quarantine};

use super::change::Change;
use super::event::Event;
use super::scenario::Scenario;
use super::state::Game;
use crate::catalog::NationId;
use crate::catalog::quantity::Thousandths;
use crate::rules::phases::support;
use crate::rules::scenario::war::WarSetup;
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::war::Party;
use arrive::Week;

/// Resolves the week, in a level with a quarantine that has neither ended nor become war, once its orders are carried out.
pub fn resolve(change: &mut Change) {
    let scenario = change.scenario;
    let Some(setup) = scenario.war.as_deref() else { return };
    let Some(mut now) = running(&change.game).cloned() else { return };
    let mut week = Week::default();
    arrive::resolve(change, setup, &mut now, &mut week);
    cordon::resolve(change, setup, &mut now, &mut week);
    convoy::resolve(change, setup, &mut now, &mut week);
    undersea::resolve(change, setup, &mut now, &mut week);
    energy::resolve(change, &mut now, &week);
    endurance::resolve(change, &mut now, &week);
    insurance::resolve(change, &mut now, &week);
    homes(change, setup, &now, &week);
    now.week += 1;
    let ending = ending(change, &now);
    change.emit_to_all(Event::Quarantine(QuarantineNews::Counted { quarantine: Box::new(now) }));
    if let Some(ending) = ending {
        change.emit_to_all(Event::Quarantine(QuarantineNews::Ended { ending }));
    }
}

/// The quarantine of a game, while it runs: it has not ended, and there is no war.
pub fn running(game: &Game) -> Option<&Quarantine> {
    game.quarantine.as_ref().filter(|state| state.ending.is_none() && game.crisis.is_none())
}

/// Whether a quarantine has ended otherwise than by war.
pub fn is_over(game: &Game) -> bool {
    game.quarantine.as_ref().is_some_and(|state| state.ending.is_some())
}

/// How it ends, if it does: Beijing lifts it, Taiwan yields, or the last week is over and it stands.
fn ending(change: &Change, now: &Quarantine) -> Option<Ending> {
    if now.war_with.is_some() {
        None
    } else if now.grade == Grade::Lifted {
        Some(Ending::Lifted)
    } else if i32::from(now.endurance) <= change.scenario.parameters.get(Param::YieldAt) {
        Some(Ending::Yielded)
    } else if change.game.turns_ahead() == Some(0) {
        Some(Ending::Standing)
    } else {
        None
    }
}

/// What publics make of the week: whether the cordon holds, whether Taiwan's merchants bow to it, whether convoys come through.
fn homes(change: &mut Change, setup: &WarSetup, now: &Quarantine, week: &Week) {
    let get = |param| change.scenario.parameters.get(param);
    let (holds, convoy, bow) = (get(Param::CordonStanding), get(Param::ConvoyStanding), get(Param::ComplyStanding));
    let (beijing, taipei) = (setup.nation(Party::Prc), setup.nation(Party::Twn));
    let arrived = week.arrived();
    let stopped = now.grade != Grade::Lifted && week.stopped() * 2 >= arrived && arrived > 0;
    support::standing(change, beijing, if stopped { Thousandths::of(holds) } else { Thousandths::of(-holds) }, Driver::Quarantine);
    for nation in &week.came_through {
        support::standing(change, *nation, Thousandths::of(convoy), Driver::Quarantine);
        support::standing(change, beijing, Thousandths::of(-convoy), Driver::Quarantine);
    }
    if week.bowed > 0 {
        support::standing(change, taipei, Thousandths::of(-bow), Driver::Quarantine);
        support::standing(change, beijing, Thousandths::of(bow / 2), Driver::Quarantine);
    }
}

/// Groups of escorts that a nation can send in all: its surface groups in the order of battle. Public.
pub fn groups(scenario: &Scenario, nation: NationId) -> u8 {
    let Some(setup) = scenario.war.as_deref() else { return 0 };
    let Some(party) = setup.party(nation) else { return 0 };
    let afloat = |group: &&crate::rules::vocab::war::arena::Group| {
        group.party == party && group.fleet == crate::rules::vocab::war::arena::Fleet::Surface && group.ships > 0
    };
    setup.arena.groups.iter().filter(afloat).count().min(usize::from(u8::MAX)) as u8
}
