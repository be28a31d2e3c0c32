//! From orders to the two sides' plans. Whoever gives a task force no order leaves it to its standing plan: what a computer would do that
//! knows no more than its side.

use crate::catalog::PlaceId;
use crate::rules::models::war::plan::OUTSIDE_KM;
use crate::rules::models::war::{Plan, plan};
use crate::rules::scenario::war::WarSetup;
use crate::rules::state::Game;
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::order::war::{Aim, Mission, Operate, Rebase, TaskForce, WarOrder};
use crate::rules::vocab::order::{OfKind, Order};
use crate::rules::vocab::war::Party;
use crate::rules::vocab::war::arena::{Arena, Fleet, Launcher, NationMunition, Role};
use crate::rules::vocab::war::number::Number;
use crate::rules::vocab::war::state::War;
use crate::rules::vocab::war::terms::Terms;

/// Both sides' plans for a turn: Beijing's, then the coalition's. `known` are the terms as they stood when orders were sealed:
/// Beijing's standing plan does not foresee what others decide now.
pub fn plans(setup: &WarSetup, game: &Game, known: &Terms, terms: &Terms, orders: &[(SeatId, Order)]) -> [Plan; 2] {
    let Some(crisis) = game.crisis.as_ref() else { return [Plan::default(), Plan::default()] };
    let (arena, war) = (&setup.arena, &crisis.war);
    let mut plans = [plan::red(arena, known, war), plan::blue(arena, terms, war)];
    for order in orders.iter().filter_map(|(_, order)| WarOrder::of(order)) {
        match order {
            WarOrder::Operate(order) => operate(setup, war, &mut plans, order),
            WarOrder::Rebase(order) => rebase(setup, war, &mut plans, order),
            WarOrder::Enter(_) | WarOrder::Allow(_) | WarOrder::Engage(_) | WarOrder::Agree(_) | WarOrder::Recommend(_) | WarOrder::Invade(_) => {}
        }
    }
    for plan in &mut plans {
        limit(arena, war, plan);
    }
    for party in Party::COALITION {
        if crisis.spared[party.index()] && !war.fights(party) {
            spare(arena, &mut plans[0], party);
        }
    }
    plans
}

fn spare(arena: &Arena, plan: &mut Plan, host: Party) {
    for (weight, base) in plan.targets.iter_mut().zip(&arena.bases) {
        if base.host == Some(host) {
            *weight = 0;
        }
    }
}

fn operate(setup: &WarSetup, war: &War, plans: &mut [Plan; 2], order: &Operate) {
    let Some(party) = setup.party(order.nation) else { return };
    let arena = &setup.arena;
    let side = usize::from(party != Party::Prc);
    match order.task_force {
        TaskForce::Missiles => {
            plans[side].salvo = if order.mission == Mission::Hold { 0 } else { salvo(arena, war, order) };
            if let Mission::StrikeBases(aim) = order.mission {
                aim_at(setup, war, &mut plans[side], aim);
            }
        }
        TaskForce::Bombers => {
            plans[side].bombers = if order.mission == Mission::Hold { 0 } else { order.share.min(1000) };
            plans[side].bombers_at_ships = if order.mission == Mission::StrikeShips { 1000 } else { 0 };
            let carried: &[NationMunition] = match party {
                Party::Prc => &[NationMunition::Yj12, NationMunition::AlcmPrc],
                _ => &[NationMunition::Lrasm, NationMunition::JassmEr],
            };
            for &munition in carried {
                plans[side].keep[munition.index()] = kept(arena, munition, order.keep);
            }
        }
        TaskForce::Submarines => {
            let room = arena.numbers.count(Number::SubRoom);
            let sent = room * u32::from(order.share.min(1000)) / 1000;
            plans[side].boats_in_strait = if order.mission == Mission::Hold { 0 } else { sent as u16 };
        }
        TaskForce::Surface => {
            let held = order.mission == Mission::Hold;
            for (forward, group) in plans[side].forward.iter_mut().zip(&arena.groups) {
                if group.party == party && group.fleet != Fleet::Landing {
                    *forward = !held && war.turn >= group.from_turn;
                }
            }
        }
        TaskForce::Coastal => {
            plans[side].coastal[party.index()] = if order.mission == Mission::Hold { 0 } else { order.share.min(1000) };
            let munition = if party == Party::Jpn { NationMunition::Type12 } else { NationMunition::CoastalTwn };
            plans[side].keep[munition.index()] = kept(arena, munition, order.keep);
        }
        TaskForce::Reserves => plans[side].reserves = if order.mission == Mission::Hold { 0 } else { order.share.min(1000) },
        TaskForce::Landing => match order.mission {
            Mission::Land(zone) => {
                plans[side].landing = Some(zone);
                plans[side].commit = order.share.min(1000);
            }
            _ => plans[side].landing = None,
        },
    }
}

