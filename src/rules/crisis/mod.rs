//! The crisis clock: war, from the posture that competition left or that a level starts with (DESIGN.md sections 3 and 6).
//!
//! [`state`] is what a game keeps of it, around the counts of [`war`](crate::rules::models::war). A turn resolves in a fixed sequence: what governments
//! decided (who enters, who lets whom use which bases, whom to spare) -> [`terms`] from agreements and decisions -> [`plans`] from orders,
//! and standing plans for whoever gave none -> the phases of [`war`](crate::rules::models::war) -> counters [`follow`] on the map -> obligations are
//! [`called`](calls) -> the [`note`]s by which a war ends. Access granted this turn gives combat sorties next turn.

pub mod calls;
pub mod desk;
pub mod follow;
pub mod news;
pub mod note;
pub mod plans;
pub mod state;
pub mod stocks;
pub mod terms;
pub mod variation;

pub use crate::rules::scenario::war::WarSetup;
pub use calls::Call;
pub use news::WarNews;
pub use note::Note;
pub use state::{Access, Crisis, Recommendation, Row};
pub use variation::{Override, Variation, VariationError};

use super::change::Change;
use super::event::Event;
use super::scenario::Scenario;
use super::state::Game;
use crate::catalog::NationId;
use crate::catalog::quantity::Turns;
use crate::rules::models::war::{fight, outcome};
use crate::rules::phases::escalation;
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::ids::{SeatId, SeatSet};
use crate::rules::vocab::order::Order;
use crate::rules::vocab::order::war::{Rule, WarOrder};
use crate::rules::vocab::position::Clock;
use crate::rules::vocab::war::event::WarEvent;
use crate::rules::vocab::war::{Basing, Outcome, Party};

/// Rung between Beijing and Taipei at which war breaks out: submarines and mines.
const RUNG_BREAKS_OUT: u8 = 4;
/// The highest rung of calm.
const RUNG_CALM: u8 = 2;
/// Rung between nations that fight each other: bases and homelands.
const RUNG_WAR: u8 = 6;

/// Resolves the crisis phases of a turn.
pub fn resolve(change: &mut Change, orders: &[(SeatId, Order)]) {
    let scenario = change.scenario;
    let Some(setup) = scenario.war.as_deref() else { return };
    if change.game.at_war().is_none() {
        return;
    }
    let known = terms::terms(setup, &change.game);
    for (seat, order) in orders {
        if let Order::War(order) = order {
            decide(change, setup, *seat, order);
        }
    }
    desk::decide(change, setup);
    let Some(crisis) = change.game.crisis.as_ref() else { return };
    let terms = terms::terms(setup, &change.game);
    let plans = plans::plans(setup, &change.game, &known, &terms, orders);
    let before = crisis.war.clone();
    let mut war = before.clone();
    let mut events: Vec<WarEvent> = Vec::new();
    fight(&setup.arena, &terms, &mut war, [&plans[0], &plans[1]], change.game.seed, &mut events);
    for event in &events {
        news::tell(change, setup, event);
    }
    follow::resolve(change, setup, &plans, &before, &war);
    change.emit(SeatSet::NONE, Event::War(WarNews::Counted { war: Box::new(war) }));
    calls::resolve(change, setup, &events);
    rungs(change, setup);
    note::resolve(change, setup);
    end(change, setup);
}

/// What a government decided: all but the missions of task forces.
fn decide(change: &mut Change, setup: &WarSetup, seat: SeatId, order: &WarOrder) {
    let turn = change.game.crisis.as_ref().map_or(1, |crisis| crisis.war.turn);
    match order {
        WarOrder::Operate(_) | WarOrder::Rebase(_) | WarOrder::Invade(_) => {}
        WarOrder::Enter(order) => enter(change, setup, order.nation),
        WarOrder::Allow(order) => allow(change, setup, order.host, order.basing),
        WarOrder::Engage(order) => {
            let news = match order.rule {
                Rule::Mainland => WarNews::MainlandRule { nation: order.nation, allowed: order.on },
                Rule::Spare(host) => WarNews::SpareRule { nation: order.nation, host, spared: order.on },
            };
            change.emit(SeatSet::one(seat), Event::War(news));
        }
        WarOrder::Agree(order) => note::consent(change, setup, order.nation, order.note),
        WarOrder::Recommend(order) => recommend(change, setup, order.nation, order.rung, turn),
    }
}

/// A nation enters the war this turn.
pub(super) fn enter(change: &mut Change, setup: &WarSetup, nation: NationId) {
    let Some(crisis) = change.game.crisis.as_ref() else { return };
    let Some(party) = setup.party(nation) else { return };
    if !crisis.war.fights(party) && crisis.enters[party.index()].is_never() {
        change.emit_to_all(Event::War(WarNews::Decided { nation, from_turn: crisis.war.turn }));
    }
}

/// A host says what others may do from its bases: less at once, more from the next turn on.
pub(super) fn allow(change: &mut Change, setup: &WarSetup, host: NationId, basing: Basing) {
    let Some(crisis) = change.game.crisis.as_ref() else { return };
    let Some(party) = setup.party(host) else { return };
    let now = terms::basing_now(setup, &change.game, party);
    let from_turn = crisis.war.turn + u8::from(basing > now);
    change.emit_to_all(Event::War(WarNews::Allowed { host, basing, from_turn }));
}

