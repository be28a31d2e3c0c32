//! From an old format to the present one, by edits to the text: comments and layout stay where they are.
//!
//! Format 1 was that of the drafts before the first release. It had other names for many fields, permille were percent, a turn was given in
//! days, words stood in quotation marks, an inject had a turn, and an objective had one goal instead of three tiers. `docs/LEVELS.md` lists
//! the differences.

use std::collections::BTreeSet;

use super::diagnostic::Span;
use super::schema::FORMAT;
use crate::level::tree;
use crate::level::tree::{Field, Node, Value};

/// A level in the present format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// The format that it had.
    pub from: i64,
    /// Where the old text gives its format, or begins.
    pub format_span: Span,
    /// The new text; the old one if it was in the present format.
    pub text: String,
    /// What was done that the author should look at, and what is left to do.
    pub notes: Vec<AuthorNote>,
}

/// Something for the author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorNote {
    /// The line in the old text.
    pub line: u32,
    /// What to look at.
    pub text: String,
}

/// Why a level's text cannot be brought up to the present format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MigrateError {
    /// It cannot be read as a tree.
    #[error("line {}, column {}: {message}", span.line, span.column)]
    NoTree {
        /// Where.
        span: Span,
        /// Why not.
        message: String,
    },
    /// Nothing is in it.
    #[error("there is no level in this file")]
    NoLevel,
    /// It is something else.
    #[error("a level is written as fields in round brackets: Level(format: 2, ...)")]
    NoFields,
    /// Its format is no number.
    #[error("`format` is a whole number")]
    NoNumber,
    /// Its format is newer than this program's.
    #[error("this level has format {0}, and this program knows formats up to {known}: get a newer Latticework", known = FORMAT)]
    Newer(i64),
    /// Its format is none that ever was.
    #[error("there never was a format {0}")]
    NoFormat(i64),
}

/// Brings a level's text up to the present format.
///
/// # Errors
/// The text cannot be read as a tree, or its format is newer than this program's or none that ever was.
pub fn migrate(text: &str) -> Result<Migrated, MigrateError> {
    let mut problems = Vec::new();
    let root = tree::read(0, text, &mut problems);
    if let Some(problem) = problems.into_iter().next() {
        return Err(MigrateError::NoTree { span: problem.span, message: problem.message });
    }
    let root = root.ok_or(MigrateError::NoLevel)?;
    let Value::Struct(_, fields) = &root.value else { return Err(MigrateError::NoFields) };
    let format = fields.iter().find(|field| field.name == "format").map(|field| &field.value);
    // The earliest drafts gave no format.
    let from = match format.map(|node| &node.value) {
        None => {
            if fields.iter().any(|field| is_of_format_1(&field.name)) {
                1
            } else {
                FORMAT
            }
        }
        Some(Value::Int(number)) => *number,
        Some(_) => return Err(MigrateError::NoNumber),
    };
    let format_span = format.map_or(root.span, |node| node.span);
    match from {
        1 => {
            let mut edits = Edits::new(text);
            edits.level(&root, fields);
            let (text, notes) = edits.apply();
            Ok(Migrated { from, format_span, text, notes })
        }
        FORMAT => Ok(Migrated { from, format_span, text: text.to_owned(), notes: Vec::new() }),
        newer if newer > FORMAT => Err(MigrateError::Newer(newer)),
        other => Err(MigrateError::NoFormat(other)),
    }
}

/// Fields of a level that were renamed.
const LEVEL_FIELDS: &[(&str, &str)] = &[
    ("name", "title"),
    ("description", "summary"),
    ("time_limit", "minutes"),
    ("background", "situation"),
    ("date", "start"),
    ("turn_count", "turns"),
    ("orders_per_turn", "staff_actions"),
    ("units", "forces"),
    ("hotspots", "features"),
    ("treaties", "agreements"),
    ("events", "injects"),
    ("debrief", "questions"),
    ("author_notes", "instructor_notes"),
];
const MAP_FIELDS: &[(&str, &str)] = &[("hex_size", "hex_km")];
const NATION_FIELDS: &[(&str, &str)] = &[("political_capital", "capital"), ("reputation", "credit"), ("coast_guard", "hull_pool")];
const SEAT_FIELDS: &[(&str, &str)] = &[("briefing", "public_brief"), ("secret", "private_brief"), ("limit", "ceiling"), ("playable", "for_people")];
const OBJECTIVE_FIELDS: &[(&str, &str)] = &[("name", "title")];
const FEATURE_FIELDS: &[(&str, &str)] = &[("owner", "holder"), ("rival", "challenger"), ("garrison", "outpost")];
const FORCE_FIELDS: &[(&str, &str)] = &[("type", "kind"), ("size", "strength"), ("location", "at"), ("base", "home"), ("order_of_battle", "theatre")];
const INJECT_FIELDS: &[(&str, &str)] = &[("headline", "title"), ("readers", "to"), ("changes", "effects")];

