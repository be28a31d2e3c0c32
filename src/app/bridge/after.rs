//! What is told of a game on this screen, and games that branch off it.

use std::path::{Path, PathBuf};

use super::Table;
use super::error::TableError;
use super::table::Fetch;
use crate::report::Account;
use crate::session::Retelling;
use crate::session::protocol::{Granted, Request};

impl Table {
    /// The game as its viewer may know it, turn by turn, for reports; `None` while it is under way, and where it was denied, which
    /// [`Table::late_refusal`] then says.
    pub fn account(&mut self) -> Option<Account> {
        match self.fetched(Fetch::Export, Request::Export)? {
            Granted::Export { export, level } => Some(Account::told(*export, level.unwrap_or_else(|| self.scenario().clone()))),
            Granted::Done | Granted::Kept(_) | Granted::Reasons(_) => None,
        }
    }

    /// What tells why AI players did what they did, apart from the game; `None` while it is under way.
    pub fn retelling(&mut self) -> Option<Retelling> {
        match self.fetched(Fetch::Reasons, Request::Reasons)? {
            Granted::Reasons(retelling) => Some(*retelling),
            Granted::Done | Granted::Kept(_) | Granted::Export { .. } => None,
        }
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
        self.branches_go_to(folder);
        self.kept(Request::Branch { turn })
    }
}
