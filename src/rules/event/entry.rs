//! How a table of events is read: a row gives a kind's name, what it carries, who learns of it and what is known of it, and from these rows
//! come the enum, [`Facts`](super::facts::Facts), audiences and the list of entries. No list of events stands beside the table.

/// Declares an enum of events from its rows, by groups:
///
/// ```text
/// /// What the group is about.
/// Group: Subject {
///     /// What happened, in a sentence.
///     Name { field: Type } for Audience(*field), facts;
/// }
/// ```
///
/// In the audience and the facts of a row its fields are bound, as references.
macro_rules! entries {
    (
        $(#[doc = $text:literal])* $name:ident;
        $(
            #[doc = $about:literal]
            $group:ident: $subject:ident {
                $(
                    $(#[doc = $doc:literal])*
                    $variant:ident $({ $($(#[$stored:meta])* $field:ident: $type:ty),* $(,)? })? for $told:ident $(($($arg:expr),+))?, $facts:expr;
                )*
            }
        )*
        $(@nested {
            $($(#[doc = $outer_doc:literal])* $outer:ident($inner:ty);)*
        })?
    ) => {
        $(#[doc = $text])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name {
            $($($(#[doc = $doc])* $variant $({ $($(#[$stored])* $field: $type),* })?,)*)*
            $($($(#[doc = $outer_doc])* $outer($inner),)*)?
        }

        #[allow(unused_variables, reason = "a row names all that its event carries, and uses what it needs")]
        impl $name {
            /// Every kind, in the order of the table.
            pub const ENTRIES: &'static [EventEntry] = &[$($(EventEntry {
                name: stringify!($variant),
                what: concat!($($doc),*),
                group: stringify!($group),
                about: $about,
                subject: Subject::$subject,
                told: Told::$told,
                carries: &[$($(stringify!($field)),*)?],
            },)*)*];

            /// Who may learn of it.
            pub fn audience(&self) -> Audience {
                match self {
                    $($(Self::$variant $({ $($field),* })? => Audience::$told $(($($arg),+))?,)*)*
                    $($(Self::$outer(inner) => inner.audience(),)*)?
                }
            }

            /// What is known of it.
            pub fn facts(&self) -> Facts {
                match self {
                    $($(Self::$variant $({ $($field),* })? => $facts,)*)*
                    $($(Self::$outer(inner) => inner.facts(),)*)?
                }
            }

            /// What it is about.
            pub fn subject(&self) -> Subject {
                match self {
                    $($(Self::$variant { .. } => Subject::$subject,)*)*
                    $($(Self::$outer(inner) => inner.subject(),)*)?
                }
            }
        }
    };
}

/// As [`entries`], and for each group an enum of its events alone, so that what handles a group handles all of it, and the compiler says what
/// is missing.
macro_rules! grouped_entries {
    (
        $(#[doc = $text:literal])* $name:ident;
        $(
            #[doc = $about:literal]
            $group:ident: $subject:ident {
                $(
                    $(#[doc = $doc:literal])*
                    $variant:ident $({ $($(#[$stored:meta])* $field:ident: $type:ty),* $(,)? })? for $told:ident $(($($arg:expr),+))?, $facts:expr;
                )*
            }
        )*
        @nested {
            $($(#[doc = $outer_doc:literal])* $outer:ident($inner:ty);)*
        }
    ) => {
        entries! {
            $(#[doc = $text])* $name;
            $(#[doc = $about] $group: $subject {
                $($(#[doc = $doc])* $variant $({ $($(#[$stored])* $field: $type),* })? for $told $(($($arg),+))?, $facts;)*
            })*
            @nested { $($(#[doc = $outer_doc])* $outer($inner);)* }
        }

        /// An event by its group.
        #[derive(Clone, Copy, Debug)]
        pub enum EventGroup<'a> {
            $(#[doc = $about] $group(group::$group<'a>),)*
            $($(#[doc = $outer_doc])* $outer(&'a $inner),)*
        }

        /// The events of each group.
        pub mod group {
            use super::*;

            $(
                #[doc = $about]
                #[derive(Clone, Copy, Debug)]
                pub enum $group<'a> { $($(#[doc = $doc])* $variant $({ $($field: &'a $type),* })?,)* }
            )*
        }

        impl $name {
            /// The event as one of its group.
            pub fn grouped(&self) -> EventGroup<'_> {
                match self {
                    $($(Self::$variant $({ $($field),* })? => EventGroup::$group(group::$group::$variant $({ $($field),* })?),)*)*
                    $(Self::$outer(inner) => EventGroup::$outer(inner),)*
                }
            }
        }
    };
}

pub(super) use {entries, grouped_entries};
