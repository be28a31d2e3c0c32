//! What the layout promises, read from the sources: layers, what the rules do without, sizes, names, documentation.
//!
//! Each rule says why it is there. A rule that is in the way is changed here, with a reason, not worked around.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A layer and those that it may use. DESIGN.md section 11, with words under what speaks: each uses those below it, never one above.
const LAYERS: [(&str, &[&str]); 13] = [
    ("platform", &[]),
    ("geo", &[]),
    ("catalog", &["geo"]),
    ("rules", &["geo", "catalog"]),
    ("words", &["geo", "catalog", "rules"]),
    ("level", &["platform", "geo", "catalog", "rules", "words"]),
    ("ai", &["geo", "catalog", "rules"]),
    ("session", &["platform", "geo", "catalog", "rules", "words", "level", "ai"]),
    ("study", &["platform", "geo", "catalog", "rules", "words", "level", "ai", "session"]),
    ("net", &["platform", "geo", "catalog", "rules", "words", "level", "ai", "session"]),
    ("report", &["platform", "geo", "catalog", "rules", "words", "level", "ai", "session", "study"]),
    ("app", &["platform", "geo", "catalog", "rules", "words", "level", "ai", "session", "study", "net", "report"]),
    ("cli", &["platform", "geo", "catalog", "rules", "words", "level", "ai", "session", "study", "net", "report", "app"]),
];

/// Lines of a source file that may be more than [`MAX_LINES`], with the reason.
const LONG_FILES: [(&str, &str); 1] = [("src/rules/vocab/parameter.rs", "two lines a number of the rules: a list")];

/// A file that is longer does more than one thing, or is hard to find one's way in.
const MAX_LINES: usize = 500;

/// Names that say nothing about what is in a module.
const EMPTY_NAMES: [&str; 6] = ["utils", "util", "helpers", "misc", "common", "stuff"];

/// Pages and pictures that are being written: a link to one may still lead nowhere.
const COMING: [&str; 0] = [];

/// What of a session may be named in the app outside its bridge: plain data that screens show. Whoever holds a running session, or a link
/// to one, could read what the seat may not know.
const SESSION_DATA: [&str; 14] = [
    "Controller",
    "OrderId",
    "Decided",
    "Header",
    "Replay",
    "SaveFault",
    "SavedGame",
    "Sitting",
    "TurnRecord",
    "RULES_VERSION",
    "SAVE_FORMAT",
    "SessionError",
    "game_to_continue",
    "saves_in",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A path as the repository knows it.
fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// Every Rust file under a folder, in order.
fn rust_files(folder: &str) -> Vec<PathBuf> {
    let (mut found, mut folders) = (BTreeSet::new(), vec![root().join(folder)]);
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.insert(path);
            }
        }
    }
    found.into_iter().collect()
}

/// The code of a file without comments, line by line with its number.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")).map(|(index, line)| {
        let end = line.find(" // ").unwrap_or(line.len());
        (index + 1, &line[..end])
    })
}

/// Words of a line, as Rust names them.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// The modules that a line names after `prefix`, one or a list in braces.
fn named_after<'a>(line: &'a str, prefix: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices(prefix) {
        let rest = &line[at + prefix.len()..];
        match rest.strip_prefix('{') {
            // The first name of each item; names inside further braces belong to it.
            Some(list) => {
                let mut depth = 0;
                let mut fresh = true;
                for (index, c) in list.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => fresh = true,
                        _ if fresh && (c.is_alphabetic() || c == '_') => {
                            fresh = false;
                            found.extend(words(&list[index..]).next());
                        }
                        _ => {}
                    }
                }
            }
            None => found.extend(rest.chars().next().filter(|c| c.is_alphabetic()).and_then(|_| words(rest).next())),
        }
    }
    found
}

fn report(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}:\n  {}", broken.join("\n  "));
}

#[test]
fn a_layer_uses_those_below_it_and_never_one_above() {
    let mut broken = Vec::new();
    let known: BTreeSet<&str> = LAYERS.iter().map(|(layer, _)| *layer).collect();
    for (layer, below) in LAYERS {
        if !root().join("src").join(layer).is_dir() {
            continue;
        }
        for path in rust_files(&format!("src/{layer}")) {
            let text = read(&path);
            for (number, line) in code(&text) {
                let uses = named_after(line, "crate::").into_iter().chain(named_after(line, "latticework::"));
                for used in uses.filter(|used| known.contains(used) && *used != layer && !below.contains(used)) {
                    broken.push(format!("{}:{number} uses `{used}`", name(&path)));
                }
            }
        }
    }
    report("a layer uses one above it, or one beside it that it must not know", &broken);
}

