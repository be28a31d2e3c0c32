//! What a turn goes through, a module a phase: each reads the state and changes it by events.

pub mod agreement;
pub mod escalation;
pub mod grayzone;
pub mod homefront;
pub mod movement;
pub mod posture;
pub mod pressure;
pub mod programme;
pub mod station;
pub mod support;
mod wear;
