//! Strikes on ships: the coalition's on the invasion fleet, China's on allied groups.
//!
//! A salvo goes through the published chain: launch, two interceptions, terminal defence and electronic warfare, hit. Now and then one
//! side's part fails altogether. Against ships whose escorts are gone, more get through.

use super::air::Sky;
use super::chance::{Chance, ChancePhase};
use super::front::WarFront;
use super::strike::Bombers;
use super::undersea::Hulls;
use super::{strike, undersea};
use crate::rules::vocab::war::arena::{Launcher, NationMunition, Role, Squadron};
use crate::rules::vocab::war::event::{Cause, WarEvent};
use crate::rules::vocab::war::number::{Number, Numbers};
use crate::rules::vocab::war::since::Since;
use crate::rules::vocab::war::state::SquadronState;
use crate::rules::vocab::war::{Basing, Party};

/// Patrol aircraft that keep the waters round Taiwan in view day and night: three orbits of eight. An assumption.
const WATCH_AIRCRAFT: u32 = 24;
/// One fighter sortie in so many over the Strait carries missiles against ships: an assumption.
pub const FIGHTERS_AT_SHIPS: u32 = 5;
/// Missiles of an attack that succeed or fail together when a side's part fails.
const PACKET: u32 = 24;

/// How a salvo fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fate {
    /// Missiles that flew.
    pub flew: u32,
    /// Intercepted on the way.
    pub intercepted: u32,
    /// Stopped by terminal defence and electronic warfare.
    pub stopped: u32,
    /// Hits.
    pub hits: u32,
}

/// How fast a missile is on its last leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissileSpeed {
    /// Slower than sound.
    Subsonic,
    /// Faster: the second layer of a defence has less time.
    Supersonic,
}

/// Sends a salvo at defended ships through the chain.
pub fn chain(numbers: &Numbers, dice: &mut Chance, missiles: u32, speed: MissileSpeed) -> Fate {
    let get = |number| numbers.get(number);
    let second = get(match speed {
        MissileSpeed::Subsonic => Number::ChainIntercept,
        MissileSpeed::Supersonic => Number::ChainInterceptFast,
    });
    let mut fate = Fate::default();
    let mut left = missiles;
    while left > 0 {
        let packet = left.min(PACKET);
        left -= packet;
        let attack_fails = dice.chance(get(Number::ChainError));
        let defence_fails = dice.chance(get(Number::ChainError));
        if attack_fails {
            continue;
        }
        let flew = dice.of(packet, get(Number::ChainLaunch));
        fate.flew += flew;
        let mut through = flew;
        if !defence_fails {
            let first = dice.of(through, get(Number::ChainIntercept));
            let again = dice.of(through - first, second);
            fate.intercepted += first + again;
            through -= first + again;
            let stopped = dice.of(through, get(Number::ChainTerminal));
            fate.stopped += stopped;
            through -= stopped;
        }
        fate.hits += dice.of(through, 1000 - get(Number::ChainMiss));
    }
    fate
}

/// Resolves the phase.
pub fn resolve(front: &mut WarFront, sky: &Sky) {
    let mut dice = front.dice(ChancePhase::FleetStrike);
    for (munition, missiles) in blue_salvos(front, sky) {
        at_fleet(front, &mut dice, munition, missiles);
    }
    let mut dice = front.dice(ChancePhase::GroupStrike);
    in_port(front, &mut dice);
    at_groups(front, &mut dice);
}

/// What the coalition fires at the invasion fleet this turn.
fn blue_salvos(front: &WarFront, sky: &Sky) -> Vec<(NationMunition, u32)> {
    let left = |munition: NationMunition| strike::at_hand(front, munition);
    let coastal = |party: Party| u32::from(front.plans[1].coastal[party.index()].min(1000));
    let turn = front.war.turn;
    let mut salvos = Vec::new();
    let fighters = |party: Party| sky.sorties[party.index()] * front.arena.numbers.count(Number::LoadFighter) / FIGHTERS_AT_SHIPS;
    if front.war.fights(Party::Usa) {
        let ships_share = u32::from(front.plans[1].bombers_at_ships.min(1000));
        let bombers = at_ships(front, ships_share);
        let mut load = launched(front, bombers, sky) + fighters(Party::Usa);
        let lrasm = left(NationMunition::Lrasm).min(load);
        salvos.push((NationMunition::Lrasm, lrasm));
        load -= lrasm;
        if front.terms.maritime_jassm {
            salvos.push((NationMunition::JassmEr, left(NationMunition::JassmEr).min(load)));
        }
        let at_sea = undersea::targets(front).into_iter().filter(|&group| front.arena.groups[group].party == Party::Usa);
        let ships: u32 = at_sea.map(|group| u32::from(front.war.groups[group].ships)).sum();
        salvos.push((NationMunition::ShipAsmUsa, left(NationMunition::ShipAsmUsa).min(ships * 3)));
        if front.terms.basing_in(Party::Phl, turn) == Basing::Combat {
            salvos.push((NationMunition::Nmesis, left(NationMunition::Nmesis) / 3));
        }
    }
    if front.war.fights(Party::Jpn) {
        salvos.push((NationMunition::AsmJpn, left(NationMunition::AsmJpn).min(fighters(Party::Jpn))));
        salvos.push((NationMunition::Type12, left(NationMunition::Type12) / 4 * coastal(Party::Jpn) / 1000));
    }
    if front.war.fights(Party::Aus) {
        salvos.push((NationMunition::AsmAus, left(NationMunition::AsmAus).min(fighters(Party::Aus) + 16)));
    }
    let ready = left(NationMunition::CoastalTwn) * front.arena.numbers.count(Number::CoastalRate) / 1000 * coastal(Party::Twn) / 1000;
    salvos.push((NationMunition::CoastalTwn, ready * u32::from(front.terms.taiwan_skill) / 1000));
    salvos
}

