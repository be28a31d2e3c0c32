//! The clock of competition: half-years of *Draft the Pact* and the contest for the Pacific.

use latticework::ai::{CompetitionAim, Decision, Reason, Skill, Strategy};
use latticework::catalog::clause::Promise;
use latticework::catalog::quantity::Thousandths;
use latticework::catalog::{AgreementStatus, Clause, NationId};
use latticework::rules::Command;
use latticework::rules::order::{CounterKind, Order};
use latticework::rules::state::competition::{Coercion, InfluenceKind, InformationOperation};

use super::scene::{Names, Scene, arrangement, bold, cautious, has, set_on, steady};

/// *Draft the Pact*, with staff and capital for everything.
fn pact() -> Scene {
    let mut scene = Scene::of("draft_the_pact");
    scene.scenario.staff_actions = 40;
    for slug in ["usa", "jpn", "aus", "phl", "prc"] {
        scene.set(slug, |state| state.capital = 60);
    }
    scene
}

/// A treaty to act of Japan, Australia and the Philippines is before parliaments; nothing else is.
fn signed(scene: &mut Scene) {
    scene.game.agreements.retain(|agreement| agreement.ratifying.is_empty());
    let text = scene.model("act_treaty", &["jpn", "aus", "phl"]);
    scene.stands(text, AgreementStatus::Ratifying);
}

fn expedites(command: &Command, reason: &Reason) -> bool {
    matches!(command, Command::Give(Order::Hasten(_))) && *reason == Reason::Compete { aim: CompetitionAim::Bind }
}

#[test]
fn a_bold_japan_expedites_a_treaty_that_its_public_barely_carries_and_a_steady_one_waits() {
    let mut scene = pact();
    signed(&mut scene);
    // At the usual pace the vote comes too late.
    scene.game.turn = 5;
    // To act for forces asks for 550 in parliament: ten are missing. The bold bear twenty, the steady want thirty more than that.
    scene.set("jpn", |state| (state.support, state.standing) = (Thousandths(540), Thousandths(500)));
    scene.always("jpn", bold(Skill::Expert), expedites);
    scene.never("jpn", steady(Skill::Expert), expedites);
    scene.set("jpn", |state| state.support = Thousandths(580));
    scene.always("jpn", steady(Skill::Expert), expedites);
}

#[test]
fn who_rushes_expedites_whatever_the_public_thinks_and_who_goes_step_by_step_does_not() {
    let mut scene = pact();
    signed(&mut scene);
    scene.set("phl", |state| (state.support, state.standing) = (Thousandths(300), Thousandths(400)));
    scene.mostly("phl", set_on(Strategy::Rush, Skill::Standard), expedites);
    scene.never("phl", set_on(Strategy::Bargain, Skill::Standard), expedites);
}

#[test]
fn a_government_that_was_lied_about_attributes_it_and_lets_it_rest_once_that_is_done() {
    let mut scene = pact();
    let (prc, phl) = (scene.nation("prc"), scene.nation("phl"));
    let turn = scene.game.turn;
    let lie = InformationOperation {
        by: prc,
        target: phl,
        kind: InfluenceKind::Disinformation,
        turn,
        lands_turn: Some(turn),
        effect: Thousandths(-30),
        landed: true,
        attributed: false,
    };
    scene.game.competition.influences.push(lie);
    let attributes = |command: &Command, reason: &Reason| {
        matches!(command, Command::Give(Order::Counter(order)) if order.kind == CounterKind::Attribute)
            && *reason == Reason::Compete { aim: CompetitionAim::Protect }
    };
    scene.always("phl", cautious(Skill::Expert), attributes);
    scene.mostly("phl", bold(Skill::Novice), attributes);
    scene.game.competition.influences[0].attributed = true;
    scene.never("phl", cautious(Skill::Expert), attributes);
}

#[test]
fn a_standard_china_lifts_a_trade_restriction_that_is_worn_and_a_novice_keeps_it() {
    let mut scene = pact();
    let (prc, aus) = (scene.nation("prc"), scene.nation("aus"));
    let good = scene.scenario.catalog.good_id("iron_ore").expect("iron ore");
    scene.game.competition.coercions.push(Coercion { by: prc, target: aus, good, since_turn: 0, wear: Thousandths(900) });
    let lifts = |command: &Command, reason: &Reason| {
        matches!(command, Command::Give(Order::Coerce(order)) if order.lift && order.target == aus)
            && *reason == Reason::Compete { aim: CompetitionAim::EaseOff }
    };
    scene.mostly("prc", steady(Skill::Standard), lifts);
    scene.never("prc", steady(Skill::Novice), lifts);
}

/// Whose public is lied to first.
fn pressed(decisions: &[Decision]) -> Option<NationId> {
    decisions.iter().find_map(|decision| match (&decision.command, decision.reason) {
        (Command::Give(Order::Influence(order)), Reason::Compete { aim: CompetitionAim::Press }) if order.kind == InfluenceKind::Disinformation => {
            Some(order.target)
        }
        _ => None,
    })
}

#[test]
fn an_expert_china_presses_the_weakest_parliament_first_and_a_novice_whom_it_knows_best() {
    let mut scene = pact();
    signed(&mut scene);
    let phl = scene.nation("phl");
    scene.set("phl", |state| (state.support, state.standing) = (Thousandths(610), Thousandths(510)));
    for slug in ["jpn", "aus"] {
        scene.set(slug, |state| (state.support, state.standing) = (Thousandths(810), Thousandths(610)));
    }
    let first = |skill| scene.orders("prc", steady(skill)).iter().filter_map(|decisions| pressed(decisions)).collect::<Vec<_>>();
    let (expert, novice) = (first(Skill::Expert), first(Skill::Novice));
    assert!(expert.len() > 6 && expert.iter().all(|&nation| nation == phl), "{expert:?}");
    assert!(novice.len() > 6 && novice.iter().any(|&nation| nation != phl), "{novice:?}");
}

