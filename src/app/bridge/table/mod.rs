//! A game on this screen: a client for whoever looks, and what they know of it. Screens read; what a person means goes through [`Table::act`]
//! as a request. Nothing here waits for an answer: what has none yet is told by [`Table::is_waiting`].

mod asking;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use bevy::prelude::Resource;
use bevy_egui::egui::Context;

use super::error::TableError;
use super::host::SessionHost;
use super::{Thinking, denied};
use crate::catalog::Date;
use crate::level::{LevelOrigin, Library};
use crate::rules::doubt::Question;
use crate::rules::state::Phase;
use crate::rules::state::view::{View, Viewer};
use crate::rules::vocab::ids::SeatId;
use crate::rules::{Recorded, Refusal, Scenario};
use crate::session::client::{Connection, KnownGame};
use crate::session::protocol::ClientRole;
use crate::session::protocol::{Request, RequestId};
use crate::session::{Controller, OrderId, Sitting};
pub(super) use asking::Fetch;

/// How often the window looks whether an answer has come, in seconds.
const LOOK_SECONDS: f32 = 0.1;

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
    host: SessionHost,
    /// What keeps the save, in nobody's name.
    keeper: Connection,
    /// The client of whoever looks.
    client: Connection,
    /// The clients of the others who sit here, by viewer.
    others: BTreeMap<Viewer, Connection>,
    /// What was asked for and has not come: of which version of the game, and the request.
    fetching: BTreeMap<Fetch, (u64, RequestId)>,
    /// What was refused later than it was asked for.
    late: Option<Refused>,
    people: Vec<SeatId>,
    white_cell: bool,
    rounds: bool,
    /// When the game was last played before it was opened here.
    played_at: u64,
    round: Round,
    /// Who is through with the round.
    passed: BTreeSet<Viewer>,
    /// Why the save could not be told how people sit here, in words.
    trouble: Option<String>,
    viewer: Viewer,
    read: BTreeMap<Viewer, usize>,
    save: Option<PathBuf>,
    version: u64,
    /// Of whose client, and which version of what it knows, `version` is.
    known: (Viewer, u64),
    thinking: Thinking,
}

impl Table {
    /// Starts a game. With `save` every step is kept in that file.
    ///
    /// # Errors
    /// The level has errors, no seat is left to a person, or the save cannot be written.
    pub fn start(library: &Library, new: &NewGame, save: Option<&Path>) -> Result<Self, TableError> {
        let sitting = Sitting { white_cell: new.white_cell, rounds: new.rounds, ..Sitting::default() };
        Self::sit_down(SessionHost::start(library, new, save)?, &sitting)
    }

    /// Goes on with a saved game where it was left: the White Cell sits here if it did, the rounds go on as they were set up, and whoever was
    /// through with the round stays so. With `add_white_cell` somebody facilitates at this screen although nobody did.
    ///
    /// A save of an older program says nothing of it: then there are rounds, and the turn begins with the first.
    ///
    /// # Errors
    /// It cannot be opened or played on.
    pub fn resume(library: &Library, path: &Path, add_white_cell: bool) -> Result<Self, TableError> {
        let (host, mut sitting) = SessionHost::resume(library, path)?;
        sitting.rounds |= sitting.round.is_none() && !sitting.branch;
        sitting.white_cell |= add_white_cell;
        Self::sit_down(host, &sitting)
    }

