//! The part of a game that an event names, to be changed; one that is not there changes nothing.

use crate::catalog::NationId;
use crate::catalog::quantity::Thousandths;
use crate::rules::state::{FeatureState, Game, NationState};
use crate::rules::vocab::agreement::Agreement;
use crate::rules::vocab::competition::Front;
use crate::rules::vocab::force::Force;
use crate::rules::vocab::ids::{FeatureId, ForceId};

/// Permille stay within this.
const PERMILLE: std::ops::RangeInclusive<Thousandths> = Thousandths::NONE..=Thousandths::WHOLE;

pub(super) fn clamp(value: Thousandths, by: Thousandths) -> Thousandths {
    value.saturating_add(by).clamp(*PERMILLE.start(), *PERMILLE.end())
}

/// Counts on, up to what the counter holds.
pub(super) fn bump(count: &mut u16, by: u16) {
    *count = count.saturating_add(by);
}

pub(super) fn with_force(game: &mut Game, id: ForceId, change: impl FnOnce(&mut Force)) {
    if let Some(force) = game.forces.get_mut(&id) {
        change(force);
    }
}

pub(super) fn with_feature(game: &mut Game, id: FeatureId, change: impl FnOnce(&mut FeatureState)) {
    if let Some(feature) = game.features.get_mut(id.index()) {
        change(feature);
    }
}

pub(super) fn with_nation(game: &mut Game, id: NationId, change: impl FnOnce(&mut NationState)) {
    if let Some(nation) = game.nations.get_mut(id.index()) {
        change(nation);
    }
}

pub(super) fn with_agreement(game: &mut Game, index: usize, change: impl FnOnce(&mut Agreement, u16)) {
    let turn = game.turn;
    if let Some(agreement) = game.agreements.get_mut(index) {
        change(agreement, turn);
    }
}

pub(super) fn with_front(game: &mut Game, nation: NationId, change: impl FnOnce(&mut Front)) {
    if let Some(front) = game.competition.fronts.get_mut(nation.index()) {
        change(front);
    }
}