#[test]
fn every_folder_of_the_library_is_a_known_layer() {
    let folders = std::fs::read_dir(root().join("src")).unwrap_or_else(|error| panic!("{error}"));
    let folders = folders.flatten().map(|entry| entry.path()).filter(|path| path.is_dir());
    let unknown = folders.map(|path| name(&path)).filter(|path| !LAYERS.iter().any(|(layer, _)| format!("src/{layer}") == *path));
    report("a folder that no layer names: add it to LAYERS", &unknown.collect::<Vec<_>>());
}

#[test]
fn the_rules_do_without_hash_maps_clocks_floats_and_the_outside() {
    // The same seed gives the same bytes everywhere only without them.
    let banned = ["HashMap", "HashSet", "SystemTime", "Instant", "f32", "f64", "thread", "fs", "env", "net", "println", "static"];
    let mut broken = Vec::new();
    for path in rust_files("src/rules") {
        let text = read(&path);
        for (number, line) in code(&text) {
            // A lifetime is no global.
            let line = line.replace("'static", "");
            // Texts may say these words.
            let outside_texts: String = line.split('"').step_by(2).collect();
            for word in words(&outside_texts).filter(|word| banned.contains(word)) {
                broken.push(format!("{}:{number} uses `{word}`", name(&path)));
            }
        }
    }
    report("the rules use what is not theirs", &broken);
}

#[test]
fn only_the_program_speaks_to_a_terminal() {
    // The library is for a browser and a host as well.
    let mut broken = Vec::new();
    for path in rust_files("src").into_iter().filter(|path| !name(path).starts_with("src/cli/") && name(path) != "src/main.rs") {
        for (number, line) in code(&read(&path)) {
            for crate_name in ["clap::", "miette::", "indicatif::"] {
                if line.contains(crate_name) {
                    broken.push(format!("{}:{number} uses `{crate_name}`", name(&path)));
                }
            }
        }
    }
    report("clap, miette and indicatif belong to main.rs and cli", &broken);
}

/// Crates of the machine, each with the file or the folder that alone names it: a browser's part is written beside that place, nowhere else.
const ONE_PLACE: [(&str, &str); 3] =
    [("rusqlite", "src/session/sqlite/"), ("etcetera", "src/platform/folders.rs"), ("getrandom", "src/platform/entropy.rs")];

#[test]
fn what_the_machine_gives_is_asked_for_in_one_place() {
    for (crate_name, place) in ONE_PLACE {
        let names = |path: &PathBuf| code(&read(path)).any(|(_, line)| words(line).any(|word| word == crate_name));
        let named: Vec<String> = rust_files("src").into_iter().filter(names).map(|path| name(&path)).collect();
        assert!(!named.is_empty(), "nobody names {crate_name}: take it off the list");
        let broken: Vec<String> = named.into_iter().filter(|file| !file.starts_with(place)).collect();
        report(&format!("{crate_name} belongs to {place}"), &broken);
    }
}

/// Files under a folder whose code has a word.
fn files_with(folder: &str, word: &str) -> Vec<String> {
    let found = rust_files(folder).into_iter().filter(|path| code(&read(path)).any(|(_, line)| line.contains(word)));
    found.map(|path| name(&path)).collect()
}

#[test]
fn only_apply_changes_a_game() {
    // The compiler keeps everybody else from a state that is held (`state/live.rs`, `tests/probes`); this holds who is let in there.
    let text = read(&root().join("src/rules/state/mod.rs"));
    assert!(code(&text).any(|(_, line)| line == "mod apply;"), "apply must not be seen outside the state");
    assert_eq!(files_with("src", "game.apply("), ["src/rules/change.rs"], "events are applied in one place, as they are emitted");
    assert_eq!(files_with("src/rules/state", ".copy()"), ["src/rules/state/live.rs", "src/rules/state/view.rs"], "a copy is a trial or a view");
    assert_eq!(
        files_with("src/rules/state", ".state()"),
        ["src/rules/state/apply/mod.rs", "src/rules/state/live.rs", "src/rules/state/setup.rs"],
        "a state is opened to set it up and for events"
    );
    assert_eq!(files_with("src/rules", "DerefMut for"), ["src/rules/state/live.rs"], "only a trial is written at will");
}

