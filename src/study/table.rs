//! What many games came to, as tables for people.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::belief::belief_table;
use super::compare::Change;
use super::kind::OrderKind;
use super::simulate::{GameRow, Pact, measures};
use super::statistics::{Interval, mean, spread, wilson};
use crate::catalog::NationId;
use crate::rules::Scenario;
use crate::rules::ids::SeatId;
use crate::rules::metric::Metric;
use crate::rules::quarantine::{Cargo, Ending, Quarantine};
use crate::rules::war::outcome::at_the_end;
use crate::rules::war::{Outcome, Party, War};

fn percent(interval: Interval) -> String {
    format!("{:3.0}% ({:.0} to {:.0})", interval.value * 100.0, interval.low * 100.0, interval.high * 100.0)
}

/// The balance of a level: success and points of each seat with 95% intervals, how often each objective's tiers were reached, outcomes,
/// and the orders that were given.
pub fn balance(scenario: &Scenario, rows: &[GameRow]) -> String {
    let games = rows.len() as u32;
    let mut out = format!("{}: {games} games\n", scenario.text.title);
    for (index, seat) in scenario.seats.iter().enumerate() {
        let id = SeatId(index as u8);
        let succeeded = rows.iter().filter(|row| row.succeeds(scenario, id)).count() as u32;
        let points: Vec<i32> = rows.iter().map(|row| row.points(id)).collect();
        let average = mean(&points);
        let objectives: Vec<&crate::rules::scenario::Objective> = scenario.objectives.iter().filter(|o| o.seat == id).collect();
        let _ = writeln!(
            out,
            "\n{}: success {} from {} of {} points; points {:.2} ({:.2} to {:.2}), quartiles {:?}",
            seat.name,
            percent(wilson(succeeded, games)),
            seat.success,
            objectives.len() * 3,
            average.value,
            average.low,
            average.high,
            spread(&points),
        );
        for (number, objective) in objectives.iter().enumerate() {
            let reached = |tier: u8| wilson(rows.iter().filter(|row| row.scores[index][number] >= tier).count() as u32, games);
            let _ = writeln!(out, "  {:32} 1: {}  2: {}  3: {}", objective.title, percent(reached(1)), percent(reached(2)), percent(reached(3)));
        }
        let mut used = String::new();
        for kind in OrderKind::all() {
            let uses: u32 = rows.iter().map(|row| row.used.get(&(id, kind)).copied().unwrap_or(0)).sum();
            if uses > 0 {
                let _ = write!(used, " {kind} {:.1}", f64::from(uses) / f64::from(games.max(1)));
            }
        }
        let _ = writeln!(out, "  orders a game:{used}");
    }
    outcomes(scenario, rows, &mut out);
    out += &belief_table(rows);
    out
}

