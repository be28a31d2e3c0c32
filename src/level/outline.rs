//! What a list of levels shows, read from the tree alone: a broken level still has a title.

use crate::level::tree::{Field, Node, Value};

/// A level in a few lines, as far as its file can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Title; empty if there is none.
    pub title: String,
    /// Two or three sentences; may be empty.
    pub summary: String,
    /// Expected length of a session, in minutes; 60 if the level does not say.
    pub minutes: u16,
    /// How many turns; 10 if the level does not say; `None` if it keeps that from those who play.
    pub turns: Option<u16>,
    /// The first day as written.
    pub start: String,
    /// Who plays.
    pub seats: Vec<SeatOutline>,
}

/// A seat in a list of levels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeatOutline {
    /// Short name.
    pub slug: String,
    /// Name on screens.
    pub name: String,
    /// What everybody may know of it; may be empty.
    pub public_brief: String,
    /// Whether a person may take it.
    pub for_people: bool,
}

fn fields(node: &Node) -> &[Field] {
    match &node.value {
        Value::Struct(_, fields) => fields,
        _ => &[],
    }
}

fn get<'a>(node: &'a Node, name: &str) -> Option<&'a Value> {
    fields(node).iter().find(|field| field.name == name).map(|field| &field.value.value)
}

fn text(node: &Node, name: &str) -> String {
    match get(node, name) {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

fn number(node: &Node, name: &str, default: u16) -> u16 {
    match get(node, name) {
        Some(Value::Int(number)) => u16::try_from(*number).unwrap_or(default),
        _ => default,
    }
}

impl Outline {
    /// The outline of a level's tree, with what it extends already put in.
    pub(super) fn of(root: &Node) -> Self {
        let seat = |node: &Node| SeatOutline {
            slug: text(node, "id"),
            name: text(node, "name"),
            public_brief: text(node, "public_brief"),
            for_people: !matches!(get(node, "for_people"), Some(Value::Bool(false))),
        };
        let seats = match get(root, "seats") {
            Some(Value::List(items)) => items.iter().filter(|item| !fields(item).is_empty()).map(seat).collect(),
            _ => Vec::new(),
        };
        Self {
            title: text(root, "title"),
            summary: text(root, "summary"),
            minutes: number(root, "minutes", 60),
            turns: (!matches!(get(root, "last_turn_hidden"), Some(Value::Bool(true)))).then(|| number(root, "turns", 10)),
            start: text(root, "start"),
            seats,
        }
    }
}
