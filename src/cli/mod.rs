//! The program's subcommands, and how they speak.

#[cfg(feature = "store")]
pub mod autoplay;
pub mod document;
pub mod levels;
pub mod numbers;
pub mod outputs;
#[cfg(feature = "store")]
pub mod report;
pub mod rows;
#[cfg(feature = "store")]
pub mod saves;
pub mod signals;
pub mod simulate;
pub mod study;

use std::io::Write as _;

use latticework::stderr::written_out;

/// Writes to standard output. A reader that has gone away, as `| head` does, ends the output and is no fault.
/// What cannot be seen is written out.
///
/// # Errors
/// Standard output cannot be written.
pub fn print(text: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    match out.write_all(written_out(text).as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(format!("cannot write to standard output: {error}")),
        _ => Ok(()),
    }
}
