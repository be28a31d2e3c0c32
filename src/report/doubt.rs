//! Words about Beijing's doubt.

use super::words::{percent, signed_percent};
use crate::rules::doubt::{Doubt, Without};
use crate::rules::parameter::Param;
use crate::report::Words;
use crate::report::words;
use crate::rules::war::Outcome;

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
        format!("{} imagined wars of four weeks: {}", doubt.now.draws, outcomes(doubt)),
        format!("a year from now it would succeed with {}", percent(doubt.later.success_permille())),
        format!("losses of such a war: {} of what success is worth", percent(doubt.now.mean_cost())),
        format!("war now {}, a year later {}, what it has to exceed {}", signed_percent(worth.now), signed_percent(worth.later), signed_percent(worth.bar)),
    ];
    lines.push(window);
    lines
}

fn outcomes(doubt: &Doubt) -> String {
    let said = Outcome::ALL.into_iter().zip(doubt.now.outcomes).filter(|(_, count)| *count > 0);
    said.map(|(outcome, count)| format!("{count} {}", super::war::outcome(outcome))).collect::<Vec<_>>().join(", ")
}

/// What allied analysts read, in a line.
pub fn estimate(estimate: i16) -> String {
    let (low, high) = (i32::from(estimate) - 50, i32::from(estimate) + 50);
    format!("Analysts: Beijing doubts a landing with {} to {}", percent(low.max(0)), percent(high.min(1000)))
}

/// The numbers that doubt is made of.
pub fn parameters() -> Vec<Param> {
    vec![
        Param::DoubtUsa,
        Param::DoubtCredit,
        Param::DoubtAutomatic,
        Param::DoubtAct,
        Param::DoubtConsult,
        Param::DoubtUnbound,
        Param::DoubtKeeps,
        Param::DoubtGrants,
        Param::DoubtGrantsBound,
        Param::DoubtSpread,
        Param::DoubtBuildUp,
        Param::DoubtYields,
        Param::DoubtFailure,
        Param::DoubtCostShip,
        Param::DoubtCostAircraft,
        Param::DoubtCostBattalion,
        Param::DoubtPeace,
        Param::DoubtPatience,
        Param::DoubtNoise,
    ]
}

impl Words<'_> {
    /// What could be missing from a posture.
    pub fn without(&self, what: &Without) -> String {
        match what {
            Without::Agreement(id) => self.agreement(*id),
            Without::Clause(id, number) => {
                let clause = self.game.agreements.get(id.index()).and_then(|known| known.clauses().get(usize::from(*number)));
                clause.map_or_else(|| self.agreement(*id), |clause| self.clause(clause))
            }
            Without::Host(nation) => format!("access to bases of {}", self.nation(*nation)),
            Without::Promises(nation) => format!("the promises of {}", self.nation(*nation)),
            Without::Institution(kind) => words::institution(*kind).to_owned(),
            Without::Stocks => "munitions stored ahead".to_owned(),
            Without::Works(place) => format!("what was built at {}", self.place(*place)),
        }
    }
}
