//! The functions of `fuzz/`, without a fuzzer: on the corpus as it is, then on mutants of it for some seconds. What a mutant is follows from
//! its number, so that a failure comes back: the message names the number and a file that holds the bytes.
//!
//! `LATTICEWORK_FUZZ_SECONDS` sets another time for each target, 20 without it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

#[path = "../fuzz/targets/entry.rs"]
mod entry;
#[path = "../fuzz/targets/level.rs"]
mod level;
#[path = "../fuzz/targets/order.rs"]
mod order;

/// How long mutants of one target are tried, in seconds.
const SECONDS: u64 = 20;
/// The longest mutant, in bytes: what is longer only takes longer.
const MAX_BYTES: usize = 40_000;
/// An input that takes longer than this hangs, in seconds, on a machine that does much else.
const HANG_SECONDS: u64 = 60;

/// What no hand would write at its place.
const TOKENS: [&str; 32] = [
    "0",
    "-1",
    "1",
    "255",
    "256",
    "65535",
    "65536",
    "4294967296",
    "-9223372036854775808",
    "99999999999999999999",
    "1e400",
    "0.5",
    "NaN",
    "null",
    "true",
    "\"\"",
    "\"x\"",
    "[]",
    "{}",
    "()",
    "[",
    "}",
    ",",
    ":",
    "\\",
    "//",
    "/*",
    "\n",
    "\u{0}",
    "\u{202e}",
    "日本",
    "\"Session\"",
];

/// The files of a target's corpus, in the order of their names.
fn corpus(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    files.into_iter().map(|file| (file.clone(), std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())))).collect()
}

/// Numbers, words and signs of a text as ranges of bytes.
fn pieces(data: &[u8]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < data.len() {
        let start = at;
        while at < data.len() && (data[at].is_ascii_alphanumeric() || data[at] == b'_') {
            at += 1;
        }
        at = at.max(start + 1);
        if !data[start].is_ascii_whitespace() {
            found.push((start, at));
        }
    }
    found
}

/// The bytes with one thing changed; `other` is another file, from which a part may come.
fn changed(rng: &mut ChaCha8Rng, data: &[u8], other: &[u8]) -> Vec<u8> {
    let below = |rng: &mut ChaCha8Rng, bound: usize| rng.random_range(0..bound.max(1));
    let range = |rng: &mut ChaCha8Rng, of: &[u8]| {
        let start = below(rng, of.len());
        (start, (start + 1 + below(rng, 200)).min(of.len()))
    };
    let joined = |head: &[u8], middle: &[u8], tail: &[u8]| [head, middle, tail].concat();
    if data.is_empty() {
        return TOKENS[below(rng, TOKENS.len())].as_bytes().to_vec();
    }
    let words = pieces(data);
    let (from, to) = words.get(below(rng, words.len())).copied().unwrap_or((0, data.len()));
    match below(rng, 8) {
        // A word for a token, or for another word of the same file: most of these are read far into the program.
        0 | 1 => joined(&data[..from], TOKENS[below(rng, TOKENS.len())].as_bytes(), &data[to..]),
        2 | 3 => {
            let (start, end) = words.get(below(rng, words.len())).copied().unwrap_or((0, 0));
            joined(&data[..from], &data[start..end], &data[to..])
        }
        // Lines elsewhere, twice or gone.
        4 => {
            let mut lines: Vec<&[u8]> = data.split(|byte| *byte == b'\n').collect();
            let (at, to) = (below(rng, lines.len()), below(rng, lines.len()));
            match below(rng, 3) {
                0 => lines.swap(at, to),
                1 => lines.insert(to, lines[at]),
                _ => drop(lines.remove(at)),
            }
            lines.join(&b'\n')
        }
        // A part of another file.
        5 if !other.is_empty() => {
            let (start, end) = range(rng, other);
            joined(&data[..from], &other[start..end], &data[to..])
        }
        6 => {
            let (start, end) = range(rng, data);
            joined(&data[..start], &[], &data[end..])
        }
        _ => {
            let mut data = data.to_vec();
            let at = below(rng, data.len());
            data[at] = rng.random();
            data
        }
    }
}

/// The mutant with this number.
fn mutant(files: &[(PathBuf, Vec<u8>)], number: u64) -> Vec<u8> {
    let mut rng = ChaCha8Rng::seed_from_u64(number);
    let mut pick = || rng.random_range(0..files.len());
    let (one, other) = (pick(), pick());
    let mut data = files[one].1.clone();
    for _ in 0..rng.random_range(1..=4) {
        data = changed(&mut rng, &data, &files[other].1);
    }
    data.truncate(MAX_BYTES);
    data
}

/// Tries a target for so long; gives how many mutants were tried, and how many of them were taken.
///
/// # Errors
/// The number of a mutant that made the target panic, or hang.
fn tried(name: &str, target: fn(&[u8]) -> bool, time: Duration) -> Result<(u64, u64), String> {
    let files = corpus(name);
    let start = Instant::now();
    let (mut number, mut taken) = (0, 0);
    while start.elapsed() < time {
        let data = mutant(&files, number);
        let begun = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| target(&data)));
        if outcome.is_err() || begun.elapsed() > Duration::from_secs(HANG_SECONDS) {
            let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{number}"));
            std::fs::write(&kept, &data).map_err(|error| format!("{}: {error}", kept.display()))?;
            return Err(format!("mutant {number} of {name} panics or hangs: {}", kept.display()));
        }
        taken += u64::from(outcome.unwrap_or(false));
        number += 1;
    }
    Ok((number, taken))
}

/// The corpus is taken as it is (what is not would teach a fuzzer nothing), and its mutants do no harm.
fn holds(name: &str, target: fn(&[u8]) -> bool) {
    let files = corpus(name);
    let seconds = std::env::var("LATTICEWORK_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(SECONDS);
    for (file, data) in &files {
        // One is of another level than the target plays: it holds words that the other has not.
        assert_ne!(target(data), file.ends_with("white_cell.jsonl"), "{}", file.display());
    }
    let (number, taken) = tried(name, target, Duration::from_secs(seconds)).unwrap_or_else(|why| panic!("{why}"));
    println!("{name}: {number} mutants, {taken} of them taken");
    assert!(number > 0 && taken > 0, "{name}: {number} mutants, {taken} of them taken");
}

#[test]
fn levels_are_read_or_refused() {
    holds("level", level::run);
}

#[test]
fn logs_are_replayed_or_refused() {
    holds("entry", entry::run);
}

#[test]
fn commands_are_accepted_or_refused() {
    holds("order", order::run);
}

/// A target that fails is found, and with the bytes that made it fail.
#[test]
fn a_fault_is_found() {
    let faulty = |data: &[u8]| {
        assert!(!data.windows(10).any(|bytes| bytes == b"4294967296"), "found");
        true
    };
    let why = tried("order", faulty, Duration::from_secs(60)).expect_err("some mutant has the number");
    let kept = why.rsplit(": ").next().expect("a file");
    let data = std::fs::read(kept).unwrap_or_else(|error| panic!("{kept}: {error}"));
    assert!(String::from_utf8_lossy(&data).contains("4294967296"), "{why}");
}
