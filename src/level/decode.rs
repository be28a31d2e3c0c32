//! From a tree to values, collecting every problem. Each struct of the format is declared once, as a table of fields: it names them,
//! says what is optional, and is what `docs/LEVELS.md` prints.

use std::collections::BTreeSet;

use super::diagnostic::{Code, Diagnostic, Span};
use super::tree::{Field, Node, Value};
use crate::catalog::{Date, MAX_NEAR, nearest};

/// A field of the format, as the reference prints it.
#[derive(Clone, Copy, Debug)]
pub struct FieldDoc {
    /// Its name.
    pub name: &'static str,
    /// What kind of value, with unit and range.
    pub kind: &'static str,
    /// Its default; empty when it must be given.
    pub default: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// Problems found so far.
#[derive(Debug, Default)]
pub struct Problems(pub Vec<Diagnostic>, Compared);

/// What looking for right names has cost so far, in pairs of characters.
#[derive(Clone, Copy, Debug, Default)]
struct Compared(usize);

/// The most problems that are told at once: a file with more is no level yet.
pub const MAX_PROBLEMS: usize = 500;
/// Right names are looked for until this has been spent: a level whose author errs has some hundred wrong names, and is far from it.
const MAX_COMPARED: usize = 40_000_000;

impl Problems {
    /// Notes a problem, unless there are too many already.
    pub fn push(&mut self, problem: Diagnostic) {
        if !self.is_full() {
            self.0.push(problem);
        }
    }

    /// Whether no more problems are told.
    pub fn is_full(&self) -> bool {
        self.0.len() >= MAX_PROBLEMS
    }

    /// The known name that is nearest to `wrong`. None where it would not be told, or where looking has cost too much already.
    pub fn nearest<'a>(&mut self, wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
        if self.is_full() || self.1.0 > MAX_COMPARED || wrong.len() > MAX_NEAR {
            return None;
        }
        let spent = &mut self.1.0;
        nearest(wrong, known.inspect(|name| *spent += wrong.len() * name.len().min(MAX_NEAR)))
    }

    /// Notes a problem.
    pub fn add(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.push(Diagnostic::error(code, span, message.into()));
    }

    /// Notes a problem with the nearest right name.
    pub fn add_near<'a>(&mut self, code: Code, span: Span, message: impl Into<String>, wrong: &str, known: impl Iterator<Item = &'a str>) {
        let suggestion = self.nearest(wrong, known);
        self.push(Diagnostic::error(code, span, message.into()).suggest(suggestion));
    }
}

impl Problems {
    /// Notes a problem with the nearest right short name, found by the short names or by the names on screens.
    pub fn add_named<'a>(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        wrong: &str,
        known: impl Iterator<Item = (&'a str, &'a str)> + Clone,
    ) {
        let by_name = |name: &str| known.clone().find(|(_, known)| *known == name).map(|(slug, _)| slug);
        let suggestion = self.nearest(wrong, known.clone().flat_map(|(slug, name)| [slug, name])).map(|found| by_name(found).unwrap_or(found));
        self.push(Diagnostic::error(code, span, message.into()).suggest(suggestion));
    }

    /// Notes a problem with the text that belongs there.
    pub fn add_fix(&mut self, code: Code, span: Span, message: impl Into<String>, fix: impl Into<String>) {
        let mut problem = Diagnostic::error(code, span, message.into());
        problem.suggestion = Some(fix.into());
        self.push(problem);
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Bool(_) => "true or false",
        Value::Int(_) => "a whole number",
        Value::Float(_) => "a decimal number",
        Value::Text(_) => "text",
        Value::Name(_) => "a word",
        Value::Tuple(..) => "a group in round brackets",
        Value::Struct(..) => "fields in round brackets",
        Value::List(_) => "a list in square brackets",
        Value::Map(_) => "a table in curly brackets",
        Value::Broken => "something unreadable",
    }
}

/// The fields of one struct, taken one by one: those that it may have, each once.
pub struct Fields<'a> {
    fields: Vec<&'a Field>,
    docs: &'static [FieldDoc],
    /// Where the struct begins.
    pub span: Span,
}

