//! How a war ends: four outcomes.

use super::front::WarFront;
pub use crate::rules::vocab::war::Outcome;
use crate::rules::vocab::war::arena::Arena;
use crate::rules::vocab::war::event::WarEvent;
use crate::rules::vocab::war::number::Number;
use crate::rules::vocab::war::state::War;

impl Outcome {
    /// All, the best for China first.
    pub const ALL: [Outcome; 4] = [Outcome::ChineseVictory, Outcome::StalemateToward, Outcome::StalemateAgainst, Outcome::ChineseDefeat];
}

/// Ends the war when it is decided before its last turn.
pub fn resolve(front: &mut WarFront) {
    let decided = decided(front.arena, front.war);
    if let Some(outcome) = decided {
        front.war.outcome = Some(outcome);
        front.sink.record(WarEvent::Ended { outcome });
    }
}

fn decided(arena: &Arena, war: &War) -> Option<Outcome> {
    let capital = arena.capital_zone();
    let held = u32::from(war.zones[capital].held_km2) * 1000 / u32::from(arena.zones[capital].area_km2.max(1));
    if held >= arena.numbers.count(Number::CapitalFalls) {
        return Some(Outcome::ChineseVictory);
    }
    let beaten =
        war.turn > 2 && war.red_ashore() == 0 && war.landing_ships(arena) * 1000 < arena.landing_ships() * arena.numbers.count(Number::FleetBroken);
    beaten.then_some(Outcome::ChineseDefeat)
}

/// How a war stands that is stopped now.
pub fn at_the_end(arena: &Arena, war: &War) -> Outcome {
    if let Some(outcome) = war.outcome.or_else(|| decided(arena, war)) {
        return outcome;
    }
    let fleet = war.landing_ships(arena) * 1000 / arena.landing_ships().max(1);
    let supplied = war.red_ashore().min(war.landing_ships(arena) * arena.numbers.count(Number::SupplyPerShip) / 1000);
    let broken = fleet < arena.numbers.count(Number::FleetBroken);
    let narrow = war.held_km2() < arena.numbers.count(Number::NarrowArea);
    if broken && narrow && supplied < arena.numbers.count(Number::Foothold) {
        Outcome::ChineseDefeat
    } else if !broken && war.held_km2() >= arena.numbers.count(Number::TrendArea) {
        Outcome::StalemateToward
    } else {
        Outcome::StalemateAgainst
    }
}
