//! Instruments: every kind of order that no single force carries out is composed by mouse and by keyboard; what is offered is legal, and
//! what is not is refused with a reason that can be read.

use std::collections::BTreeSet;

use bevy_egui::egui::{Key, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable},
};
use latticework::app::panels::orders::instruments;
use latticework::app::panels::orders::instruments::{InstrumentsState, choices};
use latticework::app::panels::{Desk, Intent};
use latticework::catalog::{NationId, StockKind};
use latticework::report::words::order_words;
use latticework::rules::order::form::{Chosen, Pick};
use latticework::rules::order::{
    Benefit, Coerce, Consult, Counter, CounterKind, Exercise, Hasten, Induce, Influence, Invest, Kind, Launch, Order, Persuade, Preposition,
    Publicise, Reassure, SetPolicy, offered,
};
use latticework::rules::rehearsal::{Lag, rehearse};
use latticework::rules::state::competition::{BenefitKind, Inducement, InfluenceKind, StandingPolicy, WorkKind};
use latticework::rules::vocab::error::What;
use latticework::rules::vocab::ids::{AgreementId, FeatureId};
use latticework::rules::vocab::parameter::Param;
use latticework::rules::{Command, Refusal};

use crate::stage::{Known, Stage, Table, picture, read, stage};

const TABLES: [(&str, &str, u16); 6] = [
    ("draft_the_pact", "united_states", 1),
    ("draft_the_pact", "philippines", 3),
    ("draft_the_pact", "beijing", 0),
    ("draft_the_pact_signed", "japan", 0),
    ("draft_the_pact_hub", "australia", 2),
    ("pacific_contest", "australia", 0),
];

/// Every order at the end of the panel's steps, whether it may be given or not.
fn leaves(desk: &Desk<'_>, nation: NationId) -> Vec<Order> {
    fn below(desk: &Desk<'_>, nation: NationId, kind: Kind, chosen: &Chosen, into: &mut Vec<Order>) {
        if let Some(order) = choices::order(desk, nation, kind, chosen) {
            into.push(order);
        }
        for pick in choices::step(desk, nation, kind, chosen).map_or_else(Vec::new, |(_, picks)| picks) {
            below(desk, nation, kind, &choices::with(chosen, pick), into);
        }
    }
    let mut all = Vec::new();
    for kind in offered() {
        below(desk, nation, kind, &Chosen::default(), &mut all);
    }
    let others: Vec<NationId> = desk.scenario.nations_present().filter(|&other| other != nation).collect();
    for (at, &a) in others.iter().enumerate() {
        below(desk, nation, Kind::Exercise, &Chosen { partners: vec![a], ..Chosen::default() }, &mut all);
        for &b in &others[at + 1..] {
            below(desk, nation, Kind::Exercise, &Chosen { partners: vec![a, b], ..Chosen::default() }, &mut all);
        }
    }
    all
}

