//! Contested features in the game: who is there, who holds, what was done.

use serde::{Deserialize, Serialize};

use crate::catalog::quantity::{Hours, Turns};
use crate::catalog::{Act, NationId};

/// A contested location in the game.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeatureState {
    /// -3 (challenger) to +3 (holder).
    pub control: i8,
    /// 0 to 3; public, as both sides count the boats.
    pub supply: u8,
    /// Hours since the last step of supply was used up.
    pub supply_clock_hours: Hours,
    /// State of the outpost's fabric, 0 to 3.
    pub fabric: u8,
    /// What the challenger has built there, 0 (nothing) to 3 (an island with a port).
    #[serde(default)]
    pub built: u8,
    /// Whether the holder's people are on it.
    pub garrison: bool,
    /// Cargoes that got through.
    pub deliveries: u16,
    /// Of those, repair material.
    pub repair_deliveries: u16,
    /// Presence by nation, ordered by nation.
    pub presence: Vec<Presence>,
    /// What was done to whom, as far as it is news: one entry for each doer, victim and turn, the oldest first.
    #[serde(default)]
    pub incidents: Vec<Incident>,
}

/// Something that one nation's crews did to another's at a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// Who did it.
    pub by: NationId,
    /// To whom.
    pub against: NationId,
    /// The gravest act of the turn.
    pub act: Act,
    /// When.
    pub turn: u16,
}

impl Incident {
    /// Turns after its own in which it is still news.
    const FRESH_TURNS: u16 = 2;

    /// Whether it is still news in `turn`.
    pub fn is_fresh(&self, turn: u16) -> bool {
        self.turn + Self::FRESH_TURNS >= turn
    }
}

/// A nation's presence at a feature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    /// Whose, by number.
    pub nation: u16,
    /// Hull-hours in the last turn.
    pub hull_hours_last: Hours,
    /// Hull-hours in all.
    pub hull_hours: Hours,
    /// The present unbroken stay, in hours.
    pub stay_hours: Hours,
    /// The longest unbroken stay, in hours.
    pub longest_stay_hours: Hours,
    /// Turns in which it was there.
    pub turns: Turns,
}

impl FeatureState {
    /// Keeps what was done, and forgets what is no news any more.
    pub(in crate::rules) fn note(&mut self, new: Incident) {
        self.incidents.retain(|old| old.is_fresh(new.turn));
        let same = |old: &&mut Incident| (old.by, old.against, old.turn) == (new.by, new.against, new.turn);
        match self.incidents.iter_mut().find(same) {
            Some(old) => old.act = old.act.max(new.act),
            None => self.incidents.push(new),
        }
    }

    /// A nation's presence, all zero if it never came.
    pub fn presence_of(&self, nation: NationId) -> Presence {
        self.presence.iter().find(|p| p.nation == nation.0).copied().unwrap_or(Presence { nation: nation.0, ..Presence::default() })
    }

    /// A nation's share of all hull-hours so far, in percent; 0 if nobody came.
    pub fn share_percent(&self, nation: NationId) -> i32 {
        let total: u64 = self.presence.iter().map(|p| u64::from(p.hull_hours)).sum();
        (u64::from(self.presence_of(nation).hull_hours) * 100).checked_div(total).unwrap_or(0) as i32
    }

    /// A nation's share of the last turn's hull-hours, in percent; 0 if nobody came.
    pub fn share_last_percent(&self, nation: NationId) -> i32 {
        let total: u64 = self.presence.iter().map(|p| u64::from(p.hull_hours_last)).sum();
        (u64::from(self.presence_of(nation).hull_hours_last) * 100).checked_div(total).unwrap_or(0) as i32
    }
}
