//! Running games: seats, sealed orders, computers, the log, saves, replay and branches.
//!
//! The log is the game: a level, a seed and a list of commands give every state. What a person does, and all that computers do until
//! a person has to decide again, is one step: it is in the store before it is acknowledged, or it did not happen.

pub mod authority;
pub mod client;
mod computers;
mod decisions;
pub mod driver;
mod error;
mod export;
mod fault;
#[cfg(feature = "store")]
mod fits;
#[cfg(feature = "store")]
mod listing;
mod log;
mod orders;
#[cfg(feature = "store")]
mod place;
pub mod protocol;
#[cfg(feature = "store")]
mod reading;
mod replay;
#[cfg(feature = "store")]
mod saves;
mod sitting;
#[cfg(feature = "store")]
mod sqlite;
mod store;
#[cfg(feature = "store")]
mod sums;

use std::sync::Arc;

pub use decisions::{Decided, Retelling};
pub use error::SessionError;
pub use export::{EXPORT_FORMAT, Export, ExportedTurn, LogLine};
pub use fault::SaveFault;
#[cfg(feature = "store")]
pub use listing::{SavedGame, game_to_continue, saves_in, synchronised_by};
pub use log::{Controller, Entry, TurnRecord, state_hash};
use orders::OrderBook;
pub use orders::OrderId;
pub use replay::Replay;
pub use sitting::Sitting;
#[cfg(feature = "store")]
pub use sqlite::rows::Kept;
#[cfg(feature = "store")]
pub use sqlite::{SAVE_FORMAT, SqliteStore};
pub use store::{GameOpening, Header, Line, Store, StoreError};

use crate::ai::Skill;
use crate::rules::event::EventGroup;
use crate::rules::state::view::{View, Viewer, events_for};
use crate::rules::state::{Game, Live, Phase};
use crate::rules::vocab::command::MAX_REASON;
use crate::rules::vocab::ids::SeatId;
use crate::rules::{Actor, Command, Event, Recorded, Refusal, Scenario, turn};

/// The version of the rules: a save made under another opens to read, and is not played on.
pub const RULES_VERSION: u32 = 5;

/// A running game.
pub struct Session {
    scenario: Arc<Scenario>,
    game: Live,
    seed: u64,
    controllers: Vec<Controller>,
    entries: Vec<Entry>,
    /// By line of the log: the turn in which it was given, and the turn that it finished.
    notes: Vec<LineNote>,
    turns: Vec<Arc<TurnRecord>>,
    /// By resolved turn, its start: what a rewind goes on from.
    starts: Vec<Live>,
    turn_start: Live,
    opening: Vec<Recorded>,
    /// What happened in the present turn before it is resolved: offers and answers, what the White Cell told or changed.
    meanwhile: Vec<Recorded>,
    opened: bool,
    orders: OrderBook,
    first_controllers: Vec<Controller>,
    files: Vec<(String, String)>,
    sitting: Sitting,
    store: Option<Box<dyn Store>>,
}

/// What is known of a line of the log beside what it says.
#[derive(Clone)]
struct LineNote {
    turn: u16,
    finished: Option<Arc<TurnRecord>>,
}

/// Whether an event between resolutions is news, and not the book-keeping of a seat's own orders and talk, which the log and the state hold.
fn is_news(event: &Event) -> bool {
    !matches!(event.grouped(), EventGroup::Ordering(_))
}

/// What a session was before a step, to go back to if the step fails.
struct Mark {
    game: Live,
    starts: Vec<Live>,
    turn_start: Live,
    meanwhile: Vec<Recorded>,
    turns: Vec<Arc<TurnRecord>>,
    controllers: Vec<Controller>,
    entries: usize,
    opened: bool,
    orders: OrderBook,
}

impl Session {
    /// Starts a game. With a store, every step is kept there.
    pub fn new(scenario: Arc<Scenario>, seed: u64, controllers: Vec<Controller>, store: Option<Box<dyn Store>>) -> Self {
        let mut opening = Vec::new();
        let game = Game::start(&scenario, seed, &mut opening);
        let mut controllers = controllers;
        controllers.resize(scenario.seats.len(), Controller::Computer(Skill::Standard));
        let orders = OrderBook::new(scenario.seats.len());
        Self {
            scenario,
            seed,
            first_controllers: controllers.clone(),
            controllers,
            entries: Vec::new(),
            notes: Vec::new(),
            turns: Vec::new(),
            starts: Vec::new(),
            turn_start: game.clone(),
            game,
            opening,
            meanwhile: Vec::new(),
            opened: false,
            orders,
            files: Vec::new(),
            sitting: Sitting::default(),
            store,
        }
    }

