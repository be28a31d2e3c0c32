//! `saves` and `replay`: what is in a folder of saved games, and one of them told in words.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use latticework::catalog::plain::shown_name;
use latticework::report::{Weight, Words, headline};
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::ids::SeatId;
use latticework::session::{Controller, Replay, SaveFault, SavedGame, StoreError, saves_in, synchronised_by};

use super::CliError;

/// Why saved games are not listed, or one of them not told.
#[derive(Debug, thiserror::Error)]
pub enum SavesError {
    /// The folder cannot be read.
    #[error("{} cannot be read: {why}", folder.display())]
    Unread {
        /// The folder.
        folder: PathBuf,
        /// Why not.
        why: io::Error,
    },
    /// It is a file.
    #[error("{} is no folder", .0.display())]
    NoFolder(PathBuf),
    /// The disk fails.
    #[error("the folder {0}")]
    Unlisted(StoreError),
    /// A turn is not there.
    #[error("turn {turn} was not resolved in this game: it has {resolved} resolved turns (0 is the opening)")]
    NoTurn {
        /// Which.
        turn: u16,
        /// How many there are.
        resolved: u16,
    },
    /// A seat is not there.
    #[error("this game has no seat `{name}`; it has {}", seats.join(", "))]
    NoSeat {
        /// As it was named.
        name: String,
        /// The seats that there are.
        seats: Vec<String>,
    },
    /// Nobody is said to read; the seats that there are.
    #[error("this game still runs: say whose view you want, --seat with {}, or --white-cell", .0.join(", "))]
    WhoseView(Vec<String>),
}

/// Lists the saves in a folder, the latest first. Exit status 0; 1 if one of them cannot be read; 2 if the folder cannot.
pub fn list(folder: &Path) -> Result<ExitCode, CliError> {
    let about = std::fs::metadata(folder).map_err(|why| SavesError::Unread { folder: folder.to_owned(), why })?;
    if !about.is_dir() {
        return Err(SavesError::NoFolder(folder.to_owned()).into());
    }
    let saves = saves_in(folder).map_err(SavesError::Unlisted)?;
    let mut text = String::new();
    if saves.is_empty() {
        let _ = writeln!(text, "{} holds no saved game (files that end in .lattice)", shown_name(&folder.display().to_string()));
    }
    let mut unread = false;
    for save in &saves {
        let (line, can_be_read) = line(save);
        unread |= !can_be_read;
        let _ = writeln!(text, "{line}");
    }
    if let Some(program) = synchronised_by(folder).filter(|_| !saves.is_empty()) {
        let _ = writeln!(
            text,
            "{program} seems to synchronise this folder: close a game and let it finish before the game is played on another machine, or the two go apart"
        );
    }
    super::print(&text)?;
    Ok(ExitCode::from(u8::from(unread)))
}

/// A save in a line, and whether it can be read.
fn line(save: &SavedGame) -> (String, bool) {
    let can_be_read = save.fault.is_none_or(SaveFault::can_be_read);
    let mut line = named(&save.path);
    match (&save.header, save.fault) {
        (Ok(header), fault) => {
            let _ = write!(line, ": {}, {} turns resolved", shown_name(&header.title), save.turns);
            if let Some(why) = &save.read_only {
                let _ = write!(line, " · can only be read: {}", shown_name(why));
            } else if let Some(fault) = fault {
                let _ = write!(line, " · {}", fault.words());
            }
        }
        (Err(why), fault) => {
            let words = fault.map_or("cannot be opened", SaveFault::words);
            let _ = write!(line, ": {words}");
            // What the kind alone does not say.
            let says_all = [SaveFault::NotOurs, SaveFault::Busy, SaveFault::Interrupted, SaveFault::Gone, SaveFault::Elsewhere];
            if !fault.is_some_and(|fault| says_all.contains(&fault)) {
                let _ = write!(line, " ({})", shown_name(&why.text));
            }
        }
    }
    if save.conflict {
        line.push_str(" · looks like the copy that a synchronising program keeps when two machines changed a save");
    }
    (line, can_be_read)
}

/// A file's name on one line of a list.
fn named(path: &Path) -> String {
    shown_name(&path.display().to_string()).into_owned()
}

/// Tells a saved game in words, as a seat or the White Cell may know it.
pub fn replay(path: &Path, turn: Option<u16>, seat: Option<&str>, white_cell: bool) -> Result<ExitCode, CliError> {
    let library = crate::cli::library()?;
    let replay = Replay::open(path, &library)?;
    let viewer = viewer(&replay, seat, white_cell)?;
    if let Some(turn) = turn
        && turn > replay.turns()
    {
        return Err(SavesError::NoTurn { turn, resolved: replay.turns() }.into());
    }
    for remark in replay.remarks() {
        latticework::stderr::say(remark);
    }
    let turns = turn.map_or(0..=replay.turns(), |turn| turn..=turn);
    let text: String = turns.map(|turn| tell(&replay, turn, viewer)).collect();
    super::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// Through whose eyes a save is read: while its game runs, a seat's own, unless the White Cell asks.
pub fn viewer(replay: &Replay, seat: Option<&str>, white_cell: bool) -> Result<Viewer, SavesError> {
    let scenario = replay.scenario(Viewer::WhiteCell);
    let seats = || scenario.seats.iter().map(|seat| seat.slug.clone()).collect();
    match seat {
        Some(name) => {
            let at = scenario.seats.iter().position(|seat| seat.slug == name);
            at.map(|at| Viewer::Seat(SeatId(at as u8))).ok_or_else(|| SavesError::NoSeat { name: name.to_owned(), seats: seats() })
        }
        None if white_cell || replay.is_open() => Ok(Viewer::WhiteCell),
        None => {
            let people: Vec<usize> =
                (0..scenario.seats.len()).filter(|&at| replay.header().controllers.get(at) == Some(&Controller::Person)).collect();
            match people[..] {
                [only] => Ok(Viewer::Seat(SeatId(only as u8))),
                _ => Err(SavesError::WhoseView(seats())),
            }
        }
    }
}

/// A turn's events as sentences, each followed by its reasons.
fn tell(replay: &Replay, turn: u16, viewer: Viewer) -> String {
    let scenario = replay.scenario(viewer);
    let mut text = String::new();
    // Names of agreements and obligations that a turn brings are those of the state after it.
    let Some(after) = replay.view(turn + 1, viewer) else { return text };
    let words = Words { scenario: &scenario, game: &after.game };
    let heading = if turn == 0 { "Opening".to_owned() } else { format!("Turn {turn} · {}", words.moment(turn)) };
    let _ = writeln!(text, "{heading}");
    if !replay.is_whole(turn) {
        text.push_str("  this turn is damaged in the save: its story is left out\n");
        return text;
    }
    let mut told = 0;
    for recorded in replay.events(turn, viewer) {
        let Some(line) = headline(&words, &recorded.event).filter(|line| line.weight >= Weight::Line) else { continue };
        told += 1;
        let _ = writeln!(text, "  {}", line.text);
        for why in line.why {
            let _ = writeln!(text, "      {why}");
        }
    }
    if told == 0 {
        text.push_str("  nothing that this seat learned of\n");
    }
    text
}
