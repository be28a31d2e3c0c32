//! Whole games of computers against computers.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::ai::Skill;
use crate::catalog::{AgreementStatus, Domain};
use crate::rules::agreement::permission;
use crate::rules::ids::SeatId;
use crate::rules::metric::scores_of;
use crate::rules::scenario::Position;
use crate::rules::state::Game;
use crate::rules::{Event, Scenario};
use crate::session::{Controller, Session, state_hash};

/// What came of a game.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GameRow {
    /// The game's number, from 0.
    pub number: u32,
    /// Its seed.
    pub seed: u64,
    /// Turns played.
    pub turns: u16,
    /// Scores, seat by seat and objective by objective.
    pub scores: Vec<Vec<u8>>,
    /// Deaths of all nations.
    pub deaths: u32,
    /// The highest rung of any pair.
    pub rung_peak: u8,
    /// Control of each feature at the end.
    pub control: Vec<i8>,
    /// Supply of each feature at the end.
    pub supply: Vec<u8>,
    /// Encounters with a gravest act of rung 2 or more.
    pub clashes: u32,
    /// SHA-256 of the last state.
    pub hash: String,
    /// Invariants that were broken, in words: none in a sound game.
    pub broken: Vec<String>,
}

/// Plays one game to its end.
pub fn play(scenario: &Arc<Scenario>, number: u32, seed: u64) -> GameRow {
    let people = vec![Controller::Computer(Skill::Standard); scenario.seats.len()];
    let mut session = Session::new(scenario.clone(), seed, people, None);
    let mut broken = Vec::new();
    if let Err(error) = session.advance() {
        broken.push(format!("the game stopped: {error}"));
    }
    for record in session.turns() {
        broken.extend(broken_invariants(scenario, &record.start));
    }
    broken.extend(broken_invariants(scenario, session.game()));
    let game = session.game();
    let clash = |event: &Event| matches!(event, Event::Encountered { act, .. } if act.rung() >= 2);
    GameRow {
        number,
        seed,
        turns: game.turn,
        scores: (0..scenario.seats.len()).map(|seat| scores_of(scenario, game, SeatId(seat as u8)).into_iter().map(|(_, score)| score).collect()).collect(),
        deaths: game.nations.iter().map(|nation| u32::from(nation.tally.deaths)).sum(),
        rung_peak: game.rungs.values().map(|rung| rung.peak).max().unwrap_or(0),
        control: game.features.iter().map(|feature| feature.control).collect(),
        supply: game.features.iter().map(|feature| feature.supply).collect(),
        clashes: session.turns().iter().flat_map(|record| &record.events).filter(|recorded| clash(&recorded.event)).count() as u32,
        hash: state_hash(game),
        broken,
    }
}

/// What must hold at every moment, and does not.
pub fn broken_invariants(scenario: &Scenario, game: &Game) -> Vec<String> {
    let mut broken = Vec::new();
    for (id, force) in &game.forces {
        if let Position::At(place) = force.position
            && force.active
            && !permission::at_place(scenario, game, force.nation, place, crate::catalog::Operation::Logistics).allows()
            && force.home != place
        {
            broken.push(format!("turn {}: {} lies at {} without leave", game.turn, force.name, scenario.catalog.place(place).name));
        }
        let on_land = scenario.cell_of(force.position).and_then(|cell| scenario.map.cell(cell)).is_some_and(|cell| !cell.has_sea());
        let afloat = matches!(scenario.catalog.force_type(force.kind).domain, Domain::Surface | Domain::Subsurface);
        if afloat && on_land && matches!(force.position, Position::Field(_)) {
            broken.push(format!("turn {}: {} ({}) floats on land", game.turn, force.name, id.0));
        }
    }
    for nation in scenario.nations_present() {
        let hulls = |game: &Game| -> u32 {
            game.forces.values().filter(|force| force.nation == nation).map(|f| u32::from(f.strength) + u32::from(f.damaged) + u32::from(f.lost)).sum()
        };
        let began: u32 = scenario.forces.iter().filter(|setup| setup.nation == nation).map(|setup| u32::from(setup.strength)).sum();
        if hulls(game) != began {
            broken.push(format!("turn {}: {} has {} hulls, began with {began}", game.turn, scenario.catalog.nation(nation).name, hulls(game)));
        }
        let state = &game.nations[nation.index()];
        let fine = (0..=1000).contains(&state.support) && (0..=1000).contains(&state.standing) && (0..=1000).contains(&state.credit);
        if !fine || state.capital < 0 || state.budget < 0 {
            broken.push(format!("turn {}: {} has numbers out of bounds", game.turn, scenario.catalog.nation(nation).name));
        }
    }
    for feature in &game.features {
        if !(-3..=3).contains(&feature.control) || feature.supply > 3 || feature.fabric > 3 {
            broken.push(format!("turn {}: a feature's numbers are out of bounds", game.turn));
        }
    }
    for (setup, agreement) in scenario.agreements.iter().zip(&game.agreements) {
        let legal = agreement.status == setup.status || setup.status.may_become(agreement.status);
        if !legal {
            broken.push(format!("turn {}: {} went from {:?} to {:?}", game.turn, agreement.text.name, setup.status, agreement.status));
        }
        if agreement.status == AgreementStatus::InForce && agreement.ends_turn != 0 && agreement.ends_turn < game.turn {
            broken.push(format!("turn {}: {} is in force after its end", game.turn, agreement.text.name));
        }
    }
    broken
}

/// Plays `games` games, each from a seed of its own, in parallel where the program can. Rows come in order.
pub fn simulate(scenario: &Arc<Scenario>, games: u32, seed: u64, done: &(dyn Fn() + Sync)) -> Vec<GameRow> {
    let one = |number: u32| {
        let row = play(scenario, number, seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(u64::from(number)));
        done();
        row
    };
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        (0..games).into_par_iter().map(one).collect()
    }
    #[cfg(not(feature = "parallel"))]
    {
        (0..games).map(one).collect()
    }
}

/// Rows as CSV, with a header that names each seat's objectives and each feature.
pub fn to_csv(scenario: &Scenario, rows: &[GameRow]) -> String {
    let mut out = String::from("game,seed,turns,deaths,rung_peak,clashes");
    for (index, seat) in scenario.seats.iter().enumerate() {
        let count = scenario.objectives.iter().filter(|objective| objective.seat == SeatId(index as u8)).count();
        for number in 1..=count {
            let _ = write!(out, ",{}_{number}", seat.slug);
        }
    }
    for feature in &scenario.features {
        let slug = &scenario.catalog.place(feature.place).slug;
        let _ = write!(out, ",{slug}_control,{slug}_supply");
    }
    out.push_str(",hash\n");
    for row in rows {
        let _ = write!(out, "{},{},{},{},{},{}", row.number, row.seed, row.turns, row.deaths, row.rung_peak, row.clashes);
        for score in row.scores.iter().flatten() {
            let _ = write!(out, ",{score}");
        }
        for (control, supply) in row.control.iter().zip(&row.supply) {
            let _ = write!(out, ",{control},{supply}");
        }
        let _ = writeln!(out, ",{}", row.hash);
    }
    out
}
