//! Kinds of order, as studies count them and take them out.

use std::fmt;

use crate::rules::Command;
use crate::rules::order::{Kind, Order};

/// A kind of order: a task counts by what it does, a signal by what it means. An offer is a kind as well, though it is no order. The order
/// of kinds is that of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrderKind {
    /// An order, and which of the names of its kind it goes by.
    Order(Kind, u8),
    /// An offer or a counter-offer.
    Offer,
}

impl OrderKind {
    /// Every kind there is.
    pub fn all() -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for &kind in Kind::ALL {
            let names = kind.names();
            // What goes by one name is one kind.
            let first = (0..names.len()).filter(|&at| names[..at].iter().all(|before| *before != names[at]));
            all.extend(first.map(|at| Self::Order(kind, at as u8)));
        }
        all.push(Self::Offer);
        all
    }

    /// The kind of an order.
    pub fn of(order: &Order) -> Self {
        let (kind, name) = (order.kind(), order.name());
        let at = kind.names().iter().position(|known| *known == name);
        Self::Order(kind, at.map_or(0, |at| at as u8))
    }

    /// The kind of what a command does, if it is an order or an offer.
    pub fn of_command(command: &Command) -> Option<Self> {
        match command {
            Command::Give(order) => Some(Self::of(order)),
            Command::Propose { .. } => Some(Self::Offer),
            Command::TakeBack(_)
            | Command::SetCeiling(_)
            | Command::Seal
            | Command::Unseal
            | Command::Answer { .. }
            | Command::Withdraw { .. }
            | Command::AskPermission { .. }
            | Command::RefusePermission { .. }
            | Command::Denounce { .. }
            | Command::Guess { .. }
            | Command::Say { .. }
            | Command::Resolve
            | Command::White(_) => None,
        }
    }

    /// The kind with this name on the command line.
    ///
    /// # Errors
    /// There is none; the message lists all.
    pub fn named(name: &str) -> Result<Self, NoOrderKind> {
        Self::all().into_iter().find(|kind| kind.to_string() == name).ok_or_else(|| NoOrderKind(name.to_owned()))
    }
}

/// A name that no kind of order has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no kind of order `{0}`; the kinds are {kinds}", kinds = names())]
pub struct NoOrderKind(String);

/// Names of all kinds, for a message.
fn names() -> String {
    OrderKind::all().iter().map(OrderKind::to_string).collect::<Vec<_>>().join(", ")
}

impl fmt::Display for OrderKind {
    /// Its name on the command line and in tables.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Order(kind, at) => kind.names().get(usize::from(*at)).copied().unwrap_or_default(),
            Self::Offer => "offer",
        };
        f.write_str(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name_and_by_no_other() {
        for kind in OrderKind::all() {
            assert_eq!(OrderKind::named(&kind.to_string()), Ok(kind));
        }
        let mut names: Vec<String> = OrderKind::all().iter().map(OrderKind::to_string).collect();
        let every = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), every, "two kinds have one name");
        let refused = OrderKind::named("blok").unwrap_err().to_string();
        assert!(refused.contains("`blok`") && refused.contains("block"), "{refused}");
    }
}