/// Orders of the kinds that the panel composes, whoever and whatever they name.
fn everything(desk: &Desk<'_>, nation: NationId) -> Vec<Order> {
    let catalog = &desk.scenario.catalog;
    let nations: Vec<NationId> = (0..catalog.nations.len()).map(|index| NationId(index as u16)).collect();
    let mut all = vec![Order::Persuade(Persuade { nation }), Order::Reassure(Reassure { nation })];
    all.extend((0..catalog.programmes.len()).map(|at| Order::Launch(Launch { nation, programme: latticework::catalog::ProgrammeId(at as u16) })));
    for at in 0..catalog.places.len() {
        let place = latticework::catalog::PlaceId(at as u16);
        all.extend([WorkKind::Runway, WorkKind::Fuel, WorkKind::Shelters].map(|work| Order::Invest(Invest { nation, place, work })));
        all.extend(StockKind::ALL.map(|what| Order::Preposition(Preposition { nation, place, what, count: 6 })));
        all.extend(nations.iter().map(|&other| Order::Exercise(Exercise { nation, partners: vec![other], place })));
    }
    for at in 0..catalog.goods.len() {
        let good = latticework::catalog::GoodId(at as u16);
        all.push(Order::Counter(Counter { nation, kind: CounterKind::Divert(good) }));
        for &target in &nations {
            all.extend([false, true].map(|lift| Order::Coerce(Coerce { nation, target, good, lift })));
        }
    }
    all.extend([CounterKind::PreBunk, CounterKind::Attribute].map(|kind| Order::Counter(Counter { nation, kind })));
    for &other in &nations {
        all.push(Order::Consult(Consult { nation, ally: other }));
        all.extend(InfluenceKind::ALL.map(|kind| Order::Influence(Influence { nation, target: other, kind })));
        all.extend(Inducement::ALL.map(|kind| Order::Induce(Induce { nation, target: other, kind })));
        all.extend(BenefitKind::ALL.map(|kind| Order::Benefit(Benefit { nation, to: other, kind })));
        all.extend([false, true].map(|on| Order::SetPolicy(SetPolicy { nation, policy: StandingPolicy::Tariffs(other), on })));
    }
    for policy in [StandingPolicy::Silo, StandingPolicy::FairShare] {
        all.extend([false, true].map(|on| Order::SetPolicy(SetPolicy { nation, policy, on })));
    }
    all.extend((0..=desk.view.game.agreements.len()).map(|at| Order::Hasten(Hasten { nation, agreement: AgreementId(at as u16) })));
    all.extend((0..=desk.scenario.features.len()).map(|at| Order::Publicise(Publicise { nation, feature: FeatureId(at as u16) })));
    all
}

/// What the panel says of an order is what the game says of it, word for word; and what the panel does not lead to the game refuses.
#[test]
fn what_is_offered_is_legal_and_the_rest_is_refused_with_a_reason() {
    for (level, seat, turns) in TABLES {
        let table = Table::new(level, seat).play(turns);
        let known = table.known();
        let desk = known.desk();
        let nation = desk.nation().expect("a seat speaks for a nation");
        let offered = leaves(&desk, nation);
        let mut legal = 0;
        for order in &offered {
            let panel = desk.refusal(&Command::Give(order.clone()));
            let game = table.takes(&Command::Give(order.clone())).err();
            assert_eq!(panel, game, "{level}, {seat}: {order:?}");
            legal += usize::from(game.is_none());
            if let Some(refusal) = &game {
                let said = desk.words().refusal(refusal);
                assert!(said.ends_with('.') && said.len() > 10, "{said}");
                assert_ne!(*refusal, Refusal::NoSuch { what: What::Order });
            }
        }
        assert!(legal >= 20, "{level}, {seat}: {legal} of {}", offered.len());
        let mut refused = 0;
        for order in everything(&desk, nation) {
            // Shipments of other sizes are the same choice.
            if offered.contains(&order) || matches!(&order, Order::Preposition(order) if order.what.is_munition()) {
                continue;
            }
            let refusal = table.takes(&Command::Give(order.clone())).expect_err(&format!("{level}, {seat}: {order:?} is not offered, and taken"));
            assert!(desk.words().refusal(&refusal).len() > 10, "{refusal:?}");
            refused += 1;
        }
        assert!(refused > 100, "{level}, {seat}: {refused}");
    }
}

/// Running programmes take their part of the budget before what is ordered: "Left after it" once was too high by that.
#[test]
fn what_is_left_counts_the_programmes_under_way() {
    let mut told = 0;
    for (level, seat, turns) in TABLES {
        let known = Table::new(level, seat).play(turns).known();
        let desk = known.desk();
        let nation = desk.nation().expect("own");
        let due = latticework::rules::phases::programme::due(&known.scenario, &known.view.game, nation);
        let all = read(&stage::<InstrumentsState>(&known, instruments::show));
        let (used, state) = (&known.view.game.seats[desk.seat().expect("a seat").index()].orders, known.view.game.nations[nation.index()]);
        let spent: i32 = used.iter().map(|order| order.budget(&known.scenario).0).sum();
        assert!(all.contains(&format!("{} M$", state.budget - spent - due)), "{level}, {seat}: {all:?}");
        assert_eq!(all.iter().any(|line| line.starts_with(&format!("Programmes under way take {due} M$ this turn"))), due > 0, "{level}, {seat}");
        told += usize::from(due > 0);
    }
    assert!(told > 1, "{told}");
}

