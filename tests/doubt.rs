//! docs/RULES.md, "Doubt": what Beijing believes follows from agreements, stocks and consensus; it is the same for the same posture; what is
//! hidden stays hidden.

mod harness;

use std::sync::{Arc, OnceLock};

use latticework::catalog::clause::{Area, AttackOn, Consent, InstitutionKind, Places, Response, Tension};
use latticework::catalog::quantity::{Hours, Thousandths};
use latticework::catalog::{AgreementStatus, Clause, NationId, Operation};
use latticework::rules::doubt::later::a_year_on;
use latticework::rules::doubt::preview::DoubtAnswer;
use latticework::rules::doubt::{self, Belief, DRAWS, Eyes, PREVIEW_DRAWS, Question, Without};
use latticework::rules::event::Discard;
use latticework::rules::models::war::Party;
use latticework::rules::order::Order;
use latticework::rules::order::war::{Invade, WarOrder};
use latticework::rules::phases::agreement::{AgreementText, Instrument};
use latticework::rules::scenario::{Clock, Scenario};
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::state::{Agreement, Game, Phase, Proposal, Ratifying, Trial};
use latticework::rules::vocab::ids::{AgreementId, ProposalId, SeatId};
use latticework::rules::{Actor, Command, Refusal, turn};

use harness::levels::level;

fn scenario() -> &'static Arc<Scenario> {
    static SCENARIO: OnceLock<Arc<Scenario>> = OnceLock::new();
    SCENARIO.get_or_init(|| Arc::new(level("draft_the_pact")))
}

fn nation(slug: &str) -> NationId {
    scenario().catalog.nation_id(slug).unwrap_or_else(|| panic!("{slug}"))
}

fn game(seed: u64) -> Trial {
    Trial::of(&Game::start(scenario(), seed, &mut Discard))
}

fn with(game: &Game, clauses: Vec<Clause>, status: AgreementStatus) -> Trial {
    let mut game = Trial::of(game);
    let parties: Vec<NationId> = ["usa", "jpn", "aus", "phl"].map(nation).to_vec();
    let ratifying = parties.iter().map(|&nation| Ratifying { nation, hours_left: Hours(4_000), done: false, failed: false });
    let ratifying = if status == AgreementStatus::Ratifying { ratifying.collect() } else { Vec::new() };
    let text =
        AgreementText { name: "Pact".to_owned(), instrument: Instrument::Treaty, parties, clauses, quiet: false, revises: None, in_part: false };
    game.agreements.push(Agreement {
        def: None,
        text,
        status,
        since_turn: Some(1),
        ends_turn: None,
        suspended_until: None,
        made_here: true,
        ratifying,
    });
    game
}

/// Three allies at war as soon as the forces of the United States are attacked, and their bases open.
fn automatic_pact() -> Vec<Clause> {
    let allies = ["jpn", "aus", "phl"].map(nation);
    let promise = |obligor| Clause::Obligation {
        obligor,
        beneficiary: nation("usa"),
        area: Area::Pacific,
        trigger: AttackOn::Forces,
        response: Response::Automatic,
    };
    let access = |grantor| Clause::Permission {
        grantor,
        grantees: vec![nation("usa")],
        places: Places::AllHosted,
        operation: Operation::CombatSorties,
        up_to: Tension::War,
        consent: Consent::Automatic,
        cap: None,
        until_turn: None,
    };
    allies.into_iter().map(promise).chain(allies.map(access)).collect()
}

fn success(game: &Game) -> i32 {
    doubt::ask(scenario(), game, Eyes::Beijing, DRAWS).unwrap_or_default().success_permille()
}

#[test]
fn the_same_posture_gives_the_same_belief() {
    let game = game(7);
    let known = game.doubt.unwrap_or_else(|| panic!("settled at the start"));
    assert_eq!(doubt::ask(scenario(), &game, Eyes::Beijing, DRAWS), Some(known.now));
    assert_eq!(known.now.outcomes.iter().sum::<u16>(), DRAWS);
    assert!(known.now.mean_cost() > 0);
}

