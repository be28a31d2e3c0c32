//! One connection: what it asked for and was answered, what it was told, and what is on its way to it.

use std::collections::{BTreeMap, VecDeque};

use super::told::ToldSoFar;
use crate::session::protocol::{AuthoritySays, ClientRole, Denial, Granted, Request, RequestId, encode};

/// Answers that are kept, to be given again.
pub const KEPT_ANSWERS: usize = 64;
/// Requests that wait for one before them.
pub const KEPT_EARLY: usize = 64;
/// Messages that wait to be fetched; a client that lets more come together gets a snapshot instead.
pub const KEPT_OUT: usize = 256;

/// A connection.
pub(super) struct Person {
    pub(super) role: ClientRole,
    pub(super) told: ToldSoFar,
    /// The number of the last push.
    pub(super) number: u32,
    /// The next request that is carried out.
    next: RequestId,
    answers: BTreeMap<RequestId, Vec<u8>>,
    early: BTreeMap<RequestId, Request>,
    out: VecDeque<Vec<u8>>,
}

/// What is to be done about a request that came.
pub(super) enum Came {
    /// It was answered: the answer goes out again, and nothing is done.
    Again,
    /// It waits for one before it.
    Early,
    /// It is its turn.
    Now(Request),
}

impl Person {
    pub(super) fn new(role: ClientRole) -> Self {
        let (answers, early, out) = (BTreeMap::new(), BTreeMap::new(), VecDeque::new());
        Self { role, told: ToldSoFar::default(), number: 0, next: RequestId(1), answers, early, out }
    }

    /// The next request that is taken.
    pub(super) fn next(&self) -> RequestId {
        self.next
    }

    /// A request came, the first time or again.
    pub(super) fn came(&mut self, id: RequestId, request: Request) -> Came {
        if id < self.next {
            let forgotten = || encode(&AuthoritySays::Reply { to: id, outcome: Err(Denial::Forgotten) });
            let again = self.answers.get(&id).cloned().unwrap_or_else(forgotten);
            self.send_bytes(again);
            return Came::Again;
        }
        if id > self.next {
            // What finds no room is sent again by its client, as it has no answer.
            if self.early.len() < KEPT_EARLY {
                self.early.insert(id, request);
            }
            return Came::Early;
        }
        Came::Now(request)
    }

    /// The request whose turn it is now, if it has come already.
    pub(super) fn waiting(&mut self) -> Option<Request> {
        self.early.remove(&self.next)
    }

    /// The request whose turn it was has been carried out, or refused: it will not be again.
    pub(super) fn answer(&mut self, outcome: Result<Granted, Denial>) {
        let bytes = encode(&AuthoritySays::Reply { to: self.next, outcome });
        self.answers.insert(self.next, bytes.clone());
        while self.answers.len() > KEPT_ANSWERS {
            self.answers.pop_first();
        }
        self.next = RequestId(self.next.0 + 1);
        self.early.retain(|id, _| *id >= self.next);
        self.send_bytes(bytes);
    }

    pub(super) fn send(&mut self, told: &AuthoritySays) {
        self.send_bytes(encode(told));
    }

    fn send_bytes(&mut self, bytes: Vec<u8>) {
        // It notices the gap in the numbers of its pushes, and asks again for what it has no answer to.
        if self.out.len() >= KEPT_OUT {
            self.out.clear();
        }
        self.out.push_back(bytes);
    }

    pub(super) fn fetch(&mut self) -> Option<Vec<u8>> {
        self.out.pop_front()
    }
}
