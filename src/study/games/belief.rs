//! How Beijing's belief moves through a game: after each turn of the calendar, by how far a promise of help among allies has come.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::catalog::AgreementStatus;
use crate::rules::doubt::Doubt;
use crate::rules::state::Agreement;
use crate::study::games::simulate::GameRow;
use crate::study::games::statistics::{from_sums, wilson};

/// How far the promises of help of a game have come: those that were signed in it, or stood before parliaments at its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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

/// The first line of a file of beliefs: game, seed, turn, stage, chance of success now and a year on, what war is worth now, a year on and has
/// to exceed, the closing window, whether war is worth launching, in permille.
pub const BELIEFS_HEADER: &str = "game,seed,turn,stage,success_now,success_later,worth_now,worth_later,bar,window,worth_launching\n";

/// A game's beliefs as CSV, a line a turn.
pub fn belief_lines(row: &GameRow) -> String {
    let mut out = String::new();
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
    out
}

/// Sums over some beliefs, in the order of the columns of the table: chance of success now and a year on, what war now is worth, the window.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct BeliefSums {
    beliefs: u32,
    sum: [i64; 4],
    squares: [i64; 4],
    launches: u32,
}

impl BeliefSums {
    fn add(&mut self, doubt: &Doubt) {
        let values = [doubt.now.success_permille(), doubt.later.success_permille(), doubt.worth.now, doubt.worth.closing()];
        self.beliefs += 1;
        self.launches += u32::from(doubt.worth.launches());
        for (at, value) in values.into_iter().map(i64::from).enumerate() {
            self.sum[at] += value;
            self.squares[at] += value * value;
        }
    }

    fn join(mut self, other: &BeliefSums) -> Self {
        self.beliefs += other.beliefs;
        self.launches += other.launches;
        for at in 0..4 {
            self.sum[at] += other.sum[at];
            self.squares[at] += other.squares[at];
        }
        self
    }

    /// Means on a line, and the share of beliefs by which war is worth launching. Nothing of none.
    fn line(&self, out: &mut String, name: &str) {
        if self.beliefs == 0 {
            return;
        }
        let show = |at: usize| {
            let interval = from_sums(self.beliefs, self.sum[at], self.squares[at]);
            format!("{:5.0} ({:.0} to {:.0})", interval.value, interval.low, interval.high)
        };
        let share = wilson(self.launches, self.beliefs);
        let _ = writeln!(
            out,
            "  {name:26} {:5}   success {}   later {}   worth {}   window {}   worth launching {:3.0}% ({:.0} to {:.0})",
            self.beliefs,
            show(0),
            show(1),
            show(2),
            show(3),
            share.value * 100.0,
            share.low * 100.0,
            share.high * 100.0,
        );
    }
}

/// Stages across whose first turn the belief is looked at, as tables call them.
const STEPS: [(&str, Stage); 3] = [("first signed", Stage::Signed), ("first in force", Stage::InForce), ("failed", Stage::Failed)];

/// How the belief moves over many games, in sums.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Beliefs {
    #[serde(with = "as_list")]
    at: BTreeMap<(u16, Stage), BeliefSums>,
    /// Before and after the turn in which a game first came to each of [`STEPS`].
    across: [(BeliefSums, BeliefSums); STEPS.len()],
}

/// A map as the list of its entries: JSON has no keys but text.
mod as_list {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{BeliefSums, Stage};

    type At = BTreeMap<(u16, Stage), BeliefSums>;

    pub(crate) fn serialize<S: Serializer>(at: &At, out: S) -> Result<S::Ok, S::Error> {
        at.iter().collect::<Vec<_>>().serialize(out)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<At, D::Error> {
        Ok(Vec::<((u16, Stage), BeliefSums)>::deserialize(input)?.into_iter().collect())
    }
}

impl Beliefs {
    /// Adds a game.
    pub(crate) fn add(&mut self, row: &GameRow) {
        for belief in &row.beliefs {
            self.at.entry((belief.turn, belief.stage)).or_default().add(&belief.doubt);
        }
        for ((_, stage), (before, after)) in STEPS.iter().zip(&mut self.across) {
            if let Some(at) = row.beliefs.iter().position(|belief| belief.stage == *stage).filter(|&at| at > 0) {
                before.add(&row.beliefs[at - 1].doubt);
                after.add(&row.beliefs[at].doubt);
            }
        }
    }

    /// How the belief moves, in words: by turn, by turn and stage, and across the turn in which a promise was first signed, came into force or
    /// failed. Permille, means with 95% intervals. Empty where no belief was settled.
    pub(crate) fn table(&self) -> String {
        let mut out = String::new();
        let Some((&(last, _), _)) = self.at.last_key_value() else { return out };
        out.push_str("\nBeijing's belief, permille (mean, 95%): chance of success now and a year on; what war now is worth; the closing window\n");
        for turn in 0..=last {
            let of_turn =
                self.at.range((turn, Stage::Talks)..=(turn, Stage::InForce)).fold(BeliefSums::default(), |sums, (_, of_stage)| sums.join(of_stage));
            of_turn.line(&mut out, &if turn == 0 { "opening".to_owned() } else { format!("turn {turn}") });
            for stage in Stage::ALL {
                let of_stage = self.at.get(&(turn, stage)).filter(|of_stage| of_stage.beliefs < of_turn.beliefs);
                if let Some(of_stage) = of_stage {
                    of_stage.line(&mut out, &format!("  of which {}", stage.name()));
                }
            }
        }
        for ((name, _), (before, after)) in STEPS.iter().zip(&self.across) {
            before.line(&mut out, &format!("before: {name}"));
            after.line(&mut out, &format!("after: {name}"));
        }
        out
    }
}
