//! AI players: they know what their seat may know, do what the rules allow, decide the same twice, and answer with reasons.

use latticework::ai::{self, Decision, Reason, Skill};
use latticework::catalog::NationId;
use latticework::catalog::quantity::{Hours, Thousandths};
use latticework::rules::event::Discard;
use latticework::rules::phases::agreement::Answer;
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::state::{Game, Live, Message, Trial};
use latticework::rules::vocab::ids::{SeatId, SeatSet};
use latticework::rules::{Actor, Command, Scenario, turn};
use latticework::session::driver::{TableStep, unanswered};
use latticework::session::{Controller, Entry, Session};

use crate::harness::levels::level;
use crate::harness::table::{self, Moment};

const LEVELS: [&str; 2] = ["second_thomas", "senkaku"];
const SKILLS: [Skill; 3] = [Skill::Novice, Skill::Standard, Skill::Expert];

fn seats(scenario: &Scenario) -> impl Iterator<Item = SeatId> + use<> {
    (0..scenario.seats.len()).map(|index| SeatId(index as u8))
}

fn act(scenario: &Scenario, game: &mut Trial, actor: Actor, command: &Command) -> bool {
    let before = game.clone();
    let done = turn::command(scenario, game, &mut Discard, actor, command).is_ok();
    assert!(done || *game == before, "a refused command changed the game: {command:?}");
    done
}

/// Plays a game of computers and shows each moment at which seats bargain, answer and order. Whatever is refused changes nothing.
fn play(scenario: &Scenario, skill: Skill, seed: u64, mut look: impl FnMut(&Game)) -> Live {
    table::play(scenario, skill, seed, &mut |moment| match moment {
        Moment::Before { step: TableStep::Offers | TableStep::Answers | TableStep::Orders, game, .. } => look(game),
        Moment::Tried { before, game, command, outcome, .. } => {
            assert!(outcome.is_ok() || before == game, "a refused command changed the game: {command:?}");
        }
        Moment::Before { .. } | Moment::Resolved { .. } => {}
    })
}

/// Another world that `seat` cannot tell from this one.
fn hidden_otherwise(scenario: &Scenario, game: &Game, seat: SeatId) -> Trial {
    let mut other = Trial::of(game);
    other.seed ^= 0x5555;
    for (index, nation) in other.nations.iter_mut().enumerate() {
        if !game.commands(scenario, seat, NationId(index as u16)) {
            nation.capital += 7;
            nation.budget += 9;
            // Within the same band of a hundred.
            nation.support.0 = nation.support.0 / 100 * 100 + (nation.support.0 + 31) % 100;
            nation.standing.0 = nation.standing.0 / 100 * 100 + (nation.standing.0 + 31) % 100;
        }
    }
    for force in other.forces.values_mut().filter(|force| !game.commands(scenario, seat, force.nation)) {
        force.route.reverse();
        force.progress_m += 17;
        force.hours_out += Hours(3);
    }
    let strangers = seats(scenario).filter(|&stranger| stranger != seat).fold(SeatSet::NONE, |set, stranger| set.union(SeatSet::one(stranger)));
    let from = seats(scenario).find(|&stranger| stranger != seat);
    other.messages.push(Message { from, to: strangers, turn: game.turn, text: "between us".to_owned() });
    other
}

#[test]
fn what_a_seat_may_not_know_changes_no_decision() {
    for slug in LEVELS {
        let scenario = level(slug);
        for (index, skill) in SKILLS.into_iter().enumerate() {
            let seed = 40 + index as u64;
            play(&scenario, skill, seed, |game| {
                for seat in seats(&scenario) {
                    let other = hidden_otherwise(&scenario, game, seat);
                    let here = View::of(&scenario, game, Viewer::Seat(seat));
                    let there = View::of(&scenario, &other, Viewer::Seat(seat));
                    assert_eq!(ai::decide(&scenario, &here, seat, skill, seed), ai::decide(&scenario, &there, seat, skill, seed), "{slug}");
                    assert_eq!(ai::bargain(&scenario, &here, seat, skill, seed), ai::bargain(&scenario, &there, seat, skill, seed), "{slug}");
                }
            });
        }
    }
}

#[test]
fn the_rest_of_the_level_changes_no_decision() {
    for slug in LEVELS {
        let scenario = level(slug);
        let known: Vec<Scenario> = seats(&scenario).map(|seat| scenario.known_to(Viewer::Seat(seat))).collect();
        play(&scenario, Skill::Expert, 11, |game| {
            for seat in seats(&scenario) {
                let view = View::of(&scenario, game, Viewer::Seat(seat));
                let (all, own) =
                    (ai::decide(&scenario, &view, seat, Skill::Expert, 11), ai::decide(&known[seat.index()], &view, seat, Skill::Expert, 11));
                assert_eq!(all, own, "{slug} turn {}: seat {} used what it may not know", game.turn, seat.0);
            }
        });
    }
}

