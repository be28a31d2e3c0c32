//! Who may ask a session for what: one function. `docs/reference/PROTOCOL.md` has the table, written by hand, and `tests/protocol` compares the
//! two cell by cell.

use crate::session::protocol::{ClientRole, Denial, RequestKind};

/// When a role may ask for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Allowed {
    Always,
    /// Once the level is over, or the facilitator has opened the record.
    Open,
    Never,
}

/// Whether `role` may ask for a request of this kind; `open` is whether the record is. What comes of it is for the rules to say.
///
/// # Errors
/// It may not, or not yet.
pub fn may(role: ClientRole, kind: RequestKind, open: bool) -> Result<(), Denial> {
    match when(role, kind) {
        Allowed::Always => Ok(()),
        Allowed::Open if open => Ok(()),
        Allowed::Open => Err(Denial::NotYet(kind)),
        Allowed::Never => Err(Denial::NotYours(kind)),
    }
}

fn when(role: ClientRole, kind: RequestKind) -> Allowed {
    use RequestKind as Kind;
    let team = matches!(role, ClientRole::Team(_));
    let government = matches!(role, ClientRole::Government(_));
    let facilitator = role == ClientRole::Facilitator;
    let observer = matches!(role, ClientRole::Observer(_));
    let always = |allowed: bool| if allowed { Allowed::Always } else { Allowed::Never };
    match kind {
        Kind::Give | Kind::TakeBack | Kind::SetCeiling | Kind::Seal | Kind::Unseal | Kind::Guess => always(team),
        Kind::Propose | Kind::Answer | Kind::Withdraw | Kind::Denounce | Kind::AskPermission | Kind::RefusePermission => always(team || government),
        Kind::Say => always(team || facilitator),
        Kind::Inject
        | Kind::Announce
        | Kind::Pace
        | Kind::TakeDesk
        | Kind::ReturnDesk
        | Kind::Override
        | Kind::HandOver
        | Kind::Rewind
        | Kind::OpenRecord
        | Kind::Pause
        | Kind::Permit => always(facilitator),
        Kind::Export => always(team || government || facilitator || observer),
        Kind::Branch if team || government => Allowed::Open,
        Kind::Branch => always(facilitator),
        Kind::Reasons if team || government || observer => Allowed::Open,
        Kind::Reasons => always(facilitator),
        Kind::Copy => always(facilitator || role == ClientRole::Keeper),
        Kind::KeepIn | Kind::Sit => always(role == ClientRole::Keeper),
    }
}

/// Whether a pause stops this: what teams and governments do to the game.
pub(super) fn waits_in_a_pause(kind: RequestKind) -> bool {
    use RequestKind as Kind;
    match kind {
        Kind::Give
        | Kind::TakeBack
        | Kind::SetCeiling
        | Kind::Seal
        | Kind::Unseal
        | Kind::Guess
        | Kind::Propose
        | Kind::Answer
        | Kind::Withdraw
        | Kind::Denounce
        | Kind::AskPermission
        | Kind::RefusePermission => true,
        Kind::Say
        | Kind::Inject
        | Kind::Announce
        | Kind::Pace
        | Kind::TakeDesk
        | Kind::ReturnDesk
        | Kind::Override
        | Kind::HandOver
        | Kind::Rewind
        | Kind::OpenRecord
        | Kind::Pause
        | Kind::Permit
        | Kind::Branch
        | Kind::Export
        | Kind::Reasons
        | Kind::Copy
        | Kind::KeepIn
        | Kind::Sit => false,
    }
}
