//! Notes that end a war, or one nation's part in it: who may sign, and when.

mod harness;

use latticework::catalog::NationId;
use latticework::rules::crisis::{Note, WarNews};
use latticework::rules::event::Event;
use latticework::rules::models::war::Party;
use latticework::rules::order::Order;
use latticework::rules::order::war::{Agree, Enter, WarOrder};
use latticework::rules::scenario::Scenario;
use latticework::rules::state::{Game, Live};
use latticework::rules::vocab::error::WarRefusal;
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Actor, Command, Recorded, Refusal, turn};

use harness::levels::levels;

fn give(scenario: &Scenario, game: &mut Live, order: WarOrder) -> Result<(), Refusal> {
    let seat = scenario.seat_of(order.nation()).unwrap_or(SeatId(0));
    turn::command(scenario, game, &mut Vec::<Recorded>::new(), Actor::Seat(seat), &Command::Give(Order::War(order)))
}

/// Whether somebody withdrew from the war in the turn that resolves.
fn withdraws(scenario: &Scenario, game: &mut Live) -> bool {
    let mut heard: Vec<Recorded> = Vec::new();
    for seat in 0..scenario.seats.len() {
        turn::command(scenario, game, &mut heard, Actor::Seat(SeatId(seat as u8)), &Command::Seal).expect("sealed");
    }
    turn::command(scenario, game, &mut heard, Actor::Session, &Command::Resolve).expect("resolved");
    heard.iter().any(|recorded| matches!(recorded.event, Event::War(WarNews::Withdrew { .. })))
}

/// "The United States withdraws from the war" was told of a war that it had not entered: Beijing's signature alone was enough.
#[test]
fn nobody_withdraws_from_a_war_that_it_has_not_entered() {
    let level = levels().iter().find(|level| level.slug == "strait_2027_hub").expect("a level");
    let mut game = Game::start(level, 9, &mut Vec::<Recorded>::new());
    let nation = |slug: &str| -> NationId { level.catalog.nation_id(slug).expect("a nation") };
    let note = Note::UsWithdrawal;
    let sign = |game: &mut Live, slug: &str| give(level, game, WarOrder::Agree(Agree { nation: nation(slug), note }));
    assert!(!game.crisis.as_ref().expect("a war").is_in(Party::Usa));
    for slug in ["prc", "usa"] {
        assert_eq!(sign(&mut game, slug), Err(Refusal::War(WarRefusal::NotConcerned { note })), "{slug}");
    }
    assert!(!withdraws(level, &mut game));
    assert_eq!(give(level, &mut game, WarOrder::Enter(Enter { nation: nation("usa") })), Ok(()));
    assert!(!withdraws(level, &mut game));
    assert_eq!(sign(&mut game, "prc"), Ok(()));
    assert!(!withdraws(level, &mut game), "one signature is an offer");
    assert_eq!(sign(&mut game, "usa"), Ok(()));
    assert!(withdraws(level, &mut game));
}
