//! What can be asked of a session. Who may ask for which stands in [`may`](crate::session::authority::may) and, written by hand, in
//! `docs/reference/PROTOCOL.md`.

use serde::{Deserialize, Serialize};

use super::role::Watched;
use crate::catalog::{Act, NationId};
use crate::rules::order::Order;
use crate::rules::vocab::agreement::{AgreementText, Answer};
use crate::rules::vocab::effect::Effect;
use crate::rules::vocab::ids::{AgreementId, InjectId, ProposalId, SeatId, SeatSet};
use crate::rules::{Command, WhiteCommand};
use crate::session::{Controller, OrderId, Sitting};

/// Something that is asked of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, strum::EnumDiscriminants)]
#[strum_discriminants(name(RequestKind))]
#[strum_discriminants(derive(PartialOrd, Ord, Serialize, Deserialize, strum::EnumIter, strum::IntoStaticStr))]
#[strum_discriminants(doc = "What is asked, without what it is about.")]
#[strum_discriminants(allow(missing_docs, reason = "each is the request of that name"))]
pub enum Request {
    /// Adds an order to the team's list.
    Give(Order),
    /// Takes an order off the team's list. One that is gone already is not there, and no other goes in its place.
    TakeBack(OrderId),
    /// Sets the furthest act that the team's crews may go to.
    SetCeiling(Act),
    /// Seals the team's orders.
    Seal,
    /// Opens them again, while another team has still to seal.
    Unseal,
    /// Notes the team's own guess of Beijing's doubt this turn, in permille.
    Guess { permille: u16 },
    /// Makes an offer.
    Propose { from: NationId, to: Vec<NationId>, text: AgreementText, counters: Option<ProposalId>, private: bool },
    /// Answers an offer. An offer never changes: another text is another offer, so that an answer is to what was read.
    Answer { nation: NationId, proposal: ProposalId, answer: Answer },
    /// Takes an offer off the table.
    Withdraw { nation: NationId, proposal: ProposalId },
    /// Gives notice of an agreement.
    Denounce { nation: NationId, agreement: AgreementId },
    /// Consults a host under a clause that foresees it.
    AskPermission { nation: NationId, agreement: AgreementId, clause: u16 },
    /// Says no to a consultation, as the host.
    RefusePermission { host: NationId, nation: NationId, agreement: AgreementId, clause: u16 },
    /// Sends text to teams.
    Say { to: SeatSet, text: String },
    /// Plays a prepared inject now.
    Inject(InjectId),
    /// Tells teams something new, with effects.
    Announce { title: String, text: String, to: SeatSet, effects: Vec<Effect> },
    /// Sets the last turn.
    Pace { turns: u16 },
    /// Passes a seat to a person or an AI player.
    HandOver { seat: SeatId, to: Controller },
    /// Puts a nation without a team under one.
    TakeDesk { seat: SeatId, nation: NationId },
    /// Gives it back.
    ReturnDesk { seat: SeatId, nation: NationId },
    /// Changes something by hand, with a reason that the log keeps.
    Override { reason: String, effects: Vec<Effect> },
    /// Takes the game back to the start of a turn.
    Rewind { turn: u16, reason: String },
    /// Opens the record: everybody may read and export all of it.
    OpenRecord,
    /// Stops teams and governments from acting, or lets them go on. Nothing of it enters the game.
    Pause { on: bool },
    /// Lets observers watch a team, or all, or no longer.
    Permit { watch: Watched, on: bool },
    /// Keeps the game up to the start of a turn as a game of its own.
    Branch { turn: u16 },
    /// Asks for all that the asker may take away.
    Export,
    /// Asks for what tells why AI players did what they did.
    Reasons,
    /// Keeps a copy of the game beside it.
    Copy { name: String },
    /// Keeps the game, which was not kept so far, in a folder of the machine that it runs on.
    KeepIn { folder: String },
    /// Notes how people sit at the screen where the game runs.
    Sit(Box<Sitting>),
}

impl Request {
    /// Which it is.
    pub fn kind(&self) -> RequestKind {
        self.into()
    }

