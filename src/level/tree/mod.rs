//! RON as a tree with positions: reads on after an error, so that one pass finds them all.
//!
//! Our own reader, since serde's stops at the first error and drops positions. It knows the RON that levels use: structs with or without
//! a name, tuples, lists, maps, text, whole and decimal numbers, `true`/`false`, names, and both kinds of comment.

mod brackets;
mod habits;
mod numbers;
mod quotes;
mod root;
mod typed;

use crate::level::diagnostic::{Code, Diagnostic, Edit, Span};
pub(super) use habits::lines_in_words;
use habits::{Habit, HabitSeen};
pub use numbers::{Odd, Sort};
use quotes::is_wrong_quote;
pub(super) use typed::ends_line;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 2_000_000;
/// How deep values may stand in one another.
pub const MAX_DEPTH: usize = 64;
/// The most values in a file.
pub const MAX_NODES: usize = 200_000;
/// Reading ends after so many errors.
const MAX_ERRORS: usize = 200;

/// A value with its place in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where.
    pub span: Span,
    /// What.
    pub value: Value,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A decimal number.
    Float(f64),
    /// Text in quotes.
    Text(String),
    /// A name alone: `Incident`.
    Name(String),
    /// `Name(a, b)` or `(a, b)`.
    Tuple(Option<String>, Vec<Node>),
    /// `Name(field: a)` or `(field: a)`.
    Struct(Option<String>, Vec<Field>),
    /// `[a, b]`
    List(Vec<Node>),
    /// `{a: b}`
    Map(Vec<(Node, Node)>),
    /// A number as people write it and this format does not: `56%`, `11.4N`, `1,000`.
    Odd(Odd),
    /// What could not be read: its error is told already.
    Broken,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Where the name stands.
    pub span: Span,
    /// Its value.
    pub value: Node,
}

/// Reads a file. The tree holds what could be read; `None` if nothing could.
pub fn read(file: u16, text: &str, problems: &mut Vec<Diagnostic>) -> Option<Node> {
    let (plain, seen) = if text.len() > MAX_BYTES { (std::borrow::Cow::Borrowed(""), Vec::new()) } else { typed::plain(file, text) };
    let mut reader = TreeReader::new(file, &plain, seen, problems);
    if text.len() > MAX_BYTES {
        let span = reader.here(0);
        reader.report(Code::TooLarge, span, format!("the file has {} bytes; a level may have {MAX_BYTES}", text.len()));
        return None;
    }
    reader.skip_blank();
    if let Some(message) = root::not_a_level(&plain[reader.at..], reader.line) {
        let (span, message) = match reader.nested {
            Some((opened, ended)) => reader.outside_note(opened, ended),
            None => (reader.here(1), message),
        };
        reader.report(Code::Syntax, span, message);
        return None;
    }
    let node = reader.value(0);
    reader.skip_blank();
    if reader.at < reader.bytes.len() && reader.errors == 0 {
        let span = reader.here(1);
        reader.report(Code::Syntax, span, "the level ends before this; take out what follows, or look for a closing bracket too many".to_owned());
    }
    let seen = std::mem::take(&mut reader.seen);
    problems.extend(habits::tell(seen));
    match node.value {
        Value::Broken => None,
        _ => Some(node),
    }
}

/// Reads one value that stands alone in a text, such as the degrees of a place; `None` if there is none, or more.
pub fn fragment(text: &str) -> Option<Node> {
    if text.len() > 200 {
        return None;
    }
    let mut problems = Vec::new();
    let (plain, seen) = typed::plain(0, text);
    let mut reader = TreeReader::new(0, &plain, seen, &mut problems);
    reader.skip_blank();
    let node = reader.value(0);
    reader.skip_blank();
    (reader.errors == 0 && reader.at == reader.bytes.len() && node.value != Value::Broken).then_some(node)
}

/// Whether a character can begin a value, brackets apart.
fn starts_value(c: char) -> bool {
    c == '"' || c == '[' || c == '{' || c == '-' || c == '_' || c.is_alphanumeric()
}

