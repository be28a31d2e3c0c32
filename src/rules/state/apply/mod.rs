//! The only place that changes a game. Each group of events is applied in a file of its own.

use crate::rules::event::{Event, EventGroup};
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
        EventGroup::Ordering(event) => ordering::apply(game, event),
        EventGroup::Bargaining(event) => bargaining::apply(game, event),
        EventGroup::Movement(event) => movement::apply(game, event),
        EventGroup::GrayZone(event) => gray_zone::apply(game, event),
        EventGroup::Signals(event) => signals::apply(game, event),
        EventGroup::Pressure(event) => pressure::apply(game, event),
        EventGroup::Posture(event) => posture::apply(game, event),
        EventGroup::Home(event) => home::apply(scenario, game, event),
        EventGroup::Measures(event) => measures::apply(game, event),
        EventGroup::Ladder(event) => ladder::apply(game, event),
        EventGroup::Level(event) => level::apply(scenario, game, event),
        EventGroup::War(news) => crisis::apply(scenario, game, news),
        EventGroup::Quarantine(news) => quarantine::apply(game, news),
    }
}
