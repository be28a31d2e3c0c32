//! The theatre data: complete, consistent, dated, and honest about where its numbers come from.

mod problems;

use std::collections::{BTreeMap, BTreeSet};

use latticework::catalog::clause::{Area, AttackOn, Consent, Places, Response, Tension};
use latticework::catalog::history::{HistoryKind, history};
use latticework::catalog::raw::{RawAgreementDef, RawForceDef, RawPlace};
use latticework::catalog::{
    AgreementDef, AgreementStatus, Catalog, CatalogProblem, Certainty, Clause, Date, Domain, Host, NationId, Operation, Origin, Place, PlaceKind,
    RawCatalog,
};
use proptest::prelude::*;

fn theatre() -> Catalog {
    Catalog::theatre().unwrap_or_else(|problems| panic!("the theatre files: {problems:#?}"))
}

fn raw() -> RawCatalog {
    RawCatalog::embedded().unwrap_or_else(|problems| panic!("the theatre files: {problems:#?}"))
}

/// The problems of the theatre after a change.
fn problems_after(change: impl FnOnce(&mut RawCatalog)) -> Vec<CatalogProblem> {
    let mut raw = raw();
    change(&mut raw);
    raw.check().err().unwrap_or_default()
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|why| panic!("{why}"))
}

fn agreement<'a>(catalog: &'a Catalog, slug: &str) -> &'a AgreementDef {
    catalog.agreements.iter().find(|agreement| agreement.slug == slug).unwrap_or_else(|| panic!("no agreement {slug}"))
}

fn nation(catalog: &Catalog, slug: &str) -> NationId {
    catalog.nation_id(slug).unwrap_or_else(|| panic!("no nation {slug}"))
}

/// What `guest` may do at a place or, without one, in the airspace and waters of `host`, by agreements in force on a day.
fn consent(catalog: &Catalog, on: &str, (guest, host): (&str, &str), place: Option<&str>, operation: Operation, tension: Tension) -> Option<Consent> {
    let (guest, host) = (nation(catalog, guest), nation(catalog, host));
    let place = place.map(|slug| catalog.place_id(slug).unwrap_or_else(|| panic!("no place {slug}")));
    let in_force = catalog.agreements.iter().filter(|agreement| agreement.status_on(day(on)) == Some(AgreementStatus::InForce));
    let granted = in_force.flat_map(|agreement| &agreement.clauses).filter_map(|clause| match clause {
        Clause::Permission { grantor, grantees, places, operation: what, up_to, consent, .. }
            if *grantor == host && grantees.contains(&guest) && places.cover(place) && *what == operation && tension <= *up_to =>
        {
            Some(*consent)
        }
        _ => None,
    });
    granted.min()
}

/// Who owes what to whom on a day: (obligor, beneficiary, trigger, response).
fn owed(catalog: &Catalog, on: &str) -> BTreeSet<(String, String, AttackOn, Response)> {
    let in_force = catalog.agreements.iter().filter(|agreement| agreement.status_on(day(on)) == Some(AgreementStatus::InForce));
    let edges = in_force.flat_map(|agreement| &agreement.clauses).filter_map(|clause| match clause {
        Clause::Obligation { obligor, beneficiary, trigger, response, .. } => {
            Some((catalog.nation(*obligor).slug.clone(), catalog.nation(*beneficiary).slug.clone(), *trigger, *response))
        }
        _ => None,
    });
    edges.collect()
}

#[test]
fn every_file_parses_and_every_name_resolves() {
    let catalog = theatre();
    assert_eq!(catalog.places.len(), 229 + 5, "those of the source tables, and five in the South Pacific that are ours");
    assert_eq!(catalog.agreements.len(), 91, "agreements");
    assert!(catalog.nations.len() >= 46, "nations");
    let events = history(&catalog).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(events.len(), 119);
}

#[test]
fn every_nation_has_a_capital_and_one_only() {
    let catalog = theatre();
    for index in 0..catalog.nations.len() {
        let id = NationId(index as u16);
        let (name, at) = catalog.capital(id).unwrap_or_else(|| panic!("{} has no capital", catalog.nation(id).slug));
        assert!(!name.is_empty());
        assert!(at.lat().abs() < 60.0, "{name} lies at {}", at.lat());
    }
    let washington = catalog.capital(nation(&catalog, "usa"));
    assert_eq!(washington.map(|(name, at)| (name, at.lat().round(), at.lon().round())), Some(("Washington", 39.0, 283.0)));
    assert_eq!(catalog.capital(nation(&catalog, "jpn")).map(|(name, _)| name), Some("Tokyo"));
}

