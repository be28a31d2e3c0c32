//! What is told of a game on this screen, and games that branch off it.

use std::path::{Path, PathBuf};

use super::Table;
use super::error::TableError;
use crate::report::Account;
use crate::rules::state::view::Viewer;

impl Table {
    /// The game as its viewer may know it, turn by turn, for reports.
    pub fn account(&mut self) -> Account {
        let viewer = self.viewer();
        Account::of(self.session(), viewer)
    }

    /// The name of this game's files: that of its save, or of its level.
    pub fn stem(&self) -> String {
        let save = self.save().and_then(|path| path.file_stem()).map(|stem| stem.to_string_lossy().into_owned());
        save.unwrap_or_else(|| self.scenario().slug.clone())
    }

    /// Saves the game up to the start of a turn as a game of its own in `folder`, to be opened like any other. Gives back its file.
    ///
    /// # Errors
    /// The game is not over and a seat looks, or the file cannot be written.
    pub fn branch(&mut self, turn: u16, folder: &Path) -> Result<PathBuf, TableError> {
        let by_white_cell = self.viewer() == Viewer::WhiteCell;
        let stem = format!("{}_from_turn_{turn}", self.stem());
        let named = |number: u32| folder.join(if number == 1 { format!("{stem}.lattice") } else { format!("{stem}_{number}.lattice") });
        let path = (1..1000).map(named).find(|path| !path.exists()).ok_or(TableError::TooMany)?;
        std::fs::create_dir_all(folder).map_err(|why| TableError::Folder { folder: folder.to_owned(), why })?;
        let other = self.session().branch(turn, by_white_cell)?;
        other.save_as(&path)?;
        Ok(path)
    }
}
