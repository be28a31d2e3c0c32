//! The program under test: the one built here, or the one that `LATTICEWORK_TRIED` names, so that the same test tries an older program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The program that is tried.
pub fn program() -> PathBuf {
    std::env::var_os("LATTICEWORK_TRIED").map_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_latticework")), PathBuf::from)
}

/// Runs the program in a folder, with nothing typed in.
pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder).args(arguments).output().expect("the program runs")
}

/// The program, to be run in a folder with more arguments or variables.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(program());
    command.current_dir(folder).stdin(std::process::Stdio::null());
    command
}

/// What was printed.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The exit status, -1 if a signal ended it.
pub fn status(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

/// An empty folder of this test's own.
pub fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("latticework-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}
