//! Standard error may be full, closed or gone; a machine may give no threads; help fits a page.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::harness::program::{command, folder, program, run, status, text};
use crate::{levels, save};

#[cfg(target_os = "linux")]
#[test]
fn a_full_or_closed_standard_error_is_no_fault() {
    let folder = folder("stderr");
    levels(&folder);
    save(&folder);
    fs::write(folder.join("wrong.ron"), "Level(format: 2)").expect("written");
    let cases: [(&[&str], i32); 11] = [
        (&["simulate", "game.ron", "--games", "2"], 0),
        (&["study", "war.ron", "--wars", "0"], 2),
        (&["study", "war.ron", "--wars", "1", "--turns", "1"], 0),
        (&["replay", "nothere"], 2),
        (&["replay", "kept.lattice"], 0),
        (&["report", "nothere", "--html", "x.html"], 2),
        (&["report", "kept.lattice", "--html", "x.html"], 0),
        (&["migrate", "nothere.ron"], 1),
        (&["simulate", "wrong.ron"], 2),
        (&["--no-such-option"], 2),
        (&["new", "game.ron"], 2),
    ];
    for (arguments, expected) in cases {
        let full = command(&folder).args(arguments).stderr(File::options().write(true).open("/dev/full").expect("a full device")).output();
        assert_eq!(status(&full.expect("the program runs")), expected, "{arguments:?}, full");
        let quoted: Vec<String> = arguments.iter().map(|argument| format!("'{argument}'")).collect();
        let script = format!("exec '{}' {} 2>&-", program().display(), quoted.join(" "));
        let closed = Command::new("sh").arg("-c").arg(script).current_dir(&folder).stdin(Stdio::null()).output();
        assert_eq!(status(&closed.expect("sh runs")), expected, "{arguments:?}, closed");
    }
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn nothing_but_one_place_writes_to_standard_error() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut found: Vec<String> = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = fs::read_to_string(&path).unwrap_or_default();
            let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
            found.extend(
                code.filter(|line| ["eprint!", "eprintln!", "dbg!"].iter().any(|name| line.contains(name)))
                    .map(|line| format!("{}: {line}", path.display())),
            );
        }
    }
    assert!(found.is_empty(), "these panic where standard error is full; use `stderr::say`:\n{}", found.join("\n"));
}

#[test]
fn any_number_of_threads_gives_the_same_bytes_and_an_end() {
    let folder = folder("threads");
    levels(&folder);
    let mut rows: Vec<(Vec<u8>, Vec<u8>)> = Vec::new();
    for threads in ["1", "2", "0", "10000", "-1", "abc", "", "99999999999999999999"] {
        for (arguments, out) in [
            (&["simulate", "game.ron", "--games", "5", "--csv", "g.csv"][..], "g.csv"),
            (&["study", "war.ron", "--wars", "5", "--turns", "1", "--csv", "w.csv"], "w.csv"),
        ] {
            let done = command(&folder).args(arguments).env("RAYON_NUM_THREADS", threads).output().expect("the program runs");
            assert_eq!(status(&done), 0, "{threads} {arguments:?}: {}", text(&done.stderr));
            assert!(folder.join(out).is_file());
        }
        rows.push((fs::read(folder.join("g.csv")).expect("rows"), fs::read(folder.join("w.csv")).expect("rows")));
    }
    assert!(rows.iter().all(|found| *found == rows[0]), "threads change no byte");
    let _ = fs::remove_dir_all(folder);
}

/// Not run where the test is not root, or the machine cannot change users: root may have as many threads as it likes.
#[cfg(target_os = "linux")]
#[test]
fn a_machine_that_gives_no_threads_plays_all_the_same() {
    let folder = folder("nothreads");
    levels(&folder);
    let mine = folder.join("program");
    fs::copy(program(), &mine).expect("copied");
    let usual = run(&folder, &["simulate", "game.ron", "--games", "3", "--csv", "usual.csv"]);
    assert_eq!(status(&usual), 0, "{}", text(&usual.stderr));
    let made = Command::new("chown").arg("-R").arg("65534:65534").arg(&folder).status();
    let nobody = |script: &str| {
        Command::new("setpriv").args(["--reuid=65534", "--regid=65534", "--clear-groups", "bash", "-c", script]).current_dir(&folder).output()
    };
    if !made.is_ok_and(|done| done.success()) || !nobody("exit 0").is_ok_and(|done| done.status.success()) {
        println!("not run: this needs root and setpriv");
        return;
    }
    for command in ["simulate game.ron --games 3 --csv bare.csv", "study war.ron --wars 3 --turns 1 --csv war.csv"] {
        let done = nobody(&format!("ulimit -u 1; RAYON_NUM_THREADS=8 exec ./program {command}")).expect("setpriv runs");
        assert_eq!(status(&done), 0, "{command}: {}", text(&done.stderr));
    }
    assert_eq!(fs::read(folder.join("bare.csv")).expect("rows"), fs::read(folder.join("usual.csv")).expect("rows"));
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn help_fits_a_hundred_columns() {
    let here = PathBuf::from(".");
    for arguments in
        [&["--help"][..], &["simulate", "--help"], &["study", "--help"], &["report", "--help"], &["check", "--help"], &["migrate", "--help"]]
    {
        let done = run(&here, arguments);
        assert_eq!(status(&done), 0);
        let wide: Vec<String> = text(&done.stdout).lines().filter(|line| line.chars().count() > 100).map(str::to_owned).collect();
        assert!(wide.is_empty(), "{arguments:?}: {wide:#?}");
    }
}

#[test]
fn a_mistyped_number_is_told_what_to_write() {
    let here = PathBuf::from(".");
    let cases: [(&[&str], &str); 9] = [
        (&["simulate", "senkaku", "--games", "0"], "write how many to play"),
        (&["simulate", "senkaku", "--games", "-1"], "whole number from 1"),
        (&["simulate", "senkaku", "--games", "x"], "whole number from 1"),
        (&["simulate", "senkaku", "--games", "99999999999"], "whole number from 1"),
        (&["simulate", "senkaku", "--seed", "-1"], "a seed is a whole number"),
        (&["simulate", "senkaku", "--games", "3", "--keep", "-1"], "counted from 0"),
        (&["simulate", "senkaku", "--games", "3", "--keep", "3"], "games 0 to 2"),
        (&["study", "strait_2027", "--wars", "-1"], "whole number, such as 400"),
        (&["study", "strait_2027", "--turns", "-1"], "from 1 to 30"),
    ];
    for (arguments, wanted) in cases {
        let done = run(&here, arguments);
        let said = text(&done.stderr);
        assert_eq!(status(&done), 2, "{arguments:?}");
        assert!(said.contains(wanted) && !said.contains("tip:"), "{arguments:?}: {said}");
    }
}
