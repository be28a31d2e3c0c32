//! Answers in bargaining: what an AI player or an AI desk says to an offer, the grounds it states, and what it offers instead. Numbers are
//! reckoned by hand from the table in docs/RULES.md, "How an AI player weighs an offer".

use std::collections::BTreeMap;

use latticework::ai::{self, Decision, Reason, Skill, Strategy};
use latticework::catalog::clause::{Area, AttackOn, Consent, Places, Promise, Response, Tension};
use latticework::catalog::quantity::Thousandths;
use latticework::catalog::{AgreementStatus, Clause, Operation};
use latticework::rules::Command;
use latticework::rules::phases::agreement::consultation::Consultation;
use latticework::rules::phases::agreement::{AgreementText, Answer, Ground, GroundKind};
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::vocab::ids::ProposalId;

use super::scene::{Names, Scene, Who, anybody, arrangement, bold, cautious, has, set_on, steady};

fn pact() -> Scene {
    Scene::of("draft_the_pact")
}

/// The answer among decisions: yes, or the grounds of a no; and the sum that decided.
fn answer(decisions: &[Decision]) -> (Option<&[Ground]>, i32) {
    match decisions.first() {
        Some(Decision { command: Command::Answer { answer: Answer::Accept, .. }, reason: Reason::Weighed { total, .. } }) => (None, *total),
        Some(Decision { command: Command::Answer { answer: Answer::Refuse { why }, .. }, reason: Reason::Weighed { total, .. } }) => {
            (Some(why), *total)
        }
        other => panic!("no answer: {other:?}"),
    }
}

fn accepts(decisions: &[Decision]) -> bool {
    answer(decisions).0.is_none()
}

/// What is offered instead, if anything is.
fn instead(decisions: &[Decision]) -> Option<(&AgreementText, &Reason, bool)> {
    decisions.iter().find_map(|decision| match &decision.command {
        Command::Propose { text, counters: Some(_), private, .. } => Some((text, &decision.reason, *private)),
        _ => None,
    })
}

/// Grounds by kind, summed.
fn summed(grounds: &[Ground]) -> BTreeMap<String, i32> {
    let mut sums = BTreeMap::new();
    for ground in grounds {
        *sums.entry(format!("{:?}", ground.kind)).or_default() += i32::from(ground.weight);
    }
    sums
}

/// The worked example of the page: Seoul's AI desk is offered a treaty to consult by Japan.
#[test]
fn seoul_weighs_a_treaty_to_consult_as_the_page_reckons() {
    let mut scene = pact();
    let (rok, jpn) = (scene.nation("rok"), scene.nation("jpn"));
    let text = scene.model("consult_treaty", &["jpn", "rok"]);
    let seen = View::of(&scene.scenario, &scene.game, Viewer::Seat(scene.seat("jpn")));
    assert_eq!(ai::estimate(&scene.scenario, &seen.game, rok, jpn, &text), 600, "132 / 220");
    let id = scene.offer(&text, false);
    let reckoned = [
        ("Consensus", (470 - (500 - 80)) * 3 / 2),
        ("Exposure", -(8 + 4) * 3 / 2 * 40 / 100),
        ("Timing", -60),
        ("Credit", (620 - 500) / 4),
        ("Operation", -8 - 10 - 10),
        ("Return", 3 * 14),
        ("Threat", 0),
        ("Fatigue", 0),
    ];
    let grounds = ai::weigh(&scene.scenario, &scene.game, rok, jpn, &text);
    assert_eq!(summed(&grounds), reckoned.map(|(kind, weight)| (kind.to_owned(), weight)).into());
    assert_eq!(reckoned.iter().map(|(_, weight)| weight).sum::<i32>(), 52);
    // The mood is from -60 to 60, each as likely: 113 of 121 make a yes.
    let games = 2000;
    let mut yes = 0;
    for seed in 0..games {
        let reply = scene.reply("rok", anybody(Skill::Standard), id, seed);
        let (why, total) = answer(&reply);
        assert!((52 - 60..=52 + 60).contains(&total), "{total}");
        assert_eq!(why.is_none(), total >= 0, "{total}");
        yes += u64::from(why.is_none());
    }
    let expected = games * 113 / 121;
    assert!(yes.abs_diff(expected) < games / 50, "{yes} of {games}, expected {expected}");
}

