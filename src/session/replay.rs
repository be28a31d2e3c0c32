//! A game to look back at, turn by turn: from a session or a save, each viewer with what it may know.
//!
//! States and events are those that were kept, not computed again: so a save made under other rules reads as it was played.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Header, Session, TurnRecord};
use crate::rules::state::Game;
use crate::rules::state::view::{View, Viewer, events_for, is_private};
use crate::rules::{Recorded, Scenario};

/// A game to look back at. It never changes.
///
/// While the game runs each viewer sees its own view. Once the level is over, or the White Cell has opened the record, all see all, but for the
/// White Cell's reasons, which stay its own.
#[derive(Clone, Debug)]
pub struct Replay {
    pub(super) header: Header,
    pub(super) scenario: Arc<Scenario>,
    pub(super) opening: Vec<Recorded>,
    pub(super) turns: Vec<Arc<TurnRecord>>,
    /// The start of the turn that has not been resolved, or the end.
    pub(super) latest: Arc<Game>,
    pub(super) open: bool,
    /// What a reader should know of how the save was read, in sentences.
    pub(super) remarks: Vec<String>,
    /// Turns whose story is damaged in the save; 0 is the opening.
    pub(super) damaged: BTreeSet<u16>,
}

impl Replay {
    /// A running game, as it stands.
    pub fn of(session: &Session) -> Self {
        Self {
            header: session.header(),
            scenario: session.scenario.clone(),
            opening: session.opening.clone(),
            turns: session.turns.clone(),
            latest: session.turn_start.kept(),
            open: session.is_open(),
            remarks: Vec::new(),
            damaged: BTreeSet::new(),
        }
    }

    /// What the save says of itself.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// What a reader should know of how the save was read, in sentences: nothing, for a save of these rules.
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }

    /// The level as `viewer` may know it.
    pub fn scenario(&self, viewer: Viewer) -> Scenario {
        self.scenario.known_to(self.eyes(viewer))
    }

    /// How many turns were resolved. Views exist for one more: the turn that was going on, or the end.
    pub fn turns(&self) -> u16 {
        self.turns.len() as u16
    }

    /// Whether all see all: the level is over, or the White Cell has opened the record.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Whether what happened in a turn can be told; 0 is the opening. In a turn that is damaged in the save nothing is known to have happened,
    /// and where its end would be shown, that of the turn before it stands.
    pub fn is_whole(&self, turn: u16) -> bool {
        !self.damaged.contains(&turn)
    }

    /// The game at the start of a turn, counted from 1, as `viewer` may know it; one past the last resolved turn is the end, or the turn
    /// that was going on. `None` if it was not reached.
    pub fn view(&self, turn: u16, viewer: Viewer) -> Option<View> {
        let number = usize::from(turn.checked_sub(1)?);
        let state = match self.turns.get(number) {
            Some(record) => &record.start,
            None if number == self.turns.len() => &self.latest,
            None => return None,
        };
        Some(View::of(&self.scenario, state, self.eyes(viewer)))
    }

    /// What happened in a turn, from its resolution to the next turn's news, as `viewer` may know it. Turn 0 is the first turn's news.
    pub fn events(&self, turn: u16, viewer: Viewer) -> Vec<Recorded> {
        let told = match turn.checked_sub(1) {
            None => events_for(&self.opening, self.eyes(viewer)),
            Some(number) => self.turns.get(usize::from(number)).map_or_else(Vec::new, |record| events_for(&record.events, self.eyes(viewer))),
        };
        told.into_iter().filter(|recorded| viewer == Viewer::WhiteCell || !is_private(&recorded.event)).collect()
    }

    /// Whose eyes `viewer` looks through.
    fn eyes(&self, viewer: Viewer) -> Viewer {
        if self.open { Viewer::WhiteCell } else { viewer }
    }
}
