//! Games played by AI players: whole games ([`simulate`]), their rows ([`csv`], [`records`]), what must hold of them ([`invariants`],
//! [`war`]), and the few statistics ([`statistics`]).

pub(super) mod belief;
pub(super) mod csv;
pub(super) mod invariants;
pub(super) mod kind;
pub mod records;
pub(super) mod simulate;
pub(super) mod statistics;
pub(super) mod war;
