//! What `latticework check --fix` changes in a level's text: everything that has one answer.

use std::path::Path;

use super::diagnostic::{Edit, SourceFile};
use super::{Library, Report};
use crate::level::tree::ends_line;

/// How often a text is checked and mended again: a mistake may hide behind another.
const MAX_ROUNDS: usize = 8;

/// A level's text with what could be mended, or as it was.
#[derive(Debug)]
pub struct Mended {
    /// The text; the old one if nothing was mended.
    pub text: String,
    /// How many changes were made.
    pub changes: usize,
    /// What is said of the old text.
    pub before: Report,
    /// What is said of the text now; `None` if nothing was mended.
    pub after: Option<Report>,
}

/// Mends what has one answer in the text of a level. What would bring more errors than it mends is left as it is.
pub fn mend(library: &Library, slug: &str, name: &str, text: &str, folder: Option<&Path>) -> Mended {
    let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
    let check = |text: &str| library.check(slug, name, text, folder);
    let before = check(text);
    let (mut best, mut changes) = (plain.to_owned(), usize::from(plain.len() < text.len()));
    let mut report = check(&best);
    for _ in 0..MAX_ROUNDS {
        // An old format is brought up to date first, by another command.
        let old = report.files.first().is_none_or(|file: &SourceFile| file.text != best);
        let edits: Vec<&Edit> = report.problems.iter().flat_map(|problem| &problem.edits).filter(|edit| edit.span.file == 0).collect();
        if old || edits.is_empty() {
            break;
        }
        let (next, made) = applied(&best, &edits);
        let next_report = check(&next);
        if made == 0 || next == best || weight(&next_report) > weight(&report) {
            // One of them does harm: each is tried alone.
            let Some((text, count, tried)) = one_by_one(&best, &report, &check) else { break };
            (best, report) = (text, tried);
            changes += count;
            continue;
        }
        best = next;
        changes += made;
        report = next_report;
    }
    if changes == 0 || best == text {
        return Mended { text: text.to_owned(), changes: 0, before, after: None };
    }
    Mended { text: best, changes, before, after: Some(report) }
}

/// How many mistakes a report tells of: those that are told once for many places count as often as they stand there.
fn weight(report: &Report) -> usize {
    report.problems.iter().filter(|problem| !problem.is_warning()).map(|problem| problem.edits.len().max(1)).sum()
}

/// The changes of one problem after another, those that bring more errors left out.
fn one_by_one(text: &str, report: &Report, check: &dyn Fn(&str) -> Report) -> Option<(String, usize, Report)> {
    const MOST: usize = 40;
    let mut best: Option<(String, usize, Report)> = None;
    for problem in report.problems.iter().filter(|problem| !problem.edits.is_empty()).take(MOST) {
        let edits: Vec<&Edit> = problem.edits.iter().filter(|edit| edit.span.file == 0).collect();
        let (next, made) = applied(text, &edits);
        if made == 0 || next == text {
            continue;
        }
        let next_report = check(&next);
        if weight(&next_report) < weight(report) {
            // Places have moved: the others are looked for anew.
            best = Some((next, made, next_report));
            break;
        }
    }
    best
}

/// The text with these changes, and how many were made: of two that overlap, the first.
fn applied(text: &str, edits: &[&Edit]) -> (String, usize) {
    let mut edits: Vec<&Edit> = edits.to_vec();
    edits.sort_by_key(|edit| (edit.span.line, edit.span.column, edit.span.length));
    edits.dedup();
    let (mut out, mut made) = (String::with_capacity(text.len()), 0);
    let mut edits = edits.into_iter().peekable();
    let (mut line, mut column) = (1u32, 1u32);
    let mut skip = 0u32;
    let mut characters = text.chars().peekable();
    loop {
        while let Some(edit) = edits.peek().filter(|edit| (edit.span.line, edit.span.column) <= (line, column)) {
            if (edit.span.line, edit.span.column) == (line, column) && skip == 0 {
                out.push_str(&edit.text);
                skip = edit.span.length;
                made += 1;
            }
            edits.next();
        }
        let Some(c) = characters.next() else { break };
        if skip > 0 && !ends_line(c, characters.peek().copied()) {
            skip -= 1;
        } else {
            skip = 0;
            out.push(c);
        }
        if ends_line(c, characters.peek().copied()) {
            line += 1;
            column = 1;
        } else {
            column += 1;
        }
    }
    (out, made)
}

#[cfg(test)]
mod tests {
    use super::super::Span;
    use super::*;

    #[test]
    fn changes_are_made_where_they_belong_and_never_overlap() {
        let at = |line: u32, column: u32, length: u32, text: &str| Edit { span: Span { file: 0, line, column, length }, text: text.to_owned() };
        let edits = [at(1, 1, 1, "A"), at(2, 2, 2, "ü"), at(2, 3, 1, "never"), at(3, 1, 0, "in "), at(3, 4, 0, "!")];
        let (text, made) = applied("abc\r\nxöyz\nend", &edits.iter().collect::<Vec<_>>());
        assert_eq!((text.as_str(), made), ("Abc\r\nxüz\nin end!", 4));
        assert_eq!(applied("a\rb", &[&at(2, 1, 1, "c")]).0, "a\rc");
    }
}
