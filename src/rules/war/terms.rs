//! On what terms a war is fought: who enters when, who lets whom use which bases, how good each side is.

use serde::{Deserialize, Serialize};

use super::arena::{BaseIndex, Party};

/// What a host lets the coalition do from its bases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Basing {
    /// Nothing that has to do with the war.
    None,
    /// Tankers, patrol aircraft and supply.
    Logistics,
    /// Combat sorties.
    Combat,
}

/// The terms of a war.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// By party: the turn from which it fights of its own accord; 0 is never.
    pub enters: [u8; Party::COUNT],
    /// By party: whether it fights once its soil is attacked.
    pub fights_when_attacked: [bool; Party::COUNT],
    /// By host: what it lets others do from its bases.
    pub basing: [Basing; Party::COUNT],
    /// By host: the turn from which it does.
    pub basing_from: [u8; Party::COUNT],
    /// By base, where it differs from base to base: what its host lets others do there, and from which turn on. Empty is as the host's.
    pub at: Vec<(Basing, u8)>,
    /// Whether JASSM-ER can be aimed at ships.
    pub maritime_jassm: bool,
    /// Whether bases in China may be struck.
    pub mainland_strikes: bool,
    /// Whether allies share ISR in one cell.
    pub shared_isr: bool,
    /// Whether a combined headquarters plans for the coalition.
    pub headquarters: bool,
    /// Whether munitions and fuel are pre-positioned at forward bases.
    pub forward_stocks: bool,
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
            enters: [0; Party::COUNT],
            fights_when_attacked: [true; Party::COUNT],
            basing: [Basing::None; Party::COUNT],
            basing_from: [1; Party::COUNT],
            at: Vec::new(),
            maritime_jassm: true,
            mainland_strikes: true,
            shared_isr: false,
            headquarters: false,
            forward_stocks: false,
            warning: 400,
            taiwan_skill: 1000,
            red_skill: 1000,
            extra_shelters: 0,
            red_missiles: 1000,
        };
        for party in [Party::Prc, Party::Usa, Party::Twn] {
            terms.enters[party.index()] = 1;
            terms.basing[party.index()] = Basing::Combat;
        }
        terms.basing[Party::Jpn.index()] = Basing::Combat;
        terms.basing[Party::Aus.index()] = Basing::Logistics;
        terms
    }
}

impl Terms {
    /// What a host allows at one of its bases in a turn.
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
