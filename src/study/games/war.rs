//! What must hold of a war in a game: nothing appears or vanishes, stocks only fall, no strike beyond reach or without leave, and counters
//! say what the counts say.

use crate::rules::Scenario;
use crate::rules::crisis::{Crisis, Row, WarSetup, terms};
use crate::rules::models::war::{Basing, Party, Terms, War};
use crate::rules::state::Game;
use crate::rules::vocab::war::arena::{Arena, Fleet, NationMunition};
use crate::rules::vocab::war::event::WarEvent;

/// Bombers stand off: no cruise missile of theirs goes further from the Strait than this, km.
const BOMBERS_REACH_KM: u16 = 2000;
/// U.S. bombers strike no base in China further from the Strait than this, km.
const MAINLAND_REACH_KM: u16 = 1500;

/// What must hold of a war between the starts of two turns, and does not. `fought` is what its phases told.
pub fn broken_war(scenario: &Scenario, before: &Game, after: &Game, fought: &[WarEvent]) -> Vec<String> {
    let (Some(setup), Some(then), Some(now)) = (scenario.war.as_deref(), before.crisis.as_ref(), after.crisis.as_ref()) else {
        return Vec::new();
    };
    // Where one war is over and another breaks out, there is nothing to compare.
    if then.began_turn != now.began_turn {
        return Vec::new();
    }
    let mut broken = Vec::new();
    conserved(&setup.arena, &then.war, &now.war, &mut broken);
    // When it is over, forces go their own ways again.
    if before.at_war().is_some() {
        mirrored(setup, before, after, (then, now), &mut broken);
    }
    for party in Party::ALL {
        if now.withdrew[party.index()] && !then.withdrew[party.index()] && !then.is_in(party) {
            broken.push(format!("war turn {}: {} withdrew from a war that it was not in", then.war.turn, party.slug()));
        }
    }
    let leave = WarPermissions {
        fights: Party::ALL.map(|party| now.war.fights(party) || now.withdrew[party.index()]),
        // What is signed in a turn holds in it: either end of the turn may have granted it.
        luzon: [before, after].iter().any(|game| terms::basing_now(setup, game, Party::Phl) == Basing::Combat),
        mainland: true,
    };
    broken.extend(fought.iter().filter(|event| !allowed(&setup.arena, &leave, event)).map(|event| beyond(&now.war, event)));
    broken
}

/// What must hold between two turns of a war that is fought on fixed terms, and does not.
pub(crate) fn broken_turn(arena: &Arena, terms: &Terms, then: &War, now: &War, fought: &[WarEvent]) -> Vec<String> {
    let mut broken = Vec::new();
    conserved(arena, then, now, &mut broken);
    let leave = WarPermissions {
        fights: Party::ALL.map(|party| now.fights(party)),
        luzon: terms.basing_in(Party::Phl, then.turn) == Basing::Combat,
        mainland: terms.mainland_strikes,
    };
    broken.extend(fought.iter().filter(|event| !allowed(arena, &leave, event)).map(|event| beyond(now, event)));
    for event in fought {
        if let WarEvent::Rebased { base, .. } = *event
            && let Some(host) = arena.bases[usize::from(base)].host
            && !matches!(host, Party::Prc | Party::Usa | Party::Twn)
            && terms.basing_at(base, host, then.turn) == Basing::None
            && !now.fights(host)
        {
            broken.push(beyond(now, event));
        }
    }
    broken
}

fn beyond(war: &War, event: &WarEvent) -> String {
    format!("war turn {}: beyond reach or without leave: {event:?}", war.turn)
}

/// Who may do what.
struct WarPermissions {
    /// By party: whether it fights, or did in this turn.
    fights: [bool; Party::COUNT],
    /// Whether marine missiles may fire from Luzon.
    luzon: bool,
    /// Whether bases in China may be struck.
    mainland: bool,
}

fn total(counts: impl Iterator<Item = u16>) -> u32 {
    counts.map(u32::from).sum()
}

