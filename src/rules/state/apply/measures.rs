//! What nations have: support, approval, credibility, capital, budget.

use super::part::{clamp, with_nation};
use crate::catalog::NationId;
use crate::catalog::quantity::Thousandths;
use crate::rules::event::group::Measures;
use crate::rules::state::Game;

/// Moves what nations have.
pub(super) fn apply(game: &mut Game, event: Measures<'_>) {
    match event {
        Measures::SupportMoved { nation, by, .. } => support(game, *nation, *by),
        Measures::StandingMoved { nation, by, .. } => standing(game, *nation, *by),
        Measures::CreditMoved { nation, by, .. } => credit(game, *nation, *by),
        Measures::CapitalMoved { nation, by, .. } => capital(game, *nation, *by),
        Measures::BudgetMoved { nation, by, .. } => budget(game, *nation, *by),
        Measures::PublicityWore { nation, to } => with_nation(game, *nation, |state| state.publicity_wear = *to),
    }
}

/// Moves support, within 0 to 1000 permille.
pub(super) fn support(game: &mut Game, nation: NationId, by: Thousandths) {
    with_nation(game, nation, |state| state.support = clamp(state.support, by));
}

/// Moves a government's approval, within 0 to 1000 permille.
pub(super) fn standing(game: &mut Game, nation: NationId, by: Thousandths) {
    with_nation(game, nation, |state| state.standing = clamp(state.standing, by));
}

/// Moves how far a nation's word is taken, within 0 to 1000 permille.
pub(super) fn credit(game: &mut Game, nation: NationId, by: Thousandths) {
    with_nation(game, nation, |state| state.credit = clamp(state.credit, by));
}

/// Moves political capital, down to 0.
pub(super) fn capital(game: &mut Game, nation: NationId, by: i32) {
    with_nation(game, nation, |state| state.capital = state.capital.saturating_add(by).max(0));
}

/// Moves a budget, in million US dollars, down to 0.
pub(super) fn budget(game: &mut Game, nation: NationId, by: i32) {
    with_nation(game, nation, |state| state.budget = state.budget.saturating_add(by).max(0));
}
