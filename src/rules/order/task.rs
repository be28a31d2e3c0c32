//! Gives a force something to do at a feature, and sends it there.

use super::entry::{Bound, Doer, EVERY_CLOCK, OrderEntry, Step};
use super::form::Form;
use super::may::orderable;
use super::move_force::may_go_on;
use crate::catalog::quantity::{Hours, Km};
use crate::catalog::{Act, Domain, NationId, Operation};
use crate::rules::change::Change;
use crate::rules::phases::{movement, station};
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::error::{Refusal, WarRefusal, What};
use crate::rules::vocab::force::{Force, Task};
use crate::rules::vocab::ids::{FeatureId, ForceId, SeatId};
use crate::rules::vocab::order::Undertake;
use crate::rules::vocab::position::{Clock, Position};

/// What studies call an act.
const fn name(act: Act) -> &'static str {
    match act {
        Act::Document => "document",
        Act::Patrol => "patrol",
        Act::Escort => "escort",
        Act::Resupply => "resupply",
        Act::ResupplyRepair => "resupply-repair",
        Act::Survey => "survey",
        Act::Build => "build",
        Act::Shadow => "shadow",
        Act::ShowForce => "show-force",
        Act::Block => "block",
        Act::LiveFire => "live-fire",
        Act::Harass => "harass",
        Act::WaterCannon => "water-cannon",
        Act::Ram => "ram",
        Act::Board => "board",
    }
}

/// The names of all acts.
const NAMES: [&str; Act::ALL.len()] = {
    let mut names = [""; Act::ALL.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = name(Act::ALL[at]);
        at += 1;
    }
    names
};

impl OrderEntry for Undertake {
    const NAMES: &'static [&'static str] = &NAMES;
    const CLOCKS: &'static [Clock] = EVERY_CLOCK;
    const FORM: Form = Form::Apart;
    const STEP: Step = Step::SettingOut;

    fn name(&self) -> &'static str {
        name(self.act)
    }

    fn doer(&self) -> Doer {
        Doer::Force(self.force)
    }

    fn bound(&self) -> Option<Bound<'_>> {
        Some(Bound { force: self.force, route: &self.route, task: Some(self.task()) })
    }

    /// # Errors
    /// The force cannot be ordered or cannot do that, the act is above the seat's ceiling, its opponent is none, or it cannot get there.
    fn check(&self, scenario: &Scenario, game: &Game, seat: SeatId) -> Result<(), Refusal> {
        self.can_be_done(scenario, game, orderable(game, self.force)?, game.seats[seat.index()].ceiling)
    }

    fn resolve(&self, change: &mut Change, seat: SeatId) {
        movement::set_out(change, seat, self.force, &self.route, Some(self.task()));
    }

    /// What becomes of a force hangs on who meets it.
    fn is_foreseeable(&self) -> bool {
        false
    }
}

impl Undertake {
    fn task(&self) -> Task {
        Task { feature: self.feature, act: self.act, against: self.against }
    }

    /// The order with the shortest way there.
    ///
    /// # Errors
    /// There is no such force or feature, or no way.
    pub fn plan(scenario: &Scenario, game: &Game, force: ForceId, feature: FeatureId, act: Act, against: Option<NationId>) -> Result<Self, Refusal> {
        Self::of(scenario, game, (force, orderable(game, force)?), feature, act, against)
    }

    /// The order of a force that does this from the start of the level, whether it is there then or comes later. The first ceiling of its
    /// seat does not bind what the level itself has it do.
    ///
    /// # Errors
    /// Why an order could not send it there: no way, too far for its endurance or range, no leave, or it is tied to its place.
    pub fn from_the_start(scenario: &Scenario, game: &Game, force: ForceId, task: Task) -> Result<Self, Refusal> {
        let doer = game.forces.get(&force).ok_or(Refusal::NoSuchForce { force })?;
        let on_scene = crate::rules::scenario::on_scene(scenario, doer, task.feature);
        if doer.fixed && !on_scene {
            return Err(Refusal::ForceFixed { force });
        }
        if game.at_war().is_some_and(|crisis| crisis.counters.contains_key(&force)) {
            return Err(WarRefusal::InTaskForce { force }.into());
        }
        let order = Self::of(scenario, game, (force, doer), task.feature, task.act, task.against)?;
        order.can_be_done(scenario, game, doer, Act::Board)?;
        Ok(order)
    }

