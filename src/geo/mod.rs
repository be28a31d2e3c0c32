//! Geography: points, distances, the hex map of a level's window.
//!
//! Files under `assets/map` (made by `tools/prepare_map`) are part of the program. Floats are used while a map is built, through `libm`;
//! what is kept are whole numbers.

mod build;
mod geography;
mod latlon;
mod map;
mod projection;
mod stray;
mod wire;

pub use build::MAX_CELLS;
pub use geography::{DEPTH_CLASSES_M, Geography, Grid, Islet, LandPolygon, MapFileError, THEATRE};
pub use latlon::LatLon;
pub use map::{Cell, CellId, HexMap, Mover, Path, Terrain};
pub use projection::{MapProblem, Projection, Window};
pub use stray::StrayReport;
