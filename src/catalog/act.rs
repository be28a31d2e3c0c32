//! What forces do at a feature, and how it can end.

use serde::{Deserialize, Serialize};

/// What a force does at a feature. The order is that of gravity: a ceiling allows itself and all before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Act {
    /// Watches and films from the air or the sea; its pictures make publicity count.
    Document,
    /// Is there: counts towards presence and control.
    Patrol,
    /// Stands between an activity of its own or an ally's side and whoever opposes it.
    Escort,
    /// Brings food, water and people to an outpost.
    Resupply,
    /// Brings building material to an outpost: the fabric improves, and the other side minds more.
    ResupplyRepair,
    /// Surveys the seabed, or works for those who do.
    Survey,
    /// Follows and watches an opponent.
    Shadow,
    /// Puts hulls in the opponent's way.
    Block,
    /// Uses water cannon.
    WaterCannon,
    /// Rams or shoulders.
    Ram,
    /// Boards, seizes or detains.
    Board,
}

impl Act {
    /// All acts, in order of gravity.
    pub const ALL: [Act; 11] = [
        Act::Document,
        Act::Patrol,
        Act::Escort,
        Act::Resupply,
        Act::ResupplyRepair,
        Act::Survey,
        Act::Shadow,
        Act::Block,
        Act::WaterCannon,
        Act::Ram,
        Act::Board,
    ];

    /// The rung of the ladder on which the act stands: 1 lawfare and shadowing, 2 harassment, 3 boarding (DESIGN.md section 5).
    pub fn rung(self) -> u8 {
        match self {
            Act::Document | Act::Patrol | Act::Escort | Act::Resupply | Act::ResupplyRepair => 0,
            Act::Survey | Act::Shadow => 1,
            Act::Block | Act::WaterCannon | Act::Ram => 2,
            Act::Board => 3,
        }
    }

    /// Whether it is done against somebody.
    pub fn opposes(self) -> bool {
        self >= Act::Shadow
    }

    /// Whether it can be opposed: it wants to get something done.
    pub fn is_activity(self) -> bool {
        matches!(self, Act::Patrol | Act::Resupply | Act::ResupplyRepair | Act::Survey)
    }

    /// The cargo that it carries, if any.
    pub fn cargo(self) -> Option<Cargo> {
        match self {
            Act::Resupply => Some(Cargo::Supplies),
            Act::ResupplyRepair => Some(Cargo::RepairMaterial),
            _ => None,
        }
    }
}

/// What a resupply brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Cargo {
    /// Food, water, people: one step of supply.
    Supplies,
    /// Building material: one step of fabric.
    RepairMaterial,
}

/// How an encounter ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Outcome {
    /// The activity gets done.
    Pass,
    /// It does not get done this turn.
    Delay,
    /// It does not get done, and a hull is damaged.
    Damage,
    /// People are hurt besides.
    Injury,
    /// Somebody dies.
    Death,
}
