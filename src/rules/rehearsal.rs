//! What an order would move, were it the only thing that happened: resolved by the same rules on a copy of what its giver knows. It draws
//! no chance, so that a preview foretells none: what hangs on a draw (a signal's reading, the name of an author) is left out.

use super::change::Change;
use super::event::{Discard, Event, Recorded};
use super::scenario::Scenario;
use super::state::{Game, Trial};
use crate::catalog::NationId;
use crate::catalog::quantity::Hours;
use crate::rules::order::entry::Follows;
use crate::rules::order::{Exercise, Launch, Order};
use crate::rules::phases::homefront::{self, Burden};
use crate::rules::phases::posture::{exercise, works};
use crate::rules::phases::pressure::{coercion, influence};
use crate::rules::phases::{programme, support};
use crate::rules::state::competition::MONTH_HOURS;
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::competition::{Coercion, InformationOperation, StandingPolicy};
use crate::rules::vocab::ids::SeatId;

/// The most turns that are looked ahead for a work to be ready.
const MAX_TURNS: u16 = 40;

/// When what follows an order comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lag {
    /// Nothing follows.
    Nothing,
    /// Once, when this turn resolves.
    At(u16),
    /// In each turn from this one on, the first time in full.
    EachFrom(u16),
    /// With the target's next election.
    Election,
}

/// What an order would move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehearsal {
    /// With the turn itself.
    pub at_once: Vec<Event>,
    /// What follows by itself.
    pub later: Vec<Event>,
    /// When that comes.
    pub lag: Lag,
}

/// Rehearses a legal order on a game or on a view of it. Orders to forces move nothing by themselves: what becomes of them hangs on who
/// meets them. What its giver has ordered this turn already is carried out first, as the turn will: a second exercise teaches less than the first.
pub fn rehearse(scenario: &Scenario, game: &Game, order: &Order) -> Rehearsal {
    let mut trial = Trial::of(game);
    for (seat, given) in given(scenario, game, order) {
        given.resolve(&mut Change::new(scenario, &mut trial, &mut Discard), seat);
    }
    let mut heard: Vec<Recorded> = Vec::new();
    if order.is_foreseeable() {
        // Who hears of it matters to nobody here.
        order.resolve(&mut Change::new(scenario, &mut trial, &mut heard), SeatId(0));
    }
    let at_once = events(heard);
    let (later, lag) = later(scenario, &mut trial, order);
    Rehearsal { at_once, later, lag }
}

/// What the seat of whoever gives an order has ordered beside it this turn and moves something by itself.
fn given<'a>(scenario: &Scenario, game: &'a Game, order: &'a Order) -> impl Iterator<Item = (SeatId, &'a Order)> {
    let seat = order.nation(game).ok().and_then(|nation| game.seat_of(scenario, nation));
    let orders = seat.into_iter().flat_map(|seat| game.seats[seat.index()].orders.iter().map(move |given| (seat, given)));
    orders.filter(move |(_, given)| *given != order && given.is_foreseeable())
}

fn events(heard: Vec<Recorded>) -> Vec<Event> {
    heard.into_iter().map(|recorded| recorded.event).collect()
}

