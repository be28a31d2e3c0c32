//! What a seat came to, told in the order in which its player asks: success or not, points by objective, the moments that turned it, and
//! what else was open. What else was open is no promise: it names offers that were not taken and orders that were not given, and leaves
//! open what would have come of them.

use std::collections::BTreeMap;

use crate::catalog::NationId;
use crate::report::words::Words;
use crate::report::{Account, SeatResult, TestResult, TurningPoint, forecast};
use crate::rules::order::Order;
use crate::rules::phases::agreement::Answer;
use crate::rules::state::Proposal;
use crate::rules::state::view::Viewer;
use crate::rules::vocab::ids::SeatId;
use crate::rules::{Actor, Command, lesson};
use crate::session::Entry;
use crate::words::keys::outcome;
use crate::words::{Phrase, say};

/// Turning points that are told with the result.
const POINTS: usize = 3;
/// Offers that are named for an objective.
const OFFERS: usize = 3;

/// An objective that was not reached in full, with what else was open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// Its title.
    pub title: String,
    /// What was missing for the next point.
    pub missing: String,
    /// What was open, a sentence each.
    pub open: Vec<String>,
}

/// A seat's result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatOutcome {
    /// The result in a sentence.
    pub sentence: String,
    /// Whether it succeeded; `None` where that has no threshold that the reader may know.
    pub success: Option<bool>,
    /// Positions in the story of the weightiest turning points that moved an objective of the seat, in the order of time.
    pub turned: Vec<usize>,
    /// Objectives short of full, those nearest to the next point first.
    pub missed: Vec<Missed>,
    /// What was left unused, a sentence each.
    pub unused: Vec<String>,
}

/// The result of the account's reader; for the White Cell none.
pub fn outcome(account: &Account, scores: &[SeatResult], story: &[TurningPoint]) -> Option<SeatOutcome> {
    let Viewer::Seat(seat) = account.reader else { return None };
    let result = scores.iter().find(|result| result.seat == seat)?;
    let success = (result.success > 0).then(|| result.succeeded());
    let (team, over) = (result.name.clone(), account.is_over());
    let (points, most, needed) = (u64::from(result.points), u64::from(result.most), u64::from(result.success));
    let sentence = match success {
        Some(true) => say(outcome::Success { team, over, points, most, needed }),
        Some(false) => say(outcome::NoSuccess { team, over, points, most, short: needed.saturating_sub(points), needed }),
        None => say(outcome::Points { team, points, most, over }),
    };
    Some(SeatOutcome { sentence, success, turned: turned(story), missed: missed(account, seat, result), unused: unused(account, seat) })
}

/// The weightiest of the turning points that moved the score of an objective, in the order of time. Where none did, nothing turned it.
pub fn turned(story: &[TurningPoint]) -> Vec<usize> {
    let mut ranked: Vec<usize> = (0..story.len()).filter(|&at| !story[at].scores.is_empty()).collect();
    ranked.sort_by_key(|&at| (std::cmp::Reverse(story[at].importance), at));
    ranked.truncate(POINTS);
    ranked.sort_unstable();
    ranked
}

fn missed(account: &Account, seat: SeatId, result: &SeatResult) -> Vec<Missed> {
    let served = served(account, seat);
    let offers = not_taken(account, seat);
    let mut missed: Vec<(usize, Missed)> = Vec::new();
    for objective in result.objectives.iter().filter(|objective| objective.score < 3) {
        let Some(tier) = objective.tiers.get(usize::from(objective.score)) else { continue };
        let lacking: Vec<Phrase> = tier.tests.iter().filter(|test| !test.held).map(TestResult::asked_and_came).collect();
        let mut open = Vec::new();
        if let Some(offers) = offers.get(&objective.title) {
            let offers = offers.iter().take(OFFERS).map(|(_, named)| named.clone()).collect();
            open.push(account.words().say(outcome::NotAccepted { offers }));
        }
        // After a lesson the acts themselves are told, objective by objective.
        if !lesson::teaches(&account.scenario, seat) {
            open.push(match served.get(&objective.title).map(Vec::as_slice) {
                None | Some([]) => outcome::NO_ORDER.text().to_owned(),
                Some([turn]) => say(outcome::OneOrder { turn: (*turn).into() }),
                Some(turns) => say(outcome::Orders { turns: turns.len() as u64, all: account.turns.len() as u64 }),
            });
        }
        let count = lacking.len();
        let missing = account.words().say(outcome::Missing { points: u64::from(objective.score) + 1, missing: lacking });
        missed.push((count, Missed { title: objective.title.clone(), missing, open }));
    }
    missed.sort_by_key(|(lacking, _)| *lacking);
    missed.into_iter().map(|(_, missed)| missed).collect()
}

