//! Answers an obligation that fell due.

use super::entry::{Doer, EVERY_CLOCK, OrderEntry};
use super::form::Form;
use crate::catalog::clause::Response;
use crate::rules::change::Change;
use crate::rules::phases::agreement::obligation;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::agreement::Due;
use crate::rules::vocab::error::{Refusal, What};
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::order::{Honour, Order};
use crate::rules::vocab::position::Clock;

impl OrderEntry for Honour {
    const NAMES: &'static [&'static str] = &["honour"];
    const CLOCKS: &'static [Clock] = EVERY_CLOCK;
    const FORM: Form = Form::Apart;

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation)
    }

    fn staff_actions(&self) -> u8 {
        0
    }

    fn excludes(&self, given: &Self) -> bool {
        self.due == given.due
    }

    /// # Errors
    /// Nothing is due from this nation under that number, or the promise is to act and it has no force at, or on its way to, the scene.
    fn check(&self, _: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
        let open = game.dues.get(self.due.index()).filter(|due| due.kept.is_none() && due.obligor == self.nation);
        let due = open.ok_or(Refusal::NoSuch { what: What::Obligation })?;
        let sent = game.seats.iter().flat_map(|seat| &seat.orders).filter_map(Order::bound).any(|bound| {
            bound.task.is_some_and(|task| task.feature == due.feature)
                && game.forces.get(&bound.force).is_some_and(|force| force.nation == self.nation)
        });
        if self.keep && to_act(game, due) && !self.is_there(game, due) && !sent {
            return Err(Refusal::NeedsForceThere { feature: due.feature });
        }
        Ok(())
    }

    fn resolve(&self, change: &mut Change, _: SeatId) {
        let Some(due) = change.game.dues.get(self.due.index()).filter(|due| due.kept.is_none()) else { return };
        // A promise to act is not kept by saying so: whoever called the force back leaves the matter open.
        if !self.keep || !to_act(&change.game, due) || self.is_there(&change.game, due) {
            obligation::settle(change, self.due, self.keep);
        }
    }
}

impl Honour {
    /// Whether a force of the nation is at, or on its way to, the scene with something to do.
    fn is_there(&self, game: &Game, due: &Due) -> bool {
        game.active_forces().any(|(_, force)| force.nation == self.nation && force.task.is_some_and(|task| task.feature == due.feature))
    }
}

fn to_act(game: &Game, due: &Due) -> bool {
    let clause = game.agreement(due.agreement).and_then(|agreement| agreement.clauses().get(usize::from(due.clause)));
    let help = clause.and_then(|clause| clause.help(due.obligor, due.beneficiary));
    help.is_some_and(|help| help.response >= Response::Act)
}
