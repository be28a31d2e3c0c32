//! Days, and which day is meant by one that is written otherwise.

use super::decode::{Problems, called, kind_of, text};
use super::diagnostic::{Code, Diagnostic};
use crate::catalog::{Date, fold};
use crate::level::tree::{Node, Value};

/// Months by their first letters, in English, German, French and Spanish.
const MONTHS: [(&str, u8); 37] = [
    ("jan", 1),
    ("jän", 1),
    ("ene", 1),
    ("feb", 2),
    ("fev", 2),
    ("fév", 2),
    ("mar", 3),
    ("mär", 3),
    ("mrz", 3),
    ("maer", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("may", 5),
    ("mai", 5),
    ("mayo", 5),
    ("jun", 6),
    ("juin", 6),
    ("jul", 7),
    ("juil", 7),
    ("aug", 8),
    ("aou", 8),
    ("ago", 8),
    ("sep", 9),
    ("oct", 10),
    ("okt", 10),
    ("nov", 11),
    ("dec", 12),
    ("dez", 12),
    ("dic", 12),
    ("déc", 12),
    ("sept", 9),
    ("june", 6),
    ("july", 7),
    ("janv", 1),
    ("novembre", 11),
    ("octobre", 10),
];

/// A day.
pub fn date(node: &Node, name: &str, problems: &mut Problems) -> Option<Date> {
    // Eight digits without quotation marks are a day rather than a number.
    if let Value::Int(number) = node.value {
        let problem =
            Diagnostic::error(Code::WrongKind, node.span, format!("{} is text in quotation marks, not {}", called(name), kind_of(&node.value)));
        problems.push(match meant(&number.to_string()) {
            DayMeant::One(day) => problem.mend_name(Some(&day.to_string())),
            DayMeant::Either(..) | DayMeant::None => problem,
        });
        return None;
    }
    let (written, span) = text(node, name, problems)?;
    let reason = match Date::parse(written) {
        Ok(date) => return Some(date),
        Err(reason) => reason.to_string(),
    };
    let problem = match meant(written) {
        DayMeant::One(day) => Diagnostic::error(Code::BadDate, span, why_no_day(written).unwrap_or(reason)).mend_name(Some(&day.to_string())),
        DayMeant::Either(a, b) => {
            Diagnostic::error(Code::BadDate, span, format!("{reason}: for {} that is {a}, for {} it is {b}", a.long(), b.long()))
        }
        DayMeant::None => Diagnostic::error(Code::BadDate, span, why_no_day(written).unwrap_or(reason)),
    };
    problems.push(problem);
    None
}

enum DayMeant {
    None,
    One(Date),
    /// Day first, or month first.
    Either(Date, Date),
}

fn month_named(word: &str) -> Option<u8> {
    let folded = fold(word);
    let plain = |name: &str| fold(name);
    let known = MONTHS.iter().filter(|(name, _)| folded.starts_with(&plain(name)));
    known.max_by_key(|(name, _)| name.len()).map(|(_, month)| *month)
}

/// The numbers of a date, and its month if that is a word.
fn parts(written: &str) -> (Vec<u16>, Option<u8>) {
    let (mut numbers, mut month) = (Vec::new(), None);
    let mut word = String::new();
    let mut number = String::new();
    // One sign more, so that the last part ends as the others do.
    for c in written.chars().take(60).chain([' ']) {
        let c = if ('０'..='９').contains(&c) { char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c) } else { c };
        if c.is_ascii_digit() {
            number.push(c);
        } else if !number.is_empty() {
            numbers.push(std::mem::take(&mut number).parse().unwrap_or(u16::MAX));
        }
        if c.is_alphabetic() && !matches!(c, '年' | '月' | '日') {
            word.push(c);
        } else if !word.is_empty() {
            month = month.or_else(|| month_named(&std::mem::take(&mut word)));
            word.clear();
        }
    }
    (numbers, month)
}

fn meant(written: &str) -> DayMeant {
    let one = |date: Option<Date>| date.map_or(DayMeant::None, DayMeant::One);
    let year = |number: u16| if number < 100 { 2000 + number } else { number };
    let small = |number: u16| u8::try_from(number).ok();
    let day = |y: u16, m: u16, d: u16| Date::new(year(y), small(m)?, small(d)?);
    if written.len() == 8 && written.chars().all(|c| c.is_ascii_digit()) {
        let part = |range: std::ops::Range<usize>| written.get(range).and_then(|part| part.parse::<u16>().ok()).unwrap_or(0);
        return one(day(part(0..4), part(4..6), part(6..8)));
    }
    let (numbers, month) = parts(written);
    match (&numbers[..], month) {
        ([a, b], Some(month)) | ([a, b, _, _], Some(month)) => {
            let (y, d) = if *a > 31 { (*a, *b) } else { (*b, *a) };
            one(day(y, u16::from(month), d))
        }
        ([y, a, b, ..], None) if *y > 31 => match (day(*y, *a, *b), *a > 12) {
            (Some(date), _) => DayMeant::One(date),
            // The day before the month.
            (None, true) => one(day(*y, *b, *a)),
            (None, false) => DayMeant::None,
        },
        ([a, b, y], None) => match (day(*y, *b, *a), day(*y, *a, *b)) {
            (Some(day_first), Some(month_first)) if day_first != month_first && !written.contains('.') => DayMeant::Either(day_first, month_first),
            (Some(date), _) | (None, Some(date)) => DayMeant::One(date),
            (None, None) => DayMeant::None,
        },
        _ => DayMeant::None,
    }
}

/// Why a day that is written as it should be does not exist.
fn why_no_day(written: &str) -> Option<String> {
    let (numbers, _) = parts(written);
    let [year, month, day] = numbers[..] else { return None };
    if written.len() != 10 || written.chars().filter(|c| *c == '-').count() != 2 {
        return None;
    }
    if !(1900..2200).contains(&year) {
        return Some(format!("there is no day {written} here: years run from 1900 to 2199"));
    }
    let month_there = u8::try_from(month).ok().and_then(|month| Date::new(year, month, 1));
    let Some(first) = month_there else { return Some(format!("there is no day {written}: months run from 01 to 12")) };
    let last = (28..=31).rev().find_map(|day| Date::new(year, first.month, day))?;
    let long = last.long();
    let name = long.split(' ').nth(1).unwrap_or("");
    Some(format!("there is no day {written}: {name} {year} has {} days, and this is day {day}", last.day))
}
