//! Home fronts: campaigns, tariffs and the silo, a fair share, elections.

use latticework::ai::Skill;
use latticework::catalog::ElectionKind;
use latticework::catalog::quantity::Thousandths;
use latticework::rules::Command;
use latticework::rules::event::{Driver, Event};
use latticework::rules::order::{Benefit, Order, Persuade, SetPolicy};
use latticework::rules::state::competition::{BenefitKind, StandingPolicy};
use latticework::session::{Controller, Entry, Session};

use super::support::{self, Names, Play};

fn support_by(events: &[Event], play: &Play, slug: &str, driver: Driver) -> i32 {
    let nation = play.nation(slug);
    events
        .iter()
        .map(|event| match event {
            Event::SupportMoved { nation: n, by, why } if *n == nation && *why == driver => i32::from(*by),
            _ => 0,
        })
        .sum()
}

#[test]
fn a_campaign_convinces_the_fewer_the_more_are_convinced_and_wears_out() {
    let mut play = Play::pact();
    let phl = play.nation("phl");
    play.set("phl", |state| state.support = Thousandths(500));
    play.order(Order::Persuade(Persuade { nation: phl }));
    let first = play.turn();
    assert_eq!(support_by(&first, &play, "phl", Driver::Campaign), 26);
    play.set("phl", |state| state.support = Thousandths(500));
    play.order(Order::Persuade(Persuade { nation: phl }));
    let second = play.turn();
    assert_eq!(support_by(&second, &play, "phl", Driver::Campaign), 22, "250 of wear, 120 of it gone in a half-year");
    play.set("phl", |state| state.support = Thousandths(900));
    play.order(Order::Persuade(Persuade { nation: phl }));
    let third = play.turn();
    assert!(support_by(&third, &play, "phl", Driver::Campaign) <= 5, "nine in ten are with you already");
}

#[test]
fn tariffs_strain_an_ally_and_a_silo_keeps_most_of_it_out() {
    let mut play = Play::pact();
    let (usa, jpn) = (play.nation("usa"), play.nation("jpn"));
    play.order(Order::SetPolicy(SetPolicy { nation: usa, policy: StandingPolicy::Tariffs(jpn), on: true }));
    let first = play.turn();
    assert_eq!(support_by(&first, &play, "jpn", Driver::Tariffs), -26);
    play.order(Order::SetPolicy(SetPolicy { nation: jpn, policy: StandingPolicy::Silo, on: true }));
    let second = play.turn();
    assert_eq!(support_by(&second, &play, "jpn", Driver::Tariffs), -9, "350 of a thousand are left");
    play.order(Order::SetPolicy(SetPolicy { nation: usa, policy: StandingPolicy::Tariffs(jpn), on: false }));
    let third = play.turn();
    assert_eq!(support_by(&third, &play, "jpn", Driver::Tariffs), 16, "relief, less than was lost");
}

#[test]
fn a_fair_share_brings_money_costs_standing_and_pleases_allies() {
    let mut with = Play::pact();
    let mut without = Play::pact();
    let jpn = with.nation("jpn");
    with.order(Order::SetPolicy(SetPolicy { nation: jpn, policy: StandingPolicy::FairShare, on: true }));
    let events = with.turn();
    without.turn();
    assert!(with.of("jpn").budget > without.of("jpn").budget);
    assert!(with.of("jpn").standing < without.of("jpn").standing);
    assert_eq!(support_by(&events, &with, "usa", Driver::Spending), 6);
}

#[test]
fn benefits_reach_an_allys_people() {
    let mut play = Play::pact();
    let (usa, phl) = (play.nation("usa"), play.nation("phl"));
    play.set("phl", |state| state.support = Thousandths(500));
    play.order(Order::Benefit(Benefit { nation: usa, to: phl, kind: BenefitKind::DisasterResponse }));
    let events = play.turn();
    assert_eq!(support_by(&events, &play, "phl", Driver::Benefit), 14);
}

#[test]
fn elections_fall_on_their_days_and_a_weak_government_loses() {
    let mut play = Play::pact();
    play.set("aus", |state| state.standing = Thousandths(300));
    let events = play.turn();
    let held: Vec<(String, bool)> = events
        .iter()
        .filter_map(|event| match event {
            Event::ElectionHeld { election, fell, .. } => Some((play.scenario.catalog.elections[usize::from(*election)].name.clone(), *fell)),
            _ => None,
        })
        .collect();
    assert!(held.iter().any(|(name, fell)| name == "Australian federal election" && *fell), "{held:?}");
    assert!(held.iter().any(|(name, fell)| name == "Philippine midterm election" && !*fell), "{held:?}");
    assert!(!held.iter().any(|(name, _)| name.starts_with("Japanese")), "July is the next half-year: {held:?}");
    assert_eq!(play.of("aus").tally.elections_lost, 1);
    assert!(play.of("aus").standing > Thousandths(450), "a new government begins with goodwill");
    let second = play.turn();
    let chamber = second.iter().any(|event| matches!(event, Event::ElectionHeld { election, .. } if play.scenario.catalog.elections[usize::from(*election)].kind == ElectionKind::Chamber));
    assert!(chamber, "Japan's upper house");
}

/// A team that does not know the last turn must not take this one for it.
#[test]
fn a_computer_arms_though_the_last_turn_is_hidden() {
    let programmes = |hidden: bool| {
        let mut scenario = support::level("draft_the_pact");
        scenario.last_turn_hidden = hidden;
        let scenario = std::sync::Arc::new(scenario);
        let controllers = vec![Controller::Computer(Skill::Standard); scenario.seats.len()];
        let mut session = Session::new(scenario, 11, controllers, None);
        session.advance().unwrap_or_else(|why| panic!("{why}"));
        let launched = |entry: &&Entry| matches!(entry, Entry::Command { command: Command::Give(Order::Launch(_)), .. });
        session.entries().iter().filter(launched).count()
    };
    let (open, hidden) = (programmes(false), programmes(true));
    assert!(open > 0, "nobody arms at all");
    assert!(hidden * 2 >= open, "{open} programmes begin where the last turn is known, and {hidden} where it is hidden");
}
