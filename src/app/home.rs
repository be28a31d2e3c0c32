//! Where this run keeps games, reports and settings, and whether it can: asked before a game starts, so that nobody learns of it too late.

use std::io;
use std::path::{Path, PathBuf};

use bevy::prelude::*;
use bevy_egui::egui::{self, RichText, Ui};

use super::aside::{Aside, WorkOutcome};
use super::fields::{self, TextLine};
use super::settings::{Folder, Keeper, data_folder};
use super::theme::Palette;

/// The longest path of a folder that can be typed, in characters.
const MAX_PATH: usize = 1_000;

/// Why things cannot be kept in a folder.
#[derive(Debug, thiserror::Error)]
pub enum HomeError {
    /// There is none.
    #[error("This system names no home folder, so there is no place to keep games.")]
    Nowhere,
    /// It is not named from the root.
    #[error("{} is not a whole path: begin at the root, such as /home/me/latticework.", .0.display())]
    NoWholePath(PathBuf),
    /// It cannot be made.
    #[error("{} cannot be made: {why}.", folder.display())]
    Unmade {
        /// Which.
        folder: PathBuf,
        /// Why not.
        why: io::Error,
    },
    /// It cannot be written into.
    #[error("Nothing can be written in {}: {why}.", folder.display())]
    Unwritten {
        /// Which.
        folder: PathBuf,
        /// Why not.
        why: io::Error,
    },
}

/// Where things are kept.
pub fn plugin(app: &mut App) {
    app.insert_resource(Home { folder: data_folder(), ..Home::default() });
}

/// Where games are kept, for a screen that says so.
pub struct Keeping<F: FnOnce(&mut Ui)> {
    /// Whether they can be.
    pub can: bool,
    /// Says where, or asks for a folder.
    pub shown: F,
}

/// Where this run keeps things.
#[derive(Resource, Default)]
pub struct Home {
    folder: Option<PathBuf>,
    known: Option<Result<(), HomeError>>,
    asking: Option<Aside<Result<(), HomeError>>>,
    /// What stands in the field that names another folder.
    named: String,
    /// Whether a person named the folder in this run.
    by_hand: bool,
}

impl Home {
    /// A run that keeps things in this folder, or nowhere.
    pub fn of(folder: Option<PathBuf>) -> Self {
        Self { folder, ..Self::default() }
    }

    /// The folder, if there is one; it need not be writable.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Where saved games lie.
    pub fn saves(&self) -> Option<PathBuf> {
        self.folder().map(saves_in)
    }

    /// Where the user's own levels lie.
    pub fn levels(&self) -> Option<PathBuf> {
        self.folder().map(|folder| folder.join("levels"))
    }

    /// Where reports are written.
    pub fn reports(&self) -> Option<PathBuf> {
        self.folder().map(|folder| folder.join("reports"))
    }

    /// Asks the disk whether games can be kept; the answer comes by [`Home::look`].
    pub fn ask(&mut self) {
        let folder = self.folder.clone();
        self.asking = Some(Aside::begin(move || can_keep(folder.as_deref())));
    }

    /// Takes in the disk's answer, if it has come. True while it is awaited.
    pub fn look(&mut self) -> bool {
        match self.asking.as_mut().map(Aside::look) {
            Some(WorkOutcome::Done(answer)) => (self.known, self.asking) = (Some(answer), None),
            Some(WorkOutcome::Lost) => self.asking = None,
            Some(WorkOutcome::Working) | None => {}
        }
        self.asking.is_some()
    }

    /// Why games cannot be kept; `None` if they can, or if that is not known yet.
    pub fn trouble(&self) -> Option<&HomeError> {
        self.known.as_ref().and_then(|known| known.as_ref().err())
    }

    /// Keeps things in another folder from now on.
    ///
    /// # Errors
    /// It cannot be written, and nothing has changed.
    pub fn move_to(&mut self, folder: &Path) -> Result<(), HomeError> {
        if !folder.is_absolute() {
            return Err(HomeError::NoWholePath(folder.to_owned()));
        }
        can_keep(Some(folder))?;
        *self = Self { folder: Some(folder.to_path_buf()), known: Some(Ok(())), by_hand: true, ..Self::default() };
        Ok(())
    }
}