/// What format 1 called otherwise: where, and the old and the new name. `docs/LEVELS.md` prints it.
pub const FORMAT_1: &[(&str, &[(&str, &str)])] = &[
    ("a level", LEVEL_FIELDS),
    ("a level, in days", &[("turn_days", "turn_hours")]),
    ("`map`", MAP_FIELDS),
    ("a nation", NATION_FIELDS),
    ("a seat", SEAT_FIELDS),
    ("an objective", OBJECTIVE_FIELDS),
    ("a feature", FEATURE_FIELDS),
    ("a force", FORCE_FIELDS),
    ("an inject", INJECT_FIELDS),
    ("an inject, the number alone", &[("turn", "when")]),
];

fn is_of_format_1(name: &str) -> bool {
    name != "name" && LEVEL_FIELDS.iter().any(|(old, _)| *old == name) || name == "turn_days"
}

/// Edits to a text: from byte to byte, with what.
struct Edits<'a> {
    text: &'a str,
    /// Where each character begins, in bytes.
    chars: Vec<usize>,
    /// The first character of each line.
    lines: Vec<usize>,
    edits: Vec<(usize, usize, String)>,
    notes: Vec<AuthorNote>,
}

impl<'a> Edits<'a> {
    fn new(text: &'a str) -> Self {
        let chars = text.char_indices().map(|(at, _)| at).collect();
        let breaks = text.chars().enumerate().filter(|(_, c)| *c == '\n').map(|(index, _)| index + 1);
        Self { text, chars, lines: std::iter::once(0).chain(breaks).collect(), edits: Vec::new(), notes: Vec::new() }
    }

    /// The bytes of a span.
    fn bytes(&self, span: Span) -> (usize, usize) {
        let line = self.lines.get(span.line.saturating_sub(1) as usize).copied().unwrap_or(self.chars.len());
        let start = line + span.column.saturating_sub(1) as usize;
        let byte = |at: usize| self.chars.get(at).copied().unwrap_or(self.text.len());
        (byte(start), byte(start + span.length as usize))
    }

    fn replace(&mut self, span: Span, with: impl Into<String>) {
        let (start, end) = self.bytes(span);
        self.edits.push((start, end, with.into()));
    }

    /// The text of a value from its first character to before the comma or bracket that ends it.
    fn source(&self, node: &Node) -> &str {
        let (start, _) = self.bytes(node.span);
        &self.text[start..start + length_of_value(&self.text[start..])]
    }

    fn replace_value(&mut self, node: &Node, with: String) {
        let (start, _) = self.bytes(node.span);
        let end = start + length_of_value(&self.text[start..]);
        self.edits.push((start, end, with));
    }

    fn note(&mut self, span: Span, text: impl Into<String>) {
        self.notes.push(AuthorNote { line: span.line, text: text.into() });
    }

    fn apply(mut self) -> (String, Vec<AuthorNote>) {
        self.edits.sort();
        let mut out = String::with_capacity(self.text.len() + 256);
        let mut at = 0;
        for (start, end, with) in &self.edits {
            if *start < at {
                continue;
            }
            out.push_str(&self.text[at..*start]);
            out.push_str(with);
            at = *end;
        }
        out.push_str(&self.text[at..]);
        self.notes.sort_by_key(|note| note.line);
        (out, self.notes)
    }

    fn rename(&mut self, fields: &[Field], names: &[(&str, &str)]) {
        let there: BTreeSet<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        for field in fields {
            let Some((_, new)) = names.iter().find(|(old, _)| *old == field.name) else { continue };
            if there.contains(new) {
                self.note(field.span, format!("`{}` is called `{new}` now, and there is one already: keep one of the two", field.name));
            } else {
                self.replace(field.span, *new);
            }
        }
    }