/// Missiles that U.S. bombers carry against ships: their share, and all of those that may not strike bases in China.
fn at_ships(front: &WarFront, share: u32) -> u32 {
    let whole = strike::bomber_load(front, Party::Usa, Number::LoadBomber, Bombers::All);
    let at_mainland = if front.terms.mainland_strikes { strike::bomber_load(front, Party::Usa, Number::LoadBomber, Bombers::ForMainland) } else { 0 };
    whole - at_mainland * (1000 - share) / 1000
}

/// Missiles that bombers get to launch: where China has the air, it pushes them back beyond the reach of their missiles.
fn launched(front: &WarFront, load: u32, sky: &Sky) -> u32 {
    let denied = sky.red_share.saturating_sub(500) * 2 * front.arena.numbers.count(Number::StandoffDenied) / 1000;
    load * (1000 - denied.min(1000)) / 1000
}

/// Share of a salvo at the invasion fleet that finds its targets, permille: more by one picture of the allies, and by aircraft that watch.
/// Taiwan's coastal batteries see for themselves.
fn found(front: &WarFront, munition: NationMunition) -> i32 {
    if munition == NationMunition::CoastalTwn {
        return front.number(Number::LocatedCoast);
    }
    let alone = front.number(Number::LocatedFleet);
    let shared = front.number(Number::LocatedIsr) * i32::from(front.terms.picture) / 1000;
    alone + shared + front.number(Number::LocatedPatrol) * watching(front).min(WATCH_AIRCRAFT) as i32 / WATCH_AIRCRAFT as i32
}

/// Allied patrol aircraft in reach of the Strait whose hosts let them watch it.
fn watching(front: &WarFront) -> u32 {
    let turn = front.war.turn;
    let watches = |(row, state): (&Squadron, &SquadronState)| {
        let there = &front.arena.bases[usize::from(state.base)];
        let leave = || match there.host {
            Some(host) if row.party == Party::Usa && front.terms.watch_from[host.index()].holds(turn) => true,
            _ => front.terms.use_of(front.arena, row.party, state.base, turn) == Basing::Combat,
        };
        let fit = row.role == Role::Patrol && !matches!(row.party, Party::Prc | Party::Twn) && front.war.fights(row.party) && !state.just_came;
        if fit && there.km_to_strait <= row.radius_km && leave() { u32::from(state.aircraft) } else { 0 }
    };
    front.arena.squadrons.iter().zip(&front.war.squadrons).map(watches).sum()
}

/// A salvo at the invasion fleet.
fn at_fleet(front: &mut WarFront, dice: &mut Chance, munition: NationMunition, missiles: u32) {
    let (landing, escorts) = (front.war.landing_ships(front.arena), front.war.escorts(front.arena));
    if missiles == 0 || landing + escorts == 0 {
        return;
    }
    strike::spend(front, munition, missiles);
    let located = dice.of(missiles, found(front, munition).min(1000));
    // Two escorts cover five others; without them missiles meet poor defences.
    let covered = (escorts * 7 / 2).min(landing + escorts) * located / (landing + escorts);
    let mut fate = chain(&front.arena.numbers, dice, covered, MissileSpeed::Subsonic);
    let open = located - covered;
    fate.flew += open;
    fate.hits += dice.of(open, front.number(Number::HitUndefended));
    let kills = dice.of(fate.hits, front.number(Number::KillPerHit));
    // Landing ships are what the crews look for: a third more than their share.
    let share = (landing * 4000 / (landing * 4 + escorts * 3)) as i32;
    let at_landing = dice.of(kills, share);
    let mut landing_lost = undersea::sink(front, dice, Party::Prc, Hulls::Landing, at_landing, Cause::Missiles);
    let mut ships_lost = undersea::sink(front, dice, Party::Prc, Hulls::Other, kills - landing_lost, Cause::Missiles);
    let rest = kills - landing_lost - ships_lost;
    landing_lost += undersea::sink(front, dice, Party::Prc, Hulls::Landing, rest, Cause::Missiles);
    ships_lost += landing_lost;
    front.sink.record(WarEvent::SalvoFired {
        munition: Some(munition),
        at: Party::Prc,
        fired: missiles as u16,
        located: located as u16,
        flew: fate.flew as u16,
        intercepted: fate.intercepted as u16,
        stopped: fate.stopped as u16,
        hits: fate.hits as u16,
        ships_lost: ships_lost as u16,
        landing_ships_lost: landing_lost as u16,
    });
}

