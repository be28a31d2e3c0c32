//! Merchants that were under way arrive: those that find room in a convoy, and those that come alone.

use std::collections::BTreeMap;

use super::access;
use crate::catalog::NationId;
use crate::rules::change::Change;
use crate::rules::scenario::war::WarSetup;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::quarantine::{MerchantCargo, Quarantine};

/// What happens in a week, before it is counted.
#[derive(Clone, Debug, Default)]
pub struct Week {
    /// By cargo: ships that come alone and have not been stopped.
    pub alone: [u32; MerchantCargo::COUNT],
    /// By escorting nation and cargo: ships in convoy that have not been stopped.
    pub convoys: BTreeMap<NationId, [u32; MerchantCargo::COUNT]>,
    /// By cargo: ships that were sent away.
    pub turned_back: [u32; MerchantCargo::COUNT],
    /// By cargo: ships that were taken.
    pub seized: [u32; MerchantCargo::COUNT],
    /// By cargo: ships that were sunk.
    pub sunk: [u32; MerchantCargo::COUNT],
    /// By cargo: ships that were landed.
    pub landed: [u32; MerchantCargo::COUNT],
    /// Ships that gave their papers to Beijing's customs.
    pub bowed: u32,
    /// Nations whose convoys came through.
    pub came_through: Vec<NationId>,
}

impl Week {
    /// Ships that have arrived.
    pub fn arrived(&self) -> u32 {
        let open: u32 = self.alone.iter().sum::<u32>() + self.convoys.values().flatten().sum::<u32>();
        open + self.stopped() + self.sunk.iter().sum::<u32>() + self.landed.iter().sum::<u32>()
    }

    /// Ships that were sent away or taken.
    pub fn stopped(&self) -> u32 {
        self.turned_back.iter().chain(&self.seized).sum()
    }
}

/// Ships that one group of a nation's escorts takes along in a week: twice as many where it has a port near by.
pub fn room(change: &Change, setup: &WarSetup, now: &Quarantine, nation: NationId) -> u32 {
    let get = |param| change.scenario.parameters.get(param).max(0) as u32;
    if access::near_port(setup, &change.game, now, nation) { get(Param::ConvoyForward) } else { get(Param::ConvoyFar) }
}

/// Resolves the phase.
pub fn resolve(change: &mut Change, setup: &WarSetup, now: &mut Quarantine, week: &mut Week) {
    for cargo in MerchantCargo::ALL {
        let ledger = &mut now.ledger[cargo.index()];
        week.alone[cargo.index()] = ledger.at_sea;
        ledger.at_sea = 0;
    }
    let escorts: Vec<_> = now.escorts.iter().map(|(&nation, &escort)| (nation, escort)).collect();
    for (nation, escort) in escorts {
        let mut left = room(change, setup, now, nation) * u32::from(escort.groups);
        let mut taken = [0; MerchantCargo::COUNT];
        let rest = MerchantCargo::ALL.into_iter().filter(|&cargo| cargo != escort.first);
        for cargo in std::iter::once(escort.first).chain(rest) {
            let ships = week.alone[cargo.index()].min(left);
            week.alone[cargo.index()] -= ships;
            taken[cargo.index()] = ships;
            left -= ships;
        }
        if taken.iter().sum::<u32>() > 0 {
            week.convoys.insert(nation, taken);
            *now.sent.entry(nation).or_default() += 1;
        }
    }
}
