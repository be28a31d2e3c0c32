//! Shifts hulls from one force to another in the same place.

use super::entry::{Doer, EVERY_CLOCK, OrderEntry, Step};
use super::form::Form;
use super::may::orderable;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::error::Refusal;
use crate::rules::vocab::force::Force;
use crate::rules::vocab::ids::{SeatId, SeatSet};
use crate::rules::vocab::order::Transfer;
use crate::rules::vocab::position::Clock;

impl OrderEntry for Transfer {
    const NAMES: &'static [&'static str] = &["transfer"];
    const CLOCKS: &'static [Clock] = EVERY_CLOCK;
    const FORM: Form = Form::Apart;
    const STEP: Step = Step::SettingOut;

    fn doer(&self) -> Doer {
        Doer::Force(self.from)
    }

    /// # Errors
    /// A force cannot be ordered, they are not alike or not together, or too few hulls are there.
    fn check(&self, _: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
        let from = orderable(game, self.from)?;
        // One answer for every force that cannot take them, so that it tells nothing of forces that the seat may not know.
        let to = orderable(game, self.to).map_err(|_| Refusal::NoSuchForce { force: self.to })?;
        if !self.fits(game, from, to) {
            return Err(Refusal::NoSuchForce { force: self.to });
        }
        let full = to.strength.checked_add(self.hulls).is_none();
        if self.hulls == 0 || self.hulls >= from.strength || full {
            return Err(Refusal::WrongHulls { most: from.strength.saturating_sub(1).min(u16::MAX - to.strength) });
        }
        Ok(())
    }

    fn resolve(&self, change: &mut Change, seat: SeatId) {
        let hulls = self.hulls_now(&change.game);
        change.emit(SeatSet::one(seat), Event::HullsTransferred { from: self.from, to: self.to, hulls });
    }

    /// What becomes of a force hangs on who meets it.
    fn is_foreseeable(&self) -> bool {
        false
    }
}

impl Transfer {
    /// Together in one place; in competition anywhere, since a quarter is long enough to shift hulls from sea to sea.
    fn fits(&self, game: &Game, from: &Force, to: &Force) -> bool {
        let together = from.position == to.position || game.clock == Clock::Competition;
        self.from != self.to && from.nation == to.nation && from.kind == to.kind && together
    }

    /// Hulls that pass over when the turn resolves: what is there beyond the one that stays, if the two are still together.
    fn hulls_now(&self, game: &Game) -> u16 {
        match (game.forces.get(&self.from), game.forces.get(&self.to)) {
            (Some(from), Some(to)) if self.fits(game, from, to) => self.hulls.min(from.strength.saturating_sub(1)).min(u16::MAX - to.strength),
            _ => 0,
        }
    }
}
