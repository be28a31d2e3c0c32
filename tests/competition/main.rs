//! The rules of competition: given a level, orders, what happens. Each test reads like its paragraph in docs/RULES.md.

mod agreements;
mod games;
#[path = "../harness/mod.rs"]
mod harness;
mod home;
mod nothing_contested;
mod posture;
mod pressure;
mod stations;
mod support;
mod worked;
