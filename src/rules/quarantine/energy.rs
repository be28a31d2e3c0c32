//! What was landed is stored and burnt, and how much of the wanted electricity there is.

use super::arrive::Week;
use crate::catalog::quantity::{Hours, Thousandths};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::event::quarantine::QuarantineNews;
use crate::rules::scenario::Scenario;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::quarantine::{MerchantCargo, Quarantine, WEEK_HOURS};

/// Hours of full demand that so many ships bring, where so many are a normal week's.
pub fn hours(scenario: &Scenario, cargo: MerchantCargo, ships: u32) -> Hours {
    Hours((WEEK_HOURS * ships).0.checked_div(scenario.parameters.get(cargo.sailings()).max(0) as u32).unwrap_or(0))
}

/// Electricity, permille of what is wanted, when so much of each fuel's demand is met, permille: what needs no ship, and each fuel's share.
pub fn power(scenario: &Scenario, met: [u32; MerchantCargo::COUNT]) -> Thousandths {
    let share = |param: Param| scenario.parameters.get(param).max(0) as u32;
    let short = |param: Param, cargo: MerchantCargo| share(param) * (1000 - met[cargo.index()].min(1000)) / 1000;
    let lost = short(Param::PowerGas, MerchantCargo::Gas) + short(Param::PowerCoal, MerchantCargo::Coal) + short(Param::PowerOil, MerchantCargo::Oil);
    Thousandths((1000 - lost.min(1000)) as i16)
}

/// Resolves the phase.
pub fn resolve(change: &mut Change, now: &mut Quarantine, week: &Week) {
    let scenario = change.scenario;
    let mut week_landed = [0; MerchantCargo::COUNT];
    let mut met = [0; MerchantCargo::COUNT];
    for cargo in MerchantCargo::ALL {
        let at = cargo.index();
        let landed = week.alone[at] + week.convoys.values().map(|ships| ships[at]).sum::<u32>();
        week_landed[at] = landed;
        let ledger = &mut now.ledger[at];
        ledger.delivered += landed;
        ledger.turned_back += week.turned_back[at];
        ledger.seized += week.seized[at];
        ledger.sunk += week.sunk[at];
        let flown = if cargo == MerchantCargo::Goods {
            Hours(now.airlift.len() as u32 * scenario.parameters.get(Param::AirliftHours).max(0) as u32)
        } else {
            Hours::NONE
        };
        let wanted = if cargo == MerchantCargo::Goods { WEEK_HOURS } else { WEEK_HOURS * u32::from(now.ration) / 1000 };
        let stock = now.stock_hours[at] + hours(scenario, cargo, landed) + flown;
        let burnt = stock.min(wanted);
        now.stock_hours[at] = (stock - burnt).min(Quarantine::room_hours(scenario, cargo));
        met[at] = burnt * 1000 / WEEK_HOURS;
    }
    now.power = power(scenario, met);
    let news = QuarantineNews::Supplied {
        landed: week_landed,
        power: now.power,
        stock_hours: now.stock_hours,
        goods_met: Thousandths(met[MerchantCargo::Goods.index()] as i16),
    };
    change.emit_to_all(Event::Quarantine(news));
}
