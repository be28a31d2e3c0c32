//! Sessions on one machine: saving, resuming, replaying, branching, rewinding, handing over, and what a seat may take away.

#![cfg(feature = "store")]

mod common;
mod damage;
mod flips;
mod kept;
mod kill;
mod play;
#[path = "../program/mod.rs"]
mod program;
mod readers;
mod replay;
mod secrecy;
#[path = "../program/sums.rs"]
mod sums;
