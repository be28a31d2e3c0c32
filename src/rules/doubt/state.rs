//! What is kept of a belief: whole counts, and what follows from them.

use crate::rules::scenario::Scenario;
pub use crate::rules::vocab::doubt::{Count, Doubt, Fought, Worth};
use crate::rules::vocab::parameter::Param;

impl Count {
    /// Share of wars in which the capital falls, permille; 0 without draws.
    pub fn success_permille(&self) -> i32 {
        i32::from(self.outcomes[0]) * 1000 / i32::from(self.draws).max(1)
    }

    /// The 80% interval of that share, permille (Wilson: z = 1.2816), to within a permille.
    pub fn interval_permille(&self) -> (i32, i32) {
        let n = i64::from(self.draws);
        if n == 0 {
            return (0, 1000);
        }
        // In thousandths: z2 = 1.6424; the root by whole numbers.
        let (k, z2) = (i64::from(self.outcomes[0]), 1642);
        let centre = 1000 * (2000 * k + z2) / (2 * (1000 * n + z2));
        let inside = z2 * (4 * k * (n - k) * 1000 / n + z2);
        let spread = 1000 * (inside.max(0) as u64).isqrt() as i64 / (2 * (1000 * n + z2));
        ((centre - spread).max(0) as i32, (centre + spread + 1).min(1000) as i32)
    }

    /// Cost of a war on average, in permille of what success is worth.
    pub fn mean_cost(&self) -> i32 {
        (self.cost / u32::from(self.draws).max(1)) as i32
    }

    /// What war is worth to Beijing, in permille of what success is worth: success, less the price of failure, less losses.
    pub fn utility(&self, scenario: &Scenario) -> i32 {
        let (p, failure) = (self.success_permille(), scenario.parameters.get(Param::DoubtFailure));
        p - (1000 - p) * failure / 1000 - self.mean_cost()
    }
}

impl Worth {
    /// What Beijing loses by waiting a year; negative where time works for it. The window closes when it is positive.
    pub fn closing(self) -> i32 {
        self.now - self.later
    }

    /// Whether war now exceeds what it has to.
    pub fn launches(self) -> bool {
        self.now > self.bar
    }
}

impl Doubt {
    /// Doubt: the chance of failure as Beijing sees it, permille.
    pub fn permille(&self) -> i32 {
        1000 - self.now.success_permille()
    }

    /// The belief with all blanked out but the allies' estimate and what their staffs reckon.
    #[must_use]
    pub fn as_allies_see_it(self) -> Self {
        Self { turn: self.turn, estimate: self.estimate, price: self.price, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 16 of 64 at 80%: Wilson's interval is 0.188 to 0.324 (worked with z = 1.2816).
    #[test]
    fn the_interval_follows_the_worked_example() {
        let count = Count { draws: 64, outcomes: [16, 20, 20, 8], cost: 0 };
        assert_eq!(count.success_permille(), 250);
        assert_eq!(count.interval_permille(), (188, 325));
        let none = Count { draws: 64, outcomes: [0, 0, 44, 20], cost: 0 };
        assert_eq!(none.interval_permille(), (0, 25), "never seen is not impossible");
    }
}
