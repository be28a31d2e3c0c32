//! No short name and no display name of the theatre stands in a literal of the program, or in a phrase of `assets/words/en`: what a nation, a place,
//! a force, a missile or an agreement is called is data. Names are read from `levels/theatre`, literals from the sources, without tests and documentation.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use latticework::catalog::Catalog;
use latticework::words::keys::SOURCES;
use syn::buffer::{Cursor, TokenBuffer};

/// Names of the theatre that are ordinary words too, each with what else it is.
const WORDS: &[(&str, &str)] = &[
    ("Combined headquarters", "a kind of institution, as forms name it"),
    ("Coordination centre", "a kind of institution, as forms name it"),
    ("Planning group", "a kind of institution, as forms name it"),
    ("Submarines", "a kind of vessel"),
    ("airlift", "an order in a quarantine"),
    ("centre", "British for the middle"),
    ("east", "a direction"),
    ("garrison", "the crew of an outpost"),
    ("north", "a direction"),
    ("senkaku", "a level of that name"),
    ("second_thomas", "a level of that name"),
    ("south", "a direction"),
    ("strait", "a kind of water"),
    ("survey", "an act"),
];

/// Files that name what the theatre names: why they may, and how many of their literals do. What is mended is taken out; a new literal fails.
const FILES: &[(&str, &[(&str, usize)])] = &[
    (
        "the model of war and of the quarantine is of China, Taiwan and who helps it: its parties are an enum (`Party`) until it is reworked",
        &[
            ("assets/words/en/account.ftl", 1),
            ("assets/words/en/doubt.ftl", 3),
            ("assets/words/en/effects.ftl", 1),
            ("assets/words/en/kinds.ftl", 7),
            ("assets/words/en/measures.ftl", 10),
            ("assets/words/en/quarantine.ftl", 10),
            ("assets/words/en/reasons.ftl", 1),
            ("assets/words/en/refusals.ftl", 4),
            ("assets/words/en/salvos.ftl", 3),
            ("assets/words/en/series.ftl", 4),
            ("assets/words/en/tiers.ftl", 3),
            ("assets/words/en/war.ftl", 14),
            ("src/app/panels/standing/doubt.rs", 3),
            ("src/app/panels/orders/war.rs", 2),
            ("src/app/panels/parts/worth.rs", 1),
            ("src/level/convert/war.rs", 5),
            ("src/level/schema.rs", 10),
            ("src/level/semantics/effect.rs", 1),
            ("src/level/semantics/measure.rs", 1),
            ("src/report/pages/study.rs", 1),
            ("src/rules/crisis/variation.rs", 5),
            ("src/rules/event/facts.rs", 2),
            ("src/rules/vocab/refused.rs", 2),
            ("src/study/games/belief.rs", 1),
            ("src/study/wars/calibration.rs", 8),
            ("src/study/tables/table.rs", 3),
            ("src/study/wars/row.rs", 13),
            ("src/study/wars/table.rs", 15),
        ],
    ),
    (
        "explains a number that reads otherwise for China: cohesion for approval, a lean below 0",
        &[
            ("assets/words/en/nation-numbers.ftl", 1),
            ("assets/words/en/orders.ftl", 3),
            ("src/app/panels/white_cell/effects.rs", 1),
            ("src/level/advice.rs", 2),
            ("src/level/semantics/contest.rs", 1),
            ("src/report/words/wordlist/entries.rs", 15),
        ],
    ),
    ("an example in a message about the level's format", &[("src/level/convert/agreements.rs", 1)]),
];

/// Names, each with the kind of thing that it names.
type Names = BTreeMap<String, &'static str>;

