//! Where a saved game lies, looked at before SQLite touches it: what SQLite does of itself with a file and what is beside it (roll a journal
//! back, follow a journal to another file, read a long list of tables) is not for a stranger's file to ask for.

use std::ffi::OsString;
use std::fs::{File, Metadata};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use super::sqlite::codes::{of_system, trouble};
use super::{SaveFault, StoreError};

/// SQLite's `application_id` of our files: "Ltcw".
pub(super) const APPLICATION: i32 = 0x4c74_6377;
/// The largest save that is opened, in bytes. What lies beside it may be as large.
pub(super) const MAX_BYTES: u64 = 256 << 20;
/// The most tables that a save may name: those of newer programs too. They stand on the file's first page.
const MAX_TABLES: u16 = 32;
/// What a rollback journal begins with, and ends with if it names another file.
const JOURNAL_MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];

/// A file that may be a saved game.
pub(super) struct SavePlace {
    /// As a person named it.
    pub path: PathBuf,
    /// From the root on, links followed: SQLite takes no such name for an address, and looks for journals beside this one.
    pub real: PathBuf,
    /// Its size in bytes.
    pub length: u64,
    /// The layout that it names.
    pub format: i32,
    /// Whether it is set to a write-ahead log, which this program never does.
    wal: bool,
}

/// What was left beside a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// Nothing that matters.
    Nothing,
    /// A journal: a step is being written just now, or was never finished.
    Journal,
    /// A write-ahead log, or a file that is set to one.
    WriteAhead,
}

impl SavePlace {
    /// Looks at a file, without SQLite.
    ///
    /// # Errors
    /// It is not there, may not be read, is none of ours, is too large, or its first page is not as this program makes it.
    pub fn look(path: &Path) -> Result<Self, StoreError> {
        if path.as_os_str().is_empty() {
            return Err(StoreError::new(SaveFault::Gone, "the name of the save is empty"));
        }
        let about = std::fs::metadata(path).map_err(|error| of_system(path, &error))?;
        if !about.is_file() {
            return Err(trouble(path, SaveFault::NotOurs, ""));
        }
        if is_placeholder(&about) {
            return Err(trouble(path, SaveFault::Elsewhere, ""));
        }
        let length = about.len();
        if length > MAX_BYTES {
            return Err(trouble(path, SaveFault::TooLarge, &format!("it has {length} bytes; a saved game may have {MAX_BYTES}")));
        }
        let real = real_path(path).map_err(|error| of_system(path, &error))?;
        let mut head = [0; 108];
        // Closing a file lets this program's own locks on it go (POSIX): no other thread may be in the middle of a step of this very save.
        let read = File::open(&real).and_then(|file| read_up_to(&file, &mut head)).map_err(|error| of_system(path, &error))?;
        let number = |at: usize| i32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
        if read < head.len() || !head.starts_with(b"SQLite format 3\0") || number(68) != APPLICATION {
            return Err(trouble(path, SaveFault::NotOurs, ""));
        }
        let format = number(60);
        if format < 1 {
            return Err(trouble(path, SaveFault::Damaged, &format!("it names format {format}, which no program made")));
        }
        // A list of tables that goes beyond its page is none of ours, and reading it could take any memory.
        let tables = u16::from_be_bytes([head[103], head[104]]);
        if head[100] != 13 || tables > MAX_TABLES {
            return Err(trouble(path, SaveFault::Damaged, "it holds other tables than this program makes"));
        }
        Ok(Self { path: path.to_owned(), real, length, format, wal: head[18] == 2 || head[19] == 2 })
    }

    /// The file's name with an ending, as SQLite names what is beside it.
    pub fn beside_name(&self, ending: &str) -> PathBuf {
        let mut name: OsString = self.real.clone().into_os_string();
        name.push(ending);
        PathBuf::from(name)
    }

    /// What was left beside it.
    ///
    /// # Errors
    /// It is no plain file, it names another file, it is too large, or it may not be read.
    pub fn beside(&self) -> Result<Beside, StoreError> {
        let journal = self.left("-journal")?;
        let (log, shared) = (self.left("-wal")?, self.left("-shm")?);
        if self.wal || log.is_some() || shared.is_some() {
            return Ok(Beside::WriteAhead);
        }
        match journal {
            Some(length) if length > 0 => self.journal(length),
            _ => Ok(Beside::Nothing),
        }
    }

