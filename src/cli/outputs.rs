//! What a run reads and what it writes, in one place: no output destroys an input, or another output of the same run.
//!
//! A subcommand names all its inputs, then claims each of its outputs before it writes the first. Files are told apart by device and
//! number, so that links and other spellings of a name are seen through; places where nothing is yet, by their folder and name.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Component, Path, PathBuf};

use latticework::level::SourceFile;

/// Links that are followed before a name is given up.
const MOST_LINKS: usize = 40;

/// What is added to the name of a file whose rows are still being written.
pub const PART: &str = ".part";

/// A link that leads round in a circle.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{} is a link that leads round in a circle", .0.display())]
pub struct LinkCircle(PathBuf);

/// Why an output cannot go where an option names it.
#[derive(Debug, thiserror::Error)]
#[error("{option}{fault}")]
pub struct OutputError {
    option: String,
    fault: OutputFault,
}

/// What is wrong with an output's place: it follows the option.
#[derive(Debug, thiserror::Error)]
enum OutputFault {
    #[error(": {} is there already, and is no earlier result of this very run: give another name, or add --force to replace it", .0.display())]
    There(PathBuf),
    #[error(": rows grow in {}, and that is no file: move it away", .0.display())]
    PartNoFile(PathBuf),
    #[cfg(feature = "store")]
    #[error(": {} is there already, and a saved game replaces no file: give another name", .0.display())]
    SaveThere(PathBuf),
    #[cfg(feature = "store")]
    #[error(": {} is no place for a saved game: name a file", .0.display())]
    NoSave(PathBuf),
    #[error(": {} is the same file as {what}, which this run reads, and would destroy: give another name", path.display())]
    Input { path: PathBuf, what: String },
    #[error(" and {what} name the same file, {}: give one of them another name", path.display())]
    Twice { path: PathBuf, what: String },
    #[error(" and {what} are the same file, {}: give one of them another name", path.display())]
    Stream { path: PathBuf, what: String },
    #[error(": the name of the file is empty")]
    Empty,
    #[error(": {} is a folder: name a file", .0.display())]
    Folder(PathBuf),
    #[error(": {} names a folder: name a file", .0.display())]
    NamesFolder(PathBuf),
    #[error(": {0}")]
    Circle(#[from] LinkCircle),
    #[error(": {} is no folder, so that {} cannot be made", folder.display(), path.display())]
    NoFolder { folder: PathBuf, path: PathBuf },
    #[error(": there is no folder {}: make it first, or give another name", .0.display())]
    FolderMissing(PathBuf),
    #[error(": {} cannot be made: {why}", path.display())]
    Unmade { path: PathBuf, why: io::Error },
    #[error(": {} is there and may only be read: give another name", .0.display())]
    ReadOnly(PathBuf),
    #[error(": {} cannot be written: {why}", path.display())]
    Unwritten { path: PathBuf, why: io::Error },
}

impl OutputFault {
    fn of(self, option: &str) -> OutputError {
        OutputError { option: option.to_owned(), fault: self }
    }
}

/// All that a run reads and writes.
pub struct Outputs {
    force: bool,
    taken: Vec<Taken>,
}

/// A file that a run reads or writes.
struct Taken {
    /// What it is: `the level`, or an option.
    what: String,
    identity: Identity,
    use_: FileUse,
}

/// What a run does with a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FileUse {
    /// It is read.
    Read,
    /// It is written.
    Written,
    /// Standard output or error go there.
    Stream,
}

/// Which file a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Identity {
    /// One that is there: its device and number.
    #[cfg(unix)]
    There(u64, u64),
    /// One that is there: its full name.
    #[cfg(not(unix))]
    There(PathBuf),
    /// One that is not there: the nearest folder that is, and the names below it in small letters, since many systems tell no others apart.
    Place(Box<Identity>, Vec<String>),
}

/// Where an output goes, once it is claimed.
#[derive(Clone, Debug)]
pub enum Target {
    /// To a pipe, a device or a stream, which is written straight.
    Straight(PathBuf),
    /// To a file: made, or replaced once all of it is written. Links are followed.
    File(PathBuf),
}

impl Target {
    /// Where it is.
    pub fn path(&self) -> &Path {
        match self {
            Self::Straight(path) | Self::File(path) => path,
        }
    }
}

impl Outputs {
    /// Nothing yet. With `force`, files that this run did not make may be replaced.
    pub fn new(force: bool) -> Self {
        let mut outputs = Self { force, taken: Vec::new() };
        for (what, path) in [("standard output", "/dev/stdout"), ("standard error", "/dev/stderr")] {
            let path = Path::new(path);
            if fs::metadata(path).is_ok_and(|about| about.is_file()) {
                outputs.taken.extend(identity(path).map(|identity| Taken { what: what.to_owned(), identity, use_: FileUse::Stream }));
            }
        }
        outputs
    }

