//! Orders: every kind that there is, drawn by lot through games of each clock.

use std::collections::{BTreeMap, BTreeSet};

use latticework::ai::{Lot, random_order};
use latticework::rules::event::Discard;
use latticework::rules::scenario::Clock;
use latticework::rules::state::{Game, Phase, Trial};
use latticework::rules::turn::can_give;
use latticework::rules::vocab::dice::Dice;
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::vocab::stream::Stream;
use latticework::rules::{Actor, Command, turn};
use latticework::study::OrderKind;

use crate::ground::{GAMES, grounds, policy, resolve, scenario};
use crate::harness::table::{Moment, Table};

/// Orders that are drawn for each seat and turn.
const DRAWS: u32 = 60;

/// The kinds of order that are taken on a clock in some game, and change nothing in any.
pub fn silent(clock: Clock) -> Vec<String> {
    let mut works: BTreeSet<OrderKind> = BTreeSet::new();
    let mut taken: BTreeMap<OrderKind, u32> = BTreeMap::new();
    for ground in grounds().iter().filter(|ground| ground.clock == clock) {
        let scenario = scenario(&ground.text);
        for number in 0..GAMES {
            let mut quiet = |_: Moment<'_>| {};
            let mut table = Table::new(&scenario, policy(number), number, &mut quiet);
            while table.game.phase != Phase::Over {
                let game = &table.game;
                let without = resolved(&scenario, game);
                for index in 0..scenario.seats.len() as u8 {
                    let seat = SeatId(index);
                    let mut dice = Dice::new(number, game.turn, Stream::Test(77 + u64::from(index)));
                    for _ in 0..DRAWS {
                        let own = &scenario.seats[usize::from(index)].nations;
                        let nation = own[dice.below(own.len() as u32) as usize];
                        let mut lot = Lot { scenario: &scenario, game, dice: &mut dice, nation, hasty: true };
                        let Some(order) = random_order(&mut lot) else { continue };
                        let kind = OrderKind::of(&order);
                        if works.contains(&kind) || can_give(&scenario, game, seat, &order).is_err() {
                            continue;
                        }
                        *taken.entry(kind).or_default() += 1;
                        let mut given = Trial::of(game);
                        if turn::command(&scenario, &mut given, &mut Discard, Actor::Seat(seat), &Command::Give(order)).is_ok() {
                            resolve(&scenario, &mut given);
                            if given != without {
                                works.insert(kind);
                            }
                        }
                    }
                }
                table.turn();
            }
        }
    }
    // What was never taken was refused each time, with a reason.
    taken.into_iter().filter(|(kind, _)| !works.contains(kind)).map(|(kind, times)| format!("{clock:?}: {kind:?}, taken {times} times")).collect()
}

fn resolved(scenario: &latticework::rules::Scenario, game: &Game) -> Trial {
    let mut after = Trial::of(game);
    resolve(scenario, &mut after);
    after
}
