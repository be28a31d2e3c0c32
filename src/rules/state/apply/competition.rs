//! Changes of what only the competition clock moves.

use crate::catalog::NationId;
use crate::rules::event::Event;
use crate::rules::state::Game;
use crate::rules::vocab::agreement::{Agreement, Ratifying};
use crate::rules::vocab::competition::{Coercion, Front, Influence, Policy, Wearing};
use crate::rules::vocab::pair::Pair;

fn with_front(game: &mut Game, nation: NationId, change: impl FnOnce(&mut Front)) {
    if let Some(front) = game.competition.fronts.get_mut(nation.index()) {
        change(front);
    }
}

fn with_ratifying(game: &mut Game, index: usize, nation: NationId, change: impl FnOnce(&mut Ratifying)) {
    let find = |agreement: &mut Agreement| agreement.ratifying.iter_mut().find(|party| party.nation == nation).map(change);
    game.agreements.get_mut(index).and_then(find);
}

/// Treaties before parliaments.
pub(super) fn ratification(game: &mut Game, event: &Event) {
    match event {
        Event::RatificationMoved { id, nation, hours_left } | Event::RatificationPutOff { id, nation, hours_left, .. } => {
            with_ratifying(game, id.index(), *nation, |party| party.hours_left = *hours_left);
        }
        Event::Ratified { id, nation, .. } => with_ratifying(game, id.index(), *nation, |party| {
            party.hours_left = 0;
            party.done = true;
        }),
        Event::RatificationFailed { id, nation, .. } => {
            with_ratifying(game, id.index(), *nation, |party| party.failed = true);
            super::with_nation(game, *nation, |state| state.tally.treaties_failed += 1);
        }
        _ => debug_assert!(false, "not about ratification: {event:?}"),
    }
}

fn same(a: &Influence, b: &Influence) -> bool {
    a.by == b.by && a.target == b.target && a.kind == b.kind && a.turn == b.turn
}

fn with_coercion(game: &mut Game, by: NationId, target: NationId, good: crate::catalog::GoodId, change: impl FnOnce(&mut Coercion)) {
    if let Some(found) = game.competition.coercions.iter_mut().find(|c| c.by == by && c.target == target && c.good == good) {
        change(found);
    }
}

/// Trade, lies and courtship.
pub(super) fn pressure(game: &mut Game, event: &Event) {
    match event {
        Event::CoercionImposed { by, target, good } => {
            let since_turn = game.turn;
            let stands = game.competition.coercions.iter().any(|c| c.by == *by && c.target == *target && c.good == *good);
            if !stands {
                game.competition.coercions.push(Coercion { by: *by, target: *target, good: *good, since_turn, wear: 0 });
                super::with_nation(game, *by, |state| state.tally.coercions += 1);
            }
        }
        Event::CoercionLifted { by, target, good } => {
            game.competition.coercions.retain(|c| !(c.by == *by && c.target == *target && c.good == *good));
        }
        Event::TradeHit { by, target, good, wear, .. } | Event::TradeDiverted { by, nation: target, good, wear } => {
            with_coercion(game, *by, *target, *good, |coercion| coercion.wear = *wear);
        }
        Event::Influenced { influence } => game.competition.influences.push(*influence),
        Event::InfluenceLanded { influence } => {
            if let Some(known) = game.competition.influences.iter_mut().find(|known| same(known, influence)) {
                *known = *influence;
            }
        }
        Event::Attributed { influence, .. } => {
            if let Some(known) = game.competition.influences.iter_mut().find(|known| same(known, influence)) {
                known.attributed = true;
            }
            super::with_nation(game, influence.by, |state| state.tally.named += 1);
        }
        Event::PreBunked { nation, until_turn } => with_front(game, *nation, |front| front.prebunked_until = *until_turn),
        Event::AlignmentMoved { nation, to, .. } => with_front(game, *nation, |front| front.alignment = (*to).clamp(-1000, 1000)),
        Event::Wore { nation, what, to } => with_front(game, *nation, |front| match what {
            Wearing::Persuasion => front.persuasion_wear = *to,
            Wearing::Influence => front.influence_wear = *to,
            Wearing::Inducement => front.inducement_wear = *to,
        }),
        _ => debug_assert!(false, "not about pressure: {event:?}"),
    }
}

/// Exercises, works, programmes and stocks.
pub(super) fn posture(game: &mut Game, event: &Event) {
    match event {
        Event::ExercisePlanned { exercise } => game.competition.exercises.push(exercise.clone()),
        Event::Exercised { exercise, .. } => {
            if let Some(at) = game.competition.exercises.iter().position(|planned| planned == exercise) {
                game.competition.exercises.remove(at);
            }
            for &nation in std::iter::once(&exercise.lead).chain(&exercise.partners) {
                super::with_nation(game, nation, |state| state.tally.exercises += 1);
            }
        }
        Event::InteropMoved { a, b, to, .. } => {
            game.competition.interop.insert(Pair::new(*a, *b), (*to).clamp(0, 1000));
        }
        Event::WorkBegan { work } => game.competition.works.push(*work),
        Event::WorkMoved { index, work } => {
            if let Some(known) = game.competition.works.get_mut(usize::from(*index)) {
                let finished = known.hours_left > 0 && work.hours_left == 0;
                *known = *work;
                super::with_nation(game, work.nation, |state| state.tally.works += u16::from(finished));
            }
        }
        Event::ProgrammeBegan { programme, hours_left, .. } => {
            if let Some(state) = game.competition.programmes.get_mut(programme.index()) {
                state.running = true;
                state.hours_left = *hours_left;
            }
        }
        Event::ProgrammeMoved { programme, hours_left, .. } => {
            if let Some(state) = game.competition.programmes.get_mut(programme.index()) {
                state.hours_left = *hours_left;
            }
        }
        Event::ProgrammeDelivered { nation, programme } => {
            if let Some(state) = game.competition.programmes.get_mut(programme.index()) {
                state.running = false;
                state.delivered = true;
            }
            super::with_nation(game, *nation, |state| state.tally.programmes += 1);
        }
        Event::StockMoved { nation, what, by, .. } => with_front(game, *nation, |front| {
            let count = front.stocks.entry(*what).or_default();
            *count = (i32::from(*count) + by).clamp(0, i32::from(u16::MAX)) as u16;
        }),
        Event::HullsDelivered { force, hulls } => {
            let mut nation = None;
            super::with_force(game, *force, |force| {
                force.strength = force.strength.saturating_add(*hulls);
                nation = Some(force.nation);
            });
            if let Some(nation) = nation {
                super::with_nation(game, nation, |state| state.tally.hulls_delivered += hulls);
            }
        }
        _ => debug_assert!(false, "not about posture: {event:?}"),
    }
}

/// A policy begins or ends.
pub(super) fn policy(game: &mut Game, nation: NationId, policy: Policy, on: bool) {
    if on {
        game.competition.policies.insert((nation, policy));
    } else {
        game.competition.policies.remove(&(nation, policy));
    }
}

/// A courted nation's alignment moves.
pub(super) fn align(game: &mut Game, nation: NationId, by: i16) {
    with_front(game, nation, |front| front.alignment = front.alignment.saturating_add(by).clamp(-1000, 1000));
}
