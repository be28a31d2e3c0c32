//! How fast the rules are: `cargo bench --no-default-features --features store,parallel --bench rules`. docs/PERFORMANCE.md keeps the figures.
//!
//! The theatre at 150 km hexes with 250 forces stands for the largest level; the two shipped levels stand for what is played.

use std::sync::Arc;
use std::time::{Duration, Instant};

use latticework::ai::{self, Policy, Skill, Strategy};
use latticework::catalog::Act;
use latticework::level::Library;
use latticework::rules::event::Discard;
use latticework::rules::order::{Move, Order, Undertake};
use latticework::rules::scenario::{Position, Scenario};
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::state::{Game, Phase, Trial};
use latticework::rules::vocab::dice::Dice;
use latticework::rules::vocab::ids::{FeatureId, ForceId, SeatId};
use latticework::rules::vocab::stream::Stream;
use latticework::rules::{Actor, Command, turn};
use latticework::study::{StudyPlan, play};

fn main() {
    divan::main();
    if !std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        report_computers();
        report_orders();
        report_memory();
    }
}

const FORCES: usize = 250;

/// The theatre's order of battle on a map of the theatre.
fn theatre_level() -> String {
    let library = library();
    let here = |force: &&latticework::catalog::ForceDef| {
        let at = library.catalog.place(force.home).at;
        (80.0..205.0).contains(&at.lon().rem_euclid(360.0)) && (-40.0..54.0).contains(&at.lat())
    };
    let chosen: Vec<_> = library.catalog.forces.iter().filter(here).take(FORCES).collect();
    let forces: Vec<String> = chosen.iter().map(|force| format!("(id: \"{0}\", theatre: \"{0}\")", force.slug)).collect();
    let mut nations: Vec<&str> = chosen.iter().map(|force| library.catalog.nation(force.nation).slug.as_str()).collect();
    nations.sort_unstable();
    nations.dedup();
    let present: Vec<String> = nations.iter().map(|slug| format!("\"{slug}\": (capital: 20)")).collect();
    format!(
        r#"(format: 2, title: "Theatre", map: (west: 75, east: 209, south: -45, north: 58, hex_km: 150), clock: Incident, start: "2026-01-01",
        turn_hours: 24, turns: 30, staff_actions: 30, nations: {{ {} }},
        seats: [(id: "usa", name: "U.S.", nations: ["usa"]), (id: "jpn", name: "Japan", nations: ["jpn"]), (id: "prc", name: "Beijing", nations: ["prc"])],
        features: [
            (place: "senkaku", holder: "jpn", challenger: "prc", control: 2, territorial_sea: true),
            (place: "second_thomas", holder: "phl", challenger: "prc", outpost: true, supply: 2, supply_hours: 60, fabric: 2),
            (place: "scarborough", holder: "phl", challenger: "prc"),
        ],
        forces: [{}])"#,
        present.join(", "),
        forces.join(", ")
    )
}

fn library() -> &'static Library {
    static LIBRARY: std::sync::OnceLock<Library> = std::sync::OnceLock::new();
    LIBRARY.get_or_init(|| Library::load().unwrap_or_else(|why| panic!("{why}")))
}

fn theatre() -> &'static Scenario {
    static THEATRE: std::sync::OnceLock<Scenario> = std::sync::OnceLock::new();
    THEATRE.get_or_init(|| {
        let report = library().check("theatre", "theatre.ron", &theatre_level(), None);
        let errors: Vec<_> = report.problems.iter().filter(|problem| !problem.is_warning()).collect();
        report.scenario.unwrap_or_else(|| panic!("{errors:?}"))
    })
}

fn shipped(slug: &str) -> Arc<Scenario> {
    let report = library().open_embedded(slug).unwrap_or_else(|| panic!("no level {slug}"));
    Arc::new(report.scenario.unwrap_or_else(|| panic!("{slug}")))
}

