//! The computers of a session: they bargain, answer and order from their own views, through the same commands as people.

use super::{Controller, Entry, Session, SessionError};
use crate::ai;
use crate::catalog::NationId;
use crate::rules::ids::{ProposalId, SeatId};
use crate::rules::view::Viewer;
use crate::rules::{Actor, Command, Refusal};

impl Session {
    /// Who answers for a nation: a computer's seat or a desk; `None` when a person does.
    fn computer_for(&self, nation: NationId) -> Option<(Actor, Viewer)> {
        match self.game.seat_of(&self.scenario, nation) {
            None => Some((Actor::Desk(nation), Viewer::Desk(nation))),
            Some(seat) => match self.controllers[seat.index()] {
                Controller::Computer(_) => Some((Actor::Seat(seat), Viewer::Seat(seat))),
                Controller::Person => None,
            },
        }
    }

    pub(super) fn computers_answer(&mut self) -> Result<(), SessionError> {
        if self.is_over() {
            return Ok(());
        }
        let open: Vec<(ProposalId, NationId)> = self
            .game
            .proposals
            .iter()
            .filter(|(_, proposal)| proposal.open)
            .flat_map(|(&id, proposal)| {
                let waiting = proposal.to.iter().zip(&proposal.answers).filter(|(_, answer)| answer.is_none());
                waiting.map(move |(&nation, _)| (id, nation)).collect::<Vec<_>>()
            })
            .collect();
        for (id, nation) in open {
            let Some((actor, viewer)) = self.computer_for(nation) else { continue };
            let view = self.view(viewer);
            if let Some(answer) = ai::answer(&self.scenario, &view, nation, id, self.seed) {
                // An earlier answer may have closed the offer.
                let entry = Entry::Command { actor, command: Command::Answer { nation, proposal: id, answer } };
                match self.step(entry) {
                    Ok(()) | Err(SessionError::Refused(Refusal::NotOnOffer)) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }

    pub(super) fn computers_bargain(&mut self) -> Result<(), SessionError> {
        for (index, controller) in self.controllers.clone().into_iter().enumerate() {
            let Controller::Computer(skill) = controller else { continue };
            let seat = SeatId(index as u8);
            let view = self.view(Viewer::Seat(seat));
            for command in ai::offers(&self.scenario, &view, seat, skill, self.seed) {
                // What a computer wants and the rules refuse is dropped: it is no more than a person could do.
                match self.step(Entry::Command { actor: Actor::Seat(seat), command }) {
                    Ok(()) | Err(SessionError::Refused(_)) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        self.computers_answer()
    }

    pub(super) fn computers_order(&mut self) -> Result<(), SessionError> {
        for (index, controller) in self.controllers.clone().into_iter().enumerate() {
            let Controller::Computer(skill) = controller else { continue };
            if self.game.seats[index].sealed {
                continue;
            }
            let seat = SeatId(index as u8);
            let view = self.view(Viewer::Seat(seat));
            for command in ai::turn(&self.scenario, &view, seat, skill, self.seed) {
                match self.step(Entry::Command { actor: Actor::Seat(seat), command }) {
                    Ok(()) | Err(SessionError::Refused(_)) => {}
                    Err(error) => return Err(error),
                }
            }
            self.step(Entry::Command { actor: Actor::Seat(seat), command: Command::Seal })?;
        }
        Ok(())
    }
}
