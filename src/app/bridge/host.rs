//! The session behind a table, where it runs in this program: the one place of the app that has one. It starts it, or goes on with a save, and
//! hands out wires; from there on all goes through bytes, as it does with a session elsewhere.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::NewGame;
use super::error::TableError;
use super::table::{file_name, new_save};
use crate::ai::Skill;
use crate::level::Library;
use crate::platform::entropy;
use crate::session::authority::GameShelf;
use crate::session::client::{Connection, LocalHost};
use crate::session::protocol::ClientRole;
use crate::session::{Controller, SaveFault, Session, SessionError, Sitting, StoreError};

/// A session that runs here.
pub struct SessionHost {
    local: LocalHost,
    shelf: FolderShelf,
}

impl SessionHost {
    /// Starts a game. With `save` every step is kept in that file.
    ///
    /// # Errors
    /// The level has errors, no seat is left to a person, or the save cannot be written.
    pub fn start(library: &Library, new: &NewGame, save: Option<&Path>) -> Result<Self, TableError> {
        let report = library.open(&new.origin);
        let errors = report.errors();
        let scenario = report.scenario.ok_or(TableError::Level(errors))?;
        let mut controllers = new.controllers.clone();
        controllers.resize(scenario.seats.len(), Controller::Computer(Skill::Standard));
        if !controllers.contains(&Controller::Person) {
            return Err(TableError::NoPerson);
        }
        let scenario = Arc::new(scenario);
        let mut session = match save {
            None => {
                let mut session = Session::new(scenario, new.seed, controllers, None);
                // It may be kept later.
                session.set_files(report.files.iter().map(|file| (file.name.clone(), file.text.clone())).collect());
                session
            }
            Some(path) => Session::start_saved(scenario, &report.files, new.seed, controllers, path).map_err(TableError::Unsaved)?,
        };
        session.advance()?;
        Ok(Self::of(session, save))
    }

    /// Goes on with a saved game. Says how people sat at it, too.
    ///
    /// # Errors
    /// It cannot be opened or played on.
    pub fn resume(library: &Library, path: &Path) -> Result<(Self, Sitting), SessionError> {
        let session = Session::resume(path, library)?;
        let sitting = session.sitting();
        Ok((Self::of(session, Some(path)), sitting))
    }

    fn of(session: Session, save: Option<&Path>) -> Self {
        let shelf = FolderShelf::default();
        shelf.folders().save = save.map(Path::to_path_buf);
        // Where the machine gives no chance, two runs of a session in one program cannot be told apart, and none of their clients needs to.
        let life = entropy::number().unwrap_or(1);
        Self { local: LocalHost::new(session, Box::new(shelf.clone()), life), shelf }
    }

    /// Somebody joins.
    pub fn join(&self, role: ClientRole) -> Connection {
        Connection::new(self.local.join(role))
    }

    /// The save file, if the game is kept in one.
    pub fn save(&self) -> Option<PathBuf> {
        self.shelf.folders().save.clone()
    }

    /// Where games that branch off are kept from now on.
    pub fn branches_go_to(&self, folder: &Path) {
        self.shelf.folders().branches = Some(folder.to_path_buf());
    }
}

/// Where copies and branches go.
#[derive(Default)]
struct Folders {
    save: Option<PathBuf>,
    branches: Option<PathBuf>,
}

/// Keeps copies beside the save, and branches in a folder.
#[derive(Clone, Default)]
struct FolderShelf(Arc<Mutex<Folders>>);

impl FolderShelf {
    fn folders(&self) -> MutexGuard<'_, Folders> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Trouble with a file, in a sentence.
fn trouble(text: impl Into<String>) -> SessionError {
    StoreError::new(SaveFault::Other, text).into()
}

fn make(folder: &Path) -> Result<(), SessionError> {
    std::fs::create_dir_all(folder).map_err(|error| trouble(format!("{} cannot be made: {error}", folder.display())))
}

fn called(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

impl GameShelf for FolderShelf {
    fn copy(&mut self, session: &Session, name: &str) -> Result<String, SessionError> {
        let save = self.folders().save.clone();
        let original = save.ok_or_else(|| trouble("This game is not kept in a file, so it cannot be copied."))?;
        let to = original.with_file_name(format!("{}.lattice", file_name(name)));
        session.save_as(&to)?;
        Ok(called(&to))
    }

    fn branch(&mut self, from: &Session, branch: &Session, turn: u16) -> Result<String, SessionError> {
        let (save, folder) = {
            let folders = self.folders();
            (folders.save.clone(), folders.branches.clone())
        };
        let folder = folder.ok_or_else(|| trouble("No folder is named in which other courses of this game are kept."))?;
        let stem = save.as_deref().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        let stem = format!("{}_from_turn_{turn}", stem.unwrap_or_else(|| from.scenario().slug.clone()));
        let named = |number: u32| folder.join(if number == 1 { format!("{stem}.lattice") } else { format!("{stem}_{number}.lattice") });
        let path = (1..1000).map(named).find(|path| !path.exists()).ok_or_else(|| trouble("There are too many games of this name."))?;
        make(&folder)?;
        branch.save_as(&path)?;
        Ok(called(&path))
    }

    fn keep_in(&mut self, session: &mut Session, folder: &str) -> Result<String, SessionError> {
        let folder = Path::new(folder);
        if !folder.is_absolute() {
            return Err(trouble("Name the folder by its whole path, such as /home/me/latticework."));
        }
        make(folder)?;
        let path = new_save(folder, &file_name(&session.scenario().slug)).ok_or_else(|| trouble("There are too many games of this name."))?;
        session.move_to(&path)?;
        self.folders().save = Some(path.clone());
        Ok(called(&path))
    }
}
