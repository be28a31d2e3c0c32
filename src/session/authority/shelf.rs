//! Where an authority keeps copies and branches of its game. A host keeps them in a folder, a browser elsewhere.

use crate::session::{Session, SessionError};

/// Where copies and branches are kept.
pub trait GameShelf: Send {
    /// Keeps a copy of the game under a name. Gives back what it is called where it is kept.
    ///
    /// # Errors
    /// It cannot be kept.
    fn copy(&mut self, session: &Session, name: &str) -> Result<String, SessionError>;

    /// Keeps a game that branched off the start of a turn of `from`.
    ///
    /// # Errors
    /// It cannot be kept.
    fn branch(&mut self, from: &Session, branch: &Session, turn: u16) -> Result<String, SessionError>;

    /// Keeps the game, which was not kept so far, in a folder from now on.
    ///
    /// # Errors
    /// It cannot be kept.
    fn keep_in(&mut self, session: &mut Session, folder: &str) -> Result<String, SessionError>;
}

/// Keeps nothing.
pub struct NoShelf;

/// What a shelf says that keeps nothing.
const NOTHING: SessionError = SessionError::NotNow("copies of this game cannot be kept here");

impl GameShelf for NoShelf {
    fn copy(&mut self, _: &Session, _: &str) -> Result<String, SessionError> {
        Err(NOTHING)
    }

    fn branch(&mut self, _: &Session, _: &Session, _: u16) -> Result<String, SessionError> {
        Err(NOTHING)
    }

    fn keep_in(&mut self, _: &mut Session, _: &str) -> Result<String, SessionError> {
        Err(NOTHING)
    }
}
