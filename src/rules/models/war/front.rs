//! What the phases of a turn of war work with.

use super::chance::{Chance, ChancePhase};
use super::plan::Plan;
use crate::rules::vocab::war::Party;
use crate::rules::vocab::war::arena::Arena;
use crate::rules::vocab::war::event::WarSink;
use crate::rules::vocab::war::number::Number;
use crate::rules::vocab::war::state::War;
use crate::rules::vocab::war::terms::Terms;

/// What a phase works with.
pub struct WarFront<'a> {
    /// What never changes.
    pub arena: &'a Arena,
    /// Who fights and how.
    pub terms: &'a Terms,
    /// What does change.
    pub war: &'a mut War,
    /// What both sides mean to do this turn: Beijing's plan, then the coalition's.
    pub plans: [&'a Plan; 2],
    /// Chance.
    pub seed: u64,
    /// Who listens.
    pub sink: &'a mut dyn WarSink,
    /// By party and host: fields of the host that the party's aircraft may use this turn.
    pub(super) fields: [[u8; Party::COUNT]; Party::COUNT],
}

impl<'a> WarFront<'a> {
    /// A turn about to be resolved.
    pub fn new(arena: &'a Arena, terms: &'a Terms, war: &'a mut War, plans: [&'a Plan; 2], seed: u64, sink: &'a mut dyn WarSink) -> Self {
        Self { arena, terms, war, plans, seed, sink, fields: [[0; Party::COUNT]; Party::COUNT] }
    }

    /// The stream of chance of a phase in this turn.
    pub(super) fn dice(&self, phase: ChancePhase) -> Chance {
        Chance::new(self.seed, self.war.turn, phase)
    }

    pub(super) fn number(&self, number: Number) -> i32 {
        self.arena.numbers.get(number)
    }
}
