//! Habits of other formats and keyboards that are understood, and told once a file: each can be mended in one way.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, Span};
use crate::level::diagnostic::Edit;
use crate::platform::program;

/// What was written out of habit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Habit {
    /// Quotation marks of a word processor, or single ones.
    Quotes,
    /// A dash of a word processor before a number.
    Dash,
    /// Full-width signs and digits.
    FullWidth,
    /// `=` between a field and its value.
    EqualsSign,
    /// `;` between items.
    Semicolon,
    /// `#` before a note.
    Hash,
    /// `<!--` and `-->` round a note.
    Arrow,
    /// A line of three backticks, as in Markdown.
    Fence,
    /// A field's name in quotation marks.
    QuotedField,
    /// A name without quotation marks in curly brackets.
    BareKey,
    /// A day without quotation marks.
    BareDate,
    /// Words of a field without quotation marks.
    BareText,
    /// `metric <= number`.
    Comparison,
    /// `Some(...)` round a value.
    Some,
    /// `Turn 3`
    Unbracketed,
}

impl Habit {
    /// What it is called where it stands several times.
    fn many(self, count: usize) -> String {
        match self {
            Habit::Quotes => format!("{count} texts stand in quotation marks of another kind: a level has plain double ones, as on a keyboard"),
            Habit::Dash => format!("{count} numbers begin with the dash of a word processor: write a plain minus, `-`"),
            Habit::FullWidth => format!("{count} full-width signs stand outside texts: a level has plain ones, such as ( ) , : 0 to 9"),
            Habit::EqualsSign => format!("{count} fields have an equals sign: after the name of a field stands a colon"),
            Habit::Semicolon => format!("{count} semicolons stand where commas belong"),
            Habit::Hash => format!("{count} notes begin with another sign: in a level they begin with //"),
            Habit::Arrow => format!("{count} notes stand between <!-- and -->: in a level they begin with //"),
            Habit::Fence => format!("{count} lines of backticks stand in this file, as in Markdown: a level has none"),
            Habit::QuotedField => format!("{count} names of fields stand in quotation marks: in round brackets they have none"),
            Habit::BareKey => format!("{count} short names lack their quotation marks: in curly brackets names stand in quotation marks"),
            Habit::BareDate => format!("{count} days lack their quotation marks"),
            Habit::BareText => format!("{count} texts lack their quotation marks"),
            Habit::Comparison => format!("{count} tests are written with signs: write AtLeast(measure, number) or AtMost(measure, number)"),
            Habit::Unbracketed => format!("{count} numbers behind words lack their brackets: write Turn(3)"),
            Habit::Some => format!("{count} values stand in Some(...): a level has them without"),
        }
    }
}

/// One thing that was written out of habit.
#[derive(Debug)]
pub(super) struct HabitSeen {
    pub(super) habit: Habit,
    pub(super) span: Span,
    /// What is said where it stands once.
    pub(super) message: String,
    /// What to write instead, where that is short.
    pub(super) suggestion: Option<String>,
    pub(super) edits: Vec<Edit>,
}

/// The most lines that are named.
const MOST_LINES: usize = 8;

/// A list of lines in words: "line 4", "lines 4, 5 and 9".
pub(in crate::level) fn lines_in_words(lines: &[u32]) -> String {
    let mut lines: Vec<u32> = lines.to_vec();
    lines.sort_unstable();
    lines.dedup();
    match &lines[..] {
        [] => String::new(),
        [line] => format!("line {line}"),
        [first @ .., last] if lines.len() <= MOST_LINES => {
            let first: Vec<String> = first.iter().map(u32::to_string).collect();
            format!("lines {} and {last}", first.join(", "))
        }
        [.., last] => {
            let first: Vec<String> = lines[..MOST_LINES - 2].iter().map(u32::to_string).collect();
            format!("lines {} and so on to {last}", first.join(", "))
        }
    }
}

/// One problem a habit, where it stands first.
pub(super) fn tell(seen: Vec<HabitSeen>) -> Vec<Diagnostic> {
    let mut by_habit: BTreeMap<Habit, Vec<HabitSeen>> = BTreeMap::new();
    for one in seen {
        by_habit.entry(one.habit).or_default().push(one);
    }
    by_habit.into_iter().filter_map(|(habit, seen)| told(habit, seen)).collect()
}

fn told(habit: Habit, mut seen: Vec<HabitSeen>) -> Option<Diagnostic> {
    seen.sort_by_key(|one| one.span);
    let count = seen.len();
    let first = seen.first()?;
    let mut problem = Diagnostic::error(Code::Syntax, first.span, first.message.clone());
    problem.suggestion = first.suggestion.clone();
    if count > 1 {
        problem.suggestion = None;
        let lines: Vec<u32> = seen.iter().map(|one| one.span.line).collect();
        problem.message = format!("{} ({}); `{} check --fix` changes them all", habit.many(count), lines_in_words(&lines), program::name());
    }
    problem.edits = seen.into_iter().flat_map(|one| one.edits).collect();
    Some(problem)
}
