//! Text in quotation marks, and what to make of it when one of the marks is missing or of the wrong kind.

use super::{Code, Node, Reader, Span, Value};
use crate::catalog::plain::{TextFault, plain_text};

/// How often reading goes back to the line on which a text began: beyond that the file is no level.
const MAX_REWINDS: usize = 20;

/// Quotation marks that word processors put in, and single ones.
pub(super) const WRONG_QUOTES: [char; 8] = ['“', '”', '„', '‘', '’', '«', '»', '\''];

/// Where the reader stands.
#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    line: u32,
    column: u32,
}

impl Reader<'_> {
    fn mark(&self) -> Mark {
        Mark { at: self.at, line: self.line, column: self.column }
    }

    fn go_to(&mut self, mark: Mark) {
        (self.at, self.line, self.column) = (mark.at, mark.line, mark.column);
    }

    /// Text from here, where a quotation mark stands.
    pub(super) fn quoted(&mut self, mut span: Span) -> Node {
        self.bump();
        let start = self.mark();
        let mut text = String::new();
        let mut bad_escapes = Vec::new();
        let mut hidden = None;
        let closed = loop {
            let before = self.here(2);
            match self.bump() {
                None => break false,
                Some('"') => break true,
                Some('\\') => match self.bump() {
                    Some('n') => text.push('\n'),
                    Some('t') => text.push('\t'),
                    Some(c @ ('"' | '\\' | '\'')) => text.push(c),
                    Some('\r') if self.peek() == Some('\n') => {
                        self.bump();
                        self.skip_indent();
                    }
                    Some('\n') => {
                        // A backslash at the end of a line joins it to the next.
                        self.skip_indent();
                    }
                    _ if bad_escapes.len() < super::MAX_ERRORS => bad_escapes.push(before),
                    _ => {}
                },
                // Line ends of Windows are plain ones in a text.
                Some('\r') if self.peek() == Some('\n') => {}
                Some(c) => {
                    if !(' '..='~').contains(&c) && hidden.is_none() && plain_text(c.encode_utf8(&mut [0; 4])).is_err() {
                        hidden = Some((Span { length: 1, ..before }, c));
                    }
                    text.push(c);
                }
            }
        };
        let over_lines = self.line > start.line;
        if (!closed || self.is_strange_after_text(over_lines)) && self.rewinds < MAX_REWINDS {
            self.rewinds += 1;
            return self.unclosed(span, start, over_lines || !closed);
        }
        if !closed {
            self.ended = true;
            return self.broken(span, "this text is never closed with a quotation mark");
        }
        for at in bad_escapes {
            self.report(Code::Syntax, at, "after a backslash stands n, t, a quotation mark or a backslash".to_owned());
        }
        if let Some((at, sign)) = hidden {
            self.report(Code::HiddenSign, at, format!("this text {}", TextFault::Hidden { sign, at: 0 }.words()));
        }
        span.length = (self.text[start.at..self.at].chars().count() + 1).min(400) as u32;
        Node { span, value: Value::Text(text) }
    }

    fn skip_indent(&mut self) {
        while self.peek().is_some_and(|c| c == ' ' || c == '\t') {
            self.bump();
        }
    }

    /// Whether what follows a text says that one of its quotation marks is missing.
    fn is_strange_after_text(&self, over_lines: bool) -> bool {
        let rest = &self.text[self.at..];
        let strange = |c: char| !matches!(c, ',' | ')' | ']' | '}' | ':' | ';' | '/');
        if over_lines { rest.trim_start().chars().next().is_some_and(strange) } else { rest.chars().next().is_some_and(char::is_alphanumeric) }
    }

    /// Tells that a quotation mark is missing, and reads on where the text most likely ends.
    fn unclosed(&mut self, mut span: Span, start: Mark, over_lines: bool) -> Node {
        self.go_to(start);
        let line = self.text[start.at..].lines().next().unwrap_or("");
        let (length, message) = match end_on_line(line, over_lines) {
            (length, true) => (length, "a quotation mark inside a text is written \\\""),
            (length, false) => (length, "this text lacks its closing quotation mark"),
        };
        let text = line[..length].trim_end_matches('"').to_owned();
        while self.at < start.at + length {
            self.bump();
        }
        span.length = (line[..length].chars().count() as u32 + 1).min(400);
        self.report(Code::Syntax, span, message.to_owned());
        Node { span, value: Value::Text(text) }
    }

    /// Text in quotation marks of another kind.
    pub(super) fn wrongly_quoted(&mut self, mut span: Span) -> Node {
        self.bump();
        let line = self.text[self.at..].lines().next().unwrap_or("");
        let found = line.char_indices().find(|(_, c)| *c == '"' || WRONG_QUOTES.contains(c));
        let Some((length, closing)) = found else {
            return self.broken(span, "text stands in plain double quotation marks, and this one is never closed");
        };
        let text = line[..length].to_owned();
        let end = self.at + length + closing.len_utf8();
        while self.at < end {
            self.bump();
        }
        span.length = text.chars().count() as u32 + 2;
        self.errors += 1;
        let message = "text stands in plain double quotation marks".to_owned();
        let mut problem = super::Diagnostic::error(Code::Syntax, span, message);
        problem.suggestion = Some(format!("\"{text}\""));
        self.problems.push(problem);
        Node { span, value: Value::Text(text) }
    }
}

/// Where a text without its closing mark most likely ends on its first line, and whether it is rather a mark too many inside.
fn end_on_line(line: &str, over_lines: bool) -> (usize, bool) {
    let line = line.trim_end();
    // A field after it: `"news, title: "News"`.
    let next_field = line.match_indices(", ").find(|(at, _)| {
        let rest = &line[at + 2..];
        let name = rest.find(|c: char| !(c.is_ascii_lowercase() || c == '_')).unwrap_or(rest.len());
        name > 0 && rest[name..].starts_with(':')
    });
    if let Some((at, _)) = next_field.filter(|(at, _)| !over_lines || line[..*at].find('"').is_none()) {
        return (at, false);
    }
    // A mark inside it: `"He said "no" and left"`.
    let closes = |at: usize| line[at + 1..].trim_start().starts_with([',', ')', ']', '}']) || at + 1 == line.len();
    if let Some((at, _)) = line.match_indices('"').find(|(at, _)| closes(*at)) {
        return (at + 1, true);
    }
    (line.trim_end().trim_end_matches([',', ')', ']', '}']).len(), false)
}
