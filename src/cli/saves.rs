//! `saves` and `replay`: what is in a folder of saved games, and one of them told in words.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use latticework::catalog::plain::shown_name;
use latticework::report::{Weight, Words, headline};
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::ids::SeatId;
use latticework::session::{Controller, Replay, SaveFault, SavedGame, saves_in, synchronised_by};

/// Lists the saves in a folder, the latest first. Exit status 0; 1 if one of them cannot be read; 2 if the folder cannot.
pub fn list(folder: &Path) -> Result<ExitCode, String> {
    let about = std::fs::metadata(folder).map_err(|error| format!("{} cannot be read: {error}", folder.display()))?;
    if !about.is_dir() {
        return Err(format!("{} is no folder", folder.display()));
    }
    let saves = saves_in(folder).map_err(|error| format!("the folder {error}"))?;
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
                let _ = write!(line, " ({})", shown_name(why));
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
pub fn replay(path: &Path, turn: Option<u16>, seat: Option<&str>, white_cell: bool) -> Result<ExitCode, String> {
    let library = crate::cli::library()?;
    let replay = Replay::open(path, &library).map_err(|error| error.to_string())?;
    let viewer = viewer(&replay, seat, white_cell)?;
    if let Some(turn) = turn
        && turn > replay.turns()
    {
        return Err(format!("turn {turn} was not resolved in this game: it has {} resolved turns (0 is the opening)", replay.turns()));
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
pub fn viewer(replay: &Replay, seat: Option<&str>, white_cell: bool) -> Result<Viewer, String> {
    let scenario = replay.scenario(Viewer::WhiteCell);
    let names: Vec<&str> = scenario.seats.iter().map(|seat| seat.slug.as_str()).collect();
    match seat {
        Some(name) => {
            let at = names.iter().position(|slug| *slug == name);
            at.map(|at| Viewer::Seat(SeatId(at as u8))).ok_or_else(|| format!("this game has no seat `{name}`; it has {}", names.join(", ")))
        }
        None if white_cell || replay.is_open() => Ok(Viewer::WhiteCell),
        None => {
            let people: Vec<usize> = (0..names.len()).filter(|&at| replay.header().controllers.get(at) == Some(&Controller::Person)).collect();
            match people[..] {
                [only] => Ok(Viewer::Seat(SeatId(only as u8))),
                _ => Err(format!("this game still runs: say whose view you want, --seat with {}, or --white-cell", names.join(", "))),
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
