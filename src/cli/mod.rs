//! The program's subcommands, and how they speak.

#[cfg(feature = "store")]
pub mod autoplay;
pub mod document;
mod error;
pub mod fix;
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
use std::path::Path;

pub use error::{CliError, UnusableLevel};

use latticework::level::{Code, Library, Report, render};
use latticework::stderr::written_out;

/// Writes to standard output. A reader that has gone away, as `| head` does, ends the output and is no fault.
/// What cannot be seen is written out.
///
/// # Errors
/// Standard output cannot be written.
pub fn print(text: &str) -> Result<(), CliError> {
    let mut out = std::io::stdout().lock();
    match out.write_all(written_out(text).as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(CliError::Told(error)),
        _ => Ok(()),
    }
}

/// The theatre that the program carries.
///
/// # Errors
/// It is damaged: a fault of the build.
pub fn library() -> Result<Library, CliError> {
    Ok(Library::load()?)
}

/// A number and what it counts: "1 error", "2 errors".
pub fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// Why a level cannot be played or studied: its errors, or what there is instead of it.
pub fn unusable(level: &Path, report: &Report, what: &'static str) -> UnusableLevel {
    let level = level.to_owned();
    let missing = report.problems.iter().find(|problem| problem.code == Code::NoFile);
    if let Some(problem) = missing {
        return UnusableLevel::Missing { level, message: problem.message.clone(), meant: problem.suggestion.clone() };
    }
    UnusableLevel::Errors { level, shown: render(&report.problems, &report.files), errors: report.errors(), what }
}
