//! The inputs of a result as sentences: a chance as the sum that it is.

use crate::catalog::NationId;
use crate::report::Words;
use crate::report::words::{kinds, signed_percent};
use crate::rules::event::{Factor, FactorKind};
use crate::rules::scenario::{Effect, Scenario};
use crate::rules::state::Game;
use crate::rules::vocab::ids::AgreementId;
use crate::rules::vocab::parameter::Param;
use crate::words::Phrase;
use crate::words::keys::{bargaining, competition, events, lists, reasons};

/// What a consultation of a nation moves, as changes in percentage points: its government's approval, and public support in the ally.
/// `done` says how many of those that the game counts are this one or later: what was said before wears it down.
pub fn consultation(scenario: &Scenario, game: &Game, nation: NationId, done: u16) -> (String, String) {
    let (own, others) = consultation_moves(scenario, game, nation, done);
    (signed_percent(own), signed_percent(others))
}

/// The same in permille.
fn consultation_moves(scenario: &Scenario, game: &Game, nation: NationId, done: u16) -> (i32, i32) {
    let held = game.nations[nation.index()].tally.consultations;
    let before = u32::from(held.saturating_sub(done).min(8));
    let by = |param| scenario.parameters.get(param) >> before;
    (by(Param::ConsultStanding), by(Param::ConsultSupport))
}

/// What a consultation that was held is for, and what it moved.
pub(crate) fn consulted(words: &Words<'_>, who: NationId, whom: NationId) -> Vec<Phrase> {
    let (approval, support) = consultation_moves(words.scenario, words.game, who, 1);
    vec![reasons::CONSULTATION_SHOWS.into(), reasons::ConsultationMoved { who, approval, whom, support }.into()]
}

/// The inputs of an encounter: the sum that gave its chance with what was drawn, and the hulls on both sides. What did not count is left
/// out, so that the sum reads at a glance; [`kinds::factor`] tells each input in full.
pub(crate) fn encounter(why: &[Factor]) -> Vec<Phrase> {
    let value = |kind: FactorKind| why.iter().find(|factor| factor.kind == kind).map(|factor| factor.value);
    let (Some(chance), Some(drawn)) = (value(FactorKind::Chance), value(FactorKind::Drawn)) else {
        return why.iter().map(|input| kinds::factor(input.kind, input.value)).collect();
    };
    let mut parts: Vec<Phrase> = value(FactorKind::BaseChance).map(|chance| reasons::AgainstThisAct { chance }.into()).into_iter().collect();
    let inputs = [FactorKind::Balance, FactorKind::Weather, FactorKind::Witnesses, FactorKind::AllyPresent, FactorKind::Passage];
    parts.extend(inputs.into_iter().filter_map(|kind| counted(kind, value(kind).filter(|&by| by != 0)?)));
    let sum: i32 = [FactorKind::BaseChance].into_iter().chain(inputs).filter_map(value).sum();
    if sum != chance {
        parts.push(if sum < chance { reasons::KeptAtLeast { chance }.into() } else { reasons::KeptAtMost { chance }.into() });
    }
    let parts = parts.into_iter().reduce(|so_far, next| lists::Row { so_far, next }.into());
    let mut lines = vec![reasons::Chance { chance, parts, drawn, passes: drawn < chance }.into()];
    if let (Some(own), Some(opposing)) = (value(FactorKind::OwnWeight), value(FactorKind::OpposingWeight)) {
        let tons = |weight: i32| i64::from(weight * 100);
        let escorting = value(FactorKind::EscortWeight).filter(|&weight| weight > 0).map(tons);
        lines.push(reasons::Hulls { acting: tons(own), escorting, opposing: tons(opposing) }.into());
    }
    lines
}

/// An input of an encounter's chance, as a part of the sum.
fn counted(kind: FactorKind, by: i32) -> Option<Phrase> {
    Some(match kind {
        FactorKind::Balance => reasons::Balance { by }.into(),
        FactorKind::Weather => reasons::Weather { by }.into(),
        FactorKind::Witnesses => reasons::Cameras { by }.into(),
        FactorKind::AllyPresent => reasons::Ally { by }.into(),
        FactorKind::Passage => reasons::Passage { by }.into(),
        _ => return None,
    })
}

/// The inputs of a publication.
pub(crate) fn publicity(why: &[Factor]) -> Vec<Phrase> {
    let line = |input: &Factor| match (input.kind, input.value) {
        (FactorKind::Witnesses, 0) => reasons::NO_PICTURES.into(),
        (FactorKind::Witnesses, _) => reasons::PICTURES.into(),
        (kind, value) => kinds::factor(kind, value),
    };
    why.iter().map(line).collect()
}

/// What an inject or the White Cell changed.
pub(crate) fn effect(effect: &Effect) -> Phrase {
    match *effect {
        Effect::Support { nation, by } => events::SupportMoved { who: nation, by: by.into() }.into(),
        Effect::Standing { nation, by } => events::ApprovalMoved { who: nation, by: by.into() }.into(),
        Effect::Capital { nation, by } => events::CapitalMoved { who: nation, by: by.into() }.into(),
        Effect::Budget { nation, by } => events::BudgetMoved { who: nation, by: by.into() }.into(),
        Effect::Credit { nation, by } => events::CredibilityMoved { who: nation, by: by.into() }.into(),
        Effect::Control { feature, by } => reasons::ControlChanged { place: feature, by: by.into() }.into(),
        Effect::Supply { feature, by } => reasons::SupplyChanged { place: feature, by: by.into() }.into(),
        Effect::Fabric { feature, by } => reasons::HullChanged { place: feature, by: by.into() }.into(),
        Effect::Rung { a, b, to } => reasons::RungChanged { who: a, whom: b, rung: to.into(), name: kinds::rung(to).into() }.into(),
        Effect::Weather { turns } => reasons::BadWeather { turns: turns.into() }.into(),
        Effect::Reinforce => reasons::FORCES_ARRIVE.into(),
        Effect::War => reasons::WAR_BEGINS.into(),
        Effect::Policy { nation, policy, on } => competition::PolicySet { who: nation, begins: on, policy: Words::policy_phrase(policy) }.into(),
        Effect::Alignment { nation, by } => reasons::AlignmentChanged { who: nation, by: by.into() }.into(),
        Effect::Region { by } => competition::Region { by: by.into() }.into(),
        Effect::Coercion { good, target } => reasons::Withheld { good, who: target }.into(),
        Effect::Agreement { index, status } => bargaining::Moved { agreement: AgreementId(index), status: kinds::status(status).into() }.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn a_chance_reads_as_the_sum_that_it_is() {
        let why = [
            (FactorKind::OwnWeight, 4),
            (FactorKind::EscortWeight, 95),
            (FactorKind::OpposingWeight, 800),
            (FactorKind::BaseChance, 450),
            (FactorKind::Balance, -233),
            (FactorKind::Weather, 0),
            (FactorKind::Witnesses, 60),
            (FactorKind::Chance, 277),
            (FactorKind::Drawn, 666),
        ];
        let why: Vec<Factor> = why.into_iter().map(|(kind, value)| Factor { kind, value }).collect();
        let said: Vec<String> = encounter(&why).iter().map(|line| Language::english().render(line, None)).collect();
        assert_eq!(
            said,
            [
                "Chance 27.7%: 45% against this act, balance of hulls −23.3, cameras +6; drawn 66.6%: it is stopped",
                "Hulls: 400 t acting, 9500 t escorting, 80000 t opposing",
            ]
        );
    }
}
