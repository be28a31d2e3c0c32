//! What is kept of many wars: counts, sums and squares in whole numbers, whatever the number of wars. Estimates are made at the end.

use super::row::{COLUMNS, WarRow};
use crate::study::games::statistics::{Interval, from_sums, wilson};

/// Sums over the wars of one case, and over the differences to the base, war by war.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sums {
    /// Wars.
    pub wars: u32,
    above: [u32; COLUMNS.len()],
    sum: [i64; COLUMNS.len()],
    squares: [i64; COLUMNS.len()],
    off: [i64; COLUMNS.len()],
    off_squares: [i64; COLUMNS.len()],
}

impl Default for Sums {
    fn default() -> Self {
        let none = [0; COLUMNS.len()];
        Self { wars: 0, above: [0; COLUMNS.len()], sum: none, squares: none, off: none, off_squares: none }
    }
}

impl Sums {
    /// Adds a war, and the base's war with the same number.
    pub fn add(&mut self, row: &WarRow, base: &WarRow) {
        self.wars += 1;
        for at in 0..COLUMNS.len() {
            let (value, other) = (i64::from(row.values[at]), i64::from(base.values[at]));
            self.above[at] += u32::from(value > 0);
            self.sum[at] += value;
            self.squares[at] += value * value;
            self.off[at] += value - other;
            self.off_squares[at] += (value - other) * (value - other);
        }
    }

    fn at(name: &str) -> usize {
        COLUMNS.iter().position(|column| column.name == name).unwrap_or(0)
    }

    /// The share of wars in which a column is above zero, with its Wilson interval.
    pub fn share(&self, name: &str) -> Interval {
        wilson(self.above[Self::at(name)], self.wars)
    }

    /// The mean of a column with its interval.
    pub fn mean(&self, name: &str) -> Interval {
        let at = Self::at(name);
        from_sums(self.wars, self.sum[at], self.squares[at])
    }

    /// The mean difference to the base, war by war, with its interval.
    pub fn change(&self, name: &str) -> Interval {
        let at = Self::at(name);
        from_sums(self.wars, self.off[at], self.off_squares[at])
    }
}