/// Asked for more than its price it refuses, whatever its mood, says why, the weightiest first, and offers what it would sign.
#[test]
fn seoul_refuses_a_treaty_to_act_and_offers_to_consult_since_its_parliament_carries_no_more() {
    let mut scene = pact();
    let jpn = scene.nation("jpn");
    let id = scene.offer(&scene.model("act_treaty", &["jpn", "rok"]), false);
    // (470 - 550) * 3/2, trade -18, an election -60, credibility 30, its promises -28 - 36 - 36, Japan's 3 * 38.
    let sum = -120 - 18 - 60 + 30 - 28 - 36 - 36 + 114;
    for decisions in scene.replies("rok", anybody(Skill::Standard), id) {
        let (why, total) = answer(&decisions);
        assert!((sum - 60..=sum + 60).contains(&total), "{total} against {sum}");
        let why: Vec<(GroundKind, i16)> = why.expect("a no").iter().map(|ground| (ground.kind, ground.weight.0)).collect();
        let said = [
            (GroundKind::Consensus, -120),
            (GroundKind::Timing, -60),
            (GroundKind::Operation, -36),
            (GroundKind::Operation, -36),
            (GroundKind::Operation, -28),
            (GroundKind::Exposure, -18),
        ];
        assert_eq!(why, said);
        let (text, reason, private) = instead(&decisions).expect("a counter-offer");
        assert_eq!((text.clauses.clone(), private), (scene.model("consult_treaty", &["rok", "jpn"]).clauses, false));
        assert_eq!(*reason, Reason::Counter { with: jpn, worth: 0 }, "a desk has no objectives");
    }
}

#[test]
fn what_is_refused_in_private_is_countered_in_private() {
    let mut scene = pact();
    let id = scene.offer(&scene.model("act_treaty", &["jpn", "rok"]), true);
    for decisions in scene.replies("rok", anybody(Skill::Standard), id) {
        assert!(instead(&decisions).is_some_and(|(_, _, private)| private), "{decisions:?}");
    }
}

#[test]
fn a_counter_offer_is_refused_but_never_countered_again() {
    let mut scene = pact();
    let id = scene.offer(&scene.model("act_treaty", &["jpn", "rok"]), false);
    let reply = scene.reply("rok", anybody(Skill::Standard), id, 1);
    for decision in &reply {
        scene.command(scene.nation("rok"), &decision.command).unwrap_or_else(|why| panic!("{decision:?}: {why:?}"));
    }
    let counter = scene.game.proposals.keys().next_back().copied().expect("a counter-offer");
    assert!(counter != id && !scene.game.proposals[&id].open);
    // Japan as it plays when it promises nothing to anybody.
    for decisions in scene.replies("jpn", set_on(Strategy::Ignore, Skill::Standard), counter) {
        assert!(!accepts(&decisions) && decisions.len() == 1, "{decisions:?}");
    }
}

#[test]
fn asking_again_draws_nothing_new_in_the_turn_and_a_new_mood_in_the_next() {
    let mut scene = pact();
    let id = scene.offer(&scene.model("consult_treaty", &["jpn", "rok"]), false);
    let totals = |scene: &Scene| (0..20).map(|seed| answer(&scene.reply("rok", anybody(Skill::Standard), id, seed)).1).collect::<Vec<_>>();
    let first = totals(&scene);
    assert_eq!(first, totals(&scene));
    scene.game.turn += 1;
    // The election has come nearer or gone by, and weighs alike in every game: what is left between the two is the mood's.
    let second = totals(&scene);
    let moved: Vec<i32> = first.iter().zip(&second).map(|(a, b)| b - a).collect();
    assert!(moved.iter().any(|by| *by != moved[0]), "{moved:?}");
}

#[test]
fn who_refuses_by_its_mood_alone_says_that_it_gets_too_little() {
    let mut scene = pact();
    // Support as the access of its parliament asks for, and a word taken at 500: nothing speaks for or against but 10 for the seat as an observer.
    scene.set("rok", |state| state.support = Thousandths(330));
    scene.set("jpn", |state| state.credit = Thousandths(500));
    let (jpn, rok) = (scene.nation("jpn"), scene.nation("rok"));
    let clause = Clause::Undertaking { who: rok, what: Promise::Observe, until_turn: None };
    let id = scene.offer(&arrangement("A chair", vec![jpn, rok], vec![clause]), false);
    let mut refused = 0;
    for seed in 0..60 {
        let decisions = scene.reply("rok", anybody(Skill::Standard), id, seed);
        if let (Some(why), total) = answer(&decisions) {
            refused += 1;
            assert!((10 - 60..0).contains(&total));
            assert_eq!(why.iter().map(|ground| (ground.kind, ground.weight.0)).collect::<Vec<_>>(), [(GroundKind::Return, -1)]);
        }
    }
    assert!((10..50).contains(&refused), "50 of 121 moods make a no: {refused} of 60");
}

