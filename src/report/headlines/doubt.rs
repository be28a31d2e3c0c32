//! Words about Beijing's doubt.

use crate::catalog::quantity::Thousandths;
use crate::report::words::{Words, kinds};
use crate::rules::doubt::{Doubt, Eyes, Paired, Preview, Question, Without};
use crate::rules::models::war::{Outcome, Party};
use crate::words::keys::{clauses, doubt, lists};
use crate::words::{Language, Phrase, say};

/// What Beijing believes, in a line.
pub fn line(doubt: &Doubt) -> String {
    Language::current().render(&believed(doubt), None)
}

/// The same as a phrase.
pub(crate) fn believed(doubt: &Doubt) -> Phrase {
    let (low, high) = doubt.now.interval_permille();
    doubt::Line { chance: doubt.now.success_permille(), low, high, war: doubt.worth.launches() }.into()
}

/// What that line rests on.
pub fn reasons(doubt: &Doubt) -> Vec<String> {
    believed_why(doubt).iter().map(|line| Language::current().render(line, None)).collect()
}

/// The same as phrases.
pub(crate) fn believed_why(doubt: &Doubt) -> Vec<Phrase> {
    let worth = doubt.worth;
    let window = match worth.closing() {
        0 => doubt::WINDOW_STANDS.into(),
        by if by > 0 => doubt::WindowCloses { by }.into(),
        by => doubt::WindowOpens { by: -by }.into(),
    };
    let counted = Outcome::ALL.into_iter().zip(doubt.now.outcomes).filter(|(_, wars)| *wars > 0);
    let outcomes = counted.map(|(outcome, wars)| doubt::OutcomeIn { outcome: kinds::outcome(outcome).into(), wars: wars.into() }.into());
    let outcomes = outcomes.reduce(|so_far, next| lists::Row { so_far, next }.into());
    vec![
        doubt::ImaginedWars { wars: doubt.now.draws.into(), outcomes }.into(),
        doubt::AYearFromNow { chance: doubt.later.success_permille() }.into(),
        doubt::LossesOfSuch { losses: doubt.now.mean_cost() }.into(),
        doubt::Worths { now: worth.now, later: worth.later, bar: worth.bar }.into(),
        window,
    ]
}

/// What allied analysts read, in a line.
pub fn estimate(estimate: Thousandths) -> String {
    say(estimated(estimate))
}

/// The same as a phrase.
pub(crate) fn estimated(estimate: Thousandths) -> doubt::Estimate {
    let (low, high) = (i32::from(estimate) - 50, i32::from(estimate) + 50);
    doubt::Estimate { low: (1000 - high).max(0), high: (1000 - low).min(1000) }
}

/// What something is worth, in a line.
pub fn worth(paired: &Paired) -> String {
    let (low, high) = paired.interval_permille();
    let by = paired.worth_permille();
    let (with, without) = (paired.with.success_permille(), paired.without.success_permille());
    match (low, high) {
        (1.., _) => say(doubt::Deters { without, with, by, low, high }),
        (_, ..=-1) => say(doubt::Invites { without, with, by, low, high }),
        _ => say(doubt::NoDifference { with, without, by, low, high }),
    }
}

/// What something adds to Beijing's losses in a war on average, in permille of what success is worth.
pub fn price(paired: &Paired) -> i32 {
    paired.with.mean_cost() - paired.without.mean_cost()
}

/// The same as short as it can be said: the change of Beijing's chance without it, and where that shows none, what it adds to its losses.
pub fn short_worth(paired: &Paired) -> String {
    let (low, high) = paired.interval_permille();
    let by = paired.worth_permille();
    match (low, high) {
        (1.., _) => say(doubt::ShortDeters { by, low, high }),
        (_, ..=-1) => say(doubt::ShortInvites { by, low, high }),
        _ if price(paired).abs() >= 5 => say(doubt::ShortPrice { by, low, high, price: price(paired) }),
        _ => say(doubt::ShortNone { by, low, high }),
    }
}

