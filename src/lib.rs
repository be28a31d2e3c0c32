//! Latticework: a turn-based seminar wargame of the Indo-Pacific.
//!
//! The layers, from the ground up; each uses those below it, never one above:
//! [`platform`] | [`geo`] | [`catalog`] | [`rules`] | [`words`] | `level`, `ai` | `session`, `study` | `net`, `report` | `app`.

pub mod catalog;
pub mod geo;
pub mod level;
pub mod platform;
pub mod report;
pub mod rules;

pub mod ai;
#[cfg(feature = "app")]
pub mod app;
pub mod session;
pub mod stderr;
pub mod study;
pub mod words;
