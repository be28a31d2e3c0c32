//! The computers of a session: they bargain, answer and order from their own views, through the same commands as people.

use super::{Controller, Entry, Session, SessionError};
use crate::ai::{self, Skill};
use crate::catalog::NationId;
use crate::rules::phases::agreement::consultation::Consultation;
use crate::rules::state::view::Viewer;
use crate::rules::vocab::ids::{ProposalId, SeatId};
use crate::rules::{Actor, Command};

impl Session {
    /// Who answers for a nation, and how well: a computer's seat or a desk; `None` when a person does.
    fn computer_for(&self, nation: NationId) -> Option<(Actor, Viewer, Skill)> {
        match self.game.seat_of(&self.scenario, nation) {
            None => Some((Actor::Desk(nation), Viewer::Desk(nation), Skill::Standard)),
            Some(seat) => match self.controllers[seat.index()] {
                Controller::Computer(skill) => Some((Actor::Seat(seat), Viewer::Seat(seat), skill)),
                Controller::Person => None,
            },
        }
    }

    pub(super) fn computers_answer(&mut self) -> Result<(), SessionError> {
        if !self.is_over() {
            self.computers_consulted()?;
        }
        loop {
            if self.is_over() {
                return Ok(());
            }
            let offers = self.game.proposals.len();
            for (id, nation) in self.unanswered() {
                let Some((actor, viewer, skill)) = self.computer_for(nation) else { continue };
                let view = self.view(viewer);
                for command in ai::reply_as(&self.scenario, &view, nation, id, skill, self.seed) {
                    // An earlier answer may have closed the offer.
                    match self.step(Entry::Command { actor, command }) {
                        Ok(()) | Err(SessionError::Refused(_)) => {}
                        Err(error) => return Err(error),
                    }
                }
            }
            // Only a counter-offer asks for another round.
            if self.game.proposals.len() == offers {
                return Ok(());
            }
        }
    }

    /// Computers that are consulted say no, or let time pass. They make up their minds once, when asked.
    fn computers_consulted(&mut self) -> Result<(), SessionError> {
        let turn = self.game.turn;
        let new: Vec<Consultation> = self.game.consultations.iter().filter(|asked| asked.turn == turn && asked.granted.is_none()).copied().collect();
        for asked in new {
            let Some((actor, viewer, skill)) = self.computer_for(asked.host) else { continue };
            if let Some(decision) = ai::consulted(&self.scenario, &self.view(viewer), asked.host, &asked, skill, self.seed) {
                self.step(Entry::Command { actor, command: decision.command })?;
            }
        }
        Ok(())
    }

    /// Open offers with each nation that has not answered.
    fn unanswered(&self) -> Vec<(ProposalId, NationId)> {
        let waiting = |(&id, proposal): (&ProposalId, &crate::rules::state::Proposal)| {
            let open = proposal.to.iter().zip(&proposal.answers).filter(|(_, answer)| proposal.open && answer.is_none());
            open.map(|(&nation, _)| (id, nation)).collect::<Vec<_>>()
        };
        self.game.proposals.iter().flat_map(waiting).collect()
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
        self.computers_consulted()
    }
}
