//! A session's table for the driver: AI players act from their own views, through the same commands as people.

use super::driver::{self, PlayedTable};
use super::{Controller, Entry, Session, SessionError};
use crate::ai::{self, Policy};
use crate::rules::state::Game;
use crate::rules::state::view::Viewer;
use crate::rules::vocab::ids::SeatId;
use crate::rules::{Actor, Command, Scenario};

impl PlayedTable for Session {
    type Error = SessionError;

    fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    fn game(&self) -> &Game {
        &self.game
    }

    fn seed(&self) -> u64 {
        self.seed
    }

    fn policy(&self, seat: SeatId) -> Option<Policy> {
        match self.controllers[seat.index()] {
            Controller::Computer(skill) => Some(skill.into()),
            Controller::Person => None,
        }
    }

    fn carry_out(&mut self, actor: Actor, command: Command) -> Result<(), SessionError> {
        self.step(Entry::Command { actor, command })
    }

    fn is_refusal(error: &SessionError) -> bool {
        matches!(error, SessionError::Refused(_))
    }
}

impl Session {
    /// Lets AI players bargain, and resolves the turn if no person has to decide first. Returns whether it did.
    pub(super) fn computers_go_on(&mut self) -> Result<bool, SessionError> {
        if self.is_over() {
            return Ok(false);
        }
        driver::bargain(self)?;
        let waits = |(index, controller): (usize, &Controller)| *controller == Controller::Person && !self.game.seats[index].sealed;
        if self.controllers.iter().enumerate().any(waits) {
            return Ok(false);
        }
        driver::order(self)?;
        driver::resolve(self)?;
        Ok(true)
    }

    /// Gives a person's seat the orders that an AI player would give, one command at a time, as a person gives them, without sealing. What the
    /// rules refuse is dropped; `each` sees the session after each command that was taken.
    ///
    /// # Errors
    /// The first error of [`Self::submit`] but a refusal, or of `each`.
    pub fn order_for<E: From<SessionError>>(
        &mut self,
        seat: SeatId,
        policy: impl Into<Policy>,
        seed: u64,
        each: &mut impl FnMut(&Self) -> Result<(), E>,
    ) -> Result<(), E> {
        let orders = ai::turn(&self.scenario, &self.view(Viewer::Seat(seat)), seat, policy, seed);
        for command in orders {
            match self.submit(Actor::Seat(seat), command) {
                Ok(()) => each(self)?,
                Err(SessionError::Refused(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}