    /// A file that is read: `what` says which, such as `the level`.
    pub fn reads(&mut self, what: &str, path: &Path) {
        self.taken.extend(identity(path).map(|identity| Taken { what: what.to_owned(), identity, use_: FileUse::Read }));
    }

    /// A level that was read, and the levels of its folder that it extends. One that the program carries is no file.
    pub fn reads_level(&mut self, level: &Path, files: &[SourceFile]) {
        if !level.exists() {
            return;
        }
        self.reads("the level", level);
        let folder = level.parent().unwrap_or(Path::new(""));
        for base in files.iter().skip(1) {
            let path = folder.join(&base.name);
            if path.exists() {
                self.reads("a level that the level extends", &path);
            }
        }
    }

    /// A saved game, and the files that SQLite keeps or would look for beside it.
    #[cfg(feature = "store")]
    pub fn reads_save(&mut self, save: &Path) {
        self.reads("the saved game", save);
        for ending in ["-journal", "-wal", "-shm"] {
            self.reads("the journal of the saved game", &with_ending(save, ending));
        }
    }

    /// Claims a file that is written whole. `ours` says whether a file that is there is an earlier result of this very run.
    ///
    /// # Errors
    /// It is an input or another output, is there already and not ours, or can't be a file: what to do instead.
    pub fn claim(&mut self, option: &str, path: &Path, ours: &dyn Fn(&Path) -> bool) -> Result<Target, OutputError> {
        let target = target(path).map_err(|fault| fault.of(option))?;
        self.take(option, path)?;
        if let Target::File(path) = &target
            && let Ok(about) = fs::metadata(path)
        {
            may_be_replaced(path, &about).map_err(|fault| fault.of(option))?;
            if !self.force && !ours(path) {
                return Err(OutputFault::There(path.clone()).of(option));
            }
        }
        Ok(target)
    }

    /// Claims a file to which rows are added as they come, and the files beside it that hold them until they are whole.
    ///
    /// # Errors
    /// As [`Outputs::claim`]; or what stands at the names beside it is no file.
    pub fn claim_rows(&mut self, option: &str, path: &Path, ours: &dyn Fn(&Path) -> bool) -> Result<Target, OutputError> {
        let target = self.claim(option, path, ours)?;
        if let Target::File(path) = &target {
            let part = with_ending(path, PART);
            self.take(&format!("{option} (its rows grow in {})", part.display()), &part)?;
            if let Ok(about) = fs::symlink_metadata(&part) {
                if !about.is_file() {
                    return Err(OutputFault::PartNoFile(part).of(option));
                }
                may_be_replaced(&part, &about).map_err(|fault| fault.of(option))?;
            }
        }
        Ok(target)
    }

    /// Claims a file that is made and never replaced.
    ///
    /// # Errors
    /// It is there, with `force` too, or is an input or another output.
    #[cfg(feature = "store")]
    pub fn claim_new(&mut self, option: &str, path: &Path) -> Result<(), OutputError> {
        self.take(option, path)?;
        for ending in ["-journal", "-wal", "-shm"] {
            self.take(option, &with_ending(path, ending))?;
        }
        if fs::symlink_metadata(path).is_ok() {
            return Err(OutputFault::SaveThere(path.to_owned()).of(option));
        }
        match target(path).map_err(|fault| fault.of(option))? {
            Target::File(_) => Ok(()),
            Target::Straight(path) => Err(OutputFault::NoSave(path).of(option)),
        }
    }

    /// Claims the picture of a window: other pictures may be replaced, and nothing else that is there.
    ///
    /// # Errors
    /// As [`Outputs::claim`].
    #[cfg(feature = "app")]
    pub fn claim_picture(&mut self, option: &str, path: &Path) -> Result<(), OutputError> {
        self.claim(option, path, &|path| bears(path, "IHDR")).map(|_| ())
    }

    /// Notes that a file is written, unless it is an input or another output.
    fn take(&mut self, option: &str, path: &Path) -> Result<(), OutputError> {
        // Nothing in a device is destroyed by writing to it twice.
        if fs::metadata(path).is_ok_and(|about| is_device(&about)) {
            return Ok(());
        }
        let Some(identity) = identity(path) else { return Ok(()) };
        match self.taken.iter().find(|taken| taken.identity == identity) {
            Some(Taken { what, use_: FileUse::Read, .. }) => Err(OutputFault::Input { path: path.to_owned(), what: what.clone() }.of(option)),
            Some(Taken { what, use_: FileUse::Written, .. }) => Err(OutputFault::Twice { path: path.to_owned(), what: what.clone() }.of(option)),
            // `--csv /dev/stdout` is standard output itself.
            Some(Taken { use_: FileUse::Stream, .. }) if stream(path) => Ok(()),
            Some(Taken { what, use_: FileUse::Stream, .. }) => Err(OutputFault::Stream { path: path.to_owned(), what: what.clone() }.of(option)),
            None => {
                self.taken.push(Taken { what: option.to_owned(), identity, use_: FileUse::Written });
                Ok(())
            }
        }
    }
}