/// Promises and access in force leave Beijing less hope, at a higher price; the credit of the United States weighs most. With the draws of
/// a preview, as the differences are small.
#[test]
fn promises_and_access_raise_doubt() {
    let opening = game(1);
    let ask = |game: &Game| doubt::ask(scenario(), game, Eyes::Beijing, PREVIEW_DRAWS).unwrap_or_default();
    let (before, bound) = (ask(&opening), ask(&with(&opening, automatic_pact(), AgreementStatus::InForce)));
    assert!(bound.success_permille() <= before.success_permille(), "{} to {}", before.success_permille(), bound.success_permille());
    assert!(bound.mean_cost() > before.mean_cost(), "{} to {}", before.mean_cost(), bound.mean_cost());
    assert!(bound.utility(scenario()) < before.utility(scenario()));
    let mut doubted = opening;
    (doubted.nations[nation("usa").index()].credit, doubted.nations[nation("usa").index()].support) = (Thousandths(300), Thousandths(300));
    let alone = ask(&doubted);
    assert!(alone.success_permille() > before.success_permille() + 50, "{} to {}", before.success_permille(), alone.success_permille());
}

/// What is before parliaments counts a year on, and not now, so that the window closes.
#[test]
fn what_is_signed_counts_a_year_on() {
    let game = game(3);
    let signed = with(&game, automatic_pact(), AgreementStatus::Ratifying);
    assert_eq!(success(&game), success(&signed), "nothing binds yet");
    let later = a_year_on(scenario(), &signed);
    assert_eq!(later.agreements.last().map(|pact| pact.status), Some(AgreementStatus::InForce));
    let mut unwilling = signed;
    unwilling.nations[nation("aus").index()].support = Thousandths(200);
    let later = a_year_on(scenario(), &unwilling);
    assert_eq!(later.agreements.last().map(|pact| pact.status), Some(AgreementStatus::Ratifying), "a public that does not bear it stops it");
}

#[test]
fn allies_see_an_estimate_and_no_more() {
    let game = game(5);
    let seat = |slug: &str| game.seat_of(scenario(), nation(slug)).unwrap_or_else(|| panic!("{slug}"));
    let beijing = View::of(scenario(), &game, Viewer::Seat(seat("prc"))).game.doubt.unwrap_or_default();
    let ally = View::of(scenario(), &game, Viewer::Seat(seat("jpn"))).game.doubt.unwrap_or_default();
    assert!(beijing.now.draws > 0 && beijing.made_of == 0);
    assert_eq!((ally.now.draws, ally.later.draws, ally.worth), (0, 0, doubt::Worth::default()));
    assert_eq!(ally.estimate, beijing.estimate);
    assert_eq!(ally.estimate.0 % 100, 50, "the middle of a band");
    let price = |doubt: &doubt::Doubt, slug: &str| {
        scenario().war.as_deref().and_then(|setup| setup.party(nation(slug))).map(|party| doubt.price[party.index()])
    };
    assert_eq!((price(&ally, "phl"), price(&ally, "aus")), (Some(0), Some(0)), "others' staffs keep theirs");
}

/// docs/RULES.md, "What promises cost": nobody pays for what it has not promised; a promise that leaves nothing to decide costs more than one
/// to consult; and who would fight in any case pays for no promise in those wars.
#[test]
fn a_promise_costs_what_is_lost_in_wars_that_it_alone_brings() {
    let setup = scenario().war.as_deref().unwrap_or_else(|| panic!("a level with a war"));
    let price = |game: &Game| doubt::settle::settled(scenario(), setup, game).price;
    let mut opening = game(1);
    opening.doubt = None;
    let allies = ["jpn", "aus", "phl"].map(nation);
    let all = allies.iter().fold(opening.clone(), |left, &ally| Without::Promises(ally).removed_from(&left));
    assert_eq!(price(&all).iter().sum::<u16>(), 0, "no promises, no price");
    let softer = |response: Response| {
        let clauses = automatic_pact().into_iter().map(|clause| match clause {
            Clause::Obligation { obligor, beneficiary, area, trigger, .. } => Clause::Obligation { obligor, beneficiary, area, trigger, response },
            other => other,
        });
        price(&with(&all, clauses.collect(), AgreementStatus::InForce))
    };
    let (consult, automatic) = (softer(Response::Consult), softer(Response::Automatic));
    for ally in allies {
        let at = setup.party(ally).unwrap_or_else(|| panic!("a party")).index();
        assert!(automatic[at] > consult[at], "{}: {} and {}", scenario().catalog.nation(ally).slug, consult[at], automatic[at]);
    }
    // The worked example of docs/RULES.md: Japan, Australia, the Philippines.
    let of_allies = |price: [u16; 6]| ["jpn", "aus", "phl"].map(|slug| price[setup.party(nation(slug)).map_or(0, Party::index)]);
    assert_eq!((of_allies(consult), of_allies(automatic)), ([53, 10, 1], [111, 42, 7]));
}

