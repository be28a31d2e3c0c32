//! What a player takes away from a game: its log and a file of it, with no more than its seat may know.

use serde::{Deserialize, Serialize};

use super::{Entry, Replay, Session};
use crate::rules::scenario::{LevelText, Objective, Seat};
use crate::rules::state::view::{View, Viewer};
use crate::rules::vocab::ids::SeatId;
use crate::rules::{Command, Recorded};

/// The version of the exported file's layout.
pub const EXPORT_FORMAT: u32 = 1;

/// A line of the log with the turn in which it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    /// The turn.
    pub turn: u16,
    /// What it says.
    pub entry: Entry,
}

/// A turn in an exported file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedTurn {
    /// Which.
    pub turn: u16,
    /// The game at its start.
    pub start: View,
    /// What happened in it.
    pub events: Vec<Recorded>,
    /// SHA-256 of the whole state after it, once the record is open; it would let a guess at what is hidden be tested.
    pub hash: Option<String>,
}

/// All that a viewer may take away of a game.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// The layout of the file: [`EXPORT_FORMAT`].
    pub format: u32,
    /// Who may know this.
    pub viewer: Viewer,
    /// Whether the record is open, and this is all of it.
    pub open: bool,
    /// The rules it was played under.
    pub rules_version: u32,
    /// The level's short name.
    pub level: String,
    /// What people read about the level.
    pub text: LevelText,
    /// The seats, with the briefings that the viewer may read.
    pub seats: Vec<Seat>,
    /// The objectives that the viewer may know.
    pub objectives: Vec<Objective>,
    /// What the viewer did, and what was done to the session.
    pub log: Vec<LogLine>,
    /// The first turn's news.
    pub opening: Vec<Recorded>,
    /// Resolved turns.
    pub turns: Vec<ExportedTurn>,
    /// The game as it stands.
    pub now: View,
}

impl Session {
    /// The log as `viewer` may know it: during the game its own commands, and what everybody sees done to the session; numbers and order of
    /// other seats' commands are not told. All of it for the White Cell, and once the record is open; the White Cell's reasons are its own.
    pub fn log_for(&self, viewer: Viewer) -> Vec<LogLine> {
        let all = viewer == Viewer::WhiteCell || self.is_open();
        let own = viewer.actor();
        let known = |entry: &Entry| match entry {
            Entry::Command { actor, command } => Some(*actor) == own || matches!(command, Command::Resolve),
            Entry::Handed { .. } | Entry::Rewound { .. } | Entry::Opened => true,
        };
        let lines = self.entries.iter().zip(&self.notes).filter(|(entry, _)| all || known(entry));
        lines.map(|(entry, note)| LogLine { turn: note.turn, entry: entry.for_viewer(viewer) }).collect()
    }

    /// All that `viewer` may take away of the game: its own view until the level is over or the White Cell opens the record, then all.
    pub fn export_for(&self, viewer: Viewer) -> Export {
        let replay = Replay::of(self);
        let eyes = if self.is_open() { Viewer::WhiteCell } else { viewer };
        let mut known = self.scenario.known_to(eyes);
        if viewer != Viewer::WhiteCell {
            known.text.instructor_notes.clear();
        }
        let turn = |number: u16| {
            let start = replay.view(number, viewer)?;
            let hash = self.turns.get(usize::from(number) - 1).filter(|_| eyes == Viewer::WhiteCell).map(|record| record.hash.clone());
            Some(ExportedTurn { turn: number, start, events: replay.events(number, viewer), hash })
        };
        Export {
            format: EXPORT_FORMAT,
            viewer,
            open: self.is_open(),
            rules_version: super::RULES_VERSION,
            level: known.slug,
            text: known.text,
            seats: known.seats,
            objectives: known.objectives,
            log: self.log_for(viewer),
            opening: replay.events(0, viewer),
            turns: (1..=replay.turns()).filter_map(turn).collect(),
            now: View::of(&self.scenario, &self.game, eyes),
        }
    }

    /// The seat with this short name.
    pub fn seat_named(&self, slug: &str) -> Option<SeatId> {
        self.scenario.seats.iter().position(|seat| seat.slug == slug).map(|index| SeatId(index as u8))
    }
}
