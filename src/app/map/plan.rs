//! A move that is being thought over: where the selected force would go, how long it would take, and what stands against it.

use bevy::math::Vec2;

use super::scene::{MapGround, StepPermission, Way};
use crate::app::bridge::picture;
use crate::catalog::{NationId, PlaceId};
use crate::geo::CellId;
use crate::rules::order::{Move, Order};
use crate::rules::phases::movement;
use crate::rules::scenario::{Position, Scenario};
use crate::rules::state::Game;
use crate::rules::vocab::ids::{ForceId, SeatId};
use crate::rules::{Refusal, turn};

/// A move that is being thought over.
#[derive(Clone, Debug, PartialEq)]
pub struct MovePlan {
    /// Who would go.
    pub force: ForceId,
    /// Where to.
    pub goal: CellId,
    /// The order that would be given; `None` if no way leads there.
    pub order: Option<Move>,
    /// How each step stands with those whose leave it needs.
    pub leaves: Vec<StepPermission>,
    /// Whose territorial sea or airspace it enters without permission, and where first.
    pub intrudes: Vec<(NationId, CellId)>,
    /// Days on the way, in tenths.
    pub tenths: u32,
    /// Why it cannot be ordered, if it cannot.
    pub against: Option<Refusal>,
    start: Position,
}

impl MovePlan {
    /// Thinks over a move of `force` into what lies at `goal`; `None` if there is no such force, or it is there.
    pub fn think(scenario: &Scenario, game: &Game, seat: SeatId, force: ForceId, goal: CellId) -> Option<Self> {
        let to = destination(scenario, game, force, goal)?;
        Self::to(scenario, game, seat, force, to)
    }

    /// Thinks over a move of `force` to a position.
    pub fn to(scenario: &Scenario, game: &Game, seat: SeatId, force: ForceId, to: Position) -> Option<Self> {
        let mover = game.forces.get(&force)?;
        let goal = scenario.cell_of(to)?;
        if to == mover.position {
            return None;
        }
        let (order, against) = match Move::plan(scenario, game, force, to) {
            Ok(order) => {
                let against = turn::can_give(scenario, game, seat, &Order::Move(order.clone())).err();
                (Some(order), against)
            }
            Err(refusal) => (None, Some(refusal)),
        };
        let route: &[CellId] = order.as_ref().map_or(&[], |order| &order.route);
        let mut leaves = picture::leaves(scenario, game, mover, route);
        let intrudes = movement::entered_on(scenario, game, mover, route);
        if let (Some(Refusal::NoPermission { .. } | Refusal::MustConsult { .. }), Some(last)) = (&against, leaves.last_mut()) {
            *last = StepPermission::Ask;
        }
        let tenths = picture::days_tenths(scenario, mover, route).unwrap_or(0);
        Some(Self { force, goal, order, leaves, intrudes, tenths, against, start: mover.position })
    }

    /// The way on the map.
    pub fn way(&self, scenario: &Scenario, ground: &MapGround) -> Option<Way> {
        let route = &self.order.as_ref()?.route;
        let start = picture::at_position(scenario, ground, self.start)?;
        let points: Vec<Vec2> = std::iter::once(start).chain(route.iter().filter_map(|&cell| picture::at_cell(scenario, ground, cell))).collect();
        let days = picture::days_word(self.tenths);
        let label = match (&self.against, self.intrudes.is_empty()) {
            (Some(_), _) => format!("{days}: not allowed"),
            (None, false) => format!("{days}: entry without permission"),
            (None, true) => days,
        };
        (points.len() > 1).then_some(Way { points, leaves: self.leaves.clone(), label, ordered: false })
    }
}

/// What going to a cell means for a force: into a place there that takes it, its home and those where it has leave first; otherwise the
/// open hex. `None` if the force is unknown.
pub fn destination(scenario: &Scenario, game: &Game, force: ForceId, goal: CellId) -> Option<Position> {
    let mover = game.forces.get(&force)?;
    let domain = scenario.catalog.force_type(mover.kind).domain;
    let here = |(index, at): (usize, &Option<CellId>)| (*at == Some(goal)).then_some(PlaceId(index as u16));
    let takes = |place: &PlaceId| scenario.catalog.place(*place).takes(domain);
    let allowed = |place: PlaceId| {
        crate::rules::phases::agreement::permission::at_place(scenario, game, mover.nation, place, crate::catalog::Operation::Logistics).allows()
    };
    let places = scenario.place_cells.iter().enumerate().filter_map(here).filter(takes);
    let best = places.min_by_key(|&place| (place != mover.home, !allowed(place), place));
    Some(best.map_or(Position::Field(goal), Position::At))
}
