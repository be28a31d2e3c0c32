//! The phases of a turn of war, each by itself, on any terms, plans and states that earlier turns leave: what a phase may touch and what it
//! may not, what is conserved, and that nobody acts beyond reach or without leave.

mod harness;

use std::sync::OnceLock;

use latticework::level::Library;
use latticework::rules::crisis::{Note, note};
use latticework::rules::event::Discard;
use latticework::rules::models::war::{
    Basing, GUESTS, Number, Party, Plan, Terms, War, WarDiscard, WarFront, air, fight, ground, lift, maritime, outcome, plan, posture, strike,
    sustain, undersea,
};
use latticework::rules::state::{Game, Live, Trial};
use latticework::rules::vocab::war::arena::{Fleet, Launcher, NationMunition, Role};
use latticework::rules::vocab::war::event::{Cause, WarEvent};
use latticework::rules::vocab::war::since::Since;
use proptest::prelude::*;

use harness::warlike::{any_plan, arena};

fn access() -> impl Strategy<Value = (Basing, u8)> {
    (prop_oneof![Just(Basing::None), Just(Basing::Logistics), Just(Basing::Combat)], 1_u8..4)
}

/// Any terms: who fights when, each base's access for each guest, what is shared, stored and planned together.
fn any_terms() -> impl Strategy<Value = Terms> {
    let bases = arena().bases.len();
    let four = || proptest::array::uniform6((0_u8..4).prop_map(Since::turn));
    (
        (proptest::array::uniform4(0_u8..4), any::<[bool; 6]>()),
        proptest::collection::vec(access(), bases),
        proptest::collection::vec(proptest::array::uniform3(access()), bases),
        (four(), four(), any::<[bool; 6]>(), (0_u8..4).prop_map(Since::turn)),
        (0_u16..1001, proptest::array::uniform6(0_u16..1001), any::<[bool; 6]>(), any::<[bool; 2]>()),
        (0_u16..1001, 300_u16..1600, 300_u16..1600, 0_u16..80, 0_u16..2000),
    )
        .prop_map(|((enters, attacked), at, allied, (watch, defend, mainland, over), (picture, planning, stocks, flags), skills)| {
            let mut terms =
                Terms { at, allied, watch_from: watch, defend_from: defend, mainland_from: mainland, overflight_from: over, ..Terms::default() };
            terms.enters[1..5].copy_from_slice(&enters.map(Since::turn));
            terms.fights_when_attacked = attacked;
            (terms.picture, terms.planning, terms.stocks) = (picture, planning, stocks);
            (terms.maritime_jassm, terms.mainland_strikes) = (flags[0], flags[1]);
            (terms.warning, terms.taiwan_skill, terms.red_skill, terms.extra_shelters, terms.red_missiles) = skills;
            terms
        })
}

/// Terms, both sides' plans, a seed, and how many turns were fought by standing plans before.
fn any_turn() -> impl Strategy<Value = (Terms, Plan, Plan, u64, u8)> {
    (any_terms(), any_plan(), any_plan(), any::<u64>(), 0_u8..4)
}

/// The war as some turns of standing plans leave it.
fn reached(terms: &Terms, turns: u8, seed: u64) -> War {
    let mut war = War::new(arena(), terms);
    for _ in 0..turns {
        let plans = plan::computer(arena(), terms, &war);
        fight(arena(), terms, &mut war, [&plans[0], &plans[1]], seed, &mut WarDiscard);
    }
    war.outcome = None;
    war
}

/// Resolves one phase after posture has gone before. Gives the war before and after it, and what it told.
fn only<T>(terms: &Terms, plans: [&Plan; 2], seed: u64, turns: u8, phase: impl FnOnce(&mut WarFront) -> T) -> (War, War, Vec<WarEvent>, T) {
    let (mut war, mut told) = (reached(terms, turns, seed), Vec::new());
    let mut front = WarFront::new(arena(), terms, &mut war, plans, seed, &mut told);
    posture::resolve(&mut front);
    let before = front.war.clone();
    let gave = phase(&mut front);
    told.retain(|event| !matches!(event, WarEvent::Warned { .. } | WarEvent::Rebased { .. } | WarEvent::Entered { attacked: false, .. }));
    (before, war, told, gave)
}

fn total(counts: impl Iterator<Item = u16>) -> u32 {
    counts.map(u32::from).sum()
}

fn aircraft(war: &War, party: Party) -> u32 {
    total(arena().squadrons.iter().zip(&war.squadrons).filter(|(row, _)| row.party == party).map(|(_, state)| state.aircraft))
}

