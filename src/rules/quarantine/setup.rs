//! What a level says about a quarantine.

use super::state::{Course, Crews, Grade};

/// How a quarantine starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuarantineSetup {
    /// How tight the cordon is.
    pub grade: Grade,
    /// What Beijing's crews are told to do with convoys.
    pub crews: Crews,
    /// What Taipei tells merchants.
    pub course: Course,
}
