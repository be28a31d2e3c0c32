//! What each seat came to: its objectives, how far each was reached, and what decided that.

use crate::report::words::measures::{bound, is_yes_or_no, value};
use crate::report::{Account, Words};
use crate::rules::metric::{Condition, score};
use crate::rules::scenario::Objective;
use crate::rules::vocab::ids::SeatId;
use crate::words::keys::scores;
use crate::words::{Language, Phrase};

/// A seat's result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatResult {
    /// Which seat.
    pub seat: SeatId,
    /// Its name.
    pub name: String,
    /// Points over all objectives.
    pub points: u32,
    /// The most that it could have had.
    pub most: u32,
    /// The points from which it counts as having succeeded; 0 if the reader may not know.
    pub success: u8,
    /// Its objectives.
    pub objectives: Vec<ObjectiveResult>,
}

impl TestResult {
    /// What it came to, in a clause: "it came to 15"; what is so or not so is told without a number.
    pub fn came(&self) -> String {
        Language::current().render(&self.came_phrase(), None)
    }

    fn came_phrase(&self) -> Phrase {
        match (self.yes_or_no, self.held) {
            (true, true) => scores::WAS_SO.into(),
            (true, false) => scores::WAS_NOT_SO.into(),
            (false, _) => scores::CameTo { value: self.came_to.clone() }.into(),
        }
    }

    /// What it asks for and what it came to.
    pub(super) fn asked_and_came(&self) -> Phrase {
        scores::AskedAndCame { asks: self.asks.clone(), came: self.came_phrase() }.into()
    }
}

impl SeatResult {
    /// Whether it reached the level's threshold.
    pub fn succeeded(&self) -> bool {
        self.success > 0 && self.points >= u32::from(self.success)
    }
}

/// How far an objective was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectiveResult {
    /// A line.
    pub title: String,
    /// What it means and why the seat wanted it.
    pub text: String,
    /// 0 to 3.
    pub score: u8,
    /// The three tiers, the lowest first.
    pub tiers: [TierResult; 3],
    /// The score at each of [`Account::moments`].
    pub by_moment: Vec<u8>,
    /// What decided it, in a sentence.
    pub decided: String,
}

/// How a tier stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierResult {
    /// Whether all of it holds.
    pub held: bool,
    /// What must hold, each with what it came to.
    pub tests: Vec<TestResult>,
}

/// One comparison with what it came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestResult {
    /// What it asks for, as a phrase: "Taiwan does not yield".
    pub asks: String,
    /// What is measured.
    pub metric: String,
    /// "at least 2".
    pub bound: String,
    /// What it came to, with its unit.
    pub came_to: String,
    /// Whether it asks only if something is so.
    pub yes_or_no: bool,
    /// Whether it holds.
    pub held: bool,
}

/// The results of every seat whose objectives the reader may know.
pub fn scores(account: &Account) -> Vec<SeatResult> {
    account.known_seats().into_iter().map(|seat| of_seat(account, seat)).collect()
}

fn of_seat(account: &Account, seat: SeatId) -> SeatResult {
    let own = account.scenario.objectives.iter().filter(|objective| objective.seat == seat);
    let objectives: Vec<ObjectiveResult> = own.map(|objective| of_objective(account, objective)).collect();
    SeatResult {
        seat,
        name: account.words().seat(seat),
        points: objectives.iter().map(|objective| u32::from(objective.score)).sum(),
        most: 3 * objectives.len() as u32,
        success: account.scenario.seat(seat).success,
        objectives,
    }
}

fn of_objective(account: &Account, objective: &Objective) -> ObjectiveResult {
    let words = account.words();
    let by_moment: Vec<u8> = account.moments().map(|moment| score(&account.scenario, moment.game, &objective.tiers)).collect();
    let reached = by_moment.last().copied().unwrap_or(0);
    let tiers = [0, 1, 2].map(|tier| of_tier(account, &words, &objective.tiers[tier]));
    let decided = decided(account, &tiers, reached, &by_moment);
    ObjectiveResult { title: objective.title.clone(), text: objective.text.clone(), score: reached, tiers, by_moment, decided }
}

fn of_tier(account: &Account, words: &Words<'_>, condition: &Condition) -> TierResult {
    let tests = condition.0.iter().map(|test| TestResult {
        asks: words.test(test),
        metric: words.metric(test.metric),
        bound: bound(test),
        came_to: value(test.metric, test.metric.value(&account.scenario, &account.now)),
        yes_or_no: is_yes_or_no(test.metric),
        held: test.holds(&account.scenario, &account.now),
    });
    TierResult { held: condition.holds(&account.scenario, &account.now), tests: tests.collect() }
}

/// What stood between the score and the next one, and when the score was last otherwise.
fn decided(account: &Account, tiers: &[TierResult; 3], reached: u8, by_moment: &[u8]) -> String {
    let missed = tiers.get(usize::from(reached)).map(|tier| {
        let missing = tier.tests.iter().filter(|test| !test.held).map(TestResult::asked_and_came).collect();
        scores::MissingFor { points: u64::from(reached) + 1, missing }.into()
    });
    let result = missed.unwrap_or_else(|| scores::REACHED_IN_FULL.into());
    let before = by_moment.iter().rposition(|&score| score != reached);
    let since = before.and_then(|position| Some((account.turns.get(position)?, by_moment[position])));
    let to = u64::from(reached);
    let when = match since {
        Some((turn, was)) if was < reached => scores::Raised { turn: turn.number.into(), from: was.into(), to }.into(),
        Some((turn, was)) => scores::Took { turn: turn.number.into(), from: was.into(), to }.into(),
        None => scores::FROM_THE_START.into(),
    };
    Language::current().render(&scores::Decided { result, when }.into(), None)
}
