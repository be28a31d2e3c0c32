//! The calibration levels against published results: cases and levers in their order, the base case in its bands. `docs/VALIDATION.md` is
//! written here: UPDATE_GOLDEN=1 rewrites it.

mod harness;

use std::path::Path;
use std::sync::OnceLock;

use latticework::level::Library;
use latticework::study::Interval;
use latticework::study::wars::calibration::{CASES, Calibration, CalibrationVerdict, QUANTITIES, page};

use harness::levels::library;

/// Wars of each case on the page.
const WARS: u32 = 400;

fn found() -> &'static Calibration {
    static FOUND: OnceLock<Calibration> = OnceLock::new();
    FOUND.get_or_init(|| Calibration::run(library(), WARS, &|| ()).unwrap_or_else(|why| panic!("{why}")))
}

#[test]
fn the_page_says_what_comes_out() {
    let text = page(library(), found());
    harness::golden::held("docs/VALIDATION.md", &text);
}

#[test]
fn the_base_case_lies_in_its_bands_and_every_war_is_sound() {
    for quantity in &QUANTITIES {
        let (ours, verdict) = found().verdict(quantity, 0);
        // Taiwan's own casualties are not among the bands that the base case is held to.
        if quantity.name != "Taiwanese casualties ashore" {
            assert_ne!(verdict, CalibrationVerdict::Outside, "{}: {ours:?}", quantity.name);
        }
    }
    assert_eq!(found().faults, 0);
}

#[test]
fn cases_come_in_their_published_order() {
    let case =
        |name: &str| CASES.iter().position(|(_, known)| *known == name).map(|at| &found().cases[at]).unwrap_or_else(|| panic!("no case {name}"));
    let (optimistic, base, pessimistic, alone) = (case("optimistic"), case("base"), case("pessimistic"), case("Taiwan alone"));
    for (less, more) in [(optimistic, base), (base, pessimistic), (pessimistic, alone)] {
        assert!(less.mean("area_km2").high < more.mean("area_km2").low);
        assert!(less.share("success").value <= more.share("success").value);
    }
    let gains = |sums: &latticework::study::wars::Sums| sums.share("success").value + sums.share("toward").value;
    assert!(gains(base) < gains(pessimistic) && gains(pessimistic) < gains(alone));
    assert!(alone.share("success").value >= 0.9, "alone, Taipei falls");
}

#[test]
fn levers_move_the_base_case_as_published() {
    let area = |name: &str| -> Interval {
        found().levers.iter().find(|(known, _)| known == name).map(|(_, sums)| sums.change("area_km2")).unwrap_or_else(|| panic!("no lever {name}"))
    };
    for lever in ["japan_neutral", "us_absent", "us_late", "no_maritime_jassm", "taiwan_unready"] {
        assert!(area(lever).low > 0.0, "{lever}: {:?}", area(lever));
    }
    assert!(area("us_absent").low > area("us_late").high, "absence is worse than delay");
    assert!(area("us_late").low > area("no_maritime_jassm").high && area("japan_neutral").low > area("no_maritime_jassm").high);
    let shelters = found().levers.iter().find(|(name, _)| name == "more_shelters").map(|(_, sums)| sums.change("usa_aircraft"));
    assert!(shelters.is_some_and(|change| change.high < 0.0), "shelters save U.S. aircraft: {shelters:?}");
}

#[test]
fn calibration_levels_pass_the_check_and_stand_on_no_shelf() {
    for slug in Library::calibration() {
        let report = library().open_embedded(slug).unwrap_or_else(|| panic!("no level {slug}"));
        assert_eq!(report.errors(), 0, "{slug}: {:?}", report.problems);
        assert!(!Library::embedded().any(|shown| shown == slug), "{slug} is on the shelf");
        let file = format!("levels/calibration/{}.ron", slug.trim_start_matches("calibration_"));
        let report = library().open_file(&Path::new(env!("CARGO_MANIFEST_DIR")).join(&file));
        assert_eq!(report.errors(), 0, "{file}: {:?}", report.problems);
    }
}
