//! Exercises, works, stocks stored ahead, programmes, islands, harassment.

use latticework::catalog::StockKind;
use latticework::catalog::quantity::{Hours, Thousandths};
use latticework::rules::event::{Driver, Event};
use latticework::rules::order::{Exercise, Invest, Launch, Order, Preposition, Undertake};
use latticework::rules::phases::grayzone::Act;
use latticework::rules::state::competition::WorkKind;
use latticework::rules::vocab::error::Refusal;

use super::support::{Names, Play};

#[test]
fn an_exercise_needs_leave_takes_a_turn_to_plan_and_teaches() {
    let mut play = Play::pact();
    let (usa, jpn, phl, basa) = (play.nation("usa"), play.nation("jpn"), play.nation("phl"), play.place("basa"));
    let refused = play.give(Order::Exercise(Exercise { nation: usa, partners: vec![jpn, phl], place: basa }));
    assert_eq!(refused, Err(Refusal::NoLegalBasis { guest: jpn, host: phl }), "before the access agreement is in force");
    play.order(Order::Exercise(Exercise { nation: usa, partners: vec![phl], place: basa }));
    let first = play.turn();
    assert!(!first.iter().any(|event| matches!(event, Event::Exercised { .. })), "planned");
    let before = play.game.competition.interop(usa, phl);
    let second = play.turn();
    assert!(second.iter().any(|event| matches!(event, Event::Exercised { .. })), "held");
    assert!(play.game.competition.interop(usa, phl) > before + Thousandths(60));
    assert_eq!(play.of("phl").tally.exercises, 1);
}

#[test]
fn investment_follows_assurance() {
    let mut play = Play::pact();
    let (usa, jpn, lal_lo, clark) = (play.nation("usa"), play.nation("jpn"), play.place("lal_lo"), play.place("clark"));
    assert_eq!(play.give(Order::Invest(Invest { nation: usa, place: clark, work: WorkKind::Runway })), Err(Refusal::NotAssured { place: clark }));
    assert_eq!(play.give(Order::Invest(Invest { nation: jpn, place: lal_lo, work: WorkKind::Fuel })), Err(Refusal::NotAssured { place: lal_lo }));
    play.order(Order::Invest(Invest { nation: usa, place: lal_lo, work: WorkKind::Shelters }));
    let before = play.game.competition.front(usa).stock(StockKind::Shelters);
    play.turn();
    play.turn();
    assert_eq!(play.of("usa").tally.works, 1, "a year of work");
    assert_eq!(play.game.competition.front(usa).stock(StockKind::Shelters), before + 4);
    assert_eq!(play.game.competition.works_at(usa, lal_lo).count(), 1);
}

#[test]
fn munitions_stored_ahead_leave_the_stock_and_arrive() {
    let mut play = Play::pact();
    let (usa, lal_lo) = (play.nation("usa"), play.place("lal_lo"));
    let have = play.game.competition.front(usa).stock(StockKind::AntiShipMissiles);
    play.order(Order::Preposition(Preposition { nation: usa, place: lal_lo, what: StockKind::AntiShipMissiles, count: 60 }));
    play.turn();
    assert_eq!(play.game.competition.front(usa).stock(StockKind::AntiShipMissiles), have - 60);
    let stored = latticework::rules::phases::programme::stored_ahead(&play.game, usa, StockKind::AntiShipMissiles);
    assert_eq!(stored, 60, "half a year is what it takes");
}

#[test]
fn a_programme_is_paid_turn_by_turn_and_waits_for_money() {
    let mut play = Play::pact();
    let (phl, cheap) = (play.nation("phl"), play.programme("phl_isr"));
    play.order(Order::Launch(Launch { nation: phl, programme: cheap }));
    play.turn();
    let after_one = play.game.competition.programme(cheap);
    assert!(after_one.running && after_one.hours_left < Hours(18 * 730));
    play.set("phl", |state| state.budget = 0);
    play.scenario.nations[phl.index()].income = 0;
    let events = play.turn();
    assert!(events.iter().any(|event| matches!(event, Event::ProgrammeMoved { programme, stalled: true, .. } if *programme == cheap)));
    assert_eq!(play.game.competition.programme(cheap).hours_left, after_one.hours_left);
}

#[test]
fn programmes_that_began_before_the_level_deliver_counted_missiles() {
    let mut play = Play::pact();
    let jpn = play.nation("jpn");
    let tomahawk = play.programme("jpn_tomahawk");
    assert!(play.game.competition.programme(tomahawk).running, "bought in January 2024");
    for _ in 0..4 {
        play.turn();
    }
    assert!(play.game.competition.programme(tomahawk).delivered);
    assert!(play.game.competition.front(jpn).stock(StockKind::StrikeMissiles) >= 350);
}

#[test]
fn an_island_grows_where_nobody_holds_the_waters() {
    let mut play = Play::pact();
    let (barge, cay) = (play.force("barge"), play.feature("sandy_cay"));
    let order = Undertake::plan(&play.scenario, &play.game, barge, cay, Act::Build, None).unwrap_or_else(|why| panic!("{why:?}"));
    play.order(Order::Undertake(order));
    let region = play.game.competition.region;
    play.turn();
    assert_eq!(play.game.features[cay.index()].built, 1);
    assert!(play.game.competition.region > region, "the neighbours saw it");
    play.turn();
    assert_eq!(play.game.features[cay.index()].built, 2);
}

#[test]
fn live_fire_far_from_home_alarms_and_shames() {
    let mut play = Play::pact();
    let (group, tasman, aus) = (play.force("Distant-sea"), play.feature("tasman_livefire"), play.nation("aus"));
    let order = Undertake::plan(&play.scenario, &play.game, group, tasman, Act::LiveFire, Some(aus)).unwrap_or_else(|why| panic!("{why:?}"));
    let credit = play.of("prc").credit;
    play.order(Order::Undertake(order));
    let events = play.turn();
    assert!(events.iter().any(|event| matches!(event, Event::Pressed { act: Act::LiveFire, target, .. } if *target == aus)), "{events:?}");
    let alarm =
        events.iter().any(|event| matches!(event, Event::SupportMoved { nation, by: Thousandths(18), why: Driver::LiveFire } if *nation == aus));
    assert!(alarm && play.of("prc").credit < credit, "{events:?}");
    assert_eq!(play.game.rung(aus, play.nation("prc")), 2);
}
