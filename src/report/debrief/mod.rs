//! What a game came to: turn by turn as its reader may know it ([`account`]), the turning points ([`story`]), what each seat came to
//! ([`outcome`], [`scores`]).

pub(super) mod account;
pub mod agreements;
pub mod lesson;
pub mod orders;
pub mod outcome;
pub mod pact;
pub(super) mod scores;
pub(super) mod series;
pub(super) mod story;
