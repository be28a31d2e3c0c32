//! Running games: seats, sealed orders, computers, the log, saves, replay and branches.
//!
//! The log is the game: a level, a seed and a list of commands give every state. An accepted command is in the store before it is
//! acknowledged.

mod link;
mod store;
#[cfg(feature = "store")]
mod sqlite;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use link::{ClientMessage, Link, Local, ServerMessage};
#[cfg(feature = "store")]
pub use sqlite::{SavedGame, SqliteStore, list_saves};
pub use store::{Header, Store, StoreError};

use crate::ai::{self, Skill};
use crate::catalog::NationId;
use crate::rules::ids::{ProposalId, SeatId};
use crate::rules::state::{Game, Phase};
use crate::rules::view::{View, Viewer, events_for};
use crate::rules::{Actor, Command, Recorded, Refusal, Scenario, turn};

/// The version of the rules: a save made under another opens to read, and is not played on.
pub const RULES_VERSION: u32 = 1;

/// Who plays a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Controller {
    /// A person.
    Person,
    /// A computer of this skill.
    Computer(Skill),
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entry {
    /// A command that was accepted.
    Command {
        /// Who gave it.
        actor: Actor,
        /// What.
        command: Command,
    },
    /// A seat passed to somebody else.
    Handed {
        /// Which.
        seat: SeatId,
        /// To whom.
        to: Controller,
    },
    /// The White Cell took the game back to the start of a turn.
    Rewound {
        /// Which turn.
        turn: u16,
        /// Why.
        reason: String,
    },
}

/// A turn that was resolved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnRecord {
    /// Which.
    pub turn: u16,
    /// The state at its start, news included.
    pub start: Game,
    /// What happened from its resolution to the next turn's news.
    pub events: Vec<Recorded>,
    /// SHA-256 of the state after it, in hexadecimal.
    pub hash: String,
}

