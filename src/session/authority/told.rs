//! What a client has been told so far, and what of it has changed.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::rules::state::view::Viewer;
use crate::session::protocol::{SessionStanding, ToldPart, encode};
use crate::session::{OrderId, Session, TurnRecord};

/// SHA-256 of a part's bytes.
type Sum = [u8; 32];

/// What a client was told last.
#[derive(Default)]
pub(super) struct ToldSoFar {
    viewer: Option<Viewer>,
    /// The number of the push that brought the level.
    level_at: Option<u32>,
    standing: Option<SessionStanding>,
    view: Option<Sum>,
    orders: Vec<OrderId>,
    /// Resolved turns whose history was told.
    turns: Vec<Arc<TurnRecord>>,
    /// The news of the last of them, which grow while the next turn is bargained about.
    last_news: Option<Sum>,
    past: usize,
}

/// What everybody may know of how a session stands, beside what the session holds.
#[derive(Clone, Copy)]
pub(super) struct Circumstances {
    /// Whether the facilitator has stopped the game.
    pub(super) paused: bool,
}

fn sum(part: &ToldPart) -> Sum {
    Sha256::digest(encode(part)).into()
}

impl ToldSoFar {
    /// The number of the push that brought the level.
    pub(super) fn level_at(&self) -> Option<u32> {
        self.level_at
    }

    /// The level that the client has came with this push.
    pub(super) fn level_came_at(&mut self, number: u32) {
        self.level_at = Some(number);
    }

    /// What has changed since this was asked last, of what `viewer` may know, to be told with this number. It follows from what the viewer may
    /// know, and from nothing else.
    pub(super) fn what_changed(&mut self, session: &Session, viewer: Viewer, now: Circumstances, number: u32) -> Vec<ToldPart> {
        if self.viewer != Some(viewer) {
            *self = Self { viewer: Some(viewer), ..Self::default() };
        }
        let mut parts = Vec::new();
        if self.view.is_none() {
            self.level_at = Some(number);
            parts.push(ToldPart::Level(Arc::new(session.scenario().known_to(viewer))));
        }
        let standing = SessionStanding { controllers: session.controllers().to_vec(), paused: now.paused, open: session.is_open() };
        if self.standing.as_ref() != Some(&standing) {
            self.standing = Some(standing.clone());
            parts.push(ToldPart::Standing(standing));
        }
        let view = ToldPart::View(Box::new(session.view(viewer)));
        let seen = sum(&view);
        if self.view != Some(seen) {
            self.view = Some(seen);
            parts.push(view);
        }
        if let Viewer::Seat(seat) = viewer
            && self.orders != session.orders(seat)
        {
            self.orders = session.orders(seat).to_vec();
            parts.push(ToldPart::Orders(self.orders.clone()));
        }
        parts.extend(self.history(session, viewer));
        parts.extend(self.past(session, viewer));
        self.turns = session.turns().to_vec();
        parts
    }

    /// How many of the turns that were told stand.
    fn standing_turns(&self, session: &Session) -> usize {
        self.turns.iter().zip(session.turns()).take_while(|(told, stands)| Arc::ptr_eq(told, stands)).count()
    }

    fn history(&mut self, session: &Session, viewer: Viewer) -> Option<ToldPart> {
        let (stand, now) = (self.standing_turns(session), session.turns().len());
        let news = |turn: usize| session.events(turn as u16, viewer);
        let last = sum(&ToldPart::History { from: now as u16, turns: vec![news(now)] });
        if stand == now && self.turns.len() == now && self.last_news == Some(last) {
            return None;
        }
        let from = if self.last_news.is_none() { 0 } else { stand };
        self.last_news = Some(last);
        Some(ToldPart::History { from: from as u16, turns: (from..=now).map(news).collect() })
    }

    fn past(&mut self, session: &Session, viewer: Viewer) -> Option<ToldPart> {
        let now = session.turns().len() + usize::from(!session.is_over());
        let from = self.past.min(self.standing_turns(session) + 1).min(now);
        if from == now && self.past == now {
            return None;
        }
        self.past = now;
        let views = (from..now).filter_map(|at| session.view_at(at as u16 + 1, viewer)).collect();
        Some(ToldPart::Past { from: from as u16, views })
    }
}
