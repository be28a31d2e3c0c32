//! `report`: what is told of a saved game, as files.

use std::path::Path;
use std::process::ExitCode;

use latticework::level::Library;
use latticework::report::{self, Account, csv};
use latticework::session::{Replay, SqliteStore};

/// Writes the report of a saved game: one HTML file, a folder of CSV files, or both. Files of the same name are replaced.
pub fn write(save: &Path, html: Option<&Path>, folder: Option<&Path>, seat: Option<&str>, white_cell: bool) -> Result<ExitCode, String> {
    if html.is_none() && folder.is_none() {
        return Err("say what to write: --html FILE, --csv FOLDER, or both".to_owned());
    }
    let library = Library::load()?;
    let replay = Replay::open(save, &library).map_err(|error| error.to_string())?;
    let viewer = super::saves::viewer(&replay, seat, white_cell)?;
    for remark in replay.remarks() {
        eprintln!("{remark}");
    }
    let entries = SqliteStore::open_to_read(save).and_then(|store| store.entries()).unwrap_or_else(|why| {
        eprintln!("the orders are left out: {why}");
        Vec::new()
    });
    let account = Account::read(&replay, &entries, viewer);
    let failed = |path: &Path, error: std::io::Error| format!("{} cannot be written: {error}", path.display());
    if let Some(path) = html {
        std::fs::write(path, report::html(&account)).map_err(|error| failed(path, error))?;
        super::print(&format!("{}\n", path.display()))?;
    }
    if let Some(folder) = folder {
        std::fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
        for (name, text) in csv::files(&account) {
            let path = folder.join(name);
            std::fs::write(&path, text).map_err(|error| failed(&path, error))?;
            super::print(&format!("{}\n", path.display()))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
