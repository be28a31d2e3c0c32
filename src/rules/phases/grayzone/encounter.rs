//! Encounters: an activity at a feature against whoever is there to stop it.
//!
//! The activity passes with a chance that starts from the gravest act against it and moves with the balance of hulls, escorts, weather,
//! cameras and allies. One number is drawn; what it decides is kept with its inputs. If the activity is stopped, further draws from the
//! same stream tell whether a hull is damaged, people hurt, or somebody killed.

use std::collections::{BTreeMap, BTreeSet};

use super::{Act, Cargo, EncounterOutcome};
use crate::catalog::clause::{AttackOn, Promise};
use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{Domain, Icon, NationId};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::event::reads::stopping;
use crate::rules::phases::agreement::obligation;
use crate::rules::phases::{escalation, movement, support};
use crate::rules::scenario::{Scenario, on_scene};
use crate::rules::state::Game;
use crate::rules::vocab::cause::{Driver, Factor, FactorKind, HaltReason};
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::force::Force;
use crate::rules::vocab::ids::{FeatureId, ForceId};
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;
use crate::rules::vocab::stream::{Meeting, Stream};

/// One side of an encounter.
struct EncounterParty {
    nation: NationId,
    forces: Vec<ForceId>,
    weight: i32,
}

/// Resolves all encounters. Returns who was driven off where.
pub fn resolve(change: &mut Change) -> BTreeSet<(FeatureId, NationId)> {
    let mut driven_off = BTreeSet::new();
    let scenario = change.scenario;
    for (feature, _) in scenario.features() {
        for (nation, activity) in activities(scenario, &change.game, feature) {
            if !one(change, feature, nation, activity) {
                driven_off.insert((feature, nation));
            }
        }
    }
    driven_off
}

/// Forces with a task at a feature that are there to do it. A submerged boat watches and is not seen: it takes no part, nor does what fights with
/// its task force in a war.
fn at_work<'a>(scenario: &'a Scenario, game: &'a Game, feature: FeatureId) -> impl Iterator<Item = (ForceId, &'a Force, Act, Option<NationId>)> {
    let in_war = move |id: ForceId| game.at_war().is_some_and(|crisis| crisis.counters.contains_key(&id));
    game.active_forces().filter(move |(id, _)| !in_war(*id)).filter_map(move |(id, force)| {
        let seen = !scenario.catalog.force_type(force.kind).seen_by_isr_only;
        let task = force.task.filter(|task| task.feature == feature && force.strength > 0 && seen)?;
        on_scene(scenario, force, feature).then_some((id, force, task.act, task.against))
    })
}

/// What nations want to get done at a feature. Whoever opposes others there wants to stay as well, and can be blocked in turn: its
/// gravest act stands for that.
fn activities(scenario: &Scenario, game: &Game, feature: FeatureId) -> Vec<(NationId, Act)> {
    let mut found: Vec<(NationId, Act)> = Vec::new();
    let mut opposers: BTreeMap<NationId, Act> = BTreeMap::new();
    for (_, force, act, _) in at_work(scenario, game, feature) {
        if act.is_activity() {
            found.push((force.nation, act));
        } else if act.opposes() {
            let gravest = opposers.entry(force.nation).or_insert(act);
            *gravest = act.max(*gravest);
        }
    }
    found.extend(opposers);
    found.sort();
    found.dedup();
    found
}

/// No side of an encounter weighs more, in hundreds of tonnes: keeps sums within bounds whatever a level sets up.
const MAX_WEIGHT: u64 = 1_000_000;

/// Tonnage in hundreds of tonnes.
fn weight(scenario: &Scenario, force: &Force) -> i32 {
    (u64::from(scenario.catalog.force_type(force.kind).mass) * u64::from(force.strength)).min(MAX_WEIGHT) as i32
}

fn party(
    scenario: &Scenario,
    game: &Game,
    feature: FeatureId,
    nation: NationId,
    takes_part: impl Fn(Act, Option<NationId>) -> bool,
) -> EncounterParty {
    let members: Vec<(ForceId, i32)> = at_work(scenario, game, feature)
        .filter(|(_, force, act, against)| force.nation == nation && takes_part(*act, *against))
        .map(|(id, force, _, _)| (id, weight(scenario, force)))
        .collect();
    let weight = members.iter().fold(0, |sum: i32, (_, weight)| sum.saturating_add(*weight));
    EncounterParty { nation, forces: members.iter().map(|(id, _)| *id).collect(), weight }
}

/// The chance to pass an opponent that uses this act, before anything is added or taken off.
pub fn base_chance(act: Act) -> Param {
    stopping(act).map_or(Param::PassShadow, |(pass, _)| pass)
}

/// Chances of damage, injury and death, each given the one before; `None` for acts that only watch.
pub fn harm(act: Act) -> Option<[Param; 3]> {
    stopping(act).map(|(_, harm)| harm)
}

