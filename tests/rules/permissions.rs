//! docs/RULES.md, "Permission" and "Incursions".

use latticework::catalog::clause::{Consent, Places, Tension};
use latticework::catalog::quantity::Turns;
use latticework::catalog::{Clause, Operation};
use latticework::rules::event::{Driver, HaltReason};
use latticework::rules::phases::agreement::permission::{self, Verdict};
use latticework::rules::scenario::Position;
use latticework::rules::state::Pair;
use latticework::rules::vocab::error::{Already, Obstacle, Refusal};
use latticework::rules::vocab::ids::AgreementId;
use latticework::rules::{Actor, Command, Event};
use proptest::prelude::*;

use crate::harness::names::Names;
use crate::harness::sea::*;

/// An American destroyer in Subic, where the Philippines let it put in by an arrangement.
fn guest() -> Given {
    let given = Given::a_small_sea().with_place("subic", 4).with_place("apra", 30);
    let leave = given.permission("phl", "usa", Operation::Logistics, Consent::Automatic);
    given.with_agreement("Access", &["phl", "usa"], vec![leave]).with_force("destroyer", "usa", "sag", 1, "apra").at("subic")
}

#[test]
fn a_force_needs_leave_to_put_in() {
    let mut play = Given::a_small_sea().with_place("subic", 4).with_force("destroyer", "usa", "sag", 1, "subic").at_sea(8).start();
    let (phl, subic) = (play.nation("phl"), play.place("subic"));
    let order = play.go("destroyer", Position::At(subic));
    let refused = Refusal::NoPermission { host: phl, place: Some(subic), operation: Operation::Logistics };
    assert_eq!(play.give(WASHINGTON, order), Err(refused));
}

/// DESIGN.md section 4: when a permission lapses, forces leave next turn.
#[test]
fn when_leave_ends_forces_go_the_turn_after() {
    let mut play = guest().start();
    let (phl, subic, destroyer) = (play.nation("phl"), play.place("subic"), play.id("destroyer"));
    play.command(Actor::Seat(MANILA), Command::Denounce { nation: phl, agreement: AgreementId(0) }).unwrap_or_else(|why| panic!("{why:?}"));
    assert_eq!(play.news(), [], "an arrangement ends with the turn after the notice");
    let moved = play.news();
    assert!(matches!(moved[..], [Event::AgreementMoved { .. }]), "{moved:?}");
    assert_eq!(play.force("destroyer").position, Position::At(subic), "it has the turn to go by itself");
    assert_eq!(
        play.news(),
        [
            Event::Halted { force: destroyer, why: HaltReason::PermissionEnded { host: phl, place: Some(subic) } },
            Event::Moved { force: destroyer, from: Position::At(subic), path: vec![], to: Position::Field(column(4)) },
        ]
    );
}

#[test]
fn leave_that_comes_back_in_time_lets_them_stay() {
    let mut play = guest().start();
    let phl = play.nation("phl");
    play.command(Actor::Seat(MANILA), Command::Denounce { nation: phl, agreement: AgreementId(0) }).unwrap_or_else(|why| panic!("{why:?}"));
    play.news();
    play.news();
    let leave = guest().permission("phl", "usa", Operation::Logistics, Consent::Automatic);
    let mut text = undertaking(&play, &["phl", "usa"], "phl", latticework::catalog::clause::Promise::Declare);
    text.clauses = vec![leave];
    play.agree("usa", &["phl"], text);
    let events = play.news();
    assert!(!events.iter().any(|event| matches!(event, Event::Halted { .. } | Event::Moved { .. })), "{events:?}");
}

#[test]
fn crisis_closes_what_was_granted_for_peace() {
    let given = Given::a_small_sea().with_place("subic", 4).with_place("apra", 30);
    let mut leave = given.permission("phl", "usa", Operation::Logistics, Consent::Automatic);
    if let Clause::Permission { up_to, .. } = &mut leave {
        *up_to = Tension::Peace;
    }
    let given = given.with_agreement("Visits", &["phl", "usa"], vec![leave]).with_force("destroyer", "usa", "sag", 1, "apra").at("subic");
    let mut play = given.start();
    let pair = Pair::new(play.nation("phl"), play.nation("prc"));
    play.news();
    assert_eq!(play.force("destroyer").position, Position::At(play.place("subic")));
    play.game.rungs.entry(pair).or_default().now = 3;
    assert!(play.news().iter().any(|event| matches!(event, Event::Halted { why: HaltReason::PermissionEnded { .. }, .. })));
}

