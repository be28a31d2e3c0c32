//! What objectives measure: the data alone. [`metric`](crate::rules::metric) takes the measures.

mod entry;
mod row;
mod table;

use serde::{Deserialize, Serialize};

pub use row::{Idle, KnownTo, Limits, Means, MetricRow, MetricSubject, Need, Pursuit, ReadFrom, Speed, Start, SubjectKind, Trend, Unit};
pub use table::{Metric, MetricKind};

macro_rules! comparisons {
    ($(#[doc = $meaning:literal] $name:ident,)*) => {
        /// How a metric is compared.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Comparison { $(#[doc = $meaning] $name,)* }

        impl Comparison {
            /// Every comparison, in the order of the reference.
            pub const ALL: &'static [Comparison] = &[$(Comparison::$name,)*];

            /// Name in the level format, what stands in the brackets, and meaning of each.
            pub const WRITTEN: &'static [(&'static str, &'static str, &'static str)] =
                &[$((stringify!($name), "metric, whole number", $meaning.trim_ascii_start()),)*];
        }
    };
}

comparisons! {
    /// the metric is the number or more
    AtLeast,
    /// the metric is the number or less
    AtMost,
}

impl Comparison {
    /// Its name in the level format.
    pub fn name(self) -> &'static str {
        Self::WRITTEN[self as usize].0
    }
}

/// One comparison of a metric with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Test {
    /// What is measured.
    pub metric: Metric,
    /// How it is compared.
    pub comparison: Comparison,
    /// With what.
    pub value: i32,
}

/// Tests that must all hold. Empty holds always.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Condition(pub Vec<Test>);
