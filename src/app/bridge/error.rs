//! Why a game on this screen is not what was asked for.

use super::denied::in_words;
use crate::session::SessionError;
use crate::session::protocol::Denial;

/// Why a game does not come to this screen, or is not kept.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// Its level has so many errors.
    #[error("This level has {0} errors and cannot be played.")]
    Level(usize),
    /// Computers have all seats.
    #[error("Leave at least one seat to a person.")]
    NoPerson,
    /// Its file cannot be begun.
    #[error("The save file cannot be written: {0}")]
    Unsaved(SessionError),
    /// The session does not go on.
    #[error(transparent)]
    Game(#[from] SessionError),
    /// The session is there and says nothing yet.
    #[error("The session does not answer yet.")]
    Silent,
    /// It was asked for a file and made none.
    #[error("The session made no file.")]
    NoFile,
    /// It will not do what it was asked for.
    #[error("{}", in_words(.0))]
    Denied(Denial),
}
