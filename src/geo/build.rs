//! From geography to the hexes of a window.

use std::collections::BTreeMap;

use super::LatLon;
use super::geography::{Geography, Islet};
use super::map::{Cell, CellId, HexMap, Terrain};
use super::projection::{MapProblem, Projection, Window};

/// The most hexes that a map may have.
pub const MAX_CELLS: u32 = 60_000;
/// Breadth of the territorial sea: 12 nautical miles.
const TERRITORIAL_SEA_M: u32 = 22_224;
/// Hexes of this size and above are too coarse to tell the territorial sea.
const COARSE_KM: u16 = 45;
/// Samples across a hex.
const SAMPLES: i32 = 12;

impl HexMap {
    /// The hexes of a window, `hex_km` from side to side.
    ///
    /// # Errors
    /// The window or the hex size is out of bounds, or there would be too many hexes.
    pub fn build(geography: &Geography, window: Window, hex_km: u16) -> Result<Self, MapProblem> {
        if !(15..=250).contains(&hex_km) {
            return Err(MapProblem::HexSize);
        }
        let grid = HexGrid::new(window, hex_km)?;
        let sampled: Vec<Sampled> = grid.hexes.iter().map(|&hex| Sampled::new(geography, &grid, hex)).collect();
        let mut cells: Vec<Cell> = grid.hexes.iter().zip(&sampled).map(|(&hex, sample)| cell(geography, &grid, hex, sample)).collect();
        let index: BTreeMap<(i32, i32), usize> = grid.hexes.iter().enumerate().map(|(i, hex)| ((hex.x, hex.y), i)).collect();
        let around = administered(geography);
        islets(geography, &grid, &index, &around, &mut cells);
        if hex_km < COARSE_KM {
            territorial_seas(geography, window, &around, &mut cells);
        }
        let mut map = Self::from_cells(hex_km, cells, geography.owners.clone());
        map.around = around;
        map.projection = Some(grid.projection);
        map.close_land_bridges(&sampled);
        map.mark_straits();
        Ok(map)
    }
}

struct HexGrid {
    projection: Projection,
    hexes: Vec<hexx::Hex>,
    hex_km: f64,
}

impl HexGrid {
    fn new(window: Window, hex_km: u16) -> Result<Self, MapProblem> {
        let projection = Projection::of(window);
        let (half_width, half_height) = projection.half_size();
        let size = f64::from(hex_km);
        let row_km = size * HALF_SQRT_3;
        let rows = libm::ceil(half_height / row_km) as i32;
        let columns = libm::ceil(half_width / size) as i32;
        let count = (2 * rows + 1) as u32 * (2 * columns + 1) as u32;
        if count > MAX_CELLS {
            return Err(MapProblem::TooManyHexes { hexes: count });
        }
        let row = |r: i32| (-columns..=columns).map(move |c| hexx::Hex::new(c - (r - (r & 1)) / 2, r));
        Ok(Self { projection, hexes: (-rows..=rows).flat_map(row).collect(), hex_km: size })
    }

    /// The hex's centre on the plane, in km east and north.
    fn centre(&self, hex: hexx::Hex) -> (f64, f64) {
        centre_km(hex, self.hex_km)
    }
}

/// Half the square root of three: rows of hexes are this far apart, in widths.
const HALF_SQRT_3: f64 = 0.866_025_403_784_438_6;

/// The centre of a hex on the plane, in km east and north of the window's middle.
pub(super) fn centre_km(hex: hexx::Hex, hex_km: f64) -> (f64, f64) {
    (hex_km * (f64::from(hex.x) + f64::from(hex.y) / 2.0), -hex_km * HALF_SQRT_3 * f64::from(hex.y))
}

