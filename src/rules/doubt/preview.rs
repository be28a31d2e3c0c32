//! What is asked of the model on request, and never enters the state: the war from the posture as it stands, with losses; and what a
//! clause, an agreement, an offer or a stock is worth, war by war with and without it.

use serde::{Deserialize, Serialize};

use super::belief::{self, Belief, Eyes};
use super::{Count, Without};
use crate::catalog::AgreementStatus;
use crate::rules::phases::agreement::in_force;
use crate::rules::scenario::Scenario;
use crate::rules::scenario::war::WarSetup;
use crate::rules::state::{Game, Trial};
use crate::rules::vocab::agreement::Agreement;
use crate::rules::vocab::ids::{AgreementId, ProposalId};
use crate::rules::vocab::war::{Outcome, Party};

/// What comes of a number of wars from one posture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// How they end, and what they cost Beijing.
    pub count: Count,
    /// Aircraft lost in all of them, by party.
    pub aircraft: [u32; Party::COUNT],
    /// Ships lost in all of them, by party; submarines apart.
    pub ships: [u32; Party::COUNT],
    /// Chinese battalions lost ashore, in all of them.
    pub battalions: u32,
    /// In how many of them each party fought.
    pub fought: [u16; Party::COUNT],
}

impl Preview {
    /// Share of wars that end so, permille.
    pub fn share_permille(&self, outcome: Outcome) -> i32 {
        let at = Outcome::ALL.iter().position(|&known| known == outcome).unwrap_or(0);
        i32::from(self.count.outcomes[at]) * 1000 / i32::from(self.count.draws).max(1)
    }

    /// The 80% interval of that share, permille.
    pub fn interval_permille(&self, outcome: Outcome) -> (i32, i32) {
        let at = Outcome::ALL.iter().position(|&known| known == outcome).unwrap_or(0);
        let mut alone = Count { draws: self.count.draws, ..Count::default() };
        alone.outcomes[0] = self.count.outcomes[at];
        alone.interval_permille()
    }

    /// A sum over all wars as a mean of one, in tenths.
    pub fn mean_tenths(&self, sum: u32) -> u32 {
        sum * 10 / u32::from(self.count.draws).max(1)
    }
}

/// The wars of two postures, drawn in pairs from the same numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paired {
    /// With it.
    pub with: Count,
    /// Without it.
    pub without: Count,
    /// Pairs in which Beijing succeeds only without it.
    pub deterred: u16,
    /// Pairs in which Beijing succeeds only with it.
    pub invited: u16,
}

impl Paired {
    /// What Beijing's chance of success would rise by without it, permille: positive where it deters.
    pub fn worth_permille(&self) -> i32 {
        (i32::from(self.deterred) - i32::from(self.invited)) * 1000 / i32::from(self.with.draws).max(1)
    }

    /// The 80% interval of that change, permille: that of a difference of paired shares with half a pair added to each of the four
    /// possible results of a pair (Agresti and Min, Statistics in Medicine 24, 2005), z = 1.2816, to within a permille.
    pub fn interval_permille(&self) -> (i32, i32) {
        if self.with.draws == 0 {
            return (-1000, 1000);
        }
        // Pairs count double, so that half a pair is whole.
        let (n, up, down) = (2 * (i64::from(self.with.draws) + 2), 2 * i64::from(self.deterred) + 1, 2 * i64::from(self.invited) + 1);
        let middle = (up - down) * 1000 / n;
        // Variance of the difference is (up + down - (up - down)^2 / n) / n^2 in pairs; here in halves of pairs, which doubles it.
        let inside = 2 * ((up + down) * n - (up - down) * (up - down)) / n;
        let spread = (inside.max(0) as u64 * 1642 * 1000).isqrt() as i64 / n;
        ((middle - spread).max(-1000) as i32, (middle + spread + 1).min(1000) as i32)
    }
}

/// What can be asked of the model.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Question {
    /// The war from the posture as it stands.
    War(Eyes),
    /// What something in force is worth.
    Worth(Without),
    /// What an agreement that is signed, or before parliaments, would be worth in force.
    Pending(AgreementId),
    /// What an offer would be worth in force.
    Offer(ProposalId),
}

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DoubtAnswer {
    /// To [`Question::War`].
    War(Preview),
    /// To the others.
    Worth(Paired),
}

