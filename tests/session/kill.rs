//! The program is killed at random moments, without warning. The save opens, and holds all that was acknowledged.
//!
//! 40 times; `LATTICEWORK_KILLS=200` sets another number.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use latticework::session::{Session, SqliteStore};

use crate::common::{Folder, library, ok};

/// What a child said before it died.
#[derive(Default)]
struct Said {
    lines: usize,
    turns: Vec<String>,
}

/// Plays on the save at `path` in a child that is killed `delay` after its first word, or after its start if `early`.
fn play_and_kill(path: &Path, seed: u64, delay: Duration, early: bool) -> Said {
    let mut child = ok(Command::new(env!("CARGO_BIN_EXE_latticework"))
        .args(["autoplay", "senkaku", "--again", "--seed", &seed.to_string(), "--save"])
        .arg(path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn());
    let mut out = BufReader::new(child.stdout.take().unwrap_or_else(|| panic!("the child's output is piped")));
    let mut text = String::new();
    if !early {
        ok(out.read_line(&mut text));
    }
    std::thread::sleep(delay);
    // On Unix this is SIGKILL: nothing of the child runs after it.
    ok(child.kill());
    ok(std::io::Read::read_to_string(&mut out, &mut text));
    let status = ok(child.wait());
    let mut complaint = String::new();
    if let Some(mut err) = child.stderr.take() {
        ok(std::io::Read::read_to_string(&mut err, &mut complaint));
    }
    assert!(status.code().is_none(), "the child ended by itself: {complaint}");
    let mut said = Said::default();
    // A last line without its end was not said.
    for line in text.split_inclusive('\n').filter(|line| line.ends_with('\n')) {
        match line.split_whitespace().collect::<Vec<_>>()[..] {
            ["line", count] => said.lines = said.lines.max(ok(count.parse())),
            ["turn", _, hash] => said.turns.push(hash.to_owned()),
            _ => panic!("the child said `{line}`"),
        }
    }
    said
}

/// Whether `part` comes in `whole`, in order, perhaps with others between.
fn is_within(part: &[String], whole: &[String]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|item| rest.any(|other| other == item))
}

/// Kills `kills` times, up to four times on the same save, and returns how many acknowledged turns were looked for and found.
fn kill_often(folder: &Folder, worker: u64, kills: u32) -> usize {
    let mut random = worker.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut below = move |bound: u64| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random % bound
    };
    let (mut turns_found, mut lines, mut turns) = (0, 0, Vec::new());
    for number in 0..kills {
        let path = folder.file(&format!("{worker}-{}.lattice", number / 4));
        if number % 4 == 0 {
            (lines, turns) = (0, Vec::new());
        }
        let early = below(8) == 0;
        let delay = Duration::from_micros(below(if early { 600_000 } else { 250_000 }));
        let said = play_and_kill(&path, u64::from(number / 4) + 1000 * worker, delay, early);
        lines = lines.max(said.lines);
        turns.extend(said.turns);
        if !path.exists() {
            assert_eq!(lines, 0, "a save was acknowledged and is not there");
            continue;
        }
        let session = Session::resume(&path, library()).unwrap_or_else(|error| panic!("kill {number}, {delay:?} in: {error}"));
        assert!(session.entries().len() >= lines, "{lines} lines were acknowledged, {} are there", session.entries().len());
        let kept: Vec<String> = ok(ok(SqliteStore::open(&path)).hashes()).into_iter().map(|(_, hash)| hash).collect();
        assert!(is_within(&turns, &kept), "a turn that was acknowledged is missing");
        turns_found += turns.len();
    }
    turns_found
}

#[test]
fn a_save_survives_kills_at_any_moment() {
    let kills: u32 = std::env::var("LATTICEWORK_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(40);
    let folder = Folder::new("kill");
    let workers = 2;
    let found: usize = std::thread::scope(|scope| {
        let running: Vec<_> = (0..workers)
            .map(|worker| (worker, &folder))
            .map(|(worker, folder)| scope.spawn(move || kill_often(folder, worker + 1, kills / workers as u32)))
            .collect();
        running.into_iter().map(|thread| thread.join().unwrap_or_else(|_| panic!("a worker failed"))).sum()
    });
    assert!(found > kills as usize / 2, "only {found} acknowledged turns were looked for: the children die too early to show anything");
    println!("{kills} kills, {found} acknowledged turns looked for and found");
}