#[test]
fn ships_in_anothers_waters_without_leave_are_an_incursion() {
    let given = Given::a_small_sea().with_waters("phl", 10..=12).with_place("subi", 2);
    let mut play = given.with_force("frigates", "prc", "sag", 2, "subi").at_sea(6).start();
    let (phl, prc, frigates) = (play.nation("phl"), play.nation("prc"), play.id("frigates"));
    play.order(BEIJING, play.go_straight("frigates", 7..12));
    let events = play.news();
    let entered = only(&events, |event| matches!(event, Event::Incursion { .. } | Event::RungMoved { .. }));
    assert_eq!(
        entered,
        [
            Event::Incursion { force: frigates, nation: prc, of: phl, cell: column(10) },
            Event::RungMoved { a: prc, b: phl, from: 0, to: 1, why: Driver::Incursion },
        ],
        "once for the way in, not for each hex"
    );
}

/// UN Convention on the Law of the Sea, articles 17 to 19: ships of all states, warships too, may pass through a territorial sea.
#[test]
fn a_ship_that_only_passes_through_does_not_enter() {
    let given = Given::a_small_sea().with_waters("phl", 10..=12).with_place("subi", 2);
    let mut play = given.with_force("frigates", "prc", "sag", 2, "subi").at_sea(6).start();
    play.order(BEIJING, play.go_straight("frigates", 7..15));
    let mut events = play.news();
    events.extend(play.news());
    assert_eq!(play.force("frigates").position, Position::Field(column(14)));
    assert!(!events.iter().any(|event| matches!(event, Event::Incursion { .. } | Event::RungMoved { .. })), "{events:?}");
}

/// Article 18: passage is continuous and expeditious. A ship that stops half way, or turns to something else there, has entered.
#[test]
fn a_ship_that_stops_in_passage_has_entered() {
    for lingers in [true, false] {
        let given = Given::a_small_sea().with_waters("phl", 10..=30).with_place("subi", 2);
        let mut play = given.with_force("frigates", "prc", "sag", 2, "subi").at_sea(8).start();
        let (phl, prc, frigates) = (play.nation("phl"), play.nation("prc"), play.id("frigates"));
        play.order(BEIJING, play.go_straight("frigates", 9..33));
        let first = play.news();
        let Position::Field(half_way) = play.force("frigates").position else { panic!("still at sea") };
        assert!((10..=30).any(|at| column(at) == half_way), "half way through at {half_way:?}");
        assert!(!first.iter().any(|event| matches!(event, Event::Incursion { .. })), "{first:?}");
        if lingers {
            play.order(BEIJING, latticework::rules::order::Order::Hold(latticework::rules::order::Hold { force: frigates }));
        }
        let second = only(&play.news(), |event| matches!(event, Event::Incursion { .. }));
        let entered = Event::Incursion { force: frigates, nation: prc, of: phl, cell: half_way };
        assert_eq!(second, if lingers { vec![entered] } else { Vec::new() });
    }
}

/// Articles 2 and 20: passage is for ships on the surface.
#[test]
fn nothing_flies_through_in_innocent_passage() {
    let given = Given::a_small_sea().with_place("yulin", 2).with_place("subi", 20).with_waters("phl", 10..=12);
    let mut play = given.with_force("patrol", "prc", "mpa", 2, "subi").at("yulin").start();
    play.order(BEIJING, play.go("patrol", Position::At(play.place("subi"))));
    assert_eq!(only(&play.news(), |event| matches!(event, Event::Incursion { .. })).len(), 1);
}

#[test]
fn the_planned_way_keeps_out_of_anothers_waters_where_it_can() {
    let mut given = Given::a_small_sea().with_waters("phl", 10..=12).with_place("subi", 2);
    for at in 10..=12 {
        given.scenario.map.cells[cell(at, 0).index()].territorial_sea = None;
    }
    let play = given.with_force("frigates", "prc", "sag", 2, "subi").at_sea(6).start();
    let latticework::rules::order::Order::Move(order) = play.go("frigates", Position::Field(column(15))) else { panic!() };
    assert!(order.route.iter().any(|at| at.index() < WIDTH as usize), "it goes round by the first row");
}