#[test]
fn short_names_of_places_are_short_and_no_two_places_share_one() {
    let catalog = theatre();
    let short = |slug: &str| catalog.places.iter().find(|place| place.slug == slug).map(Place::short);
    assert_eq!(short("second_thomas").as_deref(), Some("Second Thomas Shoal"));
    let sabina = catalog.places.iter().find(|place| place.name == "Sabina Shoal (Escoda, Xianbin Jiao)").map(Place::short);
    assert_eq!(sabina.as_deref(), Some("Sabina Shoal"));
    let all: BTreeSet<String> = catalog.places.iter().map(Place::short).collect();
    assert_eq!(all.len(), catalog.places.len(), "each place has its own");
    assert!(all.iter().all(|name| !name.is_empty() && !name.contains(['(', ')']) && !name.contains(" / ")), "{all:?}");
}

/// Rows of the source tables, and what they add up to: splitting a unit into counters changes neither.
#[test]
fn splitting_into_counters_conserves_strength() {
    let catalog = theatre();
    let expected = [
        ("aus", 166),
        ("cok", 1),
        ("gbr", 1),
        ("ind", 9),
        ("jpn", 406),
        ("nzl", 6 + 10),
        ("phl", 52 + 3),
        ("png", 4),
        ("prc", 1846 + 2),
        ("rok", 47),
        ("sgp", 40),
        ("slb", 2),
        ("twn", 439),
        ("usa", 655),
        ("vut", 1),
    ];
    let mut totals: BTreeMap<&str, u32> = BTreeMap::new();
    for force in &catalog.forces {
        *totals.entry(&catalog.nation(force.nation).slug).or_default() += u32::from(force.strength);
    }
    assert_eq!(
        totals.into_iter().collect::<Vec<_>>(),
        expected,
        "the supply boats of Second Thomas Shoal, ships and aircraft of New Zealand, island patrol boats and two high-seas cutters are ours"
    );
    let units: BTreeSet<&str> = catalog.forces.iter().map(|force| force.name.split(" (").next().unwrap_or_default()).collect();
    assert!(units.len() >= 230, "{} units", units.len());
}

#[test]
fn counters_of_aircraft_are_squadrons() {
    let catalog = theatre();
    for force in &catalog.forces {
        let most = match catalog.force_type(force.kind).slug.as_str() {
            "fighter_sqn" => 24,
            "bomber_sqn" | "awacs_tanker" | "airlift" => 17,
            _ => continue,
        };
        assert!(force.strength <= most, "{}: {} aircraft", force.slug, force.strength);
    }
}

#[test]
fn every_force_is_at_home_in_a_place_that_takes_it() {
    let catalog = theatre();
    for force in &catalog.forces {
        let domain = catalog.force_type(force.kind).domain;
        assert!(catalog.place(force.home).takes(domain), "{} at {}", force.slug, catalog.place(force.home).slug);
    }
    let ishigaki = catalog.place_id("ishigaki").map(|id| catalog.place(id).clone());
    assert!(ishigaki.is_some_and(|place| place.takes(Domain::Air) && !place.takes(Domain::Surface) && place.is(PlaceKind::MissileSite)));
}

/// A force whose home is abroad is there by an agreement in force, in peace without asking; else it would be sent away on the first turn.
/// Sources: the notes of the places, and CSIS AMTI's pages on the airstrips of the Spratlys and Paracels.
#[test]
fn aircraft_land_on_outposts_with_a_runway_and_on_no_other() {
    let catalog = theatre();
    let outposts = catalog.places.iter().filter(|place| place.kind == PlaceKind::Outpost);
    let (with, without): (Vec<&Place>, Vec<&Place>) = outposts.partition(|place| place.takes(Domain::Air));
    let slugs = |places: &[&Place]| places.iter().map(|place| place.slug.clone()).collect::<BTreeSet<_>>();
    assert_eq!(slugs(&with), ["pag_asa", "woody", "fiery_cross", "subi", "mischief", "pratas", "itu_aba"].map(str::to_owned).into());
    assert_eq!(slugs(&without), ["mavulis", "second_thomas", "johnson_south"].map(str::to_owned).into());
    assert!(with.iter().chain(&without).all(|place| place.takes(Domain::Surface)), "ships lie at all of them");
}