fn ships(war: &War, party: Party) -> u32 {
    total(arena().groups.iter().zip(&war.groups).filter(|(row, _)| row.party == party).map(|(_, state)| state.ships))
}

/// Aircraft, ships, submarines, missiles and battalions that are gone are in the tally, and nothing has come from nowhere.
fn assert_accounted(then: &War, now: &War) {
    for party in Party::ALL {
        let at = party.index();
        assert_eq!(aircraft(then, party) + then.tally.aircraft_of(party), aircraft(now, party) + now.tally.aircraft_of(party), "{party:?}: aircraft");
        assert_eq!(ships(then, party) + then.tally.ships_of(party), ships(now, party) + now.tally.ships_of(party), "{party:?}: ships");
        let boats = |war: &War| {
            total(arena().boats.iter().zip(&war.boats).filter(|(row, _)| row.party == party).map(|(_, state)| state.boats))
                + u32::from(war.tally.boats[at])
        };
        assert_eq!(boats(then), boats(now), "{party:?}: submarines");
    }
    for at in 0..NationMunition::ALL.len() {
        assert_eq!(then.munitions[at] + then.tally.fired[at], now.munitions[at] + now.tally.fired[at], "munition {at}");
    }
    let missiles = |war: &War| total(war.missiles.iter().copied()) + u32::from(war.tally.missiles);
    assert_eq!(missiles(then), missiles(now), "land-based missiles");
    let red = |war: &War| i64::from(war.red_ashore() + u32::from(war.tally.red_battalions)) - i64::from(war.tally.landed);
    assert_eq!((red(then), red(now)), (0, 0), "Chinese battalions");
    let blue = |war: &War| total(war.zones.iter().map(|zone| zone.blue)) + u32::from(war.tally.blue_battalions);
    assert_eq!(blue(then), blue(now), "Taiwanese battalions");
    assert!(arena().zones.iter().zip(&now.zones).all(|(zone, state)| state.held_km2 <= zone.area_km2));
    assert!(then.squadrons.iter().zip(&now.squadrons).all(|(a, b)| b.aircraft <= a.aircraft), "squadrons grow");
    assert!(
        then.groups.iter().zip(&now.groups).all(|(a, b)| b.ships <= a.ships) && then.boats.iter().zip(&now.boats).all(|(a, b)| b.boats <= a.boats)
    );
}

/// What a phase leaves as it was.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Air,
    Sea,
    Boats,
    Missiles,
    Munitions,
    Ground,
    Bases,
}

fn assert_untouched(then: &War, now: &War, parts: &[Part]) {
    for part in parts {
        let same = match part {
            Part::Air => then.squadrons == now.squadrons,
            Part::Sea => then.groups == now.groups,
            Part::Boats => then.boats == now.boats,
            Part::Missiles => then.missiles == now.missiles,
            Part::Munitions => then.munitions == now.munitions,
            Part::Ground => then.zones == now.zones && then.stragglers == now.stragglers,
            Part::Bases => then.bases == now.bases,
        };
        assert!(same, "a phase touched what is not its own");
    }
}

