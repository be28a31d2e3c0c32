//! The clock of incidents: half-days at Second Thomas Shoal and the Senkaku Islands.

use latticework::ai::{Reason, Skill};
use latticework::catalog::clause::Promise;
use latticework::catalog::quantity::{Hours, Thousandths};
use latticework::catalog::{Act, AgreementStatus, Clause};
use latticework::rules::Command;
use latticework::rules::metric::{Comparison, Metric, Test};
use latticework::rules::order::{Order, SignalKind};
use latticework::rules::scenario::{Objective, Position};
use latticework::rules::state::{Due, Incident, Task};
use latticework::rules::vocab::measure::Condition;

use super::scene::{Names, Scene, arrangement, bold, cautious, steady};

/// At the shoal, with staff for everything: what is left undone is left undone for a reason.
fn shoal() -> Scene {
    let mut scene = Scene::of("second_thomas");
    scene.scenario.staff_actions = 40;
    scene
}

/// China opposed the Philippines like this at the shoal in this turn.
fn after(scene: &mut Scene, act: Act) {
    let (prc, phl, shoal) = (scene.nation("prc"), scene.nation("phl"), scene.feature("second_thomas"));
    let turn = scene.game.turn;
    scene.game.features[shoal.index()].incidents.push(Incident { by: prc, against: phl, act, turn });
}

/// The first boat group lies off the shoal with repair material, and China's cutters beside it, idle.
fn with_a_run(scene: &mut Scene) {
    let shoal = scene.feature("second_thomas");
    let there = Position::Field(scene.scenario.feature(shoal).cell);
    let (boats, cutters) = (scene.force("First boat group"), cutters(scene));
    let boats = scene.game.forces.get_mut(&boats).expect("boats");
    (boats.position, boats.task) = (there, Some(Task { feature: shoal, act: Act::ResupplyRepair, against: None }));
    scene.game.forces.get_mut(&cutters).expect("cutters").position = there;
}

fn cutters(scene: &Scene) -> latticework::rules::vocab::ids::ForceId {
    let setup = scene.scenario.forces.iter().find(|force| force.slug == "ccg_2ts").expect("China's cutters");
    scene.force(&setup.name)
}

/// An act at the shoal, and against whom.
fn does(command: &Command, wanted: impl Fn(Act) -> bool) -> bool {
    matches!(command, Command::Give(Order::Undertake(order)) if wanted(order.act))
}

#[test]
fn in_a_storm_a_standard_player_keeps_its_boats_in_port_since_the_outpost_can_wait() {
    let mut scene = shoal();
    scene.game.weather_until = Some(scene.game.turn);
    scene.never("phl", steady(Skill::Standard), |command, _| does(command, |act| act.cargo().is_some()));
}

#[test]
fn in_a_storm_a_standard_player_sails_since_the_outpost_has_nothing_left() {
    let mut scene = shoal();
    scene.game.weather_until = Some(scene.game.turn);
    let shoal = scene.feature("second_thomas");
    scene.game.features[shoal.index()].supply = 0;
    scene.mostly("phl", steady(Skill::Standard), |command, reason| {
        does(command, |act| act == Act::Resupply) && *reason == Reason::Feed { feature: shoal, hours_left: Hours(0) }
    });
}

#[test]
fn in_a_storm_a_novice_sails_all_the_same_since_it_does_not_look_at_the_weather() {
    let mut scene = shoal();
    scene.game.weather_until = Some(scene.game.turn);
    let shoal = scene.feature("second_thomas");
    scene.mostly("phl", steady(Skill::Novice), |command, reason| {
        does(command, |act| act.cargo().is_some())
            && matches!(reason, Reason::Feed { feature, .. } | Reason::Mend { feature, .. } if *feature == shoal)
    });
}

