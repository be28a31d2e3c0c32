//! Names of waters for the map. Positions are rounded to where the name reads best on a chart; extents are rough widths.

use super::scene::NameKind;
use crate::geo::LatLon;

/// A row of `assets/map/waters.csv`: kind, name, latitude, longitude (east, to 285) and extent in km.
struct WaterRow {
    kind: WaterKind,
    name: &'static str,
    lat: f64,
    lon: f64,
    extent_km: f32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum WaterKind {
    Sea,
    Strait,
    /// A group of features as charts name it. Features that stand too close to be told apart are named after the group that holds them all.
    Group,
    /// A government that sits beyond the theatre, by the code of its nation: where it would stand, past 180 for the Americas.
    Government,
}

impl WaterRow {
    fn read(line: &'static str) -> Option<Self> {
        let mut fields = line.split(',');
        let kind = match fields.next()? {
            "sea" => WaterKind::Sea,
            "strait" => WaterKind::Strait,
            "group" => WaterKind::Group,
            "government" => WaterKind::Government,
            _ => return None,
        };
        let (name, lat, lon) = (fields.next()?, fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
        let extent_km = fields.next().filter(|text| !text.is_empty()).map_or(Some(0.0), |text| text.parse().ok())?;
        Some(Self { kind, name, lat, lon, extent_km })
    }

    fn at(&self) -> Option<LatLon> {
        LatLon::from_degrees(self.lat, self.lon)
    }
}

const FILE: &str = include_str!("../../../assets/map/waters.csv");

/// The rows of one kind, in the file's order. A line that cannot be read is left out; a test holds that there is none.
fn rows(kind: WaterKind) -> impl Iterator<Item = WaterRow> {
    FILE.lines().skip(1).filter_map(WaterRow::read).filter(move |row| row.kind == kind)
}

/// Groups of features, the closest first: name, middle, reach in km.
pub fn groups() -> impl Iterator<Item = (&'static str, LatLon, f32)> {
    rows(WaterKind::Group).filter_map(|row| Some((row.name, row.at()?, row.extent_km)))
}

/// Where a government sits that has no capital in the theatre: latitude and longitude in degrees.
pub fn far_seat(iso: &str) -> Option<(f64, f64)> {
    rows(WaterKind::Government).find(|row| row.name == iso).map(|row| (row.lat, row.lon))
}

/// All waters with a name.
pub fn all() -> impl Iterator<Item = (&'static str, LatLon, f32, NameKind)> {
    let named = |kind, as_kind| rows(kind).filter_map(move |row| Some((row.name, row.at()?, row.extent_km, as_kind)));
    named(WaterKind::Sea, NameKind::Sea).chain(named(WaterKind::Strait, NameKind::Strait))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_lies_on_the_globe() {
        for line in FILE.lines().skip(1) {
            let row = WaterRow::read(line).unwrap_or_else(|| panic!("waters.csv: {line}"));
            // Governments far away stand where a map of the theatre leads to them.
            assert!(row.kind == WaterKind::Government || row.at().is_some() && row.extent_km > 0.0, "{line}");
        }
    }
}
