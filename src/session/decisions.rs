//! Why the computers of a game did what they did. Nothing of it is stored: a computer's decision follows from its view, its skill and the
//! seed, so that the log tells all again.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Controller, Entry, Session, SessionError};
use crate::ai::{self, Decision, Reason};
use crate::rules::state::view::Viewer;
use crate::rules::vocab::ids::SeatId;
use crate::rules::{Actor, Command, Scenario, WhiteCommand};

/// What stands for a reason that its reader may not know.
const UNTOLD: &str = "-";

/// A decision of a computer in a game.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// When.
    pub turn: u16,
    /// Which seat.
    pub seat: SeatId,
    /// What it did.
    pub command: Command,
    /// Why.
    pub reason: Reason,
}

/// A game's log, apart from its session, so that reasons can be worked out beside it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Retelling {
    scenario: Arc<Scenario>,
    seed: u64,
    controllers: Vec<Controller>,
    entries: Vec<Entry>,
}

impl Retelling {
    /// Every decision of a computer's seat, as [`Session::decisions`] gives them.
    ///
    /// # Errors
    /// The log does not replay under these rules.
    pub fn decisions(&self) -> Result<Vec<Decided>, SessionError> {
        let mut again = Session::new(self.scenario.clone(), self.seed, self.controllers.clone(), None);
        let mut decided: Vec<Decided> = Vec::new();
        let mut planned: BTreeMap<SeatId, Vec<Decision>> = BTreeMap::new();
        let mut turn = 0;
        for entry in &self.entries {
            if again.game.turn != turn {
                turn = again.game.turn;
                planned.clear();
            }
            if let Entry::Command { actor: Actor::Seat(seat), command } = entry
                && let Some(Controller::Computer(skill)) = again.controllers.get(seat.index()).copied()
            {
                let reason = again.reason_for(*seat, skill, command, &mut planned);
                decided.extend(reason.map(|reason| Decided { turn, seat: *seat, command: command.clone(), reason }));
            }
            if let Entry::Rewound { turn: to, .. } = entry {
                // What was taken back is no part of the game any more.
                decided.retain(|known| known.turn < *to);
                turn = 0;
            }
            again.step(entry.clone())?;
        }
        Ok(decided)
    }
}

impl Session {
    /// The log apart from the session.
    pub fn retelling(&self) -> Retelling {
        Retelling { scenario: self.scenario.clone(), seed: self.seed, controllers: self.first_controllers.clone(), entries: self.entries.clone() }
    }

    /// The log apart from the session, for a client: the White Cell's reasons and the instructor's notes are its own.
    pub(super) fn retelling_for(&self, viewer: Viewer) -> Retelling {
        let mut retelling = self.retelling();
        if viewer != Viewer::WhiteCell {
            let mut known = Scenario::clone(&self.scenario);
            known.text.instructor_notes.clear();
            retelling.scenario = Arc::new(known);
            for entry in &mut retelling.entries {
                *entry = entry.for_viewer(viewer);
                if let Entry::Command { command: Command::White(WhiteCommand::Override { reason, .. }), .. } = entry {
                    // The rules ask for a reason, whatever it says.
                    *reason = UNTOLD.to_owned();
                }
            }
        }
        retelling
    }

    /// Every decision of a computer's seat so far, with its reason, in the order of the log. For the White Cell during a game, and for
    /// everybody after it: reasons tell what a seat knows and wants.
    ///
    /// # Errors
    /// The log does not replay under these rules.
    pub fn decisions(&self) -> Result<Vec<Decided>, SessionError> {
        self.retelling().decisions()
    }

    /// The reason for a command that a computer is about to give. `planned` holds what each seat has decided this turn.
    fn reason_for(&self, seat: SeatId, skill: ai::Skill, command: &Command, planned: &mut BTreeMap<SeatId, Vec<Decision>>) -> Option<Reason> {
        let view = || self.view(Viewer::Seat(seat));
        let known = planned.entry(seat).or_default();
        let among = |known: &[Decision]| known.iter().find(|decision| decision.command == *command).map(|decision| decision.reason);
        if let Some(reason) = among(known) {
            return Some(reason);
        }
        match command {
            Command::Give(_) | Command::SetCeiling(_) => known.extend(ai::decide(&self.scenario, &view(), seat, skill, self.seed)),
            Command::Propose { .. } | Command::Denounce { .. } => known.extend(ai::bargain(&self.scenario, &view(), seat, skill, self.seed)),
            Command::Answer { nation, proposal, .. } => known.extend(ai::replies(&self.scenario, &view(), *nation, *proposal, skill, self.seed)),
            Command::AskPermission { .. } => known.extend(ai::decide(&self.scenario, &view(), seat, skill, self.seed)),
            Command::RefusePermission { host, nation, agreement, clause } => {
                let view = view();
                let asked = view.game.consultations.iter().find(|asked| asked.is_open(*nation, *agreement, *clause));
                known.extend(asked.and_then(|asked| ai::consulted(&self.scenario, &view, *host, asked, skill, self.seed)));
            }
            Command::TakeBack(_)
            | Command::Seal
            | Command::Unseal
            | Command::Withdraw { .. }
            | Command::Guess { .. }
            | Command::Say { .. }
            | Command::Resolve
            | Command::White(_) => {}
        }
        among(known)
    }
}
