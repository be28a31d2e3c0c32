//! Files that are written whole or not at all: beside their place under another name first, and renamed once all of it is there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::outputs::{LinkCircle, Target, followed, stream_number, with_ending};

/// How many old texts of a file are kept.
const MOST_OLD: u32 = 99;

/// A file on its way. Dropped before [`Document::finish`], it leaves nothing behind.
pub struct Document {
    target: Target,
    temporary: Option<PathBuf>,
    out: BufWriter<Box<dyn DocumentSink>>,
}

/// What a document is written to.
trait DocumentSink: Write + Send {
    /// Puts on the disk what was written.
    fn settle(&self) -> io::Result<()> {
        Ok(())
    }
}

impl DocumentSink for File {
    fn settle(&self) -> io::Result<()> {
        self.sync_all()
    }
}

/// A pipe, device or stream.
struct Straight(Box<dyn Write + Send>);

impl Write for Straight {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl DocumentSink for Straight {}

/// A pipe, device or stream, to be written straight.
///
/// # Errors
/// It cannot be opened.
pub fn straight(path: &Path) -> io::Result<Box<dyn Write + Send>> {
    match stream_number(path) {
        Some(1) => Ok(Box::new(io::stdout())),
        Some(2) => Ok(Box::new(io::stderr())),
        _ => Ok(Box::new(OpenOptions::new().append(true).open(path)?)),
    }
}

/// A file cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("{} cannot be written: {why}", path.display())]
pub struct Unwritten {
    path: PathBuf,
    why: Box<dyn std::error::Error + Send + Sync>,
}

/// Why a file's text is not changed.
#[derive(Debug, thiserror::Error)]
pub enum OldTextError {
    /// Its name leads nowhere.
    #[error(transparent)]
    Circle(#[from] LinkCircle),
    /// It cannot be read.
    #[error("cannot read it: {0}")]
    Unread(io::Error),
    /// It is a folder, a pipe or a device.
    #[error("this is no file")]
    NoFile,
    /// Nobody may write it.
    #[error("it may only be read: make it writable, or copy it")]
    ReadOnly,
    /// It cannot be written.
    #[error("cannot write it: {0}")]
    Unopened(io::Error),
    /// The new text cannot be written beside it.
    #[error("cannot write it: {0}")]
    Beside(Unwritten),
    /// The old text cannot be kept.
    #[error("cannot keep the old text: {0}")]
    Unkept(io::Error),
    /// The new text cannot take its place.
    #[error(transparent)]
    Unwritten(#[from] Unwritten),
}

/// Says that a file cannot be written.
pub fn unwritten(path: &Path, why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Unwritten {
    Unwritten { path: path.to_owned(), why: why.into() }
}

/// A new file beside another, for what will replace that.
fn beside(path: &Path) -> io::Result<(PathBuf, File)> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let folder = path.parent().unwrap_or(Path::new(""));
    loop {
        let name = format!(".latticework-{}-{}.tmp", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let temporary = folder.join(name);
        match OpenOptions::new().write(true).create_new(true).open(&temporary) {
            Ok(file) => return Ok((temporary, file)),
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists => {}
            Err(why) => return Err(why),
        }
    }
}

impl Document {
    /// Begins a file. Nothing of what stands at its place changes yet.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn begin(target: &Target) -> Result<Self, Unwritten> {
        match target {
            Target::Straight(path) => {
                let out = straight(path).map_err(|why| unwritten(path, why))?;
                Ok(Self { target: target.clone(), temporary: None, out: BufWriter::new(Box::new(Straight(out))) })
            }
            Target::File(path) => {
                let (temporary, file) = beside(path).map_err(|why| unwritten(path, why))?;
                // Whoever may read the file now may read it then, and nobody else.
                let alike = fs::metadata(path).map_or(Ok(()), |about| file.set_permissions(about.permissions()));
                let document = Self { target: target.clone(), temporary: Some(temporary), out: BufWriter::new(Box::new(file)) };
                alike.map_err(|why| unwritten(path, why))?;
                Ok(document)
            }
        }
    }

    /// Writes a whole text to a file that still bears another name.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn with(target: &Target, text: &str) -> Result<Self, Unwritten> {
        let mut document = Self::begin(target)?;
        document.add(text)?;
        document.out.flush().map_err(|why| unwritten(target.path(), why))?;
        Ok(document)
    }

    /// Adds text.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn add(&mut self, text: &str) -> Result<(), Unwritten> {
        self.out.write_all(text.as_bytes()).map_err(|why| unwritten(self.target.path(), why))
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// It cannot be written: what stood there stands there still.
    pub fn finish(mut self) -> Result<(), Unwritten> {
        let path = self.target.path().to_owned();
        self.out.flush().and_then(|()| self.out.get_ref().settle()).map_err(|why| unwritten(&path, why))?;
        if let Some(temporary) = self.temporary.take() {
            fs::rename(&temporary, &path).map_err(|why| {
                let _ = fs::remove_file(&temporary);
                unwritten(&path, why)
            })?;
        }
        Ok(())
    }
}

impl Write for Document {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for Document {
    fn drop(&mut self) {
        if let Some(temporary) = self.temporary.take() {
            let _ = fs::remove_file(temporary);
        }
    }
}

/// Writes another text into a file and keeps the one that it had beside it, with the ending `.old`: `.old2` and so on where there is one
/// already. Returns where the old text is. The file has either text at every moment, and its permissions stay.
///
/// # Errors
/// Either cannot be written: then the file has the text that it had.
pub fn keep_old_and_write(path: &Path, text: &str) -> Result<PathBuf, OldTextError> {
    let place = followed(path)?;
    let about = fs::metadata(&place).map_err(OldTextError::Unread)?;
    if !about.is_file() {
        return Err(OldTextError::NoFile);
    }
    if about.permissions().readonly() {
        return Err(OldTextError::ReadOnly);
    }
    OpenOptions::new().write(true).open(&place).map_err(OldTextError::Unopened)?;
    let old = fs::read(&place).map_err(OldTextError::Unread)?;
    let mut document = Document::begin(&Target::File(place)).map_err(OldTextError::Beside)?;
    document.write_all(text.as_bytes()).map_err(OldTextError::Unopened)?;
    let kept = keep(path, &old, &about.permissions()).map_err(OldTextError::Unkept)?;
    document.finish().inspect_err(|_| {
        let _ = fs::remove_file(&kept);
    })?;
    Ok(kept)
}

/// Keeps bytes beside a file, under the first name with the ending `.old` that is free.
fn keep(path: &Path, old: &[u8], permissions: &fs::Permissions) -> io::Result<PathBuf> {
    for number in 1..=MOST_OLD {
        let kept = with_ending(path, &if number == 1 { ".old".to_owned() } else { format!(".old{number}") });
        match OpenOptions::new().write(true).create_new(true).open(&kept) {
            Ok(mut file) => {
                let written = file.write_all(old).and_then(|()| file.set_permissions(permissions.clone())).and_then(|()| file.sync_all());
                return written.map(|()| kept.clone()).inspect_err(|_| {
                    let _ = fs::remove_file(&kept);
                });
            }
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists => {}
            Err(why) => return Err(why),
        }
    }
    Err(io::Error::other(format!("{MOST_OLD} old texts are beside it already: move them away")))
}