/// The hex in which a point of the plane lies.
pub(super) fn hex_at(x_km: f64, y_km: f64, hex_km: f64) -> hexx::Hex {
    let row = -y_km / (hex_km * HALF_SQRT_3);
    let column = x_km / hex_km - row / 2.0;
    let (mut x, mut y) = (libm::round(column), libm::round(row));
    let z = libm::round(-column - row);
    let (dx, dy, dz) = (libm::fabs(x - column), libm::fabs(y - row), libm::fabs(z + column + row));
    if dx > dy && dx > dz {
        x = -y - z;
    } else if dy > dz {
        y = -x - z;
    }
    hexx::Hex::new(x as i32, y as i32)
}

/// What the fine grid says inside a hex: a square of samples, `true` where ships float.
pub(super) struct Sampled {
    owners: Vec<u8>,
    /// Samples that belong to the largest piece of water.
    pub(super) main: Vec<bool>,
}

fn offset(sample: i32, hex_km: f64) -> f64 {
    (f64::from(sample) + 0.5) / f64::from(SAMPLES) * hex_km - hex_km / 2.0
}

impl Sampled {
    fn new(geography: &Geography, grid: &HexGrid, hex: hexx::Hex) -> Self {
        let (x, y) = grid.centre(hex);
        let mut water = Vec::with_capacity((SAMPLES * SAMPLES) as usize);
        let mut owners = Vec::with_capacity(water.capacity());
        let step = grid.hex_km / f64::from(SAMPLES) / 3.0;
        for row in 0..SAMPLES {
            for column in 0..SAMPLES {
                let (px, py) = (x + offset(column, grid.hex_km), y - offset(row, grid.hex_km));
                let owner_at = |dx: f64, dy: f64| {
                    let (lat, lon) = grid.projection.inverse(px + dx, py + dy);
                    geography.owner_at(lat, lon)
                };
                let owner = owner_at(0.0, 0.0);
                // A passage narrower than the samples' spacing still lets ships through.
                let wet = owner == 0 || [(-step, 0.0), (step, 0.0), (0.0, step), (0.0, -step)].iter().any(|&(dx, dy)| owner_at(dx, dy) == 0);
                owners.push(owner);
                water.push(wet);
            }
        }
        let main = largest_piece(&water);
        Self { owners, main }
    }

    fn land_percent(&self) -> u8 {
        let land = self.owners.iter().filter(|&&owner| owner != 0).count();
        (land * 100 / self.owners.len()) as u8
    }

    fn owner(&self) -> Option<u8> {
        let mut counts: BTreeMap<u8, usize> = BTreeMap::new();
        for &owner in self.owners.iter().filter(|&&owner| owner != 0 && owner != 255) {
            *counts.entry(owner).or_default() += 1;
        }
        counts.into_iter().max_by_key(|&(owner, count)| (count, std::cmp::Reverse(owner))).map(|(owner, _)| owner)
    }
}

fn largest_piece(water: &[bool]) -> Vec<bool> {
    let mut piece = vec![0u16; water.len()];
    let mut sizes = vec![0usize];
    for start in 0..water.len() {
        if !water[start] || piece[start] != 0 {
            continue;
        }
        let number = sizes.len() as u16;
        let mut stack = vec![start];
        piece[start] = number;
        let mut size = 0;
        while let Some(at) = stack.pop() {
            size += 1;
            for next in around(at as i32) {
                if water[next] && piece[next] == 0 {
                    piece[next] = number;
                    stack.push(next);
                }
            }
        }
        sizes.push(size);
    }
    let largest = (1..sizes.len()).max_by_key(|&number| (sizes[number], std::cmp::Reverse(number))).unwrap_or(usize::MAX);
    piece.iter().map(|&number| number as usize == largest).collect()
}

fn around(at: i32) -> impl Iterator<Item = usize> {
    let (row, column) = (at / SAMPLES, at % SAMPLES);
    let near = [(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)];
    let inside = |&(r, c): &(i32, i32)| (0..SAMPLES).contains(&r) && (0..SAMPLES).contains(&c);
    near.into_iter().filter(inside).map(|(r, c)| (r * SAMPLES + c) as usize)
}