fn outcomes(scenario: &Scenario, rows: &[GameRow], out: &mut String) {
    let games = rows.len() as u32;
    out.push('\n');
    let mut line = |name: &str, value: &dyn Fn(&GameRow) -> i32| {
        let values: Vec<i32> = rows.iter().map(value).collect();
        let _ = writeln!(out, "  {name:36} mean {:7.2}  quartiles {:?}", mean(&values).value, spread(&values));
    };
    line("highest rung", &|row| row.rung_peak().into());
    line("clashes at rung 2 and above", &|row| row.clashes as i32);
    line("agreements made", &|row| row.agreements as i32);
    for (index, feature) in scenario.features.iter().enumerate() {
        let name = &scenario.catalog.place(feature.place).slug;
        line(&format!("{name} control"), &|row| row.features[index].control.into());
        line(&format!("{name} longest stay, hours"), &|row| row.features[index].presence_of(feature.challenger).longest_stay_hours as i32);
        line(&format!("{name} challenger's share, percent"), &|row| row.features[index].share_percent(feature.challenger));
        if feature.outpost {
            line(&format!("{name} deliveries"), &|row| row.features[index].deliveries.into());
            line(&format!("{name} of which repair"), &|row| row.features[index].repair_deliveries.into());
            line(&format!("{name} garrison"), &|row| row.features[index].garrison.into());
        }
    }
    for nation in scenario.nations_present() {
        let (slug, at, setup) = (&scenario.catalog.nation(nation).slug, nation.index(), scenario.nations[nation.index()]);
        line(&format!("{slug} support change"), &|row| i32::from(row.nations[at].support - setup.support));
        line(&format!("{slug} standing change"), &|row| i32::from(row.nations[at].standing - setup.standing));
        line(&format!("{slug} credit"), &|row| row.nations[at].credit.into());
        line(&format!("{slug} injuries"), &|row| row.nations[at].tally.injuries.into());
        line(&format!("{slug} hulls damaged"), &|row| row.nations[at].tally.hulls_damaged.into());
    }
    if rows.iter().any(|row| row.pact != Pact::default()) {
        pact(rows, out);
    }
    if scenario.quarantine.is_some() {
        quarantine(scenario, rows, out);
    }
    if scenario.war.is_some() {
        war(scenario, rows, out);
    }
    let died = rows.iter().filter(|row| row.deaths() > 0).count() as u32;
    let due = |row: &&GameRow| row.nations.iter().any(|nation| nation.tally.obligations_kept + nation.tally.obligations_refused > 0);
    let _ = writeln!(out, "  games with a death {}", percent(wilson(died, games)));
    let _ = writeln!(out, "  games in which an obligation fell due {}", percent(wilson(rows.iter().filter(due).count() as u32, games)));
}

/// How quarantines ended, and what they came to.
fn quarantine(scenario: &Scenario, rows: &[GameRow], out: &mut String) {
    let games = rows.len() as u32;
    for (name, ending) in [("lifted", Some(Ending::Lifted)), ("stands at the end", Some(Ending::Standing)), ("Taiwan yields", Some(Ending::Yielded)), ("war", None)] {
        let count = rows.iter().filter(|row| row.quarantine.as_ref().is_some_and(|now| now.ending == ending)).count() as u32;
        let _ = writeln!(out, "  quarantine: {name:53} {}", percent(wilson(count, games)));
    }
    let blockades = rows.iter().filter(|row| row.quarantine.as_ref().is_some_and(Quarantine::is_blockade)).count() as u32;
    let _ = writeln!(out, "  quarantines that were blockades at the end {:21} {}", "", percent(wilson(blockades, games)));
    let mut line = |name: &str, value: &dyn Fn(&Quarantine) -> i32| {
        let values: Vec<i32> = rows.iter().filter_map(|row| row.quarantine.as_ref()).map(value).collect();
        let _ = writeln!(out, "  {name:36} mean {:7.2}  quartiles {:?}", mean(&values).value, spread(&values));
    };
    line("weeks", &|now| i32::from(now.week) - 1);
    line("electricity at the end, permille", &|now| now.power.into());
    line("endurance at the end, permille", &|now| now.endurance.into());
    line("days of gas at the end", &|now| now.days(Cargo::Gas) as i32);
    line("landed, percent of arrivals", &Quarantine::landed_percent);
    line("taken", &|now| now.ships(|ledger| ledger.seized) as i32);
    line("sunk", &|now| now.ships(|ledger| ledger.sunk) as i32);
    line("cutters and boats lost", &|now| now.cutters.into());
    for nation in scenario.nations_present() {
        let of = |counts: &BTreeMap<NationId, u16>| i32::from(counts.get(&nation).copied().unwrap_or(0));
        let slug = &scenario.catalog.nation(nation).slug;
        if rows.iter().any(|row| row.quarantine.as_ref().is_some_and(|now| now.sent.contains_key(&nation))) {
            line(&format!("{slug} convoys sent"), &|now| of(&now.sent));
            line(&format!("{slug} convoys through"), &|now| of(&now.through));
            line(&format!("{slug} warships lost"), &|now| of(&now.warships));
        }
    }
}

