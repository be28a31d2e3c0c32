//! What leaves the program: a page to print ([`html`]), tables ([`csv`], [`table`]), charts ([`chart`]), a team's briefing ([`briefing`]), a
//! study ([`study`]).

pub mod briefing;
pub(super) mod chart;
pub mod csv;
pub(super) mod html;
pub(super) mod study;
pub mod table;
