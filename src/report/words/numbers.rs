//! Numbers as screens and pages write them: one minus sign, the true one (U+2212), and no digit that says nothing. Files for programs
//! (CSV, JSON) write plain ASCII and do not use this.

use crate::catalog::quantity::Thousandths;
use crate::rules::state::view::BAND;

/// A number: "3", "−3".
pub fn number(value: impl Into<i64>) -> String {
    let value = value.into();
    format!("{}{}", if value < 0 { "−" } else { "" }, value.unsigned_abs())
}

/// A change, with its sign: "+3", "−3"; no change is "0".
pub fn signed(value: impl Into<i64>) -> String {
    let value = value.into();
    format!("{}{}", if value > 0 { "+" } else { "" }, number(value))
}

/// A share in permille as percent: "48.4%"; whole where it is, "56%".
pub fn percent(permille: i32) -> String {
    format!("{}%", tenths(permille))
}

/// A change in permille as percentage points, with its sign: "+0.4", "−3"; no change is "0".
pub fn signed_percent(permille: i32) -> String {
    format!("{}{}", if permille > 0 { "+" } else { "" }, tenths(permille))
}

/// A value that others see only as a band, such as "50 to 60%".
pub fn in_band(value: Thousandths) -> String {
    let (low, width) = (value.0.clamp(0, 999) / BAND.0 * BAND.0, BAND.0);
    format!("{} to {}%", low / 10, (low + width) / 10)
}

/// A position in degrees, with a letter in place of a sign: "12.0° N, 115.3° E"; `longitude` may run beyond 180.
pub fn position(latitude: f64, longitude: f64) -> String {
    let longitude = if longitude > 180.0 { longitude - 360.0 } else { longitude };
    let part = |value: f64, plus: char, minus: char| format!("{:.1}° {}", value.abs(), if value < 0.0 { minus } else { plus });
    format!("{}, {}", part(latitude, 'N', 'S'), part(longitude, 'E', 'W'))
}

fn tenths(value: i32) -> String {
    let (whole, tenth) = (value.unsigned_abs() / 10, value.unsigned_abs() % 10);
    let sign = if value < 0 { "−" } else { "" };
    if tenth == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenth}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_minus_sign_and_no_needless_digit() {
        assert_eq!([number(0), number(-3), number(i64::MIN)], ["0", "−3", "−9223372036854775808"]);
        assert_eq!([signed(4u8), signed(0), signed(-12i16)], ["+4", "0", "−12"]);
        assert_eq!(
            [percent(484), percent(560), percent(1_000), percent(0), percent(-5), percent(-30)],
            ["48.4%", "56%", "100%", "0%", "−0.5%", "−3%"]
        );
        assert_eq!([position(12.04, 115.3), position(-9.6, 182.3)], ["12.0° N, 115.3° E", "9.6° S, 177.7° W"]);
        assert_eq!([signed_percent(-35), signed_percent(4), signed_percent(60), signed_percent(0)], ["−3.5", "+0.4", "+6", "0"]);
    }
}
