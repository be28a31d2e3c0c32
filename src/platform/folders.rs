//! Where a person's own files lie: settings, saved games, levels, reports.

use std::path::PathBuf;

/// The user's data folder for Latticework: settings, saved games (`games/`) and own levels (`levels/`). It is what the variable
/// `LATTICEWORK_HOME` names, if that is set; otherwise `$XDG_DATA_HOME/latticework`, or `~/.local/share/latticework` (`%APPDATA%` and
/// `~/Library/Application Support` on the systems that have them). `None` if the system names no home. It need not exist yet.
pub fn data_folder() -> Option<PathBuf> {
    let var = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    if let Some(home) = var("LATTICEWORK_HOME") {
        return Some(home);
    }
    let base = if cfg!(windows) {
        var("APPDATA")
    } else if cfg!(target_os = "macos") {
        var("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        var("XDG_DATA_HOME").filter(|p| p.is_absolute()).or_else(|| var("HOME").map(|home| home.join(".local/share")))
    };
    base.map(|base| base.join("latticework"))
}

/// The folder of saved games. It need not exist yet.
pub fn saves_folder() -> Option<PathBuf> {
    data_folder().map(|folder| folder.join("games"))
}

/// The folder of the user's own levels: the game lists the level files in it. It need not exist yet.
pub fn levels_folder() -> Option<PathBuf> {
    data_folder().map(|folder| folder.join("levels"))
}
