//! From geography, a window and theatre data to the ground that the map draws.

use std::collections::BTreeMap;

use bevy::math::{Rect as PlaneRect, Vec2};

use super::scene::{DepthPicture, Ground, GroundName, HexShape, LandPart, NameKind, PlaceBounds, PlaceMark, Triangles};
use super::waters;
use crate::app::theme::Side;
use crate::catalog::{Catalog, NationId};
use crate::geo::{DEPTH_CLASSES_M, Geography, HexMap, LandPolygon, LatLon, Projection};

/// Rows and columns of the depth data in a degree.
const DEPTH_CELLS_A_DEGREE: f64 = 12.0;

/// Builds the ground of a map: what lies still under everything. `side_of` says how a nation stands to whoever looks.
///
/// # Errors
/// The program's own geography is damaged, or the map has no projection (a synthetic one).
pub fn build(geography: &Geography, map: &HexMap, catalog: &Catalog, side_of: impl Fn(NationId) -> Side) -> Result<Ground, String> {
    let projection = map.projection.ok_or("this map has no place on the globe")?;
    let (polygons, owners) = Geography::coasts()?;
    let (half_width, half_height) = projection.half_size();
    let (w, h) = (half_width as f32, half_height as f32);
    let mut ground = Ground {
        bounds: PlaceBounds(PlaneRect::new(-w, -h, w, h)),
        depth: depth_picture(geography, projection),
        hex_km: f32::from(map.hex_km),
        projection: Some(projection),
        ..Ground::default()
    };
    let nation_of: BTreeMap<&str, &crate::catalog::Nation> = catalog.nations.iter().map(|nation| (nation.iso.as_str(), nation)).collect();
    let margin = ground.bounds.0.inflate(0.15 * w.max(h));
    let mut shown = Vec::new();
    let mut largest: BTreeMap<String, (f32, Vec2)> = BTreeMap::new();
    for polygon in &polygons {
        let part = land_part(polygon, projection);
        let box_of_part = bounding_box(&part.points);
        if part.indices.is_empty() || box_of_part.intersect(margin).is_empty() {
            continue;
        }
        let nation = polygon.owner.and_then(|owner| owners.get(usize::from(owner))).and_then(|iso| nation_of.get(iso.as_str()));
        if let Some(nation) = nation {
            let (area, middle) = area_and_middle(&part, ground.bounds.0);
            let known = largest.entry(nation.name.clone()).or_insert((0.0, Vec2::ZERO));
            if area > known.0 {
                *known = (area, middle);
            }
        }
        shown.push(polygon);
        ground.land.push(LandPart { shape: part, colour: nation.map(|nation| nation.colour) });
    }
    (ground.coasts, ground.borders) = outlines(&shown, projection);
    let inside = |at: Vec2| ground.bounds.0.contains(at);
    ground.names.extend(waters::all().map(|(text, at, extent_km, kind)| name(projection, text, at, extent_km, kind)).filter(|n| inside(n.at)));
    ground.names.extend(largest.into_iter().filter(|(_, (area, _))| *area > 1500.0).map(|(text, (area, at))| GroundName {
        text,
        at,
        extent_km: area.sqrt() * 1.1,
        kind: NameKind::Nation,
    }));
    ground.islets = geography.islets.iter().map(|islet| (plane(projection, islet.at), islet.name.clone())).filter(|(at, _)| inside(*at)).collect();
    ground.places = places(catalog, projection, side_of).into_iter().filter(|place| inside(place.at)).collect();
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

/// The depth data within the window, row by row from the north.
fn depth_picture(geography: &Geography, projection: Projection) -> DepthPicture {
    let window = projection.window();
    let cells = |degrees: f64| (degrees * DEPTH_CELLS_A_DEGREE).ceil().max(2.0) as u32;
    let (width, height) = (cells(window.east - window.west), cells(window.north - window.south));
    let mut classes = Vec::with_capacity((width * height) as usize);
    for row in 0..height {
        let lat = window.north - (f64::from(row) + 0.5) * (window.north - window.south) / f64::from(height);
        for column in 0..width {
            let lon = window.west + (f64::from(column) + 0.5) * (window.east - window.west) / f64::from(width);
            let depth = geography.depth_m(lat, lon);
            classes.push(DEPTH_CLASSES_M.iter().filter(|&&limit| depth >= limit).count() as u8);
        }
    }
    DepthPicture { width, height, classes }
}

fn places(catalog: &Catalog, projection: Projection, side_of: impl Fn(NationId) -> Side) -> Vec<PlaceMark> {
    let mark = |(id, place): (usize, &crate::catalog::Place)| PlaceMark {
        id: id as u16,
        name: place.name.clone(),
        short: place.short(),
        at: plane(projection, place.at),
        kind: place.kind,
        side: place.controller.map_or(Side::Neutral, &side_of),
        letters: place.controller.map_or(String::new(), |nation| catalog.nation(nation).iso.clone()),
        tier: place.tier,
        control: None,
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
