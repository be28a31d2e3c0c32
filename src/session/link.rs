//! How a client talks to a session: messages only, the same whether the session is in this program or elsewhere. A client holds only
//! what its seat may know.

use std::collections::VecDeque;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Controller, Session};
use crate::rules::state::view::{View, Viewer};
use crate::rules::{Actor, Command, Recorded, Refusal, Scenario};

/// What a client says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClientMessage {
    /// Asks for the view as it stands.
    Look,
    /// Gives a command.
    Do(Command),
    /// Asks what happened in a turn; 0 is the opening news.
    Events {
        /// Which turn.
        turn: u16,
    },
    /// Asks for the view at the start of a turn.
    LookBack {
        /// Which turn.
        turn: u16,
    },
}

/// What a session says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ServerMessage {
    /// The game as the client's seat may know it, now.
    View(Box<View>),
    /// The command was carried out.
    Done,
    /// The command was refused; nothing has changed.
    Refused(Refusal),
    /// The command could not be stored, or is not for now; nothing has changed.
    Failed(String),
    /// What happened in a turn.
    Events {
        /// Which turn.
        turn: u16,
        /// What the seat may know of it.
        events: Vec<Recorded>,
    },
    /// The game at the start of a turn.
    Past {
        /// Which turn.
        turn: u16,
        /// As the seat may know it.
        view: Box<View>,
    },
}

/// A client's end of the talk.
pub trait Link: Send {
    /// Sends a message.
    fn send(&mut self, message: ClientMessage);
    /// The next message that has come, if any.
    fn poll(&mut self) -> Option<ServerMessage>;
    /// The scenario as the client's seat may know it.
    fn scenario(&self) -> Arc<Scenario>;
}

/// A session in this program, with one viewer at a time: hot seat changes the viewer between players.
pub struct Local {
    session: Session,
    viewer: Viewer,
    known: Arc<Scenario>,
    inbox: VecDeque<ServerMessage>,
}

impl Local {
    /// A link to `session` for `viewer`.
    pub fn new(session: Session, viewer: Viewer) -> Self {
        let known = Arc::new(session.scenario().known_to(viewer));
        Self { session, viewer, known, inbox: VecDeque::new() }
    }

    /// Who looks now.
    pub fn viewer(&self) -> Viewer {
        self.viewer
    }

    /// Passes the screen to another player.
    pub fn change_viewer(&mut self, viewer: Viewer) {
        self.viewer = viewer;
        self.known = Arc::new(self.session.scenario().known_to(viewer));
        self.inbox.clear();
    }

    /// The session behind the link: for hot-seat turns, saving and the debrief.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The session behind the link, to hand over seats or rewind as White Cell.
    pub fn session_mut(&mut self) -> &mut Session {
        &mut self.session
    }

    /// Seats that people play, in order.
    pub fn people(&self) -> Vec<crate::rules::vocab::ids::SeatId> {
        let person =
            |(index, controller): (usize, &Controller)| (*controller == Controller::Person).then_some(crate::rules::vocab::ids::SeatId(index as u8));
        self.session.controllers().iter().enumerate().filter_map(person).collect()
    }
}

impl Link for Local {
    fn send(&mut self, message: ClientMessage) {
        let reply = match message {
            ClientMessage::Look => ServerMessage::View(Box::new(self.session.view(self.viewer))),
            ClientMessage::Events { turn } => ServerMessage::Events { turn, events: self.session.events(turn, self.viewer) },
            ClientMessage::LookBack { turn } => match self.session.view_at(turn, self.viewer) {
                Some(view) => ServerMessage::Past { turn, view: Box::new(view) },
                None => ServerMessage::Refused(Refusal::NoSuch { what: crate::rules::vocab::error::What::Turn }),
            },
            ClientMessage::Do(command) => {
                let actor = match self.viewer {
                    Viewer::Seat(seat) => Actor::Seat(seat),
                    Viewer::Desk(nation) => Actor::Desk(nation),
                    Viewer::WhiteCell => Actor::WhiteCell,
                };
                match self.session.submit(actor, command) {
                    Ok(()) => ServerMessage::Done,
                    Err(super::SessionError::Refused(refusal)) => ServerMessage::Refused(refusal),
                    Err(error) => ServerMessage::Failed(error.to_string()),
                }
            }
        };
        self.inbox.push_back(reply);
    }

    fn poll(&mut self) -> Option<ServerMessage> {
        self.inbox.pop_front()
    }

    fn scenario(&self) -> Arc<Scenario> {
        self.known.clone()
    }
}
