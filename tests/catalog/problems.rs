//! Data that cannot be: each fault is found, all at once, with the nearest right name.

use latticework::catalog::raw::RawClause;
use latticework::catalog::{AgreementStatus, CatalogProblem, RawCatalog};

use super::problems_after;

/// The problem with this item, field and text, or a list of those there are.
fn only(problems: &[CatalogProblem], item: &str, field: &str, text: &str) -> (String, Option<String>) {
    match problems {
        [one] if one.item == item && one.field == field && one.text == text => (one.reason.clone(), one.suggestion.clone()),
        _ => panic!("expected one problem at {item} {field} `{text}`, found {problems:#?}"),
    }
}

#[test]
#[expect(clippy::type_complexity, reason = "a table of cases")]
fn misspelt_names_suggest_the_nearest() {
    let cases: [(&str, fn(&mut RawCatalog), &str, &str, &str, &str); 6] = [
        ("home", |raw| raw.forces[0].home = "kadenna".into(), "forces us_kad_f15ex", "kadenna", "no such place", "kadena"),
        ("home", |raw| raw.forces[0].home = "Kadena Air Base".into(), "forces us_kad_f15ex", "Kadena Air Base", "no such place", "kadena"),
        ("kind", |raw| raw.forces[0].kind = "fighter_sqdn".into(), "forces us_kad_f15ex", "fighter_sqdn", "no such kind of force", "fighter_sqn"),
        ("nation", |raw| raw.forces[0].nation = "ussa".into(), "forces us_kad_f15ex", "ussa", "no such nation", "usa"),
        ("controller", |raw| raw.places[0].controller = "Japn".into(), "places yokota", "Japn", "no such nation", "jpn"),
        ("certainty", |raw| raw.places[0].certainty = "hihg".into(), "places yokota", "hihg", "must be low, medium, high, read or invented", "high"),
    ];
    for (field, change, item, text, reason, suggestion) in cases {
        assert_eq!(only(&problems_after(change), item, field, text), (reason.to_owned(), Some(suggestion.to_owned())));
    }
    let clause = problems_after(|raw| {
        let pact = raw.agreements.iter_mut().find(|agreement| agreement.id == "us_phl_mdt");
        let Some(RawClause::Obligation { beneficiary, .. }) = pact.and_then(|agreement| agreement.clauses.first_mut()) else { panic!("a clause") };
        *beneficiary = "phil".into();
    });
    assert_eq!(only(&clause, "agreements us_phl_mdt", "clauses", "phil"), ("no such nation".to_owned(), Some("phl".to_owned())));
}

