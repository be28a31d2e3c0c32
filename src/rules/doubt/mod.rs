//! Doubt: what Beijing believes of a war before it decides (DESIGN.md section 7).
//!
//! The belief is the operational model itself ([`war`](crate::rules::models::war)), run some dozens of times on what Beijing believes: who will fight, who
//! will let whom use which bases, how good both sides are ([`belief`]). Its chance of success and what success would cost weigh on one
//! scale against no war and against a war a year later ([`later`]), when treaties that are signed bind and programmes are delivered. The
//! *closing window* is the difference of the two: an outcome, never a parameter. What a clause, a base or a promise is worth to deterrence
//! is found by running again without it ([`without`]); what a whole posture is worth, by fighting from it ([`preview`]).
//!
//! Settled once a turn of competition, in levels that have a war ([`settle`]); kept as whole counts.

pub mod belief;
pub mod later;
pub mod preview;
pub mod settle;
pub mod state;
pub mod without;

pub use crate::rules::vocab::doubt::{DRAWS, HORIZON, PREVIEW_DRAWS};
pub use belief::{Belief, Eyes};
pub use preview::{DoubtAnswer, Paired, Preview, Question};
pub use settle::settle;
pub use state::{Count, Doubt, Fought, Worth};
pub use without::Without;

use super::scenario::Scenario;
use super::state::Game;

/// What comes of a war from the posture as it stands, in so many draws: as Beijing believes it, or as it is. `None` in a level without war.
pub fn ask(scenario: &Scenario, game: &Game, eyes: Eyes, draws: u16) -> Option<Count> {
    let setup = scenario.war.as_deref()?;
    let belief = match eyes {
        Eyes::Beijing => Belief::of(scenario, setup, &belief::as_beijing_sees_it(scenario, setup, game), eyes),
        Eyes::Truth => Belief::of(scenario, setup, game, eyes),
    };
    Some(belief.count(setup, scenario, draws))
}
