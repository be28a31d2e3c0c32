//! docs/RULES.md, "Encounters".

use latticework::catalog::clause::{AttackOn, Promise, Response};
use latticework::catalog::quantity::{Hours, Thousandths, Turns};
use latticework::catalog::{Act, EncounterOutcome};
use latticework::rules::event::{Driver, Factor, FactorKind, HaltReason};
use latticework::rules::phases::grayzone::Cargo;
use latticework::rules::phases::grayzone::encounter::balance;
use latticework::rules::scenario::{Effect, Position, Trigger};
use latticework::rules::state::Due;
use latticework::rules::vocab::ids::{AgreementId, DueId, FeatureId};
use latticework::rules::vocab::parameter::Param;
use latticework::rules::{Actor, Command, Event};
use proptest::prelude::*;

use crate::harness::names::Names;
use crate::harness::sea::*;

const SHOAL: FeatureId = FeatureId(0);

/// Boats on the scene with supplies; their home is six hexes off.
fn boats_at_the_shoal() -> Given {
    let given = Given::a_small_sea().with_shoal().with_place("oyster_bay", 2).with_place("subi", 12);
    given.with_force("boats", "phl", "resupply_boats", 2, "oyster_bay").at_sea(8).doing(Act::Resupply)
}

/// The same with three cutters in the way.
fn boats_opposed_by(act: Act) -> Given {
    boats_at_the_shoal().with_force("cutters", "prc", "cg_flotilla", 3, "subi").at_sea(8).doing_against(act, Some("phl"))
}

fn encountered(events: &[Event]) -> Vec<(Act, EncounterOutcome)> {
    let found = |event: &Event| match event {
        Event::Encountered { act, outcome, .. } => Some((*act, *outcome)),
        _ => None,
    };
    events.iter().filter_map(found).collect()
}

fn factor(events: &[Event], kind: FactorKind) -> i32 {
    let why = events.iter().find_map(|event| match event {
        Event::Encountered { why, .. } => Some(why.clone()),
        _ => None,
    });
    let why = why.unwrap_or_else(|| panic!("no encounter in {events:#?}"));
    why.iter().find(|factor| factor.kind == kind).unwrap_or_else(|| panic!("no {kind:?}")).value
}

#[test]
fn a_run_that_nobody_opposes_is_landed_and_the_boats_turn_for_home() {
    let mut play = boats_at_the_shoal().start();
    let boats = play.id("boats");
    let (phl, way): (_, Vec<_>) = (play.nation("phl"), (2..8).rev().map(column).collect());
    let delivery = play.scenario.parameters.get(Param::StandingDelivery) as i16;
    let (from, to) = (Position::Field(column(8)), Position::At(play.place("oyster_bay")));
    assert_eq!(
        play.news(),
        [
            Event::Delivered { feature: SHOAL, force: boats, cargo: Cargo::Supplies },
            Event::StandingMoved { nation: phl, by: Thousandths(delivery), why: Driver::Delivery },
            Event::RouteSet { force: boats, route: way.clone(), task: None },
            Event::Moved { force: boats, from, path: way, to },
            Event::SupplyUsed { feature: SHOAL, clock_hours: Hours(12), steps: 0 },
        ]
    );
    assert_eq!(play.game.features[0].supply, 2);
}

/// docs/RULES.md, "Encounters": a survey that passes brings the surveyor standing, and costs the other claimant; one that is stopped, nothing.
#[test]
fn a_survey_that_nobody_stops_tells_on_both_sides() {
    let given =
        || Given::a_small_sea().with_shoal().with_place("subi", 12).with_force("ship", "prc", "survey", 1, "subi").at_sea(8).doing(Act::Survey);
    let mut play = given().start();
    let (phl, prc, ship) = (play.nation("phl"), play.nation("prc"), play.id("ship"));
    let worth = play.scenario.parameters.get(Param::SurveyStanding) as i16;
    let events = play.news();
    assert_eq!(
        only(&events, |event| matches!(event, Event::Surveyed { .. } | Event::StandingMoved { why: Driver::Survey, .. })),
        [
            Event::Surveyed { feature: SHOAL, force: ship, nation: prc },
            Event::StandingMoved { nation: prc, by: Thousandths(worth), why: Driver::Survey },
            Event::StandingMoved { nation: phl, by: Thousandths(-worth), why: Driver::Survey },
        ]
    );
    let chased = given()
        .with_place("oyster_bay", 2)
        .with_force("cutters", "phl", "cg_flotilla", 2, "oyster_bay")
        .at_sea(8)
        .doing_against(Act::Block, Some("prc"));
    let mut play = chased.with_steady_crews().chance_of_passing(-1000).harm(Act::Block, [0, 0, 0]).start();
    assert!(!play.news().iter().any(|event| matches!(event, Event::Surveyed { .. })));
}

