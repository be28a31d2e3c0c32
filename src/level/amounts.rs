//! Whole and decimal numbers, and what is meant by one that is written otherwise.

use std::ops::RangeInclusive;

use super::decode::{Problems, called, is_or_are, kind_of};
use super::diagnostic::{Code, Diagnostic};
use crate::level::tree::{Node, Odd, Sort, Value, fragment};

/// A range of thousandths, in which percent and fractions of one are understood.
fn is_permille(range: &RangeInclusive<i64>) -> bool {
    *range == (0..=1000) || *range == (-1000..=1000)
}

/// A whole number within a range.
pub fn int(node: &Node, name: &str, range: RangeInclusive<i64>, problems: &mut Problems) -> Option<i64> {
    let (called, is) = (called(name), is_or_are(name));
    let (low, high) = (range.start(), range.end());
    let out_of_range = |what: &str| Diagnostic::error(Code::OutOfRange, node.span, format!("{called} {is} {what}; it may be {low} to {high}"));
    let whole = |why: &str, meant: Option<i64>| {
        let problem = Diagnostic::error(Code::WrongKind, node.span, format!("{called} {is} a whole number, {why}"));
        match meant.filter(|meant| range.contains(meant)) {
            Some(meant) => problem.mend(meant.to_string()),
            None => problem,
        }
    };
    match &node.value {
        Value::Int(number) if range.contains(number) => return Some(*number),
        Value::Broken => {}
        Value::Int(number) => problems.push(out_of_range(&number.to_string())),
        Value::Float(decimal) if decimal.abs() >= 9.0e15 => problems.push(out_of_range("a larger number than there is here")),
        Value::Float(decimal) if is_permille(&range) && *decimal > 0.0 && *decimal < 1.0 => {
            problems
                .push(whole(&format!("in thousandths: {decimal} of 1 is {}", (decimal * 1000.0).round()), Some((decimal * 1000.0).round() as i64)));
        }
        Value::Float(decimal) if decimal.fract() == 0.0 && !grouped(node, *decimal) => {
            problems.push(whole("without a decimal point", Some(*decimal as i64)));
        }
        Value::Float(decimal) if grouped(node, *decimal) => {
            let meant = (decimal * 1000.0).round() as i64;
            problems.push(whole("without points between the thousands", Some(meant)));
        }
        Value::Odd(odd) => problems.push(odd_int(odd, &range, whole)),
        Value::Text(text) => {
            let within = fragment(text.trim()).map(|node| node.value);
            let problem = match within {
                Some(Value::Int(number)) => whole("without quotation marks", Some(number)),
                Some(Value::Odd(odd)) => odd_int(&odd, &range, whole),
                _ => whole("not text", None),
            };
            problems.push(problem);
        }
        Value::Name(word) => {
            let empty = ["null", "none", "nil", "na", "nan", "tbd", "empty", "undefined"].contains(&word.to_lowercase().as_str());
            let hint = if empty { ": a field without a value is left out" } else { "" };
            problems.push(whole(&format!("not the word `{word}`{hint}"), None));
        }
        other => problems.push(whole(&format!("not {}", kind_of(other)), None)),
    }
    None
}

/// Whether the point of a decimal number parts thousands: three digits follow it, as in `1.500`.
fn grouped(node: &Node, decimal: f64) -> bool {
    let before = format!("{}", decimal.trunc()).chars().count() + usize::from(decimal < 0.0 && decimal > -1.0);
    node.span.length as usize == before + 4 && decimal.abs() >= 1.0
}

fn odd_int(odd: &Odd, range: &RangeInclusive<i64>, whole: impl Fn(&str, Option<i64>) -> Diagnostic) -> Diagnostic {
    let rounded = odd.value.round() as i64;
    match odd.sort {
        Sort::Percent if is_permille(range) => {
            let meant = (odd.value * 10.0).round() as i64;
            whole(&format!("in thousandths and without a sign: {} is {meant}", odd.raw), Some(meant))
        }
        Sort::Percent | Sort::Permille => whole("without a percent sign", Some(rounded)),
        Sort::Comma | Sort::Spaced => match odd.thousands() {
            Some(meant) => whole(&format!("without a comma or blank between the thousands: {meant}"), Some(meant)),
            None => whole("not a decimal number", None),
        },
        Sort::Latitude | Sort::Longitude | Sort::Degrees => whole("not degrees", None),
    }
}

/// Degrees as this format writes them: at most four decimals, at least one.
pub(super) fn decimal(degrees: f64) -> String {
    let text = format!("{degrees:.4}");
    let short = text.trim_end_matches('0');
    if short.ends_with('.') { format!("{short}0") } else { short.to_owned() }
}

/// What a node says in degrees, and how it says it; `None` if it says none.
pub(super) fn degrees_of(node: &Node) -> Option<(f64, Option<Sort>)> {
    match &node.value {
        Value::Int(whole) => Some((*whole as f64, None)),
        Value::Float(decimal) => Some((*decimal, None)),
        Value::Odd(odd) if matches!(odd.sort, Sort::Latitude | Sort::Longitude | Sort::Degrees | Sort::Comma) => Some((odd.value, Some(odd.sort))),
        Value::Text(text) => {
            let inner = fragment(text.trim())?;
            match inner.value {
                Value::Text(_) => None,
                Value::Int(_) | Value::Float(_) => degrees_of(&inner).map(|(degrees, _)| (degrees, Some(Sort::Degrees))),
                _ => degrees_of(&inner),
            }
        }
        _ => None,
    }
}

/// A decimal or whole number, in degrees.
pub fn number(node: &Node, name: &str, problems: &mut Problems) -> Option<f64> {
    match degrees_of(node) {
        Some((degrees, None)) => return Some(degrees),
        Some((degrees, Some(sort))) => {
            let (called, is) = (called(name), is_or_are(name));
            let message = if sort == Sort::Comma {
                format!("{called} {is} written with a decimal point, not with a comma")
            } else {
                format!("{called} {is} written as decimal degrees without letters and signs: south and west have a minus")
            };
            problems.push(Diagnostic::error(Code::WrongKind, node.span, message).mend(decimal(degrees)));
            return Some(degrees);
        }
        None if node.value == Value::Broken => {}
        None => problems.add(Code::WrongKind, node.span, format!("{} {} a number, not {}", called(name), is_or_are(name), kind_of(&node.value))),
    }
    None
}
