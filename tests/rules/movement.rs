//! docs/RULES.md, "Movement".

use latticework::catalog::Act;
use latticework::catalog::quantity::{Hours, Turns};
use latticework::rules::Event;
use latticework::rules::event::HaltReason;
use latticework::rules::order::{Order, Undertake};
use latticework::rules::phases::movement;
use latticework::rules::scenario::{Effect, Position, Trigger};
use latticework::rules::vocab::error::Refusal;
use latticework::rules::vocab::ids::FeatureId;
use proptest::prelude::*;

use crate::harness::names::Names;
use crate::harness::sea::*;

fn ship(kind: &str) -> Given {
    Given::a_small_sea().with_place("subic", 2).with_force("ship", "phl", kind, 2, "subic").at_sea(3)
}

/// 890 km a day: 445 km in half a day, 17 hexes of 25 km, and 20 km towards the next.
#[test]
fn a_ship_makes_its_speed_and_keeps_what_is_left_of_a_step() {
    let mut play = ship("sag").start();
    let id = play.id("ship");
    play.order(MANILA, play.go_straight("ship", 4..39));
    let events = play.turn();
    let logged = only(&events, |event| matches!(event, Event::Logged { .. }));
    let Event::Logged { force, progress_m, hours_out } = logged[0] else { panic!() };
    assert_eq!((force, hours_out), (id, Hours(12)));
    let stepped = play.scenario.map.step_m(column(3), column(4)).unwrap_or(0);
    assert_eq!(play.force("ship").position, Position::Field(column(3 + 445_000 / stepped)));
    assert_eq!(progress_m, 445_000 % stepped);
    play.turn();
    assert_eq!(play.force("ship").position, Position::Field(column(3 + 890_000 / stepped)), "nothing is lost between turns");
}

/// What a force has to do from the start of a level is what an order would have had it do: it sails there, and nothing else does.
#[test]
fn a_task_from_the_start_sails_as_an_order_would_send_it() {
    let given = || Given::a_small_sea().with_place("subic", 2).with_shoal().with_force("ship", "phl", "sag", 2, "subic");
    let mut sails = given().doing(Act::Patrol).start();
    let mut ordered = given().start();
    let order = Undertake::plan(&ordered.scenario, &ordered.game, ordered.id("ship"), FeatureId(0), Act::Patrol, None);
    let order = order.unwrap_or_else(|why| panic!("{why:?}"));
    assert_eq!(sails.force("ship").route, order.route);
    ordered.order(MANILA, Order::Undertake(order));
    sails.turn();
    ordered.turn();
    assert_eq!(sails.force("ship"), ordered.force("ship"));
    assert_eq!(sails.force("ship").position, Position::Field(column(8)), "six hexes in a turn");
    sails.turn();
    let there = sails.game.features[0].presence_of(sails.nation("phl"));
    assert_eq!((there.turns, there.hull_hours), (Turns(2), Hours(48)));
}

#[test]
fn a_task_from_the_start_that_no_order_could_give_stays_where_it_is() {
    // Tied to its place; and based 550 km away, with a radius of 300 km.
    let mut fixed = Given::a_small_sea().with_place("subic", 2).with_shoal().with_force("ship", "phl", "sag", 2, "subic").doing(Act::Patrol);
    fixed.scenario.forces[0].fixed = true;
    let far = Given::a_small_sea().with_place("subic", 30).with_shoal().with_force("ship", "phl", "helicopter", 2, "subic").doing(Act::Document);
    for given in [fixed, far] {
        let told = latticework::rules::first_tasks(&given.scenario);
        assert!(told[0].hours.is_err(), "{told:?}");
        let mut play = given.start();
        let port = play.force("ship").position;
        play.turn();
        assert_eq!(play.force("ship").position, port);
    }
}

#[test]
fn bad_weather_halves_the_way_of_small_craft_alone() {
    let made = |kind: &str| {
        let mut play = ship(kind).with_inject("gale", Trigger::Turn(1), vec![Effect::Weather { turns: Turns(1) }]).start();
        let before = movement::range_m(&play.scenario, &play.game, play.force("ship"));
        play.game.weather_until = None;
        (before, movement::range_m(&play.scenario, &play.game, play.force("ship")))
    };
    assert_eq!(made("resupply_boats"), (120_000, 240_000));
    assert_eq!(made("sag"), (445_000, 445_000));
}

