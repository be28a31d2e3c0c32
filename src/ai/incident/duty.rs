//! What must be seen to before anything is chosen: promises that fell due, and damaged hulls.

use crate::ai::mind::reason::Reason;
use crate::ai::mind::stakes::Happening;
use crate::ai::mind::{Mind, OrderDraft};
use crate::catalog::Act;
use crate::rules::order::{Honour, Order};
use crate::rules::scenario::Position;
use crate::rules::state::Due;
use crate::rules::vocab::ids::DueId;

impl Mind<'_> {
    /// Obligations that fell due: a nation whose word is worth something to it sends somebody and keeps it.
    pub(crate) fn honour(&mut self) {
        let dues: Vec<(DueId, Due)> =
            self.nations.iter().flat_map(|&nation| self.game.dues_of(nation).map(|(id, due)| (id, *due)).collect::<Vec<_>>()).collect();
        for (id, due) in dues {
            let refused = self.stake(Happening::Refused(due.obligor)) + 40 + 15 * self.wants.word;
            let kept = self.stake(Happening::Kept(due.obligor)) + 8 * self.wants.caution;
            let willing = self.temper.bold(refused) >= self.temper.timid(kept);
            let answer = |keep: bool| Order::Honour(Honour { nation: due.obligor, due: id, keep });
            let keep = Reason::KeepWord { to: due.beneficiary };
            if !willing {
                // Whoever will not come says so when the time is up: until then nothing is lost by waiting.
                if due.until_turn <= self.game.turn {
                    self.give(answer(false), Reason::BreakWord { to: due.beneficiary });
                }
                continue;
            }
            if self.give(answer(true), keep) {
                continue;
            }
            let sent = self.free_forces(due.obligor).into_iter().any(|ship| {
                self.can(ship, Act::Patrol)
                    && self.carry_out(&OrderDraft::Task { force: ship, feature: due.feature, act: Act::Patrol, against: None }, keep)
            });
            if sent {
                self.give(answer(true), keep);
            }
        }
    }

    /// Forces that are mostly damaged go home.
    pub(crate) fn refit(&mut self) {
        for nation in self.nations.clone() {
            for id in self.free_forces(nation) {
                let hurt = self.game.forces.get(&id).is_some_and(|force| {
                    let idle = force.task.is_some() || force.route.is_empty();
                    force.damaged > 0 && force.damaged >= force.strength && matches!(force.position, Position::Field(_)) && idle
                });
                if hurt {
                    self.carry_out(&OrderDraft::Home(id), Reason::Refit);
                }
            }
        }
    }
}
