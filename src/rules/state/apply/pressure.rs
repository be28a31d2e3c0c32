//! Trade, disinformation, courtship.

use super::part::{clamp, with_front, with_nation};
use crate::catalog::quantity::Thousandths;
use crate::catalog::{GoodId, NationId};
use crate::rules::event::group::Pressure;
use crate::rules::state::Game;
use crate::rules::vocab::competition::{Coercion, InformationOperation, Wearing};

/// Changes what presses upon nations.
pub(super) fn apply(game: &mut Game, event: Pressure<'_>) {
    match event {
        Pressure::CoercionImposed { by, target, good } => {
            let since_turn = game.turn;
            let stands = game.competition.coercions.iter().any(|c| c.by == *by && c.target == *target && c.good == *good);
            if !stands {
                game.competition.coercions.push(Coercion { by: *by, target: *target, good: *good, since_turn, wear: Thousandths::NONE });
                with_nation(game, *by, |state| state.tally.coercions += 1);
            }
        }
        Pressure::CoercionLifted { by, target, good } => {
            game.competition.coercions.retain(|c| !(c.by == *by && c.target == *target && c.good == *good));
        }
        Pressure::TradeHit { by, target, good, wear, .. } | Pressure::TradeDiverted { by, nation: target, good, wear } => {
            with_coercion(game, *by, *target, *good, |coercion| coercion.wear = *wear);
        }
        Pressure::Influenced { influence } => game.competition.influences.push(*influence),
        Pressure::InfluenceLanded { influence } => {
            if let Some(known) = game.competition.influences.iter_mut().find(|known| same(known, influence)) {
                *known = *influence;
            }
        }
        Pressure::Attributed { influence, .. } => {
            if let Some(known) = game.competition.influences.iter_mut().find(|known| same(known, influence)) {
                known.attributed = true;
            }
            with_nation(game, influence.by, |state| state.tally.named += 1);
        }
        Pressure::PreBunked { nation, until_turn } => with_front(game, *nation, |front| front.prebunked_until = Some(*until_turn)),
        Pressure::AlignmentMoved { nation, to, .. } => {
            with_front(game, *nation, |front| front.alignment = (*to).clamp(-Thousandths::WHOLE, Thousandths::WHOLE))
        }
        Pressure::Wore { nation, what, to } => with_front(game, *nation, |front| match what {
            Wearing::Persuasion => front.persuasion_wear = *to,
            Wearing::Influence => front.influence_wear = *to,
            Wearing::Inducement => front.inducement_wear = *to,
        }),
        Pressure::RegionMoved { by, .. } => game.competition.region = clamp(game.competition.region, *by),
        Pressure::Misled { .. } | Pressure::Spoke { .. } | Pressure::AttributionFailed { .. } | Pressure::Induced { .. } => {}
    }
}

fn same(a: &InformationOperation, b: &InformationOperation) -> bool {
    a.by == b.by && a.target == b.target && a.kind == b.kind && a.turn == b.turn
}

fn with_coercion(game: &mut Game, by: NationId, target: NationId, good: GoodId, change: impl FnOnce(&mut Coercion)) {
    if let Some(found) = game.competition.coercions.iter_mut().find(|c| c.by == by && c.target == target && c.good == good) {
        change(found);
    }
}

/// A courted nation's alignment moves.
pub(super) fn align(game: &mut Game, nation: NationId, by: Thousandths) {
    with_front(game, nation, |front| front.alignment = front.alignment.saturating_add(by).clamp(-Thousandths::WHOLE, Thousandths::WHOLE));
}
