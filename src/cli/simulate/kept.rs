//! `--keep`: one game of a run as a saved game.

use std::path::PathBuf;
use std::sync::Arc;

use latticework::level::SourceFile;
use latticework::platform::program;
use latticework::rules::Scenario;
use latticework::rules::vocab::ids::SeatId;
use latticework::session::{Controller, Session, state_hash};
use latticework::study::{self, StudyPlan};

use super::SimulateArguments;
use crate::cli::outputs::Outputs;

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
    pub fn claim(run: &SimulateArguments, number: u32, outputs: &mut Outputs) -> Result<Self, String> {
        if number >= run.games {
            return Err(format!("--keep: there is no game {number}: this run has games 0 to {}", run.games - 1));
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
    pub fn write(&self, scenario: &Scenario, plan: &StudyPlan, files: &[SourceFile], seed: u64) -> Result<String, String> {
        let seed = study::seed_of(seed, self.number);
        let (row, log) = study::play_recorded(scenario, plan, self.number, seed);
        let computers = (0..scenario.seats.len()).map(|seat| Controller::Computer(plan.policy(SeatId(seat as u8)).skill)).collect();
        let mut session = Session::replay(Arc::new(scenario.clone()), seed, computers, &log).map_err(|why| why.to_string())?;
        if state_hash(session.game()) != row.hash {
            return Err(format!("--keep: game {} cannot be kept: a session plays it otherwise", self.number));
        }
        session.set_files(files.iter().map(|file| (file.name.clone(), file.text.clone())).collect());
        session.save_as(&self.path).map_err(|why| format!("--keep: {why}"))?;
        let (program, number, path) = (program::name(), self.number, program::typed(&self.path.to_string_lossy()));
        Ok(format!("game {number} is kept in {path}: {program} replay {path} tells it, {program} report {path} --html FILE shows what decided it"))
    }
}
