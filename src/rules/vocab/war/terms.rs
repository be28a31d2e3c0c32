//! On what terms a war is fought: who enters when, who lets whom use which bases, how good each side is.

use serde::{Deserialize, Serialize};

pub use crate::rules::vocab::war::Basing;
use crate::rules::vocab::war::Party;
use crate::rules::vocab::war::arena::{Arena, BaseIndex};
use crate::rules::vocab::war::since::Since;

/// Allies of the United States, in the order of [`Terms::allied`].
pub const GUESTS: [Party; 3] = [Party::Jpn, Party::Aus, Party::Phl];

/// The terms of a war.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// By party: the turn from which it fights of its own accord.
    pub enters: [Since; Party::COUNT],
    /// By party: whether it fights once its soil is attacked.
    pub fights_when_attacked: [bool; Party::COUNT],
    /// By host: what it lets others do from its bases.
    pub basing: [Basing; Party::COUNT],
    /// By host: the turn from which it does.
    pub basing_from: [u8; Party::COUNT],
    /// By base, where it differs from base to base: what its host lets the United States do there, and from which turn on. Empty is as the
    /// host's.
    pub at: Vec<(Basing, u8)>,
    /// By base: what its host lets each of [`GUESTS`] do there, and from which turn on. Empty is as the United States.
    pub allied: Vec<[(Basing, u8); GUESTS.len()]>,
    /// By host and guest: turns that a guest waits longer than others once a host lets it in, for want of an agreement on visiting forces.
    pub status_turns: [[u8; Party::COUNT]; Party::COUNT],
    /// By host: the turn from which U.S. patrol aircraft watch from its bases.
    pub watch_from: [Since; Party::COUNT],
    /// By host: the turn from which fighters of guests defend its bases.
    pub defend_from: [Since; Party::COUNT],
    /// By host: whether U.S. bombers may strike bases in China from there.
    pub mainland_from: [bool; Party::COUNT],
    /// The turn from which U.S. aircraft on the way from Australia fly over the Philippines.
    pub overflight_from: Since,
    /// Whether JASSM-ER can be aimed at ships.
    pub maritime_jassm: bool,
    /// Whether bases in China may be struck.
    pub mainland_strikes: bool,
    /// How much of one picture the four allies share, permille: the mean over their six pairs. 1000 is one cell for all.
    pub picture: u16,
    /// By party: how much of its planning is done with the other three, permille. 1000 is a headquarters with all of them.
    pub planning: [u16; Party::COUNT],
    /// By host: whether munitions and fuel lie ready at a base of its.
    pub stocks: [bool; Party::COUNT],
    /// Chance that the coalition reads the preparations in time, permille.
    pub warning: u16,
    /// How well Taiwan's army fights and moves, permille of the base case.
    pub taiwan_skill: u16,
    /// How well China's fleet and army land and advance, permille of the base case.
    pub red_skill: u16,
    /// Shelters added at allied bases in reach.
    pub extra_shelters: u16,
    /// China's long-range missiles, permille of the order of battle.
    pub red_missiles: u16,
}

impl Default for Terms {
    /// The base case of the published game: Taiwan resists, the United States fights at once with bases in Japan, Japan enters when it is
    /// attacked, stand-off missiles work against ships.
    fn default() -> Self {
        let mut terms = Self {
            enters: [Since::NEVER; Party::COUNT],
            fights_when_attacked: [true; Party::COUNT],
            basing: [Basing::None; Party::COUNT],
            basing_from: [1; Party::COUNT],
            at: Vec::new(),
            allied: Vec::new(),
            status_turns: [[0; Party::COUNT]; Party::COUNT],
            watch_from: [Since::START; Party::COUNT],
            defend_from: [Since::START; Party::COUNT],
            mainland_from: [true; Party::COUNT],
            overflight_from: Since::START,
            maritime_jassm: true,
            mainland_strikes: true,
            picture: 0,
            planning: [0; Party::COUNT],
            stocks: [false; Party::COUNT],
            warning: 400,
            taiwan_skill: 1000,
            red_skill: 1000,
            extra_shelters: 0,
            red_missiles: 1000,
        };
        for party in [Party::Prc, Party::Usa, Party::Twn] {
            terms.enters[party.index()] = Since::START;
            terms.basing[party.index()] = Basing::Combat;
        }
        terms.basing[Party::Jpn.index()] = Basing::Combat;
        terms.basing[Party::Aus.index()] = Basing::Logistics;
        terms
    }
}

impl Terms {
    /// What a host allows a guest at one of its bases in a turn.
    pub fn basing_for(&self, guest: Party, base: BaseIndex, host: Party, turn: u8) -> Basing {
        let listed = GUESTS.iter().position(|&known| known == guest).and_then(|at| self.allied.get(usize::from(base)).map(|row| row[at]));
        match listed {
            Some((basing, from)) if turn >= from => basing,
            Some(_) => Basing::None,
            None => self.basing_at(base, host, turn),
        }
    }

    /// What a party may do from a base this turn: all on its own soil, what the host allows elsewhere.
    pub fn use_of(&self, arena: &Arena, party: Party, base: BaseIndex, turn: u8) -> Basing {
        match arena.bases[usize::from(base)].host {
            Some(host) if host == party => Basing::Combat,
            Some(host) if (host == Party::Prc) == (party == Party::Prc) => self.basing_for(party, base, host, turn),
            Some(_) | None => Basing::None,
        }
    }

    /// What a host allows the United States at one of its bases in a turn.
    pub fn basing_at(&self, base: BaseIndex, host: Party, turn: u8) -> Basing {
        match self.at.get(usize::from(base)) {
            Some(&(basing, from)) if turn >= from => basing,
            Some(_) => Basing::None,
            None => self.basing_in(host, turn),
        }
    }

    /// The most that a host allows at any of its bases in a turn.
    pub fn basing_in(&self, host: Party, turn: u8) -> Basing {
        if turn >= self.basing_from[host.index()] { self.basing[host.index()] } else { Basing::None }
    }
}
