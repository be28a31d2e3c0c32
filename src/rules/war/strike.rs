//! Missiles on air bases: aircraft in the open, in shelters, dispersed; runways; interceptors.
//!
//! Of the missiles fired at a base some fail, some are stopped while interceptors last, and the rest fall on runways, on aircraft in the
//! open (missiles with submunitions: each destroys a share of what stands there) and on shelters (one missile, one shelter).

use super::Front;
use super::arena::{BaseIndex, Launcher, Munition, Party, Role};
use super::chance::{Chance, Phase};
use super::event::{Cause, WarEvent};
use super::number::Number;
use super::posture;

/// Missiles on their way to one base.
#[derive(Clone, Copy, Debug, Default)]
struct Salvo {
    ballistic: u32,
    cruise: u32,
}

/// Resolves the phase: China's missiles first, then the coalition's on Chinese bases.
pub fn resolve(front: &mut Front) {
    let mut dice = front.dice(Phase::StrikeRed);
    let salvos = red_salvos(front);
    for (base, salvo) in salvos.into_iter().enumerate() {
        hit(front, &mut dice, base as BaseIndex, salvo);
    }
    let mut dice = front.dice(Phase::StrikeBlue);
    let salvos = blue_salvos(front);
    for (base, salvo) in salvos.into_iter().enumerate() {
        hit(front, &mut dice, base as BaseIndex, salvo);
    }
}

/// Shares `fired` missiles over the bases that are reached, by weight. The rest by rounding stays unfired.
fn share(fired: u32, weights: &[u16], reaches: impl Fn(usize) -> bool) -> Vec<u32> {
    let total: u64 = weights.iter().enumerate().filter(|(base, _)| reaches(*base)).map(|(_, &weight)| u64::from(weight)).sum();
    let part = |(base, &weight): (usize, &u16)| {
        if total == 0 || !reaches(base) { 0 } else { (u64::from(fired) * u64::from(weight) / total) as u32 }
    };
    weights.iter().enumerate().map(part).collect()
}

fn red_salvos(front: &mut Front) -> Vec<Salvo> {
    let mut salvos = vec![Salvo::default(); front.arena.bases.len()];
    let plan = front.plans[0];
    let weights: Vec<u16> = (0..salvos.len()).map(|base| plan.targets.get(base).copied().unwrap_or(0)).collect();
    for (unit, setup) in front.arena.missiles.iter().enumerate() {
        if setup.launcher == Launcher::AntiShip {
            continue;
        }
        let fired = u32::from(front.war.missiles[unit]) * u32::from(plan.salvo.min(1000)) / 1000;
        // Taiwan's bases are the short-range missiles' work: longer ones go where these do not reach.
        let reaches = |base: usize| {
            let taiwan = front.arena.bases[base].host == Some(Party::Twn);
            setup.reaches[base] && (!taiwan || matches!(setup.launcher, Launcher::Srbm | Launcher::Glcm))
        };
        for (base, missiles) in share(fired, &weights, reaches).into_iter().enumerate() {
            front.war.missiles[unit] -= missiles as u16;
            front.war.tally.missiles += missiles as u16;
            if setup.launcher == Launcher::Glcm { salvos[base].cruise += missiles } else { salvos[base].ballistic += missiles }
        }
    }
    let at_bases = 1000 - u32::from(plan.bombers_at_ships.min(1000));
    // Bombers stand off: what their missiles reach from well inside China's air defences.
    let load = bomber_load(front, Party::Prc, Number::LoadH6) * at_bases / 1000;
    let reach = |base: usize| front.arena.bases[base].km_to_strait <= 2000;
    let fired = load.min(at_hand(front, Munition::AlcmPrc));
    for (base, missiles) in share(fired, &weights, reach).into_iter().enumerate() {
        spend(front, Munition::AlcmPrc, missiles);
        salvos[base].cruise += missiles;
    }
    salvos
}

