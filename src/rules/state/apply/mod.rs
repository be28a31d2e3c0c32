//! The only place that changes a game. Each group of events is applied in a file of its own.

use crate::catalog::NationId;
use crate::rules::event::{Event, Group};
use crate::rules::scenario::Scenario;
use crate::rules::state::{FeatureState, Game, NationState, Open};
use crate::rules::vocab::agreement::Agreement;
use crate::rules::vocab::competition::Front;
use crate::rules::vocab::force::Force;
use crate::rules::vocab::ids::{FeatureId, ForceId};

mod bargaining;
mod crisis;
mod gray_zone;
mod home;
mod ladder;
mod level;
mod measures;
mod movement;
mod ordering;
mod posture;
mod pressure;
mod quarantine;
mod signals;

/// Permille stay within this.
const PERMILLE: std::ops::RangeInclusive<i16> = 0..=1000;

fn clamp(value: i16, by: i16) -> i16 {
    value.saturating_add(by).clamp(*PERMILLE.start(), *PERMILLE.end())
}

impl Open<'_> {
    /// Changes the state by one event.
    pub(in crate::rules) fn apply(&mut self, scenario: &Scenario, event: &Event) {
        apply(scenario, self.state(), event);
    }
}

/// Changes `game` by one event. Events of a game that this scenario did not produce may name what is not there: they change nothing.
fn apply(scenario: &Scenario, game: &mut Game, event: &Event) {
    match event.grouped() {
        Group::Ordering(event) => ordering::apply(game, event),
        Group::Bargaining(event) => bargaining::apply(game, event),
        Group::Movement(event) => movement::apply(game, event),
        Group::GrayZone(event) => gray_zone::apply(game, event),
        Group::Signals(event) => signals::apply(game, event),
        Group::Pressure(event) => pressure::apply(game, event),
        Group::Posture(event) => posture::apply(game, event),
        Group::Home(event) => home::apply(scenario, game, event),
        Group::Measures(event) => measures::apply(game, event),
        Group::Ladder(event) => ladder::apply(game, event),
        Group::Level(event) => level::apply(scenario, game, event),
        Group::War(news) => crisis::apply(scenario, game, news),
        Group::Quarantine(news) => quarantine::apply(game, news),
    }
}

/// Counts on, up to what the counter holds.
fn bump(count: &mut u16, by: u16) {
    *count = count.saturating_add(by);
}

fn with_force(game: &mut Game, id: ForceId, change: impl FnOnce(&mut Force)) {
    if let Some(force) = game.forces.get_mut(&id) {
        change(force);
    }
}

fn with_feature(game: &mut Game, id: FeatureId, change: impl FnOnce(&mut FeatureState)) {
    if let Some(feature) = game.features.get_mut(id.index()) {
        change(feature);
    }
}

fn with_nation(game: &mut Game, id: NationId, change: impl FnOnce(&mut NationState)) {
    if let Some(nation) = game.nations.get_mut(id.index()) {
        change(nation);
    }
}

fn with_agreement(game: &mut Game, index: usize, change: impl FnOnce(&mut Agreement, u16)) {
    let turn = game.turn;
    if let Some(agreement) = game.agreements.get_mut(index) {
        change(agreement, turn);
    }
}

fn with_front(game: &mut Game, nation: NationId, change: impl FnOnce(&mut Front)) {
    if let Some(front) = game.competition.fronts.get_mut(nation.index()) {
        change(front);
    }
}