#[test]
fn weather_for_no_turns_is_fair() {
    let mut play = ship("sag").with_inject("gale", Trigger::Turn(1), vec![Effect::Weather { turns: Turns(3) }]).start();
    assert_eq!(play.game.weather_until, Some(3));
    play.white(latticework::rules::WhiteCommand::Override { reason: "it clears".to_owned(), effects: vec![Effect::Weather { turns: Turns(0) }] })
        .unwrap_or_else(|why| panic!("{why:?}"));
    assert_eq!(play.game.weather_until, None);
}

/// Resupply boats stay out 120 hours; then they break off, and only their own seat is told why.
#[test]
fn a_force_whose_time_is_up_makes_for_home() {
    let mut play = ship("resupply_boats").start();
    let id = play.id("ship");
    for _ in 0..9 {
        play.turn();
    }
    let recorded = play.recorded_turn();
    let halted = recorded.iter().find(|recorded| recorded.event == Event::Halted { force: id, why: HaltReason::EnduranceSpent });
    let audience = halted.unwrap_or_else(|| panic!("{recorded:#?}")).audience;
    assert!(hears(audience, MANILA) && !hears(audience, BEIJING));
    play.turn();
    assert_eq!(play.force("ship").position, Position::At(play.place("subic")));
    assert_eq!(play.force("ship").hours_out, Hours(0));
}

#[test]
fn an_order_beyond_the_endurance_is_refused_with_the_hours() {
    let mut play = ship("resupply_boats").start();
    for _ in 0..8 {
        play.turn();
    }
    let refused = play.give(MANILA, play.go_straight("ship", 4..39));
    assert!(matches!(refused, Err(Refusal::EnduranceSpent { limit_hours: Hours(120), .. })), "{refused:?}");
}

#[test]
fn hulls_pass_between_forces_that_lie_together_and_one_stays() {
    let given = Given::a_small_sea().with_place("subic", 2).with_force("a", "phl", "cg_flotilla", 4, "subic").with_force(
        "b",
        "phl",
        "cg_flotilla",
        1,
        "subic",
    );
    let mut play = given.with_force("far", "phl", "cg_flotilla", 1, "subic").at_sea(9).start();
    assert!(play.give(MANILA, play.transfer("a", "b", 4)).is_err(), "one hull stays");
    assert!(play.give(MANILA, play.transfer("a", "far", 1)).is_err(), "not together");
    play.order(MANILA, play.transfer("a", "b", 3));
    play.turn();
    assert_eq!((play.force("a").strength, play.force("b").strength), (1, 4));
}

/// The strength of a force is a 16-bit number; a transfer that would not fit ended the program once.
#[test]
fn a_transfer_that_would_overflow_is_refused() {
    let given = Given::a_small_sea()
        .with_place("subic", 2)
        .with_force("a", "phl", "militia", 40_000, "subic")
        .with_force("b", "phl", "militia", 40_000, "subic");
    let mut play = given.start();
    assert!(matches!(play.give(MANILA, play.transfer("a", "b", 30_000)), Err(Refusal::WrongHulls { .. })));
}

proptest! {
    /// However hulls are shifted, their sum stays.
    #[test]
    fn hulls_are_conserved(strengths in prop::collection::vec(1..50u16, 3), moves in prop::collection::vec((0..3usize, 0..3usize, 0..60u16), 0..12)) {
        let names = ["a", "b", "c"];
        let mut given = Given::a_small_sea().with_place("subic", 2);
        for (name, &strength) in names.iter().zip(&strengths) {
            given = given.with_force(name, "phl", "cg_flotilla", strength, "subic");
        }
        let mut play = given.start();
        for turn in moves.chunks(3) {
            for &(from, to, hulls) in turn {
                let _ = play.give(MANILA, play.transfer(names[from], names[to], hulls));
            }
            play.turn();
            let sum: u16 = names.iter().map(|name| play.force(name).strength).sum();
            prop_assert_eq!(sum, strengths.iter().sum::<u16>());
            prop_assert!(names.iter().all(|name| play.force(name).strength >= 1));
        }
    }
}