fn blue_salvos(front: &mut Front) -> Vec<Salvo> {
    let mut salvos = vec![Salvo::default(); front.arena.bases.len()];
    if !front.war.fights(Party::Usa) || !front.terms.mainland_strikes {
        return salvos;
    }
    let plan = front.plans[1];
    let weights: Vec<u16> = (0..salvos.len()).map(|base| plan.targets.get(base).copied().unwrap_or(0)).collect();
    let load = bomber_load(front, Party::Usa, Number::LoadBomber) * (1000 - u32::from(plan.bombers_at_ships.min(1000))) / 1000;
    let load = load * front.arena.numbers.count(Number::MainlandShare) / 1000;
    let fired = load.min(at_hand(front, Munition::JassmEr));
    let reach = |base: usize| front.arena.bases[base].host == Some(Party::Prc) && front.arena.bases[base].km_to_strait <= 1500;
    for (base, missiles) in share(fired, &weights, reach).into_iter().enumerate() {
        spend(front, Munition::JassmEr, missiles);
        salvos[base].cruise += missiles;
    }
    salvos
}

/// How many of a munition may be fired this turn: what is left, less what the plan keeps back.
pub(super) fn at_hand(front: &Front, munition: Munition) -> u32 {
    let plan = front.plans[usize::from(!munition.is_chinese())];
    u32::from(front.war.munitions[munition.index()].saturating_sub(plan.keep[munition.index()]))
}

/// Missiles that the bombers of a party carry this turn, as far as its plan flies them.
pub(super) fn bomber_load(front: &Front, party: Party, load: Number) -> u32 {
    let bombers = front.arena.squadrons.iter().enumerate().filter(|(_, squadron)| squadron.party == party && squadron.role == Role::Bomber);
    let sorties: u32 = bombers
        .filter(|(index, _)| front.war.may_fly(front.arena, front.terms, party, front.war.squadrons[*index].base))
        .map(|(index, _)| {
            let base = usize::from(front.war.squadrons[index].base);
            front.war.sorties(front.arena, index, u32::from(front.arena.bases[base].km_to_strait), true)
        })
        .sum();
    let plan = front.plans[usize::from(party != Party::Prc)];
    sorties * u32::from(plan.bombers.min(1000)) / 1000 * front.arena.numbers.count(load)
}

/// Takes missiles from a stock.
pub(super) fn spend(front: &mut Front, munition: Munition, missiles: u32) {
    let stock = &mut front.war.munitions[munition.index()];
    let taken = (missiles as u16).min(*stock);
    *stock -= taken;
    front.war.tally.fired[munition.index()] += taken;
}

/// Missiles of one kind: how many arrive, after failures and interceptors. Gives arrived, intercepted.
fn defend(front: &mut Front, dice: &mut Chance, base: usize, fired: u32, stopped_by: Number) -> (u32, u32) {
    let flew = dice.of(fired, front.number(Number::MissileReliability));
    let each = front.number(Number::InterceptorsEach).max(1) as u32;
    let engaged = flew.min(u32::from(front.war.bases[base].interceptors) / each);
    front.war.bases[base].interceptors -= (engaged * each) as u16;
    let stopped = dice.of(engaged, front.number(stopped_by));
    (flew - stopped, stopped)
}

fn hit(front: &mut Front, dice: &mut Chance, base: BaseIndex, salvo: Salvo) {
    if salvo.ballistic + salvo.cruise == 0 {
        return;
    }
    let at = usize::from(base);
    let before = front.war.bases[at].interceptors;
    let (ballistic, stopped) = defend(front, dice, at, salvo.ballistic, Number::InterceptBallistic);
    let (cruise, stopped_too) = defend(front, dice, at, salvo.cruise, Number::InterceptCruise);
    let arrived = ballistic + cruise;
    let on_runways = dice.of(arrived, front.number(Number::RunwayShare));
    let closed = (on_runways * front.number(Number::RunwayHours) as u32).min(super::TURN_HOURS);
    let state = &mut front.war.bases[at];
    state.closed_hours = state.closed_hours.max(closed as u16);
    let there = front.war.aircraft_at(base);
    let at_aircraft = arrived - on_runways;
    let by_cruise = (at_aircraft * cruise).checked_div(arrived).unwrap_or(0);
    let (lost, shelters_lost) = aircraft(front, dice, base, at_aircraft - by_cruise, by_cruise);
    front.sink.record(WarEvent::BaseStruck {
        base,
        ballistic: salvo.ballistic as u16,
        cruise: salvo.cruise as u16,
        arrived: arrived as u16,
        intercepted: (stopped + stopped_too) as u16,
        interceptors_used: before - front.war.bases[at].interceptors,
        on_runways: on_runways as u16,
        closed_hours: closed as u16,
        shelters_lost,
        aircraft_there: there as u16,
        aircraft_lost: lost as u16,
        dispersed: dispersed(front, base),
    });
    if let Some(host) = front.arena.bases[at].host {
        posture::attacked(front, host);
    }
}