/// The theatre in mid-game: every ship that can move is under way or on station, cutters and patrols meet at three features.
fn busy() -> (&'static Scenario, Trial) {
    let scenario = theatre();
    let mut game = Trial::of(&Game::start(scenario, 1, &mut Discard));
    let mut dice = Dice::new(1, 0, Stream::Test(0));
    let ids: Vec<ForceId> = game.forces.keys().copied().collect();
    assert_eq!(ids.len(), FORCES);
    let (mut moving, mut working) = (0, 0);
    for id in ids {
        let kind = scenario.catalog.force_type(game.forces[&id].kind).clone();
        let feature = FeatureId(dice.below(3) as u16);
        let at = scenario.feature(feature);
        let nation = game.forces[&id].nation;
        let against = (nation == at.challenger).then_some(at.holder);
        let act = if against.is_some() { Act::Block } else { Act::Patrol };
        let task = Undertake::plan(scenario, &game, id, feature, act, against.filter(|_| act.opposes()));
        if kind.acts.contains(&act) && kind.speed_km_day < 2_000 && dice.below(2) == 0 && task.is_ok() {
            let force = game.forces.get_mut(&id).unwrap_or_else(|| panic!("a force"));
            force.position = Position::Field(at.cell);
            force.task = Some(latticework::rules::state::Task { feature, act, against });
            working += 1;
            continue;
        }
        // Aircraft go from base to base: a third of them are on their way.
        let place = latticework::catalog::PlaceId(dice.below(scenario.catalog.places.len() as u32) as u16);
        let goal = latticework::geo::CellId(dice.below(scenario.map.cells.len() as u32));
        let flies = kind.domain == latticework::catalog::Domain::Air;
        let to = if flies { Position::At(place) } else { Position::Field(goal) };
        let may = |order: &Move| {
            let clause = latticework::rules::phases::agreement::permission::at_place(
                scenario,
                &game,
                nation,
                place,
                latticework::catalog::Operation::Logistics,
            );
            !flies || (clause.allows() && scenario.catalog.place(place).takes(kind.domain) && order.route.len() < 40)
        };
        if let Some(order) = Move::plan(scenario, &game, id, to).ok().filter(may) {
            let force = game.forces.get_mut(&id).unwrap_or_else(|| panic!("a force"));
            force.route = order.route;
            moving += 1;
        }
    }
    assert!(moving > 40 && working > 20, "{moving} move, {working} work");
    for seat in &mut game.seats {
        seat.sealed = true;
    }
    (scenario, game)
}

/// A whole turn of the theatre: the target is 250 microseconds.
#[divan::bench]
fn resolve_a_turn_with_250_forces(bencher: divan::Bencher) {
    let (scenario, game) = busy();
    bencher.with_inputs(|| game.clone()).bench_local_values(|mut game| {
        let done = turn::command(scenario, &mut game, &mut Discard, Actor::Session, &Command::Resolve);
        (done.is_ok(), game)
    });
}

/// What is cloned by whoever looks on, such as a study that branches.
#[divan::bench]
fn clone_the_state_of_250_forces(bencher: divan::Bencher) {
    let (_, game) = busy();
    bencher.bench_local(|| game.clone());
}

/// What a seat may know of it.
#[divan::bench]
fn view_of_250_forces(bencher: divan::Bencher) {
    let (scenario, game) = busy();
    bencher.bench_local(|| View::of(scenario, &game, Viewer::Seat(SeatId(0))));
}

/// An order, checked.
#[divan::bench]
fn check_an_order(bencher: divan::Bencher) {
    let scenario = shipped("senkaku");
    let game = Game::start(&scenario, 1, &mut Discard);
    let own = |id: &&ForceId| game.commands(&scenario, SeatId(0), game.forces[id].nation);
    let order = game
        .forces
        .keys()
        .filter(own)
        .find_map(|&id| Undertake::plan(&scenario, &game, id, FeatureId(0), Act::Patrol, None).ok().map(Order::Undertake));
    let order = order.unwrap_or_else(|| panic!("no order"));
    bencher.bench_local(|| turn::can_give(&scenario, &game, SeatId(0), &order));
}

/// Computers against computers from the first turn to the last.
#[divan::bench(args = ["second_thomas", "senkaku"])]
fn a_whole_game(bencher: divan::Bencher, slug: &str) {
    let scenario = shipped(slug);
    let plan = StudyPlan::all(&scenario, Skill::Standard);
    let mut number = 0;
    bencher.bench_local(|| {
        number += 1;
        play(&scenario, &plan, number, u64::from(number))
    });
}

