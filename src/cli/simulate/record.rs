//! What a run of games leaves in files: its rows, and while it lasts the sums of them, so that it can be gone on with.

use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use latticework::rules::Scenario;
use latticework::study::games::records::{Next, Records, cells};
use latticework::study::{self, Balance, Columns, Compared, GameRow};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{SimulateArguments, SimulateError};
use crate::cli::CliError;
use crate::cli::document::Document;
use crate::cli::outputs::{OutputError, Outputs, Target, with_ending};
use crate::cli::rows::{Rows, begun, part_of};

/// Broken invariants that are told of.
const FAULTS_SHOWN: usize = 20;
/// The sums are kept so often, at least.
const SUMS_KEPT: Duration = Duration::from_secs(2);
/// The last column of the rows of games and beliefs: the mark of the run that wrote them.
const RUN: &str = "run";

/// What is counted over the games of a run.
pub struct RunSums<'a> {
    /// What its table is made from.
    pub balance: Balance<'a>,
    /// What comparisons need, where some are asked for.
    pub compared: Option<Compared>,
    /// The first broken invariants.
    pub broken: Vec<String>,
}

impl<'a> RunSums<'a> {
    /// Of no games.
    pub fn of(scenario: &'a Scenario, compared: bool) -> Self {
        Self { balance: Balance::of(scenario), compared: compared.then(Compared::default), broken: Vec::new() }
    }

    /// Adds a game.
    pub fn add(&mut self, row: &GameRow) {
        self.balance.add(row);
        if let Some(compared) = &mut self.compared {
            compared.add(row);
        }
        let room = FAULTS_SHOWN.saturating_sub(self.broken.len());
        self.broken.extend(row.broken.iter().take(room).map(|fault| format!("game {}: {fault}", row.number)));
    }
}

/// The sums over the first games of a run, and how long the files of rows were then.
#[derive(Serialize, Deserialize)]
struct KeptSums {
    run: String,
    games: u32,
    bytes: Vec<u64>,
    balance: Value,
    compared: Option<Value>,
    broken: Vec<String>,
}

/// A file of rows of a run.
struct Output {
    target: Target,
    header: String,
    /// Bytes that an earlier run left.
    kept: u64,
    rows: Option<Rows>,
}

/// The files of a run.
pub struct Record {
    run: String,
    csv: Option<Output>,
    beliefs: Option<Output>,
    /// Where the sums are kept: beside the first file of rows.
    sums: Option<PathBuf>,
    /// When they were kept last.
    kept: Option<Instant>,
}

/// Lines with a last cell more.
fn with_mark(lines: &str, mark: &str) -> String {
    lines.lines().map(|line| format!("{line},{mark}\n")).collect()
}

/// Whether a file holds rows of this run and nothing else. Each is looked at by its last cell, and `row` by the others.
fn holds(file: fs::File, header: &str, run: &str, row: &mut dyn FnMut(&[&str])) -> bool {
    let mut records = Records::of(BufReader::new(file));
    if !matches!(records.next(), Ok(Next::Record(first)) if first == header.trim_end()) {
        return false;
    }
    loop {
        match records.next() {
            Ok(Next::Record(record)) => {
                let cells = cells(record);
                let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
                if cells.last() != Some(&run) {
                    return false;
                }
                row(&cells);
            }
            Ok(Next::End | Next::Torn) => return true,
            Err(_) => return false,
        }
    }
}

impl Record {
    /// Claims the files of a run.
    ///
    /// # Errors
    /// Those of the claims.
    pub fn claim(arguments: &SimulateArguments, run: &str, columns: &Columns<'_>, outputs: &mut Outputs) -> Result<Self, CliError> {
        let mut claim = |option: &str, path: &Option<PathBuf>, header: &str| -> Result<Option<Output>, OutputError> {
            let Some(path) = path else { return Ok(None) };
            let header = with_mark(header, RUN);
            let ours = |path: &Path| fs::File::open(path).is_ok_and(|file| holds(file, &header, run, &mut |_| ()));
            let target = outputs.claim_rows(option, path, &ours)?;
            Ok(Some(Output { target, header, kept: 0, rows: None }))
        };
        let csv = claim("--csv", &arguments.csv, &columns.header())?;
        let beliefs = claim("--beliefs", &arguments.beliefs, study::BELIEFS_HEADER)?;
        let part = [&csv, &beliefs].into_iter().flatten().find_map(|output| part_of(&output.target));
        let sums = part.map(|part| with_ending(&part, ".sums"));
        if let Some(sums) = &sums {
            outputs.claim("the sums of the rows", sums, &|_| true)?;
        }
        Ok(Self { run: run.to_owned(), csv, beliefs, sums, kept: None })
    }

    fn outputs(&mut self) -> impl Iterator<Item = &mut Output> {
        self.csv.iter_mut().chain(self.beliefs.iter_mut())
    }

