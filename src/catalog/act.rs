//! What forces do at a feature, and how it can end.

use serde::{Deserialize, Serialize};

/// What a force does at a feature. The order is that of gravity: a ceiling allows itself and all before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Act {
    /// Watches and films from the air or the sea; its pictures make publicity count.
    Document = 0,
    /// Is there: counts towards presence and control.
    Patrol = 1,
    /// Stands between an activity of its own or an ally's side and whoever opposes it.
    Escort = 2,
    /// Brings food, water and people to an outpost.
    Resupply = 3,
    /// Brings building material to an outpost: the fabric improves, and the other side minds more.
    ResupplyRepair = 4,
    /// Surveys the seabed, or works for those who do.
    Survey = 5,
    /// Dredges and builds: in competition an island grows, step by step, unless the holder controls the waters.
    Build = 6,
    /// Follows and watches an opponent.
    Shadow = 7,
    /// Shows itself: a task group sails past, or round, another's coast.
    ShowForce = 8,
    /// Puts hulls in the opponent's way.
    Block = 9,
    /// Fires live weapons in another's waters or airways.
    LiveFire = 10,
    /// Harasses aircraft and ships that watch: flares, lasers, close passes.
    Harass = 11,
    /// Uses water cannon.
    WaterCannon = 12,
    /// Rams or shoulders.
    Ram = 13,
    /// Boards, seizes or detains.
    Board = 14,
}

impl Act {
    /// All acts, in order of gravity.
    pub const ALL: [Act; 15] = [
        Act::Document,
        Act::Patrol,
        Act::Escort,
        Act::Resupply,
        Act::ResupplyRepair,
        Act::Survey,
        Act::Build,
        Act::Shadow,
        Act::ShowForce,
        Act::Block,
        Act::LiveFire,
        Act::Harass,
        Act::WaterCannon,
        Act::Ram,
        Act::Board,
    ];

    /// The rung of the ladder on which the act stands: 1 lawfare and shadowing, 2 harassment, 3 boarding (DESIGN.md section 5).
    pub fn rung(self) -> u8 {
        match self {
            Act::Document | Act::Patrol | Act::Escort | Act::Resupply | Act::ResupplyRepair => 0,
            Act::Survey | Act::Shadow | Act::ShowForce => 1,
            Act::Build | Act::Block | Act::LiveFire | Act::Harass | Act::WaterCannon | Act::Ram => 2,
            Act::Board => 3,
        }
    }

    /// Whether it is done against somebody.
    pub fn opposes(self) -> bool {
        self >= Act::Shadow
    }

    /// Whether it can be opposed: it wants to get something done.
    pub fn is_activity(self) -> bool {
        matches!(self, Act::Patrol | Act::Resupply | Act::ResupplyRepair | Act::Survey | Act::Build)
    }

    /// Whether it presses by itself, whatever the other side does there.
    pub fn has_reach(self) -> bool {
        matches!(self, Act::Build | Act::ShowForce | Act::LiveFire | Act::Harass)
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
