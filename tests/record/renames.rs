//! The one converter: a line as the code has it now, in the words of the day on which the record was made. It only renames; what a game does
//! is never touched here.

/// Names of fields, variants and values then and now: as it is now, as it was.
const RENAMES: &[(&str, &str)] = &[];

/// A line in the old words; `None` for one that had none: a field that came later and says nothing that others do not.
pub fn old(line: &str) -> Option<String> {
    let mut line = line.to_owned();
    for (now, then) in RENAMES {
        line = line.replace(now, then);
    }
    Some(line)
}
