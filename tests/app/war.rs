//! The orders of the crisis clock: each seat of Strait 2027 finds its task forces and decisions, and what is offered is legal.

use egui_kittest::kittest::Queryable;
use latticework::app::panels::{Intent, orders};
use latticework::rules::Command;
use latticework::rules::order::war::{Mission, TaskForce, WarOrder};
use latticework::rules::order::Order;

use crate::stage::{Table, picture, read, stage};

const SEATS: [&str; 6] = ["united_states", "japan", "australia", "philippines", "taiwan", "beijing"];

#[test]
fn every_seat_sees_how_the_war_stands_and_what_it_commands() {
    for seat in SEATS {
        let known = Table::new("strait_2027", seat).known();
        let mut harness = stage::<orders::State>(&known, orders::show);
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
    let mut harness = stage::<orders::State>(&known, orders::show);
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

#[test]
fn later_turns_show_losses_and_notes() {
    for seat in ["taiwan", "beijing"] {
        let known = Table::new("strait_2027", seat).play(3).known();
        let mut harness = stage::<orders::State>(&known, orders::show);
        harness.get_by_label_contains("If it stopped now").click();
        harness.run_ok();
        let all = read(&harness).join("\n");
        assert!(all.contains("aircraft") && all.contains("Taiwan yields"), "{seat}: {all}");
        picture(&harness, &format!("war_later_{seat}"));
    }
}
