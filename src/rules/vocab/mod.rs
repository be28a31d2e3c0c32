//! The words of the game: identities, numbers, chance, and why things are so. Plain data that everything above speaks of.

pub mod agreement;
pub mod cause;
pub mod command;
pub mod competition;
pub mod crisis;
pub mod dice;
pub mod doubt;
pub mod effect;
pub mod error;
pub mod force;
pub mod ids;
pub mod lesson;
mod listed;
pub mod measure;
pub mod money;
pub mod note;
pub mod order;
pub mod pair;
pub mod parameter;
pub mod position;
pub mod quarantine;
mod refused;
pub mod stream;
pub mod variation;
pub mod war;
