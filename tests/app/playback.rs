//! A resolved turn shown on the map, and what its steps open to.

use egui_kittest::kittest::Queryable;
use latticework::app::map::{ground, scene::MapForce, scene::MapGround, scene::Picture, symbols::Symbol};
use latticework::app::panels::parts::explain;
use latticework::app::panels::parts::explain::ExplainTopic;
use latticework::app::panels::record::news::NationNumber;
use latticework::app::panels::record::playback;
use latticework::app::panels::record::playback::{Pace, Playback, Wake};
use latticework::app::theme::Side;
use latticework::geo::Geography;
use latticework::rules::event::Event;
use latticework::rules::scenario::Position;

use crate::stage::{Known, Table, picture, read, stage};

const PACE: Pace = Pace { seconds: 2.0, reduced_motion: false };

fn ground_of(known: &Known) -> MapGround {
    let geography = Geography::load().expect("the program's geography");
    ground::build(&geography, &known.scenario.map, &known.scenario.catalog, |_| Side::Neutral).expect("a ground")
}

/// The picture after everything that has happened: a counter a force.
fn picture_of(known: &Known, ground: &MapGround) -> Picture {
    let counter = |(id, force): (latticework::rules::vocab::ids::ForceId, &latticework::rules::state::Force)| {
        let kind = known.scenario.catalog.force_type(force.kind);
        let symbol = Symbol { strength: 1, ..Symbol::new(kind.icon, kind.domain, Side::Own) };
        Some(MapForce {
            id: id.0,
            symbol,
            name: force.name.to_string(),
            at: spot(known, ground, force.position)?,
            place: None,
            own: true,
            lands: [0; 2],
            doing: String::new(),
        })
    };
    Picture { counters: known.view.game.active_forces().filter_map(counter).collect(), ..Picture::default() }
}

fn spot(known: &Known, ground: &MapGround, at: Position) -> Option<bevy::math::Vec2> {
    match at {
        Position::At(place) => known.scenario.cell_of(at).map(|_| ground.to_plane(known.scenario.catalog.place(place).at)),
        Position::Field(cell) => known.scenario.map.cell(cell).map(|cell| ground.to_plane(cell.centre)),
    }
}

/// The last resolved turn, from the seat of whoever plays.
fn shown(known: &Known, ground: &MapGround) -> Playback {
    Playback::new(&known.desk(), ground, known.history.len() as u16 - 1).expect("something happened")
}

#[test]
fn counters_go_from_where_they_were_to_where_they_are() {
    let known = Table::new("senkaku", "japan").play(1).known();
    let ground = ground_of(&known);
    let after = picture_of(&known, &ground);
    let mut playback = shown(&known, &ground);
    let moved: Vec<(u32, Position, Position)> = known.history[1]
        .iter()
        .filter_map(|recorded| match recorded.event {
            Event::Moved { force, from, to, .. } if known.view.game.forces.contains_key(&force) => Some((force.0, from, to)),
            _ => None,
        })
        .collect();
    assert!(!moved.is_empty(), "forces move in the first turn");
    let place = |picture: &Picture, id| picture.counters.iter().find(|counter| counter.id == id).map(|counter| counter.at);
    playback.tick(10.0, PACE);
    let mut before = after.clone();
    playback.lay_into(&mut before);
    for &(id, from, _) in &moved {
        assert_eq!(place(&before, id), spot(&known, &ground, from), "before it sets out");
    }
    while !playback.is_over() {
        let (step, of) = playback.progress();
        if step == of {
            playback.tick(1e6, PACE);
            let mut now = after.clone();
            // The last step has run its course: everything stands where it is.
            if !playback.is_over() {
                playback.lay_into(&mut now);
            }
            assert_eq!(now.counters, after.counters);
        }
        playback.next();
    }
    let mut end = after.clone();
    playback.lay_into(&mut end);
    assert_eq!((end.counters, end.event), (after.counters, None));
}

#[test]
fn time_leads_through_the_steps_and_then_nothing_draws() {
    let known = Table::new("second_thomas", "philippines").play(3).known();
    let ground = ground_of(&known);
    for reduced_motion in [false, true] {
        let pace = Pace { reduced_motion, ..PACE };
        let mut playback = shown(&known, &ground);
        let steps = playback.progress().1;
        let (mut now, mut frames, mut seen, mut looks) = (5.0, 0, 1, 0);
        loop {
            looks += usize::from(playback.look().is_some());
            let wake = playback.tick(now, pace);
            seen = seen.max(playback.progress().0);
            frames += 1;
            now += match wake {
                Wake::Now => 1.0 / 60.0,
                Wake::After(seconds) => f64::from(seconds) + 0.001,
                Wake::Never => break,
            };
            assert!(!reduced_motion || wake != Wake::Now || playback.progress().0 > 1 || frames < 3, "without motion nothing moves");
            assert!(frames < 10_000);
        }
        assert!(playback.is_over() && seen == steps, "all {steps} steps were shown, {seen} seen");
        assert!(looks >= 1, "the map moves to where something happened");
        let shortest = steps as f64 * 2.0;
        assert!(now - 5.0 >= shortest, "{steps} steps in {:.1} s", now - 5.0);
        assert!(!reduced_motion || frames <= 3 * steps, "{frames} frames for {steps} steps without motion");
    }
}

