//! A level's lesson: what a newcomer is told to do, step by step, and whether it is done.
//!
//! A step asks for one deed. What the game can tell (an order is given, an offer accepted) is read from the seat's view, so that a game that
//! is continued goes on where it was; what only the screen can tell (a page is open) is the screen's. [`commands`] are what a person gives who
//! does what the steps say and nothing else: the screen marks the controls that give the very same.

use super::event::Discard;
use super::scenario::Scenario;
use super::state::{Game, Phase, Trial};
use super::turn;
use crate::catalog::clause::Promise;
use crate::catalog::{Clause, NationId};
use crate::rules::vocab::agreement::{AgreementText, Answer, Instrument};
use crate::rules::vocab::command::{Actor, Command};
use crate::rules::vocab::ids::{FeatureId, ProposalId, SeatId};
pub use crate::rules::vocab::lesson::{Deed, LessonStep, Model, Page};
use crate::rules::vocab::order::{Consult, Order, Publicise, Signal, Undertake};

/// How far a deed is, as far as the game can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is done.
    Done,
    /// It can be done now.
    Open,
    /// It cannot be done now, whatever the reason: the step is passed over.
    Barred,
    /// Only the screen can tell.
    Unseen,
}

/// The steps that a seat is offered now, by their place in [`Scenario::lessons`].
pub fn steps_now(scenario: &Scenario, view: &Game, seat: SeatId) -> Vec<usize> {
    let over = view.phase == Phase::Over;
    let offered = |step: &LessonStep| {
        let debrief = step.deed == Deed::Open(Page::Debrief);
        let in_time = if over { debrief } else { !debrief && (step.from_turn..=step.to_turn).contains(&view.turn) };
        step.seat == seat && in_time && step.when.holds_for(scenario, view, seat)
    };
    scenario.lessons.iter().enumerate().filter(|(_, step)| offered(step)).map(|(index, _)| index).collect()
}

/// Whether the level teaches a seat anything.
pub fn teaches(scenario: &Scenario, seat: SeatId) -> bool {
    scenario.lessons.iter().any(|step| step.seat == seat)
}

/// How far a deed is in what a seat knows of the game.
pub fn state(scenario: &Scenario, view: &Game, seat: SeatId, deed: &Deed) -> State {
    let given = || view.seats.get(seat.index()).map_or(&[][..], |state| state.orders.as_slice());
    let own = &scenario.seat(seat).nations;
    let done = match deed {
        Deed::Look(_) | Deed::Open(_) | Deed::EndTurn => return State::Unseen,
        Deed::Order { force, act, feature } => {
            let ordered = given().iter().find(|order| order.force() == Some(*force));
            let tasked = || view.forces.get(force).and_then(|force| force.task).is_some_and(|task| task.act == *act && task.feature == *feature);
            match ordered {
                Some(Order::Undertake(order)) => order.act == *act && order.feature == *feature,
                // Something else was ordered: the step waits until that is undone, or it is skipped.
                Some(_) => return State::Open,
                None => tasked(),
            }
        }
        Deed::Accept(nation) => view.proposals.values().any(|offer| {
            let accepted = |(to, answer): (&NationId, &Option<Answer>)| own.contains(to) && *answer == Some(Answer::Accept);
            offer.from == *nation && offer.turn == view.turn && offer.to.iter().zip(&offer.answers).any(accepted)
        }),
        Deed::Offer(nation, _) => {
            view.proposals.values().any(|offer| offer.turn == view.turn && own.contains(&offer.from) && offer.to.contains(nation))
        }
        Deed::Publicise(feature) => given().iter().any(|order| matches!(order, Order::Publicise(order) if order.feature == *feature)),
        Deed::Consult(ally) => given().iter().any(|order| matches!(order, Order::Consult(order) if order.ally == *ally)),
        Deed::Signal { to, kind, .. } => given().iter().any(|order| matches!(order, Order::Signal(order) if order.to == *to && order.kind == *kind)),
        Deed::Limit(act) => view.seats.get(seat.index()).is_some_and(|state| state.ceiling == *act),
    };
    if done {
        return State::Done;
    }
    let possible = command(scenario, view, seat, deed).is_some_and(|command| {
        let mut trial = Trial::of(view);
        turn::command(scenario, &mut trial, &mut Discard, Actor::Seat(seat), &command).is_ok()
    });
    if possible { State::Open } else { State::Barred }
}