struct TreeReader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    line: u32,
    column: u32,
    file: u16,
    problems: &'a mut Vec<Diagnostic>,
    /// What was written out of habit.
    seen: Vec<HabitSeen>,
    errors: usize,
    nodes: usize,
    /// How often reading went back to where a text began.
    rewinds: usize,
    /// Whether something without an end has been told: what it swallowed is not told again.
    ended: bool,
    /// Where the last comment began and ended, if the beginning of another stands in it, and nothing was read since.
    nested: Option<(Span, Span)>,
    /// Whether a bracket that is not closed has just been told: the comma after it is not missed as well.
    comma_told: bool,
}

/// How reading an item went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ItemRead {
    Read,
    /// It could not be read: reading goes on after the next comma.
    Broken,
    /// It belongs to a list outside this bracket, which is not closed.
    Outside,
}

impl ItemRead {
    fn of(node: &Node) -> Self {
        if node.value == Value::Broken { ItemRead::Broken } else { ItemRead::Read }
    }
}

impl<'a> TreeReader<'a> {
    /// At the beginning of a text in which habits have been made plain.
    fn new(file: u16, text: &'a str, seen: Vec<HabitSeen>, problems: &'a mut Vec<Diagnostic>) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            line: 1,
            column: 1,
            file,
            problems,
            seen,
            errors: 0,
            nodes: 0,
            rewinds: 0,
            ended: false,
            nested: None,
            comma_told: false,
        }
    }
}

