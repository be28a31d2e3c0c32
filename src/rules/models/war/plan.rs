//! What a side means to do in a turn, and the computer's plans.
//!
//! A computer plans from what its side may know: bases, aircraft and ships in the open are public; the other side's submarines and
//! land-based missiles are not, and no plan reads them.

use serde::{Deserialize, Serialize};

use crate::catalog::quantity::Thousandths;
use crate::rules::vocab::war::arena::{Arena, BaseIndex, NationMunition, Role};
use crate::rules::vocab::war::number::Number;
use crate::rules::vocab::war::state::War;
use crate::rules::vocab::war::terms::Terms;
use crate::rules::vocab::war::{Basing, Party};

/// A side's plan for a turn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Squadrons that change their base: squadron and base.
    pub rebase: Vec<(u16, BaseIndex)>,
    /// Share of the land-attack missiles left that is fired this turn, permille.
    pub salvo: u16,
    /// By base: weight of missiles aimed at it.
    pub targets: Vec<u16>,
    /// Share of bomber sorties that are flown, permille.
    pub bombers: u16,
    /// Share of the bomber sorties flown that go at ships, permille; the rest go at bases.
    pub bombers_at_ships: u16,
    /// By munition: how many of the stock are kept back.
    pub keep: [u16; NationMunition::ALL.len()],
    /// Submarines sent into the Strait at most.
    pub boats_in_strait: u16,
    /// By group: whether it comes forward to where it can fight and be struck.
    pub forward: Vec<bool>,
    /// Whether aircraft disperse and ships put to sea when warned.
    pub disperse: bool,
    /// By party: share of the coastal missiles that are ready that is fired, permille.
    pub coastal: [u16; Party::COUNT],
    /// Share of Taiwan's reserves that moves to the fight, permille.
    pub reserves: u16,
    /// Where China lands: a zone; `None` lands nobody.
    pub landing: Option<u8>,
    /// Share of the landing fleet that is committed, permille.
    pub commit: u16,
}

/// Both computers' plans: Beijing's, then the coalition's.
pub fn computer(arena: &Arena, terms: &Terms, war: &War) -> [Plan; 2] {
    [red(arena, terms, war), blue(arena, terms, war)]
}

/// Beijing's computer.
pub fn red(arena: &Arena, terms: &Terms, war: &War) -> Plan {
    // A share of what there is, never more.
    let share = |number| arena.numbers.small(number).min(1000);
    let targets = arena.bases.iter().enumerate().map(|(index, base)| red_weight(arena, terms, war, index as u8, base.host)).collect();
    let fleet_left = war.landing_ships(arena) * 1000 / arena.landing_ships().max(1);
    let broken = fleet_left < arena.numbers.count(Number::FleetBroken);
    // Landing goes on where most of the army stands; at first, on the best beaches.
    let best = |zone: &usize| (war.zones[*zone].red, arena.zones[*zone].beaches_permille);
    let landing = (0..arena.zones.len()).filter(|&zone| arena.zones[zone].beaches_permille > Thousandths::NONE).max_by_key(best);
    Plan {
        rebase: Vec::new(),
        salvo: if war.turn == 1 { share(Number::SalvoFirst) } else { share(Number::SalvoLater) },
        targets,
        bombers: 1000,
        bombers_at_ships: 600,
        keep: [0; NationMunition::ALL.len()],
        boats_in_strait: 0,
        forward: vec![true; arena.groups.len()],
        disperse: true,
        coastal: [1000; Party::COUNT],
        reserves: 1000,
        landing: landing.map(|zone| zone as u8).filter(|_| !broken),
        commit: 1000,
    }
}

/// How much Beijing wants to strike a base: by what stands there, and whether those who stand there fight or are about to.
fn red_weight(arena: &Arena, terms: &Terms, war: &War, base: BaseIndex, host: Option<Party>) -> u16 {
    let Some(host) = host.filter(|&host| host != Party::Prc) else { return 0 };
    // Striking a host that takes no part would bring it in: only where its bases are used against China. Who is about to fight is known.
    let fights = |party: Party| war.fights(party) || terms.enters[party.index()].holds(war.turn);
    let used = |party: Party| fights(party) && (party == host || terms.basing_for(party, base, host, war.turn) == Basing::Combat);
    let there = arena
        .squadrons
        .iter()
        .zip(&war.squadrons)
        .filter(|(squadron, state)| state.base == base && (used(squadron.party) || (squadron.party == host && fights(host))));
    // Large aircraft count more: there are few of them.
    let worth: u32 =
        there.map(|(squadron, state)| u32::from(state.aircraft) * if matches!(squadron.role, Role::Bomber | Role::Tanker) { 2 } else { 1 }).sum();
    worth.min(u32::from(u16::MAX)) as u16
}

