//! Who may write a state, and who only reads it: the compiler holds that.
//!
//! Everybody reads a [`Game`], and nobody outside of this folder has one to write:
//!
//! | who holds it | what may be done with it |
//! | --- | --- |
//! | [`Live`] | a game that is played: changed by events alone |
//! | [`Open`] | a live game or a trial while a command or a turn changes it: read, and events applied |
//! | [`Seen`] | what a view holds: read |
//! | [`Trial`] | a copy to try something on: written at will, and changed by events too; there is no way from it to a live game |
//!
//! Inside the folder `apply` writes, `setup` lays out and `view` blanks; nothing else does.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Game;

/// A game that is played. Everything of it is read, and only events change it. A clone shares the state until one of the two changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Live(Arc<Game>);

/// A state that is read and not written: what somebody sees of a game, or what it was.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seen(pub(super) Game);

/// A copy to try something on: what an order would move, what an AI player weighs, what a study varies. It never becomes a live game.
#[derive(Debug, PartialEq, Eq)]
pub struct Trial(Game);

/// A game that is being changed: everything of it is seen, and nothing can be written. What wants to change it emits an event.
pub struct Open<'a>(&'a mut Game);

/// What commands are carried out on, and events change: a live game or a trial.
pub trait Played: Deref<Target = Game> {
    /// Opens it for events.
    fn open(&mut self) -> Open<'_>;
}

impl Live {
    pub(super) fn new(game: Game) -> Self {
        Self(Arc::new(game))
    }

    /// The state as it stands now, to keep and to read.
    pub fn kept(&self) -> Arc<Game> {
        Arc::clone(&self.0)
    }

    /// The state to write: setting up and applying events alone.
    pub(super) fn state(&mut self) -> &mut Game {
        // What others keep stays as it is.
        if Arc::get_mut(&mut self.0).is_none() {
            self.0 = Arc::new(self.0.copy());
        }
        Arc::get_mut(&mut self.0).unwrap_or_else(|| unreachable!("it has just been copied"))
    }
}

impl Seen {
    /// A copy of what somebody may know, or of what was.
    pub fn of(game: &Game) -> Self {
        Self(game.copy())
    }
}

impl Trial {
    /// A copy of a game, or of what somebody knows of it.
    pub fn of(game: &Game) -> Self {
        Self(game.copy())
    }
}

impl Open<'_> {
    /// The state to write: applying events alone.
    pub(super) fn state(&mut self) -> &mut Game {
        self.0
    }
}

impl Played for Live {
    fn open(&mut self) -> Open<'_> {
        Open(self.state())
    }
}

impl Played for Trial {
    fn open(&mut self) -> Open<'_> {
        Open(&mut self.0)
    }
}

impl Deref for Live {
    type Target = Game;

    fn deref(&self) -> &Game {
        &self.0
    }
}

impl Deref for Seen {
    type Target = Game;

    fn deref(&self) -> &Game {
        &self.0
    }
}

impl Deref for Trial {
    type Target = Game;

    fn deref(&self) -> &Game {
        &self.0
    }
}

impl DerefMut for Trial {
    fn deref_mut(&mut self) -> &mut Game {
        &mut self.0
    }
}

impl Deref for Open<'_> {
    type Target = Game;

    fn deref(&self) -> &Game {
        self.0
    }
}

impl Clone for Seen {
    fn clone(&self) -> Self {
        Self::of(self)
    }
}

impl Clone for Trial {
    fn clone(&self) -> Self {
        Self::of(self)
    }
}

impl Game {
    /// A copy of all of it. It is no `Clone`: whoever could clone a game could write the copy, and a copy to write is a [`Trial`].
    pub(super) fn copy(&self) -> Self {
        Self {
            seed: self.seed,
            clock: self.clock,
            turn: self.turn,
            turns: self.turns,
            phase: self.phase,
            weather_until: self.weather_until,
            nations: self.nations.clone(),
            seats: self.seats.clone(),
            forces: self.forces.clone(),
            features: self.features.clone(),
            agreements: self.agreements.clone(),
            proposals: self.proposals.clone(),
            consultations: self.consultations.clone(),
            dues: self.dues.clone(),
            rungs: self.rungs.clone(),
            injected: self.injected.clone(),
            messages: self.messages.clone(),
            competition: self.competition.clone(),
            crisis: self.crisis.clone(),
            quarantine: self.quarantine.clone(),
            wars: self.wars.clone(),
            doubt: self.doubt,
        }
    }
}
