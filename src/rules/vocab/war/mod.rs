//! A war: who fights, with what, where, on what terms; its state and what happens in it. The data alone, which
//! [`models::war`](crate::rules::models::war) fights out.

use serde::{Deserialize, Serialize};

pub mod arena;
pub mod event;
pub mod number;
pub mod since;
pub mod state;
pub mod terms;

/// Hours of a turn of war.
pub const TURN_HOURS: u32 = 84;

/// What a host lets the coalition do from its bases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Basing {
    /// Nothing that has to do with the war.
    None,
    /// Tankers, patrol aircraft and supply.
    Logistics,
    /// Combat sorties.
    Combat,
}

/// A side of the war, in the order in which plans stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Camp {
    /// China.
    China,
    /// All who fight against it.
    Coalition,
}

impl Camp {
    /// The position of its plan.
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// Who fights, in the order of all tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Party {
    /// China.
    Prc,
    /// The United States.
    Usa,
    /// Japan.
    Jpn,
    /// Australia.
    Aus,
    /// The Philippines.
    Phl,
    /// Taiwan.
    Twn,
}

impl Party {
    /// On which side it would fight.
    pub const fn camp(self) -> Camp {
        match self {
            Self::Prc => Camp::China,
            Self::Usa | Self::Jpn | Self::Aus | Self::Phl | Self::Twn => Camp::Coalition,
        }
    }
}

/// The outcome of a war.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// The capital is held, or Taiwan yields.
    ChineseVictory,
    /// Neither, and China gains.
    StalemateToward,
    /// Neither, and China does not gain.
    StalemateAgainst,
    /// The landing is beaten.
    ChineseDefeat,
}
