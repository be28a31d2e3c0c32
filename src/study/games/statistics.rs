//! The few statistics that a study prints: shares and means with their intervals. Floats are fine here: nothing of it returns to a game.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// 97.5th percentile of the normal distribution: for intervals of 95%.
const Z: f64 = 1.959_964;

/// An estimate with its 95% interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The estimate.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// Whether zero lies outside, so that the sign of the estimate is clear.
    pub fn excludes_zero(&self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }
}

/// A share of successes with its Wilson score interval, which stays within 0 to 1 and holds for small numbers. No trials give 0 to 1.
pub fn wilson(successes: u32, trials: u32) -> Interval {
    if trials == 0 {
        return Interval { value: 0.0, low: 0.0, high: 1.0 };
    }
    let (n, share) = (f64::from(trials), f64::from(successes) / f64::from(trials));
    let denominator = 1.0 + Z * Z / n;
    let centre = (share + Z * Z / (2.0 * n)) / denominator;
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt() / denominator;
    Interval { value: share, low: (centre - half).max(0.0), high: (centre + half).min(1.0) }
}

/// A mean with its interval by the normal approximation; meant for 30 values and more. One value or none has no width.
pub fn mean(values: &[i32]) -> Interval {
    if values.is_empty() {
        return Interval { value: 0.0, low: 0.0, high: 0.0 };
    }
    let n = values.len() as f64;
    let mean = values.iter().map(|&value| f64::from(value)).sum::<f64>() / n;
    let spread = values.iter().map(|&value| (f64::from(value) - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0);
    let half = Z * (spread / n).sqrt();
    Interval { value: mean, low: mean - half, high: mean + half }
}

/// A mean with its interval as [`mean`] has it, from the number of values, their sum and the sum of their squares.
pub fn from_sums(values: u32, sum: i64, squares: i64) -> Interval {
    if values == 0 {
        return Interval { value: 0.0, low: 0.0, high: 0.0 };
    }
    let n = f64::from(values);
    let mean = sum as f64 / n;
    // n x (sum of squares) - sum^2 in whole numbers: nothing is lost between two large ones that are nearly equal.
    let apart = i128::from(values) * i128::from(squares) - i128::from(sum) * i128::from(sum);
    let spread = apart.max(0) as f64 / n / (n - 1.0).max(1.0);
    let half = Z * (spread / n).sqrt();
    Interval { value: mean, low: mean - half, high: mean + half }
}

/// How often each whole number came up: what a mean, shares and quartiles need. It grows with how many numbers differ, not with how many
/// there are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frequencies(BTreeMap<i32, u32>);

impl Frequencies {
    /// Counts a number.
    pub fn add(&mut self, value: i32) {
        *self.0.entry(value).or_default() += 1;
    }

    /// How many numbers there are.
    pub fn total(&self) -> u32 {
        self.0.values().sum()
    }

    /// How many of them are this.
    pub fn of(&self, value: i32) -> u32 {
        self.0.get(&value).copied().unwrap_or(0)
    }

    /// How many of them are this or more.
    pub fn at_least(&self, least: i32) -> u32 {
        self.0.range(least..).map(|(_, times)| times).sum()
    }

    /// Those that came up, from the smallest.
    pub fn values(&self) -> impl Iterator<Item = i32> + '_ {
        self.0.keys().copied()
    }

    /// Their mean with its interval, as [`mean`] has it.
    pub fn mean(&self) -> Interval {
        let sum = |of: fn(i64) -> i64| self.0.iter().map(|(&value, &times)| of(i64::from(value)) * i64::from(times)).sum();
        from_sums(self.total(), sum(|value| value), sum(|value| value * value))
    }

    /// The smallest, the quartiles and the largest of them; all 0 of none.
    pub fn spread(&self) -> [i32; 5] {
        let last = self.total().saturating_sub(1);
        [0, 1, 2, 3, 4].map(|part| {
            let mut left = u64::from(last) * part / 4;
            let holds = |&(_, &times): &(&i32, &u32)| {
                let here = left < u64::from(times);
                left = left.saturating_sub(times.into());
                here
            };
            self.0.iter().find(holds).map_or(0, |(&value, _)| value)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked examples of the Wilson interval: 0 of 10 gives 0 to 0.278, 5 of 10 gives 0.237 to 0.763.
    #[test]
    fn wilson_matches_worked_examples() {
        let none = wilson(0, 10);
        assert!(none.low.abs() < 1e-9 && (none.high - 0.2775).abs() < 1e-3, "{none:?}");
        let half = wilson(5, 10);
        assert!((half.low - 0.2366).abs() < 1e-3 && (half.high - 0.7634).abs() < 1e-3, "{half:?}");
        assert_eq!(wilson(0, 0), Interval { value: 0.0, low: 0.0, high: 1.0 });
    }

    #[test]
    fn a_mean_of_equal_values_has_no_width() {
        let same = mean(&[3; 40]);
        assert_eq!((same.value, same.low, same.high), (3.0, 3.0, 3.0));
        assert!(same.excludes_zero() && !mean(&[-1, 1, -1, 1]).excludes_zero());
    }

    #[test]
    fn sums_give_the_same_mean_and_interval_as_the_values() {
        let values = [3, -4, 12, 900, 7, 7, 0];
        let (sum, squares) = values.iter().fold((0, 0), |(sum, squares), &v| (sum + i64::from(v), squares + i64::from(v) * i64::from(v)));
        let (a, b) = (mean(&values), from_sums(7, sum, squares));
        assert!((a.value - b.value).abs() < 1e-9 && (a.low - b.low).abs() < 1e-9 && (a.high - b.high).abs() < 1e-9, "{a:?} {b:?}");
        assert_eq!(from_sums(0, 0, 0).value, 0.0);
    }

    #[test]
    fn frequencies_give_what_the_values_give() {
        let of = |values: &[i32]| {
            let mut found = Frequencies::default();
            values.iter().for_each(|&value| found.add(value));
            found
        };
        assert_eq!(of(&[5, 1, 3, 2, 4]).spread(), [1, 2, 3, 4, 5]);
        assert_eq!(of(&[]).spread(), [0; 5]);
        let values = [7, -2, 7, 0, 0, 7, 12, -2, 900, 3, 7];
        let (found, mut sorted) = (of(&values), values);
        sorted.sort_unstable();
        assert_eq!(found.spread(), [0, 2, 5, 7, 10].map(|at| sorted[at]), "ten steps from the first to the last, a quarter of them rounded down");
        assert_eq!((found.total(), found.of(7), found.of(8), found.at_least(7)), (11, 4, 0, 6));
        assert_eq!(found.values().collect::<Vec<_>>(), [-2, 0, 3, 7, 12, 900]);
        assert!((found.mean().value - mean(&values).value).abs() < 1e-9 && (found.mean().low - mean(&values).low).abs() < 1e-9);
    }
}
