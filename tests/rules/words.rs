//! docs/RULES.md, "Words": publicity, signals, consultations, obligations.

use latticework::catalog::Act;
use latticework::catalog::clause::{AttackOn, Response};
use latticework::catalog::quantity::Thousandths;
use latticework::rules::event::{Driver, Factor, FactorKind};
use latticework::rules::order::SignalKind;
use latticework::rules::vocab::error::{Already, Refusal};
use latticework::rules::vocab::ids::{AgreementId, DueId, FeatureId};
use latticework::rules::vocab::parameter::Param;
use latticework::rules::{Actor, Command, Event};
use proptest::prelude::*;

use crate::harness::names::Names;
use crate::harness::sea::*;

/// A run was stopped by water cannon last turn; the cutters have been called off.
fn after_a_clash(given: Given) -> Play {
    let given = given.with_shoal().with_place("oyster_bay", 2).with_place("subi", 12).with_place("antonio_bautista", 1);
    let given = given.with_force("boats", "phl", "resupply_boats", 2, "oyster_bay").at_sea(8).doing(Act::Resupply);
    let given = given.with_force("cutters", "prc", "cg_flotilla", 3, "subi").at_sea(8).doing_against(Act::WaterCannon, Some("phl"));
    let given = given.with_force("aircraft", "phl", "mpa", 1, "antonio_bautista");
    let mut play = given.with_steady_crews().chance_of_passing(-1000).harm(Act::WaterCannon, [0, 0, 0]).start();
    play.news();
    play.order(MANILA, play.hold("boats"));
    play.order(BEIJING, play.hold("cutters"));
    play
}

fn published(events: &[Event]) -> Vec<Event> {
    let from = events.iter().position(|event| matches!(event, Event::CapitalMoved { .. }));
    let to = events.iter().position(|event| matches!(event, Event::PublicityWore { .. }));
    events[from.unwrap_or(0)..=to.unwrap_or(0)].to_vec()
}

/// Worked example: water cannon (rung 2), no wear: the effect is that of the parameter; each use wears.
#[test]
fn publicity_raises_support_exposes_the_other_and_wears() {
    let mut play = after_a_clash(Given::a_small_sea());
    let (phl, prc) = (play.nation("phl"), play.nation("prc"));
    let get = |play: &Play, param| play.scenario.parameters.get(param) as i16;
    let (effect, exposure) = (get(&play, Param::PublicityEffect), get(&play, Param::PublicityExposure));
    let (wear, cost) = (get(&play, Param::PublicityWear), play.scenario.parameters.get(Param::CostPublicise));
    play.order(MANILA, play.publicise("phl"));
    let why =
        |wear| [(FactorKind::Gravity, 2), (FactorKind::Witnesses, 0), (FactorKind::Wear, wear)].map(|(kind, value)| Factor { kind, value }).to_vec();
    assert_eq!(
        published(&play.news()),
        [
            Event::CapitalMoved { nation: phl, by: -cost, why: Driver::OrderCost },
            Event::Publicised { nation: phl, feature: FeatureId(0), against: prc, effect: Thousandths(effect), why: why(0) },
            Event::SupportMoved { nation: phl, by: Thousandths(effect), why: Driver::Publicity },
            Event::CreditMoved { nation: prc, by: Thousandths(-exposure), why: Driver::Exposure },
            Event::PublicityWore { nation: phl, to: Thousandths(wear) },
        ]
    );
    let left = wear - get(&play, Param::PublicityRecovery);
    play.order(MANILA, play.publicise("phl"));
    let second = published(&play.news());
    let worn = (i32::from(effect) * (1000 - i32::from(left)) / 1000) as i16;
    // By the page: rung 2 brings 30 and costs the other 12; 300 of wear less 60 a turn leave 240, and 760 of 1,000 of 30 are 22.
    assert_eq!([effect, exposure, wear, left, worn], [30, 12, 300, 240, 22]);
    assert_eq!(
        second[1],
        Event::Publicised { nation: phl, feature: FeatureId(0), against: prc, effect: Thousandths(worn), why: why(i32::from(left)) }
    );
}

#[test]
fn pictures_of_ones_own_make_half_as_much_again() {
    let with_camera = |camera: bool| {
        let mut play = after_a_clash(Given::a_small_sea());
        if camera {
            let order = play.undertake("aircraft", Act::Document, None);
            play.order(MANILA, order);
        }
        play.order(MANILA, play.publicise("phl"));
        let news = play.news();
        news.iter().find_map(|event| if let Event::Publicised { effect, .. } = event { Some(*effect) } else { None }).unwrap_or(Thousandths(0))
    };
    assert_eq!(with_camera(true), Thousandths(with_camera(false).0 * 3 / 2));
}

