//! Before the first shot of a turn: who enters the war, whether the coalition was warned, who changes base, which ships put to sea.

use super::arena::Party;
use super::chance::Phase;
use super::event::WarEvent;
use super::Front;

/// Resolves the phase.
pub fn resolve(front: &mut Front) {
    for base in &mut front.war.bases {
        base.closed_hours = 0;
    }
    for squadron in &mut front.war.squadrons {
        squadron.just_came = false;
    }
    enter(front);
    if front.war.turn == 1 {
        let permille = front.terms.warning;
        let warned = front.dice(Phase::Posture).chance(i32::from(permille)) && front.plans[1].disperse;
        front.war.warned = warned;
        front.sink.record(WarEvent::Warned { warned, permille });
    }
    rebase(front);
    put_to_sea(front);
}

fn enter(front: &mut Front) {
    let turn = front.war.turn;
    for party in Party::ALL {
        let from = front.terms.enters[party.index()];
        if from != 0 && turn >= from && !front.war.fights(party) {
            front.war.entered[party.index()] = turn;
            front.sink.record(WarEvent::Entered { party, attacked: false });
        }
    }
}

/// A party whose soil was struck fights, where its terms say so.
pub fn attacked(front: &mut Front, party: Party) {
    if front.terms.fights_when_attacked[party.index()] && !front.war.fights(party) {
        front.war.entered[party.index()] = front.war.turn;
        front.sink.record(WarEvent::Entered { party, attacked: true });
    }
}

fn rebase(front: &mut Front) {
    let [red, blue] = front.plans;
    for (side, plan) in [(true, red), (false, blue)] {
        for &(index, base) in &plan.rebase {
            let at = usize::from(index);
            let (Some(squadron), Some(goal)) = (front.arena.squadrons.get(at), front.arena.bases.get(usize::from(base))) else { continue };
            let state = front.war.squadrons[at];
            let own = (squadron.party == Party::Prc) == side;
            let room = u32::from(goal.capacity) >= front.war.aircraft_at(base) + u32::from(state.aircraft);
            let allowed = goal.host == Some(squadron.party) || goal.host.is_some_and(|host| may_base(front, squadron.party, base, host));
            if own && room && allowed && state.base != base && state.aircraft > 0 {
                front.war.squadrons[at].base = base;
                front.war.squadrons[at].just_came = true;
                front.sink.record(WarEvent::Rebased { squadron: index, base });
            }
        }
    }
}

/// Whether a host lets a party's squadrons in.
fn may_base(front: &Front, party: Party, base: super::arena::BaseIndex, host: Party) -> bool {
    (party == Party::Prc) == (host == Party::Prc) && front.terms.basing_at(base, host, front.war.turn) != super::Basing::None
}

fn put_to_sea(front: &mut Front) {
    let warned = front.war.warned;
    let turn = front.war.turn;
    for (index, group) in front.arena.groups.iter().enumerate() {
        // Ships in Japanese ports leave before the first salvo if warned, after it otherwise; China's fleet is out when it begins.
        let leaves = group.party == Party::Prc || turn > 1 || warned || !group.in_reach;
        if leaves {
            front.war.groups[index].at_sea = true;
        }
    }
}
