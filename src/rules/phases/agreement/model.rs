//! Model texts filled in for chosen parties, so that nobody composes six pairs clause by clause.

use super::{AgreementText, Instrument};
use crate::catalog::clause::{Area, Places, promises_help};
use crate::catalog::{Clause, Host, ModelClause, ModelText, NationId, PlaceId, PlaceKind};
use crate::rules::scenario::Scenario;

/// Where an institution of `parties` would stand: the first headquarters that one of them hosts.
pub fn seat_for(scenario: &Scenario, parties: &[NationId]) -> Option<PlaceId> {
    (0..scenario.catalog.places.len() as u16).map(PlaceId).find(|&place| {
        let known = scenario.catalog.place(place);
        known.kind == PlaceKind::Headquarters && matches!(known.host, Host::Nation(host) if parties.contains(&host))
    })
}

/// The text of a model for `parties`; institutions stand at `host`, and are left out without one.
pub fn fill(model: &ModelText, parties: &[NationId], host: Option<PlaceId>) -> AgreementText {
    let mut clauses = Vec::new();
    for part in &model.clauses {
        match part {
            ModelClause::Mutual { area, trigger, response } => {
                for &obligor in parties {
                    for &beneficiary in parties.iter().filter(|&&beneficiary| beneficiary != obligor) {
                        let (area, trigger, response): (Area, _, _) = (area.clone(), *trigger, *response);
                        clauses.push(Clause::Obligation { obligor, beneficiary, area, trigger, response });
                    }
                }
            }
            ModelClause::Access { operation, up_to, consent } => {
                for &grantor in parties {
                    let grantees: Vec<NationId> = parties.iter().copied().filter(|&other| other != grantor).collect();
                    let (operation, up_to, consent) = (*operation, *up_to, *consent);
                    clauses.push(Clause::Permission {
                        grantor,
                        grantees,
                        places: Places::AllHosted,
                        operation,
                        up_to,
                        consent,
                        cap: None,
                        until_turn: None,
                    });
                }
            }
            ModelClause::Common { kind } => {
                if let Some(host) = host {
                    clauses.push(Clause::Institution { kind: *kind, host, members: parties.to_vec() });
                }
            }
        }
    }
    let promises = promises_help(&clauses);
    AgreementText {
        name: model.name.clone(),
        instrument: if promises { Instrument::Treaty } else { Instrument::Arrangement },
        parties: parties.to_vec(),
        clauses,
        quiet: false,
        in_part: false,
        revises: None,
    }
}
