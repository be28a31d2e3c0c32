//! docs/RULES.md, "Competition": worked examples, by hand from the page's numbers. A turn of *Draft the Pact* is a half-year, for which rates
//! are given.

use latticework::catalog::quantity::Thousandths;
use latticework::rules::event::{Driver, Event};
use latticework::rules::order::{Exercise, Induce, Influence, Order, Reassure};
use latticework::rules::state::Pair;
use latticework::rules::state::competition::{Inducement, InfluenceKind};

use super::support::{Names, Play};

fn region_by(events: &[Event], driver: Driver) -> Vec<i16> {
    events
        .iter()
        .filter_map(|event| {
            if let Event::RegionMoved { by, why } = event
                && *why == driver
            {
                Some(by.0)
            } else {
                None
            }
        })
        .collect()
}

/// "Speeches `region_rhetoric` (10) ... reassurance `reassure_effect` (24) at acceptance 500": with 1,000 - 500 open, 24; with 250, 12.
#[test]
fn reassurance_moves_a_region_by_what_is_left_to_convince() {
    let moved = |region: i16| {
        let mut play = Play::pact();
        play.game.competition.region = Thousandths(region);
        let aus = play.nation("aus");
        play.order(Order::Reassure(Reassure { nation: aus }));
        region_by(&play.turn(), Driver::Reassurance)
    };
    assert_eq!(moved(500), [24]);
    assert_eq!(moved(750), [12]);
}

/// "Speeches `region_rhetoric` (10)."
#[test]
fn speeches_cost_the_region_10() {
    let mut play = Play::pact();
    let (prc, phl) = (play.nation("prc"), play.nation("phl"));
    play.order(Order::Influence(Influence { nation: prc, target: phl, kind: InfluenceKind::Rhetoric }));
    let moved: i16 = region_by(&play.turn(), Driver::Rhetoric).iter().sum();
    assert_eq!(moved, -10);
}

/// "Teaches each pair `exercise_interop` (180) x (1,000 - known) / 1,000": of 180, 126 with a pair that knows 300 already.
#[test]
fn an_exercise_teaches_the_less_the_more_is_known() {
    let mut play = Play::pact();
    let (usa, phl) = (play.nation("usa"), play.nation("phl"));
    let known = |play: &mut Play, by: i16| {
        play.game.competition.interop.insert(Pair::new(usa, phl), Thousandths(by));
    };
    known(&mut play, 300);
    let basa = play.place("basa");
    play.order(Order::Exercise(Exercise { nation: usa, partners: vec![phl], place: basa }));
    play.turn();
    known(&mut play, 300);
    let taught: Vec<i16> = play
        .turn()
        .iter()
        .filter_map(|event| match event {
            Event::InteropMoved { a, b, to, why: Driver::Exercise } if Pair::new(*a, *b) == Pair::new(usa, phl) => Some(to.0),
            _ => None,
        })
        .collect();
    assert_eq!(taught, [300 + 126], "180 x 700 / 1,000");
}

/// "Move a courted nation by `induce_step` (150) x weight x what the region hears." A loan of weight 100 percent by China in a region at 500:
/// 150 x 1 x (1,500 - 500) / 1,000 = 150 towards it; a port, 130 percent, in a region that fears closer ties (400): 195 x 1,100 / 1,000 = 214.
#[test]
fn a_loan_and_a_port_move_a_courted_nation_by_weight_and_region() {
    let moved = |kind, region: i16| {
        let mut play = Play::pact();
        let (prc, sgp) = (play.nation("prc"), play.nation("sgp"));
        play.scenario.nations[sgp.index()].alignment = Some(0);
        play.game.competition.region = Thousandths(region);
        play.order(Order::Induce(Induce { nation: prc, target: sgp, kind }));
        let events = play.turn();
        events.iter().find_map(|event| match event {
            Event::AlignmentMoved { nation, to, driver: Driver::Inducement, .. } if *nation == sgp => Some(*to),
            _ => None,
        })
    };
    assert_eq!(moved(Inducement::Loan, 500), Some(Thousandths(-150)));
    assert_eq!(moved(Inducement::Infrastructure, 400), Some(Thousandths(-214)));
}

/// "Swing = standing - 500 + mood (+-90)." At 300 no mood carries it: the government falls, begins anew at 540 and loses half its capital. At
/// 700 none brings it down, and it gains 30.
#[test]
fn an_election_moves_standing_by_the_pages_numbers() {
    let held = |standing: i16| {
        let mut play = Play::pact();
        let aus = play.nation("aus");
        play.set("aus", |state| (state.standing, state.capital) = (Thousandths(standing), 20));
        let events = play.turn();
        let by = |wanted: fn(&Event) -> Option<(latticework::catalog::NationId, i32)>| {
            events.iter().filter_map(wanted).filter(|(nation, _)| *nation == aus).map(|(_, by)| by).collect::<Vec<i32>>()
        };
        let standing = by(|event| match event {
            Event::StandingMoved { nation, by, why: Driver::Election } => Some((*nation, i32::from(*by))),
            _ => None,
        });
        let capital = by(|event| match event {
            Event::CapitalMoved { nation, by, why: Driver::Election } => Some((*nation, *by)),
            _ => None,
        });
        (standing, capital)
    };
    let (standing, capital) = held(700);
    assert_eq!((standing, capital), (vec![30], vec![4]));
    let (standing, capital) = held(300);
    // Opinion drifts in the same turn before the day: 540 less what it was then.
    assert!(standing.len() == 1 && (540 - 330..=540 - 300).contains(&standing[0]), "{standing:?}");
    assert!(capital.len() == 1 && capital[0] <= -10 && capital[0] >= -16, "half of 20 and the turn's income: {capital:?}");
}
