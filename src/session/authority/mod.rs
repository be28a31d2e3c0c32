//! The one authority over a session: it takes clients' bytes, says who may do what, carries out each request once, and tells each client what
//! has changed of what it may know.
//!
//! It holds the session, and no clock, thread or socket: whoever runs it brings bytes in and fetches bytes out. A host keeps a client's
//! number for as long as the person plays; sockets and devices come and go.

mod permit;
mod person;
mod shelf;
mod told;

use std::collections::{BTreeMap, BTreeSet};

pub use permit::may;
pub use person::{KEPT_ANSWERS, KEPT_EARLY, KEPT_OUT};
pub use shelf::{GameShelf, NoShelf};

use person::{Came, Person};
use told::{Circumstances, ToldSoFar};

use super::protocol::{
    AuthoritySays, ClientRole, ClientSays, Denial, Granted, MAX_ASKED, PROTOCOL, Push, Request, RequestId, Snapshot, ToldPart, Watched, decode,
};
use super::{Session, SessionError};
use crate::rules::state::view::Viewer;
use crate::rules::vocab::error::What;
use crate::rules::{Actor, Refusal, Scenario};

/// A client, as whoever runs the authority knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClientId(u32);

/// A session, and everybody who takes part in it.
pub struct Authority {
    session: Session,
    shelf: Box<dyn GameShelf>,
    people: BTreeMap<ClientId, Person>,
    joined: u32,
    life: u64,
    paused: bool,
    permitted: BTreeSet<Watched>,
}

impl Authority {
    /// The authority over a session. `shelf` is where it keeps copies and branches; `life` differs each time that a session is run, so that
    /// clients notice when they talk to another one than before.
    pub fn new(session: Session, shelf: Box<dyn GameShelf>, life: u64) -> Self {
        Self { session, shelf, people: BTreeMap::new(), joined: 0, life, paused: false, permitted: BTreeSet::new() }
    }

    /// The session, to look at.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Somebody joins in a role that whoever runs the authority gives. Nothing is sent before the client has said that it is there.
    pub fn join(&mut self, role: ClientRole) -> ClientId {
        self.joined += 1;
        let client = ClientId(self.joined);
        self.people.insert(client, Person::new(role));
        client
    }

    /// Somebody leaves for good.
    pub fn leave(&mut self, client: ClientId) {
        self.people.remove(&client);
    }

    /// Takes what a client sent.
    pub fn receive(&mut self, client: ClientId, bytes: &[u8]) {
        let Some(person) = self.people.get_mut(&client) else { return };
        if bytes.len() > MAX_ASKED {
            return person.send(&AuthoritySays::Unreadable);
        }
        match decode(bytes) {
            Err(_) => person.send(&AuthoritySays::Unreadable),
            Ok(ClientSays::Sync { protocol, .. }) if protocol != PROTOCOL => person.send(&AuthoritySays::OtherProtocol(PROTOCOL)),
            Ok(ClientSays::Sync { life, have, .. }) => self.sync(client, if life == Some(self.life) { have } else { 0 }),
            Ok(ClientSays::Do { id, request }) => self.asked(client, id, *request),
        }
    }

    /// The next bytes that go to a client.
    pub fn fetch(&mut self, client: ClientId) -> Option<Vec<u8>> {
        self.people.get_mut(&client)?.fetch()
    }

    fn asked(&mut self, client: ClientId, id: RequestId, request: Request) {
        let Some(person) = self.people.get_mut(&client) else { return };
        let Came::Now(request) = person.came(id, request) else { return };
        let mut waiting = Some(request);
        while let Some(request) = waiting {
            let Some(role) = self.people.get(&client).map(|person| person.role) else { return };
            let outcome = self.carry_out(role, &request);
            // Whoever reads the answer knows already what it has changed.
            self.tell_everybody();
            let Some(person) = self.people.get_mut(&client) else { return };
            person.answer(outcome);
            waiting = person.waiting();
        }
    }

