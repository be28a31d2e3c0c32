//! Where a session's steps are kept.

use serde::{Deserialize, Serialize};

use super::{Controller, Entry, RULES_VERSION, SaveFault, Sitting, TurnRecord};
use crate::rules::state::Game;
use crate::rules::{Recorded, Scenario};

/// What a save says of itself before its log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(expecting = "what a save says of itself")]
pub struct Header {
    /// The rules it was played under.
    pub rules_version: u32,
    /// The level's short name.
    pub level: String,
    /// The level's title.
    pub title: String,
    /// The level's files: name and text, the level itself first.
    #[serde(deserialize_with = "few_files")]
    pub files: Vec<(String, String)>,
    /// The seed.
    pub seed: u64,
    /// Who played each seat at the start.
    pub controllers: Vec<Controller>,
}

impl Header {
    /// The header of a game that starts now. `files` are the level's, as [`Report::files`](crate::level::Report::files) holds them.
    pub fn new(scenario: &Scenario, files: &[crate::level::SourceFile], seed: u64, controllers: &[Controller]) -> Self {
        Self {
            rules_version: RULES_VERSION,
            level: scenario.slug.clone(),
            title: scenario.text.title.clone(),
            files: files.iter().map(|file| (file.name.clone(), file.text.clone())).collect(),
            seed,
            controllers: controllers.to_vec(),
        }
    }
}

/// A level and what it extends are a few files: a save that lists thousands of empty ones is none of ours, and would take much memory.
fn few_files<'de, D: serde::Deserializer<'de>>(source: D) -> Result<Vec<(String, String)>, D::Error> {
    struct Few;
    impl<'de> serde::de::Visitor<'de> for Few {
        type Value = Vec<(String, String)>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "a list of at most {MAX_FILES} files")
        }

        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut files = Vec::new();
            while let Some(file) = list.next_element()? {
                files.push(file);
                if files.len() > MAX_FILES {
                    return Err(serde::de::Error::invalid_length(files.len(), &self));
                }
            }
            Ok(files)
        }
    }
    source.deserialize_seq(Few)
}

/// The most files of a level in a save.
const MAX_FILES: usize = 64;

/// Why something could not be stored or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreError {
    /// What kind of trouble it is.
    pub fault: SaveFault,
    /// It in a sentence, with what it is about.
    pub text: String,
}

impl StoreError {
    /// Trouble of some kind, in a sentence.
    pub fn new(fault: SaveFault, text: impl Into<String>) -> Self {
        Self { fault, text: text.into() }
    }

    /// A save that is not whole, in a sentence.
    pub fn damaged(text: impl Into<String>) -> Self {
        Self::new(SaveFault::Damaged, text)
    }
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for StoreError {}

/// A line of the log, to be kept.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Its number, from 0.
    pub number: u64,
    /// The turn in which it was given.
    pub turn: u16,
    /// What it says.
    pub entry: &'a Entry,
    /// The turn that it finished, if it did.
    pub finished: Option<&'a TurnRecord>,
}

/// What a game began with, to be kept with its first lines.
#[derive(Clone, Copy, Debug)]
pub struct GameOpening<'a> {
    /// The state at the start of the first turn.
    pub state: &'a Game,
    /// The first turn's news.
    pub events: &'a [Recorded],
}

/// Keeps a session's steps. A browser keeps them elsewhere than a computer does.
pub trait Store: Send {
    /// Keeps lines of the log, with the turns that they finished and how people sit: all together or not at all. On return they are safe.
    ///
    /// # Errors
    /// They are not kept.
    fn append(&mut self, opening: Option<GameOpening<'_>>, lines: &[Line<'_>], sitting: &Sitting) -> Result<(), StoreError>;

    /// Keeps how people sit, when no step was made.
    ///
    /// # Errors
    /// It is not kept.
    fn sit(&mut self, sitting: &Sitting) -> Result<(), StoreError>;

    /// Copies all that it keeps into a new file, which appears whole or not at all, with this about how people sit. `None` if it keeps nothing
    /// that could be copied.
    fn copy_to(&self, _path: &std::path::Path, _sitting: &Sitting) -> Option<Result<(), StoreError>> {
        None
    }
}
