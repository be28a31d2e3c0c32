//! What a game is told in: names and sentences for orders, refusals, events and their reasons.

mod events;
pub mod words;

pub use events::{Headline, Tone, Weight, headline};
pub use words::Words;
