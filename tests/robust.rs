//! Nothing that can be said to a game ends the program: random commands, legal and not, random JSON, and whole games with their
//! invariants held at every state.

mod harness;

use std::collections::BTreeSet;

use latticework::ai::{Policy, Skill, Strategy};
use latticework::report::Words;
use latticework::rules::event::Discard;
use latticework::rules::state::{Game, Live, Phase, Seen};
use latticework::rules::{Actor, Command, turn};
use latticework::session::Entry;
use latticework::study::{OrderKind, StudyPlan, broken_between, broken_invariants, play};

use harness::chance::{pick, random_command, random_game, stream, with_secrets};
use harness::levels::levels;

/// How many commands of each level are tried; docs/PERFORMANCE.md says how long 10,000 take.
const COMMANDS: u32 = 5_000;

/// 10,000 random commands in all: none panics, a refused one changes nothing and says why in words.
#[test]
fn a_refused_command_changes_nothing_and_says_why() {
    let mut accepted = 0;
    for level in levels() {
        let scenario = with_secrets(level);
        let mut dice = stream(7, 2);
        let mut game = Game::start(&scenario, 7, &mut Discard);
        for number in 0..COMMANDS {
            let (actor, command) = random_command(&scenario, &game, &mut dice);
            let before = game.clone();
            match turn::command(&scenario, &mut game, &mut Discard, actor, &command) {
                Ok(()) => accepted += 1,
                Err(why) => {
                    assert!(game == before, "{actor:?} {command:?} was refused ({why:?}) and changed the game");
                    let words = Words { scenario: &scenario, game: &game }.refusal(&why);
                    assert!(words.len() > 10 && words.ends_with('.') && !words.contains('{'), "{why:?}: {words}");
                }
            }
            if number % 50 == 49 {
                next(&scenario, &mut game, 7 + u64::from(number));
            }
        }
    }
    assert!(accepted > COMMANDS / 10, "only {accepted} were legal: the test tries too little");
}

/// Every seat seals and the turn resolves; a game that is over begins again.
fn next(scenario: &latticework::rules::Scenario, game: &mut Live, seed: u64) {
    for seat in 0..game.seats.len() {
        let _ = turn::command(scenario, game, &mut Discard, Actor::Seat(latticework::rules::vocab::ids::SeatId(seat as u8)), &Command::Seal);
    }
    let _ = turn::command(scenario, game, &mut Discard, Actor::Session, &Command::Resolve);
    if game.phase == Phase::Over {
        *game = Game::start(scenario, seed, &mut Discard);
    }
}

/// Commands and lines of a log, broken in random places: each reads as a command or gives an error, and what reads can be given.
#[test]
fn broken_json_gives_an_error_and_never_a_panic() {
    let scenario = with_secrets(&levels()[0]);
    let mut dice = stream(3, 3);
    let mut game = Game::start(&scenario, 3, &mut Discard);
    let pieces = ["null", "-1", "99999999999999999999", "\"\"", "[]", "{}", "{\"Give\":", "[[[[", "\u{0}", "1e400", "\\ud800"];
    let (mut read, mut failed) = (0, 0);
    for _ in 0..4_000 {
        let (actor, command) = random_command(&scenario, &game, &mut dice);
        let mut text = serde_json::to_string(&Entry::Command { actor, command }).unwrap_or_else(|why| panic!("{why}"));
        for _ in 0..dice.below(3) {
            let at = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect::<Vec<_>>();
            let (from, to) = (pick(&mut dice, &at).unwrap_or(0), pick(&mut dice, &at).unwrap_or(0));
            match dice.below(3) {
                0 => text.replace_range(from.min(to)..from.max(to), ""),
                1 => text.insert_str(from, pick(&mut dice, &pieces).unwrap_or("")),
                _ => text = text.replacen(|c: char| c.is_ascii_digit(), "9", 1 + dice.below(4) as usize),
            }
        }
        match serde_json::from_str::<Entry>(&text) {
            Ok(Entry::Command { actor, command }) if !matches!(command, Command::Resolve) => {
                read += 1;
                let _ = turn::command(&scenario, &mut game, &mut Discard, actor, &command);
            }
            Ok(_) => read += 1,
            Err(why) => {
                failed += 1;
                assert!(!why.to_string().is_empty());
            }
        }
    }
    assert!(read > 500 && failed > 500, "{read} read, {failed} failed");
}