fn cell(geography: &Geography, grid: &HexGrid, hex: hexx::Hex, sample: &Sampled) -> Cell {
    let (x, y) = grid.centre(hex);
    let (lat, lon) = grid.projection.inverse(x, y);
    let land_percent = sample.land_percent();
    let wet = sample.main.iter().filter(|&&main| main).count() * 100 / sample.main.len();
    // The depth of a hex is the depth at which most of its water lies: the middle of five soundings.
    let near = grid.hex_km / 4.0;
    let mut soundings = [(0.0, 0.0), (near, 0.0), (-near, 0.0), (0.0, near), (0.0, -near)].map(|(dx, dy)| {
        let (lat, lon) = grid.projection.inverse(x + dx, y + dy);
        geography.depth_m(lat, lon)
    });
    soundings.sort_unstable();
    let depth_m = if soundings[2] > 0 { soundings[2] } else { soundings[4] };
    let terrain = match (land_percent, wet) {
        (_, 0..=4) => Terrain::Land,
        (5.., _) => Terrain::Coast,
        _ if depth_m < 200 => Terrain::Shallow,
        _ => Terrain::Deep,
    };
    Cell {
        hex,
        centre: LatLon::from_degrees(lat.clamp(-90.0, 90.0), lon).unwrap_or_default(),
        terrain,
        owner: sample.owner(),
        territorial_sea: None,
        around: None,
        depth_m: if terrain == Terrain::Land { 0 } else { depth_m },
        land_percent,
    }
}

/// Islets too small for the coast data still make a coast on fine maps.
fn islets(geography: &Geography, grid: &HexGrid, index: &BTreeMap<(i32, i32), usize>, around: &[String], cells: &mut [Cell]) {
    for islet in &geography.islets {
        let (x, y) = grid.projection.forward(islet.at.lat(), islet.at.lon());
        let hex = hex_at(x, y, grid.hex_km);
        let Some(cell) = index.get(&(hex.x, hex.y)).map(|&at| &mut cells[at]) else { continue };
        if cell.owner.is_none() {
            cell.owner = geography.owners.iter().position(|code| !code.is_empty() && *code == islet.holder).map(|at| at as u8);
        }
        cell.around = cell.around.or_else(|| position(around, &islet.around));
        if grid.hex_km < f64::from(COARSE_KM) && cell.terrain != Terrain::Land {
            cell.terrain = Terrain::Coast;
        }
    }
}

/// What the islets are called that one nation administers and another claims, each once.
fn administered(geography: &Geography) -> Vec<String> {
    let mut names: Vec<String> = geography.islets.iter().map(|islet| islet.around.clone()).filter(|name| !name.is_empty()).collect();
    names.sort();
    names.dedup();
    names
}

fn position(names: &[String], name: &str) -> Option<u8> {
    names.iter().position(|known| known == name).map(|at| at as u8)
}

