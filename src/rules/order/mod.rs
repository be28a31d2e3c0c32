//! What a seat tells its nation to do in a turn. One file an order: its data, its check, its resolution.
//!
//! To add a kind of order: a file here, a variant of [`Order`], and the compiler asks for the rest (its words in
//! [`report`](crate::report), its panel in the app).

mod benefit;
mod coerce;
mod consult;
mod counter;
mod exercise;
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

pub use benefit::Benefit;
pub use coerce::Coerce;
pub use consult::Consult;
pub use counter::{Counter, CounterKind};
pub use exercise::{Exercise, MAX_PARTNERS};
pub use hasten::Hasten;
pub use hold::Hold;
pub use honour::Honour;
pub use induce::Induce;
pub use influence::Influence;
pub use invest::Invest;
pub use launch::Launch;
pub use move_force::Move;
pub use persuade::Persuade;
pub use preposition::{MAX_SHIPMENT, Preposition};
pub use publicise::Publicise;
pub use quarantine::QuarantineOrder;
pub use reassure::Reassure;
pub use set_policy::SetPolicy;
pub use signal::{Signal, SignalKind};
pub use task::Undertake;
pub use transfer::Transfer;
pub use war::WarOrder;

use super::scenario::Scenario;
use super::state::Game;
use crate::catalog::NationId;
use crate::rules::state::view::{self, Viewer};
use crate::rules::vocab::error::Refusal;
use crate::rules::vocab::ids::{ForceId, SeatId};
pub use crate::rules::vocab::order::Order;

impl Order {
    /// The force that it is for, if it is for one. A force takes one order a turn.
    pub fn force(&self) -> Option<ForceId> {
        match self {
            Order::Move(order) => Some(order.force),
            Order::Undertake(order) => Some(order.force),
            Order::Hold(order) => Some(order.force),
            Order::Transfer(order) => Some(order.from),
            Order::Signal(_)
            | Order::Publicise(_)
            | Order::Consult(_)
            | Order::Honour(_)
            | Order::Coerce(_)
            | Order::Influence(_)
            | Order::Counter(_)
            | Order::Induce(_)
            | Order::Exercise(_)
            | Order::Preposition(_)
            | Order::Invest(_)
            | Order::Launch(_)
            | Order::Persuade(_)
            | Order::Benefit(_)
            | Order::SetPolicy(_)
            | Order::Hasten(_)
            | Order::Reassure(_)
            | Order::War(_)
            | Order::Quarantine(_) => None,
        }
    }

    /// The nation that acts.
    ///
    /// # Errors
    /// The force is unknown to whoever looks.
    pub fn nation(&self, game: &Game) -> Result<NationId, Refusal> {
        match self {
            Order::Signal(order) => Ok(order.nation),
            Order::Publicise(order) => Ok(order.nation),
            Order::Consult(order) => Ok(order.nation),
            Order::Honour(order) => Ok(order.nation),
            Order::Coerce(order) => Ok(order.nation),
            Order::Influence(order) => Ok(order.nation),
            Order::Counter(order) => Ok(order.nation),
            Order::Induce(order) => Ok(order.nation),
            Order::Exercise(order) => Ok(order.nation),
            Order::Preposition(order) => Ok(order.nation),
            Order::Invest(order) => Ok(order.nation),
            Order::Launch(order) => Ok(order.nation),
            Order::Persuade(order) => Ok(order.nation),
            Order::Benefit(order) => Ok(order.nation),
            Order::SetPolicy(order) => Ok(order.nation),
            Order::Hasten(order) => Ok(order.nation),
            Order::Reassure(order) => Ok(order.nation),
            Order::War(order) => Ok(order.nation()),
            Order::Quarantine(order) => Ok(order.nation()),
            Order::Move(_) | Order::Undertake(_) | Order::Hold(_) | Order::Transfer(_) => {
                let force = self.force().unwrap_or(ForceId(0));
                game.forces.get(&force).map(|f| f.nation).ok_or(Refusal::NoSuchForce { force })
            }
        }
    }

    /// Staff actions that it uses: [`Scenario::staff_actions`] limits their sum.
    pub fn staff_actions(&self) -> u8 {
        match self {
            Order::Hold(_) | Order::Honour(_) => 0,
            Order::Move(_) | Order::Undertake(_) | Order::Transfer(_) | Order::Signal(_) | Order::Publicise(_) | Order::Consult(_) => 1,
            Order::Coerce(_) | Order::Influence(_) | Order::Counter(_) | Order::Induce(_) | Order::Exercise(_) | Order::Preposition(_) => 1,
            Order::Invest(_) | Order::Launch(_) | Order::Persuade(_) | Order::Benefit(_) | Order::SetPolicy(_) => 1,
            Order::Hasten(_) | Order::Reassure(_) => 1,
            Order::War(order) => order.staff_actions(),
            Order::Quarantine(order) => order.staff_actions(),
        }
    }