#[test]
fn the_fourth_offer_weighs_fifty_less_than_the_second_since_there_were_too_many() {
    let mut scene = pact();
    let (rok, jpn) = (scene.nation("rok"), scene.nation("jpn"));
    let text = scene.model("consult_treaty", &["jpn", "rok"]);
    let fatigue = |scene: &Scene| {
        let grounds = ai::weigh(&scene.scenario, &scene.game, rok, jpn, &text);
        grounds.iter().filter(|ground| ground.kind == GroundKind::Fatigue).map(|ground| ground.weight.0).collect::<Vec<_>>()
    };
    let first = scene.offer(&text, false);
    let mut seen = vec![fatigue(&scene)];
    for number in 1..4 {
        let again = scene.game.proposals[&first].clone();
        scene.game.proposals.insert(ProposalId(first.0 + number), again);
        seen.push(fatigue(&scene));
    }
    assert_eq!(seen, [[0], [0], [-25], [-50]]);
}

/// The sums of two players for one offer, game by game.
fn apart(scene: &Scene, slug: &str, id: ProposalId, one: Who, other: Who) -> Vec<i32> {
    (0..20).map(|seed| answer(&scene.reply(slug, one, id, seed)).1 - answer(&scene.reply(slug, other, id, seed)).1).collect()
}

#[test]
fn a_promise_weighs_90_more_with_the_bold_and_115_less_with_the_cautious_where_parliament_is_not_ready() {
    let mut scene = pact();
    scene.set("jpn", |state| state.support = Thousandths(500));
    let id = scene.offer(&scene.model("act_treaty", &["phl", "jpn"]), false);
    assert_eq!(apart(&scene, "jpn", id, bold(Skill::Novice), cautious(Skill::Novice)), vec![90 + 115; 20]);
    // Where parliament carries it, the cautious lack 10 only.
    scene.set("jpn", |state| state.support = Thousandths(600));
    assert_eq!(apart(&scene, "jpn", id, bold(Skill::Standard), cautious(Skill::Expert)), vec![90 + 10; 20]);
}

#[test]
fn a_bold_novice_of_japan_who_is_offered_a_treaty_to_act_declines_since_its_public_would_not_carry_it() {
    let mut scene = pact();
    scene.set("jpn", |state| state.support = Thousandths(200));
    let id = scene.offer(&scene.model("act_treaty", &["phl", "jpn"]), false);
    for decisions in scene.replies("jpn", bold(Skill::Novice), id) {
        let why = answer(&decisions).0.expect("a no");
        assert_eq!((why[0].kind, why[0].weight.0), (GroundKind::Consensus, (200 - 550) * 3 / 2));
    }
    scene.set("jpn", |state| state.support = Thousandths(700));
    for decisions in scene.replies("jpn", bold(Skill::Novice), id) {
        assert!(accepts(&decisions), "{decisions:?}");
    }
}

#[test]
fn a_japan_that_ignores_pacts_declines_what_its_public_would_carry_and_offers_nothing_instead() {
    let mut scene = pact();
    scene.set("jpn", |state| state.support = Thousandths(700));
    let id = scene.offer(&scene.model("act_treaty", &["phl", "jpn"]), false);
    for decisions in scene.replies("jpn", set_on(Strategy::Ignore, Skill::Expert), id) {
        let why = answer(&decisions).0.expect("a no");
        assert_eq!((why[0].kind, why[0].weight.0), (GroundKind::Control, -1000));
        assert_eq!(decisions.len(), 1, "{decisions:?}");
    }
}

/// China is offered nothing for letting supplies pass; the two stand on this rung.
fn passage_for_nothing(rung: u8) -> (Scene, Vec<Vec<Decision>>) {
    let mut scene = Scene::of("second_thomas");
    scene.rung("phl", "prc", rung);
    let (phl, prc, shoal) = (scene.nation("phl"), scene.nation("prc"), scene.place("second_thomas"));
    let pass = Clause::Undertaking { who: prc, what: Promise::LetPass(shoal), until_turn: None };
    let id = scene.offer(&arrangement("Passage", vec![phl, prc], vec![pass]), true);
    let replies = scene.replies("prc", steady(Skill::Standard), id);
    (scene, replies)
}

