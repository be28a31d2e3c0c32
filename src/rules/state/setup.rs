//! The first state of a game.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::clause::promises_help;
use crate::catalog::quantity::Hours;
use crate::catalog::{AgreementStatus, Catalog, NationId};
use crate::geo::CellId;
use crate::rules::scenario::{ForceSetup, Scenario};
use crate::rules::state::competition::MONTH_HOURS;
use crate::rules::state::{FeatureState, Game, Live, NationState, Phase, SeatState};
use crate::rules::vocab::agreement::{Agreement, AgreementText, Instrument, Ratifying};
use crate::rules::vocab::competition::Competition;
use crate::rules::vocab::crisis::Crisis;
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::force::Force;
use crate::rules::vocab::ids::ForceId;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::quarantine::Quarantine;
use crate::rules::vocab::stream::Stream;

/// Numbers of forces that only ISR sees start here, and are drawn: gaps between them tell nothing.
const HIDDEN_FROM: u32 = 1 << 24;

impl Live {
    /// The game before its first turn: what stands where.
    pub(in crate::rules) fn laid_out(scenario: &Scenario, seed: u64) -> Self {
        Self::new(Game {
            seed,
            clock: scenario.clock,
            turn: 0,
            turns: scenario.turns,
            phase: Phase::Orders,
            weather_until: None,
            nations: scenario
                .nations
                .iter()
                .map(|setup| NationState {
                    support: setup.support,
                    standing: setup.standing,
                    capital: setup.capital,
                    budget: setup.budget,
                    credit: setup.credit,
                    ..NationState::default()
                })
                .collect(),
            seats: scenario
                .seats
                .iter()
                .map(|seat| SeatState {
                    orders: Vec::new(),
                    sealed: false,
                    ceiling: seat.ceiling,
                    extra_nations: Vec::new(),
                    guesses: std::collections::BTreeMap::new(),
                })
                .collect(),
            forces: forces(scenario, seed),
            features: scenario
                .features
                .iter()
                .map(|feature| FeatureState {
                    control: feature.control,
                    supply: feature.supply,
                    fabric: feature.fabric,
                    garrison: feature.outpost,
                    ..FeatureState::default()
                })
                .collect(),
            agreements: scenario.agreements.iter().map(|setup| agreement(scenario, setup)).collect(),
            proposals: BTreeMap::new(),
            consultations: Vec::new(),
            dues: Vec::new(),
            rungs: BTreeMap::new(),
            injected: vec![None; scenario.injects.len()],
            messages: Vec::new(),
            competition: Competition::start(scenario),
            crisis: None,
            quarantine: None,
            wars: Vec::new(),
            doubt: None,
        })
    }

    /// The quarantine or the war that a level begins in.
    pub(in crate::rules) fn begins_in(&mut self, quarantine: Option<Quarantine>, crisis: Option<Crisis>) {
        let state = self.state();
        (state.quarantine, state.crisis) = (quarantine, crisis);
    }

    /// Puts forces under way along these routes.
    pub(in crate::rules) fn set_out(&mut self, ways: Vec<(ForceId, Vec<CellId>)>) {
        let forces = &mut self.state().forces;
        for (id, route) in ways {
            if let Some(force) = forces.get_mut(&id) {
                force.route = route;
            }
        }
    }
}

fn agreement(scenario: &Scenario, setup: &crate::rules::scenario::AgreementSetup) -> Agreement {
    let promises = promises_help(&setup.clauses);
    Agreement {
        def: setup.def,
        text: AgreementText {
            name: setup.name.clone(),
            instrument: if promises { Instrument::Treaty } else { Instrument::Arrangement },
            parties: setup.parties.clone(),
            clauses: setup.clauses.clone(),
            quiet: setup.quiet,
            in_part: false,
            revises: None,
        },
        status: setup.status,
        since_turn: None,
        ends_turn: None,
        suspended_until: None,
        made_here: false,
        ratifying: ratifying(scenario, setup),
    }
}

