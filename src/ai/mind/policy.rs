//! How a computer plays: its skill, its temper, and what it sets out to do about a pact.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::stream::Stream;

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

/// A name that no way of playing has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnknownPolicy {
    /// No skill.
    #[error("there is no skill `{0}`; write novice, standard or expert")]
    Skill(String),
    /// Neither a skill nor a strategy.
    #[error("there is no policy `{0}`; write a skill (novice, standard, expert), a strategy ({known}), or both: expert,rush", known = known())]
    Part(String),
}

/// Names of all strategies, for a message.
fn known() -> String {
    Strategy::NAMES.map(|(name, _)| name).join(", ")
}

impl Skill {
    /// The skill with this name on the command line.
    ///
    /// # Errors
    /// There is none; the message lists all.
    pub fn named(name: &str) -> Result<Self, UnknownPolicy> {
        match name {
            "novice" => Ok(Self::Novice),
            "standard" => Ok(Self::Standard),
            "expert" => Ok(Self::Expert),
            _ => Err(UnknownPolicy::Skill(name.to_owned())),
        }
    }

    /// Chance that an idea is left unused, in permille.
    pub(crate) fn neglect(self) -> i32 {
        match self {
            Skill::Novice => 330,
            Skill::Standard => 70,
            Skill::Expert => 0,
        }
    }

    /// How far off it judges what an idea is worth, in percent either way.
    pub(crate) fn misjudges(self) -> i32 {
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
        match Dice::new(seed, 0, Stream::Temper(seat)).below(4) {
            0 => Self::Cautious,
            3 => Self::Bold,
            _ => Self::Steady,
        }
    }

    /// A gain as it weighs with this temper.
    pub(crate) fn bold(self, gain: i32) -> i32 {
        match self {
            Temper::Cautious => gain * 7 / 10,
            Temper::Steady => gain,
            Temper::Bold => gain * 3 / 2,
        }
    }

    /// A cost as it weighs with this temper.
    pub(crate) fn timid(self, cost: i32) -> i32 {
        match self {
            Temper::Cautious => cost * 3 / 2,
            Temper::Steady => cost,
            Temper::Bold => cost * 7 / 10,
        }
    }
}

/// What a computer sets out to do about closer ties. Without one it does what its temper makes of its objectives; the others are for studies
/// that ask how a way of playing fares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Strategy {
    /// What its objectives ask for, at the pace of its temper.
    #[default]
    Objectives,
    /// As the objectives ask, with costs heavier than gains.
    Cautious,
    /// As the objectives ask, with gains heavier than costs.
    Bold,
    /// The fullest pact at once, and its parliament pressed, ready or not.
    Rush,
    /// Step by step: institutions and access first, then promises that its public carries, wider ones when it is ready for them.
    Bargain,
    /// No promise of help to anybody, whoever asks.
    Ignore,
    /// Orders, offers and answers by lot, whatever is legal, to no end.
    Random,
    /// What the level's lesson tells the team to do, and nothing else.
    Lesson,
    /// Nothing: it ends its turns.
    Idle,
}

impl Strategy {
    const NAMES: [(&str, Strategy); 9] = [
        ("objectives", Strategy::Objectives),
        ("cautious", Strategy::Cautious),
        ("bold", Strategy::Bold),
        ("rush", Strategy::Rush),
        ("bargain", Strategy::Bargain),
        ("ignore", Strategy::Ignore),
        ("random", Strategy::Random),
        ("lesson", Strategy::Lesson),
        ("idle", Strategy::Idle),
    ];

    /// A seat's temper in the game with this seed: drawn, or what the strategy asks for.
    pub(crate) fn temper(self, seed: u64, seat: SeatId) -> Temper {
        match self {
            Strategy::Cautious => Temper::Cautious,
            Strategy::Bold => Temper::Bold,
            Strategy::Objectives | Strategy::Rush | Strategy::Bargain | Strategy::Ignore => Temper::of(seed, seat),
            Strategy::Random | Strategy::Lesson | Strategy::Idle => Temper::of(seed, seat),
        }
    }
}

/// How a seat's computer plays in a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Policy {
    /// How well.
    pub skill: Skill,
    /// To what end.
    pub strategy: Strategy,
}

impl From<Skill> for Policy {
    fn from(skill: Skill) -> Self {
        Self { skill, strategy: Strategy::default() }
    }
}

impl Policy {
    /// The policy with this name on the command line: a skill, a strategy, or both with a comma between.
    ///
    /// # Errors
    /// A part is neither; the message lists all.
    pub fn named(name: &str) -> Result<Self, UnknownPolicy> {
        let mut policy = Self::from(Skill::Standard);
        for part in name.split(',') {
            let strategy = Strategy::NAMES.iter().find(|(known, _)| *known == part).map(|(_, strategy)| *strategy);
            match (strategy, Skill::named(part)) {
                (Some(strategy), _) => policy.strategy = strategy,
                (None, Ok(skill)) => policy.skill = skill,
                (None, Err(_)) => return Err(UnknownPolicy::Part(part.to_owned())),
            }
        }
        Ok(policy)
    }
}

impl fmt::Display for Policy {
    /// As on the command line, without what goes without saying.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let skill = match self.skill {
            Skill::Novice => "novice",
            Skill::Standard => "standard",
            Skill::Expert => "expert",
        };
        let strategy = Strategy::NAMES.iter().find(|(_, known)| *known == self.strategy).map_or("", |(name, _)| name);
        match (self.skill, self.strategy) {
            (_, Strategy::Objectives) => f.write_str(skill),
            (Skill::Standard, _) => f.write_str(strategy),
            (Skill::Novice | Skill::Expert, _) => write!(f, "{skill},{strategy}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_named_by_its_parts() {
        let rush = Policy { skill: Skill::Expert, strategy: Strategy::Rush };
        assert_eq!(Policy::named("expert,rush"), Ok(rush));
        assert_eq!(Policy::named("novice"), Ok(Policy::from(Skill::Novice)));
        assert!(Policy::named("hasty").is_err_and(|why| ["bargain", "novice"].iter().all(|word| why.to_string().contains(word))));
    }
}
