//! The clock of crisis, in war: days of *Strait 2027*; and the order that brings war about.

use latticework::ai::{Reason, Skill, WarAim};
use latticework::rules::Command;
use latticework::rules::crisis::{Call, Crisis, Note};
use latticework::rules::metric::{Comparison, Metric, Test};
use latticework::rules::models::war::{Basing, Party};
use latticework::rules::order::Order;
use latticework::rules::order::war::{Aim, Mission, Rule, TaskForce, WarOrder};
use latticework::rules::scenario::Objective;
use latticework::rules::vocab::measure::Condition;
use latticework::rules::vocab::war::since::Since;

use super::scene::{Names, Scene, bold, cautious, steady};

/// The war without the pact, or with it.
fn war(slug: &str) -> Scene {
    let mut scene = Scene::of(slug);
    scene.scenario.staff_actions = 40;
    scene
}

fn crisis(scene: &mut Scene) -> &mut Crisis {
    scene.game.crisis.as_mut().expect("a war")
}

/// The United States fights, or has decided to.
fn with_the_united_states(scene: &mut Scene) {
    crisis(scene).enters[Party::Usa.index()] = Since::START;
}

/// An order of war for this.
fn orders(command: &Command, reason: &Reason, why: WarAim, wanted: impl Fn(&WarOrder) -> bool) -> bool {
    matches!(command, Command::Give(Order::War(order)) if wanted(order)) && *reason == Reason::Fight { aim: why }
}

#[test]
fn a_bold_novice_of_china_strikes_bases_in_japan_that_are_closed_and_a_steady_one_spares_them() {
    let scene = war("strait_2027_hub");
    let jpn = scene.nation("jpn");
    let strikes = |command: &Command, reason: &Reason| {
        orders(
            command,
            reason,
            WarAim::StrikeFirst,
            |order| matches!(order, WarOrder::Operate(order) if order.mission == Mission::StrikeBases(Aim::Host(jpn))),
        )
    };
    let spares = |command: &Command, reason: &Reason| {
        orders(command, reason, WarAim::Spare, |order| matches!(order, WarOrder::Engage(order) if order.rule == Rule::Spare(jpn) && order.on))
    };
    scene.always("prc", bold(Skill::Novice), strikes);
    scene.never("prc", bold(Skill::Novice), spares);
    for who in [steady(Skill::Novice), cautious(Skill::Standard), bold(Skill::Expert)] {
        scene.always("prc", who, spares);
        scene.never("prc", who, strikes);
    }
}

#[test]
fn even_a_cautious_china_strikes_bases_that_are_open_by_treaty_since_they_will_be_used() {
    let scene = war("strait_2027_pact");
    let jpn = scene.nation("jpn");
    scene.always("prc", cautious(Skill::Standard), |command, reason| {
        orders(
            command,
            reason,
            WarAim::StrikeFirst,
            |order| matches!(order, WarOrder::Operate(order) if order.mission == Mission::StrikeBases(Aim::Host(jpn))),
        )
    });
}

#[test]
fn a_cautious_china_keeps_more_missiles_back_than_a_bold_one() {
    let scene = war("strait_2027_hub");
    let kept = |who| {
        let games = scene.orders("prc", who);
        let of = |decisions: &Vec<latticework::ai::Decision>| {
            decisions.iter().find_map(|decision| match &decision.command {
                Command::Give(Order::War(WarOrder::Operate(order))) if order.task_force == TaskForce::Missiles => Some((order.share, order.keep)),
                _ => None,
            })
        };
        games.iter().map(|decisions| of(decisions).expect("missiles are ordered")).collect::<std::collections::BTreeSet<_>>()
    };
    let (bold, cautious) = (kept(bold(Skill::Standard)), kept(cautious(Skill::Standard)));
    let usual = scene.scenario.war.as_ref().expect("a war").arena.numbers.count(latticework::rules::models::war::Number::SalvoFirst) as u16;
    // A quarter more with 5 percent kept; a fifth less with 20.
    assert_eq!(bold.into_iter().collect::<Vec<_>>(), [((usual + usual / 4).min(1000), 50)]);
    assert_eq!(cautious.into_iter().collect::<Vec<_>>(), [(usual - usual / 5, 200)]);
}

#[test]
fn a_novice_sends_its_ships_forward_into_the_first_salvos_and_others_wait() {
    let mut scene = war("strait_2027_pact");
    with_the_united_states(&mut scene);
    let ships = |mission: Mission, why: WarAim| {
        move |command: &Command, reason: &Reason| {
            orders(
                command,
                reason,
                why,
                |order| matches!(order, WarOrder::Operate(order) if order.task_force == TaskForce::Surface && order.mission == mission),
            )
        }
    };
    scene.always("usa", steady(Skill::Novice), ships(Mission::Forward, WarAim::Sink));
    for skill in [Skill::Standard, Skill::Expert] {
        scene.always("usa", steady(skill), ships(Mission::Hold, WarAim::Wait));
    }
    crisis(&mut scene).war.turn = 4;
    scene.always("usa", steady(Skill::Expert), ships(Mission::Forward, WarAim::Sink));
}

/// A nation enters the war, for this reason.
fn enters(command: &Command, reason: &Reason, why: Reason) -> bool {
    matches!(command, Command::Give(Order::War(WarOrder::Enter(_)))) && *reason == why
}

