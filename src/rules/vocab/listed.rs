//! Enums that know their own variants, so that no list of them stands beside.

/// An enum of plain words with `ALL`, in the order in which they stand, and `COUNT`.
macro_rules! listed {
    ($(#[$meta:meta])* $enum:ident { $($(#[$doc:meta])* $name:ident,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $enum { $($(#[$doc])* $name,)* }

        impl $enum {
            /// How many there are.
            pub const COUNT: usize = [$(stringify!($name)),*].len();
            /// All of them, in order.
            pub const ALL: [Self; Self::COUNT] = [$(Self::$name,)*];
        }
    };
}

pub(crate) use listed;
