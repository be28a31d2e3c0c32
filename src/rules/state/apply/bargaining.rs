//! Offers, agreements, permissions, commitments, parliaments.

use super::part::{bump, with_agreement, with_nation};
use crate::catalog::NationId;
use crate::catalog::absent::nonzero;
use crate::catalog::quantity::Hours;
use crate::rules::event::group::Bargaining;
use crate::rules::state::Game;
use crate::rules::vocab::agreement::{Agreement, Answer, Ratifying};

/// Changes what binds nations.
pub(super) fn apply(game: &mut Game, event: Bargaining<'_>) {
    match event {
        Bargaining::Proposed { id, proposal } => {
            if let Some(countered) = proposal.counters.and_then(|id| game.proposals.get_mut(&id)) {
                countered.open = false;
            }
            game.proposals.insert(*id, proposal.clone());
        }
        Bargaining::Answered { id, nation, answer } => {
            if let Some(proposal) = game.proposals.get_mut(id) {
                if let Some(at) = proposal.to.iter().position(|to| to == nation) {
                    proposal.answers[at] = Some(answer.clone());
                }
                proposal.open &= matches!(answer, Answer::Accept);
            }
        }
        Bargaining::Withdrawn { id } | Bargaining::ProposalLapsed { id } => {
            if let Some(proposal) = game.proposals.get_mut(id) {
                proposal.open = false;
            }
        }
        Bargaining::AgreementMade { agreement, .. } => game.agreements.push(agreement.clone()),
        Bargaining::AgreementMoved { id, status } => with_agreement(game, id.index(), |agreement, turn| {
            agreement.status = *status;
            agreement.since_turn = nonzero(turn);
        }),
        Bargaining::AgreementSuspended { id, until_turn } => {
            with_agreement(game, id.index(), |agreement, _| agreement.suspended_until = Some(*until_turn));
        }
        Bargaining::Denounced { id, ends_turn, .. } => with_agreement(game, id.index(), |agreement, _| agreement.ends_turn = Some(*ends_turn)),
        Bargaining::PermissionAsked { consultation } => game.consultations.push(*consultation),
        Bargaining::PermissionAnswered { nation, agreement, clause, granted } => {
            if let Some(known) = game.consultations.iter_mut().find(|known| known.is_open(*nation, *agreement, *clause)) {
                known.granted = Some(*granted);
            }
        }
        Bargaining::UndertakingBroken { by, .. } => with_nation(game, *by, |nation| bump(&mut nation.tally.undertakings_broken, 1)),
        Bargaining::ObligationFellDue { due, .. } => game.dues.push(*due),
        Bargaining::ObligationSettled { id, kept } => {
            if let Some(due) = game.dues.get_mut(id.index()) {
                due.kept = Some(*kept);
                let obligor = due.obligor;
                with_nation(game, obligor, |state| {
                    if *kept {
                        bump(&mut state.tally.obligations_kept, 1);
                    } else {
                        bump(&mut state.tally.obligations_refused, 1);
                    }
                });
            }
        }
        Bargaining::RatificationMoved { id, nation, hours_left } | Bargaining::RatificationPutOff { id, nation, hours_left, .. } => {
            with_ratifying(game, id.index(), *nation, |party| party.hours_left = *hours_left);
        }
        Bargaining::Ratified { id, nation, .. } => with_ratifying(game, id.index(), *nation, |party| {
            party.hours_left = Hours::NONE;
            party.done = true;
        }),
        Bargaining::RatificationFailed { id, nation, .. } => {
            with_ratifying(game, id.index(), *nation, |party| party.failed = true);
            with_nation(game, *nation, |state| state.tally.treaties_failed += 1);
        }
    }
}

fn with_ratifying(game: &mut Game, index: usize, nation: NationId, change: impl FnOnce(&mut Ratifying)) {
    let find = |agreement: &mut Agreement| agreement.ratifying.iter_mut().find(|party| party.nation == nation).map(change);
    game.agreements.get_mut(index).and_then(find);
}
