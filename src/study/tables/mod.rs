//! What many games came to, for people: tables ([`table`]), comparisons ([`compare`]), what an author should look at ([`verdict`]).

pub(super) mod compare;
pub(super) mod table;
pub(super) mod verdict;
