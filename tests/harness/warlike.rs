//! What tests of the operational model share: the theatre's order of battle, and any plan of a side.

use std::sync::OnceLock;

use latticework::catalog::Catalog;
use latticework::rules::models::war::{Arena, Plan};
use proptest::prelude::*;

/// The theatre's order of battle.
pub fn arena() -> &'static Arena {
    static ARENA: OnceLock<Arena> = OnceLock::new();
    ARENA.get_or_init(|| {
        let catalog = Catalog::theatre().unwrap_or_else(|problems| panic!("{problems:?}"));
        Arena::of(&catalog).unwrap_or_else(|why| panic!("{why}"))
    })
}

/// Any plan of a side, sensible or not: weights, shares beyond the whole, squadrons and bases that are not there.
pub fn any_plan() -> impl Strategy<Value = Plan> {
    let bases = arena().bases.len();
    let groups = arena().groups.len();
    (
        proptest::collection::vec((0_u16..140, 0_u8..80), 0..12),
        (0_u16..1300, 0_u16..1300, 0_u16..1300, 0_u16..30),
        proptest::collection::vec(0_u16..900, bases),
        proptest::array::uniform10(0_u16..2000),
        proptest::collection::vec(any::<bool>(), groups),
        (any::<bool>(), proptest::option::of(0_u8..6), 0_u16..1300, proptest::array::uniform6(0_u16..1300), 0_u16..1300),
    )
        .prop_map(
            |(
                rebase,
                (salvo, bombers, bombers_at_ships, boats_in_strait),
                targets,
                keep,
                forward,
                (disperse, landing, commit, coastal, reserves),
            )| Plan {
                rebase,
                salvo,
                targets,
                bombers,
                bombers_at_ships,
                keep,
                boats_in_strait,
                forward,
                disperse,
                coastal,
                reserves,
                landing,
                commit,
            },
        )
}
