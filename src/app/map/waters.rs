//! Names of waters for the map. Positions are rounded to where the name reads best on a chart; extents are rough widths.

use super::scene::NameKind;
use crate::geo::LatLon;

/// Name, latitude, longitude (east, to 210) and extent in km.
type Row = (&'static str, f32, f32, f32);

/// Oceans and seas.
const SEAS: [Row; 30] = [
    ("Pacific Ocean", 22.0, 172.0, 5200.0),
    ("Indian Ocean", -22.0, 85.0, 4200.0),
    ("Philippine Sea", 19.0, 133.0, 1900.0),
    ("South China Sea", 15.0, 114.4, 1300.0),
    ("East China Sea", 29.5, 125.2, 800.0),
    ("Yellow Sea", 35.6, 123.3, 520.0),
    ("Bo Hai", 38.7, 119.8, 300.0),
    ("Sea of Japan / East Sea", 40.2, 134.6, 1000.0),
    ("Sea of Okhotsk", 53.5, 149.5, 1300.0),
    ("Bering Sea", 57.5, 180.0, 1600.0),
    ("Sulu Sea", 8.4, 119.8, 520.0),
    ("Celebes Sea", 3.4, 122.3, 700.0),
    ("Java Sea", -5.0, 111.0, 800.0),
    ("Banda Sea", -5.8, 127.0, 800.0),
    ("Flores Sea", -7.7, 120.6, 450.0),
    ("Arafura Sea", -9.3, 135.0, 800.0),
    ("Timor Sea", -11.6, 126.6, 650.0),
    ("Coral Sea", -17.0, 153.5, 1600.0),
    ("Tasman Sea", -38.5, 160.5, 1700.0),
    ("Solomon Sea", -8.2, 153.5, 600.0),
    ("Bismarck Sea", -4.0, 148.2, 600.0),
    ("Andaman Sea", 10.5, 95.8, 700.0),
    ("Bay of Bengal", 14.5, 88.5, 1400.0),
    ("Arabian Sea", 15.5, 65.5, 1700.0),
    ("Gulf of Thailand", 9.4, 101.9, 480.0),
    ("Gulf of Tonkin", 19.9, 107.9, 300.0),
    ("Gulf of Carpentaria", -14.0, 138.9, 560.0),
    ("Great Australian Bight", -34.6, 130.5, 1000.0),
    ("Molucca Sea", 0.4, 125.6, 380.0),
    ("Southern Ocean", -48.0, 120.0, 4000.0),
];

/// Straits and passages.
const STRAITS: [Row; 24] = [
    ("Taiwan Strait", 24.5, 119.4, 260.0),
    ("Luzon Strait", 20.4, 121.3, 330.0),
    ("Bashi Channel", 21.4, 121.2, 170.0),
    ("Balintang Channel", 19.75, 122.1, 150.0),
    ("Miyako Strait", 25.5, 126.1, 230.0),
    ("Yonaguni Gap", 24.1, 122.6, 110.0),
    ("Tokara Strait", 30.0, 130.0, 150.0),
    ("Ōsumi Strait", 31.0, 130.75, 80.0),
    ("Korea Strait", 34.2, 129.0, 200.0),
    ("Tsugaru Strait", 41.45, 140.6, 110.0),
    ("La Pérouse Strait", 45.7, 142.1, 120.0),
    ("Strait of Malacca", 3.6, 99.7, 600.0),
    ("Singapore Strait", 1.2, 104.0, 80.0),
    ("Sunda Strait", -6.1, 105.6, 110.0),
    ("Lombok Strait", -8.7, 115.75, 70.0),
    ("Makassar Strait", -1.5, 118.2, 520.0),
    ("Ombai Strait", -8.5, 125.0, 110.0),
    ("Torres Strait", -10.1, 142.2, 160.0),
    ("Mindoro Strait", 12.4, 120.7, 110.0),
    ("Balabac Strait", 7.5, 117.0, 90.0),
    ("San Bernardino Strait", 12.6, 124.3, 70.0),
    ("Surigao Strait", 10.2, 125.4, 60.0),
    ("Bass Strait", -39.9, 146.0, 320.0),
    ("Cook Strait", -41.1, 174.5, 110.0),
];

/// Groups of features as charts name them: middle, and how far they reach in km. Features that stand too close to be told apart are named
/// after the group that holds them all.
const GROUPS: [Row; 8] = [
    ("Spratly features", 9.6, 114.4, 420.0),
    ("Paracel features", 16.4, 112.0, 190.0),
    ("Senkaku/Diaoyu Islands", 25.85, 123.6, 110.0),
    ("Islands off Fujian", 25.4, 119.3, 230.0),
    ("South China Sea features", 12.0, 114.4, 800.0),
    ("Tasman Sea areas", -38.0, 160.0, 1500.0),
    ("East China Sea features", 27.5, 124.5, 500.0),
    ("Pacific areas", -15.0, 175.0, 5000.0),
];

/// Governments that sit beyond the theatre, by the code of their nation: latitude and longitude (east, past 180 for the Americas).
const SEATS: [(&str, f64, f64); 4] = [("USA", 38.9, 283.0), ("CAN", 45.4, 284.3), ("GBR", 51.5, 0.0), ("FRA", 48.9, 2.4)];

/// Groups of features, the closest first: name, middle, reach in km.
pub fn groups() -> impl Iterator<Item = (&'static str, LatLon, f32)> {
    GROUPS.iter().filter_map(|&(name, lat, lon, reach)| Some((name, LatLon::from_degrees(f64::from(lat), f64::from(lon))?, reach)))
}

/// Where a government sits that has no capital in the theatre: latitude and longitude in degrees.
pub fn far_seat(iso: &str) -> Option<(f64, f64)> {
    SEATS.iter().find(|(known, ..)| *known == iso).map(|&(_, lat, lon)| (lat, lon))
}

/// All waters with a name.
pub fn all() -> impl Iterator<Item = (&'static str, LatLon, f32, NameKind)> {
    let seas = SEAS.iter().map(|row| (row, NameKind::Sea));
    let straits = STRAITS.iter().map(|row| (row, NameKind::Strait));
    seas.chain(straits)
        .filter_map(|(&(name, lat, lon, extent), kind)| Some((name, LatLon::from_degrees(f64::from(lat), f64::from(lon))?, extent, kind)))
}
