//! Ratification: a treaty goes before each party's parliament for about 14 months, faster where the public is ready or the government
//! spends political capital. Before an unready public it is put off, or fails.

use super::{AgreementText, clause};
use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{AgreementStatus, Clause, NationId};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::support;
use crate::rules::scenario::Scenario;
use crate::rules::state::Game;
use crate::rules::state::competition::MONTH_HOURS;
use crate::rules::state::view::band;
use crate::rules::vocab::agreement::Ratifying;
use crate::rules::vocab::cause::{Driver, Factor, FactorKind};
use crate::rules::vocab::dice::Dice;
use crate::rules::vocab::ids::AgreementId;
use crate::rules::vocab::parameter::Param;
use crate::rules::vocab::position::Clock;
use crate::rules::vocab::stream::Stream;

/// The support at which a nation's parliament says yes to a text, in permille: a promise asks for more than mere access, help for ships
/// anywhere for more than help for territory, and war without a further decision for most. A party that promises nothing of its own in a
/// treaty of others' promises is asked as for a promise to consult.
pub fn threshold(scenario: &Scenario, text: &AgreementText, nation: NationId) -> i32 {
    let get = |param| scenario.parameters.get(param);
    if !text.promises_help() {
        return get(Param::RatifyAccess);
    }
    let asked = |clause: &Clause| clause::asked_of_parliament(scenario, clause, nation);
    let more = text.clauses.iter().filter_map(asked).max().unwrap_or(-get(Param::RatifyConsult));
    get(Param::RatifySupport) + more
}

/// A government presses its parliament.
pub fn hasten(change: &mut Change, nation: NationId, id: AgreementId, capital: i32) {
    let Some(hours) = change.game.agreement(id).and_then(|agreement| agreement.hours_to_ratify(nation)) else { return };
    support::capital(change, nation, -capital, Driver::OrderCost);
    let saved = MONTH_HOURS * change.scenario.parameters.get(Param::HastenMonths).max(0) as u32;
    change.emit_to_all(Event::RatificationMoved { id, nation, hours_left: hours.saturating_sub(saved) });
}

/// Parliaments go on for a turn; those whose time has come vote.
pub fn resolve(change: &mut Change) {
    let scenario = change.scenario;
    for index in 0..change.game.agreements.len() {
        let id = AgreementId(index as u16);
        let agreement = &change.game.agreements[index];
        // What was signed this turn goes before parliaments from the next.
        if agreement.status == AgreementStatus::Lapsed || agreement.ratifying.is_empty() || agreement.since_turn == Some(change.game.turn) {
            continue;
        }
        // Parliaments do not vote on treaties in a war that broke out: its days count for little.
        if change.game.clock == Clock::Crisis && scenario.clock != Clock::Crisis {
            continue;
        }
        let open: Vec<Ratifying> = agreement.ratifying.iter().filter(|r| !r.done && !r.failed).copied().collect();
        for party in open {
            let hours = pace_hours(scenario, &change.game, party.nation);
            let hours_left = party.hours_left.saturating_sub(hours);
            if hours_left > Hours::NONE {
                change.emit_to_all(Event::RatificationMoved { id, nation: party.nation, hours_left });
            } else if change.game.agreements[index].status != AgreementStatus::Lapsed {
                vote(change, id, party.nation);
            }
        }
        enter(change, id);
    }
}

/// Hours of a usual ratification that a nation's parliament gets through in a turn. The pace is public, and so goes by the band of support
/// that all can see.
pub fn pace_hours(scenario: &Scenario, game: &Game, nation: NationId) -> Hours {
    let support = i32::from(band(game.nations[nation.index()].support));
    let speed = (1000 + (support - 500) * 2).clamp(500, 1500) as u64;
    Hours((u64::from(scenario.turn_hours) * speed / 1000) as u32)
}

/// The turn in which a nation's parliament votes on an agreement if support stays in its band; `None` where no vote lies ahead.
pub fn vote_turn(scenario: &Scenario, game: &Game, id: AgreementId, nation: NationId) -> Option<u16> {
    let agreement = game.agreement(id)?;
    let hours_left = agreement.hours_to_ratify(nation)?;
    // What was signed this turn goes before parliaments from the next.
    let from = game.turn + u16::from(agreement.since_turn == Some(game.turn));
    let turns = hours_left.div_ceil(pace_hours(scenario, game, nation).max(Hours(1))).max(1);
    Some(from.saturating_add(u16::try_from(turns - 1).unwrap_or(u16::MAX)))
}

