//! What an author should look at in a level, after many games of it: tiers that make no choice hurt, games that are all alike, seats whose
//! play gains them nothing, policies that change nothing; and numbers to try.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::ai::{Policy, Skill, Strategy};
use crate::rules::Scenario;
use crate::rules::metric::{Comparison, Metric, Test};
use crate::rules::vocab::ids::SeatId;
use crate::study::games::simulate::{GameRow, StudyPlan, simulate};
use crate::study::games::statistics::{Frequencies, mean};
use crate::study::tables::table::Balance;

/// Games that a seat is let play at random, to see what its play is worth.
const RANDOM_GAMES: u32 = 20;
/// Fewer games than this say too little of a seat to hold it against one that plays at random.
const ENOUGH_GAMES: u32 = 10;
/// Games that are played without a policy, to see whether it changes anything.
const POLICY_GAMES: u32 = 10;

/// How things are called.
pub struct Named<'a> {
    /// A metric.
    pub metric: &'a dyn Fn(Metric) -> String,
    /// A test of a tier, as a phrase: "Taiwan does not yield".
    pub test: &'a dyn Fn(&Test) -> String,
}

/// Seats whose policy other than the standard one changes nothing in the first games of a run: a line each. It plays a few games a seat.
///
/// Two games are the same here if they end in the same state with the same orders given on the way.
pub fn changes_nothing(scenario: &Scenario, plan: &StudyPlan, games: u32, seed: u64) -> Vec<String> {
    let games = games.min(POLICY_GAMES);
    let usual = Policy::from(Skill::Standard);
    let mut played: Option<Vec<GameRow>> = None;
    let mut told = Vec::new();
    for (index, policy) in plan.policies.iter().enumerate().filter(|(_, policy)| **policy != usual) {
        let rows = played.get_or_insert_with(|| simulate(scenario, plan, games, seed, &|| ()));
        let mut without = plan.clone();
        without.policies[index] = usual;
        let same = |(with, without): (&GameRow, &GameRow)| with.hash == without.hash && with.used == without.used;
        if rows.iter().zip(&simulate(scenario, &without, games, seed, &|| ())).all(same) {
            told.push(format!(
                "{}={policy} changes nothing here: {} came out the same as with {usual}",
                scenario.seats[index].slug,
                if games == 1 { "the game".to_owned() } else { format!("the first {games} games") }
            ));
        }
    }
    told
}

/// The verdict on a level after its games, with numbers to try. For each seat that is not at random already it plays up to
/// 20 more games of the same seeds in which that seat does play at random; with fewer than ten games it says that they are too few for that.
pub fn verdict(scenario: &Scenario, plan: &StudyPlan, balance: &Balance<'_>, seed: u64, named: &Named<'_>) -> String {
    let games = balance.games();
    let mut out = String::from("What to look at\n");
    let mut fine = true;
    let mut say = |out: &mut String, line: &str| {
        fine = false;
        let _ = writeln!(out, "  {line}");
    };
    let (dull, objectives) = dull_tiers(scenario, balance, named);
    let concerned: usize = dull.len();
    if concerned > 0 {
        let have = if concerned == 1 { "has" } else { "have" };
        say(&mut out, &format!("{concerned} of {objectives} objectives {have} a tier that nobody or everybody reaches: it makes no choice hurt"));
        dull.iter().flatten().for_each(|line| {
            let _ = writeln!(out, "    {line}");
        });
    }
    let alike = balance.scores().iter().flatten().all(|scores| scores.values().count() <= 1);
    if games > 1 && objectives > 0 && alike {
        say(&mut out, &format!("all {games} games are alike: every objective has the same score in each of them"));
    }
    if games < ENOUGH_GAMES {
        let line = format!("{games} games are too few to hold a seat against one that plays at random: {ENOUGH_GAMES} or more are wanted");
        say(&mut out, &line);
    }
    let tried = games.min(RANDOM_GAMES);
    let played = if games > tried { simulate(scenario, plan, tried, seed, &|| ()) } else { Vec::new() };
    for (index, seat) in scenario.seats.iter().enumerate().filter(|_| games >= ENOUGH_GAMES) {
        let id = SeatId(index as u8);
        if plan.policy(id).strategy == Strategy::Random || scenario.objectives.iter().all(|objective| objective.seat != id) {
            continue;
        }
        let mut by_lot = plan.clone();
        by_lot.policies.resize(scenario.seats.len(), Skill::Standard.into());
        let points = |rows: &[GameRow]| mean(&rows.iter().map(|row| row.points(id)).collect::<Vec<i32>>()).value;
        by_lot.policies[index].strategy = Strategy::Random;
        let random = points(&simulate(scenario, &by_lot, tried, seed, &|| ()));
        let own = if played.is_empty() { balance.mean_points(id) } else { points(&played) };
        if own <= random {
            let how = if own < random { "worse than" } else { "no better than" };
            say(
                &mut out,
                &format!("{} does {how} one that plays at random: {own:.2} points against {random:.2}, over {tried} games each", seat.name),
            );
        }
    }
    if fine {
        let _ = writeln!(
            out,
            "  nothing: every tier is reached in some games and missed in others, games differ, and each seat does better than at random ({} games each)",
            games.min(RANDOM_GAMES)
        );
    }
    out
}

