//! The fight ashore, in battalions and zones: supply, losses, the advance, reserves, and the move on to the next zone.

use super::air::Sky;
use super::chance::{Chance, ChancePhase};
use super::front::WarFront;
use crate::catalog::quantity::Thousandths;
use crate::rules::vocab::war::event::WarEvent;
use crate::rules::vocab::war::number::Number;

/// Share of a zone after which part of the landed goes on to the next, permille.
const GO_ON_AT: u32 = 600;

/// Resolves the phase.
pub fn resolve(front: &mut WarFront, sky: &Sky) {
    let mut dice = front.dice(ChancePhase::Ground);
    reserves(front, &mut dice, sky);
    let mut supply = supply(front);
    for zone in 0..front.arena.zones.len() {
        if front.war.zones[zone].red > 0 {
            supply -= fight(front, &mut dice, zone, supply, sky);
        }
    }
    go_on(front);
}

/// Battalions that the fleet keeps in supply: ships that are left, and more where ports serve.
fn supply(front: &WarFront) -> u32 {
    let ships = if front.plans[0].landing.is_some() { front.war.landing_ships(front.arena) } else { 0 };
    let by_ships = ships * front.arena.numbers.count(Number::SupplyPerShip) / 1000;
    let ports = (0..front.arena.zones.len()).any(|zone| {
        let setup = &front.arena.zones[zone];
        let held = u32::from(front.war.zones[zone].held_km2) * 1000 / u32::from(setup.area_km2.max(1));
        setup.ports_at_permille > Thousandths::NONE && held >= setup.ports_at_permille.size()
    });
    if ports { by_ships * 2 } else { by_ships }
}

/// One zone. Gives the supply that it used.
fn fight(front: &mut WarFront, dice: &mut Chance, zone: usize, supply: u32, sky: &Sky) -> u32 {
    let state = front.war.zones[zone];
    let setup = &front.arena.zones[zone];
    let (red, blue) = (u32::from(state.red), u32::from(state.blue));
    let supplied = red.min(supply);
    let share = red * 1000 / (red + blue).max(1);
    let odds = 1000 + front.number(Number::OddsWeight) * (2 * share as i32 - 1000) / 1000;
    let skill = i64::from(front.terms.red_skill) * 1000 / i64::from(front.terms.taiwan_skill.max(1));
    // Who has the air moves and sees.
    let air = 1000 + i64::from(front.number(Number::AirWeight)) * (i64::from(sky.red_share) - 500) / 1000;
    let pace = i64::from(setup.pace_permille) * i64::from(odds) / 1000 * skill / 1000 * air / 1000;
    let room = setup.area_km2 - state.held_km2;
    let gained = dice.part(supplied * front.arena.numbers.count(Number::AreaPerBattalion), pace.clamp(0, 5000) as u32, 1000).min(u32::from(room));
    // The landed lose by holding on, and more by going forward.
    let mut red_lost = dice.of(red, front.number(Number::RedGroundLoss));
    red_lost += dice.part(gained, front.arena.numbers.count(Number::RedAdvanceLoss), 10_000);
    red_lost += dice.of(red - supplied, front.number(Number::UnsuppliedLoss));
    let red_lost = red_lost.min(red);
    // The defenders lose by how many they face, more than in proportion under a hostile sky, and by how well both sides fight, twice over:
    // whoever is outfought neither holds nor gets away.
    let hostile = i64::from(sky.red_share) * i64::from(sky.red_share) / 250;
    let blue_rate = i64::from(front.number(Number::BlueGroundLoss)) * skill / 1000 * skill / 1000 * hostile / 1000;
    let blue_lost = dice.of(red, blue_rate.clamp(0, 1000) as i32).min(blue);
    let zone_state = &mut front.war.zones[zone];
    zone_state.red -= red_lost as u16;
    zone_state.blue -= blue_lost as u16;
    zone_state.held_km2 += gained as u16;
    if zone_state.red == 0 {
        zone_state.held_km2 = 0;
    }
    front.war.tally.red_battalions += red_lost as u16;
    front.war.tally.blue_battalions += blue_lost as u16;
    front.sink.record(WarEvent::GroundFought {
        zone: zone as u8,
        red: red as u16,
        supplied: supplied as u16,
        blue: blue as u16,
        pace: pace.clamp(0, 5000) as u16,
        area_gained: gained as u16,
        red_lost: red_lost as u16,
        blue_lost: blue_lost as u16,
    });
    supplied
}

/// Taiwanese battalions that come from quiet zones to the one that is fought over hardest.
fn reserves(front: &mut WarFront, dice: &mut Chance, sky: &Sky) {
    let hardest = (0..front.arena.zones.len()).filter(|&zone| front.war.zones[zone].red > 0).max_by_key(|&zone| front.war.zones[zone].red);
    let Some(goal) = hardest else { return };
    let moving =
        u64::from(front.arena.numbers.count(Number::Reserves)) * u64::from(front.terms.taiwan_skill) * u64::from(1200 - sky.red_share.min(1000));
    let moving = moving * u64::from(front.plans[1].reserves.min(1000)) / 1000;
    let mut left = dice.part(moving.min(u64::from(u32::MAX)) as u32, 1, 700_000);
    let mut came = 0;
    for zone in 0..front.arena.zones.len() {
        let state = front.war.zones[zone];
        // The capital keeps half of what it started with.
        let kept = if front.arena.zones[zone].capital { front.arena.zones[zone].defenders / 2 } else { 2 };
        if zone != goal && state.red == 0 && state.blue > kept {
            let part = u32::from(state.blue - kept).min(left);
            front.war.zones[zone].blue -= part as u16;
            left -= part;
            came += part;
        }
    }
    front.war.zones[goal].blue += came as u16;
    if came > 0 {
        front.sink.record(WarEvent::Reinforced { zone: goal as u8, battalions: came as u16 });
    }
}

/// Part of those in a zone that is mostly taken goes on to the next.
fn go_on(front: &mut WarFront) {
    for zone in 0..front.arena.zones.len() {
        let (state, setup) = (front.war.zones[zone], &front.arena.zones[zone]);
        let held = u32::from(state.held_km2) * 1000 / u32::from(setup.area_km2.max(1));
        if state.red < 6 || held < GO_ON_AT {
            continue;
        }
        let open = |next: &&u8| {
            let next = usize::from(**next);
            u32::from(front.war.zones[next].held_km2) * 1000 < u32::from(front.arena.zones[next].area_km2) * 950
        };
        if let Some(&next) = setup.onward.iter().find(open) {
            // A third a turn; a taken zone keeps a garrison.
            let moving = (state.red / 3).min(state.red.saturating_sub(3));
            front.war.zones[zone].red -= moving;
            front.war.zones[usize::from(next)].red += moving;
        }
    }
}
