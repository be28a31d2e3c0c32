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

pub(super) use walk::Misfit;

/// An event that does not fit.
#[derive(Clone, Debug, thiserror::Error)]
#[error("number {number}: {why}")]
pub(super) struct EventMisfit {
    /// Which of those that led to a state, from 1.
    number: usize,
    why: Misfit,
}

/// A line of a log that does not fit.
#[derive(Clone, Debug, thiserror::Error)]
#[error("line {number} of the log does not fit the level: {why}")]
pub(super) struct LineMisfit {
    /// Which, from 1.
    number: usize,
    why: Misfit,
}

/// A text that should be data: where it is none, and how; short, whatever a stranger wrote into it.
#[derive(Clone, Debug, thiserror::Error)]
#[error("at its character {column}: {what} ({said})")]
pub(super) struct NoData {
    column: usize,
    what: &'static str,
    said: String,
}

/// Whether a state is one of a game of this level.
///
/// # Errors
/// What does not fit, as a part of a sentence.
pub(super) fn state(scenario: &Scenario, game: &Game) -> Result<(), Misfit> {
    if let Some(why) = lists::fault(scenario, game) {
        return Err(Misfit(why));
    }
    walk(&kinds::Bounds::of(scenario, Some(game)), game)?;
    lists::clauses(game).map_or(Ok(()), |why| Err(Misfit(why)))
}

/// Whether events can have led to a state that fits.
///
/// # Errors
/// What does not fit, as a part of a sentence.
pub(super) fn events(scenario: &Scenario, after: &Game, events: &[Recorded]) -> Result<(), EventMisfit> {
    let bounds = kinds::Bounds::of(scenario, Some(after));
    let mut held = events.iter().enumerate();
    let wrong = held.find_map(|(number, recorded)| walk(&bounds, recorded).err().map(|why| EventMisfit { number: number + 1, why }));
    wrong.map_or(Ok(()), Err)
}

/// Whether every line of a log can have been given in a game of this level.
///
/// # Errors
/// The first that cannot, as a sentence without its end.
pub(super) fn log(scenario: &Scenario, entries: &[Entry]) -> Result<(), LineMisfit> {
    let bounds = kinds::Bounds::of(scenario, None);
    let mut held = entries.iter().enumerate();
    let wrong = held.find_map(|(number, entry)| walk(&bounds, entry).err().map(|why| LineMisfit { number: number + 1, why }));
    wrong.map_or(Ok(()), Err)
}

impl Replay {
    /// The log of the save that this was read from.
    ///
    /// # Errors
    /// A line is missing, cannot be read, or names what the level has not.
    pub fn entries(&self, store: &SqliteStore) -> Result<Vec<Entry>, StoreError> {
        let entries = store.entries()?;
        log(&self.scenario, &entries).map_err(|why| StoreError::damaged(why.to_string()))?;
        Ok(entries)
    }
}

/// What is wrong with a text that should be data, and where.
pub(super) fn no_data(error: &serde_json::Error) -> NoData {
    let what = match error.classify() {
        Category::Data => "a value there is of another kind than this program writes",
        Category::Syntax => "the text is no data there",
        Category::Eof => "the text ends too early",
        Category::Io => "the text cannot be read there",
    };
    // What the reader of data says itself is for whoever mends the file.
    let said: String = error.to_string().chars().take(160).collect();
    NoData { column: error.column(), what, said }
}

fn walk<T: Serialize>(bounds: &kinds::Bounds, value: &T) -> Result<(), Misfit> {
    value.serialize(&mut walk::Walk::new(bounds))
}
