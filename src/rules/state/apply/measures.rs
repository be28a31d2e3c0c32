//! What nations have: support, approval, credibility, capital, budget.

use super::part::{clamp, with_nation};
use crate::rules::event::group::Measures;
use crate::rules::state::Game;

/// Moves what nations have.
pub(super) fn apply(game: &mut Game, event: Measures<'_>) {
    match event {
        Measures::SupportMoved { nation, by, .. } => with_nation(game, *nation, |state| state.support = clamp(state.support, *by)),
        Measures::StandingMoved { nation, by, .. } => with_nation(game, *nation, |state| state.standing = clamp(state.standing, *by)),
        Measures::CreditMoved { nation, by, .. } => with_nation(game, *nation, |state| state.credit = clamp(state.credit, *by)),
        Measures::CapitalMoved { nation, by, .. } => {
            with_nation(game, *nation, |state| state.capital = state.capital.saturating_add(*by).max(0));
        }
        Measures::BudgetMoved { nation, by, .. } => {
            with_nation(game, *nation, |state| state.budget = state.budget.saturating_add(*by).max(0));
        }
        Measures::PublicityWore { nation, to } => with_nation(game, *nation, |state| state.publicity_wear = *to),
    }
}
