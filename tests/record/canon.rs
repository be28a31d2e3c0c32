//! Anything that can be written, as a tree of names and plain values that no change of numbering, order of fields or default touches.
//!
//! Numbers that stand for things become the things' names ([`super::names`]); zero, false and nothing are left out, so that a number that
//! means "none" by being 0 and an absent one are the same.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

use serde::ser::{self, Serialize};

use super::names::Names;

/// A value in canonical form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Nothing, zero, false or an empty text.
    Nothing,
    /// A number, a text or a name.
    Leaf(String),
    /// A variant, with what it holds.
    Variant(String, Box<Node>),
    /// Fields or entries by name.
    Fields(Vec<(String, Node)>),
    /// A list, in order.
    List(Vec<Node>),
}

impl Node {
    /// What is absent where it could have been: written, since it differs from nothing.
    fn said(self) -> Self {
        if self == Node::Nothing { Node::Leaf("0".to_owned()) } else { self }
    }

    fn is_scalar(&self) -> bool {
        match self {
            Node::Nothing | Node::Leaf(_) => true,
            Node::Variant(_, inner) => **inner == Node::Nothing,
            Node::Fields(_) | Node::List(_) => false,
        }
    }

    fn scalar(&self) -> &str {
        match self {
            Node::Leaf(text) | Node::Variant(text, _) => text,
            _ => "0",
        }
    }

    /// A line for each value that is not nothing: its path, a tab, the value.
    pub fn lines(&self, path: &str, out: &mut Vec<String>) {
        let step = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
        match self {
            Node::Nothing => {}
            Node::Leaf(text) => out.push(format!("{path}\t{text}")),
            Node::Variant(name, inner) => {
                out.push(format!("{path}\t{name}"));
                inner.lines(&step(name), out);
            }
            Node::Fields(fields) => fields.iter().for_each(|(name, node)| node.lines(&step(name), out)),
            Node::List(items) if items.iter().all(Node::is_scalar) => {
                if !items.is_empty() {
                    let items: Vec<&str> = items.iter().map(Node::scalar).collect();
                    out.push(format!("{path}\t{}", items.join(" ")));
                }
            }
            Node::List(items) => {
                for (number, item) in items.iter().enumerate() {
                    item.clone().said().lines(&step(&format!("{number:03}")), out);
                }
            }
        }
    }
}

/// How often each variant of an enum was met.
#[derive(Debug, Default)]
pub struct Seen(RefCell<BTreeMap<(&'static str, &'static str), u32>>);

impl Seen {
    /// How often a variant was met.
    pub fn count(&self, kind: &str, variant: &str) -> u32 {
        self.0.borrow().iter().filter(|((known, name), _)| *known == kind && *name == variant).map(|(_, count)| *count).sum()
    }

    /// Adds what another has met.
    pub fn take(&self, other: &Self) {
        for (&known, count) in other.0.borrow().iter() {
            *self.0.borrow_mut().entry(known).or_default() += count;
        }
    }

    fn add(&self, kind: &'static str, variant: &'static str) {
        *self.0.borrow_mut().entry((kind, variant)).or_default() += 1;
    }
}

/// Why something has no canonical form.
#[derive(Debug)]
pub struct Fault(String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

impl ser::Error for Fault {
    fn custom<T: fmt::Display>(why: T) -> Self {
        Self(why.to_string())
    }
}

/// The canonical form of a value.
pub fn canonical<T: Serialize + ?Sized>(names: &Names<'_>, value: &T) -> Node {
    value.serialize(Form { names, owner: "", field: "", kind: "" }).unwrap_or_else(|why| panic!("no canonical form: {why}"))
}

/// Where the writer stands: the struct and field that hold the value, and the type of number it is.
#[derive(Clone, Copy)]
struct Form<'a> {
    names: &'a Names<'a>,
    owner: &'a str,
    field: &'a str,
    kind: &'a str,
}

impl Form<'_> {
    fn number(self, value: i128) -> Result<Node, Fault> {
        let named = self.names.of_kind(self.kind, value).or_else(|| self.names.of_field(self.owner, self.field, value));
        Ok(match named {
            Some(name) => Node::Leaf(name),
            None if value == 0 => Node::Nothing,
            None => Node::Leaf(value.to_string()),
        })
    }
}

macro_rules! numbers {
    ($($method:ident: $type:ty,)*) => {
        $(fn $method(self, value: $type) -> Result<Node, Fault> {
            self.number(i128::from(value))
        })*
    };
}

/// A struct, list or map that is being written.
struct Parts<'a> {
    form: Form<'a>,
    owner: &'static str,
    variant: Option<&'static str>,
    fields: Vec<(String, Node)>,
    items: Vec<Node>,
}

impl<'a> Parts<'a> {
    fn new(form: Form<'a>, owner: &'static str, variant: Option<&'static str>) -> Self {
        Self { form, owner, variant, fields: Vec::new(), items: Vec::new() }
    }

    fn field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Fault> {
        // A variant's field belongs to the variant: `Event::ElectionHeld`.
        let owner = self.variant.map_or_else(|| self.owner.to_owned(), |variant| format!("{}::{variant}", self.owner));
        let names = self.form.names;
        let node = value.serialize(Form { names, owner: &owner, field: key, kind: "" })?;
        let node = match node {
            Node::List(items) => match names.list(&owner, key, items.len()) {
                Some(by) => Node::Fields(by.into_iter().zip(items).collect()),
                None => Node::List(items),
            },
            node => node,
        };
        self.fields.push((key.to_owned(), node));
        Ok(())
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        self.items.push(value.serialize(self.form)?);
        Ok(())
    }

