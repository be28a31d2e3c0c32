//! Pressure with reach: task groups that show themselves or fire far from home, harassment in the air and at sea, islands that are built.

use crate::catalog::clause::{AttackOn, InstitutionKind};
use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{NationId, Pressing};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::agreement::obligation;
use crate::rules::phases::{escalation, support};
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::state::competition::{per_turn, share};
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::ids::{FeatureId, ForceId};
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::stream::Stream;

use super::{Act, EncounterOutcome};
use crate::rules::scenario::on_scene;
use crate::rules::vocab::cause::{Driver, Factor, FactorKind, HaltReason};
use crate::rules::vocab::position::Clock;

/// One nation's act with reach at a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Reach {
    feature: FeatureId,
    nation: NationId,
    act: Act,
    target: NationId,
}

/// Every act with reach of this turn has its effect.
pub fn resolve(change: &mut Change) {
    let mut acts: Vec<Reach> = Vec::new();
    for (_, force) in change.game.active_forces().filter(|(id, _)| !change.game.in_task_force(*id)) {
        let Some(task) = force.task.filter(|task| task.act.has_reach() && force.strength > 0) else { continue };
        let target = task.against.or_else(|| Some(change.scenario.feature(task.feature).holder).filter(|holder| *holder != force.nation));
        let (true, Some(target)) = (on_scene(change.scenario, force, task.feature), target) else { continue };
        let reach = Reach { feature: task.feature, nation: force.nation, act: task.act, target };
        if !acts.contains(&reach) {
            acts.push(reach);
        }
    }
    acts.sort();
    for reach in acts {
        match reach.act.press() {
            Some(Pressing::Harass) => harass(change, reach),
            Some(Pressing::Build) => build(change, reach),
            Some(Pressing::Show | Pressing::Fire) => show(change, reach),
            None => {}
        }
    }
}

/// A task group shows itself, or fires: alarming at first, old news when it stays. What was announced alarms less; a government that saw
/// it come loses less face.
fn show(change: &mut Change, reach: Reach) {
    let Reach { feature, nation, act, target } = reach;
    let scenario = change.scenario;
    let get = |param| scenario.parameters.get(param);
    let fires = act == Act::LiveFire;
    let (alarm, driver) = if fires { (get(Param::LiveFireAlarm), Driver::LiveFire) } else { (get(Param::ShowForceAlarm), Driver::ShowOfForce) };
    let announced = fires && change.game.nations[nation.index()].has_given_notice(change.game.turn);
    let times = i32::from(change.game.features[feature.index()].presence_of(nation).turns).max(1);
    let wear = (1000 * (times - 1) / (times + 1)).min(800);
    let notice = if announced { get(Param::NoticeLeft) } else { 1000 };
    let effect = alarm * (1000 - wear) / 1000 * notice / 1000;
    let seen = |change: &Change, by: NationId| announced || watched(scenario, &change.game, feature, by);
    let face = |seen: bool| if seen { get(Param::ForewarnedLeft) } else { 1000 };
    let why = vec![
        Factor { kind: FactorKind::Effect, value: alarm },
        Factor { kind: FactorKind::Wear, value: wear },
        Factor { kind: FactorKind::Notice, value: notice },
        Factor { kind: FactorKind::Forewarned, value: face(seen(change, target)) },
    ];
    change.emit_to_all(Event::Pressed { feature, nation, target, act, outcome: EncounterOutcome::Pass, why });
    // Firing that was announced breaks no custom of the sea: it is a show of force, and no more.
    let rung = if announced { Act::ShowForce.rung() } else { act.rung() };
    escalation::act(change, nation, target, rung, driver);
    // Whoever holds waters next to it, and is bound to the target, is half as alarmed.
    let neighbours: Vec<NationId> = scenario
        .nations_present()
        .filter(|&other| other != target && other != nation && fires && scenario.features.iter().any(|feature| feature.holder == other))
        .filter(|&other| obligation::are_allies(&change.game, other, target))
        .collect();
    for (alarmed, share) in std::iter::once((target, 2)).chain(neighbours.into_iter().map(|other| (other, 1))) {
        // The public is alarmed and wants friends; the government looks as if it had been surprised.
        let (felt, seen) = (effect * share / 2, seen(change, alarmed));
        support::support(change, alarmed, Thousandths::of(felt), driver);
        support::standing(change, alarmed, Thousandths::of(-felt * 3 / 2 * face(seen) / 1000), driver);
        if fires && !seen {
            change.emit_to_all(Event::Surprised { nation: alarmed, feature, by: nation });
        }
    }
    support::support(change, nation, Thousandths::of(effect / 2), driver);
    if fires && !announced {
        support::credit(change, nation, Thousandths::of(-get(Param::LiveFireCredit)), driver);
    }
    support::region(change, Thousandths::of(get(Param::RegionPressure) / 2), driver);
}

/// Whether a nation, or one that shares its picture with it, has somebody at a feature who looks.
fn watched(scenario: &Scenario, game: &Game, feature: FeatureId, by: NationId) -> bool {
    let eyes = |nation: NationId| nation == by || share(game, nation, by, InstitutionKind::SharedIsr);
    game.active_forces().any(|(_, force)| {
        let looks = force.strength > 0 && force.task.is_some_and(|task| task.feature == feature && !task.act.has_reach());
        looks && on_scene(scenario, force, feature) && eyes(force.nation)
    })
}

