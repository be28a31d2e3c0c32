//! From what a seat knows to what the map draws.

use std::collections::BTreeMap;

use bevy::math::Vec2;

use super::{lattice, opening};
use crate::app::map::{
    ground::{self as grounds, NoGround},
    plan::MovePlan,
    scene::{MapForce, MapGround, Picture, RangeRing, StepPermission, Tint, Way, ZoneMark},
    soil::SEA,
    symbols::Symbol,
};
use crate::app::panels::Selection;
use crate::app::theme::Side;
use crate::catalog::quantity::{Hours, Km};
use crate::catalog::{Domain, Host, Icon, NationId, PlaceId, PlaceKind};
use crate::geo::{CellId, Geography};
use crate::report::Words;
use crate::report::headlines::salvo;
use crate::report::words::second_names;
use crate::rules::models::war::Party;
use crate::rules::order::Order;
use crate::rules::phases::agreement::obligation;
use crate::rules::phases::movement;
use crate::rules::scenario::{Clock, Position, Scenario};
use crate::rules::state::view::{View, Viewer};
use crate::rules::state::{Force, Game, Pair};
use crate::rules::vocab::ids::ForceId;

/// The still ground of a level.
///
/// # Errors
/// The program's own geography is damaged.
pub fn ground(geography: &Geography, scenario: &Scenario, view: &View) -> Result<MapGround, NoGround> {
    let sides = Sides::of(scenario, view);
    let mut ground = grounds::build(geography, &scenario.map, &scenario.catalog, |nation| sides.side(nation))?;
    refresh_places(&mut ground, scenario, view);
    Ok(ground)
}

/// Brings what stands at places up to date: control of features, and how their operators stand to the viewer; and what the map opens with.
pub fn refresh_places(ground: &mut MapGround, scenario: &Scenario, view: &View) {
    let sides = Sides::of(scenario, view);
    for place in &mut ground.places {
        let controller = scenario.catalog.place(PlaceId(place.id)).controller;
        place.side = controller.map_or(Side::Neutral, |nation| sides.side(nation));
        place.tint = controller.map_or(Tint::Side(Side::Neutral), |nation| sides.tint(scenario, nation));
        let feature = scenario.features.iter().position(|feature| feature.place.0 == place.id);
        place.control = feature.and_then(|index| view.game.features.get(index)).map(|state| state.control);
        if let Some(feature) = feature.and_then(|index| scenario.features.get(index)) {
            (place.kind, place.tier) = (PlaceKind::Feature, 1);
            place.ends = [sides.tint(scenario, feature.challenger), sides.tint(scenario, feature.holder)];
        }
    }
    for (realm, nation) in ground.realms.iter_mut().zip((0u16..).map(NationId)) {
        realm.at_table = scenario.seats.iter().any(|seat| seat.nations.contains(&nation));
        let claims = |feature: &crate::rules::scenario::Feature| scenario.catalog.place(feature.place).claimants.contains(&nation);
        let plays = scenario.nations.get(nation.index()).is_some_and(|setup| setup.present);
        // The model of war is about whoever is landed on, in every level.
        let landed_on = scenario.catalog.war.parties.as_ref().is_some_and(|parties| parties.twn == nation);
        realm.concerned = plays || landed_on || scenario.features.iter().any(claims);
    }
    ground.opening = opening::part(scenario, view, ground);
}

/// How every nation stands to whoever looks.
pub struct Sides {
    sides: BTreeMap<NationId, Side>,
    /// Nations that have exchanged shots with the viewer's own.
    fired: Vec<NationId>,
    /// Whoever looks takes no side.
    even: bool,
}

