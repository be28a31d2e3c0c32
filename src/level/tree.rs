//! RON as a tree with positions: reads on after an error, so that one pass finds them all.
//!
//! Our own reader, since serde's stops at the first error and drops positions. It knows the RON that levels use: structs with or without
//! a name, tuples, lists, maps, text, whole and decimal numbers, `true`/`false`, names, and both kinds of comment.

mod quotes;

use super::diagnostic::{Code, Diagnostic, Span};
use crate::catalog::plain::shown_name;
use quotes::WRONG_QUOTES;

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
    let mut reader = Reader {
        text,
        bytes: text.as_bytes(),
        at: 0,
        line: 1,
        column: 1,
        file,
        problems,
        errors: 0,
        nodes: 0,
        rewinds: 0,
        ended: false,
        comma_told: false,
    };
    if text.len() > MAX_BYTES {
        let span = reader.here(0);
        reader.report(Code::TooLarge, span, format!("the file has {} bytes; a level may have {MAX_BYTES}", text.len()));
        return None;
    }
    reader.skip_blank();
    let node = reader.value(0);
    reader.skip_blank();
    if reader.at < reader.bytes.len() && reader.errors == 0 {
        let span = reader.here(1);
        reader.report(Code::Syntax, span, "the level ends before this; take out what follows, or look for a closing bracket too many".to_owned());
    }
    match node.value {
        Value::Broken => None,
        _ => Some(node),
    }
}

/// Whether a character can begin a value, brackets apart.
fn starts_value(c: char) -> bool {
    c == '"' || c == '[' || c == '{' || c == '-' || c == '_' || c.is_alphanumeric()
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    line: u32,
    column: u32,
    file: u16,
    problems: &'a mut Vec<Diagnostic>,
    errors: usize,
    nodes: usize,
    /// How often reading went back to where a text began.
    rewinds: usize,
    /// Whether something without an end has been told: what it swallowed is not told again.
    ended: bool,
    /// Whether a bracket that is not closed has just been told: the comma after it is not missed as well.
    comma_told: bool,
}

/// How reading an item went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Item {
    Read,
    /// It could not be read: reading goes on after the next comma.
    Broken,
    /// It belongs to a list outside this bracket, which is not closed.
    Outside,
}

impl Item {
    fn of(node: &Node) -> Self {
        if node.value == Value::Broken { Item::Broken } else { Item::Read }
    }
}

