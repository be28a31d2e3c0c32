//! The page that closes a lesson: which objectives were met, and by which of the reader's own acts.

use std::collections::BTreeMap;

use crate::report::words::kinds;
use crate::report::{Account, SeatResult, Words};
use crate::rules::lesson::{Deed, teaches};
use crate::rules::order::Order;
use crate::rules::phases::agreement::Answer;
use crate::rules::state::view::Viewer;
use crate::rules::vocab::ids::SeatId;
use crate::rules::{Actor, Command};
use crate::session::Entry;
use crate::words::keys::{decisions, lesson};

/// An objective with what was done for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// Its title.
    pub title: String,
    /// 0 to 3.
    pub score: u8,
    /// What decided it, in a sentence.
    pub decided: String,
    /// The reader's own acts of the kinds that the lesson says serve it, each with its turns.
    pub acts: Vec<String>,
}

/// The objectives of the reader with what was done for each; `None` where the level teaches the reader nothing, or goes on.
pub fn served(account: &Account, results: &[SeatResult]) -> Option<Vec<Served>> {
    let Viewer::Seat(seat) = account.reader else { return None };
    if !account.is_over() || !teaches(&account.scenario, seat) {
        return None;
    }
    let result = results.iter().find(|result| result.seat == seat)?;
    let served = |title: &str| {
        let mut acts: BTreeMap<String, Vec<u16>> = BTreeMap::new();
        for line in &account.log {
            let Entry::Command { actor: Actor::Seat(by), command } = &line.entry else { continue };
            if *by != seat {
                continue;
            }
            let steps = account.scenario.lessons.iter().filter(|step| step.seat == seat && step.serves == title);
            if let Some(act) = steps.into_iter().find_map(|step| act(account, seat, &step.deed, line.turn, command)) {
                let turns = acts.entry(act).or_default();
                if turns.last() != Some(&line.turn) {
                    turns.push(line.turn);
                }
            }
        }
        acts.into_iter()
            .map(|(act, turns)| {
                account.words().say(lesson::ActInTurns { act, turns: turns.iter().map(|&turn| lesson::Turn { turn: turn.into() }.into()).collect() })
            })
            .collect()
    };
    let one = |objective: &crate::report::ObjectiveResult| Served {
        title: objective.title.clone(),
        score: objective.score,
        decided: objective.decided.clone(),
        acts: served(&objective.title),
    };
    Some(result.objectives.iter().map(one).collect())
}

/// The command in words, if it is what the step asks for.
fn act(account: &Account, seat: SeatId, deed: &Deed, turn: u16, command: &Command) -> Option<String> {
    let game = account.turns.iter().find(|known| known.number == turn).map_or(&account.now, |known| &known.start);
    let words = Words { scenario: &account.scenario, game };
    let own = &account.scenario.seat(seat).nations;
    let order = |fits: bool, order: &Order| fits.then(|| words.say(decisions::Does { what: words.order_phrase(order) }));
    match (deed, command) {
        (Deed::Order { force, act, feature }, Command::Give(given @ Order::Undertake(undertaken))) => {
            order(undertaken.force == *force && undertaken.act == *act && undertaken.feature == *feature, given)
        }
        (Deed::Publicise(feature), Command::Give(given @ Order::Publicise(shown))) => order(shown.feature == *feature, given),
        (Deed::Consult(ally), Command::Give(given @ Order::Consult(asked))) => order(asked.ally == *ally, given),
        (Deed::Signal { to, kind, .. }, Command::Give(Order::Signal(sent))) => {
            (sent.to == *to && sent.kind == *kind).then(|| words.say(lesson::Signal { signal: kinds::signal(*kind).into(), who: *to }))
        }
        (Deed::Limit(act), Command::SetCeiling(set)) => (act == set).then(|| words.say(lesson::Limit { act: kinds::act(*act).into() })),
        (Deed::Offer(nation, _), Command::Propose { from, to, text, .. }) => {
            (own.contains(from) && to.contains(nation)).then(|| words.say(lesson::OfferTo { who: *nation, name: text.name.clone() }))
        }
        (Deed::Accept(nation), Command::Answer { answer: Answer::Accept, .. }) => Some(words.say(lesson::OfferAccepted { who: *nation })),
        _ => None,
    }
}
