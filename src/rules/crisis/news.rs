//! What happens on the crisis clock, as events of a game. The phases' own events come wrapped, with the audience that may know them.

use crate::rules::change::Change;
use crate::rules::event::Event;
pub use crate::rules::event::war::WarNews;
use crate::rules::scenario::war::WarSetup;
use crate::rules::vocab::ids::SeatSet;
use crate::rules::vocab::war::Party;
use crate::rules::vocab::war::event::WarEvent;

/// Tells an event of a phase to those who may know it: inputs that give away stocks, submarines and launchers go to their owner alone, and
/// everybody else learns what was seen of it.
pub(super) fn tell(change: &mut Change, setup: &WarSetup, event: &WarEvent) {
    let (owner, seen) = as_seen(event);
    let wrapped = |event: WarEvent| Event::War(WarNews::Fought { event });
    let Some(owner) = owner else {
        change.emit_to_all(wrapped(event.clone()));
        return;
    };
    let own = change.game.seats_of(change.scenario, &[setup.nation(owner)]);
    change.emit(own, wrapped(event.clone()));
    if let Some(seen) = seen {
        change.emit(SeatSet(!own.0), Event::War(WarNews::Seen { event: seen }));
    }
}

/// Whose secret an event holds, and what others see of it: numbers that are hidden are 0. `None` is all of it, for everybody.
pub fn as_seen(event: &WarEvent) -> (Option<Party>, Option<WarEvent>) {
    match event.clone() {
        WarEvent::SalvoFired { munition, at, flew, intercepted, stopped, hits, ships_lost, landing_ships_lost, .. } => {
            let owner = munition.map_or(Party::Prc, crate::rules::vocab::war::arena::NationMunition::owner);
            let seen = WarEvent::SalvoFired { munition, at, fired: 0, located: 0, flew, intercepted, stopped, hits, ships_lost, landing_ships_lost };
            (Some(owner), Some(seen))
        }
        WarEvent::SubmarinesStruck { landing_ships, escorts, .. } => {
            let seen = WarEvent::SubmarinesStruck { boats: 0, landing_ships, escorts, boats_lost: 0 };
            (Some(Party::Usa), (landing_ships > 0 || escorts > 0).then_some(seen))
        }
        WarEvent::RedSubmarinesStruck { ships, .. } => {
            let seen = WarEvent::RedSubmarinesStruck { boats: 0, ships, boats_lost: 0 };
            (Some(Party::Prc), (ships > 0).then_some(seen))
        }
        WarEvent::Warned { .. }
        | WarEvent::Entered { .. }
        | WarEvent::Rebased { .. }
        | WarEvent::BaseStruck { .. }
        | WarEvent::MinesStruck { .. }
        | WarEvent::AirFought { .. }
        | WarEvent::Landed { .. }
        | WarEvent::GroundFought { .. }
        | WarEvent::Reinforced { .. }
        | WarEvent::Ended { .. } => (None, None),
    }
}