impl Question {
    /// What the model says, in so many draws of each posture. `None` in a level without war, or when what is asked about is not there.
    pub fn ask(&self, scenario: &Scenario, game: &Game, draws: u16) -> Option<DoubtAnswer> {
        let setup = scenario.war.as_deref()?;
        match self {
            Self::War(eyes) => Some(DoubtAnswer::War(wars(scenario, setup, game, *eyes, draws))),
            Self::Worth(what) => Some(DoubtAnswer::Worth(pairs(scenario, [setup, &what.left_of(setup)], game, &what.removed_from(game), draws))),
            Self::Pending(id) => {
                let mut with = Trial::of(game);
                bring_into_force(with.agreements.get_mut(id.index())?);
                Some(DoubtAnswer::Worth(pairs(scenario, [setup, setup], &with, game, draws)))
            }
            Self::Offer(id) => {
                let offer = game.proposals.get(id)?;
                let with = in_force::with_text(game, &offer.text);
                Some(DoubtAnswer::Worth(pairs(scenario, [setup, setup], &with, game, draws)))
            }
        }
    }
}

fn bring_into_force(agreement: &mut Agreement) {
    agreement.status = AgreementStatus::InForce;
    for party in &mut agreement.ratifying {
        (party.done, party.failed) = (true, false);
    }
}

fn belief(scenario: &Scenario, setup: &WarSetup, game: &Game, eyes: Eyes) -> Belief {
    match eyes {
        Eyes::Beijing => Belief::of(scenario, setup, &belief::as_beijing_sees_it(scenario, setup, game), eyes),
        Eyes::Truth => Belief::of(scenario, setup, game, eyes),
    }
}

fn wars(scenario: &Scenario, setup: &WarSetup, game: &Game, eyes: Eyes, draws: u16) -> Preview {
    let belief = belief(scenario, setup, game, eyes);
    let mut preview = Preview::default();
    for number in 0..u32::from(draws) {
        let (outcome, war) = belief.imagine(setup, scenario, number);
        preview.count.add(scenario, outcome, &war);
        for party in Party::ALL {
            preview.aircraft[party.index()] += war.tally.aircraft_of(party);
            preview.ships[party.index()] += war.tally.ships_of(party);
            preview.fought[party.index()] += u16::from(war.fights(party));
        }
        preview.battalions += u32::from(war.tally.red_battalions);
    }
    preview
}

fn pairs(scenario: &Scenario, [setup, bare]: [&WarSetup; 2], with: &Game, without: &Game, draws: u16) -> Paired {
    let (with, without) = (belief(scenario, setup, with, Eyes::Beijing), belief(scenario, bare, without, Eyes::Beijing));
    let mut paired = Paired::default();
    for number in 0..u32::from(draws) {
        let (outcome, war) = with.imagine(setup, scenario, number);
        let (other, other_war) = without.imagine(bare, scenario, number);
        paired.with.add(scenario, outcome, &war);
        paired.without.add(scenario, other, &other_war);
        match (outcome == Outcome::ChineseVictory, other == Outcome::ChineseVictory) {
            (false, true) => paired.deterred += 1,
            (true, false) => paired.invited += 1,
            (true, true) | (false, false) => {}
        }
    }
    paired
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 400 pairs, 60 of them only without and 20 only with: (60.5 - 20.5) / 402 = 0.0995, -/+ 1.2816 x sqrt(81 - 40^2 / 402) / 402 = 0.0280.
    #[test]
    fn the_interval_of_paired_wars_follows_the_worked_example() {
        let count = Count { draws: 400, ..Count::default() };
        let paired = Paired { with: count, without: count, deterred: 60, invited: 20 };
        assert_eq!(paired.worth_permille(), 100);
        let (low, high) = paired.interval_permille();
        assert!((low - 71).abs() <= 1 && (high - 128).abs() <= 1, "{low} to {high}");
        let same = Paired { with: count, without: count, deterred: 0, invited: 0 };
        assert_eq!(same.interval_permille(), (-3, 4), "never seen is not impossible");
    }
}
