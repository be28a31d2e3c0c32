//! What is made of the table of measures: the metric with its kinds, and the rows by which it is looked up.

/// What stands in brackets, as an author reads it.
macro_rules! kind {
    (FeatureId) => {
        "feature"
    };
    (NationId) => {
        "nation"
    };
}

macro_rules! measures {
    ($(
        #[doc = $meaning:literal]
        $name:ident $(($first:ident: $of:ident $(, $second:ident: $and:ident)?))? {
            read_from: $read_from:ident, unit: $unit:ident, trend: $trend:ident, speed: $speed:ident, known_to: $known_to:ident, limits: $limits:expr,
            needs: [$($need:expr),*], pursuit: $pursuit:ident,
        }
    )*) => {
        /// A whole number that a game has at any moment.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Metric { $(#[doc = $meaning] $name $(($of $(, $and)?))?,)* }

        /// What a metric measures, whatever it is of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum MetricKind { $(#[doc = $meaning] $name,)* }

        const ROWS: &[MetricRow] = &[$(MetricRow {
            name: stringify!($name),
            of: &[$(<$of as Of>::KIND $(, <$and as Of>::KIND)?)?],
            shape: concat!($(kind!($of) $(, ", ", kind!($and))?)?),
            meaning: $meaning.trim_ascii_start(),
            read_from: ReadFrom::$read_from,
            unit: Unit::$unit,
            trend: Trend::$trend,
            speed: Speed::$speed,
            known_to: KnownTo::$known_to,
            limits: $limits,
            needs: &[$($need),*],
            pursuit: Pursuit::$pursuit,
        },)*];

        impl MetricKind {
            /// Every measure, in the order of the reference.
            pub const ALL: &'static [MetricKind] = &[$(MetricKind::$name,)*];

            /// Name, brackets and meaning of each, for the reference and for whoever reads a level.
            pub const WRITTEN: &'static [(&'static str, &'static str, &'static str)] =
                &[$((stringify!($name), concat!($(kind!($of) $(, ", ", kind!($and))?)?), $meaning.trim_ascii_start()),)*];

            /// The measure of these things; `None` where others belong in the brackets.
            pub fn of(self, subjects: &[MetricSubject]) -> Option<Metric> {
                if subjects.len() != self.row().of.len() {
                    return None;
                }
                let mut left = subjects.iter().copied();
                Some(match self { $(Self::$name => Metric::$name $(($of::taken_from(left.next()?)? $(, $and::taken_from(left.next()?)?)?))?,)* })
            }
        }

        impl Metric {
            /// What it measures.
            pub const fn kind(self) -> MetricKind {
                match self { $(Self::$name { .. } => MetricKind::$name,)* }
            }

            /// What it is of, in the order of its brackets.
            pub fn subjects(self) -> [Option<MetricSubject>; 2] {
                match self { $(Self::$name $(($first $(, $second)?))? => pair(&[$($first.subject() $(, $second.subject())?)?]),)* }
            }
        }
    };
}

pub(super) use {kind, measures};
