//! Measures: those of the table, with every feature and pair of nations of the small levels.

use std::collections::{BTreeMap, BTreeSet};

use latticework::level::schema::METRICS;
use latticework::rules::metric::Metric;
use latticework::rules::scenario::{Clock, Trigger};

use crate::ground::{GAMES, Ground, grounds, in_doubt, play, read, scenario};

const FEATURES: [&str; 3] = ["second_thomas", "scarborough", "sabina"];
const NATIONS: [&str; 6] = ["phl", "prc", "usa", "jpn", "twn", "vnm"];

/// What a measure is called in the table.
fn name(metric: Metric) -> &'static str {
    metric.row().name
}

/// A measure as an author writes it, with every feature and nation that may stand in its brackets.
fn written(name: &str, kinds: &str) -> Vec<String> {
    let options = |kind: &str| if kind == "feature" { FEATURES.to_vec() } else { NATIONS.to_vec() };
    let mut all: Vec<Vec<&str>> = vec![Vec::new()];
    for kind in kinds.split(", ").filter(|kind| !kind.is_empty()) {
        let options = options(kind);
        all = all.iter().flat_map(|known| options.iter().map(|&option| [known.as_slice(), &[option]].concat())).collect();
    }
    all.retain(|ids| !(ids.len() == 2 && ids[0] == ids[1]));
    let quoted = |ids: Vec<&str>| ids.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ");
    all.into_iter().map(|ids| if ids.is_empty() { name.to_owned() } else { format!("{name}({})", quoted(ids)) }).collect()
}

/// The most tests that one inject waits for.
const TESTS: usize = 40;

/// A ground with injects that wait for these measures to reach a bound, at most [`TESTS`] each.
fn testing(ground: &Ground, measures: &[String], bound: i32) -> String {
    let mut injects = "    injects: [".to_owned();
    for (number, some) in measures.chunks(TESTS).enumerate() {
        let tests: Vec<String> = some.iter().map(|measure| format!("AtLeast({measure}, {bound})")).collect();
        let when = format!("If([{}], 1)", tests.join(", "));
        injects += &format!("\n        (id: \"asks_{number}\", title: \"A{number}\", text: \"x\", when: {when}),");
    }
    ground.text.replacen("    injects: [", &injects, 1)
}

/// The measures of the table in a level, each with what may stand in its brackets.
fn measures_of(ground: &Ground) -> Vec<Metric> {
    let all: Vec<String> = METRICS.iter().flat_map(|(name, kinds, _)| sample(name, kinds)).collect();
    let scenario = scenario(&testing(ground, &all, 0));
    let waits = scenario.injects.iter().take(all.len().div_ceil(TESTS));
    let tests = waits.flat_map(|inject| match &inject.trigger {
        Trigger::When { condition, .. } => condition.0.clone(),
        _ => panic!("the inject waits for no test"),
    });
    let metrics: Vec<Metric> = tests.map(|test| test.metric).collect();
    assert_eq!(metrics.len(), all.len());
    metrics
}

/// The measures of the table that moved in no game of a clock, and of which nothing is told either.
pub fn silent(clock: Clock) -> Vec<String> {
    let grounds: Vec<Ground> = grounds().into_iter().filter(|ground| ground.clock == clock).collect();
    let mut moved: BTreeSet<&'static str> = BTreeSet::new();
    // What is told of in a level need not move there.
    let told_in = |ground: &Ground, measure: &str, kinds: &str| {
        let report = read(&testing(ground, &sample(measure, kinds)[..1], 2));
        report.problems.iter().any(|problem| problem.message.contains(measure))
    };
    let in_doubt = (clock == Clock::Competition).then(in_doubt);
    for (ground, games) in grounds.iter().map(|ground| (ground, GAMES)).chain(in_doubt.as_ref().map(|ground| (ground, 2))) {
        let open: Vec<&str> = METRICS
            .iter()
            .filter(|(measure, kinds, _)| !moved.contains(measure) && !told_in(ground, measure, kinds))
            .map(|(name, ..)| *name)
            .collect();
        let all: Vec<Metric> = measures_of(ground);
        let scenario = scenario(&ground.text);
        for number in 0..games {
            if open.iter().all(|name| moved.contains(name)) {
                break;
            }
            let mut first: BTreeMap<usize, i32> = BTreeMap::new();
            play(&scenario, number, |game| {
                for (index, metric) in all.iter().enumerate() {
                    let value = metric.value(&scenario, game);
                    if *first.entry(index).or_insert(value) != value {
                        moved.insert(name(*metric));
                    }
                }
            });
        }
    }
    let mut silent = Vec::new();
    for (measure, kinds, _) in METRICS.iter().filter(|(measure, ..)| !moved.contains(measure)) {
        let told = |written: &String| {
            grounds.iter().all(|ground| {
                let report = read(&testing(ground, std::slice::from_ref(written), 2));
                report.problems.iter().any(|problem| problem.message.contains(measure))
            })
        };
        let untold: Vec<String> = sample(measure, kinds).into_iter().filter(|written| !told(written)).collect();
        if !untold.is_empty() {
            silent.push(format!("{clock:?}: {}", untold.join(", ")));
        }
    }
    silent
}

/// Those that are tried: every one with one name in its brackets, and pairs of some with each nation.
fn sample(name: &str, kinds: &str) -> Vec<String> {
    let all = written(name, kinds);
    if all.len() <= 12 {
        all
    } else {
        let first = ["phl", "usa", "jpn", "second_thomas", "scarborough"];
        all.into_iter().filter(|one| first.iter().any(|name| one.contains(&format!("({name:?}")))).collect()
    }
}

#[test]
fn every_row_of_the_table_is_the_measure_of_that_name() {
    let names = METRICS.iter().flat_map(|(measure, kinds, _)| sample(measure, kinds).into_iter().map(|_| *measure));
    let metrics = measures_of(&grounds()[4]);
    assert_eq!(metrics.iter().map(|&metric| name(metric)).collect::<Vec<_>>(), names.collect::<Vec<_>>());
}
