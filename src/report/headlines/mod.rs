//! Events told: each as a headline ([`events`] and a file a subject), with its reasons ([`reasons`]), as its reader sees it ([`reader`]), and a
//! turn's in order ([`digest`], [`beats`]).

pub mod aims;
pub(super) mod bargaining;
pub(super) mod beats;
pub(super) mod competition;
pub(super) mod decisions;
pub mod digest;
pub mod doubt;
pub(super) mod encounter;
pub(super) mod events;
pub mod inputs;
pub mod losses;
pub(super) mod moves;
pub mod nation_numbers;
pub mod quarantine;
pub mod reader;
pub mod reasons;
pub mod salvo;
pub mod war;
pub mod weight;