/// A name with an ending after all of it.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Whether the first bytes of a file hold a text: by such a mark a page knows what it was made from.
pub fn bears(path: &Path, mark: &str) -> bool {
    use std::io::Read as _;
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(4096).read_to_end(&mut head));
    read.is_ok() && head.windows(mark.len()).any(|part| part == mark.as_bytes())
}

/// Whether this is a device of characters, such as `/dev/null` or a terminal.
fn is_device(about: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        about.file_type().is_char_device()
    }
    #[cfg(not(unix))]
    {
        let _ = about;
        false
    }
}

/// The number of a stream of this program that a name stands for, as `/dev/stdout` and `/dev/fd/3` do.
pub fn stream_number(path: &Path) -> Option<u32> {
    let mut at = path.to_owned();
    for _ in 0..MOST_LINKS {
        let number = ["/proc/self/fd", "/dev/fd"].iter().find_map(|folder| at.strip_prefix(folder).ok()?.to_str()?.parse().ok());
        if number.is_some() {
            return number;
        }
        at = next(&at)?;
    }
    None
}

fn stream(path: &Path) -> bool {
    stream_number(path).is_some()
}

/// What a link leads to; `None` of what is no link.
fn next(path: &Path) -> Option<PathBuf> {
    let to = fs::read_link(path).ok()?;
    Some(path.parent().unwrap_or(Path::new("")).join(to))
}

/// The name at the end of a chain of links.
pub fn followed(path: &Path) -> Result<PathBuf, LinkCircle> {
    let mut at = path.to_owned();
    for _ in 0..MOST_LINKS {
        match next(&at) {
            Some(to) => at = to,
            None => return Ok(at),
        }
    }
    Err(LinkCircle(path.to_owned()))
}

/// Which file a name means; `None` where no name leads to it.
fn identity(path: &Path) -> Option<Identity> {
    if let Some(there) = there(path) {
        return Some(there);
    }
    let path = followed(path).ok()?;
    let mut below: Vec<String> = Vec::new();
    let mut parts: Vec<Component<'_>> = path.components().collect();
    while let Some(part) = parts.pop() {
        match part {
            Component::Normal(name) => below.push(name.to_string_lossy().to_lowercase()),
            // A name, and out of it again.
            Component::ParentDir if matches!(parts.last(), Some(Component::Normal(_))) => {
                parts.pop();
            }
            _ => return None,
        }
        let folder: PathBuf = parts.iter().collect();
        let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
        if let Some(folder) = there(&folder) {
            below.reverse();
            return Some(Identity::Place(Box::new(folder), below));
        }
    }
    None
}

#[cfg(unix)]
fn there(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).ok().map(|about| Identity::There(about.dev(), about.ino()))
}

#[cfg(not(unix))]
fn there(path: &Path) -> Option<Identity> {
    fs::canonicalize(path).ok().map(Identity::There)
}

/// What a name of an output leads to.
fn target(name: &Path) -> Result<Target, OutputFault> {
    let path = name;
    if path.as_os_str().is_empty() {
        return Err(OutputFault::Empty);
    }
    if stream(path) {
        return Ok(Target::Straight(path.to_owned()));
    }
    match fs::metadata(path) {
        Ok(about) if about.is_dir() => return Err(OutputFault::Folder(name.to_owned())),
        Ok(about) if !about.is_file() => return Ok(Target::Straight(path.to_owned())),
        _ => {}
    }
    if path.as_os_str().as_encoded_bytes().ends_with(b"/") || path.file_name().is_none() {
        return Err(OutputFault::NamesFolder(name.to_owned()));
    }
    let path = followed(path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match fs::metadata(folder) {
        Ok(about) if about.is_dir() => Ok(Target::File(path)),
        Ok(_) => Err(OutputFault::NoFolder { folder: folder.to_owned(), path: name.to_owned() }),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Err(OutputFault::FolderMissing(folder.to_owned())),
        Err(why) => Err(OutputFault::Unmade { path: name.to_owned(), why }),
    }
}

/// Whether a file that is there may be written: where it may not, its folder's leave to replace it is not taken for one.
fn may_be_replaced(path: &Path, about: &Metadata) -> Result<(), OutputFault> {
    if about.permissions().readonly() {
        return Err(OutputFault::ReadOnly(path.to_owned()));
    }
    let opened = fs::OpenOptions::new().write(true).open(path);
    opened.map(|_| ()).map_err(|why| OutputFault::Unwritten { path: path.to_owned(), why })
}
