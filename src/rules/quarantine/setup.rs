//! What a level says about a quarantine.

pub use crate::rules::vocab::quarantine::QuarantineSetup;