#[test]
fn only_what_another_did_lately_can_be_published() {
    let mut play = after_a_clash(Given::a_small_sea());
    assert_eq!(play.give(BEIJING, play.publicise("prc")), Err(Refusal::NothingToPublish), "one's own doing");
    play.news();
    play.order(MANILA, play.publicise("phl"));
    play.news();
    play.news();
    assert_eq!(play.give(MANILA, play.publicise("phl")), Err(Refusal::NothingToPublish), "three turns later it is no news");
}

/// Hulls of three sides at a shoal: the Philippines and China block each other, and the treaty ally blocks China harder.
fn all_block(with_treaty: bool) -> Play {
    let given = Given::a_small_sea().with_shoal().with_place("oyster_bay", 2).with_place("subi", 12);
    let given = if with_treaty { given.with_treaty(AttackOn::Forces, Response::Act) } else { given };
    let given = given.with_force("cutters", "prc", "cg_flotilla", 3, "subi").at_sea(8).doing_against(Act::Block, Some("phl"));
    let given = given.with_force("patrol", "phl", "cg_flotilla", 1, "oyster_bay").at_sea(8).doing_against(Act::Block, Some("prc"));
    let given = given.with_force("destroyers", "usa", "cg_flotilla", 1, "oyster_bay").at_sea(8).doing_against(Act::WaterCannon, Some("prc"));
    let mut play = given.with_steady_crews().chance_of_passing(-1000).harm(Act::Block, [0, 0, 0]).harm(Act::WaterCannon, [0, 0, 0]).start();
    play.news();
    play
}

fn shown(play: &mut Play, seat: latticework::rules::vocab::ids::SeatId, by: &str) -> Option<String> {
    play.order(seat, play.publicise(by));
    let news = play.news();
    let against = news.iter().find_map(|event| if let Event::Publicised { against, .. } = event { Some(*against) } else { None })?;
    Some(play.scenario.catalog.nation(against).slug.clone())
}

/// Who blocked as well showed its own doing or none, and the last who did anything was shown, ally or not.
#[test]
fn a_victim_that_also_blocked_shows_what_the_other_side_did() {
    assert_eq!(shown(&mut all_block(true), MANILA, "phl").as_deref(), Some("prc"));
    assert_eq!(shown(&mut all_block(true), WASHINGTON, "usa").as_deref(), Some("prc"), "what was done to an ally");
    assert_eq!(shown(&mut all_block(true), BEIJING, "prc").as_deref(), Some("usa"), "the gravest of what was done to it");
    // Nobody acted against Washington, and without a treaty Manila's troubles are not its own.
    let play = &mut all_block(false);
    assert_eq!(play.give(WASHINGTON, play.publicise("usa")), Err(Refusal::NothingToPublish));
}

#[test]
fn publicity_suspends_quiet_understandings_for_two_turns() {
    let mut play = after_a_clash(Given::a_small_sea());
    let mut text = undertaking(&play, &["phl", "prc"], "prc", latticework::catalog::clause::Promise::Declare);
    text.quiet = true;
    play.agree("phl", &["prc"], text);
    play.order(MANILA, play.publicise("phl"));
    let events = play.news();
    assert!(events.contains(&Event::AgreementSuspended { id: AgreementId(0), until_turn: 4 }));
    let binds: Vec<bool> = (2..=5).map(|turn| play.game.agreements[0].binds(turn)).collect();
    assert_eq!(binds, [false, false, false, true]);
}

#[test]
fn a_signal_that_is_understood_does_what_it_says_and_only_the_two_hear_it() {
    let mut play = Given::a_small_sea().with(Param::MisreadWithMessage, 0).start();
    let (phl, usa) = (play.nation("phl"), play.nation("usa"));
    let (cost, by) = (play.scenario.parameters.get(Param::CostSignal), play.scenario.parameters.get(Param::SignalSupport) as i16);
    play.order(WASHINGTON, play.signal("usa", "phl", SignalKind::Reassure, "We stand by you."));
    let recorded = play.recorded_turn();
    let signal = Event::Signalled {
        from: usa,
        to: phl,
        kind: SignalKind::Reassure,
        with_message: true,
        read_as: SignalKind::Reassure,
        text: "We stand by you.".to_owned(),
    };
    let events: Vec<Event> = recorded.iter().map(|recorded| recorded.event.clone()).collect();
    assert!(events.starts_with(&[Event::CapitalMoved { nation: usa, by: -cost, why: Driver::OrderCost }, signal.clone()]) || cost == 0);
    assert!(events.contains(&Event::SupportMoved { nation: phl, by: Thousandths(by), why: Driver::Signal }));
    let audience = recorded.iter().find(|recorded| recorded.event == signal).unwrap_or_else(|| panic!("{events:#?}")).audience;
    assert!(hears(audience, MANILA) && hears(audience, WASHINGTON) && !hears(audience, BEIJING));
}

