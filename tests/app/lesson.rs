//! The lesson, followed through the panels: only what is marked is pressed, until the game is over. What comes of it is what the very same
//! commands come to without a screen, so that `tests/lessons.rs` may count a hundred games without one.

use bevy_egui::egui::{self, Event, PointerButton, Pos2};
use egui_kittest::Harness;
use latticework::ai::{Policy, Skill, Strategy};
use latticework::app::panels::tutor::spot::{self, Spot};
use latticework::app::screens::play::Leave;
use latticework::app::settings::Settings;
use latticework::catalog::PlaceId;
use latticework::rules::lesson::{self, Deed};
use latticework::rules::order::{Move, Order};
use latticework::rules::state::view::Viewer;
use latticework::rules::vocab::ids::SeatId;
use latticework::rules::vocab::position::Position;
use latticework::rules::{Command, turn};
use latticework::session::state_hash;
use latticework::study::{self, StudyPlan};

use crate::picture;
use crate::play::{Screen, open_seed};
use crate::stage::read;

fn press_at(harness: &mut Harness<'_, Screen>, at: Pos2) {
    let modifiers = egui::Modifiers::NONE;
    harness.event(Event::PointerMoved(at));
    harness.run_ok();
    for pressed in [true, false] {
        harness.event(Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers });
        harness.run_ok();
    }
}

/// The text of the signal that the lesson of this seat asks for.
fn message(harness: &Harness<'_, Screen>, seat: SeatId) -> String {
    let scenario = harness.state().table.scenario();
    let said = scenario.lessons.iter().filter(|step| step.seat == seat).find_map(|step| match &step.deed {
        Deed::Signal { message, .. } => Some(message.clone()),
        _ => None,
    });
    said.unwrap_or_default()
}

/// Presses what is marked until the lesson leads to the debrief.
fn follow(harness: &mut Harness<'_, Screen>, seat: SeatId, name: &str) {
    let mut pictures = 0;
    for _ in 0..600 {
        if harness.state().left == Some(Leave::Debrief) {
            return;
        }
        harness.run_ok();
        let marked = spot::marked(&harness.ctx);
        let Some((marked, place)) = marked.zip(spot::place(&harness.ctx)) else {
            panic!("{name}, turn {}: nothing is marked: {:?}", harness.state().table.view().game.turn, read(harness));
        };
        assert!(place.is_positive(), "{name}: {marked:?} is out of view");
        if pictures < 12 {
            picture::save(harness, &harness.state().textures, &format!("lesson-{name}-{pictures}"));
            pictures += 1;
        }
        press_at(harness, place.center());
        if marked == Spot::SignalText {
            let text = message(harness, seat);
            harness.event(Event::Text(text));
            harness.run_ok();
        }
    }
    panic!("{name}: the lesson does not end: {:?} in turn {}", spot::marked(&harness.ctx), harness.state().table.view().game.turn);
}

fn the_panels_lead_where_the_commands_lead(level: &'static str, slug: &'static str, seeds: &[u64]) {
    for &seed in seeds {
        let settings = Settings { reduced_motion: true, ..Settings::default() };
        let mut harness = open_seed(level, &[slug], settings, seed);
        let Viewer::Seat(seat) = harness.state().table.viewer() else { panic!("a seat looks") };
        follow(&mut harness, seat, &format!("{slug}-{seed}"));
        let scenario = harness.state().table.scenario().clone();
        assert!(lesson::teaches(&scenario, seat));
        let table = &mut harness.state_mut().table;
        assert!(table.is_over(), "{slug} {seed}");
        // The level is over: all of it is told.
        let account = table.account().expect("the session tells at once");
        let mut plan = StudyPlan::all(&account.scenario, Skill::Standard);
        plan.policies[seat.index()] = Policy { skill: Skill::Standard, strategy: Strategy::Lesson };
        let row = study::play(&account.scenario, &plan, 0, seed);
        assert_eq!(state_hash(&account.now), row.hash, "{slug}, seed {seed}: the panels led elsewhere than the commands");
        assert!(row.succeeds(&account.scenario, seat), "{slug}, seed {seed}: {:?}", row.scores[seat.index()]);
    }
}

