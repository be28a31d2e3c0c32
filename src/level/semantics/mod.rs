//! What only the whole level can tell: seats, injects and objectives that make sense together, and what is legal but unwise.

mod contest;
mod effect;
mod measure;
mod number;
mod task;
mod written;

use crate::level::convert::FilePlaces;
use crate::level::decode::Problems;
use crate::level::diagnostic::Code;
use crate::level::reach::{LevelReach, adds_nothing};
use std::collections::BTreeMap;

use crate::catalog::{NationId, Operation, PlaceId};
use crate::rules::event::Discard;
use crate::rules::metric::Test;
use crate::rules::phases::agreement::permission;
use crate::rules::scenario::{Clock, Effect, Position, Scenario, Trigger};
use crate::rules::state::Game;
use crate::rules::vocab::ids::{InjectId, SeatId};

pub(super) use written::{is_placeholder, measure as measure_as_written};

/// More words in one text than people read at the table.
const MANY_WORDS: usize = 400;
/// More staff actions in a turn than a seat can decide on.
const MANY_ACTIONS: u8 = 8;

/// Checks a scenario.
pub(super) fn check(scenario: &Scenario, places: &FilePlaces, problems: &mut Problems) {
    let reach = LevelReach::of(scenario, places.forces_complete, places.features_complete);
    seats(scenario, places, problems);
    let still = measure::check(&reach, places, problems);
    injects(&reach, places, &still, problems);
    objectives(&reach, places, &still, problems);
    effect::check(&reach, places, problems);
    number::check(scenario, places, problems);
    contest::check(scenario, places, problems);
    if places.has_map {
        forces(scenario, places, problems);
    }
    nations(scenario, places, problems);
    texts(scenario, places, problems);
    let sound = problems.0.iter().all(crate::level::Diagnostic::is_warning);
    if sound && places.forces_complete && places.features_complete && places.has_map {
        leave_to_stay(scenario, places, problems);
        task::check(scenario, places, problems);
    }
}

fn texts(scenario: &Scenario, places: &FilePlaces, problems: &mut Problems) {
    // What stands there and could not be read is not missing.
    let readable = problems.0.iter().all(crate::level::Diagnostic::is_warning);
    let empty = |name: &str, empty: bool| empty && (readable || !places.written.contains(&name));
    if empty("summary", scenario.text.summary.is_empty()) || empty("situation", scenario.text.situation.is_empty()) {
        problems.add(Code::NoText, places.level, "the level has no `summary` or no `situation`: people will not know what it is about");
    }
    if empty("questions", scenario.text.questions.is_empty()) {
        problems.add(Code::NoText, places.level, "the level has no `questions`: the debrief has nothing to start from");
    }
    if empty("sources", scenario.text.sources.is_empty()) {
        problems.add(Code::NoSources, places.level, "the level names no `sources`: nobody can tell facts from inventions");
    }
    for (what, span, words) in &places.texts {
        if *words > MANY_WORDS {
            problems.add(Code::LongText, *span, format!("{what} has {words} words; at the table people read {MANY_WORDS} at most"));
        }
    }
    if scenario.staff_actions > MANY_ACTIONS {
        let message = format!("{} staff actions a turn are more than people decide on in the time; about four is usual", scenario.staff_actions);
        problems.add(Code::TooBusy, places.staff_actions, message);
    }
    let turns = scenario.turns.unwrap_or_default();
    let least_minutes = u32::from(turns) * 3;
    if u32::from(scenario.text.minutes) < least_minutes {
        let message = format!("{turns} turns take at least {least_minutes} minutes with people; the level says {}", scenario.text.minutes);
        problems.add(Code::LongSession, places.minutes, message);
    }
}

fn seats(scenario: &Scenario, places: &FilePlaces, problems: &mut Problems) {
    // Seats that could not be read are not missing.
    let unread = scenario.seats.is_empty() && places.written.contains(&"seats") && problems.0.iter().any(|problem| !problem.is_warning());
    if !unread && !scenario.seats.iter().any(|seat| seat.for_people) {
        problems.add(Code::NoSeat, places.level, "the level has no seat that a person may take");
    }
    for (index, seat) in scenario.seats.iter().enumerate() {
        let Some(place) = places.seats.get(index) else { continue };
        if place.objectives < 3 {
            let count = match place.objectives {
                0 => "no objectives".to_owned(),
                1 => "1 objective".to_owned(),
                count => format!("{count} objectives"),
            };
            let message = format!("the seat `{}` has {count}; three or four make choices hurt", seat.slug);
            problems.add(Code::FewObjectives, place.span, message);
        }
        if seat.private_brief.is_empty() && !place.private_brief {
            problems.add(Code::NoText, place.span, format!("the seat `{}` has no private briefing", seat.slug));
        }
        let points = scenario.objectives.iter().filter(|objective| objective.seat == SeatId(index as u8)).count() * 3;
        if place.objectives * 3 == points && points > 0 && usize::from(seat.success) > points {
            let message = format!("the seat `{}` succeeds from {} points, and its objectives give {points} at most", seat.slug, seat.success);
            problems.add(Code::Unreachable, place.success, message);
        }
        let has_forces = scenario.forces.iter().any(|force| seat.nations.contains(&force.nation));
        if places.forces_complete && seat.for_people && !has_forces && !seat.nations.is_empty() {
            problems.add(Code::NoForces, place.span, format!("the seat `{}` commands no forces: whoever takes it can only talk", seat.slug));
        }
    }
}

