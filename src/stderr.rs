//! What is told on standard error. It may be closed, full, or a terminal that has gone away: then nobody reads it, and that is no fault.
//!
//! Nothing else writes there: `eprintln!` panics where it cannot write (`tests/output` holds that none is left).

use std::io::Write as _;

/// Writes a line to standard error, with its end; where it cannot be written, nothing happens.
pub fn say(line: &str) {
    tell(&format!("{line}\n"));
}

/// Writes text as it is to standard error; where it cannot be written, nothing happens.
pub fn tell(text: &str) {
    let mut out = std::io::stderr().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
