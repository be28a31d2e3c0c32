//! From a tree to values, collecting every problem. Each struct of the format is declared once, as a table of fields: it names them,
//! says what is optional, and is what `docs/LEVELS.md` prints.

use std::collections::{BTreeMap, BTreeSet};

pub use super::amounts::{int, number};
pub use super::days::date;
use super::diagnostic::{Code, Diagnostic, Edit, Span};
pub use crate::catalog::FieldDoc;
use crate::catalog::{Candidate, MAX_NEAR, Thing, absent_field, meant, nearest};
use crate::level::tree::{Field, Node, Value};

/// Problems found so far.
#[derive(Debug, Default)]
pub struct Problems(pub Vec<Diagnostic>, NamesCompared);

/// What looking for right names has cost so far, in pairs of characters.
#[derive(Clone, Copy, Debug, Default)]
struct NamesCompared(usize);

/// The most problems that are told at once: a file with more is no level yet.
pub const MAX_PROBLEMS: usize = 500;
/// Right names are looked for until this has been spent: a level whose author errs has some hundred wrong names, and is far from it.
const MAX_COMPARED: usize = 10_000_000;

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
        nearest(wrong, known.inspect(|name| *spent += (wrong.len() + 8) * (name.len().min(MAX_NEAR) + 8)))
    }

    /// Whether what was meant may still be looked for among so many names, with all that they are called; what that costs is counted.
    pub(super) fn may_look(&mut self, names: usize) -> bool {
        let may = !self.is_full() && self.1.0 <= MAX_COMPARED;
        self.1.0 += names * 600;
        may
    }

    /// Notes a problem.
    pub fn add(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.push(Diagnostic::error(code, span, message.into()));
    }

    /// Notes a problem with the text that belongs there.
    pub fn add_fix(&mut self, code: Code, span: Span, message: impl Into<String>, fix: impl Into<String>) {
        self.push(Diagnostic::error(code, span, message.into()).mend(fix));
    }
}

/// What kind of value it is, in words.
pub(super) fn kind_of(value: &Value) -> &'static str {
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
        Value::Odd(_) => "a number with signs",
        Value::Broken => "something unreadable",
    }
}

/// The fields of one struct, taken one by one: those that it may have, each once.
pub struct Fields<'a> {
    fields: &'a [Field],
    /// Fields whose names are slips, and the fields that are meant: their values are read all the same.
    read_as: Vec<(usize, &'static str)>,
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
                let mut message = format!("{what} is written as fields in round brackets, not as {}", kind_of(other));
                if matches!(other, Value::Tuple(..)) {
                    let names: Vec<String> = docs.iter().take(2).map(|doc| format!("{}: ...", doc.name)).collect();
                    message = format!("{what} is written with the names of its fields: ({}, ...)", names.join(", "));
                }
                let mut problem = Diagnostic::error(Code::WrongKind, node.span, message);
                if matches!(other, Value::Map(_)) && node.span.length > 1 {
                    problem.edits = rebracketed(node.span, "(", ")");
                }
                problems.push(problem);
                return None;
            }
        };
        let mut first: BTreeMap<&str, Span> = BTreeMap::new();
        let mut read_as: Vec<(usize, &'static str)> = Vec::new();
        // What a level takes over from another does not stand in the way of a field of its own.
        let names: BTreeSet<(&str, u16)> = fields.iter().map(|field| (field.name.as_str(), field.span.file)).collect();
        let there = |name: &str, file: u16| names.contains(&(name, file));
        for (index, field) in fields.iter().enumerate() {
            if let Some(earlier) = first.get(field.name.as_str()) {
                let where_else =
                    if earlier.line == field.span.line { "earlier on this line".to_owned() } else { format!("on line {}", earlier.line) };
                problems.add(Code::DuplicateField, field.span, format!("the field `{}` stands twice: the first is {where_else}", field.name));
                continue;
            }
            first.insert(&field.name, field.span);
            if docs.iter().any(|doc| doc.name == field.name) || problems.is_full() {
                continue;
            }
            if let Some(name) = unknown_field(field, what, docs, |name| there(name, field.span.file), problems)
                && !read_as.iter().any(|(_, known)| *known == name)
            {
                read_as.push((index, name));
            }
        }
        for doc in docs.iter().filter(|doc| doc.default.is_empty()) {
            if !first.contains_key(doc.name) && !read_as.iter().any(|(_, name)| *name == doc.name) {
                problems.add(Code::MissingField, node.span, format!("{what} needs the field `{}`: {}", doc.name, doc.meaning));
            }
        }
        Some(Self { fields, read_as, docs, span: node.span })
    }

    /// The field of this name, or the one that was told as a slip of it.
    fn find(&self, name: &str) -> Option<&'a Field> {
        let slip = self.read_as.iter().find(|(_, known)| *known == name).map(|(index, _)| &self.fields[*index]);
        let named = self.fields.iter().find(|field| field.name == name);
        match (named, slip) {
            (Some(named), Some(slip)) if named.span.file > slip.span.file => Some(slip),
            (named, slip) => named.or(slip),
        }
    }

    /// The value of a field, if it is there and readable.
    pub fn get(&self, name: &str) -> Option<&'a Node> {
        debug_assert!(self.docs.iter().any(|doc| doc.name == name), "`{name}` is not in the table of fields");
        self.find(name).map(|field| &field.value).filter(|node| node.value != Value::Broken)
    }

    /// Whether a field is there, readable or not.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
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
                let problem = Diagnostic::error(Code::WrongKind, node.span, format!("`{name}` is true or false, not {}", kind_of(&node.value)));
                let meant = flag_meant(&node.value);
                problems.push(meant.map_or(problem.clone(), |meant| problem.mend(if meant { "true" } else { "false" })));
                meant.unwrap_or(default)
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
    ("clauses", crate::rules::phases::agreement::MAX_CLAUSES),
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
            let hint = if matches!(other, Value::Tuple(Some(_), _)) { ": put [ and ] round it" } else { "" };
            let message = format!("{} {} a list in square brackets, not {}{hint}", called(name), is_or_are(name), kind_of(other));
            problems.push(list_meant(name, node, Diagnostic::error(Code::WrongKind, node.span, message)));
            &[]
        }
    }
}

