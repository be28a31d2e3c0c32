//! Words about Beijing's doubt.

use crate::catalog::NationId;
use crate::catalog::quantity::Thousandths;
use crate::report::words::{percent, signed_percent};
use crate::report::{Words, words};
use crate::rules::doubt::{Doubt, Eyes, Paired, Preview, Question, Without};
use crate::rules::models::war::{Outcome, Party};

/// What Beijing believes, in a line.
pub fn line(doubt: &Doubt) -> String {
    let (low, high) = doubt.now.interval_permille();
    let advice = if doubt.worth.launches() { "war now is worth more than waiting" } else { "war now is worth less than waiting" };
    format!("Our estimate: a landing succeeds with {} ({} to {}); {advice}", percent(doubt.now.success_permille()), percent(low), percent(high))
}

/// What that line rests on.
pub fn reasons(doubt: &Doubt) -> Vec<String> {
    let worth = doubt.worth;
    let window = match worth.closing() {
        0 => "a year changes nothing".to_owned(),
        by if by > 0 => format!("the window closes: a year costs {} of what success is worth", percent(by)),
        by => format!("time works for us: a year brings {} of what success is worth", percent(-by)),
    };
    let mut lines = vec![
        format!("Of {} imagined wars of four weeks: {}", doubt.now.draws, outcomes(doubt)),
        format!("a year from now it would succeed with {}", percent(doubt.later.success_permille())),
        format!("losses of such a war: {} of what success is worth", percent(doubt.now.mean_cost())),
        format!(
            "war now {}, a year later {}, what it has to exceed {}",
            signed_percent(worth.now),
            signed_percent(worth.later),
            signed_percent(worth.bar)
        ),
    ];
    lines.push(window);
    lines
}

fn outcomes(doubt: &Doubt) -> String {
    let said = Outcome::ALL.into_iter().zip(doubt.now.outcomes).filter(|(_, count)| *count > 0);
    said.map(|(outcome, count)| format!("{} in {count}", words::outcome(outcome))).collect::<Vec<_>>().join(", ")
}

/// What allied analysts read, in a line.
pub fn estimate(estimate: Thousandths) -> String {
    let (low, high) = (i32::from(estimate) - 50, i32::from(estimate) + 50);
    format!("Analysts: China gives a landing a chance of success of {} to {}", percent((1000 - high).max(0)), percent((1000 - low).min(1000)))
}

/// What something is worth, in a line.
pub fn worth(paired: &Paired) -> String {
    let (low, high) = paired.interval_permille();
    let by = paired.worth_permille();
    let (with, without) = (percent(paired.with.success_permille()), percent(paired.without.success_permille()));
    let change = format!("{} (80%: {} to {})", signed_percent(by), signed_percent(low), signed_percent(high));
    match (low, high) {
        (1.., _) => format!("It deters: without it a landing succeeds with {without}, not {with}: {change}"),
        (_, ..=-1) => format!("It invites: without it a landing succeeds with {without}, not {with}: {change}"),
        _ => format!("No difference in success that these wars can show: {with} with it, {without} without: {change}"),
    }
}

/// What something adds to Beijing's losses in a war on average, in permille of what success is worth.
pub fn price(paired: &Paired) -> i32 {
    paired.with.mean_cost() - paired.without.mean_cost()
}

/// The same as short as it can be said: the change of Beijing's chance without it, and where that shows none, what it adds to its losses.
pub fn short_worth(paired: &Paired) -> String {
    let (low, high) = paired.interval_permille();
    let by = format!("{} ({} to {})", signed_percent(paired.worth_permille()), signed_percent(low), signed_percent(high));
    match (low, high) {
        (1.., _) => format!("deters: {by}"),
        (_, ..=-1) => format!("invites: {by}"),
        _ if price(paired).abs() >= 5 => {
            format!("no difference in success shown: {by}; with it a war costs Beijing {}", signed_percent(price(paired)))
        }
        _ => format!("no difference shown: {by}"),
    }
}

/// What that line rests on.
pub fn worth_reasons(paired: &Paired) -> Vec<String> {
    vec![
        format!("{} imagined wars, each fought with it and without it on the same luck", paired.with.draws),
        format!("success only without it: {}; only with it: {}", paired.deterred, paired.invited),
        format!(
            "losses of such a war: {} of what success is worth with it, {} without",
            percent(paired.with.mean_cost()),
            percent(paired.without.mean_cost())
        ),
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
        ShareLine {
            outcome: words::capital(words::outcome(outcome)),
            share,
            says: format!("{} (80%: {} to {})", percent(share), percent(low), percent(high)),
        }
    };
    Outcome::ALL.map(line).into()
}

/// Losses of a war on average, by party that fought in any: who, and what.
pub fn losses(words: &Words<'_>, preview: &Preview) -> Vec<(String, String)> {
    let tenths = |sum: u32| {
        let mean = preview.mean_tenths(sum);
        format!("{}.{}", mean / 10, mean % 10)
    };
    let line = |party: Party| {
        let at = party.index();
        let fought = preview.fought[at];
        let share = i32::from(fought) * 1000 / i32::from(preview.count.draws).max(1);
        let battalions = if party == Party::Prc { format!(", {} battalions", tenths(preview.battalions)) } else { String::new() };
        let value =
            format!("{} aircraft, {} ships{battalions}; fights in {}", tenths(preview.aircraft[at]), tenths(preview.ships[at]), percent(share));
        (fought > 0).then(|| (crate::report::words::capital(&words.party(party)), value))
    };
    Party::ALL.into_iter().filter_map(line).collect()
}

impl Words<'_> {
    /// What is asked of the model; what is not in force yet is asked about as if it were.
    pub fn question(&self, question: &Question) -> String {
        match question {
            Question::War(Eyes::Truth) => "The war as things are".to_owned(),
            Question::War(Eyes::Beijing) => "The war as Beijing believes it".to_owned(),
            Question::Worth(what) => words::capital(&self.without(what)),
            Question::Pending(id) => self.agreement(*id),
            Question::Offer(id) => {
                let offer = self.game.proposals.get(id);
                let letters = |nations: &[NationId]| nations.iter().map(|&nation| self.letters(nation)).collect::<Vec<_>>().join(", ");
                offer.map_or_else(
                    || "An offer".to_owned(),
                    |offer| format!("{} ({} to {})", offer.text.name, self.letters(offer.from), letters(&offer.to)),
                )
            }
        }
    }

    /// What could be missing from a posture.
    pub fn without(&self, what: &Without) -> String {
        match what {
            Without::Agreement(id) => self.agreement(*id),
            Without::Clause(id, number) => {
                let clause = self.game.agreements.get(id.index()).and_then(|known| known.clauses().get(usize::from(*number)));
                clause.map_or_else(|| self.agreement(*id), |clause| self.clause(clause))
            }
            Without::Host(nation) => format!("access to bases of {}", self.the(*nation)),
            Without::Promises(nation) => format!("the promises of {}", self.the(*nation)),
            Without::Institution(kind) => words::institution(*kind).to_owned(),
            Without::Stocks => "munitions stored ahead".to_owned(),
            Without::Works(place) => format!("what was built at {}", self.place(*place)),
        }
    }
}