#[test]
fn every_force_abroad_is_there_by_an_agreement() {
    let catalog = theatre();
    for force in &catalog.forces {
        let home = catalog.place(force.home);
        let Host::Nation(host) = home.host else { continue };
        if host == force.nation {
            continue;
        }
        let (guest, host) = (&catalog.nation(force.nation).slug, &catalog.nation(host).slug);
        let given = consent(&catalog, "2026-06-30", (guest, host), Some(&home.slug), Operation::Logistics, Tension::Peace);
        assert_eq!(given, Some(Consent::Automatic), "{} of {guest} at {} of {host}", force.slug, home.slug);
    }
}

/// M1: among the four, at the start, only the United States owes and is owed; the pact's model text adds the other edges.
#[test]
fn hub_and_spokes_at_the_start_and_the_pact_closes_the_gaps() {
    let catalog = theatre();
    let four = ["usa", "jpn", "aus", "phl"];
    let edges: BTreeSet<(String, String)> = owed(&catalog, "2025-06-01").into_iter().map(|(a, b, ..)| (a, b)).collect();
    for a in four {
        for b in four.iter().filter(|b| **b != a) {
            let edge = edges.contains(&(a.to_owned(), (*b).to_owned()));
            assert_eq!(edge, a == "usa" || *b == "usa", "{a} to {b}");
        }
    }
    let pact = agreement(&catalog, "pacific_defense_pact");
    assert_eq!(pact.status_on(day("2025-06-01")), Some(AgreementStatus::Proposed));
    let added: BTreeSet<(String, String)> = pact
        .clauses
        .iter()
        .filter_map(|clause| match clause {
            Clause::Obligation { obligor, beneficiary, .. } => {
                Some((catalog.nation(*obligor).slug.clone(), catalog.nation(*beneficiary).slug.clone()))
            }
            _ => None,
        })
        .collect();
    let gaps: BTreeSet<(String, String)> = four
        .iter()
        .flat_map(|a| four.iter().map(move |b| ((*a).to_owned(), (*b).to_owned())))
        .filter(|edge| edge.0 != edge.1 && !edges.contains(edge))
        .collect();
    assert_eq!(added, gaps);
    assert!(pact.clauses.len() <= 24, "a text of the game has at most 24 clauses");
}

/// M2: the U.S.-Japan treaty covers territories under the administration of Japan, whoever of the two is attacked there.
#[test]
fn the_us_japan_treaty_is_narrow() {
    let catalog = theatre();
    let (usa, jpn) = (nation(&catalog, "usa"), nation(&catalog, "jpn"));
    let areas: Vec<(NationId, &Area)> = agreement(&catalog, "us_jpn_mst")
        .clauses
        .iter()
        .filter_map(|clause| match clause {
            Clause::Obligation { obligor, area, .. } => Some((*obligor, area)),
            _ => None,
        })
        .collect();
    assert!(areas.iter().any(|(obligor, _)| *obligor == jpn));
    for (obligor, area) in areas {
        let expected = if obligor == usa { Area::Administered } else { Area::TerritoryOf(jpn) };
        assert_eq!(*area, expected);
    }
}

/// The guidelines of 2023: the coast guard, anywhere in the South China Sea.
#[test]
fn the_us_philippine_treaty_covers_public_vessels_in_the_pacific() {
    let catalog = theatre();
    let (usa, phl) = (nation(&catalog, "usa"), nation(&catalog, "phl"));
    let covered = agreement(&catalog, "us_phl_mdt").clauses.iter().any(|clause| {
        matches!(clause, Clause::Obligation { obligor, beneficiary, area: Area::Pacific, trigger: AttackOn::PublicVessels, response: Response::Act }
            if *obligor == usa && *beneficiary == phl)
    });
    assert!(covered);
}