#[test]
fn reassurance_that_is_misread_as_a_threat_moves_the_rung() {
    let mut play = Given::a_small_sea().with(Param::MisreadWithout, 1000).start();
    let (prc, usa) = (play.nation("prc"), play.nation("usa"));
    play.order(WASHINGTON, play.signal("usa", "prc", SignalKind::Calm, ""));
    let events = play.news();
    assert!(events.iter().any(|event| matches!(event, Event::Signalled { read_as: SignalKind::Warn, .. })));
    assert!(events.contains(&Event::RungMoved { a: usa, b: prc, from: 0, to: 1, why: Driver::Misread }));
}

/// Allies do not coerce each other over a word that went wrong: the ally's public doubts it.
#[test]
fn reassurance_that_an_ally_misreads_costs_support_and_moves_no_rung() {
    let mut play = Given::a_small_sea().with_treaty(AttackOn::Forces, Response::Consult).with(Param::MisreadWithout, 1000).start();
    let phl = play.nation("phl");
    let by = play.scenario.parameters.get(Param::SignalSupport) as i16;
    play.order(WASHINGTON, play.signal("usa", "phl", SignalKind::Reassure, ""));
    let events = play.news();
    assert!(events.contains(&Event::SupportMoved { nation: phl, by: Thousandths(-by), why: Driver::Misread }), "{events:#?}");
    assert!(!events.iter().any(|event| matches!(event, Event::RungMoved { .. })), "{events:#?}");
}

/// DESIGN.md section 5: signals are misread more often when no message comes with them.
#[test]
fn a_bare_signal_is_misread_more_often() {
    let misread = |message: &str| {
        let count = |seed| {
            let mut play = Given::a_small_sea().start_from(seed);
            play.order(WASHINGTON, play.signal("usa", "prc", SignalKind::Calm, message));
            play.news().iter().filter(|event| matches!(event, Event::Signalled { read_as: SignalKind::Warn, .. })).count()
        };
        (0..200).map(count).sum::<usize>()
    };
    let (bare, worded) = (misread(""), misread("Let us talk."));
    // 250 and 60 in a thousand of 200 signals: 50 and 12 expected, four standard deviations apart.
    assert!((26..=74).contains(&bare) && (2..=26).contains(&worded) && bare > worded, "{bare} and {worded}");
}

#[test]
fn consultation_needs_a_treaty_and_steadies_both() {
    let mut alone = Given::a_small_sea().start();
    let usa = alone.nation("usa");
    assert_eq!(alone.give(MANILA, alone.consult("phl", "usa")), Err(Refusal::NoTreaty { ally: usa }));
    let mut play = Given::a_small_sea().with_treaty(AttackOn::Forces, Response::Consult).start();
    let phl = play.nation("phl");
    let get = |param| play.scenario.parameters.get(param);
    let (cost, standing, support) = (get(Param::CostConsult), get(Param::ConsultStanding) as i16, get(Param::ConsultSupport) as i16);
    play.order(MANILA, play.consult("phl", "usa"));
    assert_eq!(
        play.news(),
        [
            Event::CapitalMoved { nation: phl, by: -cost, why: Driver::OrderCost },
            Event::Consulted { nation: phl, ally: usa, agreement: AgreementId(0) },
            Event::StandingMoved { nation: phl, by: Thousandths(standing), why: Driver::Signal },
            Event::SupportMoved { nation: usa, by: Thousandths(support), why: Driver::Signal },
        ]
    );
}

/// The treaty fell due: a sailor died. A destroyer of the ally lies a day's way off.
fn due() -> Play {
    let given = Given::a_small_sea().with_shoal().with_place("oyster_bay", 2).with_place("subi", 12).with_place("apra", 30);
    let given = given.with_treaty(AttackOn::PublicVessels, Response::Act);
    let given = given.with_force("boats", "phl", "resupply_boats", 2, "oyster_bay").at_sea(8).doing(Act::Resupply);
    let given = given.with_force("cutters", "prc", "cg_flotilla", 3, "subi").at_sea(8).doing_against(Act::Ram, Some("phl"));
    let given = given.with_force("destroyer", "usa", "sag", 1, "apra").at_sea(14);
    let mut play = given.chance_of_passing(-1000).harm(Act::Ram, [1000, 1000, 1000]).with(Param::ObligationTurns, 2).start();
    play.news();
    play.order(BEIJING, play.hold("cutters"));
    play
}

