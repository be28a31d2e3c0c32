//! The clock of crisis, in a quarantine: weeks of inspections off Taiwan.

use latticework::ai::{Reason, Skill, WarAim};
use latticework::catalog::quantity::{Hours, Thousandths};
use latticework::rules::Command;
use latticework::rules::order::Order;
use latticework::rules::order::quarantine::QuarantineOrder;
use latticework::rules::quarantine::{Course, Crews, Escort, Grade, Guard, MerchantCargo, Quarantine};

use super::scene::{Names, Scene, bold, cautious, steady};

fn siege() -> Scene {
    let mut scene = Scene::of("quarantine");
    scene.scenario.staff_actions = 40;
    scene
}

fn now(scene: &mut Scene) -> &mut Quarantine {
    scene.game.quarantine.as_mut().expect("a quarantine")
}

fn orders(command: &Command, reason: &Reason, why: WarAim, wanted: impl Fn(&QuarantineOrder) -> bool) -> bool {
    matches!(command, Command::Give(Order::Quarantine(order)) if wanted(order)) && *reason == Reason::Fight { aim: why }
}

fn escorts(command: &Command) -> Option<(u8, Guard)> {
    match command {
        Command::Give(Order::Quarantine(QuarantineOrder::Escort { groups, guard, .. })) => Some((*groups, *guard)),
        _ => None,
    }
}

#[test]
fn a_cautious_china_lifts_the_cordon_after_shots_and_a_bold_one_draws_it_tight() {
    let mut scene = siege();
    let lifts = |command: &Command, reason: &Reason| {
        orders(command, reason, WarAim::Ease, |order| matches!(order, QuarantineOrder::Cordon { grade: Grade::Lifted, .. }))
    };
    scene.never("prc", cautious(Skill::Standard), lifts);
    scene.rung("prc", "usa", 5);
    scene.always("prc", cautious(Skill::Standard), lifts);
    scene.never("prc", bold(Skill::Standard), lifts);
    scene.always("prc", bold(Skill::Standard), |command, reason| {
        orders(command, reason, WarAim::Squeeze, |order| matches!(order, QuarantineOrder::Cordon { grade: Grade::Tight, crews: Crews::Board, .. }))
    });
    // Who is near its aim does not turn back.
    now(&mut scene).power = Thousandths(700);
    scene.never("prc", cautious(Skill::Standard), lifts);
}

#[test]
fn a_bold_novice_of_china_lays_mines_in_the_third_week_and_a_standard_player_tries_all_else_first() {
    let mut scene = siege();
    let mines = |boats: bool| {
        move |command: &Command, reason: &Reason| {
            orders(
                command,
                reason,
                WarAim::Squeeze,
                |order| matches!(order, QuarantineOrder::Blockade { mines: true, submarines, .. } if *submarines == boats),
            )
        }
    };
    now(&mut scene).week = 3;
    scene.always("prc", bold(Skill::Novice), mines(true));
    scene.never("prc", bold(Skill::Standard), |command, _| matches!(command, Command::Give(Order::Quarantine(QuarantineOrder::Blockade { .. }))));
    now(&mut scene).week = 5;
    scene.always("prc", bold(Skill::Standard), mines(false));
}

#[test]
fn a_cautious_taiwan_lets_merchants_give_their_papers_where_ships_go_on_and_not_where_they_are_taken() {
    let mut scene = siege();
    let bows = |command: &Command, reason: &Reason| {
        orders(command, reason, WarAim::Feed, |order| matches!(order, QuarantineOrder::Sail { course: Course::Comply, .. }))
    };
    now(&mut scene).grade = Grade::Held;
    scene.always("twn", cautious(Skill::Standard), bows);
    scene.never("twn", bold(Skill::Standard), bows);
    now(&mut scene).grade = Grade::Tight;
    scene.never("twn", cautious(Skill::Standard), bows);
}

