//! Same level, seed and orders: the same game, to the byte, in debug and release, on one thread and on many.
//!
//! `UPDATE_GOLDEN=1 cargo test --test determinism` rewrites the golden files in `tests/playthroughs/`; a reviewer reads the difference. The
//! hashes are met by `cargo test` and by `cargo test --release` alike.

mod harness;

use std::cell::RefCell;
use std::fmt::Write as _;

use latticework::ai::Skill;
use latticework::report::{Weight, Words, headline, words};
use latticework::rules::event::Discard;
use latticework::rules::scenario::Scenario;
use latticework::rules::state::Game;
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Actor, Command, Event, Recorded};
use latticework::session::driver::TableStep;
use latticework::session::{Controller, Session, state_hash};

use harness::chance::{random_game, with_secrets};
use harness::levels::levels;
use harness::table::{Moment, Table};

fn played(name: &str, text: &str) {
    harness::golden::snapshot("tests/playthroughs", name, text);
}

/// The state after each turn of computers' games, and of games with wild commands, by its hash.
#[test]
fn the_same_seed_gives_the_same_states_in_debug_and_release() {
    let mut text = String::from("# SHA-256 of the last state: level, seed, how it was played. One file for debug and release builds.\n");
    for level in levels() {
        for seed in [1, 2, 3] {
            let mut session = Session::new(level.clone(), seed, vec![Controller::Computer(Skill::Standard); level.seats.len()], None);
            session.advance().unwrap_or_else(|why| panic!("{why}"));
            let _ = writeln!(text, "{} {seed} computers {}", level.slug, state_hash(session.game()));
        }
        let secret = with_secrets(level);
        let game = random_game(&secret, 4, 8, 12, &mut |_, _| {});
        let _ = writeln!(text, "{} 4 wild {}", level.slug, state_hash(&game));
    }
    played("hashes", &text);
}

/// A log played again gives every state again, and a game branched from it goes the same way as far as it goes.
#[test]
fn a_log_played_again_gives_the_same_states() {
    for level in levels() {
        let people = vec![Controller::Computer(Skill::Standard); level.seats.len()];
        let mut session = Session::new(level.clone(), 11, people.clone(), None);
        session.advance().unwrap_or_else(|why| panic!("{why}"));
        let again = Session::replay(level.clone(), 11, people, session.entries()).unwrap_or_else(|why| panic!("{why}"));
        let hashes = |session: &Session| session.turns().iter().map(|record| record.hash.clone()).collect::<Vec<_>>();
        assert_eq!(hashes(&session), hashes(&again));
        let branch = session.branch(4, true).unwrap_or_else(|why| panic!("{why}"));
        assert_eq!(hashes(&branch), hashes(&session)[..3]);
    }
}

/// One thread and several give the same rows, in the same order.
#[cfg(feature = "parallel")]
#[test]
fn threads_change_nothing() {
    use latticework::study::{StudyPlan, simulate, to_csv};
    let csv = |threads: usize, scenario: &Scenario| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap_or_else(|why| panic!("{why}"));
        let plan = StudyPlan::all(scenario, Skill::Standard);
        to_csv(scenario, &pool.install(|| simulate(scenario, &plan, 5, 5, &|| {})))
    };
    for level in levels() {
        let alone = csv(1, level);
        assert!(alone.lines().count() == 6, "a header and a row a game");
        assert_eq!(alone, csv(3, level));
    }
}

/// The seed, and nothing else, tells two games of a level apart before anybody has done anything.
#[test]
fn the_seed_is_part_of_the_state() {
    let level = &levels()[0];
    let first = Game::start(level, 1, &mut Discard);
    let again = Game::start(level, 1, &mut Discard);
    assert_eq!(state_hash(&first), state_hash(&again));
    let other = Game::start(level, 2, &mut Discard);
    assert_ne!(state_hash(&first), state_hash(&other), "the seed is part of the state");
}

/// A short game of each level to read: what each seat ordered, what happened and who learnt of it, and where things stand.
#[test]
fn playthroughs_read_as_they_did() {
    for level in levels() {
        played(&level.slug, &playthrough(level, 1, 6));
    }
}