fn conserved(arena: &Arena, then: &War, now: &War, broken: &mut Vec<String>) {
    let mut same = |what: String, lost: u32, told: u32| {
        if lost != told {
            broken.push(format!("war turn {}: {what}: {lost} gone, {told} accounted for", then.turn));
        }
    };
    for party in Party::ALL {
        let aircraft =
            |war: &War| total(arena.squadrons.iter().zip(&war.squadrons).filter(|(row, _)| row.party == party).map(|(_, state)| state.aircraft));
        let ships = |war: &War| total(arena.groups.iter().zip(&war.groups).filter(|(row, _)| row.party == party).map(|(_, state)| state.ships));
        let boats = |war: &War| total(arena.boats.iter().zip(&war.boats).filter(|(row, _)| row.party == party).map(|(_, state)| state.boats));
        let name = party.slug();
        same(
            format!("aircraft of {name}"),
            aircraft(then).wrapping_sub(aircraft(now)),
            now.tally.aircraft_of(party).wrapping_sub(then.tally.aircraft_of(party)),
        );
        same(format!("ships of {name}"), ships(then).wrapping_sub(ships(now)), now.tally.ships_of(party).wrapping_sub(then.tally.ships_of(party)));
        let sunk = u32::from(now.tally.boats[party.index()]).wrapping_sub(u32::from(then.tally.boats[party.index()]));
        same(format!("submarines of {name}"), boats(then).wrapping_sub(boats(now)), sunk);
    }
    for munition in NationMunition::ALL {
        let at = munition.index();
        let (spent, fired) = (then.munitions[at].wrapping_sub(now.munitions[at]), now.tally.fired[at].wrapping_sub(then.tally.fired[at]));
        same(munition.slug().to_owned(), u32::from(spent), u32::from(fired));
    }
    let missiles = |war: &War| total(war.missiles.iter().copied());
    same(
        "land-based missiles".to_owned(),
        missiles(then).wrapping_sub(missiles(now)),
        u32::from(now.tally.missiles.wrapping_sub(then.tally.missiles)),
    );
    same("Chinese battalions".to_owned(), u32::from(now.tally.landed), now.red_ashore() + u32::from(now.tally.red_battalions));
    let blue = |war: &War| total(war.zones.iter().map(|zone| zone.blue));
    let lost = u32::from(now.tally.blue_battalions.wrapping_sub(then.tally.blue_battalions));
    same("Taiwanese battalions".to_owned(), blue(then).wrapping_sub(blue(now)), lost);
    for (zone, state) in arena.zones.iter().zip(&now.zones) {
        same(format!("area of the {}", zone.slug), u32::from(state.held_km2.saturating_sub(zone.area_km2)), 0);
    }
    // A war may begin with more than the order of battle has, brought by programmes; from then on they fall, and forward stocks fill up to what the
    // order of battle has.
    for ((row, before), after) in arena.bases.iter().zip(&then.bases).zip(&now.bases) {
        same("interceptors".to_owned(), u32::from(after.interceptors.saturating_sub(before.interceptors.max(row.interceptors))), 0);
    }
}

/// Counters lose what the counts lose. They begin alike, but for landing ships: a war counts those that programmes of sealift have brought, or
/// not brought yet, beside those that the map shows.
fn mirrored(setup: &WarSetup, before: &Game, after: &Game, (then, now): (&Crisis, &Crisis), broken: &mut Vec<String>) {
    let war = &now.war;
    for (id, row) in &now.counters {
        let (Some(had), Some(has)) = (before.forces.get(id), after.forces.get(id).filter(|force| force.active)) else { continue };
        let count = |war: &War| match *row {
            Row::Squadron(index) => Some(war.squadrons[usize::from(index)].aircraft),
            Row::Group(index) => Some(war.groups[usize::from(index)].ships),
            Row::Boats(index) => Some(war.boats[usize::from(index)].boats),
            Row::Missiles(_) => None,
        };
        let (Some(counted_then), Some(counted)) = (count(&then.war), count(war)) else { continue };
        let left = had.strength.saturating_sub(counted_then.saturating_sub(counted));
        let landing = matches!(*row, Row::Group(index) if setup.arena.groups[usize::from(index)].fleet == Fleet::Landing);
        if has.strength != left || (counted != has.strength && !landing) {
            broken.push(format!("war turn {}: {} has {} on the map, and the war counts {counted}", war.turn, has.name, has.strength));
        }
    }
    let overfull = |base: usize| u32::from(setup.arena.bases[base].capacity) < war.aircraft_at(base as u8);
    let came = |base: usize| war.squadrons.iter().any(|state| usize::from(state.base) == base && state.just_came);
    if let Some(base) = (0..setup.arena.bases.len()).find(|&base| overfull(base) && came(base)) {
        broken.push(format!("war turn {}: more aircraft came to base {base} than it takes", war.turn));
    }
}

