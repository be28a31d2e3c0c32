//! The program's subcommands, and how they speak.

#[cfg(feature = "store")]
pub mod autoplay;
#[cfg(feature = "store")]
pub mod report;
#[cfg(feature = "store")]
pub mod saves;
pub mod study;

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

/// Writes to standard output. A reader that has gone away, as `| head` does, ends the output and is no fault.
///
/// # Errors
/// Standard output cannot be written.
pub fn print(text: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(format!("cannot write to standard output: {error}")),
        _ => Ok(()),
    }
}

/// A file that is written row by row.
pub struct RowFile<'a> {
    path: &'a Path,
    out: BufWriter<File>,
}

impl<'a> RowFile<'a> {
    /// Makes the file, with its first line.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn create(path: &'a Path, header: &str) -> Result<Self, String> {
        let out = File::create(path).map(BufWriter::new).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        let mut file = Self { path, out };
        file.write(header)?;
        Ok(file)
    }

    /// Writes lines.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(&mut self, lines: &str) -> Result<(), String> {
        self.out.write_all(lines.as_bytes()).map_err(|error| format!("cannot write {}: {error}", self.path.display()))
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(mut self) -> Result<(), String> {
        self.out.flush().map_err(|error| format!("cannot write {}: {error}", self.path.display()))
    }
}
