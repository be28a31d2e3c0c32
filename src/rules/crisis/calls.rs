//! Obligations that a war calls up: an attack on a beneficiary's soil or forces makes them due, and entering the war keeps them.

use crate::catalog::clause::{Area, AttackOn, Response};
use crate::catalog::{NationId, PlaceId};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::event::war::WarNews;
use crate::rules::phases::agreement::obligation;
use crate::rules::scenario::war::WarSetup;
use crate::rules::scenario::{Scenario, host_of};
pub use crate::rules::vocab::crisis::Call;
use crate::rules::vocab::ids::AgreementId;
use crate::rules::vocab::war::Party;
use crate::rules::vocab::war::event::WarEvent;

/// An attack by China.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Attack {
    victim: Party,
    on: AttackOn,
    place: Option<PlaceId>,
}

/// What fell due in the turn that was fought, and what was answered.
pub(super) fn resolve(change: &mut Change, setup: &WarSetup, events: &[WarEvent]) {
    answer(change, setup);
    for attack in attacks(change, setup, events) {
        for owed in owed(change, setup, attack) {
            call(change, setup, attack, owed);
        }
    }
}

fn attacks(change: &Change, setup: &WarSetup, events: &[WarEvent]) -> Vec<Attack> {
    let Some(crisis) = change.game.crisis.as_ref() else { return Vec::new() };
    let mut found = Vec::new();
    for event in events {
        match event {
            WarEvent::BaseStruck { base, .. } => {
                let there = &setup.arena.bases[usize::from(*base)];
                let Some(host) = there.host.filter(|&host| host != Party::Prc) else { continue };
                let place = Some(there.place);
                found.push(Attack { victim: host, on: AttackOn::Territory, place });
                let stood = setup.arena.squadrons.iter().zip(&crisis.war.squadrons).filter(|(_, state)| state.base == *base);
                found.extend(stood.map(|(squadron, _)| Attack { victim: squadron.party, on: AttackOn::Forces, place }));
            }
            WarEvent::SalvoFired { at, .. } if *at != Party::Prc => found.push(Attack { victim: *at, on: AttackOn::Forces, place: None }),
            _ => {}
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether an area covers an attack.
fn covers(scenario: &Scenario, setup: &WarSetup, area: &Area, attack: Attack) -> bool {
    let host = attack.place.and_then(|place| host_of(scenario, place));
    match area {
        Area::Pacific => true,
        Area::At(places) => attack.place.is_some_and(|place| places.contains(&place)),
        Area::Administered => host == Some(setup.nation(attack.victim)),
        Area::TerritoryOf(nation) => host == Some(*nation),
    }
}

/// An obligation that an attack calls up.
struct Owed {
    agreement: AgreementId,
    clause: u16,
    obligor: NationId,
    response: Response,
}

fn owed(change: &Change, setup: &WarSetup, attack: Attack) -> Vec<Owed> {
    let beneficiary = setup.nation(attack.victim);
    let mut found: Vec<Owed> = Vec::new();
    for (id, number, clause) in change.game.live_clauses() {
        if let Some(obligor) = clause.giver()
            && let Some(help) = clause.help(obligor, beneficiary)
            && help.trigger == attack.on
            && covers(change.scenario, setup, help.area, attack)
        {
            let owed = Owed { agreement: id, clause: number, obligor, response: help.response };
            match found.iter_mut().find(|known| known.obligor == obligor) {
                Some(known) if known.response < help.response => *known = owed,
                Some(_) => {}
                None => found.push(owed),
            }
        }
    }
    found
}

fn call(change: &mut Change, setup: &WarSetup, attack: Attack, owed: Owed) {
    let Owed { agreement, clause, obligor, response } = owed;
    let Some(crisis) = change.game.crisis.as_ref() else { return };
    let Some(party) = setup.party(obligor).filter(|&party| party != Party::Prc) else { return };
    let beneficiary = setup.nation(attack.victim);
    let known = crisis.calls.iter().any(|call| call.obligor == obligor && call.beneficiary == beneficiary);
    if crisis.is_in(party) || known {
        return;
    }
    let next = crisis.war.turn;
    match response {
        Response::Consult => change.emit_to_all(Event::Consulted { nation: beneficiary, ally: obligor, agreement }),
        Response::Act | Response::Automatic => {
            let index = crisis.calls.len() as u16;
            let call = Call { agreement, clause, obligor, beneficiary, place: attack.place, until_turn: next, kept: None };
            change.emit_to_all(Event::War(WarNews::Called { call }));
            if response == Response::Automatic {
                // Nobody decides any more: it is at war from the next turn on.
                change.emit_to_all(Event::War(WarNews::Decided { nation: obligor, from_turn: next }));
                settle(change, index, true);
            }
        }
    }
}

/// Calls on parties that fight by now are kept; those whose time is up are refused.
fn answer(change: &mut Change, setup: &WarSetup) {
    let Some(crisis) = change.game.crisis.as_ref() else { return };
    let fought = crisis.war.turn.saturating_sub(1);
    let settled = |(index, call): (usize, &Call)| {
        let fights = setup.party(call.obligor).is_some_and(|party| crisis.is_in(party));
        (call.kept.is_none() && (fights || fought >= call.until_turn)).then_some((index as u16, fights))
    };
    let settled: Vec<(u16, bool)> = crisis.calls.iter().enumerate().filter_map(settled).collect();
    for (index, kept) in settled {
        settle(change, index, kept);
    }
}

fn settle(change: &mut Change, index: u16, kept: bool) {
    let Some(call) = change.game.crisis.as_ref().and_then(|crisis| crisis.calls.get(usize::from(index))).copied() else { return };
    change.emit_to_all(Event::War(WarNews::Answered { index, kept }));
    obligation::weigh(change, call.obligor, call.beneficiary, kept);
}