impl Sides {
    /// Own; bound by a treaty, or fighting on the same side; across from these at a contested feature; or neither. The White Cell takes no
    /// side: to it all nations are neutral, and their own colours tell them apart.
    pub fn of(scenario: &Scenario, view: &View) -> Self {
        if view.viewer == Viewer::WhiteCell {
            return Self { sides: BTreeMap::new(), fired: Vec::new(), even: true };
        }
        let own = view.own_nations(scenario);
        let mut sides: BTreeMap<NationId, Side> = own.iter().map(|&nation| (nation, Side::Own)).collect();
        for nation in scenario.nations_present() {
            if !sides.contains_key(&nation) && own.iter().any(|&me| obligation::are_allies(&view.game, me, nation)) {
                sides.insert(nation, Side::Ally);
            }
        }
        // Whoever fights beside the viewer is an ally, treaty or not.
        if let (Some(setup), Some(crisis)) = (scenario.war.as_deref(), view.game.at_war()) {
            let beside: Vec<NationId> =
                Party::COALITION.into_iter().filter(|&party| crisis.war.fights(party)).map(|party| setup.nation(party)).collect();
            if own.iter().any(|me| beside.contains(me)) {
                for nation in beside {
                    sides.entry(nation).or_insert(Side::Ally);
                }
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
        let shots = |&nation: &NationId| own.iter().any(|&me| me != nation && fired_at(&view.game, me, nation));
        let fired = sides.keys().copied().filter(shots).collect();
        Self { sides, fired, even: false }
    }

    /// The colour of a nation: of its side, or for who takes no side its own.
    pub fn tint(&self, scenario: &Scenario, nation: NationId) -> Tint {
        if self.even { Tint::Nation(scenario.catalog.nation(nation).colour) } else { Tint::Side(self.side(nation)) }
    }

    /// Whether a force of an opponent is none that fights, and no shot has been exchanged with its nation.
    pub fn suspect(&self, nation: NationId, icon: Icon) -> bool {
        let unarmed = matches!(icon, Icon::CoastGuard | Icon::Militia | Icon::Survey);
        unarmed && self.side(nation) == Side::Opponent && !self.fired.contains(&nation)
    }

    /// How a nation stands.
    pub fn side(&self, nation: NationId) -> Side {
        self.sides.get(&nation).copied().unwrap_or(Side::Neutral)
    }
}

/// The rung of the ladder at which shots are exchanged.
const SHOTS: u8 = 5;

/// Whether two nations have exchanged shots since the level began.
fn fired_at(game: &Game, a: NationId, b: NationId) -> bool {
    game.rungs.get(&Pair::new(a, b)).is_some_and(|rung| rung.peak >= SHOTS)
}

/// The middle of a cell on the plane.
pub fn at_cell(scenario: &Scenario, ground: &MapGround, cell: CellId) -> Option<Vec2> {
    scenario.map.cell(cell).map(|cell| ground.to_plane(cell.centre))
}

/// Where a force stands on the plane: at its place exactly, at sea in the middle of its hex.
pub fn at_position(scenario: &Scenario, ground: &MapGround, position: Position) -> Option<Vec2> {
    match position {
        Position::At(place) => scenario.cell_of(position).map(|_| ground.to_plane(scenario.catalog.place(place).at)),
        Position::Field(cell) => at_cell(scenario, ground, cell),
    }
}

/// The moving picture.
pub fn picture(scenario: &Scenario, view: &View, ground: &MapGround, selection: Selection, plan: Option<&MovePlan>) -> Picture {
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
            picture.reach_rim = rim(ground, &picture.reachable);
        }
    }
    picture.ways.extend(plan.and_then(|plan| plan.way(scenario, ground)));
    picture
}

