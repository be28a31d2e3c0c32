//! Begins or ends a policy.

use super::entry::{COMPETITION, Doer, Follows, OrderEntry};
use super::form::{Asking, Besides, Chosen, Form, Offer, Pick, Purpose};
use crate::rules::change::Change;
use crate::rules::phases::homefront;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::competition::StandingPolicy;
use crate::rules::vocab::error::{Already, Refusal};
use crate::rules::vocab::ids::SeatId;
use crate::rules::vocab::order::SetPolicy;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;

impl OrderEntry for SetPolicy {
    const NAMES: &'static [&'static str] = &["policy"];
    const CLOCKS: &'static [Clock] = COMPETITION;
    const FORM: Form = Form::Panel(Purpose::Home, 1, Besides::Nothing);

    fn doer(&self) -> Doer {
        Doer::Nation(self.nation)
    }

    fn capital(&self, scenario: &Scenario) -> i32 {
        scenario.parameters.get(Param::CostPolicy)
    }

    /// # Errors
    /// It stands so already, or tariffs are to fall on no other nation.
    fn check(&self, scenario: &Scenario, game: &Game, _: SeatId) -> Result<(), Refusal> {
        if let StandingPolicy::Tariffs(on) = self.policy {
            let present = scenario.nations.get(on.index()).is_some_and(|setup| setup.present);
            if !present || on == self.nation {
                return Err(Refusal::BadOpponent);
            }
        }
        match (game.competition.follows(self.nation, self.policy), self.on) {
            (true, true) => Err(Refusal::Duplicate { what: Already::Followed }),
            (false, false) => Err(Refusal::Duplicate { what: Already::NotFollowed }),
            (true, false) | (false, true) => Ok(()),
        }
    }

    fn resolve(&self, change: &mut Change, _: SeatId) {
        homefront::policy::set(change, self, self.capital(change.scenario));
    }

    fn follows(&self) -> Follows<'_> {
        if self.on { Follows::Policy(self) } else { Follows::Nothing }
    }

    fn offer(asking: &Asking<'_>, chosen: &Chosen) -> Offer<Self> {
        let nation = asking.nation;
        match chosen.picks.as_slice() {
            [] => {
                let tariffs = asking.scenario.nations_present().filter(|&other| other != nation).map(StandingPolicy::Tariffs);
                Offer::Choose([StandingPolicy::Silo, StandingPolicy::FairShare].into_iter().chain(tariffs).map(Pick::Policy).collect())
            }
            &[Pick::Policy(policy)] => Offer::Order(Self { nation, policy, on: !asking.game.competition.follows(nation, policy) }),
            _ => Offer::Nothing,
        }
    }
}