    /// Takes up what an earlier run of the same command has left.
    ///
    /// # Errors
    /// What was begun there is another run's.
    pub fn go_on(&mut self, sums: &mut RunSums<'_>) -> Result<(), CliError> {
        let run = self.run.clone();
        let mut rows = Vec::new();
        for output in self.outputs() {
            let Some(file) = begun(&output.target)? else { continue };
            let empty = file.metadata().is_ok_and(|about| about.len() == 0);
            let mut games = 0;
            let ours = holds(file, &output.header, &run, &mut |cells| {
                games += u32::from(cells[0].parse() == Ok(games));
            });
            if !ours && !empty {
                let part = part_of(&output.target).unwrap_or_default();
                return Err(SimulateError::OtherRun(part).into());
            }
            rows.push(games);
        }
        let text = self.sums.as_ref().and_then(|path| fs::read_to_string(path).ok()).unwrap_or_default();
        let Ok(kept) = serde_json::from_str::<KeptSums>(&text) else { return Ok(()) };
        if kept.run != run || self.outputs().count() != kept.bytes.len() || rows.len() != kept.bytes.len() {
            return Ok(());
        }
        let long_enough = self.outputs().zip(&kept.bytes).all(|(output, &bytes)| {
            let length = part_of(&output.target).and_then(|part| fs::metadata(part).ok()).map_or(0, |about| about.len());
            length >= bytes
        });
        // The rows of games are one a game: they must be there.
        let rows_are_there = self.csv.is_none() || rows.first().is_some_and(|&games| games >= kept.games);
        let compared = kept.compared.as_ref().and_then(Compared::kept);
        if !long_enough || !rows_are_there || (sums.compared.is_some() && compared.is_none()) || !sums.balance.take_up(&kept.balance) {
            return Ok(());
        }
        sums.compared = sums.compared.as_ref().and(compared);
        sums.broken = kept.broken;
        for (output, bytes) in self.outputs().zip(kept.bytes) {
            output.kept = bytes;
        }
        Ok(())
    }

    /// Begins the files, or goes on with them.
    ///
    /// # Errors
    /// One cannot be written.
    pub fn begin(&mut self, games: u32) -> Result<(), CliError> {
        for output in self.outputs() {
            let kept = if games == 0 { 0 } else { output.kept };
            output.rows = Some(Rows::begin(&output.target, &output.header, kept)?);
        }
        Ok(())
    }

    /// Adds a game's rows.
    ///
    /// # Errors
    /// They cannot be written.
    pub fn add(&mut self, columns: &Columns<'_>, row: &GameRow) -> Result<(), CliError> {
        for (output, lines) in [(&mut self.csv, columns.line(row)), (&mut self.beliefs, study::belief_lines(row))] {
            if let Some(rows) = output.as_mut().and_then(|output| output.rows.as_mut()) {
                rows.add(&with_mark(&lines, &self.run))?;
            }
        }
        Ok(())
    }

    /// Keeps the sums of the games whose rows are written, now and then, or `now`.
    ///
    /// # Errors
    /// They cannot be written.
    pub fn keep(&mut self, sums: &RunSums<'_>, now: bool) -> Result<(), CliError> {
        let Some(path) = self.sums.clone().filter(|_| now || self.kept.is_none_or(|kept| kept.elapsed() >= SUMS_KEPT)) else { return Ok(()) };
        self.flush()?;
        self.kept = Some(Instant::now());
        let kept = KeptSums {
            run: self.run.clone(),
            games: sums.balance.games(),
            bytes: self.outputs().map(|output| output.rows.as_ref().map_or(0, Rows::bytes)).collect(),
            balance: sums.balance.keep(),
            compared: sums.compared.as_ref().map(Compared::keep),
            broken: sums.broken.clone(),
        };
        let text = serde_json::to_string(&kept).map_err(|why| SimulateError::Sums { path: path.clone(), why })?;
        Ok(Document::with(&Target::File(path), &text)?.finish()?)
    }

    /// Puts all rows into their files.
    ///
    /// # Errors
    /// They cannot be written.
    pub fn flush(&mut self) -> Result<(), CliError> {
        Ok(self.outputs().filter_map(|output| output.rows.as_mut()).try_for_each(Rows::flush)?)
    }

    /// Puts the files in their places.
    ///
    /// # Errors
    /// One cannot be written.
    pub fn finish(&mut self) -> Result<(), CliError> {
        let rows: Vec<Rows> = self.outputs().filter_map(|output| output.rows.take()).collect();
        rows.into_iter().try_for_each(Rows::finish)?;
        if let Some(sums) = &self.sums {
            let _ = fs::remove_file(sums);
        }
        Ok(())
    }

    /// How far a run came that was stopped, and how to go on.
    pub fn told(&self, games: u32) -> String {
        let mut told = ".".to_owned();
        for output in [&self.csv, &self.beliefs].into_iter().flatten() {
            let Some(part) = part_of(&output.target) else { continue };
            let mut rows = 0_u64;
            if let Ok(file) = fs::File::open(&part) {
                holds(file, &output.header, &self.run, &mut |_| rows += 1);
            }
            told += &format!("\n{} holds {rows} whole rows of a run of {games} games", part.display());
        }
        if self.sums.is_some() {
            told += ": give the same command again to go on after them";
        }
        told
    }
}
