//! How forces move: real speeds over great-circle steps, endurance, and other nations' waters and airspace.

use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{Domain, NationId, Operation};
use crate::geo::{CellId, Mover, Terrain};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::agreement::permission;
use crate::rules::phases::{escalation, support};
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::cause::{Driver, HaltReason};
use crate::rules::vocab::error::{Obstacle, Refusal};
use crate::rules::vocab::force::{Force, Task};
use crate::rules::vocab::ids::{ForceId, SeatId, SeatSet};
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::{Clock, Position};

/// What moves how.
pub fn mover_of(domain: Domain) -> Mover {
    match domain {
        Domain::Air => Mover::Air,
        Domain::Surface | Domain::Subsurface => Mover::Sea,
        Domain::Land => Mover::Land,
    }
}

/// Metres that a force makes in a turn: its speed of advance, halved in bad weather for small craft, and halved for one whose hulls are
/// all damaged (assumption: towed, or on one engine).
pub fn range_m(scenario: &Scenario, game: &Game, force: &Force) -> u32 {
    let kind = scenario.catalog.force_type(force.kind);
    let metres = u64::from(kind.speed_km_day) * 1000 * u64::from(game.turn_hours(scenario)) / 24;
    let slowed = if kind.small_craft && game.has_bad_weather() { metres / 2 } else { metres };
    let slowed = if force.strength == 0 { slowed / 2 } else { slowed };
    slowed.min(u64::from(u32::MAX)) as u32
}

/// The nation whose territorial sea or land a cell is, if any.
pub fn territory_of(scenario: &Scenario, cell: CellId) -> Option<NationId> {
    let owner = scenario.map.cell(cell).and_then(|cell| cell.territorial_sea.or(cell.owner))?;
    let iso = scenario.map.owners.get(usize::from(owner))?;
    let index = scenario.catalog.nations.iter().position(|nation| nation.iso == *iso)?;
    Some(NationId(index as u16))
}

/// Why a force cannot be in a cell, if it cannot.
pub fn obstacle(scenario: &Scenario, game: &Game, force: &Force, cell: CellId) -> Option<Obstacle> {
    let domain = scenario.catalog.force_type(force.kind).domain;
    let there = scenario.map.cell(cell)?;
    match domain {
        Domain::Surface if !there.has_sea() => Some(Obstacle::Land),
        Domain::Subsurface if !there.has_sea() => Some(Obstacle::Land),
        Domain::Subsurface if there.terrain == Terrain::Coast && there.depth_m < 30 => Some(Obstacle::Shallow),
        Domain::Land if !there.has_land() => Some(Obstacle::Sea),
        // Land is entered against its owner's will only by invasion, and that belongs to the crisis clock.
        Domain::Land => {
            let owner = territory_of(scenario, cell)?;
            let verdict = permission::in_territory(scenario, game, force.nation, owner, Operation::Logistics);
            (!verdict.allows()).then_some(Obstacle::ForeignLand(owner))
        }
        Domain::Surface | Domain::Subsurface | Domain::Air => None,
    }
}

/// What a route may lead through where a force has no permission to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entering {
    /// Nothing of another's.
    Avoided,
    /// Territorial seas and airspaces.
    Accepted,
}

/// The shortest route for a force to a cell that enters nothing without permission; where there is none, the shortest of all.
pub fn route_to(scenario: &Scenario, game: &Game, force: &Force, to: CellId) -> Option<crate::geo::Path> {
    shortest(scenario, game, force, to, Entering::Avoided).or_else(|| shortest(scenario, game, force, to, Entering::Accepted))
}

fn shortest(scenario: &Scenario, game: &Game, force: &Force, to: CellId, entry: Entering) -> Option<crate::geo::Path> {
    let from = scenario.cell_of(force.position)?;
    let mover = mover_of(scenario.catalog.force_type(force.kind).domain);
    let mut allowed = |cell: CellId| {
        obstacle(scenario, game, force, cell).is_none()
            && (cell == to || !(entry == Entering::Avoided && incursion_at(scenario, game, force, cell).is_some()))
    };
    scenario.map.path(from, to, mover, &mut allowed)
}