impl TreeReader<'_> {
    fn here(&self, length: u32) -> Span {
        Span { file: self.file, line: self.line, column: self.column, length }
    }

    fn report(&mut self, code: Code, span: Span, message: String) {
        self.errors += 1;
        if self.errors <= MAX_ERRORS {
            self.problems.push(Diagnostic::error(code, span, message));
        }
    }

    /// Notes what was written out of habit, and was understood.
    fn see(&mut self, seen: HabitSeen) {
        if self.seen.len() < typed::MOST {
            self.seen.push(seen);
        }
    }

    fn peek(&self) -> Option<char> {
        match self.bytes.get(self.at)? {
            byte if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.text.get(self.at..).and_then(|rest| rest.chars().next()),
        }
    }

    fn bump(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        if typed::ends_line(next, if next == '\r' { self.peek() } else { None }) {
            self.line += 1;
            self.column = 1;
        } else {
            self.column += 1;
        }
        Some(next)
    }

    fn rest_starts(&self, with: &str) -> bool {
        self.bytes[self.at.min(self.bytes.len())..].starts_with(with.as_bytes())
    }

    fn skip_line(&mut self) {
        while self.peek().is_some_and(|c| c != '\n' && c != '\r') {
            self.bump();
        }
    }

    fn skip_blank(&mut self) {
        loop {
            while self.peek().is_some_and(|c| c.is_whitespace() || c == typed::INVISIBLE) {
                self.bump();
            }
            if self.rest_starts("//") {
                self.skip_line();
            } else if self.rest_starts("#") || self.rest_starts("-- ") {
                let sign = if self.rest_starts("#") { "#" } else { "--" };
                let span = self.here(sign.len() as u32);
                let message = format!("notes begin with //, not with `{sign}`");
                let edits = vec![Edit { span, text: "//".to_owned() }];
                self.see(HabitSeen { habit: Habit::Hash, span, message, suggestion: Some("//".to_owned()), edits });
                self.skip_line();
            } else if self.rest_starts("```") {
                let start = self.here(3);
                let before = self.at;
                self.skip_line();
                let span = Span { length: self.text[before..self.at].chars().count() as u32, ..start };
                let message = "three backticks, as in Markdown, are no part of a level: take the line out".to_owned();
                self.see(HabitSeen { habit: Habit::Fence, span, message, suggestion: None, edits: vec![Edit { span, text: String::new() }] });
            } else if self.rest_starts("<!--") {
                self.skip_arrow_note();
            } else if self.rest_starts("/*") {
                if !self.skip_note() {
                    return;
                }
            } else {
                return;
            }
        }
    }

    /// `<!-- ... -->`
    fn skip_arrow_note(&mut self) {
        let span = self.here(4);
        while !self.rest_starts("-->") {
            if self.bump().is_none() {
                self.report(Code::Syntax, span, "notes begin with //, not with <!--; and this one is never closed".to_owned());
                self.ended = true;
                return;
            }
        }
        let end = self.here(3);
        for _ in 0..3 {
            self.bump();
        }
        let edits = vec![Edit { span, text: "/*".to_owned() }, Edit { span: end, text: "*/".to_owned() }];
        let message = "notes begin with //, or stand between /* and */, and not in <!-- -->".to_owned();
        self.see(HabitSeen { habit: Habit::Arrow, span, message, suggestion: None, edits });
    }

    /// `/* ... */`. Whether it has an end.
    fn skip_note(&mut self) -> bool {
        let span = self.here(2);
        let start = self.at;
        self.bump();
        self.bump();
        while !self.rest_starts("*/") {
            if self.bump().is_none() {
                self.report(Code::Syntax, span, "this comment is never closed with */".to_owned());
                self.ended = true;
                return false;
            }
        }
        let end = self.here(2);
        let holds_another = self.text[start + 2..self.at].contains("/*");
        self.bump();
        self.bump();
        if holds_another {
            self.note_in_note(span, end);
        }
        true
    }

    /// A comment ends at the first `*/`, whatever opened inside it: what stands up to the next `*/` was meant to belong to it.
    fn note_in_note(&mut self, opened: Span, end: Span) {
        while self.peek().is_some_and(|c| c.is_whitespace() || c == typed::INVISIBLE) {
            self.bump();
        }
        self.nested = Some((opened, end));
        let rest = &self.text[self.at..];
        let Some(close) = rest.find("*/").filter(|close| !rest[..*close].contains("/*")) else { return };
        let (span, message) = self.outside_note(opened, end);
        self.report(Code::Syntax, span, message);
        if let Some(problem) = self.problems.last_mut() {
            problem.edits = vec![Edit { span: end, text: String::new() }];
        }
        let close = self.at + close + 2;
        while self.at < close {
            self.bump();
        }
    }

    /// What stands here was meant to belong to a comment that has ended already.
    fn outside_note(&self, opened: Span, end: Span) -> (Span, String) {
        let word: String = self.text[self.at..].chars().take_while(|c| !c.is_whitespace() && *c != '*').take(40).collect();
        let span = self.here(word.chars().count().max(1) as u32);
        let what = if word.is_empty() { "this `*/`".to_owned() } else { format!("`{word}`") };
        let message = format!(
            "{what} stands outside a comment: the comment of line {} ended at the first */, on line {}, since comments do not stand in one another",
            opened.line, end.line
        );
        (span, message)
    }

    fn value(&mut self, depth: usize) -> Node {
        let span = self.here(1);
        self.nested = None;
        self.nodes += 1;
        if depth > MAX_DEPTH || self.nodes > MAX_NODES {
            let message = if depth > MAX_DEPTH {
                format!("brackets stand in one another more than {MAX_DEPTH} deep here; no level needs more than ten")
            } else {
                format!("the file has more than {MAX_NODES} values; what follows is not read")
            };
            self.report(Code::TooLarge, span, message);
            self.at = self.bytes.len();
            // The brackets round it are closed further on, which is not read.
            self.ended = true;
            return Node { span, value: Value::Broken };
        }
        match self.peek() {
            None => self.broken(span, "a value is missing: the file ends here"),
            Some('"') => self.quoted(span),
            Some(c) if is_wrong_quote(c) => self.never_closed(span),
            Some('[') => self.list(span, depth),
            Some('{') => self.map(span, depth),
            Some('(') => self.round(span, None, depth),
            Some(c) if c.is_ascii_digit() || c == '-' || c == '+' || c == '.' => self.number(span),
            Some('N' | 'S' | 'E' | 'W' | 'O') if self.compass_comes() => self.compass(span),
            Some(c) if c.is_alphabetic() || c == '_' => self.named(span, depth),
            Some('$' | '€' | '£' | '¥') if self.text[self.at..].chars().nth(1).is_some_and(|c| c.is_ascii_digit()) => self.money(span),
            Some('*') if self.rest_starts("*/") => self.broken(span, "this `*/` closes no comment"),
            Some(c @ ('–' | '—' | '−' | '‒' | '―')) => {
                self.broken(span, &format!("`{c}` is the dash of a word processor: write a plain minus, `-`, or take it out"))
            }
            Some(c @ ('<' | '>' | '=' | '≤' | '≥' | '!')) => self.broken(
                span,
                &format!("a value is missing before `{c}`; what is compared is written AtLeast(measure, number) or AtMost(measure, number)"),
            ),
            Some('\\') => self.broken(span, "a value is missing before `\\`; a backslash stands inside texts only"),
            Some(c) => self.broken(span, &format!("a value is missing before {}", sign_in_words(c))),
        }
    }

    fn broken(&mut self, span: Span, message: &str) -> Node {
        self.report(Code::Syntax, span, message.to_owned());
        Node { span, value: Value::Broken }
    }

    /// Tells of a text in quotation marks of another kind that has no end, and goes on after its line.
    fn never_closed(&mut self, span: Span) -> Node {
        let node = self.broken(span, "text stands in plain double quotation marks, and this one is never closed");
        self.bump();
        node
    }

    fn word(&mut self) -> String {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '-' || c == typed::INVISIBLE) {
            self.bump();
        }
        // An invisible sign at the end is a blank.
        self.text[start..self.at].replace(typed::INVISIBLE, "")
    }

    fn named(&mut self, mut span: Span, depth: usize) -> Node {
        let name = self.word();
        span.length = name.chars().count() as u32;
        let value = match name.as_str() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => {
                self.skip_blank();
                if matches!(name.as_str(), "Turn" | "Day" | "Consult" | "Weather")
                    && span.line == self.line
                    && self.peek().is_some_and(|c| c.is_ascii_digit())
                {
                    return self.unbracketed(span, name);
                }
                if self.peek() == Some('(') {
                    let node = self.round(span, Some(name), depth);
                    return self.without_some(node);
                }
                Value::Name(name)
            }
        };
        Node { span, value }
    }

    /// `Turn 3` is `Turn(3)`.
    fn unbracketed(&mut self, span: Span, name: String) -> Node {
        let at = self.here(1);
        let number = self.number(at);
        let end = self.here(0);
        let column = span.column + span.length;
        let between = Span { column, length: at.column - column, ..span };
        let edits = vec![Edit { span: between, text: "(".to_owned() }, Edit { span: end, text: ")".to_owned() }];
        let written: String = match &number.value {
            Value::Int(number) => number.to_string(),
            _ => "...".to_owned(),
        };
        let message = format!("what belongs to `{name}` stands in brackets");
        self.see(HabitSeen { habit: Habit::Unbracketed, span, message, suggestion: Some(format!("{name}({written})")), edits });
        Node { span, value: Value::Tuple(Some(name), vec![number]) }
    }

    /// `Some(value)` is the value.
    fn without_some(&mut self, node: Node) -> Node {
        match node.value {
            Value::Tuple(Some(name), mut items) if name == "Some" && items.len() == 1 && node.span.line == self.line => {
                let close = Span { column: self.column.saturating_sub(1), length: 1, ..node.span };
                let inner = items[0].span;
                let open = Span { length: inner.column.saturating_sub(node.span.column), ..node.span };
                let edits = vec![Edit { span: open, text: String::new() }, Edit { span: close, text: String::new() }];
                let message = "the value stands here without Some( )".to_owned();
                self.see(HabitSeen { habit: Habit::Some, span: node.span, message, suggestion: None, edits });
                items.remove(0)
            }
            value => Node { span: node.span, value },
        }
    }
}

/// A character as a message names it: one that cannot be seen by its code.
fn sign_in_words(c: char) -> String {
    if c.is_control()
        || c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    {
        format!("an invisible character (U+{:04X})", c as u32)
    } else {
        format!("`{c}`")
    }
}
