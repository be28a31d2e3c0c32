//! A level that extends another: what it takes over, what it changes, what it leaves out.
//!
//! Fields that a level lacks are the base's. Tables and the map are merged entry by entry. Lists whose items have a short name (seats,
//! forces, injects, places; features by their place) are merged item by item: an item of the same name takes the fields that it lacks from
//! the base, another is added after the base's. Other lists, and the objectives of a seat, stand as the level writes them.
//! `leave_out` names what is not taken over.

use std::collections::{BTreeMap, BTreeSet};

use super::decode::{Fields, Problems, text};
use super::diagnostic::{Code, Diagnostic};
use super::schema::LEAVE_OUT;
use crate::level::tree::{Field, Node, Value};

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
pub(super) fn inherit(level: &mut Node, mut base: Node, problems: &mut Vec<Diagnostic>) {
    leave_out(level, &mut base, problems);
    let (Value::Struct(_, fields), Value::Struct(_, inherited)) = (&mut level.value, base.value) else { return };
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (at, field) in fields.iter().enumerate() {
        known.entry(field.name.clone()).or_insert(at);
    }
    for field in inherited {
        if matches!(field.name.as_str(), "extends" | "format" | "leave_out") {
            continue;
        }
        match known.get(&field.name) {
            None => {
                known.insert(field.name.clone(), fields.len());
                fields.push(field);
            }
            Some(&at) => merge(&mut fields[at], field),
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
    let mut known: BTreeSet<String> = fields.iter().map(|field| field.name.clone()).collect();
    fields.extend(inherited.into_iter().filter(|field| known.insert(field.name.clone())));
}

/// Where the items of each name stand, the first of them last.
fn places_by_name<'a>(names: impl Iterator<Item = Option<&'a str>>) -> BTreeMap<String, Vec<usize>> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, name) in names.enumerate() {
        if let Some(name) = name {
            places.entry(name.to_owned()).or_default().push(at);
        }
    }
    places.values_mut().for_each(|places| places.reverse());
    places
}

/// The short name of an entry of a table.
fn name_of_entry((key, _): &(Node, Node)) -> Option<&str> {
    match &key.value {
        Value::Text(name) => Some(name),
        _ => None,
    }
}

fn merge_tables(entries: &mut Vec<(Node, Node)>, inherited: Vec<(Node, Node)>) {
    let own = std::mem::replace(entries, inherited);
    let mut places = places_by_name(entries.iter().map(name_of_entry));
    for entry in own {
        match name_of_entry(&entry).and_then(|name| places.get_mut(name)).and_then(Vec::pop) {
            Some(at) => {
                let old = std::mem::replace(&mut entries[at], entry);
                if let (Value::Struct(_, fields), Value::Struct(_, inherited)) = (&mut entries[at].1.value, old.1.value) {
                    merge_fields(fields, inherited);
                }
            }
            None => entries.push(entry),
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
    let own = std::mem::replace(items, inherited);
    let mut places = places_by_name(items.iter().map(|item| name_of(item, key)));
    for item in own {
        // Of two own items with one name the second stays apart: its name is told as taken.
        match name_of(&item, key).and_then(|name| places.get_mut(name)).and_then(Vec::pop) {
            Some(at) => {
                let old = std::mem::replace(&mut items[at], item);
                if let (Value::Struct(_, fields), Value::Struct(_, inherited)) = (&mut items[at].value, old.value) {
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
    // Problems of shape are told where the level is converted.
    let Some(lists) = Fields::open(node, "`leave_out`", LEAVE_OUT, &mut Problems::default()) else { return };
    let Value::Struct(_, base_fields) = &mut base.value else { return };
    let mut found = Problems::default();
    for &(list, key, code) in KEYED {
        let wanted = lists.list(list, &mut Problems::default());
        if wanted.is_empty() {
            continue;
        }
        let mut nothing = Value::Broken;
        let inherited = base_fields.iter_mut().find(|field| field.name == list).map_or(&mut nothing, |field| &mut field.value.value);
        let known = names_in(inherited, key);
        let mut out: BTreeSet<&str> = BTreeSet::new();
        for item in wanted {
            let Some((name, span)) = text(item, list, &mut Problems::default()) else { continue };
            if known.contains(name) && out.insert(name) {
                continue;
            }
            let message = format!("the level that this one extends has no `{name}` in `{list}` to leave out");
            found.add_near_name(code, span, message, name, known.iter().map(String::as_str).filter(|known| !out.contains(known)));
        }
        match inherited {
            Value::List(items) => items.retain(|item| !name_of(item, key).is_some_and(|name| out.contains(name))),
            Value::Map(entries) => entries.retain(|entry| !name_of_entry(entry).is_some_and(|name| out.contains(name))),
            _ => {}
        }
    }
    problems.append(&mut found.0);
}

fn names_in(value: &Value, key: &str) -> BTreeSet<String> {
    match value {
        Value::List(items) => items.iter().filter_map(|item| name_of(item, key)).map(str::to_owned).collect(),
        Value::Map(entries) => entries.iter().filter_map(name_of_entry).map(str::to_owned).collect(),
        _ => BTreeSet::new(),
    }
}
