//! What forces have to do from the start: whether they can ever take it up.

use super::FilePlaces;
use crate::catalog::Act;
use crate::level::decode::Problems;
use crate::level::diagnostic::Code;
use crate::rules::scenario::{Clock, ForceSetup, Position, Scenario};
use crate::rules::state::Task;
use crate::rules::vocab::error::{Refusal, WarRefusal};
use crate::rules::{FirstTask, first_tasks};

/// Tells of tasks that a force never takes up: no way leads there, it is too far, its host does not let it fly, or the level ends before.
pub(super) fn check(scenario: &Scenario, places: &FilePlaces, problems: &mut Problems) {
    if scenario.forces.iter().all(|force| force.task.is_none()) {
        return;
    }
    for (setup, spans) in scenario.forces.iter().zip(&places.forces) {
        if scenario.clock != Clock::Competition && setup.task.is_some_and(|task| task.act == Act::Build) {
            let message = format!("`{}` builds nothing: islands grow on the clock Competition only; take another act, such as Patrol", setup.slug);
            problems.add(Code::NoEffect, spans.task, message);
        }
    }
    for FirstTask { force, hours } in first_tasks(scenario) {
        let (setup, Some(spans)) = (&scenario.forces[force], places.forces.get(force)) else { continue };
        let Some(task) = setup.task else { continue };
        let lasts = scenario.turn_hours.saturating_mul(u32::from(scenario.turns.unwrap_or_default()));
        let why = match hours {
            Ok(hours) if hours < lasts => continue,
            Ok(hours) => format!("the way takes {hours} hours, and the level ends after {lasts}: start it nearer"),
            Err(why) => reason(scenario, setup, task, &why),
        };
        let feature = &scenario.catalog.place(scenario.feature(task.feature).place).name;
        problems.add(Code::StaysAway, spans.task, format!("`{}` never takes up its task at {feature}: {why}", setup.slug));
    }
}

fn reason(scenario: &Scenario, setup: &ForceSetup, task: Task, why: &Refusal) -> String {
    let feature = scenario.feature(task.feature);
    let km = scenario.cell_of(setup.position).map_or(0, |cell| scenario.map.distance_m(cell, feature.cell) / 1000);
    match why {
        Refusal::ForceFixed { .. } => format!("it lies {km} km away, and is `fixed`: leave `fixed` out, or start it there"),
        Refusal::EnduranceSpent { hours_out, limit_hours } => {
            format!(
                "the way takes too long for its kind ({hours_out} hours, of {limit_hours} that it can be out): start it nearer, or from a nearer home"
            )
        }
        Refusal::OutOfRange { needed_km, limit_km } => {
            format!("it lies {needed_km} km away, and its kind reaches {limit_km} km: base it nearer")
        }
        Refusal::NoPermission { .. } | Refusal::MustConsult { .. } => {
            let base = match setup.position {
                Position::At(place) => scenario.catalog.place(place).name.as_str(),
                Position::Field(_) => "there",
            };
            format!("no agreement in force lets it fly from {base} for that: bring one into force under `agreements`, or base it elsewhere")
        }
        Refusal::CannotDo { .. } => {
            let holder = &scenario.catalog.nation(feature.holder).adjective;
            if feature.outpost {
                format!("cargo goes to an outpost of its own nation, and this one is {holder}")
            } else {
                "cargo goes to an outpost: write `outpost: true` at the feature, or take another act".to_owned()
            }
        }
        Refusal::BadOpponent => "the nation that the act is against is its own, or takes no part in the level".to_owned(),
        Refusal::War(WarRefusal::InTaskForce { .. }) => {
            "it is part of a task force of the war, which has its orders there: leave `task` out".to_owned()
        }
        _ => format!("no way leads there from where it starts, {km} km away: start it at sea, or in another port"),
    }
}
