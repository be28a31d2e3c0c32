//! Files of rows, which grow beside their place under the name NAME.part and are renamed once the last row is there. Whatever stops the
//! program, whole rows stay, and the same command goes on after them.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use super::CliError;
use super::document::{Unwritten, straight, unwritten};
use super::outputs::{PART, Target, with_ending};

/// Rows are on the disk after so many bytes, or so long, at the latest.
const HELD_BYTES: usize = 64 * 1024;
const HELD: Duration = Duration::from_millis(100);

/// Why no more rows come.
pub enum Halt {
    /// This signal came.
    Stopped(u8),
    /// Something failed.
    Failed(CliError),
}

impl From<CliError> for Halt {
    fn from(why: CliError) -> Self {
        Self::Failed(why)
    }
}

impl Halt {
    /// Tells how far a run came and how to go on, and gives the exit status: that of the signal, as shells count it, or 2.
    pub fn tell(self, kept: &str) -> ExitCode {
        match self {
            Self::Stopped(signal) => {
                latticework::stderr::say(&format!("latticework: stopped{kept}"));
                ExitCode::from(128 + signal)
            }
            Self::Failed(why) => {
                latticework::stderr::say(&format!("latticework: {why}{kept}"));
                ExitCode::from(2)
            }
        }
    }
}

/// Why rows cannot grow in a file.
#[derive(Debug, thiserror::Error)]
pub enum RowsError {
    /// Another run writes it.
    #[error("another run is writing {}: wait for its end, or give another name", .0.display())]
    Busy(PathBuf),
    /// What was begun cannot be read.
    #[error("{} cannot be read: {why}", part.display())]
    Unread {
        /// Where it grows.
        part: PathBuf,
        /// Why not.
        why: io::Error,
    },
    /// It cannot be written.
    #[error(transparent)]
    Unwritten(#[from] Unwritten),
}

/// A file of rows on its way.
pub struct Rows {
    /// Where it goes at the end, and where it grows; none for what is written straight.
    places: Option<(PathBuf, PathBuf)>,
    path: PathBuf,
    out: Out,
    held: Vec<u8>,
    written: Instant,
    /// Bytes of whole lines that are in the file.
    whole: u64,
}

enum Out {
    File(File),
    Straight(Box<dyn Write + Send>),
}

/// The file in which the rows of an output grow; `None` for what is written straight.
pub fn part_of(target: &Target) -> Option<PathBuf> {
    match target {
        Target::File(path) => Some(with_ending(path, PART)),
        Target::Straight(_) => None,
    }
}

/// What was begun of an output, to be read; `None` if nothing was.
///
/// # Errors
/// It cannot be opened.
pub fn begun(target: &Target) -> Result<Option<File>, RowsError> {
    let Some(part) = part_of(target).filter(|part| part.is_file()) else { return Ok(None) };
    File::open(&part).map(Some).map_err(|why| RowsError::Unread { part, why })
}

impl Rows {
    /// Begins a file, or goes on after `kept` bytes of what was begun; with none, the first line is written.
    ///
    /// # Errors
    /// It cannot be written, or another run is writing it.
    pub fn begin(target: &Target, header: &str, kept: u64) -> Result<Self, RowsError> {
        let path = target.path().to_owned();
        let (places, out) = match part_of(target) {
            None => (None, Out::Straight(straight(&path).map_err(|why| unwritten(&path, why))?)),
            Some(part) => {
                let opened = OpenOptions::new().write(true).create(true).truncate(false).open(&part);
                let mut file = opened.map_err(|why| unwritten(&part, why))?;
                // Where files cannot be locked, nothing is known of others.
                if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
                    return Err(RowsError::Busy(part));
                }
                file.set_len(kept).and_then(|()| file.seek(SeekFrom::End(0))).map_err(|why| unwritten(&part, why))?;
                if let Ok(about) = fs::metadata(&path) {
                    file.set_permissions(about.permissions()).map_err(|why| unwritten(&part, why))?;
                }
                (Some((path.clone(), part)), Out::File(file))
            }
        };
        let mut rows = Self { places, path, out, held: Vec::new(), written: Instant::now(), whole: kept };
        if kept == 0 {
            rows.held.extend_from_slice(header.as_bytes());
            rows.flush()?;
        }
        Ok(rows)
    }

    /// Adds whole lines.
    ///
    /// # Errors
    /// They cannot be written: whole lines stay.
    pub fn add(&mut self, lines: &str) -> Result<(), Unwritten> {
        self.held.extend_from_slice(lines.as_bytes());
        if self.held.len() >= HELD_BYTES || self.written.elapsed() >= HELD { self.flush() } else { Ok(()) }
    }

    /// Puts all lines into the file.
    ///
    /// # Errors
    /// They cannot be written: whole lines stay.
    pub fn flush(&mut self) -> Result<(), Unwritten> {
        self.written = Instant::now();
        let lines = std::mem::take(&mut self.held);
        let (done, failed) = match &mut self.out {
            Out::Straight(out) => (lines.len(), out.write_all(&lines).and_then(|()| out.flush()).err()),
            Out::File(file) => {
                let (done, failed) = write(file, &lines);
                // Of what was written, whole lines stay.
                let whole = lines[..done].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
                if failed.is_some() {
                    let _ = file.set_len(self.whole + whole as u64);
                }
                (whole, failed)
            }
        };
        self.whole += done as u64;
        failed.map_or(Ok(()), |why| Err(unwritten(&self.path, why)))
    }

    /// Bytes that are in the file: whole lines.
    pub fn bytes(&self) -> u64 {
        self.whole
    }

    /// Where the rows are while they grow; `None` for what is written straight.
    pub fn part(&self) -> Option<&Path> {
        self.places.as_ref().map(|(_, part)| part.as_path())
    }

    /// Writes what is left, and puts the file in its place.
    ///
    /// # Errors
    /// It cannot be written: its rows stay where they grew.
    pub fn finish(mut self) -> Result<(), Unwritten> {
        self.flush()?;
        if let (Out::File(file), Some((path, part))) = (&self.out, &self.places) {
            file.sync_all().and_then(|()| fs::rename(part, path)).map_err(|why| unwritten(path, why))?;
        }
        Ok(())
    }
}

/// Writes bytes as far as it goes: how many, and why no more.
fn write(file: &mut File, bytes: &[u8]) -> (usize, Option<std::io::Error>) {
    let mut done = 0;
    while done < bytes.len() {
        match file.write(&bytes[done..]) {
            Ok(0) => return (done, Some(std::io::ErrorKind::WriteZero.into())),
            Ok(more) => done += more,
            Err(why) if why.kind() == std::io::ErrorKind::Interrupted => {}
            Err(why) => return (done, Some(why)),
        }
    }
    (done, None)
}
