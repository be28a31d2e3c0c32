//! A game on this screen: the link to its session, and what the viewer knows of it. Screens read; what a person means goes through
//! [`Table::act`] as a message.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use bevy::platform::cell::SyncCell;
use bevy::prelude::Resource;
use bevy_egui::egui::Context;

use super::Thinking;
use super::error::TableError;
use crate::ai::Skill;
use crate::catalog::Date;
use crate::level::{LevelOrigin, Library};
use crate::rules::doubt::Question;
use crate::rules::state::Phase;
use crate::rules::state::view::{View, Viewer};
use crate::rules::vocab::ids::SeatId;
use crate::rules::{Command, Recorded, Refusal, Scenario};
use crate::session::{ClientMessage, Controller, Link, Local, ServerMessage, Session, SessionError, Sitting};

/// How a game is to be set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGame {
    /// Which level.
    pub origin: LevelOrigin,
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
    /// Who is through with the round.
    passed: BTreeSet<Viewer>,
    /// Why the save could not be told how people sit here, in words.
    trouble: Option<String>,
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
    /// The level has errors, no seat is left to a person, or the save cannot be written.
    pub fn start(library: &Library, new: &NewGame, save: Option<&Path>) -> Result<Self, TableError> {
        let report = library.open(&new.origin);
        let errors = report.errors();
        let scenario = report.scenario.ok_or(TableError::Level(errors))?;
        let mut controllers = new.controllers.clone();
        controllers.resize(scenario.seats.len(), Controller::Computer(Skill::Standard));
        if !controllers.contains(&Controller::Person) {
            return Err(TableError::NoPerson);
        }
        let scenario = Arc::new(scenario);
        let mut session = match save {
            None => {
                let mut session = Session::new(scenario, new.seed, controllers, None);
                // It may be kept later.
                session.set_files(report.files.iter().map(|file| (file.name.clone(), file.text.clone())).collect());
                session
            }
            Some(path) => Session::start_saved(scenario, &report.files, new.seed, controllers, path).map_err(TableError::Unsaved)?,
        };
        session.advance()?;
        let sitting = Sitting { white_cell: new.white_cell, rounds: new.rounds, ..Sitting::default() };
        Ok(Self::sit_down(session, save, &sitting))
    }

    /// Goes on with a saved game where it was left: the White Cell sits here if it did, the rounds go on as they were set up, and whoever was
    /// through with the round stays so. With `add_white_cell` somebody facilitates at this screen although nobody did.
    ///
    /// A save of an older program says nothing of it: then there are rounds, and the turn begins with the first.
    ///
    /// # Errors
    /// It cannot be opened or played on.
    pub fn resume(library: &Library, path: &Path, add_white_cell: bool) -> Result<Self, SessionError> {
        let session = Session::resume(path, library)?;
        let mut sitting = session.sitting();
        sitting.rounds |= sitting.round.is_none() && !sitting.branch;
        sitting.white_cell |= add_white_cell;
        Ok(Self::sit_down(session, Some(path), &sitting))
    }

    fn sit_down(session: Session, save: Option<&Path>, sitting: &Sitting) -> Self {
        let link = Local::new(session, Viewer::Seat(SeatId(0)));
        let Sitting { white_cell, rounds, .. } = *sitting;
        let people = link.people();
        // A game that computers finished among themselves is looked at from its first seat.
        let viewer = Viewer::Seat(people.first().copied().unwrap_or(SeatId(0)));
        let view = link.session().view(viewer);
        let scenario = link.scenario();
        let mut table = Self {
            link: SyncCell::new(link),
            people,
            white_cell,
            rounds,
            round: Round::Orders,
            passed: BTreeSet::new(),
            trouble: None,
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
        table.begin_turn();
        if sitting.turn == table.view.game.turn {
            table.come_back_to(sitting);
        }
        let first = table.next_in_order().unwrap_or(viewer);
        table.pass_to(first);
        table.keep_sitting();
        table
    }

    /// The turn begins: the first round, and nobody is through with it.
    fn begin_turn(&mut self) {
        self.round = if self.has_rounds() { Round::Bargain(1) } else { Round::Orders };
        self.passed.clear();
    }

    fn has_rounds(&self) -> bool {
        self.rounds && self.people.len() > 1
    }

    /// Takes up the turn where it was left.
    fn come_back_to(&mut self, sitting: &Sitting) {
        let Some(round) = sitting.round else { return };
        let round = match round {
            0 => Round::Orders,
            number @ 1..=2 if self.has_rounds() => Round::Bargain(number),
            _ => return,
        };
        let seats = sitting.done.iter().map(|&seat| Viewer::Seat(SeatId(seat)));
        self.passed = seats.chain(sitting.cell_done.then_some(Viewer::WhiteCell)).collect();
        self.round = round;
    }

    /// Tells the save how people sit here. Where it cannot be told the game goes on, and the screen between two people says so.
    fn keep_sitting(&mut self) {
        let seat = |viewer: &Viewer| if let Viewer::Seat(seat) = viewer { Some(seat.0) } else { None };
        let round = match self.round {
            Round::Bargain(number) => number,
            Round::Orders => 0,
        };
        let sitting = Sitting {
            white_cell: self.white_cell,
            rounds: self.rounds,
            turn: self.view.game.turn,
            round: Some(round),
            done: self.passed.iter().filter_map(seat).collect(),
            cell_done: self.passed.contains(&Viewer::WhiteCell),
            ..self.link.get().session().sitting()
        };
        self.trouble = self.link.get().session_mut().set_sitting(sitting).err().map(|error| error.to_string());
    }

    /// Why the save could not be told who is through with the round, in words: a game that is gone on with now asks them again.
    pub fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// Who has been briefed in a game that is gone on with: everybody, but for those whose first moment is still to come.
    pub fn briefed(&self) -> BTreeSet<Viewer> {
        let begun = self.view.game.turn > 1 || self.round != if self.has_rounds() { Round::Bargain(1) } else { Round::Orders };
        if begun { self.order_of_play().into_iter().collect() } else { self.passed.clone() }
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
        let turn = self.view.game.turn;
        self.refresh();
        if self.view.game.turn != turn {
            self.begin_turn();
        }
        self.keep_sitting();
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
        if outcome.is_ok() {
            self.begin_turn();
            self.keep_sitting();
        }
        outcome.map_err(|error| Refused { text: error.to_string(), refusal: None })
    }

    /// Saves a copy of the game beside its save file, under another name.
    ///
    /// # Errors
    /// The game is not kept in a file, the name is taken, or the copy cannot be written.
    pub fn save_copy(&mut self, name: &str) -> Result<PathBuf, TableError> {
        let original = self.save.clone().ok_or(TableError::NotKept)?;
        let to = original.with_file_name(format!("{}.lattice", file_name(name)));
        self.link.get().session().save_as(&to)?;
        Ok(to)
    }

    /// Keeps a game that is not kept so far in a new file of `folder`, with every step from now on. Gives back its file.
    ///
    /// # Errors
    /// The folder is no whole path, cannot be made or written.
    pub fn keep_in(&mut self, folder: &Path) -> Result<PathBuf, TableError> {
        if !folder.is_absolute() {
            return Err(TableError::NoWholePath);
        }
        std::fs::create_dir_all(folder).map_err(|why| TableError::Folder { folder: folder.to_owned(), why })?;
        let path = new_save(folder, &file_name(&self.scenario.slug)).ok_or(TableError::TooMany)?;
        self.link.get().session_mut().move_to(&path)?;
        self.save = Some(path.clone());
        Ok(path)
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

    /// Who has to do something in this round, first in the order of play.
    fn next_in_order(&self) -> Option<Viewer> {
        self.order_of_play().into_iter().find(|viewer| self.has_to_do(*viewer) && !self.passed.contains(viewer))
    }

    /// The viewer is done with its round, and has sealed if it was the last. Says who looks next; the screen must be hidden if that is
    /// somebody else. What the save is told of it lets a game be gone on with at this very point.
    pub fn next_viewer(&mut self, turn_before: u16) -> Viewer {
        self.passed.insert(self.viewer);
        if self.view.game.turn != turn_before || self.is_over() {
            self.begin_turn();
        } else if self.next_in_order().is_none() {
            self.passed.clear();
            self.round = match self.round {
                Round::Bargain(1) => Round::Bargain(2),
                Round::Bargain(_) | Round::Orders => Round::Orders,
            };
        }
        self.keep_sitting();
        let first = self.order_of_play().first().copied();
        let next = if self.is_over() { first } else { self.next_in_order() };
        next.unwrap_or(self.viewer)
    }
}

/// A name as a file can have it everywhere: letters, digits, `-` and `_`; at most 60 characters.
pub fn file_name(name: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || c == '-' || c == '_' { c } else { '-' };
    let text: String = name.trim().chars().map(plain).take(60).collect();
    if text.is_empty() { "game".to_owned() } else { text }
}

/// A new file in `folder` for a game of this level.
pub fn new_save(folder: &Path, slug: &str) -> Option<PathBuf> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let day = Date { year: 1970, month: 1, day: 1 }.plus_days((seconds / 86_400) as u32);
    let stem = format!("{slug}_{:04}-{:02}-{:02}_{:02}{:02}", day.year, day.month, day.day, seconds / 3600 % 24, seconds / 60 % 60);
    let named = |number: u32| folder.join(if number == 1 { format!("{stem}.lattice") } else { format!("{stem}_{number}.lattice") });
    (1..1000).map(named).find(|path| !path.exists())
}
