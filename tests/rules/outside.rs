//! docs/RULES.md, "Injects and the White Cell".

use latticework::catalog::clause::{AttackOn, Response};
use latticework::catalog::quantity::{Hours, Km, Thousandths, Turns};
use latticework::catalog::{Act, AgreementStatus};
use latticework::rules::metric::{Comparison, Condition, Metric, Test};
use latticework::rules::order::SignalKind;
use latticework::rules::scenario::{Effect, Trigger};
use latticework::rules::state::Phase;
use latticework::rules::state::view::{View, Viewer};
use latticework::rules::vocab::error::{Already, Refusal, What, Who};
use latticework::rules::vocab::ids::{AgreementId, InjectId, ProposalId, SeatSet};
use latticework::rules::{Actor, Command, Event, WhiteCommand};

use crate::harness::names::Names;
use crate::harness::sea::*;

#[test]
fn injects_come_on_their_turn_or_when_their_condition_holds() {
    let given = Given::a_small_sea();
    let phl = given.nation("phl");
    let low = Condition(vec![Test { metric: Metric::Standing(phl), comparison: Comparison::AtMost, value: 490 }]);
    let given = given
        .with_inject("third", Trigger::Turn(3), vec![Effect::Standing { nation: phl, by: Thousandths(-20) }])
        .with_inject("trouble", Trigger::When { condition: low, from_turn: 2 }, vec![Effect::Support { nation: phl, by: Thousandths(7) }])
        .with_inject("hand", Trigger::ByHand, vec![]);
    let mut play = given.start();
    let turns: Vec<Vec<Option<u16>>> = (0..4)
        .map(|_| {
            play.turn();
            play.game.injected.clone()
        })
        .collect();
    let both = vec![Some(3), Some(3), None];
    // The second inject reads the state as the first, in the same turn, leaves it.
    assert_eq!(turns, [vec![None; 3], both.clone(), both.clone(), both]);
    let state = play.game.nations[phl.index()];
    assert_eq!((state.standing, state.support), (Thousandths(480), Thousandths(507)));
}

#[test]
fn the_white_cell_plays_an_inject_once() {
    let mut play = Given::a_small_sea().with_inject("hand", Trigger::ByHand, vec![]).start();
    assert!(play.white(WhiteCommand::Inject(InjectId(0))).is_ok());
    assert_eq!(play.white(WhiteCommand::Inject(InjectId(0))), Err(Refusal::Duplicate { what: Already::Played }));
    assert_eq!(play.white(WhiteCommand::Inject(InjectId(1))), Err(Refusal::NoSuch { what: What::Inject }));
}

/// Two forces of one name came in by one inject once, though only one of them belonged to it.
#[test]
fn reinforcements_are_those_that_the_level_names_and_nobody_knows_of_them_before() {
    let given = Given::a_small_sea().with_place("subic", 2);
    let given = given.with_force("relief", "phl", "cg_flotilla", 2, "subic").arriving_with(0);
    let given = given.with_force("relief", "phl", "cg_flotilla", 9, "subic").arriving_with(1);
    let given = given.with_inject("first", Trigger::Turn(2), vec![Effect::Reinforce]).with_inject("never", Trigger::ByHand, vec![Effect::Reinforce]);
    let mut play = given.start();
    let seen = |play: &Play| View::of(&play.scenario, &play.game, Viewer::Seat(MANILA)).game.forces.len();
    assert_eq!(seen(&play), 0, "its own seat is not told what the instructor has prepared");
    let recorded = play.recorded_turn();
    let arrived: Vec<_> = recorded.iter().filter(|recorded| matches!(recorded.event, Event::Reinforced { .. })).collect();
    assert_eq!(arrived.len(), 1);
    assert!(hears(arrived[0].audience, MANILA) && hears(arrived[0].audience, BEIJING));
    assert_eq!(seen(&play), 1);
    assert_eq!(play.game.active_forces().next().map(|(_, force)| force.strength), Some(2));
}

