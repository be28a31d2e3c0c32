//! Answers an obligation that fell due.

use serde::{Deserialize, Serialize};

use crate::catalog::clause::Response;
use crate::catalog::{Clause, NationId};
use crate::rules::agreement::obligation;
use crate::rules::error::{Refusal, What};
use crate::rules::ids::DueId;
use crate::rules::state::Game;
use crate::rules::turn::Change;

/// A nation keeps its word, or says that it will not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Honour {
    /// Who owes.
    pub nation: NationId,
    /// What.
    pub due: DueId,
    /// Whether it keeps it.
    pub keep: bool,
}

impl Honour {
    /// # Errors
    /// Nothing is due from this nation under that number, or the promise is to act and it has no force at, or on its way to, the scene.
    pub(super) fn check(&self, game: &Game) -> Result<(), Refusal> {
        let open = game.dues.get(self.due.index()).filter(|due| due.kept.is_none() && due.obligor == self.nation);
        let due = open.ok_or(Refusal::NoSuch { what: What::Obligation })?;
        let clause = game.agreement(due.agreement).and_then(|agreement| agreement.clauses().get(usize::from(due.clause)));
        let to_act = matches!(clause, Some(Clause::Obligation { response: Response::Act | Response::Automatic, .. }));
        let there = game.active_forces().any(|(_, force)| force.nation == self.nation && force.task.is_some_and(|task| task.feature == due.feature));
        let sent = game.seats.iter().flat_map(|seat| &seat.orders).any(|order| match order {
            super::Order::Undertake(order) => {
                order.feature == due.feature && game.forces.get(&order.force).is_some_and(|force| force.nation == self.nation)
            }
            _ => false,
        });
        if self.keep && to_act && !there && !sent {
            return Err(Refusal::NeedsForceThere { feature: due.feature });
        }
        Ok(())
    }

    pub(in crate::rules) fn resolve(&self, change: &mut Change) {
        let open = change.game.dues.get(self.due.index()).is_some_and(|due| due.kept.is_none());
        if open {
            obligation::settle(change, self.due, self.keep);
        }
    }
}