/// No strike beyond reach or without leave.
fn allowed(arena: &Arena, leave: &WarPermissions, event: &WarEvent) -> bool {
    match *event {
        WarEvent::BaseStruck { base, .. } => {
            let (base, row) = (usize::from(base), &arena.bases[usize::from(base)]);
            match row.host {
                Some(Party::Prc) => leave.fights[Party::Usa.index()] && leave.mainland && row.km_to_strait <= MAINLAND_REACH_KM,
                Some(_) => row.km_to_strait <= BOMBERS_REACH_KM || arena.missiles.iter().any(|unit| unit.reaches[base]),
                None => false,
            }
        }
        WarEvent::SalvoFired { munition: Some(munition), fired, .. } => {
            let open = munition != NationMunition::Nmesis || fired == 0 || leave.luzon;
            leave.fights[munition.owner().index()] && open
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::rules::models::war::{fight, plan};
    use crate::rules::vocab::war::since::Since;

    /// One turn of a war, what it told, and the terms: sound as it is.
    fn turn() -> (Arena, Terms, War, War, Vec<WarEvent>) {
        let catalog = Catalog::theatre().expect("theatre data hold together");
        let arena = Arena::of(&catalog).expect("an arena");
        let terms = Terms::default();
        let then = War::new(&arena, &terms);
        let (mut now, mut told) = (then.clone(), Vec::new());
        let plans = plan::computer(&arena, &terms, &then);
        fight(&arena, &terms, &mut now, [&plans[0], &plans[1]], 1, &mut told);
        (arena, terms, then, now, told)
    }

    #[test]
    fn a_sound_turn_breaks_nothing_and_each_fault_is_found() {
        let (arena, terms, then, now, told) = turn();
        assert_eq!(broken_turn(&arena, &terms, &then, &now, &told), Vec::<String>::new());
        type Fault = (&'static str, fn(&mut War));
        let faults: [Fault; 6] = [
            ("aircraft of usa", |war| war.tally.aircraft[Party::Usa.index()][0] += 1),
            ("ships of prc", |war| war.tally.ships[Party::Prc.index()][3] += 1),
            ("lrasm", |war| war.munitions[NationMunition::Lrasm.index()] += 1),
            ("land-based missiles", |war| war.missiles[0] += 1),
            ("Chinese battalions", |war| war.tally.landed += 1),
            ("Taiwanese battalions", |war| war.zones[0].blue += 1),
        ];
        for (what, plant) in faults {
            let mut wrong = now.clone();
            plant(&mut wrong);
            let broken = broken_turn(&arena, &terms, &then, &wrong, &told);
            assert!(broken.len() == 1 && broken[0].contains(what), "{what}: {broken:?}");
        }
    }

    #[test]
    fn a_strike_without_leave_is_found() {
        let (arena, mut terms, then, mut now, mut told) = turn();
        terms.mainland_strikes = false;
        assert!(broken_turn(&arena, &terms, &then, &now, &told).iter().all(|fault| fault.contains("BaseStruck")));
        assert!(!broken_turn(&arena, &terms, &then, &now, &told).is_empty(), "bases in China were struck");
        terms.mainland_strikes = true;
        now.entered[Party::Usa.index()] = Since::NEVER;
        assert!(!broken_turn(&arena, &terms, &then, &now, &told).is_empty(), "whoever does not fight does not fire");
        now.entered[Party::Usa.index()] = Since::START;
        told.push(WarEvent::SalvoFired {
            munition: Some(NationMunition::Nmesis),
            at: Party::Prc,
            fired: 4,
            located: 4,
            flew: 4,
            intercepted: 0,
            stopped: 0,
            hits: 0,
            ships_lost: 0,
            landing_ships_lost: 0,
        });
        assert!(broken_turn(&arena, &terms, &then, &now, &told).iter().any(|fault| fault.contains("Nmesis")), "Luzon is closed");
    }
}
