//! docs/RULES.md, "How a turn goes" and "Caps".

use latticework::catalog::clause::Promise;
use latticework::catalog::quantity::{Hours, Thousandths};
use latticework::catalog::{Act, Clause};
use latticework::rules::event::Driver;
use latticework::rules::order::SignalKind;
use latticework::rules::phases::agreement::{Answer, Ground, GroundKind};
use latticework::rules::scenario::{Effect, Position};
use latticework::rules::vocab::error::What;
use latticework::rules::{Actor, Command, Event, Refusal, WhiteCommand};

use crate::harness::names::Names;
use crate::harness::sea::*;

/// Which step of the page's table an event belongs to.
fn step(event: &Event) -> Option<u8> {
    match event {
        Event::AgreementMade { .. } | Event::ProposalLapsed { .. } => Some(1),
        Event::RouteSet { .. } => Some(3),
        Event::Encountered { .. } => Some(4),
        Event::Moved { .. } => Some(5),
        Event::PresenceCounted { .. } | Event::ControlMoved { .. } | Event::SupplyUsed { .. } => Some(6),
        Event::Signalled { .. } => Some(7),
        Event::CapitalMoved { why: Driver::Income, .. } => Some(10),
        Event::Repairing { .. } | Event::HullsRepaired { .. } => Some(11),
        Event::TurnBegan { .. } => Some(12),
        _ => None,
    }
}

#[test]
fn a_turn_resolves_in_the_order_of_the_table() {
    let given = Given::a_small_sea().with_shoal().with_place("subic", 2).with_place("subi", 12);
    let given = given.with_force("patrol", "phl", "cg_flotilla", 1, "subic").at_sea(8).doing(Act::Patrol);
    let given = given.with_force("cutters", "prc", "cg_flotilla", 3, "subi").at_sea(8).doing_against(Act::Block, Some("phl"));
    let given = given.with_force("traveller", "phl", "cg_flotilla", 1, "subic").with_force("hurt", "phl", "cg_flotilla", 2, "subic");
    let mut play = given.with_steady_crews().start();
    let hurt = play.id("hurt");
    let hurt = play.game.forces.get_mut(&hurt).unwrap_or_else(|| panic!("a force"));
    (hurt.damaged, hurt.repair_hours) = (1, Hours(40));
    let text = undertaking(&play, &["phl", "usa"], "phl", Promise::Declare);
    play.agree("phl", &["usa"], text);
    play.order(MANILA, play.go_straight("traveller", 3..=20));
    play.order(MANILA, play.signal("phl", "usa", SignalKind::Calm, "In good order."));
    let steps: Vec<u8> = play.turn().iter().filter_map(step).collect();
    assert!(steps.is_sorted(), "{steps:?}");
    let mut seen = steps;
    seen.dedup();
    assert_eq!(seen, [1, 3, 4, 5, 6, 7, 10, 11, 12]);
}

/// "Who arrives in step 5 meets others in step 4 of the next turn." A cutter makes 890 km a day or less: it sails from 3 hexes away.
#[test]
fn who_arrives_meets_others_in_the_next_turn() {
    let given = Given::a_small_sea().with_shoal().with_place("subic", 2).with_place("subi", 12);
    let given = given.with_force("patrol", "phl", "cg_flotilla", 1, "subic").at_sea(8).doing(Act::Patrol);
    let mut play = given.with_force("cutters", "prc", "cg_flotilla", 3, "subi").at_sea(11).with_steady_crews().start();
    play.order(BEIJING, play.undertake("cutters", Act::Block, Some("phl")));
    let met = |events: &[Event]| only(events, |event| matches!(event, Event::Encountered { act: Act::Block, .. })).len();
    let first = play.turn();
    assert_eq!(met(&first), 0, "it is seen coming");
    assert_eq!(play.force("cutters").position, Position::Field(column(8)));
    let second = play.turn();
    assert_eq!(met(&second), 1);
}

fn too_long(what: What, limit: u32) -> Option<Refusal> {
    Some(Refusal::TooLarge { what, limit })
}

