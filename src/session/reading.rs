//! Reading what a save tells: states and events, of other rules too. What is damaged is left out and named; the rest is told.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use super::fits::{EventMisfit, Misfit, NoData};
use super::log::text_hash;
use super::sqlite::SAVE_FORMAT;
use super::sqlite::rows::{RowTextFault, StateRow};
use super::{Header, RULES_VERSION, fits};
use crate::rules::Recorded;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;

/// Whether a line of the log opens the record.
///
/// # Errors
/// It is no data.
pub(super) fn is_opened(line: &str) -> Result<bool, NoData> {
    let value: Value = serde_json::from_str(line).map_err(|error| fits::no_data(&error))?;
    Ok(value == "Opened")
}

/// What of a save cannot be used.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{part}: {why}")]
struct StoryDamage {
    part: &'static str,
    why: StoryFault,
}

/// Why a state or events cannot be used.
#[derive(Clone, Debug, thiserror::Error)]
enum StoryFault {
    /// The state's text cannot be had.
    #[error("it {0}")]
    State(RowTextFault),
    /// The state is another.
    #[error("it is not what was written")]
    Changed,
    /// A text is no data.
    #[error(transparent)]
    NoData(#[from] NoData),
    /// The state belongs to no game of the level.
    #[error("it does not fit the level: {0}")]
    StateMisfit(#[from] Misfit),
    /// The events' text cannot be had.
    #[error("their text {0}")]
    Events(RowTextFault),
    /// The events belong to no game of the level.
    #[error("they do not fit the level: {0}")]
    EventMisfit(#[from] EventMisfit),
}

/// What of a save is not what was written.
#[derive(Default)]
pub(super) struct Damage {
    /// Of what it says of itself.
    pub header: Option<String>,
    /// Of lines of its log, each in a sentence without its end.
    pub lines: Vec<String>,
    /// By turn, why its story cannot be told; 0 is the opening.
    pub turns: BTreeMap<u16, String>,
    /// Turns whose end is not known either: that of the one before stands there.
    ends: BTreeSet<u16>,
    /// Whether the opening was damaged and made anew from the level.
    anew: bool,
}

/// The most damaged lines of a log that are named.
const MAX_LINES_NAMED: usize = 5;

impl Damage {
    /// Only this about what the save says of itself, so far.
    pub fn with(header: Option<String>) -> Self {
        Self { header, ..Self::default() }
    }

    /// Forgets what was wrong with later turns: they were taken back.
    pub fn keep_until(&mut self, turn: usize) {
        self.turns.retain(|&at, _| usize::from(at) <= turn);
        self.ends.retain(|&at| usize::from(at) <= turn);
    }

    /// It in sentences, for a save of so many turns.
    pub fn remarks(&self, turns: usize) -> Vec<String> {
        let mut remarks = Vec::new();
        if let Some(what) = &self.header {
            remarks.push(format!("This save is damaged: {what}. Names, places and numbers of its level may be wrong, and it cannot be played on."));
        }
        if self.anew {
            remarks.push("The opening of this save is damaged; the level alone says the same, and it is told from there.".to_owned());
        }
        for (&turn, why) in &self.turns {
            let what = if turn == 0 { "The opening".to_owned() } else { format!("Turn {turn}") };
            let end = match (self.ends.contains(&turn), usize::from(turn) == turns) {
                (false, _) => "",
                (true, false) => " Where its end would be shown, what was known before it stands.",
                (true, true) => " It is the latest: how things stand after it is not known, and what was known before it is shown.",
            };
            remarks.push(format!("{what} of this save is damaged: its story is left out ({why}).{end}"));
        }
        if let Some(first) = self.lines.first() {
            let more = match self.lines.len() - 1 {
                0 => String::new(),
                more if more < MAX_LINES_NAMED => format!("; {}", self.lines[1..].join("; ")),
                more => format!(", and {more} more lines are damaged"),
            };
            remarks.push(format!(
                "The log of this save is damaged: {first}{more}. The orders are left out; whether the White Cell took turns back or opened the \
                 record there is not known."
            ));
        }
        remarks
    }
}

/// Reads states and events, of other rules too.
pub(super) struct StateReader<'a> {
    pub scenario: &'a Scenario,
    /// The first state under these rules: what a state of other rules lacks is taken from it.
    pub template: Option<Value>,
    /// Whether the save is of other rules or of a newer format.
    pub strange: bool,
    /// Events of kinds that this program does not know.
    pub left_out: usize,
}

impl StateReader<'_> {
    /// What the game began with, and its first news. Where that is damaged or nothing has been done yet, the level says what it begins with.
    pub fn opening(&mut self, row: Option<StateRow>, header: &Header, damage: &mut Damage) -> (Arc<Game>, Vec<Recorded>) {
        let mut events = Vec::new();
        let computed = Game::start(self.scenario, header.seed, &mut events).kept();
        let Some(row) = row else { return (computed, events) };
        let row = StateRow { turn: 0, ..row };
        let state = self.state(&row).map(Arc::new);
        let told = state.as_ref().map_err(Clone::clone).and_then(|state| self.events(&row, state));
        match (state, told) {
            (Ok(state), Ok(told)) => (state, told),
            // Under the same rules the level says it again, if it is the same level.
            (Ok(state), Err(_)) if !self.strange && state == computed && damage.header.is_none() => {
                damage.anew = true;
                (computed, events)
            }
            (Err(_), _) if !self.strange && super::state_hash(&computed) == row.hash && damage.header.is_none() => {
                damage.anew = true;
                (computed, events)
            }
            (Ok(state), Err(why)) => {
                damage.turns.insert(0, why.to_string());
                (state, Vec::new())
            }
            (Err(why), _) => {
                damage.turns.insert(0, why.to_string());
                damage.ends.insert(0);
                (computed, Vec::new())
            }
        }
    }

    /// A turn after the states so far: its start, its end and what happened. What is damaged has the last whole state for its end.
    pub fn turn(&mut self, row: &StateRow, starts: &[Arc<Game>], damage: &mut Damage) -> (Arc<Game>, Arc<Game>, Vec<Recorded>) {
        let start = starts[starts.len() - 1].clone();
        let after = match self.state(row) {
            Ok(state) => Arc::new(state),
            Err(why) => {
                damage.turns.insert(row.turn, why.to_string());
                damage.ends.insert(row.turn);
                return (start.clone(), start, Vec::new());
            }
        };
        let events = self.events(row, &after).unwrap_or_else(|why| {
            damage.turns.insert(row.turn, why.to_string());
            Vec::new()
        });
        // What stands in for the end of a damaged turn may lack what this one speaks of.
        let stands_in = damage.ends.contains(&(row.turn - 1));
        let start = if stands_in && fits::events(self.scenario, &start, &events).is_err() { after.clone() } else { start };
        (start, after, events)
    }

    fn state(&self, row: &StateRow) -> Result<Game, StoryDamage> {
        let part = if row.turn == 0 { "its state" } else { "the state after it" };
        self.whole_state(row).map_err(|why| StoryDamage { part, why })
    }

    fn whole_state(&self, row: &StateRow) -> Result<Game, StoryFault> {
        let state = row.state.as_ref().map_err(|what| StoryFault::State(*what))?;
        if text_hash(state.as_bytes()) != row.hash {
            return Err(StoryFault::Changed);
        }
        let game: Game = match &self.template {
            None => serde_json::from_str(state).map_err(|error| fits::no_data(&error))?,
            Some(template) => {
                let mut value: Value = serde_json::from_str(state).map_err(|error| fits::no_data(&error))?;
                complete(&mut value, template);
                serde_json::from_value(value).map_err(|error| fits::no_data(&error))?
            }
        };
        fits::state(self.scenario, &game)?;
        Ok(game)
    }

    /// The events that led to a state, which has been read.
    fn events(&mut self, row: &StateRow, after: &Game) -> Result<Vec<Recorded>, StoryDamage> {
        self.whole_events(row, after).map_err(|why| StoryDamage { part: "its events", why })
    }

    fn whole_events(&mut self, row: &StateRow, after: &Game) -> Result<Vec<Recorded>, StoryFault> {
        let fit = |events: &[Recorded]| fits::events(self.scenario, after, events);
        let text = row.events.as_ref().map_err(|what| StoryFault::Events(*what))?;
        if !self.strange {
            let events: Vec<Recorded> = serde_json::from_str(text).map_err(|error| fits::no_data(&error))?;
            fit(&events)?;
            return Ok(events);
        }
        let values: Vec<Value> = serde_json::from_str(text).map_err(|error| fits::no_data(&error))?;
        let all = values.len();
        let read = values.into_iter().filter_map(|value| serde_json::from_value::<Recorded>(value).ok());
        let known: Vec<Recorded> = read.filter(|recorded| fit(std::slice::from_ref(recorded)).is_ok()).collect();
        self.left_out += all - known.len();
        Ok(known)
    }

    /// What is strange about the save, in sentences.
    pub fn remarks(&self, header: &Header, format: i32) -> Vec<String> {
        let mut remarks = Vec::new();
        if header.rules_version != RULES_VERSION {
            remarks.push(format!(
                "Played under rules {}; this program has rules {RULES_VERSION}. It can be read, but not played on.",
                header.rules_version
            ));
        }
        if format != SAVE_FORMAT {
            let age = if format > SAVE_FORMAT { "a newer" } else { "an older" };
            remarks.push(format!("Made by {age} program (format {format}). It can be read, but not played on."));
        }
        if self.left_out > 0 {
            remarks.push(format!("{} events are of kinds that this program does not know, and are left out.", self.left_out));
        }
        remarks
    }
}

/// Puts into `value` the fields that it lacks and `template` has. In maps, whose keys are numbers, and in lists nothing is added, but
/// what is there is completed.
fn complete(value: &mut Value, template: &Value) {
    match (value, template) {
        (Value::Object(fields), Value::Object(known)) => {
            let is_map = known.keys().all(|key| key.starts_with(|c: char| c.is_ascii_digit()));
            if is_map {
                let Some(example) = known.values().next() else { return };
                fields.values_mut().for_each(|field| complete(field, example));
                return;
            }
            // One capital name is a choice among kinds, not a field.
            let is_choice = known.len() == 1 && known.keys().all(|key| key.starts_with(|c: char| c.is_ascii_uppercase()));
            for (name, example) in known {
                match fields.get_mut(name) {
                    None if is_choice => {}
                    Some(field) => complete(field, example),
                    None => {
                        fields.insert(name.clone(), example.clone());
                    }
                }
            }
        }
        (Value::Array(items), Value::Array(known)) => {
            for (index, item) in items.iter_mut().enumerate() {
                if let Some(example) = known.get(index).or_else(|| known.first()) {
                    complete(item, example);
                }
            }
        }
        _ => {}
    }
}
