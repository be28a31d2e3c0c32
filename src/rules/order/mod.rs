//! What a seat tells its nation to do in a turn. One file an order: its data, its check, its resolution.
//!
//! To add a kind of order: a file here, a variant of [`Order`], and the compiler asks for the rest (its words in
//! [`report`](crate::report), its panel in the app).

mod consult;
mod hold;
mod honour;
mod move_force;
mod publicise;
mod signal;
mod task;
mod transfer;

use serde::{Deserialize, Serialize};

pub use consult::Consult;
pub use hold::Hold;
pub use honour::Honour;
pub use move_force::Move;
pub use publicise::Publicise;
pub use signal::{Signal, SignalKind};
pub use task::Undertake;
pub use transfer::Transfer;

use super::error::Refusal;
use super::ids::{ForceId, SeatId};
use super::scenario::Scenario;
use super::state::{Force, Game};
use super::view::{self, Viewer};
use crate::catalog::NationId;

/// An order, sealed until all are in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// Sends a force somewhere.
    Move(Move),
    /// Gives a force something to do at a feature, and sends it there.
    Undertake(Undertake),
    /// Ends what a force is doing, where it is.
    Hold(Hold),
    /// Shifts hulls from one force to another in the same place.
    Transfer(Transfer),
    /// Tells another nation what is meant.
    Signal(Signal),
    /// Shows the world what happened at a feature.
    Publicise(Publicise),
    /// Opens a consultation under a treaty.
    Consult(Consult),
    /// Answers an obligation that fell due.
    Honour(Honour),
}

impl Order {
    /// The force that it is for, if it is for one. A force takes one order a turn.
    pub fn force(&self) -> Option<ForceId> {
        match self {
            Order::Move(order) => Some(order.force),
            Order::Undertake(order) => Some(order.force),
            Order::Hold(order) => Some(order.force),
            Order::Transfer(order) => Some(order.from),
            Order::Signal(_) | Order::Publicise(_) | Order::Consult(_) | Order::Honour(_) => None,
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
        }
    }

    /// Political capital that it uses.
    pub fn capital(&self, scenario: &Scenario) -> i32 {
        match self {
            Order::Publicise(order) => order.capital(scenario),
            Order::Signal(order) => order.capital(scenario),
            Order::Consult(order) => order.capital(scenario),
            Order::Move(_) | Order::Undertake(_) | Order::Hold(_) | Order::Transfer(_) | Order::Honour(_) => 0,
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
        match self {
            Order::Move(order) => order.check(scenario, game),
            Order::Undertake(order) => order.check(scenario, game, game.seats[seat.index()].ceiling),
            Order::Hold(order) => order.check(game),
            Order::Transfer(order) => order.check(game),
            Order::Signal(order) => order.check(scenario, game),
            Order::Publicise(order) => order.check(scenario, game),
            Order::Consult(order) => order.check(scenario, game),
            Order::Honour(order) => order.check(game),
        }
    }
}

/// The force of an order, if it is in the game and may be ordered.
pub(super) fn orderable(game: &Game, id: ForceId) -> Result<&Force, Refusal> {
    let force = game.forces.get(&id).filter(|force| force.active).ok_or(Refusal::NoSuchForce { force: id })?;
    if force.fixed {
        return Err(Refusal::ForceFixed { force: id });
    }
    if force.strength == 0 {
        return Err(Refusal::NoSuchForce { force: id });
    }
    Ok(force)
}
