//! From geography, a window and theatre data to the ground that the map draws.

use std::collections::BTreeMap;

use bevy::math::{Rect as PlaneRect, Vec2};

use super::scene::{DepthPicture, GroundName, HexShape, LandPart, MapGround, NameKind, PlaceBounds, PlaceMark, Tint, Triangles};
use super::soil::Soil;
use super::{realms, waters};
use crate::app::theme::Side;
use crate::catalog::{Catalog, Host, NationId};
use crate::geo::{Geography, HexMap, LandPolygon, LatLon, MapFileError, MapProblem, Projection, THEATRE};

/// How much wider and higher than the level's area the picture can be: windows are of every shape.
const WIDEST: f32 = 3.0;
const HIGHEST: f32 = 1.6;
/// How far the view can draw back beyond the level's area.
const DRAWN_BACK: f32 = 1.25;

/// Why a map has no ground.
#[derive(Clone, Debug, thiserror::Error)]
pub enum NoGround {
    /// It is a synthetic one.
    #[error("this map has no place on the globe")]
    NoProjection,
    /// The program's own coasts are damaged.
    #[error(transparent)]
    Coasts(#[from] MapFileError),
    /// The map of the whole theatre cannot be laid.
    #[error("the theatre's map cannot be built: {0:?}")]
    Theatre(MapProblem),
}

/// Builds the ground of a map: what lies still under everything. `side_of` says how a nation stands to whoever looks.
///
/// # Errors
/// The program's own geography is damaged, or the map has no projection (a synthetic one).
pub fn build(geography: &Geography, map: &HexMap, catalog: &Catalog, side_of: impl Fn(NationId) -> Side) -> Result<MapGround, NoGround> {
    let projection = map.projection.ok_or(NoGround::NoProjection)?;
    let (polygons, owners) = Geography::coasts()?;
    let (half_width, half_height) = projection.half_size();
    let (w, h) = (half_width as f32, half_height as f32);
    let bounds = PlaneRect::new(-w, -h, w, h);
    let theatre = theatre(projection);
    let mut ground = MapGround {
        bounds: PlaceBounds(bounds),
        theatre: PlaceBounds(theatre),
        depth: DepthPicture { width: geography.depth.width, height: geography.depth.height, classes: geography.depth.values() },
        hex_km: f32::from(map.hex_km),
        projection: Some(projection),
        soil: Soil::of(geography, projection),
        ..MapGround::default()
    };
    let nation_of: BTreeMap<&str, &crate::catalog::Nation> = catalog.nations.iter().map(|nation| (nation.iso.as_str(), nation)).collect();
    let seen = seen_around(bounds, theatre);
    let mut shown = Vec::new();
    let mut parts: BTreeMap<String, Vec<(Vec2, f32)>> = BTreeMap::new();
    for polygon in &polygons {
        let part = land_part(polygon, projection);
        let box_of_part = bounding_box(&part.points);
        if part.indices.is_empty() || box_of_part.intersect(seen).is_empty() {
            continue;
        }
        let nation = polygon.owner.and_then(|owner| owners.get(usize::from(owner))).and_then(|iso| nation_of.get(iso.as_str()));
        if let Some(nation) = nation {
            let (area, middle) = area_and_middle(&part, seen);
            parts.entry(nation.iso.clone()).or_default().push((middle, area));
        }
        shown.push(polygon);
        ground.land.push(LandPart { shape: part, colour: nation.map(|nation| nation.colour) });
    }
    (ground.coasts, ground.borders) = outlines(&shown, projection);
    let inside = |at: Vec2| bounds.contains(at);
    ground.names.extend(waters::all().map(|(text, at, extent_km, kind)| name(projection, text, at, extent_km, kind)).filter(|n| seen.contains(n.at)));
    ground.groups = waters::groups().map(|(text, at, reach_km)| name(projection, text, at, reach_km, NameKind::Sea)).collect();
    ground.realms = realms::all(catalog, &ground, projection, seen, &parts);
    ground.islets = geography.islets.iter().map(|islet| (plane(projection, islet.at), islet.name.clone())).filter(|(at, _)| inside(*at)).collect();
    ground.places = places(catalog, &ground.soil, projection, side_of).into_iter().filter(|place| inside(place.at)).collect();
    ground.hexes = hexes(map, projection, ground.bounds.0);
    Ok(ground)
}

fn plane(projection: Projection, at: LatLon) -> Vec2 {
    let (x, y) = projection.forward(at.lat(), at.lon());
    Vec2::new(x as f32, y as f32)
}

/// A point of the coasts' data, whose longitudes run to 210 degrees.
fn to_plane(projection: Projection, (lon_e5, lat_e5): (i32, i32)) -> Vec2 {
    let (x, y) = projection.forward(f64::from(lat_e5) / 1e5, f64::from(lon_e5) / 1e5);
    Vec2::new(x as f32, y as f32)
}

fn name(projection: Projection, text: &str, at: LatLon, extent_km: f32, kind: NameKind) -> GroundName {
    GroundName { text: text.to_owned(), at: plane(projection, at), extent_km, kind }
}

fn land_part(polygon: &LandPolygon, projection: Projection) -> Triangles {
    Triangles { points: polygon.rings.iter().flatten().map(|&at| to_plane(projection, at)).collect(), indices: polygon.triangles.clone() }
}

/// Points of the coasts' data.
type Corner = (i32, i32);

/// What an edge of a land polygon is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    /// Land on one side, sea on the other.
    Coast,
    /// Land on both sides.
    Border,
    /// Where the data were cut: at the theatre's edge, and where fine data meet coarse data.
    Cut,
}

