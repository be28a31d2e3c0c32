//! Posture in competition: exercises, works at bases, stocks stored ahead, institutions at work, and who sees what.

pub mod exercise;
pub mod isr;
pub mod works;

use crate::catalog::clause::{Consent, InstitutionKind, Tension};
use crate::catalog::quantity::Thousandths;
use crate::catalog::{NationId, Operation, PlaceId};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::scenario::{Scenario, host_of};
use crate::rules::state::Game;
use crate::rules::state::competition::{per_turn, share};
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::parameter::Param;

/// Whether a nation's use of a place is assured: its own, or automatic in a crisis too. Investment follows assurance.
pub fn is_assured(scenario: &Scenario, game: &Game, nation: NationId, place: PlaceId) -> bool {
    let Some(host) = host_of(scenario, place) else { return false };
    if host == nation {
        return true;
    }
    game.live_clauses().filter_map(|(_, _, clause)| clause.access(host, nation)).any(|access| {
        access.places.cover(Some(place))
            && access.operation == Operation::Logistics
            && access.up_to >= Tension::Crisis
            && matches!(access.consent, Consent::Automatic | Consent::Consult(0))
    })
}

/// The interoperability that institutions in common hold two nations at, in permille.
pub fn held_by_institutions(scenario: &Scenario, game: &Game, a: NationId, b: NationId) -> i32 {
    let get = |param| scenario.parameters.get(param);
    let of = |kind, param| if share(game, a, b, kind) { get(param) } else { 0 };
    of(InstitutionKind::Headquarters, Param::InteropHeadquarters)
        .max(of(InstitutionKind::WorkingGroup, Param::InteropPlans))
        .max(of(InstitutionKind::CoordinationCentre, Param::InteropCentre))
}

/// Moves how well two nations' forces work together.
pub fn interop(change: &mut Change, a: NationId, b: NationId, by: i32, why: Driver) {
    let now = i32::from(change.game.competition.interop(a, b));
    let to = (now + by).clamp(0, 1000);
    if to != now {
        change.emit_to_all(Event::InteropMoved { a, b, to: Thousandths(to as i16), why });
    }
}

/// What posture does in a turn: exercises are held, works go on, combined plans take hold, and what is not practised is forgotten.
pub fn resolve(change: &mut Change) {
    exercise::resolve(change);
    works::resolve(change);
    let scenario = change.scenario;
    let get = |param| scenario.parameters.get(param);
    let (grow, fade) = (per_turn(scenario, get(Param::InteropGrowth)), per_turn(scenario, get(Param::InteropFade)));
    let nations: Vec<NationId> = scenario.nations_present().collect();
    for (index, &a) in nations.iter().enumerate() {
        for &b in &nations[index + 1..] {
            let held = held_by_institutions(scenario, &change.game, a, b);
            let now = i32::from(change.game.competition.interop(a, b));
            if now < held {
                interop(change, a, b, grow.min(held - now), Driver::Institution);
            } else if now > held {
                interop(change, a, b, -fade.min(now - held), Driver::Decay);
            }
        }
    }
    isr::resolve(change);
}
