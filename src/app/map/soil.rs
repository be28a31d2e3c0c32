//! Whose land lies under a point of the map, so that no name and no symbol stands on another's.

use std::sync::Arc;

use bevy::math::Vec2;

use crate::geo::{Geography, Grid, Projection};

/// The code of the sea.
pub const SEA: u8 = 0;
/// The code of land that several claim.
pub const CLAIMED: u8 = 255;
/// How far from a place on a coast its land is looked for, in degrees: the grid of owners is 2 minutes fine, and ports lie in bays.
const NEAR_DEG: f64 = 0.3;

/// Owners of land by their code in the geography. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Soil(Option<Arc<Owners>>);

#[derive(Debug)]
struct Owners {
    grid: Grid,
    names: Vec<String>,
    projection: Projection,
}

impl Soil {
    /// The theatre's land, for a map of this projection.
    pub fn of(geography: &Geography, projection: Projection) -> Self {
        Self(Some(Arc::new(Owners { grid: geography.land.clone(), names: geography.owners.clone(), projection })))
    }

    /// The code of a nation by its three letters; `None` for one without land in the theatre.
    pub fn code(&self, iso: &str) -> Option<u8> {
        let owners = self.0.as_ref()?;
        owners.names.iter().position(|name| name == iso && !iso.is_empty()).map(|at| at as u8)
    }

    /// Whose land lies at a point of the plane: [`SEA`], [`CLAIMED`] or a nation's code.
    pub fn at(&self, at: Vec2) -> u8 {
        let Some(owners) = &self.0 else { return SEA };
        let (lat, lon) = owners.projection.inverse(f64::from(at.x), f64::from(at.y));
        owners.at(lat, lon)
    }

    /// Whose land is nearest to a place on a coast; [`SEA`] where there is none within some 30 km.
    pub fn coast(&self, at: Vec2) -> u8 {
        let Some(owners) = &self.0 else { return SEA };
        let (lat, lon) = owners.projection.inverse(f64::from(at.x), f64::from(at.y));
        let here = owners.at(lat, lon);
        if here != SEA {
            return here;
        }
        let rings = (1..=9).map(|ring| f64::from(ring) / 9.0 * NEAR_DEG);
        rings
            .flat_map(|r| (0..12).map(move |i| (r, f64::from(i) * std::f64::consts::TAU / 12.0)))
            .map(|(r, angle)| owners.at(lat + r * libm::sin(angle), lon + r * libm::cos(angle)))
            .find(|&code| code != SEA)
            .unwrap_or(SEA)
    }

    /// The longest stretch of a straight way, in km of the plane, on which `counts` holds of the code of the land.
    pub fn longest(&self, from: Vec2, to: Vec2, counts: impl Fn(u8) -> bool) -> f32 {
        const STEP_KM: f32 = 6.0;
        let pieces = ((from.distance(to) / STEP_KM).ceil() as usize).clamp(1, 200);
        let step = from.distance(to) / pieces as f32;
        let (mut longest, mut run) = (0.0f32, 0.0);
        for i in 0..=pieces {
            run = if counts(self.at(from.lerp(to, i as f32 / pieces as f32))) { run + step } else { 0.0 };
            longest = longest.max(run);
        }
        longest
    }
}

impl Owners {
    fn at(&self, lat: f64, lon: f64) -> u8 {
        let [west, _, _, north] = crate::geo::THEATRE;
        let (column, row) = ((lon - west) * 30.0, (north - lat) * 30.0);
        if column < 0.0 || row < 0.0 { SEA } else { self.grid.at(column as u32, row as u32) }
    }
}