/// Longitudes and latitudes along which the data were cut (see `tools/prepare_map`), in 1e-5 degrees.
const CUT_LONGITUDES: [i32; 4] = [6_000_000, 10_500_000, 14_700_000, 21_000_000];
const CUT_LATITUDES: [i32; 4] = [-5_000_000, -200_000, 4_600_000, 6_000_000];

/// Coasts and borders as lines on the plane, cuts left out; a border between two polygons comes once.
fn outlines(polygons: &[&LandPolygon], projection: Projection) -> (Vec<Vec<Vec2>>, Vec<Vec<Vec2>>) {
    let key = |a: Corner, b: Corner| if a <= b { (a, b) } else { (b, a) };
    let mut uses: BTreeMap<(Corner, Corner), u8> = BTreeMap::new();
    let rings = || polygons.iter().flat_map(|polygon| &polygon.rings).filter(|ring| ring.len() > 2);
    let edges = |ring: &Vec<Corner>| (0..ring.len()).map(|i| (ring[i], ring[(i + 1) % ring.len()])).filter(|(a, b)| a != b).collect::<Vec<_>>();
    for ring in rings() {
        for (a, b) in edges(ring) {
            let count = uses.entry(key(a, b)).or_default();
            *count = count.saturating_add(1);
        }
    }
    let mut drawn = std::collections::BTreeSet::new();
    let (mut coasts, mut borders) = (Vec::new(), Vec::new());
    for ring in rings() {
        let mut line: Vec<Vec2> = Vec::new();
        let mut kind = Edge::Cut;
        let mut finish = |line: &mut Vec<Vec2>, kind: Edge| {
            let done = std::mem::take(line);
            match kind {
                Edge::Coast => coasts.push(done),
                Edge::Border => borders.push(done),
                Edge::Cut => {}
            }
        };
        for (a, b) in edges(ring) {
            let cut = (a.0 == b.0 && CUT_LONGITUDES.contains(&a.0)) || (a.1 == b.1 && CUT_LATITUDES.contains(&a.1));
            let shared = uses.get(&key(a, b)).is_some_and(|&count| count > 1);
            let now = match (cut, shared) {
                (true, _) => Edge::Cut,
                (false, true) if drawn.insert(key(a, b)) => Edge::Border,
                (false, true) => Edge::Cut,
                (false, false) => Edge::Coast,
            };
            if now != kind {
                finish(&mut line, kind);
                kind = now;
                line.push(to_plane(projection, a));
            }
            line.push(to_plane(projection, b));
        }
        finish(&mut line, kind);
    }
    (coasts, borders)
}

