//! Missiles on air bases: aircraft in the open, in shelters, dispersed; runways; interceptors.
//!
//! Of the missiles fired at a base some fail, some are stopped while interceptors last, and the rest fall on runways, on aircraft in the
//! open and on shelters (one missile, one shelter). A missile with submunitions covers one aimpoint: so many aircraft parked close, fewer
//! that stand spaced out. Missiles at a base are finite and fall on aimpoints by chance, so that the same aircraft on twice as many
//! aimpoints survive better. Of aircraft that were dispersed a part stands at other fields of the host, as far as they are open to it.

use super::chance::{Chance, ChancePhase};
use super::front::WarFront;
use super::{air, posture};
use crate::rules::vocab::war::arena::{BaseIndex, Launcher, NationMunition, Role};
use crate::rules::vocab::war::event::{Cause, WarEvent};
use crate::rules::vocab::war::number::Number;
use crate::rules::vocab::war::{Basing, Party};

/// Way of a bomber that may not fly over the Philippines, km: beyond what counts as near.
const DETOUR_KM: u32 = 4601;

/// Missiles on their way to one base.
#[derive(Clone, Copy, Debug, Default)]
struct MissileSalvo {
    ballistic: u32,
    cruise: u32,
}

/// Resolves the phase: China's missiles first, then the coalition's on Chinese bases.
pub fn resolve(front: &mut WarFront) {
    let mut dice = front.dice(ChancePhase::StrikeRed);
    let salvos = red_salvos(front);
    for (base, salvo) in salvos.into_iter().enumerate() {
        hit(front, &mut dice, base as BaseIndex, salvo);
    }
    let mut dice = front.dice(ChancePhase::StrikeBlue);
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

fn red_salvos(front: &mut WarFront) -> Vec<MissileSalvo> {
    let mut salvos = vec![MissileSalvo::default(); front.arena.bases.len()];
    let plan = front.plans[0];
    let weights: Vec<u16> = (0..salvos.len()).map(|base| plan.targets.get(base).copied().unwrap_or(0)).collect();
    let arena = front.arena;
    // Whatever a plan aims at: neither China's own bases nor those of a state that takes no part.
    let hostile = |base: usize| arena.bases[base].host.is_some_and(|host| host != Party::Prc);
    for (unit, setup) in arena.missiles.iter().enumerate() {
        if setup.launcher == Launcher::AntiShip {
            continue;
        }
        let fired = u32::from(front.war.missiles[unit]) * u32::from(plan.salvo.min(1000)) / 1000;
        // Taiwan's bases are the short-range missiles' work: longer ones go where these do not reach.
        let reaches = |base: usize| {
            let taiwan = front.arena.bases[base].host == Some(Party::Twn);
            setup.reaches[base] && hostile(base) && (!taiwan || matches!(setup.launcher, Launcher::Srbm | Launcher::Glcm))
        };
        for (base, missiles) in share(fired, &weights, reaches).into_iter().enumerate() {
            front.war.missiles[unit] -= missiles as u16;
            front.war.tally.missiles = front.war.tally.missiles.saturating_add(missiles as u16);
            if setup.launcher == Launcher::Glcm { salvos[base].cruise += missiles } else { salvos[base].ballistic += missiles }
        }
    }
    let at_bases = 1000 - u32::from(plan.bombers_at_ships.min(1000));
    // Bombers stand off: what their missiles reach from well inside China's air defences.
    let load = bomber_load(front, Party::Prc, Number::LoadH6, Bombers::All) * at_bases / 1000;
    let reach = |base: usize| hostile(base) && arena.bases[base].km_to_strait <= 2000;
    let fired = load.min(at_hand(front, NationMunition::AlcmPrc));
    for (base, missiles) in share(fired, &weights, reach).into_iter().enumerate() {
        spend(front, NationMunition::AlcmPrc, missiles);
        salvos[base].cruise += missiles;
    }
    salvos
}

fn blue_salvos(front: &mut WarFront) -> Vec<MissileSalvo> {
    let mut salvos = vec![MissileSalvo::default(); front.arena.bases.len()];
    if !front.war.fights(Party::Usa) || !front.terms.mainland_strikes {
        return salvos;
    }
    let plan = front.plans[1];
    let weights: Vec<u16> = (0..salvos.len()).map(|base| plan.targets.get(base).copied().unwrap_or(0)).collect();
    let load = bomber_load(front, Party::Usa, Number::LoadBomber, Bombers::ForMainland) * (1000 - u32::from(plan.bombers_at_ships.min(1000))) / 1000;
    let load = load * front.arena.numbers.count(Number::MainlandShare) / 1000;
    let fired = load.min(at_hand(front, NationMunition::JassmEr));
    let reach = |base: usize| front.arena.bases[base].host == Some(Party::Prc) && front.arena.bases[base].km_to_strait <= 1500;
    for (base, missiles) in share(fired, &weights, reach).into_iter().enumerate() {
        spend(front, NationMunition::JassmEr, missiles);
        salvos[base].cruise += missiles;
    }
    salvos
}

/// How many of a munition may be fired this turn: what is left, less what the plan keeps back.
pub(super) fn at_hand(front: &WarFront, munition: NationMunition) -> u32 {
    let plan = front.plans[usize::from(!munition.is_chinese())];
    u32::from(front.war.munitions[munition.index()].saturating_sub(plan.keep[munition.index()]))
}

/// Which bombers are counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bombers {
    /// All that fly.
    All,
    /// Those whose hosts let them strike bases in China.
    ForMainland,
}

