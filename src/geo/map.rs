//! The hex map of a level's window.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use serde::{Deserialize, Serialize};

use super::LatLon;
use super::build::hex_at;
use super::projection::Projection;

/// A hex of the map: a position in [`HexMap::cells`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellId(pub u32);

impl CellId {
    /// The position in the list of cells.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a hex is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Terrain {
    /// Land only: nothing floats there.
    Land,
    /// Land and sea.
    Coast,
    /// Sea shallower than 200 m.
    Shallow,
    /// Deeper sea.
    Deep,
    /// A sea passage narrower than the hex.
    Strait,
}

/// A hex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its place in the grid.
    pub hex: hexx::Hex,
    /// Its centre.
    pub centre: LatLon,
    /// What it is.
    pub terrain: Terrain,
    /// Whose land it holds: a position in [`HexMap::owners`].
    pub owner: Option<u8>,
    /// In whose territorial sea its centre lies: a position in [`HexMap::owners`]. Only told for hexes under 45 km.
    pub territorial_sea: Option<u8>,
    /// The islets that this territorial sea lies round, where another nation claims them: a position in [`HexMap::around`].
    pub around: Option<u8>,
    /// Depth of the sea in metres; 0 on land.
    pub depth_m: i16,
    /// Share of land, in percent.
    pub land_percent: u8,
}

/// A way over the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The cells after the start, the last is the goal.
    pub cells: Vec<CellId>,
    /// Its length, as the sum of great-circle steps, in metres.
    pub length_m: u32,
}

/// The hexes of a window, with great-circle steps between them. All whole numbers. As bytes it leaves out what follows from the rest
/// (`geo/wire.rs`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "super::wire::Wired", into = "super::wire::Wired")]
pub struct HexMap {
    /// Distance between opposite sides of a hex, in km.
    pub hex_km: u16,
    /// The hexes.
    pub cells: Vec<Cell>,
    /// ISO codes of owners.
    pub owners: Vec<String>,
    /// Islets that one nation administers and another claims, as a sentence about the sea round them calls them.
    pub around: Vec<String>,
    /// The projection of the window; `None` for a synthetic map.
    pub projection: Option<Projection>,
    // Pairs of neighbouring sea hexes between which land lies, the lower first.
    pub(super) closed: BTreeSet<(CellId, CellId)>,
    by_hex: BTreeMap<(i32, i32), CellId>,
    // Neighbours of each cell with the step in metres, for what floats and what flies.
    steps: Vec<Vec<(CellId, u32)>>,
}

/// Who moves: decides which steps there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mover {
    /// Floats or dives.
    Sea,
    /// Flies.
    Air,
    /// Walks and drives.
    Land,
}

impl Cell {
    /// Whether ships can be there.
    pub fn has_sea(&self) -> bool {
        self.terrain != Terrain::Land
    }

    /// Whether land forces can be there.
    pub fn has_land(&self) -> bool {
        matches!(self.terrain, Terrain::Land | Terrain::Coast)
    }

    /// Whether `mover` can be there.
    pub fn admits(&self, mover: Mover) -> bool {
        match mover {
            Mover::Air => true,
            Mover::Sea => self.has_sea(),
            Mover::Land => self.has_land(),
        }
    }
}

impl HexMap {
    /// Puts a map together: `steps` are worked out from the cells' centres.
    pub fn from_cells(hex_km: u16, cells: Vec<Cell>, owners: Vec<String>) -> Self {
        let by_hex = cells.iter().enumerate().map(|(index, cell)| ((cell.hex.x, cell.hex.y), CellId(index as u32))).collect();
        let mut map = Self { hex_km, cells, owners, around: Vec::new(), projection: None, closed: BTreeSet::new(), by_hex, steps: Vec::new() };
        map.steps = (0..map.cells.len()).map(|index| map.steps_from(CellId(index as u32))).collect();
        map
    }

    /// Open deep sea round the point 0 N 150 E: for tests of rules.
    pub fn flat(width: u32, height: u32, hex_km: u16) -> Self {
        let cell = |row: i32, column: i32| {
            let km_east = f64::from(hex_km) * (f64::from(column) + 0.5 * f64::from(row & 1));
            let km_south = f64::from(hex_km) * f64::from(row) * 0.866_025_403_784_438_6;
            let centre = LatLon::from_degrees(-km_south / 111.2, 150.0 + km_east / 111.2).unwrap_or_default();
            let hex = hexx::Hex::new(column - (row - (row & 1)) / 2, row);
            Cell { hex, centre, terrain: Terrain::Deep, owner: None, territorial_sea: None, around: None, depth_m: 4000, land_percent: 0 }
        };
        let cells = (0..height as i32).flat_map(|row| (0..width as i32).map(move |column| cell(row, column))).collect();
        Self::from_cells(hex_km, cells, Vec::new())
    }

    /// The cell with this identity.
    pub fn cell(&self, id: CellId) -> Option<&Cell> {
        self.cells.get(id.index())
    }

    /// The cell in which a point lies; `None` outside the window, or on a synthetic map.
    pub fn cell_at(&self, at: LatLon) -> Option<CellId> {
        let projection = self.projection?;
        if !projection.window().contains(at) {
            return None;
        }
        let (x, y) = projection.forward(at.lat(), at.lon());
        self.at_hex(hex_at(x, y, f64::from(self.hex_km)))
    }

    /// The nearest cell to a point that `mover` can be in, no further than two hexes away.
    pub fn cell_near(&self, at: LatLon, mover: Mover) -> Option<CellId> {
        let middle = self.cell_at(at)?;
        let hex = self.cells[middle.index()].hex;
        let fits = |id: &CellId| self.cells[id.index()].admits(mover);
        let near = hex.range(2).filter_map(|hex| self.at_hex(hex)).filter(fits);
        near.min_by_key(|id| (self.cells[id.index()].centre.distance_m(at), *id))
    }

