//! Text in quotation marks, and what to make of it when one of the marks is missing or of the wrong kind.

use super::habits::{Habit, HabitSeen};
use super::{Code, Node, Span, TreeReader, Value};
use crate::catalog::plain::{TextFault, plain_text};
use crate::level::diagnostic::Edit;

/// How often reading goes back to the line on which a text began: beyond that the file is no level.
const MAX_REWINDS: usize = 20;

/// Whether this is a quotation mark that word processors and other keyboards put in, or a single one.
pub(super) fn is_wrong_quote(c: char) -> bool {
    matches!(
        c,
        '“' | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '『'
            | '《'
            | '〝'
            | '＂'
            | '＇'
            | '\''
            | '´'
    )
}

/// Whether what follows a text says that one of its quotation marks is missing.
pub(super) fn is_strange_after_text(rest: &str, over_lines: bool) -> bool {
    let strange = |c: char| !matches!(c, ',' | ')' | ']' | '}' | ':' | ';' | '/' | '#' | '，' | '）' | '：' | '；' | '］' | '｝' | '、');
    if over_lines { rest.trim_start().chars().next().is_some_and(strange) } else { rest.chars().next().is_some_and(char::is_alphanumeric) }
}

/// Where the reader stands.
#[derive(Clone, Copy)]
pub(super) struct ReaderMark {
    pub(super) at: usize,
    pub(super) line: u32,
    pub(super) column: u32,
}

impl TreeReader<'_> {
    pub(super) fn mark(&self) -> ReaderMark {
        ReaderMark { at: self.at, line: self.line, column: self.column }
    }

    pub(super) fn go_to(&mut self, mark: ReaderMark) {
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
                    Some('\n' | '\r') => {
                        // A backslash at the end of a line joins it to the next.
                        self.skip_indent();
                    }
                    _ if bad_escapes.len() < super::MAX_ERRORS => bad_escapes.push(before),
                    _ => {}
                },
                // Line ends of Windows are plain ones in a text.
                Some('\r') if self.peek() == Some('\n') => {}
                // So are those of old machines.
                Some('\r') => text.push('\n'),
                Some(c) => {
                    if !(' '..='~').contains(&c) && hidden.is_none() && plain_text(c.encode_utf8(&mut [0; 4])).is_err() {
                        hidden = Some((Span { length: 1, ..before }, c));
                    }
                    text.push(c);
                }
            }
        };
        let over_lines = self.line > start.line;
        if (!closed || is_strange_after_text(&self.text[self.at..], over_lines)) && self.rewinds < MAX_REWINDS {
            self.rewinds += 1;
            return self.unclosed(span, start, over_lines || !closed);
        }
        if !closed {
            self.ended = true;
            return self.broken(span, "this text is never closed with a quotation mark");
        }
        if let [first, rest @ ..] = &bad_escapes[..] {
            let more = if rest.is_empty() { String::new() } else { format!("; {} more in this text", rest.len()) };
            self.report(
                Code::Syntax,
                *first,
                format!("after a backslash stands n, t, a quotation mark or a backslash: a backslash itself is written \\\\{more}"),
            );
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

    /// Tells that a quotation mark is missing, and reads on where the text most likely ends.
    fn unclosed(&mut self, mut span: Span, start: ReaderMark, over_lines: bool) -> Node {
        self.go_to(start);
        let line = self.text[start.at..].lines().next().unwrap_or("");
        if let Some(node) = self.closed_by_another(span, line) {
            return node;
        }
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

    /// A text that begins with a plain mark and ends with one of a word processor.
    fn closed_by_another(&mut self, span: Span, line: &str) -> Option<Node> {
        let ends = |at: usize| {
            let after = line[at..].trim_start();
            after.is_empty() || after.starts_with([',', ')', ']', '}', ':'])
        };
        let before_plain = line.find('"').unwrap_or(line.len());
        let mut marks = line[..before_plain].char_indices().filter(|(_, c)| is_wrong_quote(*c) && *c != '\'');
        let (at, mark) = marks.find(|(at, c)| ends(at + c.len_utf8()))?;
        let text = line[..at].to_owned();
        let end = self.at + at + mark.len_utf8();
        while self.at + mark.len_utf8() < end {
            self.bump();
        }
        let edits = vec![Edit { span: self.here(1), text: "\"".to_owned() }];
        self.bump();
        let span = Span { length: (text.chars().count() as u32 + 2).min(400), ..span };
        let message = format!("text stands in plain double quotation marks, and this one ends with `{mark}`");
        let suggestion = (text.chars().count() <= 120).then(|| format!("\"{text}\""));
        self.see(HabitSeen { habit: Habit::Quotes, span, message, suggestion, edits });
        Some(Node { span, value: Value::Text(text) })
    }
}

/// Where a text without its closing mark most likely ends on its first line, and whether it is rather a mark too many inside.
pub(super) fn end_on_line(line: &str, over_lines: bool) -> (usize, bool) {
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
