//! Signs of word processors and of other keyboards outside texts: read as what was meant, one for one, so that every column stays.

use std::borrow::Cow;

use super::Span;
use super::habits::{Habit, HabitSeen};
use super::quotes::{is_strange_after_text, is_wrong_quote};
use crate::level::diagnostic::Edit;

/// The invisible sign that stands in for all others: a blank between words, and nothing inside one.
pub(super) const INVISIBLE: char = '\u{200b}';

/// How far the end of a text in other quotation marks is looked for, in bytes.
const FARTHEST: usize = 8_000;
/// How often that may be in vain.
const MOST_IN_VAIN: usize = 50;
/// The most oddities that are kept; a file with more is no level yet.
pub(super) const MOST: usize = 20_000;

/// The text as it is read, and what was odd in it.
pub(super) fn plain(file: u16, text: &str) -> (Cow<'_, str>, Vec<HabitSeen>) {
    if text.is_ascii() && !text.contains('\'') {
        return (Cow::Borrowed(text), Vec::new());
    }
    let mut typed = Typed { text, at: 0, line: 1, column: 1, file, out: String::with_capacity(text.len()), seen: Vec::new(), in_vain: 0 };
    typed.run();
    (Cow::Owned(typed.out), typed.seen)
}

struct Typed<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    column: u32,
    file: u16,
    out: String,
    seen: Vec<HabitSeen>,
    in_vain: usize,
}

/// Whether a character ends a line: a carriage return alone does, as on old machines.
pub(in crate::level) fn ends_line(c: char, next: Option<char>) -> bool {
    c == '\n' || (c == '\r' && next != Some('\n'))
}

