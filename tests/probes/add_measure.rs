//! The measure of the probe `add_measure`, wherever a measure belongs: the level format and what it suggests, pages, words, what an order
//! touches, studies.

use std::path::Path;

use latticework::level::{Library, Report};
use latticework::report::words::Words;
use latticework::rules::event::Discard;
use latticework::rules::metric::{Metric, MetricKind, Test};
use latticework::rules::state::Game;
use latticework::study::measures;

const ASKED: &str = r#"AtLeast(BeenAt("second_thomas", "usa"), 1)"#;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A shipped level that asks for the measure, or for something like it.
fn read(asked: &str) -> Report {
    let text = std::fs::read_to_string(root().join("levels/second_thomas.ron")).expect("the level");
    let before = r#"AtLeast(TurnsPresent("second_thomas", "usa"), 3)"#;
    assert!(text.contains(before), "the level asks for something else now");
    Library::load().expect("the theatre").check("probe", "probe.ron", &text.replacen(before, asked, 1), None)
}

fn test_of(report: &Report) -> (Metric, Test) {
    let scenario = report.scenario.as_ref().expect("a level without errors");
    let tests = scenario.objectives.iter().flat_map(|objective| &objective.tiers).flat_map(|tier| &tier.0);
    let found = tests.filter(|test| test.metric.row().name == "BeenAt").copied().next().expect("the test of the measure");
    (found.metric, found)
}

#[test]
fn a_level_asks_for_it_and_a_slip_is_told() {
    let (metric, _) = test_of(&read(ASKED));
    assert_eq!(metric.subjects().into_iter().flatten().count(), 2);
    let slip = read(&ASKED.replace("BeenAt", "BeenAtt"));
    assert!(slip.problems.iter().any(|problem| problem.suggestion.as_deref() == Some("BeenAt")), "{:?}", slip.problems);
    let never = read(&ASKED.replace(", 1)", ", 2)"));
    assert!(never.problems.iter().any(|problem| problem.message.contains("BeenAt")), "its bounds are held to: {:?}", never.problems);
}

#[test]
fn its_page_has_it() {
    let page = std::fs::read_to_string(root().join("docs/LEVELS.md")).expect("the page");
    assert!(page.contains("`BeenAt(feature, nation)`"));
}

#[test]
fn it_is_read_from_a_game_and_said_in_words() {
    let report = read(ASKED);
    let (metric, test) = test_of(&report);
    let scenario = report.scenario.as_ref().expect("a level");
    let game = Game::start(scenario, 1, &mut Discard);
    assert_eq!(metric.value(scenario, &game), 0);
    let words = Words { scenario, game: &game };
    assert!(words.test(&test).contains("has been at"), "{}", words.test(&test));
}

#[test]
fn studies_measure_it() {
    let report = read(ASKED);
    let (metric, _) = test_of(&report);
    assert!(measures(report.scenario.as_ref().expect("a level")).contains(&metric));
    assert!(MetricKind::WRITTEN.iter().any(|(name, ..)| *name == "BeenAt"));
}