    /// What the rules carry out for it, where that is all that it asks for. An order to be taken back has to be found first.
    pub(in crate::session) fn command(&self) -> Option<Command> {
        let request = self.clone();
        Some(match request {
            Self::Give(order) => Command::Give(order),
            Self::SetCeiling(act) => Command::SetCeiling(act),
            Self::Seal => Command::Seal,
            Self::Unseal => Command::Unseal,
            Self::Guess { permille } => Command::Guess { permille },
            Self::Propose { from, to, text, counters, private } => Command::Propose { from, to, text, counters, private },
            Self::Answer { nation, proposal, answer } => Command::Answer { nation, proposal, answer },
            Self::Withdraw { nation, proposal } => Command::Withdraw { nation, proposal },
            Self::Denounce { nation, agreement } => Command::Denounce { nation, agreement },
            Self::AskPermission { nation, agreement, clause } => Command::AskPermission { nation, agreement, clause },
            Self::RefusePermission { host, nation, agreement, clause } => Command::RefusePermission { host, nation, agreement, clause },
            Self::Say { to, text } => Command::Say { to, text },
            Self::Inject(inject) => Command::White(WhiteCommand::Inject(inject)),
            Self::Announce { title, text, to, effects } => Command::White(WhiteCommand::Announce { title, text, to, effects }),
            Self::Pace { turns } => Command::White(WhiteCommand::Pace { turns }),
            Self::TakeDesk { seat, nation } => Command::White(WhiteCommand::TakeDesk { seat, nation }),
            Self::ReturnDesk { seat, nation } => Command::White(WhiteCommand::ReturnDesk { seat, nation }),
            Self::Override { reason, effects } => Command::White(WhiteCommand::Override { reason, effects }),
            Self::TakeBack(_)
            | Self::HandOver { .. }
            | Self::Rewind { .. }
            | Self::OpenRecord
            | Self::Pause { .. }
            | Self::Permit { .. }
            | Self::Branch { .. }
            | Self::Export
            | Self::Reasons
            | Self::Copy { .. }
            | Self::KeepIn { .. }
            | Self::Sit(_) => return None,
        })
    }

    /// The request for a command, by somebody in whose list these orders stand; `None` for what nobody asks for: an order that is not there,
    /// and a turn's resolution, which is the session's own.
    pub fn of(command: Command, orders: &[OrderId]) -> Option<Self> {
        Some(match command {
            Command::Give(order) => Self::Give(order),
            Command::TakeBack(at) => Self::TakeBack(*orders.get(usize::from(at))?),
            Command::SetCeiling(act) => Self::SetCeiling(act),
            Command::Seal => Self::Seal,
            Command::Unseal => Self::Unseal,
            Command::Guess { permille } => Self::Guess { permille },
            Command::Propose { from, to, text, counters, private } => Self::Propose { from, to, text, counters, private },
            Command::Answer { nation, proposal, answer } => Self::Answer { nation, proposal, answer },
            Command::Withdraw { nation, proposal } => Self::Withdraw { nation, proposal },
            Command::Denounce { nation, agreement } => Self::Denounce { nation, agreement },
            Command::AskPermission { nation, agreement, clause } => Self::AskPermission { nation, agreement, clause },
            Command::RefusePermission { host, nation, agreement, clause } => Self::RefusePermission { host, nation, agreement, clause },
            Command::Say { to, text } => Self::Say { to, text },
            Command::White(WhiteCommand::Inject(inject)) => Self::Inject(inject),
            Command::White(WhiteCommand::Announce { title, text, to, effects }) => Self::Announce { title, text, to, effects },
            Command::White(WhiteCommand::Pace { turns }) => Self::Pace { turns },
            Command::White(WhiteCommand::TakeDesk { seat, nation }) => Self::TakeDesk { seat, nation },
            Command::White(WhiteCommand::ReturnDesk { seat, nation }) => Self::ReturnDesk { seat, nation },
            Command::White(WhiteCommand::Override { reason, effects }) => Self::Override { reason, effects },
            Command::Resolve => return None,
        })
    }
}