/// Random games, wild commands among the computers' own: every state survives being written and read, and keeps its invariants.
#[test]
fn whole_games_keep_their_invariants_and_survive_being_written() {
    for level in levels() {
        let scenario = with_secrets(level);
        for seed in 0..4 {
            let mut states = 0;
            let mut start: Option<Seen> = None;
            random_game(&scenario, seed, 14, 25, &mut |game, _| {
                states += 1;
                assert_eq!(broken_invariants(&scenario, game), Vec::<String>::new(), "seed {seed}");
                // The White Cell may set a rung or a status by hand; from one turn's start to the next the rest must follow.
                if let Some(before) = start.as_ref().filter(|before| before.turn + 1 == game.turn) {
                    assert_eq!(broken_between(&scenario, before, game), Vec::<String>::new(), "seed {seed}");
                }
                if start.as_ref().is_none_or(|before| before.turn != game.turn) {
                    start = Some(Seen::of(game));
                }
                let text = serde_json::to_string(game).unwrap_or_else(|why| panic!("{why}"));
                let back: Game = serde_json::from_str(&text).unwrap_or_else(|why| panic!("{why}"));
                assert_eq!(back, *game);
            });
            // A war may end by a note that wild seats agree to in its second turn.
            let few = if scenario.war.is_some() { 8 } else { 12 };
            assert!(states > few, "{} seed {seed}: {states} states", level.slug);
        }
    }
}

/// Computers alone, invariants after every turn. `latticework simulate LEVEL --games 500` does the same for 500 games (docs/PERFORMANCE.md).
#[test]
fn computers_games_keep_their_invariants() {
    for level in levels() {
        let plan = StudyPlan::all(level, Skill::Standard);
        for number in 0..40 {
            let row = play(level, &plan, number, 4_000 + u64::from(number));
            assert_eq!(row.broken, Vec::<String>::new(), "game {number} of {}", level.slug);
        }
    }
}

/// Whoever entered with leave entered with leave, even if the text that gave it was made public and suspended later in the same turn: game 563
/// of `latticework simulate second_thomas --policy all=random --games 1000 --seed 11`.
#[test]
fn leave_that_is_suspended_in_the_turn_was_leave_when_forces_moved() {
    let level = levels().iter().find(|level| level.slug == "second_thomas").unwrap_or_else(|| panic!("no such level"));
    let plan = StudyPlan::all(level, Policy { skill: Skill::Standard, strategy: Strategy::Random });
    let row = play(level, &plan, 563, 14_727_398_570_297_874_202);
    assert_eq!(row.broken, Vec::<String>::new());
}

/// Every seat by lot, invariants after every turn, and nothing refused that a seat's own view called legal: 12 games of each level, among them
/// every kind of order and offer at least once. `latticework simulate LEVEL --policy all=random --games 1000` does the same for more.
#[test]
fn games_by_lot_keep_their_invariants_and_try_every_kind_of_order() {
    let (mut tried, mut broken) = (BTreeSet::new(), Vec::new());
    for level in levels() {
        let plan = StudyPlan::all(level, Policy { skill: Skill::Standard, strategy: Strategy::Random });
        for number in 0..12 {
            let row = play(level, &plan, number, 6_000 + u64::from(number));
            broken.extend(row.broken.iter().take(3).map(|what| format!("game {number} of {}: {what}", level.slug)));
            tried.extend(row.used.keys().map(|(_, kind)| *kind));
        }
    }
    assert_eq!(broken, Vec::<String>::new());
    let untried: Vec<OrderKind> = OrderKind::all().into_iter().filter(|kind| !tried.contains(kind)).collect();
    assert_eq!(untried, Vec::new(), "no game by lot tried these");
}
