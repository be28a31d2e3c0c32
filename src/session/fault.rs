//! Why a saved game cannot be opened, written or played on: each kind apart, since each asks something else of a person.

use serde::{Deserialize, Serialize};

/// Why a saved game cannot be opened, written or played on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SaveFault {
    /// The program that played it was stopped in the middle of a step. It opens on resume, and reads from a private copy.
    Interrupted,
    /// Another program is writing to it just now.
    Busy,
    /// A newer program made it: it can be read, but not played on.
    Newer,
    /// An older program made it: it can be read, but not played on.
    Older,
    /// It was played under other rules: it can be read, but not played on.
    OtherRules,
    /// It is ours, and not whole.
    Damaged,
    /// It is no saved game of this program.
    NotOurs,
    /// This user may not read it.
    NotAllowed,
    /// It can be read, but not written where it is.
    ReadOnly,
    /// It, or what it holds, is larger than a saved game may be.
    TooLarge,
    /// It is not there.
    Gone,
    /// It was replaced by another file while it was played.
    Replaced,
    /// A synchronising program has not brought its content to this machine.
    Elsewhere,
    /// What lies beside it (a journal) belongs to another file, or would touch one.
    ForeignJournal,
    /// There is such a file already.
    Exists,
    /// The disk is full.
    Full,
    /// The disk, or the network that it is on, failed.
    Disk,
    /// Another program has gone on with the game.
    Overtaken,
    /// Anything else.
    Other,
}

impl SaveFault {
    /// Whether such a save can be read all the same: replayed, reported on.
    pub fn can_be_read(self) -> bool {
        matches!(self, Self::Interrupted | Self::Newer | Self::Older | Self::OtherRules | Self::ReadOnly)
    }

    /// Whether such a save can be played on.
    pub fn can_be_played(self) -> bool {
        self == Self::Interrupted
    }

    /// It in a few words, as a list of saves tells it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Interrupted => "interrupted: opens on resume",
            Self::Busy => "in use by another program just now",
            Self::Newer => "made by a newer program",
            Self::Older => "made by an older program",
            Self::OtherRules => "played under other rules",
            Self::Damaged => "damaged",
            Self::NotOurs => "no saved game of Latticework",
            Self::NotAllowed => "this user may not read it",
            Self::ReadOnly => "it cannot be written where it is",
            Self::TooLarge => "too large",
            Self::Gone => "not there any more",
            Self::Replaced => "replaced by another file",
            Self::Elsewhere => "not on this machine: a synchronising program holds its content elsewhere",
            Self::ForeignJournal => "what lies beside it belongs to another file",
            Self::Exists => "there already",
            Self::Full => "the disk is full",
            Self::Disk => "the disk failed",
            Self::Overtaken => "another program has gone on with it",
            Self::Other => "cannot be opened",
        }
    }
}
