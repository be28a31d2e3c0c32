//! Air superiority over the Strait, by distance, base and tanker.

use super::chance::ChancePhase;
use super::front::WarFront;
use super::posture;
use crate::rules::vocab::war::arena::{BaseIndex, Role};
use crate::rules::vocab::war::event::{Cause, WarEvent};
use crate::rules::vocab::war::number::Number;
use crate::rules::vocab::war::{Basing, Camp, Party};

/// Tankers up to this far from the Strait serve fully: Guam and nearer, km.
const TANKERS_NEAR_KM: u16 = 3000;
/// Tankers up to this far serve half: northern Australia; beyond it not at all, km.
const TANKERS_FAR_KM: u16 = 4800;

/// Who has the air over the Strait this turn.
#[derive(Clone, Debug, Default)]
pub struct Sky {
    /// China's share of the weighted sorties over the Strait, permille.
    pub red_share: u32,
    /// Fighter sorties over the Strait by party, before losses.
    pub sorties: [u32; Party::COUNT],
}

/// Resolves the phase.
pub fn resolve(front: &mut WarFront) -> Sky {
    let mut dice = front.dice(ChancePhase::Air);
    let (sky, by_squadron) = sorties(front);
    let red = sky.sorties[Party::Prc.index()];
    let blue: u32 = Party::COALITION.iter().map(|party| sky.sorties[party.index()]).sum();
    let fights = dice.part(red.min(blue), front.number(Number::AirEngaged).max(0) as u32, 1000);
    // Who shoots down whom goes by the weighted shares in the air.
    let red_lost = dice.of(fights, 1000 - sky.red_share as i32);
    let blue_lost = dice.of(fights, sky.red_share as i32);
    let defence = i64::from(front.number(Number::SamTaiwan)) * i64::from(front.war.air_defence) / 1000;
    let to_defence = dice.part(red, defence.max(0) as u32, 10_000);
    let red_down = shoot_down(front, &by_squadron, |party| party == Party::Prc, red_lost, Cause::InTheAir);
    let blue_down = shoot_down(front, &by_squadron, |party| party != Party::Prc, blue_lost, Cause::InTheAir);
    let to_air_defence = shoot_down(front, &by_squadron, |party| party == Party::Prc, to_defence, Cause::AirDefence) as u16;
    front.sink.record(WarEvent::AirFought {
        red_sorties: red,
        blue_sorties: blue,
        fights,
        red_lost: red_down as u16,
        blue_lost: blue_down as u16,
        to_air_defence,
    });
    let wear = front.number(Number::SamWear).clamp(0, 1000) as u32;
    front.war.air_defence = (u32::from(front.war.air_defence) * (1000 - wear) / 1000) as u16;
    sky
}

/// Worth of a sortie of a party, permille of a Chinese one.
fn quality(front: &WarFront, party: Party) -> u32 {
    let number = match party {
        Party::Prc => return 1000,
        Party::Usa => Number::QualityUsa,
        Party::Jpn => Number::QualityJpn,
        Party::Aus => Number::QualityAus,
        Party::Phl => Number::QualityPhl,
        Party::Twn => Number::QualityTwn,
    };
    front.number(number).max(0) as u32
}

