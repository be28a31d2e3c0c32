//! A level that extends another: what it takes over, what it changes, what it leaves out.
//!
//! Fields that a level lacks are the base's. Tables and the map are merged entry by entry. Lists whose items have a short name (seats,
//! forces, injects, places; features by their place) are merged item by item: an item of the same name takes the fields that it lacks from
//! the base, another is added after the base's. Other lists, and the objectives of a seat, stand as the level writes them.
//! `leave_out` names what is not taken over.

use super::decode::{Fields, Problems, text};
use super::diagnostic::{Code, Diagnostic};
use super::schema::LEAVE_OUT;
use super::tree::{Field, Node, Value};
use crate::catalog::nearest;

/// How the items of a list or table are told apart, and the code for a name that it lacks.
const KEYED: &[(&str, &str, Code)] = &[
    ("seats", "id", Code::UnknownSeat),
    ("forces", "id", Code::UnknownForce),
    ("injects", "id", Code::UnknownInject),
    ("places", "id", Code::UnknownPlace),
    ("features", "place", Code::UnknownFeature),
    ("nations", "", Code::UnknownNation),
    ("agreements", "", Code::UnknownAgreement),
    ("parameters", "", Code::UnknownParameter),
];

/// Puts what `base` says where `level` has nothing of its own. `base` has taken over what it extends already.
pub(super) fn inherit(level: &mut Node, base: &Node, problems: &mut Vec<Diagnostic>) {
    let mut base = base.clone();
    leave_out(level, &mut base, problems);
    let (Value::Struct(_, fields), Value::Struct(_, inherited)) = (&mut level.value, base.value) else { return };
    for field in inherited {
        if matches!(field.name.as_str(), "extends" | "format" | "leave_out") {
            continue;
        }
        match fields.iter_mut().find(|own| own.name == field.name) {
            None => fields.push(field),
            Some(own) => merge(own, field),
        }
    }
}

fn merge(own: &mut Field, base: Field) {
    let key = KEYED.iter().find(|(name, ..)| *name == own.name).map(|(_, key, _)| *key);
    match (&mut own.value.value, base.value.value, key) {
        (Value::Map(entries), Value::Map(inherited), _) => merge_tables(entries, inherited),
        (Value::List(items), Value::List(inherited), Some(key)) => merge_lists(items, inherited, key),
        (Value::Struct(_, fields), Value::Struct(_, inherited), None) => merge_fields(fields, inherited),
        // Anything else of the level's own stands as it is.
        _ => {}
    }
}

fn merge_fields(fields: &mut Vec<Field>, inherited: Vec<Field>) {
    for field in inherited {
        if !fields.iter().any(|own| own.name == field.name) {
            fields.push(field);
        }
    }
}

fn merge_tables(entries: &mut Vec<(Node, Node)>, inherited: Vec<(Node, Node)>) {
    let own = std::mem::take(entries);
    entries.extend(inherited);
    for (key, value) in own {
        let known = entries.iter_mut().find(|(known, _)| known.value == key.value && known.span.file != key.span.file);
        match known {
            Some(entry) => {
                let old = std::mem::replace(entry, (key, value));
                if let (Value::Struct(_, fields), Value::Struct(_, inherited)) = (&mut entry.1.value, old.1.value) {
                    merge_fields(fields, inherited);
                }
            }
            None => entries.push((key, value)),
        }
    }
}

/// The short name of an item of a list.
fn name_of<'a>(item: &'a Node, key: &str) -> Option<&'a str> {
    let Value::Struct(_, fields) = &item.value else { return None };
    match &fields.iter().find(|field| field.name == key)?.value.value {
        Value::Text(name) => Some(name),
        _ => None,
    }
}

fn merge_lists(items: &mut Vec<Node>, inherited: Vec<Node>, key: &str) {
    let own = std::mem::take(items);
    items.extend(inherited);
    for item in own {
        let name = name_of(&item, key).map(str::to_owned);
        // Of two own items with one name the second stays apart: its name is told as taken.
        let known = items.iter_mut().find(|known| name.is_some() && known.span.file != item.span.file && name_of(known, key) == name.as_deref());
        match known {
            Some(known) => {
                let old = std::mem::replace(known, item);
                if let (Value::Struct(_, fields), Value::Struct(_, inherited)) = (&mut known.value, old.value) {
                    merge_fields(fields, inherited);
                }
            }
            None => items.push(item),
        }
    }
}

/// Takes out of `base` what the level does not want.
fn leave_out(level: &Node, base: &mut Node, problems: &mut Vec<Diagnostic>) {
    let Value::Struct(_, fields) = &level.value else { return };
    let Some(node) = fields.iter().find(|field| field.name == "leave_out").map(|field| &field.value) else { return };
    let mut found = Problems::default();
    // Problems of shape are told where the level is converted.
    let Some(lists) = Fields::open(node, "`leave_out`", LEAVE_OUT, &mut found) else { return };
    found.0.clear();
    let Value::Struct(_, base_fields) = &mut base.value else { return };
    for &(list, key, code) in KEYED {
        for item in lists.list(list, &mut Problems::default()) {
            let Some((name, span)) = text(item, list, &mut Problems::default()) else { continue };
            let inherited = base_fields.iter_mut().find(|field| field.name == list).map(|field| &mut field.value.value);
            let known = inherited.as_deref().map(|value| names_in(value, key)).unwrap_or_default();
            if known.iter().any(|known| known == name) {
                match inherited {
                    Some(Value::List(items)) => items.retain(|item| name_of(item, key) != Some(name)),
                    Some(Value::Map(entries)) => entries.retain(|(key, _)| !matches!(&key.value, Value::Text(text) if text == name)),
                    _ => {}
                }
            } else {
                let message = format!("the level that this one extends has no `{name}` in `{list}` to leave out");
                let suggestion = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
                let mut problem = Diagnostic::error(code, span, message);
                problem.suggestion = suggestion;
                found.0.push(problem);
            }
        }
    }
    problems.append(&mut found.0);
}

fn names_in(value: &Value, key: &str) -> Vec<String> {
    match value {
        Value::List(items) => items.iter().filter_map(|item| name_of(item, key)).map(str::to_owned).collect(),
        Value::Map(entries) => entries
            .iter()
            .filter_map(|(key, _)| match &key.value {
                Value::Text(text) => Some(text.clone()),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}
