//! Orders that break what their giver has undertaken, found before they are given.

use crate::catalog::clause::Promise;
use crate::catalog::{Clause, Domain, NationId};
use crate::report::words::Words;
use crate::report::words::clauses::promise_phrase;
use crate::rules::Scenario;
use crate::rules::order::Order;
use crate::rules::phases::agreement::{AgreementText, Answer, Instrument, clause};
use crate::rules::state::{Game, Task};
use crate::rules::vocab::ids::ForceId;
use crate::rules::vocab::parameter::Param;
use crate::words::Phrase;
use crate::words::keys::forecast;

/// An undertaking that would be broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// Whose word it is.
    pub who: NationId,
    /// The agreement's name.
    pub agreement: String,
    /// What was undertaken.
    pub promise: Option<Promise>,
    /// What breaking it costs, in permille of credibility.
    pub price: i32,
    /// Whether it is broken for certain, and not only if the other side comes.
    pub sure: bool,
}

impl Breach {
    /// What would be broken, and the price.
    pub fn sentence(&self, words: &Words<'_>) -> String {
        words.say(self.phrase())
    }

    /// The same as a phrase.
    pub(super) fn phrase(&self) -> Phrase {
        let (who, agreement, sure, price) = (self.who, self.agreement.clone(), self.sure, -self.price);
        match self.promise {
            None => forecast::Breach { sure, agreement, who, price }.into(),
            Some(promise) => forecast::BreachOfPromise { sure, agreement, who, promise: promise_phrase(promise), price }.into(),
        }
    }
}

/// The undertaking that an order would break; `None` if it breaks none.
pub fn breach(scenario: &Scenario, game: &Game, order: &Order) -> Option<Breach> {
    if let Some((force, task)) = order.bound().and_then(|bound| Some((bound.force, bound.task?))) {
        return of_task(scenario, game, force, task, &bound(game, game.forces.get(&force)?.nation));
    }
    // Of the others only a refusal to keep what is owed breaks a word.
    let Order::Honour(answer) = order else { return None };
    let due = game.dues.get(answer.due.index()).filter(|_| !answer.keep)?;
    let agreement = game.agreement(due.agreement).map(|agreement| agreement.text.name.clone()).unwrap_or_default();
    let price = scenario.parameters.get(Param::CreditRefused);
    Some(Breach { who: due.obligor, agreement, promise: None, price, sure: true })
}

/// What the forces of a nation do already, under their standing tasks, against its undertakings; those that have another order are left out.
pub fn standing_breaches(scenario: &Scenario, game: &Game, nation: NationId) -> Vec<(ForceId, Breach)> {
    with_standing_tasks(scenario, game, nation, &bound(game, nation))
}

/// What the forces of a nation do already against a text that it may sign.
pub fn breaches_under(scenario: &Scenario, game: &Game, nation: NationId, text: &AgreementText) -> Vec<(ForceId, Breach)> {
    with_standing_tasks(scenario, game, nation, &promises_in(&text.name, &text.clauses, nation, game.turn))
}

type BoundPromises = Vec<(String, Promise)>;

fn with_standing_tasks(scenario: &Scenario, game: &Game, nation: NationId, bound: &BoundPromises) -> Vec<(ForceId, Breach)> {
    let ordered = |id: ForceId| game.seats.iter().flat_map(|seat| &seat.orders).any(|order| order.force() == Some(id));
    let own = game.active_forces().filter(|(id, force)| force.nation == nation && force.strength > 0 && !ordered(*id));
    own.filter_map(|(id, force)| Some((id, of_task(scenario, game, id, force.task?, bound)?))).collect()
}

/// What binds a nation: undertakings in force, and those of offers that all have accepted, which bind when the turn resolves.
fn bound(game: &Game, nation: NationId) -> BoundPromises {
    let mut found: BoundPromises = Vec::new();
    for (id, _, clause) in game.live_clauses() {
        let name = game.agreement(id).map(|agreement| agreement.text.name.clone()).unwrap_or_default();
        found.extend(promises_in(&name, std::slice::from_ref(clause), nation, game.turn));
    }
    let agreed = |text: &AgreementText| text.instrument != Instrument::Treaty;
    for offer in game.proposals.values().filter(|offer| offer.open && agreed(&offer.text)) {
        if offer.answers.iter().all(|answer| *answer == Some(Answer::Accept)) {
            found.extend(promises_in(&offer.text.name, &offer.text.clauses, nation, game.turn));
        }
    }
    found
}

fn promises_in(name: &str, clauses: &[Clause], nation: NationId, turn: u16) -> BoundPromises {
    clauses.iter().filter_map(|clause| clause.undertaken(nation, turn)).map(|what| (name.to_owned(), what)).collect()
}

fn of_task(scenario: &Scenario, game: &Game, id: ForceId, task: Task, bound: &BoundPromises) -> Option<Breach> {
    let force = game.forces.get(&id)?;
    let place = scenario.features.get(task.feature.index())?.place;
    let afloat = scenario.catalog.force_type(force.kind).domain == Domain::Surface;
    let breaks = |promise: Promise| clause::broken_by(promise, place, task.act, afloat);
    let found = bound.iter().filter_map(|(name, promise)| Some((name, *promise, breaks(*promise)?)));
    let (name, promise, sure) = found.max_by_key(|(_, _, sure)| *sure)?;
    let price = scenario.parameters.get(Param::CreditBroke);
    Some(Breach { who: force.nation, agreement: name.clone(), promise: Some(promise), price, sure })
}