/// "64 orders a seat": of 65 ships, one gets none.
#[test]
fn a_seat_gives_64_orders_at_most() {
    let mut given = Given::a_small_sea().with_place("subic", 2);
    given.scenario.staff_actions = 200;
    for number in 0..65 {
        given = given.with_force(&format!("ship {number}"), "phl", "sag", 1, "subic");
    }
    let mut play = given.start();
    let refused: Vec<Option<Refusal>> = (0..65)
        .map(|number| {
            let order = play.go_straight(&format!("ship {number}"), 3..=4);
            play.give(MANILA, order).err()
        })
        .collect();
    assert!(refused[..64].iter().all(Option::is_none), "{refused:?}");
    assert_eq!(refused[64], too_long(What::List, 64));
}

/// "5,000 hexes a way": one that goes to and fro is as long as it is written.
#[test]
fn a_way_has_5000_hexes_at_most() {
    let mut play = Given::a_small_sea().with_place("subic", 2).with_force("ship", "phl", "sag", 1, "subic").start();
    let to_and_fro = |hexes: u32| (0..hexes).map(|step| 3 + step % 2);
    let long = play.go_straight("ship", to_and_fro(5_001));
    assert_eq!(play.give(MANILA, long).err(), too_long(What::List, 5_000));
    let whole = play.go_straight("ship", to_and_fro(5_000));
    assert!(!matches!(play.give(MANILA, whole), Err(Refusal::TooLarge { .. })), "as a way it is not too long, however long it takes");
}

/// "2,000 characters a message": letters count, not bytes.
#[test]
fn a_message_has_2000_characters_at_most() {
    let mut play = Given::a_small_sea().start();
    let order = play.signal("phl", "prc", SignalKind::Warn, &"é".repeat(2_001));
    assert_eq!(play.give(MANILA, order).err(), too_long(What::Text, 2_000));
    let order = play.signal("phl", "prc", SignalKind::Warn, &"é".repeat(2_000));
    assert_eq!(play.give(MANILA, order), Ok(()));
}

/// "64 clauses and 80 characters of name a text, 16 grounds a refusal."
#[test]
fn a_text_has_64_clauses_and_a_refusal_16_grounds_at_most() {
    let mut play = Given::a_small_sea().with_shoal().start();
    let (phl, usa) = (play.nation("phl"), play.nation("usa"));
    let text = |clauses: usize, letters: usize| {
        let mut text = undertaking(&play, &["phl", "usa"], "phl", Promise::Declare);
        text.clauses = (0..clauses).map(|at| Clause::Undertaking { who: phl, what: Promise::Declare, until_turn: Some(at as u16 + 2) }).collect();
        text.name = "n".repeat(letters);
        Command::Propose { from: phl, to: vec![usa], text, counters: None, private: false }
    };
    let (wide, named, fits) = (text(65, 80), text(64, 81), text(64, 80));
    assert_eq!(play.try_command(Actor::Seat(MANILA), wide).err(), too_long(What::List, 64));
    assert_eq!(play.try_command(Actor::Seat(MANILA), named).err(), too_long(What::Text, 80));
    assert_eq!(play.try_command(Actor::Seat(MANILA), fits), Ok(()));
    let proposal = play.game.proposals.keys().next().copied().unwrap_or_else(|| panic!("an offer"));
    let no = |grounds: usize| {
        let why = vec![Ground { kind: GroundKind::Unstated, weight: Thousandths(-1) }; grounds];
        Command::Answer { nation: usa, proposal, answer: Answer::Refuse { why } }
    };
    assert_eq!(play.try_command(Actor::Seat(WASHINGTON), no(17)).err(), too_long(What::List, 16));
    assert_eq!(play.try_command(Actor::Seat(WASHINGTON), no(16)), Ok(()));
}

/// "32 effects an override, 400 turns a game."
#[test]
fn an_override_has_32_effects_and_a_game_400_turns_at_most() {
    let mut play = Given::a_small_sea().start();
    let phl = play.nation("phl");
    let effects = |count: usize| WhiteCommand::Override {
        reason: "A test".to_owned(),
        effects: vec![Effect::Support { nation: phl, by: Thousandths(1) }; count],
    };
    assert_eq!(play.white(effects(33)).err(), too_long(What::List, 32));
    assert!(play.white(effects(32)).is_ok());
    assert_eq!(play.white(WhiteCommand::Pace { turns: 401 }).err(), Some(Refusal::WrongLastTurn { from: 1, to: 400 }));
    assert!(play.white(WhiteCommand::Pace { turns: 400 }).is_ok());
}
