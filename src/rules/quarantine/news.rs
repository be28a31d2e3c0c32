//! What happens in a quarantine, as events of a game. All of it is public.

pub use crate::rules::event::quarantine::QuarantineNews;