#[test]
fn an_override_needs_a_reason_that_stays_with_the_white_cell() {
    let mut play = Given::a_small_sea().start();
    let phl = play.nation("phl");
    let effects = vec![Effect::Support { nation: phl, by: Thousandths(30) }];
    let silent = WhiteCommand::Override { reason: " ".to_owned(), effects: effects.clone() };
    assert_eq!(play.white(silent), Err(Refusal::NeedsReason));
    let recorded = play.white(WhiteCommand::Override { reason: "A poll was wrong.".to_owned(), effects }).unwrap_or_else(|why| panic!("{why:?}"));
    assert_eq!(recorded[0].event, Event::Overridden { reason: "A poll was wrong.".to_owned() });
    assert_eq!(recorded[0].audience, SeatSet::NONE, "no seat reads why");
    assert!(hears(recorded[1].audience, MANILA) && !hears(recorded[1].audience, BEIJING), "the number is its own seat's");
    assert_eq!(play.game.nations[phl.index()].support, Thousandths(530));
}

#[test]
fn effects_that_name_what_is_not_there_change_nothing() {
    let mut play = Given::a_small_sea().start();
    let before = play.game.clone();
    let nowhere = latticework::rules::vocab::ids::FeatureId(9);
    let effects = vec![Effect::Weather { turns: Turns(2) }, Effect::Control { feature: nowhere, by: 1 }];
    let refused = play.white(WhiteCommand::Override { reason: "why".to_owned(), effects });
    assert_eq!(refused, Err(Refusal::NoSuch { what: What::Feature }));
    assert_eq!(play.game, before);
}

/// A prepared inject set an agreement that had lapsed back into force once.
#[test]
fn a_prepared_effect_that_can_no_longer_be_is_left_out_and_the_white_cell_is_told() {
    let status = |status| Effect::Agreement { index: 0, status };
    let given = Given::a_small_sea().with_treaty(AttackOn::Forces, Response::Act);
    let phl = given.nation("phl");
    let effects = vec![status(AgreementStatus::Lapsed), status(AgreementStatus::InForce), Effect::Support { nation: phl, by: Thousandths(7) }];
    let mut play = given.with_inject("end", Trigger::Turn(2), effects).start();
    let recorded = play.recorded_turn();
    let left_out: Vec<_> = recorded.iter().filter(|recorded| matches!(recorded.event, Event::EffectLeftOut { .. })).collect();
    let why = Refusal::WrongStatus { agreement: AgreementId(0), from: AgreementStatus::Lapsed, to: AgreementStatus::InForce };
    assert_eq!(left_out.len(), 1);
    assert_eq!(left_out[0].event, Event::EffectLeftOut { effect: status(AgreementStatus::InForce), why });
    assert_eq!(left_out[0].audience, SeatSet::NONE, "the White Cell's alone");
    assert_eq!(play.game.agreements[0].status, AgreementStatus::Lapsed);
    assert_eq!(play.game.nations[phl.index()].support, Thousandths(507), "what can be is done");
}

/// Each effect of a list was checked against the state before the first of them.
#[test]
fn effects_of_a_list_are_checked_against_what_those_before_them_leave() {
    let mut play = Given::a_small_sea().with_treaty(AttackOn::Forces, Response::Act).start();
    let before = play.game.clone();
    let lapses = Effect::Agreement { index: 0, status: AgreementStatus::Lapsed };
    let twice = WhiteCommand::Override { reason: "why".to_owned(), effects: vec![lapses.clone(), lapses.clone()] };
    let why = Refusal::WrongStatus { agreement: AgreementId(0), from: AgreementStatus::Lapsed, to: AgreementStatus::Lapsed };
    assert_eq!(play.white(twice), Err(why));
    assert_eq!(play.game, before);
    let once = WhiteCommand::Announce { title: "End".to_owned(), text: String::new(), to: SeatSet::ALL, effects: vec![lapses] };
    assert!(play.white(once).is_ok());
    assert_eq!(play.game.agreements[0].status, AgreementStatus::Lapsed);
}

