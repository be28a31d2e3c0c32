//! Things by the names that levels give them: a name that is not there fails the test.

use latticework::catalog::{NationId, PlaceId};
use latticework::rules::scenario::Scenario;
use latticework::rules::state::Game;
use latticework::rules::vocab::ids::{FeatureId, ForceId, SeatId};

/// Whatever plays a level.
pub trait Names {
    /// The level.
    fn scenario(&self) -> &Scenario;

    /// A nation.
    #[track_caller]
    fn nation(&self, slug: &str) -> NationId {
        nation(self.scenario(), slug)
    }

    /// A place.
    #[track_caller]
    fn place(&self, slug: &str) -> PlaceId {
        self.scenario().catalog.place_id(slug).unwrap_or_else(|| panic!("no place {slug}"))
    }

    /// The feature at a place.
    #[track_caller]
    fn feature(&self, slug: &str) -> FeatureId {
        let place = self.place(slug);
        let found = self.scenario().features().find(|(_, feature)| feature.place == place);
        found.map(|(id, _)| id).unwrap_or_else(|| panic!("no feature {slug}"))
    }
}

/// A nation of a level.
#[track_caller]
pub fn nation(scenario: &Scenario, slug: &str) -> NationId {
    scenario.catalog.nation_id(slug).unwrap_or_else(|| panic!("no nation {slug}"))
}

/// The first force whose name holds this.
#[track_caller]
pub fn force(game: &Game, name: &str) -> ForceId {
    let found = game.forces.iter().find(|(_, force)| force.name.contains(name));
    found.map(|(&id, _)| id).unwrap_or_else(|| panic!("no force {name}"))
}

/// The seats of a level.
pub fn seats(scenario: &Scenario) -> impl Iterator<Item = SeatId> + use<> {
    (0..scenario.seats.len()).map(|index| SeatId(index as u8))
}
