//! The map against the world: places, distances, passages, and the same bytes everywhere.

use latticework::geo::{Geography, HexMap, LatLon, MapProblem, Mover, Terrain, Window};

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::from_degrees(lat, lon).expect("a point on the globe")
}

fn theatre(hex_km: u16) -> HexMap {
    let geography = Geography::load().expect("geography loads");
    HexMap::build(&geography, Window::ALL, hex_km).expect("the theatre builds")
}

fn window(west: f64, east: f64, south: f64, north: f64, hex_km: u16) -> HexMap {
    let geography = Geography::load().expect("geography loads");
    HexMap::build(&geography, Window::new(west, east, south, north).expect("a window"), hex_km).expect("it builds")
}

fn terrain(map: &HexMap, lat: f64, lon: f64) -> Terrain {
    map.cell(map.cell_at(at(lat, lon)).expect("in the window")).expect("a cell").terrain
}

fn way_km(map: &HexMap, from: (f64, f64), to: (f64, f64)) -> Option<u32> {
    let cell = |p: (f64, f64)| map.cell_near(at(p.0, p.1), Mover::Sea).expect("sea near");
    map.path(cell(from), cell(to), Mover::Sea, &mut |_| true).map(|path| path.length_m / 1000)
}

#[test]
fn distances_are_those_published() {
    // Great-circle distances between bases, rounded to the km.
    let kadena = at(26.3556, 127.768);
    for (name, to, km) in [("Taipei", at(25.04, 121.56), 639), ("Andersen", at(13.584, 144.93), 2283), ("Senkaku", at(25.744, 123.474), 434)] {
        let found = kadena.distance_m(to) / 1000;
        assert!(found.abs_diff(km) * 100 <= km, "{name}: {found} km, published {km}");
    }
    // Across the antimeridian: Honiara to Pearl Harbor.
    let across = at(-9.43, 159.95).distance_m(at(21.35, -157.96)) / 1000;
    assert!((5_600..5_800).contains(&across), "{across}");
}

#[test]
fn the_theatre_looks_like_the_world() {
    let map = theatre(150);
    assert_eq!(terrain(&map, 40.0, 105.0), Terrain::Land, "Inner Mongolia");
    assert_eq!(terrain(&map, -25.0, 135.0), Terrain::Land, "Australia");
    assert_eq!(terrain(&map, 20.0, 135.0), Terrain::Deep, "Philippine Sea");
    assert_eq!(terrain(&map, 36.0, 123.5), Terrain::Shallow, "Yellow Sea");
    let taiwan = map.cell(map.cell_at(at(23.8, 121.0)).expect("in the window")).expect("a cell");
    assert_eq!(taiwan.owner.map(|owner| map.owners[usize::from(owner)].as_str()), Some("TWN"));
}

#[test]
fn fine_maps_show_what_matters() {
    let map = window(114.0, 122.0, 6.0, 14.0, 20);
    let cell_at = |lat, lon| map.cell(map.cell_at(at(lat, lon)).expect("in the window")).expect("a cell");
    assert_eq!(cell_at(9.75, 115.87).terrain, Terrain::Coast, "Second Thomas Shoal is drawn");
    let code = |owner: Option<u8>| owner.map(|owner| map.owners[usize::from(owner)].as_str());
    assert_eq!(code(cell_at(9.9, 118.9).owner), Some("PHL"), "Palawan");
    let near = map.cell(map.cell_near(at(9.80, 118.50), Mover::Sea).expect("sea")).expect("a cell");
    assert_eq!(code(near.territorial_sea), Some("PHL"), "waters off Palawan");
    assert_eq!(cell_at(10.6, 117.2).territorial_sea, None, "the high seas between Palawan and the Spratlys");
}

#[test]
fn straits_are_open_and_land_bridges_closed() {
    let map = theatre(150);
    // Published sea routes; hexes as coarse as these cut corners and stray.
    for (name, from, to, km) in [
        ("Yokosuka to Subic", (35.2, 139.7), (14.8, 120.2), 3081),
        ("Guam to Yokosuka", (13.4, 144.6), (35.2, 139.7), 2491),
        ("Changi to Scarborough", (1.3, 104.1), (15.15, 117.76), 2153),
        ("Darwin to Guam", (-12.4, 130.8), (13.4, 144.6), 3497),
    ] {
        let found = way_km(&map, from, to).unwrap_or(0);
        assert!(found.abs_diff(km) * 100 <= km * 10, "{name}: {found} km over hexes, {km} published");
    }
    // The Malay peninsula is no canal: from the Andaman Sea to the Gulf of Thailand the way leads past Singapore.
    let round = way_km(&map, (8.0, 97.5), (8.5, 101.5)).unwrap_or(0);
    assert!(round > 1_700, "{round} km");
}

