//! A war on a table of its own: orders by the names of forces, turns, and what came of them.

use latticework::rules::crisis::{Note, WarNews, terms};
use latticework::rules::event::Event;
use latticework::rules::metric::Metric;
use latticework::rules::models::war::{Basing, Party};
use latticework::rules::order::Order;
use latticework::rules::order::war::{Agree, Allow, Enter, Mission, Operate, TaskForce, WarOrder};
use latticework::rules::scenario::Scenario;
use latticework::rules::state::{Game, Live};
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::vocab::war::event::WarEvent;
use latticework::rules::{Actor, Command, Recorded, Refusal, turn};

use crate::harness::levels::quiet;
pub use crate::harness::names::Names;
use crate::harness::turns;

/// A war in which tests give the orders.
pub struct War {
    pub scenario: Scenario,
    pub game: Live,
    pub events: Vec<Event>,
}

impl Names for War {
    fn scenario(&self) -> &Scenario {
        &self.scenario
    }
}

impl War {
    pub fn of(level: &str, seed: u64) -> Self {
        // The tests tell their own story.
        let scenario = quiet(level);
        let game = Game::start(&scenario, seed, &mut Vec::<Recorded>::new());
        Self { scenario, game, events: Vec::new() }
    }

    pub fn give(&mut self, order: WarOrder) -> Result<(), Refusal> {
        let seat = self.scenario.seat_of(order.nation()).unwrap_or(SeatId(0));
        turn::command(&self.scenario, &mut self.game, &mut Vec::<Recorded>::new(), Actor::Seat(seat), &Command::Give(Order::War(order)))
    }

    pub fn order(&mut self, order: WarOrder) {
        self.give(order.clone()).unwrap_or_else(|why| panic!("{order:?}: {why:?}"));
    }

    pub fn enter(&mut self, slug: &str) {
        let nation = self.nation(slug);
        self.order(WarOrder::Enter(Enter { nation }));
    }

    pub fn allow(&mut self, slug: &str, basing: Basing) {
        let host = self.nation(slug);
        self.order(WarOrder::Allow(Allow { host, basing }));
    }

    pub fn operate(&mut self, slug: &str, task_force: TaskForce, mission: Mission, share: u16, keep: u16) {
        let nation = self.nation(slug);
        self.order(WarOrder::Operate(Operate { nation, task_force, mission, share, keep }));
    }

    pub fn agree(&mut self, slug: &str, note: Note) {
        let nation = self.nation(slug);
        self.order(WarOrder::Agree(Agree { nation, note }));
    }

    /// Every seat seals, and the turn resolves.
    pub fn resolve(&mut self) {
        let recorded = turns::resolved(&self.scenario, &mut self.game);
        self.events = recorded.into_iter().map(|recorded| recorded.event).collect();
    }

    pub fn news(&self) -> impl Iterator<Item = &WarNews> {
        self.events.iter().filter_map(|event| match event {
            Event::War(news) => Some(news),
            _ => None,
        })
    }

    pub fn fought(&self) -> impl Iterator<Item = &WarEvent> {
        self.news().filter_map(|news| match news {
            WarNews::Fought { event } => Some(event),
            _ => None,
        })
    }

    pub fn basing(&self, host: Party) -> Basing {
        let setup = self.scenario.war.as_deref().expect("a war");
        terms::basing_now(setup, &self.game, host)
    }

    pub fn struck(&self, slug: &str) -> bool {
        let setup = self.scenario.war.as_deref().expect("a war");
        let nation = self.nation(slug);
        self.fought().any(|event| match event {
            WarEvent::BaseStruck { base, .. } => setup.arena.bases[usize::from(*base)].host.is_some_and(|host| setup.nation(host) == nation),
            _ => false,
        })
    }

    pub fn blue_sorties(&self) -> u32 {
        let sorties = |event: &WarEvent| match event {
            WarEvent::AirFought { blue_sorties, .. } => Some(*blue_sorties),
            _ => None,
        };
        self.fought().find_map(sorties).expect("the air is fought over each turn")
    }

    pub fn fights(&self, party: Party) -> bool {
        self.game.crisis.as_ref().expect("a war").war.fights(party)
    }

    pub fn metric(&self, metric: Metric) -> i32 {
        metric.value(&self.scenario, &self.game)
    }
}
