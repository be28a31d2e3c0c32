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
    /// Dredges and builds: in competition an island grows, step by step, unless the holder controls the waters.
    Build,
    /// Follows and watches an opponent.
    Shadow,
    /// Shows itself: a task group sails past, or round, another's coast.
    ShowForce,
    /// Puts hulls in the opponent's way.
    Block,
    /// Fires live weapons in another's waters or airways.
    LiveFire,
    /// Harasses aircraft and ships that watch: flares, lasers, close passes.
    Harass,
    /// Uses water cannon.
    WaterCannon,
    /// Rams or shoulders.
    Ram,
    /// Boards, seizes or detains.
    Board,
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
