//! A game as it would stand with a text in force: what a forecast and a question to the model of war are asked of.

use super::AgreementText;
use crate::catalog::AgreementStatus;
use crate::rules::state::{Game, Trial};
use crate::rules::vocab::agreement::Agreement;

/// The game with a text signed, ratified by all and in force at once, and the agreement that it revises over.
pub fn with_text(game: &Game, text: &AgreementText) -> Trial {
    let mut with = Trial::of(game);
    if let Some(old) = text.revises.and_then(|old| with.agreements.get_mut(old.index())) {
        old.status = AgreementStatus::Lapsed;
    }
    with.agreements.push(Agreement {
        def: None,
        text: text.clone(),
        status: AgreementStatus::InForce,
        since_turn: Some(game.turn),
        ends_turn: None,
        suspended_until: None,
        made_here: true,
        ratifying: Vec::new(),
    });
    with
}
