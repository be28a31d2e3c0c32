//! What carries bytes between a client and its authority: in this program, or (a host's) over a socket.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Client, Replied};
use crate::session::Session;
use crate::session::authority::{Authority, ClientId, GameShelf};
use crate::session::protocol::{ClientRole, Request, RequestId};

/// A way for bytes, in both directions. Neither blocks.
pub trait Wire: Send + Sync {
    /// Sends bytes to the authority.
    fn send(&mut self, bytes: Vec<u8>);
    /// The next bytes that have come from it.
    fn receive(&mut self) -> Option<Vec<u8>>;
}

/// A client and its wire.
pub struct Connection {
    client: Client,
    wire: Box<dyn Wire>,
}

impl Connection {
    /// A new client at the end of a wire.
    pub fn new(wire: Box<dyn Wire>) -> Self {
        let mut connection = Self { client: Client::new(), wire };
        connection.go_on();
        connection
    }

    /// The client, to look at.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Brings out what the client says, and in what has come. Does not wait.
    pub fn go_on(&mut self) {
        loop {
            while let Some(bytes) = self.client.fetch() {
                self.wire.send(bytes);
            }
            let Some(bytes) = self.wire.receive() else { return };
            self.client.receive(&bytes);
        }
    }

    /// Asks for something, and says what came of it if that is known at once.
    pub fn ask(&mut self, request: Request) -> (Option<RequestId>, Option<Replied>) {
        self.go_on();
        let id = self.client.ask(request);
        self.go_on();
        (id, id.and_then(|id| self.client.outcome(id)))
    }

    /// What came of a request, once it is known. It is told once.
    pub fn outcome(&mut self, id: RequestId) -> Option<Replied> {
        self.go_on();
        self.client.outcome(id)
    }

    /// The oldest outcome that came later than it was asked for, and is of none of these requests.
    pub fn late_outcome(&mut self, but: &BTreeSet<RequestId>) -> Option<(RequestId, Replied)> {
        self.client.any_outcome(but)
    }
}

/// An authority in this program. Clients have wires to it, and nothing else of it.
#[derive(Clone)]
pub struct LocalHost(Arc<Mutex<Authority>>);

impl LocalHost {
    /// Runs a session here. `life` differs each time that one is run.
    pub fn new(session: Session, shelf: Box<dyn GameShelf>, life: u64) -> Self {
        Self(Arc::new(Mutex::new(Authority::new(session, shelf, life))))
    }

    /// A wire for somebody in this role.
    pub fn join(&self, role: ClientRole) -> Box<dyn Wire> {
        let client = self.authority().join(role);
        Box::new(LocalWire { host: self.clone(), client })
    }

    fn authority(&self) -> MutexGuard<'_, Authority> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A wire to an authority in this program: bytes all the same.
struct LocalWire {
    host: LocalHost,
    client: ClientId,
}

impl Wire for LocalWire {
    fn send(&mut self, bytes: Vec<u8>) {
        self.host.authority().receive(self.client, &bytes);
    }

    fn receive(&mut self) -> Option<Vec<u8>> {
        self.host.authority().fetch(self.client)
    }
}

impl Drop for LocalWire {
    fn drop(&mut self) {
        self.host.authority().leave(self.client);
    }
}