/// The nation whose territorial sea, or for what flies whose airspace, a force would enter unasked in this cell, if any.
pub fn incursion_at(scenario: &Scenario, game: &Game, force: &Force, cell: CellId) -> Option<NationId> {
    let there = scenario.map.cell(cell)?;
    let flies = scenario.catalog.force_type(force.kind).domain == Domain::Air;
    if there.territorial_sea.is_none() && !(flies && there.has_land()) {
        return None;
    }
    let owner = territory_of(scenario, cell)?;
    let present = scenario.nations.get(owner.index()).is_some_and(|setup| setup.present);
    let leave = |operation| permission::in_territory(scenario, game, force.nation, owner, operation).allows();
    let allowed = owner == force.nation || leave(Operation::Overflight) || (!flies && leave(Operation::Logistics));
    (present && !allowed).then_some(owner)
}

/// The nation whose territorial sea or airspace a force enters without permission by being in this cell on its route, if any.
///
/// A ship that only passes through commits no such entry: innocent passage (UN Convention on the Law of the Sea, articles 17 to 19) is open to
/// the ships of all states, warships included; it has to be continuous and expeditious (article 18). Here: a surface ship whose
/// route leads out of that sea again, with nothing ordered in it. Aircraft and submarines under water have no such right
/// (articles 2 and 20). China asks foreign warships for permission first; the United States and others reject that (not modelled).
pub fn enters(scenario: &Scenario, game: &Game, force: &Force, cell: CellId, ahead: &[CellId]) -> Option<NationId> {
    incursion_at(scenario, game, force, cell).filter(|&owner| !leads_out(scenario, game, force, owner, ahead))
}

/// Those whose territorial sea or airspace a force enters without permission on a route, each with the first cell of it, in order of the way; the sea
/// round islets that another claims counts by itself.
pub fn entered_on(scenario: &Scenario, game: &Game, force: &Force, route: &[CellId]) -> Vec<(NationId, CellId)> {
    let islets = |cell: CellId| scenario.map.cell(cell).and_then(|there| there.around);
    let mut found: Vec<(NationId, CellId)> = Vec::new();
    for (step, &cell) in route.iter().enumerate() {
        if let Some(owner) = enters(scenario, game, force, cell, &route[step + 1..])
            && found.iter().all(|&(known, first)| (known, islets(first)) != (owner, islets(cell)))
        {
            found.push((owner, cell));
        }
    }
    found
}

/// Whether a surface ship comes out of a nation's territorial sea again on the way ahead of it.
fn leads_out(scenario: &Scenario, game: &Game, force: &Force, owner: NationId, ahead: &[CellId]) -> bool {
    steps_out(scenario, game, force, owner, ahead).is_some()
}

/// After how many steps it is out, for a surface ship.
fn steps_out(scenario: &Scenario, game: &Game, force: &Force, owner: NationId, ahead: &[CellId]) -> Option<usize> {
    let surface = scenario.catalog.force_type(force.kind).domain == Domain::Surface;
    let outside = |&cell: &CellId| incursion_at(scenario, game, force, cell) != Some(owner);
    surface.then(|| ahead.iter().position(outside)).flatten()
}

/// Why a chain of cells is no way for a force, if it is none. Returns its length in metres.
///
/// # Errors
/// [`Refusal::BrokenRoute`] or [`Refusal::Impassable`], with the step.
pub fn check_route(scenario: &Scenario, game: &Game, force: &Force, route: &[CellId]) -> Result<u32, Refusal> {
    let mover = mover_of(scenario.catalog.force_type(force.kind).domain);
    let mut at = scenario.cell_of(force.position).ok_or(Refusal::Unreachable)?;
    let mut length_m = 0u32;
    if route.len() > 5_000 {
        return Err(Refusal::TooLarge { what: crate::rules::vocab::error::What::List, limit: 5_000 });
    }
    for (step, &cell) in route.iter().enumerate() {
        let step = step as u32;
        let metres = scenario.map.step_m(at, cell).ok_or(Refusal::BrokenRoute { step })?;
        if let Some(by) = obstacle(scenario, game, force, cell) {
            return Err(Refusal::Impassable { step, by });
        }
        if !scenario.map.can_step(at, cell, mover) {
            return Err(Refusal::Impassable { step, by: Obstacle::Land });
        }
        length_m = length_m.saturating_add(metres);
        at = cell;
    }
    Ok(length_m)
}

