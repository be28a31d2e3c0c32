//! What forces do at a feature, and how it can end.

use serde::{Deserialize, Serialize};

macro_rules! acts {
    ($(
        $(#[$doc:meta])*
        $name:ident = $number:literal { rung: $rung:literal, role: $role:ident, press: $press:expr, presence: $presence:literal, cargo: $cargo:expr, further: $further:expr }
    )*) => {
        /// What a force does at a feature. The order is that of gravity: a ceiling allows itself and all before it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Act { $($(#[$doc])* $name = $number,)* }

        impl Act {
            /// All acts, in order of gravity.
            pub const ALL: [Act; ROWS.len()] = [$(Act::$name,)*];

            /// Every act with its name in files, in order of gravity.
            pub const WRITTEN: &'static [(&'static str, Act)] = &[$((stringify!($name), Act::$name),)*];
        }

        const ROWS: &[ActRow] = &[$(ActRow {
            rung: $rung, role: ActRole::$role, press: $press, presence: $presence, cargo: $cargo, further: $further,
        },)*];
    };
}

/// What the table says of an act. Its number names the streams of chance of its encounters: it is never moved or used again.
struct ActRow {
    rung: u8,
    role: ActRole,
    press: Option<Pressing>,
    presence: bool,
    cargo: Option<Cargo>,
    further: Option<Act>,
}

/// The part of an act in an encounter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ActRole {
    /// It wants to get something done, and can be opposed.
    Activity,
    /// It helps what its side does.
    Help,
    /// It is done against somebody.
    Against,
}

acts! {
    /// Watches and films from the air or the sea; its pictures make publicity count.
    Document = 0 { rung: 0, role: Help, press: None, presence: false, cargo: None, further: None }
    /// Is there: counts towards presence and control.
    Patrol = 1 { rung: 0, role: Activity, press: None, presence: true, cargo: None, further: None }
    /// Stands between an activity of its own or an ally's side and whoever opposes it.
    Escort = 2 { rung: 0, role: Help, press: None, presence: true, cargo: None, further: None }
    /// Brings food, water and people to an outpost.
    Resupply = 3 { rung: 0, role: Activity, press: None, presence: false, cargo: Some(Cargo::Supplies), further: None }
    /// Brings building material to an outpost: the fabric improves, and the other side minds more.
    ResupplyRepair = 4 { rung: 0, role: Activity, press: None, presence: false, cargo: Some(Cargo::RepairMaterial), further: None }
    /// Surveys the seabed, or works for those who do.
    Survey = 5 { rung: 1, role: Activity, press: None, presence: true, cargo: None, further: None }
    /// Dredges and builds: in competition an island grows, step by step, unless the holder controls the waters.
    Build = 6 { rung: 2, role: Activity, press: Some(Pressing::Build), presence: true, cargo: None, further: None }
    /// Follows and watches an opponent.
    Shadow = 7 { rung: 1, role: Against, press: None, presence: true, cargo: None, further: None }
    /// Shows itself: a task group sails past, or round, another's coast.
    ShowForce = 8 { rung: 1, role: Against, press: Some(Pressing::Show), presence: true, cargo: None, further: None }
    /// Puts hulls in the opponent's way.
    Block = 9 { rung: 2, role: Against, press: None, presence: true, cargo: None, further: Some(Act::WaterCannon) }
    /// Fires live weapons in another's waters or airways.
    LiveFire = 10 { rung: 2, role: Against, press: Some(Pressing::Fire), presence: true, cargo: None, further: None }
    /// Harasses aircraft and ships that watch: flares, lasers, close passes.
    Harass = 11 { rung: 2, role: Against, press: Some(Pressing::Harass), presence: true, cargo: None, further: None }
    /// Uses water cannon.
    WaterCannon = 12 { rung: 2, role: Against, press: None, presence: true, cargo: None, further: Some(Act::Ram) }
    /// Rams or shoulders.
    Ram = 13 { rung: 2, role: Against, press: None, presence: true, cargo: None, further: None }
    /// Boards, seizes or detains.
    Board = 14 { rung: 3, role: Against, press: None, presence: true, cargo: None, further: None }
}

impl Act {
    const fn row(self) -> &'static ActRow {
        &ROWS[self as usize]
    }

    /// The rung of the ladder on which the act stands: 1 lawfare and shadowing, 2 harassment, 3 boarding (DESIGN.md section 5).
    pub const fn rung(self) -> u8 {
        self.row().rung
    }

    /// Whether it is done against somebody.
    pub fn opposes(self) -> bool {
        self.row().role == ActRole::Against
    }

    /// Whether it can be opposed: it wants to get something done.
    pub fn is_activity(self) -> bool {
        self.row().role == ActRole::Activity
    }

    /// Whether it helps what its side does there, and does nothing of its own.
    pub fn helps(self) -> bool {
        self.row().role == ActRole::Help
    }

    /// Whether it presses by itself, whatever the other side does there.
    pub const fn has_reach(self) -> bool {
        self.row().press.is_some()
    }

    /// How it presses by itself, if it does.
    pub const fn press(self) -> Option<Pressing> {
        self.row().press
    }

    /// Whether it is enough to oppose an activity: watching alone does not disturb those who are themselves there to oppose.
    pub fn disturbs(self, activity: Act) -> bool {
        self.opposes() && (!activity.opposes() || self > Act::Shadow)
    }

    /// Whether hulls that do it count towards presence.
    pub const fn is_presence(self) -> bool {
        self.row().presence
    }

    /// The cargo that it carries, if any.
    pub const fn cargo(self) -> Option<Cargo> {
        self.row().cargo
    }

    /// The act to which crews at close quarters may go on from it, if any.
    pub const fn further(self) -> Option<Act> {
        self.row().further
    }
}

/// How an act presses by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressing {
    /// By being seen.
    Show,
    /// By fire.
    Fire,
    /// By an island that grows.
    Build,
    /// By what it does to those who watch.
    Harass,
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
pub enum EncounterOutcome {
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
