//! What a game keeps of a quarantine: whole numbers, all of them public. Stocks are published, cutters and convoys are seen, and what crews are
//! told is seen by what they do; an order of this week is its seat's alone until it is carried out, as all orders are.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::WEEK_HOURS;
use super::setup::QuarantineSetup;
use crate::catalog::NationId;
use crate::rules::parameter::Param;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::view::band;
use crate::rules::war::Party;

/// What merchants bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Cargo {
    /// Liquefied natural gas.
    Gas,
    /// Coal.
    Coal,
    /// Crude oil and its products.
    Oil,
    /// Food and all else.
    Goods,
}

impl Cargo {
    /// How many kinds there are.
    pub const COUNT: usize = 4;
    /// All, in the order of tables.
    pub const ALL: [Cargo; Self::COUNT] = [Cargo::Gas, Cargo::Coal, Cargo::Oil, Cargo::Goods];

    /// Its place in tables.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The number of ships that bring it in a normal week.
    pub fn sailings(self) -> Param {
        match self {
            Cargo::Gas => Param::SailingsGas,
            Cargo::Coal => Param::SailingsCoal,
            Cargo::Oil => Param::SailingsOil,
            Cargo::Goods => Param::SailingsGoods,
        }
    }

    /// The stock at the start, in hours of full demand.
    fn stock(self) -> Param {
        match self {
            Cargo::Gas => Param::StockGas,
            Cargo::Coal => Param::StockCoal,
            Cargo::Oil => Param::StockOil,
            Cargo::Goods => Param::StockGoods,
        }
    }
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
    pub first: Cargo,
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

impl Ledger {
    /// Whether every ship is accounted for.
    pub fn balances(&self) -> bool {
        self.loaded == self.at_sea + self.delivered + self.turned_back + self.seized + self.sunk
    }
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
    /// Demand that Taipei lets its people have, permille.
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
    pub ledger: [Ledger; Cargo::COUNT],
    /// By cargo: what is left, in hours of full demand.
    pub stock_hours: [u32; Cargo::COUNT],
    /// How far owners and insurers stay away, permille.
    pub fear: i16,
    /// Electricity, permille of what is wanted.
    pub power: i16,
    /// How long Taiwan holds out, permille; it yields at a number of the rules.
    pub endurance: i16,
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

impl Quarantine {
    /// A quarantine in its first week: a normal week's ships are under way, and stocks are full.
    pub fn begin(scenario: &Scenario, setup: &QuarantineSetup, game: &Game) -> Self {
        let get = |param: Param| scenario.parameters.get(param).max(0) as u32;
        let under_way = |cargo: Cargo| Ledger { loaded: get(cargo.sailings()), at_sea: get(cargo.sailings()), ..Ledger::default() };
        let taipei = scenario.war.as_deref().map(|war| war.nation(Party::Twn));
        Self {
            week: 1,
            grade: setup.grade,
            crews: setup.crews,
            mines: false,
            submarines: false,
            course: setup.course,
            ration: 1000,
            escorts: BTreeMap::new(),
            airlift: BTreeSet::new(),
            surety: BTreeSet::new(),
            ports: BTreeMap::new(),
            ledger: Cargo::ALL.map(under_way),
            stock_hours: Cargo::ALL.map(|cargo| get(cargo.stock())),
            fear: 0,
            power: 1000,
            // Public from the start: the band of Taiwan's support, and not the number, which is its own.
            endurance: taipei.map_or(500, |nation| band(game.nations[nation.index()].support)),
            through: BTreeMap::new(),
            sent: BTreeMap::new(),
            warships: BTreeMap::new(),
            cutters: 0,
            war_with: None,
            ending: None,
        }
    }

    /// Whether it is a blockade: mines or submarines (rung 4).
    pub fn is_blockade(&self) -> bool {
        self.mines || self.submarines
    }

    /// Stock of a cargo in days of full demand.
    pub fn days(&self, cargo: Cargo) -> u32 {
        self.stock_hours[cargo.index()] / 24
    }

    /// Ships of all cargoes with this fate.
    pub fn ships(&self, fate: impl Fn(&Ledger) -> u32) -> u32 {
        self.ledger.iter().map(fate).sum()
    }

    /// Ships landed, in percent of those that have arrived; 100 before any has.
    pub fn landed_percent(&self) -> i32 {
        let arrived = self.ships(|ledger| ledger.loaded.saturating_sub(ledger.at_sea));
        let landed = u64::from(self.ships(|ledger| ledger.delivered)) * 100;
        landed.checked_div(u64::from(arrived)).map_or(100, |percent| percent.min(100) as i32)
    }

    /// The stock of a cargo at which nothing more fits, in hours: a week beyond what there was at the start.
    pub fn room_hours(scenario: &Scenario, cargo: Cargo) -> u32 {
        scenario.parameters.get(cargo.stock()).max(0) as u32 + WEEK_HOURS
    }
}
