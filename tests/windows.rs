//! Any window of the theatre makes a map, at any hex size, across the antimeridian too.

use std::sync::OnceLock;

use latticework::geo::{CellId, Geography, HexMap, LatLon, MAX_CELLS, MapProblem, Mover, THEATRE, Window};
use proptest::prelude::*;

static GEOGRAPHY: OnceLock<Geography> = OnceLock::new();

fn geography() -> &'static Geography {
    GEOGRAPHY.get_or_init(|| Geography::load().expect("geography loads"))
}

/// A window of so many hexes at most, so that a hundred of them are built in seconds.
fn windows() -> impl Strategy<Value = (Window, u16)> {
    let [west, east, south, north] = THEATRE;
    // A third of them lie across the antimeridian.
    let wests = prop_oneof![2 => west..east - 1.0, 1 => 165.0..179.9];
    (15u16..=250, wests, south..north - 1.0, 0.02..1.0, 0.02..1.0).prop_map(move |(hex_km, west, south, across, up)| {
        let span: f64 = f64::from(hex_km) * 40.0 / 111.0;
        let window = Window { west, east: f64::min(west + 0.5 + span * across, east), south, north: f64::min(south + 0.5 + span * up, north) };
        (window, hex_km)
    })
}

/// The same point with the longitude as people write it: -180 to 180.
fn plain(lon: f64) -> f64 {
    if lon > 180.0 { lon - 360.0 } else { lon }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_window_makes_a_sound_map((window, hex_km) in windows(), x in 0.0..1.0f64, y in 0.0..1.0f64) {
        let written = Window::new(plain(window.west), plain(window.east), window.south, window.north);
        prop_assert_eq!(written, Ok(window), "plain longitudes give the same window");
        let map = HexMap::build(geography(), window, hex_km).map_err(|problem| TestCaseError::fail(format!("{problem:?}")))?;
        prop_assert!(!map.cells.is_empty() && map.cells.len() <= MAX_CELLS as usize);
        // Every point of the window lies in a hex, and no further from its centre than a hex is wide.
        let (lat, lon) = (window.south + (window.north - window.south) * y, window.west + (window.east - window.west) * x);
        let at = LatLon::from_degrees(lat, plain(lon)).expect("a point of the theatre");
        let cell = map.cell_at(at);
        prop_assert!(cell.is_some(), "{lat} {lon} lies in no hex");
        let centre = map.cell(cell.expect("a cell")).expect("it is there").centre;
        let km = f64::from(centre.distance_m(at)) / 1000.0;
        prop_assert!(km <= f64::from(hex_km) * 1.3, "{km} km from the middle of a hex of {hex_km} km");
        // Steps are symmetric, lead to neighbours, and are great-circle long.
        for index in (0..map.cells.len()).step_by(7) {
            let from = CellId(index as u32);
            for &(to, metres) in map.steps(from) {
                prop_assert_eq!(map.step_m(to, from), Some(metres));
                prop_assert_eq!(map.distance_m(from, to), metres);
                for mover in [Mover::Sea, Mover::Air] {
                    let both_ways = map.can_step(from, to, mover) == map.can_step(to, from, mover);
                    prop_assert!(both_ways || !map.cells[index].admits(mover) || !map.cells[to.index()].admits(mover));
                }
            }
        }
    }

    #[test]
    fn the_antimeridian_is_no_edge(hex_km in 40u16..=250, south in -40.0..40.0f64, west in 172.0..179.0f64, east in 181.0..188.0f64) {
        let window = Window::new(west, east - 360.0, south, south + 8.0).expect("a window across the antimeridian");
        let map = HexMap::build(geography(), window, hex_km).expect("it builds");
        let at = |lon: f64| LatLon::from_degrees(south + 4.0, plain(lon)).expect("a point");
        let (a, b) = (map.cell_at(at(west + 0.3)).expect("the western side"), map.cell_at(at(east - 0.3)).expect("the eastern side"));
        let path = map.path(a, b, Mover::Air, &mut |_| true);
        prop_assert!(path.is_some(), "no way over the antimeridian");
        let (made, straight) = (path.map_or(0, |path| path.length_m), map.distance_m(a, b));
        // Steps are rounded to the metre, each for itself.
        prop_assert!(made + 100 >= straight && f64::from(made) <= f64::from(straight) * 1.2 + 1000.0, "{made} m for {straight} m");
    }
}

#[test]
fn what_makes_no_map_says_why() {
    let build =
        |west, east, south, north, hex_km| Window::new(west, east, south, north).and_then(|window| HexMap::build(geography(), window, hex_km));
    assert_eq!(build(120.0, 110.0, 0.0, 10.0, 50), Err(MapProblem::Empty));
    assert_eq!(build(110.0, 120.0, 10.0, 0.0, 50), Err(MapProblem::Empty));
    assert_eq!(build(f64::NAN, 120.0, 0.0, 10.0, 50), Err(MapProblem::Empty));
    assert_eq!(build(10.0, 120.0, 0.0, 10.0, 50), Err(MapProblem::OutsideTheatre));
    assert_eq!(build(110.0, 120.0, 0.0, 10.0, 14), Err(MapProblem::HexSize));
    assert_eq!(build(110.0, 120.0, 0.0, 10.0, 251), Err(MapProblem::HexSize));
    assert!(matches!(build(60.0, 210.0, -50.0, 60.0, 15), Err(MapProblem::TooManyHexes { .. })));
}
