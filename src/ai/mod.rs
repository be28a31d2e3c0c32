//! Computers: they play a seat, or a country desk, from its view alone.
//!
//! A computer reads its own objectives as anybody would ([`wants`]), asks what would be at stake if something happened ([`mind`]), and turns
//! that into ideas: for promises that fell due and damaged hulls ([`duty`]), for supply runs and for stopping them ([`outpost`]), for hulls
//! at contested places ([`hulls`]), for task groups far from home and those who watch them ([`reach`]), for words ([`speak`]), and for what competition takes ([`competition`]). It carries out the weightiest that the rules allow, one after the other. It
//! makes offers ([`bargain`]) and answers them by published grounds ([`answer`]). Each decision carries its [`Reason`].
//!
//! Its chance comes from streams of its own, named by seat and turn. Of the scenario it uses only what its seat may know: `tests/ai.rs`
//! takes the rest away, and the decisions stay.

#![deny(clippy::disallowed_methods, clippy::disallowed_types, clippy::float_arithmetic)]

mod answer;
mod bargain;
mod competition;
mod court;
mod duty;
mod hulls;
mod mind;
mod odds;
mod outpost;
mod reach;
mod reason;
mod speak;
mod wants;
mod war;

use serde::{Deserialize, Serialize};

pub use answer::{answer, consulted, estimate, replies, reply, weigh};
pub use bargain::{bargain, offers};
pub use reason::{Aim, Decision, Reason, WarAim};
pub use wants::Wants;

use crate::rules::dice::{Dice, Roll};
use crate::rules::ids::{FeatureId, SeatId};
use crate::rules::view::View;
use crate::rules::{Command, Scenario};

/// How well a computer plays. None sees more than its seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Skill {
    /// Leaves a third of its ideas unused, misjudges the rest by up to half, ignores weather and risk, and signals without a message.
    Novice,
    /// Leaves one in fifteen unused, misjudges by up to a fifth.
    Standard,
    /// Uses them all, judges them right, and waits for the moment at which pictures count most.
    Expert,
}

impl Skill {
    /// The skill with this name on the command line.
    ///
    /// # Errors
    /// There is none; the message lists all.
    pub fn named(name: &str) -> Result<Self, String> {
        match name {
            "novice" => Ok(Self::Novice),
            "standard" => Ok(Self::Standard),
            "expert" => Ok(Self::Expert),
            _ => Err(format!("there is no skill `{name}`; write novice, standard or expert")),
        }
    }

    /// Chance that an idea is left unused, in permille.
    fn neglect(self) -> i32 {
        match self {
            Skill::Novice => 330,
            Skill::Standard => 70,
            Skill::Expert => 0,
        }
    }

    /// How far off it judges what an idea is worth, in percent either way.
    fn misjudges(self) -> i32 {
        match self {
            Skill::Novice => 50,
            Skill::Standard => 20,
            Skill::Expert => 0,
        }
    }
}

/// What a computer is like in one game: drawn for each seat, so that no two games are played alike. It colours judgement, not skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Temper {
    /// Weighs costs heavier than gains.
    Cautious,
    /// Weighs them alike.
    Steady,
    /// Weighs gains heavier than costs.
    Bold,
}

impl Temper {
    /// A seat's temper in the game with this seed: one in four cautious, two steady, one bold.
    pub fn of(seed: u64, seat: SeatId) -> Self {
        match Dice::new(seed, 0, Roll::Plan, 7_000 + u64::from(seat.0)).below(4) {
            0 => Self::Cautious,
            3 => Self::Bold,
            _ => Self::Steady,
        }
    }

    /// A gain as it weighs with this temper.
    fn bold(self, gain: i32) -> i32 {
        match self {
            Temper::Cautious => gain * 7 / 10,
            Temper::Steady => gain,
            Temper::Bold => gain * 3 / 2,
        }
    }

    /// A cost as it weighs with this temper.
    fn timid(self, cost: i32) -> i32 {
        match self {
            Temper::Cautious => cost * 3 / 2,
            Temper::Steady => cost,
            Temper::Bold => cost * 7 / 10,
        }
    }
}

/// What a computer decides in its turn, ceiling and orders, with reasons, without the sealing.
pub fn decide(scenario: &Scenario, view: &View, seat: SeatId, skill: Skill, seed: u64) -> Vec<Decision> {
    let mut mind = mind::Mind::new(scenario, view, seat, skill, seed);
    mind.honour();
    mind.refit();
    mind.withdraw();
    mind.recall();
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
pub fn turn(scenario: &Scenario, view: &View, seat: SeatId, skill: Skill, seed: u64) -> Vec<Command> {
    decide(scenario, view, seat, skill, seed).into_iter().map(|decision| decision.command).collect()
}