    /// Plays a log again.
    ///
    /// # Errors
    /// A command is refused that was accepted once: the log or the rules have changed.
    pub fn replay(scenario: Arc<Scenario>, seed: u64, controllers: Vec<Controller>, entries: &[Entry]) -> Result<Self, SessionError> {
        let mut session = Self::new(scenario, seed, controllers, None);
        for (number, entry) in entries.iter().enumerate() {
            session
                .step(entry.clone())
                .map_err(|error| SessionError::Mismatch(format!("line {} of the log cannot be played under these rules: {error}", number + 1)))?;
        }
        Ok(session)
    }

    /// Keeps further steps in a store, which holds those so far.
    pub fn attach(&mut self, store: Box<dyn Store>) {
        self.store = Some(store);
    }

    /// Remembers the level's files, as [`Header::files`] holds them: a game without them cannot be saved.
    pub fn set_files(&mut self, files: Vec<(String, String)>) {
        self.files = files;
    }

    /// What a save of this game says of itself.
    pub fn header(&self) -> Header {
        Header {
            rules_version: RULES_VERSION,
            level: self.scenario.slug.clone(),
            title: self.scenario.text.title.clone(),
            files: self.files.clone(),
            seed: self.seed,
            controllers: self.first_controllers.clone(),
        }
    }

    /// How people sit at this game.
    pub fn sitting(&self) -> Sitting {
        let people = self.scenario.seats.iter().zip(&self.controllers).filter(|(_, controller)| **controller == Controller::Person);
        Sitting {
            people: people.map(|(seat, _)| seat.name.clone()).collect(),
            turns: self.turns.len() as u16,
            over: self.is_over(),
            lines: self.entries.len() as u64,
            ..self.sitting.clone()
        }
    }