/// Fighter sorties over the Strait: by party and squadron. Tankers carry the nearest first.
fn sorties(front: &WarFront) -> (Sky, Vec<u32>) {
    let mut by_squadron = vec![0; front.arena.squadrons.len()];
    let mut sky = Sky::default();
    let mut tanked = [Camp::China, Camp::Coalition].map(|camp| tanker_room(front, camp));
    let mut order: Vec<usize> = (0..by_squadron.len()).filter(|&index| front.arena.squadrons[index].role == Role::Fighter).collect();
    order.sort_by_key(|&index| (front.arena.bases[usize::from(front.war.squadrons[index].base)].km_to_strait, index));
    for index in order {
        let squadron = &front.arena.squadrons[index];
        let state = front.war.squadrons[index];
        if state.aircraft == 0 || !front.war.may_fly(front.arena, front.terms, squadron.party, state.base) {
            continue;
        }
        let km = u32::from(front.arena.bases[usize::from(state.base)].km_to_strait);
        let needs_tankers = km > 1000 || km > u32::from(squadron.radius_km);
        let room = &mut tanked[usize::from(squadron.party != Party::Prc)];
        let has_tankers = needs_tankers && *room >= u32::from(state.aircraft);
        if has_tankers {
            *room -= u32::from(state.aircraft);
        }
        let mut flown = front.war.sorties(front.arena, index, km, has_tankers);
        if squadron.party != Party::Prc {
            flown = flown * (1000 + bonus(front, squadron.party, state.base)) / 1000;
        }
        // Crews at many fields fly less than at one.
        let slower = 1000_u32.saturating_sub(front.arena.numbers.count(Number::DispersedSorties));
        flown = flown * (1_000_000 - posture::away(front, squadron.party, state.base) * slower) / 1_000_000;
        by_squadron[index] = flown;
        sky.sorties[squadron.party.index()] += flown;
    }
    let weighted = |party: &Party| u64::from(sky.sorties[party.index()]) * u64::from(quality(front, *party));
    let red = weighted(&Party::Prc);
    let blue: u64 = Party::COALITION.iter().map(weighted).sum();
    sky.red_share = (red * 1000).checked_div(red + blue).unwrap_or(500) as u32;
    (sky, by_squadron)
}

/// More sorties by planning together and by what lies ready on the host's soil, permille.
pub(super) fn bonus(front: &WarFront, party: Party, base: BaseIndex) -> u32 {
    if party == Party::Twn {
        return 0;
    }
    let together = front.number(Number::Headquarters).max(0) * i32::from(front.terms.planning[party.index()]) / 1000;
    let stored = front.arena.bases[usize::from(base)].host.is_some_and(|host| front.terms.stocks[host.index()]);
    let forward = if stored { front.number(Number::StocksForward) } else { 0 };
    (together + forward).max(0) as u32
}

/// Fighters that a side's tankers keep in the air far from their bases: tankers that their hosts let fly, fewer of those that come from far.
fn tanker_room(front: &WarFront, camp: Camp) -> u32 {
    let aircraft: u32 = (0..front.arena.squadrons.len())
        .map(|index| {
            let (row, state) = (&front.arena.squadrons[index], front.war.squadrons[index]);
            let serves = row.role == Role::Tanker && row.party.camp() == camp && front.war.fights(row.party) && !state.just_came;
            if !serves || front.terms.use_of(front.arena, row.party, state.base, front.war.turn) == Basing::None {
                return 0;
            }
            let km = front.arena.bases[usize::from(state.base)].km_to_strait;
            let halves = u32::from(km <= TANKERS_NEAR_KM) + u32::from(km <= TANKERS_FAR_KM);
            u32::from(state.aircraft) * halves
        })
        .sum();
    aircraft * front.arena.numbers.count(Number::TankedPerTanker) * front.arena.numbers.count(Number::Capable) / 2000
}

/// Takes aircraft from those in the air, in proportion to their sorties.
fn shoot_down(front: &mut WarFront, by_squadron: &[u32], which: impl Fn(Party) -> bool, lost: u32, cause: Cause) -> u32 {
    let of = |index: usize| if which(front.arena.squadrons[index].party) { by_squadron[index] } else { 0 };
    let total: u64 = (0..by_squadron.len()).map(|index| u64::from(of(index))).sum();
    if total == 0 {
        return 0;
    }
    let (mut upto, mut given, mut taken) = (0_u64, 0_u64, 0);
    for index in 0..by_squadron.len() {
        upto += u64::from(of(index));
        let due = u64::from(lost) * upto / total;
        let part = ((due - given) as u16).min(front.war.squadrons[index].aircraft);
        given = due;
        front.war.squadrons[index].aircraft -= part;
        front.war.tally.aircraft[front.arena.squadrons[index].party.index()][cause as usize] += part;
        taken += u32::from(part);
    }
    taken
}
