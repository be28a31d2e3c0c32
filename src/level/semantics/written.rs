//! Measures as an author writes them, and texts that are still to be written.

use crate::level::schema::METRICS;
use crate::rules::metric::{Comparison, Metric};
use crate::rules::scenario::Scenario;

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
    let Ok(value) = serde_json::to_value(metric) else { return String::new() };
    let (name, ids) = match &value {
        serde_json::Value::Object(fields) => fields.iter().next().map_or((String::new(), Vec::new()), |(name, ids)| (name.clone(), numbers(ids))),
        other => (other.as_str().unwrap_or_default().to_owned(), Vec::new()),
    };
    let kinds = METRICS.iter().find(|(known, ..)| *known == name).map_or("", |(_, kinds, _)| kinds);
    let slug = |(kind, id): (&str, usize)| {
        let slug = if kind == "feature" {
            scenario.features.get(id).map(|feature| scenario.catalog.place(feature.place).slug.clone())
        } else {
            scenario.catalog.nations.get(id).map(|nation| nation.slug.clone())
        };
        format!("\"{}\"", slug.unwrap_or_default())
    };
    let slugs: Vec<String> = kinds.split(", ").filter(|kind| !kind.is_empty()).zip(ids).map(slug).collect();
    if slugs.is_empty() { name } else { format!("{name}({})", slugs.join(", ")) }
}

/// A comparison as it is written in a level.
pub(in crate::level) fn comparison(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtLeast => "AtLeast",
        Comparison::AtMost => "AtMost",
    }
}

fn numbers(value: &serde_json::Value) -> Vec<usize> {
    match value {
        serde_json::Value::Array(items) => items.iter().filter_map(|item| item.as_u64()).map(|id| id as usize).collect(),
        other => other.as_u64().map(|id| id as usize).into_iter().collect(),
    }
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