fn injects(reach: &LevelReach, places: &FilePlaces, still: &measure::Still, problems: &mut Problems) {
    let scenario = reach.scenario;
    for (index, inject) in scenario.injects.iter().enumerate() {
        let Some(place) = places.injects.get(index) else { continue };
        if let Trigger::When { condition, from_turn } = &inject.trigger {
            if reach.impossible(&condition.0) {
                let why = reach.why_not(&condition.0);
                problems.add(Code::NeverHappens, place.span, format!("`{}` waits for what cannot happen: {why}", inject.slug));
            } else if !condition.0.iter().any(|test| still.has(test)) && condition.0.iter().all(|test| reach.certain(test)) {
                let message = format!("`{}` waits for what always holds: write Turn({from_turn})", inject.slug);
                problems.add(Code::AlwaysHolds, place.span, message);
            }
        }
        let id = InjectId(index as u16);
        let brings = inject.effects.contains(&Effect::Reinforce);
        let awaited = places.awaited.contains(&id);
        if brings && !awaited && !places.awaits_unknown {
            problems.add(Code::NeverHappens, place.span, format!("`{}` brings forces, but no force has `arrives: \"{}\"`", inject.slug, inject.slug));
        }
        if awaited && !brings && place.complete {
            let message = format!("forces wait for `{}`, which lacks the effect Reinforce: they never come", inject.slug);
            problems.add(Code::NeverHappens, place.span, message);
        }
    }
}

fn objectives(reach: &LevelReach, places: &FilePlaces, still: &measure::Still, problems: &mut Problems) {
    for (objective, spans) in reach.scenario.objectives.iter().zip(&places.objectives) {
        let title = &objective.title;
        let mut needed: Vec<Test> = Vec::new();
        for (number, (tier, span)) in objective.tiers.iter().zip(spans).enumerate() {
            let score = number + 1;
            if tier.0.is_empty() {
                problems.add(Code::Unreachable, *span, format!("the tier for {score} of \"{title}\" tests nothing: it would score by itself"));
            } else if reach.impossible(&tier.0) {
                let why = reach.why_not(&tier.0);
                problems.add(Code::Unreachable, *span, format!("nobody can reach the tier for {score} of \"{title}\": {why}"));
                // Harder tiers fall with it.
                break;
            } else if number > 0 && adds_nothing(tier, &needed) {
                let message = format!("the tier for {score} of \"{title}\" asks for no more than those before it: scores of 1, 2 and 3 must differ");
                problems.add(Code::Unreachable, *span, message);
            } else if reach.impossible(&[needed.as_slice(), &tier.0].concat()) {
                let message = format!("the tier for {score} of \"{title}\" goes against one before it, and scores need those before them");
                problems.add(Code::Unreachable, *span, message);
                break;
            } else if number == 0 && !tier.0.iter().any(|test| still.has(test)) && tier.0.iter().all(|test| reach.certain(test)) {
                problems.add(
                    Code::AlwaysHolds,
                    *span,
                    format!("the tier for 1 of \"{title}\" holds whatever happens: it gives a point to everybody"),
                );
            }
            needed.extend(&tier.0);
        }
    }
}

fn forces(scenario: &Scenario, places: &FilePlaces, problems: &mut Problems) {
    for (force, spans) in scenario.forces.iter().zip(&places.forces) {
        let place = |position: Position| match position {
            Position::At(place) => scenario.catalog.place(place).name.clone(),
            Position::Field(_) => "its place".to_owned(),
        };
        if scenario.cell_of(force.position).is_none() {
            let message = format!("`{}` starts at {}, outside the map's window", force.slug, place(force.position));
            problems.add(Code::OffMap, spans.at, message);
        } else if scenario.cell_of(Position::At(force.home)).is_none() {
            let home = place(Position::At(force.home));
            let message = format!("the home of `{}`, {home}, lies outside the map's window: it could never go back", force.slug);
            problems.add(Code::OffMap, spans.home, message);
        }
    }
}

fn nations(scenario: &Scenario, places: &FilePlaces, problems: &mut Problems) {
    for &(nation, span) in &places.nations {
        let idle = scenario.seat_of(nation).is_none() && !scenario.forces.iter().any(|force| force.nation == nation);
        let named = scenario.features.iter().any(|feature| feature.holder == nation || feature.challenger == nation);
        // In competition a desk has much to answer: offers, courtship, accession.
        let answers = scenario.clock == Clock::Competition;
        if idle && !named && !answers && places.forces_complete {
            let name = &scenario.catalog.nation(nation).name;
            problems.add(Code::IdleNation, span, format!("{name} takes part, and has neither a seat nor forces: a desk can only answer offers"));
        }
    }
}

/// Forces that start where their host does not let them stay.
fn leave_to_stay(scenario: &Scenario, places: &FilePlaces, problems: &mut Problems) {
    let game = Game::start(scenario, 0, &mut Discard);
    let mut known: BTreeMap<(NationId, PlaceId), bool> = BTreeMap::new();
    for (force, spans) in scenario.forces.iter().zip(&places.forces) {
        let Position::At(place) = force.position else { continue };
        let mut may_stay = || {
            let asked = || permission::still_at_place(scenario, &game, force.nation, place, Operation::Logistics).allows();
            *known.entry((force.nation, place)).or_insert_with(asked)
        };
        if force.arrives.is_some() || may_stay() {
            continue;
        }
        let (place, nation) = (&scenario.catalog.place(place).name, &scenario.catalog.nation(force.nation).adjective);
        let message = format!("no agreement in force lets {nation} forces stay at {place}: `{}` leaves in the first turn", force.slug);
        problems.add(Code::NoLeave, spans.at, message);
    }
}