#[test]
fn windows_cross_the_antimeridian() {
    let map = window(170.0, -165.0, -25.0, -5.0, 100);
    let (fiji, samoa) = (at(-18.5, 178.5), at(-13.0, -171.0));
    let near = |point| map.cell_near(point, Mover::Sea).expect("sea near");
    let path = map.path(near(fiji), near(samoa), Mover::Sea, &mut |_| true).expect("a way");
    let (km, direct) = (path.length_m / 1000, fiji.distance_m(samoa) / 1000);
    assert!(km < direct * 12 / 10, "{km} km against {direct}");
}

#[test]
fn ways_stray_little_from_the_great_circle() {
    for (name, map, mean, worst) in
        [("the theatre at 150 km", theatre(150), 600, 3000), ("the Senkakus at 25 km", window(119.0, 131.0, 22.0, 32.0, 25), 250, 500)]
    {
        let report = map.stray();
        println!("{name}: mean {} bp, worst {} bp, {} pairs", report.mean_bp, report.worst_bp, report.pairs);
        assert!(report.pairs > 30 && report.mean_bp <= mean && report.worst_bp <= worst, "{name}: {report:?}");
    }
}

#[test]
fn bad_windows_are_refused() {
    let geography = Geography::load().expect("geography loads");
    assert_eq!(Window::new(120.0, 110.0, 0.0, 10.0), Err(MapProblem::Empty));
    assert_eq!(Window::new(f64::NAN, 110.0, 0.0, 10.0), Err(MapProblem::Empty));
    assert_eq!(Window::new(20.0, 110.0, 0.0, 10.0), Err(MapProblem::OutsideTheatre));
    let all = HexMap::build(&geography, Window::ALL, 20);
    assert!(matches!(all, Err(MapProblem::TooManyHexes { hexes }) if hexes > 60_000));
    assert_eq!(HexMap::build(&geography, Window::ALL, 14).err(), Some(MapProblem::HexSize));
}

#[test]
fn reachable_and_path_agree() {
    let map = window(119.0, 131.0, 22.0, 32.0, 50);
    let start = map.cell_near(at(26.2, 127.6), Mover::Sea).expect("sea");
    let reach = map.reachable(start, 400_000, Mover::Sea, &mut |_| true);
    assert!(reach.len() > 20);
    for (&cell, &metres) in reach.iter().filter(|(cell, _)| **cell != start) {
        let path = map.path(start, cell, Mover::Sea, &mut |_| true).expect("a way");
        assert_eq!(path.length_m, metres);
    }
}

/// GLOSSARY, "Naming and neutrality": no islet that several governments claim has a holder, and no sea round one is anybody's; the sea round the
/// Senkaku/Diaoyu Islands is entered as that of Japan, which administers them.
#[test]
fn disputed_islets_are_nobodys_on_the_map() {
    let geography = Geography::load().expect("geography loads");
    let groups = ["Paracels", "Reef", "Shoal", "Bank", "Itu Aba", "Thitu", "West York", "Nanshan", "Northeast Cay", "Spratly", "Dokdo", "Kurils"];
    let mut disputed = 0;
    for islet in &geography.islets {
        let senkaku = islet.name.contains("Senkaku");
        assert_eq!((islet.administered.as_str(), islet.around.is_empty()), if senkaku { ("JPN", false) } else { ("", true) }, "{}", islet.name);
        let claimed = senkaku || groups.iter().any(|group| islet.name.contains(group));
        assert_eq!(islet.holder.is_empty(), claimed, "{}", islet.name);
        if !claimed {
            continue;
        }
        disputed += 1;
        let (lat, lon) = (islet.at.lat(), islet.at.lon());
        let map = window(lon - 2.0, lon + 2.0, lat - 2.0, lat + 2.0, 15);
        let cell = map.cell(map.cell_at(islet.at).expect("in the window")).expect("a cell");
        let owner = cell.territorial_sea.or(cell.owner).map(|owner| map.owners[usize::from(owner)].as_str());
        assert_eq!(owner, senkaku.then_some("JPN"), "{}", islet.name);
        assert_eq!(cell.around.map(|at| map.around[usize::from(at)].as_str()), senkaku.then_some("the Senkaku/Diaoyu Islands"), "{}", islet.name);
    }
    assert_eq!(disputed, 34);
}