/// The change of the chance to pass by the balance of hulls, in permille: from plus to minus the weight when one side is alone.
pub fn balance(own: i32, escorts: i32, opposing: i32, weight: Thousandths) -> i32 {
    let (with, against) = (i64::from(own) + i64::from(escorts), i64::from(opposing));
    let total = with + against;
    if total == 0 { 0 } else { (i64::from(weight) * (with - against) / total) as i32 }
}

/// One activity. Returns whether it got done.
fn one(change: &mut Change, feature: FeatureId, nation: NationId, activity: Act) -> bool {
    let scenario = change.scenario;
    let actor = party(scenario, &change.game, feature, nation, |act, _| act == activity || (activity.opposes() && act.opposes()));
    if actor.forces.is_empty() {
        return true;
    }
    let bad_weather = change.game.has_bad_weather();
    if bad_weather && activity.cargo().is_some() {
        for &force in &actor.forces {
            change.emit_to_all(Event::Halted { force, why: HaltReason::Weather });
        }
        return false;
    }
    if activity.cargo() == Some(Cargo::RepairMaterial) && found_by_inspection(change, feature, nation) {
        return false;
    }
    let mut opponents: Vec<NationId> = at_work(scenario, &change.game, feature)
        .filter(|(_, force, act, against)| act.disturbs(activity) && *against == Some(nation) && force.nation != nation)
        .map(|(_, force, _, _)| force.nation)
        .collect();
    opponents.sort();
    opponents.dedup();
    // A seat whose ceiling allows nothing against anybody keeps its crews away, whatever they were told before.
    opponents.retain(|&opponent| ceiling_of(change, opponent) >= Act::Shadow);
    let mut done = true;
    for opponent in opponents {
        done &= against(change, feature, &actor, activity, opponent, bad_weather);
    }
    if done {
        deliver(change, feature, &actor, activity);
        if activity == Act::Survey {
            surveyed(change, feature, &actor);
        }
    }
    done
}

fn against(change: &mut Change, feature: FeatureId, actor: &EncounterParty, activity: Act, opponent: NationId, bad_weather: bool) -> bool {
    let scenario = change.scenario;
    let get = |param| scenario.parameters.get(param);
    let turn = change.game.turn;
    let meeting = Meeting { feature, nation: actor.nation, act: activity, opponent };
    let mut dice = Dice::new(change.game.seed, turn, Stream::Encounter(meeting));
    let opposing = party(scenario, &change.game, feature, opponent, |act, target| act.opposes() && target == Some(actor.nation));
    let told = opposing.forces.iter().filter_map(|id| change.game.forces[id].task).map(|task| task.act).max().unwrap_or(Act::Shadow);
    let ordered = told.min(ceiling_of(change, opponent));
    let act = contact(change, opponent, &opposing, ordered, turn, meeting);

    if act > Act::Shadow && activity.cargo().is_some() {
        let promise = Promise::LetPass(scenario.feature(feature).place);
        if let Some(found) = obligation::undertaken(&change.game, opponent, promise) {
            obligation::broke(change, opponent, found);
        }
    }

    let escorts: i32 = at_work(scenario, &change.game, feature)
        .filter(|(_, force, task, _)| {
            *task == Act::Escort && (force.nation == actor.nation || obligation::are_allies(&change.game, force.nation, actor.nation))
        })
        .fold(0, |sum: i32, (_, force, _, _)| sum.saturating_add(weight(scenario, force)));
    let cameras = at_work(scenario, &change.game, feature).any(|(_, force, task, _)| {
        task == Act::Document && (force.nation == actor.nation || obligation::are_allies(&change.game, force.nation, actor.nation))
    });
    let ally = at_work(scenario, &change.game, feature).any(|(_, force, task, _)| {
        force.nation != actor.nation
            && scenario.catalog.force_type(force.kind).domain == Domain::Surface
            && matches!(task, Act::Patrol | Act::Escort)
            && obligation::are_allies(&change.game, force.nation, actor.nation)
    });
    let base = get(base_chance(act));
    // Whoever only watches stops nobody, whatever the weights and the weather: the base chance stands as it is.
    let counts = |yes: bool, by: i32| if yes && act != Act::Shadow { by } else { 0 };
    let by_balance = counts(true, balance(actor.weight, escorts, opposing.weight, Thousandths::of(get(Param::BalanceWeight))));
    let by_weather = counts(bad_weather, -get(Param::WeatherMalus));
    let by_cameras = counts(cameras, get(Param::WitnessBonus));
    let by_ally = counts(ally, get(Param::AllyBonus));
    let sum = base + by_balance + by_weather + by_cameras + by_ally;
    let chance = if act == Act::Shadow { base } else { sum.clamp(20, 980) };
    let drawn = dice.below(1000) as i32;
    let outcome = if drawn < chance { EncounterOutcome::Pass } else { worst(scenario, act, &mut dice) };
    let why = [
        (FactorKind::OwnWeight, actor.weight),
        (FactorKind::EscortWeight, escorts),
        (FactorKind::OpposingWeight, opposing.weight),
        (FactorKind::BaseChance, base),
        (FactorKind::Balance, by_balance),
        (FactorKind::Weather, by_weather),
        (FactorKind::Witnesses, by_cameras),
        (FactorKind::AllyPresent, by_ally),
        (FactorKind::Chance, chance),
        (FactorKind::Drawn, drawn),
    ];
    let why = why.into_iter().map(|(kind, value)| Factor { kind, value }).collect();
    change.emit_to_all(Event::Encountered {
        feature,
        actor: actor.nation,
        activity,
        opponent,
        act,
        outcome,
        actor_forces: actor.forces.clone(),
        opponent_forces: opposing.forces.clone(),
        why,
    });
    aftermath(change, feature, &Clash { actor, activity, opposing: &opposing, act, outcome }, &mut dice);
    outcome == EncounterOutcome::Pass
}

