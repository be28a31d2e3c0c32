//! After the fighting of a turn: what comes up from behind.

use super::front::WarFront;
use crate::rules::vocab::war::number::Number;
use crate::rules::vocab::war::{Basing, Party};

/// Resolves the phase: interceptors that forward stocks replace; then the next turn begins.
pub fn resolve(front: &mut WarFront) {
    for (base, setup) in front.arena.bases.iter().enumerate() {
        let Some(host) = setup.host.filter(|host| front.terms.stocks[host.index()]) else { continue };
        let allied = !matches!(host, Party::Prc | Party::Twn) && front.terms.basing_at(base as u8, host, front.war.turn) != Basing::None;
        let state = &mut front.war.bases[base];
        if allied && state.interceptors < setup.interceptors {
            // A share of what was there at the start, each turn, up to what was there at the start.
            let back = u32::from(setup.interceptors) * front.arena.numbers.count(Number::StocksForward) / 1000;
            state.interceptors = (u32::from(state.interceptors) + back).min(u32::from(setup.interceptors)) as u16;
        }
    }
    let sunk = front.war.tally.landing_ships;
    front.war.tally.drowned = u32::from(sunk) * front.arena.numbers.count(Number::TroopsShip);
    front.war.turn += 1;
}
