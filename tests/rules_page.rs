//! `docs/RULES.md` says what the rules do: its numbers are the data's, and the tests that it names exist.

mod harness;

use std::path::Path;

use latticework::catalog::Catalog;
use latticework::level::Library;

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/RULES.md");
    std::fs::read_to_string(path).unwrap_or_else(|why| panic!("docs/RULES.md: {why}"))
}

/// The page with every "`name` (value)" of a parameter as the data have it, and the names that were found.
fn corrected(catalog: &Catalog, page: &str) -> (String, Vec<String>) {
    let mut found = Vec::new();
    let mut out = String::new();
    let mut rest = page;
    while let Some(at) = rest.find('`') {
        let (before, after) = rest.split_at(at + 1);
        out.push_str(before);
        let Some(end) = after.find('`') else {
            rest = after;
            break;
        };
        let name = &after[..end];
        out.push_str(&after[..=end]);
        rest = &after[end + 1..];
        let Some(parameter) = catalog.parameters.iter().chain(&catalog.war.numbers).find(|parameter| parameter.slug == name) else { continue };
        found.push(name.to_owned());
        if let Some(number) = rest.strip_prefix(" (")
            && let Some(close) = number.find(')')
            && number[..close].parse::<i32>().is_ok()
        {
            out.push_str(&format!(" ({})", parameter.value));
            rest = &number[close + 1..];
        }
    }
    out.push_str(rest);
    (out, found)
}

#[test]
fn the_numbers_on_the_page_are_the_datas() {
    let catalog = Catalog::theatre().unwrap_or_else(|problems| panic!("{problems:?}"));
    let page = page();
    let (right, found) = corrected(&catalog, &page);
    harness::golden::held("docs/RULES.md", &right);
    let missing: Vec<&str> = catalog.parameters.iter().map(|p| p.slug.as_str()).filter(|slug| !found.iter().any(|known| known == slug)).collect();
    assert!(missing.is_empty(), "docs/RULES.md says nothing of {missing:?}");
}

/// A page that promises a test which is not there would be worth nothing.
#[test]
fn the_tests_that_the_page_names_exist() {
    let page = page();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let named: Vec<&str> = page.split('`').skip(1).step_by(2).filter(|code| code.contains("::")).collect();
    assert!(named.len() > 40, "only {} tests are named", named.len());
    for name in named {
        let (module, test) = name.split_once("::").unwrap_or_default();
        // A binary of one file, one of a folder, or a file of a folder; rules and competition may name a file alike.
        let mut files = vec![folder.join(format!("{module}.rs"))];
        files.extend(["competition", "rules"].map(|binary| folder.join(binary).join(format!("{module}.rs"))));
        let parts = std::fs::read_dir(folder.join(module)).into_iter().flatten().flatten();
        files.extend(parts.map(|entry| entry.path()));
        let there = files.iter().filter_map(|file| std::fs::read_to_string(file).ok()).any(|source| source.contains(&format!("fn {test}(")));
        assert!(there, "there is no test {name}");
    }
}

/// The table of what the article says: every row is there, its level is shipped and lasts as long, and it names a test.
#[test]
fn the_article_is_met_in_shipped_levels() {
    let page = page();
    let numbered = |line: &&str| line.strip_prefix("| M").is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
    let rows: Vec<Vec<&str>> = page.lines().filter(numbered).map(|line| line.split('|').map(str::trim).collect()).collect();
    let ids: Vec<&str> = rows.iter().map(|row| row[1]).collect();
    let wanted: Vec<String> = (1..=15).chain(18..=19).map(|number| format!("M{number}")).collect();
    assert_eq!(ids, wanted);
    let library = Library::load().unwrap_or_else(|why| panic!("{why}"));
    for row in &rows {
        let slug = row[3].trim_matches('`');
        let report = library.open_embedded(slug).unwrap_or_else(|| panic!("{}: no level {slug}", row[1]));
        let scenario = report.scenario.unwrap_or_else(|| panic!("{}: {slug} does not start", row[1]));
        let turn: u16 = row[4].parse().unwrap_or_else(|why| panic!("{}: turn {}: {why}", row[1], row[4]));
        assert!(turn > 0 && scenario.turns.is_some_and(|last| turn <= last), "{}: {slug} has no turn {turn}", row[1]);
        assert!(row[5].contains("::"), "{}: no test", row[1]);
    }
}
