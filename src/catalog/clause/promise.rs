//! What can be undertaken: the one list of promises. The theatre's and the levels' formats, forms, random deals and what measures a text go
//! through it.

use serde::{Deserialize, Serialize};

use crate::catalog::ids::PlaceId;

/// How a promise is made: about a place, or about none.
#[derive(Clone, Copy, Debug)]
pub enum Made {
    /// About this place.
    At(fn(PlaceId) -> Promise),
    /// About no place.
    Alone(Promise),
}

/// The last names of a list: ", Declare or Join".
macro_rules! last {
    ($only:ident) => { concat!(" or ", stringify!($only)) };
    ($first:ident $($more:ident)+) => { concat!(", ", stringify!($first), last!($($more)+)) };
}

macro_rules! promises {
    (
        at a place { $first:ident $first_doc:literal, $($at:ident $at_doc:literal,)* }
        alone { $($alone:ident $alone_doc:literal,)+ }
        alone, not in levels { $($seldom:ident $seldom_doc:literal,)+ }
    ) => {
        /// What somebody undertakes to do or to leave.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Promise {
            #[doc = $first_doc]
            $first(PlaceId),
            $(#[doc = $at_doc] $at(PlaceId),)*
            $(#[doc = $alone_doc] $alone,)+
            $(#[doc = $seldom_doc] $seldom,)+
        }

        /// An undertaking in a file of the theatre.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub enum RawPromise {
            $first(String),
            $($at(String),)*
            $($alone,)+
            $($seldom,)+
        }

        impl RawPromise {
            /// The promise, its place looked up by `place`.
            pub fn with_place(&self, place: impl FnOnce(&str) -> PlaceId) -> Promise {
                match self {
                    Self::$first(slug) => Promise::$first(place(slug)),
                    $(Self::$at(slug) => Promise::$at(place(slug)),)*
                    $(Self::$alone => Promise::$alone,)+
                    $(Self::$seldom => Promise::$seldom,)+
                }
            }
        }

        impl Promise {
            /// What may be written in a level, as the reference says it.
            pub const WRITTEN: &'static str =
                concat!(stringify!($first), "(place)" $(, ", ", stringify!($at), "(place)")*, last!($($alone)+));

            /// All that a level may write, by name.
            pub const IN_LEVELS: &'static [(&'static str, Made)] = &[
                (stringify!($first), Made::At(Promise::$first)),
                $((stringify!($at), Made::At(Promise::$at)),)*
                $((stringify!($alone), Made::Alone(Promise::$alone)),)+
            ];

            /// All, those about a place about this one and first.
            pub fn all(place: PlaceId) -> Vec<Self> {
                vec![Self::$first(place), $(Self::$at(place),)* $(Self::$alone,)+ $(Self::$seldom,)+]
            }

            /// The place that it is about, if it is about one.
            pub fn place(self) -> Option<PlaceId> {
                match self {
                    Self::$first(place) $(| Self::$at(place))* => Some(place),
                    $(Self::$alone)|+ $(| Self::$seldom)+ => None,
                }
            }

            /// The same about another place.
            #[must_use]
            pub fn at(self, place: PlaceId) -> Self {
                match self {
                    Self::$first(_) => Self::$first(place),
                    $(Self::$at(_) => Self::$at(place),)*
                    $(Self::$alone)|+ $(| Self::$seldom)+ => self,
                }
            }
        }
    };
}

promises! {
    at a place {
        LetPass "Lets supply runs of the counterpart pass to this place.",
        Inspection "Gives notice of supply runs to this place and lets the cargo be looked at.",
        StayOut "Keeps its hulls out of the territorial sea of this place.",
        NoRepair "Brings no building material to this place.",
    }
    alone {
        Declare "Stands by the counterpart in words.",
    }
    // The theatre's file has it, the levels' format has not.
    alone, not in levels {
        Observe "Sits in as an observer, and owes nothing.",
    }
}

impl Promise {
    /// Whether whoever makes it gives the others anything by it.
    pub fn gives(self) -> bool {
        match self {
            Self::LetPass(_) | Self::Inspection(_) | Self::StayOut(_) | Self::NoRepair(_) | Self::Declare => true,
            Self::Observe => false,
        }
    }
}
