//! What happens on the crisis clock.

use serde::{Deserialize, Serialize};

use crate::catalog::NationId;
use crate::rules::vocab::crisis::{Call, Crisis};
use crate::rules::vocab::note::Note;
use crate::rules::vocab::war::event::WarEvent;
use crate::rules::vocab::war::state::War;
use crate::rules::vocab::war::{Basing, Outcome};

/// What happened on the crisis clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WarNews {
    /// A war begins, with the state that it starts from; the White Cell's alone.
    Began { crisis: Box<Crisis> },
    /// War breaks out, and these fight from its first turn on.
    BrokeOut { at_war: Vec<NationId> },
    /// The level's calendar goes on after a war.
    Resumed { began_turn: u16, turns: u16 },
    /// A nation decided to fight, from this turn of the war on.
    Decided { nation: NationId, from_turn: u8 },
    /// A host decided what others may do from its bases, from this turn of the war on.
    Allowed { host: NationId, basing: Basing, from_turn: u8 },
    /// Whether U.S. bombers may strike bases in China; its own seat's.
    MainlandRule { nation: NationId, allowed: bool },
    /// Whether Beijing spares a host's soil while that does not fight; its own seat's.
    SpareRule { nation: NationId, host: NationId, spared: bool },
    /// What a phase did.
    Fought { event: WarEvent },
    /// What those saw of it who may not know its inputs: numbers that are hidden are 0.
    Seen { event: WarEvent },
    /// The counts after the turn; the White Cell's alone.
    Counted { war: Box<War> },
    /// An obligation falls due because of the war.
    Called { call: Call },
    /// It was kept, or not.
    Answered { index: u16, kept: bool },
    /// A party agrees to a note; those concerned learn of it.
    Agreed { nation: NationId, note: Note, turn: u8 },
    /// A team recommends rung 7 or 8.
    Recommended { nation: NationId, rung: u8, followed: bool },
    /// A nation fights no longer.
    Withdrew { nation: NationId },
    /// The war ended: by a note, or where it stood.
    Ended { outcome: Outcome, note: Option<Note> },
}