/// Lines on each objective with a tier that no game reached, or every one; and how many objectives there are.
fn dull_tiers(scenario: &Scenario, balance: &Balance<'_>, named: &Named<'_>) -> (Vec<Vec<String>>, usize) {
    let games = balance.games();
    let (mut dull, mut objectives) = (Vec::new(), 0);
    for (index, seat) in scenario.seats.iter().enumerate() {
        let own = scenario.objectives.iter().filter(|objective| objective.seat.index() == index);
        for (objective, scores) in own.zip(&balance.scores()[index]) {
            objectives += 1;
            let mut lines = Vec::new();
            for (tier, condition) in objective.tiers.iter().enumerate() {
                let reached = scores.at_least(tier as i32 + 1);
                if reached != 0 && reached != games {
                    continue;
                }
                let who = if reached == 0 { "nobody" } else { "everybody" };
                lines.push(format!("{}, \"{}\": {who} reaches the tier for {}", seat.name, objective.title, tier + 1));
                // A test twice in a tier is told once.
                let tests: BTreeMap<String, &Test> = condition.0.iter().map(|test| ((named.test)(test), test)).collect();
                for (asks, test) in tests {
                    let Some(found) = balance.found(test.metric) else { continue };
                    lines.push(format!("  asks that {asks}; {}", to_try(test, found, &(named.metric)(test.metric))));
                }
            }
            if !lines.is_empty() {
                dull.push(lines);
            }
        }
    }
    (dull, objectives)
}

/// Numbers for a test that a quarter, half and three quarters of the games would have passed.
fn to_try(test: &Test, found: &Frequencies, metric: &str) -> String {
    let [least, quarter, half, most_of, most] = found.spread();
    if least == most {
        return format!("{metric} was {least} in every game: no number divides them");
    }
    let (word, numbers) = match test.comparison {
        Comparison::AtLeast => ("AtLeast", [most_of, half, quarter]),
        Comparison::AtMost => ("AtMost", [quarter, half, most_of]),
    };
    let passed = |value: i32| match test.comparison {
        Comparison::AtLeast => found.at_least(value),
        Comparison::AtMost => found.total() - value.checked_add(1).map_or(0, |next| found.at_least(next)),
    };
    let mut told: Vec<String> = Vec::new();
    for value in numbers {
        let line = format!("{word} {value} ({} of {} games)", passed(value), found.total());
        if !told.contains(&line) {
            told.push(line);
        }
    }
    format!("for a quarter, half and three quarters of the games try {}", told.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_to_try_are_the_quartiles_whichever_way_a_test_goes() {
        let mut found = Frequencies::default();
        (1..=9).for_each(|value| found.add(value));
        let test = |comparison| Test { metric: Metric::Turn, comparison, value: 99 };
        let at_least = to_try(&test(Comparison::AtLeast), &found, "the turn");
        assert!(at_least.ends_with("AtLeast 7 (3 of 9 games), AtLeast 5 (5 of 9 games), AtLeast 3 (7 of 9 games)"), "{at_least}");
        let at_most = to_try(&test(Comparison::AtMost), &found, "the turn");
        assert!(at_most.ends_with("AtMost 3 (3 of 9 games), AtMost 5 (5 of 9 games), AtMost 7 (7 of 9 games)"), "{at_most}");
        let mut same = Frequencies::default();
        same.add(4);
        same.add(4);
        assert!(to_try(&test(Comparison::AtLeast), &same, "the turn").contains("was 4 in every game"));
    }
}
