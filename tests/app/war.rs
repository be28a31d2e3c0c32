//! The orders of the crisis clock: each seat of Strait 2027 finds its task forces and decisions, and what is offered is legal.

use bevy_egui::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable};
use latticework::app::panels::{Intent, orders};
use latticework::rules::order::Order;
use latticework::rules::order::war::{Mission, Operate, TaskForce, WarOrder};
use latticework::rules::vocab::war::since::Since;
use latticework::rules::{Actor, Command};

use crate::stage::{Known, Table, picture, read, stage};

const SEATS: [&str; 6] = ["united_states", "japan", "australia", "philippines", "taiwan", "beijing"];

#[test]
fn every_seat_sees_how_the_war_stands_and_what_it_commands() {
    for seat in SEATS {
        let known = Table::new("strait_2027", seat).known();
        let mut harness = stage::<orders::OrdersState>(&known, orders::show);
        harness.get_by_label_contains("If it stopped now").click();
        harness.run_ok();
        let all = read(&harness).join("\n");
        assert!(all.contains("Chinese landing ships left"), "{seat}: {all}");
        assert!(all.contains("Order: "), "{seat} has a task force: {all}");
        picture(&harness, &format!("war_{seat}"));
    }
}

#[test]
fn entering_the_war_and_ordering_a_task_force_give_orders_that_the_game_takes() {
    let table = Table::new("strait_2027", "united_states");
    let known = table.known();
    let mut harness = stage::<orders::OrdersState>(&known, orders::show);
    harness.get_by_label("Enter the war").click();
    harness.run_ok();
    harness.get_by_label("Order: bombers").click();
    harness.run_ok();
    let given: Vec<WarOrder> = harness
        .state()
        .intents
        .iter()
        .map(|intent| match intent {
            Intent::Do(command @ Command::Give(Order::War(order))) => {
                table.takes(command).unwrap_or_else(|why| panic!("{order:?}: {why:?}"));
                order.clone()
            }
            other => panic!("not an order of war: {other:?}"),
        })
        .collect();
    let [WarOrder::Enter(_), WarOrder::Operate(order)] = &given[..] else { panic!("{given:?}") };
    assert_eq!((order.task_force, order.mission), (TaskForce::Bombers, Mission::StrikeShips));
}

/// "Hold back" once stood in the box of the next turn as if it held there.
#[test]
fn a_mission_holds_for_its_turn_and_the_box_of_the_next_begins_anew() {
    let mut table = Table::new("strait_2027", "united_states");
    let usa = table.known().desk().nation().expect("own");
    let hold = WarOrder::Operate(Operate { nation: usa, task_force: TaskForce::Surface, mission: Mission::Hold, share: 1000, keep: 0 });
    table.session.submit(Actor::Seat(table.seat()), Command::Give(Order::War(hold))).expect("legal");
    let says =
        |known: &Known| read(&stage::<orders::OrdersState>(known, orders::show)).iter().any(|line| line == "Ordered for this turn: hold back.");
    assert!(says(&table.known()), "what is ordered is said");
    // The panel's state goes on from turn to turn, as in the play screen.
    let before = table.known();
    let after = {
        table.session.submit(Actor::Seat(table.seat()), Command::Seal).expect("sealed");
        table.known()
    };
    assert!(!says(&after), "the order was for one turn");
    let desks = (before, after);
    let mut harness = stage::<(orders::OrdersState, bool)>(&desks.1, |ui, desk, state, out| {
        let earlier = desks.0.desk();
        orders::show(ui, if state.1 { desk } else { &earlier }, &mut state.0, out);
    });
    // Carriers and surface combatants: choose to hold them back, and go on to the next turn without ordering it.
    let of_surface = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        [node.value(), node.label()].into_iter().flatten().any(|text| text == "come forward")
    };
    harness.get_all_by_role(Role::ComboBox).find(of_surface).expect("the box").click();
    harness.run_ok();
    harness.get_all_by_label("hold back").last().expect("the choice").click();
    harness.run_ok();
    assert!(!harness.get_all_by_role(Role::ComboBox).any(|node| of_surface(&node)), "the box says what was chosen");
    harness.state_mut().state.1 = true;
    harness.run_ok();
    assert!(harness.get_all_by_role(Role::ComboBox).any(|node| of_surface(&node)), "the box of a new turn begins anew: {:?}", read(&harness));
}

#[test]
fn later_turns_show_losses_and_notes() {
    for seat in ["taiwan", "beijing"] {
        let known = Table::new("strait_2027", seat).play(3).known();
        let mut harness = stage::<orders::OrdersState>(&known, orders::show);
        harness.get_by_label_contains("If it stopped now").click();
        harness.run_ok();
        let all = read(&harness).join("\n");
        assert!(all.contains("aircraft") && all.contains("Taiwan yields"), "{seat}: {all}");
        picture(&harness, &format!("war_later_{seat}"));
    }
}