#[test]
fn aircraft_over_anothers_land_without_overflight_are_an_incursion() {
    let fly = |leave: bool| {
        let given = Given::a_small_sea().with_place("yulin", 2).with_place("subi", 20).with_land("phl", 10..=12);
        let overflight = given.permission("phl", "prc", Operation::Overflight, Consent::Automatic);
        let clauses = if leave { vec![overflight] } else { vec![given.permission("phl", "usa", Operation::Overflight, Consent::Automatic)] };
        let mut play = given.with_agreement("Air", &["phl", "prc"], clauses).with_force("patrol", "prc", "mpa", 2, "subi").at("yulin").start();
        play.order(BEIJING, play.go("patrol", Position::At(play.place("subi"))));
        let events = play.news();
        assert_eq!(play.force("patrol").position, Position::At(play.place("subi")));
        events.iter().filter(|event| matches!(event, Event::Incursion { .. })).count()
    };
    assert_eq!((fly(false), fly(true)), (1, 0));
}

/// Land forces could once walk into another's country.
#[test]
fn land_is_not_entered_against_its_owners_will() {
    let given = Given::a_small_sea().with_land("phl", 4..=6).with_land("usa", 7..=9).with_place("subic", 5).with_place("apra", 8);
    let mut play = given.with_force("brigade", "usa", "land_bde", 1, "apra").start();
    let phl = play.nation("phl");
    let order = play.go_straight("brigade", 5..=7);
    let latticework::rules::order::Order::Move(mut order) = order else { panic!() };
    order.route = vec![column(7), column(6), column(5)];
    order.to = Position::Field(column(5));
    let refused = play.give(WASHINGTON, latticework::rules::order::Order::Move(order));
    assert_eq!(refused, Err(Refusal::Impassable { step: 1, by: Obstacle::ForeignLand(phl) }));
}

fn consent() -> impl Strategy<Value = Consent> {
    prop_oneof![Just(Consent::Automatic), (0..3u8).prop_map(Consent::Consult), Just(Consent::Veto)]
}

fn rank(verdict: Verdict) -> u16 {
    match verdict {
        Verdict::Own | Verdict::Free | Verdict::Granted { .. } => 0,
        Verdict::AfterConsultation { turns, .. } => turns.0,
        Verdict::Denied { .. } => u16::MAX,
    }
}

proptest! {
    /// The most permissive clause in force applies: one more clause never takes anything away, and a veto binds only its own clause.
    #[test]
    fn the_most_permissive_clause_applies(list in prop::collection::vec((consent(), prop_oneof![Just(Tension::Peace), Just(Tension::Crisis), Just(Tension::War)], any::<bool>(), prop::option::of(1..3u16)), 1..6), rung in 0..6u8) {
        let given = Given::a_small_sea().with_place("subic", 4);
        let (phl, usa, subic, oyster) = (given.nation("phl"), given.nation("usa"), given.place("subic"), given.place("oyster_bay"));
        let clause = |(consent, up_to, elsewhere, until_turn): (Consent, Tension, bool, Option<u16>)| Clause::Permission {
            grantor: phl, grantees: vec![usa], places: Places::These(vec![if elsewhere { oyster } else { subic }]),
            operation: Operation::Logistics, up_to, consent, cap: None, until_turn,
        };
        let verdict = |clauses: &[(Consent, Tension, bool, Option<u16>)]| {
            let given = Given::a_small_sea().with_place("subic", 4);
            let play = given.with_agreement("Access", &["phl", "usa"], clauses.iter().copied().map(clause).collect()).start();
            let mut game = play.game.clone();
            game.rungs.entry(Pair::new(phl, play.nation("prc"))).or_default().now = rung;
            rank(permission::at_place(&play.scenario, &game, usa, subic, Operation::Logistics))
        };
        let tension = Tension::at_rung(rung);
        let fits = |(_, up_to, elsewhere, until): &&(Consent, Tension, bool, Option<u16>)| tension <= *up_to && !elsewhere && until.is_none_or(|until| 1 <= until);
        let by_hand = list.iter().filter(fits).map(|(consent, ..)| match consent {
            Consent::Automatic => 0,
            Consent::Consult(turns) => u16::from(*turns),
            Consent::Veto => u16::MAX,
        });
        prop_assert_eq!(verdict(&list), by_hand.min().unwrap_or(u16::MAX));
        prop_assert!(verdict(&list) <= verdict(&list[..list.len() - 1]));
    }
}

