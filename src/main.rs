//! The program: reads its arguments and calls one function a subcommand.
//!
//! Exit status: 0 done; 1 done, and something is wrong with what was looked at (a level with errors, a damaged save, a game with a broken
//! invariant); 2 not done: wrong use, or a file that cannot be read or written.

mod cli;

use std::path::PathBuf;
use std::process::ExitCode;

use cli::CliError;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use latticework::level::{Library, Report, migrate, read_level_text, render, render_json};
use latticework::platform::{folders, program};

/// A turn-based seminar wargame of the Indo-Pacific. Without a subcommand it opens the game.
#[derive(Parser)]
#[command(name = "latticework", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Option<CliCommand>,
    #[cfg(feature = "app")]
    #[command(flatten)]
    window: WindowArguments,
}

/// How the game window opens.
#[cfg(feature = "app")]
#[derive(clap::Args)]
struct WindowArguments {
    /// Opens straight into this level: the short name of one that the program carries, or a file.
    #[arg(long, value_name = "LEVEL")]
    level: Option<String>,
    /// A seat for a person, by its short name; may be given several times. Without it, the first that is for people.
    #[arg(long, value_name = "SEAT", requires = "level")]
    seat: Vec<String>,
    /// The seed from which all chance is drawn; without it, another each time.
    #[arg(long, value_name = "NUMBER", requires = "level")]
    seed: Option<u64>,
    /// Keeps the game in this file; without `--level`, goes on with the game that is in it.
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    /// Size of the window in pixels, such as 1920x1080.
    #[arg(long, value_name = "WxH", value_parser = cli::numbers::size)]
    size: Option<(u32, u32)>,
    /// Saves a picture of the window to this file (PNG) and ends.
    #[arg(long, value_name = "FILE")]
    screenshot: Option<PathBuf>,
    /// Lets the picture replace a file that is there already and is no picture.
    #[arg(long, requires = "screenshot")]
    force: bool,
    /// Seconds before the picture is taken.
    #[arg(long, value_name = "SECONDS", default_value_t = 2.0, requires = "screenshot")]
    after: f32,
    /// Times so many frames of a moving map with every layer on, prints the figures, and ends.
    #[arg(long, value_name = "NUMBER", requires = "level")]
    frames: Option<u32>,
}

