//! Submarines in the Strait and at sea, and mines off the beaches.

use super::chance::{Chance, ChancePhase};
use super::front::WarFront;
use crate::rules::vocab::war::Party;
use crate::rules::vocab::war::arena::Fleet;
use crate::rules::vocab::war::event::{Cause, WarEvent};
use crate::rules::vocab::war::number::Number;

/// Boats of the published rule: its kills are those of a squadron of four.
const SQUADRON: u32 = 4;

/// Resolves the phase.
pub fn resolve(front: &mut WarFront) {
    let mut dice = front.dice(ChancePhase::Undersea);
    strait(front, &mut dice);
    red(front, &mut dice);
    mines(front, &mut dice);
}

/// U.S. boats that are ready to fight in the Strait. The published rule is theirs; Japan's and Taiwan's few boats guard their own straits and
/// ports.
fn ready(front: &WarFront) -> Vec<usize> {
    let ready = |index: &usize| {
        let (setup, state) = (&front.arena.boats[*index], front.war.boats[*index]);
        setup.party == Party::Usa && front.war.fights(Party::Usa) && state.boats > 0 && state.ready_turn <= front.war.turn
    };
    let mut boats: Vec<usize> = (0..front.arena.boats.len()).filter(ready).collect();
    boats.sort_by_key(|&index| (front.war.boats[index].ready_turn, index));
    boats
}

fn strait(front: &mut WarFront, dice: &mut Chance) {
    let prey = front.war.landing_ships(front.arena) + front.war.escorts(front.arena);
    let mut room = u32::from(front.plans[1].boats_in_strait).min(front.number(Number::SubRoom) as u32);
    if prey == 0 || room == 0 || front.plans[0].landing.is_none() {
        return;
    }
    let (mut boats, mut lost) = (0, 0);
    for index in ready(front) {
        let here = u32::from(front.war.boats[index].boats).min(room);
        if here == 0 {
            break;
        }
        room -= here;
        boats += here;
        let sunk = dice.of(here, front.number(Number::SubLoss));
        lost += sunk;
        let state = &mut front.war.boats[index];
        state.boats -= sunk as u16;
        state.ready_turn = (front.war.turn + 1).saturating_add(front.arena.numbers.count(Number::SubReloadTurns).min(255) as u8);
        front.war.tally.boats[front.arena.boats[index].party.index()] += sunk as u16;
    }
    if boats == 0 {
        return;
    }
    let landing_ships = spread(dice, boats, front.number(Number::SubKillsAmphib) as u32);
    let escorts = spread(dice, boats, front.number(Number::SubKillsEscort) as u32);
    let real = dice.of(escorts, 1000 - front.number(Number::SubDecoys));
    let landing_ships = sink(front, dice, Party::Prc, Hulls::Landing, landing_ships, Cause::Undersea);
    let escorts = sink(front, dice, Party::Prc, Hulls::Other, real, Cause::Undersea);
    front.sink.record(WarEvent::SubmarinesStruck {
        boats: boats as u16,
        landing_ships: landing_ships as u16,
        escorts: escorts as u16,
        boats_lost: lost as u16,
    });
}

/// Kills of `boats` boats where a squadron makes `kills` on the mean: between none and twice that.
fn spread(dice: &mut Chance, boats: u32, kills: u32) -> u32 {
    dice.of(boats * kills * 2 / SQUADRON, 500)
}

fn red(front: &mut WarFront, dice: &mut Chance) {
    let (mut boats, mut sunk, mut lost) = (0, 0, 0);
    if !front.war.fights(Party::Usa) && !front.war.fights(Party::Jpn) {
        return;
    }
    for index in 0..front.arena.boats.len() {
        let here = u32::from(front.war.boats[index].boats);
        if front.arena.boats[index].party != Party::Prc || here == 0 {
            continue;
        }
        boats += here;
        sunk += dice.of(here, front.number(Number::RedSubKills));
        let gone = dice.of(here, front.number(Number::RedSubLoss));
        lost += gone;
        front.war.boats[index].boats -= gone as u16;
        front.war.tally.boats[Party::Prc.index()] += gone as u16;
    }
    let mut hit = 0;
    for _ in 0..sunk {
        let at_sea: Vec<usize> = targets(front);
        if at_sea.is_empty() {
            break;
        }
        let group = at_sea[dice.below(at_sea.len() as u32) as usize];
        hit += sink_from(front, group, 1, Cause::Undersea);
    }
    if boats > 0 {
        front.sink.record(WarEvent::RedSubmarinesStruck { boats: boats as u16, ships: hit as u16, boats_lost: lost as u16 });
    }
}