/// The command that does a deed; `None` where it takes none, or what it is about is not there.
pub fn command(scenario: &Scenario, view: &Game, seat: SeatId, deed: &Deed) -> Option<Command> {
    let nation = *scenario.seat(seat).nations.first()?;
    Some(match deed {
        Deed::Order { force, act, feature } => {
            let doer = view.forces.get(force)?;
            let against = act.opposes().then(|| usual_opponent(scenario, view, doer.nation, *feature)).flatten();
            Command::Give(Order::Undertake(Undertake::plan(scenario, view, *force, *feature, *act, against).ok()?))
        }
        Deed::Accept(from) => {
            let (proposal, nation) = offer_of(scenario, view, seat, *from)?;
            Command::Answer { nation, proposal, answer: Answer::Accept }
        }
        Deed::Offer(to, model) => {
            let text = model_text(scenario, *model, nation, *to)?;
            Command::Propose { from: nation, to: vec![*to], text, counters: None, private: true }
        }
        Deed::Publicise(feature) => Command::Give(Order::Publicise(Publicise { nation, feature: *feature })),
        Deed::Consult(ally) => Command::Give(Order::Consult(Consult { nation, ally: *ally })),
        Deed::Signal { to, kind, message } => Command::Give(Order::Signal(Signal { nation, to: *to, kind: *kind, message: message.clone() })),
        Deed::Limit(act) => Command::SetCeiling(*act),
        Deed::Look(_) | Deed::Open(_) | Deed::EndTurn => return None,
    })
}

/// The first offer of a nation that waits for the seat's answer, and who answers it.
pub fn offer_of(scenario: &Scenario, view: &Game, seat: SeatId, from: NationId) -> Option<(ProposalId, NationId)> {
    let own = &scenario.seat(seat).nations;
    let waits = |(&id, offer): (&ProposalId, &super::state::Proposal)| {
        let mut open = offer.to.iter().zip(&offer.answers).filter(|(to, answer)| answer.is_none() && own.contains(to));
        open.next().filter(|_| offer.open && offer.from == from).map(|(&to, _)| (id, to))
    };
    view.proposals.iter().find_map(waits)
}

/// What a seat does that does what the steps say, and nothing else: answers and offers before orders, as a person at the screen may.
pub fn commands(scenario: &Scenario, view: &Game, seat: SeatId) -> Vec<Command> {
    let mut known = Trial::of(view);
    let mut given = Vec::new();
    for index in steps_now(scenario, view, seat) {
        let deed = &scenario.lessons[index].deed;
        if state(scenario, &known, seat, deed) != State::Open {
            continue;
        }
        let Some(command) = command(scenario, &known, seat, deed) else { continue };
        if turn::command(scenario, &mut known, &mut Discard, Actor::Seat(seat), &command).is_ok() {
            given.push(command);
        }
    }
    given
}

/// Whom an act at a feature would be against: the one across from the force's side, unless it is told otherwise.
pub fn usual_opponent(scenario: &Scenario, game: &Game, nation: NationId, feature: FeatureId) -> Option<NationId> {
    let feature = scenario.features.get(feature.index())?;
    let with = |other: NationId| other == nation || crate::rules::phases::agreement::obligation::are_allies(game, nation, other);
    if with(feature.challenger) && !with(feature.holder) { Some(feature.holder) } else { Some(feature.challenger).filter(|&other| other != nation) }
}

/// A model text between two nations, over the outpost that they contest where it is about one; `None` where they contest none.
pub fn model_text(scenario: &Scenario, model: Model, from: NationId, to: NationId) -> Option<AgreementText> {
    let both = [from, to];
    let contested = || scenario.features.iter().find(|f| f.outpost && both.contains(&f.holder) && both.contains(&f.challenger));
    let undertaking = |who, what| Clause::Undertaking { who, what, until_turn: None };
    let (name, instrument, clauses) = match model {
        Model::Support => ("Declaration of support", Instrument::Declaration, vec![undertaking(from, Promise::Declare)]),
        Model::Passage | Model::Inspection => {
            let feature = contested()?;
            let (name, given) = match model {
                Model::Passage => ("Quiet passage", Promise::NoRepair(feature.place)),
                _ => ("Passage against inspection", Promise::Inspection(feature.place)),
            };
            let pass = undertaking(feature.challenger, Promise::LetPass(feature.place));
            (name, Instrument::Arrangement, vec![pass, undertaking(feature.holder, given)])
        }
    };
    let mut parties = both.to_vec();
    parties.sort();
    let quiet = instrument == Instrument::Arrangement;
    Some(AgreementText { name: name.to_owned(), instrument, parties, clauses, quiet, in_part: false, revises: None })
}
