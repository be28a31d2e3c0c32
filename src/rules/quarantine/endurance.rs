//! Whether the island holds out. Darkness wears people down by its square: a little is borne, half is not.

use super::arrive::Week;
use crate::catalog::quantity::Thousandths;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::event::quarantine::QuarantineNews;
use crate::rules::scenario::Scenario;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::quarantine::{MerchantCargo, Quarantine, WEEK_HOURS};

/// What a week's want of electricity costs, permille: the square of what lacks, over a number of the rules.
pub fn darkness(scenario: &Scenario, power: Thousandths) -> i32 {
    let lacks = 1000 - i32::from(power);
    lacks * lacks / scenario.parameters.get(Param::DarknessDivisor).max(1)
}

/// Resolves the phase.
pub fn resolve(change: &mut Change, now: &mut Quarantine, week: &Week) {
    let get = |param| change.scenario.parameters.get(param);
    let dark = darkness(change.scenario, now.power);
    // Shelves are empty once nothing is in store: then what lacks of a week's goods tells.
    let shelves = now.stock_hours[MerchantCargo::Goods.index()];
    let hunger = if shelves >= WEEK_HOURS { 0 } else { get(Param::HungerMost) * (WEEK_HOURS - shelves).0 as i32 / WEEK_HOURS.0 as i32 };
    let spirit = week.came_through.len() as i32 * get(Param::ConvoySpirit) + now.airlift.len() as i32 * get(Param::AirliftSpirit);
    let calm = if dark == 0 && hunger == 0 { get(Param::CalmSpirit) } else { 0 };
    let by = spirit + calm - dark - hunger;
    now.endurance = Thousandths((i32::from(now.endurance) + by).clamp(0, 1000) as i16);
    let news = QuarantineNews::Endured {
        endurance: now.endurance,
        dark: Thousandths(dark as i16),
        hunger: Thousandths(hunger as i16),
        spirit: Thousandths((spirit + calm) as i16),
    };
    change.emit_to_all(Event::Quarantine(news));
}
