//! Who may be where: the theatre's agreements as the rules apply them, on a map and at a date.

mod harness;

use latticework::catalog::clause::{Consent, Places, Tension};
use latticework::catalog::quantity::Turns;
use latticework::catalog::{AgreementStatus, Clause, Operation, PlaceId};
use latticework::rules::event::Discard;
use latticework::rules::phases::agreement::permission::{self, Verdict};
use latticework::rules::scenario::{AgreementSetup, Scenario};
use latticework::rules::state::{Game, Trial};

use harness::levels::library;
use harness::names::nation;

/// A small level: the western Pacific, five nations, a few forces.
fn level(start: &str) -> String {
    format!(
        r#"(
    format: 2,
    title: "Access",
    map: (west: 110, east: 150, south: 0, north: 40, hex_km: 150),
    start: "{start}",
    nations: {{ "usa": (), "jpn": (), "aus": (), "phl": (), "prc": () }},
    seats: [
        (id: "tokyo", name: "Tokyo", nations: ["jpn"]),
        (id: "beijing", name: "Beijing", nations: ["prc"]),
    ],
    forces: [
        (id: "guest", nation: "aus", kind: "sag", at: "subic", home: "subic"),
        (id: "mpa", nation: "aus", kind: "mpa", at: "clark", home: "clark"),
    ],
)"#
    )
}

fn scenario(start: &str) -> Scenario {
    let report = library().check("access", "access.ron", &level(start), None);
    let problems: Vec<String> = report.problems.iter().map(|problem| format!("{problem:?}")).collect();
    report.scenario.unwrap_or_else(|| panic!("{problems:#?}"))
}

fn place(scenario: &Scenario, slug: &str) -> PlaceId {
    scenario.catalog.place_id(slug).unwrap_or_else(|| panic!("no place {slug}"))
}

fn start(scenario: &Scenario) -> Trial {
    Trial::of(&Game::start(scenario, 1, &mut Discard))
}

fn at(scenario: &Scenario, game: &Game, who: &str, where_: &str, operation: Operation) -> Verdict {
    permission::at_place(scenario, game, nation(scenario, who), place(scenario, where_), operation)
}

/// The name of the agreement that a verdict rests on.
fn by(scenario: &Scenario, verdict: Verdict) -> String {
    match verdict {
        Verdict::Granted { agreement, .. } | Verdict::AfterConsultation { agreement, .. } => scenario.agreements[agreement.index()].name.clone(),
        other => format!("{other:?}"),
    }
}

#[test]
fn a_destroyer_may_visit_once_the_access_agreement_is_in_force() {
    let name = "Japan-Philippines Reciprocal Access Agreement";
    let (before, after) = (scenario("2025-09-10"), scenario("2025-09-11"));
    let denied = at(&before, &start(&before), "jpn", "subic", Operation::Logistics);
    assert_eq!(denied, Verdict::Denied { host: nation(&before, "phl") });
    let granted = at(&after, &start(&after), "jpn", "subic", Operation::Logistics);
    assert!(granted.allows());
    assert_eq!(by(&after, granted), name);
}

#[test]
fn the_host_decides_more_as_tension_rises() {
    let scenario = scenario("2026-01-01");
    let mut game = start(&scenario);
    let (phl, prc) = (nation(&scenario, "phl"), nation(&scenario, "prc"));
    let edca = |game: &Game| at(&scenario, game, "usa", "lal_lo", Operation::Logistics);
    assert!(edca(&game).allows());
    assert_eq!(permission::tension_of(&game, phl), Tension::Peace);
    let pair = latticework::rules::state::Pair::new(phl, prc);
    game.rungs.entry(pair).or_default().now = 3;
    assert!(edca(&game).allows(), "agreed locations serve in a crisis");
    let clark = at(&scenario, &game, "usa", "clark", Operation::Logistics);
    assert!(matches!(clark, Verdict::AfterConsultation { turns: Turns(1), .. }), "elsewhere the host is asked: {clark:?}");
    game.rungs.entry(pair).or_default().now = 4;
    assert!(matches!(edca(&game), Verdict::AfterConsultation { .. }), "in war it is asked for the agreed locations, too");
    let sorties = at(&scenario, &game, "usa", "lal_lo", Operation::CombatSorties);
    assert_eq!(sorties, Verdict::Denied { host: phl }, "a veto stands until it is lifted");
    let own = at(&scenario, &game, "phl", "lal_lo", Operation::CombatSorties);
    assert_eq!(own, Verdict::Own);
}

#[test]
fn waters_and_airspace_need_a_clause_without_places() {
    let scenario = scenario("2026-01-01");
    let game = start(&scenario);
    let over =
        |who: &str, host: &str| permission::in_territory(&scenario, &game, nation(&scenario, who), nation(&scenario, host), Operation::Overflight);
    assert!(over("usa", "jpn").allows() && over("usa", "phl").allows() && over("aus", "jpn").allows());
    assert_eq!(over("prc", "jpn"), Verdict::Denied { host: nation(&scenario, "jpn") });
}

/// Two Australian forces are in the Philippines: under a cap of two they stay and a third does not come; under a cap of one they leave.
#[test]
fn a_cap_counts_those_who_are_there_once() {
    let mut scenario = scenario("2026-01-01");
    let (aus, phl, subic) = (nation(&scenario, "aus"), nation(&scenario, "phl"), place(&scenario, "subic"));
    scenario.agreements.clear();
    for (cap, stays, comes) in [(None, true, true), (Some(1), false, false), (Some(2), true, false), (Some(3), true, true)] {
        scenario.agreements = vec![AgreementSetup {
            def: None,
            name: "A capped visit".to_owned(),
            parties: vec![aus, phl],
            clauses: vec![Clause::Permission {
                grantor: phl,
                grantees: vec![aus],
                places: Places::AllHosted,
                operation: Operation::Logistics,
                up_to: Tension::Peace,
                consent: Consent::Automatic,
                cap,
                until_turn: None,
            }],
            status: AgreementStatus::InForce,
            quiet: false,
        }];
        let game = start(&scenario);
        assert_eq!(permission::still_at_place(&scenario, &game, aus, subic, Operation::Logistics).allows(), stays, "cap {cap:?}: those there");
        assert_eq!(permission::at_place(&scenario, &game, aus, subic, Operation::Logistics).allows(), comes, "cap {cap:?}: one more");
    }
}
