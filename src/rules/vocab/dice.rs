//! Chance, drawn from streams that are named by what they decide.
//!
//! A stream's name is (seed, turn, what it decides and for whom): a new roll somewhere never shifts the rolls elsewhere, and the same name gives the same
//! numbers on every machine. ChaCha with eight rounds is portable and quick; the name itself is its key.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::catalog::quantity::Thousandths;
use crate::rules::vocab::stream::Stream;

/// A stream of chance.
pub struct Dice(ChaCha8Rng);

impl Dice {
    /// The stream with this name.
    pub fn new(seed: u64, turn: u16, stream: Stream) -> Self {
        let (decision, subject) = stream.pinned();
        let mut key = [0u8; 32];
        key[0..8].copy_from_slice(&seed.to_le_bytes());
        key[8..10].copy_from_slice(&turn.to_le_bytes());
        key[12..16].copy_from_slice(&decision.to_le_bytes());
        key[16..24].copy_from_slice(&subject.to_le_bytes());
        key[24..32].copy_from_slice(b"lattice1");
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A whole number from 0 up to, but not including, `bound`; 0 when `bound` is 0. Unbiased.
    pub fn below(&mut self, bound: u32) -> u32 {
        if bound == 0 {
            return 0;
        }
        // Rejects the few values that would make small results likelier.
        let zone = u32::MAX - (u32::MAX - bound + 1) % bound;
        loop {
            let drawn = self.0.next_u32();
            if drawn <= zone {
                return drawn % bound;
            }
        }
    }

    /// True with so many chances in a thousand.
    pub fn chance(&mut self, chance: Thousandths) -> bool {
        (self.below(1000) as i16) < chance.0
    }

    /// A whole number from `low` to `high`, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        if high <= low {
            return low;
        }
        low + self.below((high - low + 1) as u32) as i32
    }

    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gives_the_same_numbers_and_another_name_others() {
        let draw = |index| Dice::new(7, 3, Stream::Election(index)).bits();
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
        assert_ne!(Dice::new(8, 3, Stream::Election(1)).bits(), draw(1));
    }

    #[test]
    fn below_covers_its_range_evenly() {
        let mut dice = Dice::new(1, 1, Stream::Undersea);
        let mut counts = [0; 6];
        for _ in 0..60_000 {
            counts[dice.below(6) as usize] += 1;
        }
        assert!(counts.iter().all(|&n| (9_500..10_500).contains(&n)), "{counts:?}");
    }
}
