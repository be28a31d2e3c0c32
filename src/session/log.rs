//! The log: what was done to a game, line by line, and what came of each turn.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::ai::Skill;
use crate::rules::state::Game;
use crate::rules::state::view::Viewer;
use crate::rules::vocab::command::WhiteCommand;
use crate::rules::vocab::ids::SeatId;
use crate::rules::{Actor, Command, Recorded};

/// Who plays a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Controller {
    /// A person.
    Person,
    /// A computer of this skill.
    Computer(Skill),
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entry {
    /// A command that was accepted.
    Command {
        /// Who gave it.
        actor: Actor,
        /// What.
        command: Command,
    },
    /// A seat passed to somebody else.
    Handed {
        /// Which.
        seat: SeatId,
        /// To whom.
        to: Controller,
    },
    /// The White Cell took the game back to the start of a turn.
    Rewound {
        /// Which turn.
        turn: u16,
        /// Why.
        reason: String,
    },
    /// The White Cell opened the record: from here on every seat may read and export all of it.
    Opened,
}

impl Entry {
    /// The line as `viewer` may read it where it may read it at all: the White Cell's reasons are its own.
    pub fn for_viewer(&self, viewer: Viewer) -> Self {
        match self {
            _ if viewer == Viewer::WhiteCell => self.clone(),
            Self::Command { actor, command: Command::White(WhiteCommand::Override { effects, .. }) } => {
                let command = Command::White(WhiteCommand::Override { reason: String::new(), effects: effects.clone() });
                Self::Command { actor: *actor, command }
            }
            Self::Rewound { turn, .. } => Self::Rewound { turn: *turn, reason: String::new() },
            Self::Command { .. } | Self::Handed { .. } | Self::Opened => self.clone(),
        }
    }
}

/// A turn that was resolved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnRecord {
    /// Which.
    pub turn: u16,
    /// The state at its start, news included.
    pub start: Arc<Game>,
    /// What happened from its resolution to the next turn's news.
    pub events: Vec<Recorded>,
    /// The state after it: the next turn's start, or the end.
    pub after: Arc<Game>,
    /// SHA-256 of the state after it, in hexadecimal.
    pub hash: String,
}

/// SHA-256 of a state, in hexadecimal: the same on every machine.
pub fn state_hash(game: &Game) -> String {
    // Writing plain data to memory does not fail; an empty text would show as a mismatch.
    text_hash(&serde_json::to_vec(game).unwrap_or_default())
}

/// SHA-256 of a state that is JSON already.
pub(super) fn text_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