    fn of(
        scenario: &Scenario,
        game: &Game,
        (force, doer): (ForceId, &Force),
        feature: FeatureId,
        act: Act,
        against: Option<NationId>,
    ) -> Result<Self, Refusal> {
        let goal = scenario.features.get(feature.index()).ok_or(Refusal::NoSuch { what: What::Feature })?.cell;
        let flies = scenario.catalog.force_type(doer.kind).domain == Domain::Air;
        let route = if flies || crate::rules::scenario::on_scene(scenario, doer, feature) {
            Vec::new()
        } else {
            let way = movement::route_to(scenario, game, doer, goal);
            way.ok_or(Refusal::Unreachable)?.cells
        };
        Ok(Self { force, feature, act, against, route })
    }

    fn can_be_done(&self, scenario: &Scenario, game: &Game, force: &Force, ceiling: Act) -> Result<(), Refusal> {
        let feature = scenario.features.get(self.feature.index()).ok_or(Refusal::NoSuch { what: What::Feature })?;
        let kind = scenario.catalog.force_type(force.kind);
        if !kind.acts.contains(&self.act) {
            return Err(Refusal::CannotDo { force: self.force, act: self.act });
        }
        if self.act.cargo().is_some() && (!feature.outpost || !game.features[self.feature.index()].garrison || force.nation != feature.holder) {
            return Err(Refusal::CannotDo { force: self.force, act: self.act });
        }
        if self.act.opposes() && self.act > ceiling {
            return Err(Refusal::AboveCeiling { act: self.act, ceiling });
        }
        match self.against {
            Some(other) if self.act.opposes() => {
                let present = scenario.nations.get(other.index()).is_some_and(|setup| setup.present);
                if other == force.nation || !present {
                    return Err(Refusal::BadOpponent);
                }
            }
            None if !self.act.opposes() => {}
            _ => return Err(Refusal::BadOpponent),
        }
        if kind.domain == Domain::Air {
            return self.check_flight(scenario, game, force);
        }
        if crate::rules::scenario::on_scene(scenario, force, self.feature) && self.route.is_empty() {
            return Ok(());
        }
        if self.route.last() != Some(&feature.cell) {
            return Err(Refusal::BrokenRoute { step: self.route.len() as u32 });
        }
        let length_m = movement::check_route(scenario, game, force, &self.route)?;
        if game.clock == Clock::Competition {
            return station::of(scenario, game, self.force, self.feature).map(|_| ());
        }
        let speed_m = u64::from(kind.speed_km_day.max(1)) * 1000;
        let out_hours = force.hours_out + Hours((u64::from(length_m) * 24).div_ceil(speed_m) as u32);
        // It must be able to come back as well.
        if out_hours + (out_hours - force.hours_out) > kind.endurance_hours {
            return Err(Refusal::EnduranceSpent { hours_out: out_hours, limit_hours: kind.endurance_hours });
        }
        Ok(())
    }

    fn check_flight(&self, scenario: &Scenario, game: &Game, force: &Force) -> Result<(), Refusal> {
        let kind = scenario.catalog.force_type(force.kind);
        if !self.route.is_empty() {
            return Err(Refusal::BrokenRoute { step: 0 });
        }
        if !crate::rules::scenario::on_scene(scenario, force, self.feature) {
            let from = scenario.cell_of(force.position).ok_or(Refusal::Unreachable)?;
            let needed_km = Km::of_metres(scenario.map.distance_m(from, scenario.feature(self.feature).cell));
            return Err(Refusal::OutOfRange { needed_km, limit_km: kind.radius_km });
        }
        match force.position {
            Position::At(place) => may_go_on(scenario, game, force.nation, place, Operation::Isr),
            Position::Field(_) => Ok(()),
        }
    }
}