/// What a person reads in a turn of war (news and orders as they stand when the panels open) and decides: a government's choices of one
/// kind are one decision, each task force is one, so are squadrons, and each note.
#[test]
fn a_turn_of_war_takes_400_words_and_twelve_decisions_at_most() {
    use latticework::app::panels::parts::words_in;
    use latticework::app::panels::record::news;
    use latticework::app::panels::record::news::{NewsState, READING_WORDS};
    for (level, seat) in [("strait_2027_hub", "united_states"), ("strait_2027", "japan"), ("strait_2027", "beijing")] {
        let mut table = Table::new(level, seat);
        let mut counted = Vec::new();
        loop {
            let known = table.known();
            let news = read(&stage::<NewsState>(&known, news::show));
            let orders = read(&stage::<orders::OrdersState>(&known, orders::show));
            let words: usize = news.iter().chain(&orders).map(|text| words_in(text)).sum();
            let starts = |start: &str| orders.iter().any(|text| text.starts_with(start));
            let of_government =
                [&["Enter the war"][..], &["Allow "], &["Strike bases in", "Leave bases in"], &["Spare the", "No longer spare"], &["Recommend"]];
            let notes = ["Taiwan yields", "China withdraws in phases", "Arms rest where they stand", "The United States withdraws"];
            let decisions = of_government.iter().filter(|kind| kind.iter().any(|start| starts(start))).count()
                + orders.iter().filter(|text| text.starts_with("Order: ")).count()
                + usize::from(starts("Move the squadrons"))
                + notes.iter().filter(|note| orders.iter().any(|text| text == *note)).count();
            assert!(
                words <= READING_WORDS && decisions <= 12,
                "{level}, {seat}, turn {}: {words} words, {decisions} decisions",
                known.view.game.turn
            );
            counted.push((words, decisions));
            if table.session.is_over() {
                break;
            }
            table = table.play(1);
        }
        println!("{level}, {seat}: words and decisions by turn {counted:?}");
        assert!(counted.len() >= 6 && counted.iter().any(|(_, decisions)| *decisions >= 5), "{counted:?}");
    }
}

/// Whoever looks at a crisis over Taiwan sees Beijing across from it, and Beijing the others.
#[test]
fn beijing_stands_across_from_all_others_in_a_crisis() {
    use latticework::app::bridge::picture::Sides;
    use latticework::app::theme::Side;
    for level in ["quarantine", "strait_2027", "strait_2027_hub"] {
        for seat in ["united_states", "japan", "beijing"] {
            let known = Table::new(level, seat).known();
            let id = |slug: &str| known.scenario.catalog.nation_id(slug).expect("a nation");
            let sides = Sides::of(&known.scenario, &known.view);
            let (beijing, others) = if seat == "beijing" { (Side::Own, Side::Opponent) } else { (Side::Opponent, Side::Ally) };
            assert_eq!(sides.side(id("prc")), beijing, "{level}: {seat}");
            let us = if seat == "united_states" { Side::Own } else { others };
            assert_eq!(sides.side(id("usa")), us, "{level}: {seat}");
        }
        let known = Table::new(level, "japan").white_cell().known();
        let sides = Sides::of(&known.scenario, &known.view);
        let side = |slug: &str| sides.side(known.scenario.catalog.nation_id(slug).expect("a nation"));
        assert_eq!((side("usa"), side("jpn"), side("prc")), (Side::Neutral, Side::Neutral, Side::Neutral), "{level}: the White Cell takes no side");
    }
}

/// Whoever fights on the viewer's side is an ally, treaty or not.
#[test]
fn partners_in_war_are_allies() {
    use latticework::app::bridge::picture::Sides;
    use latticework::app::theme::Side;
    use latticework::rules::models::war::Party;
    use latticework::rules::state::{Seen, Trial};
    let mut known = Table::new("strait_2027", "japan").known();
    let id = |known: &crate::stage::Known, slug: &str| known.scenario.catalog.nation_id(slug).expect("a nation");
    let before = Sides::of(&known.scenario, &known.view).side(id(&known, "twn"));
    let mut game = Trial::of(&known.view.game);
    let crisis = game.crisis.as_mut().expect("a war");
    for party in [Party::Jpn, Party::Twn, Party::Aus] {
        crisis.war.entered[party.index()] = Since::START;
    }
    known.view.game = Seen::of(&game);
    let sides = Sides::of(&known.scenario, &known.view);
    assert_eq!((sides.side(id(&known, "twn")), sides.side(id(&known, "aus"))), (Side::Ally, Side::Ally), "Taiwan was {before:?}");
    assert_eq!(sides.side(id(&known, "prc")), Side::Opponent);
}
