//! Where a session's steps are kept.

use serde::{Deserialize, Serialize};

use super::{Controller, Entry, TurnRecord};

/// What a save says of itself before its log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The rules it was played under.
    pub rules_version: u32,
    /// The level's short name.
    pub level: String,
    /// The level's title.
    pub title: String,
    /// The level's files: name and text, the level itself first.
    pub files: Vec<(String, String)>,
    /// The seed.
    pub seed: u64,
    /// Who played each seat at the start.
    pub controllers: Vec<Controller>,
}

/// Why something could not be stored or read.
#[derive(Debug)]
pub struct StoreError(pub String);

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for StoreError {}

/// Keeps a session's steps. A browser keeps them elsewhere than a computer does.
pub trait Store: Send {
    /// Keeps a line of the log, and the turn that it finished, together or not at all. On return they are safe.
    ///
    /// # Errors
    /// They are not kept.
    fn append(&mut self, number: u64, entry: &Entry, turn: u16, finished: Option<&TurnRecord>) -> Result<(), StoreError>;
}
