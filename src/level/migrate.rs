//! Which format a level is in. There has been one so far, so that nothing is ever rewritten; whoever makes another brings older levels up to
//! date here, by edits to the text.

use super::diagnostic::Span;
use super::schema::FORMAT;
use crate::level::tree;
use crate::level::tree::Value;

/// Why a level's text is not in the present format, and cannot be brought up to it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MigrateError {
    /// It cannot be read as a tree.
    #[error("line {}, column {}: {message}", span.line, span.column)]
    NoTree {
        /// Where.
        span: Span,
        /// Why not.
        message: String,
    },
    /// Nothing is in it.
    #[error("there is no level in this file")]
    NoLevel,
    /// It is something else.
    #[error("a level is written as fields in round brackets: Level(format: 2, ...)")]
    NoFields,
    /// Its format is no number.
    #[error("`format` is a whole number")]
    NoNumber,
    /// Its format is another one.
    #[error(transparent)]
    Format(#[from] OtherFormat),
}

/// A format that this program does not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OtherFormat {
    /// It is newer than this program's.
    #[error("this level has format {0}, and this program knows formats up to {known}: get a newer Latticework", known = FORMAT)]
    Newer(i64),
    /// It is none that ever was.
    #[error("there never was a format {0}: levels are written as `format: {known}`", known = FORMAT)]
    NeverWas(i64),
}

/// Looks whether a level's text is in the format that this program reads: then there is nothing to bring up to date.
///
/// # Errors
/// The text cannot be read, or its format is newer than this program's or none that ever was.
pub fn migrate(text: &str) -> Result<(), MigrateError> {
    let mut problems = Vec::new();
    let root = tree::read(0, text, &mut problems);
    if let Some(problem) = problems.into_iter().next() {
        return Err(MigrateError::NoTree { span: problem.span, message: problem.message });
    }
    let root = root.ok_or(MigrateError::NoLevel)?;
    let Value::Struct(_, fields) = &root.value else { return Err(MigrateError::NoFields) };
    match fields.iter().find(|field| field.name == "format").map(|field| &field.value.value) {
        None => Ok(()),
        Some(Value::Int(format)) => Ok(is_present(*format)?),
        Some(_) => Err(MigrateError::NoNumber),
    }
}

/// Whether a format is the one that this program reads.
pub(super) fn is_present(format: i64) -> Result<(), OtherFormat> {
    match format {
        FORMAT => Ok(()),
        newer if newer > FORMAT => Err(OtherFormat::Newer(newer)),
        other => Err(OtherFormat::NeverWas(other)),
    }
}