impl<'a> Fields<'a> {
    /// Opens a struct: unknown and repeated fields are told at once. `None` if it is none.
    pub fn open(node: &'a Node, what: &str, docs: &'static [FieldDoc], problems: &mut Problems) -> Option<Self> {
        let fields: &[Field] = match &node.value {
            Value::Struct(_, fields) => fields,
            Value::Tuple(_, items) if items.is_empty() => &[],
            Value::Broken => return None,
            other => {
                problems.add(Code::WrongKind, node.span, format!("{what} is written as fields in round brackets, not as {}", kind_of(other)));
                return None;
            }
        };
        let (mut named, mut seen) = (Vec::new(), BTreeSet::new());
        for field in fields {
            let known = docs.iter().any(|doc| doc.name == field.name);
            if !known {
                let known = docs.iter().map(|doc| doc.name);
                problems.add_near(Code::UnknownField, field.span, format!("{what} has no field `{}`", field.name), &field.name, known);
            }
            if !seen.insert(field.name.as_str()) {
                problems.add(Code::DuplicateField, field.span, format!("the field `{}` stands twice", field.name));
            } else if known {
                named.push(field);
            }
        }
        for doc in docs.iter().filter(|doc| doc.default.is_empty()) {
            if !named.iter().any(|field| field.name == doc.name) {
                problems.add(Code::MissingField, node.span, format!("{what} needs the field `{}`: {}", doc.name, doc.meaning));
            }
        }
        Some(Self { fields: named, docs, span: node.span })
    }

    /// The value of a field, if it is there and readable.
    pub fn get(&self, name: &str) -> Option<&'a Node> {
        debug_assert!(self.docs.iter().any(|doc| doc.name == name), "`{name}` is not in the table of fields");
        self.fields.iter().find(|field| field.name == name).map(|field| &field.value).filter(|node| node.value != Value::Broken)
    }

    /// Whether a field is there, readable or not.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name)
    }

    /// A whole number within a range, or the default.
    pub fn int(&self, name: &str, range: std::ops::RangeInclusive<i64>, default: i64, problems: &mut Problems) -> i64 {
        self.get(name).and_then(|node| int(node, name, range, problems)).unwrap_or(default)
    }

    /// Text, or empty.
    pub fn text(&self, name: &str, problems: &mut Problems) -> String {
        self.get(name).and_then(|node| text(node, name, problems)).map(|(text, _)| text.to_owned()).unwrap_or_default()
    }

    /// `true` or `false`, or the default.
    pub fn flag(&self, name: &str, default: bool, problems: &mut Problems) -> bool {
        match self.get(name) {
            None => default,
            Some(Node { value: Value::Bool(flag), .. }) => *flag,
            Some(node) => {
                problems.add(Code::WrongKind, node.span, format!("`{name}` is true or false, not {}", kind_of(&node.value)));
                default
            }
        }
    }

    /// The items of a list; none when it is absent.
    pub fn list(&self, name: &str, problems: &mut Problems) -> &'a [Node] {
        self.get(name).map_or(&[], |node| list(node, name, problems))
    }

    /// A list of texts with their places.
    pub fn texts(&self, name: &str, problems: &mut Problems) -> Vec<(&'a str, Span)> {
        self.list(name, problems).iter().filter_map(|node| text(node, name, problems)).collect()
    }
}

/// The most items of a list or table, by its name; others have [`MAX_ITEMS`]. Nobody reads more, and what goes through them all stays quick.
const MOST: &[(&str, usize)] = &[
    ("aims", 200),
    ("sources", 200),
    ("questions", 200),
    ("one_of", 200),
    ("agreements", 200),
    ("clauses", crate::rules::agreement::MAX_CLAUSES),
    ("the tests", 40),
    ("effects", 40),
    ("to", 40),
    ("also", 20),
    ("at_war", 20),
    ("nations", 100),
    ("parties", 100),
    ("grantees", 100),
    ("members", 100),
];
/// The most items in any list of a level.
pub const MAX_ITEMS: usize = 1_000;

/// How many items the list or table of this name may have.
pub fn most(name: &str) -> usize {
    MOST.iter().find(|(known, _)| *known == name).map_or(MAX_ITEMS, |(_, most)| *most)
}

/// Tells that a list is too long, at the first item that is too many.
pub fn too_many(span: Span, name: &str, problems: &mut Problems) {
    problems.add(Code::TooLarge, span, format!("{} may have {} items; this is one more", called(name), most(name)));
}

