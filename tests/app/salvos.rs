//! A turn of war shown on the map: a step a phase, a salvo an event, and no shooter that the seat may not know.

use std::collections::BTreeSet;

use latticework::app::bridge::picture as pictures;
use latticework::app::map::{ground, scene::MapGround, scene::Picture, scene::Shot};
use latticework::app::panels::Selection;
use latticework::app::panels::record::playback::{Pace, Playback, Wake};
use latticework::app::theme::Side;
use latticework::geo::Geography;
use latticework::report::headlines::salvo::{SalvoAct, act};
use latticework::rules::crisis::{Row, WarNews};
use latticework::rules::event::Event;
use latticework::rules::models::war::WarEvent;
use latticework::rules::scenario::Position;

use crate::stage::{Known, Table};

const PACE: Pace = Pace { seconds: 2.0, reduced_motion: false };

fn ground_of(known: &Known) -> MapGround {
    let geography = Geography::load().expect("the program's geography");
    ground::build(&geography, &known.scenario.map, &known.scenario.catalog, |_| Side::Neutral).expect("a ground")
}

fn told(known: &Known, turn: usize) -> Vec<&WarEvent> {
    let war = |event| match event {
        &Event::War(WarNews::Fought { ref event } | WarNews::Seen { ref event }) => Some(event),
        _ => None,
    };
    known.history[turn].iter().filter_map(|recorded| war(&recorded.event)).collect()
}

/// What each step of the last turn shows: its sentence, its salvos.
fn steps(known: &Known, ground: &MapGround) -> Vec<(String, Vec<Shot>)> {
    let mut playback = Playback::new(&known.desk(), ground, known.history.len() as u16 - 1).expect("a war has something to show");
    let mut steps = Vec::new();
    while !playback.is_over() {
        steps.push((playback.text().to_owned(), playback.shots().to_vec()));
        playback.next();
    }
    steps
}

#[test]
fn every_salvo_that_a_seat_learns_of_is_on_the_map_phase_by_phase() {
    for seat in ["united_states", "japan", "taiwan", "beijing"] {
        for turns in [1, 3] {
            let known = Table::new("strait_2027", seat).play(turns).known();
            let ground = ground_of(&known);
            let words = known.desk().words_of(turns);
            let events = told(&known, usize::from(turns));
            let steps: Vec<(String, Vec<Shot>)> = steps(&known, &ground).into_iter().filter(|(_, shots)| !shots.is_empty()).collect();
            // One step an act, in the order in which a turn resolves, and a salvo an event.
            let mut acts: Vec<SalvoAct> = Vec::new();
            for act in events.iter().filter_map(|event| act(&words, event)) {
                if !acts.contains(&act) {
                    acts.push(act);
                }
            }
            assert!(acts.is_sorted() && acts.len() >= 4, "{seat}, turn {turns}: {acts:?}");
            assert_eq!(steps.len(), acts.len(), "{seat}, turn {turns}: {acts:?}");
            for (kind, (text, shots)) in acts.iter().zip(&steps) {
                let number = events.iter().filter(|event| act(&words, event) == Some(*kind)).count();
                assert_eq!(shots.len(), number, "{seat}, turn {turns}: {text}");
                assert!(shots.iter().all(|shot| !shot.lines.is_empty() && shot.lines.iter().all(|line| !line.is_empty())), "{text}");
            }
            // What is told at a base is what its event holds.
            for event in &events {
                let WarEvent::BaseStruck { base, ballistic, cruise, intercepted, aircraft_there, aircraft_lost, .. } = event else { continue };
                let place = known.scenario.war.as_deref().expect("a war").arena.bases[usize::from(*base)].place;
                let at = ground.to_plane(known.scenario.catalog.place(place).at);
                let shot = steps.iter().flat_map(|(_, shots)| shots).find(|shot| shot.to == at).expect("every base that is struck");
                let all = shot.lines.join(" ");
                for number in
                    [u32::from(*ballistic) + u32::from(*cruise), u32::from(*intercepted), u32::from(*aircraft_there), u32::from(*aircraft_lost)]
                {
                    assert!(all.contains(&number.to_string()), "{number} in {all}");
                }
            }
        }
    }
}

/// Missile units that a seat has in view, and where they stand.
fn launchers_in_view(known: &Known, ground: &MapGround) -> BTreeSet<(i32, i32)> {
    let crisis = known.view.game.crisis.as_ref().expect("a war");
    let missiles = crisis.counters.iter().filter(|(_, row)| matches!(row, Row::Missiles(_))).filter_map(|(id, _)| known.view.game.forces.get(id));
    missiles.filter_map(|force| pictures::at_position(&known.scenario, ground, force.position)).map(|at| (at.x as i32, at.y as i32)).collect()
}