#[test]
fn every_command_is_allowed_and_comes_with_a_reason() {
    let mut kinds = std::collections::BTreeSet::new();
    for slug in LEVELS {
        let scenario = level(slug);
        for seed in 0..6 {
            play(&scenario, Skill::Standard, seed, |game| {
                for seat in seats(&scenario) {
                    let view = View::of(&scenario, game, Viewer::Seat(seat));
                    let mut copy = Trial::of(game);
                    for Decision { command, reason } in ai::decide(&scenario, &view, seat, Skill::Standard, seed) {
                        assert!(
                            act(&scenario, &mut copy, Actor::Seat(seat), &command),
                            "{slug} turn {}: refused {command:?} for {reason:?}",
                            game.turn
                        );
                        kinds.insert(format!("{reason:?}").split([' ', '{']).next().unwrap_or_default().to_owned());
                    }
                }
            });
        }
    }
    for kind in ["Feed", "Mend", "Cover", "Film", "Hulls", "Stop", "Bound", "Publish", "Consult", "Reassure", "Calm"] {
        assert!(kinds.contains(kind), "nobody ever gave the reason {kind}: {kinds:?}");
    }
}

#[test]
fn a_computer_decides_the_same_twice() {
    let scenario = level("second_thomas");
    for skill in SKILLS {
        let ends: Vec<Live> = (0..2).map(|_| play(&scenario, skill, 5, |_| ())).collect();
        assert!(ends[0] == ends[1], "{skill:?}");
    }
}

#[test]
fn every_offer_is_answered_with_grounds_and_asking_again_changes_nothing() {
    let (mut accepted, mut refused, mut countered) = (0, 0, 0);
    for slug in LEVELS {
        let scenario = level(slug);
        for seed in 0..14 {
            play(&scenario, Skill::Standard, seed, |game| {
                for (id, nation) in unanswered(game) {
                    let Some(seat) = game.seat_of(&scenario, nation) else { continue };
                    let view = View::of(&scenario, game, Viewer::Seat(seat));
                    let decisions = ai::replies(&scenario, &view, nation, id, Skill::Standard, seed);
                    assert_eq!(decisions, ai::replies(&scenario, &view, nation, id, Skill::Standard, seed));
                    let Some(Decision { command: Command::Answer { answer, .. }, reason: Reason::Weighed { .. } }) = decisions.first() else {
                        panic!("{slug}: no answer to {id:?}: {decisions:?}");
                    };
                    match answer {
                        Answer::Accept => accepted += 1,
                        Answer::Refuse { why } => {
                            refused += 1;
                            assert!(!why.is_empty() && why.iter().all(|ground| ground.weight < Thousandths(0)), "{why:?}");
                        }
                    }
                    if let Some(Decision { command: Command::Propose { counters, from, .. }, .. }) = decisions.get(1) {
                        countered += 1;
                        assert_eq!((*counters, *from), (Some(id), nation));
                        let mut copy = Trial::of(game);
                        for decision in &decisions {
                            assert!(act(&scenario, &mut copy, Actor::Seat(seat), &decision.command), "{slug}: {decision:?}");
                        }
                    }
                }
            });
        }
    }
    assert!(accepted > 0 && refused > 0 && countered > 0, "accepted {accepted}, refused {refused}, countered {countered}");
}

#[test]
fn a_seat_plays_within_its_ceiling_and_staff() {
    for slug in LEVELS {
        let scenario = level(slug);
        play(&scenario, Skill::Expert, 3, |game| {
            for seat in seats(&scenario) {
                let view = View::of(&scenario, game, Viewer::Seat(seat));
                let decisions = ai::decide(&scenario, &view, seat, Skill::Expert, 3);
                let used: u32 = decisions
                    .iter()
                    .map(|decision| match &decision.command {
                        Command::Give(order) => u32::from(order.staff_actions()),
                        _ => 0,
                    })
                    .sum();
                assert!(used <= u32::from(scenario.staff_actions));
                let sets = decisions.iter().filter(|decision| matches!(decision.command, Command::SetCeiling(_))).count();
                assert!(sets <= 1, "{slug}: a ceiling is set once");
            }
        });
    }
}

#[test]
fn the_log_tells_every_reason_again() {
    let scenario = std::sync::Arc::new(level("second_thomas"));
    let mut session = Session::new(scenario.clone(), 12, vec![Controller::Computer(Skill::Standard); scenario.seats.len()], None);
    session.advance().unwrap_or_else(|why| panic!("{why}"));
    let decided = session.decisions().unwrap_or_else(|why| panic!("{why}"));
    let is_decision = |entry: &&Entry| match entry {
        Entry::Command { actor: Actor::Seat(_), command } => !matches!(command, Command::Seal),
        _ => false,
    };
    assert_eq!(decided.len(), session.entries().iter().filter(is_decision).count(), "every command but the sealing has its reason");
    let words = latticework::report::Words { scenario: &scenario, game: session.game() };
    for known in decided {
        let sentence = latticework::report::decision(&words, &known.reason);
        assert!(sentence.chars().count() > 15 && !sentence.contains("an unknown"), "{sentence}");
    }
}