/// What that line rests on.
pub fn worth_reasons(paired: &Paired) -> Vec<String> {
    vec![
        say(doubt::PairedWars { wars: paired.with.draws.into() }),
        say(doubt::SuccessOnly { deterred: paired.deterred.into(), invited: paired.invited.into() }),
        say(doubt::PairedLosses { with: paired.with.mean_cost(), without: paired.without.mean_cost() }),
    ]
}

/// A line of a war preview: an outcome with its share.
pub struct ShareLine {
    /// Which outcome.
    pub outcome: String,
    /// Its share, permille.
    pub share: i32,
    /// The same with its interval, in words.
    pub says: String,
}

/// The four outcomes of a war preview.
pub fn shares(preview: &Preview) -> Vec<ShareLine> {
    let line = |outcome: Outcome| {
        let (low, high) = preview.interval_permille(outcome);
        let share = preview.share_permille(outcome);
        let outcome = Language::current().render(&doubt::Outcome { outcome: kinds::outcome(outcome).into() }.into(), None);
        ShareLine { outcome, share, says: say(doubt::ShareIs { share, low, high }) }
    };
    Outcome::ALL.map(line).into()
}

/// Losses of a war on average, by party that fought in any: who, and what.
pub fn losses(words: &Words<'_>, preview: &Preview) -> Vec<(String, String)> {
    let tenths = |sum: u32| preview.mean_tenths(sum) as i32;
    let line = |party: Party| {
        let at = party.index();
        let fought = preview.fought[at];
        let share = i32::from(fought) * 1000 / i32::from(preview.count.draws).max(1);
        let (aircraft, ships) = (tenths(preview.aircraft[at]), tenths(preview.ships[at]));
        let battalions = (party == Party::Prc).then(|| tenths(preview.battalions));
        (fought > 0).then(|| (words.party_name(party), say(doubt::MeanLosses { aircraft, ships, battalions, share })))
    };
    Party::ALL.into_iter().filter_map(line).collect()
}

impl Words<'_> {
    /// What is asked of the model; what is not in force yet is asked about as if it were.
    pub fn question(&self, question: &Question) -> String {
        match question {
            Question::War(Eyes::Truth) => doubt::QUESTION_TRUTH.text().to_owned(),
            Question::War(Eyes::Beijing) => doubt::QUESTION_BELIEVED.text().to_owned(),
            Question::Worth(what) => self.say(doubt::QuestionWorth { what: self.without_phrase(what) }),
            Question::Pending(id) => self.agreement(*id),
            Question::Offer(id) => match self.game.proposals.get(id) {
                None => doubt::AN_OFFER.text().to_owned(),
                Some(offer) => {
                    let to = offer.to.iter().map(|&who| doubt::Letters { who }.into()).reduce(|so_far, next| lists::Row { so_far, next }.into());
                    self.say(doubt::QuestionOffer { name: offer.text.name.clone(), from: offer.from, to })
                }
            },
        }
    }

    /// What could be missing from a posture.
    pub fn without(&self, what: &Without) -> String {
        self.say(self.without_phrase(what))
    }

    /// The same as a phrase.
    pub(crate) fn without_phrase(&self, what: &Without) -> Phrase {
        match what {
            Without::Agreement(agreement) => clauses::Agreement { agreement: *agreement }.into(),
            Without::Clause(id, number) => {
                let clause = self.game.agreements.get(id.index()).and_then(|known| known.clauses().get(usize::from(*number)));
                clause.map_or_else(|| clauses::Agreement { agreement: *id }.into(), Self::clause_phrase)
            }
            Without::Host(nation) => doubt::WithoutHost { who: *nation }.into(),
            Without::Promises(nation) => doubt::WithoutPromises { who: *nation }.into(),
            Without::Institution(kind) => kinds::institution(*kind).into(),
            Without::Stocks => doubt::WITHOUT_STOCKS.into(),
            Without::Works(place) => doubt::WithoutWorks { place: *place }.into(),
        }
    }
}
