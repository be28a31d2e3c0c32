//! Sentences of bargaining: offers, agreements, permissions, commitments, parliaments.

use crate::catalog::quantity::Hours;
use crate::report::headlines::events::{Said, factors};
use crate::report::words::{Words, kinds};
use crate::rules::event::group::Bargaining;
use crate::rules::state::competition::MONTH_HOURS;
use crate::words::keys::bargaining;

/// What is said of an event of bargaining.
pub(crate) fn said(words: &Words<'_>, event: Bargaining<'_>) -> Option<Said> {
    let line = Said::plain;
    let months = |hours: &Hours| u64::from(hours.div_ceil(MONTH_HOURS));
    Some(match event {
        Bargaining::Proposed { proposal, .. } => {
            line(bargaining::Proposed { who: proposal.from, name: proposal.text.name.clone(), whom: proposal.to.to_vec() }.into())
        }
        Bargaining::Answered { id, nation, answer } => {
            let offer = words.game.proposals.get(id).map(|proposal| proposal.text.name.clone());
            line(bargaining::Answered { offer, who: *nation, answer: Words::answer_phrase(answer) }.into())
        }
        Bargaining::Withdrawn { .. } => line(bargaining::WITHDRAWN.into()),
        Bargaining::ProposalLapsed { .. } => line(bargaining::LAPSED.into()),
        Bargaining::AgreementMade { agreement, .. } => Said {
            why: words.clauses(&agreement.text.clauses).into_iter().map(|said| bargaining::Clause { clause: said.text }.into()).collect(),
            ..line(
                bargaining::Made {
                    who: agreement.text.parties.to_vec(),
                    name: agreement.text.name.clone(),
                    status: kinds::status(agreement.status).into(),
                }
                .into(),
            )
        },
        Bargaining::AgreementMoved { id, status } => line(bargaining::Moved { agreement: *id, status: kinds::status(*status).into() }.into()),
        Bargaining::AgreementSuspended { id, until_turn } => {
            Said { why: vec![bargaining::QUIET.into()], ..line(bargaining::Suspended { agreement: *id, until: *until_turn }.into()) }
        }
        Bargaining::Denounced { id, by, ends_turn } => line(bargaining::Denounced { who: *by, agreement: *id, ends: *ends_turn }.into()),
        Bargaining::PermissionAsked { consultation: known } => line(
            bargaining::PermissionAsked {
                who: known.nation,
                whom: known.host,
                operation: kinds::operation(known.operation).into(),
                agreement: known.agreement,
                until: known.due_turn,
            }
            .into(),
        ),
        Bargaining::PermissionAnswered { nation, agreement, clause, granted } => {
            let what = words.permission_phrase(*agreement, *clause);
            line(bargaining::PermissionAnswered { who: *nation, granted: *granted, what }.into())
        }
        Bargaining::UndertakingBroken { id, clause, by } => {
            Said { why: words.undertaking_phrase(*id, *clause).into_iter().collect(), ..line(bargaining::Broken { who: *by, agreement: *id }.into()) }
        }
        Bargaining::ObligationFellDue { due, .. } => Said {
            why: vec![bargaining::DueWritten { agreement: due.agreement, until: due.until_turn }.into()],
            ..line(bargaining::Due { who: due.obligor, whom: due.beneficiary, against: due.against }.into())
        },
        Bargaining::ObligationSettled { id, kept } => {
            let due = words.game.dues.get(id.index())?;
            line(bargaining::ObligationSettled { who: due.obligor, kept: *kept, whom: due.beneficiary }.into())
        }
        Bargaining::RatificationMoved { id, nation, hours_left } => {
            line(bargaining::Reading { agreement: *id, months: months(hours_left), who: *nation }.into())
        }
        Bargaining::RatificationPutOff { id, nation, hours_left, why } => {
            Said { why: factors(why), ..line(bargaining::PutOff { who: *nation, agreement: *id, months: months(hours_left) }.into()) }
        }
        Bargaining::Ratified { id, nation, why } => Said { why: factors(why), ..line(bargaining::Ratified { who: *nation, agreement: *id }.into()) },
        Bargaining::RatificationFailed { id, nation, why } => {
            Said { why: factors(why), ..line(bargaining::Failed { agreement: *id, who: *nation }.into()) }
        }
    })
}