/// An American destroyer, and an arrangement under which Manila wants to be consulted for so many turns.
fn consulted_host(turns: u8) -> Given {
    let given = Given::a_small_sea().with_place("subic", 4).with_place("apra", 30);
    let leave = given.permission("phl", "usa", Operation::Logistics, Consent::Consult(turns));
    given.with_agreement("Access", &["phl", "usa"], vec![leave]).with_force("destroyer", "usa", "sag", 1, "apra").at_sea(8)
}

fn ask(play: &mut Play) -> Result<(), Refusal> {
    let usa = play.nation("usa");
    play.try_command(Actor::Seat(WASHINGTON), Command::AskPermission { nation: usa, agreement: AgreementId(0), clause: 0 })
}

fn may_put_in(play: &Play) -> bool {
    permission::at_place(&play.scenario, &play.game, play.nation("usa"), play.place("subic"), Operation::Logistics).allows()
}

/// docs/RULES.md, "Consultation": asked in turn 1 under a clause of two turns, usable from turn 3.
#[test]
fn a_host_that_is_consulted_and_keeps_silent_has_agreed() {
    let mut play = consulted_host(2).start();
    let (phl, usa, subic) = (play.nation("phl"), play.nation("usa"), play.place("subic"));
    let order = play.go("destroyer", Position::At(subic));
    let refused = Refusal::MustConsult { host: phl, agreement: AgreementId(0), clause: 0, turns: Turns(2) };
    assert_eq!(play.give(WASHINGTON, order.clone()), Err(refused));
    assert_eq!(ask(&mut play), Ok(()));
    assert_eq!(ask(&mut play), Err(Refusal::Duplicate { what: Already::Asked }), "one question is under way");
    assert!(!play.news().iter().any(|event| matches!(event, Event::PermissionAnswered { .. })));
    assert!(!may_put_in(&play));
    let answered = Event::PermissionAnswered { nation: usa, agreement: AgreementId(0), clause: 0, granted: true };
    assert!(play.news().contains(&answered));
    assert!(may_put_in(&play));
    assert_eq!(play.give(WASHINGTON, order), Ok(()));
}

#[test]
fn a_host_that_is_consulted_may_refuse_and_be_asked_again() {
    let mut play = consulted_host(1).start();
    let (phl, usa) = (play.nation("phl"), play.nation("usa"));
    assert_eq!(ask(&mut play), Ok(()));
    let no = Command::RefusePermission { host: phl, nation: usa, agreement: AgreementId(0), clause: 0 };
    assert_eq!(play.try_command(Actor::Seat(BEIJING), no.clone()), Err(Refusal::NotYourNation { nation: phl }));
    assert_eq!(play.try_command(Actor::Seat(MANILA), no.clone()), Ok(()));
    assert_eq!(play.try_command(Actor::Seat(MANILA), no), Err(Refusal::NotOnOffer));
    assert_eq!(ask(&mut play), Err(Refusal::Duplicate { what: Already::Asked }), "not twice in a turn");
    play.news();
    assert!(!may_put_in(&play));
    assert_eq!(ask(&mut play), Ok(()));
    play.news();
    assert!(may_put_in(&play));
}

/// Consent given in peace is no consent in a crisis.
#[test]
fn what_was_granted_in_peace_is_asked_anew_in_crisis() {
    let mut play = consulted_host(1).start();
    assert_eq!(ask(&mut play), Ok(()));
    play.news();
    assert!(may_put_in(&play));
    let pair = Pair::new(play.nation("phl"), play.nation("prc"));
    play.game.rungs.entry(pair).or_default().now = 3;
    assert!(!may_put_in(&play));
    assert_eq!(ask(&mut play), Ok(()));
}

#[test]
fn there_is_nothing_to_consult_about_where_no_clause_foresees_it() {
    let mut play = guest().start();
    assert_eq!(ask(&mut play), Err(Refusal::NoSuch { what: latticework::rules::vocab::error::What::Permission }));
    let (phl, beyond) = (play.nation("phl"), AgreementId(77));
    let nonsense = Command::AskPermission { nation: phl, agreement: beyond, clause: 9 };
    assert!(play.try_command(Actor::Seat(MANILA), nonsense).is_err());
}
