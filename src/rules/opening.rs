//! The opening of a game: its first turn's news, and who is under way from the start.

use super::change::Change;
use super::event::{Discard, Event, Sink};
use super::scenario::{ForceSetup, Scenario};
use super::state::{Game, Live};
use crate::catalog::quantity::Hours;
use crate::geo::CellId;
use crate::rules::phases::movement;
use crate::rules::state::setup::numbers;
use crate::rules::vocab::crisis::Crisis;
use crate::rules::vocab::error::Refusal;
use crate::rules::vocab::force::Force;
use crate::rules::vocab::ids::ForceId;
use crate::rules::vocab::order::Undertake;
use crate::rules::vocab::position::Clock;
use crate::rules::vocab::quarantine::Quarantine;
use crate::rules::{doubt, inject};

impl Game {
    /// The game at the start of its first turn; the first turn's news go to `sink`.
    pub fn start(scenario: &Scenario, seed: u64, sink: &mut dyn Sink) -> Live {
        let mut game = Live::laid_out(scenario, seed);
        let quarantine = scenario.quarantine.as_ref().map(|setup| Quarantine::begin(scenario, setup, &game));
        let war = scenario.war.as_deref().filter(|_| quarantine.is_none() && scenario.clock == Clock::Crisis);
        let crisis = war.map(|setup| Crisis::begin(scenario, setup, &game, 1));
        game.begins_in(quarantine, crisis);
        game.set_out(under_way(scenario, &game));
        let mut change = Change::new(scenario, &mut game, sink);
        change.emit_to_all(Event::TurnBegan { turn: 1 });
        inject::resolve(&mut change);
        doubt::settle(&mut change);
        game
    }
}

/// Forces with something to do elsewhere are under way from the start, as an order would have sent them: their routes.
fn under_way(scenario: &Scenario, game: &Game) -> Vec<(ForceId, Vec<CellId>)> {
    let way = |(&id, force): (&ForceId, &Force)| {
        let order = Undertake::from_the_start(scenario, game, id, force.task?).ok()?;
        Some((id, order.route)).filter(|(_, route)| !route.is_empty())
    };
    game.forces.iter().filter_map(way).collect()
}

/// What a force's task from the start of a level comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstTask {
    /// Position in [`Scenario::forces`].
    pub force: usize,
    /// Hours that it needs to get there, 0 where it is there; or why it can never be taken up.
    pub hours: Result<Hours, Refusal>,
}

/// What forces do from the start, and what of that they can never take up.
pub fn first_tasks(scenario: &Scenario) -> Vec<FirstTask> {
    let game = Game::start(scenario, 0, &mut Discard);
    let of_force = |(index, (setup, id)): (usize, (&ForceSetup, ForceId))| {
        let force = game.forces.get(&id)?;
        let hours = Undertake::from_the_start(scenario, &game, id, setup.task?).and_then(|order| {
            let metres = movement::check_route(scenario, &game, force, &order.route)?;
            let speed_m = u64::from(scenario.catalog.force_type(force.kind).speed_km_day.max(1)) * 1000;
            Ok(Hours((u64::from(metres) * 24).div_ceil(speed_m) as u32))
        });
        Some(FirstTask { force: index, hours })
    };
    scenario.forces.iter().zip(numbers(scenario, 0)).enumerate().filter_map(of_force).collect()
}