#[test]
fn a_novice_publishes_weak_pictures_and_an_expert_waits_since_publics_are_tired_of_them() {
    let mut scene = shoal();
    after(&mut scene, Act::WaterCannon);
    // What rung 2 brings is 30, and 45 with cameras of one's own; three fifths are worn: 12 and 18, and an expert waits for more than 18.
    scene.set("phl", |state| state.publicity_wear = Thousandths(600));
    let published = |reason: &Reason, wear: i32| {
        let brings = [30, 45].map(|whole| whole * (1000 - wear) / 1000);
        matches!(reason, Reason::Publish { effect_permille, .. } if brings.contains(&i32::from(*effect_permille)))
    };
    scene.sometimes("phl", steady(Skill::Novice), |_, reason| published(reason, 600));
    scene.never("phl", steady(Skill::Expert), |_, reason| matches!(reason, Reason::Publish { .. }));
    scene.set("phl", |state| state.publicity_wear = Thousandths(0));
    scene.always("phl", steady(Skill::Expert), |_, reason| published(reason, 0));
}

#[test]
fn an_ally_that_is_pressed_is_reassured_and_a_novice_saves_the_words() {
    let mut scene = shoal();
    scene.rung("phl", "prc", 2);
    let phl = scene.nation("phl");
    let says = |words: bool| {
        move |command: &Command, reason: &Reason| {
            matches!(command, Command::Give(Order::Signal(signal)) if signal.kind == SignalKind::Reassure && signal.message.is_empty() != words)
                && *reason == Reason::Reassure { ally: phl }
        }
    };
    scene.mostly("usa", steady(Skill::Standard), says(true));
    scene.never("usa", steady(Skill::Standard), says(false));
    scene.mostly("usa", steady(Skill::Novice), says(false));
    scene.never("usa", steady(Skill::Novice), says(true));
}

#[test]
fn washington_consults_manila_in_public_once_it_stands_against_china_since_its_objectives_count_it() {
    let mut scene = shoal();
    let phl = scene.nation("phl");
    let consults = |command: &Command, reason: &Reason| {
        matches!(command, Command::Give(Order::Consult(order)) if order.ally == phl) && *reason == Reason::Consult { ally: phl }
    };
    scene.never("usa", steady(Skill::Expert), consults);
    scene.rung("usa", "prc", 1);
    scene.always("usa", steady(Skill::Expert), consults);
}

#[test]
fn a_bold_novice_of_china_rams_a_supply_run_and_a_cautious_one_only_shadows_whatever_is_at_stake() {
    let mut scene = shoal();
    with_a_run(&mut scene);
    let stops = |wanted: Act| {
        move |command: &Command, reason: &Reason| does(command, |act| act == wanted) && matches!(reason, Reason::Stop { act, .. } if *act == wanted)
    };
    scene.mostly("prc", bold(Skill::Novice), stops(Act::Ram));
    scene.mostly("prc", cautious(Skill::Novice), stops(Act::Shadow));
    scene.never("prc", cautious(Skill::Novice), |command, _| does(command, |act| act > Act::Shadow && act.opposes()));
}

#[test]
fn an_expert_of_china_stops_a_run_and_lets_it_pass_once_it_has_promised_to() {
    let mut scene = shoal();
    with_a_run(&mut scene);
    let (shoal, prc, phl) = (scene.feature("second_thomas"), scene.nation("prc"), scene.nation("phl"));
    scene.always("prc", bold(Skill::Expert), |command, reason| {
        does(command, |act| act > Act::Shadow && act.opposes()) && matches!(reason, Reason::Stop { feature, .. } if *feature == shoal)
    });
    let pass = Clause::Undertaking { who: prc, what: Promise::LetPass(scene.place("second_thomas")), until_turn: None };
    scene.stands(arrangement("Supply runs", vec![phl, prc], vec![pass]), AgreementStatus::InForce);
    scene.never("prc", bold(Skill::Expert), |_, reason| matches!(reason, Reason::Stop { feature, .. } if *feature == shoal));
    scene.always("prc", bold(Skill::Expert), |command, reason| {
        does(command, |act| act == Act::Shadow) && *reason == Reason::WatchOnly { feature: shoal }
    });
}

