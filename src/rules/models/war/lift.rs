//! Sealift and landing: what the ships that are left put ashore.

use super::chance::ChancePhase;
use super::front::WarFront;
use crate::catalog::quantity::Thousandths;
use crate::rules::vocab::war::event::WarEvent;
use crate::rules::vocab::war::number::Number;

/// Resolves the phase.
pub fn resolve(front: &mut WarFront) {
    let plan = front.plans[0];
    let Some(zone) = plan.landing.map(usize::from).filter(|&zone| zone < front.arena.zones.len()) else { return };
    let first = front.war.tally.landed == 0;
    let mut dice = front.dice(ChancePhase::Lift);
    let ships = front.war.landing_ships(front.arena) * u32::from(plan.commit.min(1000)) / 1000;
    let whole = front.arena.landing_ships().max(1);
    let troops = front.arena.numbers.count(if first { Number::TroopsFirstDay } else { Number::TroopsTurn });
    let setup = &front.arena.zones[zone];
    let held = u32::from(front.war.zones[zone].held_km2) * 1000 / u32::from(setup.area_km2.max(1));
    let ports = setup.ports_at_permille > Thousandths::NONE && held >= setup.ports_at_permille.size();
    let places = if ports { front.arena.numbers.count(Number::PortsFactor) } else { setup.beaches_permille.size() };
    let skill = u32::from(front.terms.red_skill);
    let ashore = u64::from(troops) * u64::from(ships) * u64::from(places) * u64::from(skill) / (u64::from(whole) * 1_000_000);
    let ashore = ashore as u32 + u32::from(front.war.stragglers);
    let each = front.arena.numbers.count(Number::TroopsBattalion).max(1);
    let battalions = ashore / each;
    front.war.stragglers = (ashore % each) as u16;
    let by_air = if first { dice.of(front.arena.numbers.count(Number::Airborne) * 2, 500) } else { 0 };
    if battalions + by_air == 0 {
        return;
    }
    front.war.zones[zone].red += (battalions + by_air) as u16;
    front.war.tally.landed += (battalions + by_air) as u16;
    front.sink.record(WarEvent::Landed { zone: zone as u8, ships: ships as u16, battalions: battalions as u16, by_air: by_air as u16 });
}