/// What the theatre names.
fn names() -> Names {
    let catalog = Catalog::theatre().unwrap_or_else(|problems| panic!("{problems:?}"));
    let mut names = Names::new();
    let mut add = |kind: &'static str, all: Vec<&String>| names.extend(all.into_iter().map(|name| (name.clone(), kind)));
    add("a nation", catalog.nations.iter().flat_map(|row| [&row.slug, &row.name]).collect());
    add("a place", catalog.places.iter().flat_map(|row| [&row.slug, &row.name]).collect());
    add("a kind of force", catalog.force_types.iter().map(|row| &row.slug).collect());
    add("a force", catalog.forces.iter().flat_map(|row| [&row.slug, &row.name]).collect());
    add("an agreement", catalog.agreements.iter().flat_map(|row| [&row.slug, &row.name]).collect());
    add("a programme", catalog.programmes.iter().flat_map(|row| [&row.slug, &row.name]).collect());
    add("a good", catalog.goods.iter().flat_map(|row| [&row.slug, &row.name]).collect());
    add("a text", catalog.texts.iter().flat_map(|row| [&row.slug, &row.name]).collect());
    add("a missile", catalog.war.munitions.iter().flat_map(|row| [&row.slug, &row.name]).collect());
    add("a water", catalog.war.waters.iter().flat_map(|row| [&row.slug, &row.name]).collect());
    add("a zone", catalog.war.zones.iter().flat_map(|row| [&row.slug, &row.name]).collect());
    add("a variation", catalog.war.variations.iter().map(|row| &row.slug).collect());
    names
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") && path.file_name().is_some_and(|name| name != "tests.rs") {
            found.push(path);
        }
    }
}

/// The texts that stand in code, without documentation and what is compiled for tests alone.
fn literals(mut at: Cursor<'_>, found: &mut Vec<String>) {
    // Set after `#[cfg(test)]`, up to the end of what it stands before.
    let mut for_tests = false;
    while !at.eof() {
        if let Some((attribute, next)) = attribute(at) {
            let text = attribute.token_stream().to_string().replace(' ', "");
            for_tests |= text == "cfg(test)";
            if !text.starts_with("doc=") {
                literals(attribute, found);
            }
            at = next;
        } else if let Some((inside, delimiter, _, next)) = at.any_group() {
            if !for_tests {
                literals(inside, found);
            }
            for_tests &= format!("{delimiter:?}") != "Brace";
            at = next;
        } else if let Some((literal, next)) = at.literal() {
            if let syn::Lit::Str(text) = syn::Lit::new(literal) {
                found.push(text.value());
            }
            at = next;
        } else if let Some((_, next)) = at.token_tree() {
            for_tests &= at.punct().is_none_or(|(sign, _)| sign.as_char() != ';');
            at = next;
        }
    }
}

/// What stands in the brackets of an attribute that begins here, and what follows it.
fn attribute(at: Cursor<'_>) -> Option<(Cursor<'_>, Cursor<'_>)> {
    let (_, rest) = at.punct().filter(|(sign, _)| sign.as_char() == '#')?;
    let rest = rest.punct().filter(|(sign, _)| sign.as_char() == '!').map_or(rest, |(_, rest)| rest);
    rest.any_group().map(|(inside, _, _, next)| (inside, next))
}

/// Whether a literal names a thing: as a whole, in quotes of code, or as words of a sentence if the name can be nothing else.
fn is_named(literal: &str, name: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let distinct = name.starts_with(|c: char| c.is_uppercase()) || name.contains('_');
    let as_words = || {
        literal.match_indices(name).any(|(at, _)| {
            let (before, after) = (&literal[..at], &literal[at + name.len()..]);
            !before.ends_with(part) && !after.starts_with(part)
        })
    };
    literal == name || (literal.contains('`') && literal.contains(&format!("`{name}`"))) || (distinct && as_words())
}

