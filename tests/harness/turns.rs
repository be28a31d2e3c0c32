//! Commands as the rules take them: who speaks for a nation, and a turn that resolves.

use latticework::catalog::NationId;
use latticework::rules::scenario::Scenario;
use latticework::rules::state::{Game, Played};
use latticework::rules::{Actor, Command, Recorded, Refusal, turn};

use super::names::seats;

/// Who speaks for a nation: its team, or its desk.
pub fn speaker(scenario: &Scenario, game: &Game, nation: NationId) -> Actor {
    game.seat_of(scenario, nation).map_or(Actor::Desk(nation), Actor::Seat)
}

/// Whoever speaks for a nation gives a command.
///
/// # Errors
/// The rules refuse it.
pub fn speak(scenario: &Scenario, game: &mut impl Played, nation: NationId, command: &Command) -> Result<(), Refusal> {
    let actor = speaker(scenario, game, nation);
    turn::command(scenario, game, &mut Vec::<Recorded>::new(), actor, command)
}

/// Every seat seals that has not, and the turn resolves: what happened.
#[track_caller]
pub fn resolved(scenario: &Scenario, game: &mut impl Played) -> Vec<Recorded> {
    let mut told: Vec<Recorded> = Vec::new();
    for seat in seats(scenario).filter(|seat| !game.seats[seat.index()].sealed).collect::<Vec<_>>() {
        turn::command(scenario, game, &mut told, Actor::Seat(seat), &Command::Seal).unwrap_or_else(|why| panic!("{why:?}"));
    }
    told.clear();
    turn::command(scenario, game, &mut told, Actor::Session, &Command::Resolve).unwrap_or_else(|why| panic!("{why:?}"));
    told
}