/// A war and a week of a quarantine are reckoned by models on a copy of their own, and what they come to enters the state by one event each.
#[test]
fn what_a_model_reckons_enters_the_state_by_one_event() {
    let boundary = [
        ("WarNews::Began { crisis: Box", "src/rules/crisis/mod.rs"),
        ("WarNews::Counted { war: Box", "src/rules/crisis/mod.rs"),
        ("QuarantineNews::Counted { quarantine: Box", "src/rules/quarantine/mod.rs"),
    ];
    for (word, file) in boundary {
        assert_eq!(files_with("src", word), [file], "{word}");
        assert_eq!(code(&read(&root().join(file))).filter(|(_, line)| line.contains(word)).count(), 1, "{word}");
    }
    let of_a_game = |line: &str| words(line).any(|word| ["Change", "Game", "Trial", "Live"].contains(&word));
    let knows = |path: &PathBuf| code(&read(path)).any(|(_, line)| of_a_game(line));
    let knowing: Vec<String> = rust_files("src/rules/models/war").into_iter().filter(knows).map(|path| name(&path)).collect();
    assert_eq!(knowing, Vec::<String>::new(), "the war by itself knows no game");
}

#[test]
fn no_file_is_longer_than_one_reads() {
    let mut broken = Vec::new();
    for path in rust_files("src").into_iter().chain(rust_files("tests")) {
        let lines = read(&path).lines().count();
        let allowed = LONG_FILES.iter().any(|(file, _)| *file == name(&path));
        if lines > MAX_LINES && !allowed {
            broken.push(format!("{} has {lines} lines", name(&path)));
        }
        if lines <= MAX_LINES && allowed {
            broken.push(format!("{} has {lines} lines: take it off the list of long files", name(&path)));
        }
    }
    report("split it, or add it to LONG_FILES with a reason", &broken);
}

#[test]
fn modules_are_named_after_what_they_hold() {
    let empty = |path: &PathBuf| path.components().any(|part| EMPTY_NAMES.contains(&part.as_os_str().to_string_lossy().trim_end_matches(".rs")));
    let broken: Vec<String> = rust_files("src").into_iter().filter(|path| empty(&PathBuf::from(name(path)))).map(|path| name(&path)).collect();
    report("a name that says nothing", &broken);
}

/// Type names that stand twice in the sources, with the reason.
const SHARED_NAMES: [(&str, &str); 2] = [
    ("ParquetRows", "one type behind a feature: with it rows are written, without it there are none"),
    ("Second", "one alias behind a target: only a Linux desktop reads a second keyboard"),
];

/// The type that a line of code defines, if it does. An indented `type` belongs to a trait; names that a macro takes stand where it is called.
fn type_defined(line: &str) -> Option<&str> {
    let item = line.trim_start();
    let item =
        item.strip_prefix("pub").map_or(item, |rest| rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(rest, |(_, rest)| rest));
    let (kind, rest) = item.trim_start().split_once(' ')?;
    let defines = ["struct", "enum", "trait", "union"].contains(&kind) || (kind == "type" && !line.starts_with(' '));
    words(rest).next().filter(|name| defines && rest.starts_with(name) && name.starts_with(char::is_uppercase))
}

/// Whoever reads a type's name, or looks for it, finds one thing.
#[test]
fn a_type_has_its_name_to_itself() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in rust_files("src").into_iter().filter(|path| !path.ends_with("tests.rs")) {
        let text = read(&path);
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
        for (number, line) in code(text) {
            if let Some(defined) = type_defined(line) {
                places.entry(defined.to_owned()).or_default().push(format!("{}:{number}", name(&path)));
            }
        }
    }
    assert!(places.len() > 500, "the scanner sees types: {}", places.len());
    for (shared, reason) in SHARED_NAMES {
        assert!(places.remove(shared).is_some_and(|places| places.len() > 1), "{shared} ({reason}) stands once: take it off the list");
    }
    let twice = places.iter().filter(|(_, places)| places.len() > 1).map(|(name, places)| format!("{name}: {}", places.join(", ")));
    report("a type's name stands twice: say in it what each is of", &twice.collect::<Vec<_>>());
}

/// Errors that are a mere text, as file and how many, with the reason.
const ERRORS_OF_TEXT: [(&str, usize, &str); 0] = [];