/// Missiles that the bombers of a party carry this turn, as far as its plan flies them.
pub(super) fn bomber_load(front: &WarFront, party: Party, load: Number, which: Bombers) -> u32 {
    let sorties: u32 = (0..front.arena.squadrons.len())
        .filter(|&index| {
            let (row, base) = (&front.arena.squadrons[index], front.war.squadrons[index].base);
            let host = front.arena.bases[usize::from(base)].host;
            let fits = row.party == party && row.role == Role::Bomber && front.war.may_fly(front.arena, front.terms, party, base);
            fits && (which == Bombers::All || host.is_some_and(|host| host == party || front.terms.mainland_from[host.index()]))
        })
        .map(|index| bomber_sorties(front, index, party))
        .sum();
    let plan = front.plans[party.camp().index()];
    sorties * u32::from(plan.bombers.min(1000)) / 1000 * front.arena.numbers.count(load)
}

/// Sorties of a squadron of bombers. Out of Australia the way round the Philippines is as long as that from the United States.
fn bomber_sorties(front: &WarFront, index: usize, party: Party) -> u32 {
    let base = front.war.squadrons[index].base;
    let there = &front.arena.bases[usize::from(base)];
    let over_luzon = || front.terms.overflight_from.holds(front.war.turn) || front.terms.basing_in(Party::Phl, front.war.turn) == Basing::Combat;
    let round = there.host == Some(Party::Aus) && !over_luzon();
    let km = if round { DETOUR_KM } else { u32::from(there.km_to_strait) };
    let flown = front.war.sorties(front.arena, index, km, true);
    if party == Party::Prc { flown } else { flown * (1000 + air::bonus(front, party, base)) / 1000 }
}

/// Takes missiles from a stock.
pub(super) fn spend(front: &mut WarFront, munition: NationMunition, missiles: u32) {
    let stock = &mut front.war.munitions[munition.index()];
    let taken = missiles.min(u32::from(*stock)) as u16;
    *stock -= taken;
    front.war.tally.fired[munition.index()] += taken;
}

/// Missiles of one kind: how many arrive, after failures and interceptors. Gives arrived, intercepted.
fn defend(front: &mut WarFront, dice: &mut Chance, base: usize, fired: u32, stopped_by: Number) -> (u32, u32) {
    let flew = dice.of(fired, front.number(Number::MissileReliability));
    let each = front.number(Number::InterceptorsEach).max(1) as u32;
    let engaged = flew.min(u32::from(front.war.bases[base].interceptors) / each);
    front.war.bases[base].interceptors -= (engaged * each) as u16;
    let mut stopped = dice.of(engaged, front.number(stopped_by));
    if stopped_by == Number::InterceptCruise && defended_by_fighters(front, base as BaseIndex) {
        stopped += dice.of(flew - stopped, front.number(Number::CruiseByFighters));
    }
    (flew - stopped, stopped)
}