/// The coalition's computer.
pub fn blue(arena: &Arena, terms: &Terms, war: &War) -> Plan {
    let fleet = war.landing_ships(arena);
    let targets = arena
        .bases
        .iter()
        .enumerate()
        .map(|(index, base)| {
            let red = base.host == Some(Party::Prc) && base.km_to_strait < 1500 && terms.mainland_strikes;
            if red { war.aircraft_at(index as u8).min(u32::from(u16::MAX)) as u16 } else { 0 }
        })
        .collect();
    Plan {
        rebase: moves(arena, terms, war),
        salvo: 1000,
        targets,
        bombers: 1000,
        keep: [0; NationMunition::ALL.len()],
        bombers_at_ships: if fleet == 0 { 0 } else { arena.numbers.small(Number::StrikeShare).min(1000) },
        boats_in_strait: arena.numbers.small(Number::SubRoom),
        // Nobody sails into the first salvos: ships that left port in time open the distance first.
        forward: arena.groups.iter().map(|group| war.turn >= group.from_turn.max(2)).collect(),
        disperse: true,
        coastal: [1000; Party::COUNT],
        reserves: 1000,
        landing: None,
        commit: 0,
    }
}

/// A base further from the Strait is outside the theatre, km.
pub const OUTSIDE_KM: u16 = 3200;
/// Fighters fly to the Strait from no further, with tankers, km.
const FIGHTERS_KM: u16 = 2000;
/// Bombers fly as often from up to here as from Guam, km.
const BOMBERS_KM: u16 = 4600;

/// How many squadrons of a party may come from outside the theatre in a turn.
pub fn arrivals(arena: &Arena, party: Party) -> u32 {
    arena.numbers.count(if party == Party::Usa { Number::Reinforce } else { Number::ReinforceAllied })
}

/// Squadrons that change base: guests' tankers out of the heaviest fire, fighters from outside to bases from which they reach the Strait,
/// bombers from outside to rear bases, tankers to where they serve; as many from outside as a turn allows.
fn moves(arena: &Arena, terms: &Terms, war: &War) -> Vec<(u16, BaseIndex)> {
    let mut moves: Vec<(u16, BaseIndex)> = Vec::new();
    let mut room: Vec<i32> = (0..arena.bases.len()).map(|base| i32::from(arena.bases[base].capacity) - war.aircraft_at(base as u8) as i32).collect();
    let mut near: Vec<usize> =
        (0..arena.bases.len()).filter(|&base| arena.bases[base].host.is_some_and(|host| !matches!(host, Party::Prc | Party::Twn))).collect();
    near.sort_by_key(|&base| arena.bases[base].km_to_strait);
    let mut left = Party::ALL.map(|party| arrivals(arena, party));
    for (index, (squadron, state)) in arena.squadrons.iter().zip(&war.squadrons).enumerate() {
        let party = squadron.party;
        let fights = war.fights(party) || terms.enters[party.index()].holds(war.turn);
        if matches!(party, Party::Prc | Party::Twn) || !fights || state.aircraft == 0 {
            continue;
        }
        let from = &arena.bases[usize::from(state.base)];
        let outside = from.km_to_strait > OUTSIDE_KM;
        let guest = from.host != Some(party);
        // Where such a squadron wants to be, and what it must be allowed there.
        let (wanted, least) = match squadron.role {
            Role::Fighter if outside => (0..=FIGHTERS_KM, Basing::Combat),
            Role::Bomber if from.km_to_strait > BOMBERS_KM => (FIGHTERS_KM + 1..=BOMBERS_KM, Basing::Combat),
            Role::Tanker if outside || (guest && from.km_to_strait <= FIGHTERS_KM) => (FIGHTERS_KM + 1..=OUTSIDE_KM, Basing::Logistics),
            Role::Fighter | Role::Bomber | Role::Tanker | Role::Patrol => continue,
        };
        if outside && left[party.index()] == 0 {
            continue;
        }
        let fits = |base: &usize| {
            let there = &arena.bases[*base];
            wanted.contains(&there.km_to_strait)
                && room[*base] >= i32::from(state.aircraft)
                && terms.use_of(arena, party, *base as u8, war.turn) >= least
        };
        // Bombers go as far back as they still serve, the others as near as they are wanted.
        let goal = if squadron.role == Role::Bomber { near.iter().rev().copied().find(fits) } else { near.iter().copied().find(fits) };
        if let Some(base) = goal {
            room[base] -= i32::from(state.aircraft);
            left[party.index()] -= u32::from(outside);
            moves.push((index as u16, base as u8));
        }
    }
    moves
}
