//! A level from which a session starts that a seat cannot tell from the one that was given.

use latticework::rules::scenario::{Effect, Scenario, Trigger};
use latticework::rules::state::Game;
use latticework::rules::vocab::dice::Dice;
use latticework::rules::vocab::ids::SeatId;

use super::hide_scenario;

/// The level with all changed that `seat` may not know when a session starts from it. `game` is that of the given level.
pub fn another_start(scenario: &Scenario, game: &Game, seat: SeatId, dice: &mut Dice) -> Scenario {
    let mut other = hide_scenario(scenario, game, seat, dice);
    // Set-up is what a session starts from: what is seen openly stays, and what is hidden from the seat goes, in whole.
    other.forces = scenario.forces.clone();
    other.forces.retain(|force| {
        let own = scenario.seat(seat).nations.contains(&force.nation);
        (own || !scenario.catalog.force_type(force.kind).seen_by_isr_only) && force.arrives.is_none()
    });
    let first = || scenario.injects.iter().filter(|inject| inject.trigger == Trigger::Turn(1));
    other.injects = first().cloned().collect();
    // What the first turn's news move is seen to move when it crosses a band: there the band's inside is not hidden.
    for effect in first().flat_map(|inject| &inject.effects) {
        if let Effect::Support { nation, .. } | Effect::Standing { nation, .. } = effect {
            let (kept, told) = (&scenario.nations[nation.index()], &mut other.nations[nation.index()]);
            (told.support, told.standing) = (kept.support, kept.standing);
        }
    }
    other
}
