//! Exercises, works, programmes, stocks.

use super::part::{with_force, with_front, with_nation};
use crate::catalog::quantity::{Hours, Thousandths};
use crate::rules::event::group::Posture;
use crate::rules::state::Game;
use crate::rules::vocab::pair::Pair;

/// Changes what nations prepare.
pub(super) fn apply(game: &mut Game, event: Posture<'_>) {
    match event {
        Posture::ExercisePlanned { exercise } => game.competition.exercises.push(exercise.clone()),
        Posture::Exercised { exercise, .. } => {
            if let Some(at) = game.competition.exercises.iter().position(|planned| planned == exercise) {
                game.competition.exercises.remove(at);
            }
            for &nation in std::iter::once(&exercise.lead).chain(&exercise.partners) {
                with_nation(game, nation, |state| state.tally.exercises += 1);
            }
        }
        Posture::InteropMoved { a, b, to, .. } => {
            game.competition.interop.insert(Pair::new(*a, *b), (*to).clamp(Thousandths::NONE, Thousandths::WHOLE));
        }
        Posture::WorkBegan { work } => game.competition.works.push(*work),
        Posture::WorkMoved { index, work } => {
            if let Some(known) = game.competition.works.get_mut(usize::from(*index)) {
                let finished = known.hours_left > Hours::NONE && work.hours_left == Hours::NONE;
                *known = *work;
                with_nation(game, work.nation, |state| state.tally.works += u16::from(finished));
            }
        }
        Posture::ProgrammeBegan { programme, hours_left, .. } => {
            if let Some(state) = game.competition.programmes.get_mut(programme.index()) {
                state.running = true;
                state.hours_left = *hours_left;
            }
        }
        Posture::ProgrammeMoved { programme, hours_left, .. } => {
            if let Some(state) = game.competition.programmes.get_mut(programme.index()) {
                state.hours_left = *hours_left;
            }
        }
        Posture::ProgrammeDelivered { nation, programme } => {
            if let Some(state) = game.competition.programmes.get_mut(programme.index()) {
                state.running = false;
                state.delivered = true;
            }
            with_nation(game, *nation, |state| state.tally.programmes += 1);
        }
        Posture::StockMoved { nation, what, by, .. } => with_front(game, *nation, |front| {
            let count = front.stocks.entry(*what).or_default();
            *count = (i32::from(*count) + by).clamp(0, i32::from(u16::MAX)) as u16;
        }),
        Posture::HullsDelivered { force, hulls } => {
            let mut nation = None;
            with_force(game, *force, |force| {
                force.strength = force.strength.saturating_add(*hulls);
                nation = Some(force.nation);
            });
            if let Some(nation) = nation {
                with_nation(game, nation, |state| state.tally.hulls_delivered += hulls);
            }
        }
    }
}
