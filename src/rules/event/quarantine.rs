//! What happens in a quarantine.

use serde::{Deserialize, Serialize};

use crate::catalog::NationId;
use crate::rules::vocab::order::quarantine::QuarantineOrder;
use crate::rules::vocab::quarantine::{Cargo, Crews, Ending, Guard, Quarantine};

/// What happened in a quarantine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuarantineNews {
    /// A government changed what it does.
    Decided { order: QuarantineOrder },
    /// Ships that came alone met the cordon.
    Met { came: u32, bowed: u32, turned_back: u32, seized: u32, hulls: u32 },
    /// A convoy met it.
    Convoyed { nation: NationId, ships: u32, seized: u32, passed: bool, crews: Crews, guard: Guard, chance: i16, drawn: i16 },
    /// A cutter was lost in a collision with an escort.
    Collided { nation: NationId },
    /// Shots were exchanged.
    Fired { nation: NationId, cutters: u16, warship: bool },
    /// War follows.
    BecameWar { nation: NationId },
    /// Merchants were sunk by mines and submarines.
    Sunk { alone: u32, in_convoy: u32, mines: bool, submarines: bool },
    /// What was landed and burnt: ships landed by cargo, electricity and goods in permille of what is wanted, hours left by cargo.
    Supplied { landed: [u32; Cargo::COUNT], power: i16, stock_hours: [u32; Cargo::COUNT], goods_met: i16 },
    /// How the island bears it, permille.
    Endured { endurance: i16, dark: i16, hunger: i16, spirit: i16 },
    /// Ships that sail for the week after, by cargo, and the share of owners who dare.
    Sailed { loaded: [u32; Cargo::COUNT], willing: i16 },
    /// The counts after the week.
    Counted { quarantine: Box<Quarantine> },
    /// It ended, and not by war.
    Ended { ending: Ending },
}
