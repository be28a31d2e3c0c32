//! `--keep`: one game of a run as a saved game.

use std::path::PathBuf;
use std::sync::Arc;

use latticework::level::SourceFile;
use latticework::platform::program;
use latticework::rules::Scenario;
use latticework::rules::vocab::ids::SeatId;
use latticework::session::{Controller, Session, SessionError, state_hash};
use latticework::study::{self, StudyPlan};

use super::{SimulateArguments, SimulateError};
use crate::cli::CliError;
use crate::cli::outputs::Outputs;

/// Why a game is not kept.
#[derive(Debug, thiserror::Error)]
pub enum UnkeptGame {
    /// The run has no such game.
    #[error("there is no game {number}: this run has games 0 to {}", games - 1)]
    NoGame {
        /// Which.
        number: u32,
        /// How many there are.
        games: u32,
    },
    /// A session comes to another end with it.
    #[error("game {0} cannot be kept: a session plays it otherwise")]
    Otherwise(u32),
    /// Its file cannot be written.
    #[error(transparent)]
    Unsaved(SessionError),
}

/// A game that is to be kept.
pub struct KeptGame {
    number: u32,
    path: PathBuf,
}

impl KeptGame {
    /// Claims its file.
    ///
    /// # Errors
    /// The run has no such game, or the file is there or is an input or another output.
    pub fn claim(run: &SimulateArguments, number: u32, outputs: &mut Outputs) -> Result<Self, CliError> {
        if number >= run.games {
            return Err(SimulateError::from(UnkeptGame::NoGame { number, games: run.games }).into());
        }
        let level = run.level.file_stem().map_or_else(|| "level".to_owned(), |stem| stem.to_string_lossy().into_owned());
        let path = run.keep_as.clone().unwrap_or_else(|| PathBuf::from(format!("{level}-game-{number}.lattice")));
        outputs.claim_new(if run.keep_as.is_some() { "--keep-as" } else { "--keep" }, &path)?;
        Ok(Self { number, path })
    }

    /// Plays the game once more, and keeps it. Returns what to tell.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(&self, scenario: &Scenario, plan: &StudyPlan, files: &[SourceFile], seed: u64) -> Result<String, CliError> {
        let seed = study::seed_of(seed, self.number);
        let (row, log) = study::play_recorded(scenario, plan, self.number, seed);
        let computers = (0..scenario.seats.len()).map(|seat| Controller::Computer(plan.policy(SeatId(seat as u8)).skill)).collect();
        let mut session = Session::replay(Arc::new(scenario.clone()), seed, computers, &log)?;
        if state_hash(session.game()) != row.hash {
            return Err(SimulateError::from(UnkeptGame::Otherwise(self.number)).into());
        }
        session.set_files(files.iter().map(|file| (file.name.clone(), file.text.clone())).collect());
        session.save_as(&self.path).map_err(|why| SimulateError::from(UnkeptGame::Unsaved(why)))?;
        let (program, number, path) = (program::name(), self.number, program::typed(&self.path.to_string_lossy()));
        Ok(format!("game {number} is kept in {path}: {program} replay {path} tells it, {program} report {path} --html FILE shows what decided it"))
    }
}
