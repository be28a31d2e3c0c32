//! A turn that is over, gone through again event by event: which of them moved what a reader asks about.

use super::event::Recorded;
use super::scenario::Scenario;
use super::state::{Game, Played, Trial};

/// Applies the events of a turn one by one to a copy of the game at its start. After each, `look` is shown its position and the copy.
/// Where the reader knows only a part of the events, the copy is no more than these make of what it knew.
pub fn course(scenario: &Scenario, start: &Game, events: &[Recorded], mut look: impl FnMut(usize, &Game)) {
    let mut game = Trial::of(start);
    for (position, recorded) in events.iter().enumerate() {
        game.open().apply(scenario, &recorded.event);
        look(position, &game);
    }
}
