//! The one converter: a line as the code has it now, in the words of the day on which the record was made. It only renames; what a game does
//! is never touched here.

/// Names of fields, variants and values then and now: as it is now, as it was.
const RENAMES: &[(&str, &str)] = &[];

/// A line in the old words.
pub fn old(line: &str) -> String {
    RENAMES.iter().fold(line.to_owned(), |line, (now, then)| line.replace(now, then))
}