/// What can be asked of a posture can be taken away, and nothing else goes with it.
#[test]
fn what_is_taken_away_is_all_that_goes() {
    let game = game(2);
    let candidates = Without::candidates(scenario(), &game);
    assert!(candidates.contains(&Without::Host(nation("jpn"))) && candidates.len() > 10, "{candidates:?}");
    for what in candidates {
        let left = what.removed_from(&game);
        assert_ne!(left, game, "{what:?}");
        assert_eq!((left.forces.len(), left.nations.len(), left.agreements.len()), (game.forces.len(), game.nations.len(), game.agreements.len()));
    }
}

/// "It launches when war now exceeds what it has to": before its staff is busy with anything else, and not otherwise.
#[test]
fn a_computer_that_finds_war_worth_more_gives_the_order() {
    let beijing = scenario().seat_of(nation("prc")).unwrap_or_else(|| panic!("a seat"));
    let invades = |now: i32, bar: i32| {
        let mut game = game(1);
        let doubt = game.doubt.as_mut().unwrap_or_else(|| panic!("settled"));
        (doubt.worth.now, doubt.worth.bar) = (now, bar);
        let view = View::of(scenario(), &game, Viewer::Seat(beijing));
        let commands = latticework::ai::turn(scenario(), &view, beijing, latticework::ai::Skill::Standard, 1);
        commands.iter().any(|command| matches!(command, Command::Give(Order::War(WarOrder::Invade(_)))))
    };
    assert!(invades(10, 9), "war is worth more than waiting");
    assert!(!invades(9, 9), "it is not");
}

/// "A war that is launched in the last turn of the calendar is fought to its end; the game ends with it."
#[test]
fn a_war_launched_in_the_last_turn_is_fought() {
    let mut game = game(1);
    let (beijing, prc) = (scenario().seat_of(nation("prc")).unwrap_or_else(|| panic!("a seat")), nation("prc"));
    let resolve = |game: &mut Trial| {
        for seat in 0..scenario().seats.len() {
            assert!(turn::command(scenario(), game, &mut Discard, Actor::Seat(SeatId(seat as u8)), &Command::Seal).is_ok());
        }
        assert!(turn::command(scenario(), game, &mut Discard, Actor::Session, &Command::Resolve).is_ok());
    };
    while scenario().turns.is_some_and(|last| game.turn < last) {
        resolve(&mut game);
    }
    let order = Command::Give(Order::War(WarOrder::Invade(Invade { nation: prc })));
    assert_eq!(turn::command(scenario(), &mut game, &mut Discard, Actor::Seat(beijing), &order), Ok(()));
    let mut turns = 0;
    loop {
        resolve(&mut game);
        if game.phase == Phase::Over {
            break;
        }
        turns += 1;
        assert!(game.clock == Clock::Crisis && turns < 12, "it ends");
    }
    assert_eq!(turns, 8, "as many turns as a war of the level may have");
    assert!(game.crisis.as_ref().is_some_and(|crisis| crisis.war.outcome.is_some()));
}

/// The pact of three automatic promises: 64 pairs of wars on the same luck tell what it is worth, and both halves are what the wars alone give.
#[test]
fn a_pair_of_wars_tells_what_one_clause_is_worth() {
    let game = with(&game(1), automatic_pact(), AgreementStatus::InForce);
    let id = AgreementId(game.agreements.len() as u16 - 1);
    let what = Without::Agreement(id);
    let Some(DoubtAnswer::Worth(paired)) = Question::Worth(what.clone()).ask(scenario(), &game, DRAWS) else { panic!("an answer") };
    assert_eq!(Some(paired.with), doubt::ask(scenario(), &game, Eyes::Beijing, DRAWS));
    assert_eq!(Some(paired.without), doubt::ask(scenario(), &what.removed_from(&game), Eyes::Beijing, DRAWS));
    let (low, high) = paired.interval_permille();
    assert!(low <= paired.worth_permille() && paired.worth_permille() <= high, "{low} to {high}");
    // Early in 2025 China's fleet fails whoever comes; what three more at war change then is the price of it.
    assert!(paired.with.mean_cost() > paired.without.mean_cost(), "three allies at war at once cost more: {paired:?}");
}