#[test]
fn a_bold_japan_that_has_promised_nothing_stays_out_beside_a_fighting_ally() {
    let mut scene = war("strait_2027_hub");
    with_the_united_states(&mut scene);
    scene.never("jpn", bold(Skill::Expert), |command, _| matches!(command, Command::Give(Order::War(WarOrder::Enter(_)))));
}

#[test]
fn a_japan_whose_commitment_is_triggered_enters_since_it_has_given_its_word() {
    let mut scene = war("strait_2027_hub");
    with_the_united_states(&mut scene);
    let (jpn, usa) = (scene.nation("jpn"), scene.nation("usa"));
    crisis(&mut scene).calls.push(call(jpn, usa));
    for who in [bold(Skill::Expert), cautious(Skill::Expert), steady(Skill::Standard)] {
        scene.always("jpn", who, |command, reason| enters(command, reason, Reason::KeepWord { to: usa }));
    }
}

#[test]
fn a_government_whose_objective_is_to_keep_out_weighs_that_against_its_word() {
    let mut scene = war("strait_2027_hub");
    with_the_united_states(&mut scene);
    let (jpn, usa) = (scene.nation("jpn"), scene.nation("usa"));
    crisis(&mut scene).calls.push(call(jpn, usa));
    let mut out = |value| {
        let none = || Condition(vec![Test { metric: Metric::AtWar(jpn), comparison: Comparison::AtMost, value }]);
        let tiers = [none(), none(), none()];
        scene.scenario.objectives.retain(|objective| objective.title != "Out");
        let seat = scene.scenario.seat_of(jpn).expect("a seat");
        scene.scenario.objectives.push(Objective { seat, title: "Out".to_owned(), text: String::new(), tiers });
        let games = scene.orders("jpn", cautious(Skill::Expert));
        games.iter().all(|decisions| super::scene::has(decisions, |command, reason| enters(command, reason, Reason::KeepWord { to: usa })))
    };
    assert!(out(1), "the objective is met whatever it does: it goes");
    assert!(!out(-1), "an objective that cannot be met while it fights holds it back");
}

fn call(obligor: latticework::catalog::NationId, beneficiary: latticework::catalog::NationId) -> Call {
    let agreement = latticework::rules::vocab::ids::AgreementId(0);
    Call { agreement, clause: 0, obligor, beneficiary, place: None, until_turn: 9, kept: None }
}

#[test]
fn a_cautious_host_near_the_fight_keeps_its_bases_shut_and_a_bold_one_opens_them() {
    let mut scene = war("strait_2027_hub");
    with_the_united_states(&mut scene);
    let opens = |command: &Command, reason: &Reason| {
        orders(command, reason, WarAim::Open, |order| matches!(order, WarOrder::Allow(order) if order.basing == Basing::Combat))
    };
    scene.never("jpn", cautious(Skill::Standard), opens);
    scene.always("jpn", bold(Skill::Standard), opens);
}

#[test]
fn even_a_cautious_australia_opens_its_bases_since_they_lie_far_from_the_fight() {
    let mut scene = war("strait_2027_hub");
    let opens = |command: &Command, reason: &Reason| {
        orders(command, reason, WarAim::Open, |order| matches!(order, WarOrder::Allow(order) if order.basing == Basing::Combat))
    };
    scene.never("aus", cautious(Skill::Standard), opens);
    with_the_united_states(&mut scene);
    scene.always("aus", cautious(Skill::Standard), opens);
}

#[test]
fn taiwan_yields_once_half_of_the_capitals_zone_is_lost_and_not_before() {
    let mut scene = war("strait_2027");
    crisis(&mut scene).war.turn = 4;
    let yields = |command: &Command, reason: &Reason| {
        orders(command, reason, WarAim::Settle, |order| matches!(order, WarOrder::Agree(order) if order.note == Note::Surrender))
    };
    let arena = scene.scenario.war.clone().expect("a war");
    let capital = arena.arena.capital_zone();
    let area = arena.arena.zones[capital].area_km2;
    crisis(&mut scene).war.zones[capital].held_km2 = area / 2 - 2;
    scene.never("twn", bold(Skill::Standard), yields);
    crisis(&mut scene).war.zones[capital].held_km2 = area / 2 + 2;
    scene.always("twn", bold(Skill::Standard), yields);
}

#[test]
fn china_orders_the_invasion_when_it_believes_war_now_to_be_worth_more_than_waiting_and_not_otherwise() {
    let mut scene = Scene::of("draft_the_pact");
    let mut believes = |now: i32, bar: i32| {
        let doubt = scene.game.doubt.as_mut().expect("a belief");
        (doubt.worth.now, doubt.worth.bar) = (now, bar);
        let invades = move |command: &Command, reason: &Reason| {
            matches!(command, Command::Give(Order::War(WarOrder::Invade(_)))) && *reason == Reason::Launch { worth: now, bar }
        };
        let games = scene.orders("prc", cautious(Skill::Novice));
        games.iter().filter(|decisions| super::scene::has(decisions, invades)).count()
    };
    assert_eq!([believes(120, 100), believes(100, 100), believes(-234, 0)], [12, 0, 0]);
}
