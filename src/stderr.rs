//! What is told on standard error. It may be closed, full, or a terminal that has gone away: then nobody reads it, and that is no fault.
//!
//! Nothing else writes there: `eprintln!` panics where it cannot write (`tests/output` holds that none is left).

use std::io::Write as _;

use crate::catalog::plain::{is_hidden, shown, shown_name};

/// Text for a terminal. Levels, saves and names of files are other people's: what cannot be seen in them is written out, so that no terminal
/// takes it for a command; where a name that the program was given holds line breaks, these are written out too.
pub fn written_out(text: &str) -> String {
    let given = std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    let odd = given.filter(|argument| argument.contains(is_hidden));
    let text = odd.fold(text.to_owned(), |text, argument| text.replace(&argument, &shown_name(&argument)));
    shown(&text).into_owned()
}

/// Writes a line to standard error, with its end and what cannot be seen written out; where it cannot be written, nothing happens.
pub fn say(line: &str) {
    tell(&format!("{line}\n"));
}

/// Writes text to standard error, what cannot be seen written out; where it cannot be written, nothing happens.
pub fn tell(text: &str) {
    let mut out = std::io::stderr().lock();
    let _ = out.write_all(written_out(text).as_bytes()).and_then(|()| out.flush());
}
