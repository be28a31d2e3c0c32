//! Third nations that are courted: what they are offered moves their alignment; far enough, they sign.

use crate::catalog::clause::{Consent, Places, Tension};
use crate::catalog::quantity::Thousandths;
use crate::catalog::{AgreementStatus, Clause, NationId, Operation};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::agreement::bargain;
use crate::rules::phases::support;
use crate::rules::phases::wear::worn;
use crate::rules::scenario::Scenario;
use crate::rules::state::competition::{ALIGNMENT_STEP, per_turn};
use crate::rules::vocab::agreement::{AgreementText, Instrument};
use crate::rules::vocab::cause::{Driver, Factor, FactorKind};
use crate::rules::vocab::competition::Wearing;
use crate::rules::vocab::ids::AgreementId;
use crate::rules::vocab::money::Musd;
use crate::rules::vocab::order::Induce;
use crate::rules::vocab::parameter::Param;

/// Steps of alignment at which a courted nation signs a security framework with its suitor.
pub const SIGNS_AT: i32 = 2;

/// Which way a suitor pulls: -1 towards Beijing, 1 towards the allies.
pub fn side(scenario: &Scenario, nation: NationId) -> i32 {
    if scenario.challengers().any(|challenger| challenger == nation) { -1 } else { 1 }
}

/// A suitor offers something.
pub fn induce(change: &mut Change, order: &Induce, budget: Musd) {
    let scenario = change.scenario;
    let get = |param| scenario.parameters.get(param);
    support::budget(change, order.nation, -budget, Driver::OrderCost);
    let weight = order.kind.weight_percent();
    let side = side(scenario, order.nation);
    // A region that accepts closer ties listens to the allies; one that fears them listens to Beijing.
    let region = i32::from(change.game.competition.region);
    let heard = if side < 0 { 1500 - region } else { 500 + region };
    let step = get(Param::InduceStep) * weight / 100 * heard / 1000;
    let step = worn(change, order.nation, Wearing::Inducement, step) * side;
    change.emit_to_all(Event::Induced { by: order.nation, target: order.target, kind: order.kind });
    let why = vec![Factor { kind: FactorKind::Region, value: region }, Factor { kind: FactorKind::Effect, value: step.abs() }];
    align(change, order.target, step, Driver::Inducement, why);
    sign(change, order.nation, order.target, side);
}

fn align(change: &mut Change, nation: NationId, by: i32, driver: Driver, why: Vec<Factor>) {
    let now = i32::from(change.game.competition.front(nation).alignment);
    let to = (now + by).clamp(-1000, 1000);
    if to != now {
        change.emit_to_all(Event::AlignmentMoved { nation, to: Thousandths(to as i16), driver, why });
    }
}

/// Far enough over, a courted nation lets its suitor's forces in, and shows the other side's out.
fn sign(change: &mut Change, suitor: NationId, target: NationId, side: i32) {
    let scenario = change.scenario;
    let steps = change.game.competition.front(target).alignment_steps() * side;
    if steps < 1 {
        return;
    }
    let framework = |agreement: &crate::rules::state::Agreement| {
        agreement.made_here
            && agreement.text.parties.len() == 2
            && agreement.status == AgreementStatus::InForce
            && agreement.ends_turn.is_none()
            && agreement.clauses().iter().any(|clause| clause.opens(target))
    };
    let ended: Vec<AgreementId> = change
        .game
        .agreements
        .iter()
        .enumerate()
        .filter(|(_, agreement)| {
            framework(agreement) && agreement.text.parties.iter().any(|&party| party != target && self::side(scenario, party) != side)
        })
        .map(|(index, _)| AgreementId(index as u16))
        .collect();
    for id in ended {
        let ends_turn = change.game.turn + 1;
        change.emit_to_all(Event::Denounced { id, by: target, ends_turn });
    }
    let signed = change.game.agreements.iter().any(|agreement| framework(agreement) && agreement.text.parties.contains(&suitor));
    if steps < SIGNS_AT || signed {
        return;
    }
    let name = |nation: NationId| scenario.catalog.nation(nation).name.clone();
    let text = AgreementText {
        name: format!("Security framework of {} and {}", name(target), name(suitor)),
        instrument: Instrument::Arrangement,
        parties: vec![target, suitor],
        clauses: vec![Clause::Permission {
            grantor: target,
            grantees: vec![suitor],
            places: Places::AllHosted,
            operation: Operation::Logistics,
            up_to: Tension::Peace,
            consent: Consent::Automatic,
            cap: None,
            until_turn: None,
        }],
        quiet: false,
        in_part: false,
        revises: None,
    };
    bargain::make(change, &text, crate::rules::vocab::ids::SeatSet::ALL);
}

/// What was given is forgotten slowly.
pub fn resolve(change: &mut Change) {
    let scenario = change.scenario;
    let fade = per_turn(scenario, scenario.parameters.get(Param::CourtshipFade));
    let courted: Vec<NationId> = scenario.nations_present().filter(|nation| scenario.nations[nation.index()].alignment.is_some()).collect();
    for nation in courted {
        let now = i32::from(change.game.competition.front(nation).alignment);
        let base = scenario.nations[nation.index()].alignment.map_or(0, |steps| i32::from(steps) * ALIGNMENT_STEP);
        let by = (base - now).clamp(-fade, fade);
        align(change, nation, by, Driver::Decay, Vec::new());
    }
}
