//! Short names in their order.

use std::collections::BTreeMap;

/// Short names in their order, each found without going through them all.
#[derive(Debug, Default)]
pub struct ShortNames {
    order: Vec<String>,
    /// Where each stands first.
    first: BTreeMap<String, usize>,
}

impl ShortNames {
    /// These names, in this order. One may stand twice: it is found where it stands first.
    pub fn of(names: impl Iterator<Item = String>) -> Self {
        let mut all = Self::default();
        names.for_each(|name| all.push(name));
        all
    }

    /// Adds a name at the end.
    pub fn push(&mut self, name: String) {
        self.first.entry(name.clone()).or_insert(self.order.len());
        self.order.push(name);
    }

    /// How many names stand before this one.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.first.get(name).copied()
    }

    /// All the names.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.order.iter().map(String::as_str)
    }
}