fn counter(scenario: &Scenario, view: &View, ground: &MapGround, sides: &Sides, id: ForceId, force: &Force) -> Option<MapForce> {
    let kind = scenario.catalog.force_type(force.kind);
    let symbol = Symbol {
        icon: kind.icon,
        domain: kind.domain,
        side: sides.side(force.nation),
        letters: scenario.catalog.nation(force.nation).iso.clone(),
        strength: force.strength,
        uncertain: kind.seen_by_isr_only && !view.knows(scenario, force.nation),
        suspect: sides.suspect(force.nation, kind.icon),
        nation: match sides.tint(scenario, force.nation) {
            Tint::Nation(colour) => Some(colour),
            Tint::Side(_) => None,
        },
    };
    let place = match force.position {
        Position::At(place) => Some(place.0),
        Position::Field(_) => None,
    };
    let own = view.viewer != Viewer::WhiteCell && view.knows(scenario, force.nation);
    let at = at_position(scenario, ground, force.position)?;
    let coast = match (force.position, kind.domain) {
        (Position::At(place), _) => {
            let host = match scenario.catalog.place(place).host {
                Host::Nation(nation) => ground.soil.code(&scenario.catalog.nation(nation).iso),
                Host::Disputed | Host::International => None,
            };
            // A place on an islet off another's coast is its host's, whatever coast is nearest.
            host.unwrap_or_else(|| ground.soil.coast(at))
        }
        (Position::Field(_), Domain::Land) => ground.soil.at(at),
        (Position::Field(_), _) => SEA,
    };
    let land = ground.soil.code(&scenario.catalog.nation(force.nation).iso).unwrap_or(SEA);
    let doing = doing(scenario, view, id, force);
    Some(MapForce { id: id.0, symbol, name: second_names::shown(&scenario.catalog, &force.name), at, place, own, lands: [land, coast], doing })
}

/// What a force does, as far as the viewer knows: its order of this turn, its task, or where it lies.
fn doing(scenario: &Scenario, view: &View, id: ForceId, force: &Force) -> String {
    let ordered = view.game.seats.iter().flat_map(|seat| &seat.orders).find(|order| order.force() == Some(id));
    let feature = |feature| scenario.catalog.place(scenario.feature(feature).place).short();
    match (ordered, force.task, force.position) {
        (Some(Order::Undertake(order)), ..) => format!("ordered: {} at {}", crate::report::words::act(order.act), feature(order.feature)),
        (Some(Order::Hold(_)), ..) => "ordered: hold".to_owned(),
        (Some(Order::Move(_)), ..) => "ordered: move".to_owned(),
        (_, Some(task), _) => format!("{} at {}", crate::report::words::act(task.act), feature(task.feature)),
        (_, None, _) if !force.route.is_empty() => "under way".to_owned(),
        (_, None, Position::At(place)) => format!("at {}", scenario.catalog.place(place).short()),
        (_, None, Position::Field(_)) => "at sea".to_owned(),
    }
}

/// The sides of hexes beyond which none of the others lies.
fn rim(ground: &MapGround, reachable: &[(Vec2, u32)]) -> Vec<[Vec2; 2]> {
    let Some(&(first, _)) = reachable.first() else { return Vec::new() };
    let nearest = ground.hexes.iter().min_by(|a, b| a.centre.distance(first).total_cmp(&b.centre.distance(first)));
    let Some(template) = nearest else { return Vec::new() };
    let bucket = |at: Vec2| ((at.x / ground.hex_km).floor() as i32, (at.y / ground.hex_km).floor() as i32);
    let mut buckets: BTreeMap<(i32, i32), Vec<Vec2>> = BTreeMap::new();
    for &(centre, _) in reachable {
        buckets.entry(bucket(centre)).or_default().push(centre);
    }
    let taken = |at: Vec2| {
        let (x, y) = bucket(at);
        let around = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
        around.filter_map(|key| buckets.get(&key)).flatten().any(|centre| centre.distance(at) < ground.hex_km * 0.35)
    };
    let sides = |centre: Vec2| (0..6).map(move |i| [i, (i + 1) % 6].map(|corner| centre + template.corners[corner] - template.centre));
    let outer = |centre: Vec2| sides(centre).filter(move |[a, b]| !taken(*a + *b - centre)).collect::<Vec<_>>();
    reachable.iter().flat_map(|&(centre, _)| outer(centre)).collect()
}

