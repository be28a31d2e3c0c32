//! `autoplay`: a scripted person plays one seat of a saved game against computers. It is there to be killed: each line that it prints is an
//! acknowledgement that the save must hold ever after (`tests/session/kill.rs`).

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use latticework::ai::Skill;
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Actor, Command};
use latticework::session::{Controller, Session};

use super::CliError;
use super::outputs::Outputs;

/// Why nobody plays on.
#[derive(Debug, thiserror::Error)]
pub enum AutoplayError {
    /// The save has seats of computers only.
    #[error("no person plays in this save")]
    NoPerson,
    /// The level has none for a person.
    #[error("no seat of this level is for people")]
    NoSeat,
    /// Nobody can be told.
    #[error("cannot write: {0}")]
    Told(std::io::Error),
}

/// Plays on, or starts, the save at `path`, and prints `line N` when the log's first N lines are acknowledged, `turn N HASH` when a turn is.
/// With `again` a game that is over is taken back to its start, without end.
pub fn run(level: &Path, path: &Path, seed: u64, again: bool) -> Result<ExitCode, CliError> {
    let library = crate::cli::library()?;
    let mut outputs = Outputs::new(false);
    let (mut session, seat) = if path.exists() {
        let session = Session::resume(path, &library)?;
        let seat = session.controllers().iter().position(|controller| *controller == Controller::Person);
        (session, SeatId(seat.ok_or(AutoplayError::NoPerson)? as u8))
    } else {
        let report = library.open_named(level);
        outputs.reads_level(level, &report.files);
        outputs.claim_new("--save", path)?;
        let why = super::unusable(level, &report, "played");
        let scenario = report.scenario.ok_or(why)?;
        let seat = scenario.seats.iter().position(|seat| seat.for_people).ok_or(AutoplayError::NoSeat)?;
        let mut controllers = vec![Controller::Computer(Skill::Standard); scenario.seats.len()];
        controllers[seat] = Controller::Person;
        let mut session = Session::start_saved(Arc::new(scenario), &report.files, seed, controllers, path)?;
        session.advance()?;
        (session, SeatId(seat as u8))
    };
    acknowledge(&session, None)?;
    loop {
        while !session.is_over() {
            session.order_for(seat, Skill::Standard, seed, &mut |session| acknowledge(session, None))?;
            session.submit(Actor::Seat(seat), Command::Seal)?;
            acknowledge(&session, session.turns().last().map(|record| (record.turn, record.hash.as_str())))?;
        }
        if !again {
            return Ok(ExitCode::SUCCESS);
        }
        session.rewind(1, "again")?;
        acknowledge(&session, None)?;
    }
}

fn acknowledge(session: &Session, turn: Option<(u16, &str)>) -> Result<(), CliError> {
    let mut out = std::io::stdout().lock();
    let mut text = format!("line {}\n", session.entries().len());
    if let Some((turn, hash)) = turn {
        text += &format!("turn {turn} {hash}\n");
    }
    Ok(out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(AutoplayError::Told)?)
}
