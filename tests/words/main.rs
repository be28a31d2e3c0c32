//! What is said: every phrase is used, can be said with whatever it may be given, and reads well; another language needs no code.

#[path = "../harness/mod.rs"]
mod harness;
mod pseudo;
mod samples;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Instant;

use latticework::report::Words;
use latticework::rules::event::Discard;
use latticework::rules::scenario::Scenario;
use latticework::rules::state::{Game, Live};
use latticework::words::keys::{SOURCES, SPECS};
use latticework::words::{Language, Phrase};

use harness::levels::level;
use pseudo::{MARKS, mirrored};

/// A game to say phrases of, set up once.
static STAGE: LazyLock<(Scenario, Live)> = LazyLock::new(|| {
    let scenario = level("draft_the_pact");
    let game = Game::start(&scenario, 1, &mut Discard);
    (scenario, game)
});

fn words() -> Words<'static> {
    let (scenario, game) = &*STAGE;
    Words { scenario, game }
}

/// Every phrase with sample arguments, several times where a choice or a number changes it.
fn phrases() -> Vec<Phrase> {
    SPECS.iter().flat_map(|spec| samples::of(spec, &words())).collect()
}

/// All of them in a language, each with what went wrong.
fn said_in(language: &Language) -> Vec<(Phrase, String, Vec<String>)> {
    let said = |phrase: Phrase| {
        let (text, errors) = language.attempt(&phrase, Some(&words()));
        (phrase, text, errors)
    };
    phrases().into_iter().map(said).collect()
}

#[test]
fn every_phrase_can_be_said_and_reads_well() {
    let said = said_in(Language::english());
    let mut broken = Vec::new();
    for (phrase, text, errors) in &said {
        let bad = ["{", "}", "  ", " .", " ,", " ;", " :", "..", ",,", "( ", " )", "absent", "?."].into_iter().find(|bad| text.contains(bad));
        if let Some(bad) = bad {
            broken.push(format!("{} has {bad:?}: {text}", phrase.key()));
        }
        if text.trim() != text || text.is_empty() {
            broken.push(format!("{}: {text:?} begins or ends with a space, or is empty", phrase.key()));
        }
        broken.extend(errors.iter().cloned());
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(said.len() > SPECS.len(), "choices are gone through: {}", said.len());
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The name that `build.rs` gives a phrase: a constant where it takes nothing, a struct where it takes something.
fn rust_name(file: &str, key: &str, takes: bool) -> String {
    let stem = file.trim_end_matches(".ftl");
    let bare = key.strip_prefix(&format!("{stem}-")).unwrap_or(key);
    let capital = |part: &str| part[..1].to_uppercase() + &part[1..];
    let name = if takes { bare.split('-').map(capital).collect() } else { bare.replace('-', "_").to_uppercase() };
    format!("{}::{name}", stem.replace('-', "_"))
}

/// Where a phrase stands: the file of `en` whose text begins a line with its key.
fn file_of(key: &str) -> &'static str {
    let (_, files) = SOURCES.iter().find(|(code, _)| *code == "en").expect("English");
    let starts = |text: &str| text.lines().any(|line| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('=')));
    files.iter().find(|(_, text)| starts(text)).map_or_else(|| panic!("no file has {key}"), |(file, _)| *file)
}

/// The compiler holds that what is used is there; this, that what is there is used.
#[test]
fn no_phrase_stands_unused() {
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let texts = files.iter().map(|path| std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())));
    let mut used = BTreeSet::new();
    for text in texts {
        let part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        used.extend(text.split(|c| !part(c)).filter(|word| word.contains("::")).flat_map(|path| {
            let parts: Vec<&str> = path.split("::").filter(|part| !part.is_empty()).collect();
            parts.windows(2).map(|pair| pair.join("::")).collect::<Vec<_>>()
        }));
    }
    let unused: Vec<&str> =
        SPECS.iter().filter(|spec| !used.contains(&rust_name(file_of(spec.key), spec.key, !spec.args.is_empty()))).map(|spec| spec.key).collect();
    assert!(unused.is_empty(), "nobody says {}: take it out of assets/words/en", unused.join(", "));
}

/// Every language fits English: it reads, and says nothing that English does not; its variables are English's.
#[test]
fn languages_fit() {
    for (code, files) in SOURCES {
        let (language, problems) = Language::new(code, files, None);
        assert_eq!(problems, Vec::<String>::new(), "{code}");
        assert_eq!(language.code(), *code);
        for (phrase, _, errors) in said_in(&language) {
            assert_eq!(errors, Vec::<String>::new(), "{code}: {}", phrase.key());
        }
    }
}

/// A language that nobody speaks, made of English by a machine: accented, half as long again, each phrase between marks. It needs no code, and no
/// phrase is left in English.
#[test]
fn another_language_needs_no_code() {
    let (_, english) = SOURCES.iter().find(|(code, _)| *code == "en").expect("English");
    let files: Vec<(&str, String)> = english.iter().map(|(file, text)| (*file, mirrored(text))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(file, text)| (*file, text.as_str())).collect();
    let (language, problems) = Language::new("qps", &files, None);
    assert_eq!(problems, Vec::<String>::new());
    let (mut here, mut there) = (0, 0);
    for ((phrase, text, errors), (_, plain, _)) in said_in(&language).into_iter().zip(said_in(Language::english())) {
        assert_eq!(errors, Vec::<String>::new(), "{}", phrase.key());
        assert!(text.starts_with(MARKS.0) && text.ends_with(MARKS.1), "{}: {text}", phrase.key());
        here += text.chars().count();
        there += plain.chars().count();
    }
    assert!(here * 10 > there * 14, "{here} letters for {there}");
}

/// A language that has a name of its own for what the theatre names uses it, with its forms.
#[test]
fn a_language_may_have_names_of_its_own() {
    let files = [
        ("theatre.ftl", "nation-phl = Filipinas\n    .adjective = filipino\nnation-usa = Estados Unidos\n"),
        ("words.ftl", "names-governments = { $who }\nlists-last = { $so-far } y { $last }\n"),
    ];
    let (language, problems) = Language::new("es", &files, Some(Language::english()));
    assert_eq!(problems, Vec::<String>::new());
    let words = words();
    let nation = |slug: &str| words.scenario.catalog.nation_id(slug).expect("a nation");
    let both = latticework::words::keys::names::Governments { who: vec![nation("phl"), nation("usa"), nation("jpn")] };
    assert_eq!(language.render(&both.into(), Some(&words)), "Filipinas, Estados Unidos y Japan");
}

/// A phrase takes microseconds: a turn's news of some hundred is no wait.
#[test]
fn saying_is_quick() {
    let (words, phrases) = (words(), phrases());
    let all = || phrases.iter().map(|phrase| Language::english().render(phrase, Some(&words)).len()).sum::<usize>();
    all();
    let begun = Instant::now();
    let letters = (0..5).map(|_| all()).sum::<usize>();
    let each = begun.elapsed() / (5 * phrases.len() as u32);
    println!("{} phrases, {letters} letters, {each:?} a phrase", 5 * phrases.len());
    // Many times what it takes, for a busy machine.
    assert!(each.as_micros() < 1_000, "{each:?} a phrase");
}

/// For eyes: every phrase with its samples. `cargo test --test words -- --ignored --nocapture read_aloud`
#[test]
#[ignore = "prints every phrase, to be read"]
fn read_aloud() {
    for (phrase, text, _) in said_in(Language::english()) {
        println!("{}: {text}", phrase.key());
    }
}
