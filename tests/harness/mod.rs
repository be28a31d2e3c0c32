//! What tests of many subjects share. A test binary names it once, `mod harness;` (in a folder: `#[path = "../harness/mod.rs"]`), and uses
//! its own part. What one subject alone needs stands with that subject.
//!
//! | module | what it is |
//! | --- | --- |
//! | `levels` | the theatre, and the levels that the program carries, read once |
//! | `names` | nations, places, features and forces by their names |
//! | `sea` | a small sea on which a rule's test is set up: given, orders, exact events |
//! | `table` | AI players in every seat, and somebody who looks on |
//! | `turns` | who speaks for a nation; all seal, and the turn resolves |
//! | `chance` | random games and commands, legal and not |
//! | `warlike`, `fought` | the order of battle, plans and whole wars of the operational model |
//! | `program`, `folder` | the program under test, and folders to run it in |
//! | `golden` | files that hold what the program writes |
//! | `sums` | saves whose rows a test has changed on purpose |

#![allow(dead_code, reason = "each test binary uses its own part")]

pub mod chance;
pub mod folder;
pub mod fought;
pub mod golden;
pub mod levels;
pub mod names;
pub mod program;
pub mod sea;
#[cfg(feature = "store")]
pub mod sums;
pub mod table;
pub mod turns;
pub mod warlike;
