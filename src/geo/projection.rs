//! Between the globe and the plane of a window's map.

use serde::{Deserialize, Serialize};

use super::LatLon;
use super::geography::THEATRE;

/// Kilometres in a degree of latitude on the sphere.
const KM_PER_DEGREE: f64 = 111.195;

/// A part of the theatre, in degrees; longitudes run from 60 to 210, so that the antimeridian is no edge.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Window {
    /// Western edge.
    pub west: f64,
    /// Eastern edge.
    pub east: f64,
    /// Southern edge.
    pub south: f64,
    /// Northern edge.
    pub north: f64,
}

/// What is wrong with a window or a hex size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapProblem {
    /// The western edge is not west of the eastern, or the southern not south of the northern.
    Empty,
    /// It reaches beyond the theatre: 60 E to 150 W, 50 S to 60 N.
    OutsideTheatre,
    /// Hexes must be 15 to 250 km.
    HexSize,
    /// More than [`MAX_CELLS`](super::MAX_CELLS) hexes.
    TooManyHexes {
        /// How many there would be.
        hexes: u32,
    },
    /// A geography file is damaged.
    Damaged,
}

impl Window {
    /// The whole theatre.
    pub const ALL: Window = Window { west: THEATRE[0], east: THEATRE[1], south: THEATRE[2], north: THEATRE[3] };

    /// A window from plain degrees, where longitudes west of Greenwich are negative or run past 180.
    ///
    /// # Errors
    /// [`MapProblem::Empty`] or [`MapProblem::OutsideTheatre`].
    pub fn new(west: f64, east: f64, south: f64, north: f64) -> Result<Self, MapProblem> {
        let past = |lon: f64| if lon < 0.0 { lon + 360.0 } else { lon };
        let window = Self { west: past(west), east: past(east), south, north };
        let numbers = [window.west, window.east, window.south, window.north];
        if numbers.iter().any(|number| !number.is_finite()) || window.west >= window.east || window.south >= window.north {
            return Err(MapProblem::Empty);
        }
        let [least_west, most_east, least_south, most_north] = THEATRE;
        let inside = window.west >= least_west && window.east <= most_east && window.south >= least_south && window.north <= most_north;
        if inside { Ok(window) } else { Err(MapProblem::OutsideTheatre) }
    }

    /// Whether a point lies in it.
    pub fn contains(&self, at: LatLon) -> bool {
        (self.west..=self.east).contains(&at.lon()) && (self.south..=self.north).contains(&at.lat())
    }
}

/// An equirectangular projection whose standard parallel is the window's middle latitude: north is up everywhere, shapes are true in the
/// middle, and it needs no trigonometry to invert. Only shapes stray from the globe; distances are always great-circle.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Window", into = "Window")]
pub struct Projection {
    window: Window,
    km_per_degree_east: f64,
}

impl From<Window> for Projection {
    fn from(window: Window) -> Self {
        Self::of(window)
    }
}

impl From<Projection> for Window {
    fn from(projection: Projection) -> Self {
        projection.window
    }
}

impl Projection {
    /// The projection of a window; its origin is the window's middle.
    pub fn of(window: Window) -> Self {
        let middle = (window.south + window.north) / 2.0;
        Self { window, km_per_degree_east: KM_PER_DEGREE * libm::cos(middle.to_radians()) }
    }

    /// Kilometres east and north of the window's middle.
    pub fn forward(&self, lat: f64, lon: f64) -> (f64, f64) {
        let lon = if lon < self.window.west - 60.0 { lon + 360.0 } else { lon };
        let (middle_lon, middle_lat) = self.middle();
        ((lon - middle_lon) * self.km_per_degree_east, (lat - middle_lat) * KM_PER_DEGREE)
    }

    /// Latitude and longitude (to 210) of a point of the plane.
    pub fn inverse(&self, x_km: f64, y_km: f64) -> (f64, f64) {
        let (middle_lon, middle_lat) = self.middle();
        (middle_lat + y_km / KM_PER_DEGREE, middle_lon + x_km / self.km_per_degree_east)
    }

    /// Half the window's width and height, in km.
    pub fn half_size(&self) -> (f64, f64) {
        self.forward(self.window.north, self.window.east)
    }

    /// The window.
    pub fn window(&self) -> Window {
        self.window
    }

    fn middle(&self) -> (f64, f64) {
        ((self.window.west + self.window.east) / 2.0, (self.window.south + self.window.north) / 2.0)
    }
}