/// Allied groups at sea within China's reach.
pub(super) fn targets(front: &WarFront) -> Vec<usize> {
    let forward = |index: &usize| {
        let (setup, state) = (&front.arena.groups[*index], front.war.groups[*index]);
        let plan = front.plans[1].forward.get(*index).copied().unwrap_or(false);
        setup.party != Party::Prc
            && setup.party != Party::Twn
            && front.war.fights(setup.party)
            && state.at_sea
            && state.ships > 0
            && plan
            && setup.from_turn <= front.war.turn
    };
    (0..front.arena.groups.len()).filter(forward).collect()
}

fn mines(front: &mut WarFront, dice: &mut Chance) {
    let swept = u32::from(front.war.turn) > front.arena.numbers.count(Number::MinesTurns);
    if swept || front.plans[0].landing.is_none() || front.plans[0].commit == 0 {
        return;
    }
    let ships = front.war.landing_ships(front.arena);
    let hit = dice.of(ships, front.number(Number::MinesLoss));
    let sunk = sink(front, dice, Party::Prc, Hulls::Landing, hit, Cause::Mines);
    if sunk > 0 {
        front.sink.record(WarEvent::MinesStruck { landing_ships: sunk as u16 });
    }
}

/// Which ships of a party.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hulls {
    /// Landing ships.
    Landing,
    /// All others.
    Other,
}

impl Hulls {
    fn of(fleet: Fleet) -> Self {
        if fleet == Fleet::Landing { Self::Landing } else { Self::Other }
    }
}

/// Sinks ships of a party, from group to group by chance. Gives how many there were to sink.
pub(super) fn sink(front: &mut WarFront, dice: &mut Chance, party: Party, hulls: Hulls, ships: u32, cause: Cause) -> u32 {
    let mut sunk = 0;
    for _ in 0..ships {
        let of = |group: &crate::rules::vocab::war::arena::Group| group.party == party && Hulls::of(group.fleet) == hulls;
        let left: u32 = front.arena.groups.iter().zip(&front.war.groups).filter(|(g, _)| of(g)).map(|(_, s)| u32::from(s.ships)).sum();
        if left == 0 {
            break;
        }
        let mut drawn = dice.below(left);
        let mut chosen = 0;
        for (index, (group, state)) in front.arena.groups.iter().zip(&front.war.groups).enumerate() {
            if of(group) {
                if drawn < u32::from(state.ships) {
                    chosen = index;
                    break;
                }
                drawn -= u32::from(state.ships);
            }
        }
        sunk += sink_from(front, chosen, 1, cause);
    }
    sunk
}

/// Sinks ships of one group. Gives how many there were to sink.
pub(super) fn sink_from(front: &mut WarFront, group: usize, ships: u32, cause: Cause) -> u32 {
    let setup = &front.arena.groups[group];
    let state = &mut front.war.groups[group];
    let sunk = (ships as u16).min(state.ships);
    // A carrier group loses its carrier last but one: escorts stand between.
    let carrier_was_there = setup.fleet == Fleet::Carrier && state.ships * 2 > setup.ships;
    state.ships -= sunk;
    let carrier_is_there = state.ships * 2 > setup.ships;
    let tally = &mut front.war.tally;
    tally.ships[setup.party.index()][cause as usize] += sunk;
    if setup.party == Party::Prc && setup.fleet == Fleet::Landing {
        tally.landing_ships += sunk;
    }
    if setup.party == Party::Usa && carrier_was_there && !carrier_is_there {
        tally.carriers += 1;
    }
    u32::from(sunk)
}
