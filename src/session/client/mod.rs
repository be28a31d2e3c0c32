//! One person's end: what this person may know of a session, and what was asked of it and not answered yet. A client has no session and no
//! level of its own; all that it has came as bytes.
//!
//! Nothing here waits. Whoever holds a client brings bytes in, fetches bytes out, and looks at what is known.

mod wire;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

pub use wire::{Connection, LocalHost, Wire};

use super::OrderId;
use super::protocol::{
    AuthoritySays, ClientSays, Denial, Granted, PROTOCOL, Push, Request, RequestId, SessionStanding, Snapshot, ToldPart, decode, encode,
};
use crate::rules::state::view::View;
use crate::rules::{Recorded, Scenario};

/// What a client knows.
#[derive(Clone, Debug)]
pub struct KnownGame {
    /// The level, as this client may know it.
    pub scenario: Arc<Scenario>,
    /// How the session stands.
    pub standing: SessionStanding,
    /// The game now.
    pub view: View,
    /// The orders in the own team's list, in its order.
    pub orders: Vec<OrderId>,
    /// What happened, turn by turn; at 0 the opening news.
    pub history: Vec<Vec<Recorded>>,
    /// The game at the start of each turn; at 0 that of turn 1.
    pub past: Vec<View>,
}

/// What came of a request.
pub type Replied = Result<Granted, Denial>;

/// A client.
#[derive(Default)]
pub struct Client {
    known: Option<KnownGame>,
    /// Which run of the authority it talks to.
    life: Option<u64>,
    /// The number of the last push that was taken in.
    number: u32,
    /// Whether a push was missed.
    behind: bool,
    next: u64,
    pending: BTreeMap<RequestId, Vec<u8>>,
    outcomes: BTreeMap<RequestId, Replied>,
    out: VecDeque<Vec<u8>>,
    version: u64,
    misunderstood: bool,
}

impl Client {
    /// A client that says that it is there.
    pub fn new() -> Self {
        let mut client = Self::default();
        client.sync();
        client
    }

    /// What it knows; `None` before the first answer.
    pub fn known(&self) -> Option<&KnownGame> {
        self.known.as_ref()
    }

    /// Whether something was asked that has no answer yet, or something is missing.
    pub fn is_waiting(&self) -> bool {
        self.known.is_none() || self.behind || !self.pending.is_empty()
    }

    /// Whether the other side speaks another protocol, or could not read what was said.
    pub fn is_misunderstood(&self) -> bool {
        self.misunderstood
    }

    /// Counts up whenever what is known has changed.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Asks for something. What comes of it is [`Client::outcome`]'s to say, once there is an answer. `None` before the first word of the
    /// authority: nothing can be asked yet.
    pub fn ask(&mut self, request: Request) -> Option<RequestId> {
        self.life?;
        let id = RequestId(self.next);
        self.next += 1;
        let bytes = encode(&ClientSays::Do { id, request: Box::new(request) });
        self.pending.insert(id, bytes.clone());
        self.out.push_back(bytes);
        Some(id)
    }

    /// What came of a request, once it is known. It is told once.
    pub fn outcome(&mut self, id: RequestId) -> Option<Replied> {
        self.outcomes.remove(&id)
    }

    /// The oldest outcome that is of none of these requests. It is told once.
    pub fn any_outcome(&mut self, but: &BTreeSet<RequestId>) -> Option<(RequestId, Replied)> {
        let id = *self.outcomes.keys().find(|id| !but.contains(id))?;
        self.outcomes.remove_entry(&id)
    }

    /// Says again what has no answer, and up to where all is known: after a while without an answer, or over a new connection. What was carried
    /// out already is not done twice.
    pub fn say_again(&mut self) {
        self.out.clear();
        self.sync();
        self.out.extend(self.pending.values().cloned());
    }

    /// The next bytes for the authority.
    pub fn fetch(&mut self) -> Option<Vec<u8>> {
        self.out.pop_front()
    }

