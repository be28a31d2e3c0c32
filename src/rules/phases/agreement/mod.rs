//! Agreements: what nations have promised and allowed one another, and how they come to it.

pub mod bargain;
pub mod begin;
pub mod clause;
pub mod consultation;
pub mod in_force;
pub mod model;
pub mod obligation;
pub mod permission;
pub mod ratification;
mod text;

pub use crate::rules::vocab::agreement::{Answer, Ground, GroundKind};
pub use text::{AgreementText, Instrument, MAX_CLAUSES, MAX_NAME};
