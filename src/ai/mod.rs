//! Computers: they play a seat, or a country desk, from its view alone.
//!
//! A computer reads its own objectives as anybody would ([`wants`]), turns them into candidate orders ([`plan`]), and gives those that
//! the rules allow, the weightiest first. It answers offers by weighing published grounds ([`answer`]). Its chance comes from streams of
//! its own, named by seat and turn.

mod answer;
mod plan;
mod wants;

use serde::{Deserialize, Serialize};

pub use answer::{answer, estimate, reply};
pub use answer::weigh;
pub use plan::{offers, turn};
pub use wants::Wants;

/// How well a computer plays. None sees more than its seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Skill {
    /// Leaves a third of its ideas unused.
    Novice,
    /// Leaves a tenth unused.
    Standard,
    /// Uses them all.
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
            Skill::Standard => 100,
            Skill::Expert => 0,
        }
    }
}