/// The code of a file without its tests, on one line.
fn without_tests(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    code(text).flat_map(|(_, line)| line.split_whitespace()).collect::<Vec<_>>().join(" ")
}

/// How many times a code on one line names a `Result` whose error is a `String`.
fn errors_of_text(code: &str) -> usize {
    let error = |at: usize| {
        let mut depth = 0_usize;
        let inner = code[at..].char_indices().find_map(|(index, c)| {
            depth = match c {
                '<' => depth + 1,
                // `->` closes nothing.
                '>' if code[..at + index].ends_with('-') => depth,
                '>' if depth == 0 => return Some(&code[at..at + index]),
                '>' => depth - 1,
                _ => depth,
            };
            None
        });
        inner.is_some_and(|inner| inner.trim_end_matches([',', ' ']).ends_with(", String"))
    };
    code.match_indices("Result<").filter(|(at, _)| error(at + "Result<".len())).count()
}

/// Whoever gets an error can ask it what is wrong; its words are made in one place, by `thiserror`.
#[test]
fn an_error_is_no_mere_text() {
    let mut broken = Vec::new();
    for path in rust_files("src") {
        let found = errors_of_text(&without_tests(&read(&path)));
        let may = ERRORS_OF_TEXT.iter().find(|(file, ..)| *file == name(&path)).map_or(0, |(_, count, _)| *count);
        if found != may {
            broken.push(format!("{}: {found}, and {may} may be", name(&path)));
        }
    }
    report("a `Result` whose error is a `String`: give it a type, with `thiserror`", &broken);
}

#[test]
fn only_the_bridge_holds_a_session() {
    let mut broken = Vec::new();
    for path in rust_files("src/app") {
        if name(&path).starts_with("src/app/bridge") {
            continue;
        }
        let text = read(&path);
        for (number, line) in code(&text) {
            let used = named_after(line, "session::");
            broken.extend(used.into_iter().filter(|used| !SESSION_DATA.contains(used)).map(|used| format!("{}:{number} uses `{used}`", name(&path))));
        }
    }
    report("the app reaches past its bridge for a session", &broken);
}

/// The app is a client: it holds what came as bytes. The one file that starts a session in this program hands out wires to it, and nothing else.
#[test]
fn one_file_of_the_app_knows_a_session() {
    const DOOR: &str = "src/app/bridge/host.rs";
    let mut broken = Vec::new();
    for path in rust_files("src/app").into_iter().filter(|path| name(path) != DOOR) {
        for (number, line) in code(&read(&path)) {
            // Texts may say these words.
            let outside_texts: String = line.split('"').step_by(2).collect();
            for word in words(&outside_texts).filter(|word| ["Session", "LocalHost", "Authority"].contains(word)) {
                broken.push(format!("{}:{number} names `{word}`", name(&path)));
            }
        }
    }
    report("the app has a session and not a client of one", &broken);
}

#[test]
fn every_module_and_public_item_is_documented() {
    let mut broken = Vec::new();
    for path in rust_files("src") {
        let text = read(&path);
        if !text.starts_with("//!") {
            broken.push(format!("{} does not say what it is", name(&path)));
        }
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for (index, line) in lines.iter().enumerate() {
            let item = line.strip_prefix("pub ").map(|item| item.trim_start_matches("const fn ").trim_start_matches("unsafe "));
            let kinds = ["fn ", "struct ", "enum ", "trait ", "const ", "static ", "type ", "union "];
            let is_item = item.is_some_and(|item| kinds.iter().any(|kind| item.starts_with(kind)) || line.starts_with("pub const fn "));
            // Items that a macro writes carry the documentation that it is given.
            if !is_item || line.contains('$') {
                continue;
            }
            // Attributes stand between an item and its documentation, on one line or several.
            let mut above = index;
            while above > 0 {
                let line = lines[above - 1];
                let start = (0..above).rev().find(|&at| lines[at].starts_with("#[")).filter(|_| line.ends_with(']'));
                match start {
                    Some(start) if line.starts_with("#[") || lines[start..above].iter().all(|line| !line.is_empty() && !line.ends_with('}')) => {
                        above = start
                    }
                    _ => break,
                }
            }
            if above == 0 || !(lines[above - 1].starts_with("///") || lines[above - 1].starts_with("//!")) {
                broken.push(format!("{}:{} {line}", name(&path), index + 1));
            }
        }
    }
    report("public and not documented", &broken);
}

