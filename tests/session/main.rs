//! Sessions on one machine: saving, resuming, replaying, branching, rewinding, handing over, and what a seat may take away.

#![cfg(feature = "store")]

mod common;
mod damage;
mod flips;
#[path = "../harness/mod.rs"]
mod harness;
mod kept;
mod kill;
mod play;
mod readers;
mod replay;
mod secrecy;
