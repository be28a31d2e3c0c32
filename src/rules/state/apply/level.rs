//! The turn, injects, and the White Cell.

use super::part::{clamp, with_agreement, with_feature};
use super::{home, measures, pressure};
use crate::catalog::absent::nonzero;
use crate::catalog::quantity::Turns;
use crate::rules::event::group::{Level, Pressure};
use crate::rules::scenario::Scenario;
use crate::rules::state::{Game, Phase};
use crate::rules::vocab::effect::Effect;
use crate::rules::vocab::pair::Pair;

/// Changes how the level goes.
pub(super) fn apply(scenario: &Scenario, game: &mut Game, event: Level<'_>) {
    match event {
        Level::TurnBegan { turn } => {
            game.turn = *turn;
            for seat in &mut game.seats {
                seat.orders.clear();
                seat.sealed = false;
            }
        }
        Level::Injected { inject, .. } => {
            let turn = game.turn;
            if let Some(at) = inject.and_then(|inject| game.injected.get_mut(inject.index())) {
                *at = Some(turn.max(1));
            }
        }
        Level::EffectApplied { effect, .. } => apply_effect(scenario, game, effect),
        // What did not happen changes nothing.
        Level::EffectLeftOut { .. } => {}
        Level::Paced { turns } => game.turns = Some(*turns),
        Level::DeskTaken { seat, nation } => {
            if let Some(state) = game.seats.get_mut(seat.index())
                && !state.extra_nations.contains(nation)
            {
                state.extra_nations.push(*nation);
            }
        }
        Level::DeskReturned { seat, nation } => {
            if let Some(state) = game.seats.get_mut(seat.index()) {
                state.extra_nations.retain(|held| held != nation);
            }
        }
        Level::Overridden { .. } => {}
        Level::GameEnded => game.phase = Phase::Over,
    }
}

fn apply_effect(scenario: &Scenario, game: &mut Game, effect: &Effect) {
    match *effect {
        Effect::Support { nation, by } => measures::support(game, nation, by),
        Effect::Standing { nation, by } => measures::standing(game, nation, by),
        Effect::Credit { nation, by } => measures::credit(game, nation, by),
        Effect::Capital { nation, by } => measures::capital(game, nation, by),
        Effect::Budget { nation, by } => measures::budget(game, nation, by),
        Effect::Control { feature, by } => {
            with_feature(game, feature, |state| state.control = state.control.saturating_add(by).clamp(-3, 3));
        }
        Effect::Supply { feature, by } => {
            with_feature(game, feature, |state| state.supply = state.supply.saturating_add_signed(by).min(3));
        }
        Effect::Fabric { feature, by } => {
            with_feature(game, feature, |state| state.fabric = state.fabric.saturating_add_signed(by).min(3));
        }
        Effect::Rung { a, b, to } => {
            let rung = game.rungs.entry(Pair::new(a, b)).or_default();
            rung.now = to.min(8);
            rung.peak = rung.peak.max(rung.now);
            rung.quiet_turns = Turns::NONE;
        }
        Effect::Weather { turns: Turns::NONE } => game.weather_until = None,
        Effect::Weather { turns } => game.weather_until = nonzero(game.turn.saturating_add(turns.0 - 1)),
        Effect::Agreement { index, status } => with_agreement(game, usize::from(index), |agreement, turn| {
            agreement.status = status;
            agreement.since_turn = nonzero(turn);
        }),
        Effect::Policy { nation, policy, on } => home::set_policy(game, nation, policy, on),
        Effect::Alignment { nation, by } => pressure::align(game, nation, by),
        Effect::Region { by } => game.competition.region = clamp(game.competition.region, by),
        Effect::Coercion { good, target } => {
            if let Some(good_def) = scenario.catalog.goods.get(good.index()) {
                pressure::apply(game, Pressure::CoercionImposed { by: &good_def.by, target: &target, good: &good });
            }
        }
        // Whoever plays the inject names each force that comes in by an event of its own.
        Effect::Reinforce => {}
        // Whoever plays the inject begins the war by an event of its own.
        Effect::War => {}
    }
    debug_assert!(game.features.len() == scenario.features.len());
}
