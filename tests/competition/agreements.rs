//! Treaties before parliaments, in part, revised, excluded; institutions at work.

use latticework::catalog::clause::InstitutionKind;
use latticework::catalog::quantity::Thousandths;
use latticework::catalog::{AgreementStatus, Clause};
use latticework::rules::event::{Event, FactorKind};
use latticework::rules::order::{Hasten, Order};
use latticework::rules::phases::agreement::{permission, ratification};
use latticework::rules::state::competition::share;
use latticework::rules::vocab::error::{Refusal, TextProblem};

use super::support::{Names, Play};

#[test]
fn a_treaty_takes_about_fourteen_months_before_ready_publics() {
    let mut play = Play::pact();
    for slug in ["jpn", "phl"] {
        play.set(slug, |state| {
            state.support = Thousandths(650);
            state.standing = Thousandths(600);
        });
    }
    let text = play.model("act_treaty", &["jpn", "phl"], None);
    play.agree(&text);
    let mut turns = 0;
    while !play.bound("jpn", "phl") {
        play.turn();
        turns += 1;
        assert!(turns <= 6, "never in force");
    }
    // Signed in the first half-year; 14 months at support 650 run a quarter faster.
    assert!((3..=4).contains(&turns), "{turns} half-years");
    assert!(play.bound("phl", "jpn"));
}

#[test]
fn a_wider_promise_needs_more_behind_it() {
    let mut play = Play::pact();
    let asks = |play: &Play, slug: &str, nation: &str| {
        let text = play.model(slug, &["usa", "jpn", "phl"], Some("yokota"));
        ratification::threshold(&play.scenario, &text, play.nation(nation))
    };
    let ladder = ["planning_annex", "consult_treaty", "territory_treaty", "act_treaty", "automatic_treaty"].map(|slug| asks(&play, slug, "jpn"));
    assert_eq!(ladder, [330, 420, 500, 550, 610]);
    // A party that promises nothing of its own in a treaty of others is asked as for consulting.
    let mut text = play.model("act_treaty", &["usa", "jpn", "phl"], None);
    let usa = play.nation("usa");
    text.clauses.retain(|clause| !matches!(clause, Clause::Obligation { obligor, .. } if *obligor == usa));
    assert_eq!(ratification::threshold(&play.scenario, &text, usa), 420);
    // The vote is held against it, and says so.
    for slug in ["jpn", "phl"] {
        play.set(slug, |state| state.support = Thousandths(560));
    }
    let text = play.model("territory_treaty", &["jpn", "phl"], None);
    play.agree(&text);
    play.turn();
    let mut needed = None;
    let signed = play.last();
    for _ in 0..5 {
        needed = needed.or(play.turn().into_iter().find_map(|event| match event {
            Event::Ratified { id, why, .. } if id == signed => why.iter().find(|factor| factor.kind == FactorKind::Needed).map(|factor| factor.value),
            _ => None,
        }));
    }
    assert_eq!(needed, Some(500));
}

#[test]
fn political_capital_hastens_it_and_an_unready_public_lets_it_fail() {
    let mut play = Play::pact();
    play.set("phl", |state| {
        state.support = Thousandths(300);
        state.standing = Thousandths(300);
        state.capital = 60;
    });
    play.set("jpn", |state| state.support = Thousandths(700));
    let text = play.model("act_treaty", &["jpn", "phl"], None);
    play.agree(&text);
    play.turn();
    let id = play.last();
    assert_eq!(play.game.agreements[id.index()].status, AgreementStatus::Ratifying);
    let mut failed = false;
    for _ in 0..5 {
        let before = play.game.agreements[id.index()].hours_to_ratify(play.nation("phl"));
        play.set("phl", |state| {
            state.support = state.support.min(Thousandths(320));
            state.standing = state.standing.min(Thousandths(300));
        });
        let order = Order::Hasten(Hasten { nation: play.nation("phl"), agreement: id });
        if before.is_some() && play.of("phl").capital >= 4 {
            play.order(order);
        }
        let events = play.turn();
        failed |= events.iter().any(|event| matches!(event, Event::RatificationFailed { nation, .. } if *nation == play.nation("phl")));
    }
    assert!(failed, "an unready public");
    assert_eq!(play.game.agreements[id.index()].status, AgreementStatus::Lapsed);
    assert!(play.of("phl").credit < Thousandths(560), "and the nation's word is worth less");
    assert!(play.of("phl").tally.treaties_failed >= 1);
}