    /// A word that format 1 wrote as text: `"incident"` becomes `Incident`.
    fn word(&mut self, node: &Node) {
        let Value::Text(text) = &node.value else { return };
        // Anything else is no word, and check says so.
        if !text.starts_with(|c: char| c.is_ascii_alphabetic()) || !text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '-')) {
            return;
        }
        let capital = |part: &str| {
            let mut letters = part.chars();
            letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
        };
        let word: String = text.split([' ', '_', '-']).map(capital).collect();
        self.replace(node.span, word);
    }

    /// A share in percent becomes permille.
    fn permille(&mut self, node: &Node) {
        match node.value {
            Value::Int(percent) => self.replace(node.span, percent.saturating_mul(10).to_string()),
            Value::Float(percent) => self.replace(node.span, format!("{:.0}", percent * 10.0)),
            _ => {}
        }
    }

    fn level(&mut self, root: &Node, fields: &[Field]) {
        match fields.iter().find(|field| field.name == "format") {
            Some(field) => self.replace(field.value.span, FORMAT.to_string()),
            None => {
                let (start, _) = self.bytes(root.span);
                if let Some(open) = self.text[start..].find('(') {
                    self.edits.push((start + open + 1, start + open + 1, format!("\n    format: {FORMAT},")));
                }
            }
        }
        self.rename(fields, LEVEL_FIELDS);
        for field in fields {
            let value = &field.value;
            match field.name.as_str() {
                "clock" => self.word(value),
                "turn_days" => self.turn_days(field),
                "victory" => self.take_out(field, "there is no single winner any more: put what mattered into the objectives of the seats"),
                "map" => self.rename(struct_fields(value), MAP_FIELDS),
                "nations" => self.nations(value),
                "seats" => self.each(value, Self::seat),
                "hotspots" | "features" => self.each(value, |edits, fields| edits.rename(fields, FEATURE_FIELDS)),
                "units" | "forces" => self.each(value, Self::force),
                "events" | "injects" => self.each(value, Self::inject),
                "treaties" | "agreements" => self.agreements(value),
                _ => {}
            }
        }
    }

    fn each(&mut self, list: &Node, mut item: impl FnMut(&mut Self, &[Field])) {
        if let Value::List(items) = &list.value {
            for node in items {
                item(self, struct_fields(node));
            }
        }
    }

    fn turn_days(&mut self, field: &Field) {
        let hours = match field.value.value {
            Value::Int(days) => days.saturating_mul(24).to_string(),
            Value::Float(days) => format!("{:.0}", days * 24.0),
            _ => return,
        };
        self.replace(field.span, "turn_hours");
        self.replace(field.value.span, hours);
    }

    /// Turns a field into a comment.
    fn take_out(&mut self, field: &Field, why: &str) {
        let (start, _) = self.bytes(field.span);
        let (value, _) = self.bytes(field.value.span);
        let mut end = value + length_of_value(&self.text[value..]);
        if self.text[end..].starts_with(',') {
            end += 1;
        }
        let old = self.text[start..end].replace("*/", "* /");
        self.edits.push((start, end, format!("/* {old} */")));
        self.note(field.span, format!("`{}` was put in a comment: {why}", field.name));
    }

    fn nations(&mut self, table: &Node) {
        let Value::Map(entries) = &table.value else { return };
        for (_, value) in entries {
            let fields = struct_fields(value);
            self.rename(fields, NATION_FIELDS);
            for field in fields.iter().filter(|field| matches!(field.name.as_str(), "support" | "standing" | "credit" | "reputation")) {
                self.permille(&field.value);
            }
        }
    }

    fn seat(&mut self, fields: &[Field]) {
        self.rename(fields, SEAT_FIELDS);
        for field in fields {
            match field.name.as_str() {
                "limit" | "ceiling" => self.word(&field.value),
                "objectives" => self.each(&field.value, Self::objective),
                _ => {}
            }
        }
    }

    fn objective(&mut self, fields: &[Field]) {
        self.rename(fields, OBJECTIVE_FIELDS);
        let Some(goal) = fields.iter().find(|field| field.name == "goal") else { return };
        let old = self.source(&goal.value).to_owned();
        self.replace(goal.span, "tiers");
        self.replace_value(&goal.value, format!("[{old}, {old}, {old}]"));
        self.note(goal.span, "an objective has three tiers now, for a score of 1, 2 and 3: the old goal stands in all three; make the first easier and the last harder");
    }

    fn force(&mut self, fields: &[Field]) {
        self.rename(fields, FORCE_FIELDS);
        if let Some(task) = fields.iter().find(|field| field.name == "task")
            && let Value::Tuple(None, items) = &task.value.value
            && let Some(act) = items.get(1)
        {
            self.word(act);
        }
    }

    fn inject(&mut self, fields: &[Field]) {
        self.rename(fields, INJECT_FIELDS);
        if let Some(turn) = fields.iter().find(|field| field.name == "turn") {
            let number = self.source(&turn.value).to_owned();
            self.replace(turn.span, "when");
            self.replace_value(&turn.value, format!("Turn({number})"));
        }
    }

    fn agreements(&mut self, table: &Node) {
        let Value::Map(entries) = &table.value else { return };
        for (_, status) in entries {
            self.word(status);
        }
    }
}

fn struct_fields(node: &Node) -> &[Field] {
    match &node.value {
        Value::Struct(_, fields) => fields,
        _ => &[],
    }
}

/// How many bytes the value at the head of a text takes: to the comma or closing bracket after it, without blanks and comments.
fn length_of_value(text: &str) -> usize {
    let (mut depth, mut quoted, mut escaped, mut end) = (0usize, false, false, 0);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if quoted {
            end = at + c.len_utf8();
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => quoted = false,
                _ => {}
            }
            continue;
        }
        match c {
            '"' => quoted = true,
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return end,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => return end,
            '/' if matches!(chars.peek(), Some((_, '/' | '*'))) => {
                let closing = if text[at..].starts_with("//") { "\n" } else { "*/" };
                let skip = text[at..].find(closing).map_or(text.len(), |found| at + found + closing.len());
                while chars.peek().is_some_and(|(next, _)| *next < skip) {
                    chars.next();
                }
                continue;
            }
            c if c.is_whitespace() => continue,
            _ => {}
        }
        end = at + c.len_utf8();
    }
    end
}
