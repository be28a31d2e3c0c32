//! What Beijing believes of a war: the data alone.

use serde::{Deserialize, Serialize};

use super::ids::AgreementId;
use super::war::{Outcome, Party};
use crate::catalog::clause::InstitutionKind;
use crate::catalog::quantity::Thousandths;
use crate::catalog::{NationId, PlaceId};

/// Draws with which doubt is settled in a turn.
pub const DRAWS: u16 = 64;

/// Draws of a preview, and of what something is worth.
pub const PREVIEW_DRAWS: u16 = 400;

/// Turns of a war within which Beijing has to succeed: four weeks.
pub const HORIZON: u8 = 8;

/// What came of a number of imagined wars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// How many wars.
    pub draws: u16,
    /// By outcome, in the order of [`Outcome::ALL`].
    pub outcomes: [u16; Outcome::ALL.len()],
    /// What they cost Beijing in all, in permille of what success is worth.
    pub cost: u32,
}

/// What Beijing weighs, in permille of what success is worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worth {
    /// War now.
    pub now: i32,
    /// War a year later.
    pub later: i32,
    /// What war now has to exceed: no war, or war later, weighed by patience.
    pub bar: i32,
}

/// What imagined wars came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fought {
    /// War now.
    pub now: Count,
    /// War a year later.
    pub later: Count,
    /// What promises cost, by party.
    pub price: [u16; Party::COUNT],
}

/// Beijing's belief at the end of a turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The turn after which it was settled.
    pub turn: u16,
    /// War now. Beijing's alone.
    pub now: Count,
    /// War a year later. Beijing's alone.
    pub later: Count,
    /// What its promises would cost each ally if war came now, by party: aircraft, and ships in aircraft's worth, that it loses on average
    /// because it promised to fight. Each ally's own: its staff reckons it from what the ally may know.
    #[serde(default)]
    pub price: [u16; Party::COUNT],
    /// What it weighs. Beijing's alone.
    pub worth: Worth,
    /// What the belief was made of, as a number: the same number gives the same counts. The White Cell's.
    pub made_of: u64,
    /// The doubt that the allies' analysts read in Beijing, in permille: the middle of a band, and they may be wrong. Public.
    pub estimate: Thousandths,
}

/// Something that could be missing from a posture.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Without {
    /// An agreement.
    Agreement(AgreementId),
    /// One of its clauses.
    Clause(AgreementId, u16),
    /// All permissions of a host.
    Host(NationId),
    /// All promises of help that a nation has given.
    Promises(NationId),
    /// Institutions of a kind.
    Institution(InstitutionKind),
    /// Munitions stored ahead.
    Stocks,
    /// What was built at a place.
    Works(PlaceId),
}
