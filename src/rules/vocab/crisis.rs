//! A war inside a game: who may do what in it, and what is asked of whom. The data alone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ids::{AgreementId, ForceId};
use super::note::Note;
use super::war::since::Since;
use super::war::state::War;
use super::war::{Basing, Party};
use crate::catalog::{NationId, PlaceId};

/// An obligation that the war made due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// Where it is written.
    pub agreement: AgreementId,
    /// Which of its clauses.
    pub clause: u16,
    /// Who owes.
    pub obligor: NationId,
    /// To whom.
    pub beneficiary: NationId,
    /// Where the attack was; `None` is at sea.
    pub place: Option<PlaceId>,
    /// The last turn of the war in which entering keeps it.
    pub until_turn: u8,
    /// Whether it was kept; `None` is open.
    pub kept: Option<bool>,
}

/// A row of the arena that a counter stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Row {
    /// A squadron.
    Squadron(u16),
    /// A group of ships.
    Group(u16),
    /// Submarines.
    Boats(u16),
    /// A missile unit.
    Missiles(u16),
}

/// What a host has decided about its bases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// What others may do there.
    pub basing: Basing,
    /// From which turn of the war on.
    pub from_turn: u8,
}

/// A recommendation to use the two rungs that teams do not decide about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommendation {
    /// Whose.
    pub nation: NationId,
    /// 7 (signal) or 8 (use).
    pub rung: u8,
    /// The turn of the war.
    pub turn: u8,
    /// Whether it was followed.
    pub followed: bool,
}

/// A war in a game.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crisis {
    /// The game's turn that is the war's first.
    pub began_turn: u16,
    /// Counts.
    pub war: War,
    /// By party: the turn of the war from which it fights by its own decision. Public.
    pub enters: [Since; Party::COUNT],
    /// By party: whether it left the war by a note; it does not come back. Public.
    pub withdrew: [bool; Party::COUNT],
    /// By party: what it decided about its bases. Public.
    pub access: [Option<Access>; Party::COUNT],
    /// By party: whether Beijing spares its soil while it does not fight. Beijing's alone.
    pub spared: [bool; Party::COUNT],
    /// Whether U.S. bombers may strike bases in China. The United States' alone.
    pub mainland: bool,
    /// By party: whether its soil was attacked. Public.
    pub struck: [bool; Party::COUNT],
    /// By note: the turn of the war in which each party last agreed to it. Those concerned see it.
    pub consents: BTreeMap<Note, [Since; Party::COUNT]>,
    /// Obligations that the war called up. Public.
    pub calls: Vec<Call>,
    /// What was recommended; its own side's alone unless followed.
    pub recommended: Vec<Recommendation>,
    /// The note that was accepted, if one was. Public.
    pub accepted: Option<Note>,
    /// The counters that stand for rows of the war.
    pub counters: BTreeMap<ForceId, Row>,
}
