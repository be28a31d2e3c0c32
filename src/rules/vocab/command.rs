//! Commands: all that can be done to a game from outside. The log of a session is a list of them.

use serde::{Deserialize, Serialize};

use crate::catalog::{Act, NationId};
use crate::rules::vocab::agreement::{AgreementText, Answer};
use crate::rules::vocab::effect::Effect;
use crate::rules::vocab::ids::{AgreementId, InjectId, ProposalId, SeatId, SeatSet};
use crate::rules::vocab::order::Order;

/// The longest reason for going back to an earlier turn, in characters.
pub const MAX_REASON: usize = 500;
/// The longest headline of an announcement, in characters.
pub const MAX_HEADLINE: usize = 120;
/// The longest message, in characters.
pub const MAX_MESSAGE: usize = 2_000;
/// The most orders in one list, whatever the level allows.
pub const MAX_ORDERS: usize = 64;

/// Who gives a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Actor {
    /// A seat.
    Seat(SeatId),
    /// A country desk, for a nation without a seat.
    Desk(NationId),
    /// The facilitator.
    WhiteCell,
    /// The session itself: resolves when every seat has sealed.
    Session,
}

/// What can be done to a game from outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// Adds an order to the seat's list.
    Give(Order),
    /// Takes an order off the seat's list; those after it move up.
    TakeBack(u16),
    /// Sets the furthest act that the seat's crews may go to.
    SetCeiling(Act),
    /// Seals the seat's orders.
    Seal,
    /// Opens them again, while another seat has still to seal.
    Unseal,
    /// Makes an offer.
    Propose { from: NationId, to: Vec<NationId>, text: AgreementText, counters: Option<ProposalId>, private: bool },
    /// Answers an offer.
    Answer { nation: NationId, proposal: ProposalId, answer: Answer },
    /// Takes an offer off the table.
    Withdraw { nation: NationId, proposal: ProposalId },
    /// Gives notice of an agreement.
    Denounce { nation: NationId, agreement: AgreementId },
    /// Consults a host under a clause that foresees it.
    AskPermission { nation: NationId, agreement: AgreementId, clause: u16 },
    /// Says no to a consultation, as the host.
    RefusePermission { host: NationId, nation: NationId, agreement: AgreementId, clause: u16 },
    /// Notes the seat's own guess of Beijing's doubt this turn, in permille (more than 1000 counts as 1000), for the debrief. It changes
    /// nothing else.
    Guess { permille: u16 },
    /// Sends text to seats.
    Say { to: SeatSet, text: String },
    /// Resolves the turn.
    Resolve,
    /// The White Cell's.
    White(WhiteCommand),
}

/// What the White Cell can do besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhiteCommand {
    /// Plays a prepared inject now.
    Inject(InjectId),
    /// Tells seats something new, with effects.
    Announce { title: String, text: String, to: SeatSet, effects: Vec<Effect> },
    /// Sets the last turn.
    Pace { turns: u16 },
    /// Puts a desk's nation under a seat.
    TakeDesk { seat: SeatId, nation: NationId },
    /// Gives it back to its desk.
    ReturnDesk { seat: SeatId, nation: NationId },
    /// Changes something by hand, with a reason that the log keeps.
    Override { reason: String, effects: Vec<Effect> },
}

/// Text from one seat to others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Who; `None` is the White Cell.
    pub from: Option<SeatId>,
    /// To whom.
    pub to: SeatSet,
    /// When.
    pub turn: u16,
    /// What.
    pub text: String,
}
