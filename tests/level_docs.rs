//! `docs/LEVELS.md` and `docs/THEATRE.md` against the program: their tables are generated. `UPDATE_GOLDEN=1` rewrites them. The tutorial is walked
//! in `tests/author.rs`.

mod harness;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use latticework::catalog::quantity::Thousandths;
use latticework::catalog::{Act, Catalog, ClauseKind, Host, NationId};
use latticework::geo::{MAX_CELLS, Window};
use latticework::level::{Code, Library, MAX_BYTES, MAX_DEPTH, MAX_FILES, new_level, render, schema};
use latticework::report::words;
use latticework::rules::phases::agreement::clause;

fn page(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(page(name)).unwrap_or_else(|error| panic!("docs/{name}: {error}"))
}

/// Text for a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn table(heads: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = format!("| {} |\n|{}\n", heads.join(" | "), " --- |".repeat(heads.len()));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|text| cell(text)).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    out
}

fn calls(rows: &[(&str, &str, &str)]) -> String {
    let written = |name: &str, shape: &str| if shape.is_empty() { format!("`{name}`") } else { format!("`{name}({shape})`") };
    table(&["written", "meaning"], rows.iter().map(|(name, shape, meaning)| vec![written(name, shape), (*meaning).to_owned()]))
}

/// The clauses, with the numbers that each goes by.
fn clauses() -> String {
    let rows = ClauseKind::ALL.map(|kind| {
        let numbers: Vec<String> = clause::parameters(kind).iter().map(|parameter| format!("`{}`", parameter.slug())).collect();
        let given = if kind.is_begun_by_writer() { "whoever offers it" } else { "whoever is asked" };
        vec![
            format!("`{}(...)`", kind.name()),
            format!("{}. {}", kind.about().trim().trim_end_matches('.'), kind.hint()),
            given.to_owned(),
            numbers.join(", "),
        ]
    });
    table(&["clause", "what it says", "who gives, on a form", "parameters that it goes by"], rows)
}

