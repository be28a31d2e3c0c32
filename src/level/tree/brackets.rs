//! What stands in brackets: lists, tables, groups and fields, and what to make of a bracket, comma or colon that is missing.

use super::habits::{Habit, HabitSeen};
use super::{Code, Edit, Field, ItemRead, MAX_ERRORS, Node, Span, TreeReader, Value, starts_value};
use crate::level::schema;

impl TreeReader<'_> {
    pub(super) fn list(&mut self, span: Span, depth: usize) -> Node {
        self.bump();
        let mut items = Vec::new();
        self.separated(span, ']', |reader| {
            let start = reader.mark();
            let item = reader.value(depth + 1);
            let item = reader.compared(item, start, depth);
            let read = ItemRead::of(&item);
            items.push(item);
            read
        });
        let whole = span.line == self.line;
        let span = if whole { Span { length: self.column.saturating_sub(span.column).max(1), ..span } } else { span };
        Node { span, value: Value::List(items) }
    }

    pub(super) fn map(&mut self, span: Span, depth: usize) -> Node {
        self.bump();
        let mut entries = Vec::new();
        self.separated(span, '}', |reader| {
            let key = reader.value(depth + 1);
            let key = reader.key(key);
            if key.value == Value::Broken || !reader.colon() {
                return ItemRead::Broken;
            }
            let value = reader.value(depth + 1);
            let value = reader.grouped(value);
            let read = ItemRead::of(&value);
            entries.push((key, value));
            read
        });
        let whole = span.line == self.line;
        let span = if whole { Span { length: self.column.saturating_sub(span.column).max(1), ..span } } else { span };
        Node { span, value: Value::Map(entries) }
    }

    pub(super) fn round(&mut self, span: Span, name: Option<String>, depth: usize) -> Node {
        let open = self.here(1);
        let called = name.is_some();
        self.bump();
        let mut fields = Vec::new();
        let mut items = Vec::new();
        self.separated(open, ')', |reader| {
            let at = reader.here(1);
            if let Some((field, span)) = reader.field_name() {
                let start = reader.mark();
                let value = reader.value(depth + 1);
                let value = reader.grouped(value);
                let value = reader.bare_text(value, start);
                let read = ItemRead::of(&value);
                fields.push(Field { name: field, span, value });
                read
            } else if !fields.is_empty() && reader.peek() == Some('(') && at.line > open.line {
                let message = format!("a new item begins before the bracket of line {} is closed with `)`", open.line);
                reader.report(Code::Syntax, at, message);
                ItemRead::Outside
            } else {
                let start = reader.mark();
                let item = reader.value(depth + 1);
                let item = if called && !items.is_empty() { reader.spaced(item) } else { item };
                let item = reader.compared(item, start, depth);
                let read = ItemRead::of(&item);
                items.push(item);
                read
            }
        });
        if !fields.is_empty() && !items.is_empty() {
            let at = items[0].span;
            self.report(Code::Syntax, at, "a value without a field name stands among fields; write `name: value`".to_owned());
        }
        // A group on one line is marked as a whole; fields and named groups where they begin.
        let whole = fields.is_empty() && !called && open.line == self.line;
        let span = if whole { Span { length: self.column.saturating_sub(open.column).max(1), ..span } } else { span };
        let value = if fields.is_empty() { Value::Tuple(name, items) } else { Value::Struct(name, fields) };
        Node { span, value }
    }

    /// A name followed by a colon, if that is what comes, and where it stands.
    fn field_name(&mut self) -> Option<(String, Span)> {
        let start = self.mark();
        let at = self.here(1);
        if self.peek() == Some('"') {
            return self.quoted_field_name();
        }
        if self.peek().is_some_and(|c| c.is_alphabetic() || c == '_') {
            let name = self.word();
            let name_span = Span { length: name.chars().count() as u32, ..at };
            self.skip_blank();
            match self.peek() {
                Some(':') => {
                    self.bump();
                    self.skip_blank();
                    return Some((name, name_span));
                }
                Some('=') if !self.rest_starts("==") || name.starts_with(char::is_lowercase) => {
                    let mut span = self.here(1);
                    let signs = self.at;
                    while self.peek().is_some_and(|c| matches!(c, '=' | '>')) {
                        self.bump();
                    }
                    span.length = (self.at - signs) as u32;
                    let message = format!("after `{name}` stands a colon, not an equals sign");
                    // `title = "x"` becomes `title: "x"`.
                    let blank = span.column.saturating_sub(at.column + name_span.length);
                    let mended = if span.line == at.line { Span { column: span.column - blank, length: span.length + blank, ..span } } else { span };
                    let edits = vec![Edit { span: mended, text: ":".to_owned() }];
                    self.see(HabitSeen { habit: Habit::EqualsSign, span, message, suggestion: None, edits });
                    self.skip_blank();
                    return Some((name, name_span));
                }
                // Fields have small letters; a word with a capital is a value.
                Some(c) if name.starts_with(char::is_lowercase) && !matches!(name.as_str(), "true" | "false") && starts_value(c) => {
                    let span = self.here(1);
                    self.report(Code::Syntax, span, format!("a colon is missing after `{name}`"));
                    return Some((name, name_span));
                }
                _ => {}
            }
        }
        self.go_to(start);
        None
    }

    /// `"title": ...`, as in JSON.
    fn quoted_field_name(&mut self) -> Option<(String, Span)> {
        let rest = &self.text[self.at + 1..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))?;
        let name = rest[..end].to_owned();
        let after = rest[end..].strip_prefix('"')?;
        let blank = after.len() - after.trim_start().len();
        if name.is_empty() || !after.trim_start().starts_with(':') {
            return None;
        }
        let span = self.here(name.chars().count() as u32 + 2);
        let edits = vec![Edit { span, text: name.clone() }];
        let message = format!("the name of a field has no quotation marks: `{name}`");
        self.see(HabitSeen { habit: Habit::QuotedField, span, message, suggestion: Some(name.clone()), edits });
        let colon = self.at + end + 2 + blank;
        while self.at <= colon {
            self.bump();
        }
        self.skip_blank();
        Some((name, span))
    }

    /// `title: Dawn at the reef`: words of a field that lack their quotation marks.
    fn bare_text(&mut self, value: Node, start: super::quotes::ReaderMark) -> Node {
        let words = matches!(value.value, Value::Name(_) | Value::Int(_)) && self.line == start.line;
        if !words || !self.peek().is_some_and(char::is_alphabetic) || !self.text[..self.at].ends_with(' ') && matches!(value.value, Value::Int(_)) {
            return value;
        }
        let line = self.text[start.at..].lines().next().unwrap_or("");
        let (length, _) = super::quotes::end_on_line(line, false);
        let text = line[..length].trim_end().trim_end_matches(['"', ',']).to_owned();
        if text.contains(['"', '(', '[', '{', ':', '/']) || text.len() + start.at <= self.at {
            return value;
        }
        let end = start.at + text.len();
        while self.at < end {
            self.bump();
        }
        let span = Span { length: text.chars().count() as u32, ..value.span };
        let quoted = format!("\"{text}\"");
        let edits = vec![Edit { span, text: quoted.clone() }];
        self.see(HabitSeen { habit: Habit::BareText, span, message: "text stands in quotation marks".to_owned(), suggestion: Some(quoted), edits });
        Node { span, value: Value::Text(text) }
    }

    /// The key of a table: a word without quotation marks is one whose marks are missing.
    fn key(&mut self, key: Node) -> Node {
        let Value::Name(name) = &key.value else { return key };
        self.skip_blank();
        if !matches!(self.peek(), Some(':' | '=')) {
            return key;
        }
        let quoted = format!("\"{name}\"");
        let edits = vec![Edit { span: key.span, text: quoted.clone() }];
        let message = format!("in curly brackets names stand in quotation marks: {quoted}");
        self.see(HabitSeen { habit: Habit::BareKey, span: key.span, message, suggestion: Some(quoted), edits });
        Node { span: key.span, value: Value::Text(name.clone()) }
    }

    /// What is compared by signs, `metric <= number`: the test that is meant.
    fn compared(&mut self, item: Node, start: super::quotes::ReaderMark, depth: usize) -> Node {
        let written = self.text[start.at..self.at].trim_end().to_owned();
        let before = self.mark();
        while self.peek().is_some_and(|c| c == ' ' || c == '\t') {
            self.bump();
        }
        let signs: String = self.text[self.at..].chars().take_while(|c| matches!(c, '<' | '>' | '=' | '≤' | '≥' | '!')).take(3).collect();
        if signs.is_empty() || before.line != start.line {
            self.go_to(before);
            return item;
        }
        let at = self.here(signs.chars().count() as u32);
        for _ in signs.chars() {
            self.bump();
        }
        self.skip_blank();
        let right_start = self.at;
        let right = self.value(depth + 1);
        let right_written = self.text[right_start..self.at].trim_end().to_owned();
        let (measure, number, measure_written, turned) = match (&item.value, &right.value) {
            (_, Value::Int(number)) => (item.clone(), *number, written, false),
            (Value::Int(number), _) => (right.clone(), *number, right_written, true),
            _ => {
                self.report(Code::Syntax, at, "what is compared is written AtLeast(measure, number) or AtMost(measure, number)".to_owned());
                return Node { span: item.span, value: Value::Broken };
            }
        };
        let at_most = |number: i64| ("AtMost", number);
        let at_least = |number: i64| ("AtLeast", number);
        let (name, number) = match (signs.as_str(), turned) {
            ("<=" | "≤" | "=<", false) | (">=" | "≥" | "=>", true) => at_most(number),
            (">=" | "≥" | "=>", false) | ("<=" | "≤" | "=<", true) => at_least(number),
            ("<", false) | (">", true) => at_most(number.saturating_sub(1)),
            (">", false) | ("<", true) => at_least(number.saturating_add(1)),
            _ => {
                let message = format!(
                    "`{signs}` is written with two tests or not at all: AtLeast({measure_written}, {number}), AtMost({measure_written}, {number})"
                );
                self.report(Code::Syntax, at, message);
                return Node { span: item.span, value: Value::Broken };
            }
        };
        let end = self.column;
        let span = Span { length: if self.line == start.line { end.saturating_sub(start.column).max(1) } else { 1 }, ..item.span };
        let span = Span { line: start.line, column: start.column, ..span };
        let meant = format!("{name}({measure_written}, {number})");
        let message = "a test is written with AtLeast or AtMost, not with signs".to_owned();
        let edits = if self.line == start.line { vec![Edit { span, text: meant.clone() }] } else { Vec::new() };
        if edits.is_empty() {
            self.report(Code::Syntax, at, message);
        } else {
            self.see(HabitSeen { habit: Habit::Comparison, span, message, suggestion: Some(meant), edits });
        }
        let number = Node { span: at, value: Value::Int(number) };
        Node { span, value: Value::Tuple(Some(name.to_owned()), vec![measure, number]) }
    }

    /// Whether a field comes next, which belongs in round brackets only: a small word and a colon. In curly brackets it may be a name that
    /// lacks its quotation marks, unless a level or one of its items has a field of that name.
    fn field_comes(&self, close: char) -> bool {
        let rest = &self.text[self.at..];
        let name = rest.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')).unwrap_or(rest.len());
        let comes = rest.starts_with(|c: char| c.is_ascii_lowercase()) && rest[name..].trim_start().starts_with(':');
        comes && (close != '}' || schema::LEVEL.iter().any(|doc| doc.name == &rest[..name]))
    }

    fn colon(&mut self) -> bool {
        self.skip_blank();
        if self.peek() == Some(':') {
            self.bump();
            self.skip_blank();
            return true;
        }
        let span = self.here(1);
        if self.peek() == Some('=') {
            self.bump();
            let message = "after a name stands a colon, not an equals sign".to_owned();
            self.see(HabitSeen { habit: Habit::EqualsSign, span, message, suggestion: None, edits: vec![Edit { span, text: ":".to_owned() }] });
            self.skip_blank();
            return true;
        }
        self.report(Code::Syntax, span, "a colon is missing between the name and its value".to_owned());
        false
    }

    /// Items separated by commas up to `close`. `item` reads one.
    fn separated(&mut self, open: Span, close: char, mut item: impl FnMut(&mut Self) -> ItemRead) {
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
                Some(_) if close != ')' && self.field_comes(close) => {
                    self.report(Code::Syntax, open, format!("this bracket is not closed with `{close}` before the next field"));
                    self.comma_told = true;
                    return;
                }
                Some(_) => {}
            }
            let before = self.at;
            self.comma_told = false;
            match item(self) {
                ItemRead::Read => {}
                ItemRead::Broken => self.recover(close),
                ItemRead::Outside => {
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
                Some(_) if close != ')' && self.field_comes(close) => {}
                Some(';') => {
                    let span = self.here(1);
                    let edits = vec![Edit { span, text: ",".to_owned() }];
                    let message = "a comma belongs here, not a semicolon".to_owned();
                    self.see(HabitSeen { habit: Habit::Semicolon, span, message, suggestion: None, edits });
                    self.bump();
                }
                Some(_)
                    if before != self.at
                        && self.text[..self.at].ends_with('\t')
                        && !self.text[..self.at].trim_end_matches(['\t', ' ']).ends_with(['\n', '\r']) =>
                {
                    let span = self.here(1);
                    let message =
                        "this line looks like a row of a spreadsheet: an item is written as fields in round brackets, (id: \"cutters\", ...)";
                    self.report(Code::Syntax, span, message.to_owned());
                    self.skip_line();
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
