//! What a game keeps of a war: its counts, and what governments have decided.

use std::collections::BTreeMap;

use super::{stocks, terms};
use crate::catalog::quantity::Hours;
use crate::rules::scenario::Scenario;
use crate::rules::scenario::war::WarSetup;
use crate::rules::state::setup::numbers;
use crate::rules::state::{Game, Trial};
use crate::rules::vocab::competition::WorkKind;
pub use crate::rules::vocab::crisis::{Access, Crisis, Recommendation, Row};
use crate::rules::vocab::ids::ForceId;
use crate::rules::vocab::position::{Clock, Position};
use crate::rules::vocab::war::Party;
use crate::rules::vocab::war::since::Since;
use crate::rules::vocab::war::state::War;
use crate::rules::vocab::war::terms::Terms;

/// Shelters of a work at a base.
const SHELTERS_PER_WORK: u16 = 4;

impl Crisis {
    /// A war whose first turn is this turn of the game, from the posture as it stands.
    pub fn begin(scenario: &Scenario, setup: &WarSetup, game: &Game, turn: u16) -> Self {
        // Of an earlier war nothing is left but the forces.
        let mut fresh = Trial::of(game);
        fresh.crisis = None;
        let counters = counters(scenario, setup, game);
        let war = muster(scenario, setup, game, &terms::terms(setup, &fresh));
        let enters = Party::ALL.map(|party| Since::start_if(setup.at_war.contains(&party)));
        Self {
            began_turn: turn,
            war,
            enters,
            withdrew: [false; Party::COUNT],
            access: [None; Party::COUNT],
            spared: [false; Party::COUNT],
            mainland: true,
            struck: [false; Party::COUNT],
            consents: BTreeMap::new(),
            calls: Vec::new(),
            recommended: Vec::new(),
            accepted: None,
            counters,
        }
    }

    /// Whether a party fights, or has decided to.
    pub fn is_in(&self, party: Party) -> bool {
        self.war.fights(party) || !self.enters[party.index()].is_never()
    }
}

/// The counts with which a war would begin on these terms: forces where they stand, what was built, what programmes have delivered.
pub fn muster(scenario: &Scenario, setup: &WarSetup, game: &Game, terms: &Terms) -> War {
    let mut war = War::new(&setup.arena, terms);
    for (id, row) in &counters(scenario, setup, game) {
        let Some(force) = game.forces.get(id) else { continue };
        let strength = if force.active { force.strength } else { 0 };
        match *row {
            Row::Squadron(index) => {
                let state = &mut war.squadrons[usize::from(index)];
                state.aircraft = strength;
                if let Position::At(place) = force.position
                    && let Some(base) = setup.arena.base_at(place)
                {
                    state.base = base;
                }
            }
            Row::Group(index) => {
                let state = &mut war.groups[usize::from(index)];
                state.ships = strength;
                state.at_sea |= matches!(force.position, Position::Field(_));
            }
            Row::Boats(index) => war.boats[usize::from(index)].boats = strength,
            Row::Missiles(index) => {
                let whole = setup.arena.missiles[usize::from(index)].launchers.max(1);
                let left = &mut war.missiles[usize::from(index)];
                *left = (u32::from(*left) * u32::from(strength) / u32::from(whole)) as u16;
            }
        }
    }
    for work in game.competition.works.iter().filter(|work| work.kind == WorkKind::Shelters && work.hours_left == Hours::NONE) {
        if let Some(base) = setup.arena.base_at(work.place) {
            war.bases[usize::from(base)].shelters += SHELTERS_PER_WORK;
        }
    }
    if scenario.clock == Clock::Competition {
        stocks::bring(scenario, setup, game, &mut war);
    }
    war
}

/// Which counter stands for which row: forces of the level that bear the name of a row of the order of battle.
pub(in crate::rules) fn counters(scenario: &Scenario, setup: &WarSetup, game: &Game) -> BTreeMap<ForceId, Row> {
    let mut rows: BTreeMap<&str, Row> = BTreeMap::new();
    let slug = |def: crate::catalog::ForceDefId| scenario.catalog.forces[def.index()].slug.as_str();
    rows.extend(setup.arena.squadrons.iter().enumerate().map(|(index, row)| (slug(row.def), Row::Squadron(index as u16))));
    rows.extend(setup.arena.groups.iter().enumerate().map(|(index, row)| (slug(row.def), Row::Group(index as u16))));
    rows.extend(setup.arena.boats.iter().enumerate().map(|(index, row)| (slug(row.def), Row::Boats(index as u16))));
    rows.extend(setup.arena.missiles.iter().enumerate().map(|(index, row)| (slug(row.def), Row::Missiles(index as u16))));
    let found = scenario.forces.iter().zip(numbers(scenario, game.seed)).filter_map(|(force, id)| Some((id, *rows.get(force.slug.as_str())?)));
    found.collect()
}
