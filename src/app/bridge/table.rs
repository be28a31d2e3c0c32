//! A game on this screen: the link to its session, and what the viewer knows of it. Screens read; what a person means goes through
//! [`Table::act`] as a message.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bevy::platform::cell::SyncCell;
use bevy::prelude::Resource;
use bevy_egui::egui::Context;

use super::Thinking;
use crate::ai::Skill;
use crate::level::{Library, Origin};
use crate::rules::doubt::Question;
use crate::rules::ids::SeatId;
use crate::rules::state::Phase;
use crate::rules::view::{View, Viewer};
use crate::rules::{Command, Recorded, Refusal, Scenario};
use crate::session::{ClientMessage, Controller, Link, Local, ServerMessage, Session};

/// How a game is to be set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGame {
    /// Which level.
    pub origin: Origin,
    /// Who plays each seat.
    pub controllers: Vec<Controller>,
    /// Whether a person facilitates at this screen.
    pub white_cell: bool,
    /// What all chance is drawn from.
    pub seed: u64,
    /// Whether two rounds of bargaining come before orders when several people share the screen.
    pub rounds: bool,
}

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// In words, with what to do.
    pub text: String,
    /// As the rules say it, if they refused.
    pub refusal: Option<Refusal>,
}

/// What of a turn the person at the screen is at, when several share it (DESIGN.md section 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Round {
    /// Offers and answers, first and second time.
    Bargain(u8),
    /// Orders, then sealing.
    Orders,
}

/// A game on this screen.
#[derive(Resource)]
pub struct Table {
    link: SyncCell<Local>,
    people: Vec<SeatId>,
    white_cell: bool,
    rounds: bool,
    round: Round,
    viewer: Viewer,
    scenario: Arc<Scenario>,
    view: View,
    history: Vec<Vec<Recorded>>,
    past: Vec<View>,
    controllers: Vec<Controller>,
    read: BTreeMap<Viewer, usize>,
    save: Option<PathBuf>,
    version: u64,
    thinking: Thinking,
}

impl Table {
    /// Starts a game. With `save` every step is kept in that file.
    ///
    /// # Errors
    /// The level has errors, no seat is left to a person, or the save cannot be written; in words.
    pub fn start(library: &Library, new: &NewGame, save: Option<&Path>) -> Result<Self, String> {
        let report = library.open(&new.origin);
        let errors = report.errors();
        let scenario = report.scenario.ok_or_else(|| format!("This level has {errors} errors and cannot be played."))?;
        let mut controllers = new.controllers.clone();
        controllers.resize(scenario.seats.len(), Controller::Computer(Skill::Standard));
        if !controllers.contains(&Controller::Person) {
            return Err("Leave at least one seat to a person.".to_owned());
        }
        let scenario = Arc::new(scenario);
        let mut session = match save {
            None => Session::new(scenario, new.seed, controllers, None),
            Some(path) => Session::start_saved(scenario, &report.files, new.seed, controllers, path)
                .map_err(|error| format!("The save file cannot be written: {error}"))?,
        };
        session.advance().map_err(|error| error.to_string())?;
        Ok(Self::sit_down(session, save, new.white_cell, new.rounds))
    }

    /// Goes on with a saved game; with `white_cell` somebody facilitates at this screen.
    ///
    /// # Errors
    /// It cannot be opened or played on; in words.
    pub fn resume(library: &Library, path: &Path, white_cell: bool) -> Result<Self, String> {
        let session = Session::resume(path, library).map_err(|error| error.to_string())?;
        Ok(Self::sit_down(session, Some(path), white_cell, true))
    }

    fn sit_down(session: Session, save: Option<&Path>, white_cell: bool, rounds: bool) -> Self {
        let link = Local::new(session, Viewer::Seat(SeatId(0)));
        let people = link.people();
        // A game that computers finished among themselves is looked at from its first seat.
        let viewer = Viewer::Seat(people.first().copied().unwrap_or(SeatId(0)));
        let view = link.session().view(viewer);
        let scenario = link.scenario();
        let round = if rounds && people.len() > 1 { Round::Bargain(1) } else { Round::Orders };
        let mut table = Self {
            link: SyncCell::new(link),
            people,
            white_cell,
            rounds,
            round,
            viewer,
            scenario,
            view,
            history: Vec::new(),
            past: Vec::new(),
            controllers: Vec::new(),
            read: BTreeMap::new(),
            save: save.map(Path::to_path_buf),
            version: 0,
            thinking: Thinking::default(),
        };
        let first = table.order_of_play().into_iter().find(|viewer| table.has_to_do(*viewer)).unwrap_or(viewer);
        table.pass_to(first);
        table
    }

