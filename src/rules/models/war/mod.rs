//! The operational model: an invasion of Taiwan in turns of 3.5 days (DESIGN.md section 6).
//!
//! An [`Arena`] holds what never changes (order of battle, bases, waters, distances, numbers); a [`War`] is the state at one moment; the
//! [`Terms`] say who fights when, who lets whom use which bases, and how good each side is. One turn resolves in a fixed sequence, a
//! module a phase: [`posture`] -> [`strike`] (missiles on bases; whoever was not warned moves only then) -> [`undersea`] -> [`air`] -> [`maritime`] -> [`lift`] -> [`ground`] ->
//! [`sustain`] -> [`outcome`]. Each writes small numeric events with its inputs to a sink; studies throw them away.
//!
//! Everything is counted: aircraft, ships, missiles, interceptors, battalions. Nothing appears but by an arrival that the order of battle
//! names, and nothing vanishes without a cause in the [`WarTally`].

pub mod air;
pub mod chance;
mod front;
pub mod ground;
pub mod lift;
pub mod maritime;
pub mod outcome;
pub mod plan;
pub mod posture;
pub mod strike;
pub mod sustain;
pub mod undersea;

pub use crate::rules::vocab::war::arena::{Arena, MissileUnit, Party, Role};
pub use crate::rules::vocab::war::event::{WarDiscard, WarEvent, WarSink};
pub use crate::rules::vocab::war::number::{Number, Numbers};
pub use crate::rules::vocab::war::state::{War, WarTally};
pub use crate::rules::vocab::war::terms::{Basing, GUESTS, Terms};
pub use front::WarFront;
pub use outcome::Outcome;
pub use plan::Plan;

/// Hours of a turn of war.
pub const TURN_HOURS: u32 = 84;

/// Resolves one turn of war: both sides have planned.
pub fn fight(arena: &Arena, terms: &Terms, war: &mut War, plans: [&Plan; 2], seed: u64, sink: &mut dyn WarSink) {
    if war.outcome.is_some() {
        return;
    }
    let mut front = WarFront::new(arena, terms, war, plans, seed, sink);
    posture::resolve(&mut front);
    strike::resolve(&mut front);
    posture::after_the_salvo(&mut front);
    undersea::resolve(&mut front);
    let sky = air::resolve(&mut front);
    maritime::resolve(&mut front, &sky);
    lift::resolve(&mut front);
    ground::resolve(&mut front, &sky);
    sustain::resolve(&mut front);
    outcome::resolve(&mut front);
}
