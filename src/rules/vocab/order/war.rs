//! Orders of the crisis clock.

use serde::{Deserialize, Serialize};

use crate::catalog::{NationId, PlaceId};
use crate::rules::vocab::note::Note;
use crate::rules::vocab::war::Basing;

/// Makes the type from the one list.
macro_rules! task_forces {
    ($($(#[$what:meta])* $kind:ident,)*) => {
        /// All that a nation has of a kind, ordered as one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum TaskForce {
            $($(#[$what])* $kind,)*
        }

        impl TaskForce {
            /// All.
            pub const ALL: [TaskForce; [$(stringify!($kind),)*].len()] = [$(TaskForce::$kind,)*];
        }
    };
}

task_forces! {
    /// Land-based missiles.
    Missiles,
    /// Bombers with stand-off weapons.
    Bombers,
    /// Submarines.
    Submarines,
    /// Carriers and surface combatants.
    Surface,
    /// Ships that land troops.
    Landing,
    /// Anti-ship missiles on the coast.
    Coastal,
    /// Battalions away from the fight.
    Reserves,
}

/// What missiles and bombers are aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aim {
    /// The standing plan: bases from which the other side fights, by what stands there.
    Standing,
    /// Besides, all bases on a nation's soil, whether it fights or not.
    Host(NationId),
    /// Besides, one base above all.
    Base(PlaceId),
}

/// What a task force does in the turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mission {
    /// It is held back.
    Hold,
    /// It strikes air bases.
    StrikeBases(Aim),
    /// It strikes ships at sea.
    StrikeShips,
    /// It hunts in the Strait.
    Hunt,
    /// It comes forward, to where it can fight and be struck.
    Forward,
    /// It lands troops in a zone of Taiwan.
    Land(u8),
}

/// Gives a task force its mission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operate {
    /// Whose.
    pub nation: NationId,
    /// Which.
    pub task_force: TaskForce,
    /// What it does.
    pub mission: Mission,
    /// Share of it that is committed, permille: of missiles left, of bomber sorties, of boats, of ships.
    pub share: u16,
    /// Share of the munitions at the start that is kept back, permille.
    pub keep: u16,
}

/// Moves a nation's squadrons from one base to another, as many as find room; they fly from there in the next turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rebase {
    /// Whose.
    pub nation: NationId,
    /// From where.
    pub from: PlaceId,
    /// To where.
    pub to: PlaceId,
}

/// A rule of engagement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rule {
    /// U.S. bombers may strike bases in China.
    Mainland,
    /// Beijing spares a nation's soil while that nation does not fight.
    Spare(NationId),
}

/// Sets or lifts a rule of engagement; it stands until it is changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engage {
    /// Who.
    pub nation: NationId,
    /// Which.
    pub rule: Rule,
    /// Whether it holds from now on.
    pub on: bool,
}

/// A host says what others may do from its bases: less at once, more from the next turn on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allow {
    /// Who.
    pub host: NationId,
    /// What.
    pub basing: Basing,
}

/// A nation enters the war this turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enter {
    /// Who.
    pub nation: NationId,
}

/// A party agrees to a note, or offers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agree {
    /// Who.
    pub nation: NationId,
    /// To what.
    pub note: Note,
}

/// A team recommends rung 7 (nuclear signalling) or 8 (use) to the White Cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommend {
    /// Who.
    pub nation: NationId,
    /// 7 or 8.
    pub rung: u8,
}

/// Beijing launches the invasion: war from the next turn on. On another clock than that of crisis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invade {
    /// Who.
    pub nation: NationId,
}

/// The one list of orders of the crisis clock, as [`each_order`](super::each_order) is that of all.
macro_rules! each_war_order {
    ([$($then:tt)*] { $($with:tt)* }) => {
        $($then)*! {
            { $($with)* }
            /// Gives a task force its mission.
            Operate(Operate),
            /// Moves squadrons.
            Rebase(Rebase),
            /// Sets a rule of engagement.
            Engage(Engage),
            /// Opens or closes bases.
            Allow(Allow),
            /// Enters the war.
            Enter(Enter),
            /// Agrees to a note.
            Agree(Agree),
            /// Recommends a nuclear rung.
            Recommend(Recommend),
            /// Launches the invasion.
            Invade(Invade),
        }
    };
}

/// Does the same with the data of an order of the crisis clock, whichever it is.
macro_rules! with_war_order {
    ($order:expr, $data:ident => $then:expr) => {
        $crate::rules::vocab::order::war::each_war_order!([$crate::rules::vocab::order::with_arms] { [WarOrder] [$order] [$data] [$then] })
    };
}

macro_rules! types {
    ({} $($(#[$what:meta])* $kind:ident($data:ident),)*) => {
        /// An order of the crisis clock.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum WarOrder {
            $($(#[$what])* $kind($data),)*
        }

        $(impl From<$data> for WarOrder {
            fn from(data: $data) -> Self {
                WarOrder::$kind(data)
            }
        }

        impl OfWar for $data {
            fn of(order: &WarOrder) -> Option<&Self> {
                if let WarOrder::$kind(data) = order { Some(data) } else { None }
            }
        })*
    };
}

each_war_order!([types] {});

/// What is ordered in a crisis: the data of one of its orders.
pub trait OfWar: Sized {
    /// The data of an order, if it is this one.
    fn of(order: &WarOrder) -> Option<&Self>;
}

pub(crate) use {each_war_order, with_war_order};
