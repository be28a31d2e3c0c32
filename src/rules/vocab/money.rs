//! Money: a type of its own, since political capital and thousandths are whole numbers too. It stands with the other quantities.

pub use crate::catalog::quantity::Musd;
