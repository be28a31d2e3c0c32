//! Sessions on one machine: saving, resuming, replaying, branching, rewinding, handing over, and what a seat may take away.

#![cfg(feature = "store")]

mod common;
mod play;
mod replay;
