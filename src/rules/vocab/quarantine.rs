//! What is stopped, guarded and counted in a quarantine.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::catalog::NationId;
use crate::catalog::quantity::{Hours, Thousandths};

/// Hours of a week: full demand of everything that is stocked.
pub const WEEK_HOURS: Hours = Hours(168);

/// What merchants bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MerchantCargo {
    /// Liquefied natural gas.
    Gas = 0,
    /// Coal.
    Coal = 1,
    /// Crude oil and its products.
    Oil = 2,
    /// Food and all else.
    Goods = 3,
}

/// How tight the cordon is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grade {
    /// Lifted: the crews go home.
    Lifted,
    /// Papers are asked for by half of the crews; all who give them go on.
    Eased,
    /// Ships are inspected; of those with fuel half are sent away.
    Held,
    /// Nearly everybody is sent away, and who resists is seized.
    Tight,
}

/// What Beijing's crews are told to do with convoys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Crews {
    /// To follow them.
    Shadow,
    /// To lie across their bows.
    Block,
    /// To board the merchants.
    Board,
    /// To fire on whoever resists.
    Fire,
}

/// What escorts are told to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Guard {
    /// To sail along.
    Accompany,
    /// To stay between, whatever comes.
    Shoulder,
    /// To fire at whoever boards or fires.
    ReturnFire,
}

/// What Taipei tells merchants that come alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Course {
    /// To stay away.
    Wait,
    /// To give their papers to Beijing's customs.
    Comply,
    /// To run the line.
    Run,
}

/// The escorts that a nation sends each week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escort {
    /// Groups.
    pub groups: u8,
    /// What they are told.
    pub guard: Guard,
    /// What their convoys take first.
    pub first: MerchantCargo,
}

/// What became of the ships of a cargo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// Loaded in all.
    pub loaded: u32,
    /// On the way, to arrive next week.
    pub at_sea: u32,
    /// Landed.
    pub delivered: u32,
    /// Sent or gone away.
    pub turned_back: u32,
    /// Taken.
    pub seized: u32,
    /// Sunk.
    pub sunk: u32,
}

/// How a quarantine ended, if not by war.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    /// Beijing lifted it.
    Lifted,
    /// The last week is over, and it stands.
    Standing,
    /// Taiwan yielded.
    Yielded,
}

/// A quarantine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quarantine {
    /// The week, from 1.
    pub week: u8,
    /// How tight the cordon is.
    pub grade: Grade,
    /// What Beijing's crews do with convoys.
    pub crews: Crews,
    /// Whether ports are mined.
    pub mines: bool,
    /// Whether submarines sink merchants.
    pub submarines: bool,
    /// What Taipei tells merchants.
    pub course: Course,
    /// Demand that Taipei lets its people have.
    pub ration: u16,
    /// Who escorts.
    pub escorts: BTreeMap<NationId, Escort>,
    /// Who flies goods in.
    pub airlift: BTreeSet<NationId>,
    /// Who stands surety for ships that no insurer takes.
    pub surety: BTreeSet<NationId>,
    /// Hosts that opened their ports to others' escorts, and the week from which that holds.
    pub ports: BTreeMap<NationId, u8>,
    /// By cargo: what became of the ships.
    pub ledger: [Ledger; MerchantCargo::COUNT],
    /// By cargo: what is left, in hours of full demand.
    pub stock_hours: [Hours; MerchantCargo::COUNT],
    /// How far owners and insurers stay away.
    pub fear: Thousandths,
    /// Electricity of what is wanted.
    pub power: Thousandths,
    /// How long Taiwan holds out; it yields at a number of the rules.
    pub endurance: Thousandths,
    /// Convoys that came through, by nation.
    pub through: BTreeMap<NationId, u16>,
    /// Convoys that were sent, by nation.
    pub sent: BTreeMap<NationId, u16>,
    /// Warships lost, by nation.
    pub warships: BTreeMap<NationId, u16>,
    /// Beijing's hulls lost.
    pub cutters: u16,
    /// The nation whose loss, or whose shots, made it war; war follows with the next turn.
    pub war_with: Option<NationId>,
    /// How it ended.
    pub ending: Option<Ending>,
}

/// How a quarantine starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuarantineSetup {
    /// How tight the cordon is.
    pub grade: Grade,
    /// What Beijing's crews are told to do with convoys.
    pub crews: Crews,
    /// What Taipei tells merchants.
    pub course: Course,
}
