//! docs/RULES.md, "Acts with reach": firing that is announced, seen to come, or neither.

use latticework::catalog::clause::{AttackOn, InstitutionKind, Response};
use latticework::catalog::quantity::Thousandths;
use latticework::catalog::{Act, Clause, NationId};
use latticework::rules::Event;
use latticework::rules::event::Driver;
use latticework::rules::order::SignalKind;
use latticework::rules::vocab::parameter::Param;

use crate::harness::names::Names;
use crate::harness::sea::*;

/// A task group that fires at the shoal from the next turn on.
fn a_task_group(given: Given) -> Given {
    given.with_shoal().with_place("subi", 12).with_place("oyster_bay", 2).with_force("group", "prc", "sag", 3, "subi").at_sea(8)
}

fn moved(events: &[Event], whose: NationId) -> (i16, i16) {
    let by = |event: &Event| match event {
        Event::SupportMoved { nation, by, why: Driver::LiveFire } if *nation == whose => (by.0, 0),
        Event::StandingMoved { nation, by, why: Driver::LiveFire } if *nation == whose => (0, by.0),
        _ => (0, 0),
    };
    events.iter().map(by).fold((0, 0), |(a, b), (c, d)| (a + c, b + d))
}

#[test]
fn firing_unannounced_and_unseen_takes_a_government_by_surprise() {
    let mut play = a_task_group(Given::a_small_sea()).start();
    let (phl, prc) = (play.nation("phl"), play.nation("prc"));
    let (alarm, credit) = (play.scenario.parameters.get(Param::LiveFireAlarm) as i16, play.game.nations[prc.index()].credit);
    play.order(BEIJING, play.undertake("group", Act::LiveFire, Some("phl")));
    let events = play.turn();
    assert_eq!(moved(&events, phl), (alarm, -alarm * 3 / 2));
    assert!(events.iter().any(|event| matches!(event, Event::Surprised { nation, by, .. } if (*nation, *by) == (phl, prc))), "{events:?}");
    let tally = |play: &Play, nation: NationId| play.game.nations[nation.index()].tally;
    assert_eq!((tally(&play, phl).surprised, tally(&play, prc).live_fires), (1, 1));
    assert_eq!(play.game.nations[prc.index()].credit, credit - Thousandths(play.scenario.parameters.get(Param::LiveFireCredit) as i16));
    assert_eq!(play.game.rung(phl, prc), 2);
}

#[test]
fn firing_that_was_announced_alarms_less_and_shames_nobody() {
    let mut play = a_task_group(Given::a_small_sea()).start();
    let (phl, prc) = (play.nation("phl"), play.nation("prc"));
    let (alarm, credit) = (play.scenario.parameters.get(Param::LiveFireAlarm), play.game.nations[prc.index()].credit);
    let (notice, seen) = (play.scenario.parameters.get(Param::NoticeLeft), play.scenario.parameters.get(Param::ForewarnedLeft));
    play.order(BEIJING, play.signal("prc", "phl", SignalKind::Notice, ""));
    let told = play.turn();
    let until_turn = 1 + play.scenario.parameters.get(Param::NoticeTurns) as u16;
    assert!(told.contains(&Event::NoticeGiven { nation: prc, until_turn }), "{told:?}");
    play.order(BEIJING, play.undertake("group", Act::LiveFire, Some("phl")));
    let events = play.turn();
    // It was there the turn before, without a task: its first turn of presence is this one.
    let felt = alarm * notice / 1000;
    assert_eq!(moved(&events, phl), (felt as i16, (-felt * 3 / 2 * seen / 1000) as i16));
    assert_eq!((play.game.nations[phl.index()].tally.surprised, play.game.nations[prc.index()].credit), (0, credit));
    assert_eq!(play.game.rung(phl, prc), 1, "announced firing is a show of force");
    // The notice runs out.
    for _ in 0..until_turn {
        play.turn();
    }
    assert_eq!(play.game.rung(phl, prc), 2, "after its end the custom is broken");
}

#[test]
fn a_partner_who_shares_its_picture_gives_warning() {
    for shares in [false, true] {
        let given = a_task_group(Given::a_small_sea()).with_place("antonio_bautista", 1);
        let given = given.with_force("camera", "usa", "sag", 1, "antonio_bautista").at_sea(8).doing_against(Act::Shadow, Some("prc"));
        let (usa, phl, host) = (given.nation("usa"), given.nation("phl"), given.place("antonio_bautista"));
        let picture = Clause::Institution { kind: InstitutionKind::SharedIsr, host, members: vec![usa, phl] };
        let given = if shares { given.with_agreement("Shared picture", &["usa", "phl"], vec![picture]) } else { given };
        let mut play = given.start();
        play.order(BEIJING, play.undertake("group", Act::LiveFire, Some("phl")));
        let events = play.turn();
        let alarm = play.scenario.parameters.get(Param::LiveFireAlarm);
        let face = if shares { play.scenario.parameters.get(Param::ForewarnedLeft) } else { 1000 };
        assert_eq!(moved(&events, phl), (alarm as i16, (-alarm * 3 / 2 * face / 1000) as i16));
        assert_eq!(play.game.nations[phl.index()].tally.surprised, u16::from(!shares));
    }
}

#[test]
fn a_treaty_neighbour_with_waters_of_its_own_is_half_as_alarmed() {
    let given = a_task_group(Given::a_small_sea()).with_islands();
    let (jpn, phl) = (given.nation("jpn"), given.nation("phl"));
    let owes = Clause::Obligation {
        obligor: jpn,
        beneficiary: phl,
        area: latticework::catalog::clause::Area::Pacific,
        trigger: AttackOn::Forces,
        response: Response::Consult,
    };
    let mut play = given.with_agreement("Treaty", &["jpn", "phl"], vec![owes]).start();
    play.order(BEIJING, play.undertake("group", Act::LiveFire, Some("phl")));
    let events = play.turn();
    assert_eq!(moved(&events, jpn).0, moved(&events, phl).0 / 2);
    assert_eq!(play.game.nations[jpn.index()].tally.surprised, 1, "nobody told it either");
}

#[test]
fn harassment_drives_cameras_off_for_the_turn() {
    let given = Given::a_small_sea().with_shoal().with_place("subi", 12).with_place("antonio_bautista", 1);
    let given = given.with_force("camera", "phl", "mpa", 1, "antonio_bautista").doing(Act::Document);
    let given = given.with_force("fighters", "prc", "sag", 1, "subi").at_sea(8).doing_against(Act::Harass, Some("phl"));
    let mut play =
        given.with(Param::HarassBreaks, 1000).with(Param::HarassDamage, 0).with(Param::HarassInjury, 0).with(Param::HarassDeath, 0).start();
    let camera = play.id("camera");
    let events = play.turn();
    let why = latticework::rules::event::HaltReason::Harassed;
    assert!(events.contains(&Event::Halted { force: camera, why }), "{events:?}");
    assert_eq!(play.force("camera").task, None, "it must be sent again");
}
