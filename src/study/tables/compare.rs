//! Two ways of playing one seat, compared game by game on the same seeds.

use std::collections::BTreeMap;
use std::convert::Infallible;

use crate::ai::{Policy, Skill};
use crate::rules::Scenario;
use crate::rules::vocab::ids::SeatId;
use crate::study::games::kind::OrderKind;
use crate::study::games::simulate::{GameRow, StudyPlan, each_game};
use crate::study::games::statistics::{Interval, mean, wilson};

/// What a change of play did to a seat's points, over pairs of games with the same seed.
#[derive(Clone, Debug, PartialEq)]
pub struct PointsChange {
    /// Whose play changed, and whose points are compared.
    pub seat: SeatId,
    /// What changed, for tables.
    pub what: String,
    /// Mean change of the seat's points.
    pub points: Interval,
    /// Share of pairs in which its points fell.
    pub worse: Interval,
    /// Share of pairs in which they rose.
    pub better: Interval,
    /// Share of success before and after, in percent.
    pub success_percent: (u32, u32),
    /// Times a game that it used what was changed, before the change, in hundredths.
    pub uses_hundredths: u32,
}

/// What comparisons keep of games that were played: four bytes a seat and game, and counts.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// Points of each game, by seat.
    points: Vec<Vec<i32>>,
    /// Orders and offers over all games, by seat and kind.
    used: BTreeMap<(SeatId, OrderKind), u32>,
}

impl Compared {
    /// Adds a game, which comes after those added before.
    pub fn add(&mut self, row: &GameRow) {
        self.points.resize(row.scores.len(), Vec::new());
        for (seat, points) in self.points.iter_mut().enumerate() {
            points.push(row.points(SeatId(seat as u8)));
        }
        for (&key, &uses) in &row.used {
            *self.used.entry(key).or_default() += uses;
        }
    }

    /// All that was added, to be written down and taken up again by [`Compared::kept`].
    pub fn keep(&self) -> serde_json::Value {
        let used: Vec<(u8, String, u32)> = self.used.iter().map(|(&(seat, kind), &uses)| (seat.0, kind.to_string(), uses)).collect();
        serde_json::json!((&self.points, used))
    }

    /// What [`Compared::keep`] wrote down, if it is that.
    pub fn kept(value: &serde_json::Value) -> Option<Self> {
        let (points, used): KeptPoints = serde_json::from_value(value.clone()).ok()?;
        let used = used.into_iter().map(|(seat, kind, uses)| Some(((SeatId(seat), OrderKind::named(&kind).ok()?), uses)));
        Some(Self { points, used: used.collect::<Option<_>>()? })
    }

    fn of(&self, seat: SeatId) -> &[i32] {
        self.points.get(seat.index()).map_or(&[], |points| points)
    }
}

/// The points of each seat's games, and how often each seat gave each kind of order.
type KeptPoints = (Vec<Vec<i32>>, Vec<(u8, String, u32)>);

fn compare(scenario: &Scenario, seat: SeatId, what: String, before: &[i32], after: &[i32], uses: u32) -> PointsChange {
    let differences: Vec<i32> = before.iter().zip(after).map(|(before, after)| after - before).collect();
    let pairs = differences.len() as u32;
    let count = |test: fn(&i32) -> bool| differences.iter().filter(|difference| test(difference)).count() as u32;
    let success = i32::from(scenario.seat(seat).success);
    let percent = |points: &[i32]| points.iter().filter(|&&points| points >= success).count() as u32 * 100 / pairs.max(1);
    PointsChange {
        seat,
        what,
        points: mean(&differences),
        worse: wilson(count(|&difference| difference < 0), pairs),
        better: wilson(count(|&difference| difference > 0), pairs),
        success_percent: (percent(before), percent(after)),
        uses_hundredths: uses * 100 / pairs.max(1),
    }
}

/// A seat's points in each of some games.
fn points(scenario: &Scenario, plan: &StudyPlan, seat: SeatId, games: u32, seed: u64, done: &(dyn Fn() + Sync)) -> Vec<i32> {
    let mut points = Vec::new();
    let Ok(()) = each_game::<Infallible>(scenario, plan, games, seed, done, &mut |row| {
        points.push(row.points(seat));
        Ok(())
    });
    points
}

/// Takes each kind of order in `taken` away from its seat in turn and plays the same seeds again. `before` are the games with all kinds.
/// A kind that a seat never used is passed over. An order was right if taking it out lowers the seat's points.
pub fn ablate(
    scenario: &Scenario,
    plan: &StudyPlan,
    before: &Compared,
    seed: u64,
    taken: impl IntoIterator<Item = (SeatId, OrderKind)>,
    done: &(dyn Fn() + Sync),
) -> Vec<PointsChange> {
    let mut changes = Vec::new();
    for (seat, kind) in taken {
        let uses = before.used.get(&(seat, kind)).copied().unwrap_or(0);
        if uses == 0 {
            continue;
        }
        let without = StudyPlan { without: Some((seat, kind)), ..plan.clone() };
        let points_before = before.of(seat);
        let after = points(scenario, &without, seat, points_before.len() as u32, seed, done);
        changes.push(compare(scenario, seat, format!("without {kind}"), points_before, &after, uses));
    }
    changes
}

/// Lets one seat play another way on the same seeds, the others as `plan` has them: what it gains over the first policy by playing like the
/// second.
pub fn versus(scenario: &Scenario, plan: &StudyPlan, seat: SeatId, policies: [impl Into<Policy>; 2], games: u32, seed: u64) -> PointsChange {
    let [from, to] = policies.map(Into::into);
    let at = |policy: Policy| {
        let mut plan = plan.clone();
        plan.policies.resize(scenario.seats.len(), Skill::Standard.into());
        plan.policies[seat.index()] = policy;
        points(scenario, &plan, seat, games, seed, &|| ())
    };
    let (before, after) = (at(from), at(to));
    compare(scenario, seat, format!("{from} to {to}"), &before, &after, 0)
}