/// What is signed but waits counts as in force when it is asked about, and so does what is only offered; the game stays as it is.
#[test]
fn what_is_offered_or_signed_is_asked_as_if_in_force() {
    let in_force = with(&game(1), automatic_pact(), AgreementStatus::InForce);
    let waiting = with(&game(1), automatic_pact(), AgreementStatus::Ratifying);
    let id = AgreementId(waiting.agreements.len() as u16 - 1);
    let worth = |question: Question, game: &Game| match question.ask(scenario(), game, DRAWS) {
        Some(DoubtAnswer::Worth(paired)) => paired,
        other => panic!("{other:?}"),
    };
    let known = worth(Question::Worth(Without::Agreement(id)), &in_force);
    assert_eq!(worth(Question::Pending(id), &waiting), known);
    let mut offered = game(1);
    let text = waiting.agreements[id.index()].text.clone();
    let to = text.parties[1..].to_vec();
    let offer = Proposal { from: text.parties[0], answers: vec![None; to.len()], to, text, turn: 1, open: true, counters: None, private: false };
    offered.proposals.insert(ProposalId(900), offer);
    let before = offered.clone();
    assert_eq!(worth(Question::Offer(ProposalId(900)), &offered), known);
    assert_eq!(offered, before, "a question changes nothing");
    assert_eq!(Question::Offer(ProposalId(901)).ask(scenario(), &offered, DRAWS), None, "no such offer");
}

/// A guess is kept by turn, is not seen by others, and moves nothing; where there is no doubt to guess it is refused.
#[test]
fn a_guess_is_the_seats_own_and_changes_nothing_else() {
    let seat = |slug: &str| SeatId(scenario().seats.iter().position(|seat| seat.slug == slug).unwrap_or_else(|| panic!("{slug}")) as u8);
    let (own, other) = (seat("japan"), seat("united_states"));
    let mut game = game(1);
    let before = game.clone();
    let guess = |permille| Command::Guess { permille };
    for permille in [300, 640, 5000] {
        turn::command(scenario(), &mut game, &mut Discard, Actor::Seat(own), &guess(permille)).unwrap_or_else(|why| panic!("{why:?}"));
    }
    assert_eq!(game.seats[own.index()].guesses.get(&1), Some(&Thousandths(1000)), "the last of the turn stands, and 1000 is all");
    assert!(View::of(scenario(), &game, Viewer::Seat(other)).game.seats[own.index()].guesses.is_empty());
    assert_eq!(View::of(scenario(), &game, Viewer::Seat(own)).game.seats[own.index()].guesses.len(), 1);
    game.seats[own.index()].guesses.clear();
    assert_eq!(game, before);
    let peaceful = level("senkaku");
    let mut game = Game::start(&peaceful, 1, &mut Discard);
    assert_eq!(turn::command(&peaceful, &mut game, &mut Discard, Actor::Seat(SeatId(0)), &guess(500)), Err(Refusal::WrongClock));
}