/// Where a party's squadrons may stand for this, by host and agreement.
fn may(terms: &Terms, party: Party, base: u8, turn: u8, least: Basing) -> bool {
    let host = arena().bases[usize::from(base)].host;
    let by_host = match (GUESTS.iter().position(|&guest| guest == party), host) {
        (_, None) => return false,
        (_, Some(host)) if host == party => return true,
        (_, Some(host)) if (host == Party::Prc) != (party == Party::Prc) => return false,
        (Some(guest), Some(_)) => terms.allied[usize::from(base)][guest],
        (None, Some(_)) => terms.at[usize::from(base)],
    };
    turn >= by_host.1 && by_host.0 >= least
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Posture: squadrons move to bases with room and leave and nowhere else, the surprised stay where they are, nobody leaves the war.
    #[test]
    fn posture_moves_squadrons_only_where_there_is_leave((terms, red, blue, seed, turns) in any_turn()) {
        let before = reached(&terms, turns, seed);
        let mut war = before.clone();
        posture::resolve(&mut WarFront::new(arena(), &terms, &mut war, [&red, &blue], seed, &mut WarDiscard));
        assert_accounted(&before, &war);
        assert_untouched(&before, &war, &[Part::Boats, Part::Missiles, Part::Munitions, Part::Ground]);
        for (row, (then, now)) in arena().squadrons.iter().zip(before.squadrons.iter().zip(&war.squadrons)) {
            if then.base != now.base {
                prop_assert!(now.just_came && may(&terms, row.party, now.base, war.turn, Basing::Logistics), "{row:?} came to {}", now.base);
                prop_assert!(row.party == Party::Prc || war.warned || war.turn > 1, "whoever is surprised moves after the salvo");
                prop_assert!(war.aircraft_at(now.base) <= u32::from(arena().bases[usize::from(now.base)].capacity));
            }
        }
        prop_assert!(!war.warned || blue.disperse || turns > 0, "nobody disperses against the plan");
        for party in Party::ALL {
            let due = terms.enters[party.index()];
            prop_assert!(!before.fights(party) || war.entered[party.index()] == before.entered[party.index()]);
            prop_assert!(before.fights(party) || war.fights(party) == due.first().is_some_and(|due| war.turn >= due));
        }
        prop_assert!(arena().groups.iter().zip(&war.groups).all(|(row, state)| row.party != Party::Prc || state.at_sea));
    }

    /// Access: more is never less, later is never earlier, and no agreement opens the other side's bases or a bystander's.
    #[test]
    fn access_is_what_the_host_grants_to_each_guest(terms in any_terms(), turn in 1_u8..6) {
        let war = War { turn, entered: [Since::START; Party::COUNT], ..War::new(arena(), &terms) };
        for base in 0..arena().bases.len() as u8 {
            for party in Party::ALL {
                let granted = terms.use_of(arena(), party, base, turn);
                for least in [Basing::Logistics, Basing::Combat] {
                    prop_assert_eq!(granted >= least, may(&terms, party, base, turn, least), "{:?} at {}", party, base);
                }
                prop_assert!(terms.use_of(arena(), party, base, turn + 1) >= granted, "access ends by itself");
                prop_assert_eq!(war.may_fly(arena(), &terms, party, base), granted == Basing::Combat);
                let closed = Terms { at: vec![(Basing::None, 1); arena().bases.len()], allied: vec![[(Basing::None, 1); 3]; arena().bases.len()], ..terms.clone() };
                prop_assert!(closed.use_of(arena(), party, base, turn) <= granted);
            }
        }
    }

    /// Missiles on bases: paid from the stocks, within reach, on bases in China only with leave; only aircraft and bases suffer.
    #[test]
    fn missiles_on_bases_are_paid_for_and_within_reach((terms, red, blue, seed, turns) in any_turn()) {
        let (before, war, told, ()) = only(&terms, [&red, &blue], seed, turns, strike::resolve);
        assert_accounted(&before, &war);
        assert_untouched(&before, &war, &[Part::Sea, Part::Boats, Part::Ground]);
        let mut struck = vec![false; arena().bases.len()];
        for event in &told {
            let WarEvent::BaseStruck { base, ballistic, cruise, arrived, intercepted, aircraft_there, aircraft_away, aircraft_lost, on_runways, closed_hours, .. } = *event else { continue };
            let (at, row) = (usize::from(base), &arena().bases[usize::from(base)]);
            struck[at] = true;
            prop_assert!(arrived + intercepted <= ballistic + cruise && on_runways <= arrived && closed_hours <= 84);
            prop_assert!(aircraft_lost + aircraft_away <= aircraft_there, "those at other fields are not struck");
            let reached = arena().missiles.iter().zip(&before.missiles).any(|(unit, &left)| unit.launcher != Launcher::AntiShip && unit.reaches[at] && left > 0);
            match row.host {
                // Whoever is struck in this phase strikes back in it.
                Some(Party::Prc) => prop_assert!(war.fights(Party::Usa) && terms.mainland_strikes && row.km_to_strait <= 1500 && ballistic == 0),
                Some(_) => prop_assert!(reached || (row.km_to_strait <= 2000 && ballistic == 0), "{row:?} is out of reach"),
                None => prop_assert!(false, "a bystander is struck"),
            }
        }
        for (row, (then, now)) in arena().squadrons.iter().zip(before.squadrons.iter().zip(&war.squadrons)) {
            prop_assert!(now.aircraft == then.aircraft || struck[usize::from(then.base)], "{row:?}");
        }
        for (at, (then, now)) in before.bases.iter().zip(&war.bases).enumerate() {
            prop_assert!(now.interceptors <= then.interceptors && now.shelters <= then.shelters);
            prop_assert!(struck[at] || then == now);
        }
        for party in Party::ALL {
            prop_assert!(war.fights(party) == before.fights(party) || terms.fights_when_attacked[party.index()], "who is not to fight when attacked does not");
            for cause in Cause::ALL.into_iter().filter(|&cause| cause != Cause::OnTheGround) {
                prop_assert_eq!(before.tally.aircraft[party.index()][cause as usize], war.tally.aircraft[party.index()][cause as usize]);
            }
        }
    }

    /// Under the sea: submarines and ships only, no boat that is rearming or whose nation does not fight, no more in the Strait than fit.
    #[test]
    fn submarines_and_mines_touch_ships_only((terms, red, blue, seed, turns) in any_turn()) {
        let (before, war, told, ()) = only(&terms, [&red, &blue], seed, turns, undersea::resolve);
        assert_accounted(&before, &war);
        assert_untouched(&before, &war, &[Part::Air, Part::Missiles, Part::Munitions, Part::Ground, Part::Bases]);
        for (row, (then, now)) in arena().boats.iter().zip(before.boats.iter().zip(&war.boats)) {
            let fought = then != now;
            prop_assert!(!fought || row.party == Party::Prc || (row.party == Party::Usa && before.fights(Party::Usa) && then.ready_turn <= before.turn), "{row:?}");
        }
        for event in &told {
            if let WarEvent::SubmarinesStruck { boats, .. } = *event {
                prop_assert!(boats <= blue.boats_in_strait.min(arena().numbers.count(Number::SubRoom) as u16) && red.landing.is_some());
            }
            let mined = matches!(event, WarEvent::MinesStruck { .. });
            prop_assert!(!mined || before.turn <= arena().numbers.count(Number::MinesTurns) as u8);
        }
        for party in [Party::Usa, Party::Jpn, Party::Aus, Party::Phl].into_iter().filter(|&party| !before.fights(party)) {
            prop_assert_eq!(ships(&before, party), ships(&war, party), "{:?} is at peace", party);
        }
    }

    /// In the air: only fighters that may fly are lost, no more than fly, and shares are shares.
    #[test]
    fn only_fighters_that_may_fly_are_lost_in_the_air((terms, red, blue, seed, turns) in any_turn()) {
        let (before, war, told, sky) = only(&terms, [&red, &blue], seed, turns, air::resolve);
        assert_accounted(&before, &war);
        assert_untouched(&before, &war, &[Part::Sea, Part::Boats, Part::Missiles, Part::Munitions, Part::Ground, Part::Bases]);
        prop_assert!(sky.red_share <= 1000 && war.air_defence <= before.air_defence);
        for party in Party::ALL.into_iter().filter(|&party| !before.fights(party)) {
            prop_assert_eq!(sky.sorties[party.index()], 0);
        }
        for (row, (then, now)) in arena().squadrons.iter().zip(before.squadrons.iter().zip(&war.squadrons)) {
            let may_fly = may(&terms, row.party, then.base, before.turn, Basing::Combat) && before.fights(row.party) && !then.just_came;
            prop_assert!(now.aircraft == then.aircraft || (may_fly && row.role == Role::Fighter), "{row:?}");
            prop_assert!(now.aircraft == then.aircraft || arena().bases[usize::from(then.base)].km_to_strait <= 2000, "beyond reach: {row:?}");
        }
        let fought = matches!(told.as_slice(), [WarEvent::AirFought { red_lost, blue_lost, fights, .. }] if u32::from(*red_lost.max(blue_lost)) <= *fights);
        prop_assert!(fought, "{:?}", told);
    }

    /// Strikes on ships: whoever is at peace neither fires nor is hit, what is kept back stays, marines fire from Luzon only with leave.
    #[test]
    fn strikes_on_ships_keep_to_stocks_and_leave((terms, red, blue, seed, turns) in any_turn()) {
        let (before, war, told, ()) = only(&terms, [&red, &blue], seed, turns, |front| {
            let sky = air::resolve(front);
            maritime::resolve(front, &sky);
        });
        assert_accounted(&before, &war);
        assert_untouched(&before, &war, &[Part::Boats, Part::Ground, Part::Bases]);
        for munition in NationMunition::ALL {
            let at = munition.index();
            let (fired, keep) = (before.munitions[at] - war.munitions[at], if munition.is_chinese() { &red } else { &blue }.keep[at]);
            prop_assert!(fired == 0 || before.fights(munition.owner()), "{munition:?} without war");
            prop_assert!(war.munitions[at] >= before.munitions[at].min(keep), "{munition:?}");
        }
        let luzon = terms.basing_in(Party::Phl, before.turn) == Basing::Combat;
        prop_assert!(luzon || before.munitions[NationMunition::Nmesis.index()] == war.munitions[NationMunition::Nmesis.index()], "Luzon is closed");
        prop_assert!(terms.maritime_jassm || before.munitions[NationMunition::JassmEr.index()] == war.munitions[NationMunition::JassmEr.index()]);
        prop_assert_eq!(before.munitions[NationMunition::AlcmPrc.index()], war.munitions[NationMunition::AlcmPrc.index()]);
        for (unit, (then, now)) in arena().missiles.iter().zip(before.missiles.iter().zip(&war.missiles)) {
            prop_assert!(then == now || unit.launcher == Launcher::AntiShip);
        }
        for event in &told {
            if let WarEvent::SalvoFired { fired, located, flew, intercepted, stopped, hits, ships_lost, .. } = *event {
                prop_assert!(located <= fired && flew <= located && intercepted + stopped + hits <= flew.max(hits) + intercepted + stopped && ships_lost <= hits);
            }
        }
        for (row, (then, now)) in arena().groups.iter().zip(before.groups.iter().zip(&war.groups)) {
            prop_assert!(then.ships == now.ships || row.party == Party::Prc || before.fights(row.party), "{row:?} is at peace");
        }
    }

    /// Lift: battalions come only to the beach of the plan, no more than the fleet carries, and nothing else changes.
    #[test]
    fn no_more_is_landed_than_the_fleet_carries((terms, red, blue, seed, turns) in any_turn()) {
        let (before, war, _, ()) = only(&terms, [&red, &blue], seed, turns, lift::resolve);
        assert_accounted(&before, &war);
        assert_untouched(&before, &war, &[Part::Air, Part::Sea, Part::Boats, Part::Missiles, Part::Munitions, Part::Bases]);
        let numbers = &arena().numbers;
        for (zone, (then, now)) in before.zones.iter().zip(&war.zones).enumerate() {
            prop_assert!(now.red >= then.red && (now.red == then.red || red.landing == Some(zone as u8)));
            prop_assert_eq!((then.blue, then.held_km2), (now.blue, now.held_km2));
        }
        let landed = u32::from(war.tally.landed - before.tally.landed);
        let most = u64::from(numbers.count(Number::TroopsTurn)) * u64::from(terms.red_skill) * u64::from(numbers.count(Number::PortsFactor)) / 1_000_000;
        let whole = most * u64::from(before.landing_ships(arena())) / u64::from(arena().landing_ships());
        let troops = u64::from(landed.saturating_sub(2 * numbers.count(Number::Airborne))) * u64::from(numbers.count(Number::TroopsBattalion));
        prop_assert!(troops <= whole + u64::from(before.stragglers), "{landed} battalions");
    }

    /// On the ground: battalions and area only; none held without troops, no advance without supply or beyond the zone.
    #[test]
    fn the_ground_fight_conserves_battalions((terms, red, blue, seed, turns) in any_turn()) {
        let (before, war, told, ()) = only(&terms, [&red, &blue], seed, turns, |front| ground::resolve(front, &air::Sky { red_share: 500, ..air::Sky::default() }));
        assert_accounted(&before, &war);
        assert_untouched(&before, &war, &[Part::Air, Part::Sea, Part::Boats, Part::Missiles, Part::Munitions, Part::Bases]);
        prop_assert_eq!(before.tally.landed, war.tally.landed);
        for event in &told {
            if let WarEvent::GroundFought { red, supplied, blue, area_gained, red_lost, blue_lost, .. } = *event {
                prop_assert!(supplied <= red && red_lost <= red && blue_lost <= blue && (supplied > 0 || area_gained == 0));
            }
        }
        for (then, now) in before.zones.iter().zip(&war.zones) {
            prop_assert!(now.held_km2 >= then.held_km2 || now.red == 0, "area is lost only with the last battalion");
        }
    }

    /// Reload, rebase, resupply: interceptors come back where munitions lie ready and the host lets them be used, up to what was there.
    #[test]
    fn only_stocks_that_lie_ready_bring_interceptors_back((terms, red, blue, seed, turns) in any_turn()) {
        let (before, war, _, ()) = only(&terms, [&red, &blue], seed, turns, sustain::resolve);
        assert_accounted(&before, &war);
        assert_untouched(&before, &war, &[Part::Air, Part::Sea, Part::Boats, Part::Missiles, Part::Munitions, Part::Ground]);
        prop_assert_eq!(war.turn, before.turn + 1);
        for (row, (then, now)) in arena().bases.iter().zip(before.bases.iter().zip(&war.bases)) {
            let stored = row.host.is_some_and(|host| terms.stocks[host.index()] && !matches!(host, Party::Prc | Party::Twn));
            prop_assert!(now.interceptors >= then.interceptors && now.interceptors <= then.interceptors.max(row.interceptors));
            prop_assert!(stored || now.interceptors == then.interceptors, "{row:?}");
            prop_assert_eq!((then.shelters, then.closed_hours), (now.shelters, now.closed_hours));
        }
        // And a squadron that came flies again with the next turn, no sooner.
        let mut next = war.clone();
        posture::resolve(&mut WarFront::new(arena(), &terms, &mut next, [&Plan::default(), &Plan::default()], seed, &mut WarDiscard));
        prop_assert!(next.squadrons.iter().all(|state| !state.just_came));
    }

    /// How it ends: one outcome once it is decided, never before somebody holds the capital or the landing is beaten.
    #[test]
    fn a_war_ends_for_a_reason_that_can_be_counted((terms, red, blue, seed, turns) in any_turn()) {
        let (before, war, told, ()) = only(&terms, [&red, &blue], seed, turns, outcome::resolve);
        assert_accounted(&before, &war);
        let (arena, capital) = (arena(), arena().capital_zone());
        let held = u32::from(war.zones[capital].held_km2) * 1000 / u32::from(arena.zones[capital].area_km2);
        match war.outcome {
            Some(outcome::Outcome::ChineseVictory) => prop_assert!(held >= arena.numbers.count(Number::CapitalFalls)),
            Some(outcome::Outcome::ChineseDefeat) => prop_assert!(war.red_ashore() == 0 && war.turn > 2),
            Some(_) => prop_assert!(false, "a stalemate is only called at the end"),
            None => prop_assert!(told.is_empty() && held < arena.numbers.count(Number::CapitalFalls)),
        }
        let fleet = total(arena.groups.iter().zip(&war.groups).filter(|(row, _)| row.fleet == Fleet::Landing).map(|(_, state)| state.ships));
        prop_assert_eq!(fleet, war.landing_ships(arena));
    }
}