    /// The cell at this place of the grid.
    pub fn at_hex(&self, hex: hexx::Hex) -> Option<CellId> {
        self.by_hex.get(&(hex.x, hex.y)).copied()
    }

    // The six neighbours, and the six cells across a shared edge: with them a way strays little from the great circle.
    fn steps_from(&self, id: CellId) -> Vec<(CellId, u32)> {
        let cell = &self.cells[id.index()];
        let near = cell.hex.all_neighbors().into_iter();
        let far = cell.hex.all_diagonals().into_iter();
        let step = |hex: hexx::Hex| self.at_hex(hex).map(|to| (to, cell.centre.distance_m(self.cells[to.index()].centre)));
        near.chain(far).filter_map(step).collect()
    }

    /// Whether `mover` can step from one cell to a neighbour. A step across an edge needs one of the two cells beside the edge.
    pub fn can_step(&self, from: CellId, to: CellId, mover: Mover) -> bool {
        let (Some(a), Some(b)) = (self.cell(from), self.cell(to)) else { return false };
        if !b.admits(mover) {
            return false;
        }
        match a.hex.unsigned_distance_to(b.hex) {
            1 => mover != Mover::Sea || !self.closed.contains(&(from.min(to), from.max(to))),
            2 => {
                let mut shared = a.hex.all_neighbors().into_iter().filter(|hex| hex.unsigned_distance_to(b.hex) == 1);
                let through = |hex: hexx::Hex| {
                    let Some(by) = self.at_hex(hex).filter(|by| self.cells[by.index()].admits(mover)) else { return false };
                    mover != Mover::Sea || (self.can_step(from, by, mover) && self.can_step(by, to, mover))
                };
                // Two cells share an edge with both ends of a diagonal; further apart there is one or none, and no step.
                matches!((shared.next(), shared.next()), (Some(one), Some(other)) if through(one) && through(other))
            }
            _ => false,
        }
    }

    /// Neighbouring cells with the step to each in metres, whoever moves.
    pub fn steps(&self, from: CellId) -> &[(CellId, u32)] {
        self.steps.get(from.index()).map_or(&[], Vec::as_slice)
    }

    /// The length of a step between neighbours, in metres; `None` if they are none.
    pub fn step_m(&self, from: CellId, to: CellId) -> Option<u32> {
        self.steps(from).iter().find(|(cell, _)| *cell == to).map(|&(_, metres)| metres)
    }

    /// Great-circle distance between two cells' centres, in metres.
    pub fn distance_m(&self, a: CellId, b: CellId) -> u32 {
        match (self.cell(a), self.cell(b)) {
            (Some(a), Some(b)) => a.centre.distance_m(b.centre),
            _ => u32::MAX,
        }
    }

    /// The shortest way for `mover` through cells that `allowed` admits (the goal included). The same way for the same question, always.
    pub fn path(&self, from: CellId, to: CellId, mover: Mover, allowed: &mut dyn FnMut(CellId) -> bool) -> Option<Path> {
        let goal = *self.cell(to)?;
        self.cell(from)?;
        // By cell: the shortest way made so far, and the cell before. A list the size of the map is quicker than a tree of what was seen.
        let mut best: Vec<(u32, CellId)> = vec![(u32::MAX, from); self.cells.len()];
        let mut open = BinaryHeap::new();
        best[from.index()] = (0, from);
        open.push((std::cmp::Reverse(self.cells[from.index()].centre.distance_m(goal.centre)), std::cmp::Reverse(from)));
        while let Some((std::cmp::Reverse(estimate), std::cmp::Reverse(cell))) = open.pop() {
            let (made, _) = best[cell.index()];
            if cell == to {
                return Some(self.trace(&best, from, to, made));
            }
            if estimate > made.saturating_add(self.cells[cell.index()].centre.distance_m(goal.centre)).saturating_add(1) {
                continue;
            }
            for &(next, step) in self.steps(cell) {
                let total = made + step;
                if total < best[next.index()].0 && self.can_step(cell, next, mover) && allowed(next) {
                    best[next.index()] = (total, cell);
                    let left = self.cells[next.index()].centre.distance_m(goal.centre);
                    open.push((std::cmp::Reverse(total + left), std::cmp::Reverse(next)));
                }
            }
        }
        None
    }

    fn trace(&self, best: &[(u32, CellId)], from: CellId, to: CellId, length_m: u32) -> Path {
        let mut cells = Vec::new();
        let mut at = to;
        while at != from {
            cells.push(at);
            at = best[at.index()].1;
        }
        cells.reverse();
        Path { cells, length_m }
    }

    /// Every cell that `mover` reaches within `budget_m`, with the metres to it.
    pub fn reachable(&self, from: CellId, budget_m: u32, mover: Mover, allowed: &mut dyn FnMut(CellId) -> bool) -> BTreeMap<CellId, u32> {
        let mut best = BTreeMap::from([(from, 0)]);
        let mut open = BinaryHeap::from([(std::cmp::Reverse(0), std::cmp::Reverse(from))]);
        while let Some((std::cmp::Reverse(made), std::cmp::Reverse(cell))) = open.pop() {
            if best.get(&cell).is_some_and(|&known| known < made) {
                continue;
            }
            for &(next, step) in self.steps(cell) {
                let total = made + step;
                let better = total <= budget_m && best.get(&next).is_none_or(|&known| total < known);
                if better && self.can_step(cell, next, mover) && allowed(next) {
                    best.insert(next, total);
                    open.push((std::cmp::Reverse(total), std::cmp::Reverse(next)));
                }
            }
        }
        best
    }
}
