//! What news do to a game, and when they come: the data alone.

use serde::{Deserialize, Serialize};

use super::competition::StandingPolicy;
use super::ids::FeatureId;
use super::measure::{Condition, Metric};
use crate::catalog::quantity::{Thousandths, Turns};
use crate::catalog::{AgreementStatus, GoodId, NationId};

/// When an inject happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trigger {
    /// At the start of this turn, counted from 1.
    Turn(u16),
    /// At the start of the first turn, from `from_turn` on, in which the condition holds.
    When {
        /// What must hold.
        condition: Condition,
        /// The earliest turn.
        from_turn: u16,
    },
    /// Only when the White Cell plays it.
    ByHand,
}

macro_rules! trigger_words {
    ($(#[doc = $meaning:literal] $name:ident = $shape:literal, $example:literal,)*) => {
        /// How a level writes when an inject happens.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum TriggerWord { $(#[doc = $meaning] $name,)* }

        impl TriggerWord {
            /// Every word, in the order of the reference.
            pub const ALL: &'static [TriggerWord] = &[$(TriggerWord::$name,)*];

            /// Word, what stands in the brackets, and meaning of each.
            pub const WRITTEN: &'static [(&'static str, &'static str, &'static str)] =
                &[$((stringify!($name), $shape, $meaning.trim_ascii_start()),)*];

            /// An example of each.
            pub const EXAMPLES: &'static [&'static str] = &[$($example,)*];
        }
    };
}

trigger_words! {
    /// at the start of this turn, counted from 1
    Turn = "turn", "Turn(3)",
    /// at the start of the first turn that begins on this day or after it
    Day = "date", "Day(\"2025-03-24\")",
    /// at the start of the first turn, from this one on, in which every test holds
    If = "[tests], turn", "If([tests], 2)",
    /// when the White Cell plays it
    ByHand = "", "ByHand",
}

impl TriggerWord {
    /// The word of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|word| Self::WRITTEN[*word as usize].0 == name)
    }
}

/// The amount of a field: that of `by`.
macro_rules! amount {
    (by $field:ident) => {
        Some(i64::from($field))
    };
    ($other:ident $field:ident) => {{
        let _ = $field;
        None
    }};
}

macro_rules! effects {
    ($(
        #[doc = $meaning:literal]
        $name:ident $({ $($field:ident: $of:ty),+ })? = $shape:literal,
    )*) => {
        /// What an inject, or the White Cell's override, changes.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Effect { $(#[doc = $meaning] $name $({ $($field: $of),+ })?,)* }

        /// What an effect changes, whatever it changes it of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum EffectKind { $(#[doc = $meaning] $name,)* }

        impl EffectKind {
            /// Every kind, in the order of the reference.
            pub const ALL: &'static [EffectKind] = &[$(EffectKind::$name,)*];

            /// Name in the level format, what stands in the brackets, and meaning of each.
            pub const WRITTEN: &'static [(&'static str, &'static str, &'static str)] =
                &[$((stringify!($name), $shape, $meaning.trim_ascii_start()),)*];
        }

        impl Effect {
            /// What it changes.
            pub const fn kind(&self) -> EffectKind {
                match self { $(Self::$name { .. } => EffectKind::$name,)* }
            }

            /// By how much it moves a number; `None` where it does something else.
            pub fn by(&self) -> Option<i64> {
                match *self { $(Self::$name $({ $($field),+ })? => None $($(.or(amount!($field $field)))+)?,)* }
            }
        }
    };
}

effects! {
    /// moves support
    Support { nation: NationId, by: Thousandths } = "nation, permille",
    /// moves the government's standing
    Standing { nation: NationId, by: Thousandths } = "nation, permille",
    /// moves political capital
    Capital { nation: NationId, by: i32 } = "nation, points",
    /// moves the budget
    Budget { nation: NationId, by: i32 } = "nation, million dollars",
    /// moves how far its word is taken
    Credit { nation: NationId, by: Thousandths } = "nation, permille",
    /// moves control of a feature
    Control { feature: FeatureId, by: i8 } = "feature, steps",
    /// moves an outpost's supply
    Supply { feature: FeatureId, by: i8 } = "feature, steps",
    /// moves the state of an outpost's fabric
    Fabric { feature: FeatureId, by: i8 } = "feature, steps",
    /// sets the rung between two nations
    Rung { a: NationId, b: NationId, to: u8 } = "nation, nation, rung",
    /// bad weather for so many turns
    Weather { turns: Turns } = "turns",
    /// forces whose `arrives` names this inject come in
    Reinforce = "",
    /// sets the status of an agreement
    Agreement { index: u16, status: AgreementStatus } = "agreement, status",
    /// begins or ends a policy: Silo, FairShare, Tariffs(nation)
    Policy { nation: NationId, policy: StandingPolicy, on: bool } = "nation, policy, true or false",
    /// moves a courted nation: below 0 to China, above to the allies
    Alignment { nation: NationId, by: Thousandths } = "nation, permille",
    /// moves how far the region accepts closer defence ties
    Region { by: Thousandths } = "permille",
    /// a good is withheld from a nation from this turn on
    Coercion { good: GoodId, target: NationId } = "good, nation",
    /// war for Taiwan begins this turn, in a level with the field `war`
    War = "",
}

impl EffectKind {
    /// The kind that is written so in a level.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| Self::WRITTEN[*kind as usize].0 == name)
    }
}

impl Effect {
    /// The measure whose number it moves straight away, if it moves one.
    pub const fn moves(&self) -> Option<Metric> {
        match *self {
            Self::Support { nation, .. } => Some(Metric::Support(nation)),
            Self::Standing { nation, .. } => Some(Metric::Standing(nation)),
            Self::Capital { nation, .. } => Some(Metric::Capital(nation)),
            Self::Budget { nation, .. } => Some(Metric::Budget(nation)),
            Self::Credit { nation, .. } => Some(Metric::Credit(nation)),
            Self::Control { feature, .. } => Some(Metric::Control(feature)),
            Self::Supply { feature, .. } => Some(Metric::Supply(feature)),
            Self::Fabric { feature, .. } => Some(Metric::Fabric(feature)),
            Self::Rung { a, b, .. } => Some(Metric::Rung(a, b)),
            Self::Policy { policy: StandingPolicy::Tariffs(on), .. } => Some(Metric::Strain(on)),
            Self::Alignment { nation, .. } => Some(Metric::Alignment(nation)),
            Self::Region { .. } => Some(Metric::Region),
            Self::Coercion { target, .. } => Some(Metric::TradeLoss(target)),
            Self::Policy { policy: StandingPolicy::Silo | StandingPolicy::FairShare, .. } => None,
            Self::Weather { .. } | Self::Reinforce | Self::Agreement { .. } | Self::War => None,
        }
    }
}
