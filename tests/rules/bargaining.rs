//! docs/RULES.md, "Agreements".

use latticework::catalog::clause::{AttackOn, Consent, Promise, Response};
use latticework::catalog::quantity::Thousandths;
use latticework::catalog::{AgreementStatus, Clause, Operation, PlaceId};
use latticework::rules::event::Driver;
use latticework::rules::phases::agreement::{AgreementText, Answer, Instrument};
use latticework::rules::vocab::error::{Refusal, TextProblem, What};
use latticework::rules::vocab::ids::{AgreementId, ProposalId};
use latticework::rules::vocab::parameter::Param;
use latticework::rules::{Actor, Command, Event};

use crate::harness::names::Names;
use crate::harness::sea::*;

fn sea() -> Play {
    Given::a_small_sea().with_shoal().start()
}

fn declare(play: &Play, parties: &[&str]) -> AgreementText {
    undertaking(play, parties, parties[0], Promise::Declare)
}

fn propose(
    play: &mut Play,
    from: &str,
    to: &[&str],
    text: AgreementText,
    counters: Option<ProposalId>,
    private: bool,
) -> Result<ProposalId, Refusal> {
    let (from, to) = (play.nation(from), to.iter().map(|slug| play.nation(slug)).collect());
    let actor = play.actor_for(from);
    let events = play.command(actor, Command::Propose { from, to, text, counters, private })?;
    let id = events.iter().find_map(|recorded| match recorded.event {
        Event::Proposed { id, .. } => Some(id),
        _ => None,
    });
    Ok(id.unwrap_or(ProposalId(0)))
}

fn answer(play: &mut Play, nation: &str, proposal: ProposalId, answer: Answer) -> Result<(), Refusal> {
    let nation = play.nation(nation);
    let actor = play.actor_for(nation);
    play.command(actor, Command::Answer { nation, proposal, answer }).map(|_| ())
}

#[test]
fn what_stands_accepted_binds_when_the_turn_resolves() {
    let mut play = sea();
    let (phl, concession) = (play.nation("phl"), play.scenario.parameters.get(Param::ConcessionStanding) as i16);
    let text = undertaking(&play, &["phl", "prc"], "phl", Promise::NoRepair(play.place("second_thomas")));
    let id = play.agree("phl", &["prc"], text.clone());
    assert!(play.game.agreements.is_empty(), "until then it is a word");
    let events = play.news();
    let Event::AgreementMade { agreement, .. } = &events[1] else { panic!("{events:#?}") };
    assert_eq!((&agreement.text, agreement.status), (&text, AgreementStatus::InForce));
    assert_eq!(events[0], Event::ProposalLapsed { id });
    assert_eq!(events[2], Event::StandingMoved { nation: phl, by: Thousandths(-concession), why: Driver::Concession });
}

#[test]
fn all_parties_must_accept() {
    let mut play = sea();
    let text = declare(&play, &["phl", "usa", "jpn"]);
    let id = propose(&mut play, "phl", &["usa", "jpn"], text, None, false).unwrap_or_else(|why| panic!("{why:?}"));
    answer(&mut play, "usa", id, Answer::Accept).unwrap_or_else(|why| panic!("{why:?}"));
    play.news();
    assert!(play.game.agreements.is_empty());
    assert_eq!(answer(&mut play, "jpn", id, Answer::Accept), Err(Refusal::NotOnOffer), "offers lapse with the turn");
}

#[test]
fn a_refusal_closes_the_offer_and_a_counter_replaces_it() {
    let mut play = sea();
    let text = declare(&play, &["phl", "usa"]);
    let id = propose(&mut play, "phl", &["usa"], text.clone(), None, false).unwrap_or_else(|why| panic!("{why:?}"));
    let mut other = text.clone();
    other.name = "Other words".to_owned();
    let counter = propose(&mut play, "usa", &["phl"], other, Some(id), false).unwrap_or_else(|why| panic!("{why:?}"));
    assert!(!play.game.proposals[&id].open && play.game.proposals[&counter].open);
    answer(&mut play, "phl", counter, Answer::Refuse { why: vec![] }).unwrap_or_else(|why| panic!("{why:?}"));
    assert!(!play.game.proposals[&counter].open);
}

#[test]
fn at_most_three_offers_a_pair_a_turn() {
    let mut play = sea();
    for number in 0..4 {
        let mut text = declare(&play, &["phl", "usa"]);
        text.name = format!("Offer {number}");
        let made = propose(&mut play, "phl", &["usa"], text, None, false);
        let usa = play.nation("usa");
        assert_eq!(made.err(), (number == 3).then_some(Refusal::TooManyOffers { to: usa, limit: 3 }));
    }
}