#[test]
fn a_run_that_is_stopped_by_blocking_costs_standing_and_moves_the_rung() {
    let mut play = boats_opposed_by(Act::Block).with_steady_crews().chance_of_passing(-1000).harm(Act::Block, [0, 0, 0]).start();
    let (phl, prc) = (play.nation("phl"), play.nation("prc"));
    let get = |param| play.scenario.parameters.get(param) as i16;
    let (blocked, gain, control) = (get(Param::StandingBlocked), get(Param::CohesionGain), get(Param::StandingControl));
    let mut events = play.news();
    assert_eq!(encountered(&events), [(Act::Block, EncounterOutcome::Delay)]);
    events.retain(|event| !matches!(event, Event::Encountered { .. }));
    let share = vec![Factor { kind: FactorKind::PresenceShare, value: 100 }];
    assert_eq!(
        events,
        [
            Event::RungMoved { a: phl, b: prc, from: 0, to: 2, why: Driver::Encounter(Act::Block) },
            Event::StandingMoved { nation: phl, by: Thousandths(-blocked), why: Driver::Blocked },
            Event::SupportMoved { nation: prc, by: Thousandths(gain), why: Driver::Blocked },
            Event::PresenceCounted { feature: SHOAL, nation: prc, hull_hours: Hours(36), hours: Hours(12) },
            Event::ControlMoved { feature: SHOAL, by: -1, why: share },
            Event::StandingMoved { nation: phl, by: Thousandths(-control), why: Driver::ControlShift },
            Event::SupportMoved { nation: prc, by: Thousandths(control / 2), why: Driver::ControlShift },
            Event::SupplyUsed { feature: SHOAL, clock_hours: Hours(12), steps: 0 },
        ]
    );
}

/// The worked example of docs/RULES.md: two boats of 100 t, a cutter flotilla of two as escort (7,000 t), a patrol aircraft that films, a
/// destroyer of the treaty ally on patrol, against three cutters of 3,500 t that block.
#[test]
fn the_chance_to_pass_follows_the_worked_example() {
    let given = boats_opposed_by(Act::Block)
        .with_steady_crews()
        .with_treaty(AttackOn::PublicVessels, Response::Act)
        .with_place("antonio_bautista", 1)
        .with_force("escort", "phl", "cg_flotilla", 2, "oyster_bay")
        .at_sea(8)
        .doing(Act::Escort)
        .with_force("aircraft", "phl", "mpa", 2, "antonio_bautista")
        .doing(Act::Document)
        .with_force("destroyer", "usa", "sag", 1, "oyster_bay")
        .at_sea(8)
        .doing(Act::Patrol);
    let events = given.start().news();
    let inputs = [
        (FactorKind::OwnWeight, 2),
        (FactorKind::EscortWeight, 70),
        (FactorKind::OpposingWeight, 105),
        (FactorKind::BaseChance, 600),
        // 300 times (2 + 70 - 105) over (2 + 70 + 105).
        (FactorKind::Balance, -55),
        (FactorKind::Weather, 0),
        (FactorKind::Witnesses, 60),
        (FactorKind::AllyPresent, 120),
        (FactorKind::Chance, 725),
    ];
    for (kind, value) in inputs {
        assert_eq!(factor(&events, kind), value, "{kind:?}");
    }
}

#[test]
fn shadowing_stops_almost_nobody_whatever_the_hulls() {
    let events = boats_opposed_by(Act::Shadow).start().news();
    assert_eq!(factor(&events, FactorKind::Chance), 980);
    // Neither weights nor cameras are told as part of a sum that they are no part of.
    assert_eq!((factor(&events, FactorKind::Balance), factor(&events, FactorKind::Witnesses)), (0, 0));
}

#[test]
fn a_ceiling_binds_tasks_that_were_given_before_it() {
    let mut play = boats_opposed_by(Act::Ram).with_steady_crews().start();
    play.command(Actor::Seat(BEIJING), Command::SetCeiling(Act::Block)).unwrap_or_else(|why| panic!("{why:?}"));
    assert_eq!(encountered(&play.news())[0].0, Act::Block);
}

