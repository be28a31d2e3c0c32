//! `docs/LEVELS.md` against the program: its tables are generated, its tutorial is followed. `UPDATE_GOLDEN=1` rewrites it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use latticework::catalog::Catalog;
use latticework::level::{Code, Library, new_level, render, schema};

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/LEVELS.md")
}

fn read() -> String {
    std::fs::read_to_string(page()).expect("docs/LEVELS.md")
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
        vec![code(&kind.slug), kind.name.clone(), kind.unit.clone(), acts.join(", ")]
    });
    let name = |id: &latticework::catalog::NationId| catalog.nation(*id).slug.clone();
    let agreements = catalog.agreements.iter().filter(|agreement| !agreement.clauses.is_empty()).map(|agreement| {
        let parties: Vec<String> = agreement.parties.iter().map(name).collect();
        let last = agreement.status.last().map(|(day, status)| format!("{status:?} from {day}")).unwrap_or_default();
        vec![code(&agreement.slug), agreement.name.clone(), parties.join(", "), last]
    });
    let parameters = catalog.parameters.iter().map(|parameter| {
        let (low, high) = parameter.range;
        vec![code(&parameter.slug), parameter.value.to_string(), format!("{low} to {high}"), parameter.unit.clone(), parameter.meaning.clone()]
    });
    let codes = Code::ALL.iter().map(|problem| vec![code(problem.text()), problem.meaning().to_owned(), problem.advice().to_owned()]);
    let renamed = latticework::level::FORMAT_1.iter().flat_map(|(place, names)| names.iter().map(move |(old, new)| (place, old, new)));
    vec![
        ("fields", fields.collect::<Vec<_>>().join("\n")),
        ("triggers", calls(schema::TRIGGERS)),
        ("tests", calls(schema::TESTS)),
        ("metrics", calls(schema::METRICS)),
        ("effects", calls(schema::EFFECTS)),
        ("nations", table(&["short name", "name"], catalog.nations.iter().map(|nation| vec![code(&nation.slug), nation.name.clone()]))),
        ("kinds", table(&["short name", "name", "unit", "acts"], kinds)),
        ("agreements", table(&["short name", "name", "parties", "status at last"], agreements)),
        ("parameters", table(&["short name", "value", "credible", "unit", "meaning"], parameters)),
        ("codes", table(&["code", "what is wrong", "what to do"], codes)),
        ("format1", table(&["where", "format 1", "now"], renamed.map(|(place, old, new)| vec![(*place).to_owned(), code(old), code(new)]))),
    ]
}

/// The page with its tables as they should be.
fn filled(page: &str) -> String {
    let mut page = page.to_owned();
    for (name, text) in tables() {
        let open = format!("<!-- generated: {name} -->\n");
        let start = page.find(&open).unwrap_or_else(|| panic!("the page lacks the mark {open}")) + open.len();
        let end = start + page[start..].find("<!-- end -->").expect("the mark <!-- end -->");
        page.replace_range(start..end, &text);
    }
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
            "nation" => text.find("        \"prc\": (").expect("the line after that of the Philippines"),
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

#[test]
fn the_reference_says_what_the_program_does() {
    let now = read();
    let should = filled(&now);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(page(), &should).expect("written");
        return;
    }
    let stale = now.lines().zip(should.lines()).find(|(a, b)| a != b);
    assert!(now == should, "docs/LEVELS.md is out of date at {stale:?}: set UPDATE_GOLDEN=1 to rewrite its tables");
}

#[test]
fn the_tutorial_leads_to_a_level_without_errors_or_warnings() {
    let page = read();
    let with_mistake = printed(&tutorial(&page, &["nation", "force"]));
    assert!(with_mistake.contains("did you mean `sag`?"), "{with_mistake}");
    for blocks in [&["nation", "force"][..], &["nation", "force", "seat"], &["nation", "force", "seat", "inject"]] {
        let text = tutorial(&page, blocks).replace("\"sagg\"", "\"sag\"");
        assert_eq!(printed(&text), "my_first.ron: 0 errors, 0 warnings\n", "after {blocks:?}");
    }
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
