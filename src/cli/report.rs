//! `report`: what is told of a saved game, as files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use latticework::report;
use latticework::report::Account;
use latticework::report::pages::csv;
use latticework::session::{Replay, SqliteStore};

use super::CliError;
use super::document::{Document, unwritten};
use super::outputs::{Outputs, bears};

/// Why no report is written.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ReportError {
    /// Nothing is to be written.
    #[error("say what to write: --html FILE, --csv FOLDER, or both")]
    Nothing,
    /// Tables are to go into what is no folder.
    #[error("--csv: {} is no folder: name one for the tables", .0.display())]
    NoFolder(PathBuf),
}

/// Writes the report of a saved game: one HTML file, a folder of CSV files, or both. Reports that are there are replaced; other files only with
/// `force`.
pub fn write(
    save: &Path,
    html: Option<&Path>,
    folder: Option<&Path>,
    seat: Option<&str>,
    white_cell: bool,
    force: bool,
) -> Result<ExitCode, CliError> {
    if html.is_none() && folder.is_none() {
        return Err(ReportError::Nothing.into());
    }
    let library = crate::cli::library()?;
    let replay = Replay::open(save, &library)?;
    let viewer = super::saves::viewer(&replay, seat, white_cell)?;
    for remark in replay.remarks() {
        latticework::stderr::say(remark);
    }
    let entries = SqliteStore::open_to_read(save).and_then(|store| replay.entries(&store)).unwrap_or_else(|why| {
        latticework::stderr::say(&format!("the orders are left out: {why}"));
        Vec::new()
    });
    let account = Account::read(&replay, &entries, viewer);
    let mut outputs = Outputs::new(force);
    outputs.reads_save(save);
    let mark = report::page_mark(&account.scenario);
    let page = html.map(|path| outputs.claim("--html", path, &|path| bears(path, &mark))).transpose()?;
    let mut tables = Vec::new();
    if let Some(folder) = folder {
        if folder.exists() && !folder.is_dir() {
            return Err(ReportError::NoFolder(folder.to_owned()).into());
        }
        fs::create_dir_all(folder).map_err(|why| unwritten(folder, why))?;
        for (name, text) in csv::files(&account) {
            let first = text.lines().next().map_or_else(String::new, |line| format!("{line}\n"));
            let target = outputs.claim("--csv", &folder.join(name), &|path| bears(path, &first))?;
            tables.push((target, text));
        }
    }
    let mut written = Vec::new();
    if let Some(target) = &page {
        written.push((target.path().to_owned(), Document::with(target, &report::html(&account))?));
    }
    for (target, text) in &tables {
        written.push((target.path().to_owned(), Document::with(target, text)?));
    }
    // All of them are on the disk before the first takes its place.
    for (path, document) in written {
        document.finish()?;
        super::print(&format!("{}\n", path.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}
