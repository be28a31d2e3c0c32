//! Why a game on this screen is not what was asked for.

use std::path::PathBuf;

use crate::session::SessionError;

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
    Session(#[from] SessionError),
    /// There is nothing to copy.
    #[error("This game is not kept in a file, so it cannot be copied.")]
    NotKept,
    /// A folder is not named from the root.
    #[error("Name the folder by its whole path, such as /home/me/latticework.")]
    NoWholePath,
    /// A folder cannot be made.
    #[error("{} cannot be made: {why}", folder.display())]
    Folder {
        /// Which.
        folder: PathBuf,
        /// Why not.
        why: std::io::Error,
    },
    /// Names of files are used up.
    #[error("There are too many games of this name.")]
    TooMany,
}
