//! The protocol of a session: who may ask for what, that nothing is done twice, and that what each client gets holds what it may know and
//! shows nothing of the rest, in bytes, in number, in order and in size.

mod canary;
#[path = "../harness/mod.rs"]
mod harness;
mod interleaving;
mod leaks;
mod lost;
mod onlooking;
mod room;
mod table;
mod taken_away;
#[path = "../veil/mod.rs"]
#[allow(dead_code, reason = "tests/secrecy.rs uses the rest")]
mod veil;
mod worlds;
