//! What a lesson asks of a newcomer: the data alone.

use serde::{Deserialize, Serialize};

use super::ids::{FeatureId, ForceId, SeatId};
use super::measure::Condition;
use super::order::SignalKind;
use crate::catalog::{Act, NationId};

/// A step of a lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonStep {
    /// Who is taught.
    pub seat: SeatId,
    /// The first turn in which the step is offered, counted from 1.
    pub from_turn: u16,
    /// The last turn in which it is offered.
    pub to_turn: u16,
    /// What must hold, as far as the seat can tell.
    pub when: Condition,
    /// What is learned, in a few words.
    pub title: String,
    /// What to do, and why.
    pub text: String,
    /// What is waited for.
    pub deed: Deed,
    /// The title of the seat's objective that the deed serves; empty for none. The closing page of the lesson names it.
    pub serves: String,
}

/// What a step waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deed {
    /// A force has this to do at a feature: ordered this turn, or from before.
    Order { force: ForceId, act: Act, feature: FeatureId },
    /// An offer of this nation is accepted.
    Accept(NationId),
    /// An offer is made to this nation.
    Offer(NationId, Model),
    /// What happened at a feature is publicised.
    Publicise(FeatureId),
    /// An ally is consulted.
    Consult(NationId),
    /// A nation is told something, with a message.
    Signal { to: NationId, kind: SignalKind, message: String },
    /// The use-of-force limit of the seat's crews is this.
    Limit(Act),
    /// A feature is selected.
    Look(FeatureId),
    /// A page is opened.
    Open(Page),
    /// The turn is ended.
    EndTurn,
}

/// A model text that a step asks to offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Model {
    /// Supply runs pass, and bring no repair materials.
    Passage,
    /// Supply runs pass, and are announced and shown.
    Inspection,
    /// The one who offers stands by the other in words.
    Support,
}

/// What a step asks to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Page {
    /// What is new.
    News,
    /// An encounter of the last turn, with its odds.
    Odds,
    /// The forces.
    Forces,
    /// The orders of the turn.
    Orders,
    /// Offers.
    Diplomacy,
    /// Agreements.
    Agreements,
    /// Numbers of governments.
    Status,
    /// Briefing and objectives.
    Objectives,
    /// The debrief, after the last turn.
    Debrief,
}
