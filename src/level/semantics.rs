//! What only the whole level can tell: seats, injects and objectives that make sense together.

use super::convert::Places;
use super::decode::Problems;
use super::diagnostic::Code;
use crate::rules::ids::{InjectId, SeatId};
use crate::rules::metric::{Comparison, Condition, Metric, Test};
use crate::rules::scenario::{Effect, Position, Scenario, Trigger};

/// Checks a scenario that has no holes.
pub(super) fn check(scenario: &Scenario, places: &Places, problems: &mut Problems) {
    seats(scenario, places, problems);
    injects(scenario, places, problems);
    objectives(scenario, places, problems);
    forces(scenario, places, problems);
    nations(scenario, places, problems);
    if scenario.text.summary.is_empty() || scenario.text.situation.is_empty() {
        problems.add(Code::NoText, places.level, "the level has no `summary` or no `situation`: people will not know what it is about");
    }
    let least_minutes = u32::from(scenario.turns) * 3;
    if u32::from(scenario.text.minutes) < least_minutes {
        let message = format!("{} turns take at least {least_minutes} minutes with people; the level says {}", scenario.turns, scenario.text.minutes);
        problems.add(Code::LongSession, places.minutes, message);
    }
}

fn seats(scenario: &Scenario, places: &Places, problems: &mut Problems) {
    if !scenario.seats.iter().any(|seat| seat.for_people) {
        problems.add(Code::NoSeat, places.level, "the level has no seat that a person may take");
    }
    for (index, seat) in scenario.seats.iter().enumerate() {
        let count = scenario.objectives.iter().filter(|objective| objective.seat == SeatId(index as u8)).count();
        let span = places.seats.get(index).copied().unwrap_or(places.level);
        if count < 3 {
            problems.add(Code::FewObjectives, span, format!("the seat `{}` has {count} objectives; three or four make choices hurt", seat.slug));
        }
        if seat.private_brief.is_empty() {
            problems.add(Code::NoText, span, format!("the seat `{}` has no private briefing", seat.slug));
        }
    }
}

/// The least and greatest value that a metric can take; `None` where there is no bound worth telling.
fn bounds(scenario: &Scenario, metric: Metric) -> (i64, i64) {
    let hours = i64::from(scenario.turn_hours) * i64::from(scenario.turns);
    let turns = i64::from(scenario.turns);
    match metric {
        Metric::Turn => (1, turns),
        Metric::Control(_) => (-3, 3),
        Metric::Supply(_) | Metric::Fabric(_) => (0, 3),
        Metric::Garrison(_) => (0, 1),
        Metric::LongestStay(..) => (0, hours),
        Metric::PresenceShare(..) => (0, 100),
        Metric::TurnsPresent(..) => (0, turns),
        Metric::Rung(..) | Metric::RungPeak(..) => (0, 8),
        Metric::Support(_) | Metric::Standing(_) | Metric::Credit(_) => (0, 1000),
        Metric::SupportChange(_) | Metric::StandingChange(_) => (-1000, 1000),
        Metric::Capital(_) => (0, 1_000),
        Metric::Deliveries(_) | Metric::RepairDeliveries(_) => (0, turns * 4),
        Metric::Publicised(_) => (0, turns * i64::from(scenario.features.len() as u16).max(1)),
        Metric::HullHours(..)
        | Metric::Deaths(_)
        | Metric::Injuries(_)
        | Metric::HullsDamaged(_)
        | Metric::Incursions(_)
        | Metric::ObligationsKept(_)
        | Metric::ObligationsRefused(_)
        | Metric::Consultations(_)
        | Metric::UndertakingsBroken(_)
        | Metric::AgreementsMade(..) => (0, i64::from(i32::MAX)),
    }
}