    /// The scenario as the viewer may know it.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// The game as the viewer may know it, now.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// What the viewer learned, turn by turn: at 0 the opening news.
    pub fn history(&self) -> &[Vec<Recorded>] {
        &self.history
    }

    /// The views at the start of each turn so far; at 0 that of turn 1.
    pub fn past(&self) -> &[View] {
        &self.past
    }

    /// Who plays each seat.
    pub fn controllers(&self) -> &[Controller] {
        &self.controllers
    }

    /// How many of its messages the viewer has read.
    pub fn read_messages(&self) -> usize {
        self.read.get(&self.viewer).copied().unwrap_or(0)
    }

    /// The viewer has read so many of its messages.
    pub fn messages_read(&mut self, count: usize) {
        self.read.insert(self.viewer, count);
    }

    /// Who looks.
    pub fn viewer(&self) -> Viewer {
        self.viewer
    }

    /// The save file.
    pub fn save(&self) -> Option<&Path> {
        self.save.as_deref()
    }

    /// Counts up whenever what is known has changed: what was worked out from it before is stale.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Seats that people play.
    pub fn people(&self) -> &[SeatId] {
        &self.people
    }

    /// What of the turn the viewer is at.
    pub fn round(&self) -> Round {
        self.round
    }

    /// Whether several people share this screen, so that views are hidden between them.
    pub fn is_shared(&self) -> bool {
        self.order_of_play().len() > 1
    }

    /// The session itself: for the debrief after the end, and for White Cell commands.
    pub fn session(&mut self) -> &Session {
        self.link.get().session()
    }

    /// Whether the level is over.
    pub fn is_over(&self) -> bool {
        self.view.game.phase == Phase::Over
    }

    /// What was asked of the model, and why computers did what they did.
    pub fn thinking(&self) -> &Thinking {
        &self.thinking
    }

    /// Asks the model about the game as the viewer knows it.
    pub fn ask(&mut self, question: Question) {
        self.thinking.look_at(self.viewer, &self.view.game);
        self.thinking.ask(question, self.scenario.clone(), self.view.game.clone());
    }

    /// Takes in what has been worked out; with `reasons` works out why computers did what they did. Draws the window again while something
    /// is under way.
    pub fn think(&mut self, ctx: &Context, reasons: bool) {
        self.thinking.look_at(self.viewer, &self.view.game);
        if reasons && self.viewer == Viewer::WhiteCell {
            let session = self.link.get().session();
            self.thinking.retell(self.version, || session.retelling());
        }
        self.thinking.go_on(ctx);
    }

    /// Gives a command.
    ///
    /// # Errors
    /// It was refused, and nothing has changed.
    pub fn act(&mut self, command: Command) -> Result<(), Refused> {
        let link = self.link.get();
        link.send(ClientMessage::Do(command));
        let outcome = loop {
            match link.poll() {
                Some(ServerMessage::Done) | None => break Ok(()),
                Some(ServerMessage::Refused(refusal)) => break Err((String::new(), Some(refusal))),
                Some(ServerMessage::Failed(text)) => break Err((text, None)),
                Some(ServerMessage::View(_) | ServerMessage::Events { .. } | ServerMessage::Past { .. }) => {}
            }
        };
        self.refresh();
        outcome.map_err(|(text, refusal)| {
            let words = crate::report::Words { scenario: &self.scenario, game: &self.view.game };
            let text = refusal.as_ref().map_or(text, |refusal| words.refusal(refusal));
            Refused { text, refusal }
        })
    }

    /// Hands a seat over (White Cell).
    ///
    /// # Errors
    /// It cannot be stored.
    pub fn hand_over(&mut self, seat: SeatId, to: Option<Skill>) -> Result<(), Refused> {
        let controller = to.map_or(Controller::Person, Controller::Computer);
        let outcome = self.link.get().session_mut().hand_over(seat, controller);
        self.people = self.link.get().people();
        self.refresh();
        outcome.map_err(|error| Refused { text: error.to_string(), refusal: None })
    }