#[test]
fn a_ceiling_below_shadowing_keeps_crews_away() {
    let mut play = boats_opposed_by(Act::Ram).start();
    play.command(Actor::Seat(BEIJING), Command::SetCeiling(Act::Patrol)).unwrap_or_else(|why| panic!("{why:?}"));
    let events = play.news();
    assert_eq!(encountered(&events), []);
    assert!(matches!(events[0], Event::Delivered { .. }));
}

#[test]
fn crews_at_close_quarters_go_one_act_further_but_never_above_the_ceiling() {
    let hot = |ceiling| {
        let mut play = boats_opposed_by(Act::Block).with(Param::ContactEscalation, 1000).start();
        play.command(Actor::Seat(BEIJING), Command::SetCeiling(ceiling)).unwrap_or_else(|why| panic!("{why:?}"));
        encountered(&play.news())[0].0
    };
    assert_eq!(hot(Act::Board), Act::WaterCannon, "one act further, not two");
    assert_eq!(hot(Act::Block), Act::Block);
}

#[test]
fn bad_weather_keeps_the_cargo_aboard() {
    let given = boats_at_the_shoal().with_inject("squall", Trigger::Turn(1), vec![Effect::Weather { turns: Turns(1) }]);
    let mut play = given.start();
    let boats = play.id("boats");
    assert_eq!(play.news()[0], Event::Halted { force: boats, why: HaltReason::Weather });
    assert_eq!(play.game.features[0].deliveries, 0);
    assert!(matches!(play.news()[0], Event::Delivered { .. }), "the day after it is landed");
}

#[test]
fn a_damaged_hull_is_out_until_it_was_in_port_long_enough() {
    let mut play = boats_opposed_by(Act::Ram)
        .chance_of_passing(-1000)
        .harm(Act::Ram, [1000, 0, 0])
        .with(Param::OwnDamageRam, 0)
        .with(Param::RepairHours, 24)
        .start();
    let (boats, phl) = (play.id("boats"), play.nation("phl"));
    let events = play.news();
    assert_eq!(encountered(&events), [(Act::Ram, EncounterOutcome::Damage)]);
    assert!(events.contains(&Event::HullsDamaged { force: boats, hulls: 1, repair_hours: Hours(24) }));
    assert_eq!((play.force("boats").strength, play.force("boats").damaged), (1, 1));
    assert_eq!(play.game.nations[phl.index()].tally.hulls_damaged, 1);
    play.order(MANILA, play.go("boats", Position::At(play.place("oyster_bay"))));
    play.order(BEIJING, play.hold("cutters"));
    let repairs = |events: Vec<Event>| only(&events, |event| matches!(event, Event::Repairing { .. } | Event::HullsRepaired { .. }));
    assert_eq!(repairs(play.news()), [Event::Repairing { force: boats, hours_left: Hours(12) }]);
    assert_eq!(repairs(play.news()), [Event::HullsRepaired { force: boats, hulls: 1 }]);
    assert_eq!((play.force("boats").strength, play.force("boats").damaged), (2, 0));
}

/// Once the sea held a group for ever when its last hull was damaged; now it limps home at half its speed.
#[test]
fn a_group_whose_hulls_are_all_damaged_limps_home() {
    let given = Given::a_small_sea().with_shoal().with_place("oyster_bay", 2).with_place("subi", 12);
    let given = given.with_force("boats", "phl", "resupply_boats", 1, "oyster_bay").at_sea(8).doing(Act::Resupply);
    let given = given.with_force("cutters", "prc", "cg_flotilla", 3, "subi").at_sea(8).doing_against(Act::Ram, Some("phl"));
    let mut play = given.chance_of_passing(-1000).harm(Act::Ram, [1000, 0, 0]).with(Param::OwnDamageRam, 0).start();
    let boats = play.id("boats");
    let events = play.news();
    assert!(events.contains(&Event::Halted { force: boats, why: HaltReason::Disabled }));
    // 480 km a day, halved, for half a day: 120 km, four hexes of 25 km.
    assert_eq!(play.force("boats").position, Position::Field(column(4)));
    play.news();
    assert_eq!(play.force("boats").position, Position::At(play.place("oyster_bay")));
}