/// Ways ordered this turn, and what is left of ways ordered before.
fn ways(scenario: &Scenario, view: &View, ground: &MapGround) -> Vec<Way> {
    let game = &view.game;
    let mut ways = Vec::new();
    let mut ordered: Vec<ForceId> = Vec::new();
    for order in game.seats.iter().flat_map(|seat| &seat.orders) {
        let Some(bound) = order.bound() else { continue };
        ordered.push(bound.force);
        // Who stops goes nowhere.
        if bound.route.is_empty() && bound.task.is_none() {
            continue;
        }
        if let Some(force) = game.forces.get(&bound.force) {
            let goal = bound.task.filter(|_| bound.route.is_empty()).map(|task| scenario.feature(task.feature).cell);
            let what = bound.task.map_or("", |task| crate::report::words::act(task.act));
            ways.extend(way_of(scenario, game, ground, &Going { force, route: bound.route, goal, what }));
        }
    }
    for (id, force) in game.active_forces() {
        if !ordered.contains(&id) && !force.route.is_empty() {
            let what = force.task.map_or("", |task| crate::report::words::act(task.act));
            ways.extend(way_of(scenario, game, ground, &Going { force, route: &force.route, goal: None, what }));
        }
    }
    ways
}

/// A force on its way.
struct Going<'a> {
    force: &'a Force,
    route: &'a [CellId],
    /// Where it goes, if its route is not laid yet.
    goal: Option<CellId>,
    /// What it does there; empty if it only goes.
    what: &'a str,
}

fn way_of(scenario: &Scenario, game: &Game, ground: &MapGround, going: &Going<'_>) -> Option<Way> {
    let &Going { force, route, goal, what } = going;
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
pub fn leaves(scenario: &Scenario, game: &Game, force: &Force, route: &[CellId]) -> Vec<StepPermission> {
    let leave = |(step, &cell): (usize, &CellId)| {
        if movement::enters(scenario, game, force, cell, &route[step + 1..]).is_some() { StepPermission::Denied } else { StepPermission::Granted }
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

fn rings(scenario: &Scenario, ground: &MapGround, sides: &Sides, force: &Force) -> Vec<RangeRing> {
    let kind = scenario.catalog.force_type(force.kind);
    let Some(cell) = scenario.cell_of(force.position).and_then(|cell| scenario.map.cell(cell)) else { return Vec::new() };
    let centre = match force.position {
        Position::At(place) => scenario.catalog.place(place).at,
        Position::Field(_) => cell.centre,
    };
    let ring = |km: Km, what: &str| RangeRing {
        points: ground.ring(centre, f64::from(km.0)),
        label: format!("{what} {km} km"),
        side: sides.side(force.nation),
    };
    let mut rings = Vec::new();
    if kind.domain == Domain::Air && kind.radius_km > Km::NONE {
        rings.push(ring(kind.radius_km, "radius"));
    }
    if kind.reach_km > Km::NONE {
        // What aircraft carry reaches on from as far as they fly.
        let flies = if kind.domain == Domain::Air { kind.radius_km } else { Km::NONE };
        rings.push(ring(flies + kind.reach_km, "weapons"));
    }
    if kind.domain != Domain::Air && kind.sensor_km > Km::NONE {
        rings.push(ring(kind.sensor_km, "sees"));
    }
    rings
}

/// How the armies stand on Taiwan, once anybody has landed there.
fn zones(scenario: &Scenario, view: &View, ground: &MapGround, sides: &Sides) -> Vec<ZoneMark> {
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
        sides: (sides.tint(scenario, red), sides.tint(scenario, blue)),
    };
    salvo::zones(&Words { scenario, game: &view.game }).into_iter().map(mark).collect()
}

/// Where a ship or a land force can be at the end of the turn, with the days there.
fn reachable(scenario: &Scenario, game: &Game, ground: &MapGround, force: &Force) -> Vec<(Vec2, u32)> {
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

fn presence(scenario: &Scenario, game: &Game, ground: &MapGround, sides: &Sides) -> Vec<(Vec2, Side, u32)> {
    let mut marks = Vec::new();
    for (id, feature) in scenario.features() {
        let Some(at) = at_cell(scenario, ground, feature.cell) else { continue };
        let mut by_side: BTreeMap<Side, Hours> = BTreeMap::new();
        for presence in &game.features[id.index()].presence {
            *by_side.entry(sides.side(NationId(presence.nation))).or_default() += presence.hull_hours_last;
        }
        marks.extend(by_side.into_iter().filter(|(_, hours)| *hours > Hours::NONE).map(|(side, hours)| (at, side, hours.div_ceil(Hours(24)))));
    }
    marks
}