    /// Takes the game back to the start of a turn (White Cell).
    ///
    /// # Errors
    /// The turn was not reached, no reason is given, or it cannot be stored.
    pub fn rewind(&mut self, turn: u16, reason: &str) -> Result<(), Refused> {
        let outcome = self.link.get().session_mut().rewind(turn, reason);
        (self.history, self.past) = (Vec::new(), Vec::new());
        self.refresh();
        outcome.map_err(|error| Refused { text: error.to_string(), refusal: None })
    }

    /// Saves a copy of the game beside its save file, under another name.
    ///
    /// # Errors
    /// The game is not kept in a file, the name is taken, or the copy cannot be written; in words.
    pub fn save_copy(&mut self, name: &str) -> Result<PathBuf, String> {
        let original = self.save.clone().ok_or("This game is not kept in a file, so it cannot be copied.")?;
        let to = original.with_file_name(format!("{}.lattice", file_name(name)));
        self.link.get().session().save_as(&to).map_err(|error| error.to_string())?;
        Ok(to)
    }

    /// Lets another person look.
    pub fn pass_to(&mut self, viewer: Viewer) {
        let link = self.link.get();
        link.change_viewer(viewer);
        self.scenario = link.scenario();
        self.viewer = viewer;
        (self.history, self.past) = (Vec::new(), Vec::new());
        self.refresh();
    }

    /// Fetches what is new.
    fn refresh(&mut self) {
        self.version += 1;
        let link = self.link.get();
        self.controllers = link.session().controllers().to_vec();
        link.send(ClientMessage::Look);
        self.take_mail();
        let turn = self.view.game.turn;
        let resolved = if self.is_over() { turn } else { turn.saturating_sub(1) };
        // The last turn's news grow while offers are made and the White Cell speaks.
        if self.history.len() == usize::from(resolved) + 1 {
            self.history.pop();
        }
        let link = self.link.get();
        for turn in self.history.len() as u16..=resolved {
            link.send(ClientMessage::Events { turn });
        }
        for turn in self.past.len() as u16 + 1..=turn {
            link.send(ClientMessage::LookBack { turn });
        }
        self.take_mail();
    }

    fn take_mail(&mut self) {
        while let Some(message) = self.link.get().poll() {
            match message {
                ServerMessage::View(view) => self.view = *view,
                ServerMessage::Events { events, .. } => self.history.push(events),
                ServerMessage::Past { view, .. } => self.past.push(*view),
                ServerMessage::Done | ServerMessage::Refused(_) | ServerMessage::Failed(_) => {}
            }
        }
    }

    /// Everybody who sits at this screen, in the order in which a turn goes round.
    fn order_of_play(&self) -> Vec<Viewer> {
        let cell = self.white_cell.then_some(Viewer::WhiteCell);
        cell.into_iter().chain(self.people.iter().map(|&seat| Viewer::Seat(seat))).collect()
    }

    /// Whether somebody still has to seal this turn (the White Cell never does).
    fn has_to_do(&self, viewer: Viewer) -> bool {
        match viewer {
            Viewer::Seat(seat) => self.view.game.seats.get(seat.index()).is_some_and(|state| !state.sealed),
            Viewer::WhiteCell => self.round != Round::Orders || !self.rounds || self.people.len() < 2,
            Viewer::Desk(_) => false,
        }
    }

    /// The viewer is done with its round, and has sealed if it was the last. Says who looks next; the screen must be hidden if that is
    /// somebody else.
    pub fn next_viewer(&mut self, turn_before: u16) -> Viewer {
        let order = self.order_of_play();
        if self.view.game.turn != turn_before || self.is_over() {
            self.round = if self.rounds && self.people.len() > 1 { Round::Bargain(1) } else { Round::Orders };
            return order.first().copied().unwrap_or(self.viewer);
        }
        let at = order.iter().position(|&viewer| viewer == self.viewer).unwrap_or(0);
        if let Some(&next) = order[at + 1..].iter().find(|&&viewer| self.has_to_do(viewer)) {
            return next;
        }
        self.round = match self.round {
            Round::Bargain(1) => Round::Bargain(2),
            Round::Bargain(_) | Round::Orders => Round::Orders,
        };
        order.iter().copied().find(|&viewer| self.has_to_do(viewer)).unwrap_or(self.viewer)
    }
}

/// A name as a file can have it everywhere: letters, digits, `-` and `_`; at most 60 characters.
pub fn file_name(name: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || c == '-' || c == '_' { c } else { '-' };
    let text: String = name.trim().chars().map(plain).take(60).collect();
    if text.is_empty() { "game".to_owned() } else { text }
}