/// What an offer says, and why it was made.
fn offers(decisions: &[Decision], wanted: impl Fn(&latticework::rules::phases::agreement::AgreementText) -> bool, why: Reason) -> bool {
    has(decisions, |command, reason| matches!(command, Command::Propose { text, .. } if wanted(text)) && *reason == why)
}

#[test]
fn a_bold_washington_offers_the_fullest_pact_at_once_since_its_objectives_ask_for_promises() {
    let scene = pact();
    for decisions in scene.offers("usa", bold(Skill::Standard)) {
        let full = offers(
            &decisions,
            |text| text.parties.len() == 4 && text.promises_help() && !text.in_part,
            Reason::Compete { aim: CompetitionAim::Bind },
        );
        assert!(full, "{decisions:#?}");
    }
}

#[test]
fn a_cautious_washington_builds_institutions_first_since_publics_do_not_carry_a_promise_yet() {
    let scene = pact();
    for decisions in scene.offers("usa", cautious(Skill::Standard)) {
        assert!(!decisions.is_empty() && !has(&decisions, |command, _| matches!(command, Command::Propose { text, .. } if text.promises_help())));
        let institution = |clause: &Clause| matches!(clause, Clause::Institution { .. });
        assert!(offers(&decisions, |text| text.clauses.iter().any(institution), Reason::Compete { aim: CompetitionAim::Bind }), "{decisions:#?}");
    }
}

#[test]
fn a_cautious_washington_offers_one_promise_to_all_once_every_public_carries_it() {
    let mut scene = pact();
    for slug in ["usa", "jpn", "aus", "phl"] {
        scene.set(slug, |state| state.support = Thousandths(700));
    }
    for decisions in scene.offers("usa", cautious(Skill::Standard)) {
        let step =
            offers(&decisions, |text| text.parties.len() == 4 && text.promises_help() && text.in_part, Reason::Compete { aim: CompetitionAim::Bind });
        assert!(step, "{decisions:#?}");
    }
}

#[test]
fn who_ignores_pacts_offers_no_promise_however_ready_publics_are() {
    let mut scene = pact();
    for slug in ["usa", "jpn", "aus", "phl"] {
        scene.set(slug, |state| state.support = Thousandths(900));
    }
    for decisions in scene.offers("jpn", set_on(Strategy::Ignore, Skill::Expert)) {
        assert!(!has(&decisions, |command, _| matches!(command, Command::Propose { text, .. } if text.promises_help())), "{decisions:#?}");
    }
}

#[test]
fn a_bold_novice_bargains_every_second_half_year_only() {
    let mut scene = pact();
    let offered = |scene: &Scene| scene.offers("jpn", bold(Skill::Novice)).iter().filter(|decisions| !decisions.is_empty()).count();
    assert_eq!(offered(&scene), 0, "turn 1");
    scene.game.turn = 2;
    assert!(offered(&scene) > 6, "turn 2");
}

#[test]
fn china_gives_notice_of_its_understanding_with_who_binds_itself_and_a_cautious_or_unskilled_china_does_not() {
    let mut scene = pact();
    let (prc, phl) = (scene.nation("prc"), scene.nation("phl"));
    let pass = Clause::Undertaking { who: prc, what: Promise::LetPass(scene.place("second_thomas")), until_turn: None };
    let quiet = scene.stands(arrangement("Supply runs", vec![phl, prc], vec![pass]), AgreementStatus::InForce);
    let takes_back = |decisions: &[Decision]| {
        has(decisions, |command, reason| {
            matches!(command, Command::Denounce { agreement, .. } if *agreement == quiet) && *reason == Reason::TakeBack { with: phl }
        })
    };
    let in_all = |scene: &Scene, who| scene.offers("prc", who).iter().all(|decisions| takes_back(decisions));
    let in_any = |scene: &Scene, who| scene.offers("prc", who).iter().any(|decisions| takes_back(decisions));
    assert!(!in_any(&scene, bold(Skill::Standard)), "nobody has promised anything yet");
    let text = scene.model("act_treaty", &["jpn", "phl"]);
    let treaty = scene.stands(text, AgreementStatus::Ratifying);
    assert!(in_all(&scene, bold(Skill::Standard)), "the bold do not wait for parliaments");
    assert!(!in_any(&scene, steady(Skill::Standard)), "the steady do");
    scene.game.agreements[treaty.index()].status = AgreementStatus::InForce;
    assert!(in_all(&scene, steady(Skill::Standard)));
    // Bargaining of a novice falls on even turns.
    scene.game.turn = 2;
    assert!(!in_any(&scene, cautious(Skill::Standard)) && !in_any(&scene, bold(Skill::Novice)));
}

#[test]
fn china_courts_the_islands_that_its_objectives_name_and_no_others() {
    let mut scene = Scene::of("pacific_contest");
    let courts = |command: &Command, reason: &Reason| {
        matches!(command, Command::Give(Order::Induce(_))) && *reason == Reason::Compete { aim: CompetitionAim::Court }
    };
    scene.mostly("prc", steady(Skill::Standard), courts);
    scene.scenario.objectives.clear();
    scene.never("prc", steady(Skill::Standard), courts);
}
