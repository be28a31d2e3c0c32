//! `docs/RULES.md` says what the rules do: its numbers are the data's, and the tests that it names exist.

use std::path::Path;

use latticework::catalog::Catalog;

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
    if std::env::var_os("UPDATE_GOLDEN").is_some() && right != page {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/RULES.md");
        std::fs::write(path, &right).unwrap_or_else(|why| panic!("{why}"));
        return;
    }
    for (written, should) in page.lines().zip(right.lines()) {
        assert_eq!(written, should, "docs/RULES.md: UPDATE_GOLDEN=1 rewrites its numbers");
    }
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
        let files = [folder.join("competition").join(format!("{module}.rs")), folder.join("rules").join(format!("{module}.rs")), folder.join(format!("{module}.rs"))];
        // Rules and competition may name a file alike.
        let there = files.iter().filter_map(|file| std::fs::read_to_string(file).ok()).any(|source| source.contains(&format!("fn {test}(")));
        assert!(there, "there is no test {name}");
    }
}
