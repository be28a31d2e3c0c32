//! What a forecast says of one's own objectives: an offer or an order touches what the objectives' own measures read, a colour is good or bad for
//! whoever gives the order, what was ordered already counts, and running programmes are paid first.

mod harness;

use harness::levels::levels;
use latticework::catalog::clause::{Consent, Places, Tension};
use latticework::catalog::quantity::Thousandths;
use latticework::catalog::{Clause, NationId, Operation};
use latticework::report::forecast::prospect::prospects;
use latticework::report::{Tone, Words, forecast};
use latticework::rules::event::{Discard, Driver, Event, Recorded};
use latticework::rules::metric::Metric;
use latticework::rules::order::war::{Allow, Enter, WarOrder};
use latticework::rules::order::{Exercise, Order, Reassure};
use latticework::rules::phases::agreement::{AgreementText, Instrument};
use latticework::rules::phases::programme;
use latticework::rules::rehearsal::rehearse;
use latticework::rules::scenario::{Clock, Scenario};
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::state::{Game, Live};
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::vocab::war::Basing;
use latticework::rules::{Actor, Command, turn};

fn level(slug: &str) -> &'static Scenario {
    levels().iter().find(|level| level.slug == slug).map(AsRef::as_ref).expect("a level")
}

fn nation(level: &Scenario, slug: &str) -> NationId {
    level.catalog.nation_id(slug).expect("a nation")
}

fn seat(level: &Scenario, slug: &str) -> SeatId {
    let nation = nation(level, slug);
    SeatId(level.seats.iter().position(|seat| seat.nations.contains(&nation)).expect("a team") as u8)
}

fn give(level: &Scenario, game: &mut Live, seat: SeatId, order: &Order) {
    turn::command(level, game, &mut Discard, Actor::Seat(seat), &Command::Give(order.clone())).unwrap_or_else(|why| panic!("{order:?}: {why:?}"));
}

fn resolve(level: &Scenario, game: &mut Live) -> Vec<Recorded> {
    let mut events = Vec::new();
    for index in 0..level.seats.len() {
        turn::command(level, game, &mut events, Actor::Seat(SeatId(index as u8)), &Command::Seal).expect("sealed");
    }
    turn::command(level, game, &mut events, Actor::Session, &Command::Resolve).expect("resolved");
    events
}

fn access(parties: [NationId; 2], grantor: NationId, operation: Operation, consent: Consent) -> AgreementText {
    let grantees = parties.into_iter().filter(|&nation| nation != grantor).collect();
    let clause =
        Clause::Permission { grantor, grantees, places: Places::AllHosted, operation, up_to: Tension::War, consent, cap: None, until_turn: None };
    let mut parties = parties.to_vec();
    parties.sort();
    AgreementText {
        name: "War access annex".to_owned(),
        instrument: Instrument::Arrangement,
        parties,
        clauses: vec![clause],
        quiet: false,
        in_part: false,
        revises: None,
    }
}

/// "It touches none of your objectives directly", said of the annex that the objective Coalition asks for.
#[test]
fn an_access_annex_touches_the_objective_that_asks_for_bases() {
    let level = level("strait_2027");
    let game = Game::start(level, 1, &mut Discard);
    let (usa, phl) = (nation(level, "usa"), nation(level, "phl"));
    let view = View::of(level, &game, Viewer::Seat(seat(level, "usa")));
    let words = Words { scenario: level, game: &view.game };
    assert!(Metric::Basing(phl).value(level, &view.game) < 2, "nothing is left to ask for");
    for consent in [Consent::Automatic, Consent::Consult(1)] {
        let text = access([usa, phl], phl, Operation::CombatSorties, consent);
        let touches = forecast::of_text(&words, seat(level, "usa"), &text);
        assert!(touches.iter().any(|touch| touch.title == "Coalition" && touch.helps), "{consent:?}: {touches:?}");
    }
    // What may be vetoed on the day opens no base.
    let text = access([usa, phl], phl, Operation::CombatSorties, Consent::Veto);
    assert_eq!(forecast::of_text(&words, seat(level, "usa"), &text), []);
}

