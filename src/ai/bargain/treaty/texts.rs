//! Texts of treaties as computers write and measure them.

use crate::ai::value::clause;
use crate::catalog::{NationId, TextRole};
use crate::rules::Scenario;
use crate::rules::phases::agreement::{AgreementText, Instrument, model};

/// Several model texts in one, for the same parties; institutions stand at a headquarters of one of them.
pub(super) fn model_of(scenario: &Scenario, roles: &[TextRole], parties: &[NationId]) -> Option<AgreementText> {
    let host = model::seat_for(scenario, parties);
    let mut texts = roles.iter().filter_map(|&role| scenario.catalog.text_for(role)).map(|text| model::fill(text, parties, host));
    let mut first = texts.next()?;
    for more in texts {
        // An arrangement names all that is agreed in it; a treaty keeps its name whatever is added to it.
        if first.instrument == Instrument::Arrangement && more.name.len() + first.name.len() + 5 <= crate::rules::phases::agreement::MAX_NAME {
            first.name = format!("{}, {}", first.name, more.name.to_lowercase());
        }
        first.clauses.extend(more.clauses);
    }
    (first.clauses.len() <= crate::rules::phases::agreement::MAX_CLAUSES).then_some(first)
}

/// How wide a text promises: 0 nothing, 1 to consult, 2 for territory, 3 for forces and ships, 4 automatic.
pub(super) fn width_of(text: &AgreementText) -> u8 {
    text.clauses.iter().map(clause::width).max().unwrap_or(0)
}

pub(super) fn width(scenario: &Scenario, role: TextRole) -> u8 {
    let one_and_other = [NationId(0), NationId(1)];
    model_of(scenario, &[role], &one_and_other).map_or(0, |text| width_of(&text))
}
