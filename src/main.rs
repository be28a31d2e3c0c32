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
    #[cfg(feature = "app")]
    #[command(flatten)]
    window: WindowArguments,
}

/// How the game window opens.
#[cfg(feature = "app")]
#[derive(clap::Args)]
struct WindowArguments {
    /// Size of the window in pixels, such as 1920x1080.
    #[arg(long, value_name = "WxH", value_parser = size)]
    size: Option<(u32, u32)>,
    /// Saves a picture of the window to this file (PNG) and ends.
    #[arg(long, value_name = "FILE")]
    screenshot: Option<PathBuf>,
    /// Seconds before the picture is taken.
    #[arg(long, value_name = "SECONDS", default_value_t = 2.0, requires = "screenshot")]
    after: f32,
}

#[cfg(feature = "app")]
fn size(text: &str) -> Result<(u32, u32), String> {
    let parsed = text.split_once('x').and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    parsed.ok_or_else(|| "a size is two numbers with an x between, such as 1920x1080".to_owned())
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
        #[cfg(feature = "app")]
        None => Ok(open_window(arguments.window)),
        #[cfg(not(feature = "app"))]
        None => Err("this build has no game window: build it with the feature `app`; `latticework --help` lists what works without".to_owned()),
    };
    outcome.unwrap_or_else(|message| {
        eprintln!("latticework: {message}");
        ExitCode::from(2)
    })
}

#[cfg(feature = "app")]
fn open_window(window: WindowArguments) -> ExitCode {
    latticework::app::run(latticework::app::Options { size: window.size, screenshot: window.screenshot, after_seconds: window.after })
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
