//! Lines and columns of a file that was read: found without going through the file again for each problem.

use super::diagnostic::Span;
use crate::catalog::plain::is_hidden;

/// The widest piece of a line that is shown, in characters.
const WIDTH: usize = 160;
/// What is shown of a longer line before the place that is meant, in characters.
const BEFORE: usize = 60;

/// A file's text by lines. Places that are asked for in the order of the file cost one pass through it.
pub(super) struct Lines<'a> {
    text: &'a str,
    /// The first byte of each line; found when it is first needed.
    starts: Vec<u32>,
    /// The place that was found last: line, characters and bytes before it.
    last: (u32, u32, usize),
}

impl<'a> Lines<'a> {
    /// The lines of a text.
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, starts: Vec::new(), last: (0, 0, 0) }
    }

    /// A line without its end, counted from 1; empty past the last.
    fn line(&mut self, number: u32) -> &'a str {
        if self.starts.is_empty() {
            // A carriage return alone ends a line, as on old machines.
            let bytes = self.text.as_bytes();
            let ends = |at: &usize| bytes[*at] == b'\n' || (bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            let breaks = (0..bytes.len()).filter(ends).map(|at| at as u32 + 1);
            self.starts = std::iter::once(0).chain(breaks).collect();
        }
        let index = number.saturating_sub(1) as usize;
        let Some(&start) = self.starts.get(index) else { return "" };
        let end = self.starts.get(index + 1).map_or(self.text.len(), |next| *next as usize - 1);
        let line = &self.text[start as usize..end];
        line.strip_suffix('\r').unwrap_or(line)
    }

    /// The rest of a line after so many characters.
    fn rest(&mut self, number: u32, skip: u32) -> &'a str {
        let line = self.line(number);
        let (known, skipped, bytes) = self.last;
        let (from, done) = if known == number && skipped <= skip { (bytes, skipped) } else { (0, 0) };
        let rest = line.get(from..).unwrap_or("");
        let at = from + rest.char_indices().nth((skip - done) as usize).map_or(rest.len(), |(at, _)| at);
        if at < line.len() {
            self.last = (number, skip, at);
        }
        line.get(at..).unwrap_or("")
    }

    /// The text at a place, at most 60 characters.
    pub(super) fn at(&mut self, span: Span) -> String {
        self.rest(span.line, span.column.saturating_sub(1)).chars().take(span.length.clamp(1, 60) as usize).collect()
    }

    /// The piece of a line that shows a place, what cannot be seen written out; how many columns stand before the mark, and how many are
    /// marked.
    pub(super) fn marked(&mut self, span: Span) -> (String, usize, usize) {
        let column = span.column.saturating_sub(1) as usize;
        // The head of a line is known to its author; the middle of a long one is shown round the place.
        let skip = if column + 20 < WIDTH { 0 } else { column - BEFORE };
        let rest = self.rest(span.line, skip as u32);
        let mut shown = if skip > 0 { "... ".to_owned() } else { String::new() };
        let (mut width, mut before, mut marked) = (shown.len(), 0, 0);
        let (from, to) = (column - skip, column - skip + span.length.max(1) as usize);
        let mut ended = true;
        for (at, c) in rest.chars().enumerate() {
            if at == WIDTH {
                ended = false;
                break;
            }
            let start = shown.len();
            if c != '\t' && is_hidden(c) {
                shown.extend(c.escape_unicode());
            } else {
                shown.push(if c == '\t' { ' ' } else { c });
            }
            let wide = shown[start..].chars().count();
            width += wide;
            before += if at < from { wide } else { 0 };
            marked += if (from..to).contains(&at) { wide } else { 0 };
        }
        if !ended {
            shown.push_str(" ...");
        }
        let head = if skip > 0 { 4 } else { 0 };
        // A place at the end of the line, or past it.
        (shown, (head + before).min(width + 1), marked.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(line: u32, column: u32, length: u32) -> Span {
        Span { file: 0, line, column, length }
    }

    #[test]
    fn a_place_is_shown_wherever_it_stands() {
        let long = "x".repeat(300) + "WRONG" + &"y".repeat(300);
        let text = format!("first\r\n\tse\u{1b}cond\n{long}\nlast");
        let mut lines = Lines::of(&text);
        assert_eq!(lines.marked(span(1, 1, 5)), ("first".to_owned(), 0, 5));
        assert_eq!(lines.marked(span(2, 2, 3)), (" se\\u{1b}cond".to_owned(), 1, 8));
        let (shown, before, marked) = lines.marked(span(3, 301, 5));
        assert_eq!(&shown[before..before + marked], "WRONG");
        assert!(shown.starts_with("... x") && shown.ends_with("y ..."));
        assert_eq!(lines.at(span(3, 301, 5)), "WRONG");
        assert_eq!(lines.at(span(3, 299, 4)), "xxWR", "backwards too");
        assert_eq!(lines.marked(span(4, 5, 1)), ("last".to_owned(), 4, 1), "after the last character");
        assert_eq!(lines.marked(span(9, 1, 1)), (String::new(), 0, 1));
    }
}