/// How many of a munition are kept back.
fn kept(arena: &Arena, munition: NationMunition, permille: u16) -> u16 {
    (u32::from(arena.munitions[munition.index()]) * u32::from(permille.min(1000)) / 1000) as u16
}

/// Share of the missiles left that is fired: as ordered, less what is kept of the number at the start.
fn salvo(arena: &Arena, war: &War, order: &Operate) -> u16 {
    let counted = || arena.missiles.iter().enumerate().filter(|(_, unit)| unit.launcher != Launcher::AntiShip);
    let left: u32 = counted().map(|(index, _)| u32::from(war.missiles[index])).sum();
    let whole: u32 = counted().map(|(_, unit)| u32::from(arena.missiles_of(unit))).sum();
    let kept = whole * u32::from(order.keep.min(1000)) / 1000;
    let may = left.saturating_sub(kept) * 1000 / left.max(1);
    u32::from(order.share.min(1000)).min(may) as u16
}

/// Adds what an aim names to the bases that are struck: large aircraft count twice, as in the standing plan. Bases named are struck whoever
/// fights; Taiwan's stay on the list.
fn aim_at(setup: &WarSetup, war: &War, plan: &mut Plan, aim: Aim) {
    let arena = &setup.arena;
    let worth = |base: usize| {
        let there = arena.squadrons.iter().zip(&war.squadrons).filter(|(_, state)| usize::from(state.base) == base);
        let each = |role: Role| if matches!(role, Role::Bomber | Role::Tanker) { 2 } else { 1 };
        there.map(|(squadron, state)| u32::from(state.aircraft) * each(squadron.role)).sum::<u32>().clamp(1, 60_000) as u16
    };
    match aim {
        Aim::Standing => {}
        Aim::Host(host) => {
            let party = setup.party(host);
            for base in (0..arena.bases.len()).filter(|&base| arena.bases[base].host.is_some() && arena.bases[base].host == party) {
                plan.targets[base] = plan.targets[base].max(worth(base));
            }
        }
        Aim::Base(place) => {
            // Half of all weight beyond Taiwan on this base.
            let others: u32 =
                arena.bases.iter().zip(&plan.targets).filter(|(base, _)| base.host != Some(Party::Twn)).map(|(_, &weight)| u32::from(weight)).sum();
            if let Some(base) = arena.base_at(place).map(usize::from) {
                plan.targets[base] = (u32::from(worth(base)).max(others)).min(60_000) as u16;
            }
        }
    }
}

/// Squadrons of a nation that stand at a place and fly for combat, or the tankers there.
pub fn squadrons_at(setup: &WarSetup, war: &War, party: Party, place: PlaceId) -> Vec<u16> {
    let Some(base) = setup.arena.base_at(place) else { return Vec::new() };
    let there = |(index, squadron): (usize, &crate::rules::vocab::war::arena::Squadron)| {
        let state = war.squadrons[index];
        (squadron.party == party && state.base == base && state.aircraft > 0).then_some(index as u16)
    };
    setup.arena.squadrons.iter().enumerate().filter_map(there).collect()
}

/// Aircraft that a base still takes.
pub fn room_at(setup: &WarSetup, war: &War, place: PlaceId) -> u32 {
    setup.arena.base_at(place).map_or(0, |base| u32::from(setup.arena.bases[usize::from(base)].capacity).saturating_sub(war.aircraft_at(base)))
}

fn rebase(setup: &WarSetup, war: &War, plans: &mut [Plan; 2], order: &Rebase) {
    let Some(party) = setup.party(order.nation) else { return };
    let Some(goal) = setup.arena.base_at(order.to) else { return };
    let plan = &mut plans[usize::from(party != Party::Prc)];
    let (mut room, mut moves) = (room_at(setup, war, order.to), Vec::new());
    for index in squadrons_at(setup, war, party, order.from) {
        let aircraft = u32::from(war.squadrons[usize::from(index)].aircraft);
        if aircraft <= room {
            room -= aircraft;
            moves.push((index, goal));
        }
    }
    // What is ordered comes before what the standing plan would do.
    plan.rebase.retain(|(index, _)| !moves.iter().any(|(moved, _)| moved == index));
    moves.append(&mut plan.rebase);
    plan.rebase = moves;
}

/// Squadrons from outside the theatre arrive as many at once as tankers bring: those named first.
fn limit(arena: &Arena, war: &War, plan: &mut Plan) {
    let mut left = Party::ALL.map(|party| plan::arrivals(arena, party));
    plan.rebase.retain(|(index, _)| {
        let far = arena.bases[usize::from(war.squadrons[usize::from(*index)].base)].km_to_strait > OUTSIDE_KM;
        let left = &mut left[arena.squadrons[usize::from(*index)].party.index()];
        let comes = !far || *left > 0;
        *left -= u32::from(far && comes);
        comes
    });
}
