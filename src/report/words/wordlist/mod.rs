//! The word list: every standing word of the screen with what it is, how it moves and where one sees it.
//!
//! Numbers stand as `{slug}` of a parameter and are filled in with the level's own value.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::catalog::quantity::Hours;
use crate::rules::Scenario;
use crate::rules::vocab::parameter::Param;

mod entries;

pub use entries::ENTRIES;

/// A word of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordEntry {
    /// The word, as the screen writes it.
    pub term: &'static str,
    /// Other words under which it is found.
    pub also: &'static [&'static str],
    /// What it is.
    pub what: &'static str,
    /// How it moves; empty for what does not.
    pub moves: &'static str,
    /// Where one sees it.
    pub seen: &'static str,
}

/// The values of parameters as text, by short name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<&'static str, String>);

impl Values {
    /// The values of a level.
    pub fn of(scenario: &Scenario) -> Self {
        Self::read(&scenario.catalog, |param| scenario.parameters.get(param))
    }

    /// The theatre's values, for screens outside a game.
    pub fn usual(catalog: &Catalog) -> Self {
        Self::read(catalog, |param| catalog.parameters.iter().find(|def| def.slug == param.slug()).map_or(0, |def| def.value))
    }

    fn read(catalog: &Catalog, value: impl Fn(Param) -> i32) -> Self {
        let unit = |param: Param| catalog.parameters.iter().find(|def| def.slug == param.slug()).map_or("", |def| def.unit.as_str());
        Self(Param::ALL.iter().map(|&param| (param.slug(), in_unit(value(param), unit(param)))).collect())
    }
}

/// A value in the unit that a reader knows: percent for thousandths, days for hours.
fn in_unit(value: i32, unit: &str) -> String {
    match unit {
        "permille" => format!("{}%", tenths(value)),
        "percent" => format!("{value}%"),
        "hours" => crate::report::words::duration(Hours(value.max(0) as u32)),
        "" => value.to_string(),
        "turns" | "months" if value == 1 => format!("1 {}", unit.trim_end_matches('s')),
        unit => format!("{value} {unit}"),
    }
}

/// Thousandths as percent, without a decimal that says nothing.
fn tenths(permille: i32) -> String {
    let sign = if permille < 0 { "−" } else { "" };
    let (whole, tenth) = (permille.abs() / 10, permille.abs() % 10);
    if tenth == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenth}") }
}

/// A text with the values of parameters in place of `{slug}`.
fn filled(text: &str, values: &Values) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((slug, after)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        out.push_str(values.0.get(slug).map_or(slug, String::as_str));
        rest = after;
    }
    out + rest
}

impl WordEntry {
    /// The entry in lines: what it is, how it moves, where one sees it.
    pub fn lines(&self, values: &Values) -> Vec<String> {
        let mut lines = vec![filled(self.what, values)];
        if !self.moves.is_empty() {
            lines.push(format!("How it moves: {}", filled(self.moves, values)));
        }
        if !self.seen.is_empty() {
            lines.push(format!("Where you see it: {}", filled(self.seen, values)));
        }
        lines
    }

    /// Whether a search finds it: every word of `query` stands in the term, its other words or its text.
    pub fn matches(&self, query: &str) -> bool {
        let text = [self.term, &self.also.join(" "), self.what, self.moves, self.seen].join(" ").to_lowercase();
        query.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }

    /// The words under which it is found.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.term).chain(self.also.iter().copied())
    }

    /// Whether its word or one of its other words begins with the search: such entries stand first.
    pub fn begins(&self, query: &str) -> bool {
        let query = query.trim().to_lowercase();
        !query.is_empty() && self.names().any(|name| name.to_lowercase().starts_with(&query))
    }
}

/// The entry of a word, whatever its case.
pub fn entry(word: &str) -> Option<&'static WordEntry> {
    let word = word.trim();
    ENTRIES.iter().find(|entry| entry.names().any(|name| name.eq_ignore_ascii_case(word)))
}

/// The entry of the longest word with which a line of the screen begins: "Support 56.0%" is found under "Support".
pub fn leading(line: &str) -> Option<&'static WordEntry> {
    let begins = |name: &str| {
        line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && !line[name.len()..].starts_with(|next: char| next.is_alphanumeric() || next == '-' || next == '\'')
    };
    let longest = |entry: &WordEntry| entry.names().filter(|name| begins(name)).map(str::len).max();
    ENTRIES.iter().filter_map(|entry| Some((longest(entry)?, entry))).max_by_key(|(length, _)| *length).map(|(_, entry)| entry)
}

/// The entries that a search finds, those whose word begins with it first; all for an empty search.
pub fn found(query: &str) -> Vec<&'static WordEntry> {
    let (first, rest): (Vec<&WordEntry>, Vec<&WordEntry>) =
        ENTRIES.iter().filter(|entry| entry.matches(query)).partition(|entry| entry.begins(query));
    first.into_iter().chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usual() -> Values {
        Values::usual(&Catalog::theatre().expect("the theatre's data"))
    }

    #[test]
    fn every_entry_is_whole_and_reachable() {
        let values = usual();
        let mut names: Vec<String> = Vec::new();
        for entry in ENTRIES {
            assert!(!entry.what.is_empty() && !entry.seen.is_empty(), "{}", entry.term);
            assert_eq!(super::entry(entry.term), Some(entry), "{} is hidden by another entry", entry.term);
            assert!(found(entry.term).contains(&entry), "{} is not found by its own word", entry.term);
            assert!(found("").contains(&entry));
            for name in entry.names() {
                assert_eq!(super::entry(name), Some(entry), "{name} stands in two entries");
                names.push(name.to_lowercase());
            }
            for line in entry.lines(&values) {
                assert!(!line.contains(['{', '}', '_']), "{}: a parameter that is not there: {line}", entry.term);
                assert!(line.split_whitespace().count() <= 60, "{}: too long: {line}", entry.term);
            }
        }
        let terms: Vec<String> = ENTRIES.iter().map(|entry| entry.term.to_lowercase()).collect();
        let mut sorted = terms.clone();
        sorted.sort();
        assert_eq!(terms, sorted, "the list reads from A to Z");
    }

    #[test]
    fn numbers_are_the_levels_own() {
        let control = entry("Control").expect("control is a word of the screen");
        let mut values = usual();
        assert!(control.lines(&values).join(" ").contains("60%"), "{:?}", control.lines(&values));
        values.0.insert("control_share", "75%".to_owned());
        assert!(control.lines(&values).join(" ").contains("75%"));
    }

    #[test]
    fn the_longest_word_of_a_line_counts_and_parts_of_words_do_not() {
        assert_eq!(leading("Support 56.0%").map(|entry| entry.term), Some("Public support"));
        assert_eq!(leading("SUPPORT").map(|entry| entry.term), Some("Public support"));
        assert_eq!(leading("Supported by many"), None);
        assert_eq!(leading("Use-of-force limit for your crews").map(|entry| entry.term), Some("Use-of-force limit"));
        assert_eq!(leading("Über alles"), None);
    }

    #[test]
    fn units_are_those_that_a_reader_knows() {
        assert_eq!((in_unit(30, "permille").as_str(), in_unit(125, "permille").as_str(), in_unit(-4, "permille").as_str()), ("3%", "12.5%", "−0.4%"));
        assert_eq!((in_unit(1, "turns").as_str(), in_unit(2, "turns").as_str(), in_unit(60, "percent").as_str()), ("1 turn", "2 turns", "60%"));
    }
}
