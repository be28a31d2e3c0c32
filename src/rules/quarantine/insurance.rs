//! Owners and insurers look at the week, and so many ships sail for the next.

use super::arrive::Week;
use crate::catalog::quantity::Thousandths;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::event::quarantine::QuarantineNews;
use crate::rules::scenario::Scenario;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::quarantine::{Course, Grade, MerchantCargo, Quarantine};

/// How far owners would stay away after such a week, permille: a cordon as such, and what it did to ships.
pub fn fear(scenario: &Scenario, grade: Grade, week: &Week) -> i32 {
    let get = |param| scenario.parameters.get(param);
    let arrived = week.arrived().max(1) as i32;
    let share = |ships: &[u32]| ships.iter().sum::<u32>() as i32 * 1000 / arrived;
    let cordon = if grade > Grade::Lifted { get(Param::FearCordon) } else { 0 };
    let by_fate = |ships: &[u32], param| share(ships) * get(param) / 1000;
    let all =
        cordon + by_fate(&week.turned_back, Param::FearTurned) + by_fate(&week.seized, Param::FearSeized) + by_fate(&week.sunk, Param::FearSunk);
    all.clamp(0, 950)
}

/// The share of ships that sail, permille: fear goes half of the way each week, and each surety of a state takes some of it away.
pub fn willing(scenario: &Scenario, now: &Quarantine) -> i32 {
    let surety = now.surety.len() as i32 * scenario.parameters.get(Param::SuretyWorth);
    (1000 - i32::from(now.fear) + surety).clamp(0, 1000)
}

/// Resolves the phase.
pub fn resolve(change: &mut Change, now: &mut Quarantine, week: &Week) {
    let scenario = change.scenario;
    let target = fear(scenario, now.grade, week);
    now.fear = Thousandths(((i32::from(now.fear) + target) / 2) as i16);
    let willing = willing(scenario, now);
    let mut loaded = [0; MerchantCargo::COUNT];
    for cargo in MerchantCargo::ALL {
        let normal = scenario.parameters.get(cargo.sailings()).max(0);
        // Whoever was told to wait does not load.
        let ships = if now.course == Course::Wait { 0 } else { ((normal * willing + 500) / 1000) as u32 };
        let ledger = &mut now.ledger[cargo.index()];
        ledger.loaded += ships;
        ledger.at_sea += ships;
        loaded[cargo.index()] = ships;
    }
    change.emit_to_all(Event::Quarantine(QuarantineNews::Sailed { loaded, willing: Thousandths(willing as i16) }));
}