/// DESIGN.md section 5: a death opens a treaty consultation; it is never war by itself.
#[test]
fn a_death_opens_a_consultation_and_the_treaty_falls_due() {
    let mut play = boats_opposed_by(Act::Ram)
        .with_treaty(AttackOn::PublicVessels, Response::Act)
        .chance_of_passing(-1000)
        .harm(Act::Ram, [1000, 1000, 1000])
        .start();
    let (phl, prc, usa) = (play.nation("phl"), play.nation("prc"), play.nation("usa"));
    let events = play.news();
    assert_eq!(encountered(&events), [(Act::Ram, EncounterOutcome::Death)]);
    assert!(events.contains(&Event::Consulted { nation: phl, ally: usa, agreement: AgreementId(0) }));
    let due = Due {
        agreement: AgreementId(0),
        clause: 0,
        obligor: usa,
        beneficiary: phl,
        against: prc,
        feature: SHOAL,
        turn: 1,
        until_turn: 1 + play.scenario.parameters.get(Param::ObligationTurns) as u16,
        kept: None,
    };
    let fell_due = only(&events, |event| matches!(event, Event::ObligationFellDue { .. }));
    assert_eq!(fell_due, [Event::ObligationFellDue { id: DueId(0), due }]);
    assert!(play.game.nations[phl.index()].tally.deaths >= 1);
    assert_eq!(play.game.rung(phl, prc), 2, "harassment, not war");
    assert_eq!(play.game.rung(usa, prc), 0);
}

#[test]
fn a_treaty_that_covers_forces_only_leaves_supply_boats_out() {
    let mut play =
        boats_opposed_by(Act::Ram).with_treaty(AttackOn::Forces, Response::Act).chance_of_passing(-1000).harm(Act::Ram, [1000, 1000, 1000]).start();
    let events = play.news();
    assert!(events.iter().any(|event| matches!(event, Event::Consulted { .. })), "consulted all the same");
    assert!(!events.iter().any(|event| matches!(event, Event::ObligationFellDue { .. })));
}

#[test]
fn a_boarding_makes_the_treaty_fall_due_without_blood() {
    let mut play =
        boats_opposed_by(Act::Board).with_treaty(AttackOn::PublicVessels, Response::Act).chance_of_passing(-1000).harm(Act::Board, [0, 0, 0]).start();
    let events = play.news();
    assert_eq!(encountered(&events), [(Act::Board, EncounterOutcome::Delay)]);
    assert!(events.iter().any(|event| matches!(event, Event::ObligationFellDue { .. })));
    assert_eq!(play.game.rung(play.nation("phl"), play.nation("prc")), 3);
}

#[test]
fn blocking_a_run_breaks_a_promise_to_let_it_pass_and_shadowing_does_not() {
    let broken = |act| {
        let mut play = boats_opposed_by(act).with_steady_crews().start();
        let text = undertaking(&play, &["prc", "phl"], "prc", Promise::LetPass(play.place("second_thomas")));
        play.agree("prc", &["phl"], text);
        let events = play.news();
        only(&events, |event| matches!(event, Event::UndertakingBroken { .. } | Event::CreditMoved { .. }))
    };
    let given = boats_at_the_shoal();
    let (prc, lost) = (given.nation("prc"), given.scenario.parameters.get(Param::CreditBroke) as i16);
    assert_eq!(broken(Act::Shadow), []);
    assert_eq!(
        broken(Act::Block),
        [
            Event::UndertakingBroken { id: AgreementId(0), clause: 0, by: prc },
            Event::CreditMoved { nation: prc, by: Thousandths(-lost), why: Driver::BrokeWord },
        ]
    );
}

#[test]
fn building_material_breaks_a_promise_not_to_bring_any() {
    let given = Given::a_small_sea().with_shoal().with_place("oyster_bay", 2);
    let mut play = given.with_force("boats", "phl", "resupply_boats", 2, "oyster_bay").at_sea(8).doing(Act::ResupplyRepair).start();
    let text = undertaking(&play, &["phl", "prc"], "phl", Promise::NoRepair(play.place("second_thomas")));
    play.agree("phl", &["prc"], text);
    let events = play.news();
    assert!(events.iter().any(|event| matches!(event, Event::Delivered { cargo: Cargo::RepairMaterial, .. })));
    assert!(events.iter().any(|event| matches!(event, Event::UndertakingBroken { by, .. } if *by == play.nation("phl"))));
    assert_eq!(play.game.features[0].fabric, 2);
}