#[test]
fn pace_moves_the_end_and_a_hidden_end_stays_hidden() {
    let mut given = Given::a_small_sea();
    given.scenario.turns = Some(9);
    given.scenario.last_turn_hidden = true;
    let mut play = given.start();
    let recorded = play.white(WhiteCommand::Pace { turns: 2 }).unwrap_or_else(|why| panic!("{why:?}"));
    assert_eq!(recorded[0].audience, SeatSet::NONE);
    play.turn();
    assert_eq!(play.turn().last(), Some(&Event::GameEnded));
    assert_eq!(play.game.phase, Phase::Over);
    assert_eq!(play.white(WhiteCommand::Pace { turns: 20 }), Err(Refusal::Over));
    assert_eq!(play.command(Actor::Seat(MANILA), Command::Seal), Err(Refusal::Over));
}

#[test]
fn a_desk_can_be_taken_and_given_back() {
    let mut play = Given::a_small_sea().with_place("apra", 3).with_force("jp", "jpn", "sag", 1, "apra").start();
    let jpn = play.nation("jpn");
    let order = play.go("jp", latticework::rules::scenario::Position::Field(column(9)));
    let ship = play.id("jp");
    assert_eq!(play.give(WASHINGTON, order.clone()), Err(Refusal::NotYourForce { force: ship }));
    play.white(WhiteCommand::TakeDesk { seat: WASHINGTON, nation: jpn }).unwrap_or_else(|why| panic!("{why:?}"));
    play.order(WASHINGTON, order.clone());
    let usa = play.nation("usa");
    assert_eq!(
        play.white(WhiteCommand::TakeDesk { seat: MANILA, nation: usa }),
        Err(Refusal::Duplicate { what: Already::Seated }),
        "a seat is no desk"
    );
    play.turn();
    play.white(WhiteCommand::ReturnDesk { seat: WASHINGTON, nation: jpn }).unwrap_or_else(|why| panic!("{why:?}"));
    assert_eq!(play.give(WASHINGTON, play.hold("jp")), Err(Refusal::NotYourForce { force: ship }));
}

#[test]
fn only_the_white_cell_uses_its_commands() {
    let mut play = Given::a_small_sea().start();
    let command = Command::White(WhiteCommand::Pace { turns: 3 });
    assert_eq!(play.command(Actor::Seat(MANILA), command.clone()), Err(Refusal::WhiteCellOnly));
    assert_eq!(play.command(Actor::Session, command), Err(Refusal::WhiteCellOnly));
}

/// Whoever asks for what is not his to do hears whose it is.
#[test]
fn a_refusal_says_whose_the_command_is() {
    let mut play = Given::a_small_sea().start();
    let phl = play.nation("phl");
    let give = Command::Give(play.signal("phl", "usa", SignalKind::Calm, "one"));
    let withdraw = Command::Withdraw { nation: phl, proposal: ProposalId(7) };
    let say = Command::Say { to: SeatSet::ALL, text: "Hello".to_owned() };
    let team = || Refusal::OnlyFor { who: Who::Team };
    for command in [give, Command::TakeBack(0), Command::Seal, Command::Unseal, Command::SetCeiling(Act::Shadow), Command::Guess { permille: 3 }] {
        for actor in [Actor::WhiteCell, Actor::Desk(phl), Actor::Session] {
            assert_eq!(play.command(actor, command.clone()), Err(team()), "{actor:?}: {command:?}");
        }
    }
    for actor in [Actor::WhiteCell, Actor::Session] {
        assert_eq!(play.command(actor, withdraw.clone()), Err(Refusal::OnlyFor { who: Who::TeamOrDesk }), "{actor:?}");
    }
    for actor in [Actor::Seat(MANILA), Actor::Desk(phl), Actor::WhiteCell] {
        assert_eq!(play.command(actor, Command::Resolve), Err(Refusal::OnlyFor { who: Who::Session }), "{actor:?}");
    }
    for actor in [Actor::Desk(phl), Actor::Session] {
        assert_eq!(play.command(actor, say.clone()), Err(Refusal::OnlyFor { who: Who::TeamOrWhiteCell }), "{actor:?}");
    }
}

