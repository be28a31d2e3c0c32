//! What a level says about war: the arena that its forces make, who fights from the start, and how good each side is.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::ForceSetup;
use crate::catalog::{Catalog, ForceDefId, NationId, PlaceId};
use crate::rules::vocab::doubt::Fought;
use crate::rules::vocab::position::Position;
use crate::rules::vocab::variation::Variation;
use crate::rules::vocab::war::Party;
use crate::rules::vocab::war::arena::{Arena, ArenaError};
use crate::rules::vocab::war::number::Number;

/// The war of a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarSetup {
    /// What never changes: the theatre's order of battle with the level's forces in it.
    pub arena: Arena,
    /// Who fights from the first turn of a war on.
    pub at_war: Vec<Party>,
    /// Turns after which a war that broke out on another clock stops where it stands.
    pub turns: u8,
    /// Chance that the coalition reads the preparations in time, permille; the White Cell's.
    pub warning: u16,
    /// How well Taiwan's army fights and moves, permille of the base case; the White Cell's.
    pub taiwan_skill: u16,
    /// How well China's fleet and army land and advance, permille of the base case; the White Cell's.
    pub red_skill: u16,
    /// Whether JASSM-ER can be aimed at ships.
    pub maritime_jassm: bool,
    /// China's long-range missiles, permille of the order of battle; Beijing's.
    pub red_missiles: u16,
    /// Shelters added at each large allied base in reach.
    pub extra_shelters: u16,
    /// Where the coalition has munitions and fuel stored ahead.
    pub stocks: Vec<PlaceId>,
    /// In studies each war takes one of these in turn; a game takes none.
    pub one_of: Vec<Variation>,
    /// Whether studies take decisions as the level and its agreements have them, and draw none.
    pub as_agreed: bool,
    /// Beijing's belief of the posture with which every game of the level begins, once it has been worked out.
    #[serde(skip)]
    pub opening: Opening,
}

/// What was believed first: worked out once for all games of a level, as it follows from the level alone. It changes no result, and two
/// set-ups that differ in it alone are equal.
#[derive(Clone, Debug, Default)]
pub struct Opening(Arc<OnceLock<(u64, Fought)>>);

impl PartialEq for Opening {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Opening {}

impl Opening {
    /// What came of the wars of the belief with this number.
    pub fn of(&self, made_of: u64, fight: impl Fn() -> Fought) -> Fought {
        let (known, fought) = self.0.get_or_init(|| (made_of, fight()));
        if *known == made_of { *fought } else { fight() }
    }
}

impl WarSetup {
    /// The war of the theatre's order of battle, on the terms of the published base case.
    ///
    /// # Errors
    /// The theatre data lack something: a fault of the build, which a test finds.
    pub fn of(catalog: &Catalog) -> Result<Self, ArenaError> {
        let arena = Arena::of(catalog)?;
        let warning = arena.numbers.small(Number::Warning);
        Ok(Self {
            arena,
            at_war: vec![Party::Prc, Party::Twn],
            turns: 8,
            warning,
            taiwan_skill: 1000,
            red_skill: 1000,
            maritime_jassm: true,
            red_missiles: 1000,
            extra_shelters: 0,
            stocks: Vec::new(),
            one_of: Vec::new(),
            as_agreed: false,
            opening: Opening::default(),
        })
    }

    /// Puts the level's forces in the place of the rows of the order of battle whose name they bear.
    pub fn muster(&mut self, catalog: &Catalog, forces: &[ForceSetup]) {
        let by_slug: BTreeMap<&str, &ForceSetup> = forces.iter().map(|force| (force.slug.as_str(), force)).collect();
        let of = |def: crate::catalog::ForceDefId| by_slug.get(catalog.forces[def.index()].slug.as_str()).copied();
        let bases: Vec<PlaceId> = self.arena.bases.iter().map(|base| base.place).collect();
        for row in &mut self.arena.squadrons {
            let Some(force) = of(row.def) else { continue };
            row.aircraft = force.strength;
            if let Position::At(place) = force.position
                && let Some(base) = bases.iter().position(|&base| base == place)
            {
                row.base = base as u8;
            }
        }
        for row in &mut self.arena.groups {
            row.ships = of(row.def).map_or(row.ships, |force| force.strength);
        }
        for row in &mut self.arena.boats {
            row.boats = of(row.def).map_or(row.boats, |force| force.strength);
        }
        for row in &mut self.arena.missiles {
            row.launchers = of(row.def).map_or(row.launchers, |force| force.strength);
        }
    }

    /// The party of a nation, if it is one.
    pub fn party(&self, nation: NationId) -> Option<Party> {
        Party::ALL.into_iter().find(|party| self.arena.nations[party.index()] == nation)
    }

    /// The nation of a party.
    pub fn nation(&self, party: Party) -> NationId {
        self.arena.nations[party.index()]
    }

    /// The set-up as `own` nations may know it: without others' submarines and missile units, and without how good each side is.
    #[must_use]
    pub fn known_to(&self, own: &[NationId]) -> Self {
        let mut known = self.clone();
        let owns = |party: Party| own.contains(&self.nation(party));
        for row in known.arena.boats.iter_mut().filter(|row| !owns(row.party)) {
            row.boats = 0;
        }
        if !owns(Party::Prc) {
            for row in &mut known.arena.missiles {
                row.launchers = 0;
            }
            known.red_missiles = 1000;
        }
        (known.warning, known.taiwan_skill, known.red_skill) = (0, 1000, 1000);
        known.one_of.clear();
        known
    }

    /// The set-up as the staff of `own` nations reckons with it: as they may know it, and others' submarines and missile units as published.
    #[must_use]
    pub fn reckoned_by(&self, own: &[NationId], catalog: &Catalog) -> Self {
        let mut known = self.known_to(own);
        let published = |def: ForceDefId| catalog.forces[def.index()].strength;
        for row in known.arena.boats.iter_mut().filter(|row| !own.contains(&self.nation(row.party))) {
            row.boats = published(row.def);
        }
        if !own.contains(&self.nation(Party::Prc)) {
            for row in &mut known.arena.missiles {
                row.launchers = published(row.def);
            }
        }
        known
    }
}
