//! `simulate`: games of computers against computers, a row a game.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use latticework::ai::{Policy, Skill, UnknownPolicy};
use latticework::level::SourceFile;
use latticework::report::Words;
use latticework::rules::Scenario;
use latticework::rules::event::Discard;
use latticework::rules::state::Game;
use latticework::rules::vocab::ids::SeatId;
use latticework::session::RULES_VERSION;
use latticework::stderr::{say, tell};
use latticework::study::{self, NoOrderKind, OrderKind, StudyPlan};

use crate::cli::outputs::Outputs;
use crate::cli::rows::Halt;
use crate::cli::signals::SignalWatch;
use crate::cli::{CliError, numbers};
use record::{Record, RunSums};

#[cfg(feature = "store")]
mod kept;
mod record;

/// What `simulate` is asked for.
#[derive(clap::Args)]
pub struct SimulateArguments {
    /// A level file, or the short name of a level that the program carries.
    level: PathBuf,
    /// How many games.
    #[arg(long, default_value_t = 100, allow_negative_numbers = true, value_parser = numbers::games)]
    games: u32,
    /// The seed; the same seed gives the same bytes.
    #[arg(long, default_value_t = 1, allow_negative_numbers = true, value_parser = numbers::seed)]
    seed: u64,
    /// Where to write the rows, a game each.
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Where to write Beijing's belief, a row a game and turn, in levels that settle it.
    #[arg(long, value_name = "FILE")]
    beliefs: Option<PathBuf>,
    /// How a seat plays: a skill (novice, standard, expert), a strategy (objectives, cautious, bold, rush, bargain, ignore, random, lesson, idle), or both
    /// with a comma between; without it, standard. May be given for each seat; `all` is every seat.
    #[arg(long, value_name = "SEAT=POLICY")]
    policy: Vec<String>,
    /// Plays the same seeds again without this kind of order, for each seat that used it or for the one named, and reports what that
    /// did to its points. `all` goes through every kind.
    #[arg(long, value_name = "[SEAT=]KIND")]
    ablate: Option<String>,
    /// Keeps the game with this number, as the rows count them from 0, as a saved game for `replay` and `report`.
    #[cfg(feature = "store")]
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true, value_parser = numbers::game)]
    keep: Option<u32>,
    /// Where to keep it: a new file. Without it, LEVEL-game-NUMBER.lattice in this folder.
    #[cfg(feature = "store")]
    #[arg(long, value_name = "FILE", requires = "keep")]
    keep_as: Option<PathBuf>,
    /// Prints the table of results to standard output instead of standard error.
    #[arg(long)]
    table: bool,
    /// Replaces files that are there already, though this very run did not make them. Without it, only its own earlier results are replaced.
    #[arg(long)]
    force: bool,
}