impl Reader<'_> {
    fn here(&self, length: u32) -> Span {
        Span { file: self.file, line: self.line, column: self.column, length }
    }

    fn report(&mut self, code: Code, span: Span, message: String) {
        self.errors += 1;
        if self.errors <= MAX_ERRORS {
            self.problems.push(Diagnostic::error(code, span, message));
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
        if next == '\n' {
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

    fn skip_blank(&mut self) {
        loop {
            while self.peek().is_some_and(char::is_whitespace) {
                self.bump();
            }
            if self.rest_starts("//") {
                while self.peek().is_some_and(|c| c != '\n') {
                    self.bump();
                }
            } else if self.rest_starts("/*") {
                let span = self.here(2);
                self.bump();
                self.bump();
                while !self.rest_starts("*/") {
                    if self.bump().is_none() {
                        self.report(Code::Syntax, span, "this comment is never closed with */".to_owned());
                        self.ended = true;
                        return;
                    }
                }
                self.bump();
                self.bump();
            } else {
                return;
            }
        }
    }

    fn value(&mut self, depth: usize) -> Node {
        let span = self.here(1);
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
            Some(c) if WRONG_QUOTES.contains(&c) => self.wrongly_quoted(span),
            Some('[') => self.list(span, depth),
            Some('{') => self.map(span, depth),
            Some('(') => self.round(span, None, depth),
            Some(c) if c.is_ascii_digit() || c == '-' || c == '+' || c == '.' => self.number(span),
            Some(c) if c.is_alphabetic() || c == '_' => self.named(span, depth),
            Some(c) => self.broken(span, &format!("a value is missing before `{}`", shown_name(c.encode_utf8(&mut [0; 4])))),
        }
    }

    fn broken(&mut self, span: Span, message: &str) -> Node {
        self.report(Code::Syntax, span, message.to_owned());
        Node { span, value: Value::Broken }
    }

    fn word(&mut self) -> String {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '-') {
            self.bump();
        }
        self.text[start..self.at].to_owned()
    }

    fn named(&mut self, mut span: Span, depth: usize) -> Node {
        let name = self.word();
        span.length = name.chars().count() as u32;
        let value = match name.as_str() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => {
                self.skip_blank();
                if self.peek() == Some('(') {
                    return self.round(span, Some(name), depth);
                }
                Value::Name(name)
            }
        };
        Node { span, value }
    }

    fn number(&mut self, mut span: Span) -> Node {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '_')) {
            self.bump();
        }
        let raw = &self.text[start..self.at];
        span.length = raw.chars().count() as u32;
        let plain: String = raw.chars().filter(|c| *c != '_').collect();
        if let Ok(whole) = plain.parse::<i64>() {
            return Node { span, value: Value::Int(whole) };
        }
        match plain.parse::<f64>() {
            Ok(decimal) if decimal.is_finite() => Node { span, value: Value::Float(decimal) },
            _ => {
                let message = format!("`{raw}` is not a number");
                self.broken(span, &message)
            }
        }
    }

    fn list(&mut self, span: Span, depth: usize) -> Node {
        self.bump();
        let mut items = Vec::new();
        self.separated(span, ']', |reader| {
            let item = reader.value(depth + 1);
            let read = Item::of(&item);
            items.push(item);
            read
        });
        Node { span, value: Value::List(items) }
    }

    fn map(&mut self, span: Span, depth: usize) -> Node {
        self.bump();
        let mut entries = Vec::new();
        self.separated(span, '}', |reader| {
            let key = reader.value(depth + 1);
            if key.value == Value::Broken || !reader.colon() {
                return Item::Broken;
            }
            let value = reader.value(depth + 1);
            let read = Item::of(&value);
            entries.push((key, value));
            read
        });
        Node { span, value: Value::Map(entries) }
    }

    fn round(&mut self, span: Span, name: Option<String>, depth: usize) -> Node {
        let open = self.here(1);
        self.bump();
        let mut fields = Vec::new();
        let mut items = Vec::new();
        self.separated(open, ')', |reader| {
            let at = reader.here(1);
            if let Some(field) = reader.field_name() {
                let value = reader.value(depth + 1);
                let read = Item::of(&value);
                let span = Span { length: field.chars().count() as u32, ..at };
                fields.push(Field { name: field, span, value });
                read
            } else if !fields.is_empty() && reader.peek() == Some('(') && at.line > open.line {
                let message = format!("a new item begins before the bracket of line {} is closed with `)`", open.line);
                reader.report(Code::Syntax, at, message);
                Item::Outside
            } else {
                let item = reader.value(depth + 1);
                let read = Item::of(&item);
                items.push(item);
                read
            }
        });
        if !fields.is_empty() && !items.is_empty() {
            let at = items[0].span;
            self.report(Code::Syntax, at, "a value without a field name stands among fields; write `name: value`".to_owned());
        }
        let value = if fields.is_empty() { Value::Tuple(name, items) } else { Value::Struct(name, fields) };
        Node { span, value }
    }

    /// A name followed by a colon, if that is what comes.
    fn field_name(&mut self) -> Option<String> {
        let (at, line, column) = (self.at, self.line, self.column);
        if self.peek().is_some_and(|c| c.is_alphabetic() || c == '_') {
            let name = self.word();
            self.skip_blank();
            match self.peek() {
                Some(':') => {
                    self.bump();
                    self.skip_blank();
                    return Some(name);
                }
                Some('=') => {
                    let span = self.here(1);
                    self.report(Code::Syntax, span, format!("after `{name}` stands a colon, not an equals sign"));
                    while self.peek().is_some_and(|c| matches!(c, '=' | '>')) {
                        self.bump();
                    }
                    self.skip_blank();
                    return Some(name);
                }
                // Fields have small letters; a word with a capital is a value.
                Some(c) if name.starts_with(char::is_lowercase) && !matches!(name.as_str(), "true" | "false") && starts_value(c) => {
                    let span = self.here(1);
                    self.report(Code::Syntax, span, format!("a colon is missing after `{name}`"));
                    return Some(name);
                }
                _ => {}
            }
        }
        (self.at, self.line, self.column) = (at, line, column);
        None
    }

    /// Whether a field comes next, which belongs in round brackets only: a small word and a colon.
    fn field_comes(&self) -> bool {
        let rest = &self.text[self.at..];
        let name = rest.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')).unwrap_or(rest.len());
        rest.starts_with(|c: char| c.is_ascii_lowercase()) && rest[name..].trim_start().starts_with(':')
    }

    fn colon(&mut self) -> bool {
        self.skip_blank();
        if self.peek() == Some(':') {
            self.bump();
            self.skip_blank();
            return true;
        }
        let span = self.here(1);
        self.report(Code::Syntax, span, "a colon is missing between the name and its value".to_owned());
        false
    }

    /// Items separated by commas up to `close`. `item` reads one.
    fn separated(&mut self, open: Span, close: char, mut item: impl FnMut(&mut Self) -> Item) {
        loop {
            self.skip_blank();
            match self.peek() {
                None => {
                    // The innermost one is told: the others are open because of it.
                    if !std::mem::replace(&mut self.ended, true) {
                        self.report(Code::Syntax, open, format!("this bracket is never closed with `{close}`"));
                    }
                    return;
                }
                Some(c) if c == close => {
                    self.bump();
                    return;
                }
                Some(c @ (')' | ']' | '}')) => {
                    let span = self.here(1);
                    let line = open.line;
                    let message = format!("`{c}` does not close the bracket of line {line}: a `{close}` belongs here");
                    self.report(Code::Syntax, span, message);
                    // On the same line it is the wrong bracket, further on it closes one that stands round this one.
                    if line == span.line {
                        self.bump();
                    }
                    return;
                }
                Some(_) if close != ')' && self.field_comes() => {
                    self.report(Code::Syntax, open, format!("this bracket is not closed with `{close}` before the next field"));
                    self.comma_told = true;
                    return;
                }
                Some(_) => {}
            }
            let before = self.at;
            self.comma_told = false;
            match item(self) {
                Item::Read => {}
                Item::Broken => self.recover(close),
                Item::Outside => {
                    self.comma_told = true;
                    return;
                }
            }
            self.skip_blank();
            let comma_told = std::mem::take(&mut self.comma_told);
            match self.peek() {
                Some(',') => {
                    self.bump();
                }
                Some(')' | ']' | '}') | None => {}
                Some(_) if comma_told => {}
                Some(_) if close != ')' && self.field_comes() => {}
                Some(';') => {
                    let span = self.here(1);
                    self.report(Code::Syntax, span, "a comma belongs here, not a semicolon".to_owned());
                    self.bump();
                }
                Some(_) => {
                    let span = self.here(1);
                    self.report(Code::Syntax, span, "a comma is missing before this".to_owned());
                    if self.at == before {
                        self.bump();
                    }
                }
            }
            if self.errors > MAX_ERRORS {
                self.at = self.bytes.len();
            }
        }
    }

    /// Skips to the next comma or closing bracket of the present depth.
    fn recover(&mut self, close: char) {
        let mut depth = 0usize;
        while let Some(c) = self.peek() {
            match c {
                '"' => {
                    self.bump();
                    while let Some(inner) = self.bump() {
                        match inner {
                            '\\' => {
                                self.bump();
                            }
                            '"' => break,
                            _ => {}
                        }
                    }
                    continue;
                }
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' if depth > 0 => depth -= 1,
                ',' if depth == 0 => return,
                _ if c == close && depth == 0 => return,
                ')' | ']' | '}' => return,
                _ => {}
            }
            self.bump();
        }
    }
}
