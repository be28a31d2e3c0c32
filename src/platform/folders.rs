//! Where a person's own files lie: settings, saved games, levels, reports.

use std::path::PathBuf;

/// The user's data folder for Latticework: settings, saved games (`games/`) and own levels (`levels/`). It is what the variable
/// `LATTICEWORK_HOME` names, if that is set; otherwise `latticework` in the folder that the system keeps for data: `$XDG_DATA_HOME`, or
/// `~/.local/share` (`%APPDATA%` and `~/Library/Application Support` on the systems that have them). `None` if the system names no home, and
/// in a browser. It need not exist yet.
pub fn data_folder() -> Option<PathBuf> {
    let named = std::env::var_os("LATTICEWORK_HOME").filter(|value| !value.is_empty()).map(PathBuf::from);
    named.or_else(|| system_folder().map(|folder| folder.join("latticework")))
}

#[cfg(not(target_family = "wasm"))]
fn system_folder() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    let system = etcetera::base_strategy::choose_native_strategy().ok()?;
    // Without `HOME` the list of users would be asked: a program that somebody started without a home keeps nothing in one.
    let homeless = cfg!(unix) && std::env::var_os("HOME").is_none_or(|home| home.is_empty());
    Some(system.data_dir()).filter(|folder| !(homeless && folder.starts_with(system.home_dir())))
}

#[cfg(target_family = "wasm")]
fn system_folder() -> Option<PathBuf> {
    None
}

/// The folder of saved games. It need not exist yet.
pub fn saves_folder() -> Option<PathBuf> {
    data_folder().map(|folder| folder.join("games"))
}

/// The folder of the user's own levels: the game lists the level files in it. It need not exist yet.
pub fn levels_folder() -> Option<PathBuf> {
    data_folder().map(|folder| folder.join("levels"))
}
