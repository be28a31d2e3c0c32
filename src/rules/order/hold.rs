//! Ends what a force is doing, where it is.

use super::entry::{Bound, Doer, EVERY_CLOCK, OrderEntry, Step};
use super::form::Form;
use super::may::orderable;
use crate::rules::change::Change;
use crate::rules::phases::movement;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::error::{Already, Refusal};
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::order::Hold;
use crate::rules::vocab::position::Clock;

impl OrderEntry for Hold {
    const NAMES: &'static [&'static str] = &["hold"];
    const CLOCKS: &'static [Clock] = EVERY_CLOCK;
    const FORM: Form = Form::Apart;
    const STEP: Step = Step::SettingOut;

    fn doer(&self) -> Doer {
        Doer::Force(self.force)
    }

    fn staff_actions(&self) -> u8 {
        0
    }

    fn bound(&self) -> Option<Bound<'_>> {
        Some(Bound { force: self.force, route: &[], task: None })
    }

    /// # Errors
    /// The force cannot be ordered, or has nothing to end.
    fn check(&self, _: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
        let force = orderable(game, self.force)?;
        if force.route.is_empty() && force.task.is_none() { Err(Refusal::Duplicate { what: Already::Idle }) } else { Ok(()) }
    }

    fn resolve(&self, change: &mut Change, seat: SeatId) {
        movement::set_out(change, seat, self.force, &[], None);
    }

    /// What becomes of a force hangs on who meets it.
    fn is_foreseeable(&self) -> bool {
        false
    }
}
