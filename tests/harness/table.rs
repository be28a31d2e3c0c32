//! A table for tests: AI players in every seat, driven as sessions and studies are, and somebody who looks on.

use latticework::ai::Policy;
use latticework::rules::scenario::Scenario;
use latticework::rules::state::{Game, Live, Phase};
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Actor, Command, Recorded, Refusal, turn};
use latticework::session::driver::{self, TableStep};

/// What whoever looks on is shown.
pub enum Moment<'a> {
    /// What comes next, the game as it stands, and what has happened since the game began or the list was last emptied.
    Before { step: TableStep, game: &'a mut Live, events: &'a mut Vec<Recorded> },
    /// The turn has resolved, and this is what came of it since the list was last emptied.
    Resolved { game: &'a Game, events: &'a [Recorded] },
    /// Somebody did something, or the rules refused it; and the game before it.
    Tried { before: &'a Game, game: &'a Game, actor: Actor, command: &'a Command, outcome: &'a Result<(), Refusal> },
}

/// A game, and who looks on.
pub struct Table<'a> {
    pub scenario: &'a Scenario,
    pub game: Live,
    policy: Policy,
    seed: u64,
    events: Vec<Recorded>,
    look: &'a mut dyn FnMut(Moment<'_>),
}

impl<'a> Table<'a> {
    /// A game at its start; every seat plays by `policy`.
    pub fn new(scenario: &'a Scenario, policy: impl Into<Policy>, seed: u64, look: &'a mut dyn FnMut(Moment<'_>)) -> Self {
        let mut events = Vec::new();
        let game = Game::start(scenario, seed, &mut events);
        Self { scenario, game, policy: policy.into(), seed, events, look }
    }

    /// Plays a turn; `false` when the game is over.
    pub fn turn(&mut self) -> bool {
        if self.game.phase == Phase::Over {
            return false;
        }
        driver::turn(self).unwrap_or_else(|why| panic!("{}, turn {}: {why:?}", self.scenario.slug, self.game.turn));
        true
    }
}

impl driver::PlayedTable for Table<'_> {
    type Error = Refusal;

    fn scenario(&self) -> &Scenario {
        self.scenario
    }

    fn game(&self) -> &Game {
        &self.game
    }

    fn seed(&self) -> u64 {
        self.seed
    }

    fn policy(&self, _: SeatId) -> Option<Policy> {
        Some(self.policy)
    }

    fn carry_out(&mut self, actor: Actor, command: Command) -> Result<(), Refusal> {
        let before = self.game.clone();
        let outcome = turn::command(self.scenario, &mut self.game, &mut self.events, actor, &command);
        (self.look)(Moment::Tried { before: &before, game: &self.game, actor, command: &command, outcome: &outcome });
        if command == Command::Resolve {
            (self.look)(Moment::Resolved { game: &self.game, events: &self.events });
        }
        outcome
    }

    fn is_refusal(_: &Refusal) -> bool {
        true
    }

    fn before(&mut self, step: TableStep) {
        (self.look)(Moment::Before { step, game: &mut self.game, events: &mut self.events });
    }
}

/// Plays a game to its end.
pub fn play(scenario: &Scenario, policy: impl Into<Policy>, seed: u64, look: &mut dyn FnMut(Moment<'_>)) -> Live {
    let mut table = Table::new(scenario, policy, seed, look);
    while table.turn() {}
    table.game
}
