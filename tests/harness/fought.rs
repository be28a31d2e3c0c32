//! A war without a game: both sides by the computer.

use latticework::rules::models::war::{Arena, Terms, War, WarDiscard, fight, outcome, plan};

/// Fights a whole war of `turns` turns.
pub fn fight_out(arena: &Arena, terms: &Terms, turns: u8, seed: u64) -> War {
    let mut war = War::new(arena, terms);
    for _ in 0..turns {
        let plans = plan::computer(arena, terms, &war);
        fight(arena, terms, &mut war, [&plans[0], &plans[1]], seed, &mut WarDiscard);
        if war.outcome.is_some() {
            break;
        }
    }
    war.outcome = Some(outcome::at_the_end(arena, &war));
    war
}
