//! Mutated levels of the program: never a panic, never a hang, each error with a place; and what is accepted plays two games whole.
//!
//! The mutations are those that a fuzzer makes of bytes and of words, and more that an author or an attacker might. The seed is fixed;
//! `LATTICEWORK_MUTANTS` sets another number of levels, of which whole games are played, and not their first turns alone.

use std::time::{Duration, Instant};

use latticework::ai::Skill;
use latticework::level::{Library, Report, render};
use latticework::study::{self, StudyPlan};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use super::growth::processor;
use super::library;

/// How many levels are mutated.
const MUTANTS: usize = 60;
/// How many turns of a game are played, where whole games are not asked for: half a year of competition takes seconds in a build for tests.
const TURNS: u16 = 1;
/// A level that has the processor for longer than this hangs the reader. A build for tests is slower than what people run.
const CHECK: Duration = Duration::from_secs(if cfg!(debug_assertions) { 4 } else { 1 });
/// Two games that take longer than this, by the clock on a busy machine, have no end.
const GAME: Duration = Duration::from_secs(300);

/// What no author means.
const NASTY: &[&str] = &[
    "0",
    "-1",
    "1",
    "255",
    "256",
    "65535",
    "65536",
    "2147483647",
    "2147483648",
    "4294967296",
    "9223372036854775807",
    "-9223372036854775808",
    "99999999999999999999",
    "1e9",
    "1e308",
    "1e400",
    "0.5",
    "-0.0",
    "NaN",
    "inf",
    "\"\"",
    "\"x\"",
    "[]",
    "{}",
    "()",
    "true",
    "false",
    "Turn(0)",
    "Turn(1)",
    "Turn(100)",
    "Day(\"9999-12-31\")",
    "\"0001-01-01\"",
    "\"9999-12-31\"",
    "ByHand",
    "War",
    "\"prc\"",
    "\"twn\"",
    "\"usa\"",
    "\"phl\"",
    "\"jpn\"",
    "\"aus\"",
    "Crisis",
    "Competition",
    "Incident",
    "Fire",
    "Board",
    "\"\\u{202e}\"",
    "\"\u{202e}\"",
    "\"\u{1b}[2J\"",
    "\"\0\"",
    "[AtLeast(Turn, 1)]",
    "If([AtLeast(Turn, 1)], 1)",
    "If([], 1)",
    "Control(\"senkaku\")",
];
/// How many of them are numbers.
const NUMBERS: usize = 20;

/// Whole fields that a level may have, of every clock.
const FIELDS: &[&str] = &[
    "clock: Crisis, turn_hours: 84, ",
    "clock: Competition, turn_hours: 2190, ",
    "clock: Incident, turn_hours: 6, ",
    "war: (), ",
    "war: (turns: 30), ",
    "war: (red_missiles: 3000, extra_shelters: 400, warning: 1000), ",
    "quarantine: (grade: Tight, crews: Fire, course: Run), ",
    "turns: 100, ",
    "staff_actions: 30, offers_per_pair: 20, ",
    "places: [], ",
    "features: [], ",
    "forces: [], ",
    "agreements: {}, ",
    "injects: [], ",
    "parameters: {}, ",
    "last_turn_hidden: true, ",
    "start: \"2029-12-31\", ",
    "map: (west: 100.0, east: 150.0, south: -10.0, north: 45.0, hex_km: 250), ",
];

struct Random(ChaCha8Rng);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0.random_range(0..bound.max(1))
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    fn one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }
}

/// A text cut into words: texts, names, numbers, signs, blanks, comments.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = |fits: &dyn Fn(char) -> bool| rest.find(|c: char| !fits(c)).unwrap_or(rest.len());
        let length = match first {
            '"' => {
                let mut escaped = false;
                let end = rest.char_indices().skip(1).find(|&(_, c)| {
                    let closes = c == '"' && !escaped;
                    escaped = c == '\\' && !escaped;
                    closes
                });
                end.map_or(rest.len(), |(at, _)| at + 1)
            }
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            c if c.is_alphanumeric() || c == '_' => run(&|c| c.is_alphanumeric() || c == '_' || c == '.'),
            c if c.is_whitespace() => run(&char::is_whitespace),
            c => c.len_utf8(),
        };
        words.push(rest[..length].to_owned());
        rest = &rest[length..];
    }
    words
}