/// By file: the literals that name something of the theatre, each with what.
static FOUND: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let names = names();
    let words: BTreeSet<&str> = WORDS.iter().map(|(word, _)| *word).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    rust_files(&root.join("src"), &mut files);
    files.sort();
    let mut found = BTreeMap::new();
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let tokens = text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut texts = Vec::new();
        literals(TokenBuffer::new2(tokens).begin(), &mut texts);
        // Files of levels and of the theatre are named where they are taken in.
        texts.retain(|text| !text.ends_with(".ron"));
        let named = |text: &String| {
            let (name, kind) = names.iter().filter(|(name, _)| !words.contains(name.as_str())).find(|(name, _)| is_named(text, name))?;
            Some(format!("{text:?} has {kind}, {name}"))
        };
        let hits: Vec<String> = texts.iter().filter_map(named).collect();
        if !hits.is_empty() {
            found.insert(path.strip_prefix(root).unwrap_or(&path).display().to_string(), hits);
        }
    }
    let (_, english) = SOURCES.iter().find(|(code, _)| *code == "en").expect("English");
    for (file, text) in *english {
        let lines = text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_once(" = ").map_or(line, |(_, text)| text));
        let named = |text: &str| {
            let (name, kind) = names.iter().filter(|(name, _)| !words.contains(name.as_str())).find(|(name, _)| is_named(text, name))?;
            Some(format!("{text:?} has {kind}, {name}"))
        };
        let hits: Vec<String> = lines.filter_map(named).collect();
        if !hits.is_empty() {
            found.insert(format!("assets/words/en/{file}"), hits);
        }
    }
    found
});

/// The files that may, and how many of their literals.
fn excepted() -> impl Iterator<Item = (&'static str, usize)> {
    FILES.iter().flat_map(|(_, files)| files.iter().copied())
}

#[test]
fn what_the_theatre_names_is_data() {
    let mut wrong = Vec::new();
    for (file, hits) in FOUND.iter() {
        let may = excepted().find(|(known, _)| known == file).map_or(0, |(_, count)| count);
        if hits.len() > may {
            wrong.push(format!("{file}: {} literals, {may} allowed:\n    {}", hits.len(), hits.join("\n    ")));
        }
    }
    assert!(wrong.is_empty(), "names belong in levels/theatre, and are read from the catalog:\n{}", wrong.join("\n"));
}

#[test]
fn exceptions_are_needed_and_have_a_reason() {
    let names = names();
    let idle: Vec<String> = excepted()
        .map(|(file, count)| (file, count, FOUND.get(file).map_or(0, Vec::len)))
        .filter(|(_, count, now)| now < count)
        .map(|(file, count, now)| format!("{file}: {now}, and {count} are allowed"))
        .collect();
    assert!(idle.is_empty(), "lower these numbers, or take the file out:\n{}", idle.join("\n"));
    assert!(FILES.iter().all(|(why, _)| !why.is_empty()));
    for (word, why) in WORDS {
        assert!(names.contains_key(*word) && !why.is_empty(), "`{word}` is no name of the theatre");
    }
}

/// The search finds what it is for: a test that could find nothing would hold nothing.
#[test]
fn a_name_is_found_in_code_and_not_in_documentation_or_tests() {
    let code = r##"
        #![doc = "Okinawa"]
        /// Taiwan
        fn a() { call!("in {} of Taiwan", [x("us_phl_mdt")]); }
        #[cfg(test)]
        use b::{c};
        const D: &str = r#"`csg`"#;
        #[cfg(test)]
        mod tests { fn e() { f("Japan") } }
        #[error("no Luzon")]
        struct G;
    "##;
    let mut texts = Vec::new();
    literals(TokenBuffer::new2(code.parse().unwrap_or_else(|error| panic!("{error}"))).begin(), &mut texts);
    assert_eq!(texts, ["in {} of Taiwan", "us_phl_mdt", "`csg`", "no Luzon"]);
    assert!(is_named("in {} of Taiwan", "Taiwan") && is_named("us_phl_mdt", "us_phl_mdt") && is_named("such as `csg`", "csg"));
    assert!(!is_named("Taiwanese", "Taiwan") && !is_named("the garrison's", "garrison"));
}