/// Declarations to nobody were not counted once: a seat could fill the memory with them.
#[test]
fn at_most_three_declarations_a_turn() {
    let mut play = sea();
    let phl = play.nation("phl");
    let results: Vec<_> = (0..4)
        .map(|_| {
            let mut text = declare(&play, &["phl"]);
            text.instrument = Instrument::Declaration;
            propose(&mut play, "phl", &[], text, None, false).err()
        })
        .collect();
    assert_eq!(results, [None, None, None, Some(Refusal::TooManyOffers { to: phl, limit: 3 })]);
    assert_eq!(play.game.agreements.len(), 3, "they are in force at once");
}

/// A public counter would tell everybody that there was a private offer.
#[test]
fn a_counter_to_a_private_offer_is_private() {
    let mut play = sea();
    let text = declare(&play, &["phl", "prc"]);
    let id = propose(&mut play, "phl", &["prc"], text.clone(), None, true).unwrap_or_else(|why| panic!("{why:?}"));
    let mut other = text;
    other.name = "Other words".to_owned();
    let counter = propose(&mut play, "prc", &["phl"], other, Some(id), false).unwrap_or_else(|why| panic!("{why:?}"));
    assert!(play.game.proposals[&counter].private);
}

#[test]
fn texts_that_do_not_hold_together_are_refused() {
    let mut play = sea();
    let (phl, usa, prc) = (play.nation("phl"), play.nation("usa"), play.nation("prc"));
    let given = Given::a_small_sea();
    let mut refused = |change: &dyn Fn(&mut AgreementText)| {
        let mut text = declare(&play, &["phl", "usa"]);
        change(&mut text);
        propose(&mut play, "phl", &["usa"], text, None, false).err()
    };
    let bad = |problem| Some(Refusal::BadText { problem });
    let leave = |host: &str, guest: &str| given.permission(host, guest, Operation::Logistics, Consent::Automatic);
    assert_eq!(refused(&|text| text.clauses.clear()), bad(TextProblem::Empty));
    assert_eq!(refused(&|text| text.parties.push(usa)), bad(TextProblem::Parties));
    assert_eq!(refused(&|text| text.clauses = vec![leave("prc", "usa")]), bad(TextProblem::NotAParty(prc)));
    assert_eq!(refused(&|text| text.clauses = vec![leave("phl", "phl")]), bad(TextProblem::WithItself(phl)));
    let owes = Clause::Obligation {
        obligor: usa,
        beneficiary: phl,
        area: latticework::catalog::clause::Area::Pacific,
        trigger: AttackOn::Forces,
        response: Response::Consult,
    };
    assert_eq!(refused(&|text| text.clauses = vec![owes.clone()]), bad(TextProblem::WrongInstrument));
    let nowhere = PlaceId(60_000);
    let promise = Clause::Undertaking { who: phl, what: Promise::LetPass(nowhere), until_turn: None };
    assert_eq!(refused(&|text| text.clauses = vec![promise.clone()]), Some(Refusal::NoSuch { what: What::Place }));
    assert_eq!(refused(&|text| text.name = "x".repeat(81)), Some(Refusal::TooLarge { what: What::Text, limit: 80 }));
}

#[test]
fn a_treaty_must_be_ratified_and_needs_a_year_to_end() {
    let mut play = Given::a_small_sea().with_treaty(AttackOn::Forces, Response::Act).start();
    let (phl, usa) = (play.nation("phl"), play.nation("usa"));
    let mut text = declare(&play, &["phl", "usa"]);
    text.instrument = Instrument::Treaty;
    play.agree("phl", &["usa"], text);
    play.news();
    assert_eq!(play.game.agreements[1].status, AgreementStatus::Ratifying);
    let mut notice = sea();
    notice.game.agreements = play.game.agreements.clone();
    notice.game.agreements[0].text.instrument = Instrument::Treaty;
    let events = notice.command(Actor::Seat(MANILA), Command::Denounce { nation: phl, agreement: AgreementId(0) });
    let events = events.unwrap_or_else(|why| panic!("{why:?}"));
    // 8,760 hours of half-days.
    assert_eq!(events[0].event, Event::Denounced { id: AgreementId(0), by: phl, ends_turn: 1 + 730 });
    let again = notice.command(Actor::Seat(WASHINGTON), Command::Denounce { nation: usa, agreement: AgreementId(0) });
    assert_eq!(again, Err(Refusal::NotBound { nation: usa, agreement: AgreementId(0) }));
}
