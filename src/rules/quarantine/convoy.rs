//! Convoys meet the cordon: what crews and escorts were told decides the chance to come through, and how far it goes.

use super::arrive::Week;
use crate::catalog::quantity::Thousandths;
use crate::catalog::{Icon, NationId};
use crate::rules::change::Change;
use crate::rules::crisis::state::counters;
use crate::rules::event::Event;
use crate::rules::event::quarantine::QuarantineNews;
use crate::rules::phases::{escalation, support};
use crate::rules::scenario::Scenario;
use crate::rules::scenario::war::WarSetup;
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::crisis::Row;
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::ids::ForceId;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::quarantine::{Crews, Escort, Grade, Guard, MerchantCargo, Quarantine};
use crate::rules::vocab::stream::Stream;
use crate::rules::vocab::war::Party;
use crate::rules::vocab::war::arena::Fleet;

/// Rung of a convoy that is blocked or boarded.
const RUNG_STOPPED: u8 = 3;
/// Rung of shots at warships.
const RUNG_SHOTS: u8 = 5;

/// Chance that a convoy comes through, permille.
pub fn chance(scenario: &Scenario, grade: Grade, crews: Crews, guard: Guard) -> i32 {
    let get = |param| scenario.parameters.get(param);
    if grade <= Grade::Eased {
        return 1000;
    }
    let base = match crews {
        Crews::Shadow => return 1000,
        Crews::Block => get(Param::ConvoyBlock),
        Crews::Board => get(Param::ConvoyBoard),
        Crews::Fire => get(Param::ConvoyFire),
    };
    let guard = match guard {
        Guard::Accompany => 0,
        Guard::Shoulder => get(Param::GuardShoulder),
        Guard::ReturnFire => get(Param::GuardFire),
    };
    (base + guard).clamp(20, 980)
}

/// Resolves the phase: one convoy a nation and week.
pub fn resolve(change: &mut Change, setup: &WarSetup, now: &mut Quarantine, week: &mut Week) {
    let convoys: Vec<(NationId, Escort)> =
        week.convoys.keys().filter_map(|&nation| now.escorts.get(&nation).map(|&escort| (nation, escort))).collect();
    for (nation, escort) in convoys {
        meet(change, setup, now, week, nation, escort);
    }
}

fn meet(change: &mut Change, setup: &WarSetup, now: &mut Quarantine, week: &mut Week, nation: NationId, escort: Escort) {
    let scenario = change.scenario;
    let get = |param| scenario.parameters.get(param);
    let mut dice = Dice::new(change.game.seed, change.game.turn, Stream::Convoy(nation));
    let chance = chance(scenario, now.grade, now.crews, escort.guard);
    let drawn = dice.below(1000) as i32;
    let passed = drawn < chance;
    let ships: u32 = week.convoys.get(&nation).map_or(0, |ships| ships.iter().sum());
    let mut seized = 0;
    if passed {
        week.came_through.push(nation);
        *now.through.entry(nation).or_default() += 1;
    } else if let Some(convoy) = week.convoys.get_mut(&nation) {
        // Boarding takes every second ship of a convoy that is stopped; blocking sends all away.
        for cargo in MerchantCargo::ALL {
            let all = std::mem::take(&mut convoy[cargo.index()]);
            let taken = if now.crews >= Crews::Board { all / 2 } else { 0 };
            week.seized[cargo.index()] += taken;
            week.turned_back[cargo.index()] += all - taken;
            seized += taken;
        }
    }
    let news = QuarantineNews::Convoyed {
        nation,
        ships,
        seized,
        passed,
        crews: now.crews,
        guard: escort.guard,
        chance: Thousandths(chance as i16),
        drawn: Thousandths(drawn as i16),
    };
    change.emit_to_all(Event::Quarantine(news));
    if now.grade <= Grade::Eased || now.crews == Crews::Shadow {
        return;
    }
    let beijing = setup.nation(Party::Prc);
    escalation::act(change, beijing, nation, RUNG_STOPPED, Driver::Quarantine);
    if dice.chance(Thousandths::of(get(Param::CollisionChance))) {
        lose_cutters(change, beijing, now, 1);
        support::support(change, nation, Thousandths::of(get(Param::CollisionSupport)), Driver::Quarantine);
        change.emit_to_all(Event::Quarantine(QuarantineNews::Collided { nation }));
    }
    let may_fire = now.crews == Crews::Fire || (now.crews == Crews::Board && escort.guard == Guard::ReturnFire);
    let shots = if now.crews == Crews::Fire { get(Param::ShotsFire) } else { get(Param::ShotsBoard) };
    if may_fire && dice.chance(Thousandths::of(shots)) {
        fire(change, setup, now, nation, escort, &mut dice);
    }
}