/// Warships caught in Japanese ports by the first salvo.
fn in_port(front: &mut WarFront, dice: &mut Chance) {
    for group in 0..front.arena.groups.len() {
        let (setup, state) = (&front.arena.groups[group], front.war.groups[group]);
        let struck =
            setup.in_reach && !state.at_sea && front.war.fights(setup.party) && front.war.entered[setup.party.index()] == Since::turn(front.war.turn);
        if struck {
            let hit = dice.of(u32::from(state.ships), front.number(Number::InPortKill));
            undersea::sink_from(front, group, hit, Cause::InPort);
        }
    }
}

/// China's strikes on groups at sea: ballistic missiles first, then bombers'.
fn at_groups(front: &mut WarFront, dice: &mut Chance) {
    let ships_share = u32::from(front.plans[0].bombers_at_ships.min(1000));
    let mut by_air = strike::bomber_load(front, Party::Prc, Number::LoadH6, Bombers::All) * ships_share / 1000;
    for group in undersea::targets(front) {
        let near = front.arena.groups[group].in_reach;
        if !dice.chance(front.number(if near { Number::LocatedNear } else { Number::LocatedFar })) {
            continue;
        }
        let wanted = front.number(Number::SalvoGroup).max(0) as u32;
        let ballistic = take_ballistic(front, wanted / 4);
        let bombers = (wanted - ballistic).min(by_air).min(strike::at_hand(front, NationMunition::Yj12));
        by_air -= bombers;
        strike::spend(front, NationMunition::Yj12, bombers);
        let fired = ballistic + bombers;
        if fired == 0 {
            continue;
        }
        let fate = chain(&front.arena.numbers, dice, fired, MissileSpeed::Supersonic);
        let kills = dice.of(fate.hits, front.number(Number::KillPerHit));
        let lost = undersea::sink_from(front, group, kills, Cause::Missiles);
        front.sink.record(WarEvent::SalvoFired {
            munition: (bombers > 0).then_some(NationMunition::Yj12),
            at: front.arena.groups[group].party,
            fired: fired as u16,
            located: fired as u16,
            flew: fate.flew as u16,
            intercepted: fate.intercepted as u16,
            stopped: fate.stopped as u16,
            hits: fate.hits as u16,
            ships_lost: lost as u16,
            landing_ships_lost: 0,
        });
    }
}

fn take_ballistic(front: &mut WarFront, wanted: u32) -> u32 {
    let mut taken = 0;
    for (unit, setup) in front.arena.missiles.iter().enumerate() {
        if setup.launcher == Launcher::AntiShip {
            let part = (wanted - taken).min(u32::from(front.war.missiles[unit]));
            front.war.missiles[unit] -= part as u16;
            front.war.tally.missiles = front.war.tally.missiles.saturating_add(part as u16);
            taken += part;
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    /// `levels/theatre/war.ron`, `chain_*`: the published chain hits with 5.5 percent (subsonic) and 7.4 percent (supersonic) of missiles against a defended
    /// group, within 0.3 points.
    #[test]
    fn the_chain_hits_as_often_as_published() {
        let catalog = Catalog::theatre().expect("theatre data hold together");
        let numbers = Numbers::of(&catalog).expect("all numbers are there");
        // Hits in ten thousand missiles.
        let rate = |speed: MissileSpeed| {
            let mut dice = Chance::new(7, 1, ChancePhase::FleetStrike);
            let hits: u32 = (0..8_000).map(|_| chain(&numbers, &mut dice, PACKET, speed).hits).sum();
            hits * 10 / (8 * PACKET)
        };
        assert!((520..=580).contains(&rate(MissileSpeed::Subsonic)), "{}", rate(MissileSpeed::Subsonic));
        assert!((710..=770).contains(&rate(MissileSpeed::Supersonic)), "{}", rate(MissileSpeed::Supersonic));
    }
}