/// What is signed and not in force at the start goes on before parliaments, less the months that it has been there.
fn ratifying(scenario: &Scenario, setup: &crate::rules::scenario::AgreementSetup) -> Vec<Ratifying> {
    if !matches!(setup.status, AgreementStatus::Signed | AgreementStatus::Ratifying) || setup.clauses.is_empty() {
        return Vec::new();
    }
    let def = setup.def.and_then(|def| scenario.catalog.agreements.get(def.index()));
    let signed = def.and_then(|def| def.status.iter().find(|(_, status)| *status == AgreementStatus::Signed)).map(|(day, _)| *day);
    let elapsed = signed.map_or(0, |day| day.days_until(scenario.start) * 24);
    let present: Vec<_> = setup.parties.iter().copied().filter(|party| scenario.nations[party.index()].present).collect();
    let mut list = before_parliaments(scenario, &present);
    for party in &mut list {
        party.hours_left = party.hours_left.saturating_sub(Hours(elapsed)).max(MONTH_HOURS);
    }
    list
}

fn forces(scenario: &Scenario, seed: u64) -> BTreeMap<ForceId, Force> {
    let mut forces = BTreeMap::new();
    for (setup, id) in scenario.forces.iter().zip(numbers(scenario, seed)) {
        let force = Force {
            name: Arc::from(setup.name.as_str()),
            nation: setup.nation,
            kind: setup.kind,
            position: setup.position,
            home: setup.home,
            strength: setup.strength,
            damaged: 0,
            lost: 0,
            repair_hours: Hours::NONE,
            hours_out: Hours::NONE,
            route: Vec::new(),
            progress_m: 0,
            task: setup.task,
            fixed: setup.fixed,
            active: setup.arrives.is_none(),
            arrives: setup.arrives,
            station_hours: Hours::NONE,
            seen_by: crate::rules::vocab::ids::NationSet::NONE,
        };
        forces.insert(id, force);
    }
    forces
}

/// The number of each force of a scenario, in its order.
pub(in crate::rules) fn numbers(scenario: &Scenario, seed: u64) -> Vec<ForceId> {
    let mut taken = BTreeSet::new();
    let mut open = 0;
    let number = |setup: &ForceSetup| {
        let hidden = scenario.catalog.force_type(setup.kind).seen_by_isr_only || setup.arrives.is_some();
        let id = if hidden {
            // Drawn from the force's own name: the number of one tells nothing of others, not even that there are others.
            let mut numbers = Dice::new(seed, 0, Stream::ForceNumber { slug: named(&setup.slug) });
            let free = std::iter::repeat_with(|| ForceId(HIDDEN_FROM + numbers.below(1 << 24)));
            free.into_iter().find(|id| !taken.contains(id)).unwrap_or(ForceId(u32::MAX))
        } else {
            open += 1;
            ForceId(open)
        };
        taken.insert(id);
        id
    };
    scenario.forces.iter().map(number).collect()
}

/// The number of a force that all see from the start, before a game begins; `None` for one that is hidden or comes later, whose number is
/// drawn in each game.
pub fn open_number(catalog: &Catalog, forces: &[ForceSetup], index: usize) -> Option<ForceId> {
    let hidden = |setup: &ForceSetup| catalog.force_type(setup.kind).seen_by_isr_only || setup.arrives.is_some();
    let before = forces.get(..=index)?;
    let open = before.iter().filter(|setup| !hidden(setup)).count();
    (!hidden(&forces[index])).then_some(ForceId(open as u32))
}

/// A number for a short name: FNV-1a, the same on every machine.
fn named(slug: &str) -> u64 {
    slug.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// What lies before each party when a treaty is signed.
pub(in crate::rules) fn before_parliaments(scenario: &Scenario, parties: &[NationId]) -> Vec<Ratifying> {
    let hours_left = MONTH_HOURS * scenario.parameters.get(Param::RatificationMonths).max(1) as u32;
    parties.iter().map(|&nation| Ratifying { nation, hours_left, done: false, failed: false }).collect()
}