/// Fields whose text may be a number.
const PROSE: [&str; 7] = ["title", "text", "name", "summary", "situation", "note", "format"];

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
            let message = format!("{} {} text in quotation marks, not {}", called(name), is_or_are(name), kind_of(other));
            let problem = Diagnostic::error(Code::WrongKind, node.span, message);
            problems.push(match other {
                Value::Int(number) if PROSE.contains(&name) => problem.mend(format!("\"{number}\"")),
                _ => problem,
            });
            None
        }
    }
}

/// A word among those that are possible, with what it stands for.
pub fn word<T: Copy>(node: &Node, name: &str, words: &[(&'static str, T)], problems: &mut Problems) -> Option<T> {
    let written = match &node.value {
        Value::Name(written) => written,
        Value::Broken => return None,
        Value::Text(text) => {
            let meant = problems.nearest(text, words.iter().map(|(known, _)| *known));
            let message = format!("{} is a word without quotation marks, not text", called(name));
            let problem = Diagnostic::error(Code::WrongKind, node.span, message);
            problems.push(meant.map_or(problem.clone(), |meant| problem.mend(meant)));
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
pub(super) fn called(name: &str) -> String {
    if name.contains(' ') { name.to_owned() } else { format!("`{name}`") }
}

/// The verb that goes with it: "the tests are", "`tests` is".
pub(super) fn is_or_are(name: &str) -> &'static str {
    if name.contains(' ') && name.ends_with('s') && !name.ends_with("status") { "are" } else { "is" }
}

/// Tells a field that there is not, and says which is meant, if one is; that one is then read in its place.
fn unknown_field(
    field: &Field,
    what: &str,
    docs: &'static [FieldDoc],
    there: impl Fn(&str) -> bool,
    problems: &mut Problems,
) -> Option<&'static str> {
    if !problems.may_look(docs.len()) {
        problems.add(Code::UnknownField, field.span, format!("{what} has no field `{}`", field.name));
        return None;
    }
    let rows = docs.iter().map(|doc| Candidate { slug: doc.name, name: doc.name, note: "" });
    let meant = meant(Thing::Field, &field.name, rows, |name| usize::from(!there(name)));
    let message = format!("{what} has no field `{}`", field.name);
    let known = docs.iter().map(|doc| doc.name);
    let name = meant.only().or_else(|| if meant.slugs.is_empty() { nearest(&field.name, known) } else { None });
    let problem = match (name, &meant.slugs[..], absent_field(&field.name)) {
        (Some(name), ..) if there(name) => {
            let mut problem = Diagnostic::error(Code::UnknownField, field.span, message);
            problem.suggestion = Some(name.to_owned());
            problem
        }
        (Some(name), ..) => Diagnostic::error(Code::UnknownField, field.span, message).mend(name),
        (None, [], Some(held)) => {
            let message = format!("{message}: levels do not hold {held}; see \"What a level cannot hold\" in docs/LEVELS.md");
            Diagnostic::error(Code::UnknownField, field.span, message)
        }
        (None, [], None) => Diagnostic::error(Code::UnknownField, field.span, message),
        (None, several, _) => {
            let several: Vec<String> = several.iter().map(|name| format!("`{name}`")).collect();
            Diagnostic::error(Code::UnknownField, field.span, format!("{message}: it may be {}", super::names::or_list(&several)))
        }
    };
    problems.push(problem);
    name.filter(|name| !there(name)).and_then(|name| docs.iter().find(|doc| doc.name == name)).map(|doc| doc.name)
}

/// What is meant by a value where `true` or `false` belongs.
fn flag_meant(value: &Value) -> Option<bool> {
    let word = match value {
        Value::Name(word) | Value::Text(word) => word.to_lowercase(),
        Value::Int(number) => number.to_string(),
        _ => return None,
    };
    match word.as_str() {
        "true" | "yes" | "y" | "on" | "1" | "ja" | "oui" | "vrai" | "wahr" | "si" | "sí" => Some(true),
        "false" | "no" | "n" | "off" | "0" | "nein" | "non" | "faux" | "falsch" => Some(false),
        _ => None,
    }
}

/// What stands in brackets on one line, with other brackets.
pub(super) fn rebracketed(span: Span, open: &str, close: &str) -> Vec<Edit> {
    let last = span.column + span.length - 1;
    let edits = [(span.column, open), (last, close)];
    edits.map(|(column, text)| Edit { span: Span { column, length: 1, ..span }, text: text.to_owned() }).to_vec()
}

/// With the list that is meant by a text alone, or by a group in round brackets.
fn list_meant(name: &str, node: &Node, problem: Diagnostic) -> Diagnostic {
    match &node.value {
        Value::Text(text) if !name.contains(' ') && !text.contains(['"', '\\', '\n']) && text.chars().count() < 100 => {
            problem.mend(format!("[\"{text}\"]"))
        }
        Value::Tuple(None, items) if node.span.length > 1 && items.len() > 1 => Diagnostic { edits: rebracketed(node.span, "[", "]"), ..problem },
        _ => problem,
    }
}
