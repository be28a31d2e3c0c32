//! `docs/SOURCES.md` says what the theatre data say.

mod harness;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use latticework::catalog::{Catalog, Certainty, Clause, Origin};

fn certainty(certainty: Certainty) -> &'static str {
    Certainty::ALL.iter().find(|(_, known)| *known == certainty).map_or("", |(name, _)| name)
}

/// A table cell may hold no bar.
fn cell(text: &str) -> String {
    text.replace('|', "/")
}

fn by_certainty(list: impl Iterator<Item = Certainty>) -> String {
    let mut counts = [0u32; Certainty::ALL.len()];
    for one in list {
        counts[one as usize] += 1;
    }
    let named = Certainty::ALL.iter().rev().filter(|(_, known)| counts[*known as usize] > 0);
    named.map(|(name, known)| format!("{} {name}", counts[*known as usize])).collect::<Vec<_>>().join(", ")
}

fn places(catalog: &Catalog) -> String {
    let mut kinds: BTreeMap<_, Vec<Certainty>> = BTreeMap::new();
    for place in &catalog.places {
        kinds.entry(place.kind).or_default().push(place.certainty);
    }
    let mut table = String::from("| kind | places | how sure |\n| --- | ---: | --- |\n");
    for (kind, sure) in &kinds {
        let _ = writeln!(table, "| {kind:?} | {} | {} |", sure.len(), by_certainty(sure.iter().copied()));
    }
    let all = by_certainty(catalog.places.iter().map(|place| place.certainty));
    let _ = writeln!(table, "| all | {} | {all} |", catalog.places.len());
    table
}

fn forces(catalog: &Catalog) -> String {
    let mut table = String::from("| nation | counters | strength | how sure |\n| --- | ---: | --- | --- |\n");
    for (index, nation) in catalog.nations.iter().enumerate() {
        let own: Vec<_> = catalog.forces.iter().filter(|force| force.nation.index() == index).collect();
        if own.is_empty() {
            continue;
        }
        let mut units: BTreeMap<&str, u32> = BTreeMap::new();
        for force in &own {
            *units.entry(&catalog.force_type(force.kind).unit).or_default() += u32::from(force.strength);
        }
        let strength = units.iter().map(|(unit, count)| format!("{count} {unit}")).collect::<Vec<_>>().join(", ");
        let _ = writeln!(table, "| {} | {} | {strength} | {} |", nation.name, own.len(), by_certainty(own.iter().map(|force| force.certainty)));
    }
    table
}

fn force_types(catalog: &Catalog) -> String {
    let mut table = String::from(
        "| kind | km a day | radius km | endurance h | sensor km | reach km | tonnes a hull | sources and assumptions |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n",
    );
    for kind in &catalog.force_types {
        let _ = writeln!(
            table,
            "| {} (`{}`) | {} | {} | {} | {} | {} | {} | {} |",
            kind.name,
            kind.slug,
            kind.speed_km_day,
            kind.radius_km,
            kind.endurance_hours,
            kind.sensor_km,
            kind.reach_km,
            kind.mass * 100,
            cell(&kind.source)
        );
    }
    table
}

fn agreements(catalog: &Catalog) -> String {
    let mut table = String::from("| agreement | status | clauses | how sure |\n| --- | --- | --- | --- |\n");
    for agreement in &catalog.agreements {
        let status = agreement.status.iter().map(|(day, status)| format!("{day} {status:?}")).collect::<Vec<_>>().join(", ");
        let mut sorts: BTreeMap<char, u32> = BTreeMap::new();
        for clause in &agreement.clauses {
            let sort = match clause {
                Clause::Permission { .. } => 'P',
                Clause::Obligation { .. } => 'O',
                Clause::Institution { .. } => 'I',
                Clause::Undertaking { .. } => 'U',
            };
            *sorts.entry(sort).or_default() += 1;
        }
        let clauses = sorts.iter().map(|(sort, count)| format!("{count} {sort}")).collect::<Vec<_>>().join(", ");
        let _ = writeln!(table, "| {} (`{}`) | {status} | {clauses} | {} |", cell(&agreement.name), agreement.slug, certainty(agreement.certainty));
    }
    table
}