#[test]
fn a_promise_to_act_is_kept_by_sending_somebody() {
    let mut play = due();
    let (usa, phl) = (play.nation("usa"), play.nation("phl"));
    let refused = play.give(WASHINGTON, play.honour("usa", 0, true));
    assert_eq!(refused, Err(Refusal::NeedsForceThere { feature: FeatureId(0) }));
    let order = play.undertake("destroyer", Act::Patrol, None);
    play.order(WASHINGTON, order);
    play.order(WASHINGTON, play.honour("usa", 0, true));
    let get = |param| play.scenario.parameters.get(param) as i16;
    let (credit, support) = (get(Param::CreditKept), get(Param::AllyKept));
    let events = play.news();
    let at = events.iter().position(|event| matches!(event, Event::ObligationSettled { .. })).unwrap_or_else(|| panic!("{events:#?}"));
    assert_eq!(
        events[at..at + 3],
        [
            Event::ObligationSettled { id: DueId(0), kept: true },
            Event::CreditMoved { nation: usa, by: Thousandths(credit), why: Driver::KeptWord },
            Event::SupportMoved { nation: phl, by: Thousandths(support), why: Driver::AllyKept },
        ]
    );
}

/// Giving the order, keeping the word, and taking the order back kept the word for free once.
#[test]
fn a_promise_is_not_kept_when_the_force_was_called_back() {
    let mut play = due();
    let order = play.undertake("destroyer", Act::Patrol, None);
    play.order(WASHINGTON, order);
    play.order(WASHINGTON, play.honour("usa", 0, true));
    play.command(Actor::Seat(WASHINGTON), Command::TakeBack(0)).unwrap_or_else(|why| panic!("{why:?}"));
    let events = play.news();
    assert!(!events.iter().any(|event| matches!(event, Event::ObligationSettled { kept: true, .. })));
    assert_eq!(play.game.dues[0].kept, None);
}

#[test]
fn yes_and_no_to_the_same_obligation_are_one_too_many() {
    let mut play = due();
    play.order(WASHINGTON, play.honour("usa", 0, false));
    let order = play.undertake("destroyer", Act::Patrol, None);
    play.order(WASHINGTON, order);
    assert_eq!(play.give(WASHINGTON, play.honour("usa", 0, true)), Err(Refusal::Duplicate { what: Already::Ordered }));
}

/// Refusing costs credit with every ally: each draws its own conclusion.
#[test]
fn an_obligation_that_is_not_kept_in_time_is_refused() {
    let mut play = due();
    let usa = play.nation("usa");
    let lost = play.scenario.parameters.get(Param::CreditRefused) as i16;
    assert!(!play.news().iter().any(|event| matches!(event, Event::ObligationSettled { .. })), "there is a second turn");
    let events = play.news();
    assert!(events.contains(&Event::ObligationSettled { id: DueId(0), kept: false }));
    assert!(events.contains(&Event::CreditMoved { nation: usa, by: Thousandths(-lost), why: Driver::BrokeWord }));
    assert_eq!(play.game.nations[usa.index()].tally.obligations_refused, 1);
}

proptest! {
    /// Support, standing, credit and capital stay within bounds whatever is published, signalled and consulted.
    #[test]
    fn measures_stay_within_bounds(start in 0..=1000i16, capital in 0..40i32, kinds in prop::collection::vec((0..4usize, 0..4u8), 1..12)) {
        let mut play = after_a_clash(Given::a_small_sea().with_treaty(AttackOn::Forces, Response::Consult));
        for nation in &mut play.game.nations {
            (nation.support, nation.standing, nation.credit, nation.capital) = (Thousandths(start), Thousandths(1000 - start), Thousandths(start), capital);
        }
        for (kind, what) in kinds {
            let kind = SignalKind::ALL[kind];
            let order = match what {
                0 => play.publicise("phl"),
                1 => play.consult("phl", "usa"),
                _ => play.signal("phl", "prc", kind, if what == 2 { "" } else { "words" }),
            };
            let _ = play.give(MANILA, order);
            play.turn();
            for nation in &play.game.nations {
                prop_assert!([nation.support, nation.standing, nation.credit].iter().all(|value| (0..=1000).contains(&value.0)));
                prop_assert!(nation.capital >= 0 && (0..=1000).contains(&nation.publicity_wear.0));
            }
        }
    }
}