/// M3: where a host's word is needed before its bases serve a war.
#[test]
fn access_stops_where_the_host_decides() {
    let catalog = theatre();
    let on = "2026-01-01";
    let at = |guest, host, place, operation, tension| consent(&catalog, on, (guest, host), place, operation, tension);
    use Operation::{CombatSorties, DefensiveOperations, Logistics, MainlandStrikes, Overflight};
    assert_eq!(at("usa", "jpn", Some("kadena"), DefensiveOperations, Tension::War), Some(Consent::Automatic), "Article V");
    assert_eq!(at("usa", "jpn", Some("kadena"), CombatSorties, Tension::War), Some(Consent::Veto), "prior consultation");
    assert_eq!(at("usa", "jpn", Some("naha"), CombatSorties, Tension::War), None, "a Japanese base");
    assert_eq!(at("usa", "jpn", None, Overflight, Tension::War), Some(Consent::Automatic));
    assert_eq!(at("usa", "phl", Some("lal_lo"), Logistics, Tension::Crisis), Some(Consent::Automatic), "an EDCA site");
    assert_eq!(at("usa", "phl", Some("lal_lo"), Logistics, Tension::War), Some(Consent::Consult(1)));
    assert_eq!(at("usa", "phl", Some("lal_lo"), MainlandStrikes, Tension::War), None);
    assert_eq!(at("usa", "phl", Some("zamboanga"), Logistics, Tension::Crisis), Some(Consent::Consult(1)), "no EDCA site");
    assert_eq!(at("usa", "aus", Some("tindal"), CombatSorties, Tension::War), Some(Consent::Veto), "a sovereign decision");
    assert_eq!(at("aus", "phl", Some("clark"), Logistics, Tension::Peace), Some(Consent::Automatic), "visiting forces");
    assert_eq!(at("prc", "phl", Some("subic"), Logistics, Tension::Peace), None);
    assert_eq!(at("usa", "twn", Some("taipei"), Logistics, Tension::Peace), None, "no agreement");
}

#[test]
fn a_level_date_selects_the_status() {
    let catalog = theatre();
    let on = |slug: &str, date: &str| agreement(&catalog, slug).status_on(day(date));
    assert_eq!(on("raa_jpn_phl", "2024-07-07"), None);
    assert_eq!(on("raa_jpn_phl", "2024-07-08"), Some(AgreementStatus::Signed));
    assert_eq!(on("raa_jpn_phl", "2025-03-21"), Some(AgreementStatus::Ratifying));
    assert_eq!(on("raa_jpn_phl", "2025-09-10"), Some(AgreementStatus::Ratifying));
    assert_eq!(on("raa_jpn_phl", "2025-09-11"), Some(AgreementStatus::InForce));
    assert_eq!(on("raa_aus_jpn", "2023-08-12"), Some(AgreementStatus::Signed));
    assert_eq!(on("us_roc_mdt", "1979-12-31"), Some(AgreementStatus::InForce));
    assert_eq!(on("us_roc_mdt", "1980-01-01"), Some(AgreementStatus::Lapsed));
    assert_eq!(on("acsa_jpn_phl", "2025-12-01"), Some(AgreementStatus::Proposed));
    assert_eq!(on("prc_phl_2ts", "2024-07-20"), None, "the understanding is of 21 July 2024");
    assert_eq!(on("prc_phl_2ts", "2024-07-21"), Some(AgreementStatus::InForce));
    // The same visit, before and after.
    let visit = |date| consent(&catalog, date, ("jpn", "phl"), Some("subic"), Operation::Logistics, Tension::Peace);
    assert_eq!((visit("2025-09-10"), visit("2025-09-11")), (None, Some(Consent::Automatic)));
}

#[test]
fn every_number_has_a_source_or_says_that_it_is_assumed() {
    let catalog = theatre();
    for parameter in &catalog.parameters {
        let (Origin::Source(text) | Origin::Assumption(text)) = &parameter.origin;
        assert!(text.len() >= 15 && !text.contains("as above"), "{}: a reader sees this alone: {text:?}", parameter.slug);
        assert!(!parameter.meaning.starts_with("The same"), "{}: a reader sees this alone", parameter.slug);
        assert!(parameter.range.0 < parameter.range.1, "{}: a range", parameter.slug);
    }
    for kind in &catalog.force_types {
        assert!(kind.source.contains("ssumption") || kind.source.contains("ublished"), "{}", kind.slug);
    }
    for place in catalog.places.iter().filter(|place| place.tier == 1) {
        assert_ne!(place.certainty, Certainty::Invented, "{}", place.slug);
    }
}

/// 1,939 ship-days in 2024 by the 13 hulls that the order of battle keeps in the South China Sea.
#[test]
fn hull_availability_follows_from_the_published_ship_days() {
    let catalog = theatre();
    let hulls: u32 = ["cn_ccg_sca", "cn_ccg_2ts", "cn_ccg_mon"]
        .iter()
        .map(|slug| catalog.forces.iter().find(|force| force.slug == *slug).map_or(0, |force| u32::from(force.strength)))
        .sum();
    assert_eq!(hulls, 13);
    let permille = 1_939 * 1_000 / (hulls * 366);
    let value = catalog.parameters.iter().find(|parameter| parameter.slug == "hull_availability").map(|parameter| parameter.value);
    assert_eq!(value, Some((permille as i32 + 5) / 10));
}

