//! Points on the globe and the distance between them.

use serde::{Deserialize, Serialize};

/// Mean radius of the earth in metres (IUGG R1).
const EARTH_RADIUS_M: f64 = 6_371_008.8;
/// Units in a degree.
const UNITS: f64 = 100_000.0;

/// A point on the globe, in 1e-5 degrees (about a metre). Longitudes run from 0 to 360, so that the antimeridian is no edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LatLon {
    /// Latitude, north positive.
    pub lat_e5: i32,
    /// Longitude, 0 to 36,000,000 exclusive.
    pub lon_e5: i32,
}

impl LatLon {
    /// The point at these degrees; `None` if there is none.
    pub fn from_degrees(lat: f64, lon: f64) -> Option<Self> {
        if !((-90.0..=90.0).contains(&lat) && (-360.0..=360.0).contains(&lon)) {
            return None;
        }
        let lon_e5 = (libm::round(lon * UNITS) as i32).rem_euclid(36_000_000);
        Some(Self { lat_e5: libm::round(lat * UNITS) as i32, lon_e5 })
    }

    /// Latitude in degrees.
    pub fn lat(self) -> f64 {
        f64::from(self.lat_e5) / UNITS
    }

    /// Longitude in degrees, 0 to 360.
    pub fn lon(self) -> f64 {
        f64::from(self.lon_e5) / UNITS
    }

    /// Great-circle distance in metres, by the haversine formula on a sphere.
    pub fn distance_m(self, other: Self) -> u32 {
        let (lat1, lat2) = (self.lat().to_radians(), other.lat().to_radians());
        let sin_lat = libm::sin((lat2 - lat1) / 2.0);
        let sin_lon = libm::sin((other.lon() - self.lon()).to_radians() / 2.0);
        let h = sin_lat * sin_lat + libm::cos(lat1) * libm::cos(lat2) * sin_lon * sin_lon;
        libm::round(2.0 * EARTH_RADIUS_M * libm::asin(libm::sqrt(h.min(1.0)))) as u32
    }
}
