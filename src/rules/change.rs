//! A game being changed: the one way in which a phase, an order or a model changes a state, by events.

use std::collections::{BTreeMap, BTreeSet};

use super::event::{Event, Sink};
use super::scenario::Scenario;
use super::state::{Open, Played};
use crate::catalog::NationId;
use crate::rules::state::view::{Viewer, sees_force};
use crate::rules::vocab::force::Force;
use crate::rules::vocab::ids::{SeatId, SeatSet};
use crate::rules::vocab::pair::Pair;

/// A game being changed: applies each event at once and hands it on.
pub struct Change<'a> {
    /// What never changes.
    pub scenario: &'a Scenario,
    /// What does: read here, changed by events alone.
    pub game: Open<'a>,
    sink: &'a mut dyn Sink,
    /// Pairs of nations between which something happened this turn, at the gravest rung.
    pub(super) acted: BTreeMap<Pair, u8>,
    /// Who entered whose waters or airspace unasked this turn.
    pub(super) intruded: BTreeSet<(NationId, NationId)>,
}

impl<'a> Change<'a> {
    /// Starts changing a live game or a trial; events go to `sink`.
    pub fn new(scenario: &'a Scenario, game: &'a mut impl Played, sink: &'a mut dyn Sink) -> Self {
        Self { scenario, game: game.open(), sink, acted: BTreeMap::new(), intruded: BTreeSet::new() }
    }

    /// Applies an event that `audience` learns of.
    pub fn emit(&mut self, audience: SeatSet, event: Event) {
        self.game.apply(self.scenario, &event);
        self.sink.record(event, audience);
    }

    /// Applies an event that everybody learns of.
    pub fn emit_to_all(&mut self, event: Event) {
        self.emit(SeatSet::ALL, event);
    }

    /// Applies an event that only the seat of `nation` learns of.
    pub fn emit_to(&mut self, nation: NationId, event: Event) {
        let audience = self.game.seats_of(self.scenario, &[nation]);
        self.emit(audience, event);
    }

    /// The seats that see a force now.
    pub fn seats_that_see(&self, force: &Force) -> SeatSet {
        if !force.active {
            return SeatSet::NONE;
        }
        if !self.scenario.catalog.force_type(force.kind).seen_by_isr_only {
            return SeatSet::ALL;
        }
        let sees = |seat: &SeatId| sees_force(self.scenario, &self.game, Viewer::Seat(*seat), force);
        (0..self.game.seats.len()).map(|index| SeatId(index as u8)).filter(sees).fold(SeatSet::NONE, |set, seat| set.union(SeatSet::one(seat)))
    }
}