#[test]
#[expect(clippy::type_complexity, reason = "a table of cases")]
fn what_cannot_be_is_refused() {
    let cases: [(fn(&mut RawCatalog), &str, &str, &str, &str); 17] = [
        (|raw| raw.nations.push(raw.nations[0].clone()), "nations usa", "id", "usa", "the name is used twice"),
        (|raw| raw.parameters.push(raw.parameters[0].clone()), "parameters hull_availability", "id", "hull_availability", "the name is used twice"),
        (|raw| raw.forces[0].strength = 0, "forces us_kad_f15ex", "strength", "0", "must be 1 to 500"),
        (|raw| raw.forces[0].home = "yokosuka".into(), "forces us_kad_f15ex", "home", "yokosuka", "aircraft cannot be based there"),
        (|raw| raw.forces[0].tier = 3, "forces us_kad_f15ex", "tier", "3", "must be 1 to 2"),
        (|raw| raw.places[0].lat = 97.0, "places yokota", "lat", "97, 139.348", "no such point on the globe"),
        (|raw| raw.parameters[0].value = 99, "parameters hull_availability", "value", "99", "the value lies outside its range"),
        (|raw| raw.parameters[0].source.clear(), "parameters hull_availability", "source", "", "neither a source nor the reason for an assumption"),
        (|raw| raw.force_types[0].radius_km = 0, "force_types fighter_sqn", "radius_km", "0", "what flies has a combat radius"),
        (|raw| raw.agreements[1].parties.push("usa".into()), "agreements us_jpn_mst", "parties", "usa", "the party is named twice"),
        (|raw| raw.agreements[1].status[1].0 = "1960-01-19".into(), "agreements us_jpn_mst", "status", "1960-01-19", "dates must rise"),
        (|raw| raw.agreements[1].status[0].1 = AgreementStatus::Lapsed, "agreements us_jpn_mst", "status", "InForce", "cannot follow Lapsed"),
        (|raw| raw.agreements[1].status.clear(), "agreements us_jpn_mst", "status", "", "an agreement stands somewhere from some day on"),
        (
            |raw| raw.agreements[1].status[1].0 = "1960-02-30".into(),
            "agreements us_jpn_mst",
            "status",
            "1960-02-30",
            "there is no day 1960-02-30 between 1900 and 2199",
        ),
        (
            |raw| raw.nations[0].capital = Some(("Washington".into(), 138.9, -77.0)),
            "nations usa",
            "capital",
            "138.9, -77",
            "no such point on the globe",
        ),
        (
            |raw| raw.nations[1].capital = Some(("Tokyo".into(), 35.7, 139.7)),
            "nations jpn",
            "capital",
            "Tokyo",
            "its capital is a place of the theatre already",
        ),
        (|raw| raw.nations[45].iso = "kaz".into(), "nations kaz", "iso", "kaz", "a code has three capital letters"),
    ];
    for (change, item, field, text, reason) in cases {
        assert_eq!(only(&problems_after(change), item, field, text), (reason.to_owned(), None));
    }
}

#[test]
fn clauses_that_make_no_sense_are_refused() {
    let with = |clause: RawClause| {
        problems_after(|raw| {
            if let Some(agreement) = raw.agreements.iter_mut().find(|agreement| agreement.id == "us_phl_mdt") {
                agreement.clauses = vec![clause];
            }
        })
    };
    let parse = |text: &str| ron::from_str::<RawClause>(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let item = "agreements us_phl_mdt";
    let cases = [
        (
            r#"Obligation(obligor: "usa", beneficiary: "usa", area: Pacific, trigger: Forces, response: Act)"#,
            "usa",
            "a nation owes nothing to itself",
        ),
        (
            r#"Obligation(obligor: "usa", beneficiary: "jpn", area: Pacific, trigger: Forces, response: Act)"#,
            "jpn",
            "the nation is not a party to the agreement",
        ),
        (r#"Permission(grantor: "phl", grantees: [], operation: Logistics)"#, "phl", "the permission is given to nobody"),
        (
            r#"Permission(grantor: "phl", grantees: ["usa"], places: ["kadena"], operation: Logistics)"#,
            "kadena",
            "the place is not the grantor's to open",
        ),
        (
            r#"Permission(grantor: "phl", grantees: ["usa"], places: ["mischief"], operation: Logistics)"#,
            "mischief",
            "the place is not the grantor's to open",
        ),
        (r#"Institution(kind: SharedIsr, host: "manila", members: ["phl"])"#, "manila", "an institution has at least two members"),
    ];
    for (clause, text, reason) in cases {
        assert_eq!(only(&with(parse(clause)), item, "clauses", text).0, reason);
    }
    let fine = parse(r#"Permission(grantor: "phl", grantees: ["usa"], places: ["second_thomas"], operation: Logistics)"#);
    assert_eq!(with(fine), Vec::new(), "who controls a disputed place may open it");
}

#[test]
fn all_problems_are_found_at_once() {
    let problems = problems_after(|raw| {
        raw.nations[3].iso = "P".into();
        raw.places[5].host = "jpnn".into();
        raw.forces[7].home = "nowhere at all".into();
        raw.forces[8].strength = 9_999;
        raw.agreements[4].certainty = "sure".into();
        raw.parameters[2].range = (5, 1);
    });
    assert_eq!(problems.len(), 6, "{problems:#?}");
}