    /// Does what is asked, or says why not: then nothing has changed.
    fn carry_out(&mut self, role: ClientRole, request: &Request) -> Result<Granted, Denial> {
        let kind = request.kind();
        may(role, kind, self.session.is_open())?;
        if self.paused && permit::waits_in_a_pause(kind) {
            return Err(Denial::Paused);
        }
        let viewer = self.viewer(role);
        let done = match request {
            Request::TakeBack(order) => {
                let Viewer::Seat(seat) = viewer else { return Err(Denial::NotYours(kind)) };
                self.session.take_back(seat, *order)
            }
            Request::HandOver { seat, to } => self.session.hand_over(*seat, *to),
            Request::Rewind { turn, reason } => self.session.rewind(*turn, reason),
            Request::OpenRecord => self.session.open_record(),
            Request::Pause { on } => {
                self.paused = *on;
                Ok(())
            }
            Request::Permit { watch, on } => return self.permit(*watch, *on),
            Request::Branch { turn } => {
                let branch = self.session.branch(*turn, viewer == Viewer::WhiteCell)?;
                return Ok(Granted::Kept(self.shelf.branch(&self.session, &branch, *turn)?));
            }
            Request::Export => return Ok(self.export(viewer)),
            Request::Reasons => return Ok(Granted::Reasons(Box::new(self.session.retelling_for(viewer)))),
            Request::Copy { name } => return Ok(Granted::Kept(self.shelf.copy(&self.session, name)?)),
            Request::KeepIn { folder } => return Ok(Granted::Kept(self.shelf.keep_in(&mut self.session, folder)?)),
            Request::Sit(sitting) => self.session.set_sitting(sitting.as_ref().clone()),
            _ => match (actor(role), request.command()) {
                (Some(actor), Some(command)) => self.session.submit(actor, command),
                _ => return Err(Denial::NotYours(kind)),
            },
        };
        done?;
        Ok(Granted::Done)
    }

    fn permit(&mut self, watch: Watched, on: bool) -> Result<Granted, Denial> {
        if let Watched::Team(seat) = watch
            && seat.index() >= self.session.scenario().seats.len()
        {
            return Err(Denial::Refused(Refusal::NoSuch { what: What::Seat }));
        }
        if on {
            self.permitted.insert(watch);
        } else {
            self.permitted.remove(&watch);
        }
        Ok(Granted::Done)
    }

    fn export(&self, viewer: Viewer) -> Granted {
        let export = Box::new(self.session.export_for(viewer));
        let level = (export.open && viewer != Viewer::WhiteCell).then(|| {
            let mut level = Scenario::clone(self.session.scenario());
            level.text.instructor_notes.clear();
            level.into()
        });
        Granted::Export { export, level }
    }

    /// Through whose eyes a role looks now.
    fn viewer(&self, role: ClientRole) -> Viewer {
        let permitted = matches!(role, ClientRole::Observer(watch) if self.permitted.contains(&watch));
        role.viewer(permitted)
    }

    /// Tells each client what has changed of what it may know; those for whom nothing has are told nothing.
    fn tell_everybody(&mut self) {
        let now = Circumstances { paused: self.paused };
        let clients: Vec<(ClientId, Viewer)> = self.people.iter().map(|(&client, person)| (client, self.viewer(person.role))).collect();
        for (client, viewer) in clients {
            let Some(person) = self.people.get_mut(&client).filter(|person| person.number > 0 && person.role != ClientRole::Keeper) else { continue };
            let parts = person.told.what_changed(&self.session, viewer, now, person.number + 1);
            if !parts.is_empty() {
                person.number += 1;
                let push = Push { number: person.number, parts };
                person.send(&AuthoritySays::Push(push));
            }
        }
    }

    /// A client says up to which push it has everything.
    fn sync(&mut self, client: ClientId, have: u32) {
        let now = Circumstances { paused: self.paused };
        let Some(role) = self.people.get(&client).map(|person| person.role) else { return };
        let viewer = self.viewer(role);
        let Some(person) = self.people.get_mut(&client) else { return };
        if person.number > 0 && have == person.number {
            return person.send(&AuthoritySays::Current { number: have });
        }
        person.number = person.number.max(1);
        let level_at = if have == 0 { None } else { person.told.level_at() };
        person.told = ToldSoFar::default();
        // The keeper has no part in the game, and looks at nothing.
        let mut parts = if role == ClientRole::Keeper { Vec::new() } else { person.told.what_changed(&self.session, viewer, now, person.number) };
        if let Some(at) = level_at.filter(|at| *at <= have) {
            parts.retain(|part| !matches!(part, ToldPart::Level(_)));
            person.told.level_came_at(at);
        }
        let snapshot = Snapshot { life: self.life, number: person.number, next: person.next(), parts };
        person.send(&AuthoritySays::Snapshot(snapshot));
    }
}

/// In whose name a role acts on the game.
fn actor(role: ClientRole) -> Option<Actor> {
    match role {
        ClientRole::Team(seat) => Some(Actor::Seat(seat)),
        ClientRole::Government(nation) => Some(Actor::Desk(nation)),
        ClientRole::Facilitator => Some(Actor::WhiteCell),
        ClientRole::Public | ClientRole::Observer(_) | ClientRole::Keeper => None,
    }
}

impl From<SessionError> for Denial {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::Refused(refusal) => Self::Refused(refusal),
            SessionError::Store(error) => Self::NotStored { fault: error.fault, text: error.text },
            SessionError::NotNow(reason) => Self::NotNow(reason.to_owned()),
            SessionError::Mismatch(reason) => Self::NotNow(reason),
        }
    }
}
