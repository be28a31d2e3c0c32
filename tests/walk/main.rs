//! Every measure, effect, order and field of a level, on each of the three clocks: it works, is refused, or is warned of. The tables are
//! those of the program; what they gain is asked for here.
//!
//! An effect, order or field works if at least one of twenty games (half a computer's, half by lot) ends in another state with it than
//! without it; a measure, if its value moves in at least one.

mod effects;
mod fields;
mod ground;
#[path = "../harness/mod.rs"]
mod harness;
mod measures;
mod orders;

use latticework::rules::scenario::Clock;

/// Tells of all that is none of the three.
fn hold(what: &str, silent: &[String]) {
    assert!(silent.is_empty(), "{what} that neither work nor are refused nor warned of:\n  {}", silent.join("\n  "));
}

#[test]
fn every_measure_moves_or_is_told_of_on_the_incident_clock() {
    hold("measures", &measures::silent(Clock::Incident));
}

#[test]
fn every_measure_moves_or_is_told_of_on_the_competition_clock() {
    hold("measures", &measures::silent(Clock::Competition));
}

#[test]
fn every_measure_moves_or_is_told_of_on_the_crisis_clock() {
    hold("measures", &measures::silent(Clock::Crisis));
}

#[test]
fn every_effect_changes_something_or_is_told_of_on_every_clock() {
    let silent: Vec<String> = ground::CLOCKS.into_iter().flat_map(effects::silent).collect();
    hold("effects", &silent);
}

#[test]
fn every_order_changes_something_or_is_refused_on_every_clock() {
    let silent: Vec<String> = ground::CLOCKS.into_iter().flat_map(orders::silent).collect();
    hold("orders", &silent);
}

#[test]
fn every_field_stands_in_the_table_of_what_is_tried() {
    assert_eq!(fields::missing(), Vec::<String>::new(), "fields of the format that no row of tests/walk/fields.rs tries or lists");
}

#[test]
fn every_field_changes_something_or_is_told_of_on_the_incident_clock() {
    hold("fields", &fields::silent(Clock::Incident));
}

#[test]
fn every_field_changes_something_or_is_told_of_on_the_competition_clock() {
    hold("fields", &fields::silent(Clock::Competition));
}

#[test]
fn every_field_changes_something_or_is_told_of_on_the_crisis_clock() {
    hold("fields", &fields::silent(Clock::Crisis));
}
