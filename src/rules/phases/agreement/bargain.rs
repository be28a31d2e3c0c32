//! How agreements come about and end: propose, counter, accept, refuse, withdraw, denounce. Moves are immediate and not undone; what
//! stands accepted when the turn resolves binds.

use super::{AgreementText, Answer, Instrument, clause, ratification};
use crate::catalog::quantity::{Hours, Thousandths};
use crate::catalog::{AgreementStatus, NationId};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::phases::support;
use crate::rules::state::setup::before_parliaments;
use crate::rules::vocab::agreement::{Agreement, Proposal};
use crate::rules::vocab::cause::Driver;
use crate::rules::vocab::error::{Already, Refusal, TextProblem, What};
use crate::rules::vocab::ids::{AgreementId, ProposalId, SeatSet};

/// Hours in a year: the notice that a treaty needs.
const YEAR_HOURS: Hours = Hours(8_760);

/// Makes an offer. A declaration to nobody takes effect at once.
///
/// # Errors
/// The text does not hold together, the offer is to nobody or to the nation itself, or the limit of offers is reached.
pub fn propose(
    change: &mut Change,
    from: NationId,
    to: &[NationId],
    text: &AgreementText,
    counters: Option<ProposalId>,
    private: bool,
) -> Result<(), Refusal> {
    text.check(change.scenario)?;
    text.check_against(change.scenario, change.game.turn)?;
    let mut expected: Vec<NationId> = to.iter().copied().chain([from]).collect();
    expected.sort();
    let mut parties = text.parties.clone();
    parties.sort();
    if expected != parties {
        return Err(Refusal::BadText { problem: TextProblem::Parties });
    }
    if to.iter().any(|nation| !change.scenario.nations.get(nation.index()).is_some_and(|setup| setup.present)) {
        return Err(Refusal::NoSuch { what: What::Nation });
    }
    let turn = change.game.turn;
    let limit = change.scenario.offers_per_pair;
    if to.is_empty() {
        let declared = |agreement: &&Agreement| agreement.made_here && agreement.since_turn == Some(turn) && agreement.text.parties == [from];
        if change.game.agreements.iter().filter(declared).count() >= usize::from(limit) {
            return Err(Refusal::TooManyOffers { to: from, limit });
        }
        make(change, text, SeatSet::ALL);
        return Ok(());
    }
    // A counter is as private as what it counters: otherwise it would tell that there was an offer.
    let mut private = private;
    if let Some(old) = text.revises {
        // All parties of what is revised accept the revision.
        let known = change.game.agreement(old).filter(|agreement| agreement.status != AgreementStatus::Lapsed);
        let asked = known.is_some_and(|agreement| {
            let present = |party: &&NationId| change.scenario.nations.get(party.index()).is_some_and(|setup| setup.present);
            agreement.text.parties.iter().filter(present).all(|party| parties.contains(party))
        });
        if !asked {
            return Err(Refusal::BadText { problem: TextProblem::BadRevision });
        }
    }
    if let Some(countered) = counters {
        // Whoever has just said no may still say what it would accept.
        let can_be_countered = |offer: &&Proposal| (offer.open || offer.turn == turn) && offer.to.contains(&from);
        let offer = change.game.proposals.get(&countered).filter(can_be_countered).ok_or(Refusal::NotOnOffer)?;
        private |= offer.private;
    }
    let made_to = |other: NationId| change.game.proposals.values().filter(|p| p.turn == turn && p.from == from && p.to.contains(&other)).count();
    if let Some(&busy) = to.iter().find(|&&other| made_to(other) >= usize::from(limit)) {
        return Err(Refusal::TooManyOffers { to: busy, limit });
    }
    let same = |p: &Proposal| p.open && p.from == from && p.to == to && p.text == *text;
    if change.game.proposals.values().any(same) {
        return Err(Refusal::Duplicate { what: Already::Offered });
    }
    let id = (0..100).map(|nth| ProposalId::of(turn, from, to[0], nth)).find(|id| !change.game.proposals.contains_key(id));
    let id = id.ok_or(Refusal::TooManyOffers { to: to[0], limit })?;
    let concerned: Vec<NationId> = to.iter().copied().chain([from]).collect();
    let audience = if private { change.game.seats_of(change.scenario, &concerned) } else { SeatSet::ALL };
    let proposal = Proposal { from, to: to.to_vec(), text: text.clone(), turn, answers: vec![None; to.len()], open: true, counters, private };
    change.emit(audience, Event::Proposed { id, proposal });
    Ok(())
}

fn audience_of(change: &Change, proposal: &Proposal) -> SeatSet {
    if !proposal.private {
        return SeatSet::ALL;
    }
    let concerned: Vec<NationId> = proposal.to.iter().copied().chain([proposal.from]).collect();
    change.game.seats_of(change.scenario, &concerned)
}

