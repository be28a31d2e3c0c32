//! Calendar dates of the Gregorian calendar, without a clock or a time zone.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Date {
    /// 1900 to 2199.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// A text that is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// It is not written as year, month and day.
    #[error("`{0}` is not a date; write it as year-month-day, such as 2025-03-21")]
    Shape(String),
    /// The calendar has no such day, or the program does not count so far.
    #[error("there is no day {0} between 1900 and 2199")]
    NoSuchDay(String),
}

const MONTHS: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

impl Date {
    /// The day, if there is one like it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1900..2200).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days_in(year, month);
        exists.then_some(Self { year, month, day })
    }

    /// Reads `2025-03-21`.
    ///
    /// # Errors
    /// The text is no date.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let parts: Vec<&str> = text.split('-').collect();
        let shaped = parts.len() == 3 && parts[0].len() == 4 && parts[1].len() == 2 && parts[2].len() == 2;
        let numbers = shaped.then(|| Some((parts[0].parse().ok()?, parts[1].parse().ok()?, parts[2].parse().ok()?))).flatten();
        let Some((year, month, day)) = numbers else {
            return Err(DateError::Shape(text.to_owned()));
        };
        Self::new(year, month, day).ok_or_else(|| DateError::NoSuchDay(text.to_owned()))
    }

    /// The day so many days later.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        let mut date = self;
        for _ in 0..days.min(400_000) {
            if date.day < days_in(date.year, date.month) {
                date.day += 1;
            } else if date.month < 12 {
                date = Self { month: date.month + 1, day: 1, ..date };
            } else if date.year < 2199 {
                date = Self { year: date.year + 1, month: 1, day: 1 };
            }
        }
        date
    }

    /// Days from this day to a later one; 0 if it is not later.
    pub fn days_until(self, later: Self) -> u32 {
        let mut date = self;
        let mut days = 0;
        while date < later && days < 400_000 {
            date = date.plus_days(1);
            days += 1;
        }
        days
    }

    /// Such as `March 2025`.
    pub fn month_and_year(self) -> String {
        format!("{} {}", MONTHS[usize::from(self.month.clamp(1, 12)) - 1], self.year)
    }

    /// Such as `21 March 2025`.
    pub fn long(self) -> String {
        format!("{} {} {}", self.day, MONTHS[usize::from(self.month.clamp(1, 12)) - 1], self.year)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;
    fn try_from(text: String) -> Result<Self, DateError> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_that_exist_and_no_others() {
        assert_eq!(Date::parse("2024-02-29"), Ok(Date { year: 2024, month: 2, day: 29 }));
        for bad in ["2025-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "yesterday", "", "2025-04-31", "0000-01-01"] {
            assert!(Date::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn counts_on_over_months_and_years() {
        assert_eq!(Date::parse("2024-12-31").map(|d| d.plus_days(60).to_string()), Ok("2025-03-01".to_owned()));
    }
}
