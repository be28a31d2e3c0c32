//! What happens on the crisis clock, as events of a game. The phases' own events come wrapped, with the audience that may know them.

use serde::{Deserialize, Serialize};

use super::calls::Call;
use super::note::Note;
use super::setup::WarSetup;
use super::state::Crisis;
use crate::catalog::NationId;
use crate::rules::event::Event;
use crate::rules::ids::SeatSet;
use crate::rules::turn::Change;
use crate::rules::war::event::WarEvent;
use crate::rules::war::{Basing, Outcome, Party, War};

/// What happened on the crisis clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WarNews {
    /// A war begins, with the state that it starts from; the White Cell's alone.
    Began { crisis: Box<Crisis> },
    /// War breaks out, and these fight from its first turn on.
    BrokeOut { at_war: Vec<NationId> },
    /// The level's calendar goes on after a war.
    Resumed { began_turn: u16, turns: u16 },
    /// A nation decided to fight, from this turn of the war on.
    Decided { nation: NationId, from_turn: u8 },
    /// A host decided what others may do from its bases, from this turn of the war on.
    Allowed { host: NationId, basing: Basing, from_turn: u8 },
    /// Whether U.S. bombers may strike bases in China; its own seat's.
    MainlandRule { nation: NationId, allowed: bool },
    /// Whether Beijing spares a host's soil while that does not fight; its own seat's.
    SpareRule { nation: NationId, host: NationId, spared: bool },
    /// What a phase did.
    Fought { event: WarEvent },
    /// What those saw of it who may not know its inputs: numbers that are hidden are 0.
    Seen { event: WarEvent },
    /// The counts after the turn; the White Cell's alone.
    Counted { war: Box<War> },
    /// An obligation falls due because of the war.
    Called { call: Call },
    /// It was kept, or not.
    Answered { index: u16, kept: bool },
    /// A party agrees to a note; those concerned learn of it.
    Agreed { nation: NationId, note: Note, turn: u8 },
    /// A team recommends rung 7 or 8.
    Recommended { nation: NationId, rung: u8, followed: bool },
    /// A nation fights no longer.
    Withdrew { nation: NationId },
    /// The war ended: by a note, or where it stood.
    Ended { outcome: Outcome, note: Option<Note> },
}

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
            let owner = munition.map_or(Party::Prc, super::super::war::arena::Munition::owner);
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
