//! The orders that stand in each seat's list, by names of their own. The rules and the log know an order by its place in the list, which
//! moves when another is taken back; whoever asks for one to be taken back names it, so that neither a teammate nor a message that comes
//! twice removes another.

use serde::{Deserialize, Serialize};

use super::{Session, SessionError};
use crate::rules::state::Game;
use crate::rules::vocab::ids::SeatId;
use crate::rules::{Actor, Command};

/// An order that a seat has given: counted within the seat, from 1, through the whole game, so that it tells nothing of others' orders. Going
/// back to an earlier turn does not bring a number back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OrderId(pub u32);

/// Which orders stand, by seat, in the order of its list.
#[derive(Clone, Debug, Default)]
pub(super) struct OrderBook {
    seats: Vec<SeatOrders>,
}

#[derive(Clone, Debug, Default)]
struct SeatOrders {
    given: u32,
    standing: Vec<OrderId>,
}

impl OrderBook {
    /// No orders, for so many seats.
    pub(super) fn new(seats: usize) -> Self {
        Self { seats: vec![SeatOrders::default(); seats] }
    }

    /// The orders of a seat, in the order of its list.
    pub(super) fn of(&self, seat: SeatId) -> &[OrderId] {
        self.seats.get(seat.index()).map_or(&[], |orders| &orders.standing)
    }

    /// Where an order stands in its seat's list; `None` if it is gone.
    pub(super) fn position(&self, seat: SeatId, order: OrderId) -> Option<u16> {
        self.of(seat).iter().position(|known| *known == order).map(|at| at as u16)
    }

    /// A seat's command was carried out.
    pub(super) fn carried_out(&mut self, seat: SeatId, command: &Command) {
        let Some(orders) = self.seats.get_mut(seat.index()) else { return };
        match command {
            Command::Give(_) => {
                orders.given += 1;
                orders.standing.push(OrderId(orders.given));
            }
            Command::TakeBack(at) if usize::from(*at) < orders.standing.len() => {
                orders.standing.remove(usize::from(*at));
            }
            _ => {}
        }
    }

    /// A turn was resolved, or the game went back to the start of one: what stands is what the game has.
    pub(super) fn follow(&mut self, game: &Game) {
        for (orders, seat) in self.seats.iter_mut().zip(&game.seats) {
            orders.standing.truncate(seat.orders.len());
        }
    }
}

impl Session {
    /// Takes an order of a seat back by its own name.
    ///
    /// # Errors
    /// It is gone, the seat has sealed, or it cannot be stored: then nothing has changed.
    pub fn take_back(&mut self, seat: SeatId, order: OrderId) -> Result<(), SessionError> {
        // One that is gone is refused as the rules refuse it: after a seal, say.
        let at = self.orders.position(seat, order).unwrap_or(u16::MAX);
        self.submit(Actor::Seat(seat), Command::TakeBack(at))
    }

    /// The orders that stand in a seat's list, in its order.
    pub fn orders(&self, seat: SeatId) -> &[OrderId] {
        self.orders.of(seat)
    }
}
