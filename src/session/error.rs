//! Why a session could not do what it was asked.

use super::StoreError;
use crate::rules::Refusal;

/// Why a session refused something. Nothing has changed.
#[derive(Debug)]
pub enum SessionError {
    /// The rules refused it.
    Refused(Refusal),
    /// It could not be stored, and so did not happen.
    Store(StoreError),
    /// It belongs to the end of the game or the White Cell.
    NotNow(&'static str),
    /// A save was made under other rules, or does not replay.
    Mismatch(String),
}

impl std::fmt::Display for SessionError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(refusal) => write!(f, "{refusal}"),
            Self::Store(error) => write!(f, "{error}"),
            Self::NotNow(reason) => f.write_str(reason),
            Self::Mismatch(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for SessionError {}

impl From<Refusal> for SessionError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StoreError> for SessionError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
