//! A game of *Draft the Pact* in which tests give orders.

use latticework::catalog::{Clause, NationId, ProgrammeId};
use latticework::rules::event::Event;
use latticework::rules::order::Order;
use latticework::rules::phases::agreement::{AgreementText, Answer, model};
use latticework::rules::scenario::Scenario;
use latticework::rules::state::{Game, NationState, Trial};
use latticework::rules::vocab::ids::{AgreementId, ForceId, ProposalId, SeatId};
use latticework::rules::{Actor, Command, Recorded, Refusal, turn};

pub use crate::harness::levels::level;
use crate::harness::levels::quiet;
pub use crate::harness::names::Names;
use crate::harness::{names, turns};

pub struct Play {
    pub scenario: Scenario,
    pub game: Trial,
    pub events: Vec<Event>,
}

impl Names for Play {
    fn scenario(&self) -> &Scenario {
        &self.scenario
    }
}

impl Play {
    pub fn new(slug: &str, seed: u64) -> Self {
        // The tests tell their own story.
        let scenario = quiet(slug);
        let mut sink: Vec<Recorded> = Vec::new();
        let game = Trial::of(&Game::start(&scenario, seed, &mut sink));
        Self { scenario, game, events: Vec::new() }
    }

    pub fn pact() -> Self {
        Self::new("draft_the_pact", 7)
    }

    pub fn programme(&self, slug: &str) -> ProgrammeId {
        self.scenario.catalog.programme_id(slug).unwrap_or_else(|| panic!("no programme {slug}"))
    }

    pub fn force(&self, name: &str) -> ForceId {
        names::force(&self.game, name)
    }

    pub fn of(&self, slug: &str) -> NationState {
        self.game.nations[self.nation(slug).index()]
    }

    pub fn set(&mut self, slug: &str, change: impl FnOnce(&mut NationState)) {
        let nation = self.nation(slug);
        change(&mut self.game.nations[nation.index()]);
    }

    fn seat_of(&self, nation: NationId) -> SeatId {
        self.game.seat_of(&self.scenario, nation).unwrap_or_else(|| panic!("a desk gives no orders"))
    }

    pub fn give(&mut self, order: Order) -> Result<(), Refusal> {
        let nation = order.nation(&self.game)?;
        let seat = self.seat_of(nation);
        turn::command(&self.scenario, &mut self.game, &mut Vec::<Recorded>::new(), Actor::Seat(seat), &Command::Give(order))
    }

    #[track_caller]
    pub fn order(&mut self, order: Order) {
        if let Err(why) = self.give(order.clone()) {
            panic!("{order:?}: {why:?}");
        }
    }

    /// Makes an offer that all accept.
    #[track_caller]
    pub fn agree(&mut self, text: &AgreementText) {
        let from = text.parties[0];
        let to = text.parties[1..].to_vec();
        if let Err(why) = self.propose(text) {
            panic!("{why:?}");
        }
        let id =
            *self.game.proposals.iter().rev().find(|(_, p)| p.open && p.from == from && p.text == *text).map(|(id, _)| id).unwrap_or(&ProposalId(0));
        for nation in to {
            let command = Command::Answer { nation, proposal: id, answer: Answer::Accept };
            turns::speak(&self.scenario, &mut self.game, nation, &command).unwrap_or_else(|why| panic!("{why:?}"));
        }
    }

    pub fn propose(&mut self, text: &AgreementText) -> Result<(), Refusal> {
        let from = text.parties[0];
        let command = Command::Propose { from, to: text.parties[1..].to_vec(), text: text.clone(), counters: None, private: false };
        turns::speak(&self.scenario, &mut self.game, from, &command)
    }

    pub fn model(&self, slug: &str, parties: &[&str], host: Option<&str>) -> AgreementText {
        let id = self.scenario.catalog.text_id(slug).unwrap_or_else(|| panic!("no text {slug}"));
        let parties: Vec<NationId> = parties.iter().map(|slug| self.nation(slug)).collect();
        model::fill(&self.scenario.catalog.texts[id.index()], &parties, host.map(|slug| self.place(slug)))
    }

    /// Seals and resolves; returns what happened.
    pub fn turn(&mut self) -> Vec<Event> {
        let sink = turns::resolved(&self.scenario, &mut self.game);
        let events: Vec<Event> = sink.into_iter().map(|recorded| recorded.event).collect();
        self.events.extend(events.iter().cloned());
        events
    }

    /// The agreement that was made last.
    pub fn last(&self) -> AgreementId {
        AgreementId(self.game.agreements.len() as u16 - 1)
    }

    pub fn bound(&self, obligor: &str, beneficiary: &str) -> bool {
        let (a, b) = (self.nation(obligor), self.nation(beneficiary));
        self.game
            .live_clauses()
            .any(|(_, _, clause)| matches!(clause, Clause::Obligation { obligor, beneficiary, .. } if *obligor == a && *beneficiary == b))
    }
}
