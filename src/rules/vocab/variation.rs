//! What differs in a study of wars from what a level has: the data alone.

use serde::{Deserialize, Serialize};

use super::war::number::Number;
use super::war::{Basing, Party};
use crate::rules::vocab::war::since::Since;

/// Something that is there or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Flag {
    /// A combined headquarters plans for the coalition.
    Headquarters,
    /// Three allies or more share one picture.
    SharedIsr,
    /// Munitions and fuel lie ready at forward bases.
    Stocks,
    /// JASSM-ER can be aimed at ships.
    MaritimeJassm,
    /// Bases in China may be struck.
    Mainland,
}

/// Something that is counted or graded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quantity {
    /// Chance that the coalition reads the preparations in time, permille, before what shared ISR adds.
    Warning,
    /// How well Taiwan's army fights and moves, permille.
    TaiwanSkill,
    /// How well China's fleet and army land and advance, permille.
    RedSkill,
    /// Shelters added at allied bases in reach.
    Shelters,
    /// China's long-range missiles, permille of the order of battle.
    Missiles,
}

/// One thing that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Override {
    /// What a host lets others do from all its bases, from the first turn on.
    Bases(Party, Basing),
    /// The turn from which a party fights of its own accord.
    Enters(Party, Since),
    /// Whether a party fights once its soil is attacked.
    Attacked(Party, bool),
    /// All permissions that a party has agreed are gone; it may still grant what it is asked for.
    NothingAgreed(Party),
    /// All promises of help that a party has given are gone.
    NoPromises(Party),
    /// Something that is there or not.
    Flag(Flag, bool),
    /// Something that is counted or graded.
    Quantity(Quantity, u16),
    /// A number of the model.
    Number(Number, i32),
}

/// A named way in which a posture differs from a level's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variation {
    /// Its short name.
    pub name: String,
    /// What differs.
    pub overrides: Vec<Override>,
}