/// The tables by the names of their marks.
fn tables() -> Vec<(&'static str, String)> {
    let catalog = Catalog::theatre().expect("theatre data");
    let code = |text: &str| format!("`{text}`");
    let fields = schema::ALL.iter().map(|(heading, docs)| {
        let rows = docs.iter().map(|doc| {
            let default = if doc.default.is_empty() { String::new() } else { doc.default.to_owned() };
            vec![code(doc.name), doc.kind.to_owned(), default, doc.meaning.to_owned()]
        });
        format!("### {heading}\n\n{}", table(&["field", "value", "default", "meaning"], rows))
    });
    let kinds = catalog.force_types.iter().map(|kind| {
        let acts: Vec<&str> = schema::ACT_WORDS.iter().filter(|(_, act)| kind.acts.contains(act)).map(|(word, _)| *word).collect();
        vec![kind.name.clone(), code(&kind.slug), kind.unit.clone(), acts.join(", ")]
    });
    let name = |id: &NationId| catalog.nation(*id).name.clone();
    let agreements = catalog.agreements.iter().filter(|agreement| !agreement.clauses.is_empty()).map(|agreement| {
        let parties: Vec<String> = agreement.parties.iter().map(name).collect();
        let last = agreement.status.last().map(|(day, status)| format!("{status:?} from {day}")).unwrap_or_default();
        vec![agreement.name.clone(), code(&agreement.slug), parties.join(", "), last]
    });
    let acts = schema::ACT_WORDS.iter().map(|(word, act)| {
        let against = if act.opposes() { "yes" } else { "no" };
        vec![code(word), words::act_meaning(*act).to_owned(), against.to_owned(), act.rung().to_string()]
    });
    let rungs = (0..=8_u8).map(|rung| {
        let acts: Vec<String> = schema::ACT_WORDS.iter().filter(|(_, act)| rung > 0 && act.rung() == rung).map(|(word, _)| code(word)).collect();
        vec![rung.to_string(), words::rung(rung).to_owned(), acts.join(", ")]
    });
    let goods = catalog.goods.iter().map(|good| {
        let hit = |(nation, share): &(NationId, Thousandths)| format!("{} ({}.{}%)", name(nation), share.0 / 10, share.0 % 10);
        let hit: Vec<String> = good.exposure.iter().map(hit).collect();
        vec![good.name.clone(), code(&good.slug), name(&good.by), hit.join(", ")]
    });
    let elections = catalog.elections.iter().map(|election| {
        vec![
            name(&election.nation),
            election.day.to_string(),
            election.name.clone(),
            code(&format!("{:?}", election.kind)),
            format!("{:?}", election.certainty).to_lowercase(),
        ]
    });
    let programmes = catalog.programmes.iter().map(|programme| {
        let begun = programme.begun.map_or_else(|| "when its team orders it".to_owned(), |day| day.to_string());
        vec![name(&programme.nation), programme.name.clone(), begun, programme.months.to_string(), thousands(programme.cost_musd as usize)]
    });
    let parameters = catalog.parameters.iter().map(|parameter| {
        let (low, high) = parameter.range;
        vec![code(&parameter.slug), parameter.value.to_string(), format!("{low} to {high}"), parameter.unit.clone(), parameter.meaning.clone()]
    });
    let codes = Code::ALL.iter().map(|problem| vec![code(problem.text()), problem.meaning().to_owned(), problem.advice().to_owned()]);
    vec![
        ("fields", fields.collect::<Vec<_>>().join("\n")),
        ("clauses", clauses()),
        ("triggers", calls(schema::TRIGGERS)),
        ("deeds", calls(schema::DEEDS)),
        ("tests", calls(schema::TESTS)),
        ("metrics", calls(schema::METRICS)),
        ("effects", calls(schema::EFFECTS)),
        ("limits", table(&["what", "at most"], limits().into_iter().map(|(what, most)| vec![what.to_owned(), most]))),
        ("nations", sorted(&["name", "short name"], catalog.nations.iter().map(|nation| vec![nation.name.clone(), code(&nation.slug)]))),
        ("kinds", sorted(&["name", "short name", "unit", "acts"], kinds)),
        ("acts", table(&["act", "what the force does", "names a nation that it is against", "rung"], acts)),
        ("rungs", table(&["rung", "name", "acts that raise a pair to it"], rungs)),
        ("goods", sorted(&["good", "short name", "withheld by", "can hit (trade at stake, of its product)"], goods)),
        ("elections", sorted(&["nation", "day", "election", "kind", "how sure the day is"], elections)),
        ("programmes", sorted(&["nation", "programme", "begun", "months", "cost, million U.S. dollars"], programmes)),
        ("agreements", sorted(&["name", "short name", "parties", "status at last"], agreements)),
        ("parameters", table(&["short name", "value", "credible", "unit", "meaning"], parameters)),
        ("codes", table(&["code", "what is wrong", "what to do"], codes)),
    ]
}

/// A table whose rows are sorted by what stands first in them.
fn sorted(heads: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut rows: Vec<Vec<String>> = rows.into_iter().collect();
    rows.sort_by_key(|row| row.iter().map(|text| text.to_lowercase()).collect::<Vec<_>>());
    table(heads, rows)
}