/// Crews at close quarters may go one act further than ordered, if their seat's ceiling and their ships allow it.
fn contact(change: &Change, nation: NationId, party: &EncounterParty, ordered: Act, turn: u16, meeting: Meeting) -> Act {
    let scenario = change.scenario;
    let ceiling = change.game.seat_of(scenario, nation).map_or(ordered, |_| ceiling_of(change, nation));
    let Some(next) = ordered.further() else { return ordered };
    let able = |id: &ForceId| scenario.catalog.force_type(change.game.forces[id].kind).acts.contains(&next);
    let mut dice = Dice::new(change.game.seed, turn, Stream::Contact(meeting));
    let goes_on = next <= ceiling && party.forces.iter().any(able) && dice.chance(Thousandths::of(scenario.parameters.get(Param::ContactEscalation)));
    if goes_on { next } else { ordered }
}

/// The furthest act that a nation's crews may go to: its seat's ceiling. A desk's crews do what they were told, and no more.
fn ceiling_of(change: &Change, nation: NationId) -> Act {
    change.game.seat_of(change.scenario, nation).map_or(Act::Board, |seat| change.game.seats[seat.index()].ceiling)
}

/// A nation that lets its cargo be looked at cannot bring building material: it is found, and its word is broken.
fn found_by_inspection(change: &mut Change, feature: FeatureId, nation: NationId) -> bool {
    let promise = Promise::Inspection(change.scenario.feature(feature).place);
    let found = obligation::undertaken(&change.game, nation, promise);
    if let Some(found) = found {
        obligation::broke(change, nation, found);
    }
    found.is_some()
}

fn worst(scenario: &Scenario, act: Act, dice: &mut Dice) -> EncounterOutcome {
    let Some([damage, injury, death]) = harm(act) else { return EncounterOutcome::Delay };
    let mut happens = |param| dice.chance(Thousandths::of(scenario.parameters.get(param)));
    if !happens(damage) {
        EncounterOutcome::Delay
    } else if !happens(injury) {
        EncounterOutcome::Damage
    } else if !happens(death) {
        EncounterOutcome::Injury
    } else {
        EncounterOutcome::Death
    }
}

/// An encounter whose outcome is drawn.
struct Clash<'a> {
    actor: &'a EncounterParty,
    activity: Act,
    opposing: &'a EncounterParty,
    /// What the opposing crews did.
    act: Act,
    outcome: EncounterOutcome,
}

