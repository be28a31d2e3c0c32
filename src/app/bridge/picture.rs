//! From what a seat knows to what the map draws.

use std::collections::BTreeMap;

use bevy::math::Vec2;

use super::lattice;
use crate::app::map::{
    ground as grounds,
    plan::Plan,
    scene::{Counter, Ground, Leave, Picture, RangeRing, Way, ZoneMark},
    symbols::Symbol,
};
use crate::app::panels::Selection;
use crate::app::theme::Side;
use crate::catalog::{Domain, NationId, PlaceId, PlaceKind};
use crate::geo::{CellId, Geography};
use crate::report::{Words, salvo};
use crate::rules::agreement::obligation;
use crate::rules::ids::ForceId;
use crate::rules::movement;
use crate::rules::order::Order;
use crate::rules::scenario::{Clock, Position, Scenario};
use crate::rules::state::{Force, Game};
use crate::rules::view::{View, Viewer};
use crate::rules::war::Party;

/// The still ground of a level.
///
/// # Errors
/// The program's own geography is damaged.
pub fn ground(geography: &Geography, scenario: &Scenario, view: &View) -> Result<Ground, String> {
    let sides = Sides::of(scenario, view);
    let mut ground = grounds::build(geography, &scenario.map, &scenario.catalog, |nation| sides.side(nation))?;
    refresh_places(&mut ground, scenario, view);
    Ok(ground)
}

/// Brings what stands at places up to date: control of features, and how their operators stand to the viewer.
pub fn refresh_places(ground: &mut Ground, scenario: &Scenario, view: &View) {
    let sides = Sides::of(scenario, view);
    for place in &mut ground.places {
        place.side = scenario.catalog.place(PlaceId(place.id)).controller.map_or(Side::Neutral, |nation| sides.side(nation));
        let feature = scenario.features.iter().position(|feature| feature.place.0 == place.id);
        place.control = feature.and_then(|index| view.game.features.get(index)).map(|state| state.control);
        if feature.is_some() {
            (place.kind, place.tier) = (PlaceKind::Feature, 1);
        }
    }
}

/// How every nation stands to whoever looks.
pub struct Sides(BTreeMap<NationId, Side>);

impl Sides {
    /// Own; bound by a treaty; across from these at a contested feature; or neither. The White Cell looks from the holders' side, in a level
    /// without contested features from that of the United States, and owns nobody.
    pub fn of(scenario: &Scenario, view: &View) -> Self {
        let own = match view.viewer {
            Viewer::WhiteCell => {
                let holder = scenario.features.first().map(|feature| feature.holder);
                holder.or_else(|| scenario.war.as_deref().map(|war| war.nation(Party::Usa))).into_iter().collect()
            }
            Viewer::Seat(_) | Viewer::Desk(_) => view.own_nations(scenario),
        };
        let mine = if view.viewer == Viewer::WhiteCell { Side::Ally } else { Side::Own };
        let mut sides: BTreeMap<NationId, Side> = own.iter().map(|&nation| (nation, mine)).collect();
        for nation in scenario.nations_present() {
            if !sides.contains_key(&nation) && own.iter().any(|&me| obligation::are_allies(&view.game, me, nation)) {
                sides.insert(nation, Side::Ally);
            }
        }
        let friend = |sides: &BTreeMap<NationId, Side>, nation| matches!(sides.get(&nation), Some(Side::Own | Side::Ally));
        for feature in &scenario.features {
            for (a, b) in [(feature.holder, feature.challenger), (feature.challenger, feature.holder)] {
                if friend(&sides, a) && !friend(&sides, b) {
                    sides.insert(b, Side::Opponent);
                }
            }
        }
        // In a crisis over Taiwan Beijing stands across from all others, contested features or not.
        if scenario.clock == Clock::Crisis
            && let Some(war) = scenario.war.as_deref()
        {
            let beijing = war.nation(Party::Prc);
            for nation in Party::COALITION.map(|party| war.nation(party)) {
                match (friend(&sides, nation), friend(&sides, beijing)) {
                    (true, false) => sides.insert(beijing, Side::Opponent),
                    (false, true) => sides.insert(nation, Side::Opponent),
                    _ => None,
                };
            }
        }
        // Whoever is bound to an opponent stands with it.
        let opponents: Vec<NationId> = sides.iter().filter(|(_, side)| **side == Side::Opponent).map(|(&nation, _)| nation).collect();
        for nation in scenario.nations_present() {
            if !sides.contains_key(&nation) && opponents.iter().any(|&other| obligation::are_allies(&view.game, other, nation)) {
                sides.insert(nation, Side::Opponent);
            }
        }
        Self(sides)
    }

    /// How a nation stands.
    pub fn side(&self, nation: NationId) -> Side {
        self.0.get(&nation).copied().unwrap_or(Side::Neutral)
    }
}

/// The middle of a cell on the plane.
pub fn at_cell(scenario: &Scenario, ground: &Ground, cell: CellId) -> Option<Vec2> {
    scenario.map.cell(cell).map(|cell| ground.to_plane(cell.centre))
}