#[test]
fn where_beijings_missiles_were_is_shown_to_beijing_and_to_whoever_has_them_in_sight() {
    let struck_by_china = |known: &Known, ground: &MapGround| -> Vec<Shot> {
        let words = known.desk().words_of(1);
        let is_one = |event: &&&WarEvent| act(&words, event) == Some(SalvoAct::Bases);
        assert!(told(known, 1).iter().filter(is_one).count() > 2, "missiles fall in the first turn");
        steps(known, ground).into_iter().find(|(_, shots)| shots.len() > 2).expect("a salvo at bases").1
    };
    let known = Table::new("strait_2027", "beijing").play(1).known();
    let ground = ground_of(&known);
    assert!(struck_by_china(&known, &ground).iter().all(|shot| !shot.from.is_empty() && shot.side == Some(Side::Own)), "its own shooters it knows");
    for seat in ["united_states", "japan", "taiwan"] {
        let known = Table::new("strait_2027_hub", seat).play(1).known();
        let ground = ground_of(&known);
        let in_view = launchers_in_view(&known, &ground);
        let salvos = struck_by_china(&known, &ground);
        for shot in &salvos {
            assert_eq!(shot.side, Some(Side::Opponent), "{seat}");
            assert!(
                shot.from.iter().all(|at| in_view.contains(&(at.x as i32, at.y as i32))),
                "{seat}: {:?} shows a shooter out of sight",
                shot.lines
            );
        }
        assert!(!in_view.is_empty() || salvos.iter().all(|shot| shot.from.is_empty()), "{seat}: only impacts");
    }
}

#[test]
fn what_was_fired_at_ships_is_its_owners_to_know() {
    let of = |seat: &str| {
        let known = Table::new("strait_2027", seat).play(3).known();
        let ground = ground_of(&known);
        steps(&known, &ground)
            .into_iter()
            .flat_map(|(_, shots)| shots)
            .flat_map(|shot| shot.lines)
            .filter(|line| line.starts_with("LRASM:"))
            .collect::<Vec<_>>()
    };
    let (own, others) = (of("united_states"), of("beijing"));
    assert!(own.iter().any(|line| line.contains(" fired")), "{own:?}");
    assert!(!others.iter().any(|line| line.contains(" fired")), "{others:?}");
}

#[test]
fn salvos_fly_and_then_nothing_draws() {
    let known = Table::new("strait_2027", "united_states").play(1).known();
    let ground = ground_of(&known);
    for reduced_motion in [false, true] {
        let pace = Pace { reduced_motion, ..PACE };
        let mut playback = Playback::new(&known.desk(), &ground, 1).expect("a turn to show");
        while playback.shots().is_empty() {
            playback.next();
        }
        let progress = |playback: &Playback| {
            let mut picture = Picture::default();
            playback.lay_into(&mut picture);
            picture.volley.expect("salvos are shown").progress
        };
        assert!(playback.look().is_some(), "the map shows them");
        let first = playback.tick(10.0, pace);
        assert_eq!(progress(&playback) < 0.1, !reduced_motion, "without motion they are there at once");
        assert_eq!(first == Wake::Now, !reduced_motion);
        playback.pause(true);
        playback.tick(20.0, pace);
        assert_eq!((playback.tick(29.0, pace), progress(&playback)), (Wake::Never, 1.0), "it waits, and nothing moves");
        playback.end();
        let mut picture = Picture::default();
        playback.lay_into(&mut picture);
        assert!(picture.volley.is_none() && playback.tick(30.0, pace) == Wake::Never);
    }
}

#[test]
fn troops_come_from_their_ports_and_the_armies_stand_on_the_map() {
    let known = Table::new("strait_2027", "taiwan").play(2).known();
    let ground = ground_of(&known);
    let crisis = known.view.game.crisis.as_ref().expect("a war");
    assert!(crisis.war.tally.landed > 0, "somebody lands in the first turns");
    let landed = steps(&known, &ground).into_iter().flat_map(|(_, shots)| shots).find(|shot| shot.lines[0].contains("ashore")).expect("a landing");
    assert!(!landed.from.is_empty() && landed.side == Some(Side::Opponent));
    let picture = pictures::picture(&known.scenario, &known.view, &ground, Selection::Nothing, None);
    assert_eq!(picture.zones.len(), crisis.war.zones.len());
    for (mark, zone) in picture.zones.iter().zip(&crisis.war.zones) {
        assert_eq!(mark.battalions, (zone.red, zone.blue));
        assert!(mark.text.contains(&zone.blue.to_string()), "{}", mark.text);
    }
    // A fleet at sea has no place; its ports do.
    let homes = known.scenario.catalog.forces.iter().map(|force| ground.to_plane(known.scenario.catalog.place(force.home).at));
    let homes: BTreeSet<(i32, i32)> = homes.map(|at| (at.x as i32, at.y as i32)).collect();
    assert!(landed.from.iter().all(|at| homes.contains(&(at.x as i32, at.y as i32))));
    assert!(known.view.game.active_forces().any(|(_, force)| matches!(force.position, Position::Field(_))));
}

#[test]
fn what_harms_the_other_side_is_no_bad_news() {
    use latticework::report::Tone;
    use latticework::report::headlines::salvo::tone;
    for (seat, fleet, bases) in [("united_states", Tone::Calm, Tone::Grave), ("beijing", Tone::Grave, Tone::Calm)] {
        let table = Table::new("strait_2027", seat).play(2);
        let known = table.known();
        let (words, own) = (known.desk().words(), known.view.own_nations(&known.scenario));
        let mut seen = 0;
        for event in told(&known, 1).into_iter().chain(told(&known, 2)) {
            let expected = match act(&words, event) {
                Some(SalvoAct::Fleet) => fleet,
                Some(SalvoAct::Bases | SalvoAct::Landing) => bases,
                _ => continue,
            };
            seen += 1;
            assert_eq!(tone(&words, &own, event), Some(expected), "{seat}: {event:?}");
        }
        assert!(seen > 3);
        let all = table.white_cell().known();
        let own = all.view.own_nations(&all.scenario);
        assert!(told(&all, 1).iter().all(|event| tone(&all.desk().words(), &own, event).is_none()), "the White Cell stands on no side");
    }
}