#[test]
fn a_china_that_blocks_in_calm_gives_that_up_for_nothing_and_for_no_price() {
    let (_, replies) = passage_for_nothing(0);
    for decisions in replies {
        let why = answer(&decisions).0.expect("a no");
        // Letting pass -230; support of 620 for pressure (500 - 620) / 4.
        assert_eq!(summed(why), [("Control".to_owned(), -230), ("Consensus".to_owned(), -30)].into());
        assert_eq!(instead(&decisions), None);
    }
}

#[test]
fn a_china_that_is_tired_of_blocking_refuses_passage_for_nothing_and_names_its_price() {
    let (scene, replies) = passage_for_nothing(2);
    let phl = scene.nation("phl");
    for decisions in replies {
        let why = answer(&decisions).0.expect("a no");
        assert_eq!(summed(why), [("Control".to_owned(), -230 + 2 * 50), ("Consensus".to_owned(), -30)].into());
        let (text, reason, private) = instead(&decisions).expect("a counter-offer");
        assert!(matches!(reason, Reason::Counter { with, worth } if *with == phl && *worth >= 0), "{reason:?}");
        let promises = |clause: &Clause| matches!(clause.undertaking(), Some((who, Promise::NoRepair(_) | Promise::Inspection(_))) if who == phl);
        assert!(private && text.clauses.iter().any(promises), "{text:?}");
    }
}

#[test]
fn manila_offers_to_leave_material_ashore_for_passage_unless_its_objectives_ask_for_the_ship_to_be_mended() {
    let mut scene = Scene::of("second_thomas");
    let (prc, shoal) = (scene.nation("prc"), scene.feature("second_thomas"));
    // The two stand on rung 2, and the outpost is empty: China is tired of blocking, Manila needs the boats.
    scene.rung("phl", "prc", 2);
    scene.game.features[shoal.index()].supply = 0;
    let deals = |decisions: &Vec<Decision>| {
        has(decisions, |command, reason| {
            let two = matches!(command, Command::Propose { to, private: true, .. } if to[..] == [prc]);
            two && matches!(reason, Reason::Deal { with, worth } if *with == prc && *worth >= 20)
        })
    };
    let made = |scene: &Scene| scene.offers("phl", steady(Skill::Expert)).iter().filter(|decisions| deals(decisions)).count();
    assert_eq!(made(&scene), 0, "without material the ship falls apart, which its objectives forbid");
    scene.scenario.objectives.retain(|objective| objective.title != "Keep the ship standing");
    assert!(made(&scene) > 3, "in {} of 12 games", made(&scene));
    // An offer that was made less than three turns ago is not made again.
    let made = scene.offers("phl", steady(Skill::Expert)).into_iter().find(|decisions| deals(decisions)).expect("an offer");
    scene.command(scene.nation("phl"), &made[0].command).unwrap_or_else(|why| panic!("{why:?}"));
    let again = scene.offers("phl", steady(Skill::Expert)).iter().any(|decisions| {
        has(decisions, |_, reason| matches!(reason, Reason::Deal { .. })) && has(decisions, |command, _| command == &made[0].command)
    });
    assert!(!again);
}

/// Japan asks Seoul and Wellington, AI desks both, for a treaty to consult.
fn three(support: [i16; 2]) -> (Scene, ProposalId) {
    let mut scene = pact();
    for (slug, support) in ["rok", "nzl"].into_iter().zip(support) {
        scene.set(slug, |state| (state.support, state.standing) = (Thousandths(support), Thousandths(600)));
    }
    let text = scene.model("consult_treaty", &["jpn", "rok", "nzl"]);
    let id = scene.offer(&text, false);
    (scene, id)
}

#[test]
fn of_two_parties_of_different_mind_one_refusal_closes_the_offer_whoever_is_asked_first() {
    for order in [["rok", "nzl"], ["nzl", "rok"]] {
        let (mut scene, id) = three([700, 200]);
        let mut answers = Vec::new();
        for slug in order {
            let reply = scene.reply(slug, anybody(Skill::Standard), id, 3);
            answers.push(if reply.is_empty() {
                "not asked"
            } else if accepts(&reply) {
                "yes"
            } else {
                "no"
            });
            if let Some(decision) = reply.first() {
                scene.command(scene.nation(slug), &decision.command).unwrap_or_else(|why| panic!("{why:?}"));
            }
        }
        let expected = if order[0] == "rok" { ["yes", "no"] } else { ["no", "not asked"] };
        assert_eq!(answers, expected);
        assert!(!scene.game.proposals[&id].open);
    }
}

