//! `new` and `levels`: a level to start from, and the list of levels that the game offers.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use latticework::catalog::plain::shown_name as shown;
use latticework::level::{LevelCard, LevelOrigin, Library, Outline, write_new_level};
use latticework::platform::{folders, program};

use super::CliError;

/// Why the list of own levels is not shown, or a level not put into it.
#[derive(Debug, thiserror::Error)]
pub enum OwnLevelError {
    /// Their folder cannot be made.
    #[error("the folder of your own levels cannot be made: {}: {why}", folder.display())]
    FolderUnmade {
        /// The folder.
        folder: PathBuf,
        /// Why not.
        why: io::Error,
    },
    /// There is no place for a folder.
    #[error("this system names no home folder for your own levels: name one with the variable LATTICEWORK_HOME")]
    NoHome,
    /// A file cannot be read.
    #[error("cannot read {}: {why}", file.display())]
    Unread {
        /// The file.
        file: PathBuf,
        /// Why not.
        why: io::Error,
    },
    /// It is a folder, a pipe or a device.
    #[error("{} is no file", .0.display())]
    NoFile(PathBuf),
    /// Its name has another ending.
    #[error("a level's file name ends in .ron: rename {}", .0.display())]
    Ending(PathBuf),
    /// Another file is there.
    #[error("{} is there already, and is another file: give yours another name", .0.display())]
    Taken(PathBuf),
    /// A link that leads nowhere cannot be taken away.
    #[error("cannot replace {}: {why}", link.display())]
    Unreplaced {
        /// The link.
        link: PathBuf,
        /// Why not.
        why: io::Error,
    },
    /// The link cannot be made.
    #[error("cannot put it there: {}: {why}", link.display())]
    Unlinked {
        /// The link.
        link: PathBuf,
        /// Why not.
        why: io::Error,
    },
}

/// Writes a new level, and says what to do with it.
pub fn new(file: &Path) -> Result<ExitCode, CliError> {
    write_new_level(file)?;
    let (program, name) = (program::name(), shown(&program::typed(&file.to_string_lossy())).into_owned());
    let text = format!(
        "{name} is written: a small level that works. Change it with any text editor. Then:\n\n\
         {program} check {name}\n    finds what is wrong with it\n\
         {program} --level {name}\n    plays it\n\
         {program} levels --add {name}\n    puts it into the game's list of levels\n"
    );
    super::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// Lists the levels that the game offers, after putting one of a person's own among them. The folder of own levels is made.
pub fn levels(add: Option<&Path>) -> Result<ExitCode, CliError> {
    let folder = folders::levels_folder();
    if let Some(folder) = &folder {
        std::fs::create_dir_all(folder).map_err(|why| OwnLevelError::FolderUnmade { folder: folder.clone(), why })?;
    }
    if let Some(file) = add {
        let folder = folder.as_deref().ok_or(OwnLevelError::NoHome)?;
        super::print(&put_into(file, folder)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut text = "Levels of the program, by the short names that commands take:\n".to_owned();
    for slug in Library::embedded() {
        let _ = writeln!(text, "  {slug:22} {}", facts(&Library::embedded_outline(slug).unwrap_or_default()));
    }
    match &folder {
        None => text += "\nThis system names no home folder for your own levels: name one with the variable LATTICEWORK_HOME.\n",
        Some(folder) => {
            let own = crate::cli::library()?.survey_folder(folder);
            let _ = writeln!(text, "\nYour own levels, in {}:", folder.display());
            for card in &own {
                let counted = |count: usize, what: &str| if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") };
                let found = format!("{}, {}", counted(card.errors(), "error"), counted(card.warnings(), "warning"));
                let _ = writeln!(text, "  {:22} {} · {found}{}", shown(&file_name(card)), facts(&card.outline), leads_to(card));
            }
            for lost in lost_links(folder) {
                let _ = writeln!(text, "  {:22} the file that it leads to is gone", shown(&lost));
            }
            if own.is_empty() {
                let program = program::name();
                let _ = writeln!(text, "  none yet: `{program} new FILE.ron` writes one, and `{program} levels --add FILE.ron` puts it here");
            }
        }
    }
    super::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn facts(level: &Outline) -> String {
    let turns = level.turns.map_or_else(String::new, |turns| format!(" · {turns} turns"));
    let title = if level.title.is_empty() { "no title that can be read" } else { &level.title };
    format!("{} · {} minutes{turns}", shown(title), level.minutes)
}

fn file_name(card: &LevelCard) -> String {
    match &card.origin {
        LevelOrigin::File(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        LevelOrigin::Program(slug) => (*slug).to_owned(),
    }
}

/// Where a card's file really lies, if the list only leads to it.
fn leads_to(card: &LevelCard) -> String {
    let target = match &card.origin {
        LevelOrigin::File(path) => std::fs::read_link(path).ok(),
        LevelOrigin::Program(_) => None,
    };
    target.map_or_else(String::new, |path| format!(" · lies at {}", shown(&path.display().to_string())))
}

/// Names of level files in the folder that lead nowhere.
fn lost_links(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.flatten().map(|entry| entry.path());
    let lost = paths.filter(|path| path.extension().is_some_and(|ending| ending == "ron") && path.is_symlink() && !path.exists());
    let mut names: Vec<String> = lost.filter_map(|path| path.file_name().map(|name| name.to_string_lossy().into_owned())).collect();
    names.sort();
    names
}

/// Puts a level file into the folder of own levels, as a link to where it is, so that there is one text and not two.
fn put_into(file: &Path, folder: &Path) -> Result<String, OwnLevelError> {
    let name = file.display();
    let real = std::fs::canonicalize(file).map_err(|why| OwnLevelError::Unread { file: file.to_owned(), why })?;
    if !real.is_file() {
        return Err(OwnLevelError::NoFile(file.to_owned()));
    }
    let Some(base) = file.file_name().filter(|_| file.extension().is_some_and(|ending| ending == "ron")) else {
        return Err(OwnLevelError::Ending(file.to_owned()));
    };
    let target: PathBuf = folder.join(base);
    let done = |how: &str| format!("{how}\nThe folder of your own levels is {}\n", folder.display());
    match std::fs::canonicalize(&target) {
        Ok(there) if there == real => return Ok(done(&format!("{name} stands in the game's list of levels already."))),
        Ok(_) => return Err(OwnLevelError::Taken(target)),
        // A link whose file is gone: nothing is lost by leading it elsewhere.
        Err(_) if target.is_symlink() => {
            std::fs::remove_file(&target).map_err(|why| OwnLevelError::Unreplaced { link: target.clone(), why })?;
        }
        Err(_) => {}
    }
    link(&real, &target).map_err(|why| OwnLevelError::Unlinked { link: target.clone(), why })?;
    Ok(done(&format!(
        "{name} stands in the game's list of levels now, under \"Your own levels\". Go on changing it where it is: the list leads to it."
    )))
}

#[cfg(unix)]
fn link(real: &Path, target: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(real, target)
}

#[cfg(not(unix))]
fn link(real: &Path, target: &Path) -> std::io::Result<()> {
    std::fs::hard_link(real, target)
}
