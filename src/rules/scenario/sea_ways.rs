//! How far it is by sea from each feature to each place.

use serde::{Deserialize, Serialize};

use crate::catalog::PlaceId;
use crate::geo::{CellId, HexMap, Mover};
use crate::rules::vocab::ids::FeatureId;

/// Metres by sea between each feature and each place, worked out once for a level.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeaWays(Vec<Vec<u32>>);

/// No way leads there by sea.
const NO_WAY: u32 = u32::MAX;

impl SeaWays {
    /// The ways from each of `features` to each place.
    pub fn of(map: &HexMap, place_cells: &[Option<CellId>], features: impl Iterator<Item = CellId>) -> Self {
        let from = |cell: CellId| {
            let reached = map.reachable(cell, NO_WAY - 1, Mover::Sea, &mut |_| true);
            place_cells.iter().map(|at| at.and_then(|at| reached.get(&at).copied()).unwrap_or(NO_WAY)).collect()
        };
        Self(features.map(from).collect())
    }

    /// Metres by sea between a feature and a place; `None` if no way leads there.
    pub fn metres(&self, feature: FeatureId, place: PlaceId) -> Option<u32> {
        self.0.get(feature.index())?.get(place.index()).copied().filter(|&metres| metres != NO_WAY)
    }
}
