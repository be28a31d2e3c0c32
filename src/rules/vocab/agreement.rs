//! Agreements, offers and answers: the data alone.

use serde::{Deserialize, Serialize};

use super::ids::{AgreementId, FeatureId, ProposalId};
use super::listed::listed;
use crate::catalog::clause::Tension;
use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{AgreementDefId, AgreementStatus, Clause, NationId, Operation, absent};

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
    pub weight: Thousandths,
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

listed! {
    /// How strong an agreement is (DESIGN.md section 4).
    Instrument {
        /// Free, and breakable: in force at once.
        Declaration,
        /// Legal ability without a promise: in force when the turn resolves.
        Arrangement,
        /// A promise to help: it must be ratified.
        Treaty,
    }
}

/// What an agreement says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementText {
    /// Its name.
    pub name: String,
    /// How strong it is.
    pub instrument: Instrument,
    /// Who is bound.
    pub parties: Vec<NationId>,
    /// What it says.
    pub clauses: Vec<Clause>,
    /// Whether it is a quiet understanding, which publicity between its parties suspends.
    pub quiet: bool,
    /// Whether it may enter into force for some of its parties before all have ratified.
    pub in_part: bool,
    /// The agreement that it takes the place of, once in force.
    #[serde(default)]
    pub revises: Option<AgreementId>,
}

/// A question to a host, under a clause that foresees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    /// Who asks.
    pub nation: NationId,
    /// Who is asked.
    pub host: NationId,
    /// Under which agreement.
    pub agreement: AgreementId,
    /// Under which of its clauses.
    pub clause: u16,
    /// For which operation.
    pub operation: Operation,
    /// How tense things were when it was asked; beyond that the answer says nothing.
    pub tension: Tension,
    /// The turn in which it was asked.
    pub turn: u16,
    /// The turn whose resolution grants it, unless the host refuses before.
    pub due_turn: u16,
    /// What came of it; `None` while it is under way.
    pub granted: Option<bool>,
}

/// An agreement in the game.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// The theatre agreement it comes from, if any.
    pub def: Option<AgreementDefId>,
    /// What it says.
    pub text: AgreementText,
    /// Where it stands.
    pub status: AgreementStatus,
    /// The turn since when it stands there; `None` is before the game.
    #[serde(with = "absent::zero")]
    pub since_turn: Option<u16>,
    /// The turn in which a denunciation or expiry ends it, if one does.
    #[serde(with = "absent::zero")]
    pub ends_turn: Option<u16>,
    /// The turn to whose end publicity suspends a quiet one; `None` where it never did.
    #[serde(with = "absent::zero")]
    pub suspended_until: Option<u16>,
    /// Whether it was made in this game.
    pub made_here: bool,
    /// The parties' ways to ratifying; empty where nothing has to be ratified.
    #[serde(default)]
    pub ratifying: Vec<Ratifying>,
}

/// A party's way to ratifying a treaty; public.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratifying {
    /// Who.
    pub nation: NationId,
    /// Hours before its parliament votes, at the usual pace.
    pub hours_left: Hours,
    /// Whether it has said yes.
    pub done: bool,
    /// Whether it has said no.
    pub failed: bool,
}

/// An offer of one nation to others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Who made it.
    pub from: NationId,
    /// Who must accept it, all of them.
    pub to: Vec<NationId>,
    /// What it says.
    pub text: AgreementText,
    /// When.
    pub turn: u16,
    /// What each of `to` has said, in that order.
    pub answers: Vec<Option<Answer>>,
    /// Whether it still stands.
    pub open: bool,
    /// The offer that it counters.
    pub counters: Option<ProposalId>,
    /// Whether only the nations concerned see it until it is accepted.
    pub private: bool,
}

/// An obligation that was triggered and awaits an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// Where it is written.
    pub agreement: AgreementId,
    /// Which of its clauses.
    pub clause: u16,
    /// Who owes.
    pub obligor: NationId,
    /// To whom.
    pub beneficiary: NationId,
    /// Against whom.
    pub against: NationId,
    /// Where it happened.
    pub feature: FeatureId,
    /// When it fell due.
    pub turn: u16,
    /// The last turn in which it can be kept; after it, it is refused.
    pub until_turn: u16,
    /// Whether it was kept; `None` is open.
    pub kept: Option<bool>,
}