/// Whether fighters stand at a base that may fly to defend it: the host's, and guests' where it lets them.
fn defended_by_fighters(front: &WarFront, base: BaseIndex) -> bool {
    let Some(host) = front.arena.bases[usize::from(base)].host else { return false };
    let turn = front.war.turn;
    front.arena.squadrons.iter().zip(&front.war.squadrons).any(|(row, state)| {
        let leave = || {
            row.party == host
                || front.terms.defend_from[host.index()].holds(turn)
                || front.terms.use_of(front.arena, row.party, base, turn) == Basing::Combat
        };
        row.role == Role::Fighter && state.base == base && state.aircraft > 0 && leave()
    })
}

fn hit(front: &mut WarFront, dice: &mut Chance, base: BaseIndex, salvo: MissileSalvo) {
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
    let (fighters, large) = on_base(front, base);
    let on_base_before = fighters + large;
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
        aircraft_away: (there - on_base_before) as u16,
        aircraft_lost: lost as u16,
        dispersed: posture::dispersed(front, base),
    });
    if let Some(host) = front.arena.bases[at].host {
        posture::attacked(front, host);
    }
}

/// Missiles on aircraft. Gives aircraft and shelters lost.
fn aircraft(front: &mut WarFront, dice: &mut Chance, base: BaseIndex, ballistic: u32, cruise: u32) -> (u32, u16) {
    let missiles = ballistic + cruise;
    let at = usize::from(base);
    let (fighters, large) = on_base(front, base);
    let ground = front.number(Number::GroundShare) as u32;
    let sheltered = (fighters * ground / 1000).min(u32::from(front.war.bases[at].shelters));
    let open = (fighters + large) * ground / 1000 - sheltered;
    // Missiles go where aircraft are, half as many at shelters as their share: they hold one each.
    let at_shelters = if open + sheltered == 0 { 0 } else { missiles * sheltered / (2 * open + sheltered) };
    let at_open = missiles - at_shelters;
    let cruise_at_open = (at_open * cruise).checked_div(missiles).unwrap_or(0);
    let killed_share = killed_in_the_open(front, posture::dispersed(front, base), open, at_open - cruise_at_open, cruise_at_open);
    let shelters_lost = dice.of(at_shelters, front.number(Number::ShelterKill)).min(u32::from(front.war.bases[at].shelters)) as u16;
    let in_shelters = u32::from(shelters_lost).min(sheltered);
    front.war.bases[at].shelters -= shelters_lost;
    let lost_open = dice.of(open, killed_share);
    let lost = take(front, base, lost_open + in_shelters);
    (lost, shelters_lost)
}

/// Share of `open` aircraft in the open that missiles destroy, permille. Each missile with submunitions falls on one aimpoint by chance and
/// destroys part of what stands there; each cruise missile is aimed at one aircraft.
fn killed_in_the_open(front: &WarFront, spaced: bool, open: u32, ballistic: u32, cruise: u32) -> i32 {
    let count = |number| u64::from(front.arena.numbers.count(number));
    let open = u64::from(open.max(1));
    // Tenths of an aircraft that one missile covers.
    let close = count(Number::ApronAircraft) * 10;
    let covered = if spaced { (close * count(Number::Dispersed) / 1000).max(10) } else { close };
    let by_submunitions = count(Number::OpenKill) * covered.min(open * 10) * 100 / open;
    let by_cruise = count(Number::CruiseKill) * 1000 / open;
    let mut spared: u64 = 1_000_000;
    for (each, falling) in [(by_submunitions, ballistic), (by_cruise, cruise)] {
        for _ in 0..falling.min(200) {
            spared = spared * (1_000_000 - each.min(1_000_000)) / 1_000_000;
        }
    }
    1000 - (spared / 1000) as i32
}

/// Fighters and large aircraft that stand on a base, without those at other fields.
fn on_base(front: &WarFront, base: BaseIndex) -> (u32, u32) {
    let (mut fighters, mut large) = (0, 0);
    let away = Party::ALL.map(|party| posture::away(front, party, base));
    for (row, state) in front.arena.squadrons.iter().zip(&front.war.squadrons).filter(|(_, state)| state.base == base) {
        let here = u32::from(state.aircraft) * (1000 - away[row.party.index()]);
        if row.role == Role::Fighter { fighters += here } else { large += here }
    }
    (fighters / 1000, large / 1000)
}

/// Takes aircraft from the squadrons of a base in proportion to their size. Gives how many were there to take.
fn take(front: &mut WarFront, base: BaseIndex, lost: u32) -> u32 {
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
