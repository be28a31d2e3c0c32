//! Geography: points, distances, the hex map.

mod latlon;
mod map;

pub use latlon::LatLon;
pub use map::{Cell, CellId, HexMap, Mover, Path, Terrain};
