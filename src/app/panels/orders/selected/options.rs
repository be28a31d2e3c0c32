//! What a force can be ordered to do now, and why not otherwise: worked out once a selection, since it looks for ways over the map.

use crate::app::bridge::picture;
use crate::catalog::{self, Domain, NationId, PlaceId};
use crate::geo::CellId;
use crate::report::forecast;
use crate::rules::lesson::usual_opponent;
use crate::rules::order::{Hold, Move, Order, Transfer, Undertake};
use crate::rules::phases::movement;
use crate::rules::scenario::{Position, Scenario, on_scene};
use crate::rules::state::{Force, Game};
use crate::rules::vocab::ids::{FeatureId, ForceId, SeatId};
use crate::rules::{Refusal, turn};

/// How many bases are looked at for a way.
const MAX_BASES: usize = 7;

/// An order, and why it cannot be given, if it cannot.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusable {
    /// The order.
    pub order: Order,
    /// Why not.
    pub against: Option<Refusal>,
}

/// Something to do at a feature.
#[derive(Clone, Debug, PartialEq)]
pub struct ActOption {
    /// What.
    pub act: catalog::Act,
    /// The order.
    pub option: Refusable,
}

/// What can be done at a feature.
#[derive(Clone, Debug, PartialEq)]
pub struct AtFeature {
    /// Which.
    pub feature: FeatureId,
    /// Days on the way, in tenths; 0 on the scene and for what flies from its base; `None` if no way leads there.
    pub tenths: Option<u32>,
    /// Whose territorial sea or airspace the way enters without permission, and where first.
    pub intrudes: Vec<(NationId, CellId)>,
    /// Every act of this kind of force.
    pub acts: Vec<ActOption>,
    /// The odds of those that have any, as bands.
    pub odds: Vec<(catalog::Act, String)>,
}

/// A place to go to.
#[derive(Clone, Debug, PartialEq)]
pub struct BaseOption {
    /// Which.
    pub place: PlaceId,
    /// Days on the way, in tenths.
    pub tenths: u32,
    /// The order.
    pub option: Refusable,
}

/// All that a force can be ordered to do.
#[derive(Clone, Debug, PartialEq)]
pub struct ForceOptions {
    /// Whose.
    pub force: ForceId,
    /// Against whom acts are meant.
    pub against: Option<NationId>,
    /// At each feature, the nearest first.
    pub features: Vec<AtFeature>,
    /// Bases, its home first, then the nearest.
    pub bases: Vec<BaseOption>,
    /// Forces that may take hulls from it.
    pub takers: Vec<ForceId>,
    /// Ending what it does, if it does anything.
    pub hold: Option<Refusable>,
}

impl ForceOptions {
    /// Works them out; `None` if there is no such force.
    pub fn of(scenario: &Scenario, game: &Game, seat: SeatId, id: ForceId, against: Option<NationId>) -> Option<Self> {
        let force = game.forces.get(&id)?;
        let refusable = |order: Order| {
            let against = turn::can_give(scenario, game, seat, &order).err();
            Refusable { order, against }
        };
        let mut features: Vec<AtFeature> =
            scenario.features().map(|(feature, _)| at_feature(scenario, game, (id, force), feature, against, &refusable)).collect();
        features.sort_by_key(|option| (option.acts.is_empty(), option.tenths.unwrap_or(u32::MAX), option.feature));
        let alike = |(other, taker): (ForceId, &Force)| {
            let fits = other != id && taker.nation == force.nation && taker.kind == force.kind && taker.position == force.position && !taker.fixed;
            fits.then_some(other)
        };
        let busy = !force.route.is_empty() || force.task.is_some();
        Some(Self {
            force: id,
            against,
            features,
            bases: bases(scenario, game, id, force, &refusable),
            takers: if force.strength > 1 { game.active_forces().filter_map(alike).collect() } else { Vec::new() },
            hold: busy.then(|| refusable(Order::Hold(Hold { force: id }))),
        })
    }

    /// Hulls from this force to another.
    pub fn transfer(&self, to: ForceId, hulls: u16) -> Order {
        Order::Transfer(Transfer { from: self.force, to, hulls })
    }
}

fn at_feature(
    scenario: &Scenario,
    game: &Game,
    (id, force): (ForceId, &Force),
    feature: FeatureId,
    against: Option<NationId>,
    refusable: &dyn Fn(Order) -> Refusable,
) -> AtFeature {
    let kind = scenario.catalog.force_type(force.kind);
    let there = kind.domain == Domain::Air || on_scene(scenario, force, feature);
    // The way is the same for every act: looked for once.
    let goal = scenario.feature(feature).cell;
    let path = || movement::route_to(scenario, game, force, goal);
    let route = if there { Some(Vec::new()) } else { path().map(|path| path.cells) };
    let opponent = against.filter(|&other| other != force.nation).or_else(|| usual_opponent(scenario, game, force.nation, feature));
    let acts = kind.acts.iter().filter_map(|&act| {
        let order = Undertake { force: id, feature, act, against: opponent.filter(|_| act.opposes()), route: route.clone().unwrap_or_default() };
        let mut option = refusable(Order::Undertake(order));
        if route.is_none() {
            option.against = Some(Refusal::Unreachable);
        }
        // What this force can never do there is not worth a line.
        let never = matches!(option.against, Some(Refusal::CannotDo { .. }));
        (!never).then_some(ActOption { act, option })
    });
    let intrudes = movement::entered_on(scenario, game, force, route.as_deref().unwrap_or_default());
    let tenths = route.as_ref().and_then(|route| picture::days_tenths(scenario, force, route));
    let acts: Vec<ActOption> = acts.collect();
    let band = |act: &ActOption| match &act.option {
        // Those of an order that was given stay: giving it moves nothing under the pointer.
        Refusable { order: Order::Undertake(order), against: None | Some(Refusal::AlreadyOrdered { .. }) } if act.act != catalog::Act::Document => {
            let found = forecast::meetings(scenario, game, order).ok()?;
            found.iter().min_by_key(|meeting| meeting.for_giver().0).map(|meeting| (act.act, meeting.band()))
        }
        _ => None,
    };
    let odds = acts.iter().filter_map(band).collect();
    AtFeature { feature, tenths, intrudes, acts, odds }
}

fn bases(scenario: &Scenario, game: &Game, id: ForceId, force: &Force, refusable: &dyn Fn(Order) -> Refusable) -> Vec<BaseOption> {
    let domain = scenario.catalog.force_type(force.kind).domain;
    let Some(from) = scenario.cell_of(force.position) else { return Vec::new() };
    let mut places: Vec<(bool, u32, PlaceId)> = scenario
        .place_cells
        .iter()
        .enumerate()
        .filter_map(|(index, cell)| {
            let place = PlaceId(index as u16);
            let fits = scenario.catalog.place(place).takes(domain) && force.position != Position::At(place);
            Some((place != force.home, scenario.map.distance_m(from, (*cell)?), place)).filter(|_| fits)
        })
        .collect();
    places.sort_unstable();
    let base = |(_, _, place): (bool, u32, PlaceId)| {
        let order = Move::plan(scenario, game, id, Position::At(place)).ok()?;
        let tenths = picture::days_tenths(scenario, force, &order.route).unwrap_or(0);
        Some(BaseOption { place, tenths, option: refusable(Order::Move(order)) })
    };
    places.into_iter().take(MAX_BASES).filter_map(base).collect()
}