/// Answers an offer.
///
/// # Errors
/// It is not open, not to this nation, or answered already.
pub fn answer(change: &mut Change, nation: NationId, id: ProposalId, answer: &Answer) -> Result<(), Refusal> {
    let proposal = change.game.proposals.get(&id).filter(|proposal| proposal.open).ok_or(Refusal::NotOnOffer)?;
    let at = proposal.to.iter().position(|&to| to == nation).ok_or(Refusal::NotOnOffer)?;
    if proposal.answers[at].is_some() {
        return Err(Refusal::NotOnOffer);
    }
    if let Answer::Refuse { why } = answer
        && why.len() > 16
    {
        return Err(Refusal::TooLarge { what: What::List, limit: 16 });
    }
    let audience = audience_of(change, proposal);
    change.emit(audience, Event::Answered { id, nation, answer: answer.clone() });
    Ok(())
}

/// Takes one's own offer off the table.
///
/// # Errors
/// It is not open, or another's.
pub fn withdraw(change: &mut Change, nation: NationId, id: ProposalId) -> Result<(), Refusal> {
    let proposal = change.game.proposals.get(&id).filter(|proposal| proposal.open && proposal.from == nation).ok_or(Refusal::NotOnOffer)?;
    let audience = audience_of(change, proposal);
    change.emit(audience, Event::Withdrawn { id });
    Ok(())
}

/// Gives notice of an agreement: a treaty ends after a year, anything less with the next turn.
///
/// # Errors
/// There is none in force with this nation as a party, or notice was given already.
pub fn denounce(change: &mut Change, nation: NationId, id: AgreementId) -> Result<(), Refusal> {
    let agreement = change.game.agreement(id).ok_or(Refusal::NoSuch { what: What::Agreement })?;
    let bound = agreement.status == AgreementStatus::InForce && agreement.text.parties.contains(&nation) && agreement.ends_turn.is_none();
    if !bound {
        return Err(Refusal::NotBound { nation, agreement: id });
    }
    let turns = match agreement.text.instrument {
        Instrument::Treaty => YEAR_HOURS.div_ceil(change.scenario.turn_hours.max(Hours(1))).min(1_000) as u16,
        Instrument::Arrangement | Instrument::Declaration => 1,
    };
    let ends_turn = change.game.turn.saturating_add(turns);
    change.emit_to_all(Event::Denounced { id, by: nation, ends_turn });
    Ok(())
}

/// What stands accepted binds; offers of this turn that were not accepted lapse; what has run out ends; parliaments go on.
pub fn resolve(change: &mut Change) {
    let settled: Vec<(ProposalId, bool)> = change
        .game
        .proposals
        .iter()
        .filter(|(_, proposal)| proposal.open)
        .map(|(&id, proposal)| (id, proposal.answers.iter().all(|answer| *answer == Some(Answer::Accept))))
        .collect();
    for (id, accepted) in settled {
        let proposal = change.game.proposals[&id].clone();
        let audience = audience_of(change, &proposal);
        change.emit(audience, Event::ProposalLapsed { id });
        if accepted {
            make(change, &proposal.text, SeatSet::ALL);
        }
    }
    let turn = change.game.turn;
    let moved: Vec<(AgreementId, AgreementStatus)> = change
        .game
        .agreements
        .iter()
        .enumerate()
        .filter_map(|(index, agreement)| {
            let over = agreement.has_run_out(turn) && agreement.status == AgreementStatus::InForce;
            over.then_some((AgreementId(index as u16), AgreementStatus::Lapsed))
        })
        .collect();
    for (id, status) in moved {
        change.emit_to_all(Event::AgreementMoved { id, status });
    }
    ratification::resolve(change);
}

/// An agreement comes about: in force at once, or before parliaments if it is a treaty.
pub fn make(change: &mut Change, text: &AgreementText, audience: SeatSet) {
    let status = match text.instrument {
        Instrument::Treaty => AgreementStatus::Ratifying,
        Instrument::Arrangement | Instrument::Declaration => AgreementStatus::InForce,
    };
    let id = AgreementId(change.game.agreements.len() as u16);
    let agreement = Agreement {
        def: None,
        text: text.clone(),
        status,
        since_turn: Some(change.game.turn),
        ends_turn: None,
        suspended_until: None,
        made_here: true,
        ratifying: if status == AgreementStatus::Ratifying { before_parliaments(change.scenario, &text.parties) } else { Vec::new() },
    };
    change.emit(audience, Event::AgreementMade { id, agreement });
    if status == AgreementStatus::InForce {
        ratification::supersede(change, id);
    } else {
        // The neighbours worry about treaties of defence, the more the wider they are.
        let by = change.scenario.parameters.get(crate::rules::vocab::parameter::Param::RegionTreaty);
        support::region(change, Thousandths::of(-by * (text.parties.len() as i32 - 1) / 3), Driver::Ratification);
    }
    for clause in &text.clauses {
        clause::agreed(change, clause);
    }
}