/// An undertaking to let cargo be looked at was text without force once.
#[test]
fn inspection_finds_building_material_and_lets_food_through() {
    let landed = |act| {
        let given = Given::a_small_sea().with_shoal().with_place("oyster_bay", 2);
        let mut play = given.with_force("boats", "phl", "resupply_boats", 2, "oyster_bay").at_sea(8).doing(act).start();
        let text = undertaking(&play, &["phl", "prc"], "phl", Promise::Inspection(play.place("second_thomas")));
        play.agree("phl", &["prc"], text);
        let events = play.news();
        let broke = events.iter().any(|event| matches!(event, Event::UndertakingBroken { .. }));
        (events.iter().any(|event| matches!(event, Event::Delivered { .. })), broke)
    };
    assert_eq!(landed(Act::Resupply), (true, false));
    assert_eq!(landed(Act::ResupplyRepair), (false, true));
}

#[test]
fn a_submerged_boat_takes_no_part() {
    let given = boats_at_the_shoal().with_force("boat", "prc", "ssn", 1, "subi").at_sea(8).doing_against(Act::Shadow, Some("phl"));
    let events = given.start().news();
    assert_eq!(encountered(&events), []);
}

#[test]
fn whoever_is_driven_off_counts_half() {
    let given = Given::a_small_sea().with_shoal().with_place("subic", 2).with_place("subi", 12);
    let given = given.with_force("patrol", "phl", "cg_flotilla", 4, "subic").at_sea(8).doing(Act::Patrol);
    let given = given.with_force("cutters", "prc", "cg_flotilla", 3, "subi").at_sea(8).doing_against(Act::Block, Some("phl"));
    let mut play = given.with_steady_crews().chance_of_passing(-1000).harm(Act::Block, [0, 0, 0]).start();
    let (phl, prc) = (play.nation("phl"), play.nation("prc"));
    let counted = only(&play.news(), |event| matches!(event, Event::PresenceCounted { .. }));
    assert_eq!(
        counted,
        [
            Event::PresenceCounted { feature: SHOAL, nation: phl, hull_hours: Hours(24), hours: Hours(12) },
            Event::PresenceCounted { feature: SHOAL, nation: prc, hull_hours: Hours(36), hours: Hours(12) },
        ]
    );
}

proptest! {
    /// The balance of hulls stays within its weight, and more escorts never lower the chance.
    #[test]
    fn more_escorts_never_lower_the_balance(own in 0..5_000i32, escorts in 0..5_000i32, more in 0..5_000i32, opposing in 0..5_000i32, weight in 0..450i32) {
        let (few, many) = (balance(own, escorts, opposing, Thousandths::of(weight)), balance(own, escorts + more, opposing, Thousandths::of(weight)));
        prop_assert!(few <= many);
        prop_assert!((-weight..=weight).contains(&few));
    }

    /// Whatever the parameters and hulls, a chance is a chance, the outcome follows from the number drawn, and no hull vanishes.
    #[test]
    fn a_chance_is_a_chance(seed: u64, hulls in 1..40u16, against in 1..60u16, base in 0..1000i32, weight in 0..450i32, act in 7..11usize, harm in 0..1000i32) {
        let act = Act::ALL[act];
        let given = Given::a_small_sea().with_shoal().with_place("oyster_bay", 2).with_place("subi", 12);
        let given = given.with_force("boats", "phl", "resupply_boats", hulls, "oyster_bay").at_sea(8).doing(Act::Resupply);
        let given = given.with_force("cutters", "prc", "cg_flotilla", against, "subi").at_sea(8).doing_against(act, Some("phl"));
        let given = given.chance_of_passing(base).with(Param::BalanceWeight, weight).harm(act, [harm, harm, harm]);
        let mut play = given.start_from(seed);
        let events = play.news();
        let (chance, drawn) = (factor(&events, FactorKind::Chance), factor(&events, FactorKind::Drawn));
        prop_assert!((20..=980).contains(&chance) && (0..1000).contains(&drawn));
        let (_, outcome) = encountered(&events)[0];
        prop_assert_eq!(outcome == EncounterOutcome::Pass, drawn < chance);
        for (name, began) in [("boats", hulls), ("cutters", against)] {
            let force = play.force(name);
            prop_assert_eq!(force.strength + force.damaged + force.lost, began);
        }
    }
}