fn aftermath(change: &mut Change, feature: FeatureId, clash: &Clash, dice: &mut Dice) {
    let &Clash { actor, activity, opposing, act, outcome } = clash;
    let scenario = change.scenario;
    let get = |param| scenario.parameters.get(param);
    let (victim, opponent) = (actor.nation, opposing.nation);
    escalation::act(change, victim, opponent, act.rung(), Driver::Encounter(act));
    let repair_hours = Hours(get(Param::RepairHours).max(1) as u32);
    let afloat = |change: &Change, party: &EncounterParty| party.forces.iter().copied().find(|id| change.game.forces[id].strength > 0);
    if outcome >= EncounterOutcome::Damage
        && let Some(force) = afloat(change, actor)
    {
        change.emit_to_all(Event::HullsDamaged { force, hulls: 1, repair_hours });
        support::support(change, victim, Thousandths::of(get(Param::SupportDamage)), Driver::Damage);
    }
    if act == Act::Ram
        && dice.chance(Thousandths::of(get(Param::OwnDamageRam)))
        && let Some(force) = afloat(change, opposing)
    {
        change.emit_to_all(Event::HullsDamaged { force, hulls: 1, repair_hours });
    }
    if outcome >= EncounterOutcome::Injury {
        let injuries = dice.between(1, get(Param::InjuredMost)).clamp(1, 1000) as u16;
        let deaths = if outcome == EncounterOutcome::Death { dice.between(1, get(Param::KilledMost)).clamp(1, 1000) as u16 } else { 0 };
        change.emit_to_all(Event::Casualties { nation: victim, feature, deaths, injuries });
        support::support(change, victim, Thousandths::of(get(Param::SupportInjury)), Driver::Injuries);
        support::credit(change, opponent, Thousandths::of(-get(Param::RashnessStanding) / 2), Driver::Rashness);
        if deaths > 0 {
            support::support(change, victim, Thousandths::of(get(Param::SupportDeath)), Driver::Deaths);
            support::standing(change, victim, Thousandths::of(-get(Param::SupportDeath) / 2), Driver::Deaths);
            support::credit(change, opponent, Thousandths::of(-get(Param::RashnessStanding)), Driver::Rashness);
            obligation::consult_allies(change, victim);
        }
    }
    if act > Act::Shadow && activity.is_activity() && activity != Act::Patrol {
        if outcome == EncounterOutcome::Pass {
            support::support(change, opponent, Thousandths::of(-get(Param::CohesionSetback)), Driver::Delivery);
        } else {
            support::standing(change, victim, Thousandths::of(-get(Param::StandingBlocked)), Driver::Blocked);
            support::support(change, opponent, Thousandths::of(get(Param::CohesionGain)), Driver::Blocked);
        }
    }
    if outcome == EncounterOutcome::Death || (act == Act::Board && outcome > EncounterOutcome::Pass) {
        let public = |id: &ForceId| {
            let icon = scenario.catalog.force_type(change.game.forces[id].kind).icon;
            matches!(icon, Icon::CoastGuard | Icon::Logistics | Icon::Survey | Icon::Militia)
        };
        let attack = if actor.forces.iter().all(public) { AttackOn::PublicVessels } else { AttackOn::Forces };
        obligation::attacked(change, victim, opponent, feature, attack);
    }
}

/// A survey got done: whoever surveys shows that the seabed is its own to survey, at the other claimant's cost.
fn surveyed(change: &mut Change, feature: FeatureId, actor: &EncounterParty) {
    let Some(&force) = actor.forces.first() else { return };
    let (holder, challenger) = (change.scenario.feature(feature).holder, change.scenario.feature(feature).challenger);
    let worth = change.scenario.parameters.get(Param::SurveyStanding);
    change.emit_to_all(Event::Surveyed { feature, force, nation: actor.nation });
    support::standing(change, actor.nation, Thousandths::of(worth), Driver::Survey);
    if actor.nation == holder {
        support::support(change, challenger, Thousandths::of(-worth), Driver::Survey);
    } else {
        support::standing(change, holder, Thousandths::of(-worth), Driver::Survey);
    }
}

/// The activity got done: cargo is landed, and the boats turn for home.
fn deliver(change: &mut Change, feature: FeatureId, actor: &EncounterParty, activity: Act) {
    let scenario = change.scenario;
    let Some(cargo) = activity.cargo() else { return };
    let Some(&first) = actor.forces.first() else { return };
    if !change.game.features[feature.index()].garrison {
        return;
    }
    change.emit_to_all(Event::Delivered { feature, force: first, cargo });
    support::standing(change, actor.nation, Thousandths::of(scenario.parameters.get(Param::StandingDelivery)), Driver::Delivery);
    if cargo == Cargo::RepairMaterial {
        let promise = Promise::NoRepair(scenario.feature(feature).place);
        if let Some(found) = obligation::undertaken(&change.game, actor.nation, promise) {
            obligation::broke(change, actor.nation, found);
        }
        let challenger = scenario.feature(feature).challenger;
        support::support(change, challenger, Thousandths::of(-scenario.parameters.get(Param::CohesionSetback)), Driver::Delivery);
    }
    if change.game.clock != Clock::Competition {
        for &id in &actor.forces {
            let route = movement::home_route(scenario, &change.game, &change.game.forces[&id]);
            let own = change.game.seats_of(scenario, &[actor.nation]);
            change.emit(own, Event::RouteSet { force: id, route, task: None });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::balance;
    use crate::catalog::quantity::Thousandths;

    /// docs/RULES.md: two boats of 100 t and an escort of 2,000 t against three cutters of 3,500 t each, weight 300 permille.
    #[test]
    fn balance_follows_the_worked_example() {
        assert_eq!(balance(2, 20, 105, Thousandths(300)), -196);
        assert_eq!(balance(2, 0, 0, Thousandths(300)), 300);
        assert_eq!(balance(0, 0, 0, Thousandths(300)), 0);
    }
}