#[test]
fn taiwan_saves_gas_while_there_is_some_to_save_and_a_novice_burns_it() {
    let mut scene = siege();
    let saves = |command: &Command, reason: &Reason| {
        orders(command, reason, WarAim::Feed, |order| matches!(order, QuarantineOrder::Ration { demand: 900, .. }))
    };
    assert_eq!(now(&mut scene).days(MerchantCargo::Gas), 11);
    scene.always("twn", steady(Skill::Standard), saves);
    scene.never("twn", steady(Skill::Novice), saves);
    // With less than a week's gas there is nothing to save.
    now(&mut scene).stock_hours[MerchantCargo::Gas.index()] = Hours(6 * 24);
    scene.never("twn", steady(Skill::Standard), saves);
}

#[test]
fn a_steady_washington_escorts_convoys_once_the_lights_dim_and_a_bold_one_at_once() {
    let mut scene = siege();
    let guards = |command: &Command, reason: &Reason| {
        escorts(command).is_some_and(|(groups, _)| groups > 0) && *reason == Reason::Fight { aim: WarAim::Guard }
    };
    scene.never("usa", steady(Skill::Standard), guards);
    scene.always("usa", bold(Skill::Standard), guards);
    now(&mut scene).week = 2;
    scene.never("usa", steady(Skill::Standard), guards);
    now(&mut scene).power = Thousandths(900);
    scene.always("usa", steady(Skill::Standard), guards);
}

#[test]
fn a_cautious_washington_takes_its_escorts_home_after_shots_and_a_steady_one_lets_them_fire() {
    let mut scene = siege();
    let usa = scene.nation("usa");
    scene.rung("usa", "prc", 5);
    let sent = Escort { groups: 2, guard: Guard::Accompany, first: MerchantCargo::Gas };
    let quarantine = now(&mut scene);
    (quarantine.week, quarantine.power, quarantine.crews) = (4, Thousandths(850), Crews::Board);
    quarantine.escorts.insert(usa, sent);
    scene.always("usa", cautious(Skill::Standard), |command, reason| {
        escorts(command).is_some_and(|(groups, _)| groups == 0) && *reason == Reason::Fight { aim: WarAim::Ease }
    });
    scene.always("usa", steady(Skill::Standard), |command, reason| {
        escorts(command).is_some_and(|(groups, guard)| groups > 0 && guard == Guard::ReturnFire) && *reason == Reason::Fight { aim: WarAim::Guard }
    });
}

#[test]
fn japan_does_not_go_before_washington_does() {
    let mut scene = siege();
    let usa = scene.nation("usa");
    let quarantine = now(&mut scene);
    (quarantine.week, quarantine.power) = (3, Thousandths(700));
    scene.set("jpn", |state| state.support = Thousandths(560));
    let goes = |command: &Command, _: &Reason| escorts(command).is_some_and(|(groups, _)| groups > 0);
    scene.never("jpn", bold(Skill::Expert), goes);
    now(&mut scene).escorts.insert(usa, Escort { groups: 1, guard: Guard::Accompany, first: MerchantCargo::Gas });
    scene.always("jpn", bold(Skill::Expert), |command, reason| goes(command, reason) && *reason == Reason::Fight { aim: WarAim::Guard });
}

#[test]
fn hosts_open_their_ports_to_american_escorts_when_their_public_backs_it() {
    let mut scene = siege();
    let usa = scene.nation("usa");
    now(&mut scene).escorts.insert(usa, Escort { groups: 1, guard: Guard::Accompany, first: MerchantCargo::Gas });
    let opens = |command: &Command, reason: &Reason| {
        orders(command, reason, WarAim::Open, |order| matches!(order, QuarantineOrder::Ports { open: true, .. }))
    };
    scene.set("jpn", |state| state.support = Thousandths(519));
    scene.never("jpn", steady(Skill::Standard), opens);
    scene.set("jpn", |state| state.support = Thousandths(520));
    scene.always("jpn", steady(Skill::Standard), opens);
}
