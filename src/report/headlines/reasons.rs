//! The inputs of a result as sentences: a chance as the sum that it is.

use crate::catalog::NationId;
use crate::catalog::quantity::Turns;
use crate::report::Words;
use crate::report::words::{capital, factor, percent, rung, signed, signed_percent, status};
use crate::rules::event::{Factor, FactorKind};
use crate::rules::scenario::{Effect, Scenario};
use crate::rules::state::Game;
use crate::rules::vocab::ids::AgreementId;
use crate::rules::vocab::parameter::Param;

/// What a consultation of a nation moves, as changes in percentage points: its government's approval, and public support in the ally.
/// `done` says how many of those that the game counts are this one or later: what was said before wears it down.
pub fn consultation(scenario: &Scenario, game: &Game, nation: NationId, done: u16) -> (String, String) {
    let held = game.nations[nation.index()].tally.consultations;
    let before = u32::from(held.saturating_sub(done).min(8));
    let by = |param| signed_percent(scenario.parameters.get(param) >> before);
    (by(Param::ConsultStanding), by(Param::ConsultSupport))
}

/// What a consultation that was held is for, and what it moved.
pub fn consulted(words: &Words<'_>, nation: NationId, ally: NationId) -> Vec<String> {
    let (own, others) = consultation(words.scenario, words.game, nation, 1);
    vec![
        "It shows both publics that neither stands alone; each further one counts half".to_owned(),
        format!("It moved government approval in {} {own}, and public support in {} {others}", words.the(nation), words.the(ally)),
    ]
}

/// The inputs of an encounter: the sum that gave its chance with what was drawn, and the hulls on both sides. What did not count is left
/// out, so that the sum reads at a glance; [`factor`] tells each input in full.
pub fn encounter(why: &[Factor]) -> Vec<String> {
    let value = |kind: FactorKind| why.iter().find(|factor| factor.kind == kind).map(|factor| factor.value);
    let (Some(chance), Some(drawn)) = (value(FactorKind::Chance), value(FactorKind::Drawn)) else {
        return why.iter().map(|input| factor(input.kind, input.value)).collect();
    };
    let mut parts: Vec<String> = value(FactorKind::BaseChance).map(|base| format!("{} against this act", percent(base))).into_iter().collect();
    let names = [
        (FactorKind::Balance, "balance of hulls"),
        (FactorKind::Weather, "weather"),
        (FactorKind::Witnesses, "cameras"),
        (FactorKind::AllyPresent, "a treaty ally"),
        (FactorKind::Passage, "passage arrangement"),
    ];
    for (kind, name) in names {
        parts.extend(value(kind).filter(|&by| by != 0).map(|by| format!("{name} {}", signed_percent(by))));
    }
    let sum: i32 = [FactorKind::BaseChance].into_iter().chain(names.map(|(kind, _)| kind)).filter_map(value).sum();
    if sum != chance {
        parts.push(format!("kept {} {}", if sum < chance { "at least" } else { "at most" }, percent(chance)));
    }
    let result = if drawn < chance { "it passes" } else { "it is stopped" };
    let mut lines = vec![format!("Chance {}: {}; drawn {}: {result}", percent(chance), parts.join(", "), percent(drawn))];
    if let (Some(own), Some(opposing)) = (value(FactorKind::OwnWeight), value(FactorKind::OpposingWeight)) {
        let escorts = value(FactorKind::EscortWeight).filter(|&weight| weight > 0);
        let escorts = escorts.map_or_else(String::new, |weight| format!(", {} t escorting", weight * 100));
        lines.push(format!("Hulls: {} t acting{escorts}, {} t opposing", own * 100, opposing * 100));
    }
    lines
}

/// The inputs of a publication.
pub fn publicity(why: &[Factor]) -> Vec<String> {
    let line = |input: &Factor| match (input.kind, input.value) {
        (FactorKind::Witnesses, 0) => "no pictures of its own".to_owned(),
        (FactorKind::Witnesses, _) => "pictures of its own: half as much again".to_owned(),
        (kind, value) => factor(kind, value),
    };
    why.iter().map(line).collect()
}

/// What an inject or the White Cell changed.
pub fn effect(words: &Words<'_>, effect: &Effect) -> String {
    match *effect {
        Effect::Support { nation, by } => format!("Support in {}: {}", words.the(nation), signed_percent(by.into())),
        Effect::Standing { nation, by } => format!("Approval of the government of {}: {}", words.the(nation), signed_percent(by.into())),
        Effect::Capital { nation, by } => format!("Political capital of {}: {}", words.the(nation), signed(by)),
        Effect::Budget { nation, by } => format!("Budget of {}: {} M$", words.the(nation), signed(by)),
        Effect::Credit { nation, by } => format!("Credibility of {}: {}", words.the(nation), signed_percent(by.into())),
        Effect::Control { feature, by } => format!("Control of {}: {}", words.feature(feature), signed(by)),
        Effect::Supply { feature, by } => format!("Supply at {}: {}", words.feature(feature), signed(by)),
        Effect::Fabric { feature, by } => format!("Hull condition at {}: {}", words.feature(feature), signed(by)),
        Effect::Rung { a, b, to } => capital(&format!("{} and {}: rung {to}, {}", words.the(a), words.the(b), rung(to))),
        Effect::Weather { turns: Turns(1) } => "Bad weather at sea for a turn".to_owned(),
        Effect::Weather { turns } => format!("Bad weather at sea for {turns} turns"),
        Effect::Reinforce => "Forces arrive".to_owned(),
        Effect::War => "War for Taiwan begins".to_owned(),
        Effect::Policy { nation, policy, on } => {
            capital(&format!("{} {}: {}", words.the(nation), if on { "begins" } else { "ends" }, words.policy(policy)))
        }
        Effect::Alignment { nation, by } => format!("Alignment of {}: {}", words.the(nation), signed_percent(by.into())),
        Effect::Region { by } => format!("Acceptance in the region: {}", signed_percent(by.into())),
        Effect::Coercion { good, target } => format!("{} is withheld from {}", words.good(good), words.the(target)),
        Effect::Agreement { index, status: to } => format!("{} is now {}", words.agreement(AgreementId(index)), status(to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(
            encounter(&why),
            [
                "Chance 27.7%: 45% against this act, balance of hulls −23.3, cameras +6; drawn 66.6%: it is stopped",
                "Hulls: 400 t acting, 9500 t escorting, 80000 t opposing",
            ]
        );
    }
}
