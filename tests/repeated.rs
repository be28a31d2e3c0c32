//! Code that stands twice: runs of equal tokens under `src`, with today's number as the most there may be.
//!
//! Names count: what is alike but for its names is not found. Comments, imports and the words inside texts do not count.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The shortest run that counts, in tokens: about ten lines.
const RUN: usize = 60;
/// Tokens that may stand in runs which stood before: as many as did when this was last looked at. Whoever takes some away lowers it.
const CEILING: usize = 5169;

/// Tables: rows of texts in the same dress, which is what a table is.
const TABLES: [&str; 2] = ["src/level/schema.rs", "src/report/words/wordlist/entries.rs"];

/// A token and its line, from 1.
struct Token {
    text: String,
    line: usize,
}

/// The tokens of a source. A text is one token, whatever it says; so is a character.
fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let (mut found, mut at, mut line) = (Vec::new(), 0, 1);
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let ahead = |at: usize, text: &str| text.chars().enumerate().all(|(offset, c)| chars.get(at + offset) == Some(&c));
    while at < chars.len() {
        let start = at;
        let c = chars[at];
        if c.is_whitespace() {
            at += 1;
        } else if ahead(at, "//") {
            at = (at..chars.len()).find(|&end| chars[end] == '\n').unwrap_or(chars.len());
        } else if c == '"' {
            at += 1;
            while at < chars.len() && chars[at] != '"' {
                at += if chars[at] == '\\' { 2 } else { 1 };
            }
            at += 1;
            found.push(Token { text: "\"\"".to_owned(), line });
        } else if ahead(at, "r\"") || ahead(at, "r#\"") {
            let hashes = (at + 1..chars.len()).take_while(|&end| chars[end] == '#').count();
            let close = format!("\"{}", "#".repeat(hashes));
            at = (at + hashes + 2..chars.len()).find(|&end| ahead(end, &close)).map_or(chars.len(), |end| end + close.len());
            found.push(Token { text: "\"\"".to_owned(), line });
        } else if c == '\'' && (ahead(at + 1, "\\") || chars.get(at + 2) == Some(&'\'')) {
            // The sign after a backslash may be the mark itself; a name that begins with the mark is a lifetime.
            let least = if ahead(at + 1, "\\") { 4 } else { 3 };
            at = (at + least..chars.len()).find(|&end| chars[end - 1] == '\'' || chars[end] == '\n').unwrap_or(chars.len());
            found.push(Token { text: "''".to_owned(), line });
        } else if is_word(c) {
            at = (at..chars.len()).find(|&end| !is_word(chars[end])).unwrap_or(chars.len());
            found.push(Token { text: chars[start..at].iter().collect(), line });
        } else {
            at += 1;
            found.push(Token { text: c.to_string(), line });
        }
        line += chars[start..at.min(chars.len())].iter().filter(|c| **c == '\n').count();
    }
    found
}

/// Without imports, which are lists of the same names everywhere.
fn without_imports(all: Vec<Token>) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::new();
    let mut inside = false;
    for token in all {
        inside |= token.text == "use" && kept.last().is_none_or(|before| [";", "}", "{", "]", ")", "pub"].contains(&before.text.as_str()));
        if !inside {
            kept.push(token);
        } else if token.text == ";" {
            inside = false;
        }
    }
    kept
}

/// A run that stands in two places.
struct Twice {
    /// Positions of its first token.
    first: usize,
    second: usize,
    tokens: usize,
}

/// Runs of at least `shortest` tokens that stood before, none overlapping itself; `words` are tokens as numbers. Each is as long as it can be.
fn repeated(words: &[u32], shortest: usize) -> Vec<Twice> {
    let mut seen: BTreeMap<&[u32], usize> = BTreeMap::new();
    let (mut found, mut at): (Vec<Twice>, usize) = (Vec::new(), 0);
    // Where a run was found, the next is looked for behind it.
    while at + shortest <= words.len() {
        let window = &words[at..at + shortest];
        match seen.get(window).copied().filter(|&first| first + shortest <= at) {
            Some(first) => {
                let more = (0..).take_while(|&more| {
                    let (a, b) = (first + shortest + more, at + shortest + more);
                    b < words.len() && a < at && words[a] == words[b]
                });
                let tokens = shortest + more.count();
                found.push(Twice { first, second: at, tokens });
                at += tokens;
            }
            None => {
                seen.entry(window).or_insert(at);
                at += 1;
            }
        }
    }
    found
}

/// Every Rust file under a folder, in order.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
        .into_iter()
        .flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

#[test]
fn no_more_code_stands_twice_than_did() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut words, mut places) = (Vec::new(), Vec::new());
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    for path in rust_files(&root.join("src")) {
        let source = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
        if TABLES.contains(&name.as_str()) {
            continue;
        }
        for token in without_imports(tokens(&source)) {
            let next = numbers.len() as u32;
            words.push(*numbers.entry(token.text).or_insert(next));
            places.push((name.clone(), token.line));
        }
        // No run goes on from one file into the next: the end of a file is like no other token.
        words.push(u32::MAX - places.len() as u32);
        places.push((name, 0));
    }
    let mut found = repeated(&words, RUN);
    found.sort_by_key(|run| (std::cmp::Reverse(run.tokens), run.first));
    let sum: usize = found.iter().map(|run| run.tokens).sum();
    println!("{sum} of {} tokens stand in {} runs that stood before", words.len(), found.len());
    let place = |at: usize| format!("{}:{}", places[at].0, places[at].1);
    let lines: Vec<String> =
        found.iter().take(40).map(|run| format!("{} tokens: {} and {}", run.tokens, place(run.first), place(run.second))).collect();
    assert!(sum <= CEILING, "{sum} tokens stand in runs that stood before, {CEILING} may:\n  {}", lines.join("\n  "));
}

#[test]
fn the_search_sees_what_it_should() {
    let words = |text: &str| without_imports(tokens(text)).into_iter().map(|token| token.text).collect::<Vec<_>>();
    assert_eq!(
        words("use a::b;\nfn f<'a>(x: &'a str) { g('\\'', \"b // c\", r#\"d\"#) } // e"),
        words("fn f<'a>(x: &'a str) { g('x', \"\", \"y\") }")
    );
    assert_eq!(tokens("a\n\n/// b\n\"c\nd\" e").iter().map(|token| token.line).collect::<Vec<_>>(), [1, 4, 5]);
    let run = |words: &[u32]| repeated(words, 3).into_iter().map(|run| (run.first, run.second, run.tokens)).collect::<Vec<_>>();
    assert_eq!(run(&[1, 2, 3, 4, 9, 1, 2, 3, 4, 8]), [(0, 5, 4)]);
    assert_eq!(run(&[7, 7, 7, 7, 7]), [], "a run does not overlap itself");
    assert_eq!(run(&[1, 2, 3, 1, 2, 3]), [(0, 3, 3)]);
    assert_eq!(run(&[1, 2, 9, 1, 2, 8]), [], "too short");
}
