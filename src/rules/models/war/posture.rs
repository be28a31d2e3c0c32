//! Before the first shot of a turn: who enters the war, whether the coalition was warned, who disperses and changes base, which ships put to
//! sea. A coalition that was not warned does these things only after the first salvo of the war.

use super::chance::ChancePhase;
use super::front::WarFront;
use crate::rules::vocab::war::arena::BaseIndex;
use crate::rules::vocab::war::event::WarEvent;
use crate::rules::vocab::war::number::Number;
use crate::rules::vocab::war::since::Since;
use crate::rules::vocab::war::{Basing, Camp, Party};

/// A base further from the Strait than this is no field to disperse to, km.
const FIELDS_KM: u16 = 3200;

/// Resolves the phase.
pub fn resolve(front: &mut WarFront) {
    for base in &mut front.war.bases {
        base.closed_hours = 0;
    }
    for squadron in &mut front.war.squadrons {
        squadron.just_came = false;
    }
    enter(front);
    if front.war.turn == 1 {
        let permille = front.terms.warning;
        let warned = front.dice(ChancePhase::Posture).chance(i32::from(permille)) && front.plans[1].disperse;
        front.war.warned = warned;
        front.sink.record(WarEvent::Warned { warned, permille });
    }
    count_fields(front);
    rebase(front, Camp::China);
    if forewarned(front) {
        rebase(front, Camp::Coalition);
    }
    put_to_sea(front);
}

/// What a coalition that was surprised does once the first salvo of the war has fallen.
pub fn after_the_salvo(front: &mut WarFront) {
    if !forewarned(front) {
        rebase(front, Camp::Coalition);
    }
}

/// Whether the coalition acts before this turn's salvo.
fn forewarned(front: &WarFront) -> bool {
    front.war.warned || front.war.turn > 1
}

fn enter(front: &mut WarFront) {
    let turn = front.war.turn;
    for party in Party::ALL {
        if front.terms.enters[party.index()].holds(turn) && !front.war.fights(party) {
            front.war.entered[party.index()] = Since::turn(turn);
            front.sink.record(WarEvent::Entered { party, attacked: false });
        }
    }
}

/// A party whose soil was struck fights, where its terms say so.
pub fn attacked(front: &mut WarFront, party: Party) {
    if front.terms.fights_when_attacked[party.index()] && !front.war.fights(party) {
        front.war.entered[party.index()] = Since::turn(front.war.turn);
        front.sink.record(WarEvent::Entered { party, attacked: true });
    }
}

/// Whether aircraft of a base stand dispersed: China's as its plan has it (it chose the hour), the coalition's if it was warned or once the
/// war is on.
pub(super) fn dispersed(front: &WarFront, base: BaseIndex) -> bool {
    let red = front.arena.bases[usize::from(base)].host == Some(Party::Prc);
    if red { front.plans[0].disperse } else { front.war.warned || (front.war.turn > 1 && front.plans[1].disperse) }
}

/// Share of a party's aircraft of a base that stands at other fields of the host, permille: none where they are not dispersed, less where few
/// fields are open to the party.
pub(super) fn away(front: &WarFront, party: Party, base: BaseIndex) -> u32 {
    let Some(host) = front.arena.bases[usize::from(base)].host.filter(|_| dispersed(front, base)) else { return 0 };
    let needed = front.arena.numbers.count(Number::DispersedFields).max(1);
    let others = u32::from(front.fields[party.index()][host.index()]).saturating_sub(1).min(needed);
    (front.arena.numbers.count(Number::DispersedAway) * others / needed).min(1000)
}

/// Counts the fields that each party may use on each host's soil, for supply at least.
fn count_fields(front: &mut WarFront) {
    for (index, base) in front.arena.bases.iter().enumerate() {
        let Some(host) = base.host.filter(|_| base.km_to_strait <= FIELDS_KM) else { continue };
        for party in Party::ALL {
            let open = front.terms.use_of(front.arena, party, index as BaseIndex, front.war.turn) != Basing::None;
            front.fields[party.index()][host.index()] += u8::from(open);
        }
    }
}

/// Squadrons of a side change base, where there is room and leave.
fn rebase(front: &mut WarFront, camp: Camp) {
    let plan = front.plans[camp.index()];
    for &(index, base) in &plan.rebase {
        let at = usize::from(index);
        let (Some(squadron), Some(goal)) = (front.arena.squadrons.get(at), front.arena.bases.get(usize::from(base))) else { continue };
        let state = front.war.squadrons[at];
        let own = squadron.party.camp() == camp;
        let room = u32::from(goal.capacity) >= front.war.aircraft_at(base) + u32::from(state.aircraft);
        let allowed = front.terms.use_of(front.arena, squadron.party, base, front.war.turn) != Basing::None;
        if own && room && allowed && state.base != base && state.aircraft > 0 {
            front.war.squadrons[at].base = base;
            front.war.squadrons[at].just_came = true;
            front.sink.record(WarEvent::Rebased { squadron: index, base });
        }
    }
}

fn put_to_sea(front: &mut WarFront) {
    let forewarned = forewarned(front);
    for (index, group) in front.arena.groups.iter().enumerate() {
        // Ships in Japanese ports leave before the first salvo if warned, after it otherwise; China's fleet is out when it begins.
        if group.party == Party::Prc || forewarned || !group.in_reach {
            front.war.groups[index].at_sea = true;
        }
    }
}
