//! Stations: days out and back, ports, availability, and hulls that are in one place only.

use std::path::Path;

use latticework::catalog::quantity::Hours;
use latticework::geo::{Geography, HexMap, LatLon, Mover, Window};
use latticework::rules::event::Event;
use latticework::rules::order::{Order, Transfer, Undertake};
use latticework::rules::phases::grayzone::Act;
use latticework::rules::phases::station;
use latticework::rules::vocab::error::Refusal;

use super::support::{Names, Play};

/// Lengths by sea over 150 km hexes against the great-circle and sea-route distances of published nodes.
#[test]
fn routes_follow_great_circles_within_five_percent() {
    let geography = Geography::load().unwrap_or_else(|why| panic!("{why}"));
    let window = Window::new(95.0, 180.0, -45.0, 45.0).unwrap_or_else(|why| panic!("{why:?}"));
    let map = HexMap::build(&geography, window, 150).unwrap_or_else(|why| panic!("{why:?}"));
    // (from, to, sea route in km) of transit_days.csv; points of the theatre's places.
    let nodes = [
        ("yokosuka", 35.292, 139.665),
        ("apra", 13.445, 144.66),
        ("subic", 14.81, 120.28),
        ("fleet_base_east", -33.86, 151.23),
        ("yulin", 18.22, 109.56),
        ("zhoushan", 30.0, 122.1),
        ("scarborough", 15.15, 117.76),
        ("second_thomas", 9.75, 115.87),
    ];
    let routes = [
        ("yokosuka", "apra", 2_491),
        ("apra", "scarborough", 3_026),
        ("yulin", "second_thomas", 1_153),
        ("zhoushan", "scarborough", 1_708),
        ("fleet_base_east", "apra", 5_467),
        ("yokosuka", "scarborough", 3_127),
        ("yulin", "apra", 3_788),
    ];
    let cell = |name: &str| {
        let (_, lat, lon) = nodes.iter().find(|(known, ..)| *known == name).unwrap_or_else(|| panic!("{name}"));
        LatLon::from_degrees(*lat, *lon).and_then(|at| map.cell_near(at, Mover::Sea)).unwrap_or_else(|| panic!("{name}"))
    };
    for (from, to, km) in routes {
        let (a, b) = (cell(from), cell(to));
        let way = map.path(a, b, Mover::Sea, &mut |_| true).unwrap_or_else(|| panic!("{from} to {to}"));
        let made = way.length_m / 1000;
        // A hex is 150 km wide: either end may be off by a part of one.
        let slack = km * 5 / 100 + 150;
        assert!(made.abs_diff(km) <= slack, "{from} to {to}: {made} km, published {km}");
    }
    assert!(Path::new(env!("CARGO_MANIFEST_DIR")).is_dir());
}

/// docs/RULES.md, worked example: a cutter flotilla from Yulin at Scarborough.
#[test]
fn a_station_is_the_turn_less_transit_times_what_is_at_sea() {
    let mut play = Play::pact();
    let (force, feature) = (play.force("CCG Scarborough"), play.feature("scarborough"));
    let order = Undertake::plan(&play.scenario, &play.game, force, feature, Act::Patrol, None).unwrap_or_else(|why| panic!("{why:?}"));
    play.order(Order::Undertake(order));
    let events = play.turn();
    let stationed = events.iter().find_map(|event| match event {
        Event::Stationed { force: id, hours, base, .. } if *id == force => Some((*hours, *base)),
        _ => None,
    });
    let (hours, base) = stationed.unwrap_or_else(|| panic!("not on station"));
    let hours_to =
        |place| (u64::from(play.scenario.sea_ways.metres(feature, place).unwrap_or_else(|| panic!("no way"))) * 24).div_ceil(667_000) as u32;
    let (out, between) = (hours_to(play.place("yulin")), 2 * hours_to(base));
    let share = u64::from(720 - between) * 1000 / 720;
    let expected = (u64::from(4_380 - 2 * out) * share / 1000 * 41 / 100) as u32;
    assert_eq!(hours, Hours(expected), "out {out} h");
    assert!((Hours(1_300)..Hours(1_800)).contains(&hours), "some two months of six: {hours} h");
}

#[test]
fn a_port_that_lets_it_in_makes_a_station_longer() {
    let mut play = Play::pact();
    let feature = play.feature("scarborough");
    let ship = play.force("Sasebo Aegis");
    let far = station::of(&play.scenario, &play.game, ship, feature).unwrap_or_else(|why| panic!("{why:?}"));
    assert_eq!(play.scenario.catalog.place(far.base).host, latticework::catalog::Host::Nation(play.nation("jpn")), "before there is leave");
    let text = play.model("access_annex", &["jpn", "phl"], None);
    play.agree(&text);
    play.turn();
    let near = station::of(&play.scenario, &play.game, ship, feature).unwrap_or_else(|why| panic!("{why:?}"));
    assert_eq!(play.scenario.catalog.place(near.base).host, latticework::catalog::Host::Nation(play.nation("phl")), "with leave");
    assert!(near.hours > far.hours, "{} and {}", near.hours, far.hours);
}

#[test]
fn boats_do_not_keep_a_station_beyond_their_endurance() {
    let play = Play::pact();
    let (boats, tasman) = (play.force("PCG West Philippine Sea"), play.feature("tasman_livefire"));
    let refused = station::of(&play.scenario, &play.game, boats, tasman);
    assert!(matches!(refused, Err(Refusal::EnduranceSpent { .. } | Refusal::Unreachable)), "{refused:?}");
}

/// Hulls sent to Scarborough are missing at the Senkakus: the sum stays.
#[test]
fn a_surge_at_one_feature_thins_another() {
    let mut play = Play::pact();
    let (senkaku, scarborough) = (play.force("CCG Senkaku"), play.force("CCG Scarborough"));
    let total = |play: &Play| play.game.forces[&senkaku].strength + play.game.forces[&scarborough].strength;
    let before = total(&play);
    play.turn();
    let hull_hours = |play: &Play, slug: &str| play.game.features[play.feature(slug).index()].presence_of(play.nation("prc")).hull_hours_last;
    let (sen, sca) = (hull_hours(&play, "senkaku"), hull_hours(&play, "scarborough"));
    play.order(Order::Transfer(Transfer { from: senkaku, to: scarborough, hulls: 3 }));
    play.turn();
    assert_eq!(total(&play), before);
    assert!(hull_hours(&play, "senkaku") < sen / 2, "thinned");
    assert!(hull_hours(&play, "scarborough") > sca, "surged");
}