#[test]
fn the_philippines_are_led_to_success() {
    the_panels_lead_where_the_commands_lead("second_thomas", "philippines", &[7, 11]);
}

#[test]
fn the_united_states_is_led_to_success() {
    the_panels_lead_where_the_commands_lead("second_thomas", "united_states", &[7, 11]);
}

#[test]
fn china_is_led_to_success() {
    the_panels_lead_where_the_commands_lead("second_thomas", "beijing", &[7, 11]);
}

#[test]
fn the_teams_of_senkaku_are_led_to_success() {
    for slug in ["japan", "united_states", "beijing"] {
        the_panels_lead_where_the_commands_lead("senkaku", slug, &[7]);
    }
}

/// A step waits, can be skipped, read again and left; done before, it is not asked again.
#[test]
fn a_step_waits_and_can_be_skipped_and_left() {
    use egui_kittest::kittest::Queryable as _;
    let mut harness = open_seed("second_thomas", &["philippines"], Settings { reduced_motion: true, ..Settings::default() }, 7);
    let title = |harness: &Harness<'_, Screen>| {
        let scenario = harness.state().table.scenario().clone();
        let shown = read(harness);
        scenario.lessons.iter().position(|step| shown.contains(&step.text)).unwrap_or_else(|| panic!("no step: {shown:?}"))
    };
    let first = title(&harness);
    harness.run_ok();
    assert_eq!(title(&harness), first, "it waits");
    harness.get_by_label("Skip step").click();
    harness.run_ok();
    let second = title(&harness);
    assert!(second > first, "skipped, the next one comes");
    harness.get_by_label("Back").click();
    harness.run_ok();
    assert_eq!(title(&harness), first, "and the one before can be read again");
    harness.get_by_label("Next").click();
    harness.run_ok();
    assert_eq!(title(&harness), second);
    harness.get_by_label("Leave the lesson").click();
    harness.run_ok();
    assert!(read(&harness).iter().all(|line| !line.starts_with("Lesson")), "left, it is gone");
    assert_eq!(spot::marked(&harness.ctx), None, "and marks nothing");
}

/// A step is not done because its force was told something else: it waits, and says what stands in its way.
#[test]
fn another_order_is_no_step_done() {
    use egui_kittest::kittest::Queryable as _;
    let mut harness = open_seed("second_thomas", &["philippines"], Settings { reduced_motion: true, ..Settings::default() }, 7);
    let scenario = harness.state().table.scenario().clone();
    let Viewer::Seat(seat) = harness.state().table.viewer() else { panic!("a seat looks") };
    let step = scenario.lessons.iter().find(|step| step.seat == seat && matches!(step.deed, Deed::Order { .. })).expect("a step that orders");
    let Deed::Order { force, .. } = step.deed else { panic!("a step that orders") };
    let home = harness.state().table.view().game.forces[&force].home;
    let order = scenario.place_cells.iter().zip(0_u16..).find_map(|(_, place)| {
        let (game, to) = (&harness.state().table.view().game, Position::At(PlaceId(place)));
        let order = Order::Move(Move::plan(&scenario, game, force, to).ok().filter(|_| PlaceId(place) != home)?);
        turn::can_give(&scenario, game, seat, &order).ok().map(|()| Command::Give(order))
    });
    let order = order.expect("a port to sail to");
    let given = harness.state_mut().table.act(order);
    assert!(given.is_ok(), "{given:?}");
    harness.run_ok();
    // Past the step before it.
    while !read(&harness).contains(&step.text) {
        harness.get_by_label("Skip step").click();
        harness.run_ok();
    }
    let shown = read(&harness);
    assert!(shown.iter().any(|line| line.contains("told something else")), "{shown:?}");
}
