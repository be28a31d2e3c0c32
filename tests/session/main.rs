//! Sessions on one machine: saving, resuming, replaying, branching, rewinding, handing over, and what a seat may take away.

#![cfg(feature = "store")]

mod common;
mod damage;
mod kill;
mod play;
mod replay;
mod secrecy;