    /// Notes how people sit at this game, and keeps it in the store. Who plays, how far the game is and whether it is a copy the session knows
    /// itself.
    ///
    /// # Errors
    /// It cannot be stored: then nothing has changed.
    pub fn set_sitting(&mut self, sitting: Sitting) -> Result<(), SessionError> {
        let (copy, branch) = (self.sitting.copy, self.sitting.branch);
        let before = std::mem::replace(&mut self.sitting, Sitting { copy, branch, ..sitting });
        let now = self.sitting();
        let kept = self.store.as_mut().map_or(Ok(()), |store| store.sit(&now));
        if kept.is_err() {
            self.sitting = before;
        }
        Ok(kept?)
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

    /// Resolved turns, in order; those that were rewound are only in the log.
    pub fn turns(&self) -> &[Arc<TurnRecord>] {
        &self.turns
    }

    /// The first turn's news.
    pub fn opening(&self) -> &[Recorded] {
        &self.opening
    }

    /// Whether the level is over.
    pub fn is_over(&self) -> bool {
        self.game.phase == Phase::Over
    }

    /// Whether everybody may know everything: the level is over, or the White Cell has opened the record.
    pub fn is_open(&self) -> bool {
        self.is_over() || self.opened
    }

    /// The game as somebody may know it.
    pub fn view(&self, viewer: Viewer) -> View {
        View::of(&self.scenario, &self.game, viewer)
    }

    /// The state at the start of a turn as somebody may know it; `None` if it was not reached.
    pub fn view_at(&self, turn: u16, viewer: Viewer) -> Option<View> {
        self.start_of(turn).map(|start| View::of(&self.scenario, start, viewer))
    }

    /// The state at the start of a turn; `None` if it was not reached.
    fn start_of(&self, turn: u16) -> Option<&Live> {
        let at = self.turns.iter().position(|record| record.turn == turn);
        at.and_then(|at| self.starts.get(at)).or_else(|| (turn == self.game.turn && !self.is_over()).then_some(&self.turn_start))
    }

    /// What happened in a turn, as somebody may know it; turn 0 is the opening news. What has happened since the last resolution stands at
    /// the end of that turn's news, so that an announcement is read at once; it belongs to the record of the turn in which it fell.
    pub fn events(&self, turn: u16, viewer: Viewer) -> Vec<Recorded> {
        let resolved =
            if turn == 0 { Some(&self.opening) } else { self.turns.iter().find(|record| record.turn == turn).map(|record| &record.events) };
        let mut events = resolved.map_or_else(Vec::new, |events| events_for(events, viewer));
        if turn + 1 == self.game.turn && !self.is_over() {
            events.extend(events_for(&self.meanwhile, viewer));
        }
        events
    }

    /// Carries out a command of a person, lets computers answer, and resolves the turn when every seat has sealed.
    ///
    /// # Errors
    /// The rules refuse it, or it cannot be stored: then nothing has changed.
    pub fn submit(&mut self, actor: Actor, command: Command) -> Result<(), SessionError> {
        if actor == Actor::Session {
            return Err(SessionError::NotNow("only the session itself resolves a turn"));
        }
        let resolved = self.together(|session| {
            session.step(Entry::Command { actor, command })?;
            driver::reply(session)?;
            session.computers_go_on()
        })?;
        if resolved { self.advance() } else { Ok(()) }
    }

    /// Passes a seat to a person or a computer.
    ///
    /// # Errors
    /// There is no such seat, or it cannot be stored.
    pub fn hand_over(&mut self, seat: SeatId, to: Controller) -> Result<(), SessionError> {
        if seat.index() >= self.controllers.len() {
            return Err(Refusal::NoSuch { what: crate::rules::vocab::error::What::Seat }.into());
        }
        self.together(|session| session.step(Entry::Handed { seat, to }))?;
        self.advance()
    }

    /// Takes the game back to the start of a turn. Chance is named by turn and subject, so the same decisions meet the same luck again.
    ///
    /// # Errors
    /// The turn was not reached, no reason is given, it is too long or holds what cannot be seen, or it cannot be stored.
    pub fn rewind(&mut self, turn: u16, reason: &str) -> Result<(), SessionError> {
        if reason.trim().is_empty() {
            return Err(Refusal::NeedsReason.into());
        }
        if reason.chars().count() > MAX_REASON {
            return Err(Refusal::TooLarge { what: crate::rules::vocab::error::What::Text, limit: MAX_REASON as u32 }.into());
        }
        crate::catalog::plain::plain_text(reason).map_err(Refusal::from)?;
        self.together(|session| session.step(Entry::Rewound { turn, reason: reason.to_owned() }))?;
        self.advance()
    }

    /// Opens the record: every seat may read and export all of it. The White Cell's; it cannot be taken back.
    ///
    /// # Errors
    /// It cannot be stored.
    pub fn open_record(&mut self) -> Result<(), SessionError> {
        self.together(|session| session.step(Entry::Opened))
    }

    /// A game of its own that shares this one's log up to the start of a turn.
    ///
    /// # Errors
    /// The game is not over (during it only the White Cell branches), or the turn was not reached.
    pub fn branch(&self, turn: u16, by_white_cell: bool) -> Result<Self, SessionError> {
        if !self.is_open() && !by_white_cell {
            return Err(SessionError::NotNow("a branch would show what would have happened: wait for the end, or ask the White Cell"));
        }
        let length = self.line_at(turn).ok_or(Refusal::NoSuch { what: crate::rules::vocab::error::What::Turn })?;
        let mut branch = Self::replay(self.scenario.clone(), self.seed, self.first_controllers.clone(), &self.entries[..length])?;
        branch.files.clone_from(&self.files);
        let Sitting { white_cell, rounds, .. } = self.sitting;
        branch.sitting = Sitting { white_cell, rounds, branch: true, ..Sitting::default() };
        Ok(branch)
    }

    /// How many lines of the log come before the start of a turn, in the course of play that stands; `None` if it was not reached.
    fn line_at(&self, turn: u16) -> Option<usize> {
        let mut starts = vec![(1, 0)];
        for (number, (entry, note)) in self.entries.iter().zip(&self.notes).enumerate() {
            if let Entry::Rewound { turn, .. } = entry {
                starts.retain(|(at, _)| at <= turn);
            }
            if let Some(record) = &note.finished
                && record.after.phase != Phase::Over
            {
                starts.push((record.after.turn, number + 1));
            }
        }
        starts.iter().find(|(at, _)| *at == turn).map(|(_, length)| *length)
    }

    /// Lets computers play while no person has anything to do: at the start, and after each turn.
    ///
    /// # Errors
    /// A step cannot be stored: the turns before it stand.
    pub fn advance(&mut self) -> Result<(), SessionError> {
        while self.together(Self::computers_go_on)? {}
        Ok(())
    }

    /// Whether computers have had no chance to act yet since the turn began or a seat changed hands: so it is when a game starts, and
    /// when the program was stopped between a turn's end and the next one's bargaining.
    #[cfg(feature = "store")]
    fn awaits_computers(&self) -> bool {
        match self.entries.iter().rev().find(|entry| **entry != Entry::Opened) {
            None | Some(Entry::Handed { .. } | Entry::Rewound { .. } | Entry::Command { command: Command::Resolve, .. }) => true,
            Some(Entry::Command { .. } | Entry::Opened) => false,
        }
    }

    /// Does all of `work` and keeps it in the store, or leaves everything as it was.
    fn together<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, SessionError>) -> Result<T, SessionError> {
        let mark = Mark {
            game: self.game.clone(),
            starts: self.starts.clone(),
            turn_start: self.turn_start.clone(),
            meanwhile: self.meanwhile.clone(),
            turns: self.turns.clone(),
            controllers: self.controllers.clone(),
            entries: self.entries.len(),
            opened: self.opened,
            orders: self.orders.clone(),
        };
        let outcome = work(self).and_then(|value| self.keep(mark.entries).map(|()| value));
        if outcome.is_err() {
            self.game = mark.game;
            self.starts = mark.starts;
            self.turn_start = mark.turn_start;
            self.meanwhile = mark.meanwhile;
            self.turns = mark.turns;
            self.controllers = mark.controllers;
            self.entries.truncate(mark.entries);
            self.notes.truncate(mark.entries);
            self.opened = mark.opened;
            self.orders = mark.orders;
        }
        outcome
    }