/// Sea within 12 nautical miles of land belongs to the land's owner, the nearest first. Islets that several claim have none, but for those that
/// one of them administers.
fn territorial_seas(geography: &Geography, window: Window, around: &[String], cells: &mut [Cell]) {
    let code_of = |holder: &str| geography.owners.iter().position(|code| !code.is_empty() && code == holder).map(|at| at as u8);
    let near_window =
        |at: &LatLon| (window.west - 1.0..=window.east + 1.0).contains(&at.lon()) && (window.south - 1.0..=window.north + 1.0).contains(&at.lat());
    let sea = |islet: &Islet| {
        let owner = code_of(&islet.holder).or_else(|| code_of(&islet.administered))?;
        Some((islet.at, owner, position(around, &islet.around)))
    };
    let islets: Vec<(LatLon, u8, Option<u8>)> = geography.islets.iter().filter(|islet| near_window(&islet.at)).filter_map(sea).collect();
    for cell in cells.iter_mut() {
        if cell.terrain == Terrain::Land {
            continue;
        }
        let (lat, lon) = (cell.centre.lat(), cell.centre.lon());
        let mut nearest: Option<(u32, u8, Option<u8>)> = None;
        let mut offer = |metres: u32, owner: u8, around: Option<u8>| {
            if metres <= TERRITORIAL_SEA_M && nearest.is_none_or(|known| (metres, owner, around) < known) {
                nearest = Some((metres, owner, around));
            }
        };
        // 2-minute cells within 12 minutes of latitude; degrees of longitude are narrower away from the equator.
        let stretch = libm::ceil(6.0 / libm::cos(lat.to_radians()).max(0.3)) as i32;
        for row in -6..=6 {
            for column in -stretch..=stretch {
                let (lat, lon) = (lat + f64::from(row) / 30.0, lon + f64::from(column) / 30.0);
                let owner = geography.owner_at(lat, lon);
                if owner != 0
                    && owner != 255
                    && let Some(at) = LatLon::from_degrees(lat, lon)
                {
                    offer(cell.centre.distance_m(at), owner, None);
                }
            }
        }
        for &(at, owner, around) in &islets {
            offer(cell.centre.distance_m(at), owner, around);
        }
        cell.territorial_sea = nearest.map(|(_, owner, _)| owner);
        cell.around = nearest.and_then(|(.., around)| around).or(cell.around);
    }
}

impl HexMap {
    /// Two hexes with sea are neighbours for ships only if the largest water of the one touches that of the other.
    fn close_land_bridges(&mut self, sampled: &[Sampled]) {
        let mut closed = Vec::new();
        for (index, cell) in self.cells.iter().enumerate() {
            let open = |c: &Cell| matches!(c.terrain, Terrain::Shallow | Terrain::Deep);
            for neighbour in cell.hex.all_neighbors() {
                let Some(other) = self.at_hex(neighbour) else { continue };
                let beyond = &self.cells[other.index()];
                if other.index() <= index || !cell.has_sea() || !beyond.has_sea() || (open(cell) && open(beyond)) {
                    continue;
                }
                if !touch(&sampled[index], &sampled[other.index()], cell.hex, beyond.hex) {
                    closed.push((CellId(index as u32), other));
                }
            }
        }
        self.closed = closed.into_iter().collect();
    }

    /// A coast whose sea leads to two shores of its ring is a passage.
    fn mark_straits(&mut self) {
        let straits: Vec<usize> = (0..self.cells.len())
            .filter(|&index| {
                let cell = &self.cells[index];
                let id = CellId(index as u32);
                cell.terrain == Terrain::Coast && cell.land_percent >= 15 && {
                    let ring = cell.hex.all_neighbors();
                    let reach: Vec<bool> =
                        ring.iter().map(|&hex| self.at_hex(hex).is_some_and(|to| self.can_step(id, to, super::Mover::Sea))).collect();
                    (0..6).filter(|&side| reach[side] && !reach[(side + 1) % 6]).count() >= 2
                }
            })
            .collect();
        for index in straits {
            self.cells[index].terrain = Terrain::Strait;
        }
    }
}

/// Whether the largest waters of two neighbouring hexes touch. Sample squares of neighbours overlap or meet: compare where they do.
fn touch(a: &Sampled, b: &Sampled, from: hexx::Hex, to: hexx::Hex) -> bool {
    let (ax, ay) = centre_km(from, 1.0);
    let (bx, by) = centre_km(to, 1.0);
    let shift = |d: f64| libm::round(d * f64::from(SAMPLES)) as i32;
    let (dx, dy) = (shift(bx - ax), shift(ay - by));
    let wet = |s: &Sampled, column: i32, row: i32| {
        (0..SAMPLES).contains(&column) && (0..SAMPLES).contains(&row) && s.main[(row * SAMPLES + column) as usize]
    };
    (0..SAMPLES).any(|row| {
        (0..SAMPLES).any(|column| {
            wet(a, column, row) && [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)].iter().any(|&(sx, sy)| wet(b, column + sx - dx, row + sy - dy))
        })
    })
}
