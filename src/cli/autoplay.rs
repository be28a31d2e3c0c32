//! `autoplay`: a scripted person plays one seat of a saved game against computers. It is there to be killed: each line that it prints is an
//! acknowledgement that the save must hold ever after (`tests/session/kill.rs`).

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use latticework::ai::Skill;
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Actor, Command};
use latticework::session::{Controller, Session, SessionError};

use super::outputs::Outputs;

/// Plays on, or starts, the save at `path`, and prints `line N` when the log's first N lines are acknowledged, `turn N HASH` when a turn is.
/// With `again` a game that is over is taken back to its start, without end.
pub fn run(level: &Path, path: &Path, seed: u64, again: bool) -> Result<ExitCode, String> {
    let library = crate::cli::library()?;
    let fail = |error: SessionError| error.to_string();
    let mut outputs = Outputs::new(false);
    let (mut session, seat) = if path.exists() {
        let session = Session::resume(path, &library).map_err(fail)?;
        let seat = session.controllers().iter().position(|controller| *controller == Controller::Person);
        (session, SeatId(seat.ok_or("no person plays in this save")? as u8))
    } else {
        let report = library.open_named(level);
        outputs.reads_level(level, &report.files);
        outputs.claim_new("--save", path)?;
        let why = super::unusable(level, &report, "played");
        let scenario = report.scenario.ok_or(why)?;
        let seat = scenario.seats.iter().position(|seat| seat.for_people).ok_or("no seat of this level is for people")?;
        let mut controllers = vec![Controller::Computer(Skill::Standard); scenario.seats.len()];
        controllers[seat] = Controller::Person;
        let mut session = Session::start_saved(Arc::new(scenario), &report.files, seed, controllers, path).map_err(fail)?;
        session.advance().map_err(fail)?;
        (session, SeatId(seat as u8))
    };
    acknowledge(&session, None)?;
    loop {
        while !session.is_over() {
            let ordered = session.order_for(seat, Skill::Standard, seed, &mut |session| acknowledge(session, None).map_err(Stop));
            ordered.map_err(|Stop(why)| why)?;
            session.submit(Actor::Seat(seat), Command::Seal).map_err(fail)?;
            acknowledge(&session, session.turns().last().map(|record| (record.turn, record.hash.as_str())))?;
        }
        if !again {
            return Ok(ExitCode::SUCCESS);
        }
        session.rewind(1, "again").map_err(fail)?;
        acknowledge(&session, None)?;
    }
}

/// Why it stops, in words.
struct Stop(String);

impl From<SessionError> for Stop {
    fn from(error: SessionError) -> Self {
        Self(error.to_string())
    }
}

fn acknowledge(session: &Session, turn: Option<(u16, &str)>) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    let mut text = format!("line {}\n", session.entries().len());
    if let Some((turn, hash)) = turn {
        text += &format!("turn {turn} {hash}\n");
    }
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| format!("cannot write: {error}"))
}