#[test]
fn a_pause_holds_and_steps_go_both_ways() {
    let known = Table::new("second_thomas", "philippines").play(3).known();
    let ground = ground_of(&known);
    let mut playback = shown(&known, &ground);
    playback.pause(true);
    for second in 0..100 {
        playback.tick(f64::from(second), PACE);
    }
    assert_eq!(playback.progress().0, 1);
    playback.next();
    assert_eq!(playback.progress().0, 2);
    playback.back();
    playback.back();
    assert_eq!(playback.progress().0, 1);
    let index = known.history[3].iter().position(|recorded| matches!(recorded.event, Event::Encountered { .. }));
    if let Some(index) = index {
        playback.go_to_event(index);
        assert!(playback.text().contains("Resupply") || playback.text().contains(':'), "{}", playback.text());
        assert!(playback.is_paused());
    }
}

#[test]
fn the_strip_is_worked_by_mouse_and_keys_and_opens_to_reasons() {
    use bevy_egui::egui::{Key, Modifiers};
    let known = Table::new("second_thomas", "beijing").play(12).known();
    let ground = ground_of(&known);
    let encounter = (1..known.history.len()).find_map(|turn| {
        let index = known.history[turn].iter().position(|recorded| matches!(recorded.event, Event::Encountered { .. }))?;
        Some((turn as u16, index))
    });
    let (turn, index) = encounter.expect("Beijing meets a resupply run");
    let mut harness = stage::<Option<Playback>>(&known, |ui, desk, state, out| {
        let playback = state.get_or_insert_with(|| {
            let mut playback = Playback::new(desk, &ground, turn).expect("a turn to show");
            playback.go_to_event(index);
            playback
        });
        playback::keys(ui.ctx(), playback);
        if !playback.is_over() {
            playback::show(ui, desk, playback, out);
        }
    });
    let step = |harness: &egui_kittest::Harness<'_, crate::stage::Stage<Option<Playback>>>| {
        let playback = harness.state().state.as_ref().expect("shown");
        (playback.progress().0, playback.is_over(), playback.is_paused())
    };
    let at = step(&harness).0;
    harness.get_by_label("Why").click();
    harness.run_ok();
    picture(&harness, "playback_why");
    let told = read(&harness).join("\n");
    assert!(told.contains("Chance ") && told.contains("drawn "), "{told}");
    harness.get_by_label("Numbers of the rules, with their sources").click();
    harness.run_ok();
    let told = read(&harness).join("\n");
    assert!(told.contains("Assumption: ") && told.contains("plausible: "), "{told}");
    harness.get_by_label("Why").click();
    harness.run_ok();
    harness.key_press(Key::Space);
    harness.run_ok();
    let (after, over, _) = step(&harness);
    assert!(after == at + 1 || over);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Space);
    harness.run_ok();
    if !over {
        assert_eq!(step(&harness).0, at);
        harness.get_by_label("Pause").click();
        harness.run_ok();
        assert!(step(&harness).2);
        harness.get_by_label("Play").click();
        harness.run_ok();
        harness.key_press(Key::Escape);
        harness.run_ok();
        assert!(step(&harness).1, "Escape ends it");
    }
}

#[test]
fn a_number_opens_to_every_move_and_to_the_rules_behind_it() {
    let known = Table::new("second_thomas", "philippines").play(4).known();
    let nation = known.desk().nation().expect("a nation");
    let harness = stage::<()>(&known, |ui, desk, (), _| explain::show(ui, desk, ExplainTopic::Measure(nation, NationNumber::Standing)));
    let told = read(&harness).join("\n");
    // The moves lead from the start to what stands above them.
    let tenths = |text: &str| {
        let number: String = text.replace('−', "-").chars().take_while(|c| matches!(c, '+' | '-' | '.' | '0'..='9')).collect();
        let (whole, part) = number.split_once('.').unwrap_or((&number, "0"));
        format!("{whole}{part}").parse::<i32>().unwrap_or_else(|_| panic!("no number begins {text:?}: {told}"))
    };
    let after = |mark: &str| told.lines().filter_map(|line| line.split_once(mark)).map(|(_, rest)| tenths(rest)).collect::<Vec<_>>();
    let moves: Vec<i32> = (1..=4).flat_map(|turn| after(&format!("Turn {turn}: "))).collect();
    let (start, now) = (after("At the start: "), told.lines().next().and_then(|line| line.split_once(": ")).map(|(_, rest)| tenths(rest)));
    assert!(moves.len() > 2, "{told}");
    assert_eq!(Some(start[0] + moves.iter().sum::<i32>()), now, "{told}");
    assert!(told.contains("Numbers of the rules"), "{told}");
    // Another nation's number is a band, and its moves are not told.
    let other = known.scenario.nations_present().find(|&other| other != nation).expect("another");
    let harness = stage::<()>(&known, |ui, desk, (), _| explain::show(ui, desk, ExplainTopic::Measure(other, NationNumber::Standing)));
    let told = read(&harness).join("\n");
    assert!(told.contains("the middle of the band") && !told.contains("Turn "), "{told}");
}