impl Typed<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn here(&self, length: u32) -> Span {
        Span { file: self.file, line: self.line, column: self.column, length }
    }

    /// Takes the next character over as another one, or as itself.
    fn take(&mut self, instead: Option<char>) -> Option<char> {
        let mut rest = self.rest().chars();
        let (c, next) = (rest.next()?, rest.next());
        self.out.push(instead.unwrap_or(c));
        self.at += c.len_utf8();
        if ends_line(c, next) {
            self.line += 1;
            self.column = 1;
        } else {
            self.column += 1;
        }
        Some(c)
    }

    fn take_until(&mut self, end: usize) {
        while self.at < end && self.take(None).is_some() {}
    }

    /// Takes a note over: to the end of the line, or to its closing mark.
    fn take_note(&mut self, closing: Option<&str>) {
        let end = match closing {
            Some(mark) => self.rest().find(mark).map_or(self.text.len(), |found| self.at + found + mark.len()),
            None => self.rest().find(['\n', '\r']).map_or(self.text.len(), |found| self.at + found),
        };
        self.take_until(end);
    }

    fn see(&mut self, seen: HabitSeen) {
        if self.seen.len() < MOST {
            self.seen.push(seen);
        }
    }

    fn run(&mut self) {
        let mut before = ' ';
        while let Some(c) = self.rest().chars().next() {
            let next = self.rest().chars().nth(1);
            let after_digit = before.is_ascii_digit() || matches!(before, '°' | 'º' | '˚');
            match c {
                '"' if !after_digit => self.take_text(),
                '/' | '／' if matches!(next, Some('/' | '／')) => {
                    self.replace_if(c == '／', '/');
                    self.replace_if(next == Some('／'), '/');
                    self.take_note(None);
                }
                '/' if next == Some('*') => {
                    self.take_until(self.at + 2);
                    self.take_note(Some("*/"));
                }
                '#' => self.take_note(None),
                '-' if self.rest().starts_with("-- ") => self.take_note(None),
                '<' if self.rest().starts_with("<!--") => self.take_note(Some("-->")),
                c if is_wrong_quote(c) && !after_digit => self.take_quoted(c),
                '–' | '—' | '−' | '‒' | '―' | '﹣' | '－' if next.is_some_and(|c| c.is_ascii_digit() || c == '.' || ('０'..='９').contains(&c)) =>
                {
                    self.see_dash();
                    self.take(Some('-'));
                }
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{180e}' => {
                    self.take(Some(INVISIBLE));
                }
                c => match plain_sign(c) {
                    Some(sign) => self.replace_if(true, sign),
                    None => {
                        self.take(None);
                    }
                },
            }
            before = c;
        }
    }

    fn see_dash(&mut self) {
        let span = self.here(1);
        let rest = self.rest();
        let number = rest.char_indices().skip(1).find(|(_, c)| !(c.is_ascii_digit() || *c == '.')).map_or(rest.len(), |(at, _)| at);
        let digits: String = rest[..number].chars().skip(1).take(20).collect();
        let edits = vec![Edit { span, text: "-".to_owned() }];
        let message = "this is the dash of a word processor: a number below 0 begins with a plain minus, `-`".to_owned();
        let suggestion = (!digits.is_empty()).then(|| format!("-{digits}"));
        self.see(HabitSeen { habit: Habit::Dash, span, message, suggestion, edits });
    }

    /// Takes a sign over as its plain form.
    fn replace_if(&mut self, odd: bool, sign: char) {
        if odd && !sign.is_whitespace() {
            let span = self.here(1);
            let message = format!("this is a full-width sign: a level has the plain one, `{sign}`");
            let edits = vec![Edit { span, text: sign.to_string() }];
            self.see(HabitSeen { habit: Habit::FullWidth, span, message, suggestion: Some(sign.to_string()), edits });
        }
        self.take(odd.then_some(sign));
    }

    /// A text in plain marks; one that seems to lack its end goes to the end of its line.
    fn take_text(&mut self) {
        let rest = self.rest();
        let mut escaped = false;
        let end = rest.char_indices().skip(1).find(|(_, c)| {
            let ends = *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            ends
        });
        let over_lines = |end: usize| rest[..end].contains(['\n', '\r']);
        let end = end.map(|(at, _)| at + 1).filter(|&end| self.in_vain >= MOST_IN_VAIN || !is_strange_after_text(&rest[end..], over_lines(end)));
        match end {
            Some(end) => self.take_until(self.at + end),
            // Nothing closes it, and much was not closed before.
            None if self.in_vain >= MOST_IN_VAIN => self.take_until(self.text.len()),
            None => {
                let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
                self.in_vain += 1;
                self.take_until(self.at + line.max(1));
            }
        }
    }

    /// A text in other marks, which becomes one in plain marks.
    fn take_quoted(&mut self, open: char) {
        let Some(end) = self.closing(open) else {
            self.take(None);
            return;
        };
        let span = Span { length: self.rest()[..end].chars().count() as u32 + 1, ..self.here(1) };
        let inner: String = self.rest()[open.len_utf8()..end].to_owned();
        // French marks stand with a blank inside.
        let blank = |c: Option<char>| u32::from(matches!(open, '«' | '‹') && c.is_some_and(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}')));
        let (first, last) = (blank(inner.chars().next()), blank(inner.chars().next_back().filter(|_| inner.chars().count() > 1)));
        let mut edits = vec![Edit { span: self.here(1 + first), text: "\"".to_owned() }];
        let closing = self.at + end;
        self.take(Some('"'));
        while self.at < closing {
            if self.rest().starts_with('"') {
                edits.push(Edit { span: self.here(1), text: "\\\"".to_owned() });
                self.take(Some('”'));
            } else {
                self.take(None);
            }
        }
        let here = self.here(1 + last);
        edits.push(Edit { span: Span { column: here.column - last, ..here }, text: "\"".to_owned() });
        self.take(Some('"'));
        let inner = if first + last > 0 { inner.trim().to_owned() } else { inner };
        let message = "text stands in plain double quotation marks".to_owned();
        let short = inner.chars().count() <= 120 && !inner.contains(['\n', '\r']);
        let suggestion = short.then(|| format!("\"{}\"", inner.replace('"', "\\\"")));
        let span = if inner.contains(['\n', '\r']) { Span { length: 1, ..span } } else { Span { length: span.length.min(400), ..span } };
        self.see(HabitSeen { habit: Habit::Quotes, span, message, suggestion, edits });
    }

    /// Where the mark that closes a text stands, from its opening mark on.
    fn closing(&mut self, open: char) -> Option<usize> {
        if self.in_vain >= MOST_IN_VAIN {
            return None;
        }
        let rest = self.rest();
        let start = open.len_utf8();
        let mut farthest = (start + FARTHEST).min(rest.len());
        while !rest.is_char_boundary(farthest) {
            farthest -= 1;
        }
        let line = rest[..farthest].find(['\n', '\r']).unwrap_or(farthest);
        let closers = closers(open);
        let ends = |(at, c): &(usize, char)| {
            let after = rest[at + c.len_utf8()..].trim_start_matches([' ', '\t', '\u{a0}', '\u{3000}']);
            let closes = [',', ')', ']', '}', ':', ';', '\n', '\r', '，', '）', '：', '；', '］', '｝'];
            after.is_empty() || after.starts_with(closes) || after.starts_with("//")
        };
        let mark = |(at, c): (usize, char)| (at >= start && closers.contains(&c)).then_some((at, c));
        let on_line = rest[..line].char_indices().filter_map(mark);
        if let Some((at, _)) = on_line.clone().find(ends) {
            return Some(at);
        }
        let first_on_line = on_line.map(|(at, _)| at).next();
        // Over several lines only marks that come in pairs.
        let far = if open == '\'' || open == '`' || open == '´' { None } else { rest[..farthest].char_indices().filter_map(mark).find(ends) };
        self.in_vain += 1;
        first_on_line.or_else(|| far.filter(|(_, c)| *c != open).map(|(at, _)| at))
    }
}

fn closers(open: char) -> &'static [char] {
    match open {
        '‘' | '’' | '‚' | '‛' | '\'' | '`' | '´' | '＇' | '‹' | '›' => &['’', '‘', '\'', '´', '›', '‹', '＇', '`'],
        '«' | '»' => &['»', '«'],
        '「' => &['」'],
        '『' => &['』'],
        '《' => &['》'],
        '〝' => &['〞', '〟'],
        _ => &['”', '“', '"', '„', '‟', '＂', '″'],
    }
}

/// The plain form of a full-width sign.
fn plain_sign(c: char) -> Option<char> {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
        '、' | '﹐' | '،' => Some(','),
        '﹔' => Some(';'),
        '﹕' => Some(':'),
        '【' | '〔' => Some('['),
        '】' | '〕' => Some(']'),
        _ => None,
    }
}
