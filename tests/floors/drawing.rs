//! The drawing of modules in `docs/dev/ARCHITECTURE.md` is made from the code: `UPDATE_GOLDEN=1 cargo test --test floors` makes it anew.
//!
//! An arrow leads from a module to one that it uses. One that follows from others (a to b, b to c, so a to c) is left out: the drawing shows
//! on what a module rests.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::imports::{Module, modules, uses};

const PAGE: &str = "docs/dev/ARCHITECTURE.md";

type Arrows = BTreeMap<String, BTreeSet<String>>;

/// The library's root: it names its modules, and uses none.
const ROOT: &str = "lib";

/// Who uses whom, each module told by one part of its path.
fn arrows(top: &str, part: usize) -> Arrows {
    let modules = modules(top);
    let name = |module: &Module| module.get(part).filter(|name| *name != ROOT).cloned();
    let mut found: Arrows = modules.keys().filter_map(name).map(|name| (name, BTreeSet::new())).collect();
    for (module, used) in uses(&modules) {
        let Some(from) = name(&module) else { continue };
        let targets = used.keys().filter_map(name).filter(|target| *target != from);
        found.entry(from.clone()).or_default().extend(targets.collect::<Vec<_>>());
    }
    found
}

/// Everything that a module rests on, directly or not.
fn below(arrows: &Arrows, from: &str) -> BTreeSet<String> {
    let (mut found, mut next) = (BTreeSet::new(), vec![from.to_owned()]);
    while let Some(module) = next.pop() {
        for target in arrows.get(&module).into_iter().flatten() {
            if found.insert(target.clone()) {
                next.push(target.clone());
            }
        }
    }
    found
}

/// The drawing, for Mermaid: modules that nobody uses first.
fn drawn(arrows: &Arrows) -> String {
    let mut text = "```mermaid\ngraph TD\n".to_owned();
    let mut order: Vec<&String> = arrows.keys().collect();
    order.sort_by_key(|module| std::cmp::Reverse(below(arrows, module).len()));
    for module in order {
        let direct = &arrows[module];
        let by_others: BTreeSet<String> = direct.iter().flat_map(|target| below(arrows, target)).collect();
        let rests: Vec<String> = direct.difference(&by_others).cloned().collect();
        match rests.is_empty() {
            true => writeln!(text, "    {module}"),
            false => writeln!(text, "    {module} --> {}", rests.join(" & ")),
        }
        .expect("a string takes all");
    }
    text.push_str("```\n");
    text
}

fn held(name: &str, arrows: &Arrows) {
    for module in arrows.keys() {
        assert!(!below(arrows, module).contains(module), "{module} uses itself by way of others: nothing can be drawn");
    }
    let path = format!("{}/{PAGE}", env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(&path).expect("the page is there");
    let (start, end) = (format!("<!-- drawn: {name} -->\n"), "<!-- end -->");
    let from = page.find(&start).expect("the page has a place for the drawing") + start.len();
    let to = from + page[from..].find(end).expect("the drawing ends");
    let wanted = drawn(arrows);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, format!("{}{wanted}{}", &page[..from], &page[to..])).expect("the page can be written");
    } else {
        assert_eq!(&page[from..to], wanted, "{PAGE} shows other modules: UPDATE_GOLDEN=1 cargo test --test floors");
    }
}

// One test: both drawings stand in one page, which is written whole.
#[test]
fn the_page_shows_the_modules_as_they_are() {
    held("layers", &arrows("", 0));
    held("rules", &arrows("rules", 1));
}
