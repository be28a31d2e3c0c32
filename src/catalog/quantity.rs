//! Quantities, each in a type of its own: hours, kilometres, thousandths, turns and money are all whole numbers, and nobody takes one for
//! another. In saves, in the level format and in the hash of a state each is the number alone.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Rem, Sub, SubAssign};

use serde::{Deserialize, Serialize};

/// Writes the types: name, the number inside, and the wider numbers to which one can be reckoned on.
macro_rules! quantities {
    ($($(#[$doc:meta])* $name:ident($number:ty) -> $($wide:ty),*;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $number);

        impl $name {
            /// None.
            pub const NONE: Self = Self(0);

            /// The sum, as far as its number goes.
            #[must_use]
            pub const fn saturating_add(self, more: Self) -> Self {
                Self(self.0.saturating_add(more.0))
            }

            /// The difference, as far as its number goes: where nothing is less than none, down to none.
            #[must_use]
            pub const fn saturating_sub(self, less: Self) -> Self {
                Self(self.0.saturating_sub(less.0))
            }
        }

        impl Add for $name {
            type Output = Self;

            fn add(self, more: Self) -> Self {
                Self(self.0 + more.0)
            }
        }

        impl AddAssign for $name {
            fn add_assign(&mut self, more: Self) {
                self.0 += more.0;
            }
        }

        impl Sub for $name {
            type Output = Self;

            fn sub(self, less: Self) -> Self {
                Self(self.0 - less.0)
            }
        }

        impl SubAssign for $name {
            fn sub_assign(&mut self, less: Self) {
                self.0 -= less.0;
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
                all.fold(Self::NONE, Add::add)
            }
        }

        impl fmt::Display for $name {
            /// The number alone.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        $(impl From<$name> for $wide {
            fn from(quantity: $name) -> Self {
                Self::from(quantity.0)
            }
        })*
    )*};
}

quantities! {
    /// Kilometres, on the ground or over water: 0 to 20,000, half around the globe. Metres stay plain numbers with `_m` in their names.
    Km(u32) -> u32, u64, i64;
    /// Hours of the game: 0 to 8,760 in a year; of many hulls together, more.
    Hours(u32) -> u32, u64, i64;
    /// Thousandths: 0 to 1,000 for public support, approval, credibility and chances; differences from -1,000 to 1,000. A posture's
    /// strength can be more than 1,000 of its base.
    Thousandths(i16) -> i16, i32, i64;
    /// How many turns: 0 to a level's last. The turn itself, counted from 1, stays a plain number.
    Turns(u16) -> u16, i32, u32, u64;
    /// Millions of U.S. dollars.
    Musd(i32) -> i32, i64;
}

impl Km {
    /// The whole kilometres of so many metres.
    pub const fn of_metres(metres: u32) -> Self {
        Self(metres / 1000)
    }

    /// In metres.
    pub const fn metres(self) -> u32 {
        self.0 * 1000
    }
}

impl Hours {
    /// Whole days.
    pub const fn days(self) -> u32 {
        self.0 / 24
    }

    /// So many times as many, as far as the number goes.
    #[must_use]
    pub const fn saturating_mul(self, times: u32) -> Self {
        Self(self.0.saturating_mul(times))
    }

    /// How many times `each` goes into it, rounded up.
    pub const fn div_ceil(self, each: Self) -> u32 {
        self.0.div_ceil(each.0)
    }
}

impl Mul<u32> for Hours {
    type Output = Self;

    fn mul(self, times: u32) -> Self {
        Self(self.0 * times)
    }
}

impl Div<u32> for Hours {
    type Output = Self;

    fn div(self, parts: u32) -> Self {
        Self(self.0 / parts)
    }
}

impl Div for Hours {
    type Output = u32;

    /// How many times it goes in whole.
    fn div(self, each: Self) -> u32 {
        self.0 / each.0
    }
}

impl Rem for Hours {
    type Output = Self;

    fn rem(self, each: Self) -> Self {
        Self(self.0 % each.0)
    }
}

impl Neg for Thousandths {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Neg for Musd {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Thousandths {
    /// The whole.
    pub const WHOLE: Self = Self(1000);

    /// How far it is from none, either way.
    pub const fn size(self) -> u32 {
        self.0.unsigned_abs() as u32
    }

    /// What a sum came to, as far as the number inside goes.
    pub const fn of(sum: i32) -> Self {
        Self(if sum > i16::MAX as i32 {
            i16::MAX
        } else if sum < i16::MIN as i32 {
            i16::MIN
        } else {
            sum as i16
        })
    }
}