/// A refusal is a sentence wherever it is printed, also without the names that screens put in.
#[test]
fn a_refusal_prints_as_a_sentence_and_not_as_code() {
    use latticework::catalog::{GoodId, NationId, Operation, PlaceId};
    use latticework::rules::crisis::Note;
    use latticework::rules::vocab::error::{Obstacle, QuarantineRefusal, TextProblem, WarRefusal};
    use latticework::rules::vocab::ids::{FeatureId, ForceId};
    let (nation, place, force, agreement) = (NationId(3), PlaceId(4), ForceId(5), AgreementId(6));
    let mut refusals = vec![
        Refusal::Over,
        Refusal::Sealed,
        Refusal::WhiteCellOnly,
        Refusal::NotYourNation { nation },
        Refusal::NoSuchForce { force },
        Refusal::NoStaffActions { limit: 1 },
        Refusal::NoStaffActions { limit: 3 },
        Refusal::BrokenRoute { step: 2 },
        Refusal::Impassable { step: 2, by: Obstacle::ForeignLand(nation) },
        Refusal::OutOfRange { needed_km: Km(900), limit_km: Km(0) },
        Refusal::EnduranceSpent { hours_out: Hours(40), limit_hours: Hours(24) },
        Refusal::NoPermission { host: nation, place: Some(place), operation: Operation::MainlandStrikes },
        Refusal::MustConsult { host: nation, agreement, clause: 1, turns: Turns(2) },
        Refusal::AboveCeiling { act: Act::WaterCannon, ceiling: Act::Shadow },
        Refusal::CannotDo { force, act: Act::LiveFire },
        Refusal::TooLittleCapital { needed: 9, have: 3 },
        Refusal::TooManyOffers { to: nation, limit: 1 },
        Refusal::NotExposed { nation, good: GoodId(1) },
        Refusal::WrongStatus { agreement, from: AgreementStatus::Lapsed, to: AgreementStatus::InForce },
        Refusal::WrongHulls { most: 0 },
        Refusal::WrongLastTurn { from: 3, to: 400 },
        Refusal::NeedsForceThere { feature: FeatureId(0) },
        Refusal::War(WarRefusal::NoRoom { place, room: 1 }),
        Refusal::War(WarRefusal::NotConcerned { note: Note::Enclave }),
        Refusal::Quarantine(QuarantineRefusal::TooFewGroups { wanted: 3, have: 1 }),
        Refusal::BadText { problem: TextProblem::NotTheirsToGrant(nation) },
    ];
    refusals.extend([Who::Team, Who::TeamOrDesk, Who::TeamOrWhiteCell, Who::Session].map(|who| Refusal::OnlyFor { who }));
    refusals.extend([What::Seat, What::Nation, What::Text, What::Permission].map(|what| Refusal::NoSuch { what }));
    refusals.extend([What::Text, What::Stock, What::List].map(|what| Refusal::TooLarge { what, limit: 0 }));
    refusals.extend([Already::Ordered, Already::Open, Already::Seated].map(|what| Refusal::Duplicate { what }));
    for refusal in refusals {
        let said = refusal.to_string();
        let inner_capital = said.split_whitespace().skip(1).any(|word| word.chars().skip(1).any(char::is_uppercase));
        let code = said.contains(['{', '}', '(', '_']) || said.contains("::") || inner_capital;
        assert!(!code && said.ends_with('.') && said.contains(' ') && said.starts_with(char::is_uppercase), "{refusal:?} prints as `{said}`");
    }
}