/// Shots: cutters are lost, perhaps a warship; and a warship that is lost may make it war.
fn fire(change: &mut Change, setup: &WarSetup, now: &mut Quarantine, nation: NationId, escort: Escort, dice: &mut Dice) {
    let scenario = change.scenario;
    let get = |param| scenario.parameters.get(param);
    let beijing = setup.nation(Party::Prc);
    let most = if escort.guard == Guard::ReturnFire { get(Param::CuttersLostMost) } else { 1 };
    let cutters = lose_cutters(change, beijing, now, dice.between(1, most) as u16);
    let warship = now.crews == Crews::Fire && dice.chance(Thousandths::of(get(Param::WarshipLost))) && lose_warship(change, setup, nation);
    if warship {
        *now.warships.entry(nation).or_default() += 1;
        support::support(change, nation, Thousandths::of(get(Param::WarshipSupport)), Driver::Quarantine);
    }
    change.emit_to_all(Event::Quarantine(QuarantineNews::Fired { nation, cutters, warship }));
    escalation::act(change, beijing, nation, RUNG_SHOTS, Driver::Quarantine);
    let war = if warship { get(Param::WarAfterLoss) } else { get(Param::WarAfterShots) };
    if now.war_with.is_none() && dice.chance(Thousandths::of(war)) {
        now.war_with = Some(nation);
        change.emit_to_all(Event::Quarantine(QuarantineNews::BecameWar { nation }));
    }
}

/// Takes hulls from Beijing's coast guard and militia; says how many there were to take.
pub(super) fn lose_cutters(change: &mut Change, beijing: NationId, now: &mut Quarantine, hulls: u16) -> u16 {
    let scenario = change.scenario;
    let mut left = hulls;
    let afloat: Vec<(ForceId, u16)> = change
        .game
        .active_forces()
        .filter(|(_, force)| force.nation == beijing && matches!(scenario.catalog.force_type(force.kind).icon, Icon::CoastGuard | Icon::Militia))
        .map(|(id, force)| (id, force.strength))
        .collect();
    for (force, strength) in afloat {
        let lost = strength.min(left);
        if lost > 0 {
            change.emit_to_all(Event::HullsLost { force, hulls: lost });
            left -= lost;
        }
    }
    now.cutters += hulls - left;
    hulls - left
}

/// Takes a warship from the first of a nation's surface groups that has one; says whether there was one.
fn lose_warship(change: &mut Change, setup: &WarSetup, nation: NationId) -> bool {
    let Some(party) = setup.party(nation) else { return false };
    let surface = |row: &Row| match row {
        Row::Group(index) => setup.arena.groups.get(usize::from(*index)).is_some_and(|group| group.party == party && group.fleet == Fleet::Surface),
        Row::Squadron(_) | Row::Boats(_) | Row::Missiles(_) => false,
    };
    let rows = counters(change.scenario, setup, &change.game);
    let afloat = |id: &ForceId| change.game.forces.get(id).is_some_and(|force| force.active && force.strength > 0);
    let Some(force) = rows.iter().filter(|(_, row)| surface(row)).map(|(&id, _)| id).find(afloat) else { return false };
    change.emit_to_all(Event::HullsLost { force, hulls: 1 });
    true
}