/// Every measure that reads agreements or what they open: whatever moves with a text in force, the forecast of the text names.
#[test]
fn a_text_touches_what_it_moves_and_nothing_that_stands_already() {
    let (mut moved, mut still) = (0, 0);
    for level in levels() {
        let game = Game::start(level, 1, &mut Discard);
        for index in 0..level.seats.len() {
            let seat = SeatId(index as u8);
            let view = View::of(level, &game, Viewer::Seat(seat));
            let words = Words { scenario: level, game: &view.game };
            for agreement in view.game.agreements.iter().filter(|agreement| agreement.binds(view.game.turn)) {
                // The same text once more: who is bound is bound already.
                let again = forecast::of_text(&words, seat, &AgreementText { revises: None, ..agreement.text.clone() });
                let bound = |what: &str| again.iter().filter(|touch| touch.what.contains(what)).count();
                assert_eq!(bound("bound to help"), 0, "{}: {}: {again:?}", level.slug, agreement.text.name);
                still += 1;
            }
            for objective in level.objectives.iter().filter(|objective| objective.seat == seat) {
                for test in objective.tiers.iter().flat_map(|tier| &tier.0) {
                    let Metric::Bound(obligor, beneficiary) = test.metric else { continue };
                    if test.metric.value(level, &view.game) != 0 {
                        continue;
                    }
                    let text = AgreementText {
                        instrument: Instrument::Treaty,
                        clauses: vec![Clause::Obligation {
                            obligor,
                            beneficiary,
                            trigger: latticework::catalog::clause::AttackOn::Territory,
                            area: latticework::catalog::clause::Area::Pacific,
                            response: latticework::catalog::clause::Response::Act,
                        }],
                        ..access([obligor, beneficiary], obligor, Operation::Logistics, Consent::Automatic)
                    };
                    let touches = forecast::of_text(&words, seat, &text);
                    assert!(touches.iter().any(|touch| touch.title == objective.title), "{}: {}: {touches:?}", level.slug, objective.title);
                    moved += 1;
                }
            }
        }
    }
    assert!(moved > 5 && still > 50, "{moved} moved, {still} stood already");
}

/// Decisions of a war name the objectives that ask for them, and say why there is no forecast of the rest.
#[test]
fn decisions_of_a_war_name_the_objectives_that_they_touch() {
    let level = level("quarantine");
    let touched = |slug: &str, order: WarOrder| {
        let game = Game::start(level, 1, &mut Discard);
        let seat = seat(level, slug);
        let view = View::of(level, &game, Viewer::Seat(seat));
        let words = Words { scenario: level, game: &view.game };
        let forecast = forecast::of(&words, seat, &Order::War(order), |nation| view.knows(level, nation));
        assert!(!forecast.no_odds.is_empty(), "what has no forecast says why");
        forecast.touches
    };
    for slug in ["usa", "jpn", "aus", "phl"] {
        let touches = touched(slug, WarOrder::Enter(Enter { nation: nation(level, slug) }));
        assert!(touches.iter().any(|touch| !touch.helps), "{slug} wants to stay out: {touches:?}");
    }
    let strait = self::level("strait_2027");
    let game = Game::start(strait, 1, &mut Discard);
    let words = Words { scenario: strait, game: &game };
    let phl = nation(strait, "phl");
    let of = |order| forecast::touches(&words, seat(strait, "usa"), &Order::War(order));
    let opened = of(WarOrder::Allow(Allow { host: phl, basing: Basing::Combat }));
    assert!(opened.iter().any(|touch| touch.title == "Coalition" && touch.helps), "{opened:?}");
    let entered = of(WarOrder::Enter(Enter { nation: nation(strait, "jpn") }));
    assert!(entered.iter().any(|touch| touch.title == "Coalition" && touch.helps), "{entered:?}");
}