fn bounding_box(points: &[Vec2]) -> PlaneRect {
    let low = points.iter().copied().reduce(Vec2::min).unwrap_or_default();
    let high = points.iter().copied().reduce(Vec2::max).unwrap_or_default();
    PlaneRect::from_corners(low, high)
}

/// The area in square km of what lies in view, and its middle.
fn area_and_middle(part: &Triangles, view: PlaneRect) -> (f32, Vec2) {
    let (mut area, mut moment) = (0.0, Vec2::ZERO);
    for triangle in part.indices.chunks_exact(3) {
        let [a, b, c] = [triangle[0], triangle[1], triangle[2]].map(|i| part.points[i as usize]);
        let middle = (a + b + c) / 3.0;
        if view.contains(middle) {
            let size = (b - a).perp_dot(c - a).abs() * 0.5;
            area += size;
            moment += middle * size;
        }
    }
    (area, if area > 0.0 { moment / area } else { Vec2::ZERO })
}

/// The whole theatre on the plane of a level's map. Reckoned from the window's scale: [`Projection::forward`] takes far western longitudes for
/// eastern ones.
fn theatre(projection: Projection) -> PlaneRect {
    let [west, east, south, north] = THEATRE;
    let window = projection.window();
    let (half_width, half_height) = projection.half_size();
    let (x_km, y_km) = (2.0 * half_width / (window.east - window.west), 2.0 * half_height / (window.north - window.south));
    let (lon, lat) = ((window.west + window.east) / 2.0, (window.south + window.north) / 2.0);
    let corner = |at_lat: f64, at_lon: f64| Vec2::new(((at_lon - lon) * x_km) as f32, ((at_lat - lat) * y_km) as f32);
    PlaneRect::from_corners(corner(south, west), corner(north, east))
}

/// What can come into view in a window of any shape, and is on the theatre's map.
fn seen_around(bounds: PlaneRect, theatre: PlaneRect) -> PlaneRect {
    let size = Vec2::new(bounds.width().max(bounds.height() * WIDEST), bounds.height().max(bounds.width() * HIGHEST)) * DRAWN_BACK;
    PlaneRect::from_center_size(bounds.center(), size).intersect(theatre)
}

fn places(catalog: &Catalog, soil: &Soil, projection: Projection, side_of: impl Fn(NationId) -> Side) -> Vec<PlaceMark> {
    let code = |nation: NationId| soil.code(&catalog.nation(nation).iso);
    // Where several nations claim a place its name stands on nobody's land.
    let lands = |place: &crate::catalog::Place| {
        let host = match place.host {
            Host::Nation(nation) => Some(nation),
            Host::Disputed | Host::International => None,
        };
        let bare = place.claimants.len() > 1 && host.is_none();
        if bare { Vec::new() } else { host.into_iter().chain(place.controller).filter_map(code).collect() }
    };
    let mark = |(id, place): (usize, &crate::catalog::Place)| PlaceMark {
        id: id as u16,
        name: place.name.clone(),
        short: place.short(),
        at: plane(projection, place.at),
        kind: place.kind,
        side: place.controller.map_or(Side::Neutral, &side_of),
        letters: place.controller.map_or(String::new(), |nation| catalog.nation(nation).iso.clone()),
        tier: place.tier,
        tint: Tint::Side(place.controller.map_or(Side::Neutral, &side_of)),
        lands: lands(place),
        ..PlaceMark::default()
    };
    catalog.places.iter().enumerate().map(mark).collect()
}

/// The hexes on the plane; they stand on a point, rows lie east to west.
fn hexes(map: &HexMap, projection: Projection, bounds: PlaneRect) -> Vec<HexShape> {
    let radius = f32::from(map.hex_km) / 3f32.sqrt();
    let shape = |cell: &crate::geo::Cell| {
        let centre = plane(projection, cell.centre);
        let corners = std::array::from_fn(|i| centre + Vec2::from_angle((30.0 + 60.0 * i as f32).to_radians()) * radius);
        HexShape { centre, corners }
    };
    map.cells.iter().map(shape).filter(|hex| bounds.contains(hex.centre)).collect()
}
