//! Random and mutated levels: never a panic, never a hang, always a place; and the caps on size, depth and counts.
//!
//! The seed is fixed, so that a failure comes back. `LATTICEWORK_FUZZ` sets another number of levels.

use std::time::{Duration, Instant};

use latticework::level::{Code, Library, MAX_BYTES, MAX_DEPTH, Report, migrate};
use rand::{Rng as _, RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

/// How many levels are tried.
const LEVELS: usize = 10_000;
/// A level that takes longer than this hangs. A build without optimisation is some ten times slower than what people run.
const LIMIT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 4 } else { 1 });

/// A small sound level, so that ten thousand mutants take seconds.
const SEED_LEVEL: &str = include_str!("levels/broken/base.ron");
/// One of a format that never was.
const OLD_LEVEL: &str = "Level(format: 1, name: \"Old\", units: [(id: \"a\", type: \"b\")])";

/// Pieces that stand in levels, and some that never should.
const TOKENS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "'",
    "\\",
    "//",
    "/*",
    "*/",
    "Level(",
    "format: 2",
    "extends: \"base\"",
    "nations: {",
    "seats: [",
    "id: \"x\"",
    "Turn(",
    "If([",
    "AtLeast(",
    "Control(",
    "\"phl\"",
    "\"prc\"",
    "\"scarborough\"",
    "Reinforce",
    "true",
    "0",
    "-1",
    "1e400",
    "1e308",
    "99999999999999999999",
    "-9223372036854775808",
    "0.1.2",
    "NaN",
    "inf",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "“",
    "ß",
    "日本",
    "\r\n",
    "\n\n",
    "hex_km: 15",
    "turns: 100",
    "map: (west: 60.0, east: 210.0, south: -50.0, north: 60.0, hex_km: 150)",
    "leave_out: (forces: [",
    "agreements: {",
    "Permission(",
    "Obligation(obligor: \"phl\", beneficiary: \"phl\"",
    "at: (91.0, 999.0)",
    "when: Day(\"2024-06-31\")",
    "start: \"0000-00-00\"",
];

fn below(rng: &mut ChaCha8Rng, bound: usize) -> usize {
    rng.random_range(0..bound.max(1))
}