    /// The size of what is beside it under this ending; `None` if there is nothing.
    fn left(&self, ending: &str) -> Result<Option<u64>, StoreError> {
        let about = match std::fs::symlink_metadata(self.beside_name(ending)) {
            Ok(about) => about,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(of_system(&self.path, &error)),
        };
        if !about.is_file() {
            return Err(trouble(&self.path, SaveFault::ForeignJournal, &format!("its `{ending}` beside it is no plain file")));
        }
        if about.len() > 2 * MAX_BYTES {
            return Err(trouble(&self.path, SaveFault::TooLarge, &format!("its `{ending}` beside it has {} bytes", about.len())));
        }
        Ok(Some(about.len()))
    }

    /// Looks at a journal: whether SQLite would roll it back, and what that would touch.
    fn journal(&self, length: u64) -> Result<Beside, StoreError> {
        let name = self.beside_name("-journal");
        let mut head = [0; 28];
        let mut tail = [0; 16];
        let look = || {
            let mut file = File::open(&name)?;
            let read = read_up_to(&file, &mut head)?;
            if length >= 16 {
                file.seek(SeekFrom::Start(length - 16))?;
                read_up_to(&file, &mut tail)?;
            }
            Ok(read)
        };
        let read = match { look }() {
            Ok(read) => read,
            // It was deleted meanwhile: the step is finished.
            Err(error) if std::io::Error::kind(&error) == std::io::ErrorKind::NotFound => return Ok(Beside::Nothing),
            Err(error) => return Err(of_system(&self.path, &error)),
        };
        // SQLite asks this of the first byte alone.
        if read == 0 || head[0] == 0 {
            return Ok(Beside::Nothing);
        }
        let number = |at: usize| u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
        let named = u32::from_be_bytes([tail[0], tail[1], tail[2], tail[3]]);
        if tail[8..] == JOURNAL_MAGIC && named > 0 && u64::from(named) <= length - 16 {
            let why = "the journal beside it names another file, which this program's never do";
            return Err(trouble(&self.path, SaveFault::ForeignJournal, why));
        }
        // The size that the file had before the step: rolling back cuts or stretches it to that.
        if read == head.len() && head.starts_with(&JOURNAL_MAGIC) {
            let (pages, page) = (u64::from(number(16)), u64::from(number(24)).max(512));
            if pages.saturating_mul(page) > MAX_BYTES {
                return Err(trouble(&self.path, SaveFault::TooLarge, "the journal beside it would make it larger than a saved game may be"));
            }
        }
        Ok(Beside::Journal)
    }
}

/// Reads until the buffer is full or the file ends.
fn read_up_to(mut file: &File, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut read = 0;
    while read < buffer.len() {
        match file.read(&mut buffer[read..]) {
            Ok(0) => break,
            Ok(count) => read += count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(read)
}

/// A path from the root on, so that `file:x.lattice`, `:memory:` and `x?mode=memory` are files; links are followed, as SQLite does.
fn real_path(path: &Path) -> std::io::Result<PathBuf> {
    // Windows' own long form, which `canonicalize` gives there, is not for SQLite.
    if cfg!(windows) { std::path::absolute(path) } else { std::fs::canonicalize(path) }
}

/// What makes a file that one and no other, even under the same name. `None` where the system does not tell.
pub(super) fn identity(path: &Path) -> std::io::Result<Option<(u64, u64)>> {
    let about = std::fs::metadata(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        Ok(Some((about.dev(), about.ino())))
    }
    // An open file cannot be replaced there.
    #[cfg(not(unix))]
    {
        let _ = about;
        Ok(None)
    }
}

/// Whether a synchronising program keeps only the file's name here: reading it would wait for a network.
#[cfg(windows)]
fn is_placeholder(about: &Metadata) -> bool {
    use std::os::windows::fs::MetadataExt as _;
    // FILE_ATTRIBUTE_OFFLINE, _RECALL_ON_OPEN, _RECALL_ON_DATA_ACCESS.
    about.file_attributes() & (0x1000 | 0x4_0000 | 0x40_0000) != 0
}

/// Whether a synchronising program keeps only the file's name here: reading it would wait for a network.
#[cfg(target_os = "macos")]
fn is_placeholder(about: &Metadata) -> bool {
    use std::os::macos::fs::MetadataExt as _;
    // SF_DATALESS.
    about.st_flags() & 0x4000_0000 != 0
}

/// Whether a synchronising program keeps only the file's name here; this system does not tell.
#[cfg(not(any(windows, target_os = "macos")))]
fn is_placeholder(_: &Metadata) -> bool {
    false
}