    /// Takes bytes of the authority in.
    pub fn receive(&mut self, bytes: &[u8]) {
        match decode(bytes) {
            Ok(AuthoritySays::Reply { to, outcome }) => {
                if self.pending.remove(&to).is_some() {
                    self.outcomes.insert(to, outcome);
                }
            }
            Ok(AuthoritySays::Push(push)) => self.push(push),
            Ok(AuthoritySays::Snapshot(snapshot)) => self.snapshot(snapshot),
            Ok(AuthoritySays::Current { number }) => self.behind &= number != self.number,
            Ok(AuthoritySays::Unreadable | AuthoritySays::OtherProtocol(_)) | Err(_) => self.misunderstood = true,
        }
    }

    fn sync(&mut self) {
        self.out.push_back(encode(&ClientSays::Sync { protocol: PROTOCOL, life: self.life, have: self.number }));
    }

    fn push(&mut self, push: Push) {
        if push.number <= self.number {
            return;
        }
        if push.number > self.number + 1 || self.known.is_none() {
            // What came in between is lost or still under way: all of it is asked for.
            if !std::mem::replace(&mut self.behind, true) {
                self.sync();
            }
            return;
        }
        self.number = push.number;
        self.take_in(push.parts);
    }

    fn snapshot(&mut self, snapshot: Snapshot) {
        let restarted = self.life.is_some_and(|life| life != snapshot.life);
        if !restarted && self.known.is_some() && snapshot.number < self.number {
            return;
        }
        if restarted {
            // Nobody knows whether what was under way when the other side stopped was done: what is known now shows it.
            for id in std::mem::take(&mut self.pending).into_keys() {
                self.outcomes.insert(id, Err(Denial::Forgotten));
            }
        }
        if restarted || self.life.is_none() {
            self.next = snapshot.next.0;
        }
        self.life = Some(snapshot.life);
        self.number = snapshot.number;
        self.behind = false;
        // The level comes again where it is another one; all else comes whole.
        let scenario = self.known.take().map(|known| known.scenario);
        self.version += 1;
        self.known = Parts { scenario, ..Parts::default() }.with(snapshot.parts);
    }

    fn take_in(&mut self, parts: Vec<ToldPart>) {
        self.version += 1;
        self.known = self.known.take().map(Parts::from).unwrap_or_default().with(parts);
    }
}

/// What is known while parts come in.
#[derive(Default)]
struct Parts {
    scenario: Option<Arc<Scenario>>,
    standing: SessionStanding,
    view: Option<View>,
    orders: Vec<OrderId>,
    history: Vec<Vec<Recorded>>,
    past: Vec<View>,
}

impl From<KnownGame> for Parts {
    fn from(known: KnownGame) -> Self {
        let KnownGame { scenario, standing, view, orders, history, past } = known;
        Self { scenario: Some(scenario), standing, view: Some(view), orders, history, past }
    }
}

impl Parts {
    fn take_in(&mut self, part: ToldPart) {
        match part {
            ToldPart::Level(scenario) => {
                // Somebody else is watched from now on: nothing of the one before stays.
                *self = Self { scenario: Some(scenario), ..Self::default() };
            }
            ToldPart::Standing(standing) => self.standing = standing,
            ToldPart::View(view) => self.view = Some(*view),
            ToldPart::Orders(orders) => self.orders = orders,
            ToldPart::History { from, turns } => {
                self.history.truncate(usize::from(from));
                self.history.extend(turns);
            }
            ToldPart::Past { from, views } => {
                self.past.truncate(usize::from(from));
                self.past.extend(views);
            }
        }
    }

    /// What is known with these parts.
    fn with(mut self, parts: Vec<ToldPart>) -> Option<KnownGame> {
        for part in parts {
            self.take_in(part);
        }
        let Self { scenario, standing, view, orders, history, past } = self;
        Some(KnownGame { scenario: scenario?, standing, view: view?, orders, history, past })
    }
}