/// Where saved games lie in a folder.
pub fn saves_in(folder: &Path) -> PathBuf {
    folder.join("games")
}

/// Whether games can be kept in a folder: by making it and writing into it.
///
/// # Errors
/// They cannot.
pub fn can_keep(folder: Option<&Path>) -> Result<(), HomeError> {
    let folder = saves_in(folder.ok_or(HomeError::Nowhere)?);
    std::fs::create_dir_all(&folder).map_err(|why| HomeError::Unmade { folder: folder.clone(), why })?;
    let trial = folder.join(format!(".trial-{}", std::process::id()));
    let tried = std::fs::write(&trial, b"Latticework looks whether games can be kept here.");
    let _ = std::fs::remove_file(&trial);
    tried.map_err(|why| HomeError::Unwritten { folder, why })
}

/// Says where nothing can be kept, and lets a person name a folder; says too which folder was named. True when another folder is kept to
/// from now on.
pub fn panel(ui: &mut Ui, p: &Palette, home: &mut Home, refused: &mut Option<String>) -> bool {
    if home.by_hand
        && let Some(folder) = home.folder()
    {
        let again = format!("Games of this run are kept in {}. To use it every time, set LATTICEWORK_HOME to it.", folder.display());
        ui.label(RichText::new(again).small().color(p.weak));
        return false;
    }
    let Some(trouble) = home.trouble() else { return false };
    ui.label(p.warned(format!(" ⚠ Games will not be kept: closing the window loses them. {trouble} ")));
    let mut moved = false;
    ui.horizontal(|ui| {
        let label = ui.label("Keep them in the folder");
        let width = (ui.available_width() - 150.0).max(120.0);
        let field = ui.add(fields::line(&mut TextLine(&mut home.named), MAX_PATH).hint_text("such as /home/me/latticework").desired_width(width));
        // Taken here: the screen's own Enter would start the game in the same stroke.
        let entered = field.lost_focus() && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
        field.labelled_by(label.id);
        let named = home.named.trim().to_owned();
        if (ui.add_enabled(!named.is_empty(), egui::Button::new("Use this folder")).clicked() || entered) && !named.is_empty() {
            *refused = home.move_to(Path::new(&named)).err().map(|why| why.to_string());
            moved = refused.is_none();
        }
    });
    if let Some(why) = refused {
        ui.label(RichText::new(why.as_str()).color(p.bad));
    }
    ui.add_space(6.0);
    moved
}

/// What follows when another folder is kept to: settings go there too.
pub fn follow(home: &Home, keeper: &mut Keeper) {
    if let Some(folder) = home.folder() {
        keeper.0 = Box::new(Folder(folder.to_path_buf()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn awaited(home: &mut Home) {
        home.ask();
        while home.look() {
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
    }

    #[test]
    fn what_cannot_be_kept_is_known_before() {
        let mut home = Home::of(None);
        awaited(&mut home);
        assert!(home.trouble().is_some_and(|why| matches!(why, HomeError::Nowhere)));
        let folder = std::env::temp_dir().join(format!("latticework-home-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::write(&folder, "a file where a folder should be").expect("written");
        let mut home = Home::of(Some(folder.clone()));
        awaited(&mut home);
        assert!(home.trouble().is_some_and(|why| why.to_string().contains("cannot be made")), "{:?}", home.trouble());
        assert!(home.move_to(&folder).is_err() && home.move_to(Path::new("here")).is_err());
        std::fs::remove_file(&folder).expect("removed");
        home.move_to(&folder).expect("it can be made now");
        assert!(home.trouble().is_none() && home.saves() == Some(folder.join("games")));
        assert!(std::fs::read_dir(folder.join("games")).expect("made").next().is_none(), "no trial is left");
        std::fs::remove_dir_all(folder).expect("removed");
    }
}
