//! `saves` and `replay`: what is in a folder of saved games, and one of them told in words.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use latticework::catalog::plain::shown_name;
use latticework::level::Library;
use latticework::report::{Weight, Words, headline};
use latticework::rules::ids::SeatId;
use latticework::rules::view::Viewer;
use latticework::session::{Controller, Replay, list_saves};

/// Lists the saves in a folder, the latest first. Exit status 0, or 1 if one of them cannot be read.
pub fn list(folder: &Path) -> Result<ExitCode, String> {
    if !folder.is_dir() {
        return Err(format!("{} is no folder", folder.display()));
    }
    let saves = list_saves(folder);
    let mut text = String::new();
    if saves.is_empty() {
        let _ = writeln!(text, "{} holds no saved game (files that end in .lattice)", folder.display());
    }
    let mut damaged = false;
    for save in &saves {
        match &save.header {
            Ok(header) => {
                let note = save.read_only.as_ref().map_or_else(String::new, |why| format!(" · can only be read: {why}"));
                let _ = writeln!(text, "{}: {}, {} turns resolved{note}", named(&save.path), shown_name(&header.title), save.turns);
            }
            Err(why) => {
                damaged = true;
                let _ = writeln!(text, "{}: {}", named(&save.path), shown_name(&why.to_string()));
            }
        }
    }
    super::print(&text)?;
    Ok(ExitCode::from(u8::from(damaged)))
}

/// A file's name on one line of a list.
fn named(path: &Path) -> String {
    shown_name(&path.display().to_string()).into_owned()
}

/// Tells a saved game in words, as a seat or the White Cell may know it.
pub fn replay(path: &Path, turn: Option<u16>, seat: Option<&str>, white_cell: bool) -> Result<ExitCode, String> {
    let library = Library::load()?;
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
