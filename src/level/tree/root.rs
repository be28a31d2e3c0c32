//! What a file is that does not begin as a level does.

use crate::level::schema;
use crate::platform::program;

/// Why a text whose blanks and notes at the head are taken off is no level, if it does not begin as one.
pub(super) fn not_a_level(rest: &str, line: u32) -> Option<String> {
    let program = program::name();
    let Some(first) = rest.chars().next() else {
        let what = if line > 1 { "there is nothing in this file but blanks and notes" } else { "the file is empty" };
        return Some(format!("{what}: `{program} new FILE` writes a level to start from"));
    };
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == '\u{200b}').filter(|c| *c != '\u{200b}').collect();
    let after = rest[rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '\u{200b}')).unwrap_or(rest.len())..].trim_start();
    let named = !word.is_empty() && first.is_alphabetic();
    if matches!(first, '(' | '[') || (named && after.starts_with('(')) || (named && after.starts_with("//")) || (named && after.starts_with("/*")) {
        return None;
    }
    let begins = "a level begins with `Level(`";
    if let Some(number) = rest.lines().position(|text| text.trim_start().starts_with("Level(")) {
        let level = line + number as u32;
        return Some(format!("{begins}, which stands on line {level}: take out what stands before it, or put // before each of these lines"));
    }
    if word.eq_ignore_ascii_case("level") {
        return Some("after `Level` stands a round bracket: a level is written Level( ... )".to_owned());
    }
    if first == '<' {
        return Some(format!("this looks like a web page (HTML or XML): {begins}. Copy its text into a plain text file"));
    }
    if first == '{' {
        return Some(format!("{begins} and has round brackets: this looks like JSON, which levels are not written in"));
    }
    let (field, colon) = (word.as_str(), after.starts_with(':') || after.starts_with('='));
    if colon && schema::LEVEL.iter().any(|doc| doc.name == field) {
        return Some(format!("{begins}: write it before the first field, and `)` after the last"));
    }
    let head: Vec<&str> = rest.lines().filter(|line| !line.trim().is_empty()).take(2).collect();
    let cells = |line: &str| line.matches('\t').count().max(line.matches(';').count()).max(line.matches(',').count());
    if head.iter().all(|line| line.contains('\t') || cells(line) >= 3) && head.iter().all(|line| !line.contains(": ")) {
        return Some(format!(
            "this looks like rows of a spreadsheet: {begins}. `{program} new FILE` writes one, and each row becomes an item such as (id: \"cutters\", ...)"
        ));
    }
    Some(format!("this is no level: {begins}. `{program} new FILE` writes one to start from: copy your texts into it"))
}
