//! What a person at the table asks of the session, and what comes of it. What has no answer yet is under way: nothing waits for it.

use std::path::{Path, PathBuf};

use super::super::denied;
use super::super::error::TableError;
use super::{Refused, Table, people_of};
use crate::ai::Skill;
use crate::rules::vocab::error::What;
use crate::rules::vocab::ids::SeatId;
use crate::rules::{Command, Refusal};
use crate::session::protocol::{Denial, Granted, Request};
use crate::session::{Controller, OrderId};

/// Something large that is asked for once, and looked at when it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::app::bridge) enum Fetch {
    /// All that the viewer may take away.
    Export,
    /// What tells why AI players did what they did.
    Reasons,
}

impl Table {
    /// Gives a command. Where the answer is under way still, it is taken as given for now: [`Table::is_waiting`] says so, and
    /// [`Table::late_refusal`] if it was refused after all.
    ///
    /// # Errors
    /// It was refused, and nothing has changed.
    pub fn act(&mut self, command: Command) -> Result<(), Refused> {
        match Request::of(command, &self.known().orders) {
            Some(request) => self.request(request),
            None => Err(self.refused(&Denial::Refused(Refusal::NoSuch { what: What::Order }))),
        }
    }

    /// Takes an order back.
    ///
    /// # Errors
    /// It is gone, or the orders are sealed; nothing has changed.
    pub fn take_back(&mut self, order: OrderId) -> Result<(), Refused> {
        self.request(Request::TakeBack(order))
    }

    /// Asks for something in the viewer's name.
    fn request(&mut self, request: Request) -> Result<(), Refused> {
        let (_, outcome) = self.client.ask(request);
        self.take_in();
        match outcome {
            Some(Err(denial)) => Err(self.refused(&denial)),
            Some(Ok(_)) | None => Ok(()),
        }
    }

    pub(super) fn refused(&self, denial: &Denial) -> Refused {
        let words = crate::report::Words { scenario: self.scenario(), game: &self.view().game };
        denied::refused(&words, denial)
    }

    /// Asks for a file to be made, and says which it is.
    pub(in crate::app::bridge) fn kept(&mut self, request: Request) -> Result<PathBuf, TableError> {
        let by_keeper = matches!(request, Request::Copy { .. } | Request::KeepIn { .. });
        let at = if by_keeper { &mut self.keeper } else { &mut self.client };
        let outcome = at.ask(request).1.ok_or(TableError::Silent)?;
        self.take_in();
        match outcome {
            Ok(Granted::Kept(path)) => Ok(PathBuf::from(path)),
            Ok(_) => Err(TableError::NoFile),
            Err(denial) => Err(TableError::Denied(denial)),
        }
    }

    /// Something large, once it has come; it is asked for once for each version of the game.
    pub(in crate::app::bridge) fn fetched(&mut self, what: Fetch, request: Request) -> Option<Granted> {
        let outcome = match self.fetching.get(&what) {
            Some((version, id)) if *version == self.version => {
                let id = *id;
                self.client.outcome(id)?
            }
            _ => {
                let (id, outcome) = self.client.ask(request);
                match (id, outcome) {
                    (_, Some(outcome)) => outcome,
                    (Some(id), None) => {
                        self.fetching.insert(what, (self.version, id));
                        return None;
                    }
                    (None, None) => return None,
                }
            }
        };
        self.fetching.remove(&what);
        match outcome {
            Ok(answer) => Some(answer),
            Err(denial) => {
                self.late = Some(self.refused(&denial));
                None
            }
        }
    }

    pub(in crate::app::bridge) fn branches_go_to(&self, folder: &Path) {
        self.host.branches_go_to(folder);
    }

    /// Hands a seat over (White Cell).
    ///
    /// # Errors
    /// It cannot be stored.
    pub fn hand_over(&mut self, seat: SeatId, to: Option<Skill>) -> Result<(), Refused> {
        let controller = to.map_or(Controller::Person, Controller::Computer);
        let turn = self.view().game.turn;
        let outcome = self.request(Request::HandOver { seat, to: controller });
        self.people = people_of(self.controllers());
        if self.view().game.turn != turn {
            self.begin_turn();
        }
        self.keep_sitting();
        outcome
    }

    /// Takes the game back to the start of a turn (White Cell).
    ///
    /// # Errors
    /// The turn was not reached, no reason is given, or it cannot be stored.
    pub fn rewind(&mut self, turn: u16, reason: &str) -> Result<(), Refused> {
        let outcome = self.request(Request::Rewind { turn, reason: reason.to_owned() });
        if outcome.is_ok() {
            self.begin_turn();
            self.keep_sitting();
        }
        outcome
    }

    /// Saves a copy of the game beside its save file, under another name.
    ///
    /// # Errors
    /// The game is not kept in a file, the name is taken, or the copy cannot be written.
    pub fn save_copy(&mut self, name: &str) -> Result<PathBuf, TableError> {
        self.kept(Request::Copy { name: name.to_owned() })
    }

    /// Keeps a game that is not kept so far in a new file of `folder`, with every step from now on. Gives back its file.
    ///
    /// # Errors
    /// The folder is no whole path, cannot be made or written.
    pub fn keep_in(&mut self, folder: &Path) -> Result<PathBuf, TableError> {
        let path = self.kept(Request::KeepIn { folder: folder.to_string_lossy().into_owned() })?;
        self.save = Some(path.clone());
        Ok(path)
    }
}