/// Whether a test can hold at all.
fn possible(scenario: &Scenario, test: &Test) -> bool {
    let (low, high) = bounds(scenario, test.metric);
    let outpost = |feature: crate::rules::ids::FeatureId| scenario.features.get(feature.index()).is_some_and(|feature| feature.outpost);
    let someone_delivers = match test.metric {
        Metric::Deliveries(f) | Metric::RepairDeliveries(f) => outpost(f),
        _ => true,
    };
    match test.comparison {
        Comparison::AtLeast => i64::from(test.value) <= high && (someone_delivers || test.value <= 0),
        Comparison::AtMost => i64::from(test.value) >= low,
    }
}

fn impossible(scenario: &Scenario, condition: &Condition) -> bool {
    let contradicts = |a: &Test, b: &Test| {
        a.metric == b.metric && a.comparison == Comparison::AtLeast && b.comparison == Comparison::AtMost && a.value > b.value
    };
    condition.0.iter().any(|test| !possible(scenario, test))
        || condition.0.iter().any(|a| condition.0.iter().any(|b| contradicts(a, b)))
}

fn injects(scenario: &Scenario, places: &Places, problems: &mut Problems) {
    for (index, inject) in scenario.injects.iter().enumerate() {
        let span = places.injects.get(index).copied().unwrap_or(places.level);
        if let Trigger::When { condition, .. } = &inject.trigger
            && impossible(scenario, condition)
        {
            problems.add(Code::NeverHappens, span, format!("`{}` waits for what cannot happen", inject.slug));
        }
        let id = InjectId(index as u16);
        let brings = inject.effects.contains(&Effect::Reinforce);
        let awaited = scenario.forces.iter().any(|force| force.arrives == Some(id));
        if brings && !awaited {
            problems.add(Code::NeverHappens, span, format!("`{}` brings forces, but no force has `arrives: \"{}\"`", inject.slug, inject.slug));
        }
        if awaited && !brings {
            let message = format!("forces wait for `{}`, which lacks the effect Reinforce: they never come", inject.slug);
            problems.add(Code::NeverHappens, span, message);
        }
    }
}

fn objectives(scenario: &Scenario, places: &Places, problems: &mut Problems) {
    for (index, objective) in scenario.objectives.iter().enumerate() {
        let Some(spans) = places.objectives.get(index) else { continue };
        for (tier, span) in objective.tiers.iter().zip(spans) {
            if impossible(scenario, tier) {
                problems.add(Code::Unreachable, *span, format!("nobody can reach this tier of \"{}\"", objective.title));
            }
            if tier.0.is_empty() {
                problems.add(Code::Unreachable, *span, format!("this tier of \"{}\" tests nothing: it would score by itself", objective.title));
            }
        }
        if objective.tiers[0] == objective.tiers[1] || objective.tiers[1] == objective.tiers[2] {
            let message = format!("two tiers of \"{}\" are the same: scores of 1, 2 and 3 must differ", objective.title);
            problems.add(Code::Unreachable, spans[1], message);
        }
    }
}

fn forces(scenario: &Scenario, places: &Places, problems: &mut Problems) {
    for (index, force) in scenario.forces.iter().enumerate() {
        let span = places.forces.get(index).copied().unwrap_or(places.level);
        if scenario.cell_of(force.position).is_none() {
            problems.add(Code::OffMap, span, format!("`{}` starts outside the map's window", force.slug));
        } else if scenario.cell_of(Position::At(force.home)).is_none() {
            problems.add(Code::OffMap, span, format!("the home of `{}` lies outside the map's window: it could never go back", force.slug));
        }
    }
}

fn nations(scenario: &Scenario, places: &Places, problems: &mut Problems) {
    for &(nation, span) in &places.nations {
        let idle = scenario.seat_of(nation).is_none() && !scenario.forces.iter().any(|force| force.nation == nation);
        let named = scenario.features.iter().any(|feature| feature.holder == nation || feature.challenger == nation);
        if idle && !named {
            let name = &scenario.catalog.nation(nation).name;
            problems.add(Code::IdleNation, span, format!("{name} takes part, and has neither a seat nor forces: a desk can only answer offers"));
        }
    }
}
