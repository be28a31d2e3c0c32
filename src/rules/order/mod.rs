//! What a seat tells its nation to do in a turn. One file an order: its [`OrderEntry`], which says all that the game, forms, random play and
//! studies ask of it.
//!
//! To add a kind of order: its data and a row of the list in [`vocab::order`](crate::rules::vocab::order), and a file here. The compiler then
//! asks for its sentences ([`report`](crate::report)) and for what AI players do with it ([`ai`](crate::ai)).

mod benefit;
mod coerce;
mod consult;
mod counter;
pub mod entry;
mod exercise;
pub mod form;
mod hasten;
mod hold;
mod honour;
mod induce;
mod influence;
mod invest;
mod launch;
mod may;
mod move_force;
mod persuade;
mod preposition;
mod publicise;
pub mod quarantine;
mod reassure;
mod set_policy;
mod signal;
mod task;
mod transfer;
pub mod war;

pub use exercise::MAX_PARTNERS;
pub use preposition::MAX_SHIPMENT;

use entry::{Bound, Doer, Follows, OrderEntry, Step};
use form::{Asking, Besides, Chosen, Form, Offer, Purpose};

use super::scenario::Scenario;
use super::state::Game;
use crate::catalog::NationId;
use crate::rules::change::Change;
use crate::rules::state::view::{self, Viewer};
use crate::rules::vocab::error::Refusal;
use crate::rules::vocab::ids::{ForceId, SeatId};
use crate::rules::vocab::money::Musd;
pub use crate::rules::vocab::order::*;
use crate::rules::vocab::position::Clock;

impl Order {
    /// Its name on the command line and in tables.
    pub fn name(&self) -> &'static str {
        with_order!(self, order => OrderEntry::name(order))
    }

    /// The force that it is for, if it is for one. A force takes one order a turn.
    pub fn force(&self) -> Option<ForceId> {
        match with_order!(self, order => order.doer()) {
            Doer::Force(force) => Some(force),
            Doer::Nation(_) => None,
        }
    }

    /// The nation that acts.
    ///
    /// # Errors
    /// The force is unknown to whoever looks.
    pub fn nation(&self, game: &Game) -> Result<NationId, Refusal> {
        match with_order!(self, order => order.doer()) {
            Doer::Nation(nation) => Ok(nation),
            Doer::Force(force) => game.forces.get(&force).map(|known| known.nation).ok_or(Refusal::NoSuchForce { force }),
        }
    }

    /// Staff actions that it uses: [`Scenario::staff_actions`] limits their sum.
    pub fn staff_actions(&self) -> u8 {
        with_order!(self, order => OrderEntry::staff_actions(order))
    }

    /// Political capital that it uses.
    pub fn capital(&self, scenario: &Scenario) -> i32 {
        with_order!(self, order => order.capital(scenario))
    }

    /// Money that it uses this turn.
    pub fn budget(&self, scenario: &Scenario) -> Musd {
        with_order!(self, order => order.budget(scenario))
    }

    /// Where it binds a force, if it moves or sets one to something.
    pub fn bound(&self) -> Option<Bound<'_>> {
        with_order!(self, order => order.bound())
    }

    /// What comes of it later.
    pub fn follows(&self) -> Follows<'_> {
        with_order!(self, order => order.follows())
    }

    /// Whether it can be rehearsed: what it brings at once hangs on no chance and on nobody's meeting.
    pub fn is_foreseeable(&self) -> bool {
        with_order!(self, order => order.is_foreseeable())
    }

    /// Whether it and one that is given are about the same thing, so that only one of them can stand.
    pub fn excludes(&self, given: &Order) -> bool {
        with_order!(self, order => OfKind::of(given).is_some_and(|given| order.excludes(given)))
    }

    /// Why the order cannot be given by `seat` now, other than for want of staff actions. Works on a whole game and on the seat's view alike.
    ///
    /// # Errors
    /// The first reason against it.
    pub fn check(&self, scenario: &Scenario, game: &Game, seat: SeatId) -> Result<(), Refusal> {
        let nation = self.nation(game)?;
        // A force that the seat may not know of is refused like one that there is not.
        if let Some(force) = self.force()
            && !game.forces.get(&force).is_some_and(|known| view::sees_force(scenario, game, Viewer::Seat(seat), known))
        {
            return Err(Refusal::NoSuchForce { force });
        }
        if !game.commands(scenario, seat, nation) {
            return Err(match self.force() {
                Some(force) => Refusal::NotYourForce { force },
                None => Refusal::NotYourNation { nation },
            });
        }
        let clocks = self.kind().clocks();
        if !clocks.contains(&game.clock) || !clocks.contains(&scenario.clock) {
            return Err(Refusal::WrongClock);
        }
        with_order!(self, order => OrderEntry::check(order, scenario, game, seat))
    }

    /// Carries it out, as an order of `seat`: the one way in which the turn and its rehearsal do.
    pub(in crate::rules) fn resolve(&self, change: &mut Change, seat: SeatId) {
        with_order!(self, order => order.resolve(change, seat));
    }
}

/// Carries out the turn's orders of a step, seat by seat as they were given.
pub(in crate::rules) fn carry_out(change: &mut Change, orders: &[(SeatId, Order)], step: Step) {
    for (seat, order) in orders.iter().filter(|(_, order)| order.kind().step() == step) {
        order.resolve(change, *seat);
    }
}

impl Kind {
    /// Its names on the command line and in tables: several where studies tell apart what it does.
    pub fn names(self) -> &'static [&'static str] {
        with_kind!(self, Data => <Data as OrderEntry>::NAMES)
    }

    /// The clocks on which it exists.
    pub fn clocks(self) -> &'static [Clock] {
        with_kind!(self, Data => Data::CLOCKS)
    }

    /// When in a turn it is carried out.
    pub fn step(self) -> Step {
        with_kind!(self, Data => Data::STEP)
    }

    /// How a form offers it.
    pub fn form(self) -> Form {
        with_kind!(self, Data => Data::FORM)
    }

    /// What a form takes besides choices.
    pub fn besides(self) -> Besides {
        match self.form() {
            Form::Panel(_, _, besides) => besides,
            Form::Apart => Besides::Nothing,
        }
    }

    /// What comes after what is chosen.
    pub fn offer(self, asking: &Asking<'_>, chosen: &Chosen) -> Offer<Order> {
        with_kind!(self, Data => Data::offer(asking, chosen).map(Order::from))
    }

    /// A refusal as a form says it: for want of anything to choose from, the general reason would puzzle.
    pub fn told(self, refusal: Refusal, nation: NationId) -> Refusal {
        match refusal {
            Refusal::NoSuch { .. } => with_kind!(self, Data => Data::nothing_to_choose(nation)).unwrap_or(refusal),
            refusal => refusal,
        }
    }
}

impl Purpose {
    /// The kinds that serve it, as they are shown.
    pub fn kinds(self) -> Vec<Kind> {
        let place = |kind: Kind| match kind.form() {
            Form::Panel(purpose, place, _) if purpose == self => Some((place, kind)),
            Form::Panel(..) | Form::Apart => None,
        };
        let mut found: Vec<(u8, Kind)> = Kind::ALL.iter().copied().filter_map(place).collect();
        found.sort();
        found.into_iter().map(|(_, kind)| kind).collect()
    }
}

/// Every kind that the panel offers, in its order.
pub fn offered() -> impl Iterator<Item = Kind> {
    Purpose::ALL.into_iter().flat_map(Purpose::kinds)
}