#[derive(Subcommand)]
enum CliCommand {
    /// Writes a new level, commented and valid, to start from, and says how to check and play it. A file that is there already stays as it is.
    New {
        /// The file to write; its name ends in .ron.
        file: PathBuf,
    },
    /// Lists the levels that the game offers: the program's, and your own with their folder, which is made if it is not there. Exit status 0
    /// done, 2 not.
    Levels {
        /// Puts a level file of yours into the game's list. The list then leads to the file: go on changing it where it is.
        #[arg(long, value_name = "FILE")]
        add: Option<PathBuf>,
    },
    /// Checks level files: every problem at once, with line and column. Exit status 0 no errors (there may be warnings), 1 errors, 2 wrong use.
    Check {
        /// Level files, or short names of the levels that the program carries.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Prints one JSON list of all problems instead.
        #[arg(long)]
        json: bool,
        /// Mends in the files what has one answer: quotation marks and dashes of a word processor, full-width signs, swapped latitude and
        /// longitude, misspelt names. The old text is kept beside each with the ending .old.
        #[arg(long, conflicts_with = "json")]
        fix: bool,
        /// Shows what `--fix` would change, and changes nothing.
        #[arg(long, conflicts_with = "json")]
        dry_run: bool,
    },
    /// Brings level files of an old format up to date. There has been one format so far: each file is looked at, and left as it is. Exit status
    /// 0 all have the present format, 1 one has not or cannot be read, 2 wrong use.
    Migrate {
        /// Level files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Plays games of computers against computers, and writes a row a game.
    Simulate(cli::simulate::SimulateArguments),
    /// Fights many wars from a level's posture, with and without one thing, and compares them.
    Study(cli::study::StudyArguments),
    /// Lists the saved games in a folder, the latest first. Nothing is written, and nobody is waited for. A game whose program was stopped in
    /// the middle of a step is listed as interrupted: it opens on resume, and is no fault. Exit status 0 fine; 1 one of them cannot be read
    /// (damaged, in use, no saved game, not allowed); 2 there is no such folder, or it may not be read.
    ///
    /// A saved game holds every secret in clear: the briefings, objectives and sealed orders of all teams, private offers, and the seed. Anybody
    /// who has the file can read all of it. The facilitator keeps it, and no team gets a copy before the debrief.
    #[cfg(feature = "store")]
    Saves {
        /// The folder.
        folder: PathBuf,
    },
    /// Tells a saved game in words, turn by turn, as a seat may know it. Exit status 0 told, 2 it cannot be.
    ///
    /// A saved game holds every secret in clear: `--seat` and `--white-cell` choose what is told here, they keep nothing from a person who has
    /// the file.
    #[cfg(feature = "store")]
    Replay {
        /// A saved game (*.lattice).
        save: PathBuf,
        /// Only this turn; 0 is the opening.
        #[arg(long, allow_negative_numbers = true, value_parser = cli::numbers::turn)]
        turn: Option<u16>,
        /// The seat that reads; without it, the only one that a person plays. Once a game is over all seats read all.
        #[arg(long, conflicts_with = "white_cell")]
        seat: Option<String>,
        /// Reads as the White Cell, who knows all.
        #[arg(long)]
        white_cell: bool,
    },
    /// Writes the report of a saved game, for print or for analysis, as a seat may know it. Exit status 0 written, 2 it cannot be.
    ///
    /// A saved game holds every secret in clear: `--seat` and `--white-cell` choose what is written, they keep nothing from a person who has
    /// the file. Once a game is over, its report holds the secrets of all teams.
    #[cfg(feature = "store")]
    Report {
        /// A saved game (*.lattice).
        save: PathBuf,
        /// One HTML file for reading and printing.
        #[arg(long, value_name = "FILE")]
        html: Option<PathBuf>,
        /// A folder for CSV files, one a table; columns.csv says what each column holds.
        #[arg(long, value_name = "FOLDER")]
        csv: Option<PathBuf>,
        /// The seat that reads; without it, the only one that a person plays. Once a game is over all seats read all.
        #[arg(long, conflicts_with = "white_cell")]
        seat: Option<String>,
        /// Reads as the White Cell, who knows all.
        #[arg(long)]
        white_cell: bool,
        /// Replaces files that are there already, though they are no reports of this program.
        #[arg(long)]
        force: bool,
    },
    /// A scripted person plays a saved game; for tests that stop the program at any moment.
    #[cfg(feature = "store")]
    #[command(hide = true)]
    Autoplay {
        /// A level, if the save is still to be made.
        level: PathBuf,
        /// The save.
        #[arg(long)]
        save: PathBuf,
        /// The seed of a new game.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Starts over at the end.
        #[arg(long)]
        again: bool,
    },
}

/// What stands under the help: where a person's files lie on this machine, and what a save holds.
fn after_help() -> String {
    let program = program::name();
    let shown =
        |folder: Option<PathBuf>| folder.map_or_else(|| "none: this system names no home folder".to_owned(), |path| path.display().to_string());
    format!(
        "Your own levels: {}\nSaved games: {}\nThe variable LATTICEWORK_HOME names another folder for both and for the settings. `{program} levels` lists the levels.\n\n\
         A saved game holds every secret in clear: the briefings, objectives and sealed orders of all teams, and the seed. Anybody who has the file \
         can read all of it.",
        shown(folders::levels_folder()),
        shown(folders::saves_folder()),
    )
}

/// The arguments, or the help, which speaks of the program as it was started.
fn arguments() -> Arguments {
    let matches = Arguments::command().bin_name(program::name()).after_help(after_help()).get_matches();
    Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

fn main() -> ExitCode {
    let arguments = arguments();
    let outcome = match arguments.command {
        Some(CliCommand::New { file }) => cli::levels::new(&file),
        Some(CliCommand::Levels { add }) => cli::levels::levels(add.as_deref()),
        Some(CliCommand::Check { files, fix, dry_run, .. }) if fix || dry_run => cli::fix::run(&files, dry_run),
        Some(CliCommand::Check { files, json, .. }) => check(&files, json),
        Some(CliCommand::Migrate { files }) => migrate_files(&files),
        Some(CliCommand::Simulate(arguments)) => cli::simulate::run(&arguments),
        Some(CliCommand::Study(arguments)) => cli::study::run(&arguments),
        #[cfg(feature = "store")]
        Some(CliCommand::Saves { folder }) => cli::saves::list(&folder),
        #[cfg(feature = "store")]
        Some(CliCommand::Replay { save, turn, seat, white_cell }) => cli::saves::replay(&save, turn, seat.as_deref(), white_cell),
        #[cfg(feature = "store")]
        Some(CliCommand::Report { save, html, csv, seat, white_cell, force }) => {
            cli::report::write(&save, html.as_deref(), csv.as_deref(), seat.as_deref(), white_cell, force)
        }
        #[cfg(feature = "store")]
        Some(CliCommand::Autoplay { level, save, seed, again }) => cli::autoplay::run(&level, &save, seed, again),
        #[cfg(feature = "app")]
        None => open_window(arguments.window),
        #[cfg(not(feature = "app"))]
        None => Err(CliError::NoWindow),
    };
    outcome.unwrap_or_else(|message| {
        latticework::stderr::say(&format!("latticework: {message}"));
        ExitCode::from(2)
    })
}

#[cfg(feature = "app")]
fn open_window(window: WindowArguments) -> Result<ExitCode, CliError> {
    if let Some(picture) = &window.screenshot {
        let mut outputs = cli::outputs::Outputs::new(window.force);
        if let Some(level) = &window.level {
            outputs.reads("the level", std::path::Path::new(level));
        }
        if let Some(save) = &window.save {
            outputs.reads_save(save);
        }
        outputs.claim_picture("--screenshot", picture)?;
    }
    Ok(latticework::app::run(latticework::app::Options {
        level: window.level,
        seats: window.seat,
        seed: window.seed,
        save: window.save,
        size: window.size,
        screenshot: window.screenshot,
        after_seconds: window.after,
        frames: window.frames,
    }))
}

/// A level with all that can be told of it, what only its folder tells included.
fn checked(library: &Library, level: &std::path::Path) -> Report {
    let mut report = library.open_named(level);
    if level.exists() {
        library.look_beside(level, &mut report);
    }
    report
}

fn check(files: &[PathBuf], json: bool) -> Result<ExitCode, CliError> {
    let library = cli::library()?;
    let reports: Vec<Report> = files.iter().map(|file| checked(&library, file)).collect();
    if json {
        let list = render_json(reports.iter().map(|report| (report.problems.as_slice(), report.files.as_slice())));
        cli::print(&(list + "\n"))?;
    } else {
        for (file, report) in files.iter().zip(&reports) {
            let (errors, warnings) = (report.errors(), report.problems.len() - report.errors());
            let summary = format!("{}: {}, {}\n", file.display(), cli::counted(errors, "error"), cli::counted(warnings, "warning"));
            cli::print(&(render(&report.problems, &report.files) + &summary))?;
        }
    }
    Ok(if reports.iter().all(|report| report.errors() == 0) { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn migrate_files(files: &[PathBuf]) -> Result<ExitCode, CliError> {
    let mut left = false;
    for file in files {
        let name = file.display();
        let read = read_level_text(file).map_err(CliError::from);
        match read.and_then(|text| Ok(migrate(&text)?)) {
            Ok(()) => cli::print(&format!("{name}: has the present format already\n"))?,
            Err(message) => {
                latticework::stderr::say(&format!("latticework: {name}: {message}"));
                left = true;
            }
        }
    }
    Ok(if left { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
