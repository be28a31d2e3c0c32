//! Which format a level is in. There has been one so far, so that nothing is ever rewritten; whoever makes another brings older levels up to
//! date here, by edits to the text.

use super::schema::FORMAT;
use crate::level::tree;
use crate::level::tree::Value;

/// Looks whether a level's text is in the format that this program reads: then there is nothing to bring up to date.
///
/// # Errors
/// The text cannot be read, or its format is newer than this program's or none that ever was; in words.
pub fn migrate(text: &str) -> Result<(), String> {
    let mut problems = Vec::new();
    let root = tree::read(0, text, &mut problems);
    if let Some(problem) = problems.into_iter().next() {
        return Err(MigrateError::NoTree { span: problem.span, message: problem.message });
    }
    let Some(root) = root else { return Err("there is no level in this file".to_owned()) };
    let Value::Struct(_, fields) = &root.value else {
        return Err("a level is written as fields in round brackets: Level(format: 2, ...)".to_owned());
    };
    match fields.iter().find(|field| field.name == "format").map(|field| &field.value.value) {
        None => Ok(()),
        Some(Value::Int(format)) => other_format(*format).map_or(Ok(()), Err),
        Some(_) => Err("`format` is a whole number".to_owned()),
    }
}

/// What is said of a format that this program does not read; `None` for the one that it does.
pub(super) fn other_format(format: i64) -> Option<String> {
    if format == FORMAT {
        return None;
    }
    Some(if format > FORMAT {
        format!("this level has format {format}, and this program knows formats up to {FORMAT}: get a newer Latticework")
    } else {
        format!("there never was a format {format}: levels are written as `format: {FORMAT}`")
    })
}
