//! Nothing quadratic: what a level costs to read, to check and to tell of grows with its size, up to the largest that is read.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use latticework::level::{MAX_BYTES, migrate, render, render_json};

use super::kinds::{Kind, all};
use super::library;

/// Cost grows by less than the size to this power.
const EXPONENT: f64 = 1.3;
/// Below this a measure says nothing: a kind is tried at greater sizes until it costs as much, or is as large as a level may be.
const LEAST: Duration = Duration::from_millis(50);
/// The most that a level may cost. The program that people build (`./play`) is some three times as quick as a test.
const MOST: Duration = Duration::from_millis(if cfg!(debug_assertions) { 3_000 } else { 1_000 });
/// The size that is tried first, in bytes.
const FIRST: usize = 100_000;
/// The greatest size that is tried, in bytes: no level may be much longer.
const LAST: usize = 1_900_000;
/// How often a cost that looks wrong is measured again: the least counts.
const TRIES: usize = 5;

/// What this thread has had of a processor so far; `None` where the system does not say.
pub fn processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// Reads, checks and tells of a level, as `check`, `check --json`, `migrate` and a save's header do; the number of errors.
fn read(files: &[(String, String)]) -> usize {
    // One that extends a level of the program finds it there.
    let report = match files {
        [(name, text)] => library().check("level", name, text, None),
        _ => library().check_files("level", files),
    };
    let told = render(&report.problems, &report.files).len() + render_json([(report.problems.as_slice(), report.files.as_slice())]).len();
    assert!(told < 4_000_000, "{told} bytes are told of it");
    if files[0].1.starts_with("Level(format: 1") {
        let _ = migrate(&files[0].1);
    }
    report.errors()
}

/// What a kind costs at a size: the least of so many tries.
fn cost(kind: &Kind, bytes: usize, tries: usize) -> Duration {
    let files = (kind.files)(bytes);
    let longest = files.iter().map(|(_, text)| text.len()).max().unwrap_or(0);
    assert!(longest <= MAX_BYTES, "{}: {longest} bytes", kind.name);
    let once = || {
        let before = processor().unwrap_or_default();
        let errors = read(&files);
        let took = processor().unwrap_or_default().saturating_sub(before);
        assert!(kind.sound == (errors == 0), "{}: {errors} errors", kind.name);
        took
    };
    (0..tries.max(1)).map(|_| once()).min().unwrap_or_default()
}

/// What was found of a kind.
struct Judged {
    name: String,
    /// The first size that says anything.
    bytes: usize,
    took: Duration,
    /// What is wrong with how it grows, if anything.
    why: Option<String>,
}

/// Judges a kind.
fn judge(kind: &Kind, first: usize) -> Judged {
    let judged = |bytes, took, why| Judged { name: kind.name.clone(), bytes, took, why };
    let (mut bytes, mut whole) = (first, cost(kind, first, 1));
    while whole < LEAST && bytes < LAST {
        bytes = (2 * bytes).min(LAST);
        whole = cost(kind, bytes, 1);
    }
    if whole < LEAST {
        return judged(bytes, whole, None);
    }
    let exponent = |whole: Duration, part: Duration, times: f64| (whole.as_secs_f64() / part.as_secs_f64().max(1e-6)).ln() / times.ln();
    let least = |bytes: usize| cost(kind, bytes, TRIES);
    let mut parts = [cost(kind, bytes / 4, 1), cost(kind, bytes / 2, 1)];
    // What grows too fast does so from either part on.
    let steep = |whole: Duration, parts: [Duration; 2]| exponent(whole, parts[0], 4.0).min(exponent(whole, parts[1], 2.0)) >= EXPONENT;
    if whole > MOST || steep(whole, parts) {
        whole = whole.min(least(bytes));
        parts = [least(bytes / 4), least(bytes / 2)];
    }
    let mut power = exponent(whole, parts[0], 4.0);
    let mut bad = whole > MOST;
    if !bad && steep(whole, parts) {
        // A limit that is passed on the way is one step: beyond it what is told does not go on growing like that.
        let beyond = (2 * bytes).min(LAST);
        let times = beyond as f64 / bytes as f64;
        let further = least(beyond);
        // Nothing lies beyond the greatest size: there its half has to say something.
        bad = further > MOST || if beyond == bytes { parts[1] >= LEAST } else { exponent(further, whole, times) >= EXPONENT };
        power = power.max(exponent(further, whole, times.max(1.01)));
    }
    let why = bad.then(|| {
        format!("{}: {:?}, {:?} and {whole:?} for {}, {} and {bytes} bytes: power {power:.2}", kind.name, parts[0], parts[1], bytes / 4, bytes / 2)
    });
    judged(bytes, whole, why)
}

#[test]
fn no_list_table_or_text_of_a_level_costs_more_than_its_size() {
    if processor().is_none() {
        println!("not run: this system does not say how long a thread has had a processor");
        return;
    }
    let given: Option<usize> = std::env::var("LATTICEWORK_GROWTH").ok().and_then(|bytes| bytes.parse().ok());
    let first = given.unwrap_or(FIRST).clamp(FIRST, LAST);
    let mut kinds = all(given.is_some());
    if let Ok(part) = std::env::var("LATTICEWORK_KINDS") {
        kinds.retain(|kind| kind.name.contains(&part));
    }
    let next = AtomicUsize::new(0);
    let found: Mutex<Vec<Judged>> = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from).min(4) {
            scope.spawn(|| {
                while let Some(kind) = kinds.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let judged = judge(kind, first);
                    if given.is_some() {
                        println!("{:?} {} bytes of {}", judged.took, judged.bytes, judged.name);
                    }
                    found.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push(judged);
                }
            });
        }
    });
    let mut found = found.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    found.sort_by_key(|judged| std::cmp::Reverse(judged.took));
    println!("{} kinds from {first} bytes on; the longest:", found.len());
    for Judged { name, bytes, took, .. } in found.iter().take(12) {
        println!("  {took:?} {bytes} bytes of {name}");
    }
    let bad: Vec<&str> = found.iter().filter_map(|judged| judged.why.as_deref()).collect();
    assert!(bad.is_empty(), "{} of {} kinds:\n{}", bad.len(), found.len(), bad.join("\n"));
    assert_eq!(found.len(), kinds.len());
}
