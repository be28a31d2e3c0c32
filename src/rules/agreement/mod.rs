//! Agreements: what nations have promised and allowed one another, and how they come to it.

pub mod bargain;
pub mod consultation;
pub mod model;
pub mod obligation;
pub mod permission;
pub mod ratification;
mod text;

use serde::{Deserialize, Serialize};

pub use text::{AgreementText, Instrument, MAX_CLAUSES, MAX_NAME};

/// What a nation says to an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// Yes: it binds when the bargaining closes.
    Accept,
    /// No, and why.
    Refuse { why: Vec<Ground> },
}

/// A ground on which a nation refuses, or accepts, an offer; the weight is its share of the decision, in permille.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// What weighed.
    pub kind: GroundKind,
    /// How much: negative speaks against.
    pub weight: i16,
}

/// What weighs with a nation that is offered something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum GroundKind {
    /// Elite and public backing.
    Consensus,
    /// The threat as it sees it.
    Threat,
    /// What Beijing could do to it in return.
    Exposure,
    /// The operation that is asked for.
    Operation,
    /// How much is left to its own decision.
    Control,
    /// What it gets for it.
    Return,
    /// How far the other's word is taken.
    Credit,
    /// It had too many such offers already.
    Fatigue,
    /// An election is near.
    Timing,
    /// A person decided and gave no ground.
    Unstated,
    /// Where a courted nation leans: to the side of whoever asks, or away from it.
    Alignment,
}
