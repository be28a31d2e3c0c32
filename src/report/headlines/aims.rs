//! How a seat's own objectives moved between two moments, as far as its view tells.

use std::cmp::Ordering;

use crate::report::words::Words;
use crate::report::words::measures::{bound_phrase, value_phrase};
use crate::rules::metric::{Comparison, Condition, Metric, Test};
use crate::rules::state::Game;
use crate::rules::vocab::ids::SeatId;
use crate::words::keys::aims;
use crate::words::say;

/// An objective that moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AimMove {
    /// Its title.
    pub title: String,
    /// Points before, 0 to 3.
    pub was: u8,
    /// Points now.
    pub is: u8,
    /// Whether it came nearer (or rose), or went further off (or fell).
    pub nearer: bool,
    /// What moved in it, a line each.
    pub why: Vec<String>,
}

impl AimMove {
    /// The move in a sentence.
    pub fn sentence(&self) -> String {
        let Self { title, was, is, nearer, why } = self;
        let (title, from, to) = (title.clone(), u64::from(*was), u64::from(*is));
        match is.cmp(was) {
            Ordering::Equal => say(aims::Moved { title, nearer: *nearer, what: why.first().cloned().unwrap_or_default() }),
            Ordering::Greater => say(aims::Rises { title, from, to }),
            Ordering::Less => say(aims::Falls { title, from, to }),
        }
    }
}

/// The objectives of `seat` that moved from `before` to `now`, both as the seat knows them; those that fell first. Changes of numbers such as
/// support count only where they move points.
pub fn moves(words: &Words<'_>, seat: SeatId, before: &Game, now: &Game) -> Vec<AimMove> {
    let scenario = words.scenario;
    let points = |game: &Game, tiers: &[Condition; 3]| tiers.iter().take_while(|tier| tier.holds_for(scenario, game, seat)).count() as u8;
    let mut found: Vec<AimMove> = Vec::new();
    for objective in scenario.objectives.iter().filter(|objective| objective.seat == seat) {
        let (was, is) = (points(before, &objective.tiers), points(now, &objective.tiers));
        // What the highest tier asks tells the way; a lower one may ask for something that it leaves out.
        let mut tests: Vec<Test> = Vec::new();
        for test in objective.tiers.iter().rev().flat_map(|tier| &tier.0) {
            if !tests.iter().any(|known| (known.metric, known.comparison) == (test.metric, test.comparison)) {
                tests.push(*test);
            }
        }
        let mut why = Vec::new();
        let mut way = 0;
        for test in tests {
            let (from, to) = (test.metric.value_for(scenario, before, seat), test.metric.value_for(scenario, now, seat));
            if from == to || matches!(test.metric, Metric::Turn) || (was == is && test.metric.row().speed.is_steady()) {
                continue;
            }
            // More of what is there in full already brings nothing nearer.
            let short = |value: i32| match test.comparison {
                Comparison::AtLeast => test.value.saturating_sub(value).max(0),
                Comparison::AtMost => value.saturating_sub(test.value).max(0),
            };
            if was == is && short(from) == short(to) {
                continue;
            }
            let good = (to > from) == (test.comparison == Comparison::AtLeast);
            way += if good { 1 } else { -1 };
            let (what, asked) = (Words::metric_phrase(test.metric), bound_phrase(&test));
            let (from, to) = (value_phrase(test.metric, from), value_phrase(test.metric, to));
            why.push(words.say(aims::Asked { what, from, to, asked }));
        }
        if was != is || way != 0 {
            let nearer = if was == is { way > 0 } else { is > was };
            found.push(AimMove { title: objective.title.clone(), was, is, nearer, why });
        }
    }
    found.sort_by_key(|moved| (moved.was == moved.is, moved.nearer));
    found
}
