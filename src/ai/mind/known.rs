//! What a mind works out once in its turn, and then knows.
//!
//! While it thinks, its game changes in the tasks of its own forces and in its own orders, and in nothing else ([`Mind::give`]). Agreements,
//! home fronts, features, rungs, and where forces are, stay as they were: what follows from them alone is not asked again for each idea.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::ai::mind::reason::{CompetitionAim, Reason};
use crate::ai::mind::stakes::Happening;
use crate::ai::mind::{Idea, Mind, OrderDraft};
use crate::ai::orders;
use crate::catalog::NationId;
use crate::catalog::clause::Promise;
use crate::geo::CellId;
use crate::rules::order::Order;
use crate::rules::state::{Game, Pair};
use crate::rules::vocab::ids::FeatureId;

/// An order that is worth thinking of, before the mind's judgement blurs its weight.
#[derive(Clone, Debug)]
pub(crate) struct Thought {
    pub weight: i32,
    pub aim: CompetitionAim,
    pub order: Order,
}

/// Thinks of an order. One that its kind gives no aim is given for other reasons than these, if at all.
pub(crate) fn propose(thoughts: &mut Vec<Thought>, weight: i32, order: Order) {
    thoughts.extend(orders::aim(&order).map(|aim| Thought { weight, aim, order }));
}

/// What thoughts are about that stay the same through a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Topic {
    /// Programmes, works and stocks.
    Means,
    /// Answers to pressure.
    Guard,
    /// Whoever challenges presses; the others bind themselves and help.
    Course,
}

/// What is known, by question.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Pairs that a treaty in force binds to help, either way.
    allied: BTreeSet<Pair>,
    /// Undertakings in force.
    undertaken: Vec<(NationId, Promise)>,
    /// What would be at stake, in hundredths of a point.
    stakes: BTreeMap<Happening, i32>,
    thoughts: BTreeMap<(Topic, NationId), Rc<[Thought]>>,
    /// Metres between a cell and a feature.
    metres: RefCell<BTreeMap<(CellId, FeatureId), u32>>,
    /// What standing by an ally is worth.
    visits: RefCell<BTreeMap<(FeatureId, NationId), i32>>,
    /// Hulls that may be called in. Tasks decide that: it holds until the next order.
    near: RefCell<BTreeMap<(FeatureId, NationId), u32>>,
}

impl Known {
    /// What the agreements in force say.
    pub fn of(game: &Game) -> Self {
        let mut known = Self::default();
        for (_, _, clause) in game.live_clauses() {
            if let (true, Some(obligor), Some(helped)) = (clause.promises_help(), clause.giver(), clause.takers()) {
                known.allied.extend(helped.iter().map(|&beneficiary| Pair::new(obligor, beneficiary)));
            }
            known.undertaken.extend(clause.undertaking().filter(|_| clause.holds_in(game.turn)));
        }
        known
    }

    /// Forgets what depends on tasks.
    pub fn ordered(&mut self) {
        self.near.get_mut().clear();
    }
}

/// The answer to a question that may have been asked before.
fn once<K: Copy + Ord, V: Copy>(answers: &RefCell<BTreeMap<K, V>>, question: K, work_out: impl FnOnce() -> V) -> V {
    if let Some(&known) = answers.borrow().get(&question) {
        return known;
    }
    let answer = work_out();
    answers.borrow_mut().insert(question, answer);
    answer
}

impl Mind<'_> {
    /// Whether a treaty in force binds the two to help, either way round.
    pub(crate) fn allied(&self, a: NationId, b: NationId) -> bool {
        self.known.allied.contains(&Pair::new(a, b))
    }

    /// Whether a nation has promised something that holds now.
    pub(crate) fn undertook(&self, who: NationId, what: Promise) -> bool {
        self.known.undertaken.contains(&(who, what))
    }

    /// What its seat would lose, in hundredths of a point, if this happened.
    pub(crate) fn stake(&mut self, what: Happening) -> i32 {
        if let Some(&known) = self.known.stakes.get(&what) {
            return known;
        }
        let kept = (self.game.features.clone(), self.game.nations.clone(), self.game.rungs.clone());
        what.happen(&mut self.game);
        let after = self.yardstick.points(self.scenario, &self.game);
        (self.game.features, self.game.nations, self.game.rungs) = kept;
        let stake = (self.points - after) * 100;
        self.known.stakes.insert(what, stake);
        stake
    }

    pub(crate) fn metres(&self, from: CellId, feature: FeatureId) -> u32 {
        once(&self.known.metres, (from, feature), || self.scenario.map.distance_m(from, self.scenario.feature(feature).cell))
    }

    pub(crate) fn worth_of_visit_once(&self, feature: FeatureId, nation: NationId, work_out: impl FnOnce() -> i32) -> i32 {
        once(&self.known.visits, (feature, nation), work_out)
    }

    pub(crate) fn near_once(&self, feature: FeatureId, nation: NationId, work_out: impl FnOnce() -> u32) -> u32 {
        once(&self.known.near, (feature, nation), work_out)
    }

    /// Thinks about a nation's orders, and judges what comes of it.
    pub(crate) fn think(&mut self, ideas: &mut Vec<Idea>, about: impl FnOnce(&Self, &mut Vec<Thought>)) {
        let mut thoughts = Vec::new();
        about(self, &mut thoughts);
        self.judge(&thoughts, ideas);
    }

    /// The same about what nothing that is ordered in a turn changes: it is thought through once, and only judged anew.
    pub(crate) fn think_once(&mut self, topic: Topic, nation: NationId, ideas: &mut Vec<Idea>, about: impl FnOnce(&Self, &mut Vec<Thought>)) {
        let known = self.known.thoughts.get(&(topic, nation)).cloned();
        let thoughts = known.unwrap_or_else(|| {
            let mut thoughts = Vec::new();
            about(self, &mut thoughts);
            let thoughts: Rc<[Thought]> = thoughts.into();
            self.known.thoughts.insert((topic, nation), Rc::clone(&thoughts));
            thoughts
        });
        self.judge(&thoughts, ideas);
    }

    fn judge(&mut self, thoughts: &[Thought], ideas: &mut Vec<Idea>) {
        for thought in thoughts {
            let weight = self.judged(thought.weight);
            if weight > 0 {
                ideas.push(Idea { draft: OrderDraft::Say(thought.order.clone()), weight, reason: Reason::Compete { aim: thought.aim } });
            }
        }
    }
}
