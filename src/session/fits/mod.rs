//! Whether what a save holds fits its level. Whoever views, tells or plays a game indexes without looking; so every number that comes from a
//! file is looked at here first, once.
//!
//! Nothing is listed by hand that a new field could be missing from: a walk goes through the value as it would be written, and knows an
//! identity by its type ([`kinds`]). What is left are lists that stand beside lists of the level ([`lists`]).

mod kinds;
mod lists;
mod walk;

use serde::Serialize;
use serde_json::error::Category;

use super::{Entry, Replay, SqliteStore, StoreError};
use crate::rules::state::Game;
use crate::rules::{Recorded, Scenario};

/// Whether a state is one of a game of this level.
///
/// # Errors
/// What does not fit, as a part of a sentence.
pub(super) fn state(scenario: &Scenario, game: &Game) -> Result<(), String> {
    if let Some(why) = lists::fault(scenario, game) {
        return Err(why);
    }
    walk(&kinds::Bounds::of(scenario, Some(game)), game)?;
    lists::clauses(game).map_or(Ok(()), Err)
}

/// Whether events can have led to a state that fits.
///
/// # Errors
/// What does not fit, as a part of a sentence.
pub(super) fn events(scenario: &Scenario, after: &Game, events: &[Recorded]) -> Result<(), String> {
    let bounds = kinds::Bounds::of(scenario, Some(after));
    let mut held = events.iter().enumerate();
    let wrong = held.find_map(|(number, recorded)| walk(&bounds, recorded).err().map(|why| format!("number {}: {why}", number + 1)));
    wrong.map_or(Ok(()), Err)
}

/// Whether every line of a log can have been given in a game of this level.
///
/// # Errors
/// The first that cannot, as a sentence without its end.
pub(super) fn log(scenario: &Scenario, entries: &[Entry]) -> Result<(), String> {
    let bounds = kinds::Bounds::of(scenario, None);
    let mut held = entries.iter().enumerate();
    let wrong = held.find_map(|(number, entry)| walk(&bounds, entry).err().map(|why| (number + 1, why)));
    wrong.map_or(Ok(()), |(number, why)| Err(format!("line {number} of the log does not fit the level: {why}")))
}

impl Replay {
    /// The log of the save that this was read from.
    ///
    /// # Errors
    /// A line is missing, cannot be read, or names what the level has not.
    pub fn entries(&self, store: &SqliteStore) -> Result<Vec<Entry>, StoreError> {
        let entries = store.entries()?;
        log(&self.scenario, &entries).map_err(StoreError::damaged)?;
        Ok(entries)
    }
}

/// What is wrong with a text that should be data, in words, and where; short, whatever a stranger wrote into it.
pub(super) fn in_words(error: &serde_json::Error) -> String {
    let what = match error.classify() {
        Category::Data => "a value there is of another kind than this program writes",
        Category::Syntax => "the text is no data there",
        Category::Eof => "the text ends too early",
        Category::Io => "the text cannot be read there",
    };
    // What the reader of data says itself is for whoever mends the file.
    let said: String = error.to_string().chars().take(160).collect();
    format!("at its character {}: {what} ({said})", error.column())
}

fn walk<T: Serialize>(bounds: &kinds::Bounds, value: &T) -> Result<(), String> {
    value.serialize(&mut walk::Walk::new(bounds)).map_err(|misfit| misfit.0)
}