/// "Reassure the region" was green for a China that wants the region to accept closer ties less.
#[test]
fn a_foretold_effect_is_good_or_bad_for_whoever_gives_the_order() {
    let level = level("scarborough_cordon");
    let mut game = Game::start(level, 1, &mut Discard);
    let tone = |game: &Game, slug: &str| {
        let view = View::of(level, game, Viewer::Seat(seat(level, slug)));
        let words = Words { scenario: level, game: &view.game };
        let order = Order::Reassure(Reassure { nation: nation(level, slug) });
        let lines = prospects(&words, &order, |_| true);
        let region = lines.iter().find(|line| line.text.to_lowercase().contains("region")).unwrap_or_else(|| panic!("{lines:?}")).clone();
        let touches = forecast::touches(&words, seat(level, slug), &order);
        (region.tone, touches)
    };
    let (china, touches) = tone(&game, "prc");
    assert!(touches.iter().any(|touch| !touch.helps), "{touches:?}");
    assert_eq!(china, Tone::Grave);
    assert_eq!(tone(&game, "phl").0, Tone::Calm);
    // The objective decides and not who is across from whom.
    resolve(level, &mut game);
    assert_eq!(tone(&game, "prc").0, Tone::Grave);
}

/// An exercise of the same forces ordered this turn already leaves less to learn.
#[test]
fn a_forecast_counts_what_was_ordered_this_turn() {
    let level = level("draft_the_pact");
    let mut game = Game::start(level, 1, &mut Discard);
    let (own, seat) = (nation(level, "phl"), seat(level, "phl"));
    let usa = nation(level, "usa");
    let places = (0..level.catalog.places.len()).map(|index| latticework::catalog::PlaceId(index as u16));
    let orders: Vec<Order> = places.map(|place| Order::Exercise(Exercise { nation: own, partners: vec![usa], place })).collect();
    let legal: Vec<&Order> = orders.iter().filter(|order| turn::can_give(level, &game, seat, order).is_ok()).take(2).collect();
    let [first, second] = legal.as_slice() else { panic!("two places") };
    let learnt = |game: &Game, order: &Order| {
        let heard = rehearse(level, game, order);
        heard.later.iter().find_map(|event| match event {
            Event::InteropMoved { to, .. } => Some(*to),
            _ => None,
        })
    };
    let alone = learnt(&game, second).expect("forces learn");
    give(level, &mut game, seat, first);
    let after = learnt(&game, second).expect("forces learn");
    assert!(after > alone, "{after} is what both bring, {alone} what one does");
    give(level, &mut game, seat, second);
    assert_eq!(learnt(&game, second), Some(after), "an order that is given is foretold as before");
    let held = (0..2).flat_map(|_| resolve(level, &mut game)).filter_map(|recorded| match recorded.event {
        Event::InteropMoved { a, b, to, why: Driver::Exercise } if [a, b].contains(&own) && [a, b].contains(&usa) => Some(to),
        _ => None,
    });
    let came: Vec<Thousandths> = held.collect();
    assert!(came.len() >= 2, "{came:?}");
}

/// What running programmes are said to ask of a turn is what it takes.
#[test]
fn what_running_programmes_take_is_told_before() {
    let mut taken = 0;
    for level in levels().iter().filter(|level| level.clock == Clock::Competition) {
        let mut game = Game::start(level, 1, &mut Discard);
        for _ in 0..2 {
            let due: Vec<i32> = (0..level.catalog.nations.len()).map(|index| programme::due(level, &game, NationId(index as u16))).collect();
            let rich: Vec<bool> = game.nations.iter().zip(&due).map(|(state, due)| state.budget >= *due).collect();
            let mut paid = vec![0; due.len()];
            for recorded in resolve(level, &mut game) {
                if let Event::BudgetMoved { nation, by, why: Driver::Programme } = recorded.event {
                    paid[nation.index()] -= by;
                }
            }
            for (index, due) in due.iter().enumerate().filter(|(index, _)| rich[*index]) {
                assert_eq!(paid[index], *due, "{}: {}", level.slug, level.catalog.nations[index].name);
                taken += usize::from(*due > 0);
            }
        }
    }
    assert!(taken > 5, "{taken}");
}
