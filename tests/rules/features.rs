//! docs/RULES.md, "Control, supply and the fabric".

use latticework::catalog::Act;
use latticework::catalog::clause::Promise;
use latticework::catalog::quantity::{Hours, Thousandths, Turns};
use latticework::rules::Event;
use latticework::rules::event::Driver;
use latticework::rules::scenario::Position;
use latticework::rules::vocab::ids::FeatureId;
use latticework::rules::vocab::parameter::Param;
use proptest::prelude::*;

use crate::harness::names::Names;
use crate::harness::sea::*;

const FEATURE: FeatureId = FeatureId(0);

fn patrols(own: u16, theirs: u16) -> Given {
    let given = Given::a_small_sea().with_shoal().with_place("subic", 2).with_place("subi", 12);
    let given = given.with_force("ours", "phl", "cg_flotilla", own, "subic").at_sea(8).doing(Act::Patrol);
    given.with_force("theirs", "prc", "cg_flotilla", theirs, "subi").at_sea(8).doing(Act::Patrol)
}

#[test]
fn control_moves_one_step_on_more_than_sixty_in_a_hundred() {
    for (own, theirs, control) in [(3, 2, 0), (61, 39, 1), (60, 40, 0), (2, 3, 0), (39, 61, -1), (500, 1, 1)] {
        let mut play = patrols(own, theirs).start();
        play.news();
        assert_eq!(play.game.features[0].control, control, "{own} hulls to {theirs}");
    }
}

#[test]
fn control_ends_at_three_either_way() {
    let mut play = patrols(9, 1).start();
    let control: Vec<i8> = (0..5)
        .map(|_| {
            play.news();
            play.game.features[0].control
        })
        .collect();
    assert_eq!(control, [1, 2, 3, 3, 3]);
}

/// One step lasts 60 hours; the garrison leaves when it has had nothing for a whole turn.
#[test]
fn an_outpost_that_nobody_supplies_is_lost() {
    let mut play = Given::a_small_sea().with_shoal().start();
    let mut at = Vec::new();
    for _ in 0..7 {
        play.news();
        at.push((play.game.features[0].supply, play.game.features[0].garrison));
    }
    let (full, dry, gone) = ((1, true), (0, true), (0, false));
    // 12, 24, 36, 48 hours; at 60 the step is used up; a turn at 0 and it is over.
    assert_eq!(at, [full, full, full, full, dry, gone, gone]);
}

#[test]
fn losing_an_outpost_costs_standing_and_gives_the_challenger_support() {
    let mut play = Given::a_small_sea().with_shoal().start();
    let (phl, prc) = (play.nation("phl"), play.nation("prc"));
    let get = |param| play.scenario.parameters.get(param) as i16;
    let (lost, gained) = (get(Param::StandingOutpostLost), get(Param::StandingControl));
    for _ in 0..5 {
        play.news();
    }
    assert_eq!(
        play.news(),
        [
            Event::SupplyUsed { feature: FEATURE, clock_hours: Hours(12), steps: 0 },
            Event::GarrisonLeft { feature: FEATURE },
            Event::StandingMoved { nation: phl, by: Thousandths(-lost), why: Driver::OutpostLost },
            Event::SupportMoved { nation: prc, by: Thousandths(gained), why: Driver::OutpostLost },
        ]
    );
    assert!(play.news().is_empty(), "nothing more is used");
}

#[test]
fn the_fabric_wears_and_an_outpost_that_falls_apart_is_left() {
    let mut given = Given::a_small_sea().with_shoal().with(Param::FabricHours, 24);
    given.scenario.features[0].supply = 3;
    let mut play = given.start();
    let worn = |events: &[Event]| events.contains(&Event::FabricWorn { feature: FEATURE });
    let turns: Vec<(bool, u8, bool)> = (0..4)
        .map(|_| {
            let events = play.news();
            (worn(&events), play.game.features[0].fabric, play.game.features[0].garrison)
        })
        .collect();
    assert_eq!(turns, [(false, 1, true), (true, 0, true), (false, 0, true), (true, 0, false)]);
}

