//! Consulting a host that has agreed to be asked: a clause that gives permission after consultation yields it so many turns after the
//! question, unless the host says no. What was granted holds while tension is no higher than when it was granted.
//!
//! DESIGN.md section 4 has the delay; that silence consents, and that a rise in tension asks anew, are assumptions (docs/RULES.md).

use super::permission;
use crate::catalog::NationId;
use crate::catalog::clause::{Consent, Tension};
use crate::rules::change::Change;
use crate::rules::event::Event;
use crate::rules::state::Game;
pub use crate::rules::vocab::agreement::Consultation;
use crate::rules::vocab::error::{Already, Refusal, What};
use crate::rules::vocab::ids::{AgreementId, SeatSet};

impl Consultation {
    /// Whether it lets the nation act under the clause at this tension.
    pub fn lets(&self, nation: NationId, agreement: AgreementId, clause: u16, tension: Tension) -> bool {
        self.granted == Some(true) && self.is_about(nation, agreement, clause) && tension <= self.tension
    }

    /// Whether it is this question, still under way.
    pub fn is_open(&self, nation: NationId, agreement: AgreementId, clause: u16) -> bool {
        self.granted.is_none() && self.is_about(nation, agreement, clause)
    }

    fn is_about(&self, nation: NationId, agreement: AgreementId, clause: u16) -> bool {
        self.nation == nation && self.agreement == agreement && self.clause == clause
    }
}

/// The turns that consulting under a clause takes now; `None` if the clause needs none, or gives the nation nothing at this tension.
pub fn turns(game: &Game, nation: NationId, agreement: AgreementId, clause: u16) -> Option<u8> {
    let known = game.agreements.get(agreement.index()).filter(|known| known.is_bound(nation))?;
    let (_, text) = known.live_clauses(game.turn).find(|(number, _)| *number == clause)?;
    let (host, access) = text.access_of(nation).filter(|(_, access)| access.consent.is_consultation())?;
    let tension = permission::tension_between(game, host, nation);
    if tension > access.up_to || !access.holds_in(game.turn) {
        return None;
    }
    match permission::consent_now(game, nation, agreement, clause, text, tension) {
        Consent::Consult(turns) if turns > 0 => Some(turns),
        Consent::Consult(_) | Consent::Automatic | Consent::Veto => None,
    }
}

/// Opens a consultation.
///
/// # Errors
/// The clause asks for none, one is under way or was refused this turn, or the limit on offers between the two is reached.
pub fn ask(change: &mut Change, nation: NationId, agreement: AgreementId, clause: u16) -> Result<(), Refusal> {
    let turn = change.game.turn;
    let same = |known: &Consultation| known.is_about(nation, agreement, clause);
    // What was refused may be asked again next turn, like any offer.
    if change.game.consultations.iter().any(|known| same(known) && (known.granted.is_none() || known.turn == turn)) {
        return Err(Refusal::Duplicate { what: Already::Asked });
    }
    let turns = turns(&change.game, nation, agreement, clause).ok_or(Refusal::NoSuch { what: What::Permission })?;
    let text = change.game.agreements[agreement.index()].clauses().get(usize::from(clause));
    let asked = text.and_then(|text| text.access_of(nation)).ok_or(Refusal::NoSuch { what: What::Permission })?;
    let (host, operation) = (asked.0, asked.1.operation);
    let limit = change.scenario.offers_per_pair;
    let asked = change.game.consultations.iter().filter(|known| known.nation == nation && known.host == host && known.turn == turn).count();
    if asked >= usize::from(limit) {
        return Err(Refusal::TooManyOffers { to: host, limit });
    }
    let tension = permission::tension_between(&change.game, host, nation);
    let due_turn = turn.saturating_add(u16::from(turns) - 1);
    let consultation = Consultation { nation, host, agreement, clause, operation, tension, turn, due_turn, granted: None };
    let audience = audience(change, &consultation);
    change.emit(audience, Event::PermissionAsked { consultation });
    Ok(())
}

/// The host says no.
///
/// # Errors
/// There is no such question, it is another's to answer, or it was answered.
pub fn refuse(change: &mut Change, host: NationId, nation: NationId, agreement: AgreementId, clause: u16) -> Result<(), Refusal> {
    let known = change.game.consultations.iter().find(|known| known.host == host && known.is_open(nation, agreement, clause)).copied();
    settle(change, known.ok_or(Refusal::NotOnOffer)?, false);
    Ok(())
}

/// Time has passed: what no host refused is granted; what has lost its clause is not.
pub fn resolve(change: &mut Change) {
    let turn = change.game.turn;
    let due: Vec<Consultation> =
        change.game.consultations.iter().filter(|known| known.granted.is_none() && known.due_turn <= turn).copied().collect();
    for known in due {
        let tension = permission::tension_between(&change.game, known.host, known.nation);
        let lives = change.game.agreements[known.agreement.index()].live_clauses(turn).any(|(number, _)| number == known.clause);
        settle(change, known, lives && tension <= known.tension);
    }
}

fn settle(change: &mut Change, known: Consultation, granted: bool) {
    let audience = audience(change, &known);
    let Consultation { nation, agreement, clause, .. } = known;
    change.emit(audience, Event::PermissionAnswered { nation, agreement, clause, granted });
}

/// Only the two concerned know what is asked of whom.
fn audience(change: &Change, known: &Consultation) -> SeatSet {
    change.game.seats_of(change.scenario, &[known.nation, known.host])
}
