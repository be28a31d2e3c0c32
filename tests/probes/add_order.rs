//! Copied to `tests/added.rs` of a scratch copy by `tests/probes/add.sh`: finds the order that `add_order.patch` adds wherever orders are.

use latticework::ai::{Lot, Skill, decide, random_order};
use latticework::level::Library;
use latticework::report::Words;
use latticework::report::words::order_words;
use latticework::rules::event::Discard;
use latticework::rules::order::{Order, offered};
use latticework::rules::rehearsal::rehearse;
use latticework::rules::state::Game;
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::vocab::dice::{Dice, Roll};
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::{Actor, Command, Scenario, turn};
use latticework::study::OrderKind;

const NAME: &str = "commend";

fn scenario() -> Scenario {
    let library = Library::load().unwrap_or_else(|why| panic!("{why}"));
    library.open_embedded("draft_the_pact").and_then(|report| report.scenario).expect("a level of the competition clock")
}

/// The order, as random play draws it.
fn drawn(scenario: &Scenario, game: &Game, seat: SeatId) -> Order {
    let mut dice = Dice::new(3, 1, Roll::Plan, 0);
    let nation = scenario.seats[seat.index()].nations[0];
    let mut draw = || random_order(&mut Lot { scenario, game, dice: &mut dice, nation, hasty: false });
    (0..2_000).filter_map(|_| draw()).find(|order| order.name() == NAME).expect("random play draws it")
}

#[test]
fn forms_offer_it() {
    let kind = offered().find(|kind| kind.names().contains(&NAME)).expect("it is in the forms' list");
    assert!(!order_words::name(kind).is_empty() && !order_words::meaning(kind).is_empty());
}

#[test]
fn random_play_draws_it_and_the_turn_carries_it_out() {
    let scenario = scenario();
    let mut game = Game::start(&scenario, 1, &mut Discard);
    let seat = SeatId(0);
    let order = drawn(&scenario, &game, seat);
    assert!(!Words { scenario: &scenario, game: &game }.order(&order).is_empty());
    let foretold = rehearse(&scenario, &game, &order).at_once;
    assert!(foretold.len() > 1, "its rehearsal shows its cost and its effect: {foretold:?}");
    turn::command(&scenario, &mut game, &mut Discard, Actor::Seat(seat), &Command::Give(order)).expect("it is legal");
    for index in 0..scenario.seats.len() {
        turn::command(&scenario, &mut game, &mut Discard, Actor::Seat(SeatId(index as u8)), &Command::Seal).expect("sealed");
    }
    let mut heard = Vec::new();
    turn::command(&scenario, &mut game, &mut heard, Actor::Session, &Command::Resolve).expect("resolved");
    let heard: Vec<_> = heard.into_iter().map(|recorded| recorded.event).collect();
    assert!(foretold.iter().all(|event| heard.contains(event)), "what was foretold came: {foretold:?}");
}

#[test]
fn an_ai_player_gives_it() {
    let scenario = scenario();
    let game = Game::start(&scenario, 1, &mut Discard);
    let gives = |seat: SeatId| {
        let view = View::of(&scenario, &game, Viewer::Seat(seat));
        let decided = decide(&scenario, &view, seat, Skill::Expert, 1);
        decided.iter().any(|decision| matches!(&decision.command, Command::Give(order) if order.name() == NAME))
    };
    assert!((0..scenario.seats.len()).any(|index| gives(SeatId(index as u8))));
}

#[test]
fn studies_take_it_out() {
    let kind = OrderKind::named(NAME).expect("`simulate --ablate` knows it");
    assert!(OrderKind::all().contains(&kind));
}

#[test]
fn the_page_tells_it() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/RULES.md")).expect("the page");
    assert!(page.contains(&format!("`{NAME}`")));
}