    /// Political capital that it uses.
    pub fn capital(&self, scenario: &Scenario) -> i32 {
        match self {
            Order::Publicise(order) => order.capital(scenario),
            Order::Signal(order) => order.capital(scenario),
            Order::Consult(order) => order.capital(scenario),
            Order::Coerce(order) => order.capital(scenario),
            Order::Influence(order) => order.capital(scenario),
            Order::Counter(order) => order.capital(scenario),
            Order::Persuade(order) => order.capital(scenario),
            Order::SetPolicy(order) => order.capital(scenario),
            Order::Hasten(order) => order.capital(scenario),
            Order::Reassure(order) => order.capital(scenario),
            Order::Quarantine(order) => order.capital(scenario),
            Order::Move(_) | Order::Undertake(_) | Order::Hold(_) | Order::Transfer(_) | Order::Honour(_) => 0,
            Order::Induce(_) | Order::Exercise(_) | Order::Preposition(_) | Order::Invest(_) | Order::Launch(_) | Order::Benefit(_) => 0,
            Order::War(_) => 0,
        }
    }

    /// Money that it uses this turn, in millions of U.S. dollars.
    pub fn budget(&self, scenario: &Scenario) -> i32 {
        match self {
            Order::Counter(order) => order.budget(scenario),
            Order::Induce(order) => order.budget(scenario),
            Order::Exercise(order) => order.budget(scenario),
            Order::Preposition(order) => order.budget(scenario),
            Order::Invest(order) => order.budget(scenario),
            Order::Launch(order) => order.budget(scenario),
            Order::Benefit(order) => order.budget(scenario),
            Order::Move(_) | Order::Undertake(_) | Order::Hold(_) | Order::Transfer(_) | Order::Honour(_) => 0,
            Order::Signal(_) | Order::Publicise(_) | Order::Consult(_) | Order::Coerce(_) | Order::Influence(_) => 0,
            Order::Persuade(_) | Order::SetPolicy(_) | Order::Hasten(_) | Order::Reassure(_) | Order::War(_) | Order::Quarantine(_) => 0,
        }
    }

    /// Whether only the competition clock knows it.
    fn is_of_competition(&self) -> bool {
        match self {
            Order::Coerce(_) | Order::Influence(_) | Order::Counter(_) | Order::Induce(_) | Order::Exercise(_) | Order::Preposition(_) => true,
            Order::Invest(_) | Order::Launch(_) | Order::Persuade(_) | Order::Benefit(_) | Order::SetPolicy(_) => true,
            Order::Hasten(_) | Order::Reassure(_) => true,
            Order::Move(_) | Order::Undertake(_) | Order::Hold(_) | Order::Transfer(_) | Order::Signal(_) | Order::Publicise(_) => false,
            Order::Consult(_) | Order::Honour(_) | Order::War(_) | Order::Quarantine(_) => false,
        }
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
        if game.clock != scenario.clock && self.is_of_competition() {
            return Err(Refusal::WrongClock);
        }
        match self {
            Order::Move(order) => order.check(scenario, game),
            Order::Undertake(order) => order.check(scenario, game, game.seats[seat.index()].ceiling),
            Order::Hold(order) => order.check(game),
            Order::Transfer(order) => order.check(game),
            Order::Signal(order) => order.check(scenario, game),
            Order::Publicise(order) => order.check(scenario, game),
            Order::Consult(order) => order.check(scenario, game),
            Order::Honour(order) => order.check(game),
            Order::Coerce(order) => order.check(scenario, game),
            Order::Influence(order) => order.check(scenario, game),
            Order::Counter(order) => order.check(scenario, game),
            Order::Induce(order) => order.check(scenario),
            Order::Exercise(order) => order.check(scenario, game),
            Order::Preposition(order) => order.check(scenario, game),
            Order::Invest(order) => order.check(scenario, game),
            Order::Launch(order) => order.check(scenario, game),
            Order::Persuade(order) => order.check(scenario),
            Order::Benefit(order) => order.check(scenario, game),
            Order::SetPolicy(order) => order.check(scenario, game),
            Order::Hasten(order) => order.check(scenario, game),
            Order::Reassure(order) => order.check(scenario),
            Order::War(order) => order.check(scenario, game),
            Order::Quarantine(order) => order.check(scenario, game),
        }
    }
}