/// How often there was a war, when it was launched, who fought and how it ended.
fn war(scenario: &Scenario, rows: &[GameRow], out: &mut String) {
    let Some(setup) = scenario.war.as_deref() else { return };
    let games = rows.len() as u32;
    let mut share = |name: &str, of: u32, holds: &dyn Fn(&GameRow, &War) -> bool| {
        let count = rows.iter().filter(|row| row.war.as_ref().is_some_and(|war| holds(row, war))).count() as u32;
        let _ = writeln!(out, "  {name:65} {}", percent(wilson(count, of)));
    };
    share("games with a war", games, &|_, _| true);
    for turn in rows.iter().map(|row| row.launched_turn).filter(|&turn| turn > 0).collect::<BTreeSet<u16>>() {
        share(&format!("games in which one broke out in turn {turn}"), games, &|row, _| row.launched_turn == turn);
    }
    let wars = rows.iter().filter(|row| row.war.is_some()).count() as u32;
    if wars == 0 {
        return;
    }
    for outcome in Outcome::ALL {
        share(&format!("wars: {}", outcome_name(outcome)), wars, &|_, war| at_the_end(&setup.arena, war) == outcome);
    }
    for party in Party::COALITION {
        let name = &scenario.catalog.nation(setup.nation(party)).slug;
        share(&format!("wars in which {name} fought"), wars, &|_, war| war.fights(party));
    }
}

/// An outcome in tables.
fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::ChineseVictory => "Chinese victory",
        Outcome::StalemateToward => "stalemate toward China",
        Outcome::StalemateAgainst => "stalemate against China",
        Outcome::ChineseDefeat => "Chinese defeat",
    }
}

/// What the objectives measure at the end of the games, a line each: what an author needs who sets their thresholds. `name` says what a
/// metric is called.
pub fn measured(scenario: &Scenario, rows: &[GameRow], name: &dyn Fn(Metric) -> String) -> String {
    let mut out = String::from("What the objectives measure at the end: mean, then the least, the quartiles and the most\n");
    for (at, metric) in measures(scenario).into_iter().enumerate() {
        let values: Vec<i32> = rows.iter().map(|row| row.measured[at]).collect();
        let _ = writeln!(out, "  {:64} {:9.2}  {:?}", name(metric), mean(&values).value, spread(&values));
    }
    out
}

/// What became of promises of help: shares of games.
fn pact(rows: &[GameRow], out: &mut String) {
    let games = rows.len() as u32;
    let mut share = |name: &str, holds: &dyn Fn(&Pact) -> bool| {
        let count = rows.iter().filter(|row| holds(&row.pact)).count() as u32;
        let _ = writeln!(out, "  games in which {name:52} {}", percent(wilson(count, games)));
    };
    share("a promise of help was signed", &|pact| pact.signed > 0);
    share("one was signed in the first two turns", &|pact| (1..=2).contains(&pact.first_signed_turn));
    share("one entered into force", &|pact| pact.in_force > 0);
    share("a parliament refused one", &|pact| pact.refused > 0);
    share("a government that an election brought in dropped one", &|pact| pact.dropped > 0);
    share("a parliament or an election put one off", &|pact| pact.put_off > 0);
}

/// What changes of play did, a line each.
pub fn changes(scenario: &Scenario, changes: &[Change]) -> String {
    let mut out = String::from("seat            change                     uses/game   points (95%)              worse   better   success\n");
    for change in changes {
        let _ = writeln!(
            out,
            "{:15} {:26} {:8.2}   {:+.2} ({:+.2} to {:+.2}){}   {:4.0}%   {:4.0}%   {}% to {}%",
            scenario.seat(change.seat).slug,
            change.what,
            f64::from(change.uses_hundredths) / 100.0,
            change.points.value,
            change.points.low,
            change.points.high,
            if change.points.excludes_zero() { " *" } else { "  " },
            change.worse.value * 100.0,
            change.better.value * 100.0,
            change.success_percent.0,
            change.success_percent.1,
        );
    }
    out
}
