//! Numbers as screens and pages write them: one minus sign, the true one (U+2212), and no digit that says nothing. Files for programs
//! (CSV, JSON) write plain ASCII and do not use this.

use crate::catalog::quantity::Thousandths;
use crate::rules::state::view::BAND;
use crate::words;
use crate::words::keys::numbers;
use crate::words::say;

/// A number: "3", "−3".
pub fn number(value: impl Into<i64>) -> String {
    say(numbers::Plain { value: value.into() })
}

/// A change, with its sign: "+3", "−3"; no change is "0".
pub fn signed(value: impl Into<i64>) -> String {
    say(numbers::Change { value: value.into() })
}

/// A share in permille as percent: "48.4%"; whole where it is, "56%".
pub fn percent(permille: i32) -> String {
    say(numbers::Share { value: permille })
}

/// A change in permille as percentage points, with its sign: "+0.4", "−3"; no change is "0".
pub fn signed_percent(permille: i32) -> String {
    say(numbers::Points { value: permille })
}

/// A value that others see only as a band, such as "50 to 60%".
pub fn in_band(value: Thousandths) -> String {
    say(band(value))
}

/// The same as a phrase.
pub(crate) fn band(value: Thousandths) -> numbers::Band {
    let (low, width) = (value.0.clamp(0, 999) / BAND.0 * BAND.0, BAND.0);
    numbers::Band { low: low as u64 / 10, high: (low + width) as u64 / 10 }
}

/// A position in degrees, with a letter in place of a sign: "12.0° N, 115.3° E"; `longitude` may run beyond 180.
pub fn position(latitude: f64, longitude: f64) -> String {
    say(words::position(latitude, longitude))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_minus_sign_and_no_needless_digit() {
        assert_eq!([number(0), number(-3), number(-9_007_199_254_740_991_i64)], ["0", "−3", "−9007199254740991"]);
        assert_eq!([signed(4u8), signed(0), signed(-12i16)], ["+4", "0", "−12"]);
        assert_eq!(
            [percent(484), percent(560), percent(1_000), percent(0), percent(-5), percent(-30)],
            ["48.4%", "56%", "100%", "0%", "−0.5%", "−3%"]
        );
        assert_eq!([position(12.04, 115.3), position(-9.6, 182.3)], ["12.0° N, 115.3° E", "9.6° S, 177.7° W"]);
        assert_eq!([signed_percent(-35), signed_percent(4), signed_percent(60), signed_percent(0)], ["−3.5", "+0.4", "+6", "0"]);
    }
}
