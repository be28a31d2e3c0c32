//! Where a force is, and which clock runs.

use serde::{Deserialize, Serialize};

use crate::catalog::PlaceId;
use crate::geo::CellId;

/// Which of the three clocks a game runs on (DESIGN.md section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Clock {
    /// A stand-off: a turn is 6 to 24 hours; hexes bind.
    Incident,
    /// Bargain, build, posture, pressure: a turn is a quarter or a half-year; a force takes one station a turn.
    Competition,
    /// War: a turn is 3.5 days or a week; hexes and days bind.
    Crisis,
}

/// Where a force is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Position {
    /// In port, on an airfield or in a garrison.
    At(PlaceId),
    /// At sea or in the field.
    Field(CellId),
}
