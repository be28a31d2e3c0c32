//! What is kept of a belief: whole counts, and what follows from them.

use serde::{Deserialize, Serialize};

use crate::rules::parameter::Param;
use crate::rules::scenario::Scenario;
use crate::rules::war::{Outcome, Party};

/// What came of a number of imagined wars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// How many wars.
    pub draws: u16,
    /// By outcome, in the order of [`Outcome::ALL`].
    pub outcomes: [u16; Outcome::ALL.len()],
    /// What they cost Beijing in all, in permille of what success is worth.
    pub cost: u32,
}

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

/// What Beijing weighs, in permille of what success is worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worth {
    /// War now.
    pub now: i32,
    /// War a year later.
    pub later: i32,
    /// What war now has to exceed: no war, or war later, weighed by patience.
    pub bar: i32,
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

/// What imagined wars came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fought {
    /// War now.
    pub now: Count,
    /// War a year later.
    pub later: Count,
    /// What promises cost, by party.
    pub price: [u16; Party::COUNT],
}

/// Beijing's belief at the end of a turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The turn after which it was settled.
    pub turn: u16,
    /// War now. Beijing's alone.
    pub now: Count,
    /// War a year later. Beijing's alone.
    pub later: Count,
    /// What its promises would cost each ally if war came now, by party: aircraft, and ships in aircraft's worth, that it loses on average
    /// because it promised to fight. Each ally's own: its staff reckons it from what the ally may know.
    #[serde(default)]
    pub price: [u16; Party::COUNT],
    /// What it weighs. Beijing's alone.
    pub worth: Worth,
    /// What the belief was made of, as a number: the same number gives the same counts. The White Cell's.
    pub made_of: u64,
    /// The doubt that the allies' analysts read in Beijing, in permille: the middle of a band, and they may be wrong. Public.
    pub estimate: i16,
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
