//! What a game keeps of a quarantine: whole numbers, all of them public. Stocks are published, cutters and convoys are seen, and what crews are
//! told is seen by what they do; an order of this week is its seat's alone until it is carried out, as all orders are.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::quantity::{Hours, Thousandths};
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::state::view::band;
use crate::rules::vocab::parameter::Param;
pub use crate::rules::vocab::quarantine::{Course, Crews, Ending, Escort, Grade, Guard, Ledger, MerchantCargo, Quarantine};
use crate::rules::vocab::quarantine::{QuarantineSetup, WEEK_HOURS};
use crate::rules::vocab::war::Party;

impl MerchantCargo {
    /// How many kinds there are.
    pub const COUNT: usize = 4;
    /// All, in the order of tables.
    pub const ALL: [MerchantCargo; Self::COUNT] = [MerchantCargo::Gas, MerchantCargo::Coal, MerchantCargo::Oil, MerchantCargo::Goods];

    /// Its place in tables.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The number of ships that bring it in a normal week.
    pub fn sailings(self) -> Param {
        match self {
            MerchantCargo::Gas => Param::SailingsGas,
            MerchantCargo::Coal => Param::SailingsCoal,
            MerchantCargo::Oil => Param::SailingsOil,
            MerchantCargo::Goods => Param::SailingsGoods,
        }
    }

    /// The stock at the start, in hours of full demand.
    fn stock(self) -> Param {
        match self {
            MerchantCargo::Gas => Param::StockGas,
            MerchantCargo::Coal => Param::StockCoal,
            MerchantCargo::Oil => Param::StockOil,
            MerchantCargo::Goods => Param::StockGoods,
        }
    }
}

impl Ledger {
    /// Whether every ship is accounted for.
    pub fn balances(&self) -> bool {
        self.loaded == self.at_sea + self.delivered + self.turned_back + self.seized + self.sunk
    }
}

impl Quarantine {
    /// A quarantine in its first week: a normal week's ships are under way, and stocks are full.
    pub fn begin(scenario: &Scenario, setup: &QuarantineSetup, game: &Game) -> Self {
        let get = |param: Param| scenario.parameters.get(param).max(0) as u32;
        let under_way = |cargo: MerchantCargo| Ledger { loaded: get(cargo.sailings()), at_sea: get(cargo.sailings()), ..Ledger::default() };
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
            ledger: MerchantCargo::ALL.map(under_way),
            stock_hours: MerchantCargo::ALL.map(|cargo| Hours(get(cargo.stock()))),
            fear: Thousandths::NONE,
            power: Thousandths(1000),
            // Public from the start: the band of Taiwan's support, and not the number, which is its own.
            endurance: taipei.map_or(Thousandths(500), |nation| band(game.nations[nation.index()].support)),
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
    pub fn days(&self, cargo: MerchantCargo) -> u32 {
        self.stock_hours[cargo.index()].days()
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
    pub fn room_hours(scenario: &Scenario, cargo: MerchantCargo) -> Hours {
        Hours(scenario.parameters.get(cargo.stock()).max(0) as u32) + WEEK_HOURS
    }
}