#[test]
fn two_parties_of_one_mind_accept_and_the_offer_stands_accepted() {
    let (mut scene, id) = three([700, 700]);
    for slug in ["rok", "nzl"] {
        let reply = scene.reply(slug, anybody(Skill::Standard), id, 3);
        assert!(accepts(&reply), "{slug}: {reply:?}");
        scene.command(scene.nation(slug), &reply[0].command).unwrap_or_else(|why| panic!("{why:?}"));
    }
    assert_eq!(scene.game.proposals[&id].answers, [Some(Answer::Accept), Some(Answer::Accept)]);
}

#[test]
fn a_host_that_is_consulted_consents_by_silence_and_refuses_a_guest_whose_word_is_worth_nothing() {
    let mut scene = pact();
    let (rok, usa) = (scene.nation("rok"), scene.nation("usa"));
    let clause = Clause::Permission {
        grantor: rok,
        grantees: vec![usa],
        places: Places::AllHosted,
        operation: Operation::CombatSorties,
        up_to: Tension::War,
        consent: Consent::Consult(2),
        cap: None,
        until_turn: None,
    };
    let agreement = scene.stands(arrangement("Sorties after consultation", vec![rok, usa], vec![clause]), AgreementStatus::InForce);
    scene.command(usa, &Command::AskPermission { nation: usa, agreement, clause: 0 }).unwrap_or_else(|why| panic!("{why:?}"));
    let refusals = |scene: &Scene| {
        let asked: Consultation = *scene.game.consultations.first().expect("a question");
        let view = View::of(&scene.scenario, &scene.game, Viewer::Desk(rok));
        let said = (0..60).filter_map(|seed| ai::consulted(&scene.scenario, &view, rok, &asked, Skill::Standard, seed));
        let said: Vec<Decision> = said.collect();
        let refuses = |decision: &Decision| {
            matches!(decision.command, Command::RefusePermission { .. })
                && matches!(decision.reason, Reason::RefuseLeave { to, total } if to == usa && total < 0)
        };
        assert!(said.iter().all(refuses), "{said:?}");
        said.len()
    };
    // Support (470 - 330) / 8 = 17, a word of (620 - 500) / 4 = 30, trade -18 x 60% = -10, an election -60, and 120 since it foresaw to be asked:
    // 97 is above any mood.
    assert_eq!(refusals(&scene), 0);
    // -35 and -25 for 17 and 30 make -10: 70 of 121 moods make a no.
    scene.set("rok", |state| state.support = Thousandths(50));
    scene.set("usa", |state| state.credit = Thousandths(400));
    let no = refusals(&scene);
    assert!((22..48).contains(&no), "{no} of 60, and 35 on the mean");
    // A word that is worth nothing: -125 for -25, and no mood makes a yes.
    scene.set("usa", |state| state.credit = Thousandths(0));
    assert_eq!(refusals(&scene), 60);
}

#[test]
fn a_help_that_is_owed_already_is_not_weighed_again() {
    let scene = pact();
    let (usa, jpn, phl) = (scene.nation("usa"), scene.nation("jpn"), scene.nation("phl"));
    let promise = |beneficiary, trigger| Clause::Obligation { obligor: jpn, beneficiary, area: Area::Pacific, trigger, response: Response::Act };
    let asked = |clause| {
        let text = AgreementText {
            instrument: latticework::rules::phases::agreement::Instrument::Treaty,
            ..arrangement("More", vec![usa, jpn], vec![clause])
        };
        let grounds = ai::weigh(&scene.scenario, &scene.game, jpn, usa, &text);
        grounds.iter().filter(|ground| ground.kind == GroundKind::Operation).map(|ground| ground.weight.0).collect::<Vec<_>>()
    };
    assert_eq!(asked(promise(phl, AttackOn::Forces)), [-28 * 130 / 100], "nothing binds Tokyo to Manila");
    let owed = scene.game.live_clauses().find_map(|(_, _, clause)| clause.help(jpn, usa).map(|help| help.trigger)).expect("the treaty of 1960");
    assert_eq!(asked(promise(usa, owed)), [] as [i16; 0], "the treaty of 1960 does to Washington");
}
