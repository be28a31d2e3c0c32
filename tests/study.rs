//! Many games of computers: the same bytes from the same seed, sound at every turn, and played as a session plays them.

use std::sync::Arc;

use latticework::ai::Skill;
use latticework::level::Library;
use latticework::rules::Scenario;
use latticework::rules::vocab::ids::SeatId;
use latticework::session::{Controller, Session, state_hash};
use latticework::study::{self, Balance, Compared, OrderKind, StudyPlan};

fn level(slug: &str) -> Scenario {
    let library = Library::load().unwrap_or_else(|why| panic!("{why}"));
    let report = library.open_embedded(slug).unwrap_or_else(|| panic!("no level {slug}"));
    report.scenario.unwrap_or_else(|| panic!("{slug} has errors"))
}

const LEVELS: [&str; 2] = ["second_thomas", "senkaku"];

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    for slug in LEVELS {
        let scenario = level(slug);
        let plan = StudyPlan::all(&scenario, Skill::Standard);
        let csv = |seed| study::to_csv(&scenario, &study::simulate(&scenario, &plan, 6, seed, &|| ()));
        let first = csv(3);
        assert_eq!(first, csv(3), "{slug}");
        assert_ne!(first, csv(4), "{slug}");
        let columns = first.lines().next().map_or(0, |line| line.split(',').count());
        assert!(first.lines().all(|line| line.split(',').count() == columns), "{slug}: every row has every column");
        assert_eq!(first.lines().count(), 7, "{slug}: a header and a row a game");
    }
}

#[test]
fn a_study_plays_as_a_session_does() {
    for slug in LEVELS {
        let scenario = Arc::new(level(slug));
        for skill in [Skill::Novice, Skill::Standard, Skill::Expert] {
            for seed in [1, 77] {
                let row = study::play(&scenario, &StudyPlan::all(&scenario, skill), 0, seed);
                let computers = vec![Controller::Computer(skill); scenario.seats.len()];
                let mut session = Session::new(scenario.clone(), seed, computers, None);
                session.advance().unwrap_or_else(|why| panic!("{slug}: {why}"));
                assert!(session.is_over(), "{slug} {skill:?} {seed}");
                assert_eq!(row.hash, state_hash(session.game()), "{slug} {skill:?} {seed}");
            }
        }
    }
}

#[test]
fn whole_games_end_and_stay_sound() {
    for slug in LEVELS {
        let scenario = level(slug);
        for skill in [Skill::Novice, Skill::Standard, Skill::Expert] {
            for row in study::simulate(&scenario, &StudyPlan::all(&scenario, skill), 10, 9, &|| ()) {
                assert_eq!(row.broken, Vec::<String>::new(), "{slug} {skill:?} {}", row.number);
                assert_eq!(Some(row.turns), scenario.turns, "{slug} {skill:?} {}", row.number);
            }
        }
    }
}

/// docs/FINDINGS.md: what decides whether a supply run is fed is sending it.
#[test]
fn taking_out_resupply_costs_the_philippines_points() {
    let scenario = level("second_thomas");
    let plan = StudyPlan::all(&scenario, Skill::Standard);
    let mut before = Compared::default();
    study::simulate(&scenario, &plan, 40, 2, &|| ()).iter().for_each(|row| before.add(row));
    let resupply = OrderKind::named("resupply").unwrap_or_else(|why| panic!("{why}"));
    let transfer = OrderKind::named("transfer").unwrap_or_else(|why| panic!("{why}"));
    let changes = study::ablate(&scenario, &plan, &before, 2, [resupply, transfer].map(|kind| (SeatId(0), kind)), &|| ());
    assert_eq!(changes.len(), 1, "a kind that was never used is passed over: {changes:?}");
    assert!(changes[0].points.high < 0.0, "{changes:?}");
}

/// Over pairs of games on the same seeds, one seat at a time, an expert scores more than a novice in three of four, and clearly less in none:
/// at Second Thomas Shoal the Philippines' first orders decide, and both skills give them.
#[test]
fn an_expert_beats_a_novice() {
    let mut gained = Vec::new();
    for (slug, seat) in [("second_thomas", 0), ("second_thomas", 1), ("senkaku", 0), ("senkaku", 1)] {
        let scenario = level(slug);
        let plan = StudyPlan::all(&scenario, Skill::Standard);
        let change = study::versus(&scenario, &plan, SeatId(seat), [Skill::Novice, Skill::Expert], 50, 5);
        gained.push((slug, seat, change.points));
    }
    assert!(gained.iter().all(|(_, _, points)| points.high > 0.0), "{gained:?}");
    assert!(gained.iter().filter(|(_, _, points)| points.low > 0.0).count() >= 3, "{gained:?}");
}

/// At the shipped setting each seat succeeds sometimes and fails sometimes. A known fault: Japan's lesson at the Senkakus, which is to succeed
/// (`tests/lessons.rs`), is what its AI player does by itself. Its points still differ from game to game, and something is left to reach.
#[test]
fn both_levels_are_a_contest() {
    for slug in LEVELS {
        let scenario = level(slug);
        let rows = study::simulate(&scenario, &StudyPlan::all(&scenario, Skill::Standard), 80, 1, &|| ());
        for seat in (0..scenario.seats.len()).map(|index| SeatId(index as u8)) {
            if (slug, scenario.seat(seat).slug.as_str()) == ("senkaku", "japan") {
                let points = || rows.iter().map(|row| row.points(seat));
                let (least, most) = (points().min().unwrap_or(0), points().max().unwrap_or(0));
                let mean = points().sum::<i32>() / rows.len() as i32;
                assert!(least + 2 <= most && mean <= 10, "{slug}: {} has {least} to {most} points, {mean} on average", scenario.seat(seat).name);
                continue;
            }
            let won = rows.iter().filter(|row| row.succeeds(&scenario, seat)).count();
            assert!((12..=68).contains(&won), "{slug}: {} succeeds in {won} of 80", scenario.seat(seat).name);
        }
    }
}

/// More games than are held at a time: each comes once and in order, what is folded says what the rows say, and an error ends them.
#[test]
fn games_come_in_order_and_are_folded() {
    let scenario = level("second_thomas");
    let plan = StudyPlan::all(&scenario, Skill::Novice);
    let games = 70;
    let play = || {
        let (mut balance, mut numbers, mut rungs) = (Balance::of(&scenario), Vec::new(), Vec::new());
        let ended = study::each_game(&scenario, &plan, games + 1, 4, &|| (), &mut |row| {
            balance.add(&row);
            numbers.push(row.number);
            rungs.push(i32::from(row.rung_peak()));
            if row.number < games - 1 { Ok(()) } else { Err("enough") }
        });
        (ended, balance.text(), numbers, rungs)
    };
    // One thread holds the fewest games.
    #[cfg(feature = "parallel")]
    let played = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap_or_else(|why| panic!("{why}")).install(play);
    #[cfg(not(feature = "parallel"))]
    let played = play();
    let (ended, text, numbers, mut rungs) = played;
    assert_eq!(ended, Err("enough"));
    assert_eq!(numbers, (0..games).collect::<Vec<_>>());
    rungs.sort_unstable();
    let mean = f64::from(rungs.iter().sum::<i32>()) / f64::from(games);
    let quartiles = [0, 17, 34, 51, 69].map(|at| rungs[at]);
    let line = format!("  {:36} mean {mean:7.2}  quartiles {quartiles:?}\n", "highest rung");
    assert!(text.contains(&line), "{line}{text}");
}
