//! From which turn of a war on something holds.

use std::num::NonZeroU8;

use serde::{Deserialize, Serialize};

/// The turn of a war, counted from 1, since or from which something holds; or never. In saves a number, 0 for never.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u8", into = "u8")]
pub struct Since(Option<NonZeroU8>);

impl Since {
    /// It does not hold.
    pub const NEVER: Self = Self(None);
    /// From the first turn of the war.
    pub const START: Self = Self(Some(NonZeroU8::MIN));

    /// From this turn on; no war has a turn 0, which is never.
    pub const fn turn(turn: u8) -> Self {
        Self(NonZeroU8::new(turn))
    }

    /// From the first turn where it holds at all.
    pub const fn start_if(holds: bool) -> Self {
        if holds { Self::START } else { Self::NEVER }
    }

    /// Whether it does not hold in any turn.
    pub const fn is_never(self) -> bool {
        self.0.is_none()
    }

    /// The turn; `None` is never.
    pub fn first(self) -> Option<u8> {
        self.0.map(NonZeroU8::get)
    }

    /// Whether it holds in a turn.
    pub fn holds(self, turn: u8) -> bool {
        self.first().is_some_and(|first| first <= turn)
    }

    /// Whether it began in a turn, or in one of so many turns before it.
    pub fn is_fresh(self, turn: u8, turns: u8) -> bool {
        self.first().is_some_and(|first| first.saturating_add(turns) >= turn)
    }

    /// The earlier of two; never only where both are.
    #[must_use]
    pub fn earlier(self, other: Self) -> Self {
        Self(self.0.into_iter().chain(other.0).min())
    }
}

impl From<u8> for Since {
    fn from(turn: u8) -> Self {
        Self::turn(turn)
    }
}

impl From<Since> for u8 {
    fn from(since: Since) -> Self {
        since.first().unwrap_or(0)
    }
}
