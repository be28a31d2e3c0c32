//! Two ways of playing one seat, compared game by game on the same seeds.

use super::kind::OrderKind;
use super::simulate::{GameRow, Plan, simulate};
use super::statistics::{Interval, mean, wilson};
use crate::ai::{Policy, Skill};
use crate::rules::Scenario;
use crate::rules::ids::SeatId;

/// What a change of play did to a seat's points, over pairs of games with the same seed.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
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

fn compare(scenario: &Scenario, seat: SeatId, what: String, before: &[GameRow], after: &[GameRow], uses: u32) -> Change {
    let differences: Vec<i32> = before.iter().zip(after).map(|(before, after)| after.points(seat) - before.points(seat)).collect();
    let pairs = differences.len() as u32;
    let count = |test: fn(&i32) -> bool| differences.iter().filter(|difference| test(difference)).count() as u32;
    let percent = |rows: &[GameRow]| rows.iter().filter(|row| row.succeeds(scenario, seat)).count() as u32 * 100 / pairs.max(1);
    Change {
        seat,
        what,
        points: mean(&differences),
        worse: wilson(count(|&difference| difference < 0), pairs),
        better: wilson(count(|&difference| difference > 0), pairs),
        success_percent: (percent(before), percent(after)),
        uses_hundredths: uses * 100 / pairs.max(1),
    }
}

/// Takes each of `kinds` away from each of `seats` in turn and plays the same seeds again. `rows` are the games with all kinds.
/// A kind that a seat never used is passed over. An order was right if taking it out lowers the seat's points.
pub fn ablate(
    scenario: &Scenario,
    plan: &Plan,
    rows: &[GameRow],
    seed: u64,
    seats: &[SeatId],
    kinds: &[OrderKind],
    done: &(dyn Fn() + Sync),
) -> Vec<Change> {
    let mut changes = Vec::new();
    for &seat in seats {
        for &kind in kinds {
            let uses: u32 = rows.iter().map(|row| row.used.get(&(seat, kind)).copied().unwrap_or(0)).sum();
            if uses == 0 {
                continue;
            }
            let without = Plan { without: Some((seat, kind)), ..plan.clone() };
            let after = simulate(scenario, &without, rows.len() as u32, seed, done);
            changes.push(compare(scenario, seat, format!("without {kind}"), rows, &after, uses));
        }
    }
    changes
}

/// Lets one seat play another way on the same seeds, the others as `plan` has them: what it gains over `from` by playing like `to`.
pub fn versus(scenario: &Scenario, plan: &Plan, seat: SeatId, from: impl Into<Policy>, to: impl Into<Policy>, games: u32, seed: u64) -> Change {
    let (from, to) = (from.into(), to.into());
    let at = |policy: Policy| {
        let mut plan = plan.clone();
        plan.policies.resize(scenario.seats.len(), Skill::Standard.into());
        plan.policies[seat.index()] = policy;
        simulate(scenario, &plan, games, seed, &|| ())
    };
    let (before, after) = (at(from), at(to));
    compare(scenario, seat, format!("{from} to {to}"), &before, &after, 0)
}
