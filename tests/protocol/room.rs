//! Sessions with people in all seats, and clients that speak to them in bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use latticework::rules::scenario::Scenario;
use latticework::rules::vocab::ids::SeatId;
use latticework::session::authority::{Authority, ClientId, NoShelf};
use latticework::session::client::{Client, Replied};
use latticework::session::protocol::ClientRole;
use latticework::session::protocol::{AuthoritySays, ClientSays, Request, RequestId, decode, encode};
use latticework::session::{Controller, Session};

use crate::harness::levels::level;

/// A session of a level with people in all seats.
pub fn session(scenario: Arc<Scenario>, seed: u64) -> Session {
    let seats = scenario.seats.len();
    let mut session = Session::new(scenario, seed, vec![Controller::Person; seats], None);
    session.advance().unwrap_or_else(|why| panic!("{why}"));
    session
}

/// The authority over such a session.
pub fn authority(slug: &str, seed: u64) -> Authority {
    Authority::new(session(Arc::new(level(slug)), seed), Box::new(NoShelf), 7)
}

/// All seats.
pub fn seats(authority: &Authority) -> Vec<SeatId> {
    (0..authority.session().scenario().seats.len()).map(|index| SeatId(index as u8)).collect()
}

/// Asks without a client of its own, and says what came of it.
pub fn ask(authority: &mut Authority, from: ClientId, id: u64, request: Request) -> Replied {
    let id = RequestId(id);
    authority.receive(from, &encode(&ClientSays::Do { id, request: Box::new(request) }));
    let mut outcome = None;
    while let Some(bytes) = authority.fetch(from) {
        if let Ok(AuthoritySays::Reply { to, outcome: came }) = decode(&bytes)
            && to == id
        {
            outcome = Some(came);
        }
    }
    outcome.unwrap_or_else(|| panic!("no answer to {id:?}"))
}

/// Clients by role, at one authority.
pub struct Room {
    pub authority: Authority,
    pub people: BTreeMap<ClientId, Client>,
}

impl Room {
    pub fn new(authority: Authority) -> Self {
        Self { authority, people: BTreeMap::new() }
    }

    pub fn join(&mut self, role: ClientRole) -> ClientId {
        let id = self.authority.join(role);
        self.people.insert(id, Client::new());
        self.settle();
        id
    }

    pub fn client(&mut self, id: ClientId) -> &mut Client {
        self.people.get_mut(&id).unwrap_or_else(|| panic!("nobody is {id:?}"))
    }

    /// Carries all bytes until nobody has any.
    pub fn settle(&mut self) {
        loop {
            let mut moved = false;
            for (&id, client) in &mut self.people {
                while let Some(bytes) = client.fetch() {
                    self.authority.receive(id, &bytes);
                    moved = true;
                }
                while let Some(bytes) = self.authority.fetch(id) {
                    client.receive(&bytes);
                    moved = true;
                }
            }
            if !moved {
                return;
            }
        }
    }

    /// Asks, and says what came of it.
    pub fn ask(&mut self, from: ClientId, request: Request) -> Replied {
        let id = self.client(from).ask(request).unwrap_or_else(|| panic!("it knows nothing yet"));
        self.settle();
        self.client(from).outcome(id).unwrap_or_else(|| panic!("no answer"))
    }

    /// What a client knows is what the session would show its role now, and no more.
    pub fn agrees(&mut self, id: ClientId, viewer: latticework::rules::state::view::Viewer) {
        let session = self.authority.session();
        let client = &self.people[&id];
        let known = client.known().unwrap_or_else(|| panic!("{viewer:?} knows nothing"));
        assert_eq!(known.view, session.view(viewer), "{viewer:?}");
        let resolved = session.turns().len() as u16;
        let history: Vec<_> = (0..=resolved).map(|turn| session.events(turn, viewer)).collect();
        assert!(known.history == history, "{viewer:?}: the history differs");
        let past: Vec<_> = (1..=session.game().turn).filter_map(|turn| session.view_at(turn, viewer)).collect();
        assert!(known.past == past, "{viewer:?}: the past differs: {} of {}", known.past.len(), past.len());
        assert_eq!(known.standing.controllers, session.controllers());
        assert_eq!(encode(&*known.scenario), encode(&session.scenario().known_to(viewer)));
    }
}
