//! Who is there, for how long, and what follows: presence, control, supply and the outpost's fabric.

use std::collections::BTreeSet;

use crate::catalog::clause::Promise;
use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{Domain, NationId};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::agreement::obligation;
use crate::rules::phases::{movement, support};
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::ids::FeatureId;
use crate::rules::vocab::parameter::Param;

use crate::rules::scenario::on_scene;
use crate::rules::vocab::cause::{Driver, Factor, FactorKind};
use crate::rules::vocab::force::Force;
use crate::rules::vocab::position::Clock;

/// Hours of the turn that a force on the scene spends there. In competition: the turn less transit out and back from its home, times
/// the availability of hulls.
pub fn hours_on_station(scenario: &Scenario, game: &Game, force: &Force) -> Hours {
    if game.clock != Clock::Competition {
        return game.turn_hours(scenario);
    }
    force.station_hours
}

/// Counts presence, moves control, uses up supply. `driven_off` lost their encounter and count half.
pub fn resolve(change: &mut Change, driven_off: &BTreeSet<(FeatureId, NationId)>) {
    let scenario = change.scenario;
    for (id, _) in scenario.features() {
        presence(change, id, driven_off);
        move_control(change, id);
        use_supply(change, id);
    }
}

fn presence(change: &mut Change, id: FeatureId, driven_off: &BTreeSet<(FeatureId, NationId)>) {
    let scenario = change.scenario;
    let feature = scenario.feature(id);
    let mut hulls: Vec<(NationId, Hours, Hours)> = Vec::new();
    for (_, force) in change.game.active_forces() {
        if !force.task.is_some_and(|task| task.feature == id && task.act.is_presence()) {
            continue;
        }
        let afloat = scenario.catalog.force_type(force.kind).domain == Domain::Surface;
        if !afloat || force.strength == 0 || !on_scene(scenario, force, id) {
            continue;
        }
        let hours = hours_on_station(scenario, &change.game, force);
        let weight = if driven_off.contains(&(id, force.nation)) { 2 } else { 1 };
        let hull_hours = hours.saturating_mul(u32::from(force.strength)) / weight;
        match hulls.iter_mut().find(|(nation, ..)| *nation == force.nation) {
            Some(entry) => {
                entry.1 = entry.1.saturating_add(hull_hours);
                entry.2 = entry.2.max(hours);
            }
            None => hulls.push((force.nation, hull_hours, hours)),
        }
    }
    let were_there: Vec<NationId> = change.game.features[id.index()]
        .presence
        .iter()
        .filter(|p| p.stay_hours > Hours::NONE || p.hull_hours_last > Hours::NONE)
        .map(|p| NationId(p.nation))
        .collect();
    for nation in were_there {
        if !hulls.iter().any(|(there, ..)| *there == nation) {
            change.emit_to_all(Event::PresenceCounted { feature: id, nation, hull_hours: Hours::NONE, hours: Hours::NONE });
        }
    }
    hulls.sort();
    let total: u64 = hulls.iter().map(|(_, hull_hours, _)| u64::from(*hull_hours)).sum();
    let least = scenario.parameters.get(Param::StayShare).max(0) as u64;
    for (nation, hull_hours, hours) in hulls {
        if let Some(found) = obligation::undertaken(&change.game, nation, Promise::StayOut(feature.place)) {
            obligation::broke(change, nation, found);
        }
        // In a territorial sea that another patrols, too few hulls are crowded out of it, and the clock of their stay begins again.
        let crowded_out = feature.territorial_sea && nation == feature.challenger && u64::from(hull_hours) * 100 < least * total;
        let hours = if crowded_out { Hours::NONE } else { hours };
        let unasked = feature.territorial_sea && nation == feature.challenger;
        let stayed = change.game.features[id.index()].presence_of(nation).stay_hours;
        change.emit_to_all(Event::PresenceCounted { feature: id, nation, hull_hours, hours });
        if unasked && !crowded_out {
            if stayed == Hours::NONE {
                let there = |(_, force): &(crate::rules::vocab::ids::ForceId, &Force)| {
                    force.nation == nation && force.task.is_some_and(|task| task.feature == id) && on_scene(scenario, force, id)
                };
                let first = change.game.active_forces().find(there).map(|(force, _)| force);
                // The map may have told of it already, as the ships came over the line.
                if let Some(force) = first
                    && !change.intruded.contains(&(nation, feature.holder))
                {
                    change.emit_to_all(Event::Incursion { force, nation, of: feature.holder, cell: feature.cell });
                    movement::intrude(change, nation, feature.holder);
                }
            } else {
                crate::rules::phases::escalation::act(change, nation, feature.holder, 1, Driver::Persistence);
                support::standing(change, feature.holder, Thousandths::of(-scenario.parameters.get(Param::IncursionStanding)), Driver::Persistence);
            }
        }
    }
}

fn move_control(change: &mut Change, id: FeatureId) {
    let scenario = change.scenario;
    let feature = scenario.feature(id);
    let state = &change.game.features[id.index()];
    let threshold = scenario.parameters.get(Param::ControlShare);
    let (held, challenged) = (state.share_last_percent(feature.holder), state.share_last_percent(feature.challenger));
    let (by, share) = if held > threshold && state.control < 3 {
        (1, held)
    } else if challenged > threshold && state.control > -3 {
        (-1, challenged)
    } else {
        return;
    };
    change.emit_to_all(Event::ControlMoved { feature: id, by, why: vec![Factor { kind: FactorKind::PresenceShare, value: share }] });
    let step = scenario.parameters.get(Param::StandingControl);
    support::standing(change, feature.holder, Thousandths::of(step * i32::from(by)), Driver::ControlShift);
    support::support(change, feature.challenger, Thousandths::of(-step * i32::from(by) / 2), Driver::ControlShift);
}

fn use_supply(change: &mut Change, id: FeatureId) {
    let scenario = change.scenario;
    let feature = scenario.feature(id);
    let state = &change.game.features[id.index()];
    if !feature.outpost || !state.garrison {
        return;
    }
    // A garrison leaves when it has had nothing for a whole turn, or when what it stands on gives way.
    let starved = state.supply == 0;
    let clock = state.supply_clock_hours + change.game.turn_hours(scenario);
    let span = feature.supply_hours.max(Hours(1));
    let steps = (clock / span).min(3) as u8;
    let ends = |turn: u16| change.game.hours_at(scenario, turn + 1) / Hours(scenario.parameters.get(Param::FabricHours).max(1) as u32);
    let worn = ends(change.game.turn) > ends(change.game.turn.saturating_sub(1));
    let collapses = worn && state.fabric == 0;
    change.emit_to_all(Event::SupplyUsed { feature: id, clock_hours: clock % span, steps });
    if worn {
        change.emit_to_all(Event::FabricWorn { feature: id });
    }
    if starved || collapses {
        change.emit_to_all(Event::GarrisonLeft { feature: id });
        support::standing(change, feature.holder, Thousandths::of(-scenario.parameters.get(Param::StandingOutpostLost)), Driver::OutpostLost);
        support::support(change, feature.challenger, Thousandths::of(scenario.parameters.get(Param::StandingControl)), Driver::OutpostLost);
    }
}