fn given(harness: &Harness<'_, Stage<InstrumentsState>>) -> Vec<Order> {
    let order = |intent: &Intent| if let Intent::Do(Command::Give(order)) = intent { Some(order.clone()) } else { None };
    harness.state().intents.iter().filter_map(order).collect()
}

/// The first choice behind which an order lies.
fn next(desk: &Desk<'_>, nation: NationId, kind: Kind, chosen: &Chosen) -> Option<Pick> {
    let (_, picks) = choices::step(desk, nation, kind, chosen)?;
    picks.into_iter().find(|&pick| choices::verdict(desk, nation, kind, &choices::with(chosen, pick)).is_ok())
}

/// Presses what has this name, or what begins with it.
fn press(harness: &mut Harness<'_, Stage<InstrumentsState>>, name: &str, by_keyboard: bool) {
    let exact = harness.query_all_by_label(name).find(|node| !node.accesskit_node().is_disabled() && node.accesskit_node().role() == Role::Button);
    let node = exact.or_else(|| {
        harness.query_all_by_label_contains(name).find(|node| {
            let found = node.accesskit_node();
            !found.is_disabled() && found.role() == Role::Button && found.label().is_some_and(|label| label.starts_with(name))
        })
    });
    let node = node.unwrap_or_else(|| panic!("{name} is there: {:#?}", read(harness)));
    if by_keyboard {
        node.focus();
        harness.run_ok();
        harness.key_press(Key::Enter);
    } else {
        node.click();
    }
    harness.run_ok();
}

/// Composes the first order of a kind that can be given. `None` if none can.
fn compose(known: &Known, kind: Kind, by_keyboard: bool) -> Option<Order> {
    let desk = known.desk();
    let nation = desk.nation().expect("own");
    choices::verdict(&desk, nation, kind, &Chosen::default()).ok()?;
    let mut harness = stage::<InstrumentsState>(known, instruments::show);
    press(&mut harness, order_words::name(kind), by_keyboard);
    if kind == Kind::Exercise {
        let partner = known.scenario.nations_present().find(|&other| {
            let chosen = Chosen { partners: vec![other], ..Chosen::default() };
            other != nation && choices::verdict(&desk, nation, kind, &chosen).is_ok()
        });
        press(&mut harness, &desk.words().nation(partner.expect("somebody")), by_keyboard);
    }
    while let Some(pick) = next(&desk, nation, kind, &harness.state().state.chosen) {
        let name = choices::name(&desk, nation, pick);
        press(&mut harness, &name, by_keyboard);
    }
    picture(&harness, &format!("instrument_{kind:?}"));
    press(&mut harness, "Add the order", by_keyboard);
    let mut orders = given(&harness);
    assert_eq!(orders.len(), 1, "{kind:?}: {:#?}", read(&harness));
    let told = read(&harness);
    assert!(told.iter().any(|text| text.starts_with("✔ Added: ")), "{kind:?}, by keyboard {by_keyboard}: {told:#?}");
    orders.pop()
}

#[test]
fn every_kind_is_composed_by_mouse_and_by_keyboard() {
    let mut composed = BTreeSet::new();
    for (level, seat, turns) in TABLES {
        let table = Table::new(level, seat).play(turns);
        let known = table.known();
        for kind in offered() {
            let Some(order) = compose(&known, kind, false) else { continue };
            assert_eq!(table.takes(&Command::Give(order.clone())), Ok(()), "{kind:?}");
            if composed.insert(kind) {
                assert_eq!(compose(&known, kind, true), Some(order), "the keyboard leads to the same order");
            }
        }
    }
    let missing: Vec<Kind> = offered().filter(|kind| !composed.contains(kind)).collect();
    assert_eq!(missing, [], "no level of these lets one compose them");
}

