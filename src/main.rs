//! The program: reads its arguments and calls one function a subcommand.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use latticework::level::{Library, render, render_json};

/// A turn-based seminar wargame of the Indo-Pacific. Without a subcommand it opens the game.
#[derive(Parser)]
#[command(name = "latticework", version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Checks level files: every problem at once, with line and column. Exit status 0 fine, 1 errors, 2 wrong use.
    Check {
        /// Level files, or short names of the levels that the program carries.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Prints a JSON list instead.
        #[arg(long)]
        json: bool,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match arguments.command {
        Some(Command::Check { files, json }) => check(&files, json),
        None => Err("this build has no game window: build it with the feature `app`; `latticework --help` lists what works without".to_owned()),
    };
    outcome.unwrap_or_else(|message| {
        eprintln!("latticework: {message}");
        ExitCode::from(2)
    })
}

fn check(files: &[PathBuf], json: bool) -> Result<ExitCode, String> {
    let library = Library::load()?;
    let mut errors = 0;
    for file in files {
        let embedded = file.to_str().filter(|_| !file.exists()).and_then(|slug| library.open_embedded(slug));
        let report = embedded.unwrap_or_else(|| library.open_file(file));
        errors += report.errors();
        if json {
            println!("{}", render_json(&report.problems, &report.files));
        } else {
            print!("{}", render(&report.problems, &report.files));
            let warnings = report.problems.len() - report.errors();
            println!("{}: {} errors, {warnings} warnings", file.display(), report.errors());
        }
    }
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
