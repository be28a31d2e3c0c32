//! The state of a war at one moment: counts only.

use serde::{Deserialize, Serialize};

use crate::rules::vocab::war::arena::{Arena, BaseIndex, Fleet, Launcher, NationMunition, Role};
use crate::rules::vocab::war::event::Cause;
use crate::rules::vocab::war::number::Number;
use crate::rules::vocab::war::since::Since;
use crate::rules::vocab::war::terms::Terms;
use crate::rules::vocab::war::{Basing, Outcome, Party};

/// A squadron now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SquadronState {
    /// Aircraft left.
    pub aircraft: u16,
    /// Where it is.
    pub base: BaseIndex,
    /// It came this turn and does not fly yet.
    pub just_came: bool,
}

/// An air base now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaseState {
    /// Interceptors left.
    pub interceptors: u16,
    /// Shelters left.
    pub shelters: u16,
    /// Hours of this turn without a runway.
    pub closed_hours: u16,
}

/// A group of ships now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupState {
    /// Ships left.
    pub ships: u16,
    /// Whether it is at sea.
    pub at_sea: bool,
}

/// Submarines now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoatsState {
    /// Boats left.
    pub boats: u16,
    /// The turn from which they can fight again.
    pub ready_turn: u8,
}

/// A zone of Taiwan now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneState {
    /// Chinese battalions.
    pub red: u16,
    /// Taiwanese battalions.
    pub blue: u16,
    /// Area in Chinese hands, km2.
    pub held_km2: u16,
}

/// What a war cost so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarTally {
    /// Aircraft lost, by party and cause.
    pub aircraft: [[u16; Cause::ALL.len()]; Party::COUNT],
    /// Ships lost, by party and cause; submarines apart.
    pub ships: [[u16; Cause::ALL.len()]; Party::COUNT],
    /// Of China's ships, those that land troops.
    pub landing_ships: u16,
    /// U.S. carriers lost.
    pub carriers: u16,
    /// Submarines lost, by party.
    pub boats: [u16; Party::COUNT],
    /// Battalions put ashore.
    pub landed: u16,
    /// Battalions lost ashore.
    pub red_battalions: u16,
    /// Taiwanese battalions lost.
    pub blue_battalions: u16,
    /// Troops lost at sea.
    pub drowned: u32,
    /// Missiles fired, by munition.
    pub fired: [u16; NationMunition::ALL.len()],
    /// Land-based missiles fired.
    pub missiles: u16,
}

impl WarTally {
    /// Aircraft of a party lost by all causes.
    pub fn aircraft_of(&self, party: Party) -> u32 {
        self.aircraft[party.index()].iter().map(|&n| u32::from(n)).sum()
    }

    /// Ships of a party lost by all causes.
    pub fn ships_of(&self, party: Party) -> u32 {
        self.ships[party.index()].iter().map(|&n| u32::from(n)).sum()
    }
}

/// A war at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct War {
    /// The turn that is fought next, counted from 1.
    pub turn: u8,
    /// By party: since when it fights; never is not yet.
    pub entered: [Since; Party::COUNT],
    /// Whether the coalition had dispersed before the first salvo.
    pub warned: bool,
    /// By squadron.
    pub squadrons: Vec<SquadronState>,
    /// By base.
    pub bases: Vec<BaseState>,
    /// By group.
    pub groups: Vec<GroupState>,
    /// By submarine squadron.
    pub boats: Vec<BoatsState>,
    /// By missile unit: missiles left.
    pub missiles: Vec<u16>,
    /// By munition: how many are left.
    pub munitions: [u16; NationMunition::ALL.len()],
    /// Taiwan's ground defences, permille of those at the start.
    pub air_defence: u16,
    /// By zone.
    pub zones: Vec<ZoneState>,
    /// Troops that wait ashore for the rest of their battalion.
    pub stragglers: u16,
    /// What it cost.
    pub tally: WarTally,
    /// How it ended, once it has.
    pub outcome: Option<Outcome>,
}