/// Why a session refused something.
#[derive(Debug)]
pub enum SessionError {
    /// The rules refused it.
    Refused(Refusal),
    /// It could not be stored, and so did not happen.
    Store(StoreError),
    /// It belongs to the end of the game or the White Cell.
    NotNow(&'static str),
    /// A save was made under other rules, or does not replay.
    Mismatch(String),
}

impl std::fmt::Display for SessionError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(refusal) => write!(f, "{refusal}"),
            Self::Store(error) => write!(f, "the save file could not be written, so nothing has changed: {error}"),
            Self::NotNow(reason) => f.write_str(reason),
            Self::Mismatch(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for SessionError {}

impl From<Refusal> for SessionError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// A running game.
pub struct Session {
    scenario: Arc<Scenario>,
    game: Game,
    seed: u64,
    controllers: Vec<Controller>,
    entries: Vec<Entry>,
    turns: Vec<TurnRecord>,
    turn_start: Game,
    opening: Vec<Recorded>,
    store: Option<Box<dyn Store>>,
}

/// SHA-256 of a state, in hexadecimal: the same on every machine.
pub fn state_hash(game: &Game) -> String {
    // Writing plain data to memory does not fail; an empty text would show as a mismatch.
    let bytes = serde_json::to_vec(game).unwrap_or_default();
    Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Session {
    /// Starts a game. With a store, every step is kept there.
    pub fn new(scenario: Arc<Scenario>, seed: u64, controllers: Vec<Controller>, store: Option<Box<dyn Store>>) -> Self {
        let mut opening = Vec::new();
        let game = Game::start(&scenario, seed, &mut opening);
        let mut controllers = controllers;
        controllers.resize(scenario.seats.len(), Controller::Computer(Skill::Standard));
        let turn_start = game.clone();
        Self { scenario, game, seed, controllers, entries: Vec::new(), turns: Vec::new(), turn_start, opening, store }
    }

    /// Plays a log again.
    ///
    /// # Errors
    /// A command is refused that was accepted once: the log or the rules have changed.
    pub fn replay(scenario: Arc<Scenario>, seed: u64, controllers: Vec<Controller>, entries: &[Entry]) -> Result<Self, SessionError> {
        let mut session = Self::new(scenario, seed, controllers, None);
        for (number, entry) in entries.iter().enumerate() {
            session.apply(entry).map_err(|error| {
                SessionError::Mismatch(format!("line {} of the log cannot be played under these rules: {error}", number + 1))
            })?;
        }
        Ok(session)
    }

    /// Keeps further steps in a store.
    pub fn attach(&mut self, store: Box<dyn Store>) {
        self.store = Some(store);
    }

    /// What never changes.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// The whole state: for the White Cell, tests and debriefs.
    pub fn game(&self) -> &Game {
        &self.game
    }

    /// The seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Who plays each seat now.
    pub fn controllers(&self) -> &[Controller] {
        &self.controllers
    }

    /// The log.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Resolved turns.
    pub fn turns(&self) -> &[TurnRecord] {
        &self.turns
    }

    /// Whether the level is over.
    pub fn is_over(&self) -> bool {
        self.game.phase == Phase::Over
    }

    /// The game as somebody may know it.
    pub fn view(&self, viewer: Viewer) -> View {
        View::of(&self.scenario, &self.game, viewer)
    }

    /// The state at the start of a turn as somebody may know it; `None` if it was not reached.
    pub fn view_at(&self, turn: u16, viewer: Viewer) -> Option<View> {
        let record = self.turns.iter().find(|record| record.turn == turn);
        let start = record.map(|record| &record.start).or_else(|| (turn == self.game.turn).then_some(&self.turn_start))?;
        Some(View::of(&self.scenario, start, viewer))
    }

    /// What happened in a turn, as somebody may know it; turn 0 is the opening news.
    pub fn events(&self, turn: u16, viewer: Viewer) -> Vec<Recorded> {
        if turn == 0 {
            return events_for(&self.opening, viewer);
        }
        self.turns.iter().find(|record| record.turn == turn).map_or_else(Vec::new, |record| events_for(&record.events, viewer))
    }

    /// Carries out a command of a person, lets computers answer, and resolves the turn when every seat has sealed.
    ///
    /// # Errors
    /// The rules refuse it, or it cannot be stored: then nothing has changed.
    pub fn submit(&mut self, actor: Actor, command: Command) -> Result<(), SessionError> {
        if actor == Actor::Session {
            return Err(SessionError::NotNow("only the session itself resolves a turn"));
        }
        self.step(Entry::Command { actor, command })?;
        self.computers_answer()?;
        self.advance()
    }

    /// Passes a seat to a person or a computer.
    ///
    /// # Errors
    /// There is no such seat, or it cannot be stored.
    pub fn hand_over(&mut self, seat: SeatId, to: Controller) -> Result<(), SessionError> {
        if seat.index() >= self.controllers.len() {
            return Err(Refusal::NoSuch { what: crate::rules::error::What::Seat }.into());
        }
        self.step(Entry::Handed { seat, to })?;
        self.advance()
    }

    /// Takes the game back to the start of a turn.
    ///
    /// # Errors
    /// The turn was not reached, no reason is given, or it cannot be stored.
    pub fn rewind(&mut self, turn: u16, reason: &str) -> Result<(), SessionError> {
        if reason.trim().is_empty() {
            return Err(Refusal::NeedsReason.into());
        }
        if !self.turns.iter().any(|record| record.turn == turn) {
            return Err(Refusal::NoSuch { what: crate::rules::error::What::Turn }.into());
        }
        self.step(Entry::Rewound { turn, reason: reason.to_owned() })
    }

    /// The log up to the start of a turn, from which another game can go its own way.
    ///
    /// # Errors
    /// The game is not over: during it only the White Cell branches.
    pub fn branch(&self, turn: u16, by_white_cell: bool) -> Result<Self, SessionError> {
        if !self.is_over() && !by_white_cell {
            return Err(SessionError::NotNow("a branch would show what would have happened: wait for the end, or ask the White Cell"));
        }
        let mut branch = Self::new(self.scenario.clone(), self.seed, self.controllers.clone(), None);
        for entry in &self.entries {
            if branch.game.turn >= turn || branch.is_over() {
                break;
            }
            branch.apply(entry)?;
        }
        Ok(branch)
    }

    /// Lets computers play while no person has anything to do: at the start, and after each turn.
    ///
    /// # Errors
    /// A step cannot be stored.
    pub fn advance(&mut self) -> Result<(), SessionError> {
        loop {
            if self.is_over() {
                return Ok(());
            }
            self.computers_bargain()?;
            let waits = |(index, controller): (usize, &Controller)| *controller == Controller::Person && !self.game.seats[index].sealed;
            if self.controllers.iter().enumerate().any(waits) {
                return Ok(());
            }
            self.computers_order()?;
            self.step(Entry::Command { actor: Actor::Session, command: Command::Resolve })?;
        }
    }

    /// Applies an entry: on a copy first, then the store, then for good.
    fn step(&mut self, entry: Entry) -> Result<(), SessionError> {
        let resolves = matches!(&entry, Entry::Command { command: Command::Resolve, .. });
        match (&entry, self.store.is_some()) {
            (Entry::Command { actor, command }, true) => {
                let before = self.game.clone();
                let mut events = Vec::new();
                turn::command(&self.scenario, &mut self.game, &mut events, *actor, command)?;
                let finished = resolves.then(|| self.record(&before, events));
                if let Some(store) = self.store.as_mut()
                    && let Err(error) = store.append(self.entries.len() as u64, &entry, before.turn, finished.as_ref())
                {
                    self.game = before;
                    return Err(SessionError::Store(error));
                }
                if let Some(record) = finished {
                    self.turns.push(record);
                    self.turn_start = self.game.clone();
                }
                self.entries.push(entry);
                Ok(())
            }
            (_, true) => {
                let turn = self.game.turn;
                if let Some(store) = self.store.as_mut() {
                    store.append(self.entries.len() as u64, &entry, turn, None).map_err(SessionError::Store)?;
                }
                self.apply(&entry)
            }
            (_, false) => self.apply(&entry),
        }
    }

    fn record(&self, before: &Game, events: Vec<Recorded>) -> TurnRecord {
        TurnRecord { turn: before.turn, start: self.turn_start.clone(), events, hash: state_hash(&self.game) }
    }

    /// Applies an entry of the log.
    fn apply(&mut self, entry: &Entry) -> Result<(), SessionError> {
        match entry {
            Entry::Command { actor, command } => {
                let before_turn = self.game.turn;
                let mut events = Vec::new();
                turn::command(&self.scenario, &mut self.game, &mut events, *actor, command)?;
                if matches!(command, Command::Resolve) {
                    let hash = state_hash(&self.game);
                    self.turns.push(TurnRecord { turn: before_turn, start: self.turn_start.clone(), events, hash });
                    self.turn_start = self.game.clone();
                }
            }
            Entry::Handed { seat, to } => {
                if let Some(controller) = self.controllers.get_mut(seat.index()) {
                    *controller = *to;
                }
            }
            Entry::Rewound { turn, .. } => {
                if let Some(at) = self.turns.iter().position(|record| record.turn == *turn) {
                    self.game = self.turns[at].start.clone();
                    self.turn_start = self.game.clone();
                    self.turns.truncate(at);
                }
            }
        }
        self.entries.push(entry.clone());
        Ok(())
    }

    /// Who answers for a nation: a computer's seat or a desk; `None` when a person does.
    fn computer_for(&self, nation: NationId) -> Option<(Actor, Viewer)> {
        match self.game.seat_of(&self.scenario, nation) {
            None => Some((Actor::Desk(nation), Viewer::Desk(nation))),
            Some(seat) => match self.controllers[seat.index()] {
                Controller::Computer(_) => Some((Actor::Seat(seat), Viewer::Seat(seat))),
                Controller::Person => None,
            },
        }
    }

    fn computers_answer(&mut self) -> Result<(), SessionError> {
        if self.is_over() {
            return Ok(());
        }
        let open: Vec<(ProposalId, NationId)> = self
            .game
            .proposals
            .iter()
            .filter(|(_, proposal)| proposal.open)
            .flat_map(|(&id, proposal)| {
                let waiting = proposal.to.iter().zip(&proposal.answers).filter(|(_, answer)| answer.is_none());
                waiting.map(move |(&nation, _)| (id, nation)).collect::<Vec<_>>()
            })
            .collect();
        for (id, nation) in open {
            let Some((actor, viewer)) = self.computer_for(nation) else { continue };
            let view = self.view(viewer);
            if let Some(answer) = ai::answer(&self.scenario, &view, nation, id, self.seed) {
                // An earlier answer may have closed the offer.
                let entry = Entry::Command { actor, command: Command::Answer { nation, proposal: id, answer } };
                match self.step(entry) {
                    Ok(()) | Err(SessionError::Refused(Refusal::NotOnOffer)) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }

    fn computers_bargain(&mut self) -> Result<(), SessionError> {
        for (index, controller) in self.controllers.clone().into_iter().enumerate() {
            let Controller::Computer(skill) = controller else { continue };
            let seat = SeatId(index as u8);
            let view = self.view(Viewer::Seat(seat));
            for command in ai::offers(&self.scenario, &view, seat, skill, self.seed) {
                // What a computer wants and the rules refuse is dropped: it is no more than a person could do.
                match self.step(Entry::Command { actor: Actor::Seat(seat), command }) {
                    Ok(()) | Err(SessionError::Refused(_)) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        self.computers_answer()
    }

    fn computers_order(&mut self) -> Result<(), SessionError> {
        for (index, controller) in self.controllers.clone().into_iter().enumerate() {
            let Controller::Computer(skill) = controller else { continue };
            if self.game.seats[index].sealed {
                continue;
            }
            let seat = SeatId(index as u8);
            let view = self.view(Viewer::Seat(seat));
            for command in ai::turn(&self.scenario, &view, seat, skill, self.seed) {
                match self.step(Entry::Command { actor: Actor::Seat(seat), command }) {
                    Ok(()) | Err(SessionError::Refused(_)) => {}
                    Err(error) => return Err(error),
                }
            }
            self.step(Entry::Command { actor: Actor::Seat(seat), command: Command::Seal })?;
        }
        Ok(())
    }
}
