//! A private copy of a save whose last step was never finished: rolled back there, read, and removed. The original stays as it was, byte for
//! byte, with what lies beside it.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::codes::{explain, of_system, trouble};
use crate::session::place::SavePlace;
use crate::session::{SaveFault, StoreError};

/// How often a file that changes while it is copied is tried again.
const TRIES: u32 = 3;

/// A folder of our own with the copy in it. Both are gone when this is.
pub(in crate::session) struct PrivateCopy {
    folder: PathBuf,
}

impl Drop for PrivateCopy {
    fn drop(&mut self) {
        // Nothing can be done about a copy that cannot be removed; the system clears its folder of temporary files.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl PrivateCopy {
    /// Copies a save and what lies beside it, of `most` bytes together, and finishes there what was not finished.
    ///
    /// # Errors
    /// It is larger, another program is writing to it, or it cannot be copied or rolled back.
    pub fn of(place: &SavePlace, most: u64) -> Result<Self, StoreError> {
        let cannot = |error: std::io::Error| {
            let why = format!("it was interrupted in the middle of a step, and no private copy could be made to read it ({error}): resume it");
            StoreError::new(SaveFault::Interrupted, format!("{}: {why}", place.path.display()))
        };
        let copy = Self { folder: own_folder().map_err(cannot)? };
        let mut tries = 0;
        loop {
            let before = marks(place);
            let whole: u64 = before.iter().flatten().map(|mark| mark.0).sum();
            if whole > most {
                let why = format!("it was interrupted in the middle of a step and has {whole} bytes with what lies beside it");
                return Err(StoreError::new(SaveFault::Interrupted, format!("{}: {why}", place.path.display())));
            }
            for ending in ENDINGS {
                let (from, to) = (place.beside_name(ending), copy.folder.join(format!("copy{ending}")));
                // Not `fs::copy`: a copy of a file that may not be written could not be rolled back.
                match File::open(&from).and_then(|mut from| std::io::copy(&mut from, &mut File::create(&to)?)) {
                    Ok(_) => {}
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound && !ending.is_empty() => {}
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(of_system(&place.path, &error)),
                    Err(error) => return Err(cannot(error)),
                }
            }
            if marks(place) == before {
                break;
            }
            tries += 1;
            if tries == TRIES {
                return Err(trouble(&place.path, SaveFault::Busy, ""));
            }
            for ending in ENDINGS {
                let _ = std::fs::remove_file(copy.folder.join(format!("copy{ending}")));
            }
        }
        copy.finish().map_err(|error| {
            let told = explain(&place.path, &error);
            if told.fault == SaveFault::NotOurs {
                trouble(&place.path, SaveFault::Damaged, "the journal beside it does not belong to it")
            } else {
                told
            }
        })?;
        Ok(copy)
    }

    /// The copy.
    pub fn file(&self) -> PathBuf {
        self.folder.join("copy")
    }

    /// Rolls a journal back, or takes a write-ahead log in.
    fn finish(&self) -> rusqlite::Result<()> {
        let connection = Connection::open_with_flags(self.file(), OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        super::guard(&connection)?;
        connection.busy_timeout(Duration::ZERO)?;
        connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        connection.query_row("PRAGMA user_version", [], |_| Ok(()))?;
        connection.close().map_err(|(_, error)| error)
    }
}

/// A save's own name, and those of what SQLite lays beside it. The index of a write-ahead log is made anew.
const ENDINGS: [&str; 3] = ["", "-journal", "-wal"];

/// Size and time of a save and of what lies beside it.
fn marks(place: &SavePlace) -> [Option<(u64, Option<std::time::SystemTime>)>; 3] {
    ENDINGS.map(|ending| {
        let about = std::fs::metadata(place.beside_name(ending)).ok()?;
        Some((about.len(), about.modified().ok()))
    })
}

/// A new folder that only this user may enter: a save holds every secret of its game.
fn own_folder() -> std::io::Result<PathBuf> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let clock = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.subsec_nanos());
    let mut last = std::io::Error::other("no name was free");
    for _ in 0..16 {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("latticework-{}-{number}-{clock:x}", std::process::id()));
        match make(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

#[cfg(unix)]
fn make(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new().mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir(folder)
}