fn parameters(catalog: &Catalog) -> String {
    let sourced = catalog.parameters.iter().filter(|parameter| matches!(parameter.origin, Origin::Source(_))).count();
    let mut table = format!(
        "{} parameters: {sourced} with a source, {} assumed.\n\n| parameter | value | range | unit | what it does | source or assumption |\n| --- | ---: | --- | --- | --- | --- |\n",
        catalog.parameters.len(),
        catalog.parameters.len() - sourced
    );
    for parameter in &catalog.parameters {
        let origin = match &parameter.origin {
            Origin::Source(text) => format!("Source: {text}"),
            Origin::Assumption(text) => format!("Assumption: {text}"),
        };
        let (least, most) = parameter.range;
        let _ = writeln!(
            table,
            "| `{}` | {} | {least} to {most} | {} | {} | {} |",
            parameter.slug,
            parameter.value,
            parameter.unit,
            cell(&parameter.meaning),
            cell(&origin)
        );
    }
    table
}

/// The page with its generated sections written anew.
///
/// Panics if a section's marks are missing.
fn written(page: &str, catalog: &Catalog) -> String {
    let sections = [
        ("places", places(catalog)),
        ("forces", forces(catalog)),
        ("force_types", force_types(catalog)),
        ("agreements", agreements(catalog)),
        ("parameters", parameters(catalog)),
    ];
    let mut page = page.to_owned();
    for (name, text) in sections {
        let open = format!("<!-- generated: {name} -->\n");
        let start = page.find(&open).map(|at| at + open.len()).unwrap_or_else(|| panic!("no section `{name}`"));
        let length = page[start..].find("<!-- end -->").unwrap_or_else(|| panic!("section `{name}` has no end"));
        page.replace_range(start..start + length, &text);
    }
    page
}

#[test]
fn the_page_says_what_the_data_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/SOURCES.md");
    let page = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let catalog = Catalog::theatre().unwrap_or_else(|problems| panic!("{problems:#?}"));
    let now = written(&page, &catalog);
    harness::golden::held("docs/SOURCES.md", &now);
}

#[test]
fn a_changed_number_makes_the_page_stale() {
    let mut catalog = Catalog::theatre().unwrap_or_else(|problems| panic!("{problems:#?}"));
    let page = written(include_str!("../docs/SOURCES.md"), &catalog);
    catalog.parameters[0].value += 1;
    assert_ne!(written(&page, &catalog), page);
}

/// A source or an assumption is a whole sentence or phrase: it does not break off at a word that wants another.
#[test]
fn no_origin_breaks_off() {
    let catalog = Catalog::theatre().expect("the theatre's data");
    let mut origins: Vec<String> = Vec::new();
    let mut add = |origin: &Origin| {
        let (Origin::Source(text) | Origin::Assumption(text)) = origin;
        origins.push(text.to_string());
    };
    catalog.parameters.iter().for_each(|def| add(&def.origin));
    catalog.programmes.iter().for_each(|def| add(&def.origin));
    catalog.goods.iter().for_each(|def| add(&def.origin));
    assert!(origins.len() > 100, "{}", origins.len());
    for text in &origins {
        let text = text.trim_end_matches(['.', ' ']);
        let broken = ["of which a part", "of which", "which", "and", "or", "of", "with", "by", "for", "the", "a"];
        let ends = |word: &str| text == word || text.ends_with(&format!(" {word}")) || text.ends_with(&format!(", {word}"));
        assert!(!broken.iter().any(|word| ends(word)) && !text.ends_with([',', ';', ':']), "it breaks off: {text:?}");
    }
}
