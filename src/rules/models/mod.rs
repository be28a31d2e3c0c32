//! Models that are fought or counted out by themselves: they know their own state and nothing of a game.

pub mod war;