#[test]
fn a_group_whose_hulls_are_all_damaged_is_sent_home_to_be_repaired() {
    let mut scene = shoal();
    let setup = scene.scenario.forces.iter().find(|force| force.slug == "pcg_wps").expect("Manila's cutters").name.clone();
    let id = scene.force(&setup);
    let force = scene.game.forces.get_mut(&id).expect("cutters");
    let home = force.home;
    force.damaged = force.strength;
    scene.always("phl", cautious(Skill::Novice), |command, reason| {
        matches!(command, Command::Give(Order::Move(order)) if order.force == id && order.to == Position::At(home)) && *reason == Reason::Refit
    });
}

#[test]
fn a_government_that_promised_to_stay_out_takes_its_cutters_off_the_islands() {
    let mut scene = Scene::of("senkaku");
    let (islands, jpn, prc) = (scene.feature("senkaku"), scene.nation("jpn"), scene.nation("prc"));
    let withdraws = |_: &Command, reason: &Reason| *reason == Reason::Withdraw { feature: islands };
    scene.never("jpn", steady(Skill::Standard), withdraws);
    let out = Promise::StayOut(scene.place("senkaku"));
    let clauses = [jpn, prc].map(|who| Clause::Undertaking { who, what: out, until_turn: None }).to_vec();
    scene.stands(arrangement("Apart", vec![jpn, prc], clauses), AgreementStatus::InForce);
    scene.always("jpn", steady(Skill::Standard), withdraws);
}

/// A treaty commitment to Manila is triggered, and this is the last turn to answer it. Washington's voters forgive no death.
fn triggered() -> Scene {
    let mut scene = shoal();
    let (usa, phl, prc, feature) = (scene.nation("usa"), scene.nation("phl"), scene.nation("prc"), scene.feature("second_thomas"));
    let owed = scene.game.live_clauses().find(|(_, _, clause)| clause.help(usa, phl).is_some()).map(|(id, index, _)| (id, index));
    let (agreement, clause) = owed.expect("the treaty of 1951");
    let turn = scene.game.turn;
    scene.game.dues.push(Due { agreement, clause, obligor: usa, beneficiary: phl, against: prc, feature, turn, until_turn: turn, kept: None });
    let nobody_dies = || Condition(vec![Test { metric: Metric::Deaths(phl), comparison: Comparison::AtMost, value: 0 }]);
    let tiers = [nobody_dies(), nobody_dies(), nobody_dies()];
    scene.scenario.objectives.push(Objective { seat: scene.seat("usa"), title: "Nobody dies".to_owned(), text: String::new(), tiers });
    scene
}

#[test]
fn a_bold_washington_honours_a_commitment_since_its_word_is_worth_more_than_the_risk() {
    let scene = triggered();
    let phl = scene.nation("phl");
    scene.always("usa", bold(Skill::Standard), |command, reason| {
        matches!(command, Command::Give(Order::Honour(order)) if order.keep) && *reason == Reason::KeepWord { to: phl }
    });
    scene.always("usa", bold(Skill::Standard), |command, reason| does(command, |act| act == Act::Patrol) && *reason == Reason::KeepWord { to: phl });
}

#[test]
fn a_cautious_washington_declines_a_commitment_on_the_last_day_since_nobody_may_die() {
    let mut scene = triggered();
    let phl = scene.nation("phl");
    scene.always("usa", cautious(Skill::Standard), |command, reason| {
        matches!(command, Command::Give(Order::Honour(order)) if !order.keep) && *reason == Reason::BreakWord { to: phl }
    });
    // A turn earlier nothing is lost by waiting.
    let turn = scene.game.turn;
    scene.game.dues[0].until_turn = turn + 1;
    scene.never("usa", cautious(Skill::Standard), |command, _| matches!(command, Command::Give(Order::Honour(_))));
}
