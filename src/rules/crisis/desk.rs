//! What governments without a seat decide in a war, by a published rule: they keep obligations, open their bases once they fight, and agree
//! to what is at least as good as what they have.

use super::{allow, enter, note};
use crate::catalog::NationId;
use crate::rules::change::Change;
use crate::rules::scenario::war::WarSetup;
use crate::rules::vocab::note::Note;
use crate::rules::vocab::war::{Basing, Party};

/// The decisions of desks in this turn.
pub(super) fn decide(change: &mut Change, setup: &WarSetup) {
    let desks: Vec<(Party, NationId)> = Party::ALL
        .into_iter()
        .map(|party| (party, setup.nation(party)))
        .filter(|(_, nation)| change.scenario.nations[nation.index()].present && change.game.seat_of(change.scenario, *nation).is_none())
        .collect();
    for (party, nation) in desks {
        let Some(crisis) = change.game.crisis.as_ref() else { return };
        let called = crisis.calls.iter().any(|call| call.obligor == nation && call.kept.is_none());
        let fights = crisis.is_in(party);
        let opened = crisis.access[party.index()].is_some_and(|access| access.basing == Basing::Combat);
        let hosts = matches!(party, Party::Jpn | Party::Aus | Party::Phl);
        if called {
            enter(change, setup, nation);
        }
        if hosts && !opened && (fights || called) {
            allow(change, setup, nation, Basing::Combat);
        }
        for kind in Note::ALL {
            let agreed = change.game.crisis.as_ref().and_then(|crisis| crisis.consents.get(&kind));
            let offered = agreed.is_some_and(|turns| turns.iter().any(|turn| !turn.is_never()));
            if offered && kind.needs(&change.game, party) && note::acceptable(setup, &change.game, party, kind) {
                note::consent(change, setup, nation, kind);
            }
        }
    }
}
