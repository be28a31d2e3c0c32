//! Stations: in competition a force takes one station a turn, and what counts are the hours that it keeps it.
//!
//! A ship sails out from its home and back once a turn. In between it comes and goes between the station and the best port that it may
//! use, as its endurance makes it. At any time only a part of the hulls is at sea.

use crate::catalog::quantity::Hours;
use crate::catalog::{Domain, Operation, PlaceId};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::agreement::permission;
use crate::rules::scenario::{Scenario, on_scene};
use crate::rules::state::Game;
use crate::rules::vocab::cause::{Factor, FactorKind};
use crate::rules::vocab::competition::WorkKind;
use crate::rules::vocab::error::Refusal;
use crate::rules::vocab::force::Force;
use crate::rules::vocab::ids::{FeatureId, ForceId};
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Position;

/// What a station comes to in a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Station {
    /// The port that it comes and goes from.
    pub base: PlaceId,
    /// Hours out from home and back.
    pub transit_hours: Hours,
    /// Share of its time at sea that it is on station, in permille: the rest is between port and station.
    pub share: u32,
    /// Hours of the turn on station, for each hull of the force.
    pub hours: Hours,
}

/// What a force's station at a feature would come to.
///
/// # Errors
/// No way leads there, the turn is too short to get there and back, or no port in reach of its endurance is open to it.
pub fn of(scenario: &Scenario, game: &Game, id: ForceId, feature: FeatureId) -> Result<Station, Refusal> {
    let force = game.forces.get(&id).ok_or(Refusal::NoSuchForce { force: id })?;
    let kind = scenario.catalog.force_type(force.kind);
    let speed_m = u64::from(kind.speed_km_day.max(1)) * 1000;
    let hours_of = |metres: u32| Hours((u64::from(metres) * 24).div_ceil(speed_m) as u32);
    let home_m = scenario.sea_ways.metres(feature, force.home).ok_or(Refusal::Unreachable)?;
    let transit_hours = hours_of(home_m) * 2;
    if transit_hours >= scenario.turn_hours {
        return Err(Refusal::EnduranceSpent { hours_out: transit_hours, limit_hours: scenario.turn_hours });
    }
    // It must get there on what it carries: the way out is one leg.
    if transit_hours / 2 > kind.endurance_hours {
        return Err(Refusal::EnduranceSpent { hours_out: transit_hours / 2, limit_hours: kind.endurance_hours });
    }
    let mut best: Option<(u32, PlaceId, Hours)> = None;
    for (place, metres) in ports(scenario, game, force, feature) {
        let fuelled = game.competition.works_at(force.nation, place).any(|work| work.kind == WorkKind::Fuel);
        let endurance = kind.endurance_hours + if fuelled { kind.endurance_hours / 4 } else { Hours::NONE };
        let between = hours_of(metres) * 2;
        let share = endurance.saturating_sub(between) * 1000 / endurance.max(Hours(1));
        if best.is_none_or(|(known, ..)| share > known) {
            best = Some((share, place, between));
        }
    }
    let (share, base, between) = best.ok_or(Refusal::Unreachable)?;
    if share == 0 {
        return Err(Refusal::EnduranceSpent { hours_out: between, limit_hours: kind.endurance_hours });
    }
    let available = scenario.parameters.get(Param::HullAvailability).clamp(0, 100) as u64;
    let left = u64::from(scenario.turn_hours - transit_hours);
    let hours = Hours((left * u64::from(share) / 1000 * available / 100) as u32);
    Ok(Station { base, transit_hours, share, hours })
}

/// The ports from which a force may keep a station, with the metres to it: its home, those whose hosts let it in, and what its own side
/// has built at the feature.
fn ports<'a>(scenario: &'a Scenario, game: &'a Game, force: &'a Force, feature: FeatureId) -> impl Iterator<Item = (PlaceId, u32)> + 'a {
    let domain = scenario.catalog.force_type(force.kind).domain;
    let setup = scenario.feature(feature);
    // An island with a port: two of three steps.
    let built = (game.features[feature.index()].built >= 2 && setup.challenger == force.nation).then_some((setup.place, 0));
    let open = move |index: usize| {
        let place = PlaceId(index as u16);
        let metres = scenario.sea_ways.metres(feature, place)?;
        let may = place == force.home
            || (scenario.catalog.place(place).takes(domain)
                && permission::still_at_place(scenario, game, force.nation, place, Operation::Logistics).allows());
        may.then_some((place, metres))
    };
    (0..scenario.catalog.places.len()).filter_map(open).chain(built)
}

/// Every ship with something to do at a feature keeps its station for as long as it can.
pub fn resolve(change: &mut Change) {
    let scenario = change.scenario;
    let afloat = |force: &Force| matches!(scenario.catalog.force_type(force.kind).domain, Domain::Surface | Domain::Subsurface);
    let keeping: Vec<(ForceId, FeatureId)> = change
        .game
        .active_forces()
        .filter(|(_, force)| afloat(force) && matches!(force.position, Position::Field(_)))
        .filter_map(|(id, force)| force.task.map(|task| (id, force, task.feature)))
        .filter(|(_, force, feature)| on_scene(scenario, force, *feature))
        .map(|(id, _, feature)| (id, feature))
        .collect();
    for (force, feature) in keeping {
        let own = change.game.seats_of(scenario, &[change.game.forces[&force].nation]);
        // A force that can keep none (its last port was closed to it) is there in name only.
        let (base, hours, why) = match of(scenario, &change.game, force, feature) {
            Ok(station) => {
                let why = vec![
                    Factor { kind: FactorKind::Transit, value: station.transit_hours.0 as i32 },
                    Factor { kind: FactorKind::OnStation, value: station.share as i32 },
                    Factor { kind: FactorKind::Availability, value: scenario.parameters.get(Param::HullAvailability) },
                ];
                (station.base, station.hours, why)
            }
            Err(_) => (change.game.forces[&force].home, Hours::NONE, Vec::new()),
        };
        change.emit(own, Event::Stationed { force, feature, base, hours, why });
    }
}