/// The turns in which the seat gave an order that serves an objective, by its title.
fn served(account: &Account, seat: SeatId) -> BTreeMap<String, Vec<u16>> {
    let mut served: BTreeMap<String, Vec<u16>> = BTreeMap::new();
    for (turn, order) in given(account, seat) {
        let Some(at) = account.turns.iter().find(|known| known.number == turn) else { continue };
        let words = Words { scenario: &account.scenario, game: &at.start };
        for touch in forecast::touches(&words, seat, order).into_iter().filter(|touch| touch.helps) {
            let turns = served.entry(touch.title).or_default();
            if turns.last() != Some(&turn) {
                turns.push(turn);
            }
        }
    }
    served
}

fn given(account: &Account, seat: SeatId) -> impl Iterator<Item = (u16, &Order)> {
    account.log.iter().filter_map(move |line| match &line.entry {
        Entry::Command { actor: Actor::Seat(by), command: Command::Give(order) } if *by == seat => Some((line.turn, order)),
        _ => None,
    })
}

/// Offers to the seat that it did not accept, by the objective that their text would have served.
fn not_taken(account: &Account, seat: SeatId) -> BTreeMap<String, Vec<(String, Phrase)>> {
    let words = account.words();
    let own: Vec<NationId> = account.scenario.seat(seat).nations.clone();
    let refused = |offer: &&Proposal| {
        !own.contains(&offer.from)
            && offer.to.iter().zip(&offer.answers).any(|(nation, answer)| own.contains(nation) && *answer != Some(Answer::Accept))
    };
    let mut found: BTreeMap<String, Vec<(String, Phrase)>> = BTreeMap::new();
    for offer in account.now.proposals.values().filter(refused) {
        let touches = forecast::of_text(&words, seat, &offer.text);
        let hurts: Vec<&String> = touches.iter().filter(|touch| !touch.helps).map(|touch| &touch.title).collect();
        for touch in touches.iter().filter(|touch| touch.helps && !hurts.contains(&&touch.title)) {
            let name = offer.text.name.clone();
            let known = found.entry(touch.title.clone()).or_default();
            if !known.iter().any(|(one, _)| *one == name) {
                known.push((name.clone(), outcome::Offer { name, who: offer.from, turn: offer.turn.into() }.into()));
            }
        }
    }
    found
}

fn unused(account: &Account, seat: SeatId) -> Vec<String> {
    let turns = account.turns.len() as u32;
    let limit = u32::from(account.scenario.staff_actions) * turns;
    // Orders that were taken back have not been used.
    let mut used: BTreeMap<u16, Vec<u8>> = BTreeMap::new();
    for line in &account.log {
        let Entry::Command { actor: Actor::Seat(by), command } = &line.entry else { continue };
        match command {
            Command::Give(order) if *by == seat => used.entry(line.turn).or_default().push(order.staff_actions()),
            Command::TakeBack(index) if *by == seat => {
                let orders = used.entry(line.turn).or_default();
                if usize::from(*index) < orders.len() {
                    orders.remove(usize::from(*index));
                }
            }
            _ => {}
        }
    }
    let used: u32 = used.values().flatten().map(|&actions| u32::from(actions)).sum();
    let mut lines = Vec::new();
    if limit > used && turns > 0 {
        lines.push(say(outcome::StaffActions { left: (limit - used).into(), limit: limit.into() }));
    }
    let nations = &account.scenario.seat(seat).nations;
    for &nation in nations {
        let capital = account.now.nations[nation.index()].capital;
        let start = account.scenario.nations[nation.index()].capital;
        if capital > start && capital > 0 {
            let who = (nations.len() > 1).then_some(nation);
            lines.push(account.words().say(outcome::Capital { who, capital: capital.into(), start: start.into() }));
        }
    }
    lines
}