/// docs/MODEL.md, "What of an agreement the war reads": take all clauses of one kind away from a start of Strait 2027, and the posture from
/// which its war is fought is another.
#[test]
fn no_clause_of_the_starts_is_dead() {
    for (slug, kinds) in [("strait_2027_hub", 7), ("strait_2027", 10), ("strait_2027_pact", 16)] {
        let scenario = level(slug);
        let setup = scenario.war.as_deref().unwrap_or_else(|| panic!("a war"));
        let mut game = Trial::of(&Game::start(&scenario, 1, &mut Discard));
        game.crisis = None;
        let id = |slug: &str| scenario.catalog.nation_id(slug).unwrap_or_else(|| panic!("{slug}"));
        let four = ["usa", "jpn", "aus", "phl"].map(id);
        let made_of = |game: &Game| Belief::of(&scenario, setup, game, Eyes::Truth).made_of();
        // Combat sorties cover what else is permitted there, and a headquarters or a centre what working groups do: these are looked at without them.
        let struck = |game: &Game, goes: &dyn Fn(&Clause) -> bool| {
            let mut left = Trial::of(game);
            for agreement in &mut left.agreements {
                agreement.text.clauses.retain(|clause| !goes(clause));
            }
            left
        };
        let no_sorties = struck(&game, &|clause| matches!(clause, Clause::Permission { operation: Operation::CombatSorties, .. }));
        let no_headquarters = struck(&game, &|clause| {
            matches!(clause, Clause::Institution { kind: InstitutionKind::Headquarters | InstitutionKind::CoordinationCentre, .. })
        });
        type Kind<'a> = (String, Box<dyn Fn(&Clause) -> bool + 'a>);
        let mut found: Vec<Kind> = Vec::new();
        for host in ["jpn", "aus", "phl"] {
            let nation = id(host);
            for operation in [Operation::Logistics, Operation::Isr, Operation::DefensiveOperations, Operation::CombatSorties] {
                let is = move |clause: &Clause| matches!(clause, Clause::Permission { grantor, operation: known, up_to: Tension::War, consent, .. } if *grantor == nation && *known == operation && *consent != Consent::Veto);
                found.push((format!("{host} permits {operation:?} in war"), Box::new(is)));
            }
            let visits = move |clause: &Clause| matches!(clause, Clause::Permission { grantor, grantees, operation: Operation::Logistics, .. } if *grantor == nation && grantees.iter().any(|guest| four[1..].contains(guest)));
            found.push((format!("{host} regulates visits of allies"), Box::new(visits)));
            let promises = move |clause: &Clause| matches!(clause, Clause::Obligation { obligor, beneficiary, area: Area::Pacific | Area::Administered, .. } if *obligor == nation && four.contains(beneficiary));
            found.push((format!("{host} promises help"), Box::new(promises)));
        }
        let over = move |clause: &Clause| matches!(clause, Clause::Permission { grantor, operation: Operation::Overflight, up_to: Tension::War, .. } if *grantor == four[3]);
        found.push(("phl lets fly over".to_owned(), Box::new(over)));
        for kind in [InstitutionKind::SharedIsr, InstitutionKind::Headquarters, InstitutionKind::WorkingGroup] {
            let sits = move |clause: &Clause| matches!(clause, Clause::Institution { kind: known, members, .. } if *known == kind && four.iter().filter(|nation| members.contains(nation)).count() > 1);
            found.push((format!("{kind:?}"), Box::new(sits)));
        }
        let mut there = 0;
        for (name, is) in &found {
            if !game.live_clauses().any(|(_, _, clause)| is(clause)) {
                continue;
            }
            let is = is.as_ref();
            there += 1;
            let permitted = ["permits", "regulates", "lets"].iter().any(|word| name.contains(word)) && !name.contains("CombatSorties");
            let whole = if permitted {
                &no_sorties
            } else if name.contains("WorkingGroup") {
                &no_headquarters
            } else {
                &game
            };
            assert_ne!(made_of(&struck(whole, is)), made_of(whole), "{slug}: nothing reads \"{name}\"");
        }
        assert!(there >= kinds, "{slug} has {there} kinds of clauses");
    }
}

/// Worked example: 16 successes of 64 and losses of 184 come to 250 - 750 x 400 / 1,000 - 184 = -234, against a peace of 0. With a war a year
/// later at the same worth the bar is peace still: half of 0, and half of the better of peace and that war.
#[test]
fn sixteen_successes_of_sixty_four_are_not_worth_a_war() {
    let count = |successes: u16, losses: u32| {
        let mut outcomes = [0; 4];
        (outcomes[0], outcomes[3]) = (successes, 64 - successes);
        doubt::Count { draws: 64, outcomes, cost: 64 * losses }
    };
    let worth = doubt::settle::weigh(scenario(), &count(16, 184), &count(16, 184));
    assert_eq!((worth.now, worth.later, worth.bar, worth.launches()), (-234, -234, 0, false));
    // 48 of 64: 750 - 100 - 184 = 466. If waiting is worth as much, the bar is half of it, and war now is above that.
    let worth = doubt::settle::weigh(scenario(), &count(48, 184), &count(48, 184));
    assert_eq!((worth.now, worth.bar, worth.launches()), (466, 233, true));
    // Where a year brings 64 of 64, 1,000 - 184 = 816, the bar is 408: 466 is above it still, and 36 of 64 (562 - 175 - 184 = 203) is not.
    let worth = doubt::settle::weigh(scenario(), &count(36, 184), &count(64, 184));
    assert_eq!((worth.now, worth.later, worth.bar, worth.launches()), (203, 816, 408, false));
}
