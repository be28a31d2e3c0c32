//! Sends a force somewhere.

use super::entry::{Bound, Doer, EVERY_CLOCK, OrderEntry, Step};
use super::form::Form;
use super::may::orderable;
use crate::catalog::quantity::{Hours, Km};
use crate::catalog::{Domain, Operation};
use crate::rules::change::Change;
use crate::rules::phases::agreement::permission::{self, Verdict};
use crate::rules::phases::movement;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::error::{Refusal, What};
use crate::rules::vocab::ids::{ForceId, SeatId};
use crate::rules::vocab::order::Move;
use crate::rules::vocab::position::{Clock, Position};

impl Move {
    /// The shortest way to `to`, keeping out of others' waters where it can.
    ///
    /// # Errors
    /// There is no such force, or no way.
    pub fn plan(scenario: &Scenario, game: &Game, force: ForceId, to: Position) -> Result<Self, Refusal> {
        let mover = orderable(game, force)?;
        let cell = scenario.cell_of(to).ok_or(Refusal::Unreachable)?;
        let way = movement::route_to(scenario, game, mover, cell);
        Ok(Self { force, to, route: way.ok_or(Refusal::Unreachable)?.cells })
    }
}

impl OrderEntry for Move {
    const NAMES: &'static [&'static str] = &["move"];
    const CLOCKS: &'static [Clock] = EVERY_CLOCK;
    const FORM: Form = Form::Apart;
    const STEP: Step = Step::SettingOut;

    fn doer(&self) -> Doer {
        Doer::Force(self.force)
    }

    fn bound(&self) -> Option<Bound<'_>> {
        Some(Bound { force: self.force, route: &self.route, task: None })
    }

    /// # Errors
    /// The force cannot be ordered, the way does not hold, it is too far, or the host has not agreed.
    fn check(&self, scenario: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
        let force = orderable(game, self.force)?;
        let goal = scenario.cell_of(self.to).ok_or(Refusal::NoSuch { what: What::Place })?;
        let start = scenario.cell_of(force.position).ok_or(Refusal::Unreachable)?;
        if self.route.last().copied().unwrap_or(start) != goal || self.to == force.position {
            return Err(Refusal::BrokenRoute { step: self.route.len() as u32 });
        }
        let length_m = movement::check_route(scenario, game, force, &self.route)?;
        let kind = scenario.catalog.force_type(force.kind);
        if let Position::At(place) = self.to {
            if !scenario.catalog.place(place).takes(kind.domain) {
                return Err(Refusal::WrongPlace { place, force: self.force });
            }
            may_use(scenario, game, force.nation, place, Operation::Logistics)?;
        }
        let days_m = u64::from(kind.speed_km_day) * 1000;
        let hours = Hours((u64::from(length_m) * 24).div_ceil(days_m.max(1)) as u32);
        let left = kind.endurance_hours.saturating_sub(force.hours_out);
        match kind.domain {
            Domain::Air if matches!(self.to, Position::Field(_)) => {
                Err(Refusal::OutOfRange { needed_km: Km::of_metres(length_m), limit_km: Km::NONE })
            }
            Domain::Surface | Domain::Subsurface if hours > left && matches!(self.to, Position::Field(_)) => {
                Err(Refusal::EnduranceSpent { hours_out: force.hours_out + hours, limit_hours: kind.endurance_hours })
            }
            _ => Ok(()),
        }
    }

    fn resolve(&self, change: &mut Change, seat: SeatId) {
        movement::set_out(change, seat, self.force, &self.route, None);
    }

    /// What becomes of a force hangs on who meets it.
    fn is_foreseeable(&self) -> bool {
        false
    }
}

/// Why a nation may not use a place, if it may not.
pub(super) fn may_use(
    scenario: &Scenario,
    game: &Game,
    nation: crate::catalog::NationId,
    place: crate::catalog::PlaceId,
    operation: Operation,
) -> Result<(), Refusal> {
    verdict_or_refusal(permission::at_place(scenario, game, nation, place, operation), place, operation)
}

/// Why a nation's forces at a place may not use it for something, if they may not.
pub(super) fn may_go_on(
    scenario: &Scenario,
    game: &Game,
    nation: crate::catalog::NationId,
    place: crate::catalog::PlaceId,
    operation: Operation,
) -> Result<(), Refusal> {
    verdict_or_refusal(permission::still_at_place(scenario, game, nation, place, operation), place, operation)
}

fn verdict_or_refusal(verdict: Verdict, place: crate::catalog::PlaceId, operation: Operation) -> Result<(), Refusal> {
    match verdict {
        Verdict::Own | Verdict::Free | Verdict::Granted { .. } => Ok(()),
        Verdict::AfterConsultation { host, agreement, clause, turns } => Err(Refusal::MustConsult { host, agreement, clause, turns }),
        Verdict::Denied { host } => Err(Refusal::NoPermission { host, place: Some(place), operation }),
    }
}