    fn sit_down(host: SessionHost, sitting: &Sitting) -> Result<Self, TableError> {
        let (keeper, first) = (host.join(ClientRole::Keeper), Viewer::Seat(SeatId(0)));
        let mut client = host.join(role_of(first));
        let controllers = client.client().known().map(|known| known.standing.controllers.clone()).ok_or(TableError::Silent)?;
        let people = people_of(&controllers);
        // A game that computers finished among themselves is looked at from its first seat.
        let viewer = Viewer::Seat(people.first().copied().unwrap_or(SeatId(0)));
        if viewer != first {
            client = host.join(role_of(viewer));
        }
        let Sitting { white_cell, rounds, played_at, .. } = *sitting;
        let save = host.save();
        let mut table = Self {
            host,
            keeper,
            client,
            others: BTreeMap::new(),
            fetching: BTreeMap::new(),
            late: None,
            people,
            white_cell,
            rounds,
            played_at,
            round: Round::Orders,
            passed: BTreeSet::new(),
            trouble: None,
            viewer,
            read: BTreeMap::new(),
            save,
            version: 0,
            known: (viewer, 0),
            thinking: Thinking::default(),
        };
        table.begin_turn();
        if sitting.turn == table.view().game.turn {
            table.come_back_to(sitting);
        }
        let first = table.next_in_order().unwrap_or(viewer);
        table.pass_to(first);
        table.keep_sitting();
        Ok(table)
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
            played_at: self.played_at,
            turn: self.view().game.turn,
            round: Some(round),
            done: self.passed.iter().filter_map(seat).collect(),
            cell_done: self.passed.contains(&Viewer::WhiteCell),
            ..Sitting::default()
        };
        let (_, outcome) = self.keeper.ask(Request::Sit(Box::new(sitting)));
        self.trouble = outcome.and_then(Result::err).map(|denial| denied::in_words(&denial));
    }

    /// Why the save could not be told who is through with the round, in words: a game that is gone on with now asks them again.
    pub fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// Who has been briefed in a game that is gone on with: everybody, but for those whose first moment is still to come.
    pub fn briefed(&self) -> BTreeSet<Viewer> {
        let begun = self.view().game.turn > 1 || self.round != if self.has_rounds() { Round::Bargain(1) } else { Round::Orders };
        if begun { self.order_of_play().into_iter().collect() } else { self.passed.clone() }
    }

    /// All that the viewer knows.
    fn known(&self) -> &KnownGame {
        self.client.client().known().unwrap_or_else(|| unreachable!("a table is laid once something is known"))
    }

    /// The scenario as the viewer may know it.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.known().scenario
    }

    /// The game as the viewer may know it, now.
    pub fn view(&self) -> &View {
        &self.known().view
    }

    /// What the viewer learned, turn by turn: at 0 the opening news.
    pub fn history(&self) -> &[Vec<Recorded>] {
        &self.known().history
    }

    /// The views at the start of each turn so far; at 0 that of turn 1.
    pub fn past(&self) -> &[View] {
        &self.known().past
    }

    /// The orders in the viewer's own list, in its order, as they are taken back.
    pub fn orders(&self) -> &[OrderId] {
        &self.known().orders
    }

    /// Who plays each seat.
    pub fn controllers(&self) -> &[Controller] {
        &self.known().standing.controllers
    }

    /// Whether the facilitator has stopped the game for now.
    pub fn is_paused(&self) -> bool {
        self.known().standing.paused
    }

    /// Whether something was asked that has no answer yet: the screen says so, and goes on drawing.
    pub fn is_waiting(&self) -> bool {
        self.client.client().is_waiting()
    }

    /// What was refused later than it was asked for; told once.
    pub fn late_refusal(&mut self) -> Option<Refused> {
        self.late.take()
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

    /// Whether the level is over.
    pub fn is_over(&self) -> bool {
        self.view().game.phase == Phase::Over
    }

    /// What was asked of the model, and why computers did what they did.
    pub fn thinking(&self) -> &Thinking {
        &self.thinking
    }

    /// Asks the model about the game as the viewer knows it.
    pub fn ask(&mut self, question: Question) {
        let (scenario, game) = (self.scenario().clone(), self.view().game.clone());
        self.thinking.look_at(self.viewer, &game);
        self.thinking.ask(question, scenario, game);
    }

    /// Takes in what has come, from the session and of what is being worked out; with `reasons` works out why computers did what they did.
    /// Draws the window again while something is under way.
    pub fn think(&mut self, ctx: &Context, reasons: bool) {
        self.take_in();
        if let Some(known) = self.client.client().known() {
            self.thinking.look_at(self.viewer, &known.view.game);
        }
        if reasons && self.viewer == Viewer::WhiteCell && self.thinking.lacks_reasons(self.version) {
            let version = self.version;
            if let Some(retelling) = self.retelling() {
                self.thinking.retell(version, || retelling);
            }
        }
        self.thinking.go_on(ctx);
        if self.is_waiting() || !self.fetching.is_empty() {
            ctx.request_repaint_after_secs(LOOK_SECONDS);
        }
    }

    /// Lets another person look.
    pub fn pass_to(&mut self, viewer: Viewer) {
        if viewer != self.viewer {
            let next = self.others.remove(&viewer).unwrap_or_else(|| self.host.join(role_of(viewer)));
            // Whoever has no word of the session yet does not look: the screen stays with the one before.
            if next.client().known().is_none() {
                self.others.insert(viewer, next);
                return;
            }
            let before = std::mem::replace(&mut self.client, next);
            self.others.insert(self.viewer, before);
            self.viewer = viewer;
            self.fetching.clear();
        }
        self.take_in();
    }

    /// Takes in what has come.
    fn take_in(&mut self) {
        self.client.go_on();
        self.others.values_mut().for_each(Connection::go_on);
        let fetching: BTreeSet<RequestId> = self.fetching.values().map(|(_, id)| *id).collect();
        while let Some((_, outcome)) = self.client.late_outcome(&fetching) {
            if let Err(denial) = outcome {
                self.late = Some(self.refused(&denial));
            }
        }
        let known = (self.viewer, self.client.client().version());
        if self.known != known {
            self.known = known;
            self.version += 1;
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
            Viewer::Seat(seat) => self.view().game.seats.get(seat.index()).is_some_and(|state| !state.sealed),
            Viewer::WhiteCell => self.round != Round::Orders || !self.rounds || self.people.len() < 2,
            Viewer::Desk(_) | Viewer::Public => false,
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
        if self.view().game.turn != turn_before || self.is_over() {
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

/// The part that whoever looks has in the game.
fn role_of(viewer: Viewer) -> ClientRole {
    match viewer {
        Viewer::Seat(seat) => ClientRole::Team(seat),
        Viewer::Desk(nation) => ClientRole::Government(nation),
        Viewer::WhiteCell => ClientRole::Facilitator,
        Viewer::Public => ClientRole::Public,
    }
}

/// Seats that people play, in order.
fn people_of(controllers: &[Controller]) -> Vec<SeatId> {
    let person = |(index, controller): (usize, &Controller)| (*controller == Controller::Person).then_some(SeatId(index as u8));
    controllers.iter().enumerate().filter_map(person).collect()
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
