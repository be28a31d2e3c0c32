//! What teams order and say before a turn resolves.

use crate::catalog::quantity::Thousandths;
use crate::rules::event::group::Ordering;
use crate::rules::state::Game;
use crate::rules::vocab::ids::SeatId;

/// Changes what teams have ordered.
pub(super) fn apply(game: &mut Game, event: Ordering<'_>) {
    match event {
        Ordering::OrderGiven { seat, order } => {
            if let Some(state) = game.seats.get_mut(seat.index()) {
                state.orders.push(order.clone());
            }
        }
        Ordering::OrderTakenBack { seat, index } => {
            if let Some(state) = game.seats.get_mut(seat.index())
                && usize::from(*index) < state.orders.len()
            {
                state.orders.remove(usize::from(*index));
            }
        }
        Ordering::Sealed { seat } => set_sealed(game, *seat, true),
        Ordering::Unsealed { seat } => set_sealed(game, *seat, false),
        Ordering::CeilingSet { seat, ceiling } => {
            if let Some(state) = game.seats.get_mut(seat.index()) {
                state.ceiling = *ceiling;
            }
        }
        Ordering::GuessNoted { seat, permille } => {
            let turn = game.turn;
            if let Some(state) = game.seats.get_mut(seat.index()) {
                state.guesses.insert(turn, Thousandths((*permille).min(1000) as i16));
            }
        }
        Ordering::MessageSent { message } => game.messages.push(message.clone()),
    }
}

fn set_sealed(game: &mut Game, seat: SeatId, sealed: bool) {
    if let Some(state) = game.seats.get_mut(seat.index()) {
        state.sealed = sealed;
    }
}
