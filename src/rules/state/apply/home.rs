//! Policies, campaigns, elections, and what Beijing believes of a war.

use super::part::with_nation;
use crate::catalog::NationId;
use crate::rules::event::group::Home;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::competition::StandingPolicy;

/// Changes home fronts.
pub(super) fn apply(scenario: &Scenario, game: &mut Game, event: Home<'_>) {
    match event {
        Home::PolicySet { nation, policy, on } => set_policy(game, *nation, *policy, *on),
        Home::Campaigned { .. } | Home::Benefited { .. } | Home::Reassured { .. } => {}
        Home::ElectionHeld { nation, election, fell, .. } => {
            game.competition.elections.insert(*election, (game.turn, *fell));
            with_nation(game, *nation, |state| state.tally.elections_lost += u16::from(*fell));
        }
        Home::DoubtSettled { doubt } => game.doubt = Some(*doubt),
        // The estimate stands in the belief, which was settled just before.
        Home::DoubtEstimated { .. } => {}
        Home::PromisesPriced { nation, price } => {
            if let (Some(party), Some(doubt)) = (scenario.war.as_deref().and_then(|setup| setup.party(*nation)), game.doubt.as_mut()) {
                doubt.price[party.index()] = *price;
            }
        }
    }
}

/// A policy begins or ends.
pub(super) fn set_policy(game: &mut Game, nation: NationId, policy: StandingPolicy, on: bool) {
    if on {
        game.competition.policies.insert((nation, policy));
    } else {
        game.competition.policies.remove(&(nation, policy));
    }
}