/// Why games are not played.
#[derive(Debug, thiserror::Error)]
pub enum SimulateError {
    /// A seat is not there.
    #[error("this level has no seat `{name}`; it has {}", seats.join(", "))]
    NoSeat {
        /// As it was named.
        name: String,
        /// The seats that there are.
        seats: Vec<String>,
    },
    /// A way of playing is not given as it should be.
    #[error("`{text}` is no policy: write SEAT=POLICY, such as {seat}=cautious")]
    NoPolicy {
        /// As it was given.
        text: String,
        /// A seat that there is.
        seat: String,
    },
    /// A way of playing is unknown.
    #[error(transparent)]
    Policy(#[from] UnknownPolicy),
    /// A kind of order is unknown.
    #[error(transparent)]
    Kind(#[from] NoOrderKind),
    /// Another run has begun rows there.
    #[error("{} was not begun by this very run: another level, seed, number of games, policy or version. Move it away, or add --force to \
        begin anew", .0.display())]
    OtherRun(PathBuf),
    /// Sums cannot be kept.
    #[error("{}: {why}", path.display())]
    Sums {
        /// Where.
        path: PathBuf,
        /// Why not.
        why: serde_json::Error,
    },
    /// A game cannot be kept.
    #[cfg(feature = "store")]
    #[error("--keep: {0}")]
    Unkept(#[from] kept::UnkeptGame),
}

fn seat_named(scenario: &Scenario, name: &str) -> Result<SeatId, SimulateError> {
    let at = scenario.seats.iter().position(|seat| seat.slug == name);
    let seats = || scenario.seats.iter().map(|seat| seat.slug.clone()).collect();
    at.map(|at| SeatId(at as u8)).ok_or_else(|| SimulateError::NoSeat { name: name.to_owned(), seats: seats() })
}

fn plan(scenario: &Scenario, policies: &[String]) -> Result<StudyPlan, SimulateError> {
    let mut plan = StudyPlan::all(scenario, Skill::Standard);
    for policy in policies {
        let no_policy = || SimulateError::NoPolicy { text: policy.clone(), seat: scenario.seats[0].slug.clone() };
        let (seat, how) = policy.split_once('=').ok_or_else(no_policy)?;
        let how = Policy::named(how)?;
        match seat {
            "all" => plan.policies.fill(how),
            seat => plan.policies[seat_named(scenario, seat)?.index()] = how,
        }
    }
    Ok(plan)
}

/// A level that has no errors; otherwise they are printed.
fn open(level: &Path) -> Result<(Scenario, Vec<SourceFile>), CliError> {
    let library = crate::cli::library()?;
    let report = library.open_named(level);
    let why = crate::cli::unusable(level, &report, "played");
    let scenario = report.scenario.ok_or(why)?;
    Ok((scenario, report.files))
}

/// Plays the games and tells what they came to. Exit status 0 done, 1 an invariant was broken.
pub fn run(run: &SimulateArguments) -> Result<ExitCode, CliError> {
    let (scenario, files) = open(&run.level)?;
    let plan = plan(&scenario, &run.policy)?;
    let (seats, kinds) = match run.ablate.as_deref().map(|text| text.split_once('=').map_or((None, text), |(seat, kind)| (Some(seat), kind))) {
        None => (Vec::new(), Vec::new()),
        Some((seat, kind)) => {
            let every = || (0..scenario.seats.len()).map(|index| SeatId(index as u8)).collect();
            let seats = seat.map_or_else(|| Ok(every()), |name| seat_named(&scenario, name).map(|seat| vec![seat]))?;
            (seats, if kind == "all" { OrderKind::all() } else { vec![OrderKind::named(kind).map_err(SimulateError::from)?] })
        }
    };
    let mut outputs = Outputs::new(run.force);
    outputs.reads_level(&run.level, &files);
    let columns = study::Columns::of(&scenario);
    let mut record = Record::claim(run, &mark(run, &plan, &files), &columns, &mut outputs)?;
    #[cfg(feature = "store")]
    let keep = run.keep.map(|number| kept::KeptGame::claim(run, number, &mut outputs)).transpose()?;
    let mut sums = RunSums::of(&scenario, !seats.is_empty());
    if !run.force {
        record.go_on(&mut sums)?;
    }
    if sums.balance.games() > 0 {
        say(&format!("going on after {} of {} games, whose rows were kept", sums.balance.games(), run.games));
    }
    record.begin(sums.balance.games())?;
    let progress = indicatif::ProgressBar::new(u64::from(run.games));
    progress.inc(sums.balance.games().into());
    let watch = SignalWatch::begin();
    let numbers = sums.balance.games()..run.games;
    let played = study::games_of(&scenario, &plan, numbers, run.seed, &|| progress.inc(1), &mut |row| {
        record.add(&columns, &row)?;
        sums.add(&row);
        record.keep(&sums, false)?;
        watch.signal().map_or(Ok(()), |signal| Err(Halt::Stopped(signal)))
    });
    if let Err(mut halt) = played.and_then(|()| record.flush().map_err(Halt::from)) {
        progress.finish_and_clear();
        // What is whole is kept, and told; a disk that is full keeps the sums of a moment ago.
        if let Err(why) = record.flush().and_then(|()| record.keep(&sums, true)) {
            halt = Halt::Failed(why);
        }
        return Ok(halt.tell(&record.told(run.games)));
    }
    record.finish()?;
    drop(watch);
    let words = Words { scenario: &scenario, game: &Game::start(&scenario, run.seed, &mut Discard) };
    let mut text = sums.balance.text();
    text += "\n";
    text += &sums.balance.measured(&|metric| words.metric(metric));
    for line in study::changes_nothing(&scenario, &plan, run.games, run.seed) {
        text += &format!("\n{line}\n");
    }
    text += "\n";
    let named = study::Named { metric: &|metric| words.metric(metric), test: &|test| words.test(test) };
    text += &study::verdict(&scenario, &plan, &sums.balance, run.seed, &named);
    if let Some(compared) = &sums.compared {
        let taken = seats.iter().flat_map(|&seat| kinds.iter().map(move |&kind| (seat, kind)));
        let changes = study::ablate(&scenario, &plan, compared, run.seed, taken, &|| progress.inc(1));
        text += "\n";
        text += &study::changes(&scenario, &changes);
    }
    progress.finish_and_clear();
    if run.table {
        crate::cli::print(&text)?;
    } else {
        tell(&text);
    }
    for fault in &sums.broken {
        say(fault);
    }
    #[cfg(feature = "store")]
    if let Some(keep) = keep {
        say(&keep.write(&scenario, &plan, &files, run.seed)?);
    }
    Ok(if sums.broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Tells this run from others: whatever decides its rows.
fn mark(run: &SimulateArguments, plan: &StudyPlan, files: &[SourceFile]) -> String {
    let mut told = format!("simulate, rules {RULES_VERSION}, {} games, seed {}, {:?};", run.games, run.seed, plan.policies);
    for file in files {
        told += &format!("{} {};", file.text.len(), file.text);
    }
    format!("{:016x}", study::wars::mark(&told))
}
