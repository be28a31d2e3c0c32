//! What is known of an offer before it is made: what the other side has itself on the table, what its maker gains by it, and how
//! parliaments would vote.

use super::tenths_phrase;
use crate::catalog::{Clause, NationId, Operation};
use crate::report::forecast::ahead;
use crate::report::words::Words;
use crate::rules::Scenario;
use crate::rules::models::war::{Basing, Party};
use crate::rules::phases::agreement::{AgreementText, Answer, Instrument};
use crate::rules::state::Game;
use crate::words::keys::forecast;

/// How a text stands to what the other side offers itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is their own text.
    Theirs,
    /// It gives them all that their own text does, and asks for no more.
    NoWorseForThem,
    /// Neither.
    Apart,
}

/// How a text of `from` stands to what `to` has offered it this turn and not withdrawn. Offers that are on the table or were refused count alike:
/// what a government has offered it would sign.
pub fn standing(game: &Game, from: NationId, to: NationId, text: &AgreementText) -> Standing {
    let mut found = Standing::Apart;
    for offer in game.proposals.values().filter(|offer| offer.from == to && offer.to.contains(&from) && offer.turn == game.turn) {
        if !same_parties(&offer.text, text) || offer.text.instrument != text.instrument {
            continue;
        }
        let (theirs, ours) = (&offer.text.clauses, &text.clauses);
        if theirs.iter().all(|clause| ours.contains(clause)) && ours.iter().all(|clause| theirs.contains(clause)) {
            return Standing::Theirs;
        }
        // All that binds us in theirs is in ours, and nothing binds them that they did not write.
        let kept = theirs.iter().filter(|clause| clause.binds(from)).all(|clause| ours.contains(clause));
        let asked = ours.iter().filter(|clause| clause.binds(to)).all(|clause| theirs.contains(clause));
        let shared = ours.iter().filter(|clause| clause.members().is_some()).all(|clause| theirs.contains(clause));
        if kept && asked && shared {
            found = Standing::NoWorseForThem;
        }
    }
    let accepted = game.proposals.values().any(|offer| {
        offer.from == from
            && offer.turn == game.turn
            && offer.text == *text
            && offer.to.iter().zip(&offer.answers).any(|(n, a)| *n == to && *a == Some(Answer::Accept))
    });
    if accepted { Standing::NoWorseForThem } else { found }
}

/// Whether all that a text asks of `to` is the use of its bases for what it has already opened them to in a war, by its own decision. Then the
/// agreement is not what the use hangs on, and how likely it is says nothing about it.
pub fn allowed(scenario: &Scenario, game: &Game, from: NationId, to: NationId, text: &AgreementText) -> bool {
    let (Some(setup), Some(crisis)) = (scenario.war.as_deref(), game.crisis.as_ref()) else { return false };
    let (Some(host), Some(guest)) = (setup.party(to), setup.party(from)) else { return false };
    let Some(decided) = crisis.access[host.index()].filter(|_| guest != host && guest != Party::Prc) else { return false };
    let serves = |clause: &Clause| {
        clause.access(to, from).is_some_and(|leave| match leave.operation {
            Operation::Overflight | Operation::Logistics | Operation::Isr => decided.basing >= Basing::Logistics,
            Operation::DefensiveOperations | Operation::CombatSorties => decided.basing == Basing::Combat,
            Operation::MainlandStrikes => false,
        })
    };
    let mut asked = text.clauses.iter().filter(|clause| clause.binds(to)).peekable();
    asked.peek().is_some() && asked.all(serves)
}

fn same_parties(a: &AgreementText, b: &AgreementText) -> bool {
    let sorted = |text: &AgreementText| {
        let mut parties = text.parties.clone();
        parties.sort();
        parties
    };
    sorted(a) == sorted(b)
}

/// Whether `nation` gains anything by a text: something that another is bound to, or an institution of which it is a member.
pub fn gains(text: &AgreementText, nation: NationId) -> bool {
    text.clauses.iter().any(|clause| clause.favours(nation))
}

/// How each party's parliament would vote on a treaty as public support stands, a line each; empty for what needs no parliament.
pub fn ratification(words: &Words<'_>, text: &AgreementText, knows: impl Fn(NationId) -> bool) -> Vec<String> {
    if text.instrument != Instrument::Treaty {
        return Vec::new();
    }
    let line = |&nation: &NationId| {
        let (least, most, needed) = ahead::carried(words, text, nation, ahead::Precision::exactly_if(knows(nation)));
        words.say(forecast::ParliamentSaysYes { who: nation, chance: tenths_phrase(least, most), needed })
    };
    text.parties.iter().map(line).collect()
}
