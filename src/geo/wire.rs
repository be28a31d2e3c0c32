//! A map as it travels: the hexes in rows of numbers, without what follows from them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::LatLon;
use super::map::{Cell, CellId, HexMap, Terrain};
use super::projection::Projection;

/// A map as bytes hold it.
#[derive(Serialize, Deserialize)]
pub(super) struct Wired {
    hex_km: u16,
    cells: Vec<CellRow>,
    owners: Vec<String>,
    around: Vec<String>,
    projection: Option<Projection>,
    closed: BTreeSet<(CellId, CellId)>,
}

/// A hex: its place in the grid, its centre, what it is, whose land, whose sea, round what, how deep, how much land.
#[derive(Serialize, Deserialize)]
struct CellRow(i32, i32, LatLon, Terrain, Option<u8>, Option<u8>, Option<u8>, i16, u8);

impl From<&Cell> for CellRow {
    fn from(cell: &Cell) -> Self {
        let Cell { hex, centre, terrain, owner, territorial_sea, around, depth_m, land_percent } = *cell;
        Self(hex.x, hex.y, centre, terrain, owner, territorial_sea, around, depth_m, land_percent)
    }
}

impl From<CellRow> for Cell {
    fn from(CellRow(x, y, centre, terrain, owner, territorial_sea, around, depth_m, land_percent): CellRow) -> Self {
        Self { hex: hexx::Hex::new(x, y), centre, terrain, owner, territorial_sea, around, depth_m, land_percent }
    }
}

impl From<HexMap> for Wired {
    fn from(map: HexMap) -> Self {
        let cells = map.cells.iter().map(CellRow::from).collect();
        let HexMap { hex_km, owners, around, projection, closed, .. } = map;
        Self { hex_km, cells, owners, around, projection, closed }
    }
}

impl From<Wired> for HexMap {
    fn from(wired: Wired) -> Self {
        let cells = wired.cells.into_iter().map(Cell::from).collect();
        let mut map = Self::from_cells(wired.hex_km, cells, wired.owners);
        (map.around, map.projection, map.closed) = (wired.around, wired.projection, wired.closed);
        map
    }
}
