//! `check --fix`: mends in level files what has one answer, and keeps the old text.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use latticework::level::{Library, Mended, Unreadable, mend, read_level_text, render};

use super::CliError;

/// The most changed lines that `--dry-run` prints of one file.
const MOST_LINES: usize = 400;

/// Why a file is not mended.
#[derive(Debug, thiserror::Error)]
pub enum FixError {
    /// It is a level of the program.
    #[error("the program carries this level, and there is no file to mend: copy it first, or write one that extends it")]
    Carried,
    /// It is not there, and perhaps this is meant.
    #[error("there is no such file{}", .0.as_ref().map_or(String::new(), |meant| format!(": did you mean {meant}?")))]
    NoFile(Option<String>),
    /// It is a folder.
    #[error("--fix mends files, not folders: {0}")]
    Folder(Unreadable),
    /// It cannot be read.
    #[error("cannot read it: {0}")]
    Unread(io::Error),
}

/// Mends files, or shows what would be changed. Exit status 0 no errors are left, 1 some are, 2 a file could not be mended at all.
///
/// # Errors
/// Standard output cannot be written, or the program's data are damaged.
pub fn run(files: &[PathBuf], dry_run: bool) -> Result<ExitCode, CliError> {
    let library = crate::cli::library()?;
    let (mut errors, mut refused) = (false, false);
    for file in files {
        match one(&library, file, dry_run) {
            Ok(clean) => errors |= !clean,
            Err(message) => {
                latticework::stderr::say(&format!("latticework: {}: {message}", file.display()));
                refused = true;
            }
        }
    }
    Ok(ExitCode::from(if refused { 2 } else { u8::from(errors) }))
}

/// Mends one file, and says whether no errors are left.
fn one(library: &Library, file: &Path, dry_run: bool) -> Result<bool, CliError> {
    let name = file.display();
    if !file.exists() {
        let slug = file.to_string_lossy();
        if Library::embedded_text(&slug).is_some() {
            return Err(FixError::Carried.into());
        }
        let report = library.open_named(file);
        return Err(FixError::NoFile(report.problems.first().and_then(|problem| problem.suggestion.clone())).into());
    }
    let text = match read_level_text(file) {
        Err(what) if file.is_dir() => return Err(FixError::Folder(what).into()),
        text => text?,
    };
    let raw = std::fs::read(file).map_err(FixError::Unread)?;
    // The mark that some editors put before a text is taken off with the rest.
    let marked = raw.starts_with(b"\xef\xbb\xbf");
    let slug = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let whole = if marked { format!("\u{feff}{text}") } else { text };
    let mended = mend(library, &slug, &file.display().to_string(), &whole, file.parent());
    let left = |mended: &Mended| {
        let report = mended.after.as_ref().unwrap_or(&mended.before);
        let warnings = report.problems.len() - report.errors();
        let counted = format!("{name}: {}, {}\n", super::counted(report.errors(), "error"), super::counted(warnings, "warning"));
        (render(&report.problems, &report.files) + &counted, report.errors() == 0)
    };
    let (told, clean) = left(&mended);
    if mended.after.is_none() {
        super::print(&format!("{told}{name}: nothing to mend that has one answer; the file stays as it is\n"))?;
        return Ok(clean);
    }
    let changes = super::counted(mended.changes, "change");
    if dry_run {
        super::print(&format!(
            "{}{told}{name}: {changes} would be made with --fix alone; the file stays as it is\n",
            differences(&whole, &mended.text)
        ))?;
        return Ok(clean);
    }
    let kept = super::document::keep_old_and_write(file, &mended.text)?;
    super::print(&format!("{told}{name}: {changes} made; the old text is in {}\n", kept.display()))?;
    Ok(clean)
}

/// The lines that differ, old and new. No change spans lines, so that they stand side by side.
fn differences(old: &str, new: &str) -> String {
    let mut out = String::new();
    let mut lines = 0;
    for (number, (old, new)) in lines_of(old).zip(lines_of(new)).enumerate() {
        if old == new {
            continue;
        }
        lines += 1;
        if lines <= MOST_LINES {
            out += &format!("@@ line {} @@\n-{old}\n+{new}\n", number + 1);
        }
    }
    if lines > MOST_LINES {
        out += &format!("... and {} more lines\n", lines - MOST_LINES);
    }
    out
}

fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}
