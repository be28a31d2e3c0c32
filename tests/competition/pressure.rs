//! Trade, lies, courtship: cost, lag, wear, counters.

use latticework::catalog::quantity::Thousandths;
use latticework::rules::event::{Driver, Event};
use latticework::rules::order::{Coerce, Counter, CounterKind, Induce, Influence, Order};
use latticework::rules::phases::pressure::coercion;
use latticework::rules::state::competition::{Inducement, InfluenceKind};
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::vocab::error::{Already, Refusal};

use super::support::{Names, Play};

fn standing_by(events: &[Event], play: &Play, slug: &str, driver: Driver) -> i32 {
    let nation = play.nation(slug);
    events
        .iter()
        .map(|event| match event {
            Event::StandingMoved { nation: n, by, why } if *n == nation && *why == driver => i32::from(*by),
            _ => 0,
        })
        .sum()
}

/// docs/RULES.md, worked example: iron ore, 30 permille of Australia's product, bite 4.
#[test]
fn a_lever_bites_a_turn_later_and_wears_out() {
    let mut play = Play::pact();
    let good = play.scenario.catalog.good_id("iron_ore").unwrap_or_else(|| panic!("iron ore"));
    let (prc, aus) = (play.nation("prc"), play.nation("aus"));
    play.order(Order::Coerce(Coerce { nation: prc, target: aus, good, lift: false }));
    let first = play.turn();
    assert_eq!(standing_by(&first, &play, "aus", Driver::Embargo), 0, "the lag");
    let second = play.turn();
    assert_eq!(standing_by(&second, &play, "aus", Driver::Embargo), -120);
    let third = play.turn();
    assert_eq!(standing_by(&third, &play, "aus", Driver::Embargo), -90, "a quarter has found other ways");
    assert_eq!(standing_by(&second, &play, "prc", Driver::Embargo), -30, "Chinese mills pay as well");
    assert!(coercion::harm(&play.scenario, &play.game, aus) > 0);
    assert!(play.game.rung(prc, aus) >= 1);
    assert_eq!(play.of("prc").tally.coercions, 1);
}

#[test]
fn traders_are_helped_to_other_markets() {
    let mut play = Play::pact();
    let good = play.scenario.catalog.good_id("coal_barley_wine").unwrap_or_else(|| panic!("wine"));
    let (prc, aus) = (play.nation("prc"), play.nation("aus"));
    play.order(Order::Coerce(Coerce { nation: prc, target: aus, good, lift: false }));
    play.turn();
    let before = coercion::harm(&play.scenario, &play.game, aus);
    play.order(Order::Counter(Counter { nation: aus, kind: CounterKind::Divert(good) }));
    play.turn();
    assert!(coercion::harm(&play.scenario, &play.game, aus) < before);
    assert_eq!(play.give(Order::Coerce(Coerce { nation: prc, target: aus, good, lift: false })), Err(Refusal::Duplicate { what: Already::Pressed }));
    play.order(Order::Coerce(Coerce { nation: prc, target: aus, good, lift: true }));
    play.turn();
    assert_eq!(coercion::harm(&play.scenario, &play.game, aus), 0);
}

#[test]
fn a_nation_without_that_trade_is_not_exposed() {
    let mut play = Play::pact();
    let good = play.scenario.catalog.good_id("iron_ore").unwrap_or_else(|| panic!("iron ore"));
    let (prc, phl) = (play.nation("prc"), play.nation("phl"));
    let order = Order::Coerce(Coerce { nation: prc, target: phl, good, lift: false });
    assert_eq!(play.give(order), Err(Refusal::NotExposed { nation: phl, good }));
}

fn lies(warned: bool) -> i32 {
    let mut play = Play::pact();
    let (prc, phl) = (play.nation("prc"), play.nation("phl"));
    play.order(Order::Influence(Influence { nation: prc, target: phl, kind: InfluenceKind::Disinformation }));
    if warned {
        play.order(Order::Counter(Counter { nation: phl, kind: CounterKind::PreBunk }));
    }
    let first = play.turn();
    assert!(!first.iter().any(|event| matches!(event, Event::Misled { .. })), "lies take a turn");
    let second = play.turn();
    second
        .iter()
        .map(|event| match event {
            Event::SupportMoved { nation, by, why: Driver::Disinformation } if *nation == phl => i32::from(*by),
            _ => 0,
        })
        .sum()
}

#[test]
fn a_warned_public_is_moved_less() {
    assert_eq!(lies(false), -30);
    assert_eq!(lies(true), -13, "450 of a thousand are left");
}

#[test]
fn the_author_of_lies_is_hidden_until_it_is_named() {
    let mut named = 0;
    for seed in 0..12 {
        let mut play = Play::new("draft_the_pact", seed);
        let (prc, phl) = (play.nation("prc"), play.nation("phl"));
        play.order(Order::Influence(Influence { nation: prc, target: phl, kind: InfluenceKind::Disinformation }));
        assert_eq!(
            play.give(Order::Counter(Counter { nation: phl, kind: CounterKind::Attribute })),
            Err(Refusal::NothingToCounter { nation: phl, kind: CounterKind::Attribute })
        );
        play.turn();
        play.turn();
        let seat = play.game.seat_of(&play.scenario, phl).unwrap_or_else(|| panic!("a seat"));
        let view = View::of(&play.scenario, &play.game, Viewer::Seat(seat));
        assert!(view.game.competition.influences.iter().all(|influence| influence.by != prc), "the view does not tell");
        play.order(Order::Counter(Counter { nation: phl, kind: CounterKind::Attribute }));
        let events = play.turn();
        if events.iter().any(|event| matches!(event, Event::Attributed { influence, .. } if influence.by == prc)) {
            named += 1;
            assert_eq!(play.of("prc").tally.named, 1);
        }
    }
    assert!((3..12).contains(&named), "{named} of 12: more often than not, since Manila shares a picture with Washington");
}

#[test]
fn a_courted_nation_signs_when_it_leans_far_enough() {
    let mut play = Play::pact();
    let (prc, sgp) = (play.nation("prc"), play.nation("sgp"));
    let order = Order::Induce(Induce { nation: prc, target: sgp, kind: Inducement::Infrastructure });
    assert_eq!(play.give(order.clone()), Err(Refusal::NotCourted { nation: sgp }));
    play.scenario.nations[sgp.index()].alignment = Some(-1);
    play.game.competition.fronts[sgp.index()].alignment = Thousandths(-550);
    play.order(order);
    let events = play.turn();
    assert!(play.game.competition.front(sgp).alignment_steps() <= -2);
    assert!(events.iter().any(|event| matches!(event, Event::AgreementMade { agreement, .. } if agreement.text.parties == [sgp, prc])));
}