#[test]
fn contested_features_name_their_claimants() {
    let catalog = theatre();
    let (prc, phl) = (nation(&catalog, "prc"), nation(&catalog, "phl"));
    for slug in ["second_thomas", "scarborough", "sabina", "pag_asa", "mischief", "whitsun", "sandy_cay"] {
        let place = catalog.place_id(slug).map(|id| catalog.place(id)).unwrap_or_else(|| panic!("no place {slug}"));
        assert!(place.claimants.contains(&prc) && place.claimants.contains(&phl), "{slug}");
    }
    for place in catalog.places.iter().filter(|place| place.host == Host::Disputed) {
        assert!(place.claimants.len() >= 2, "{}: disputed by whom?", place.slug);
    }
}

#[test]
fn history_is_in_order_and_marks_what_never_happened() {
    let catalog = theatre();
    let events = history(&catalog).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert!(events.iter().filter_map(|event| event.month).is_sorted());
    let count = |kind| events.iter().filter(|event| event.kind == kind).count();
    assert_eq!((count(HistoryKind::Milestone), count(HistoryKind::Incident), count(HistoryKind::Hypothetical)), (29, 66, 24));
    for event in &events {
        assert_eq!(event.kind == HistoryKind::Hypothetical, event.month.is_none(), "{}", event.slug);
        assert_eq!(event.rung().is_none(), matches!(event.level, 0 | 5), "{}", event.slug);
    }
}

#[test]
fn a_permission_without_places_covers_the_airspace_and_one_with_places_does_not() {
    let catalog = theatre();
    let kadena = catalog.place_id("kadena");
    let list = kadena.map(|id| Places::These(vec![id]));
    assert!(Places::AllHosted.cover(None) && Places::AllHosted.cover(kadena));
    assert_eq!(list.map(|list| (list.cover(kadena), list.cover(None))), Some((true, false)));
}

#[test]
fn rows_survive_a_round_trip() {
    let raw = raw();
    let text = |value: &dyn Fn() -> Result<String, ron::Error>| value().unwrap_or_else(|error| panic!("{error}"));
    let forces: Vec<RawForceDef> = ron::from_str(&text(&|| ron::to_string(&raw.forces))).unwrap_or_else(|error| panic!("{error}"));
    let places: Vec<RawPlace> = ron::from_str(&text(&|| ron::to_string(&raw.places))).unwrap_or_else(|error| panic!("{error}"));
    let agreements: Vec<RawAgreementDef> = ron::from_str(&text(&|| ron::to_string(&raw.agreements))).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((forces, places, agreements), (raw.forces, raw.places, raw.agreements));
    let catalog = theatre();
    let again: Result<Catalog, _> = ron::to_string(&catalog).map(|text| ron::from_str(&text).unwrap_or_else(|error| panic!("{error}")));
    assert_eq!(again.ok(), Some(catalog));
}

/// A word that may stand where a name is expected: right, nearly right, empty, or anything.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![Just("jpn".to_owned()), Just("kadena".to_owned()), Just("disputed".to_owned()), Just(String::new()), "[a-zA-Z_]{1,60}", ".{0,12}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever stands in a few fields, the check answers, and what it calls a catalog has only identities that exist.
    #[test]
    fn no_row_makes_the_check_panic(edits in prop::collection::vec((0u8..12, any::<prop::sample::Index>(), word(), any::<u32>()), 1..6)) {
        let mut raw = raw();
        for (field, at, word, number) in edits {
            let (place, force, agreement) = (at.index(raw.places.len()), at.index(raw.forces.len()), at.index(raw.agreements.len()));
            match field {
                0 => raw.places[place].host = word,
                1 => raw.places[place].controller = word,
                2 => raw.places[place].id = word,
                3 => raw.places[place].lon = f64::from_bits(u64::from(number) << 32),
                4 => raw.forces[force].home = word,
                5 => raw.forces[force].kind = word,
                6 => raw.forces[force].radius_km = Some(number),
                7 => raw.agreements[agreement].parties = vec![word],
                8 => raw.agreements[agreement].status.push((word, AgreementStatus::InForce)),
                9 => raw.nations.truncate(at.index(raw.nations.len())),
                10 => raw.places.truncate(place),
                _ => raw.forces[force].strength = number as u16,
            }
            if raw.places.is_empty() || raw.nations.is_empty() {
                break;
            }
        }
        if let Ok(catalog) = raw.check() {
            for force in &catalog.forces {
                prop_assert!(force.nation.index() < catalog.nations.len() && force.home.index() < catalog.places.len());
                prop_assert!(catalog.place(force.home).takes(catalog.force_type(force.kind).domain));
            }
        }
    }
}