/// Whether aircraft of a base stood dispersed: China's always (it chose the hour), the coalition's if warned or once the war is on.
fn dispersed(front: &Front, base: BaseIndex) -> bool {
    let red = front.arena.bases[usize::from(base)].host == Some(Party::Prc);
    if red { front.plans[0].disperse } else { front.war.warned || (front.war.turn > 1 && front.plans[1].disperse) }
}

/// Missiles on aircraft. Gives aircraft and shelters lost.
fn aircraft(front: &mut Front, dice: &mut Chance, base: BaseIndex, ballistic: u32, cruise: u32) -> (u32, u16) {
    let missiles = ballistic + cruise;
    let at = usize::from(base);
    let fighters: u32 = on_base(front, base, |role| role == Role::Fighter);
    let large: u32 = on_base(front, base, |role| role != Role::Fighter);
    let ground = front.number(Number::GroundShare) as u32;
    let sheltered = (fighters * ground / 1000).min(u32::from(front.war.bases[at].shelters));
    let open = (fighters + large) * ground / 1000 - sheltered;
    // Missiles go where aircraft are, half as many at shelters as their share: they hold one each.
    let at_shelters = if open + sheltered == 0 { 0 } else { missiles * sheltered / (2 * open + sheltered) };
    let at_open = missiles - at_shelters;
    let mut spared: u64 = 1_000_000;
    let factor = if dispersed(front, base) { u64::from(front.arena.numbers.count(Number::Dispersed)) } else { 1000 };
    let cruise_at_open = (at_open * cruise).checked_div(missiles).unwrap_or(0);
    for (kind, falling) in [(Number::OpenKill, at_open - cruise_at_open), (Number::CruiseKill, cruise_at_open)] {
        let each = (u64::from(front.arena.numbers.count(kind)) * factor / 1000).min(1000);
        for _ in 0..falling.min(200) {
            spared = spared * (1000 - each) / 1000;
        }
    }
    let killed_share = 1000 - (spared / 1000) as i32;
    let shelters_lost = dice.of(at_shelters, front.number(Number::ShelterKill)).min(u32::from(front.war.bases[at].shelters)) as u16;
    let in_shelters = u32::from(shelters_lost).min(sheltered);
    front.war.bases[at].shelters -= shelters_lost;
    let lost_open = dice.of(open, killed_share);
    let lost = take(front, base, lost_open + in_shelters);
    (lost, shelters_lost)
}

fn on_base(front: &Front, base: BaseIndex, which: impl Fn(Role) -> bool) -> u32 {
    let on = front.arena.squadrons.iter().zip(&front.war.squadrons).filter(|(squadron, state)| state.base == base && which(squadron.role));
    on.map(|(_, state)| u32::from(state.aircraft)).sum()
}

/// Takes aircraft from the squadrons of a base in proportion to their size. Gives how many were there to take.
fn take(front: &mut Front, base: BaseIndex, lost: u32) -> u32 {
    let total = front.war.aircraft_at(base);
    let lost = lost.min(total);
    let (mut before, mut given) = (0, 0);
    for (squadron, state) in front.arena.squadrons.iter().zip(&mut front.war.squadrons).filter(|(_, state)| state.base == base) {
        before += u32::from(state.aircraft);
        // Running totals, so that the parts add up to the whole.
        let upto = lost * before / total.max(1);
        let part = (upto - given).min(u32::from(state.aircraft));
        given += part;
        state.aircraft -= part as u16;
        front.war.tally.aircraft[squadron.party.index()][Cause::OnTheGround as usize] += part as u16;
    }
    given
}
