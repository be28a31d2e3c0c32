//! Chance in a war: streams named by turn and phase, and counts drawn from them.

use crate::catalog::quantity::Thousandths;
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::stream::Stream;

/// A phase of the turn that draws chance. The number is part of the stream's name: never reuse or reorder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum ChancePhase {
    /// Warning.
    Posture = 1,
    /// Missiles on China's neighbours' bases.
    StrikeRed = 2,
    /// Missiles on Chinese bases.
    StrikeBlue = 3,
    /// Submarines and mines.
    Undersea = 4,
    /// Fights in the air.
    Air = 5,
    /// Missiles at the invasion fleet.
    FleetStrike = 6,
    /// Missiles at allied groups.
    GroupStrike = 7,
    /// Landing.
    Lift = 8,
    /// The fight ashore.
    Ground = 9,
}

/// A stream of chance with draws of counts.
pub struct Chance(Dice);

impl Chance {
    /// The stream of a phase in a turn.
    pub fn new(seed: u64, turn: u8, phase: ChancePhase) -> Self {
        Self(Dice::new(seed, u16::from(turn), Stream::War { phase: phase as u8 }))
    }

    /// True with `permille` chances in a thousand.
    pub fn chance(&mut self, permille: i32) -> bool {
        self.0.chance(Thousandths::of(permille))
    }

    /// A whole number below `bound`.
    pub fn below(&mut self, bound: u32) -> u32 {
        self.0.below(bound)
    }

    /// How many of `n` succeed, each with `permille` chances in a thousand.
    pub fn of(&mut self, n: u32, permille: i32) -> u32 {
        match permille {
            ..=0 => 0,
            1000.. => n,
            // Four trials a draw of 64 bits; a thousandth is 65.536 of 65,536.
            p => {
                let threshold = (p as u32 * 65_536 + 500) / 1000;
                let mut hits = 0;
                let mut left = n;
                while left > 0 {
                    let bits = self.0.bits();
                    for part in 0..left.min(4) {
                        hits += u32::from(u32::from((bits >> (16 * part)) as u16) < threshold);
                    }
                    left = left.saturating_sub(4);
                }
                hits
            }
        }
    }

    /// `n` x `numerator` / `denominator`, the rest decided by chance, so that the mean is exact.
    pub fn part(&mut self, n: u32, numerator: u32, denominator: u32) -> u32 {
        let whole = u64::from(n) * u64::from(numerator);
        let denominator = u64::from(denominator.max(1));
        let rest = (whole % denominator) as u32;
        (whole / denominator) as u32 + u32::from(self.0.below(denominator as u32) < rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_have_the_right_mean_and_bounds() {
        let mut chance = Chance::new(1, 1, ChancePhase::Air);
        let total: u32 = (0..2_000).map(|_| chance.of(40, 250)).sum();
        assert!((19_400..20_600).contains(&total), "{total}");
        assert_eq!(chance.of(9, 1000), 9);
        assert_eq!(chance.of(9, 0), 0);
        assert!((0..500).all(|_| chance.of(3, 999) <= 3));
    }

    #[test]
    fn parts_have_an_exact_mean() {
        let mut chance = Chance::new(2, 1, ChancePhase::Air);
        let total: u32 = (0..3_000).map(|_| chance.part(7, 1, 3)).sum();
        assert!((6_900..7_100).contains(&total), "{total}");
        assert_eq!(chance.part(12, 3, 4), 9);
    }
}