    /// Keeps the lines of the log from `first` on.
    fn keep(&mut self, first: usize) -> Result<(), SessionError> {
        if first == self.entries.len() {
            return Ok(());
        }
        let Some(mut store) = self.store.take() else { return Ok(()) };
        // A copy that is played on is a game of its own.
        let sitting = Sitting { copy: false, ..self.sitting() };
        let opening = (first == 0).then(|| self.opening_state()).flatten();
        let kept = store.append(opening, &self.lines(first), &sitting);
        self.store = Some(store);
        let say = |error: StoreError| StoreError::new(error.fault, format!("the save file could not be written, so nothing has changed: {error}"));
        kept.map_err(say)?;
        self.sitting.copy = false;
        Ok(())
    }

    /// The lines of the log from `first` on, as a store keeps them.
    fn lines(&self, first: usize) -> Vec<Line<'_>> {
        let numbered = self.entries.iter().zip(&self.notes).enumerate().skip(first);
        numbered.map(|(number, (entry, note))| Line { number: number as u64, turn: note.turn, entry, finished: note.finished.as_deref() }).collect()
    }

    /// What the game began with.
    fn opening_state(&self) -> Option<GameOpening<'_>> {
        let state = self.starts.first().or_else(|| (self.game.turn == 1).then_some(&self.turn_start))?;
        Some(GameOpening { state, events: &self.opening })
    }

    /// Applies an entry and adds it to the log; when it is refused nothing has changed.
    fn step(&mut self, entry: Entry) -> Result<(), SessionError> {
        let turn = self.game.turn;
        let mut finished = None;
        match &entry {
            Entry::Command { actor, command } => {
                let mut events = Vec::new();
                turn::command(&self.scenario, &mut self.game, &mut events, *actor, command)?;
                if matches!(command, Command::Resolve) {
                    let events = std::mem::take(&mut self.meanwhile).into_iter().chain(events).collect();
                    let after = self.game.kept();
                    let start = std::mem::replace(&mut self.turn_start, self.game.clone());
                    let record = Arc::new(TurnRecord { turn, start: start.kept(), events, hash: state_hash(&after), after });
                    self.starts.push(start);
                    self.turns.push(record.clone());
                    finished = Some(record);
                    self.orders.follow(&self.game);
                } else {
                    if let Actor::Seat(seat) = actor {
                        self.orders.carried_out(*seat, command);
                    }
                    self.meanwhile.extend(events.into_iter().filter(|recorded| is_news(&recorded.event)));
                }
            }
            Entry::Handed { seat, to } => {
                let controller = self.controllers.get_mut(seat.index());
                *controller.ok_or(Refusal::NoSuch { what: crate::rules::vocab::error::What::Seat })? = *to;
            }
            Entry::Rewound { turn, .. } => {
                let start = self.start_of(*turn).ok_or(Refusal::NoSuch { what: crate::rules::vocab::error::What::Turn })?.clone();
                self.turns.retain(|record| record.turn < *turn);
                self.starts.truncate(self.turns.len());
                self.meanwhile.clear();
                self.game = start.clone();
                self.turn_start = start;
                self.orders.follow(&self.game);
            }
            Entry::Opened => self.opened = true,
        }
        self.entries.push(entry);
        self.notes.push(LineNote { turn, finished });
        Ok(())
    }
}