/// Where a force stands on the plane: at its place exactly, at sea in the middle of its hex.
pub fn at_position(scenario: &Scenario, ground: &Ground, position: Position) -> Option<Vec2> {
    match position {
        Position::At(place) => scenario.cell_of(position).map(|_| ground.to_plane(scenario.catalog.place(place).at)),
        Position::Field(cell) => at_cell(scenario, ground, cell),
    }
}

/// The moving picture.
pub fn picture(scenario: &Scenario, view: &View, ground: &Ground, selection: Selection, plan: Option<&Plan>) -> Picture {
    let sides = Sides::of(scenario, view);
    let mut picture = Picture {
        counters: view.game.active_forces().filter_map(|(id, force)| counter(scenario, view, ground, &sides, id, force)).collect(),
        ways: ways(scenario, view, ground),
        presence: presence(scenario, &view.game, ground, &sides),
        lattice: lattice::lattice(&Words { scenario, game: &view.game }, ground),
        zones: zones(scenario, view, ground, &sides),
        ..Picture::default()
    };
    if let Selection::Force(id) = selection
        && let Some(force) = view.game.forces.get(&id)
    {
        picture.rings = rings(scenario, ground, &sides, force);
        if view.knows(scenario, force.nation) {
            picture.reachable = reachable(scenario, &view.game, ground, force);
        }
    }
    picture.ways.extend(plan.and_then(|plan| plan.way(scenario, ground)));
    picture
}

fn counter(scenario: &Scenario, view: &View, ground: &Ground, sides: &Sides, id: ForceId, force: &Force) -> Option<Counter> {
    let kind = scenario.catalog.force_type(force.kind);
    let symbol = Symbol {
        icon: kind.icon,
        domain: kind.domain,
        side: sides.side(force.nation),
        letters: scenario.catalog.nation(force.nation).iso.clone(),
        strength: force.strength,
        uncertain: kind.seen_by_isr_only && !view.knows(scenario, force.nation),
    };
    let place = match force.position {
        Position::At(place) => Some(place.0),
        Position::Field(_) => None,
    };
    let own = view.viewer != Viewer::WhiteCell && view.knows(scenario, force.nation);
    let at = at_position(scenario, ground, force.position)?;
    Some(Counter { id: id.0, symbol, name: force.name.to_string(), at, place, own })
}

/// Ways ordered this turn, and what is left of ways ordered before.
fn ways(scenario: &Scenario, view: &View, ground: &Ground) -> Vec<Way> {
    let game = &view.game;
    let mut ways = Vec::new();
    let mut ordered: Vec<ForceId> = Vec::new();
    for order in game.seats.iter().flat_map(|seat| &seat.orders) {
        let (id, route, what) = match order {
            Order::Move(order) => (order.force, &order.route, ""),
            Order::Undertake(order) => (order.force, &order.route, crate::report::words::act(order.act)),
            Order::Hold(order) => {
                ordered.push(order.force);
                continue;
            }
            Order::Transfer(_) | Order::Signal(_) | Order::Publicise(_) | Order::Consult(_) | Order::Honour(_) => continue,
            Order::Coerce(_) | Order::Influence(_) | Order::Counter(_) | Order::Induce(_) | Order::Exercise(_) | Order::Preposition(_) => continue,
            Order::Invest(_) | Order::Launch(_) | Order::Persuade(_) | Order::Benefit(_) | Order::SetPolicy(_) => continue,
            Order::Hasten(_) | Order::Reassure(_) | Order::War(_) | Order::Quarantine(_) => continue,
        };
        ordered.push(id);
        if let Some(force) = game.forces.get(&id) {
            let goal = match order {
                Order::Undertake(order) if route.is_empty() => Some(scenario.feature(order.feature).cell),
                _ => None,
            };
            ways.extend(way_of(scenario, game, ground, force, route, goal, what));
        }
    }
    for (id, force) in game.active_forces() {
        if !ordered.contains(&id) && !force.route.is_empty() {
            let what = force.task.map_or("", |task| crate::report::words::act(task.act));
            ways.extend(way_of(scenario, game, ground, force, &force.route, None, what));
        }
    }
    ways
}

fn way_of(scenario: &Scenario, game: &Game, ground: &Ground, force: &Force, route: &[CellId], goal: Option<CellId>, what: &str) -> Option<Way> {
    let start = at_position(scenario, ground, force.position)?;
    let cells: Vec<CellId> = if route.is_empty() { goal.into_iter().collect() } else { route.to_vec() };
    let points: Vec<Vec2> = std::iter::once(start).chain(cells.iter().filter_map(|&cell| at_cell(scenario, ground, cell))).collect();
    let leaves = leaves(scenario, game, force, route);
    let days = if route.is_empty() { None } else { days_tenths(scenario, force, route) };
    let label = match (what, days) {
        ("", None) => String::new(),
        (what, None) => what.to_owned(),
        ("", Some(days)) => days_word(days),
        (what, Some(days)) => format!("{what}, {}", days_word(days)),
    };
    (points.len() > 1).then_some(Way { points, leaves, label, ordered: true })
}