/// A number with a comma before each three digits.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// What a level may hold: what is counted, the most, and a level with so many of it. [`the_limits_are_those_of_the_page`] tries each.
type Limit = (&'static str, usize, fn(usize) -> String);

const TRIED: [Limit; 11] = [
    ("bytes of a file", MAX_BYTES, |n| {
        let level = level_with("");
        format!("{level}{}", " ".repeat(n - level.len()))
    }),
    ("brackets that stand in one another, inside the level's own", MAX_DEPTH, |n| level_with(&format!("aims: {}{}", "[".repeat(n), "]".repeat(n)))),
    ("teams", 24, |n| {
        let teams = numbered(n, |i| format!("(id: \"s{i}\", name: \"S\", nations: [\"jpn\"])"));
        format!("Level(format: 2, title: \"T\", seats: [{teams}])")
    }),
    ("objectives of a team", 20, |n| {
        let objectives = numbered(n, |i| format!("(title: \"{i}\", tiers: [[], [], []])"));
        level_with(&format!("seats: [(id: \"japan\", objectives: [{objectives}])]"))
    }),
    ("texts in `aims`, `sources`, `questions` or `one_of`, and entries of `agreements`", 200, |n| {
        level_with(&format!("aims: [{}]", numbered(n, |i| format!("\"{i}\""))))
    }),
    ("tests in a list", 40, |n| inject_with(&format!("when: If([{}], 1)", numbered(n, |_| "AtLeast(Turn, 1)".to_owned())))),
    ("effects of an inject", 40, |n| inject_with(&format!("when: Turn(1), effects: [{}]", numbered(n, |_| "Weather(1)".to_owned())))),
    ("items of any other list, such as forces, places or injects", 1_000, |n| {
        let injects = numbered(n, |i| format!("(id: \"i{i}\", title: \"T\", when: Turn(1))"));
        format!("Level(format: 2, title: \"T\", injects: [{injects}])")
    }),
    ("characters of a name or title", 120, |n| level_with(&format!("title: \"{}\"", "x".repeat(n)))),
    ("characters of a short name", 40, |n| {
        level_with(&format!("places: [(id: \"{}\", name: \"X\", lat: 26.0, lon: 124.0, kind: Port)]", "x".repeat(n)))
    }),
    ("characters of a text", 8_000, |n| level_with(&format!("instructor_notes: \"{}\"", "x".repeat(n)))),
];

fn level_with(fields: &str) -> String {
    let title = if fields.starts_with("title") { "" } else { "title: \"T\", " };
    format!("Level(format: 2, extends: \"senkaku\", {title}{fields})")
}

fn inject_with(fields: &str) -> String {
    level_with(&format!("injects: [(id: \"tried\", title: \"T\", {fields})]"))
}

fn numbered(n: usize, item: impl Fn(usize) -> String) -> String {
    (0..n).map(item).collect::<Vec<_>>().join(", ")
}

fn limits() -> Vec<(&'static str, String)> {
    let all = Window::ALL;
    let mut rows: Vec<(&'static str, String)> = TRIED.iter().map(|(what, most, _)| (*what, thousands(*most))).collect();
    rows.push(("hexes of a map", thousands(MAX_CELLS as usize)));
    rows.push(("the window of a map", format!("{} E to {} W, {} S to {} N", all.west, 360.0 - all.east, -all.south, all.north)));
    rows.push(("level files that the game lists from your folder", thousands(MAX_FILES)));
    rows
}

#[test]
fn the_limits_are_those_of_the_page() {
    let library = Library::load().expect("theatre data load");
    let refused = |text: &str| {
        let report = library.check("tried", "tried.ron", text, None);
        let of_size = |code: Code| matches!(code, Code::TooLarge | Code::BadText);
        report.problems.iter().filter(|problem| of_size(problem.code)).map(|problem| problem.message.clone()).collect::<Vec<_>>()
    };
    for (what, most, level) in TRIED {
        assert_eq!(refused(&level(most)), Vec::<String>::new(), "{most} {what}");
        assert_eq!(refused(&level(most + 1)).len(), 1, "{} {what}: {:?}", most + 1, refused(&level(most + 1)));
    }
}

/// The tables of `docs/THEATRE.md`: places by country, forces by nation.
fn theatre() -> Vec<(&'static str, String)> {
    let catalog = Catalog::theatre().expect("theatre data");
    let code = |text: &str| format!("`{text}`");
    let name = |id: NationId| catalog.nation(id).name.clone();
    let mut places: std::collections::BTreeMap<(u8, String), Vec<Vec<String>>> = std::collections::BTreeMap::new();
    for place in &catalog.places {
        let under = match place.host {
            Host::Nation(nation) => (0, name(nation)),
            Host::Disputed => (1, "Disputed: who controls it decides".to_owned()),
            Host::International => (2, "International".to_owned()),
        };
        let kinds: Vec<String> = std::iter::once(place.kind).chain(place.also.iter().copied()).map(|kind| spaced(&format!("{kind:?}"))).collect();
        let operator = place.controller.map_or_else(String::new, name);
        // As a level writes it: past the antimeridian a longitude is west, and negative.
        let east = if place.at.lon() > 180.0 { place.at.lon() - 360.0 } else { place.at.lon() };
        let at = format!("{:.1}, {east:.1}", place.at.lat());
        places.entry(under).or_default().push(vec![place.name.clone(), code(&place.slug), kinds.join(", "), operator, at]);
    }
    let mut forces: std::collections::BTreeMap<String, Vec<Vec<String>>> = std::collections::BTreeMap::new();
    for force in &catalog.forces {
        let (kind, home) = (catalog.force_type(force.kind), catalog.place(force.home));
        let row = vec![
            latticework::report::words::second_names::shown(&catalog, &force.name),
            code(&force.slug),
            kind.name.clone(),
            format!("{} {}", force.strength, kind.unit),
            home.name.clone(),
        ];
        forces.entry(name(force.nation)).or_default().push(row);
    }
    let places = places.into_iter().map(|((_, under), rows)| {
        format!("### {under}\n\n{}", sorted(&["name", "short name", "what it is", "operated by", "latitude, longitude"], rows))
    });
    let forces = forces
        .into_iter()
        .map(|(nation, rows)| format!("### Forces: {nation}\n\n{}", sorted(&["name", "short name", "kind", "strength", "home"], rows)));
    vec![("places", places.collect::<Vec<_>>().join("\n")), ("forces", forces.collect::<Vec<_>>().join("\n"))]
}

/// `AirBase` as `air base`.
fn spaced(word: &str) -> String {
    let mut out = String::new();
    for letter in word.chars() {
        if letter.is_uppercase() && !out.is_empty() {
            out.push(' ');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

/// A page with its tables as they should be.
fn with_tables(page: &str, tables: &[(&str, String)]) -> String {
    let mut page = page.to_owned();
    for (name, text) in tables {
        let open = format!("<!-- generated: {name} -->\n");
        let start = page.find(&open).unwrap_or_else(|| panic!("the page lacks the mark {open}")) + open.len();
        let end = start + page[start..].find("<!-- end -->").expect("the mark <!-- end -->");
        page.replace_range(start..end, text);
    }
    page
}

/// `docs/LEVELS.md` as it should be.
fn filled(page: &str) -> String {
    let mut page = with_tables(page, &tables());
    let answer = "<!-- tutorial: error -->\n```text\n";
    let start = page.find(answer).expect("the tutorial's error") + answer.len();
    let end = start + page[start..].find("```").expect("the end of the block");
    page.replace_range(start..end, &printed(&tutorial(&page, &["nation", "force"])));
    page
}

/// A block of the tutorial.
fn block<'a>(page: &'a str, name: &str) -> &'a str {
    let open = format!("<!-- tutorial: {name} -->\n```text\n");
    let start = page.find(&open).unwrap_or_else(|| panic!("the tutorial lacks {name}")) + open.len();
    &page[start..start + page[start..].find("```").expect("the end of the block")]
}

/// The new level with blocks of the tutorial put where it says.
fn tutorial(page: &str, blocks: &[&str]) -> String {
    let mut text = new_level(Path::new("my_first.ron"));
    for name in blocks {
        let at = match *name {
            "nation" => text.find("        \"prc\": (").expect("the line after that of `phl`"),
            list => {
                let open = format!("\n    {list}s: [\n");
                let start = text.find(&open).unwrap_or_else(|| panic!("the list {list}s"));
                start + text[start..].find("\n    ],\n").expect("its end") + 1
            }
        };
        text.insert_str(at, block(page, name));
    }
    text
}

/// What `latticework check` prints for the tutorial's level.
fn printed(text: &str) -> String {
    let report = Library::load().expect("theatre data load").check("my_first", "my_first.ron", text, None);
    let (errors, warnings) = (report.errors(), report.problems.len() - report.errors());
    let counted = |count: usize, what: &str| if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") };
    format!("{}my_first.ron: {}, {}\n", render(&report.problems, &report.files), counted(errors, "error"), counted(warnings, "warning"))
}

/// Holds a page to what it should be, or rewrites it.
fn held(name: &str, should: &str) {
    harness::golden::held(&format!("docs/{name}"), should);
}

#[test]
fn the_reference_says_what_the_program_does() {
    held("LEVELS.md", &filled(&read("LEVELS.md")));
}

#[test]
fn places_and_forces_stand_in_the_page_by_the_names_that_people_know() {
    held("THEATRE.md", &with_tables(&read("THEATRE.md"), &theatre()));
}

/// The page says: a limit allows an act and all above it in the table; those against nobody are always allowed.
#[test]
fn acts_stand_in_the_order_in_which_a_limit_allows_them() {
    let acts: Vec<Act> = schema::ACT_WORDS.iter().map(|(_, act)| *act).collect();
    assert!(acts.is_sorted() && acts.len() == Act::ALL.len(), "{acts:?}");
    assert!(acts.iter().skip_while(|act| !act.opposes()).all(|act| act.opposes()), "acts against somebody stand after the others");
}

#[test]
fn every_field_and_code_has_something_to_say() {
    for (heading, docs) in schema::ALL {
        for doc in *docs {
            assert!(!doc.meaning.is_empty() && !doc.kind.is_empty(), "{heading}: {}", doc.name);
        }
    }
    for code in Code::ALL {
        assert!(code.meaning().len() > 10 && code.advice().len() > 10, "{}", code.text());
    }
}
