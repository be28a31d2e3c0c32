//! The program is killed at random moments, without warning. The save opens, and holds all that was acknowledged.
//!
//! 40 times; `LATTICEWORK_KILLS=200` sets another number.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use latticework::report;
use latticework::rules::state::view::Viewer;
use latticework::session::{Replay, SaveFault, Session, SqliteStore, game_to_continue, saves_in};

use crate::common::{Folder, library, ok};
use crate::harness::program::program;

/// What a child said before it died.
#[derive(Default)]
struct Said {
    lines: usize,
    turns: Vec<String>,
}

/// Plays on the save at `path` in a child that is killed `delay` after it has said so many `words`; with none, after its start. What it has
/// done by then does not depend on how busy the machine is.
fn play_and_kill(path: &Path, seed: u64, words: u64, delay: Duration) -> Said {
    let mut child = ok(Command::new(program())
        .args(["autoplay", "senkaku", "--again", "--seed", &seed.to_string(), "--save"])
        .arg(path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn());
    let mut out = BufReader::new(child.stdout.take().unwrap_or_else(|| panic!("the child's output is piped")));
    let mut text = String::new();
    for _ in 0..words {
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

/// A save and what lies beside it, byte for byte.
fn bytes(path: &Path) -> [Option<Vec<u8>>; 2] {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    [std::fs::read(path).ok(), std::fs::read(journal).ok()]
}

/// Every reader of the program looks at a save before it is resumed.
fn read_by_program(path: &Path, tables: &Path) {
    let folder = path.parent().unwrap_or(path);
    let readers: [&[&std::ffi::OsStr]; 3] = [
        &["saves".as_ref(), folder.as_os_str()],
        &["replay".as_ref(), path.as_os_str(), "--white-cell".as_ref()],
        &["report".as_ref(), path.as_os_str(), "--white-cell".as_ref(), "--csv".as_ref(), tables.as_os_str()],
    ];
    for arguments in readers {
        let output = ok(Command::new(program()).args(arguments).output());
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{arguments:?}: {said}");
    }
}

/// Every reader of the library does: the list of saves, of the command line and of the window, replays and reports. All lines that were
/// acknowledged are there. Returns whether the program was stopped in the middle of a step.
fn read_by_all(path: &Path, lines: usize) -> bool {
    let listed = saves_in(path.parent().unwrap_or(path)).expect("a folder that can be read").into_iter().find(|save| save.path == path);
    let listed = listed.unwrap_or_else(|| panic!("{} is not listed", path.display()));
    assert!(listed.fault.is_none_or(|fault| fault == SaveFault::Interrupted), "{:?}: {:?}", listed.fault, listed.header.err());
    assert!(listed.header.is_ok() && game_to_continue(std::slice::from_ref(&listed)).is_some() != listed.over, "it can be gone on with");
    let replay = ok(Replay::open(path, library()));
    assert_eq!(usize::from(replay.turns()), listed.turns);
    let entries = ok(ok(SqliteStore::open_to_read(path)).entries());
    assert!(entries.len() >= lines, "{lines} lines were acknowledged, {} are read", entries.len());
    let account = report::Account::read(&replay, &entries, Viewer::WhiteCell);
    assert!(!report::html(&account).is_empty());
    listed.fault.is_some()
}

/// What a worker saw.
#[derive(Default)]
struct Seen {
    /// Acknowledged turns that were looked for and found.
    turns: usize,
    /// Kills after which a save was there.
    saves: usize,
    /// Saves of them that were interrupted in the middle of a step.
    interrupted: usize,
}

/// Kills `kills` times, up to four times on the same save. After each the save is read by every reader, which leave it as it is, and resumed.
fn kill_often(folder: &Folder, worker: u64, kills: u32, by_program: u32) -> Seen {
    let mut random = worker.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut below = move |bound: u64| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random % bound
    };
    let place = folder.file(&worker.to_string());
    ok(std::fs::create_dir_all(&place));
    let (mut seen, mut lines, mut turns) = (Seen::default(), 0, Vec::new());
    for number in 0..kills {
        let path = place.join(format!("{}.lattice", number / 4));
        if number % 4 == 0 {
            (lines, turns) = (0, Vec::new());
            // One save at a time is in the folder, so that a list of it is a list of this one.
            for file in ok(std::fs::read_dir(&place)).flatten() {
                ok(std::fs::remove_file(file.path()));
            }
        }
        let words = if below(8) == 0 { 0 } else { 1 + below(25) };
        let delay = Duration::from_micros(below(if words == 0 { 600_000 } else { 60_000 }));
        let said = play_and_kill(&path, u64::from(number / 4) + 1000 * worker, words, delay);
        lines = lines.max(said.lines);
        turns.extend(said.turns);
        if !path.exists() {
            assert_eq!(lines, 0, "a save was acknowledged and is not there");
            continue;
        }
        let before = bytes(&path);
        if by_program > 0 && number % by_program == 0 {
            read_by_program(&path, &folder.file(&format!("tables-{worker}")));
        }
        seen.saves += 1;
        seen.interrupted += usize::from(read_by_all(&path, lines));
        assert!(bytes(&path) == before, "kill {number}: a reader changed the save or its journal");
        let session = Session::resume(&path, library()).unwrap_or_else(|error| panic!("kill {number}, {delay:?} in: {error}"));
        assert!(session.entries().len() >= lines, "{lines} lines were acknowledged, {} are there", session.entries().len());
        let kept: Vec<String> = ok(ok(SqliteStore::open(&path)).hashes()).into_iter().map(|(_, hash)| hash).collect();
        assert!(is_within(&turns, &kept), "a turn that was acknowledged is missing");
        seen.turns += turns.len();
    }
    seen
}

/// `LATTICEWORK_KILLS` says how often; then the program's own readers run after each kill, otherwise after some.
#[test]
fn a_save_survives_kills_at_any_moment_in_every_reader() {
    let wanted: Option<u32> = std::env::var("LATTICEWORK_KILLS").ok().and_then(|text| text.parse().ok());
    let (kills, by_program) = (wanted.unwrap_or(40), if wanted.is_some() { 1 } else { 7 });
    let folder = Folder::new("kill");
    let workers = 2;
    let seen: Vec<Seen> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..workers)
            .map(|worker| (worker, &folder))
            .map(|(worker, folder)| scope.spawn(move || kill_often(folder, worker + 1, kills / workers as u32, by_program)))
            .collect();
        running.into_iter().map(|thread| thread.join().unwrap_or_else(|_| panic!("a worker failed"))).collect()
    });
    let sum = |of: fn(&Seen) -> usize| seen.iter().map(of).sum::<usize>();
    let (found, saves, interrupted) = (sum(|seen| seen.turns), sum(|seen| seen.saves), sum(|seen| seen.interrupted));
    assert!(found > kills as usize / 2, "only {found} acknowledged turns were looked for: the children die too early to show anything");
    println!("{kills} kills, {saves} saves read and resumed, {interrupted} of them interrupted in a step, {found} acknowledged turns found");
}