fn is_blank(word: &str) -> bool {
    word.trim().is_empty() || word.starts_with("//")
}

/// Where the words stand that fit.
fn places(words: &[String], fits: impl Fn(&str) -> bool) -> Vec<usize> {
    (0..words.len()).filter(|&at| !is_blank(&words[at]) && fits(&words[at])).collect()
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_text(word: &str) -> bool {
    word.starts_with('"')
}

/// The bracket at this place, to the one that closes it.
fn bracket(words: &[String], open: usize) -> std::ops::Range<usize> {
    let mut depth = 0;
    for (at, word) in words.iter().enumerate().skip(open) {
        match word.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return open..at + 1;
        }
    }
    open..words.len()
}

/// Bytes that are turned, put in, taken out, doubled or cut; what is no text any more becomes one.
fn bytes(random: &mut Random, text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..*random.of(&[1, 1, 1, 2, 4, 16]) {
        let at = random.below(bytes.len());
        match random.below(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            1 if at < bytes.len() => bytes[at] = random.below(256) as u8,
            2 => drop(bytes.drain(at..(at + *random.of(&[1, 2, 10, 100, 1000])).min(bytes.len()))),
            3 => {
                let from = random.below(bytes.len());
                let piece = bytes[from..(from + *random.of(&[1, 10, 100, 2000])).min(bytes.len())].to_vec();
                drop(bytes.splice(at..at, piece));
            }
            4 => drop(bytes.splice(at..at, random.of(NASTY).bytes())),
            _ => bytes.truncate(at.max(bytes.len() / 2)),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Words that are taken out, doubled, swapped or made others.
fn old_kinds(random: &mut Random, words: &mut Vec<String>) {
    let all = places(words, |_| true);
    if all.len() < 5 {
        return;
    }
    let at = *random.of(&all);
    match random.below(8) {
        0 => drop(words.remove(at)),
        1 => words.insert(at, words[at].clone()),
        2 => words.swap(at, *random.of(&all)),
        3 => words[at] = (*random.of(NASTY)).to_owned(),
        4 => {
            if let Some(&at) = Some(places(words, is_number)).filter(|found| !found.is_empty()).as_ref().map(|found| random.of(found)) {
                words[at] = if random.below(10) < 6 { NASTY[random.below(NUMBERS)].to_owned() } else { (random.below(205) as i64 - 5).to_string() };
            }
        }
        5 | 6 => {
            let fits = |word: &str| if at.is_multiple_of(2) { is_text(word) } else { word.starts_with(|c: char| c.is_ascii_uppercase()) };
            let found = places(words, fits);
            if found.len() > 1 {
                let (to, from) = (*random.of(&found), *random.of(&found));
                words[to] = words[from].clone();
            }
        }
        _ => {
            let text = words.concat();
            let mut lines: Vec<&str> = text.split('\n').collect();
            lines.remove(random.below(lines.len()));
            *words = self::words(&lines.join("\n"));
        }
    }
}

/// What fuzzers of bytes and words seldom come to: the shape stays whole, and says something else.
fn new_kinds(random: &mut Random, words: &mut Vec<String>, other: &str) {
    let opens = places(words, |word| matches!(word, "(" | "[" | "{"));
    let texts = places(words, is_text);
    let numbers = places(words, is_number);
    if opens.len() < 4 || texts.is_empty() || numbers.is_empty() {
        return;
    }
    // Not the bracket of the whole level.
    let open = opens[1 + random.below(opens.len() - 1)];
    let whole = bracket(words, open);
    match random.below(12) {
        // An item stands several times.
        0 => {
            let item: Vec<String> = words[whole.clone()].to_vec();
            for _ in 0..1 + random.below(30) {
                words.insert(whole.end, ",".to_owned());
                drop(words.splice(whole.end + 1..whole.end + 1, item.clone()));
                if words.len() > 60_000 {
                    break;
                }
            }
        }
        // An item of another level.
        1 => {
            let others = self::words(other);
            let found = places(&others, |word| matches!(word, "(" | "[" | "{"));
            if found.len() > 1 {
                let piece = bracket(&others, found[1 + random.below(found.len() - 1)]);
                drop(words.splice(whole, others[piece].to_vec()));
            }
        }
        // A list, table or group is emptied.
        2 => drop(words.drain(open + 1..whole.end.saturating_sub(1).max(open + 1))),
        // A value stands in brackets.
        3 => {
            let (left, right) = *random.of(&[("(", ")"), ("[", "]"), ("{", "}"), ("Some(", ")")]);
            let depth = *random.of(&[1, 2, 70]);
            words.insert(whole.end, right.repeat(depth));
            words.insert(open, left.repeat(depth));
        }
        // A text grows.
        4 => {
            let at = *random.of(&texts);
            let inside = words[at].trim_matches('"').to_owned() + " ";
            words[at] = format!("\"{}\"", inside.repeat(*random.of(&[2, 20, 500])));
        }
        // A text holds what cannot be seen.
        5 => {
            let at = *random.of(&texts);
            let sign = *random.of(&['\u{1b}', '\u{9b}', '\u{202e}', '\u{200b}', '\u{2028}', '\r', '\u{feff}', '\u{e000}', '\t', '\n']);
            let cut = words[at].char_indices().nth(1 + random.below(8)).map_or(1, |(at, _)| at);
            words[at].insert(cut, sign);
        }
        // A name is another's: of the theatre, whatever it names.
        6 => {
            let catalog = &library().catalog;
            let name = match random.below(5) {
                0 => &random.of(&catalog.nations).slug,
                1 => &random.of(&catalog.places).slug,
                2 => &random.of(&catalog.forces).slug,
                3 => &random.of(&catalog.force_types).slug,
                _ => &random.of(&catalog.agreements).slug,
            };
            words[*random.of(&texts)] = format!("\"{name}\"");
        }
        // A number is ten times as much, its opposite, or one off.
        7 => {
            let at = *random.of(&numbers);
            words[at] = match random.below(4) {
                0 => format!("{}0", words[at]),
                1 => format!("-{}", words[at]),
                2 => words[at].parse::<i64>().map_or_else(|_| words[at].clone() + "1", |number| number.saturating_add(1).to_string()),
                _ => format!("{}.5", words[at].trim_end_matches(|c: char| !c.is_ascii_digit())),
            };
        }
        // A word loses, doubles or changes a letter.
        8 => {
            let found = places(words, |word| word.len() > 3 && word.is_ascii() && word.starts_with(|c: char| c.is_ascii_alphabetic()));
            if let Some(&at) = found.get(random.below(found.len())) {
                let letter = random.below(words[at].len());
                match random.below(3) {
                    0 => drop(words[at].remove(letter)),
                    1 => words[at].insert(letter, 'e'),
                    _ => words[at].replace_range(letter..=letter, "x"),
                }
            }
        }
        // Another clock, war or quarantine comes in, or a whole field is empty.
        9 => {
            let field = *random.of(FIELDS);
            words.insert(opens[0] + 1, field.to_owned());
        }
        // Something of the base is left out, which others may name.
        10 => {
            let list = *random.of(&["seats", "forces", "injects", "places", "features", "nations", "agreements", "parameters"]);
            let name = words[*random.of(&texts)].clone();
            words.insert(opens[0] + 1, format!("leave_out: ({list}: [{name}]), "));
        }
        // A number of the rules or of the model of war, at or past its ends.
        _ => {
            let war = random.one_in(2);
            let catalog = &library().catalog;
            let def = if war { random.of(&catalog.war.numbers) } else { random.of(&catalog.parameters) };
            let (low, high) = def.range;
            let (least, greatest) = (low.saturating_mul(10).min(0), high.saturating_mul(10));
            let value = *random.of(&[low, high, least, greatest, least.saturating_sub(1), greatest.saturating_add(1), 0, -1, 1]);
            let field =
                if war { format!("war: (numbers: {{\"{}\": {value}}}), ", def.slug) } else { format!("parameters: {{\"{}\": {value}}}, ", def.slug) };
            words.insert(opens[0] + 1, field);
        }
    }
}

fn mutated(random: &mut Random, text: &str, other: &str) -> String {
    if random.one_in(4) {
        return bytes(random, text);
    }
    let mut words = words(text);
    for _ in 0..*random.of(&[1, 1, 1, 1, 2, 3, 6]) {
        if random.one_in(3) {
            old_kinds(random, &mut words)
        } else {
            new_kinds(random, &mut words, other)
        }
        // What was put in may be several words.
        words = self::words(&words.concat());
    }
    words.concat()
}

/// Whether whole games are played.
fn whole() -> bool {
    std::env::var_os("LATTICEWORK_MUTANTS").is_some()
}

/// Judges a report, and plays what is accepted; whether it was.
fn hold(report: &Report, texts: &[(String, String)], number: usize) -> bool {
    let of = || format!("mutant {number}, to be found again by its number:\n{}", &texts[0].1[..texts[0].1.len().min(300)]);
    assert!(report.scenario.is_some() == (report.errors() == 0), "a level starts exactly if it has no errors: {}", of());
    for problem in &report.problems {
        let file = report.files.get(usize::from(problem.span.file)).unwrap_or_else(|| panic!("{problem:?} is of no file: {}", of()));
        let lines = file.text.lines().count() as u32 + 1;
        assert!((1..=lines).contains(&problem.span.line) && problem.span.column >= 1, "{problem:?} has no place: {}", of());
        assert!(!problem.message.is_empty() && problem.message.chars().count() <= 700, "{problem:?}");
    }
    let told = render(&report.problems, &report.files);
    assert!(!told.contains(|c| latticework::catalog::plain::is_hidden(c) && !matches!(c, '\n' | '\t')), "{}", of());
    let Some(scenario) = &report.scenario else { return false };
    let mut scenario = scenario.clone();
    if !whole() {
        scenario.turns = scenario.turns.map(|turns| turns.min(TURNS));
    }
    let scenario = &scenario;
    let plan = StudyPlan::all(scenario, Skill::Standard);
    let before = Instant::now();
    let played = study::each_game(scenario, &plan, 2, number as u64, &|| {}, &mut |row| {
        if row.broken.is_empty() { Ok(()) } else { Err(row.broken.join("\n")) }
    });
    assert_eq!(played.err(), None, "{}", of());
    assert!(before.elapsed() < GAME, "{:?} for two games of {}", before.elapsed(), of());
    true
}

/// Checks one mutant, found by its number alone; whether it was accepted.
fn one(number: usize, levels: &[(&str, &str)]) -> bool {
    let mut random = Random(ChaCha8Rng::seed_from_u64(20_251_129 + number as u64));
    let &(slug, text) = random.of(levels);
    let other = random.of(levels).1;
    let base = text.split("extends: \"").nth(1).and_then(|rest| rest.split('"').next());
    let base = base.and_then(|base| levels.iter().find(|(known, _)| *known == base));
    // What extends another level has that one mutated at times, and is itself whole then.
    let in_base = base.is_some() && random.one_in(3);
    let mut files = vec![(format!("{slug}.ron"), if in_base { text.to_owned() } else { mutated(&mut random, text, other) })];
    let mut at = text;
    while let Some(base) = at.split("extends: \"").nth(1).and_then(|rest| rest.split('"').next()) {
        let Some(&(name, text)) = levels.iter().find(|(known, _)| *known == base) else { break };
        files.push((format!("{name}.ron"), if in_base && files.len() == 1 { mutated(&mut random, text, other) } else { text.to_owned() }));
        at = text;
        if files.len() > 4 {
            break;
        }
    }
    let before = processor().unwrap_or_default();
    let report = library().check_files(slug, &files);
    let took = processor().unwrap_or_default().saturating_sub(before);
    assert!(took < CHECK, "{took:?} to check mutant {number}");
    hold(&report, &files, number)
}

#[test]
fn mutants_of_every_level_are_refused_in_words_or_play() {
    let slugs: Vec<&str> = Library::embedded().chain(Library::calibration()).collect();
    let levels: Vec<(&str, &str)> = slugs.into_iter().filter_map(|slug| Library::embedded_text(slug).map(|text| (slug, text))).collect();
    let count: usize = std::env::var("LATTICEWORK_MUTANTS").ok().and_then(|number| number.parse().ok()).unwrap_or(MUTANTS);
    let accepted = (0..count).filter(|&number| one(number, &levels)).count();
    println!("{count} mutants, {accepted} accepted and played");
    assert!(accepted > count / 20 && accepted < count / 4 * 3, "{accepted} of {count}: the mutations say too little");
}