/// How each step of a way stands with those whose leave it needs.
pub fn leaves(scenario: &Scenario, game: &Game, force: &Force, route: &[CellId]) -> Vec<Leave> {
    let leave = |(step, &cell): (usize, &CellId)| {
        if movement::enters(scenario, game, force, cell, &route[step + 1..]).is_some() { Leave::Denied } else { Leave::Granted }
    };
    route.iter().enumerate().map(leave).collect()
}

/// Days that a way takes, in tenths, rounded up.
pub fn days_tenths(scenario: &Scenario, force: &Force, route: &[CellId]) -> Option<u32> {
    let mut at = scenario.cell_of(force.position)?;
    let mut metres = 0u64;
    for &cell in route {
        metres += u64::from(scenario.map.step_m(at, cell)?);
        at = cell;
    }
    let left = metres.saturating_sub(u64::from(force.progress_m));
    let a_day = u64::from(scenario.catalog.force_type(force.kind).speed_km_day.max(1)) * 1000;
    Some((left * 10).div_ceil(a_day) as u32)
}

/// Tenths of days in words.
pub fn days_word(tenths: u32) -> String {
    format!("{}.{} days", tenths / 10, tenths % 10)
}

fn rings(scenario: &Scenario, ground: &Ground, sides: &Sides, force: &Force) -> Vec<RangeRing> {
    let kind = scenario.catalog.force_type(force.kind);
    let Some(cell) = scenario.cell_of(force.position).and_then(|cell| scenario.map.cell(cell)) else { return Vec::new() };
    let centre = match force.position {
        Position::At(place) => scenario.catalog.place(place).at,
        Position::Field(_) => cell.centre,
    };
    let ring = |km: u32, what: &str| RangeRing {
        points: ground.ring(centre, f64::from(km)),
        label: format!("{what} {km} km"),
        side: sides.side(force.nation),
    };
    let mut rings = Vec::new();
    if kind.domain == Domain::Air && kind.radius_km > 0 {
        rings.push(ring(kind.radius_km, "radius"));
    }
    if kind.reach_km > 0 {
        rings.push(ring(kind.reach_km, "weapons"));
    }
    if kind.domain != Domain::Air && kind.sensor_km > 0 {
        rings.push(ring(kind.sensor_km, "sees"));
    }
    rings
}

/// How the armies stand on Taiwan, once anybody has landed there.
fn zones(scenario: &Scenario, view: &View, ground: &Ground, sides: &Sides) -> Vec<ZoneMark> {
    let Some(setup) = scenario.war.as_deref() else { return Vec::new() };
    let [red, blue] = [Party::Prc, Party::Twn].map(|party| setup.nation(party));
    let letters = |nation: NationId| scenario.catalog.nation(nation).iso.as_str();
    let mark = |zone: salvo::Zone| ZoneMark {
        at: ground.to_plane(zone.at),
        text: format!(
            "{}: {} {} · {} {} · {}% held",
            zone.name,
            letters(red),
            zone.battalions.0,
            letters(blue),
            zone.battalions.1,
            zone.held_percent
        ),
        battalions: zone.battalions,
        sides: (sides.side(red), sides.side(blue)),
    };
    salvo::zones(&Words { scenario, game: &view.game }).into_iter().map(mark).collect()
}

/// Where a ship or a land force can be at the end of the turn, with the days there.
fn reachable(scenario: &Scenario, game: &Game, ground: &Ground, force: &Force) -> Vec<(Vec2, u32)> {
    let kind = scenario.catalog.force_type(force.kind);
    let Some(from) = scenario.cell_of(force.position).filter(|_| kind.domain != Domain::Air && !force.fixed && force.strength > 0) else {
        return Vec::new();
    };
    let budget_m = movement::range_m(scenario, game, force);
    let a_day = u64::from(kind.speed_km_day.max(1)) * 1000;
    let mut allowed = |cell| movement::obstacle(scenario, game, force, cell).is_none();
    let cells = scenario.map.reachable(from, budget_m, movement::mover_of(kind.domain), &mut allowed);
    let tenths = |metres: u32| (u64::from(metres) * 10).div_ceil(a_day) as u32;
    cells
        .into_iter()
        .filter(|(cell, _)| *cell != from)
        .filter_map(|(cell, metres)| Some((at_cell(scenario, ground, cell)?, tenths(metres))))
        .collect()
}

fn presence(scenario: &Scenario, game: &Game, ground: &Ground, sides: &Sides) -> Vec<(Vec2, Side, u32)> {
    let mut marks = Vec::new();
    for (id, feature) in scenario.features() {
        let Some(at) = at_cell(scenario, ground, feature.cell) else { continue };
        let mut by_side: BTreeMap<Side, u32> = BTreeMap::new();
        for presence in &game.features[id.index()].presence {
            *by_side.entry(sides.side(NationId(presence.nation))).or_default() += presence.hull_hours_last;
        }
        marks.extend(by_side.into_iter().filter(|(_, hours)| *hours > 0).map(|(side, hours)| (at, side, hours.div_ceil(24))));
    }
    marks
}
