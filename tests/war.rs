//! The operational model: nothing appears or vanishes, terms bind, the same seed gives the same war. Published cases and levers are held
//! in `tests/calibration.rs`.

mod harness;

use latticework::rules::models::war::{Arena, Basing, Party, Terms, War, WarDiscard, fight, plan};
use latticework::rules::vocab::war::arena::{Fleet, NationMunition};
use latticework::rules::vocab::war::since::Since;
use proptest::prelude::*;

use harness::fought::fight_out;
use harness::warlike::{any_plan, arena};

fn total(counts: impl Iterator<Item = u16>) -> u32 {
    counts.map(u32::from).sum()
}

/// What must hold after each turn.
fn assert_conserved(arena: &Arena, terms: &Terms, war: &War) {
    for party in Party::ALL {
        let aircraft = total(arena.squadrons.iter().filter(|s| s.party == party).map(|s| s.aircraft));
        let left = total(arena.squadrons.iter().zip(&war.squadrons).filter(|(s, _)| s.party == party).map(|(_, s)| s.aircraft));
        assert_eq!(aircraft, left + war.tally.aircraft_of(party), "{party:?}: aircraft");
        let ships = total(arena.groups.iter().filter(|g| g.party == party).map(|g| g.ships));
        let afloat = total(arena.groups.iter().zip(&war.groups).filter(|(g, _)| g.party == party).map(|(_, g)| g.ships));
        assert_eq!(ships, afloat + war.tally.ships_of(party), "{party:?}: ships");
        let boats = total(arena.boats.iter().filter(|b| b.party == party).map(|b| b.boats));
        let dived = total(arena.boats.iter().zip(&war.boats).filter(|(b, _)| b.party == party).map(|(_, b)| b.boats));
        assert_eq!(boats, dived + u32::from(war.tally.boats[party.index()]), "{party:?}: boats");
    }
    let fresh = War::new(arena, terms);
    assert_eq!(total(fresh.missiles.iter().copied()), total(war.missiles.iter().copied()) + u32::from(war.tally.missiles), "missiles");
    for (munition, &stock) in arena.munitions.iter().enumerate() {
        assert_eq!(stock, war.munitions[munition] + war.tally.fired[munition], "munition {munition}");
    }
    assert_eq!(u32::from(war.tally.landed), war.red_ashore() + u32::from(war.tally.red_battalions), "Chinese battalions");
    let defenders = total(arena.zones.iter().map(|zone| zone.defenders));
    assert_eq!(defenders, total(war.zones.iter().map(|zone| zone.blue)) + u32::from(war.tally.blue_battalions), "Taiwanese battalions");
    for (zone, state) in arena.zones.iter().zip(&war.zones) {
        assert!(state.held_km2 <= zone.area_km2, "{}: more area than there is", zone.slug);
    }
    for (base, state) in arena.bases.iter().zip(&war.bases) {
        assert!(state.interceptors <= base.interceptors && state.closed_hours <= 84);
    }
    let landing = total(arena.groups.iter().zip(&war.groups).filter(|(g, _)| g.fleet == Fleet::Landing).map(|(_, g)| g.ships));
    assert_eq!(arena.landing_ships(), landing + u32::from(war.tally.landing_ships), "landing ships");
}

fn any_terms() -> impl Strategy<Value = Terms> {
    let basing = prop_oneof![Just(Basing::None), Just(Basing::Logistics), Just(Basing::Combat)];
    let enters = proptest::collection::vec(0_u8..6, 4);
    let flags = proptest::collection::vec(any::<bool>(), 5);
    (enters, proptest::collection::vec(basing, 3), flags, 0_u16..1001, 300_u16..1600, 300_u16..1600, 0_u16..80, 0_u16..2000).prop_map(
        |(enters, basing, flags, warning, taiwan_skill, red_skill, extra_shelters, red_missiles)| {
            let mut terms = Terms { warning, taiwan_skill, red_skill, extra_shelters, red_missiles, ..Terms::default() };
            terms.enters[1..5].copy_from_slice(&enters.into_iter().map(Since::turn).collect::<Vec<_>>());
            terms.basing[2..5].copy_from_slice(&basing);
            (terms.maritime_jassm, terms.mainland_strikes) = (flags[0], flags[1]);
            terms.picture = if flags[2] { 1000 } else { 0 };
            terms.planning = [if flags[3] { 1000 } else { 0 }; Party::COUNT];
            terms.stocks = [flags[4]; Party::COUNT];
            terms
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn nothing_appears_or_vanishes_on_any_terms(terms in any_terms(), seed in any::<u64>()) {
        let arena = arena();
        let mut war = War::new(arena, &terms);
        for _ in 0..10 {
            let before = war.clone();
            let plans = plan::computer(arena, &terms, &war);
            fight(arena, &terms, &mut war, [&plans[0], &plans[1]], seed, &mut WarDiscard);
            assert_conserved(arena, &terms, &war);
            prop_assert!(war.squadrons.iter().zip(&before.squadrons).all(|(now, then)| now.aircraft <= then.aircraft));
            prop_assert!(Party::ALL.iter().all(|party| before.entered[party.index()].is_never() || war.fights(*party)), "nobody leaves the war");
            if war.outcome.is_some() {
                break;
            }
        }
    }

    #[test]
    fn nothing_appears_or_vanishes_on_any_plans(
        terms in any_terms(),
        plans in proptest::collection::vec((any_plan(), any_plan()), 6),
        seed in any::<u64>(),
    ) {
        let arena = arena();
        let mut war = War::new(arena, &terms);
        for (red, blue) in &plans {
            let before = war.clone();
            fight(arena, &terms, &mut war, [red, blue], seed, &mut WarDiscard);
            assert_conserved(arena, &terms, &war);
            for munition in NationMunition::ALL {
                let (then, kept) = (before.munitions[munition.index()], if munition.is_chinese() { red.keep } else { blue.keep }[munition.index()]);
                prop_assert!(war.munitions[munition.index()] >= then.min(kept), "{munition:?}: less is left than was kept back");
            }
            if war.outcome.is_some() {
                break;
            }
        }
    }

    #[test]
    fn a_host_that_refuses_is_neither_used_nor_struck(seed in any::<u64>()) {
        let mut terms = Terms::default();
        terms.basing[Party::Jpn.index()] = Basing::None;
        let war = fight_out(arena(), &terms, 8, seed);
        prop_assert!(!war.fights(Party::Jpn));
        prop_assert_eq!(war.tally.aircraft_of(Party::Jpn) + war.tally.ships_of(Party::Jpn), 0);
    }

    #[test]
    fn the_same_seed_gives_the_same_war(terms in any_terms(), seed in any::<u64>()) {
        prop_assert_eq!(fight_out(arena(), &terms, 6, seed), fight_out(arena(), &terms, 6, seed));
    }
}
