//! Computers: they play a seat, or a country desk, from its view alone.
//!
//! A computer reads its own objectives as anybody would, asks what would be at stake if something happened ([`mind`]), and turns that into
//! ideas: for promises that fell due, hulls, supply runs and words at contested places ([`incident`]), for what competition takes
//! ([`competition`]), for a quarantine and a war ([`war`]). It carries out the weightiest that the rules allow, one after the other. It makes
//! offers and answers them by published grounds ([`bargain`], [`value`]). Each decision carries its [`Reason`]. A player without a plan
//! ([`random`]) does by lot whatever is legal, to try the rules.
//!
//! Its chance comes from streams of its own, named by seat and turn. Of the scenario it uses only what its seat may know: `tests/ai/players.rs`
//! takes the rest away, and the decisions stay.

#![deny(clippy::disallowed_methods, clippy::disallowed_types, clippy::float_arithmetic)]

mod bargain;
mod competition;
mod incident;
mod mind;
mod orders;
mod random;
mod value;
mod war;

pub use bargain::answer::{answer, consulted, estimate, replies, reply, reply_as};
pub use bargain::{bargain, offers};
pub use mind::policy::{Policy, Skill, Strategy, Temper, UnknownPolicy};
pub use mind::reason::{CompetitionAim, Decision, Reason, WarAim};
pub use mind::wants::Wants;
pub use random::{Lot, random_order};
pub use value::clause::eased;
pub use value::weigh::weigh;

use crate::rules::state::view::View;
use crate::rules::vocab::ids::{FeatureId, SeatId};
use crate::rules::{Command, Scenario, lesson};

/// What a computer decides in its turn, ceiling and orders, with reasons, without the sealing.
pub fn decide(scenario: &Scenario, view: &View, seat: SeatId, policy: impl Into<Policy>, seed: u64) -> Vec<Decision> {
    let mut mind = mind::Mind::new(scenario, view, seat, policy.into(), seed);
    mind.honour();
    mind.refit();
    mind.withdraw();
    mind.recall();
    mind.decide_for_war();
    mind.quarantine();
    mind.choose(|mind| {
        let mut ideas = Vec::new();
        for nation in mind.nations.clone() {
            for index in 0..scenario.features.len() {
                let feature = FeatureId(index as u16);
                mind.supply_ideas(feature, nation, &mut ideas);
                mind.cover_ideas(feature, nation, &mut ideas);
                mind.stop_ideas(feature, nation, &mut ideas);
                mind.presence_ideas(feature, nation, &mut ideas);
                mind.reach_ideas(feature, nation, &mut ideas);
                mind.watch_ideas(feature, nation, &mut ideas);
            }
            // In a war words that calm and reassure are notes.
            if mind.game.at_war().is_none() {
                mind.words(nation, &mut ideas);
            }
            mind.strategy(nation, &mut ideas);
        }
        ideas
    });
    mind.ease_off();
    mind.fight();
    mind.finish(view)
}

/// The commands of a computer's turn.
pub fn turn(scenario: &Scenario, view: &View, seat: SeatId, policy: impl Into<Policy>, seed: u64) -> Vec<Command> {
    let policy = policy.into();
    match policy.strategy {
        Strategy::Random => return random::orders(scenario, view, seat, seed),
        Strategy::Lesson => return lesson::commands(scenario, &view.game, seat),
        Strategy::Idle => return Vec::new(),
        _ => {}
    }
    decide(scenario, view, seat, policy, seed).into_iter().map(|decision| decision.command).collect()
}