/// Who of the target's side can be harassed at a feature: aircraft and ships that watch or patrol.
fn watchers(scenario: &Scenario, game: &Game, feature: FeatureId, target: NationId) -> Vec<ForceId> {
    let watches = |act: Act| matches!(act, Act::Document | Act::Patrol | Act::Survey);
    game.active_forces()
        .filter(|(id, force)| force.nation == target && force.strength > 0 && !game.in_task_force(*id))
        .filter(|(_, force)| force.task.is_some_and(|task| task.feature == feature && watches(task.act)) && on_scene(scenario, force, feature))
        .map(|(id, _)| id)
        .collect()
}

/// Flares, lasers, close passes: mostly nothing happens, sometimes somebody is hurt.
fn harass(change: &mut Change, reach: Reach) {
    let Reach { feature, nation, act, target } = reach;
    let scenario = change.scenario;
    let get = |param| scenario.parameters.get(param);
    let harassed = watchers(scenario, &change.game, feature, target);
    // Cameras first: they are what it is about.
    let films = |id: &&ForceId| change.game.forces[*id].task.is_some_and(|task| task.act == Act::Document);
    let Some(&first) = harassed.iter().find(films).or(harassed.first()) else { return };
    let mut dice = Dice::new(change.game.seed, change.game.turn, Stream::Harassment { feature, nation, target });
    let drawn = dice.below(1000) as i32;
    let (death, injury, damage) = (get(Param::HarassDeath), get(Param::HarassInjury), get(Param::HarassDamage));
    let outcome = match drawn {
        d if d < death => EncounterOutcome::Death,
        d if d < death + injury => EncounterOutcome::Injury,
        d if d < death + injury + damage => EncounterOutcome::Damage,
        _ => EncounterOutcome::Delay,
    };
    let why = vec![Factor { kind: FactorKind::Chance, value: death + injury + damage }, Factor { kind: FactorKind::Drawn, value: drawn }];
    change.emit_to_all(Event::Pressed { feature, nation, target, act, outcome, why });
    escalation::act(change, nation, target, act.rung(), Driver::Harassment);
    support::support(change, target, Thousandths::of(get(Param::HarassAlarm)), Driver::Harassment);
    support::credit(change, nation, Thousandths::of(-get(Param::LiveFireCredit) / 2), Driver::Harassment);
    if outcome >= EncounterOutcome::Damage {
        let repair_hours = Hours(get(Param::RepairHours).max(1) as u32);
        change.emit_to_all(Event::HullsDamaged { force: first, hulls: 1, repair_hours });
    }
    if outcome >= EncounterOutcome::Injury {
        let deaths = u16::from(outcome == EncounterOutcome::Death) * dice.between(1, 3) as u16;
        change.emit_to_all(Event::Casualties { nation: target, feature, deaths, injuries: dice.between(1, 3) as u16 });
        support::support(change, target, Thousandths::of(get(Param::SupportInjury)), Driver::Injuries);
        if deaths > 0 {
            support::support(change, target, Thousandths::of(get(Param::SupportDeath)), Driver::Deaths);
            support::standing(change, target, Thousandths::of(-get(Param::SupportDeath) / 2), Driver::Deaths);
            support::credit(change, nation, Thousandths::of(-get(Param::RashnessStanding)), Driver::Rashness);
            obligation::attacked(change, target, nation, feature, AttackOn::Forces);
        }
    }
    // Who breaks off takes no pictures this turn, and must be sent again.
    if dice.chance(Thousandths::of(get(Param::HarassBreaks))) {
        change.emit_to_all(Event::Halted { force: first, why: HaltReason::Harassed });
        let own = change.game.seats_of(scenario, &[target]);
        change.emit(own, Event::RouteSet { force: first, route: Vec::new(), task: None });
    }
}

/// Dredgers at work: an island grows while nobody stops it.
fn build(change: &mut Change, reach: Reach) {
    let Reach { feature, nation, target, .. } = reach;
    let scenario = change.scenario;
    let get = |param| scenario.parameters.get(param);
    let state = &change.game.features[feature.index()];
    // Building needs the waters: whoever holds them clearly keeps the dredgers out.
    let (built, kept_out) = (state.built, state.control > 0);
    if change.game.clock != Clock::Competition || kept_out || built >= 3 || nation != scenario.feature(feature).challenger {
        return;
    }
    change.emit_to_all(Event::Built { feature, nation, to: built + 1 });
    escalation::act(change, nation, target, Act::Build.rung(), Driver::IslandBuilding);
    support::support(change, target, Thousandths::of(per_turn(scenario, get(Param::BuildAlarm))), Driver::IslandBuilding);
    support::standing(change, target, Thousandths::of(-per_turn(scenario, get(Param::BuildAlarm))), Driver::IslandBuilding);
    support::credit(change, nation, Thousandths::of(-get(Param::LiveFireCredit)), Driver::IslandBuilding);
    support::region(change, Thousandths::of(get(Param::RegionPressure)), Driver::IslandBuilding);
}