    fn done(mut self, listed: bool) -> Node {
        let inner = if listed {
            Node::List(std::mem::take(&mut self.items))
        } else {
            self.fields.retain(|(_, node)| !empty(node));
            if self.fields.is_empty() { Node::Nothing } else { Node::Fields(std::mem::take(&mut self.fields)) }
        };
        match self.variant {
            Some(variant) => Node::Variant(variant.to_owned(), Box::new(inner)),
            None => inner,
        }
    }
}

fn empty(node: &Node) -> bool {
    match node {
        Node::Nothing => true,
        Node::Leaf(text) => text.is_empty(),
        Node::List(items) => items.is_empty(),
        Node::Fields(fields) => fields.is_empty(),
        Node::Variant(..) => false,
    }
}

impl<'a> ser::Serializer for Form<'a> {
    type Ok = Node;
    type Error = Fault;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Parts<'a>;
    type SerializeTupleVariant = Parts<'a>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;

    numbers! {
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
    }

    fn serialize_bool(self, value: bool) -> Result<Node, Fault> {
        Ok(if value { Node::Leaf("yes".to_owned()) } else { Node::Nothing })
    }

    fn serialize_f32(self, _: f32) -> Result<Node, Fault> {
        Err(Fault(format!("{}.{} is no whole number", self.owner, self.field)))
    }

    fn serialize_f64(self, _: f64) -> Result<Node, Fault> {
        self.serialize_f32(0.0)
    }

    fn serialize_char(self, value: char) -> Result<Node, Fault> {
        self.serialize_str(&value.to_string())
    }

    fn serialize_str(self, value: &str) -> Result<Node, Fault> {
        let named = self.names.of_text(self.kind, value);
        let text = named.unwrap_or_else(|| value.replace(['\n', '\t'], "¶"));
        Ok(if text.is_empty() { Node::Nothing } else { Node::Leaf(text) })
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Node, Fault> {
        Err(Fault("bytes have no canonical form".to_owned()))
    }

    fn serialize_none(self) -> Result<Node, Fault> {
        Ok(Node::Nothing)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Node, Fault> {
        Ok(value.serialize(self)?.said())
    }

    fn serialize_unit(self) -> Result<Node, Fault> {
        Ok(Node::Nothing)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Node, Fault> {
        Ok(Node::Nothing)
    }

    fn serialize_unit_variant(self, owner: &'static str, _: u32, variant: &'static str) -> Result<Node, Fault> {
        self.names.seen.add(owner, variant);
        Ok(Node::Variant(variant.to_owned(), Box::new(Node::Nothing)))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Result<Node, Fault> {
        value.serialize(Form { kind: name, ..self })
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, owner: &'static str, _: u32, variant: &'static str, value: &T) -> Result<Node, Fault> {
        self.names.seen.add(owner, variant);
        let inner = value.serialize(Form { owner, field: variant, kind: "", ..self })?;
        Ok(Node::Variant(variant.to_owned(), Box::new(inner)))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, Fault> {
        Ok(Parts::new(self, "", None))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, Fault> {
        Ok(Parts::new(self, "", None))
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Parts<'a>, Fault> {
        Ok(Parts::new(self, name, None))
    }

    fn serialize_tuple_variant(self, name: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Parts<'a>, Fault> {
        self.names.seen.add(name, variant);
        Ok(Parts::new(self, name, Some(variant)))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'a>, Fault> {
        Ok(Parts::new(self, "", None))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Parts<'a>, Fault> {
        Ok(Parts::new(self, name, None))
    }

    fn serialize_struct_variant(self, name: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Parts<'a>, Fault> {
        self.names.seen.add(name, variant);
        Ok(Parts::new(self, name, Some(variant)))
    }
}

/// Parts that have no names: one after the other.
macro_rules! listed {
    ($($kind:ident: $method:ident,)*) => {
        $(impl ser::$kind for Parts<'_> {
            type Ok = Node;
            type Error = Fault;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
                self.item(value)
            }

            fn end(self) -> Result<Node, Fault> {
                Ok(self.done(true))
            }
        })*
    };
}

listed! {
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field,
}

/// Parts with names.
macro_rules! named {
    ($($kind:ident,)*) => {
        $(impl ser::$kind for Parts<'_> {
            type Ok = Node;
            type Error = Fault;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Fault> {
                self.field(key, value)
            }

            fn end(self) -> Result<Node, Fault> {
                Ok(self.done(false))
            }
        })*
    };
}

named! { SerializeStruct, SerializeStructVariant, }

impl ser::SerializeMap for Parts<'_> {
    type Ok = Node;
    type Error = Fault;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Fault> {
        // The keys of a map in a field are known by the field, as plain numbers are.
        let field = format!("{}.key", self.form.field);
        let form = Form { names: self.form.names, owner: self.form.owner, field: &field, kind: "" };
        let key = key.serialize(form)?.said();
        if !key.is_scalar() {
            return Err(Fault(format!("the key {key:?} is no plain value")));
        }
        self.fields.push((key.scalar().to_owned(), Node::Nothing));
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        let node = value.serialize(self.form)?.said();
        if let Some(entry) = self.fields.last_mut() {
            entry.1 = node;
        }
        Ok(())
    }

    fn end(mut self) -> Result<Node, Fault> {
        // Numbering decides the order of keys: their names do here.
        self.fields.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(self.done(false))
    }
}