/// A place in a text at which it may be cut.
fn cut(rng: &mut ChaCha8Rng, text: &str) -> usize {
    let mut at = below(rng, text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn span(rng: &mut ChaCha8Rng, text: &str, longest: usize) -> (usize, usize) {
    let start = cut(rng, text);
    let mut end = (start + below(rng, longest)).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    (start, end.max(start))
}

fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_alphanumeric() || c == '_', start) {
            (true, None) => start = Some(at),
            (false, Some(begin)) => {
                words.push((begin, at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// One change: a byte turned, something taken out, doubled, put in, swapped, nested deep, or a number made huge.
fn mutate(rng: &mut ChaCha8Rng, text: &mut String) {
    match below(rng, 8) {
        0 => {
            let mut bytes = std::mem::take(text).into_bytes();
            if !bytes.is_empty() {
                let at = below(rng, bytes.len());
                bytes[at] ^= 1 << below(rng, 8);
            }
            *text = String::from_utf8_lossy(&bytes).into_owned();
        }
        1 => {
            let (start, end) = span(rng, text, 200);
            text.replace_range(start..end, "");
        }
        2 => {
            let (start, end) = span(rng, text, 600);
            let chunk = text[start..end].to_owned();
            let at = cut(rng, text);
            text.insert_str(at, &chunk);
        }
        3 => {
            let at = cut(rng, text);
            text.insert_str(at, TOKENS[below(rng, TOKENS.len())]);
        }
        4 => {
            let words = words(text);
            if words.len() >= 2 {
                let (a, b) = (words[below(rng, words.len())], words[below(rng, words.len())]);
                let (first, second) = if a.0 <= b.0 { (a, b) } else { (b, a) };
                if first.1 <= second.0 {
                    let (x, y) = (text[first.0..first.1].to_owned(), text[second.0..second.1].to_owned());
                    text.replace_range(second.0..second.1, &x);
                    text.replace_range(first.0..first.1, &y);
                }
            }
        }
        5 => {
            let at = cut(rng, text);
            let bracket = ["(", "[", "{", "a(", "[(", "{\"a\":"][below(rng, 6)];
            text.insert_str(at, &bracket.repeat(below(rng, 300)));
        }
        6 => {
            let digits: Vec<(usize, usize)> =
                words(text).into_iter().filter(|&(start, end)| text[start..end].bytes().all(|byte| byte.is_ascii_digit())).collect();
            if !digits.is_empty() {
                let (start, end) = digits[below(rng, digits.len())];
                let number = ["0", "-1", "255", "256", "65536", "2147483648", "9223372036854775807", "1e9", "0.5"][below(rng, 9)];
                text.replace_range(start..end, number);
            }
        }
        _ => text.truncate(cut(rng, text)),
    }
}

/// What never was a level.
fn noise(rng: &mut ChaCha8Rng) -> String {
    let mut text = String::new();
    for _ in 0..below(rng, 200) {
        if below(rng, 3) == 0 {
            text.push(char::from(rng.next_u32() as u8));
        } else {
            text.push_str(TOKENS[below(rng, TOKENS.len())]);
        }
    }
    text
}

fn hold(report: &Report, text: &str, took: Duration) {
    assert!(took < LIMIT, "{took:?} for\n{text}");
    assert!(report.scenario.is_some() == (report.errors() == 0), "a level starts exactly if it has no errors:\n{text}");
    let lines = text.lines().count().max(1) as u32 + 1;
    for problem in report.problems.iter().filter(|problem| problem.span.file == 0) {
        let span = problem.span;
        assert!(span.line >= 1 && span.line <= lines && span.column >= 1, "{problem:?} has no place in\n{text}");
        assert!(!problem.message.is_empty());
    }
}

/// Checks a text, and how long that takes; again if it took long, since somebody else may have had the processor.
fn timed(library: &Library, text: &str) -> (Report, Duration) {
    let check = || {
        let before = Instant::now();
        (library.check("fuzz", "fuzz.ron", text, None), before.elapsed())
    };
    let (mut report, mut took) = check();
    for _ in 0..3 {
        if took >= LIMIT {
            (report, took) = check();
        }
    }
    (report, took)
}

/// Tries so many levels, and says how many were sound.
fn shard(library: &Library, seed: u64, levels: usize) -> usize {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut sound = 0;
    for _ in 0..levels {
        let mut text = match below(&mut rng, 10) {
            0 => noise(&mut rng),
            1 => OLD_LEVEL.to_owned(),
            _ => SEED_LEVEL.to_owned(),
        };
        // Half have one change, so that some are still levels.
        let changes = if below(&mut rng, 2) == 0 { 1 } else { 1 + below(&mut rng, 6) };
        for _ in 0..changes {
            mutate(&mut rng, &mut text);
        }
        let (report, took) = timed(library, &text);
        hold(&report, &text, took);
        sound += usize::from(report.scenario.is_some());
        let _ = migrate(&text);
    }
    sound
}

#[test]
fn random_and_mutated_levels_never_break_the_reader() {
    let library = Library::load().expect("theatre data load");
    let levels: usize = std::env::var("LATTICEWORK_FUZZ").ok().and_then(|number| number.parse().ok()).unwrap_or(LEVELS);
    let shards = 4;
    let sound: usize = std::thread::scope(|scope| {
        let run = |seed: u64| {
            let library = &library;
            scope.spawn(move || shard(library, seed, levels / shards))
        };
        let threads: Vec<_> = (0..shards as u64).map(|shard| run(20_250_321 + shard)).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).sum()
    });
    println!("{levels} levels, {sound} of them sound");
    // If none were sound, the mutations would only test how reading begins.
    assert!(sound > levels / 100 && sound < levels / 2, "{sound} of {levels} are sound");
}

#[test]
fn size_depth_and_counts_are_capped() {
    let library = Library::load().expect("theatre data load");
    let many = |item: &str, count: usize| item.repeat(count);
    let level = |fields: &str| format!("Level(format: 2, extends: \"senkaku\", {fields})");
    let huge = format!("Level(format: 2, title: \"{}\")", many("x", MAX_BYTES));
    let deep = level(&format!("aims: {}{}", many("[", MAX_DEPTH + 5), many("]", MAX_DEPTH + 5)));
    let values = level(&format!("aims: [{}]", many("1,", 300_000)));
    let forces = level(&format!(
        "forces: [{}]",
        (0..1_200).map(|i| format!("(id: \"f{i}\", nation: \"jpn\", kind: \"fishing\", at: \"naha\"),")).collect::<String>()
    ));
    let seats = level(&format!("seats: [{}]", (0..40).map(|i| format!("(id: \"s{i}\", name: \"S\", nations: []),")).collect::<String>()));
    let places = level(&format!(
        "places: [{}]",
        (0..1_200).map(|i| format!("(id: \"p{i}\", name: \"P\", lat: 25.0, lon: 123.0, kind: Port),")).collect::<String>()
    ));
    let text = level(&format!("summary: \"{}\"", many("x", 9_000)));
    for (what, text, code) in [
        ("bytes", huge, Code::TooLarge),
        ("depth", deep, Code::TooLarge),
        ("values", values, Code::TooLarge),
        ("forces", forces, Code::TooLarge),
        ("seats", seats, Code::TooLarge),
        ("places", places, Code::TooLarge),
        ("a text", text, Code::BadText),
    ] {
        let (report, took) = timed(&library, &text);
        assert!(took < LIMIT, "{what}: {took:?}");
        assert!(report.problems.iter().any(|problem| problem.code == code), "{what}: {:?}", report.problems.iter().take(3).collect::<Vec<_>>());
        assert!(report.scenario.is_none(), "{what}");
    }
}

/// Five hundred errors before the one that stands took its room, and then were left out since the file is not read to its end.
#[test]
fn the_error_that_others_follow_from_is_never_crowded_out() {
    let library = Library::load().expect("theatre data load");
    let many = |item: &str, count: usize| item.repeat(count);
    for text in [
        format!("Level(format: 2, extends: \"second_thomas\", leave_out: (seats: [{}]))", many("\"prc\",", 210_000)),
        format!("Level(format: 2, {} aims: [{}]", many("x: 1,", 2_000), many("\"a\",", 210_000)),
        format!("Level(format: 2, extends: \"second_thomas\", {} aims: [{}{}]", many("x: 1,", 2_000), many("[", 100), many("]", 100)),
        format!("Level(format: 2, extends: \"second_thomas\", {} aims: [\"", many("x: 1,", 2_000)),
    ] {
        let report = library.check("x", "x.ron", &text, None);
        assert!(report.scenario.is_none() && report.errors() > 0, "{} problems of {} bytes", report.problems.len(), text.len());
    }
}

#[test]
fn long_lines_and_many_open_quotes_do_not_hang() {
    let library = Library::load().expect("theatre data load");
    for text in [
        "\"".repeat(1_000_000),
        "\"a\n".repeat(300_000),
        "Level(format: 1, ".to_owned() + &"units: [(id: \"a\", type: \"b\")], ".repeat(20_000),
        "/*".repeat(500_000),
        "a: ".repeat(300_000),
        "(a: \"".repeat(200_000),
        "“".repeat(400_000),
        "\\\n".repeat(500_000),
    ] {
        let (report, took) = timed(&library, &text);
        assert!(report.errors() > 0);
        assert!(took < LIMIT, "{took:?} for {}...", text.chars().take(20).collect::<String>());
    }
}
