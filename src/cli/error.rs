//! Why a subcommand was not done: what stands on standard error before exit status 2.

use std::io;
use std::path::PathBuf;

use latticework::level::{LoadError, MigrateError, NewLevelError, Unreadable};
use latticework::study::wars::{BegunError, MergeError};

use super::counted;
use super::document::{OldTextError, Unwritten};
use super::fix::FixError;
use super::levels::OwnLevelError;
use super::outputs::OutputError;
use super::rows::RowsError;
use super::simulate::SimulateError;
use super::study::StudyError;
#[cfg(feature = "store")]
use super::{autoplay::AutoplayError, report::ReportError, saves::SavesError};

/// Why a subcommand was not done.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// Nobody can be told.
    #[error("cannot write to standard output: {0}")]
    Told(io::Error),
    /// What the program carries is damaged.
    #[error(transparent)]
    Library(#[from] LoadError),
    /// A level cannot be played or studied.
    #[error(transparent)]
    Level(#[from] UnusableLevel),
    /// A level file cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// A level cannot be brought up to date.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// A new level is not written.
    #[error(transparent)]
    NewLevel(#[from] NewLevelError),
    /// A level is not mended.
    #[error(transparent)]
    Fix(#[from] FixError),
    /// Of the list of own levels.
    #[error(transparent)]
    OwnLevel(#[from] OwnLevelError),
    /// An output cannot go where it is to go.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// A file cannot be written.
    #[error(transparent)]
    Unwritten(#[from] Unwritten),
    /// A file's old text cannot be kept, or the new one not be written.
    #[error(transparent)]
    OldText(#[from] OldTextError),
    /// Of rows that grow in a file.
    #[error(transparent)]
    Rows(#[from] RowsError),
    /// What was begun is not what it should be.
    #[error(transparent)]
    Begun(#[from] BegunError),
    /// Rows of shards cannot be joined.
    #[error(transparent)]
    Merge(#[from] MergeError),
    /// Of `simulate`.
    #[error(transparent)]
    Simulate(#[from] SimulateError),
    /// Of `study`.
    #[error(transparent)]
    Study(#[from] StudyError),
    /// Of `saves` and `replay`.
    #[cfg(feature = "store")]
    #[error(transparent)]
    Saves(#[from] SavesError),
    /// Of `report`.
    #[cfg(feature = "store")]
    #[error(transparent)]
    Report(#[from] ReportError),
    /// Of `autoplay`.
    #[cfg(feature = "store")]
    #[error(transparent)]
    Autoplay(#[from] AutoplayError),
    /// A session cannot be opened or gone on with.
    #[cfg(feature = "store")]
    #[error(transparent)]
    Session(#[from] latticework::session::SessionError),
    /// There is no subcommand, and no window.
    #[cfg(not(feature = "app"))]
    #[error(
        "this build has no game window: build it with the feature `app`; `{} --help` lists what works without",
        latticework::platform::program::name()
    )]
    NoWindow,
}

/// A level that cannot be played or studied.
#[derive(Clone, Debug, thiserror::Error)]
pub enum UnusableLevel {
    /// There is none.
    #[error("{}: {message}{meant}", level.display(), meant = meant.as_ref().map_or(String::new(), |meant| format!("; did you mean `{meant}`?")))]
    Missing {
        /// As it was named.
        level: PathBuf,
        /// What there is instead.
        message: String,
        /// What may have been meant.
        meant: Option<String>,
    },
    /// It has errors.
    #[error("{shown}{} has {} and cannot be {what}", level.display(), counted(*errors, "error"))]
    Errors {
        /// As it was named.
        level: PathBuf,
        /// Its problems, as they are shown.
        shown: String,
        /// How many errors are among them.
        errors: usize,
        /// What was to be done with it: `played`.
        what: &'static str,
    },
}
