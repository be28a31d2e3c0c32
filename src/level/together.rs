//! One message at one place, and one message for one mistake that is made again and again.

use std::collections::BTreeMap;

use super::diagnostic::{Code, Diagnostic, Span};
use crate::level::tree::lines_in_words;

/// Whether a change at one place takes in another place.
fn covers(outer: Span, inner: Span) -> bool {
    let end = |span: Span| span.column + span.length.max(1);
    outer.file == inner.file && outer.line == inner.line && outer.column <= inner.column && end(outer) >= end(inner)
}

/// Leaves out what is an echo: a habit inside what another message replaces as a whole; and the same unknown name told again and again,
/// which is told where it stands first, with the lines on which it stands again. The changes that mend all of them stay.
pub(super) fn tell_once(problems: &mut Vec<Diagnostic>) {
    inside_another(problems);
    again_and_again(problems);
}

fn inside_another(problems: &mut Vec<Diagnostic>) {
    // A dash that stands for a minus comes first: what the number is good for is judged when it is mended.
    let is_dash = |problem: &Diagnostic| problem.code == Code::Syntax && problem.edits.iter().any(|edit| edit.text == "-");
    let dashes: Vec<Span> = problems.iter().filter(|problem| is_dash(problem)).flat_map(|problem| &problem.edits).map(|edit| edit.span).collect();
    let begins = |span: Span| dashes.iter().take(100).any(|dash| (dash.file, dash.line, dash.column) == (span.file, span.line, span.column));
    problems.retain(|problem| problem.code == Code::Syntax || !begins(problem.span));
    // A table where fields belong: its keys lack no quotation marks.
    let of_fields = |problem: &Diagnostic| problem.code == Code::WrongKind && problem.message.contains("as fields in round brackets, not as a table");
    let tables: Vec<u32> = problems.iter().filter(|problem| of_fields(problem)).map(|problem| problem.span.line).take(100).collect();
    problems.retain(|problem| !(is_bare_key(problem) && tables.contains(&problem.span.line)));
    // A day that is none is told as that.
    let bad_dates: Vec<Span> = problems.iter().filter(|problem| problem.code == Code::BadDate).map(|problem| problem.span).take(100).collect();
    problems.retain(|problem| !(problem.code == Code::Syntax && !problem.edits.is_empty() && bad_dates.contains(&problem.span)));
    // A message that replaces what it marks, by line.
    let mut whole: BTreeMap<(u16, u32), Vec<Span>> = BTreeMap::new();
    for problem in problems.iter().filter(|problem| problem.code != Code::Syntax) {
        if let [edit] = &problem.edits[..]
            && edit.span == problem.span
        {
            whole.entry((problem.span.file, problem.span.line)).or_default().push(edit.span);
        }
    }
    problems.retain(|problem| {
        let Some(outer) = whole.get(&(problem.span.file, problem.span.line)) else { return true };
        let once = problem.code == Code::Syntax && problem.edits.iter().all(|edit| edit.span.line == problem.span.line);
        !(once && !problem.edits.is_empty() && problem.edits.iter().all(|edit| outer.iter().take(50).any(|outer| covers(*outer, edit.span))))
    });
}

/// Whether this tells of a name that lacks its quotation marks in curly brackets.
fn is_bare_key(problem: &Diagnostic) -> bool {
    problem.code == Code::Syntax && !problem.edits.is_empty() && problem.message.contains("in curly brackets names stand in quotation marks")
}

/// Codes of names that are none.
fn is_of_a_name(code: Code) -> bool {
    use Code::{
        AbsentNation, UnknownAgreement, UnknownFeature, UnknownForce, UnknownForceType, UnknownInject, UnknownNation, UnknownPlace, UnknownSeat,
        WrongKind,
    };
    matches!(
        code,
        AbsentNation
            | UnknownAgreement
            | UnknownFeature
            | UnknownForce
            | UnknownForceType
            | UnknownInject
            | UnknownNation
            | UnknownPlace
            | UnknownSeat
            | WrongKind
    )
}

fn again_and_again(problems: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<(u16, Code, String), usize> = BTreeMap::new();
    let mut again: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, problem) in problems.iter().enumerate().filter(|(_, problem)| is_of_a_name(problem.code)) {
        let key = (problem.span.file, problem.code, problem.message.clone());
        match first.get(&key) {
            Some(&earlier) if problems[earlier].suggestion == problem.suggestion => again.entry(earlier).or_default().push(index),
            Some(_) => {}
            None => {
                first.insert(key, index);
            }
        }
    }
    let mut echo = vec![false; problems.len()];
    for (earlier, indices) in again {
        // A wrong kind is told again on other lines: there it is another mistake.
        let line = problems[earlier].span.line;
        let same = |index: &usize| problems[earlier].code != Code::WrongKind || problems[*index].span.line == line;
        let indices: Vec<usize> = indices.into_iter().filter(same).collect();
        if indices.is_empty() {
            continue;
        }
        let lines: Vec<u32> = indices.iter().map(|index| problems[*index].span.line).collect();
        let edits: Vec<_> = indices.iter().flat_map(|index| problems[*index].edits.clone()).collect();
        indices.iter().for_each(|index| echo[*index] = true);
        let times = if lines.len() == 1 { "once".to_owned() } else { format!("{} times", lines.len()) };
        let problem = &mut problems[earlier];
        let where_else = if lines.iter().all(|other| *other == line) { "on this line".to_owned() } else { format!("on {}", lines_in_words(&lines)) };
        problem.message = format!("{} (and {times} more {where_else})", problem.message);
        problem.edits.extend(edits);
    }
    let mut echo = echo.into_iter();
    problems.retain(|_| !echo.next().unwrap_or(false));
}
