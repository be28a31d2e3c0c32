//! Identities of the things that a game holds.
//!
//! Identities of theatre data (nations, places, force types) live in [`crate::catalog`].

use serde::{Deserialize, Serialize};

use crate::catalog::absent::Largest;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub $inner);

        impl $name {
            /// The position in the list that this identity indexes.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(
    /// A role that a team or a computer plays; indexes [`Scenario::seats`](crate::rules::scenario::Scenario::seats).
    SeatId(u8)
);
id!(
    /// One counter. Numbers of forces that are seen only through ISR are drawn from a seeded stream, so that gaps tell nothing.
    ForceId(u32)
);
id!(
    /// A contested location; indexes [`Scenario::features`](crate::rules::scenario::Scenario::features).
    FeatureId(u16)
);
id!(
    /// An agreement in a game, in the order in which it came to be.
    AgreementId(u16)
);
id!(
    /// An offer on the table, named by turn, nations and count between them, so that numbers tell nothing about the offers of others.
    ProposalId(u32)
);
id!(
    /// An obligation that has been triggered and awaits an answer.
    DueId(u16)
);
id!(
    /// Indexes [`Scenario::injects`](crate::rules::scenario::Scenario::injects).
    InjectId(u16)
);
id!(
    /// Indexes [`Scenario::objectives`](crate::rules::scenario::Scenario::objectives).
    ObjectiveId(u16)
);

impl Largest for InjectId {
    const LARGEST: Self = Self(u16::MAX);
}

impl ProposalId {
    /// The `nth` offer, counted from 0, of `from` to `to` in `turn`. Unique up to 99 nations and 99 offers.
    pub fn of(turn: u16, from: crate::catalog::NationId, to: crate::catalog::NationId, nth: u8) -> Self {
        Self(((u32::from(turn) * 100 + u32::from(from.0)) * 100 + u32::from(to.0)) * 100 + u32::from(nth))
    }
}

/// A set of seats, as bits; the White Cell is always included and has no bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SeatSet(pub u32);

impl SeatSet {
    /// Every seat.
    pub const ALL: Self = Self(u32::MAX);
    /// No seat: for the White Cell alone.
    pub const NONE: Self = Self(0);

    /// How many seats can be told apart.
    pub const MOST: usize = u32::BITS as usize;

    /// The set of one seat; a seat that can be in no set gives the empty one.
    pub fn one(seat: SeatId) -> Self {
        Self(1u32.checked_shl(u32::from(seat.0)).unwrap_or(0))
    }

    /// Whether `seat` is a member.
    pub fn contains(self, seat: SeatId) -> bool {
        self.0 & Self::one(seat).0 != 0
    }

    /// The members that are not in another set.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The members of either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A set of nations, as bits: those that see a force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NationSet(pub u64);

// What the theatre's files may hold fits into a set.
const _: () = assert!(crate::catalog::MAX_NATIONS <= NationSet::MOST);

impl NationSet {
    /// Every nation.
    pub const ALL: Self = Self(u64::MAX);
    /// No nation.
    pub const NONE: Self = Self(0);
    /// How many nations can be told apart.
    pub const MOST: usize = u64::BITS as usize;

    /// The set of one nation; a nation that can be in no set gives the empty one.
    pub fn one(nation: crate::catalog::NationId) -> Self {
        Self(1u64.checked_shl(u32::from(nation.0)).unwrap_or(0))
    }

    /// Whether `nation` is a member.
    pub fn contains(self, nation: crate::catalog::NationId) -> bool {
        self.0 & Self::one(nation).0 != 0
    }

    /// The members of both sets.
    #[must_use]
    pub fn among(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The members of either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl FromIterator<crate::catalog::NationId> for NationSet {
    fn from_iter<T: IntoIterator<Item = crate::catalog::NationId>>(nations: T) -> Self {
        nations.into_iter().fold(Self::NONE, |set, nation| set.union(Self::one(nation)))
    }
}
