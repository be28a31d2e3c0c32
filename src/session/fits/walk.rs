//! Walks through anything that can be written, as if to write it, and looks at each number on the way.

use std::fmt;

use serde::ser::{self, Serialize};

use super::kinds::{Bounds, Meaning, by_field, by_key, by_type, by_variant};

/// A number that cannot be what it should be: where it stands, and why.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{0}")]
pub(in crate::session) struct Misfit(pub(super) String);

impl ser::Error for Misfit {
    fn custom<T: fmt::Display>(why: T) -> Self {
        Self(why.to_string())
    }
}

/// A walk: where it is, and what the next number means.
pub(super) struct Walk<'a> {
    bounds: &'a Bounds,
    path: String,
    meaning: Meaning,
    keys: Option<Meaning>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(bounds: &'a Bounds) -> Self {
        Self { bounds, path: String::new(), meaning: Meaning::Count, keys: None }
    }

    fn number(&self, value: i128, bits: u32) -> Result<(), Misfit> {
        match self.bounds.fault(self.meaning, value, bits) {
            None => Ok(()),
            Some(why) => Err(Misfit(format!("{} {why}", self.path))),
        }
    }

    /// Walks through a part, and comes back.
    fn part<T: Serialize + ?Sized>(&mut self, step: &str, meaning: Meaning, keys: Option<Meaning>, value: &T) -> Result<(), Misfit> {
        let (length, known, known_keys) = (self.path.len(), self.meaning, self.keys);
        self.path.push_str(step);
        self.meaning = meaning;
        self.keys = keys;
        let walked = value.serialize(&mut *self);
        self.path.truncate(length);
        self.meaning = known;
        self.keys = known_keys;
        walked
    }
}

/// A struct, list or map on the way: whose it is, and how many parts were passed.
pub(super) struct WalkPart<'w, 'a> {
    walk: &'w mut Walk<'a>,
    owner: String,
    passed: usize,
    key: String,
}

impl<'w, 'a> WalkPart<'w, 'a> {
    fn new(walk: &'w mut Walk<'a>, owner: String) -> Self {
        Self { walk, owner, passed: 0, key: String::new() }
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Misfit> {
        let step = format!("[{}]", self.passed);
        self.passed += 1;
        let (meaning, keys) = (self.walk.meaning, self.walk.keys);
        self.walk.part(&step, meaning, keys, value)
    }
}

macro_rules! numbers {
    ($($method:ident: $type:ty,)*) => {
        $(fn $method(self, value: $type) -> Result<(), Misfit> {
            self.number(i128::from(value), <$type>::BITS)
        })*
    };
}

impl<'w, 'a> ser::Serializer for &'w mut Walk<'a> {
    type Ok = ();
    type Error = Misfit;
    type SerializeSeq = WalkPart<'w, 'a>;
    type SerializeTuple = WalkPart<'w, 'a>;
    type SerializeTupleStruct = WalkPart<'w, 'a>;
    type SerializeTupleVariant = WalkPart<'w, 'a>;
    type SerializeMap = WalkPart<'w, 'a>;
    type SerializeStruct = WalkPart<'w, 'a>;
    type SerializeStructVariant = WalkPart<'w, 'a>;

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

    fn serialize_bool(self, _: bool) -> Result<(), Misfit> {
        Ok(())
    }

    // A game has whole numbers only.
    fn serialize_f32(self, value: f32) -> Result<(), Misfit> {
        self.serialize_f64(f64::from(value))
    }

    fn serialize_f64(self, value: f64) -> Result<(), Misfit> {
        Err(Misfit(format!("{} is {value}, and is a whole number", self.path)))
    }

    fn serialize_char(self, _: char) -> Result<(), Misfit> {
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), Misfit> {
        match self.meaning {
            Meaning::Pair => self.bounds.pair_fault(text).map_or(Ok(()), |why| Err(Misfit(format!("{} {why}", self.path)))),
            _ => Ok(()),
        }
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Misfit> {
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Misfit> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Misfit> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Misfit> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Misfit> {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Result<(), Misfit> {
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Result<(), Misfit> {
        let meaning = by_type(name).unwrap_or(self.meaning);
        self.part("", meaning, None, value)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, name: &'static str, _: u32, variant: &'static str, value: &T) -> Result<(), Misfit> {
        let meaning = by_variant(name, variant).unwrap_or(Meaning::Count);
        self.part(&format!(".{variant}"), meaning, None, value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<WalkPart<'w, 'a>, Misfit> {
        Ok(WalkPart::new(self, String::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<WalkPart<'w, 'a>, Misfit> {
        Ok(WalkPart::new(self, String::new()))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<WalkPart<'w, 'a>, Misfit> {
        Ok(WalkPart::new(self, String::new()))
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<WalkPart<'w, 'a>, Misfit> {
        Ok(WalkPart::new(self, String::new()))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<WalkPart<'w, 'a>, Misfit> {
        Ok(WalkPart::new(self, String::new()))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<WalkPart<'w, 'a>, Misfit> {
        Ok(WalkPart::new(self, name.to_owned()))
    }

    fn serialize_struct_variant(self, name: &'static str, _: u32, variant: &'static str, _: usize) -> Result<WalkPart<'w, 'a>, Misfit> {
        Ok(WalkPart::new(self, format!("{name}::{variant}")))
    }
}

macro_rules! list {
    ($($trait:ident::$method:ident,)*) => {
        $(impl ser::$trait for WalkPart<'_, '_> {
            type Ok = ();
            type Error = Misfit;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Misfit> {
                self.item(value)
            }

            fn end(self) -> Result<(), Misfit> {
                Ok(())
            }
        })*
    };
}

list! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field,
}

impl ser::SerializeMap for WalkPart<'_, '_> {
    type Ok = ();
    type Error = Misfit;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Misfit> {
        let step = format!("{{{}}}", self.passed);
        self.passed += 1;
        self.key.clone_from(&step);
        let meaning = self.walk.keys.unwrap_or(Meaning::Count);
        self.walk.part(&step, meaning, None, key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Misfit> {
        let (step, meaning) = (self.key.clone(), self.walk.meaning);
        self.walk.part(&step, meaning, None, value)
    }

    fn end(self) -> Result<(), Misfit> {
        Ok(())
    }
}

macro_rules! fields {
    ($($trait:ident,)*) => {
        $(impl ser::$trait for WalkPart<'_, '_> {
            type Ok = ();
            type Error = Misfit;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Misfit> {
                let step = if self.walk.path.is_empty() { name.to_owned() } else { format!(".{name}") };
                self.walk.part(&step, by_field(&self.owner, name), by_key(name), value)
            }

            fn end(self) -> Result<(), Misfit> {
                Ok(())
            }
        })*
    };
}

fields! {
    SerializeStruct,
    SerializeStructVariant,
}
