//! What the crisis clock changes.

use super::part;
use crate::rules::event::war::WarNews;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::vocab::crisis::{Access, Recommendation};
use crate::rules::vocab::note::Note;
use crate::rules::vocab::position::Clock;
use crate::rules::vocab::war::event::WarEvent;
use crate::rules::vocab::war::since::Since;

/// Changes a game's war. What a game without this war is told changes nothing.
pub(super) fn apply(scenario: &Scenario, game: &mut Game, news: &WarNews) {
    match news {
        WarNews::Began { crisis } => {
            game.crisis = Some((**crisis).clone());
            game.clock = Clock::Crisis;
            return;
        }
        WarNews::Resumed { began_turn, turns } => {
            game.clock = scenario.clock;
            game.wars.push((*began_turn, *turns));
            return;
        }
        _ => {}
    }
    let (Some(setup), Some(crisis)) = (scenario.war.as_deref(), game.crisis.as_mut()) else { return };
    match news {
        WarNews::Began { .. } | WarNews::BrokeOut { .. } | WarNews::Resumed { .. } => {}
        WarNews::Decided { nation, from_turn } => {
            if let Some(party) = setup.party(*nation) {
                crisis.enters[party.index()] = Since::turn(*from_turn);
            }
        }
        WarNews::Allowed { host, basing, from_turn } => {
            if let Some(party) = setup.party(*host) {
                crisis.access[party.index()] = Some(Access { basing: *basing, from_turn: *from_turn });
            }
        }
        WarNews::MainlandRule { allowed, .. } => crisis.mainland = *allowed,
        WarNews::SpareRule { host, spared, .. } => {
            if let Some(party) = setup.party(*host) {
                crisis.spared[party.index()] = *spared;
            }
        }
        WarNews::Fought { event: WarEvent::BaseStruck { base, .. } } => {
            if let Some(host) = setup.arena.bases.get(usize::from(*base)).and_then(|base| base.host) {
                crisis.struck[host.index()] = true;
            }
        }
        WarNews::Fought { .. } | WarNews::Seen { .. } => {}
        WarNews::Counted { war } => crisis.war = (**war).clone(),
        WarNews::Called { call } => crisis.calls.push(*call),
        WarNews::Answered { index, kept } => {
            if let Some(call) = crisis.calls.get_mut(usize::from(*index)) {
                call.kept = Some(*kept);
                let (obligor, kept) = (call.obligor, *kept);
                part::with_nation(game, obligor, |state| {
                    let tally = &mut state.tally;
                    part::bump(if kept { &mut tally.obligations_kept } else { &mut tally.obligations_refused }, 1);
                });
            }
        }
        WarNews::Agreed { nation, note, turn } => {
            if let Some(party) = setup.party(*nation) {
                crisis.consents.entry(*note).or_default()[party.index()] = Since::turn(*turn);
            }
        }
        WarNews::Recommended { nation, rung, followed } => {
            crisis.recommended.push(Recommendation { nation: *nation, rung: *rung, turn: crisis.war.turn, followed: *followed });
        }
        WarNews::Withdrew { nation } => {
            if let Some(party) = setup.party(*nation) {
                crisis.enters[party.index()] = Since::NEVER;
                crisis.war.entered[party.index()] = Since::NEVER;
                crisis.withdrew[party.index()] = true;
                crisis.consents.remove(&Note::UsWithdrawal);
            }
        }
        WarNews::Ended { outcome, note } => {
            crisis.war.outcome = Some(*outcome);
            crisis.accepted = *note;
        }
    }
}
