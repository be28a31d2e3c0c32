//! The only place that changes a game. Each group of events is applied in a file of its own.

use crate::rules::event::{Event, Group};
use crate::rules::scenario::Scenario;
use crate::rules::state::{Game, Open};

mod bargaining;
mod crisis;
mod gray_zone;
mod home;
mod ladder;
mod level;
mod measures;
mod movement;
mod ordering;
mod part;
mod posture;
mod pressure;
mod quarantine;
mod signals;

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
