//! What a connection is for.

use serde::{Deserialize, Serialize};

use crate::catalog::NationId;
use crate::rules::state::view::Viewer;
use crate::rules::vocab::ids::SeatId;

/// What a connection is for. The authority knows it; a client never says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ClientRole {
    /// A person of a team.
    Team(SeatId),
    /// Whoever speaks for a government that has no team.
    Government(NationId),
    /// The facilitator.
    Facilitator,
    /// The projector.
    Public,
    /// Somebody who looks on. Until the facilitator permits it, with the projector's eyes.
    Observer(Watched),
    /// The program that the game runs in: it keeps files, and has no part in the game.
    Keeper,
}

/// What an observer looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Watched {
    /// What a team knows.
    Team(SeatId),
    /// All of it.
    All,
}

impl ClientRole {
    /// Through whose eyes it looks; an observer of what is not permitted, with the projector's.
    pub(in crate::session) fn viewer(self, permitted: bool) -> Viewer {
        match self {
            Self::Team(seat) => Viewer::Seat(seat),
            Self::Government(nation) => Viewer::Desk(nation),
            Self::Facilitator => Viewer::WhiteCell,
            Self::Observer(Watched::Team(seat)) if permitted => Viewer::Seat(seat),
            Self::Observer(Watched::All) if permitted => Viewer::WhiteCell,
            Self::Observer(_) | Self::Public | Self::Keeper => Viewer::Public,
        }
    }
}
