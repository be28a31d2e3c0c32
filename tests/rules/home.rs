//! docs/RULES.md, "Home fronts" and "The ladder".

use latticework::catalog::Act;
use latticework::catalog::quantity::Thousandths;
use latticework::rules::Event;
use latticework::rules::event::Driver;
use latticework::rules::phases::escalation;
use latticework::rules::phases::support::income;
use latticework::rules::state::Pair;
use latticework::rules::vocab::parameter::Param;
use proptest::prelude::*;

use crate::harness::names::Names;
use crate::harness::sea::*;

/// Support of 500 permille over a divisor of 5: the root is 22, the income 4 a turn, up to the cap.
#[test]
fn capital_comes_from_support_up_to_the_cap() {
    let mut play = Given::a_small_sea().with(Param::IncomeDivisor, 5).with(Param::CapitalCap, 25).start();
    let phl = play.nation("phl");
    let earned = |play: &mut Play| {
        play.turn().iter().find_map(|event| match event {
            Event::CapitalMoved { nation, by, why: Driver::Income } if *nation == phl => Some(*by),
            _ => None,
        })
    };
    assert_eq!([earned(&mut play), earned(&mut play), earned(&mut play)], [Some(4), Some(1), None]);
}

#[test]
fn the_ladder_comes_down_a_rung_after_quiet_turns() {
    let given = Given::a_small_sea().with_shoal().with_place("subic", 2).with_place("subi", 12).with(Param::RungDecay, 2);
    let given = given.with_force("patrol", "phl", "cg_flotilla", 1, "subic").at_sea(8).doing(Act::Patrol);
    let given = given.with_force("cutters", "prc", "cg_flotilla", 1, "subi").at_sea(8).doing_against(Act::Block, Some("phl"));
    let mut play = given.with_steady_crews().start();
    let (phl, prc) = (play.nation("phl"), play.nation("prc"));
    let rung = |play: &mut Play| {
        play.news();
        play.game.rung(phl, prc)
    };
    assert_eq!([rung(&mut play), rung(&mut play)], [2, 2], "as long as they block");
    play.order(BEIJING, play.hold("cutters"));
    let after: Vec<u8> = (0..5).map(|_| rung(&mut play)).collect();
    assert_eq!(after, [2, 1, 1, 0, 0]);
    assert_eq!(play.game.rung_peak(phl, prc), 2);
}

#[test]
fn what_is_milder_than_the_rung_does_not_keep_it_up() {
    let given = Given::a_small_sea().with_shoal().with_place("subic", 2).with_place("subi", 12).with(Param::RungDecay, 1);
    let given = given.with_force("patrol", "phl", "cg_flotilla", 1, "subic").at_sea(8).doing(Act::Patrol);
    let given = given.with_force("cutters", "prc", "cg_flotilla", 1, "subi").at_sea(8).doing_against(Act::Shadow, Some("phl"));
    let mut play = given.start();
    let (phl, prc) = (play.nation("phl"), play.nation("prc"));
    play.game.rungs.entry(Pair::new(phl, prc)).or_default().now = 3;
    play.news();
    assert_eq!(play.game.rung(phl, prc), 2);
    play.news();
    play.news();
    assert_eq!(play.game.rung(phl, prc), 1, "shadowing keeps it at 1");
}

proptest! {
    /// Each further point of support is worth no more than the one before, and never less than nothing.
    #[test]
    fn income_is_concave(a in 0..=1000i16, b in 0..=1000i16, divisor in 1..20i32) {
        let (low, high) = (a.min(b), a.max(b));
        prop_assert!(income(Thousandths(low), divisor) <= income(Thousandths(high), divisor));
        // The middle earns at least the mean of both ends, but for the rounding of roots and quotients.
        let middle = income(Thousandths(low + (high - low) / 2), divisor);
        prop_assert!(2 * middle + 3 >= income(Thousandths(low), divisor) + income(Thousandths(high), divisor));
    }

    /// A pair is the pair whichever is named first, and survives as the key of a JSON map.
    #[test]
    fn a_pair_has_no_order(a in 0..400u16, b in 0..400u16) {
        let (a, b) = (latticework::catalog::NationId(a), latticework::catalog::NationId(b));
        let pair = Pair::new(a, b);
        prop_assert_eq!(pair, Pair::new(b, a));
        let text = serde_json::to_string(&pair).unwrap_or_default();
        prop_assert_eq!(serde_json::from_str::<Pair>(&text).ok(), Some(pair));
    }

    /// Acts raise the rung to where they stand and never lower it.
    #[test]
    fn an_act_never_lowers_the_rung(acts in prop::collection::vec(0..9u8, 1..20)) {
        let play = Given::a_small_sea().start();
        let mut game = play.game.clone();
        let (phl, prc) = (play.nation("phl"), play.nation("prc"));
        let mut events = Vec::new();
        let mut highest = 0;
        for act in acts {
            let mut change = latticework::rules::change::Change::new(&play.scenario, &mut game, &mut events);
            escalation::act(&mut change, phl, prc, act, Driver::WhiteCell);
            highest = highest.max(act);
            prop_assert_eq!(game.rung(prc, phl), highest);
        }
    }
}