/// At rungs 7 and 8 teams only recommend. Where no White Cell decides, a cautious rule does: signals only from a side whose war is lost,
/// use never.
fn recommend(change: &mut Change, setup: &WarSetup, nation: NationId, rung: u8, turn: u8) {
    let Some(crisis) = change.game.crisis.as_ref() else { return };
    let losing = match outcome::at_the_end(&setup.arena, &crisis.war) {
        Outcome::ChineseDefeat => setup.party(nation) == Some(Party::Prc),
        Outcome::ChineseVictory => setup.party(nation) == Some(Party::Usa),
        Outcome::StalemateToward | Outcome::StalemateAgainst => false,
    };
    let followed = rung == 7 && losing && turn > 2;
    let audience = if followed { SeatSet::ALL } else { change.game.seats_of(change.scenario, &[nation]) };
    change.emit(audience, Event::War(WarNews::Recommended { nation, rung, followed }));
    if followed {
        let others: Vec<NationId> = opponents(&change.game, setup, nation);
        for other in others {
            escalation::act(change, nation, other, 7, Driver::Nuclear);
        }
    }
}

/// Whom a nation fights.
fn opponents(game: &Game, setup: &WarSetup, nation: NationId) -> Vec<NationId> {
    let Some(crisis) = game.crisis.as_ref() else { return Vec::new() };
    let Some(own) = setup.party(nation) else { return Vec::new() };
    let against = |party: &Party| (*party == Party::Prc) != (own == Party::Prc) && crisis.war.fights(*party);
    Party::ALL.into_iter().filter(against).map(|party| setup.nation(party)).collect()
}

/// Whoever fights stands at the rung of war with the other side.
fn rungs(change: &mut Change, setup: &WarSetup) {
    let beijing = setup.nation(Party::Prc);
    let Some(crisis) = change.game.crisis.as_ref() else { return };
    if !crisis.war.fights(Party::Prc) {
        return;
    }
    let fighting: Vec<NationId> = Party::COALITION.into_iter().filter(|&party| crisis.war.fights(party)).map(|party| setup.nation(party)).collect();
    for nation in fighting {
        escalation::act(change, beijing, nation, RUNG_WAR, Driver::War);
    }
}

/// In the last turn the war is stopped where it stands.
fn end(change: &mut Change, setup: &WarSetup) {
    let Some(crisis) = change.game.crisis.as_ref() else { return };
    let last = if change.scenario.war_is_inner() { crisis.war.turn > setup.turns } else { change.game.turns_ahead() == Some(0) };
    if crisis.war.outcome.is_none() && last {
        let outcome = outcome::at_the_end(&setup.arena, &crisis.war);
        change.emit_to_all(Event::War(WarNews::Ended { outcome, note: None }));
    }
}

/// Whether war breaks out with the next turn of a level that knows war and runs on another clock: Beijing launches, or it and Taipei stand at
/// rung 4 or above.
pub fn breaks_out(scenario: &Scenario, game: &Game, orders: &[(SeatId, Order)]) -> bool {
    let Some(setup) = scenario.war.as_deref().filter(|_| scenario.war_is_inner() && game.at_war().is_none()) else { return false };
    // A war that was fought out is not begun again by the rung that it left.
    let launched = orders.iter().any(|(_, order)| matches!(order, Order::War(WarOrder::Invade(_))));
    // In a quarantine rung 4 is a blockade; shots make it war.
    if let Some(quarantine) = &game.quarantine {
        return launched || (game.crisis.is_none() && quarantine.war_with.is_some());
    }
    launched || (game.crisis.is_none() && game.rung(setup.nation(Party::Prc), setup.nation(Party::Twn)) >= RUNG_BREAKS_OUT)
}

/// War begins: its first turn is `turn`.
pub fn begin(change: &mut Change, turn: u16) {
    let scenario = change.scenario;
    let Some(setup) = scenario.war.as_deref().filter(|_| change.game.at_war().is_none()) else { return };
    let crisis = Crisis::begin(scenario, setup, &change.game, turn.max(1));
    change.emit(SeatSet::NONE, Event::War(WarNews::Began { crisis: Box::new(crisis) }));
    change.emit_to_all(Event::War(WarNews::BrokeOut { at_war: setup.at_war.iter().map(|&party| setup.nation(party)).collect() }));
    let beijing = setup.nation(Party::Prc);
    for &party in setup.at_war.iter().filter(|&&party| party != Party::Prc) {
        escalation::act(change, beijing, setup.nation(party), RUNG_WAR, Driver::War);
    }
    // Whose shots made a quarantine war is in it.
    if let Some(nation) = change.game.quarantine.as_ref().and_then(|quarantine| quarantine.war_with) {
        enter(change, setup, nation);
    }
}

/// A war that is over inside a level's calendar gives way to it: the next turn is the next of the calendar. So does one in which nobody
/// stood above rung 2 with anybody for two turns.
pub fn resume(change: &mut Change) {
    let Some(crisis) = change.game.crisis.as_ref().filter(|_| change.game.clock == Clock::Crisis && change.scenario.clock != Clock::Crisis) else {
        return;
    };
    let calm = crisis.war.turn > 2
        && change.game.rungs.values().all(|rung| rung.now <= RUNG_CALM && (rung.now < RUNG_CALM || rung.quiet_turns > Turns::NONE));
    if crisis.war.outcome.is_some() || calm {
        let (began_turn, turns) = (crisis.began_turn, (change.game.turn + 1).saturating_sub(crisis.began_turn));
        change.emit_to_all(Event::War(WarNews::Resumed { began_turn, turns }));
    }
}

/// Whether the war of a game is over.
pub fn is_over(game: &Game) -> bool {
    game.crisis.as_ref().is_some_and(|crisis| crisis.war.outcome.is_some())
}
