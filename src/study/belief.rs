//! How Beijing's belief moves through a game: after each turn of the calendar, by how far a promise of help among allies has come.

use std::fmt::Write as _;

use super::simulate::GameRow;
use super::statistics::{Interval, mean, wilson};
use crate::catalog::AgreementStatus;
use crate::rules::doubt::Doubt;
use crate::rules::state::Agreement;

/// How far the promises of help of a game have come: those that were signed in it, or stood before parliaments at its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// None is signed.
    Talks,
    /// One was, and all have failed or lapsed.
    Failed,
    /// One is signed or before parliaments, none in force.
    Signed,
    /// One is in force.
    InForce,
}

impl Stage {
    /// All, from the least to the most.
    pub const ALL: [Stage; 4] = [Stage::Talks, Stage::Failed, Stage::Signed, Stage::InForce];

    /// In tables and CSV files.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Talks => "talks",
            Stage::Failed => "failed",
            Stage::Signed => "signed",
            Stage::InForce => "in-force",
        }
    }

    /// The stage of these treaties.
    pub fn of<'a>(treaties: impl Iterator<Item = &'a Agreement>) -> Self {
        let stage = |agreement: &Agreement| match agreement.status {
            AgreementStatus::Proposed => Stage::Talks,
            AgreementStatus::Signed | AgreementStatus::Ratifying => Stage::Signed,
            AgreementStatus::InForce => Stage::InForce,
            AgreementStatus::Lapsed => Stage::Failed,
        };
        treaties.map(stage).max().unwrap_or(Stage::Talks)
    }
}

/// Beijing's belief at one moment of a game.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BeliefRow {
    /// The turn after which it was settled; 0 is the opening.
    pub turn: u16,
    /// How far the promises had come.
    pub stage: Stage,
    /// The belief.
    pub doubt: Doubt,
}

/// The belief of every game and turn as CSV: game, seed, turn, stage, chance of success now and a year on, what war is worth now, a year on and
/// has to exceed, the closing window, whether war is worth launching, in permille.
pub fn beliefs_to_csv(rows: &[GameRow]) -> String {
    let mut out = String::from("game,seed,turn,stage,success_now,success_later,worth_now,worth_later,bar,window,worth_launching\n");
    for row in rows {
        for belief in &row.beliefs {
            let (doubt, worth) = (&belief.doubt, belief.doubt.worth);
            let _ = writeln!(
                out,
                "{},{},{},{},{},{},{},{},{},{},{}",
                row.number,
                row.seed,
                belief.turn,
                belief.stage.name(),
                doubt.now.success_permille(),
                doubt.later.success_permille(),
                worth.now,
                worth.later,
                worth.bar,
                worth.closing(),
                u8::from(worth.launches()),
            );
        }
    }
    out
}

/// Means of some beliefs on a line, and the share of them by which war is worth launching.
fn line(out: &mut String, name: &str, beliefs: &[&BeliefRow]) {
    if beliefs.is_empty() {
        return;
    }
    let of = |value: &dyn Fn(&Doubt) -> i32| mean(&beliefs.iter().map(|belief| value(&belief.doubt)).collect::<Vec<i32>>());
    let show = |interval: Interval| format!("{:5.0} ({:.0} to {:.0})", interval.value, interval.low, interval.high);
    let launches = beliefs.iter().filter(|belief| belief.doubt.worth.launches()).count() as u32;
    let share = wilson(launches, beliefs.len() as u32);
    let _ = writeln!(
        out,
        "  {name:26} {:5}   success {}   later {}   worth {}   window {}   worth launching {:3.0}% ({:.0} to {:.0})",
        beliefs.len(),
        show(of(&|doubt| doubt.now.success_permille())),
        show(of(&|doubt| doubt.later.success_permille())),
        show(of(&|doubt| doubt.worth.now)),
        show(of(&|doubt| doubt.worth.closing())),
        share.value * 100.0,
        share.low * 100.0,
        share.high * 100.0,
    );
}

/// How the belief moves, in words: by turn, by turn and stage, and across the turn in which a promise was first signed, came into force or
/// failed. Permille, means with 95% intervals. Empty where no belief was settled.
pub fn belief_table(rows: &[GameRow]) -> String {
    let mut out = String::new();
    let all: Vec<&BeliefRow> = rows.iter().flat_map(|row| &row.beliefs).collect();
    let Some(last) = all.iter().map(|belief| belief.turn).max() else { return out };
    out.push_str("\nBeijing's belief, permille (mean, 95%): chance of success now and a year on; what war now is worth; the closing window\n");
    for turn in 0..=last {
        let of_turn: Vec<&BeliefRow> = all.iter().filter(|belief| belief.turn == turn).copied().collect();
        line(&mut out, &if turn == 0 { "opening".to_owned() } else { format!("turn {turn}") }, &of_turn);
        for stage in Stage::ALL {
            let of_stage: Vec<&BeliefRow> = of_turn.iter().filter(|belief| belief.stage == stage).copied().collect();
            if of_stage.len() < of_turn.len() {
                line(&mut out, &format!("  of which {}", stage.name()), &of_stage);
            }
        }
    }
    for (name, stage) in [("first signed", Stage::Signed), ("first in force", Stage::InForce), ("failed", Stage::Failed)] {
        let (before, after) = across(rows, stage);
        line(&mut out, &format!("before: {name}"), &before);
        line(&mut out, &format!("after: {name}"), &after);
    }
    out
}

/// The beliefs before and after the turn in which each game first came to a stage.
fn across(rows: &[GameRow], stage: Stage) -> (Vec<&BeliefRow>, Vec<&BeliefRow>) {
    let steps = rows.iter().filter_map(|row| {
        let at = row.beliefs.iter().position(|belief| belief.stage == stage).filter(|&at| at > 0)?;
        Some((&row.beliefs[at - 1], &row.beliefs[at]))
    });
    steps.unzip()
}