fn playthrough(scenario: &Scenario, seed: u64, turns: u16) -> String {
    let text = RefCell::new(format!("{}: seed {seed}, computers in every seat, {turns} turns\n\n", scenario.text.title));
    // Offers, answers and orders of a turn, and who spoke last.
    let last = RefCell::new(None);
    let mut look = |moment: Moment<'_>| {
        let text = &mut *text.borrow_mut();
        match moment {
            Moment::Before { step, game, events } => {
                if (step, game.turn) == (TableStep::Offers, 1) {
                    tell(scenario, game, events, text);
                }
                let _ = match step {
                    TableStep::Offers => writeln!(text, "\n== Turn {}\nOffers:", game.turn),
                    TableStep::Answers => writeln!(text, "Answers:"),
                    TableStep::Orders => writeln!(text, "Orders:"),
                    TableStep::Resolve => Ok(()),
                };
                events.clear();
                *last.borrow_mut() = None;
            }
            Moment::Tried { before, actor, command, outcome, .. } => {
                let words = Words { scenario, game: before };
                let Some(line) = said(&words, command) else { return };
                let speaker = match actor {
                    Actor::Seat(seat) => scenario.seat(seat).name.clone(),
                    Actor::Desk(nation) => words.nation(nation),
                    Actor::WhiteCell | Actor::Session => String::new(),
                };
                if last.borrow_mut().replace(actor) != Some(actor) {
                    let _ = writeln!(text, "  {speaker}:");
                }
                let refused = outcome.as_ref().err().map(|why| format!(" [refused: {}]", words.refusal(why)));
                let _ = writeln!(text, "    {line}{}", refused.unwrap_or_default());
            }
            Moment::Resolved { game, events } => {
                let _ = writeln!(text, "What happened:");
                tell(scenario, game, events, text);
                stand(scenario, game, text);
            }
        }
    };
    let mut table = Table::new(scenario, Skill::Standard, seed, &mut look);
    for _ in 0..turns {
        table.turn();
    }
    text.into_inner()
}

/// What somebody does, in words; `None` for what is done each turn.
fn said(words: &Words<'_>, command: &Command) -> Option<String> {
    match command {
        Command::Give(order) => Some(words.order(order)),
        Command::SetCeiling(act) => Some(format!("ceiling: {}", words::act(*act))),
        Command::Propose { text, counters, .. } => {
            Some(format!("offers {}{}", words.text_line(text), if counters.is_some() { " instead" } else { "" }))
        }
        Command::Answer { proposal, answer, .. } => {
            let offer = words.game.proposals.get(proposal)?;
            Some(format!("to {}, {}: {}", words.the(offer.from), offer.text.name, words.answer(answer)))
        }
        Command::AskPermission { agreement, clause, .. } => Some(format!("asks for leave: {}", words.permission(*agreement, *clause))),
        Command::RefusePermission { agreement, clause, .. } => Some(format!("refuses leave: {}", words.permission(*agreement, *clause))),
        Command::Withdraw { proposal, .. } => Some(format!("withdraws {}", words.game.proposals.get(proposal)?.text.name)),
        Command::Denounce { agreement, .. } => Some(format!("denounces {}", words.agreement(*agreement))),
        Command::TakeBack(_)
        | Command::Seal
        | Command::Unseal
        | Command::Guess { .. }
        | Command::Say { .. }
        | Command::Resolve
        | Command::White(_) => None,
    }
}

fn tell(scenario: &Scenario, game: &Game, events: &[Recorded], text: &mut String) {
    let names = Words { scenario, game };
    for Recorded { event, audience } in events {
        let Some(line) = headline(&names, event).filter(|line| line.weight > Weight::Detail) else { continue };
        let hears = |index: &usize| audience.contains(SeatId(*index as u8));
        let seats: Vec<&str> = (0..scenario.seats.len()).filter(hears).map(|index| scenario.seats[index].slug.as_str()).collect();
        let to = if seats.len() == scenario.seats.len() {
            String::new()
        } else {
            format!(" (to {})", if seats.is_empty() { "nobody".to_owned() } else { seats.join(", ") })
        };
        let _ = writeln!(text, "  {}{to}", line.text);
        if matches!(event, Event::Encountered { .. } | Event::ControlMoved { .. }) {
            for why in &line.why {
                let _ = writeln!(text, "      {why}");
            }
        }
    }
}

fn stand(scenario: &Scenario, game: &Game, text: &mut String) {
    let names = Words { scenario, game };
    let _ = writeln!(text, "Where it stands:");
    for (id, feature) in scenario.features() {
        let state = &game.features[id.index()];
        let outpost =
            if feature.outpost { format!(", supply {}, fabric {}, garrison {}", state.supply, state.fabric, state.garrison) } else { String::new() };
        let _ = writeln!(text, "  {}: control {:+}{outpost}", names.feature(id), state.control);
    }
    for nation in scenario.nations_present() {
        let state = game.nations[nation.index()];
        let _ = writeln!(
            text,
            "  {}: support {}, standing {}, credit {}, capital {}",
            names.nation(nation),
            state.support,
            state.standing,
            state.credit,
            state.capital
        );
    }
    for (pair, rung) in &game.rungs {
        let (a, b) = pair.members();
        let _ = writeln!(text, "  {} and {}: rung {}", names.nation(a), names.nation(b), rung.now);
    }
    let _ = writeln!(text, "  state {}", &state_hash(game)[..16]);
}
