//! How far ways over hexes stray from the great circle.

use super::CellId;
use super::map::{HexMap, Mover};

/// How much longer ways over a map's hexes are than the great circle, on pairs of cells that open sea joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StrayReport {
    /// Pairs measured.
    pub pairs: u32,
    /// Mean excess, in hundredths of a percent.
    pub mean_bp: u32,
    /// Greatest excess, in hundredths of a percent.
    pub worst_bp: u32,
}

impl HexMap {
    /// Measures ways for aircraft, which nothing obstructs, between cells spread over the map, at least three hexes apart.
    pub fn stray(&self) -> StrayReport {
        let stride = (self.cells.len() / 23).max(1);
        let chosen: Vec<CellId> = (0..self.cells.len()).step_by(stride).map(|index| CellId(index as u32)).collect();
        let (mut pairs, mut total, mut worst) = (0u32, 0u64, 0u32);
        for (position, &from) in chosen.iter().enumerate() {
            for &to in chosen[position + 1..].iter().step_by(3) {
                let direct = self.distance_m(from, to);
                if direct < u32::from(self.hex_km) * 3_000 {
                    continue;
                }
                if let Some(path) = self.path(from, to, Mover::Air, &mut |_| true) {
                    let excess = (u64::from(path.length_m.saturating_sub(direct)) * 10_000 / u64::from(direct)) as u32;
                    pairs += 1;
                    total += u64::from(excess);
                    worst = worst.max(excess);
                }
            }
        }
        StrayReport { pairs, mean_bp: (total / u64::from(pairs.max(1))) as u32, worst_bp: worst }
    }
}