impl War {
    /// A war about to begin.
    pub fn new(arena: &Arena, terms: &Terms) -> Self {
        let missiles = arena.missiles.iter().map(|unit| {
            let whole = u32::from(arena.missiles_of(unit));
            match unit.launcher {
                // The short-range ones suffice for Taiwan whatever is believed of the long-range ones.
                Launcher::Srbm => whole as u16,
                _ => (whole * u32::from(terms.red_missiles) / 1000).min(u32::from(u16::MAX)) as u16,
            }
        });
        let in_reach = |base: &crate::rules::vocab::war::arena::Base| {
            matches!(base.host, Some(Party::Jpn | Party::Usa | Party::Phl)) && base.capacity >= 40 && base.km_to_strait < 3500
        };
        Self {
            turn: 1,
            entered: [Since::NEVER; Party::COUNT],
            warned: false,
            squadrons: arena.squadrons.iter().map(|s| SquadronState { aircraft: s.aircraft, base: s.base, just_came: false }).collect(),
            bases: arena
                .bases
                .iter()
                .map(|base| BaseState {
                    interceptors: base.interceptors,
                    shelters: base.shelters + if in_reach(base) { terms.extra_shelters } else { 0 },
                    closed_hours: 0,
                })
                .collect(),
            groups: arena
                .groups
                .iter()
                .map(|group| GroupState { ships: group.ships, at_sea: !group.in_reach && group.party != Party::Prc })
                .collect(),
            boats: arena.boats.iter().map(|boats| BoatsState { boats: boats.boats, ready_turn: boats.from_turn }).collect(),
            missiles: missiles.collect(),
            munitions: arena.munitions,
            air_defence: 1000,
            zones: arena.zones.iter().map(|zone| ZoneState { red: 0, blue: zone.defenders, held_km2: 0 }).collect(),
            stragglers: 0,
            tally: WarTally::default(),
            outcome: None,
        }
    }

    /// Whether a party fights.
    pub fn fights(&self, party: Party) -> bool {
        !self.entered[party.index()].is_never()
    }

    /// Whether a party may fly combat sorties from a base this turn: it fights, and the host allows it or fights itself.
    pub fn may_fly(&self, arena: &Arena, terms: &Terms, party: Party, base: BaseIndex) -> bool {
        self.fights(party) && terms.use_of(arena, party, base, self.turn) == Basing::Combat
    }

    /// Aircraft on a base, of parties that fight or may be struck as guests.
    pub fn aircraft_at(&self, base: BaseIndex) -> u32 {
        self.squadrons.iter().filter(|squadron| squadron.base == base).map(|squadron| u32::from(squadron.aircraft)).sum()
    }

    /// China's landing ships left.
    pub fn landing_ships(&self, arena: &Arena) -> u32 {
        self.ships(arena, |group| group.fleet == Fleet::Landing)
    }

    /// China's escorts left.
    pub fn escorts(&self, arena: &Arena) -> u32 {
        self.ships(arena, |group| group.party == Party::Prc && group.fleet != Fleet::Landing)
    }

    fn ships(&self, arena: &Arena, which: impl Fn(&crate::rules::vocab::war::arena::Group) -> bool) -> u32 {
        arena.groups.iter().zip(&self.groups).filter(|(group, _)| which(group)).map(|(_, state)| u32::from(state.ships)).sum()
    }

    /// Chinese battalions ashore.
    pub fn red_ashore(&self) -> u32 {
        self.zones.iter().map(|zone| u32::from(zone.red)).sum()
    }

    /// Area in Chinese hands, km2.
    pub fn held_km2(&self) -> u32 {
        self.zones.iter().map(|zone| u32::from(zone.held_km2)).sum()
    }

    /// Sorties of a squadron this turn over waters `km` away; 0 when it cannot fly there. `tanked` says whether tankers are to be had.
    pub fn sorties(&self, arena: &Arena, index: usize, km: u32, tanked: bool) -> u32 {
        let (squadron, state) = (&arena.squadrons[index], self.squadrons[index]);
        if state.just_came {
            return 0;
        }
        let number = |number| arena.numbers.count(number);
        let rate = match squadron.role {
            Role::Bomber if km <= 4600 => number(Number::SortiesBomber),
            Role::Bomber => number(Number::SortiesBomberFar),
            _ if km <= 600 => number(Number::SortiesNear),
            _ if km <= 1000 && (km <= u32::from(squadron.radius_km) || tanked) => number(Number::SortiesMid),
            _ if km <= 2000 && tanked => number(Number::SortiesFar),
            _ => 0,
        };
        let open_hours = crate::rules::vocab::war::TURN_HOURS
            - u32::from(self.bases[usize::from(state.base)].closed_hours).min(crate::rules::vocab::war::TURN_HOURS);
        // Tenths a day over 3.5 days: a turn has rate x 35 / 100 sorties an aircraft.
        let fit = u64::from(state.aircraft) * u64::from(number(Number::Capable));
        (fit * u64::from(rate) * 35 * u64::from(open_hours) / (1000 * 100 * u64::from(crate::rules::vocab::war::TURN_HOURS))) as u32
    }
}