#[test]
fn a_text_that_says_so_enters_into_force_in_part() {
    let mut play = Play::pact();
    let mut text = play.model("act_treaty", &["jpn", "aus", "phl"], None);
    text.in_part = true;
    for slug in ["jpn", "aus"] {
        play.set(slug, |state| state.support = Thousandths(800));
    }
    play.agree(&text);
    for _ in 0..4 {
        for slug in ["jpn", "aus"] {
            play.set(slug, |state| {
                state.support = Thousandths(800);
                state.standing = Thousandths(700);
            });
        }
        play.set("phl", |state| state.support = Thousandths(250));
        play.turn();
    }
    assert!(play.bound("jpn", "aus") && play.bound("aus", "jpn"), "the two that said yes");
    assert!(!play.bound("jpn", "phl") && !play.bound("phl", "aus"), "and not the one that did not");
}

#[test]
fn a_revision_needs_all_parties_and_takes_the_place_of_the_old_text() {
    let mut play = Play::pact();
    let old = play.model("planning_annex", &["usa", "jpn", "aus"], Some("yokota"));
    play.agree(&old);
    play.turn();
    let id = play.last();
    assert_eq!(play.game.agreements[id.index()].status, AgreementStatus::InForce);
    let mut narrow = play.model("planning_annex", &["usa", "jpn"], Some("yokota"));
    narrow.revises = Some(id);
    assert_eq!(play.propose(&narrow), Err(Refusal::BadText { problem: TextProblem::BadRevision }));
    // Accession: the same text with one party more.
    let mut wider = play.model("planning_annex", &["usa", "jpn", "aus", "phl"], Some("yokota"));
    wider.revises = Some(id);
    play.agree(&wider);
    play.turn();
    assert_eq!(play.game.agreements[id.index()].status, AgreementStatus::Lapsed);
    assert!(share(&play.game, play.nation("phl"), play.nation("aus"), InstitutionKind::WorkingGroup));
}

#[test]
fn taiwan_stays_outside_treaties_of_defence() {
    let mut play = Play::pact();
    let text = play.model("act_treaty", &["usa", "twn"], None);
    let twn = play.nation("twn");
    assert_eq!(play.propose(&text), Err(Refusal::BadText { problem: TextProblem::Excluded(twn) }));
    let declaration = play.model("isr_annex", &["usa", "twn"], Some("yokota"));
    assert_eq!(play.propose(&declaration), Ok(()), "arrangements are another matter");
}

#[test]
fn a_treaty_of_four_costs_acceptance_in_the_region_and_an_observer_gives_some_back() {
    use latticework::catalog::Clause;
    use latticework::catalog::clause::Promise;
    use latticework::rules::phases::agreement::{AgreementText, Instrument};
    let mut play = Play::pact();
    let text = play.model("act_treaty", &["usa", "jpn", "aus", "phl"], None);
    play.agree(&text);
    let events = play.turn();
    let moved: i32 = events.iter().map(|event| if let Event::RegionMoved { by, .. } = event { i32::from(*by) } else { 0 }).sum();
    assert_eq!(moved, -60 + play_back(&events), "sixty of a thousand");
    let sgp = play.nation("sgp");
    let observer = AgreementText {
        name: "Observer".to_owned(),
        instrument: Instrument::Arrangement,
        parties: vec![play.nation("jpn"), sgp],
        clauses: vec![Clause::Undertaking { who: sgp, what: Promise::Observe, until_turn: None }],
        quiet: false,
        in_part: false,
        revises: None,
    };
    let before = play.game.competition.region;
    play.agree(&observer);
    play.turn();
    assert!(play.game.competition.region >= before + Thousandths(25), "{before} to {}", play.game.competition.region);
}

/// What drifts back by itself in the same turn.
fn play_back(events: &[Event]) -> i32 {
    use latticework::rules::event::Driver;
    events.iter().map(|event| if let Event::RegionMoved { by, why: Driver::Decay } = event { i32::from(*by) } else { 0 }).sum()
}

#[test]
fn a_headquarters_has_done_the_asking_beforehand() {
    use latticework::catalog::Operation;
    let mut play = Play::pact();
    let annex = play.model("access_annex", &["jpn", "phl"], None);
    play.agree(&annex);
    play.turn();
    let (jpn, lal_lo) = (play.nation("jpn"), play.place("lal_lo"));
    let isr = |play: &Play| permission::at_place(&play.scenario, &play.game, jpn, lal_lo, Operation::Isr);
    assert!(!isr(&play).allows(), "reconnaissance is asked for, a turn ahead");
    let headquarters = play.model("headquarters_annex", &["jpn", "phl"], Some("jjoc_ichigaya"));
    play.agree(&headquarters);
    play.turn();
    assert!(isr(&play).allows(), "the staff has agreed on it");
}