fn at_war() -> &'static Live {
    static GAME: OnceLock<Live> = OnceLock::new();
    GAME.get_or_init(|| {
        let library = Library::load().unwrap_or_else(|why| panic!("{why}"));
        let scenario = library.open_embedded("strait_2027").and_then(|report| report.scenario).unwrap_or_else(|| panic!("a level of the program"));
        Game::start(&scenario, 1, &mut Discard)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Notes: accepted when all whom a note needs have agreed in this turn or the one before, and never without one of them.
    #[test]
    fn a_note_needs_everybody_whom_it_concerns(
        agreed in proptest::array::uniform4(proptest::array::uniform6(0_u8..6)),
        entered in any::<[bool; 6]>(),
        turn in 1_u8..7,
    ) {
        let mut game = Trial::of(at_war());
        let Some(crisis) = game.crisis.as_mut() else { panic!("a war") };
        crisis.consents = Note::ALL.into_iter().zip(agreed.map(|turns| turns.map(Since::turn))).collect();
        for party in [Party::Usa, Party::Jpn, Party::Aus, Party::Phl] {
            crisis.enters[party.index()] = Since::start_if(entered[party.index()]);
        }
        for (note, agreed) in Note::ALL.into_iter().zip(agreed) {
            let needed: Vec<Party> = Party::ALL.into_iter().filter(|&party| note.needs(&game, party)).collect();
            prop_assert!(needed.iter().all(|&party| note.concerns(party)), "{note:?} needs whom it does not concern");
            let fresh = |party: &Party| (1..=turn).contains(&agreed[party.index()]) && agreed[party.index()] + 1 >= turn || agreed[party.index()] > turn;
            let accepted = note::is_accepted(&game, note, turn);
            prop_assert_eq!(accepted, !needed.is_empty() && needed.iter().all(fresh), "{:?} in turn {}: {:?}", note, turn, agreed);
            for party in needed {
                let mut without = game.clone();
                if let Some(turns) = without.crisis.as_mut().and_then(|crisis| crisis.consents.get_mut(&note)) {
                    turns[party.index()] = Since::NEVER;
                }
                prop_assert!(!note::is_accepted(&without, note, turn), "{note:?} without {party:?}");
            }
        }
    }
}