#[test]
fn a_stay_counts_hours_without_a_break() {
    let given = Given::a_small_sea().with_islands().with_place("zhoushan", 30);
    let mut play = given.with_force("cutters", "prc", "cg_flotilla", 2, "zhoushan").at_sea(20).doing(Act::Patrol).start();
    let prc = play.nation("prc");
    for _ in 0..3 {
        play.news();
    }
    let there = play.game.features[0].presence_of(prc);
    assert_eq!((there.stay_hours, there.longest_stay_hours, there.hull_hours, there.turns), (Hours(36), Hours(36), Hours(72), Turns(3)));
    play.order(BEIJING, play.go("cutters", Position::Field(column(30))));
    play.news();
    let there = play.game.features[0].presence_of(prc);
    assert_eq!((there.stay_hours, there.longest_stay_hours), (Hours(0), Hours(36)));
}

/// The challenger in the holder's territorial sea: an incursion when it comes, standing lost while it stays.
#[test]
fn presence_in_the_territorial_sea_is_an_incursion_once_and_then_a_wound() {
    let given = Given::a_small_sea().with_islands().with_place("zhoushan", 30);
    let mut play = given.with_force("cutters", "prc", "cg_flotilla", 2, "zhoushan").at_sea(20).doing(Act::Patrol).start();
    let (jpn, prc, cutters) = (play.nation("jpn"), play.nation("prc"), play.id("cutters"));
    let first = play.news();
    assert!(first.contains(&Event::Incursion { force: cutters, nation: prc, of: jpn, cell: column(20) }));
    assert!(first.contains(&Event::RungMoved { a: prc, b: jpn, from: 0, to: 1, why: Driver::Incursion }));
    let second = play.news();
    assert!(!second.iter().any(|event| matches!(event, Event::Incursion { .. })));
    let wound = -play.scenario.parameters.get(Param::IncursionStanding) as i16;
    assert!(second.contains(&Event::StandingMoved { nation: jpn, by: Thousandths(wound), why: Driver::Persistence }));
    assert_eq!(play.game.nations[prc.index()].tally.incursions, 1);
}

/// The line of the map and the rule of the feature told of the same ship twice once.
#[test]
fn an_incursion_that_the_map_told_of_is_not_told_again() {
    let given = Given::a_small_sea().with_islands().with_waters("jpn", 19..=21).with_place("zhoushan", 30);
    let mut play = given.with_force("cutters", "prc", "cg_flotilla", 2, "zhoushan").at_sea(23).start();
    let order = play.undertake("cutters", Act::Patrol, None);
    play.order(BEIJING, order);
    let events = play.news();
    assert_eq!(only(&events, |event| matches!(event, Event::Incursion { .. })).len(), 1, "{events:#?}");
    let stirred = |event: &Event| matches!(event, Event::SupportMoved { why: Driver::Incursion, .. });
    assert_eq!(only(&events, stirred).len(), 1);
}

/// An undertaking to stay out was text without force once.
#[test]
fn hulls_where_they_were_promised_to_stay_out_break_the_word() {
    let given = Given::a_small_sea().with_islands().with_place("zhoushan", 30);
    let mut play = given.with_force("cutters", "prc", "cg_flotilla", 2, "zhoushan").at_sea(20).doing(Act::Patrol).start();
    let text = undertaking(&play, &["prc", "jpn"], "prc", Promise::StayOut(play.place("senkaku")));
    play.agree("prc", &["jpn"], text);
    let prc = play.nation("prc");
    assert!(play.news().iter().any(|event| matches!(event, Event::UndertakingBroken { by, .. } if *by == prc)));
}

proptest! {
    /// However many hulls and turns: at most a step a turn, always within the track, and shares add up to no more than 100.
    #[test]
    fn control_moves_at_most_a_step_a_turn(hulls in prop::collection::vec((0..200u16, 0..200u16), 1..6), start in -3..=3i8) {
        let mut before = start;
        for (own, theirs) in hulls {
            let mut given = patrols(own.max(1), theirs.max(1));
            given.scenario.features[0].control = before;
            let mut play = given.start();
            play.news();
            let state = &play.game.features[0];
            prop_assert!((state.control - before).abs() <= 1 && (-3..=3).contains(&state.control));
            let shares = state.share_last_percent(play.nation("phl")) + state.share_last_percent(play.nation("prc"));
            prop_assert!((99..=100).contains(&shares));
            before = state.control;
        }
    }
}
