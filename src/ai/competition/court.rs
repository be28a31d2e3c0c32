//! Courting third nations: which to court, with what, for what its objectives ask.

use crate::ai::mind::Mind;
use crate::ai::mind::known::{Thought, propose};
use crate::catalog::NationId;
use crate::rules::metric::{Comparison, Metric};
use crate::rules::order::{Induce, Order};
use crate::rules::phases::pressure::courtship;
use crate::rules::state::competition::{ALIGNMENT_STEP, Inducement, Wearing};
use crate::rules::vocab::parameter::Param;

impl Mind<'_> {
    /// Third nations that can be had, or lost.
    pub(crate) fn court(&self, nation: NationId, thoughts: &mut Vec<Thought>) {
        let side = courtship::side(self.scenario, nation);
        let courted: Vec<NationId> =
            self.scenario.nations_present().filter(|&n| n != nation && self.scenario.nations[n.index()].alignment.is_some()).collect();
        for target in courted {
            let wish = self.wish_for(target, side);
            if wish == 0 {
                continue;
            }
            let worn = i32::from(self.game.competition.front(nation).wear(Wearing::Inducement));
            for kind in Inducement::ALL {
                let order = Order::Induce(Induce { nation, target, kind });
                let given = self.game.seats[self.seat.index()]
                    .orders
                    .iter()
                    .any(|known| matches!(known, Order::Induce(known) if known.target == target && known.nation == nation));
                // Two gifts to one in a turn say less than one to each of two.
                let again = if given { 10 } else { 0 };
                let step = self.scenario.parameters.get(Param::InduceStep) * kind.weight_percent() / 100 * (1000 - worn) / 1000;
                let purse = self.game.nations[nation.index()].budget.max(1);
                let price = 24 * order.budget(self.scenario).0 / purse;
                propose(thoughts, 4 * wish + step / 8 - price - again, order);
            }
        }
    }

    /// How much its objectives ask for a courted nation on its side: what is not reached counts, and what could be lost again a little.
    fn wish_for(&self, target: NationId, side: i32) -> i32 {
        let way = if side < 0 { Comparison::AtMost } else { Comparison::AtLeast };
        let own = self.scenario.objectives.iter().filter(|objective| objective.seat == self.seat);
        let tests = own.flat_map(|objective| &objective.tiers).flat_map(|tier| &tier.0);
        let about = |metric: Metric| match metric {
            Metric::Alignment(n) => n == target,
            // A framework is signed by those who lean far enough.
            Metric::AgreementsMade(a, b) | Metric::Bound(a, b) => a == target || b == target,
            _ => false,
        };
        let now = i32::from(self.game.competition.front(target).alignment) * side;
        tests
            .filter(|test| about(test.metric))
            .map(|test| match test.metric {
                Metric::Alignment(_) if test.comparison == way => {
                    // The nearest whole step counts.
                    let short = test.value * side * ALIGNMENT_STEP - ALIGNMENT_STEP / 2 - now;
                    if short > 0 {
                        3
                    } else if short > -120 {
                        1
                    } else {
                        0
                    }
                }
                Metric::Alignment(_) => 0,
                _ => i32::from(!test.holds_for(self.scenario, &self.game, self.seat)) + 1,
            })
            .sum()
    }
}
