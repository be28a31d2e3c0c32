//! A level without contested features: Beijing presses all the same, and nobody works against its own objectives.

use latticework::ai::Skill;
use latticework::rules::order::Order;
use latticework::rules::scenario::Scenario;
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Actor, Command};

use crate::harness::levels::library;
use crate::harness::table::{self, Moment};

/// Washington, Tokyo and Manila write a treaty; Beijing wants it to fail.
fn level(wants: &str) -> Scenario {
    let objectives = |own: &str| {
        format!(
            r#"objectives: [
            (title: "Bind", tiers: [[AtLeast(Treaties("{own}"), 1)], [AtLeast(Allies("{own}"), 1)], [AtLeast(Allies("{own}"), 2)]]),
            (title: "Name", tiers: [[AtLeast(Credit("{own}"), 500)], [AtLeast(Credit("{own}"), 560)], [AtLeast(Credit("{own}"), 640)]]),
            (title: "Region", tiers: [[{wants}(Region, 540)], [{wants}(Region, {second})], [{wants}(Region, {third})]]),
        ]"#,
            second = if wants == "AtMost" { 500 } else { 560 },
            third = if wants == "AtMost" { 450 } else { 600 },
        )
    };
    let seat = |id: &str, nation: &str| {
        format!(r#"(id: "{id}", name: "{id}", nations: ["{nation}"], public_brief: "b", private_brief: "b", {}),"#, objectives(nation))
    };
    let text = format!(
        r#"Level(
    format: 2, title: "A pact", summary: "s", situation: "s", sources: ["s"], questions: ["q"],
    map: (west: 100.0, east: 150.0, south: 0.0, north: 45.0, hex_km: 200),
    clock: Competition, start: "2026-01-01", turn_hours: 4380, turns: 5,
    nations: {{
        "usa": (support: 560, capital: 16, credit: 600, budget: 1500, income: 9000),
        "jpn": (support: 520, capital: 12, credit: 620, budget: 700, income: 3500),
        "phl": (support: 510, capital: 10, credit: 560, budget: 250, income: 700),
        "prc": (support: 620, standing: 600, capital: 18, credit: 500, budget: 1500, income: 6400),
    }},
    seats: [
        {}
        {}
        {}
        (id: "beijing", name: "Beijing", nations: ["prc"], public_brief: "b", private_brief: "b", objectives: [
            (title: "Apart", tiers: [[AtMost(Allies("phl"), 2)], [AtMost(Allies("phl"), 1)], [AtMost(Bound("usa", "phl"), 0)]]),
            (title: "Fearful", tiers: [[AtMost(Region, 520)], [AtMost(Region, 500)], [AtMost(Region, 470)]]),
            (title: "Name", tiers: [[AtLeast(Credit("prc"), 100)], [AtLeast(Credit("prc"), 200)], [AtLeast(Credit("prc"), 300)]]),
        ]),
    ],
    agreements: {{
        "pact": (name: "Pact", parties: ["usa", "jpn", "phl"], status: Ratifying, clauses: [
            Obligation(obligor: "jpn", beneficiary: "phl", area: Pacific, trigger: Forces, response: Act),
            Obligation(obligor: "phl", beneficiary: "jpn", area: Pacific, trigger: Forces, response: Act),
        ]),
    }},
    forces: [
        (id: "us", name: "Destroyers", nation: "usa", kind: "sag", strength: 2, at: "yokosuka"),
        (id: "jp", name: "Escorts", nation: "jpn", kind: "sag", strength: 2, at: "yokosuka"),
        (id: "ph", name: "Cutters", nation: "phl", kind: "cg_light", strength: 2, at: "subic"),
        (id: "cn", name: "Cutters", nation: "prc", kind: "cg_flotilla", strength: 4, at: "zhanjiang"),
    ],
)"#,
        seat("washington", "usa"),
        seat("tokyo", "jpn"),
        seat("manila", "phl"),
    );
    let report = library().check("pact", "pact.ron", &text, None);
    let told = latticework::level::render(&report.problems, &report.files);
    report.scenario.unwrap_or_else(|| panic!("{told}"))
}

/// The orders that a seat's computer gives in ten games.
fn orders_of(scenario: &Scenario, slug: &str) -> Vec<Order> {
    let seat = SeatId(scenario.seats.iter().position(|seat| seat.slug == slug).unwrap_or_else(|| panic!("no seat {slug}")) as u8);
    let mut given = Vec::new();
    for seed in 0..10 {
        table::play(scenario, Skill::Standard, seed, &mut |moment| {
            if let Moment::Tried { actor, command: Command::Give(order), outcome: Ok(()), .. } = moment
                && actor == Actor::Seat(seat)
            {
                given.push(order.clone());
            }
        });
    }
    given
}

/// Five turns in each of ten games: it works on the publics that must ratify, and never plays the ally.
#[test]
fn beijing_presses_where_nothing_is_contested() {
    let scenario = level("AtLeast");
    assert!(scenario.features.is_empty());
    let given = orders_of(&scenario, "beijing");
    let presses = given.iter().filter(|order| matches!(order, Order::Coerce(_) | Order::Influence(_))).count();
    assert!(presses >= 20, "{presses} of {} orders press", given.len());
    assert!(!given.iter().any(|order| matches!(order, Order::Reassure(_) | Order::Persuade(_) | Order::Exercise(_))), "{given:?}");
}

/// A seat whose objectives want a fearful region does not reassure it; one that wants it calm does.
#[test]
fn nobody_reassures_a_region_that_it_wants_fearful() {
    let reassures = |wants: &str| orders_of(&level(wants), "washington").iter().filter(|order| matches!(order, Order::Reassure(_))).count();
    assert_eq!(reassures("AtMost"), 0);
    assert!(reassures("AtLeast") > 0);
}
