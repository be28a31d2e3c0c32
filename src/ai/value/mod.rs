//! What things are worth to an AI player: an offer's grounds ([`weigh`]), a clause ([`clause`]), an encounter's odds ([`odds`]).

pub(super) mod clause;
pub(super) mod odds;
pub(super) mod weigh;