/// A force sets out on a way, or stops, as its seat ordered, with what it has to do there.
pub fn set_out(change: &mut Change, seat: SeatId, force: ForceId, route: &[CellId], task: Option<Task>) {
    linger(change, force, route);
    change.emit(SeatSet::one(seat), Event::RouteSet { force, route: route.to_vec(), task });
}

/// A ship in innocent passage that is told to stop, or to take longer over it, has entered: passage is continuous and expeditious.
fn linger(change: &mut Change, id: ForceId, route: &[CellId]) {
    let scenario = change.scenario;
    let Some(force) = change.game.forces.get(&id) else { return };
    let Some(cell) = scenario.cell_of(force.position) else { return };
    if scenario.catalog.force_type(force.kind).seen_by_isr_only {
        return;
    }
    let Some(owner) = incursion_at(scenario, &change.game, force, cell) else { return };
    let Some(before) = steps_out(scenario, &change.game, force, owner, &force.route) else { return };
    if steps_out(scenario, &change.game, force, owner, route).is_some_and(|now| now <= before) {
        return;
    }
    let nation = force.nation;
    change.emit_to_all(Event::Incursion { force: id, nation, of: owner, cell });
    intrude(change, nation, owner);
}

/// Every force under way goes as far as its turn takes it.
pub fn resolve(change: &mut Change) {
    let ids: Vec<ForceId> = change.game.active_forces().map(|(id, _)| id).collect();
    for id in ids {
        advance(change, id);
    }
}

fn advance(change: &mut Change, id: ForceId) {
    let scenario = change.scenario;
    let force = &change.game.forces[&id];
    let kind = scenario.catalog.force_type(force.kind);
    let in_port = |position: Position| matches!(position, Position::At(_));
    let audience = change.seats_that_see(force);
    let idle = force.route.is_empty() || force.task.is_some();
    if force.strength == 0 && force.damaged > 0 && idle && !in_port(force.position) {
        // Nobody is left to go on with the task: the damaged make for home.
        let route = home_route(scenario, &change.game, force);
        let own = change.game.seats_of(scenario, &[force.nation]);
        change.emit(audience, Event::Halted { force: id, why: HaltReason::Disabled });
        change.emit(own, Event::RouteSet { force: id, route, task: None });
    }
    let force = &change.game.forces[&id];
    if force.route.is_empty() {
        stay(change, id);
        return;
    }
    if force.strength == 0 && force.damaged == 0 {
        change.emit(audience, Event::Halted { force: id, why: HaltReason::Disabled });
        return;
    }
    let Some(start) = scenario.cell_of(force.position) else { return };
    let unlimited = change.game.clock == Clock::Competition;
    let mut budget = if unlimited { u32::MAX } else { range_m(scenario, &change.game, force).saturating_add(force.progress_m) };
    let (from, nation, home) = (force.position, force.nation, force.home);
    let mut path = Vec::new();
    let mut at = start;
    let mut entered: Vec<(NationId, CellId)> = Vec::new();
    let mut inside = enters(scenario, &change.game, force, start, &force.route);
    for (taken, &cell) in force.route.iter().enumerate() {
        let Some(step) = scenario.map.step_m(at, cell) else { break };
        if step > budget {
            break;
        }
        budget -= step;
        at = cell;
        path.push(cell);
        let owner = enters(scenario, &change.game, force, cell, &force.route[taken + 1..]);
        // What only ISR sees enters unseen; whoever lands where it may is no intruder at the threshold.
        let lands = kind.domain == Domain::Air && Some(&cell) == force.route.last() && port_at(scenario, &change.game, force, cell).is_some();
        if let Some(owner) = owner
            && inside != Some(owner)
            && !kind.seen_by_isr_only
            && !lands
        {
            entered.push((owner, cell));
        }
        inside = owner;
    }
    let arrived = path.len() == force.route.len();
    let (goes_home, task) = (scenario.cell_of(Position::At(home)) == Some(at), force.task);
    let to = match (arrived, port_at(scenario, &change.game, force, at)) {
        (true, Some(place)) if task.is_none() || goes_home => Position::At(place),
        _ if path.is_empty() => from,
        _ => Position::Field(at),
    };
    let progress_m = if arrived { 0 } else { budget };
    // In competition a station is kept by coming and going: hours at sea do not add up.
    let hours_out = if in_port(to) || unlimited { Hours::NONE } else { force.hours_out.saturating_add(change.game.turn_hours(scenario)) };
    let own = change.game.seats_of(scenario, &[nation]);
    // Where one seen through ISR goes is its owner's alone: whoever still sees it afterwards sees it there.
    let told_of_move = if kind.seen_by_isr_only { own } else { audience };
    if to != from || !path.is_empty() {
        change.emit(told_of_move, Event::Moved { force: id, from, path, to });
    }
    change.emit(own, Event::Logged { force: id, progress_m, hours_out });
    for (owner, cell) in entered {
        change.emit_to_all(Event::Incursion { force: id, nation, of: owner, cell });
        intrude(change, nation, owner);
    }
    turn_back_if_spent(change, id);
}