#[test]
fn the_readme_opens_with_the_two_commands() {
    let text = read(&root().join("README.md"));
    let mut commands = text.lines().filter(|line| line.starts_with("    ")).map(str::trim);
    assert!(commands.next().is_some_and(|line| line.starts_with("./play")), "the first command in README.md is ./play");
    assert!(commands.next().is_some_and(|line| line.starts_with("./check")), "the second is ./check");
    for script in ["play", "check", ".ci/run"] {
        let text = read(&root().join(script));
        assert!(text.starts_with("#!/usr/bin/env bash") && text.contains("set -euo pipefail"), "{script}");
    }
    assert!(read(&root().join(".ci/run")).contains("./check"));
}

#[test]
fn every_page_can_be_reached_and_every_link_leads_somewhere() {
    let pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/dev/ARCHITECTURE.md"].map(|page| (page, read(&root().join(page))));
    let mut linked = BTreeSet::new();
    let mut broken = Vec::new();
    for (page, text) in &pages {
        for (at, _) in text.match_indices("](") {
            let target = text[at + 2..].split(')').next().unwrap_or("").split('#').next().unwrap_or("");
            if target.is_empty() || target.starts_with("http") {
                continue;
            }
            let path = root().join(page).parent().unwrap_or(root()).join(target);
            if path.exists() {
                linked.insert(path.canonicalize().unwrap_or(path));
            } else if !COMING.iter().any(|coming| coming.ends_with(target)) {
                broken.push(format!("{page} leads to {target}"));
            }
        }
        // Files that a page speaks of, such as `src/main.rs`; NAME and the like stand for many.
        for path in text
            .split('`')
            .skip(1)
            .step_by(2)
            .filter(|code| ["src/", "tests/", "docs/", "levels/", "assets/", "tools/"].iter().any(|folder| code.starts_with(folder)))
        {
            let stands_for_many = path.chars().any(|c| c.is_ascii_uppercase()) && !path.contains("LICENSES") && !path.starts_with("docs/");
            if !stands_for_many && !path.contains(' ') && !COMING.contains(&path) && !root().join(path).exists() {
                broken.push(format!("{page} speaks of `{path}`"));
            }
        }
    }
    report("a link that leads nowhere", &broken);
    let docs = std::fs::read_dir(root().join("docs")).unwrap_or_else(|error| panic!("{error}"));
    let docs = docs.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let lost = docs.map(|path| path.canonicalize().unwrap_or(path)).filter(|path| !linked.contains(path)).map(|path| name(&path));
    report("a page that nothing links to", &lost.collect::<Vec<_>>());
}

#[test]
fn every_dependency_is_pinned_and_from_the_registry() {
    let lock = read(&root().join("Cargo.lock"));
    let strange: Vec<String> = lock
        .lines()
        .filter(|line| line.starts_with("source = ") && !line.contains("registry+https://github.com/rust-lang/crates.io-index"))
        .map(str::to_owned)
        .collect();
    report("a dependency that the registry does not hold", &strange);
}

#[test]
fn the_scanner_sees_what_it_should() {
    // A rule that cannot be broken holds nothing.
    assert_eq!(named_after("use crate::{level::Library, rules::{Order, Game}, ai};", "crate::"), ["level", "rules", "ai"]);
    assert_eq!(named_after("let x: crate::session::Session = crate::app::run();", "crate::"), ["session", "app"]);
    assert_eq!(named_after("use crate::session::{Controller, Session};", "session::"), ["Controller", "Session"]);
    assert_eq!(type_defined("pub(in crate::level) struct Places {"), Some("Places"));
    assert_eq!(type_defined("    pub enum Kind<'a> { $($name,)* }"), Some("Kind"));
    assert_eq!(["type Row = u8;", "    type Row = u8;", "struct $name;", "pub fn of() {}"].map(type_defined), [Some("Row"), None, None, None]);
    let texts = ["Result<Vec<(u8, X)>, String>", "Result<A<B>, String, >", "Result<String, E>", "Result<(), E>, String>"].map(errors_of_text);
    assert_eq!(texts, [1, 1, 0, 0]);
    assert_eq!(errors_of_text("dyn FnMut(&dyn Fn(u8) -> Result<u8, String>) -> std::result::Result<(), String>"), 2);
    assert_eq!(code("a // b\n// c\n  /// d\ne").map(|(_, line)| line).collect::<Vec<_>>(), ["a", "e"]);
}
