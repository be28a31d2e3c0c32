//! Measures as an author writes them, and texts that are still to be written.

use crate::rules::metric::{Comparison, Metric};
use crate::rules::scenario::Scenario;
use crate::rules::vocab::measure::MetricSubject;

/// Texts that stand for one still to be written, in small letters and without marks at either end.
const PLACEHOLDERS: [&str; 16] = [
    "todo",
    "to do",
    "tbd",
    "tba",
    "tbc",
    "fixme",
    "placeholder",
    "lorem ipsum",
    "to be written",
    "to be done",
    "to be added",
    "text here",
    "your text here",
    "write here",
    "fill in",
    "xxx",
];

/// Whether a text stands for one still to be written: `TODO`, `TODO: ask Ana`, `...`, `Lorem ipsum dolor`.
pub(in crate::level) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() {
        return false;
    }
    if text.chars().all(|c| !c.is_alphanumeric()) {
        // A question mark alone may be what a player asks; dots, dashes and lines are nothing.
        return text.chars().any(|c| matches!(c, '.' | '\u{2026}' | '-' | '_' | '\u{2013}' | '\u{2014}' | '*' | '#'));
    }
    let plain = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if PLACEHOLDERS.contains(&plain.as_str()) {
        return true;
    }
    // A word that nobody begins a sentence with, whatever follows it.
    plain.starts_with("lorem ipsum")
        || ["todo", "tbd", "fixme"].iter().any(|word| plain.strip_prefix(word).is_some_and(|rest| rest.starts_with([':', ' ', '-', ','])))
}

/// A measure as it is written in a level: `Control("reed_bank")`.
pub(in crate::level) fn measure(scenario: &Scenario, metric: Metric) -> String {
    let slug = |subject| match subject {
        MetricSubject::Feature(id) => scenario.features.get(id.index()).map(|feature| scenario.catalog.place(feature.place).slug.as_str()),
        MetricSubject::Nation(id) => scenario.catalog.nations.get(id.index()).map(|nation| nation.slug.as_str()),
    };
    let name = metric.row().name;
    let slugs: Vec<String> = metric.subjects().into_iter().flatten().map(|subject| format!("\"{}\"", slug(subject).unwrap_or_default())).collect();
    if slugs.is_empty() { name.to_owned() } else { format!("{name}({})", slugs.join(", ")) }
}

/// A comparison as it is written in a level.
pub(in crate::level) fn comparison(comparison: Comparison) -> &'static str {
    comparison.name()
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn what_is_still_to_be_written_is_known_and_what_is_short_is_not() {
        for text in [
            "TODO",
            "todo.",
            " TODO: ask Ana ",
            "...",
            "\u{2026}",
            "---",
            "TBD",
            "[to be written]",
            "Lorem ipsum dolor sit amet",
            "xxx",
            "(text here)",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["", "x", "?", "b", "Hold.", "Todos los barcos", "To do nothing is an act too", "1.", "Fill in the gaps that the treaty leaves"] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
