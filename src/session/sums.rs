//! Sums of what a save holds beside its states: SHA-256 in hexadecimal, each kept in the row that it covers. They tell damage, not a forger, who
//! would mend them.

use super::log::text_hash;

/// The sum of what a save says of itself.
pub(super) fn header(body: &str) -> String {
    text_hash(body.as_bytes())
}

/// The sum of what happened in a turn, which the line of the log with this number finished; line 0 and turn 0 are the opening.
pub(super) fn story(number: i64, turn: i64, events: &str) -> String {
    text_hash(format!("{number} {turn}\n{events}").as_bytes())
}

/// The sum of a line of the log after one with the sum `before`; the first line is after an empty one. So each line also tells where it stands.
pub(super) fn line(before: &str, number: i64, turn: i64, entry: &str) -> String {
    text_hash(format!("{before}\n{number} {turn}\n{entry}").as_bytes())
}
