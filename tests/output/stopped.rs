//! Whatever stops a run, whole rows stay, and the same command goes on after them to the very bytes of a run that nobody stopped.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::harness::program::{command, folder, run, status, text};
use crate::levels;

/// Long enough that a run is still under way when a busy machine gets to stopping it.
const STUDY: [&str; 7] = ["study", "war.ron", "--wars", "1600", "--turns", "2", "--ablations"];
/// All signals where time is no matter; else each at least once.
fn signals<'a>(some: &'a [(&'a str, i32)]) -> &'a [(&'a str, i32)] {
    if std::env::var_os("LATTICEWORK_KILLS").is_some() { &[("INT", 130), ("TERM", 143), ("HUP", 129), ("KILL", -1)] } else { some }
}

const GAMES: [&str; 4] = ["simulate", "game.ron", "--games", "120"];

/// Starts a run, and waits until some rows of it are in its file, and beside games their sums: without those a run begins anew.
fn started(folder: &Path, arguments: &[&str], part: &str, least: usize) -> Child {
    let mut child = command(folder).args(arguments).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program runs");
    let begun = Instant::now();
    let sums = (arguments[0] == "simulate").then(|| folder.join(format!("{part}.sums")));
    while (lines(&folder.join(part)) < least || sums.as_ref().is_some_and(|sums| !sums.exists())) && begun.elapsed() < Duration::from_secs(60) {
        if child.try_wait().expect("it runs").is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

fn lines(path: &Path) -> usize {
    fs::read(path).map_or(0, |bytes| bytes.iter().filter(|byte| **byte == b'\n').count())
}

fn send(child: &Child, signal: &str) {
    let sent = Command::new("kill").arg(format!("-{signal}")).arg(child.id().to_string()).status();
    assert!(sent.is_ok_and(|done| done.success()), "{signal}");
}

/// Whether whoever started the tests had a signal ignored, as `nohup` has HUP: then the program lets it pass too, and goes on.
fn is_ignored(signal: &str) -> bool {
    let number = [("HUP", 1), ("INT", 2), ("TERM", 15)].into_iter().find_map(|(name, number)| (name == signal).then_some(number));
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| u64::from_str_radix(line.strip_prefix("SigIgn:")?.trim(), 16).ok());
    number.zip(mask).is_some_and(|(number, mask): (u32, u64)| mask >> (number - 1) & 1 == 1)
}

/// Stops a run by each signal, looks at what it left, and gives the same command again.
fn stop_and_go_on(name: &str, arguments: &[&str], outputs: &[(&str, &str)], least: usize, some: &[(&str, i32)]) {
    let folder = folder(name);
    levels(&folder);
    let with_outputs = |prefix: &str| -> Vec<String> {
        let names = outputs.iter().flat_map(|(option, file)| [(*option).to_owned(), format!("{prefix}{file}")]);
        arguments.iter().map(|argument| (*argument).to_owned()).chain(names).collect()
    };
    let given = |prefix: &str| -> Vec<String> { with_outputs(prefix) };
    let whole = given("whole_");
    let done = run(&folder, &whole.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(status(&done), 0, "{}", text(&done.stderr));
    let table = (text(&done.stdout), text(&done.stderr));
    for &(signal, code) in signals(some).iter().filter(|(signal, _)| !is_ignored(signal)) {
        let prefix = format!("{signal}_");
        let mine = given(&prefix);
        let mine: Vec<&str> = mine.iter().map(String::as_str).collect();
        let part = format!("{prefix}{}.part", outputs[0].1);
        // On a busy machine a run may come to its end before the signal reaches it: then it is begun anew.
        let stopped = (0..6).find_map(|_| {
            let child = started(&folder, &mine, &part, least);
            send(&child, signal);
            let ended = child.wait_with_output().expect("it ends");
            if status(&ended) != 0 {
                return Some(ended);
            }
            outputs.iter().for_each(|(_, file)| fs::remove_file(folder.join(format!("{prefix}{file}"))).expect("removed"));
            None
        });
        let stopped = stopped.unwrap_or_else(|| panic!("{signal}: no run was stopped in its midst"));
        assert_eq!(status(&stopped), code, "{signal}: {}", text(&stopped.stderr));
        assert!(!folder.join(format!("{prefix}{}", outputs[0].1)).exists(), "{signal}: no whole file is there yet");
        let kept = fs::read(folder.join(&part)).expect("rows that were kept");
        if signal != "KILL" {
            assert!(kept.ends_with(b"\n"), "{signal}: whole rows only");
            let said = text(&stopped.stderr);
            assert!(said.contains("stopped") && said.contains(&part) && said.contains("the same command again"), "{signal}: {said}");
        } else {
            // As a machine that loses power may leave it.
            fs::write(folder.join(&part), [&kept[..], b"0123,"].concat()).expect("written");
        }
        let again = run(&folder, &mine);
        assert_eq!(status(&again), 0, "{signal}: {}", text(&again.stderr));
        for (_, file) in outputs {
            let (wanted, found) = (fs::read(folder.join(format!("whole_{file}"))), fs::read(folder.join(format!("{prefix}{file}"))));
            assert_eq!(found.expect("whole"), wanted.expect("whole"), "{signal}: {file}");
            assert!(!folder.join(format!("{prefix}{file}.part")).exists(), "{signal}: {file}");
        }
        let said = text(&again.stderr);
        let (note, rest) = said.split_once('\n').unwrap_or((&said, ""));
        assert!(note.starts_with("going on after "), "{signal}: {said}");
        assert_eq!((text(&again.stdout), rest.to_owned()), table, "{signal}: the table tells of all of it");
    }
    let left: Vec<_> = fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    assert!(!left.iter().any(|name| name.contains(".part") || name.ends_with(".tmp")), "{left:?}");
    let _ = fs::remove_dir_all(folder);
}

#[cfg(unix)]
#[test]
fn a_study_that_is_stopped_goes_on_to_the_same_bytes() {
    stop_and_go_on("stopped-study", &STUDY, &[("--csv", "rows.csv")], 100, &[("INT", 130), ("KILL", -1)]);
}

#[cfg(unix)]
#[test]
fn games_that_are_stopped_go_on_to_the_same_bytes() {
    stop_and_go_on("stopped-games", &GAMES, &[("--csv", "rows.csv"), ("--beliefs", "beliefs.csv")], 2, &[("TERM", 143), ("HUP", 129), ("KILL", -1)]);
}

/// What was begun by another run is not gone on with, and not lost either.
#[cfg(unix)]
#[test]
fn what_another_run_began_asks_for_force() {
    let folder = folder("begun");
    levels(&folder);
    for (arguments, other, least) in [(&STUDY[..], ["--seed", "2"], 100), (&GAMES, ["--seed", "2"], 2)] {
        let mine = [arguments, &["--csv", "rows.csv"]].concat();
        let child = started(&folder, &mine, "rows.csv.part", least);
        send(&child, "KILL");
        child.wait_with_output().expect("it ends");
        let kept = fs::read(folder.join("rows.csv.part")).expect("rows that were kept");
        let refused = run(&folder, &[&mine[..], &other].concat());
        assert_eq!(status(&refused), 2, "{}", text(&refused.stderr));
        assert!(text(&refused.stderr).contains("--force"), "{}", text(&refused.stderr));
        assert_eq!(fs::read(folder.join("rows.csv.part")).expect("kept"), kept);
        let _ = fs::remove_file(folder.join("rows.csv.part"));
        let _ = fs::remove_file(folder.join("rows.csv.part.sums"));
    }
    let small = ["study", "war.ron", "--wars", "2", "--turns", "1", "--csv", "rows.csv"];
    fs::write(folder.join("rows.csv.part"), "something else\n").expect("written");
    assert_eq!(status(&run(&folder, &small)), 2);
    assert_eq!(fs::read(folder.join("rows.csv.part")).expect("kept"), b"something else\n");
    let forced = run(&folder, &[&small[..], &["--force"]].concat());
    assert_eq!(status(&forced), 0, "{}", text(&forced.stderr));
    let _ = fs::remove_dir_all(folder);
}

/// Not run where the test may not mount a small disk.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_keeps_whole_rows_and_leaves_no_half_a_page() {
    let folder = folder("full");
    levels(&folder);
    let disk = folder.join("disk");
    fs::create_dir(&disk).expect("a folder");
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=128k", "tmpfs"]).arg(&disk).stderr(Stdio::null()).status();
    if !mounted.is_ok_and(|done| done.success()) {
        println!("not run: a small disk cannot be mounted here");
        return;
    }
    fs::write(disk.join("page.html"), "mine").expect("written");
    let mine = [&STUDY[..], &["--csv", "disk/rows.csv"]].concat();
    let full = run(&folder, &mine);
    let said = text(&full.stderr);
    let kept = fs::read(disk.join("rows.csv.part")).unwrap_or_default();
    let page = run(&folder, &["study", "war.ron", "--wars", "2", "--turns", "1", "--html", "disk/page.html", "--force"]);
    let page_then = fs::read_to_string(disk.join("page.html")).unwrap_or_default();
    let left =
        fs::read_dir(&disk).expect("a folder").flatten().filter(|entry| entry.path().extension().is_some_and(|ending| ending == "tmp")).count();
    // The room that was missing.
    let _ = Command::new("mount").args(["-o", "remount,size=16m"]).arg(&disk).status();
    let again = run(&folder, &mine);
    let whole = run(&folder, &[&STUDY[..], &["--csv", "whole.csv"]].concat());
    let same = fs::read(disk.join("rows.csv")).ok() == fs::read(folder.join("whole.csv")).ok();
    let _ = Command::new("umount").arg(&disk).status();
    assert_eq!(status(&full), 2, "{said}");
    assert!(said.contains("No space left") && said.contains("are whole in") && said.contains("the same command again"), "{said}");
    assert!(kept.len() > 10_000 && kept.ends_with(b"\n"), "{} bytes", kept.len());
    assert_eq!((status(&page), page_then.as_str(), left), (2, "mine", 0), "{}", text(&page.stderr));
    assert_eq!((status(&again), status(&whole), same), (0, 0, true), "{}", text(&again.stderr));
    let _ = fs::remove_dir_all(folder);
}

/// A second run on the same rows waits for nobody and harms nothing.
#[cfg(unix)]
#[test]
fn two_runs_on_one_file_do_not_mix() {
    let folder = folder("two");
    levels(&folder);
    let mine = [&STUDY[..], &["--csv", "rows.csv"]].concat();
    let mut first = started(&folder, &mine, "rows.csv.part", 100);
    let second = run(&folder, &mine);
    assert_eq!(status(&second), 2, "{}", text(&second.stderr));
    assert!(text(&second.stderr).contains("another run"), "{}", text(&second.stderr));
    assert!(first.wait().expect("it ends").success());
    let _ = fs::remove_dir_all(folder);
}