/// An incursion's consequences. However many forces come, the public is stirred once a turn.
pub fn intrude(change: &mut Change, nation: NationId, owner: NationId) {
    escalation::act(change, nation, owner, 1, Driver::Incursion);
    if !change.intruded.insert((nation, owner)) {
        return;
    }
    support::support(change, owner, Thousandths::of(change.scenario.parameters.get(Param::IncursionSupport)), Driver::Incursion);
}

/// The place of a cell where this force may lie, if any: its home first.
fn port_at(scenario: &Scenario, game: &Game, force: &Force, cell: CellId) -> Option<crate::catalog::PlaceId> {
    let domain = scenario.catalog.force_type(force.kind).domain;
    let usable = |place: crate::catalog::PlaceId| {
        scenario.catalog.place(place).takes(domain) && permission::at_place(scenario, game, force.nation, place, Operation::Logistics).allows()
    };
    if scenario.cell_of(Position::At(force.home)) == Some(cell) && usable(force.home) {
        return Some(force.home);
    }
    let here = |(index, at): (usize, &Option<CellId>)| (*at == Some(cell)).then_some(crate::catalog::PlaceId(index as u16));
    scenario.place_cells.iter().enumerate().filter_map(here).find(|&place| usable(place))
}

/// A force that stays where it is: in port it is supplied, at sea its time runs.
fn stay(change: &mut Change, id: ForceId) {
    let force = &change.game.forces[&id];
    let position = force.position;
    let hours_out = match position {
        Position::At(_) => Hours::NONE,
        Position::Field(_) if change.game.clock == Clock::Competition => Hours::NONE,
        Position::Field(_) => force.hours_out.saturating_add(change.game.turn_hours(change.scenario)),
    };
    if hours_out != force.hours_out {
        let own = change.game.seats_of(change.scenario, &[force.nation]);
        change.emit(own, Event::Logged { force: id, progress_m: 0, hours_out });
    }
    turn_back_if_spent(change, id);
}

/// A force whose time at sea is up breaks off and makes for its home.
fn turn_back_if_spent(change: &mut Change, id: ForceId) {
    let scenario = change.scenario;
    let force = &change.game.forces[&id];
    let limit = scenario.catalog.force_type(force.kind).endurance_hours;
    let homeward = force.task.is_none() && !force.route.is_empty();
    if matches!(force.position, Position::At(_)) || force.hours_out < limit || homeward {
        return;
    }
    let route = home_route(scenario, &change.game, force);
    let own = change.game.seats_of(scenario, &[force.nation]);
    // How long it has been out is its owner's to know.
    change.emit(own, Event::Halted { force: id, why: HaltReason::EnduranceSpent });
    change.emit(own, Event::RouteSet { force: id, route, task: None });
}

/// The way home; empty if there is none on this map.
pub fn home_route(scenario: &Scenario, game: &Game, force: &Force) -> Vec<CellId> {
    let to = scenario.cell_of(Position::At(force.home));
    to.and_then(|to| shortest(scenario, game, force, to, Entering::Accepted)).map_or_else(Vec::new, |path| path.cells)
}
