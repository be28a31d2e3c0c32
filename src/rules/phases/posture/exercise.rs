//! Exercises of two, three and four: forces learn to work together, publics see allies, opponents take note.

use crate::catalog::NationId;
use crate::catalog::clause::InstitutionKind;
use crate::catalog::quantity::Thousandths;
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::support;
use crate::rules::state::competition::share;
use crate::rules::vocab::cause::{Driver, Factor, FactorKind};
use crate::rules::vocab::competition::PlannedExercise;
use crate::rules::vocab::money::Musd;
use crate::rules::vocab::order::Exercise;
use crate::rules::vocab::parameter::Param;

/// Plans an exercise: held next turn, or at once where a headquarters or planning group of all parties stands ready.
pub fn plan(change: &mut Change, order: &Exercise, budget: Musd) {
    support::budget(change, order.nation, -budget, Driver::OrderCost);
    let ready = |partner: &NationId| {
        share(&change.game, order.nation, *partner, InstitutionKind::WorkingGroup)
            || share(&change.game, order.nation, *partner, InstitutionKind::Headquarters)
    };
    let turn = change.game.turn + u16::from(!order.partners.iter().all(ready));
    let exercise = PlannedExercise { lead: order.nation, partners: order.partners.clone(), place: order.place, turn };
    change.emit_to_all(Event::ExercisePlanned { exercise });
}

/// Holds what is planned for this turn.
pub fn resolve(change: &mut Change) {
    let turn = change.game.turn;
    let due: Vec<PlannedExercise> = change.game.competition.exercises.iter().filter(|exercise| exercise.turn <= turn).cloned().collect();
    for exercise in due {
        hold(change, &exercise);
    }
}

/// Holds an exercise.
pub(in crate::rules) fn hold(change: &mut Change, exercise: &PlannedExercise) {
    let scenario = change.scenario;
    let get = |param| scenario.parameters.get(param);
    let mut all = vec![exercise.lead];
    all.extend(&exercise.partners);
    let size = all.len() as i32;
    let why = vec![Factor { kind: FactorKind::Partners, value: size }];
    change.emit_to_all(Event::Exercised { exercise: exercise.clone(), why });
    for (index, &a) in all.iter().enumerate() {
        for &b in &all[index + 1..] {
            // Each further exercise teaches less than the one before; large ones teach each pair a little less.
            let open = 1000 - i32::from(change.game.competition.interop(a, b));
            super::interop(change, a, b, get(Param::ExerciseInterop) * open / 1000 * (6 - size) / 4, Driver::Exercise);
        }
        support::support(change, a, Thousandths::of(get(Param::ExerciseSupport) * (size - 1) / 2), Driver::Exercise);
    }
    // Beijing's leaders close ranks against what they can point at, and the neighbours worry a little.
    let challengers: Vec<NationId> = scenario.challengers().collect();
    for challenger in challengers.into_iter().filter(|challenger| !all.contains(challenger)) {
        support::support(change, challenger, Thousandths::of(get(Param::ExerciseProvokes) * (size - 1)), Driver::Exercise);
    }
    support::region(change, Thousandths::of(-(size - 2) * get(Param::RegionExercise)), Driver::Exercise);
}
