//! docs/RULES.md, "Orders": what a list of orders may hold, and every reason against one.

use latticework::catalog::Act;
use latticework::rules::order::{Move, Order, SignalKind, Undertake};
use latticework::rules::scenario::Position;
use latticework::rules::vocab::error::{Refusal, What};
use latticework::rules::vocab::ids::{FeatureId, ForceId, SeatId};
use latticework::rules::vocab::parameter::Param;
use latticework::rules::{Actor, Command};

use crate::harness::names::Names;
use crate::harness::sea::*;

fn sea() -> Given {
    let given = Given::a_small_sea().with_shoal().with_place("subic", 2).with_place("subi", 12);
    let given = given.with_force("cutters", "phl", "cg_flotilla", 3, "subic").with_force("boats", "phl", "resupply_boats", 2, "subic");
    given.with_force("theirs", "prc", "cg_flotilla", 3, "subi").with_force("boat", "prc", "ssn", 2, "subi")
}

#[test]
fn orders_are_given_taken_back_and_sealed() {
    let mut play = sea().start();
    let first = play.undertake("cutters", Act::Patrol, None);
    play.order(MANILA, first.clone());
    assert_eq!(play.give(MANILA, first), Err(Refusal::AlreadyOrdered { force: play.id("cutters") }));
    play.command(Actor::Seat(MANILA), Command::TakeBack(0)).unwrap_or_else(|why| panic!("{why:?}"));
    assert_eq!(play.command(Actor::Seat(MANILA), Command::TakeBack(0)), Err(Refusal::NoSuch { what: What::Order }));
    play.command(Actor::Seat(MANILA), Command::Seal).unwrap_or_else(|why| panic!("{why:?}"));
    let order = play.undertake("cutters", Act::Patrol, None);
    assert_eq!(play.give(MANILA, order.clone()), Err(Refusal::Sealed));
    play.command(Actor::Seat(MANILA), Command::Unseal).unwrap_or_else(|why| panic!("{why:?}"));
    play.order(MANILA, order);
    assert_eq!(play.command(Actor::Session, Command::Resolve), Err(Refusal::NotAllSealed));
}

#[test]
fn staff_actions_limit_what_a_seat_can_do() {
    let mut given = sea();
    given.scenario.staff_actions = 2;
    let mut play = given.start();
    play.order(MANILA, play.signal("phl", "usa", SignalKind::Calm, "one"));
    play.order(MANILA, play.signal("phl", "usa", SignalKind::Calm, "two"));
    assert_eq!(play.give(MANILA, play.signal("phl", "usa", SignalKind::Calm, "three")), Err(Refusal::NoStaffActions { limit: 2 }));
}

#[test]
fn capital_limits_what_a_seat_can_say() {
    let mut play = sea().with(Param::CostSignal, 8).start();
    play.order(MANILA, play.signal("phl", "usa", SignalKind::Calm, "one"));
    play.order(MANILA, play.signal("phl", "usa", SignalKind::Calm, "two"));
    let third = play.give(MANILA, play.signal("phl", "usa", SignalKind::Calm, "three"));
    assert_eq!(third, Err(Refusal::TooLittleCapital { needed: 24, have: 20 }));
}

#[test]
fn forces_of_others_and_forces_that_are_not_there_are_refused() {
    let mut play = sea().start();
    let order = |force| Order::Move(Move { force, to: Position::Field(column(9)), route: vec![column(9)] });
    let (theirs, boat, nobody) = (play.id("theirs"), play.id("boat"), ForceId(77_777));
    assert_eq!(play.give(MANILA, order(theirs)), Err(Refusal::NotYourForce { force: theirs }));
    assert_eq!(play.give(MANILA, order(nobody)), Err(Refusal::NoSuchForce { force: nobody }));
    // A submarine that the seat may not know of is refused like one that there is not; it was not, once.
    assert_eq!(play.give(MANILA, order(boat)), Err(Refusal::NoSuchForce { force: boat }));
    assert_eq!(play.give(SeatId(200), order(theirs)), Err(Refusal::NoSuch { what: What::Seat }));
}

#[test]
fn a_task_must_fit_the_force_the_feature_and_the_ceiling() {
    let mut play = sea().start();
    let (phl, prc) = (play.nation("phl"), play.nation("prc"));
    let task = |play: &Play, name: &str, act: Act, against| {
        let mut order =
            Undertake::plan(&play.scenario, &play.game, play.id(name), FeatureId(0), Act::Patrol, None).unwrap_or_else(|why| panic!("{why:?}"));
        (order.act, order.against) = (act, against);
        Order::Undertake(order)
    };
    let force = play.id("cutters");
    let cases = [
        (task(&play, "cutters", Act::Survey, None), Refusal::CannotDo { force, act: Act::Survey }),
        (task(&play, "cutters", Act::Resupply, None), Refusal::CannotDo { force, act: Act::Resupply }),
        (task(&play, "cutters", Act::Block, None), Refusal::BadOpponent),
        (task(&play, "cutters", Act::Block, Some(phl)), Refusal::BadOpponent),
        (task(&play, "cutters", Act::Patrol, Some(prc)), Refusal::BadOpponent),
    ];
    for (order, why) in cases {
        assert_eq!(play.give(MANILA, order.clone()), Err(why), "{order:?}");
    }
    play.command(Actor::Seat(MANILA), Command::SetCeiling(Act::Shadow)).unwrap_or_else(|why| panic!("{why:?}"));
    let block = task(&play, "cutters", Act::Block, Some(prc));
    assert_eq!(play.give(MANILA, block), Err(Refusal::AboveCeiling { act: Act::Block, ceiling: Act::Shadow }));
}

#[test]
fn a_way_must_be_a_chain_of_cells_that_the_force_can_enter() {
    let mut play = sea().start();
    let cutters = play.id("cutters");
    let order = |route: Vec<_>, to| Order::Move(Move { force: cutters, to, route });
    let gap = order(vec![column(9)], Position::Field(column(9)));
    assert_eq!(play.give(MANILA, gap), Err(Refusal::BrokenRoute { step: 0 }));
    let elsewhere = order(vec![column(3)], Position::Field(column(4)));
    assert_eq!(play.give(MANILA, elsewhere), Err(Refusal::BrokenRoute { step: 1 }));
    let far = order(vec![column(3); 5_001], Position::Field(column(3)));
    assert_eq!(play.give(MANILA, far), Err(Refusal::TooLarge { what: What::List, limit: 5_000 }));
}

/// Taking a ceiling down below what is ordered is refused; the list would not hold together.
#[test]
fn a_ceiling_cannot_sink_below_an_order() {
    let mut play = sea().start();
    let order = play.undertake("cutters", Act::WaterCannon, Some("prc"));
    play.order(MANILA, order);
    let refused = play.command(Actor::Seat(MANILA), Command::SetCeiling(Act::Block));
    assert_eq!(refused, Err(Refusal::AboveCeiling { act: Act::WaterCannon, ceiling: Act::Block }));
}