#[test]
fn an_order_shows_cost_effects_and_sources_before_it_is_added() {
    let known = Table::of_people("draft_the_pact", "united_states").known();
    let mut harness = stage::<InstrumentsState>(&known, instruments::show);
    picture(&harness, "instruments");
    for name in ["Begin a programme", "Interceptors at double rate"] {
        press(&mut harness, name, false);
    }
    picture(&harness, "instruments_programme");
    let texts = read(&harness);
    let says = |part: &str| assert!(texts.iter().any(|text| text.contains(part)), "{part}: {texts:#?}");
    says("Costs 1 staff action, 4");
    says("+350 interceptors");
    says("Approval of the government of the United States +");
    says("Source: SM-6 125 to 300 a year");
    press(&mut harness, "The numbers behind it, with sources", false);
    assert!(read(&harness).iter().any(|text| text.contains("plausible: ")));
}

/// A refused choice shows its reason beside it, not only under the pointer.
#[test]
fn what_cannot_be_ordered_says_why_in_plain_sight() {
    let known = Table::of_people("draft_the_pact", "japan").known();
    let mut harness = stage::<InstrumentsState>(&known, instruments::show);
    assert!(
        read(&harness).iter().any(|text| text.starts_with("Use or end a lever of trade Japan has no such lever of trade.")),
        "{:#?}",
        read(&harness)
    );
    press(&mut harness, "Begin a programme", false);
    let running = read(&harness).into_iter().find(|text| text.starts_with("Tomahawk for the Aegis fleet")).expect("listed");
    assert!(running.contains("under way") && running.ends_with("That programme runs already, or has delivered. Begin another."), "{running}");
    assert!(harness.get_by_label(&running).accesskit_node().is_disabled());
    press(&mut harness, "All instruments", false);
    assert!(harness.state().state.kind.is_none());
}

/// The rehearsal and the turn itself move the same: a campaign at home, alone in a turn.
#[test]
fn a_preview_foretells_what_the_turn_brings() {
    let table = Table::of_people("draft_the_pact", "philippines");
    let known = table.known();
    let nation = known.desk().nation().expect("own");
    let order = Order::Persuade(Persuade { nation });
    let rehearsal = rehearse(&known.scenario, &known.view.game, &order);
    let foretold: i32 = rehearsal
        .at_once
        .iter()
        .filter_map(|event| match event {
            latticework::rules::Event::SupportMoved { nation: whose, by, .. } if *whose == nation => Some(i32::from(*by)),
            _ => None,
        })
        .sum();
    let state = known.view.game.nations[nation.index()];
    let full = known.scenario.parameters.get(Param::PersuadeEffect) * (1000 - i32::from(state.support)) / 500;
    assert_eq!((foretold, rehearsal.lag), (full, Lag::Nothing));
    let mut session = table.session;
    let seat = known.desk().seat().expect("a seat");
    session.submit(latticework::rules::Actor::Seat(seat), Command::Give(order)).expect("legal");
    for index in 0..known.scenario.seats.len() {
        session.submit(latticework::rules::Actor::Seat(latticework::rules::vocab::ids::SeatId(index as u8)), Command::Seal).expect("sealed");
    }
    let came = session
        .events(1, latticework::rules::state::view::Viewer::Seat(seat))
        .into_iter()
        .filter_map(|recorded| match recorded.event {
            latticework::rules::Event::SupportMoved { nation: whose, by, why: latticework::rules::event::Driver::Campaign } if whose == nation => {
                Some(i32::from(by))
            }
            _ => None,
        })
        .sum::<i32>();
    assert_eq!(came, foretold);
}