/// What follows, on the game as it stands once the order is carried out.
fn later(scenario: &Scenario, game: &mut Trial, order: &Order) -> (Vec<Event>, Lag) {
    let turn = game.turn;
    let mut heard: Vec<Recorded> = Vec::new();
    let lag = match order.follows() {
        Follows::Nothing => Lag::Nothing,
        Follows::Trade(order) => {
            let one = |c: &Coercion| (c.by, c.target, c.good) == (order.nation, order.target, order.good);
            game.competition.coercions.retain(one);
            game.turn += 1;
            coercion::resolve(&mut Change::new(scenario, game, &mut heard));
            Lag::EachFrom(turn + 1)
        }
        Follows::Landing(order) => {
            let begun = |i: &&InformationOperation| !i.landed && (i.by, i.target, i.kind, i.turn) == (order.nation, order.target, order.kind, turn);
            let Some(begun) = game.competition.influences.iter().rev().find(begun).copied() else { return (Vec::new(), Lag::Nothing) };
            game.turn = begun.lands_turn.unwrap_or(game.turn);
            influence::land(&mut Change::new(scenario, game, &mut heard), begun);
            begun.lands_turn.map_or(Lag::Election, Lag::At)
        }
        Follows::Drill(order) => {
            let Some(turn) = drill(scenario, game, order, &mut heard) else { return (Vec::new(), Lag::Nothing) };
            Lag::At(turn)
        }
        Follows::Delivery(order) => Lag::At(delivery(scenario, game, order, &mut heard)),
        Follows::Work(nation, place, kind) => {
            ready(scenario, game, &mut heard, |work| work.nation == nation && work.place == place && work.kind == kind)
        }
        Follows::Policy(order) => {
            game.competition.policies.retain(|standing| *standing == (order.nation, order.policy));
            policy(&mut Change::new(scenario, game, &mut heard), order.nation, order.policy);
            Lag::EachFrom(turn)
        }
    };
    (events(heard), lag)
}

/// Holds an exercise after all that are held before it, and says in which turn; `None` where it is not planned.
fn drill(scenario: &Scenario, game: &mut Trial, order: &Exercise, heard: &mut Vec<Recorded>) -> Option<u16> {
    let all = game.competition.exercises.clone();
    let at = all.iter().rposition(|e| e.lead == order.nation && e.partners == order.partners && e.place == order.place)?;
    let turn = all[at].turn;
    for (_, earlier) in all.iter().enumerate().filter(|&(other, earlier)| (earlier.turn, other) < (turn, at)) {
        exercise::hold(&mut Change::new(scenario, game, &mut Discard), earlier);
    }
    exercise::hold(&mut Change::new(scenario, game, heard), &all[at]);
    Some(turn)
}

/// What a programme delivers, and in which turn if it is always paid.
fn delivery(scenario: &Scenario, game: &mut Trial, order: &Launch, heard: &mut Vec<Recorded>) -> u16 {
    let Some(ordered) = scenario.catalog.programmes.get(order.programme.index()) else { return game.turn };
    let lead_hours = MONTH_HOURS * u32::from(ordered.months);
    let turns = lead_hours.div_ceil(scenario.turn_hours.max(Hours(1))).max(1) as u16;
    let turn = game.turn;
    programme::deliver(&mut Change::new(scenario, game, heard), ordered);
    turn + turns - 1
}

/// Lets a work go on until it is ready, if its host lets it.
fn ready(scenario: &Scenario, game: &mut Trial, heard: &mut Vec<Recorded>, is_it: impl Fn(&crate::rules::state::competition::Work) -> bool) -> Lag {
    let Some(work) = game.competition.works.iter().rev().find(|work| is_it(work)).copied() else { return Lag::Nothing };
    game.competition.works = vec![work];
    for _ in 0..MAX_TURNS {
        works::resolve(&mut Change::new(scenario, game, heard));
        if game.competition.works.iter().all(|work| work.hours_left == Hours::NONE) {
            heard.retain(|recorded| !matches!(&recorded.event, Event::WorkMoved { work, .. } if work.hours_left > Hours::NONE));
            return Lag::At(game.turn);
        }
        game.turn += 1;
    }
    heard.clear();
    Lag::Nothing
}

/// What a policy costs and brings in a turn.
fn policy(change: &mut Change, nation: NationId, policy: StandingPolicy) {
    let scenario = change.scenario;
    let nations: Vec<NationId> = scenario.nations_present().collect();
    homefront::policy::resolve(change, &nations);
    if policy == StandingPolicy::FairShare {
        let (with, without) = (homefront::income(scenario, nation, Burden::Shared), homefront::income(scenario, nation, Burden::Usual));
        support::budget(change, nation, with - without, Driver::Income);
    }
}
