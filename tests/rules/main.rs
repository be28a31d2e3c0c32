//! The rules, one by one: each test reads like its paragraph in `docs/RULES.md`: given, orders, exact events.

#[path = "../harness/mod.rs"]
mod harness;

mod bargaining;
mod encounters;
mod features;
mod home;
mod movement;
mod orders;
mod outside;
mod paragraphs;
mod permissions;
mod reach;
mod turns;
mod words;
