//! What an author waits for: theatre data, geography, maps of windows, and the check of a level.
//!
//! `cargo bench --no-default-features --features store,parallel --bench levels`; the figures are in `docs/PERFORMANCE.md`.

use divan::{Bencher, black_box};
use latticework::catalog::Catalog;
use latticework::geo::{Geography, HexMap, Window};
use latticework::level::{Library, new_level};
use latticework::words::keys::{SOURCES, quarantine};
use latticework::words::{Language, say};

fn main() {
    divan::main();
}

/// Nations, places, force types, forces, agreements and parameters, read and resolved.
#[divan::bench]
fn theatre_data() -> Catalog {
    Catalog::theatre().expect("theatre data")
}

/// Coasts, owners and depths, unpacked.
#[divan::bench]
fn geography() -> Geography {
    Geography::load().expect("geography")
}

/// All that the program does before the first level is looked at.
#[divan::bench]
fn library() -> Library {
    Library::load().expect("a library")
}

/// Every phrase of English, read and made ready: once a program.
#[divan::bench]
fn english_from_nothing() -> Language {
    let (_, files) = SOURCES.iter().find(|(code, _)| *code == "en").expect("English");
    Language::new("en", files, None).0
}

/// One phrase with a percentage and a plural in it.
#[divan::bench]
fn a_phrase() -> String {
    say(quarantine::Supplied { power: black_box(484), days: black_box(11) })
}

/// The full theatre in hexes of 150 km, from nothing: at most 300 ms.
#[divan::bench]
fn full_theatre_150_km_from_nothing() -> HexMap {
    let library = Library::load().expect("a library");
    HexMap::build(&library.geography, Window::ALL, 150).expect("a map")
}

/// Maps of windows as levels have them: west, east, south, north, hex size in km.
#[divan::bench(args = [
    "full theatre, 150 km", "full theatre, 75 km", "South China Sea, 25 km", "East China Sea, 20 km", "Fiji across the antimeridian, 50 km",
])]
fn hex_map(bencher: Bencher, which: &str) {
    let geography = Geography::load().expect("geography");
    let (west, east, south, north, hex_km) = match which {
        "full theatre, 150 km" => (60.0, 210.0, -50.0, 60.0, 150),
        "full theatre, 75 km" => (60.0, 210.0, -50.0, 60.0, 75),
        "South China Sea, 25 km" => (108.0, 122.5, 6.0, 20.0, 25),
        "East China Sea, 20 km" => (118.0, 131.5, 22.0, 32.0, 20),
        _ => (165.0, 195.0, -30.0, 0.0, 50),
    };
    let window = Window::new(west, east, south, north).expect("a window");
    bencher.bench(|| HexMap::build(black_box(&geography), window, hex_km).expect("a map"));
}

/// The check of each level that the program carries, with a fresh memory for maps: at most 200 ms.
#[divan::bench(args = Library::embedded())]
fn check(bencher: Bencher, slug: &str) {
    bencher.with_inputs(|| Library::load().expect("a library")).bench_refs(|library| library.open_embedded(slug).expect("a level").problems.len());
}

/// The check of a level whose window has just been built: what a change in the editor costs.
#[divan::bench(args = Library::embedded())]
fn check_again(bencher: Bencher, slug: &str) {
    let library = Library::load().expect("a library");
    library.open_embedded(slug);
    bencher.bench(|| library.open_embedded(black_box(slug)).expect("a level").problems.len());
}

/// The check of the level that `latticework new` writes.
#[divan::bench]
fn check_new_level(bencher: Bencher) {
    let text = new_level(std::path::Path::new("bench.ron"));
    bencher.with_inputs(|| Library::load().expect("a library")).bench_refs(|library| library.check("bench", "bench.ron", &text, None).problems.len());
}