fn vote(change: &mut Change, id: AgreementId, nation: NationId) {
    let scenario = change.scenario;
    let needed = threshold(scenario, &change.game.agreements[id.index()].text, nation);
    let state = change.game.nations[nation.index()];
    let spread = scenario.parameters.get(Param::RatifyMood);
    let mood = Dice::new(change.game.seed, change.game.turn, Stream::Ratification { agreement: id, nation }).between(-spread, spread);
    let margin = i32::from(state.support) - needed + mood + (i32::from(state.standing) - 500) / 5;
    let why = vec![
        Factor { kind: FactorKind::Backing, value: i32::from(band(state.support)) },
        Factor { kind: FactorKind::Needed, value: needed },
        Factor { kind: FactorKind::Standing, value: i32::from(band(state.standing)) },
        Factor { kind: FactorKind::Mood, value: mood },
    ];
    if margin >= 0 {
        change.emit_to_all(Event::Ratified { id, nation, why });
    } else if margin >= -scenario.parameters.get(Param::RatifySlack) {
        change.emit_to_all(Event::RatificationPutOff { id, nation, hours_left: MONTH_HOURS * 6, why });
    } else {
        fail(change, id, nation, why);
    }
}

/// A parliament says no: the treaty is dead, unless its text lets the others go on.
fn fail(change: &mut Change, id: AgreementId, nation: NationId, why: Vec<Factor>) {
    change.emit_to_all(Event::RatificationFailed { id, nation, why });
    support::credit(change, nation, Thousandths::of(-change.scenario.parameters.get(Param::RatifyFailCredit)), Driver::Ratification);
    support::standing(change, nation, Thousandths::of(-change.scenario.parameters.get(Param::RatifyFailStanding)), Driver::Ratification);
    let agreement = &change.game.agreements[id.index()];
    let left = agreement.ratifying.iter().filter(|r| !r.failed).count();
    let others: Vec<NationId> = agreement.text.parties.iter().copied().filter(|&party| party != nation).collect();
    let goes_on = agreement.text.in_part && left >= 2;
    for other in others {
        support::support(change, other, Thousandths::of(-change.scenario.parameters.get(Param::RatifyFailAlly)), Driver::Ratification);
    }
    if !goes_on {
        change.emit_to_all(Event::AgreementMoved { id, status: AgreementStatus::Lapsed });
    }
}

/// A treaty enters into force when all have ratified; in part, if its text says so, when two have.
fn enter(change: &mut Change, id: AgreementId) {
    let agreement = &change.game.agreements[id.index()];
    if matches!(agreement.status, AgreementStatus::InForce | AgreementStatus::Lapsed) {
        return;
    }
    let done = agreement.ratifying.iter().filter(|r| r.done).count();
    let all = agreement.ratifying.iter().all(|r| r.done || r.failed);
    if done >= 2 && (all || agreement.text.in_part) {
        change.emit_to_all(Event::AgreementMoved { id, status: AgreementStatus::InForce });
        supersede(change, id);
    }
}

/// What a text revises ends with its entry into force.
pub fn supersede(change: &mut Change, id: AgreementId) {
    let Some(old) = change.game.agreements[id.index()].text.revises else { return };
    let stands = change.game.agreement(old).is_some_and(|agreement| agreement.status.may_become(AgreementStatus::Lapsed));
    if stands {
        change.emit_to_all(Event::AgreementMoved { id: old, status: AgreementStatus::Lapsed });
    }
}

/// A new government looks again at what its predecessor had not ratified.
pub fn after_election(change: &mut Change, nation: NationId) {
    let scenario = change.scenario;
    for index in 0..change.game.agreements.len() {
        let id = AgreementId(index as u16);
        let agreement = &change.game.agreements[index];
        if agreement.status == AgreementStatus::Lapsed || agreement.hours_to_ratify(nation).is_none() {
            continue;
        }
        let backing = i32::from(change.game.nations[nation.index()].support);
        let needed = threshold(scenario, &agreement.text, nation);
        let why = vec![
            Factor { kind: FactorKind::Backing, value: i32::from(band(Thousandths(backing as i16))) },
            Factor { kind: FactorKind::Needed, value: needed },
        ];
        if backing < needed {
            fail(change, id, nation, why);
        } else {
            put_off(change, id, nation, 6, why);
        }
    }
}

/// Everything before a nation's parliament waits so many months more.
pub fn put_off_all(change: &mut Change, nation: NationId, months: u32) {
    for index in 0..change.game.agreements.len() {
        put_off(change, AgreementId(index as u16), nation, months, Vec::new());
    }
}

fn put_off(change: &mut Change, id: AgreementId, nation: NationId, months: u32, why: Vec<Factor>) {
    let agreement = &change.game.agreements[id.index()];
    if agreement.status == AgreementStatus::Lapsed {
        return;
    }
    if let Some(hours) = agreement.hours_to_ratify(nation) {
        change.emit_to_all(Event::RatificationPutOff { id, nation, hours_left: hours + MONTH_HOURS * months, why });
    }
}
