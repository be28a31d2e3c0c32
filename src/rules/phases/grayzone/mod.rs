//! Pressure below war: features, the hulls that contest them, encounters, control and supply.

pub mod control;
pub mod encounter;
pub mod reach;
pub mod repair;

pub use crate::catalog::{Act, Cargo, EncounterOutcome};
