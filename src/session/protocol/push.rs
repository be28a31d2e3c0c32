//! What a client is told without asking: what it may know, where that has changed.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::RequestId;
use crate::rules::state::view::View;
use crate::rules::{Recorded, Scenario};
use crate::session::{Controller, OrderId};

/// What has changed of what a client may know.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Push {
    /// Counted from 1 for this client alone.
    pub number: u32,
    /// What has changed, in the order in which it is taken in.
    pub parts: Vec<ToldPart>,
}

/// All that a client may know, but for the level if the client has it already: a level is large, and lines are bad where much is lost.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Snapshot {
    /// Which run of the authority tells it: another one knows nothing of what was asked before.
    pub life: u64,
    /// The number of the last push, which this stands for too.
    pub number: u32,
    /// The number of the next request that is taken: a person who comes back on another machine counts on from it.
    pub next: RequestId,
    /// All of it.
    pub parts: Vec<ToldPart>,
}

/// A part of what a client may know.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ToldPart {
    /// The level. It changes only for an observer, whom the facilitator lets watch somebody else.
    Level(Arc<Scenario>),
    /// How the session stands.
    Standing(SessionStanding),
    /// The game now.
    View(Box<View>),
    /// The orders in the own team's list, in its order, as they are taken back.
    Orders(Vec<OrderId>),
    /// What happened: `turns` stand in the place of all from `from` on. Turn 0 is the opening news.
    History {
        /// The first turn that is told anew.
        from: u16,
        /// Turn by turn.
        turns: Vec<Vec<Recorded>>,
    },
    /// The game at the start of turns: `views` stand in the place of all from `from` on, counted from 0 for turn 1.
    Past {
        /// The first that is told anew.
        from: u16,
        /// Turn by turn.
        views: Vec<View>,
    },
}

/// How a session stands, as everybody may know it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionStanding {
    /// Who plays each seat.
    pub controllers: Vec<Controller>,
    /// Whether the facilitator has stopped the game for now.
    pub paused: bool,
    /// Whether the level is over, or the facilitator has opened the record.
    pub open: bool,
}