/// Draft the Pact by computers, from the first turn to the last: as shipped, and without the war that Beijing doubts.
#[divan::bench(args = ["with doubt", "without doubt"], sample_count = 12, sample_size = 1)]
fn a_whole_game_of_draft_the_pact(bencher: divan::Bencher, which: &str) {
    let mut scenario = (*shipped("draft_the_pact")).clone();
    if which == "without doubt" {
        scenario.war = None;
    }
    let plan = StudyPlan::all(&scenario, Skill::Standard);
    let mut number = 0;
    bencher.bench_local(|| {
        number += 1;
        play(&scenario, &plan, number, u64::from(number))
    });
}

/// Orders a second: those that computers make up, and legal ones by lot as they are checked and applied, with and without the turn's resolution.
fn report_orders() {
    let lot = Policy { skill: Skill::Standard, strategy: Strategy::Random };
    for (slug, games) in [("second_thomas", 20), ("senkaku", 20), ("draft_the_pact", 6)] {
        let scenario = shipped(slug);
        for (what, policy) in [("computers' orders", Policy::from(Skill::Standard)), ("legal orders by lot", lot)] {
            let (mut orders, mut thinking, mut applying, mut resolving) = (0u32, Duration::ZERO, Duration::ZERO, Duration::ZERO);
            for seed in 0..games {
                let mut game = Game::start(&scenario, seed, &mut Discard);
                while game.phase != Phase::Over {
                    for seat in (0..scenario.seats.len()).map(|index| SeatId(index as u8)) {
                        let began = Instant::now();
                        let view = View::of(&scenario, &game, Viewer::Seat(seat));
                        let commands = ai::turn(&scenario, &view, seat, policy, seed);
                        thinking += began.elapsed();
                        let began = Instant::now();
                        for command in &commands {
                            let done = turn::command(&scenario, &mut game, &mut Discard, Actor::Seat(seat), command);
                            orders += u32::from(done.is_ok() && matches!(command, Command::Give(_)));
                        }
                        applying += began.elapsed();
                        let _ = turn::command(&scenario, &mut game, &mut Discard, Actor::Seat(seat), &Command::Seal);
                    }
                    let began = Instant::now();
                    let _ = turn::command(&scenario, &mut game, &mut Discard, Actor::Session, &Command::Resolve);
                    resolving += began.elapsed();
                }
            }
            let a_second = |time: Duration| f64::from(orders) / time.as_secs_f64();
            println!(
                "{slug}, {what}: {orders}; a second: {:.0} made up, {:.0} checked and applied, {:.0} with the turn resolved",
                a_second(thinking),
                a_second(applying),
                a_second(applying + resolving)
            );
        }
    }
}

/// The time of a computer's turn for one seat, offers and orders, over every turn of twenty games of each level.
fn report_computers() {
    let mut times: Vec<Duration> = Vec::new();
    for slug in ["second_thomas", "senkaku"] {
        let scenario = shipped(slug);
        for seed in 0..20 {
            let mut game = Game::start(&scenario, seed, &mut Discard);
            while game.phase != Phase::Over {
                for seat in (0..scenario.seats.len()).map(|index| SeatId(index as u8)) {
                    let began = Instant::now();
                    let view = View::of(&scenario, &game, Viewer::Seat(seat));
                    let mut commands = ai::offers(&scenario, &view, seat, Skill::Standard, seed);
                    commands.extend(ai::turn(&scenario, &view, seat, Skill::Standard, seed));
                    times.push(began.elapsed());
                    commands.push(Command::Seal);
                    for command in commands {
                        let _ = turn::command(&scenario, &mut game, &mut Discard, Actor::Seat(seat), &command);
                    }
                }
                let _ = turn::command(&scenario, &mut game, &mut Discard, Actor::Session, &Command::Resolve);
            }
        }
    }
    times.sort_unstable();
    let at = |permille: usize| times[(times.len() - 1) * permille / 1000];
    println!(
        "a computer's turn for one seat, {} turns: median {:.2?}, 95 in 100 under {:.2?}, worst {:.2?}",
        times.len(),
        at(500),
        at(950),
        at(1000)
    );
}

/// The most memory that the process has held, games and benches together.
fn report_memory() {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(line) = status.lines().find(|line| line.starts_with("VmHWM")) {
        println!("most memory held: {}", line.trim_start_matches("VmHWM:").trim());
    }
}
