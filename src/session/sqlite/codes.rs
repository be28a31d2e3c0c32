//! What SQLite's errors mean for a saved game. Each is thought of: none but "not a database" may say that a file is no save.

use std::path::Path;

use rusqlite::{Error, ErrorCode, ffi};

use crate::session::{SaveFault, StoreError};

/// The kind of trouble that an error of SQLite's is.
pub(in crate::session) fn fault_of(error: &Error) -> SaveFault {
    let Error::SqliteFailure(failure, _) = error else {
        // A value of another kind than the table promises, a text that is no UTF-8, a row that is not there.
        return SaveFault::Damaged;
    };
    match failure.extended_code {
        ffi::SQLITE_READONLY_ROLLBACK | ffi::SQLITE_READONLY_RECOVERY | ffi::SQLITE_READONLY_CANTINIT => return SaveFault::Interrupted,
        ffi::SQLITE_READONLY_DBMOVED => return SaveFault::Replaced,
        ffi::SQLITE_IOERR_NOMEM => return SaveFault::Other,
        ffi::SQLITE_IOERR_CORRUPTFS => return SaveFault::Damaged,
        _ => {}
    }
    match failure.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => SaveFault::Busy,
        ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied => SaveFault::NotAllowed,
        ErrorCode::ReadOnly => SaveFault::ReadOnly,
        ErrorCode::CannotOpen | ErrorCode::SystemIoFailure => SaveFault::Disk,
        ErrorCode::DiskFull => SaveFault::Full,
        ErrorCode::NotADatabase => SaveFault::NotOurs,
        ErrorCode::TooBig | ErrorCode::NoLargeFileSupport | ErrorCode::OperationInterrupted => SaveFault::TooLarge,
        // Numbers of lines are ours: one that is taken was written by somebody else.
        ErrorCode::ConstraintViolation => SaveFault::Overtaken,
        // A table or column that is not there, or is of another kind, is damage: our own statements are right.
        ErrorCode::DatabaseCorrupt | ErrorCode::SchemaChanged | ErrorCode::TypeMismatch | ErrorCode::Unknown | ErrorCode::NotFound => {
            SaveFault::Damaged
        }
        ErrorCode::OutOfMemory
        | ErrorCode::InternalMalfunction
        | ErrorCode::OperationAborted
        | ErrorCode::ApiMisuse
        | ErrorCode::ParameterOutOfRange => SaveFault::Other,
        _ => SaveFault::Other,
    }
}

/// An error of SQLite's about a save, in a sentence that names the file and what to do.
pub(in crate::session) fn explain(path: &Path, error: &Error) -> StoreError {
    let fault = fault_of(error);
    StoreError::new(fault, sentence(path, fault, &plain(error)))
}

/// SQLite's own words, without the statement that failed: it is ours and tells a person nothing.
fn plain(error: &Error) -> String {
    match error {
        Error::SqliteFailure(_, Some(text)) => text.clone(),
        Error::SqlInputError { msg, .. } => msg.clone(),
        Error::QueryReturnedNoRows => "a row is missing".to_owned(),
        Error::FromSqlConversionFailure(..) | Error::IntegralValueOutOfRange(..) | Error::InvalidColumnType(..) | Error::Utf8Error(..) => {
            "a value is of another kind than this program writes".to_owned()
        }
        other => other.to_string(),
    }
}

/// Trouble with a save in a sentence; `why` is what is known of it.
pub(in crate::session) fn sentence(path: &Path, fault: SaveFault, why: &str) -> String {
    let file = path.display();
    match fault {
        SaveFault::Interrupted => format!("{file} was interrupted in the middle of a step: it opens on resume ({why})"),
        SaveFault::Busy => format!("{file} is in use by another program just now: close it there, or try again in a moment"),
        SaveFault::NotOurs => format!("{file} is no saved game of Latticework"),
        SaveFault::Damaged => format!("{file} is damaged: {why}"),
        SaveFault::NotAllowed => format!("{file} may not be read by this user: {why}"),
        SaveFault::ReadOnly => {
            format!("{file} can be read but not written where it is ({why}): copy it to a folder of your own and play on there")
        }
        SaveFault::TooLarge => format!("{file} holds more than a saved game may: {why}"),
        SaveFault::Gone => format!("{file}: {why}"),
        SaveFault::Replaced => format!(
            "{file} was replaced by another file while it was played, as a program that synchronises folders does: keep a copy under another name"
        ),
        SaveFault::Elsewhere => {
            format!("{file} is not on this machine: a program that synchronises folders holds its content elsewhere; have it brought here first")
        }
        SaveFault::ForeignJournal => format!("{file}: {why}; nothing was touched"),
        SaveFault::Exists => format!("{file} exists already"),
        SaveFault::Full => format!("{file} could not be written: the disk is full"),
        SaveFault::Disk => format!("{file} could not be read or written: {why}"),
        SaveFault::Overtaken => format!("another program has gone on with this save: open it again ({file})"),
        SaveFault::Newer | SaveFault::Older | SaveFault::OtherRules | SaveFault::Other => format!("{file} cannot be opened: {why}"),
    }
}

/// Trouble of a kind that this program saw itself, about a save.
pub(in crate::session) fn trouble(path: &Path, fault: SaveFault, why: &str) -> StoreError {
    StoreError::new(fault, sentence(path, fault, why))
}

/// An error of the system's about a save.
pub(in crate::session) fn of_system(path: &Path, error: &std::io::Error) -> StoreError {
    use std::io::ErrorKind;
    let fault = match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => SaveFault::Gone,
        ErrorKind::PermissionDenied => SaveFault::NotAllowed,
        ErrorKind::ReadOnlyFilesystem => SaveFault::ReadOnly,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => SaveFault::Full,
        ErrorKind::AlreadyExists => SaveFault::Exists,
        ErrorKind::ResourceBusy => SaveFault::Busy,
        _ => SaveFault::Disk,
    };
    let why = match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::NotADirectory => "a file stands where a folder should be".to_owned(),
        _ => error.to_string(),
    };
    trouble(path, fault, &why)
}