/// The items of a list, no more than it may have.
pub fn list<'a>(node: &'a Node, name: &str, problems: &mut Problems) -> &'a [Node] {
    match &node.value {
        Value::List(items) => {
            let most = most(name);
            if let Some(item) = items.get(most) {
                too_many(item.span, name, problems);
            }
            &items[..items.len().min(most)]
        }
        other => {
            problems.add(Code::WrongKind, node.span, format!("{} is a list in square brackets, not {}", called(name), kind_of(other)));
            &[]
        }
    }
}

/// A whole number within a range.
pub fn int(node: &Node, name: &str, range: std::ops::RangeInclusive<i64>, problems: &mut Problems) -> Option<i64> {
    match node.value {
        Value::Int(number) if range.contains(&number) => Some(number),
        Value::Int(number) => {
            problems.add(Code::OutOfRange, node.span, format!("{} is {number}; it may be {} to {}", called(name), range.start(), range.end()));
            None
        }
        Value::Broken => None,
        ref other => {
            problems.add(Code::WrongKind, node.span, format!("{} is a whole number, not {}", called(name), kind_of(other)));
            None
        }
    }
}

/// A decimal or whole number.
pub fn number(node: &Node, name: &str, problems: &mut Problems) -> Option<f64> {
    match node.value {
        Value::Int(whole) => Some(whole as f64),
        Value::Float(decimal) => Some(decimal),
        Value::Broken => None,
        ref other => {
            problems.add(Code::WrongKind, node.span, format!("{} is a number, not {}", called(name), kind_of(other)));
            None
        }
    }
}

/// Text of at most 8,000 characters.
pub fn text<'a>(node: &'a Node, name: &str, problems: &mut Problems) -> Option<(&'a str, Span)> {
    match &node.value {
        Value::Text(text) if text.chars().count() <= 8_000 => Some((text, node.span)),
        Value::Text(_) => {
            problems.add(Code::BadText, node.span, format!("{} is longer than 8,000 characters", called(name)));
            None
        }
        Value::Broken => None,
        Value::Name(word) => {
            problems.add_fix(Code::WrongKind, node.span, format!("{} is text in quotation marks, not a word", called(name)), format!("\"{word}\""));
            None
        }
        other => {
            problems.add(Code::WrongKind, node.span, format!("{} is text in quotation marks, not {}", called(name), kind_of(other)));
            None
        }
    }
}

/// A day.
pub fn date(node: &Node, name: &str, problems: &mut Problems) -> Option<Date> {
    let (written, span) = text(node, name, problems)?;
    Date::parse(written).map_err(|reason| problems.add(Code::BadDate, span, reason)).ok()
}

/// A word among those that are possible, with what it stands for.
pub fn word<T: Copy>(node: &Node, name: &str, words: &[(&'static str, T)], problems: &mut Problems) -> Option<T> {
    let written = match &node.value {
        Value::Name(written) => written,
        Value::Broken => return None,
        Value::Text(text) => {
            let meant = problems.nearest(text, words.iter().map(|(known, _)| *known));
            let message = format!("{} is a word without quotation marks, not text", called(name));
            problems.push(Diagnostic::error(Code::WrongKind, node.span, message).suggest(meant));
            return None;
        }
        other => {
            problems.add(Code::WrongKind, node.span, format!("{} is a word without quotation marks, not {}", called(name), kind_of(other)));
            return None;
        }
    };
    let found = words.iter().find(|(known, _)| known == written).map(|&(_, value)| value);
    if found.is_none() {
        let known: Vec<&str> = words.iter().map(|(known, _)| *known).collect();
        let message = format!("{} may be {}, not `{written}`", called(name), known.join(", "));
        problems.add_near(Code::UnknownWord, node.span, message, written, known.iter().copied());
    }
    found
}

/// A named group, `Name(a, b)` or a name alone, with its name and items.
pub fn call<'a>(node: &'a Node, what: &str, problems: &mut Problems) -> Option<(&'a str, &'a [Node])> {
    match &node.value {
        Value::Name(name) => Some((name, &[])),
        Value::Tuple(Some(name), items) => Some((name, items)),
        Value::Broken => None,
        other => {
            problems.add(
                Code::WrongKind,
                node.span,
                format!("{what} is written as a word with brackets, such as Turn(3), not as {}", kind_of(other)),
            );
            None
        }
    }
}

/// How a problem calls what is wrong: a field in backquotes, words as they are.
fn called(name: &str) -> String {
    if name.contains(' ') { name.to_owned() } else { format!("`{name}`") }
}
